"""A page that is right, made once, and whatever a test has to do to it to make it wrong."""

import datetime as dt
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import fontpkg_source_serif_4
import pikepdf
import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from publisher.formats.press.finish import PageFacts, finish
from publisher.preflight import Overset, Report, examine
from publisher.press import PressProfile, read_press_profile

FACE = next(Path(fontpkg_source_serif_4.ROOT).rglob("SourceSerif4[[]*.ttf"))
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
BODY = f"""
<h1>Night buses wait</h1><p>{WORDS}</p><p class=panel>On a tint.</p><p class=reversed>White on black.</p>
<p class=faint>Half of it.</p>
"""
FACTS = PageFacts(
    label="A01",
    heading="The Evening Paper, A01, 8 October 2015 <final>",
    digest="5eed" * 8,
    created=dt.datetime(2015, 10, 8, 6, tzinfo=dt.timezone(dt.timedelta(hours=8))),
)


@pytest.fixture(scope="session")
def berliner() -> PressProfile:
    """A plant that takes neither bleed nor marks."""
    return read_press_profile("berliner", Path())


@pytest.fixture(scope="session")
def painted(berliner: PressProfile) -> Callable[..., bytes]:
    """A page as the painter leaves it, with this body and the boxes of this profile."""

    def paint(body: str = BODY, profile: PressProfile = berliner) -> bytes:
        fonts = FontConfiguration()
        style = STYLE % (FACE.as_uri(), profile.trim_width_mm, profile.trim_height_mm, profile.bleed_mm)
        page = HTML(string=f"<html lang=en><title>x</title>{body}")
        pdf = page.write_pdf(
            stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts, pdf_variant="pdf/x-4"
        )
        assert pdf
        return bytes(pdf)

    return paint


@pytest.fixture(scope="session")
def good(painted: Callable[..., bytes], berliner: PressProfile) -> bytes:
    """A finished page the plant would take."""
    return finish(painted(), berliner, FACTS)


@pytest.fixture(autouse=True)
def machine_without_ghostscript(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendering takes as long as all else together, so only tests that ask for ``ghostscript`` have one."""
    if "ghostscript" not in request.fixturenames:
        monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.fixture
def ghostscript() -> None:
    """The test wants pages to be rendered."""


@dataclass
class Draft:
    """A good page on its way to be spoilt: the open document, and all that it is held against."""

    document: pikepdf.Pdf
    profile: PressProfile
    expects: tuple[str, ...] = ()
    overset: tuple[Overset, ...] = ()
    version: str = ""
    encryption: pikepdf.Encryption | bool = False
    spoil: Callable[[bytes], bytes] = field(default=lambda file: file)

    @property
    def page(self) -> pikepdf.Page:
        """The only page."""
        return self.document.pages[0]

    @property
    def intent(self) -> pikepdf.Object:
        """The output intent."""
        return self.document.Root.OutputIntents[0]

    def paint(self, content: str) -> None:
        """Paint on top of the page, in its own coordinates."""
        self.page.contents_add(f"q {content} Q".encode())

    def declare(self, category: str, thing: pikepdf.Object) -> str:
        """Give the page a resource; its name."""
        return str(self.page.add_resource(thing, pikepdf.Name(category)))

    def state(self, **entries: object) -> str:
        """An operator that sets these entries of the graphics state."""
        return f"{self.declare('/ExtGState', pikepdf.Dictionary(**entries))} gs"

    def type(self, size: float) -> str:
        """Operators that show a letter of the page's first font at this size."""
        return f"BT {next(iter(self.page.resources.Font))} {size} Tf 300 300 Td <0024> Tj ET"

    def rewrite_xmp(self, old: str, new: str) -> None:
        """Change the words of the XMP packet."""
        packet = self.document.Root.Metadata
        assert old.encode() in packet.read_bytes()
        packet.write(packet.read_bytes().replace(old.encode(), new.encode()))

    def broken(self) -> set[str]:
        """The rules it breaks."""
        return {finding.rule for finding in self.report().findings}

    def report(self) -> Report:
        """Save and examine it."""
        out = io.BytesIO()
        self.document.save(
            out,
            force_version=self.version,
            encryption=self.encryption,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return examine(self.spoil(out.getvalue()), self.profile, expects=self.expects, overset=self.overset)


@pytest.fixture
def draft(good: bytes, berliner: PressProfile) -> Draft:
    """The good page, open."""
    return Draft(pikepdf.open(io.BytesIO(good)), berliner)
