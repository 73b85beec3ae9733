"""Draw the pictures of the demo newsroom and put them beside its copy.

In: the copy in ``examples/harbour-courier/copy/``, for its captions. Out: a JPEG for each of its picture lines, the
same bytes on every run with the same Pillow and numpy. Lena Hobb writes her captions into the file, as IPTC and XMP;
so does the artist; Sam Ollerton never got round to it. Run it as ``python -m tools.draw_pictures``, with names of
pictures to draw only those.
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from tools.darkroom import (
    catch,
    coast,
    drawings,
    gale,
    gym,
    halls,
    harbour,
    knot,
    lantern,
    lofts,
    lost,
    market,
    music,
    portraits,
    quays,
    race,
    shore,
    town,
    wares,
)
from tools.darkroom.captions import Words, iptc, xmp
from tools.darkroom.plate import Plate

COPY = Path(__file__).parent.parent / "examples/harbour-courier/copy"
MOST_BYTES = 11_000_000  # of all pictures together
QUALITY = 85
PICTURE_LINE = re.compile(r"^(?P<caption>.+) (?:PHOTO|GRAPHIC): (?P<credit>[A-Z ]+)$", re.MULTILINE)
CAPTIONS_IN_THE_FILE = ("LENA HOBB", "MINA FROST")

# Each picture by the name of its file: how it is drawn, and what it shows for those who cannot see it.
PICTURES: dict[str, tuple[Callable[[], Plate], str]] = {
    "2016-05-12-01a-second-pier": (
        harbour.ferry_at_dawn,
        "A ferry with lit windows lies at a pier, two cranes behind her, as the sun comes up out of the sea",
    ),
    "2016-05-12-01a-second-pier-2": (
        quays.model_of_the_pier,
        "A wooden model of a long thin pier, with tiny people on it, on a table under a lamp",
    ),
    "2016-05-12-04a-school-orchestra": (
        music.rehearsal,
        "Four cellists play in front of tall windows while their teacher conducts",
    ),
    "2016-05-12-06a-pier-explained": (
        drawings.harbour_map,
        "Map of the harbour: a second pier runs out from Tar Steps on the north bank, opposite the Long Pier",
    ),
    "2016-05-12-06b-lightship": (
        quays.lightship_alongside,
        "A red lightship with CONSTANCE in white on her side lies at a stone quay under a row of houses",
    ),
    "2016-05-12-07a-quota": (
        catch.boxes_of_sole,
        "Rows of boxes of sole on ice on a wet quay, two fishing boats beyond",
    ),
    "2016-05-12-08a-lighthouse-keeper": (
        coast.light_at_dusk,
        "A white lighthouse at dusk, its two beams lit, and a man on the lane going up to it",
    ),
    "2016-05-12-08a-lighthouse-keeper-2": (
        portraits.keeper,
        "A white-haired man looks towards a window and holds an iron handle with a wooden grip",
    ),
    "2016-05-12-10a-fish-auction": (
        halls.auction,
        "A man in a white coat holds out his arm above boxes of fish; buyers stand round him under hanging lamps",
    ),
    "2016-05-12-14a-market": (
        market.stall,
        "A man in a cap behind seven heaps of potatoes under a green and white awning",
    ),
    "2016-05-12-14a-market-2": (market.goose, "A large white goose on wet cobbles, market stalls behind it"),
    "2016-05-12-15a-crab": (town.crab, "Two slices of toast with crab and parsley on a plate, on a newspaper"),
    "2016-05-12-16a-wreckers": (
        halls.stage,
        "Two women lean together over a lantern on a stage covered in water; a parson stands behind",
    ),
    "2016-05-12-16b-knots": (knot.bowline, "A pencil drawing of a bowline, every strand of the rope shaded"),
    "2016-05-12-18a-weather-tides": (
        drawings.tides,
        "Chart of the tide on Thursday and Friday: high water 4.1, 4.0, 3.9 and 3.9 metres",
    ),
    "2016-05-12-19a-obituary-garrity": (
        portraits.tug_master,
        "An old black and white photograph of a woman in a master's cap at the wheel of a tug",
    ),
    "2016-05-12-21a-gig-race": (
        race.gig_race,
        "Six rowers in red pull a white gig past a red buoy, a second gig behind them",
    ),
    "2016-05-12-24a-groundsman": (
        town.ropewalk,
        "A striped football pitch from above, blue covers on both goalmouths, one man with a fork near the centre",
    ),
    "2016-05-13-01a-lightship-ashore": (
        gale.wave_at_the_light,
        "A sea breaks over rocks and rises as high as the lamp of a lighthouse, at dusk, in rain",
    ),
    "2016-05-13-01a-lightship-ashore-2": (
        quays.lightship_ashore,
        "The red lightship upright on sand at night, lit from one side, people looking up at her",
    ),
    "2016-05-13-03a-lifeboat": (
        gale.lifeboat_going_out,
        "A blue and orange lifeboat climbs a wave past the end of a pier",
    ),
    "2016-05-13-04a-stranded-strings": (
        music.ferry_hall,
        "Three cellists play by oil lamps in a dark hall, people sitting along the wall behind them",
    ),
    "2016-05-13-06a-constance-long-read": (
        lantern.lantern,
        "The lantern of the lightship from below, a gull on top of it",
    ),
    "2016-05-13-06a-constance-long-read-2": (
        portraits.beside_the_bell,
        "A man with a grey beard looks at a brass bell hanging beside him",
    ),
    "2016-05-13-07b-how-far-a-bell": (
        quays.bell_on_the_steps,
        "A brass ship's bell hangs in a wooden frame on a handcart, the harbour behind it",
    ),
    "2016-05-13-08a-measuring-the-beach": (
        coast.measured_beach,
        "A post on a cliff top with a tape run out to the edge, a long beach going away to a town",
    ),
    "2016-05-13-08a-measuring-the-beach-2": (
        drawings.coast_map,
        "Map of the coast from the Long Pier to Sallow Point, with three older edges of the cliff out at sea",
    ),
    "2016-05-13-14a-learning-to-swim": (
        coast.bathing_pool,
        "A man in a pale hat looks over a railing at a square green pool at the edge of the sea",
    ),
    "2016-05-13-18a-weather-tides": (
        drawings.surge,
        "Chart of Thursday's tide: in the evening the water rises to 4.87 metres, far above the prediction",
    ),
    # Drawn later; a picture's grain follows from its place here, so new ones are put at the end.
    "2016-05-12-05c-hospital-ice": (
        wares.ice_at_the_door,
        "Three blue fish boxes, marked SOLE and heaped with ice, on a hospital trolley beside a green double door",
    ),
    "2016-05-12-09a-net-lofts": (
        lofts.net_lofts,
        "A row of fourteen tall black gabled lofts above a small beach, two children sitting on the steps",
    ),
    "2016-05-12-09a-net-lofts-2": (
        lofts.net_mender,
        "A woman in a blue overall holds one end of a net stretched across a long white loft; a terrier looks on",
    ),
    "2016-05-12-11a-tide-candle": (
        wares.candles,
        "White candles hang in ranks in a dark workshop; in front of them one with blue rings is alight",
    ),
    "2016-05-12-15c-letter-from-skarrow": (
        shore.skarrow_haven,
        "White cottages round a bay with a mole, seen from a hill with sheep along a wall, a ferry out at sea",
    ),
    "2016-05-12-17b-left-on-the-boat": (
        lost.umbrellas,
        "A row of dark furled umbrellas hangs from a beam, a small red one among them, single gloves on a shelf below",
    ),
    "2016-05-12-21b-sailing": (
        shore.becalmed,
        "Sailing dinghies on a sea like glass, their sails hanging; the nearest, number 14, has an anchor rope out",
    ),
    "2016-05-12-23b-boxer": (
        gym.boxer,
        "A young woman in red boxing gloves holds up her guard in front of a canvas bag",
    ),
}


def main() -> None:
    """Draw the pictures that are asked for, or all, and say how large they are together."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("names", nargs="*", help="pictures to draw; all if none is named")
    chosen = options.parse_args().names or list(PICTURES)
    for seed, name in enumerate(PICTURES):
        if name in chosen:
            print(f"{draw(name, seed):9,d}  {name}")
    total = sum(path.stat().st_size for path in COPY.glob("*.jpg"))
    print(f"{total:9,d}  together")
    if total > MOST_BYTES:
        raise SystemExit(f"the pictures are {total:,} bytes together, more than {MOST_BYTES:,}")


def draw(name: str, seed: int) -> int:
    """Draw one picture; returns its size in bytes."""
    scene, alternative = PICTURES[name]
    is_drawing = scene.__module__ == drawings.__name__
    image = scene().printed(seed, noise=0.004, vignette=0.0) if is_drawing else scene().printed(seed)
    words = _words(name, alternative)
    path = COPY / f"{name}.jpg"
    if words is not None and words.credit in CAPTIONS_IN_THE_FILE:
        image.save(path, quality=QUALITY, optimize=True, extra=iptc(words), xmp=xmp(words))
    else:
        image.save(path, quality=QUALITY, optimize=True)
    return path.stat().st_size


def _words(name: str, alternative: str) -> Words | None:
    """What the copy says of this picture, where the copy is text."""
    stem, number = (name[:-2], 1) if name.endswith("-2") else (name, 0)
    copy = next((path for path in (COPY / f"{stem}.txt", COPY / f"{stem}.md") if path.exists()), None)
    lines = list(PICTURE_LINE.finditer(copy.read_text(encoding="utf-8"))) if copy else []
    if number >= len(lines):
        return None
    return Words(lines[number]["caption"], lines[number]["credit"], alternative, stem[:10].replace("-", ""))


if __name__ == "__main__":
    main()
