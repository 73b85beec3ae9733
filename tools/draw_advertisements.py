"""Typeset the advertisements of the demo newsroom and put them beside its editions.

In: ``tools/advertisements/``, a fragment of HTML for each and one style sheet for all; the faces of the press. Out:
PDFs of one page, exactly so many columns by so many rows of the Berliner page, in the four inks, black type
overprinting, the same bytes on every run; one that is wanted on both days is there twice. Nothing here is a whole press
page: no output intent is inside, for that is the newspaper's. Run it as ``python -m tools.draw_advertisements``, with
names of advertisements to typeset only those.
"""

import argparse
import datetime as dt
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pikepdf
from msgspec.structs import replace

from publisher.digests import digest
from publisher.fonts import PRESS_CUTS, Cut
from publisher.fonts.cutting import press_cut
from publisher.formats.press.finish import PageFacts, finish
from publisher.formats.press.painter import Painter
from publisher.press import read_press_profile

SOURCE = Path(__file__).with_name("advertisements")
EDITIONS = Path(__file__).parent.parent / "examples/harbour-courier/editions"
THURSDAY, FRIDAY = dt.date(2016, 5, 12), dt.date(2016, 5, 13)
BOTH = (THURSDAY, FRIDAY)
BERLINER = read_press_profile("berliner", Path())
MM_PER_PT = 25.4 / 72
MOST_BYTES = 60_000
# What makes a page a PDF/X of its own; an advertisement is a part of one.
OF_A_WHOLE_PAGE = ("/OutputIntents", "/Metadata")


class Size(NamedTuple):
    """How many columns wide and how many rows of the grid high an advertisement is, and when it runs."""

    columns: int
    rows: int
    days: tuple[dt.date, ...]

    @property
    def width_mm(self) -> float:
        """Its columns, and the gutters between them."""
        return self.columns * BERLINER.column_width_mm + (self.columns - 1) * BERLINER.gutter_mm

    @property
    def height_mm(self) -> float:
        """Its rows."""
        return self.rows * BERLINER.baseline_pt * MM_PER_PT


ADVERTISEMENTS: dict[str, Size] = {
    "alhambra-season": Size(6, 30, BOTH),
    "auction-sale": Size(6, 50, (FRIDAY,)),
    "bathing-pool": Size(4, 40, (THURSDAY,)),
    "bridge-garage": Size(3, 30, BOTH),
    "building-society-rates": Size(6, 30, BOTH),
    "butcher": Size(3, 50, (THURSDAY,)),
    "carpets": Size(6, 50, BOTH),
    "chandlers-sale": Size(6, 104, (THURSDAY,)),
    "chimney-sweep": Size(2, 16, BOTH),
    "classified": Size(6, 104, (THURSDAY,)),
    "clock-repairer": Size(2, 16, BOTH),
    "courier-delivered": Size(6, 16, (FRIDAY,)),
    "custom-house-hotel": Size(6, 30, (THURSDAY,)),
    "driving-school": Size(2, 30, BOTH),
    "estate-agent": Size(3, 50, BOTH),
    "fishing-trips": Size(2, 16, (THURSDAY,)),
    "garden-centre": Size(6, 50, (THURSDAY,)),
    "hexcombe-railway": Size(6, 16, BOTH),
    "ice-company": Size(2, 30, (THURSDAY,)),
    "music-shop": Size(3, 30, (THURSDAY,)),
    "packet-timetable": Size(6, 50, (THURSDAY,)),
    "public-notices": Size(6, 104, BOTH),
    "pyms-bakery": Size(6, 16, (THURSDAY,)),
    "removals": Size(4, 40, BOTH),
    "ropeworks-vacancies": Size(3, 50, (FRIDAY,)),
    "solicitors": Size(2, 30, BOTH),
    "undertaker": Size(2, 30, BOTH),
    "wool-shop": Size(3, 30, (THURSDAY,)),
}


def main() -> None:
    """Typeset what is asked for, or everything."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("names", nargs="*", choices=[*ADVERTISEMENTS, []], help="advertisements; all without any")
    asked = options.parse_args().names or list(ADVERTISEMENTS)
    with tempfile.TemporaryDirectory() as folder:
        faces = {cut: press_cut(cut, Path(folder)) for cut in PRESS_CUTS}
        for name in asked:
            put(name, typeset(name, faces))


def typeset(name: str, faces: Mapping[Cut, Path]) -> bytes:
    """The advertisement of this name as PDF.

    Raises:
        ValueError: its words need more than a page, or it is too large to lie in a repository.
    """
    size = ADVERTISEMENTS[name]
    words = (SOURCE / f"{name}.html").read_text("utf-8")
    styles = (SOURCE / "advertisements.css").read_text("utf-8")
    sheet = f"@page {{ size: {size.width_mm:.6f}mm {size.height_mm:.6f}mm }}\n{styles}"
    markup = f'<!doctype html><html lang="en-GB"><title>{name}</title><body><div class="ad">{words}</div>'
    painted = Painter(faces, sheet).untagged(markup)
    profile = replace(BERLINER, trim_width_mm=size.width_mm, trim_height_mm=size.height_mm)
    instant = dt.datetime.combine(size.days[0], dt.time(), dt.UTC)
    facts = PageFacts(label=name, heading=name, digest=digest(markup, sheet), created=instant)
    made = as_part(finish(painted, profile, facts))
    if len(made) > MOST_BYTES:
        raise ValueError(f"{name}: {len(made)} bytes")
    return made


def as_part(page: bytes) -> bytes:
    """A finished page without what says that it is one.

    Raises:
        ValueError: it is more than one page.
    """
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(page)) as document:
        if len(document.pages) != 1:
            raise ValueError(f"{document.docinfo.Title}: its words need {len(document.pages)} pages")
        for key in OF_A_WHOLE_PAGE:
            del document.Root[key]
        del document.docinfo["/GTS_PDFXVersion"]
        document.save(
            written, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return written.getvalue()


def put(name: str, made: bytes) -> None:
    """Lay an advertisement beside the editions it runs in."""
    size = ADVERTISEMENTS[name]
    for day in size.days:
        place = EDITIONS / day.isoformat() / f"{name}.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made)
    print(f"{name}.pdf: {size.columns} columns x {size.rows} rows, {size.height_mm:.2f} mm, {len(made)} bytes")


if __name__ == "__main__":
    main()
