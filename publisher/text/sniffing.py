"""What a file seems to be, from its first bytes.

In: bytes. Out: the name of its first element if it is markup, or whether it opens as JSON or as a ZIP archive does.
It is cheap, and never sure: only reading tells.
"""

import re

_WITHIN = 4096  # bytes
_MARKS = b"\xef\xbb\xbf\xff\xfe"
# Possessive throughout: what may stand before an element is tried in one way only.
_FIRST_ELEMENT = re.compile(
    rb"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+"
    rb"<(?:[A-Za-z][\w.-]*+:)?([A-Za-z][\w.-]*+)",
    re.IGNORECASE,
)


def opening(content: bytes) -> bytes:
    """The first bytes, without byte order mark and white space; of UTF-16 every second byte."""
    return content[:_WITHIN].replace(b"\0", b"").lstrip(_MARKS + b" \t\r\n")


def first_element(content: bytes) -> str:
    """The name of the first element, in small letters and without prefix; empty where the file opens with none."""
    begin = opening(content)
    found = _FIRST_ELEMENT.match(begin) if begin.startswith(b"<") else None
    return found[1].decode("ascii").lower() if found else ""


def is_json_object(content: bytes) -> bool:
    """Does it open as a JSON object?"""
    return opening(content).startswith(b"{")


def is_archive(content: bytes) -> bool:
    """Does it open as a ZIP archive, which documents of word processors are?"""
    return content.startswith(b"PK\x03\x04")
