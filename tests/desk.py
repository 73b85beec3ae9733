"""A newsroom in a temporary folder: drop copy, build, look at what came out."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from publisher.build import build
from publisher.order import Order
from publisher.outcome import Outcome

AS_OF = dt.datetime(2015, 10, 8, 12, tzinfo=dt.UTC)
HOUSE = 'extends = "straits-times"\naddress = "https://news.example.org"\n'
STORY = """{headline}

{place} • The harbour board voted for a second pier. "It is time," said its chairman.

Work begins in spring.

REUTERS

A version of this article appeared in the print edition of The Straits Times on October 08, 2015, with the headline \
{headline}.
"""


def story(headline: str = "Board votes for a second pier", place: str = "MARLOW") -> str:
    """Copy of a short story that gives no note."""
    return STORY.format(headline=headline, place=place)


@dataclass(frozen=True)
class Desk:
    """One newsroom below ``root``."""

    root: Path

    @classmethod
    def open(cls, root: Path, house: str = HOUSE) -> "Desk":
        (root / "seeds").mkdir(parents=True)
        (root / "publisher.toml").write_text(house)
        return cls(root)

    @property
    def output(self) -> Path:
        return self.root / "output"

    def drop(self, name: str, copy: str | bytes) -> Path:
        path = self.root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(copy.encode() if isinstance(copy, str) else copy)
        return path

    def order(self, *formats: str, as_of: dt.datetime = AS_OF, jobs: int = 1) -> Order:
        house_file = self.root / "publisher.toml"
        return Order(
            house_file=house_file, output=self.output, formats=formats or ("web", "feeds"), as_of=as_of, jobs=jobs
        )

    def build(self, *formats: str, as_of: dt.datetime = AS_OF, jobs: int = 1) -> Outcome:
        return build(self.order(*formats, as_of=as_of, jobs=jobs))

    def files(self) -> dict[str, bytes]:
        """Every output file, by its path below the output folder."""
        found = (Path(folder) / name for folder, _, names in os.walk(self.output) for name in names)
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}

    def mtimes(self) -> dict[str, int]:
        return {name: (self.output / name).stat().st_mtime_ns for name in self.files()}
