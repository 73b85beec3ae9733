"""Files that are broken, or mean harm, each made of a good page in the same way every time.

A ``Mutation`` has the name of what was done, the rule that has to reject it (empty where any verdict will do, because
the damage may be harmless), and the file.
"""

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.plant import good

Spoil = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Mutation:
    name: str
    rule: str
    file: bytes


def every(seed: int = 2015, times: int = 1) -> Iterator[Mutation]:
    """All of them; those by chance ``times`` as many."""
    chance = Random(seed)  # noqa: S311  no secret
    yield from _cut()
    yield from _flipped(chance, 20 * times)
    yield from _dropped(chance, 12 * times)
    yield from _retyped(chance, 20 * times)
    yield from _spoilt()


def _cut() -> Iterator[Mutation]:
    page = good()
    for tenth in range(10):
        yield Mutation(f"cut to {tenth} tenths", "S01", page[: len(page) * tenth // 10])


def _flipped(chance: Random, count: int) -> Iterator[Mutation]:
    for number in range(count):
        page = bytearray(good())
        for _ in range(1 << number % 8):
            page[chance.randrange(len(page))] ^= 1 << chance.randrange(8)
        yield Mutation(f"bits flipped, {number}", "", bytes(page))


def _dropped(chance: Random, count: int) -> Iterator[Mutation]:
    def drop(document: pikepdf.Pdf) -> None:
        parts = [part for part in document.objects if isinstance(part, Dictionary) and len(part)]
        part = chance.choice(parts)
        del part[chance.choice(sorted(part.keys()))]

    for number in range(count):
        yield from _changed(f"an entry dropped, {number}", "", drop)


def _retyped(chance: Random, count: int) -> Iterator[Mutation]:
    others = (Name.Nonsense, Array([]), Dictionary(), String("x"), 1e30, -1, True, Array([Array([Array([])])]))

    def retype(document: pikepdf.Pdf) -> None:
        parts = [part for part in document.objects if isinstance(part, Dictionary | Stream) and len(part)]
        part = chance.choice(parts)
        part[chance.choice(sorted(part.keys()))] = chance.choice(others)

    for number in range(count):
        yield from _changed(f"an entry of another kind, {number}", "", retype)


def _changed(name: str, rule: str, spoil: Spoil, **how: object) -> Iterator[Mutation]:
    """The good page after a change to its objects; one that cannot even be written is no file."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        try:
            spoil(document)
            document.save(out, fix_metadata_version=False, **how)  # type: ignore[arg-type]
        except (pikepdf.PdfError, TypeError, ValueError, RuntimeError):
            return
    yield Mutation(name, rule, out.getvalue())


def _spoilt() -> Iterator[Mutation]:
    for name, (rule, spoil) in SPOILT.items():
        yield from _changed(name, rule, spoil)
    closed = pikepdf.Encryption(owner="desk", user="desk")
    readable = pikepdf.Encryption(owner="desk", user="", R=4)
    yield from _changed("encrypted", "S02", lambda _: None, encryption=readable)
    yield from _changed("locked", "S01", lambda _: None, encryption=closed)
    yield from _changed("newer", "S03", lambda _: None, force_version="2.0")
    yield Mutation("a tail that points nowhere", "S01", good()[: good().rindex(b"startxref")] + b"startxref\n9\n%%EOF")
    yield Mutation("something before the head", "", b"\0" * 2000 + good())
    yield Mutation("two files in one", "", good() + good())


def _paint(content: str) -> Spoil:
    return lambda document: document.pages[0].contents_add(f"q {content} Q".encode())


def _drop(key: str) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        del document.pages[0].obj[key]

    return spoil


def _state(key: str, value: object) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        document.pages[0].obj[key] = value

    return spoil


def _root(key: str, value: object) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        document.Root[key] = value

    return spoil


def _intent(key: str, value: object | None) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        if value is None:
            del document.Root.OutputIntents[0][key]
        else:
            document.Root.OutputIntents[0][key] = value

    return spoil


def _form(document: pikepdf.Pdf, content: bytes, **forms: pikepdf.Object) -> pikepdf.Object:
    made = Stream(document, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 1400]))
    made.Resources = Dictionary(XObject=Dictionary({f"/{name}": form for name, form in forms.items()}))
    return document.make_indirect(made)


def _call(document: pikepdf.Pdf, thing: pikepdf.Object) -> None:
    name = document.pages[0].add_resource(thing, Name.XObject)
    document.pages[0].contents_add(f"q 1 0 0 1 0 0 cm {name} Do Q".encode())


def _bites_its_tail(document: pikepdf.Pdf) -> None:
    form = _form(document, b"/Me Do")
    form.Resources.XObject.Me = form
    _call(document, form)


def _ten_of_ten(document: pikepdf.Pdf) -> None:
    form = _form(document, b"0 0 0 1 k 0 0 9 9 re f")
    for _ in range(9):
        form = _form(document, b"/Next Do " * 10, Next=form)
    _call(document, form)


def _rgb_in_a_form(document: pikepdf.Pdf) -> None:
    _call(document, _form(document, b"/Next Do", Next=_form(document, b"1 0 0 rg 300 300 40 40 re f")))


def _rgb_letters(document: pikepdf.Pdf) -> None:
    letter = document.make_stream(b"1000 0 d0 1 0 0 rg 0 0 800 800 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]), FirstChar=97, LastChar=97)
    font.FontMatrix, font.Widths = Array([0.001, 0, 0, 0.001, 0, 0]), Array([1000])
    font.CharProcs, font.Encoding = Dictionary(a=letter), Dictionary(Differences=Array([97, Name.a]))
    name = document.pages[0].add_resource(document.make_indirect(font), Name.Font)
    document.pages[0].contents_add(f"q 0 0 0 1 k BT {name} 20 Tf 300 300 Td (a) Tj ET Q".encode())


def _picture(document: pikepdf.Pdf, **entries: object) -> None:
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8, "BitsPerComponent": 8}
    stated["ColorSpace"] = Name.DeviceCMYK
    made = Stream(document, bytes(256), **(stated | entries))
    name = document.pages[0].add_resource(document.make_indirect(made), Name.XObject)
    document.pages[0].contents_add(f"q 200 0 0 200 300 300 cm {name} Do Q".encode())


def _unembedded(document: pikepdf.Pdf) -> None:
    for font in dict(document.pages[0].resources.Font.items()).values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def _type_at_the_trim(document: pikepdf.Pdf) -> None:
    name = next(iter(dict(document.pages[0].resources.Font.items())))
    document.pages[0].contents_add(f"q 0 0 0 1 k BT {name} 20 Tf 2 300 Td <0024> Tj ET Q".encode())


def _unfonted(document: pikepdf.Pdf) -> None:
    del document.pages[0].resources.Font


def _tree_in_a_circle(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids.append(document.Root.Pages)


def _parent_in_a_circle(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Parent = document.pages[0].obj
    del document.pages[0].obj.MediaBox


def _bomb(megabytes: int) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        squeeze = zlib.compressobj(1)
        packed = b"".join(squeeze.compress(b" " * 1_000_000) for _ in range(megabytes)) + squeeze.flush()
        stream = Stream(document, b"")
        stream.write(packed, filter=Name.FlateDecode)
        document.pages[0].obj.Contents = document.make_indirect(stream)

    return spoil


def _many(operators: int) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Contents = document.make_stream(b"q Q " * (operators // 2))

    return spoil


def _deep(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"[" * 100_000 + b"]" * 100_000 + b" TJ")


def _two_intents(document: pikepdf.Pdf) -> None:
    document.Root.OutputIntents.append(document.Root.OutputIntents[0])


def _swapped(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    page.TrimBox, page.MediaBox = Array([0, 0, 2000, 2000]), page.TrimBox


def _attached_script(document: pikepdf.Pdf) -> None:
    script = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))


def _link(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.Launch, F=String("calc.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 300, 300]), A=action)
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


def _xmp(packet: bytes) -> Spoil:
    return lambda document: document.Root.Metadata.write(packet)


_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")

SPOILT: dict[str, tuple[str, Spoil]] = {
    "no trim box": ("B01", _drop("/TrimBox")),
    "trim box and media box swapped": ("B03", _swapped),
    "a trim box turned inside out": ("B02", _state("/TrimBox", Array([50, 50, 0, 0]))),
    "a trim box of no size": ("B02", _state("/TrimBox", Array([0, 0, 0, 0]))),
    "an immense trim box": ("B02", _state("/TrimBox", Array([0, 0, 10**12, 10**12]))),
    "a trim box of words": ("S01", _state("/TrimBox", Array([Name.A, Name.B, Name.C, Name.D]))),
    "a trim box of three numbers": ("S01", _state("/TrimBox", Array([1, 2, 3]))),
    "a bleed box within the trim": ("B03", _state("/BleedBox", Array([50, 50, 90, 90]))),
    "a crop box": ("B05", _state("/CropBox", Array([50, 50, 90, 90]))),
    "scaled": ("B07", _state("/UserUnit", 100)),
    "turned": ("B08", _state("/Rotate", 90)),
    "no contents": ("B10", _drop("/Contents")),
    "contents that are a number": ("S01", _state("/Contents", 7)),
    "contents in a row of nothing": ("B10", _state("/Contents", Array([]))),
    "rgb": ("C01", _paint("1 0 0 rg 300 300 40 40 re f")),
    "rgb by name": ("C01", _paint("/DeviceRGB cs 1 0 0 sc 300 300 40 40 re f")),
    "an rgb line": ("C01", _paint("0 0 1 RG 300 300 m 400 400 l S")),
    "rgb in a form in a form": ("C01", _rgb_in_a_form),
    "an rgb picture": ("C01", lambda document: _picture(document, ColorSpace=Name.DeviceRGB)),
    "an rgb inline picture": ("C01", _paint("9 0 0 9 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")),
    "a space that rests on itself": ("C02", lambda document: _picture(document, ColorSpace=Array([Name.Indexed]))),
    "a space of nothing": ("C02", lambda document: _picture(document, ColorSpace=Array([]))),
    "a coarse picture": ("P01", lambda document: _picture(document, Width=20, ColorSpace=Name.DeviceCMYK)),
    "an immense picture": (
        "",
        lambda document: _picture(document, Width=10**9, Height=10**9, ColorSpace=Name.DeviceCMYK),
    ),
    "a picture of no size": ("", lambda document: _picture(document, Width=-1, Height=0, ColorSpace=Name.DeviceCMYK)),
    "a picture cut short": ("", lambda document: _picture(document, Width=900, Height=900, ColorSpace=Name.DeviceCMYK)),
    "a picture that is no jpeg": (
        "",
        lambda document: _picture(document, ColorSpace=Name.DeviceCMYK, Decode=Array([1])),
    ),
    "rgb in the letters of a font": ("C01", _rgb_letters),
    "too much ink": ("I01", _paint("1 1 1 1 k 300 300 90 90 re f")),
    "fonts not embedded": ("F01", _unembedded),
    "no fonts": ("F06", _unfonted),
    "type at the trim": ("B11", _type_at_the_trim),
    "white type that overprints": ("", _paint("0 0 0 0 k BT /F0 20 Tf 300 300 Td <0024> Tj ET")),
    "no output intent": ("S05", lambda document: document.Root.__delitem__("/OutputIntents")),
    "two output intents": ("S05", _two_intents),
    "an output intent for another press": ("S06", _intent("/OutputConditionIdentifier", String("FOGRA39"))),
    "an output intent without profile": ("S07", _intent("/DestOutputProfile", None)),
    "an output intent of a word": ("S05", _root("/OutputIntents", Array([Name.Nonsense]))),
    "no xmp": ("S04", lambda document: document.Root.__delitem__("/Metadata")),
    "xmp that is no xml": ("S04", _xmp(b"<x")),
    "xmp of a billion laughs": ("S04", _xmp(b'<!DOCTYPE x [<!ENTITY l0 "ha">' + _LAUGHS + b"]><x>&l11;</x>")),
    "xmp that asks for a file": ("S04", _xmp(b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>')),
    "a script at opening": ("N02", _root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))),
    "a script by name": ("N02", _attached_script),
    "actions of the page": ("N02", _state("/AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1"))))),
    "a link that starts a program": ("N01", _link),
    "a form to fill in": ("N03", _root("/AcroForm", Dictionary(Fields=Array([Dictionary(T=String("x"))])))),
    "a form that calls itself": ("", _bites_its_tail),
    "ten forms of ten forms of ten": ("S01", _ten_of_ten),
    "a page tree in a circle": ("S01", _tree_in_a_circle),
    "a parent in a circle": ("S01", _parent_in_a_circle),
    "contents that unpack to 20 MB": ("S01", _bomb(20)),
    "contents that unpack to 300 MB": ("S01", _bomb(300)),
    "a million operators": ("S01", _many(1_000_002)),
    "arrays without end": ("", _deep),
    "immense numbers": ("", _paint("1e30 0 0 1e30 0 0 cm 0 0 0 1 k BT /F0 1e30 Tf <0024> Tj ET 0 0 1e38 1e38 re f")),
    "numbers too long": ("", _paint(f"{'9' * 400} 0 0 1 0 0 cm 0 0 0 1 k 0 0 {'9' * 400} 9 re f")),
    "a matrix of nothing": ("", _paint("0 0 0 0 0 0 cm 0 0 0 1 k 0 0 9 9 re f BT /F0 9 Tf <0024> Tj ET")),
    "operators without operands": ("", _paint("cm re f Tj TJ Tf k rg gs Do sh scn Td Tm w d")),
    "states without end": ("", lambda document: document.pages[0].contents_add(b"q " * 50_000)),
    "states from nowhere": ("", lambda document: document.pages[0].contents_add(b"Q " * 50_000)),
}
