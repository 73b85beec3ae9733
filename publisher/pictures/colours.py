"""Colours: from those a picture came in to the inks of a plant, through LittleCMS.

In: flat images with the profile of their file, if any. Out: the same pixels in CMYK or, for black ink alone, in grey.
Conversion is perceptual: it keeps more colour than relative colorimetric with black point compensation does, and turns
hues half as far (ADR 0022). Nothing here limits ink, and nothing here opens a picture.
"""

import io
from bisect import bisect_left
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms

from publisher.errors import HouseError
from publisher.pictures.darkroom import in_srgb
from publisher.pictures.framing import Framed
from publisher.pictures.inking import share_over
from publisher.press import PressProfile

_FULL = 255
_COLOURLESS = 6  # levels by which the channels of a photograph without colour differ at most, for JPEG is not exact
_UNPRINTED = 2  # levels of an ink that are none of it
_STRAY = 0.001  # of all pixels; so many may be over the limit in a picture that keeps to it
_RAMP = tuple(range(0, _FULL + 1, 15))  # levels of black whose lightness is measured


class PressColours:
    """The inks of one plant, by its ICC profile; ``path`` is named when it is none of four inks.

    Raises:
        HouseError: it is none of four inks.
    """

    def __init__(self, icc: bytes, path: str) -> None:
        self._icc = icc
        try:
            self._inks = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            self._from_srgb = self._from(_srgb(), "RGB")
            self._black = _black_levels(_lightness_of_black(self._inks))
        except (ImageCms.PyCMSError, OSError) as fault:
            raise HouseError(path, "no ICC profile of four inks, which pictures can be converted with") from fault

    def in_four_inks(self, part: Framed, limit_percent: int) -> Image.Image:
        """The part in CMYK.

        One that came in CMYK keeps its numbers; unless it has more ink than the limit, and a profile to convert it by.
        """
        image = part.image
        if image.mode != "CMYK":
            return self._by_its_profile(part) or _turned(image.convert("RGB"), self._from_srgb)
        if share_over(image, limit_percent) <= _STRAY:
            return image
        return self._by_its_profile(part) or image

    def in_black(self, part: Framed) -> Image.Image:
        """The part for black ink alone: between paper and full black it is as light as it was between white and black.

        What came in black ink alone keeps its numbers.
        """
        image = part.image
        if image.mode == "CMYK" and is_grey(image):
            return ImageChops.invert(image.getchannel("K"))
        seen = in_srgb(image, part.profile or (self._icc if image.mode == "CMYK" else None))
        return _turned(seen, _to_lab(_srgb(), "RGB")).getchannel(0).point(self._black)

    def _by_its_profile(self, part: Framed) -> Image.Image | None:
        """The part converted; nothing where its file has no profile, or a broken one, or one of other channels."""
        if not part.profile:
            return None
        try:
            return _turned(part.image, self._from(ImageCms.ImageCmsProfile(io.BytesIO(part.profile)), part.image.mode))
        except (ImageCms.PyCMSError, OSError):
            return None

    def _from(self, source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(source, self._inks, mode, "CMYK", ImageCms.Intent.PERCEPTUAL)


def press_colours(profile: PressProfile) -> PressColours:
    """The inks of this plant.

    Raises:
        HouseError: its ICC profile cannot be used.
    """
    return _press_colours(read_icc(profile), str(profile.icc_path))


def read_icc(profile: PressProfile) -> bytes:
    """The plant's ICC profile.

    Raises:
        HouseError: it cannot be read.
    """
    try:
        return profile.icc_path.read_bytes()
    except OSError as fault:
        raise HouseError(str(profile.icc_path), "the ICC profile of the press cannot be read") from fault


def is_grey(image: Image.Image) -> bool:
    """Whether a flat image has no colour: no hue anywhere, or no ink but black."""
    if image.mode == "L":
        return True
    if image.mode == "CMYK":
        return all(_most(image.getchannel(ink)) <= _UNPRINTED for ink in "CMY")
    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return all(_most(ImageChops.difference(*pair)) <= _COLOURLESS for pair in pairs)


@lru_cache(maxsize=4)  # tables of half a megabyte, built in 40 ms; an edition has one plant
def _press_colours(icc: bytes, path: str) -> PressColours:
    return PressColours(icc, path)


def _lightness_of_black(inks: ImageCms.ImageCmsProfile) -> list[float]:
    """How light the levels of the ramp are in black ink, by the paper as white; 0 to 1."""
    ramp = Image.frombytes("CMYK", (len(_RAMP), 1), b"".join(bytes((0, 0, 0, level)) for level in _RAMP))
    return [level / _FULL for level in _turned(ramp, _to_lab(inks, "CMYK")).getchannel(0).tobytes()]


def _black_levels(lightness: list[float]) -> list[int]:
    """For each lightness of 0 to 255 the level of grey that prints it, where 0 is full black.

    The range of a screen is fitted into that of ink by luminance, as black point compensation does (ISO 18619).
    """
    darkest = _luminance(lightness[-1])
    wanted = [_luminance(level / _FULL) * (1 - darkest) + darkest for level in range(_FULL + 1)]
    printed = [_luminance(each) for each in reversed(lightness)]  # full black first, as a search wants them
    return [round(_between(printed, each)) for each in wanted]


def _between(printed: list[float], luminance: float) -> float:
    """The level of grey of this luminance, between two that were measured."""
    after = min(max(bisect_left(printed, luminance), 1), len(printed) - 1)
    low, high = printed[after - 1], printed[after]
    part = (luminance - low) / (high - low) if high > low else 0.0
    step = _RAMP[1] - _RAMP[0]
    return step * (after - 1 + min(1.0, max(0.0, part)))


def _luminance(lightness: float) -> float:
    """Y of CIE L* as 0 to 1 (CIE 15:2004)."""
    return float(((lightness * 100 + 16) / 116) ** 3) if lightness > 0.08 else lightness * 100 / 903.3  # noqa: PLR2004


def _to_lab(source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.buildTransform(source, lab, mode, "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _turned(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(image, transform)
    if made is None:
        raise TypeError(transform)
    return made


def _most(channel: Image.Image) -> int:
    extrema = channel.getextrema()
    return int(extrema[1])  # type: ignore[arg-type]  # one channel has one pair
