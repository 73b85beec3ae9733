"""Lists: the stories that share a front, and how its older ones are dealt out to further pages.

In: the places of stories in the running order, newest first. Out: which of them the front shows, and which each page of
older stories. Those pages are numbered from the oldest and are always full, so that a story that is added changes the
front and, now and then, makes one page more; it never moves a story from one page to the next. Arithmetic only.
"""

from collections.abc import Iterator, Sequence

import msgspec

from publisher.formats.web.kinds import Kind

MOST = 24  # stories on a front; older ones are on the pages behind it
FULL = 20  # stories on a page of older ones


class Listed(msgspec.Struct, frozen=True):
    """A list of stories: what sort it is, its name (the paper's own has none), where its front lies, its stories."""

    kind: Kind
    name: str
    place: str
    stories: Sequence[int]

    @property
    def newest(self) -> Sequence[int]:
        """Those on the front."""
        return self.stories[:MOST]

    @property
    def last(self) -> int:
        """The number of the page behind the front; 0 where the front shows every story.

        Some of the stories on that page are on the front as well, so that neither is ever thin.
        """
        return max(0, -(-(len(self.stories) - MOST) // FULL))

    def page(self, number: int) -> Sequence[int]:
        """The stories on one page of older ones."""
        end = len(self.stories) - FULL * (number - 1)
        return self.stories[end - FULL : end]

    def pages(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Every page of older stories with its number, the oldest first."""
        return ((number, self.page(number)) for number in range(1, self.last + 1))
