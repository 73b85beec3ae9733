"""Rules about an edition's stories where they stand: each with all that is its own inside its box.

In: an edition, its page map laid over its type. Out: what breaks a rule. That all its words are there is looked at in
``edition``; here it is whether they run into what stands beside them.
"""

from collections.abc import Iterator

from publisher.preflight.issue import Issue, Part
from publisher.preflight.report import Severity, TypeLine
from publisher.preflight.rules import Found, Rule
from publisher.typeset.pagemap import Box as Area

_SAME_MM = 0.1
# As in the rules about margins: type hangs into the margin, and a line may end in a space that was stretched.
_HANG_MM, _SPACE_EM = 2.0, 0.6


def _boxes(issue: Issue) -> Iterator[Found]:
    for parts in issue.parts.values():
        for part in parts:
            for what, area in _areas(part):
                if _outside_mm(area, part.placed.box) > _SAME_MM:
                    message = f"{what} of “{part.placed.headline}” stands outside the story"
                    yield _at(part, message, "mend the page map: whoever opens the story would not see it")


def _areas(part: Part) -> Iterator[tuple[str, Area]]:
    placed = part.placed
    named = (("the headline", placed.head), ("the deck", placed.deck), ("a pulled quotation", placed.quote))
    yield from ((what, area) for what, area in named if area)
    yield from (("a column", area) for area in placed.columns)
    for picture in placed.pictures:
        yield "a picture", picture.box
        if picture.caption:
            yield "a caption", picture.caption


def _outside_mm(area: Area, box: Area) -> float:
    """How far an area reaches out of a box, where it reaches farthest."""
    return max(
        box.left_mm - area.left_mm,
        box.top_mm - area.top_mm,
        area.left_mm + area.width_mm - box.left_mm - box.width_mm,
        area.top_mm + area.height_mm - box.top_mm - box.height_mm,
    )


def _lines(issue: Issue) -> Iterator[Found]:
    for parts in issue.parts.values():
        for part in parts:
            right_mm = part.placed.box.left_mm + part.placed.box.width_mm
            for line in issue.lines_in(part):
                if _end_mm(line) > right_mm + _HANG_MM:
                    message = f"a line of “{part.placed.headline}” runs out of its box: “{line.text.strip()}”"
                    yield _at(part, message, "set it narrower, or break it")


def _end_mm(line: TypeLine) -> float:
    """Where the last letter of a line ends."""
    size_mm = line.where.bottom_mm - line.where.top_mm
    return line.where.right_mm - (_SPACE_EM * size_mm if line.text.endswith(" ") else 0.0)


def _at(part: Part, message: str, hint: str) -> Found:
    return Found(message=message, hint=hint, page=part.page.number, box=part.where)


PLACE_RULES = (
    Rule("E13", "Headline, columns, pictures and captions of a story lie in its box", "the page map", Severity.REJECT,
         _boxes),
    Rule("E14", "No line of a story runs out of its box at the right",
         "practice: it would run into the next story", Severity.WARN, _lines),
)  # fmt: skip
