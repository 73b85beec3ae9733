"""What is left of any text is text that XML and JSON can carry."""

from xml.etree.ElementTree import XML, Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.xml_text import xml_text


@given(st.text(st.characters()))
def test_any_text_comes_through_xml_unharmed(text: str) -> None:
    carried = xml_text(text)
    element = Element("p")
    element.text = carried

    assert (XML(tostring(element)).text or "") == carried


@given(st.text(st.characters()))
def test_doing_it_twice_does_nothing_more(text: str) -> None:
    assert xml_text(xml_text(text)) == xml_text(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nul\x00 vt\x0b fs\x1c del\x7f", "nul vt fs del"),
        ("lone \udc80 surrogate, nonchar \ufffe", "lone  surrogate, nonchar "),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("café\u00a0— \U0001f680 \u202e\ufeff\ttab", "café\u00a0— \U0001f680 \u202e\ufeff\ttab"),
    ],
)
def test_only_what_xml_forbids_is_taken_out(text: str, left: str) -> None:
    assert xml_text(text) == left
