"""Cropping: which part of a picture fills its slot on a page, and how far the desk lets it be cropped.

In: sizes in pixels, a slot in millimetres, and where a picture has its detail. Out: boxes and numbers. Nothing here
opens a file, and nothing here loads Pillow: a planner asks thousands of times.
"""

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from publisher.model import Picture

MOST_CROPPED = 0.22
"""The most of its width, or of its height, that a picture of this house loses to its slot: a photographer's frame is
part of what he says, and a fifth of it is what picture desks take without asking."""
MM_PER_INCH = 25.4

# Heads stand above the middle: where detail does not decide, a cut takes three fifths of itself from the foot.
_ACROSS, _DOWN = 0.5, 0.4
_PULL = 0.15  # of all detail, that a box has to win for going from its best place to the edge
_STEPS = 64  # places that are tried along the side which is cut


class Slot(msgspec.Struct, frozen=True):
    """The place of a picture on a page."""

    width_mm: float
    height_mm: float

    @property
    def aspect(self) -> float:
        """Its width by its height."""
        return self.width_mm / self.height_mm


class Cut(msgspec.Struct, frozen=True):
    """The part of a picture that is kept, in pixels from its upper left corner; the last two lie outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top


def crop_limits(picture: Picture) -> tuple[float, float]:
    """The least and the most width by height to which this picture may be cropped; its file has to be known.

    Raises:
        ValueError: it has no file.
    """
    if picture.file is None:
        raise ValueError("a picture without a file has no shape")
    own = picture.file.width / picture.file.height
    return own * (1 - MOST_CROPPED), own / (1 - MOST_CROPPED)


def cropped_box(width: int, height: int, aspect: float, detail: Sequence[float] = ()) -> Cut:
    """The largest part of a picture that has this width by height, where most of its ``detail`` is.

    ``detail`` says how much of it each of some equal strips has, from left to right if sides are cut, from top to
    bottom otherwise. Without it, sides lose alike and the foot loses more than the head.
    """
    if cuts_sides(width, height, aspect):
        kept = min(float(width), height * aspect)
        left = _start(width - kept, kept / width, detail, _ACROSS)
        return Cut(left, 0.0, left + kept, float(height))
    kept = min(float(height), width / aspect)
    top = _start(height - kept, kept / height, detail, _DOWN)
    return Cut(0.0, top, float(width), top + kept)


def cuts_sides(width: int, height: int, aspect: float) -> bool:
    """Whether a picture of this size loses of its width; otherwise it loses of its height, if anything."""
    return width > height * aspect


def effective_ppi(picture: Picture, slot: Slot) -> float:
    """Pixels an inch that the file has for this slot, before anything is thrown away.

    Raises:
        ValueError: it has no file.
    """
    if picture.file is None:
        raise ValueError("a picture without a file has no pixels")
    return cropped_box(picture.file.width, picture.file.height, slot.aspect).width / slot.width_mm * MM_PER_INCH


def pixels(cut: Cut, slot: Slot, ppi: float) -> tuple[int, int]:
    """Width and height in which a cut is printed: so many pixels an inch of the slot, but none that it has not got."""
    asked = slot.width_mm / MM_PER_INCH * ppi
    factor = min(1.0, cut.width / asked, cut.height / (asked / slot.aspect))
    return max(1, round(asked * factor)), max(1, round(asked / slot.aspect * factor))


def _start(spare: float, share: float, detail: Sequence[float], preferred: float) -> float:
    """Where to begin, of all places within the ``spare`` pixels, to keep a ``share`` of the strips."""
    if spare <= 0:
        return 0.0
    whole = sum(detail)
    sums = [0.0, *accumulate(detail)]

    def worth(step: int) -> tuple[float, float]:
        away = abs(step / _STEPS - preferred)
        first = step / _STEPS * (1 - share) * len(detail)
        kept = _up_to(sums, first + share * len(detail)) - _up_to(sums, first)
        return (kept / whole if whole > 0 else 0.0) - _PULL * away, -away

    return spare * max(range(_STEPS + 1), key=worth) / _STEPS


def _up_to(sums: Sequence[float], strip: float) -> float:
    """The detail of the strips up to this one, and of a part of it."""
    at = min(int(strip), len(sums) - 1)
    after = min(at + 1, len(sums) - 1)
    return sums[at] + (sums[after] - sums[at]) * (strip - at)
