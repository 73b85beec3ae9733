"""Verdicts: what preflight said of the pages that are to be sent.

In: the digests of the pages and the bytes of ``preflight.json``. Out: for each file that did not pass, why. A verdict
counts only for the bytes it was given on; where there is none, a page has not passed.
"""

from collections.abc import Iterator

import msgspec

_PASSED = {"ok", "warn"}
_SHOWN = 3  # rules named for a rejected page


class _Finding(msgspec.Struct, frozen=True):
    rule: str
    severity: str


class _Verdict(msgspec.Struct, frozen=True):
    """One object of the report; its file is a page, or stands for the edition as a whole."""

    file: str = ""
    outcome: str = ""
    sha256: str = ""
    findings: tuple[_Finding, ...] = ()


def objections(day: str, pages: dict[str, str], report: bytes | None) -> dict[str, str]:
    """Why files of an edition may not be sent, by their names; empty if all passed.

    ``pages`` are the SHA-256 digests of its pages by their files, ``report`` is its ``preflight.json``.
    """
    if report is None:
        return dict.fromkeys(pages, "preflight never looked at it")
    try:
        verdicts = msgspec.json.decode(report, type=tuple[_Verdict, ...])
    except msgspec.DecodeError:
        return dict.fromkeys(pages, "preflight.json cannot be read")
    by_name = {_name(verdict.file, day): verdict for verdict in verdicts}
    return dict(_objections(pages, by_name))


def _name(file: str, day: str) -> str:
    """The file as the page map has it; reports name it by its path below the output folder."""
    return file.removeprefix(f"print/{day}/") or day


def _objections(pages: dict[str, str], verdicts: dict[str, _Verdict]) -> Iterator[tuple[str, str]]:
    for name, sha256 in pages.items():
        verdict = verdicts.get(name)
        if verdict is None:
            yield name, "preflight never looked at it"
        elif verdict.sha256 != sha256:
            yield name, "preflight looked at other bytes than these"
        elif verdict.outcome not in _PASSED:
            yield name, _why(verdict)
    for name, verdict in verdicts.items():
        if name not in pages and verdict.outcome not in _PASSED:
            yield name, _why(verdict)


def _why(verdict: _Verdict) -> str:
    rules = list(dict.fromkeys(finding.rule for finding in verdict.findings if finding.severity == "reject"))
    named = ", ".join(rules[:_SHOWN]) + (" and more" if len(rules) > _SHOWN else "")
    return f"the plant would reject it ({named})" if named else "the plant would reject it"
