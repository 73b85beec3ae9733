"""Rules about fonts: whatever type is painted with travels in the file.

In: the file under examination. Out: what breaks a rule. A font that is declared and never painted with breaks nothing.
"""

import re
from collections.abc import Callable, Iterator

from pikepdf import Name, Object

from publisher.preflight.content import Kind
from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, Check, Found, Rule, Subject

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"[A-Z]{6}\+")


def _every(broken: Callable[[Object], bool], message: str, hint: str) -> Check:
    """A check of every font that something is painted with; ``{font}`` in the message is its name."""

    def check(subject: Subject) -> Iterator[Found]:
        for mark in subject.painted:
            font = mark.resource
            if mark.kind is Kind.TYPE and font is not None and broken(font):
                said = message.format(font=_name(font))
                yield Found(message=said, hint=hint, page=mark.page, where=mark.where)

    return check


def _unnamed(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.kind is Kind.TYPE and mark.resource is None:
            hint = "export the page again"
            yield Found(message="type is set in no font", hint=hint, page=mark.page, where=mark.where)


def _name(font: Object) -> str:
    return _SUBSET.sub("", str(font.get("/BaseFont", font.get("/Name", "a font without a name"))).removeprefix("/"))


def _is_drawn(font: Object) -> bool:
    return font.get("/Subtype") == Name.Type3


def _is_missing(font: Object) -> bool:
    descriptor = _descriptor(font)
    return not _is_drawn(font) and (descriptor is None or not any(key in descriptor for key in _PROGRAMS))


def _is_whole(font: Object) -> bool:
    name = str(font.get("/BaseFont", "")).removeprefix("/")
    return not _is_drawn(font) and not _is_missing(font) and _SUBSET.match(name) is None


def _is_courier(font: Object) -> bool:
    return _name(font) == "Courier"


def _is_mute(font: Object) -> bool:
    return "/ToUnicode" not in font and font.get("/Subtype") in {Name.Type0, Name.Type3}


def _descriptor(font: Object) -> Object | None:
    """The descriptor of a font; a composite font has it in its only descendant (ISO 32000-1 9.7.6)."""
    holder = font.DescendantFonts[0] if font.get("/Subtype") == Name.Type0 else font
    return holder.get("/FontDescriptor")


RULES = (
    Rule("F01", "Every font is in the file", ANY_X, Severity.REJECT,
         _every(_is_missing, "{font} is not in the file", "embed it, the fourteen standard fonts too")),
    Rule("F02", "Only the letters that are used are in the file", "practice: smaller, and safe with licences",
         Severity.WARN, _every(_is_whole, "{font} is in the file whole", "embed the letters that are used")),
    Rule("F03", "No type is drawn as a Type 3 font", "practice: a RIP renders it without hints, often as pictures",
         Severity.WARN, _every(_is_drawn, "{font} is a Type 3 font", "use an outline font")),
    Rule("F04", "No type is in Courier", "GWG 2022 R0014", Severity.WARN,
         _every(_is_courier, "type is in Courier", "Courier stands where a font was missing: find out which")),
    Rule("F05", "The words can be read back from the type", "practice: what cannot be read cannot be proved",
         Severity.WARN, _every(_is_mute, "{font} does not say which letters it shows", "embed it with ToUnicode")),
    Rule("F06", "All type is set in a font", "ISO 32000-1 9.3.1", Severity.REJECT, _unnamed),
)  # fmt: skip
