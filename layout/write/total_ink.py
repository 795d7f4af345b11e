"""How much ink a picture puts on the paper in all, measured and limited.

Where the four inks together are too much, cyan, magenta and yellow are scaled by one factor and
black stays: hue and drawing are kept, and only the saturation of the deepest shadows gives way.
Clipping each ink by itself would shift the colour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PIL import Image, ImageFilter, ImageMath

# Points of the table on each axis, as many as littleCMS takes for 8-bit CMYK output.
_POINTS: Final = 33
_FULL: Final = 255
_INKS: Final = 4
# Rounding four inks to 256 steps may add half a step each, and JPEG a little; so much lower, in
# tenths of a per cent, the limit is aimed at.
_ALLOWANCE: Final = 20
_SOLID: Final = 1000
# JPEG decoders give the means of 8 × 8 pixels for nothing.  At 99 ppi, the coarsest that newsprint
# takes, that is 2.1 mm, less than the 3.9 mm of the square over which a printer's limit counts.
_BLOCK: Final = 8


def measure_ink(image: Image.Image) -> int:
    """Return the most ink over 8 × 8 pixels of a CMYK picture, in tenths of a per cent.

    A JPEG that is not decoded yet is decoded at an eighth of its size.
    """
    width, height = image.size
    image.draft(None, (-(-width // _BLOCK), -(-height // _BLOCK)))
    image.load()
    left = _BLOCK * image.width // width
    if left > 1:
        image = image.reduce(left)
    rows = image.tobytes()
    inks = (rows[ink::_INKS] for ink in range(_INKS))
    most = max(map(sum, zip(*inks, strict=True)), default=0)
    return most * _SOLID // _FULL


def limit_ink(image: Image.Image, limit: int) -> Image.Image:
    """Return a CMYK picture with no pixel above the limit, in tenths of a per cent."""
    most = (limit - _ALLOWANCE) * _FULL / _SOLID
    black = image.getchannel("K")
    bands = {ink: band.convert("F") for ink, band in zip("cmyk", image.split(), strict=True)}

    def share(a: dict[str, Any]) -> Any:
        """Return the factor by which the colours of each pixel are scaled."""
        coloured = a["max"](a["c"] + a["m"] + a["y"], 1.0)
        return a["max"](a["min"]((most - a["k"]) / coloured, 1.0), 0.0)

    def reduce(ink: str) -> Image.Image:
        scaled: Image.Image = ImageMath.lambda_eval(
            lambda a: a["convert"](a[ink] * share(a), "L"), **bands
        )
        return scaled

    return Image.merge("CMYK", (*map(reduce, "cmy"), black))


def make_table(convert: Callable[[Image.Image], Image.Image], limit: int) -> ImageFilter.Color3DLUT:
    """Return a table from RGB to CMYK within the limit, from a way to convert a picture.

    Between its points inks are interpolated, so that none of them can exceed the limit where its
    neighbours do not.
    """
    values = [round(i * _FULL / (_POINTS - 1)) for i in range(_POINTS)]
    grid = bytes(v for b in values for g in values for r in values for v in (r, g, b))
    size = (_POINTS * _POINTS, _POINTS)
    inks = convert(Image.frombytes("RGB", size, grid)).tobytes()
    most = (limit - _ALLOWANCE) * _FULL / _SOLID
    table: list[float] = []
    for at in range(0, len(inks), _INKS):
        cyan, magenta, yellow, black = inks[at : at + _INKS]
        colours = cyan + magenta + yellow
        share = min(1.0, (most - black) / colours) if colours else 1.0
        table += (cyan * share / _FULL, magenta * share / _FULL, yellow * share / _FULL)
        table.append(black / _FULL)
    return ImageFilter.Color3DLUT(_POINTS, table, channels=_INKS, target_mode="CMYK")
