"""Moves of the pen between two glyphs of one run, as they stand in a TJ array."""

from __future__ import annotations

from typing import Final, TypeAlias

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

# How far the pen goes from one glyph to the next, and how far the first leads it by itself, in
# glyph space.
Step: TypeAlias = tuple[Length, float]


class Moves(dict[Step, str]):
    """Step → the number that moves the pen, closed off from the strings about it; "" for none.

    A page has thousands of steps and some hundred different ones, so each is written once.
    ``wide`` are those that a reader would take for a space or a new line, ``back`` those that
    lead the pen back.
    """

    def __init__(self, size: Length) -> None:
        self._unit = GLYPH_SPACE / size
        self.wide: set[Step] = set()
        self.back: set[Step] = set()

    def __missing__(self, step: Step) -> str:
        gap = step[0] * self._unit - step[1]
        slack = TOLERANCE * self._unit
        move = ""
        if not -slack <= gap <= slack:
            gap = round(gap, 2)
            move = f">{-gap:g}<"
            if not OVERLAP <= gap <= WIDE_GAP:
                self.wide.add(step)
            if gap < 0:
                self.back.add(step)
        self[step] = move
        return move
