"""Pages for a printing plant: as a painter leaves them, and finished."""

import base64
import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from publisher.fonts import PRESS_CUTS
from publisher.fonts.cutting import press_cut
from publisher.formats.press.finish import PageFacts, finish
from publisher.press import PressProfile, read_press_profile

BERLINER = read_press_profile("berliner", Path())
OPAQUE = replace(BERLINER, standard="PDF/X-1a:2001")
STYLE = """
@font-face { font-family: Serif; src: url(%s) }
@page { size: %gmm %gmm; margin: 12mm; bleed: %gmm }
:root { font: 9pt/11pt Serif; color: device-cmyk(0 0 0 1) }
body { margin: 0 }
h1 { font-size: 40pt; line-height: 44pt }
.panel { background: device-cmyk(.2 0 .3 0); padding: 11pt }
.reversed { background: device-cmyk(0 0 0 1); color: device-cmyk(0 0 0 0) }
.faint { opacity: .5 }
"""
WORDS = "The council put off its decision on night buses until the spring, when the figures of the winter are known."
OPAQUE_BODY = f"""
<h1>Night buses wait</h1><p>{WORDS}</p><p class=panel>On a tint.</p><p class=reversed>White on black.</p>
"""
BODY = f"""{OPAQUE_BODY.rstrip()}
<p class=faint>Half of it.</p>
"""
FACTS = PageFacts(
    label="A01",
    heading="The Evening Paper, A01, 8 October 2015 <final>",
    digest="5eed" * 8,
    created=dt.datetime(2015, 10, 8, 6, tzinfo=dt.timezone(dt.timedelta(hours=8))),
)


def painted(body: str = BODY, profile: PressProfile = BERLINER) -> bytes:
    """A page as the painter leaves it, with this body and the sheet of this profile."""
    fonts = FontConfiguration()
    style = STYLE % (_face(), profile.trim_width_mm, profile.trim_height_mm, profile.bleed_mm)
    page = HTML(string=f"<html lang=en><title>x</title>{body}")
    pdf = page.write_pdf(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts, pdf_variant="pdf/x-4")
    return bytes(pdf or b"")


@cache
def good() -> bytes:
    """A finished page the plant would take."""
    return finish(painted(), BERLINER, FACTS)


@cache
def good_opaque() -> bytes:
    """The same for a plant that asks for PDF/X-1a."""
    return finish(painted(OPAQUE_BODY, OPAQUE), OPAQUE, FACTS)


@cache
def _face() -> str:
    """The text face of the press, as a data URL."""
    with TemporaryDirectory() as folder:
        face = press_cut(PRESS_CUTS[0], Path(folder)).read_bytes()
    return f"data:font/ttf;base64,{base64.b64encode(face).decode()}"
