"""Formes as markup: every block of type an element at its place, every line with its own word space.

In: formes, and what names the document. Out: the values the template prints, ready made. Lengths are CSS points.
Nothing here decides where something stands.
"""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from publisher import __version__
from publisher.formats.press import tags
from publisher.templating import Templates
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Figure, Forme, Frame, Role, Rule, Stand, Type
from publisher.typeset.lines import Line, Run

SHELF = "shelf:"
"""What stands before the name of every file that a document asks for."""
_TEMPLATE = "press/formes.html"
_ELEMENTS = {Role.HEADLINE: "h1", Role.CROSSHEAD: "h2", Role.LIST_ITEM: "li", Role.RUNNING: tags.RUNNING}


@dataclass(frozen=True, slots=True)
class Naming:
    """What names a document. Its instants follow from the edition; ``inks`` is "cmyk" or "rgb"."""

    heading: str
    authors: tuple[str, ...]
    language: str
    created: dt.datetime
    modified: dt.datetime
    inks: str

    @property
    def maker(self) -> str:
        """What the PDF calls its creator."""
        return f"publisher {__version__}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run: its text, and its style where that is not the block's."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A line."""

    style: str
    pieces: tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Element:
    """A block of type, a rule, a figure or a frame; only a figure has a ``source``, only a frame a ``mark``."""

    name: str
    style: str
    rows: tuple[_Row, ...] = ()
    source: str = ""
    alt: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbours: the items of one list, or whatever else stands together."""

    is_list: bool
    elements: tuple[_Element, ...]


def markup_of(formes: tuple[Forme, ...], naming: Naming, templates: Templates) -> str:
    """The document of these formes, all of one size, a sheet for each."""
    first = formes[0]
    return templates.render(
        _TEMPLATE,
        naming=naming,
        created=naming.created.isoformat(),
        modified=naming.modified.isoformat(),
        size=f"{_pt(first.width_pt)} {_pt(first.height_pt)}",
        formes=tuple(_groups(forme) for forme in formes),
    )


def _groups(forme: Forme) -> tuple[_Group, ...]:
    elements = (_element(stand) for stand in forme.stands)
    return tuple(_Group(is_list, tuple(group)) for is_list, group in groupby(elements, lambda each: each.name == "li"))


def _element(stand: Stand) -> _Element:
    match stand:
        case Type():
            return _block(stand)
        case Rule():
            return _rule(stand)
        case Figure():
            return _figure(stand)
        case Frame():
            return _frame(stand)
        case _:
            assert_never(stand)


def _figure(figure: Figure) -> _Element:
    box = (figure.left_pt, figure.top_pt, figure.width_pt, figure.height_pt)
    return _Element("img", _place(*box), source=f"{SHELF}{figure.name}", alt=figure.alt)


def _frame(frame: Frame) -> _Element:
    place = _place(frame.left_pt, frame.top_pt, frame.width_pt, frame.height_pt)
    if frame.setting is None:
        return _Element("aside", place, mark=frame.mark)
    rows = tuple(_as_wide(_row(line, frame.setting), line) for line in frame.lines)
    return _Element("aside", f"{place};{_font(frame.setting)}", rows, mark=frame.mark)


def _as_wide(row: _Row, line: Line) -> _Row:
    """A row no wider than its words: its ground has a colour."""
    return replace(row, style=f"{row.style};width:{_pt(line.width_pt)}")


def _rule(rule: Rule) -> _Element:
    half_pt = rule.weight_pt / 2
    if rule.upright:
        box = (rule.left_pt - half_pt, rule.top_pt, rule.weight_pt, rule.length_pt)
    else:
        box = (rule.left_pt, rule.top_pt - half_pt, rule.length_pt, rule.weight_pt)
    return _Element("hr", _place(*box))


def _place(left_pt: float, top_pt: float, width_pt: float, height_pt: float) -> str:
    return f"left:{_pt(left_pt)};top:{_pt(top_pt)};width:{_pt(width_pt)};height:{_pt(height_pt)}"


def _block(block: Type) -> _Element:
    style = f"left:{_pt(block.left_pt)};top:{_pt(block.top_pt)};{_font(block.setting)}"
    rows = tuple(_row(line, block.setting) for line in block.lines)
    name = tags.CONTINUES if block.continues else _ELEMENTS.get(block.role, "p")
    return _Element(name, style, rows)


def _row(line: Line, setting: Setting) -> _Row:
    style = f"height:{_pt(setting.leading_pt)};margin-left:{_pt(line.indent_pt)};word-spacing:{_pt(line.word_space_pt)}"
    if line.letter_space_pt:
        style += f";letter-spacing:{_pt(line.letter_space_pt)}"
    return _Row(style, tuple(_piece(run, setting) for run in line.runs))


def _piece(run: Run, setting: Setting) -> _Piece:
    """A run in another setting keeps the block's line box: its own leading is nothing."""
    return _Piece(run.text, "" if run.setting == setting else f"{_font(run.setting)};line-height:0")


def _font(setting: Setting) -> str:
    face = setting.face
    slope = "italic" if face.italic else "normal"
    style = f"font:{slope} {face.weight} {_pt(setting.size_pt)}/{_pt(setting.leading_pt)} '{face.family}'"
    if setting.tracking_em:
        style += f";letter-spacing:{setting.tracking_em}em"
    return style if setting.ligatures else f"{style};font-variant-ligatures:none"


def _pt(length: float) -> str:
    """A length to a thousandth of a point, which is finer than any plate."""
    return f"{length:.3f}pt"
