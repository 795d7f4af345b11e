"""Inks: process colour, grey as black ink alone, and spot colours.

Shares of ink are whole thousandths, 0 (none) to 1000 (solid).  Nothing here converts colours.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from msgspec import Struct


class CMYK(Struct, frozen=True):
    """A colour of the four process inks, each 0 to 1000."""

    c: int
    m: int
    y: int
    k: int


class Spot(Struct, frozen=True):
    """A named ink at a tint of 0 to 1000, with the process colour that stands for it on proofs."""

    name: str
    tint: int
    process: CMYK


Color: TypeAlias = CMYK | Spot


def grey(k: int) -> CMYK:
    """Return black ink alone at a tint of 0 to 1000."""
    return CMYK(0, 0, 0, k)


BLACK: Final = grey(1000)
WHITE: Final = grey(0)
