"""The Internet Printing Protocol's way of writing things down (RFC 8010).

In: an operation and its attributes; the bytes of an answer. Out: bytes; an ``Answer``. Only what a page needs on its
way to a queue is here, and nothing here opens a connection.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

Value = int | bool | str | bytes
_VERSION = (1, 1)
_REQUEST = 1  # the number of every request: there is one at a time
_END_OF_ATTRIBUTES = 0x03
_LAST_DELIMITER = 0x0F
_LEAST = 8  # bytes: version, status, number of the request


class Operation(IntEnum):
    """What a printer may be asked (RFC 8011, 5.4.15)."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


class Group(IntEnum):
    """Groups of attributes (RFC 8010, 3.5.1)."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04


class Tag(IntEnum):
    """Kinds of values (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MEDIA_TYPE = 0x49


_NUMBERS = {Tag.INTEGER, Tag.ENUM}
_FIRST_TEXT, _LAST_TEXT = 0x41, 0x49

Attribute = tuple[Tag, str, Value]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer answers: its status, and the values of each attribute by its name."""

    status: int
    attributes: dict[str, tuple[Value, ...]]

    def first(self, name: str) -> Value | None:
        """The first value of an attribute, if it has any."""
        return next(iter(self.attributes.get(name, ())), None)


def request(operation: Operation, printer: str, attributes: tuple[Attribute, ...], document: bytes = b"") -> bytes:
    """A request of one operation; charset, language and printer stand first, as RFC 8011, 4.1.4 wants."""
    first: tuple[Attribute, ...] = (
        (Tag.CHARSET, "attributes-charset", "utf-8"),
        (Tag.LANGUAGE, "attributes-natural-language", "en"),
        (Tag.URI, "printer-uri", printer),
    )
    head = struct.pack(">BBHIB", *_VERSION, operation, _REQUEST, Group.OPERATION)
    return head + b"".join(map(_written, (*first, *attributes))) + bytes([_END_OF_ATTRIBUTES]) + document


def _written(attribute: Attribute) -> bytes:
    tag, name, value = attribute
    what = struct.pack(">i", value) if isinstance(value, int) else value.encode() if isinstance(value, str) else value
    return struct.pack(">BH", tag, len(name)) + name.encode("ascii") + struct.pack(">H", len(what)) + what


def answer(content: bytes) -> Answer:
    """An answer, read.

    Raises:
        ValueError: these bytes are none.
    """
    if len(content) < _LEAST:
        raise ValueError("the answer is too short")
    status = int.from_bytes(content[2:4], "big")
    found: dict[str, tuple[Value, ...]] = {}
    name, at = "", _LEAST
    try:
        while content[at] != _END_OF_ATTRIBUTES:
            if content[at] <= _LAST_DELIMITER:
                at += 1
                continue
            tag, said, at = content[at], *_counted(content, at + 1)
            value, at = _counted(content, at)
            name = said.decode("ascii") or name  # no name: one more value of the attribute before it
            found[name] = (*found.get(name, ()), _read(tag, value))
    except (IndexError, UnicodeDecodeError, struct.error) as fault:
        raise ValueError("the answer breaks off") from fault
    return Answer(status, found)


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, at)
    start = at + 2
    return content[start : start + length], start + length


def _read(tag: int, value: bytes) -> Value:
    if tag in _NUMBERS:
        return int(struct.unpack(">i", value)[0])
    if tag == Tag.BOOLEAN:
        return value != b"\0"
    return value.decode("utf-8", "replace") if _FIRST_TEXT <= tag <= _LAST_TEXT else value
