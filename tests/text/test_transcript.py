"""A transcript says what a reader sees, and knows the bytes each stretch of it was written in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.decoding import Decoded, decode_carrier
from publisher.text.transcript import FOLDING, Rewrite, Source, folded, rewritten

TAG: Rewrite = (re.compile(r"<[^<>]*>"), lambda _: "")
ENTITY: Rewrite = (re.compile("&amp;"), lambda _: "&")


def bytes_of(words: str, content: bytes, *rewrites: Rewrite) -> bytes:
    decoded = decode_carrier(content)
    assert isinstance(decoded, Decoded)
    transcript = rewritten(Source(decoded), rewrites)
    at = transcript.text.index(words)
    return transcript.span(at, at + len(words)).of(content)


def test_words_are_found_in_the_bytes_they_were_written_in():
    assert bytes_of("a bold word", b"<p>a <b>bold</b> word.</p>", TAG) == b"a <b>bold</b> word"
    assert bytes_of("Vane & Sons", b"<p>Vane &amp;\n  Sons</p>", TAG, ENTITY, *FOLDING) == b"Vane &amp;\n  Sons"


def test_a_rewritten_sign_has_the_bytes_of_all_it_stands_for():
    assert bytes_of("&", b"x &amp; y", ENTITY) == b"&amp;"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_code_page_changes_the_bytes_and_not_the_words(codec):
    content = "<p>Café</p> “yes” ".encode(codec) * 600

    assert bytes_of("Café “yes”", content, TAG).decode(codec.replace("-sig", "").replace("16", "16-le")) == (
        "Café</p> “yes”"
    )


@given(text=st.text(alphabet="ab<>& \n\u00ad", max_size=60), start=st.integers(0, 60), size=st.integers(1, 10))
def test_every_stretch_is_what_its_bytes_say(text, start, size):
    content = text.encode()
    decoded = Decoded(text, "utf-8", 0)
    transcript = rewritten(Source(decoded), (TAG, *FOLDING))
    stretch = transcript.text[start : start + size]
    if stretch:
        written = transcript.span(start, start + len(stretch)).of(content).decode()

        assert folded(TAG[0].sub("", written)) == folded(stretch)
