"""Letterpress: formes of type and rules printed straight, every line where it was composed.

In: formes, what names the document, what is told of it. Out: PDF bytes, PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO
14289-1) at once. Nothing is laid out here, for that has been done. There are no pictures, no colour but black and no
face but the formes' own; a story's own PDF needs no more, and whatever does is the painter's.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publisher.formats.press import archival, tags
from publisher.formats.press.archival import Bookmark
from publisher.formats.press.markup import Naming
from publisher.formats.press.tags import Leaf, Place, Telling
from publisher.formats.press.typecase import EM, Case, Shown
from publisher.pictures import srgb
from publisher.typeset.faces import Face, Setting
from publisher.typeset.forme import Forme, Role, Rule, Type
from publisher.typeset.lines import Line, Run

_SPACE = " "
_KINDS = {Role.HEADLINE: "/H1", Role.CROSSHEAD: "/H2", Role.LIST_ITEM: "/LI"}
_TOLD = "/Span <</MCID {}>> BDC BT"
_RUNNING = "/Artifact <</Type/Pagination/Subtype/Header>> BDC BT"  # ISO 32000-1 14.8.2.2.2


class Letterpress:
    """Prints documents, one after the other, from the same cases."""

    def __init__(self) -> None:
        self._cases: dict[Face, Case] = {}

    def printed(self, formes: Sequence[Forme], naming: Naming, tellings: Sequence[Telling]) -> bytes | None:
        """The document; ``None`` where something on it is no type, no rule, or no type that its face has."""
        told = frozenset(number for telling in tellings for said in telling.said for number in said.painted)
        impression = _Impression(self._cases, told)
        try:
            sheets = [impression.sheet(forme, page) for page, forme in enumerate(formes)]
        except _UnfitError:
            return None
        with pikepdf.new() as document:
            _bind(document, formes, sheets, impression.fonts(document))
            _name(document, naming)
            tags.build(document, tellings, impression.leaves)
            archival.introduce(document, naming, srgb())
            archival.mark(document, _bookmarks(formes))
            return tags.saved(document)


class _UnfitError(Exception):
    """Something cannot be printed from type."""


class _Impression:
    """One document on the press. ``leaves`` are its blocks of type, with what is marked of those that are told."""

    def __init__(self, cases: dict[Face, Case], told: frozenset[int]) -> None:
        self.leaves: list[Leaf] = []
        self._cases = cases
        self._told = told
        self._shown: dict[Face, dict[tuple[str, bool], Shown]] = {}
        self._names: dict[Face, str] = {}
        self._set_in = ""

    def fonts(self, document: Pdf) -> Dictionary:
        """The fonts of the document, by the names that its sheets know."""
        shown = self._shown.items()
        return Dictionary(
            {self._names[face]: self._cases[face].font(document, words.values()) for face, words in shown}
        )

    def sheet(self, forme: Forme, page: int) -> bytes:
        """The content of a page."""
        self._set_in = ""
        return "\n".join(self._stands(forme, page)).encode("ascii")

    def _stands(self, forme: Forme, page: int) -> Iterator[str]:
        marked = 0
        for stand in forme.stands:
            match stand:
                case Rule():
                    yield _ruled(stand, forme.height_pt)
                case Type():
                    if stand.has_words:
                        told = len(self.leaves) in self._told
                        self.leaves.append(Leaf(_KINDS.get(stand.role, "/P"), (Place(page, marked),) if told else ()))
                        yield _TOLD.format(marked) if told else _RUNNING
                        yield from self._lines(stand, forme.height_pt)
                        yield "ET EMC"
                        marked += told
                case _:
                    raise _UnfitError

    def _lines(self, block: Type, height_pt: float) -> Iterator[str]:
        setting = block.setting
        first_pt = height_pt - block.top_pt - setting.drop_pt
        for number, line in enumerate(block.lines):
            yield f"1 0 0 1 {block.left_pt + line.indent_pt:.3f} {first_pt - number * setting.leading_pt:.3f} Tm"
            for run in line.runs:
                yield from self._run(run, line)

    def _run(self, run: Run, line: Line) -> Iterator[str]:
        setting = run.setting
        set_in = self._setting(setting, line.letter_space_pt)
        if set_in != self._set_in:
            self._set_in = set_in
            yield set_in
        yield f"[<{self._codes(run, line.word_space_pt)}>]TJ".replace("<>", "")

    def _codes(self, run: Run, word_space_pt: float) -> str:
        """What a run shows. Display type is ragged, and kerns with its spaces; text has the spaces it was given."""
        setting = run.setting
        if setting.ligatures and not word_space_pt:
            return self._word(run.text, setting)
        words = [self._word(word, setting) for word in run.text.split(_SPACE)]
        space = self._word(_SPACE, setting)
        if word_space_pt:
            space = f"{space}>{-word_space_pt / setting.size_pt * EM:.1f}<"
        return space.join(words)

    def _setting(self, setting: Setting, letter_space_pt: float) -> str:
        """The operators that choose a face and a size, and what is added after every glyph."""
        name = self._names.setdefault(setting.face, f"/F{len(self._names)}")
        tracking_pt = setting.tracking_em * setting.size_pt + letter_space_pt
        return f"{name} {setting.size_pt:.3f} Tf {tracking_pt:.4f} Tc"

    def _word(self, word: str, setting: Setting) -> str:
        """The codes of a word, or of words that are shaped together; they are noted."""
        words, key = self._shown.setdefault(setting.face, {}), (word, setting.ligatures)
        if key not in words:
            case = self._cases.get(setting.face) or self._cases.setdefault(setting.face, Case(setting.face))
            shown = case.shown(word, ligatures=setting.ligatures)
            if shown is None:
                raise _UnfitError
            words[key] = shown
        return words[key].codes


def _ruled(rule: Rule, height_pt: float) -> str:
    """A rule, of which nobody is told; clipped to itself, for else poppler shows a hairline a whole pixel thick."""
    half_pt = rule.weight_pt / 2
    if rule.upright:
        left_pt, foot_pt = rule.left_pt - half_pt, height_pt - rule.top_pt - rule.length_pt
        size = f"{rule.weight_pt:.3f} {rule.length_pt:.3f}"
    else:
        left_pt, foot_pt = rule.left_pt, height_pt - rule.top_pt - half_pt
        size = f"{rule.length_pt:.3f} {rule.weight_pt:.3f}"
    box = f"{left_pt:.3f} {foot_pt:.3f} {size} re"
    return f"/Artifact BMC q {box} W n {box} f Q EMC"


def _bind(document: Pdf, formes: Sequence[Forme], sheets: Sequence[bytes], fonts: Dictionary) -> None:
    """The sheets as pages of a document that is tagged (ISO 32000-1 14.7, 14.8; ISO 14289-1 7.1)."""
    resources = document.make_indirect(Dictionary(Font=fonts))
    for number, (forme, content) in enumerate(zip(formes, sheets, strict=True)):
        page = document.add_blank_page(page_size=(forme.width_pt, forme.height_pt)).obj
        page.TrimBox = page.MediaBox
        page.Resources = resources
        page.Contents = document.make_stream(content)
        page.StructParents = number
        page.Tabs = Name.S
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))


def _name(document: Pdf, naming: Naming) -> None:
    """What a viewer shows above it, its language, its information dictionary (ISO 32000-1 12.2, 14.9.2, 14.3.3)."""
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.Root.Lang = String(naming.language)
    told = {
        Name.Title: naming.heading,
        Name.Author: ", ".join(naming.authors),
        Name.Creator: naming.maker,
        Name.Producer: naming.maker,
        Name.CreationDate: _instant(naming.created),
        Name.ModDate: _instant(naming.modified),
    }
    for key, words in told.items():
        document.docinfo[key] = String(words)


def _instant(instant: dt.datetime) -> str:
    """An instant as a PDF has it (ISO 32000-1 7.9.4)."""
    return f"D:{instant.astimezone(dt.UTC):%Y%m%d%H%M%S}Z"


def _bookmarks(formes: Sequence[Forme]) -> Iterator[Bookmark]:
    """The headline, and under it the crossheads."""
    heads = [
        Bookmark("".join(line.text for line in stand.lines), page, (stand.left_pt, forme.height_pt - stand.top_pt))
        for page, forme in enumerate(formes)
        for stand in forme.stands
        if isinstance(stand, Type) and stand.role in {Role.HEADLINE, Role.CROSSHEAD} and not stand.continues
    ]
    if heads:
        yield replace(heads[0], under=tuple(heads[1:]))
