"""Rules about pictures: whether they hold out at the size they are printed.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Callable, Iterator

from pikepdf import Object

from publisher.preflight.content import Kind, Painted
from publisher.preflight.report import Severity
from publisher.preflight.rules import Check, Found, Rule, Subject

# GWG 2022 R0031 and R0032 for news; pictures of 16 pixels and less are not looked at. From how many pixels on a picture
# prints well the press profile says; where it does not, it is 150 (R0031).
TOO_FEW_PPI, LINE_ART_PPI = 100.0, 550.0
TINY_PIXELS = 16


def _resolution(least: float, most: float | None, wanted: Callable[[Object], bool]) -> Check:
    """A check for pictures from ``least`` to below ``most`` pixels an inch, which is the plant's least if ``None``."""

    def check(subject: Subject) -> Iterator[Found]:
        below = float(subject.profile.least_ppi) if most is None else most
        for mark in subject.painted:
            if _is_looked_at(mark, wanted) and least <= mark.ppi < below:
                message = f"a picture has {mark.ppi:.0f} pixels an inch where it stands"
                hint = f"bring it with {below:.0f} at least, or print it smaller"
                yield Found(message=message, hint=hint, page=mark.page, where=mark.where)

    return check


def _is_looked_at(mark: Painted, wanted: Callable[[Object], bool]) -> bool:
    picture = mark.resource
    if mark.kind is not Kind.PICTURE or picture is None:
        return False
    sides = (int(picture.get("/Width", 0)), int(picture.get("/Height", 0)))
    return max(sides) > TINY_PIXELS and wanted(picture)


def _is_line_art(picture: Object) -> bool:
    return bool(picture.get("/ImageMask", False)) or picture.get("/BitsPerComponent") == 1


def _is_photograph(picture: Object) -> bool:
    return not _is_line_art(picture)


RULES = (
    Rule("P01", "A picture has at least 100 pixels an inch", "GWG 2022 R0031", Severity.REJECT,
         _resolution(0.0, TOO_FEW_PPI, _is_photograph)),
    Rule("P02", "A picture has at least 150 pixels an inch, or as many as the plant asks",
         "GWG 2022 R0031; the press profile", Severity.WARN, _resolution(TOO_FEW_PPI, None, _is_photograph)),
    Rule("P03", "Line art has at least 550 pixels an inch", "GWG 2022 R0032", Severity.REJECT,
         _resolution(0.0, LINE_ART_PPI, _is_line_art)),
)  # fmt: skip
