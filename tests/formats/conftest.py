"""Fixtures for the formats."""

import datetime as dt
import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import pikepdf
import pytest
import skimage.data
from PIL import Image

from publisher import plan
from publisher.build import file_newsroom
from publisher.formats.press import FORMAT
from publisher.formats.press.render import renderer
from publisher.order import newsroom_of
from publisher.plan import Newsroom, Target
from publisher.typeset.pagemap import EditionMap
from tests.desk import HOUSE, Desk

DAY = dt.date(2015, 10, 8)
_NOTICE = "A version of this article appeared in the print edition of The Straits Times on October 08, 2015"
_SENTENCE = (
    "The harbour board voted for a second pier, said its chairman on Monday, and the extraordinarily long "
    "deliberations of its subcommittee continue."
)
_EDITION = """
pages = 4

[[stories]]
story = "lead"
page = 1
jump = 3

[[advertisements]]
file = "chandlers.pdf"
page = 2
columns = 2
height_mm = 58.2
client = "Ash & Sons, chandlers"

[[advertisements]]
file = "ferry.png"
page = 3
column = 5
columns = 2
height_mm = 58.2
"""


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test in which WeasyPrint had anything to say: a face it missed, a rule it did not understand."""
    painter = logging.getLogger("weasyprint")
    caplog.set_level(logging.WARNING, painter.name)
    painter.addHandler(caplog.handler)
    yield
    painter.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records] == []


def long_copy(headline: str, paragraphs: int, *more: str) -> str:
    """Copy of a story of 8 October 2015; ``more`` stands behind its first paragraph."""
    first, *others = [f"Paragraph {n}. {_SENTENCE}" for n in range(paragraphs)]
    notice = f"{_NOTICE}, with the headline {headline}."
    return "\n\n".join((headline, f"MARLOW • {first}", *more, *others, "REUTERS", notice)) + "\n"


@dataclass(frozen=True)
class Edition:
    """A small edition of four pages: a story that jumps, a picture, an advertisement of each kind."""

    room: Newsroom
    targets: dict[str, Target]
    made: Callable[[str], bytes]

    @property
    def map(self) -> EditionMap:
        return msgspec.json.decode(self.made("print/2015-10-08/pagemap.json"), type=EditionMap)


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The edition, with what is made of it made once."""
    desk = Desk.open(tmp_path_factory.mktemp("edition") / "newsroom", f"{HOUSE}proofs = true\n")
    desk.drop("lead.txt", long_copy("Board votes for a second pier", 95, "[quay.jpg] The quay. PHOTO: LENA HOBB"))
    for n, name in enumerate(("Ferry", "Tide", "Clock", "Whale"), start=1):
        desk.drop(f"story-{n}.txt", long_copy(f"{name} comes back to Marlow in spring", 14))
    photograph = Image.open(Path(skimage.data.__file__).parent / "motorcycle_left.png")
    photograph.convert("RGB").save(desk.root / "seeds" / "quay.jpg", quality=90)
    folder = desk.root / "editions" / DAY.isoformat()
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(_EDITION)
    with newsroom_of(desk.order("press")) as room:
        size = (2 * room.press.column_width_mm + room.press.gutter_mm, 15 * 11 * 25.4 / 72)
        (folder / "chandlers.pdf").write_bytes(_advertisement(*(length * 72 / 25.4 for length in size)))
        Image.new("RGB", (900, round(900 * size[1] / size[0])), "#0a5").save(folder / "ferry.png")
        file_newsroom(room)
        targets = {target.path: target for target in plan.targets_of([FORMAT], room)}
        render = renderer(room)
        yield Edition(room, targets, cache(lambda path: render(targets[path])))


def _advertisement(width: float, height: float) -> bytes:
    """Magenta with a cyan quarter, in a group of its own, overprinting, and tagged by whoever made it."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(width, height))
    page = document.pages[0]
    page.obj.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1)
    page.add_resource(document.make_indirect(state), pikepdf.Name.ExtGState, pikepdf.Name.Over)
    ground, quarter = f"0 0 {width} {height} re f", f"0 0 {width / 2} {height / 2} re f"
    page.contents_add(f"/P <</MCID 0>> BDC 0 1 0 0 k {ground} 1 0 0 0 k {quarter} EMC q /Over gs Q".encode())
    out = io.BytesIO()
    document.save(out, static_id=True)
    return out.getvalue()
