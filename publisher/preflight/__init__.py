"""Preflight: would the plant take this page?

In: a finished PDF, ours or anybody's, and the plant's profile. Out: a ``Report`` of findings, each with its rule.
The folder is the registry: every module here that has ``RULES`` is one family of rules. Nothing here changes a file,
and no bytes whatever raise: what cannot be read is a finding too. A PDF library is loaded only to examine.
"""

import pkgutil
from hashlib import sha256
from importlib import import_module

import msgspec

from publisher.preflight.report import Box, Finding, NotRun, Overset, Report, Severity, as_json, as_text
from publisher.press import PressProfile

__all__ = ["Box", "Finding", "NotRun", "Overset", "Report", "Severity", "as_json", "as_text", "examine", "families"]


def examine(
    pdf: bytes,
    profile: PressProfile,
    *,
    file: str = "",
    expects: tuple[str, ...] = (),
    overset: tuple[Overset, ...] = (),
) -> Report:
    """Hold one PDF against every rule.

    ``file`` is the name the report gives it, a bare name or a path below the output folder. ``expects`` are the
    passages (headlines, paragraphs) that have to stand on its pages, once each; ``overset`` is what the page map says
    did not fit.
    """
    made: Report = import_module(f"{__name__}.examination").report_on(pdf, profile, file, expects, overset)
    return msgspec.structs.replace(made, sha256=sha256(pdf).hexdigest())


def families() -> tuple[str, ...]:
    """The names of the modules that hold rules or serve them, in alphabetical order."""
    return tuple(sorted(f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__)))
