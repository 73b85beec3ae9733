"""The letters a page shows, read back from its type.

In: fonts and the bytes that type is shown with. Out: text, and its bare letters for comparing. A byte that no table
explains becomes U+FFFD; nothing is guessed from shapes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec
from pikepdf import Name, Object, Stream

from publisher.preflight.content import Kind, Painted
from publisher.preflight.report import TypeLine
from publisher.preflight.rules import Subject

LOST = "\ufffd"
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(beginbfchar|endbfchar|beginbfrange|endbfrange)")
_WIDTH = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f\s]*)>")
# What differs between copy and page without being another word: spaces, line ends, hyphens at them.
_NOT_LETTERS = re.compile("[\\s\u00ad\u200b\u2010\u2011\u2060\ufeff-]+")


class Table(msgspec.Struct, frozen=True):
    """How the codes of one font read: how many bytes make a code, and the text of each."""

    width: int
    texts: dict[int, str]

    def read(self, codes: bytes) -> str:
        """The text these codes show."""
        starts = range(0, len(codes), self.width)
        return "".join(self.texts.get(int.from_bytes(codes[at : at + self.width]), LOST) for at in starts)


def lines_of(subject: Subject) -> Iterator[TypeLine]:
    """All type that is to be seen on the pages, in the order it is painted."""
    for mark, text in read(subject):
        yield TypeLine(mark.page, text, subject.sheets[mark.page - 1].place(mark.where))


def read(subject: Subject) -> Iterator[tuple[Painted, str]]:
    """Each run of type that is to be seen, and how it reads."""
    tables: dict[tuple[int, int], Table] = {}
    for mark in subject.painted:
        if mark.kind is Kind.TYPE and mark.resource is not None and mark.codes and mark.is_seen:
            key = mark.resource.objgen
            table = tables[key] if key in tables else table_of(mark.resource)
            if key != (0, 0):  # a font that is written in place has no number of its own
                tables[key] = table
            yield mark, table.read(mark.codes)


def bare(text: str) -> str:
    """The letters and signs of a text as they compare: without spaces, hyphens, capitals and ligatures."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def table_of(font: Object) -> Table:
    """The table a font brings along; without one, a simple font is read as Windows text (ISO 32000-1 9.10)."""
    stated = font.get("/ToUnicode")
    composite = font.get("/Subtype") == Name.Type0
    if isinstance(stated, Stream):
        return _of_map(stated.read_bytes(), 2 if composite else 1)
    if composite:
        return Table(2, {})
    return Table(1, {code: bytes((code,)).decode("cp1252", "replace") for code in range(256)})


def _of_map(source: bytes, width: int) -> Table:
    """A ToUnicode CMap (ISO 32000-1 9.10.3): single codes, and ranges with one text or a list of them."""
    stated = _WIDTH.search(source)
    if stated and stated[1].strip():
        width = max(1, len(_hex(stated[1])))
    texts: dict[int, str] = {}
    for section, rows in _sections(source):
        for row in _rows(section, rows):
            texts.update(row)
    return Table(width, texts)


def _sections(source: bytes) -> Iterable[tuple[str, list[bytes | str]]]:
    """Each bfchar or bfrange section with its hexadecimal strings and brackets."""
    section, rows = "", list[bytes | str]()
    for token in _TOKEN.finditer(source):
        word = (token[4] or b"").decode()
        if word.startswith("begin"):
            section, rows = word.removeprefix("begin"), []
        elif word:
            yield section, rows
            section = ""
        elif section:
            rows.append((token[2] or token[3]).decode() if token[2] or token[3] else _hex(token[1]))


def _rows(section: str, rows: list[bytes | str]) -> Iterable[dict[int, str]]:
    left = iter(rows)
    for first in left:
        if section == "bfchar":
            yield {_code(first): _text(next(left, b""))}
        else:
            last, texts = next(left, b""), next(left, b"")
            listed = list(iter(lambda: next(left, "]"), "]")) if texts == "[" else None
            yield _range(_code(first), _code(last), texts, listed)


def _range(first: int, last: int, text: bytes | str, listed: list[bytes | str] | None) -> dict[int, str]:
    """The codes of a range; where one text is given, its last sign counts up."""
    codes = range(first, min(last, first + 0xFFFF) + 1)
    if listed is not None:
        return {code: _text(each) for code, each in zip(codes, listed, strict=False)}
    start = _text(text)
    return {code: start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF)) for code in codes} if start else {}


def _code(value: bytes | str) -> int:
    return int.from_bytes(value) if isinstance(value, bytes) else 0


def _text(value: bytes | str) -> str:
    return value.decode("utf-16-be", "replace") if isinstance(value, bytes) else ""


def _hex(digits: bytes) -> bytes:
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode())
