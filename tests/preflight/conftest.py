"""A page that is right, and whatever a test has to do to it to make it wrong."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
import pytest

from publisher.preflight import Report, examine
from publisher.press import PressProfile
from tests import plant


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

    def state(self, **entries: pikepdf.Object | bool | int) -> str:
        """An operator that sets these entries of the graphics state."""
        return (
            f"{self.declare('/ExtGState', pikepdf.Dictionary({f'/{key}': value for key, value in entries.items()}))} gs"
        )

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
        return examine(self.file(), self.profile, expects=self.expects)

    def file(self) -> bytes:
        """The file as it is now."""
        out = io.BytesIO()
        self.document.save(
            out,
            force_version=self.version,
            encryption=self.encryption,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return self.spoil(out.getvalue())


@pytest.fixture
def older() -> Draft:
    """The good page of a plant that asks for PDF/X-1a, open."""
    return Draft(pikepdf.open(io.BytesIO(plant.good_opaque())), plant.OPAQUE)


@pytest.fixture
def draft() -> Draft:
    """The good page, open."""
    return Draft(pikepdf.open(io.BytesIO(plant.good())), plant.BERLINER)
