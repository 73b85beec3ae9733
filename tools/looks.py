"""Draw the press pages of a newsroom for people to look at.

In: the output folder of a newsroom that was built. Out: below the folder of looks, for each edition a PNG of every
page, and ``sheet.png`` with all of them in their order. Run it as ``python -m tools.looks OUTPUT LOOKS``.
"""

import argparse
import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from publisher.formats.press.pictured import pictured

_PPI = 110
_ACROSS, _WIDTH, _GAP = 6, 420, 14  # of the sheet: pages beside each other, pixels of a page, pixels between them
_TABLE = "#8a8f96"


def main() -> None:
    """Draw every edition, and say where."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("output", type=Path, help="the output folder of a newsroom")
    asked.add_argument("looks", type=Path, help="the folder for the pictures")
    given = asked.parse_args()
    for page_map in sorted((given.output / "print").glob("*/pagemap.json")):
        edition = page_map.parent
        folder = given.looks / edition.name
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        pages = [page["file"] for page in json.loads(page_map.read_text("utf-8"))["pages"]]
        drawn = list(_drawn([edition / name for name in pages]))
        for name, picture in zip(pages, drawn, strict=True):
            (folder / name).with_suffix(".png").write_bytes(picture)
        _sheet(drawn).save(folder / "sheet.png")
        print(f"{folder}: {len(pages)} pages, and all of them on sheet.png")


def _drawn(pages: list[Path]) -> Iterator[bytes]:
    with ThreadPoolExecutor() as workers:  # Ghostscript works, Python waits
        yield from workers.map(lambda page: pictured(page.read_bytes(), _PPI), pages)


def _sheet(pictures: list[bytes]) -> Image.Image:
    """All pages on one table, as small as they can be told apart."""
    small = []
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as drawn:
            small.append(drawn.convert("RGB").resize((_WIDTH, round(drawn.height * _WIDTH / drawn.width))))
    height = max(page.height for page in small)
    across = min(_ACROSS, len(small))
    size = (across * (_WIDTH + _GAP) + _GAP, -(-len(small) // across) * (height + _GAP) + _GAP)
    table = Image.new("RGB", size, _TABLE)
    for number, page in enumerate(small):
        place = (_GAP + number % across * (_WIDTH + _GAP), _GAP + number // across * (height + _GAP))
        table.paste(page, place)
    return table


if __name__ == "__main__":
    main()
