"""A composing room for tests: the paper's own faces, and stories to set in them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.formats.press.foundry import cast, shop_of
from publisher.press import read_press_profile
from publisher.typeset.columns import Shop
from publisher.typeset.copy import Kind, Passage, Story
from publisher.typeset.faces import Setting
from publisher.typeset.grid import Grid

BERLINER = read_press_profile("berliner", Path())
SENTENCE = (
    "The council put off its decision on night buses until the spring, when the figures of the winter are known. "
)
GRID = Grid(left_pt=34, top_pt=34, width_pt=825, across=6, rows=110, row_pt=11, gutter_pt=12.75, below_pt=2.4)


@cache
def shop() -> Shop:
    """The faces of the press, with English broken as a paper of Singapore breaks it."""
    with TemporaryDirectory() as folder:
        return shop_of(cast(Path(folder)), "en-SG")


def text(size_pt: float = 8.8) -> Setting:
    return Setting("text", shop().fount.text, size_pt, 11.0, ligatures=False)


def story(paragraphs: int, headline: str = "Night buses wait for the spring", rank: int = 0, deck: str = "") -> Story:
    """A story of so many paragraphs of three sentences; each says its number."""
    passages = tuple(Passage(Kind.TEXT, f"Paragraph {n}. {SENTENCE * 3}".strip()) for n in range(paragraphs))
    return Story(id=headline, rank=rank, headline=headline, kicker="", deck=deck, byline="", passages=passages)
