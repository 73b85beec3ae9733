"""The manner of composing: how far spaces and signs give, and what is worse than what.

In: nothing. Out: ``Manner``. Demerits grow with the fourth power of how far a line gives, so that one bad line is worse
than many that are not quite even (after D. E. Knuth, The TeXbook, chapter 14). Nothing here knows a word.
"""

from dataclasses import dataclass, replace

_HYPHEN_IN_RAG = 1e4


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paragraph is composed.

    ``track_in`` and ``track_out`` are the most that is taken from or given to every sign, in ems: 1.2 per cent, which
    nobody sees, so signs give before word spaces do. ``shrink`` and ``stretch`` are how far word spaces should give at
    most, as shares of the natural one, ``narrowest`` is how wide they are at least, in ems, when signs are tracked in:
    below that, readers of PDF run words together. A line whose spaces would be more than ``loosest`` times the natural
    one is left short, its spaces as wide as they should be at most: better a gap at its end than holes all over it.
    ``hang`` lets points, hyphens and quotation marks hang out of the measure, so that its edge looks straight. Where it
    is not ``justified``, lines keep their natural spaces and are about equally long; ``rag`` is how much shorter than
    the measure one should be at most, as a share of it. The demerits are those of a hyphen, of two in a row, of a break
    after a compound's own hyphen, and of a last line that is a stub.
    """

    shrink: float = 0.22
    narrowest: float = 0.1505
    stretch: float = 0.5
    loosest: float = 3.6
    track_in: float = 0.012
    track_out: float = 0.012
    hyphen_demerits: float = 500.0
    double_hyphen_demerits: float = 2000.0
    compound_demerits: float = 1e8
    stub_demerits: float = 2e5
    hang: bool = True
    justified: bool = True
    rag: float = 0.3

    def most_shrink_pt(self, space_pt: float, size_pt: float) -> float:
        """How far a word space may shrink at all; for what signs lose, it loses twice."""
        return max(0.0, space_pt - (self.narrowest + 2 * self.track_in) * size_pt)

    @property
    def unjustified(self) -> "Manner":
        """The same for a measure that is too narrow to be justified; where lines are uneven, few need a hyphen."""
        return replace(self, justified=False, hang=False, hyphen_demerits=_HYPHEN_IN_RAG)
