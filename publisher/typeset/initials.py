"""Drop caps: the large initial a story may open with, beside its first lines.

In: a face, the setting of the text, how many lines deep. Out: the setting of the initial, whose capitals reach from the
top of the first line's capitals to the baseline of the last beside it; the initial itself, and how far those lines
stand in. Nothing here decides which story has one.
"""

from dataclasses import dataclass

from publisher.typeset.copy import Kind, Passage
from publisher.typeset.faces import Face, Setting
from publisher.typeset.lines import Line, Run

_GAP_EMS = 0.25  # of the text, between the initial and the lines beside it


@dataclass(frozen=True, slots=True)
class Initial:
    """One initial as it is set: ``lines`` of text stand beside it, each ``indent_pt`` in."""

    line: Line
    lines: int
    indent_pt: float

    @property
    def setting(self) -> Setting:
        return self.line.runs[0].setting

    def top_pt(self, text: Setting) -> float:
        """From the top of the text's first line to the top of its own, so that both stand on one baseline."""
        return (self.lines - 1) * text.leading_pt + text.drop_pt - self.setting.drop_pt


def initial_setting(face: Face, text: Setting, lines: int) -> Setting:
    """The setting of an initial that is so many lines deep."""
    height_pt = (lines - 1) * text.leading_pt + text.face.cap_height * text.size_pt
    return Setting("initial", face, height_pt / face.cap_height, lines * text.leading_pt, ligatures=False)


def initial_of(passage: Passage, setting: Setting, text: Setting, lines: int) -> Initial | None:
    """The initial of a passage; ``None`` where it is no text, has a place before it, or opens with another sign.

    A quotation mark before a drop cap is too small or too large; such a passage opens like any other.
    """
    sign, rest = passage.text[:1], passage.text[1:2]
    if passage.kind is not Kind.TEXT or any(passage.opening) or not sign.isupper():
        return None
    # The space after a word of one letter goes with the initial, for whoever takes the words out of a PDF.
    run = Run(f"{sign} " if rest == " " else sign, setting)
    bearing_pt = setting.face.bearing(sign) * setting.size_pt
    line = Line((run,), indent_pt=-bearing_pt)
    return Initial(line, lines, line.width_pt - bearing_pt + _GAP_EMS * text.size_pt)
