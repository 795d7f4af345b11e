"""Colour operators: CMYK alone, never DeviceGray or DeviceRGB."""

from __future__ import annotations

from functools import lru_cache

from layout.color import CMYK, Color, Spot
from layout.units import scale
from layout.write.pdf.objects import number

_SOLID = 1000


def process_color(color: Color) -> CMYK:
    """Return the process inks that a preview shows a colour with."""
    if isinstance(color, CMYK):
        return color
    return _tint(color)


def _tint(spot: Spot) -> CMYK:
    inks = spot.process
    return CMYK(*(scale(ink, spot.tint, _SOLID) for ink in (inks.c, inks.m, inks.y, inks.k)))


@lru_cache(maxsize=256)
def fill_operator(color: Color) -> str:
    """Return the operator that sets the ink of text and areas."""
    return f"{_shares(color)} k"


@lru_cache(maxsize=256)
def stroke_operator(color: Color) -> str:
    """Return the operator that sets the ink of lines."""
    return f"{_shares(color)} K"


def _shares(color: Color) -> str:
    inks = process_color(color)
    return " ".join(number(ink / _SOLID) for ink in (inks.c, inks.m, inks.y, inks.k))
