"""The first bytes of a file tell what it seems to be, quickly and whatever its code page."""

import pytest

from publisher.text.decoding import Decoded, Unreadable, decode, decode_carrier
from publisher.text.sniffing import first_element, is_archive, is_json_object


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<nitf>", "nitf"),
        (b'<?xml version="1.0"?>\n<!-- by hand -- ->\n--><!DOCTYPE nitf SYSTEM "n.dtd">\n<nitf xmlns="x">', "nitf"),
        (b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>', "nitf"),
        (b"\xef\xbb\xbf <nar:newsItem>", "newsitem"),
        ("<newsItem>".encode("utf-16"), "newsitem"),
        (b"< 3 is a heart", ""),
        (b"Text <b>with</b> tags", ""),
        (b"<!-- -->" * 500 + b"<p>", "p"),
        (b"<!-- -->" * 500 + b"x", ""),
        (b"", ""),
    ],
)
def test_the_first_element_is_found_behind_all_that_may_stand_before_it(content, name):
    assert first_element(content) == name


def test_json_and_archives_are_known_by_their_first_signs():
    assert is_json_object(b' \n{"headline": ""}')
    assert not is_json_object(b"[]")
    assert is_archive(b"PK\x03\x04...")
    assert not is_archive(b"PKO writes")


def test_a_carrier_is_decoded_as_it_says_itself():
    html = decode_carrier('<meta charset="windows-1251"><p>Да'.encode("cp1251"))
    xml = decode_carrier('<?xml version="1.0" encoding="iso-8859-1"?><p>“Café”'.encode("cp1252"))

    assert isinstance(html, Decoded)
    assert html.text.endswith("Да")
    assert isinstance(xml, Decoded)
    assert xml.text.endswith("“Café”")


def test_a_carrier_that_lies_about_its_code_page_is_decoded_as_its_bytes_are():
    for declared in (b"no-such", b"utf-7", b"rot13", b"utf-8"):
        decoded = decode_carrier(b'<?xml version="1.0" encoding="' + declared + b'"?><p>' + "Café".encode())

        assert isinstance(decoded, Decoded)
        assert decoded.text.endswith("Café")


def test_markup_is_refused_as_plain_text_and_read_as_a_carrier():
    assert decode(b"<html><p>x") is Unreadable.MARKUP
    assert isinstance(decode_carrier(b"<html><p>x"), Decoded)
    assert decode_carrier(b"<p>\0") is Unreadable.BINARY
    assert decode_carrier(b" \n") is Unreadable.EMPTY


@pytest.mark.parametrize(
    "opening", [b"<p>It rained.</p>", b"<!-- a page -->\n<p>", b'<?xml version="1.0"?><a/>', b"\xef\xbb\xbf<div>"]
)
def test_a_page_of_markup_is_no_copy(opening: bytes) -> None:
    assert decode(opening) is Unreadable.MARKUP


@pytest.mark.parametrize("opening", [b"%PDF-1.4\nabc\n", b"%!PS-Adobe-3.0\nabc\n", b"GIF89a and no sign that is odd"])
def test_a_document_without_an_odd_byte_is_no_copy(opening: bytes) -> None:
    assert decode(opening) is Unreadable.BINARY


def test_a_headline_may_hold_a_tag() -> None:
    assert isinstance(decode(b"<script> is struck off\n\nThe council has voted.\n"), Decoded)
