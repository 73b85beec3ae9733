"""A reading: what an intake made of one file of copy.

In: the path and the bytes of the file. Out: the article, or none where the copy is refused; a label for every byte; the
notes. Reading is total: there is no copy for which an intake raises.
"""

import re
from operator import attrgetter

import msgspec

from publisher.model import Article, Label, Role
from publisher.notes import Note
from publisher.text.spans import Span

SIDECAR = ".toml"
# "pier.txt", and "pier.nitf.xml" too, hold the story "pier".
_ENDING = re.compile(r"(?<=.)(?:\.(?:nitf|newsml|ninjs))?\.[^.]*$", re.IGNORECASE)

_span = attrgetter("span")


class CopyFile(msgspec.Struct, frozen=True):
    """One file as the desk dropped it; ``path`` is the desk's name for it, with ``/`` between folders.

    ``sidecar`` is the TOML that lies beside the copy under the same name. ``headline`` is what front matter or sidecar
    give, for copy that may have none of its own.
    """

    path: str
    content: bytes
    sidecar: bytes | None = None
    headline: str | None = None

    @property
    def stem(self) -> str:
        """The file's name without folders and ending: the story's id where the copy gives none."""
        return _ENDING.sub("", self.path.rpartition("/")[2])

    @property
    def sidecar_path(self) -> str:
        """The desk's name for the sidecar, whether there is one or not."""
        folder, between, _ = self.path.rpartition("/")
        return f"{folder}{between}{self.stem}{SIDECAR}"


class Reading(msgspec.Struct, frozen=True):
    """``labels`` follow one another from the first byte to the last; ``article`` is ``None`` for a refusal."""

    file: CopyFile
    article: Article | None
    labels: tuple[Label, ...]
    notes: tuple[Note, ...]


def reading_of(file: CopyFile, article: Article | None, labels: list[Label], notes: tuple[Note, ...]) -> Reading:
    """The reading of copy that was read: a label for every byte, and the notes in the order of their places."""
    in_order = sorted(notes, key=lambda note: (note.line, note.column, note.code))
    return Reading(file, article, partition(labels, len(file.content)), tuple(in_order))


def refusal(file: CopyFile, note: Note) -> Reading:
    """The reading of copy that cannot be read, and why."""
    whole = Label(Role.UNCLASSIFIED, Span(0, len(file.content)), "refused")
    return Reading(file, None, (whole,) if file.content else (), (note,))


def partition(labels: list[Label], size: int) -> tuple[Label, ...]:
    """Labels in order, with the bytes between them labelled as blank, so that together they are the whole copy.

    Of labels that overlap, the later one has what is left.
    """
    whole: list[Label] = []
    at, blank = 0, Role.BLANK
    for label in sorted(labels, key=_span):
        start, end = label.span.start, label.span.end
        if start < at or end > size:
            start, end = max(start, at), min(end, size)
            label = Label(label.role, Span(start, end), label.rule)  # noqa: PLW2901  what is left of it
        if start >= end:
            continue
        if start > at:
            whole.append(Label(blank, Span(at, start), "between"))
        whole.append(label)
        at = end
    if at < size:
        whole.append(Label(blank, Span(at, size), "between"))
    return tuple(whole)
