"""The fount: the faces a paper is set in, by what they are for.

In: faces. Out: one value that every maker-up takes its settings from. Nothing here knows a size.
"""

from dataclasses import dataclass

from publisher.typeset.faces import Face


@dataclass(frozen=True, slots=True)
class Fount:
    """``text`` for reading, ``large`` for reading in more than 11 pt, ``display`` for what is read first.

    ``grotesque`` is for furniture: folios, datelines, credits.
    """

    text: Face
    large: Face
    display: Face
    display_light: Face
    display_bold: Face
    grotesque: Face
    grotesque_bold: Face
