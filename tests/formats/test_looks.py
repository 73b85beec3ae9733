"""Pages are drawn for people to look at: each by itself, and all of an edition on one sheet."""

import subprocess
import sys

from PIL import Image

from tests.conftest import ROOT

PAGES = "print/2015-10-08"


def test_every_page_is_drawn_and_all_of_them_on_one_sheet(edition, tmp_path):
    names = [f"2015-10-08-A0{number}" for number in (1, 2, 3, 4)]
    for name in ("pagemap.json", *(f"{name}.pdf" for name in names)):
        path = tmp_path / "output" / PAGES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(edition.made(f"{PAGES}/{name}"))
    line = [sys.executable, "-m", "tools.looks", str(tmp_path / "output"), str(tmp_path / "looks")]
    subprocess.run(line, cwd=ROOT, check=True, capture_output=True)
    drawn = tmp_path / "looks" / "2015-10-08"
    with Image.open(drawn / f"{names[0]}.png") as page, Image.open(drawn / "sheet.png") as sheet:
        sizes = page.size, sheet.size

    assert {path.name for path in drawn.iterdir()} == {"sheet.png", *(f"{name}.png" for name in names)}
    assert sizes[0] == (round(315 / 25.4 * 110), round(470 / 25.4 * 110))
    assert sizes[1][0] > 4 * 400
