"""Lines of type.

In: runs of words, each in one setting. Out: ``Line``, which knows how wide it runs.
Nothing here decides where a line ends.
"""

from dataclasses import dataclass

from publisher.typeset.faces import Setting

HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Run:
    """Words, or one word, in one setting."""

    text: str
    setting: Setting


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs, what is added to each word space and to every sign, and where in the measure it starts.

    ``hyphenated`` says that the hyphen at its end is ours.
    """

    runs: tuple[Run, ...]
    word_space_pt: float = 0.0
    letter_space_pt: float = 0.0
    indent_pt: float = 0.0
    hyphenated: bool = False

    @property
    def text(self) -> str:
        """The line's words, with the space or hyphen at its end."""
        return "".join(run.text for run in self.runs)

    @property
    def width_pt(self) -> float:
        """How wide it runs without the space at its end. A space parts what is shaped: nothing kerns across it."""
        words = [(word, run.setting) for run in self.runs for word in run.text.split(" ")]
        text = self.text.rstrip(" ")
        spaces_pt = sum(run.setting.space_pt * run.text.count(" ") for run in self.runs)
        trailing_pt = self.runs[-1].setting.space_pt * (len(self.text) - len(text))
        natural_pt = sum(setting.width_pt(word) for word, setting in words) + spaces_pt - trailing_pt
        return natural_pt + self.word_space_pt * text.count(" ") + self.letter_space_pt * max(0, len(text) - 1)
