"""What a page may not hold where the standard has no transparency: PDF/X-1a, which builds on PDF 1.3.

In: a page. Out: what of it PDF 1.3 does not know, in words; and the page without what paints the same when it is left
out. Nothing here flattens: a flattened page is a picture of its type.
"""

from collections.abc import Iterator
from enum import Enum

from pikepdf import Array, Dictionary, Name, Object, Stream

# Entries of a graphics state that PDF 1.3 does not have (ISO 32000-1, table 58).
_LATER_STATE = ("/CA", "/ca", "/BM", "/SMask", "/AIS", "/TK")
# How pictures and fonts travel in later versions (ISO 32000-1, tables 6, 89 and 126).
_LATER_FILTERS = {
    "/JPXDecode": "a picture compressed with JPEG 2000",
    "/JBIG2Decode": "a picture compressed with JBIG2",
    "/Crypt": "an encrypted stream",
}
_MOST_BITS = 8
# What is for other programs than a RIP, and what leads from a page back to the page tree or on to other pages.
_FOR_OTHERS = {"/PieceInfo", "/Metadata", "/StructParent", "/StructParents", "/Annots", "/AA"}
_LEADS_AWAY = {"/Parent", "/P", "/B"}
# Dictionaries whose keys are names somebody chose, and mean nothing, beside those right below resources
# (ISO 32000-1 7.8.3, 8.6.6.5, 9.6.5).
_OF_NAMES = {"/CharProcs", "/Colorants"}


class _Role(Enum):
    """What a dictionary is by the key that leads to it: its keys say what they mean, are categories, or are names."""

    PLAIN = 0
    RESOURCES = 1
    NAMES = 2


def parts_of(page: Object) -> Iterator[Object]:
    """Every dictionary and stream this page is painted from, the page itself first, each once.

    Dictionaries that only give names to others are passed through.
    """
    waiting, seen = [(page, _Role.PLAIN)], set()
    while waiting:
        part, role = waiting.pop()
        if part.is_indirect:
            if part.objgen in seen:
                continue
            seen.add(part.objgen)
        if isinstance(part, Array):
            waiting += [(each, _Role.PLAIN) for each in part.as_list() if _leads_on(each)]
            continue
        if role is not _Role.NAMES:
            yield part
        left_out = set() if role is _Role.NAMES else _FOR_OTHERS | _LEADS_AWAY
        for key in sorted(set(part.keys()) - left_out):
            if _leads_on(part[key]):
                waiting.append((part[key], _role_of(key, role)))


def _leads_on(value: object) -> bool:
    """Numbers and claims come as Python's own."""
    return isinstance(value, Array | Dictionary | Stream)


def _role_of(key: str, above: _Role) -> _Role:
    if above is _Role.RESOURCES:
        return _Role.NAMES
    if above is _Role.NAMES:
        return _Role.PLAIN
    if key == "/Resources":
        return _Role.RESOURCES
    return _Role.NAMES if key in _OF_NAMES else _Role.PLAIN


def leave_behind(page: Object) -> None:
    """Take off what is for other programs than a RIP."""
    for part in parts_of(page):
        for key in _FOR_OTHERS:
            if key in part:
                del part[key]


def unknown_to_pdf_1_3(page: Object) -> tuple[str, ...]:
    """What the page is painted with that PDF 1.3 cannot say, each once, in alphabetical order."""
    return tuple(sorted({fault for part in parts_of(page) for fault in _faults(part)}))


def _faults(part: Object) -> Iterator[str]:
    if part.get("/Subtype") == Name.Image:
        if isinstance(part.get("/SMask"), Stream) or part.get("/SMaskInData", False):
            yield "a picture with a soft mask"
        if int(part.get("/BitsPerComponent", 1)) > _MOST_BITS:
            yield "a picture of 16 bits a colour"
    elif _shows_what_is_below(part):
        yield "transparency"
    if part.get("/Subtype") == Name.OpenType and isinstance(part, Stream):
        yield "a font embedded as OpenType"
    for name in filters_of(part):
        if name in _LATER_FILTERS:
            yield _LATER_FILTERS[name]


def _shows_what_is_below(state: Object) -> bool:
    """A graphics state that is less than opaque, blends, or paints through a mask."""
    blend = state.get("/BM", Name.Normal)
    mode = blend[0] if isinstance(blend, Array) and len(blend) else blend
    alphas = [float(state[key]) for key in ("/CA", "/ca") if key in state]
    masked = isinstance(state.get("/SMask"), Dictionary)
    return masked or mode not in {Name.Normal, Name.Compatible} or any(alpha < 1 for alpha in alphas)


def filters_of(part: Object) -> tuple[str, ...]:
    """How a stream's bytes are packed, the names of its filters in order."""
    stated = part.get("/Filter") if isinstance(part, Stream) else None
    if isinstance(stated, Array):
        return tuple(str(each) for each in stated.as_list())
    return () if stated is None else (str(stated),)


def without_transparency(page: Object) -> None:
    """Take off groups and graphics states that say nothing but "opaque": PDF 1.3 has no words for them either."""
    for part in parts_of(page):
        group = part.get("/Group")
        if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency:
            del part["/Group"]
        if not isinstance(part, Stream):
            for key in _LATER_STATE:
                if key in part:
                    del part[key]
