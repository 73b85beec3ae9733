"""Rules about age: nothing in the file is newer than the PDF its standard builds on, or left to the RIP's settings.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, X1A, Found, Rule, Subject

# With which version each came (ISO 32000-1, tables 6, 17, 28, 89 and 126).
_FILTERS = {
    "/JBIG2Decode": ((1, 4), "a picture is compressed with JBIG2"),
    "/JPXDecode": ((1, 5), "a picture is compressed with JPEG 2000"),
}
_CROSS_REFERENCE_STREAMS, _LAYERS, _DEEP_PICTURES, _OPENTYPE = (1, 5), (1, 5), (1, 5), (1, 6)
_DEEP_BITS = 16
# ISO 15930-1 and -7: what a graphics state may say to a device of the curves it prints with.
_NO_CURVES = ("/TR", "/HTP")


def _newer(subject: Subject) -> Iterator[Found]:
    """Where the file says an old version and uses a newer one, an old RIP fails on it all the same."""
    standard = subject.standard
    for came, what in _inventions(subject):
        if came > standard.newest_pdf:
            hint = f"export it as {standard.name}, which builds on PDF {standard.pdf_version}"
            yield Found(message=f"{what}, which came with PDF {came[0]}.{came[1]}", hint=hint)


def _inventions(subject: Subject) -> Iterator[tuple[tuple[int, int], str]]:
    if subject.document.trailer.get("/Type") == Name.XRef:
        yield _CROSS_REFERENCE_STREAMS, "the file has a compressed cross-reference"
    if "/OCProperties" in subject.document.Root:
        yield _LAYERS, "the file has layers"
    for part in subject.dictionaries:
        if isinstance(part, Stream):
            yield from _of_stream(part)


def _of_stream(part: Stream) -> Iterator[tuple[tuple[int, int], str]]:
    yield from (_FILTERS[name] for name in _filters(part) if name in _FILTERS)
    if part.get("/Subtype") == Name.Image and part.get("/BitsPerComponent") == _DEEP_BITS:
        yield _DEEP_PICTURES, "a picture has 16 bits a colour"
    if part.get("/Subtype") == Name.OpenType:
        yield _OPENTYPE, "a font is embedded as OpenType"


def _filters(part: Stream) -> tuple[str, ...]:
    stated = part.get("/Filter")
    return tuple(str(each) for each in (stated.as_list() if isinstance(stated, Array) else [stated]))


def _curves(subject: Subject) -> Iterator[Found]:
    """In whatever holds resources: pages, the page tree above them, forms, patterns, fonts."""
    for part in subject.dictionaries:
        resources = part.get("/Resources")
        for state in _values(resources.get("/ExtGState") if isinstance(resources, Dictionary) else None):
            if state.get("/TR2", Name.Default) != Name.Default or any(key in state for key in _NO_CURVES):
                message = "a graphics state brings its own transfer curve or halftone phase"
                yield Found(message=message, hint="export without them: the plant has its own")


def _values(named: Object | None) -> Iterator[Object]:
    if isinstance(named, Dictionary):
        yield from (named[key] for key in sorted(named.keys()))


RULES = (
    Rule("V01", "Nothing in the file is newer than the PDF the standard builds on", X1A, Severity.REJECT, _newer),
    Rule("V02", "No graphics state brings a transfer curve or a halftone phase", ANY_X, Severity.REJECT, _curves),
)
