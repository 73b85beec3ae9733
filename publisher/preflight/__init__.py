"""Preflight: would the plant take this page, and is this edition whole?

In: a finished PDF, ours or anybody's, and the plant's profile; or the pages of an edition, its map and its words.
Out: a ``Report`` of findings, each with its rule. The folder is the registry: every module here that has ``RULES`` is
one family of rules. Nothing here changes a file, and no bytes whatever raise: what cannot be read is a finding too.
A PDF library is loaded only to examine.
"""

import pkgutil
from hashlib import sha256
from importlib import import_module

import msgspec

from publisher.preflight.report import Box, Finding, Inspection, NotRun, Report, Severity, as_json, as_text
from publisher.preflight.whole import Expected, Sent, StoryWords
from publisher.press import PressProfile
from publisher.typeset.pagemap import EditionMap

__all__ = [
    "Box",
    "Expected",
    "Finding",
    "Inspection",
    "NotRun",
    "Report",
    "Sent",
    "Severity",
    "StoryWords",
    "as_json",
    "as_text",
    "examine",
    "examine_edition",
    "families",
    "inspect",
]


def examine(pdf: bytes, profile: PressProfile, *, file: str = "", expects: tuple[str, ...] = ()) -> Report:
    """Hold one PDF against every rule.

    ``file`` is the name the report gives it, a bare name or a path below the output folder. ``expects`` are passages
    that have to stand in it, once each; those of an edition are for ``examine_edition``.
    """
    return inspect(pdf, profile, file=file, expects=expects).report


def inspect(pdf: bytes, profile: PressProfile, *, file: str = "", expects: tuple[str, ...] = ()) -> Inspection:
    """The same, with a picture of each page, a map of its ink and the type that stands on it."""
    made: Inspection = import_module(f"{__name__}.examination").inspection_of(pdf, profile, file, expects)
    report = msgspec.structs.replace(made.report, sha256=sha256(pdf).hexdigest())
    return msgspec.structs.replace(made, report=report)


def examine_edition(
    pages: tuple[Sent, ...], edition: EditionMap, expected: Expected, profile: PressProfile, *, file: str = ""
) -> Report:
    """Hold a whole edition against what it was to be: the pages that are sent, the page map, the words expected.

    ``file`` is the name the report gives it.
    """
    made: Report = import_module(f"{__name__}.edition").report_on(pages, edition, expected, profile, file)
    return made


def families() -> tuple[str, ...]:
    """The names of the modules that hold rules or serve them, in alphabetical order."""
    return tuple(sorted(f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__)))
