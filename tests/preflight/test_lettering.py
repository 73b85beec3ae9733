"""Words are read back from whatever table a font brings along, and any table is read."""

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from publisher.preflight.lettering import LOST, bare, table_of


def font(cmap, **entries):
    """A composite font with this ToUnicode map; the document it lives in goes along."""
    document = pikepdf.new()
    made = Dictionary(Type=Name.Font, Subtype=Name.Type0)
    if cmap:
        made.ToUnicode = document.make_stream(cmap)
    for key, value in entries.items():
        made[f"/{key}"] = value
    return document, made


@pytest.mark.parametrize(
    ("cmap", "codes", "text"),
    [
        (b"1 beginbfchar <0001> <0041> endbfchar", b"\0\1", "A"),
        (b"2 beginbfchar <0001> <00660069> <0002> <D83DDE00> endbfchar", b"\0\1\0\2", "fi\U0001f600"),
        (b"1 beginbfrange <0003> <0005> <0061> endbfrange", b"\0\3\0\4\0\5", "abc"),
        (b"1 beginbfrange <0003> <0004> [<0078> <0079 007A>] endbfrange", b"\0\3\0\4", "xyz"),
        (b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0042> endbfchar", b"A", "B"),
        (b"1 beginbfchar <0001> <0041> endbfchar", b"\0\2", LOST),
    ],
)
def test_a_table_is_read_as_it_is_written(cmap, codes, text):
    document, made = font(cmap)

    assert table_of(made).read(codes) == text

    document.close()


def test_a_simple_font_without_a_table_is_windows_text():
    document, made = font(b"", Subtype=Name.TrueType)

    assert table_of(made).read(b"\x93Caf\xe9\x94") == "“Café”"

    document.close()


@given(st.text("beginendbfcharrange<>[]0123456789ABCDEF \n"), st.binary())
def test_any_table_gives_some_text(cmap, codes):
    document, made = font(cmap.encode() or b" ")

    assert isinstance(table_of(made).read(codes), str)

    document.close()


def test_spaces_hyphens_capitals_and_ligatures_make_no_other_word():
    assert bare("De\u00adci-\nsion: ﬁve") == bare("DECISION: five") == "decision:five"
