"""A reading: what an intake made of one file of copy.

In: the path and the bytes of the file. Out: the article, or none where the copy is refused; a label for every byte; the
notes. Reading is total: there is no copy for which an intake raises.
"""

import msgspec

from publisher.model import Article, Label, Role
from publisher.notes import Note
from publisher.text.spans import Span


class CopyFile(msgspec.Struct, frozen=True):
    """One file as the desk dropped it; ``path`` is the desk's name for it, with ``/`` between folders."""

    path: str
    content: bytes

    @property
    def stem(self) -> str:
        """The file's name without folders and ending: the story's id where the copy gives none."""
        return self.path.rpartition("/")[2].rpartition(".")[0] or self.path.rpartition("/")[2]


class Reading(msgspec.Struct, frozen=True):
    """``labels`` follow one another from the first byte to the last; ``article`` is ``None`` for a refusal."""

    file: CopyFile
    article: Article | None
    labels: tuple[Label, ...]
    notes: tuple[Note, ...]


def refusal(file: CopyFile, note: Note) -> Reading:
    """The reading of copy that cannot be read, and why."""
    whole = Label(Role.UNCLASSIFIED, Span(0, len(file.content)), "refused")
    return Reading(file, None, (whole,) if file.content else (), (note,))


def partition(labels: list[Label], size: int) -> tuple[Label, ...]:
    """Labels in order, with the bytes between them labelled as blank, so that together they are the whole copy.

    The labels given must not overlap.
    """
    whole: list[Label] = []
    at = 0
    for label in sorted(labels, key=lambda one: one.span):
        if label.span.start > at:
            whole.append(Label(Role.BLANK, Span(at, label.span.start), "between"))
        whole.append(label)
        at = label.span.end
    if at < size:
        whole.append(Label(Role.BLANK, Span(at, size), "between"))
    return tuple(whole)
