"""A picture file says what its editor wrote into it, in either of two languages, and no file whatever does harm."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from publisher.pictures.metadata import Told
from publisher.pictures.negative import Negative, Unusable, negative_of
from tests.pictures.album import XMP, bomb, drawn, iim, with_iim, written

JPEG = written(drawn())
TOLD_BY_XMP = Told(caption="The ferry at dawn.", credit="Reuters", alt="A ferry at a pier", rights="© Lena Hobb")
FACTS = {
    (2, 120): "The ferry at dawn, Café Müller behind.".encode(),
    (2, 80): b"LENA HOBB",
    (2, 105): b"Ferry at dawn",
    (2, 116): b"\xa9 Lena Hobb",
}
TOLD_BY_IIM = Told(
    caption="The ferry at dawn, Café Müller behind.",
    credit="LENA HOBB",
    headline="Ferry at dawn",
    rights="© Lena Hobb",
)


def told(content: bytes) -> Told:
    return negative_of(content).told


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_xmp_is_read(form):
    tags = ImageFileDirectory_v2()
    tags[700] = XMP.encode()
    settings = {"tiffinfo": tags} if form == "TIFF" else {"xmp": XMP.encode()}

    assert told(written(drawn(), form, **settings)) == TOLD_BY_XMP


def test_xmp_of_a_png_is_read():
    chunks = PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", XMP)

    assert told(written(drawn(), "PNG", pnginfo=chunks)) == TOLD_BY_XMP


def test_iim_is_read_in_utf_8_or_else_in_the_code_page_of_windows():
    assert told(with_iim(JPEG, iim(FACTS))) == TOLD_BY_IIM


def test_iim_of_a_tiff_is_read():
    tags = ImageFileDirectory_v2()
    tags[33723] = iim(FACTS)

    assert told(written(drawn(), "TIFF", tiffinfo=tags)) == TOLD_BY_IIM


def test_a_creator_is_the_credit_where_no_other_is():
    plain = XMP.replace(' photoshop:Credit="Reuters"', "")

    assert told(written(drawn(), xmp=plain.encode())).credit == "Lena Hobb"


def test_xmp_wins_over_iim():
    both = with_iim(written(drawn(), xmp=XMP.encode()), iim(FACTS))

    assert told(both) == Told(**{**_fields(TOLD_BY_IIM), **{k: v for k, v in _fields(TOLD_BY_XMP).items() if v}})


def _fields(each: Told) -> dict[str, str | None]:
    return {name: getattr(each, name) for name in Told.__struct_fields__}


@pytest.mark.parametrize(
    "packet",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XMP.replace("Reuters", "&a;"),
        XMP.replace("</rdf:RDF>", ""),
        "no XML at all",
        "<a>" * 5_000,
    ],
    ids=["entity", "broken", "words", "deep"],
)
def test_odd_xmp_tells_nothing(packet):
    assert told(written(drawn(), xmp=packet.encode())) == Told()


@given(st.binary(max_size=300))
def test_any_iim_whatever_is_read_or_left(block):
    assert isinstance(told(with_iim(JPEG, block)), Told)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_as_it_is_seen(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    negative = negative_of(written(drawn(60, 40), exif=exif))

    assert (negative.width, negative.height) == ((60, 40) if orientation < 5 else (40, 60))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no JPEG, PNG or TIFF"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "is no JPEG, PNG or TIFF"),
        (JPEG[: len(JPEG) // 2], "is damaged"),
        (written(drawn(), "PNG")[:-30], "is damaged"),
        (bomb(), "has more than 89,478,485 pixels"),
    ],
    ids=["empty", "GIF", "half a JPEG", "half a PNG", "bomb"],
)
def test_a_file_that_cannot_be_used_says_why(content, why):
    with pytest.raises(Unusable, match=why):
        negative_of(content)


@given(st.integers(0, len(JPEG) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_makes_a_traceback(at, octets):
    try:
        negative = negative_of(JPEG[:at] + octets + JPEG[at + len(octets) :])
    except Unusable:
        return

    assert isinstance(negative, Negative)


def test_the_bomb_is_a_png_to_its_reader():
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(bomb()))
