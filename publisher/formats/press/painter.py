"""The painter: markup in, PDF out. The only module that imports WeasyPrint.

In: a document's markup, ready made; the files of the faces. Out: PDF bytes. Faces, styles and what WeasyPrint keeps of
them are shared by all documents of one painter. It opens the files it was given by name and nothing else: no network,
no other path, no system font unless a sign is missing from every face.
"""

from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from publisher import machine
from publisher.errors import MissingPartError
from publisher.fonts import Cut
from publisher.formats.press.markup import SHELF

try:
    with redirect_stdout(StringIO()):  # it prints a long notice of its own before it fails
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as fault:
    raise MissingPartError("Pango", machine.remedy("pango")) from fault

Pictures = Mapping[str, bytes]

TAGGED = "pdf/ua-1"  # ISO 14289-1
_UNTAGGED_VERSION = "1.6"  # that of PDF/X-4 (ISO 15930-7 6.1), which the finisher makes of it


class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """The files and pictures a document may use, by name; whatever else is asked for is refused."""

    def __init__(self, files: Mapping[str, Path], pictures: Pictures = MappingProxyType({})) -> None:
        super().__init__()
        self._files = files
        self._pictures = {f"{SHELF}{name}": content for name, content in pictures.items()}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file of this name.

        Raises:
            ValueError: there is none; WeasyPrint logs it and goes on without.
        """
        if url in self._pictures:
            return URLFetcherResponse(url, self._pictures[url])
        if url not in self._files:
            raise ValueError(f"{url} is not on the shelf")
        return URLFetcherResponse(url, self._files[url].read_bytes())


class Painter:
    """Paints documents with one set of faces and one style sheet."""

    def __init__(self, faces: Mapping[Cut, Path], styles: str) -> None:
        names = {cut: f"{SHELF}{cut.name}" for cut in faces}
        self._files = {names[cut]: path for cut, path in faces.items()}
        self._fonts = FontConfiguration()
        rules = "\n".join(_font_face(cut, name) for cut, name in names.items())
        sheet = f"{rules}\n{styles}"
        self._styles = [CSS(string=sheet, font_config=self._fonts, url_fetcher=Shelf(self._files))]

    def tagged(self, markup: str, pictures: Pictures = MappingProxyType({})) -> bytes:
        """The document as PDF/UA, with the structure of its elements; ``pictures`` are its figures' bytes by name."""
        return self._painted(markup, pictures, pdf_variant=TAGGED)

    def untagged(self, markup: str, pictures: Pictures = MappingProxyType({})) -> bytes:
        """The document as plain PDF, for the finisher: without structure, without colour profile, uncompressed."""
        return self._painted(markup, pictures, pdf_version=_UNTAGGED_VERSION, uncompressed_pdf=True)

    def _painted(self, markup: str, pictures: Pictures, **options: object) -> bytes:
        document = HTML(string=markup, url_fetcher=Shelf(self._files, pictures))
        painted: bytes = document.write_pdf(font_config=self._fonts, stylesheets=self._styles, **options)
        return painted


def _font_face(cut: Cut, url: str) -> str:
    style = "italic" if cut.italic else "normal"
    face = f'font-family:"{cut.family}";font-weight:{cut.weights[0]};font-style:{style}'
    return f'@font-face{{{face};src:url("{url}")}}'
