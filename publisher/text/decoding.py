"""From bytes to text, as a stage with a verdict.

In: the bytes of one file. Out: its text, the codec that maps every character back to its bytes, and what was odd; or a
refusal with its reason. A byte that its code page does not know stays in the text as a lone surrogate (PEP 383), so
that no byte is lost; nothing here guesses a language.
"""

import codecs
import re
from enum import StrEnum

import msgspec

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# How a page of markup opens; a headline may well hold a tag.
_MARKUP = re.compile(
    rb"\s*(?:\{\\rtf|<(?:!--|\?xml|!doctype|(?:html|head|body|title|meta|main|header|article|section|div|p|table)[\s/>]))",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(rb"%PDF-|%!PS|GIF8[79]a|\xff\xd8\xff")  # signs of files that may hold nothing but characters
_LONGEST_LINE = 100_000  # characters; the longest paragraph ever printed has a tenth of it
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width signs
_SEEN = re.compile(rf"[^\s{INVISIBLE}]")
_DECLARED_WITHIN = 2048  # bytes
_DECLARATION = re.compile(
    rb"(?:<\?xml[^<>]{0,200}?\bencoding|<meta[^<>]{0,300}?\bcharset)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{0,40})",
    re.IGNORECASE,
)
_ONE_BYTE = re.compile(r"iso8859-\d+|cp125\d|koi8-[ru]|mac-roman")
_LONE = re.compile("[\udc80-\udcff]")
# Control characters that no text has, in UTF-8.
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))


class Unreadable(StrEnum):
    """Why a file is no copy."""

    EMPTY = "empty"
    BINARY = "binary"
    MARKUP = "markup"
    ENDLESS = "endless"


class Decoded(msgspec.Struct, frozen=True):
    """Text after its mark; ``mark`` is the length of the byte order mark, in bytes.

    It is ``printable`` if nothing in it is odd: no control character, no white space but the space and LF, no sign that
    is invisible, no byte that is none. Text of which nobody said so may be so too.
    """

    text: str
    codec: str
    mark: int
    printable: bool = False

    def encoded(self, text: str) -> bytes:
        """The bytes of this piece of the text in the file."""
        return text.encode(self.codec, _errors(self.codec))

    def decoded(self, content: bytes) -> str:
        """The text of these bytes of the file, which must not end within a character."""
        return content.decode(self.codec, _errors(self.codec))

    def size(self, text: str) -> int:
        """How many bytes this piece of the text takes in the file."""
        return len(text) if text.isascii() and self.codec == "utf-8" else len(self.encoded(text))


def decode(content: bytes) -> Decoded | Unreadable:
    """Decode by mark, else strict UTF-8, else whichever of UTF-8 and Windows-1252 is hurt less."""
    mark, codec = _marked(content)
    body = content[mark:]
    if _MARKUP.match(body):
        return Unreadable.MARKUP
    if _DOCUMENT.match(body):
        return Unreadable.BINARY
    decoded = _decoded(body, codec or _unmarked(body), mark)
    if isinstance(decoded, Decoded) and len(decoded.text) > _LONGEST_LINE and _is_endless(decoded.text):
        return Unreadable.ENDLESS
    return decoded


def decode_carrier(content: bytes) -> Decoded | Unreadable:
    """Decode a file that may say its code page itself, as HTML and XML do; its mark says it better."""
    mark, codec = _marked(content)
    body = content[mark:]
    return _decoded(body, codec or _declared(body[:_DECLARED_WITHIN]) or _unmarked(body), mark)


def is_seen(text: str) -> bool:
    """Does a person see anything of this text?"""
    if not text or text.isspace():
        return False
    return text.isascii() or _SEEN.search(text) is not None


def _is_endless(text: str) -> bool:
    return any(len(line) > _LONGEST_LINE for line in text.replace("\r", "\n").split("\n"))


def bad_bytes(decoded: Decoded) -> tuple[int, ...]:
    """The positions of characters that stand for a byte the code page does not know."""
    if decoded.printable or _is_whole(decoded.text):
        return ()
    return tuple(found.start() for found in _LONE.finditer(decoded.text))


def _is_whole(text: str) -> bool:
    """Is every character of this text one, and none a lone surrogate?"""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(body: bytes, codec: str, mark: int) -> Decoded | Unreadable:
    try:
        text = body.decode(codec, _errors(codec))
    except UnicodeDecodeError:  # an odd byte or half a pair in UTF-16
        return Unreadable.BINARY
    if text.replace("\n", "").isprintable():
        return Decoded(text, codec, mark, printable=True) if is_seen(text) else Unreadable.EMPTY
    # In all but UTF-16 a control character is its byte.
    plain = text.encode("utf-8", "surrogatepass") if codec.startswith("utf-16") else body
    if len(plain.translate(None, _CONTROLS)) < len(plain):  # far faster than to search the text
        return Unreadable.BINARY
    return Decoded(text, codec, mark) if is_seen(text) else Unreadable.EMPTY


def _declared(opening: bytes) -> str:
    """The codec that the first lines of a file name, if ASCII is ASCII in it; UTF-8 is for us to find out."""
    found = _DECLARATION.search(opening)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    if name in {"iso8859-1", "ascii", "cp1252"}:
        return "windows-1252"  # what those who write the others mean (WHATWG Encoding, 4.2)
    return name if _ONE_BYTE.fullmatch(name) else ""


def _errors(codec: str) -> str:
    return "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"


def _marked(content: bytes) -> tuple[int, str]:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return len(mark), codec
    return 0, ""


def _unmarked(body: bytes) -> str:
    """One bad byte in a UTF-8 file must not turn the rest of it into Windows-1252."""
    try:
        body.decode()
    except UnicodeDecodeError:
        text = body.decode("utf-8", "surrogateescape")
    else:
        return "utf-8"
    lone = len(_LONE.findall(text))
    whole = len(_BEYOND_ASCII.findall(text)) - lone
    return "utf-8" if lone <= whole else "cp1252"
