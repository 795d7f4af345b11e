"""Moves of the pen between two glyphs of one run, as they stand in a TJ array."""

from __future__ import annotations

from typing import Final

from layout.units import PT, Length

# PDF's glyph space has 1000 units in one em (ISO 32000-1 9.2.4).
GLYPH_SPACE: Final = 1000
# A glyph may stand this far from where the one before leaves the pen: a ten-thousandth of a
# point, so that a long line does not drift by more than a few thousandths.
TOLERANCE: Final[Length] = PT // 10_000
# Extractors take a gap for a space from 0.1 em (poppler) or a sixth of the glyph (pdfium) on.
WIDE_GAP: Final = 90
# poppler takes a step back of 0.2 em, as after a halved comma, for the start of another line.
OVERLAP: Final = -150


class Moves(dict[float, str]):
    """Gap before a glyph → the number that moves the pen over it, closed off from the strings.

    A gap is a length, beside what the glyph before leads the pen by itself; "" moves nothing.  A
    page has thousands of gaps and some hundred different ones, so each is written once.  ``wide``
    are those that a reader would take for a space or a new line, ``back`` those that lead the pen
    back.
    """

    def __init__(self, size: Length) -> None:
        self._unit = GLYPH_SPACE / size
        self.wide: set[float] = set()
        self.back: set[float] = set()

    def __missing__(self, gap: float) -> str:
        move = ""
        if not -TOLERANCE <= gap <= TOLERANCE:
            units = round(gap * self._unit, 2)
            move = f">{-units:g}<"
            if not OVERLAP <= units <= WIDE_GAP:
                self.wide.add(gap)
            if units < 0:
                self.back.add(gap)
        self[gap] = move
        return move
