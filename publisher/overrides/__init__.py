"""Overrides: what a desk states of a story beside its words, in front matter or in a sidecar, and that it wins.

In: a file of copy, with its sidecar if there is one. Out: the copy as an intake shall read it, and the reading of it
with what was stated put in the place of what was inferred. Where the two differ, a note says so; what cannot be
understood is an error at its line. The words of the copy are never changed.
"""

from publisher.overrides.front_matter import begins_with_front_matter, taken_out
from publisher.overrides.laying import laid_over
from publisher.overrides.statement import Statement
from publisher.overrides.tables import sidecar
from publisher.reading import CopyFile, Reading

__all__ = ["Statement", "overridden", "stated"]


def stated(file: CopyFile) -> tuple[CopyFile, tuple[Statement, ...]]:
    """The copy without its front matter, byte for byte as long, and what is stated; the last to state a key wins."""
    copy, statements = file, tuple[Statement, ...]()
    if begins_with_front_matter(file.content):
        copy, statements = taken_out(file)
    if file.sidecar is not None:
        statements = (*statements, sidecar(file, file.sidecar))
    headlines = [one.overrides.headline for one in statements if one.overrides.headline]
    return (CopyFile(copy.path, copy.content, None, headlines[-1]) if headlines else copy), statements


def overridden(reading: Reading, file: CopyFile, statements: tuple[Statement, ...]) -> Reading:
    """The reading of ``file`` with these statements laid over what was read of its copy."""
    for statement in statements:
        reading = laid_over(reading, statement)
    return Reading(file, reading.article, reading.labels, reading.notes)
