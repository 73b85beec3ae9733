"""Rules about transparency: where the standard has none there is none, and a blend mode is one of those PDF knows.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Iterator

from pikepdf import Stream

from publisher.preflight.report import Severity
from publisher.preflight.rules import X1A, X4, Found, Rule, Subject

# ISO 32000-1 11.3.5, tables 136 and 137.
_BLENDS = {
    "Normal", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
    "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
}  # fmt: skip


def _transparent(subject: Subject) -> Iterator[Found]:
    if subject.standard.transparency:
        return
    for mark in subject.painted:
        if mark.transparent or _has_mask(mark.resource):
            message = f"something is transparent, which {subject.profile.standard} does not know"
            yield Found(message=message, hint="flatten it", page=mark.page, where=mark.where)


def _has_mask(resource: object) -> bool:
    return isinstance(resource, Stream) and "/SMask" in resource


def _blends(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.blend not in _BLENDS:
            message = f"the blend mode {mark.blend!r} is none that PDF knows"
            yield Found(message=message, hint="use Normal or Multiply", page=mark.page, where=mark.where)


RULES = (
    Rule("T01", "Nothing is transparent where the plant's standard has no transparency",
         X1A, Severity.REJECT, _transparent),
    Rule("T02", "Blend modes are those PDF knows", f"{X4}; ISO 32000-1 11.3.5", Severity.REJECT, _blends),
)  # fmt: skip
