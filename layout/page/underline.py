"""Marks below a line as items: emphasis dots, proper-name lines, wavy lines (R64).

They stand in the white between two lines, which is 0.28 em in a newspaper's body, nearer to the
text they belong to.  Lengths are thousandths of the text's size, below its baseline; the em box
ends at 120 and the ink of Han at about 80.
"""

from __future__ import annotations

from typing import Final

from layout.display import Dots, Item, Rule, Wave
from layout.geometry import Point
from layout.model import MarkKind
from layout.text import LineMark
from layout.units import Length, scale

_EM: Final = 1000
_DOT: Final = 150
_DOT_MIDDLE: Final = 225
_LINE: Final = 40
_LINE_MIDDLE: Final = 200
_WAVE_HEIGHT: Final = 45
_WAVE_MIDDLE: Final = 215
# A wave is about so long; the nearest whole number of them fills the line.
_WAVE_LENGTH: Final = 333


def draw_mark(mark: LineMark, left: Length, baseline: Length) -> Item:
    """Return what a mark draws below a line that begins at ``left``."""
    if mark.kind is MarkKind.DOTS:
        at = Point(left + mark.x, baseline + scale(mark.size, _DOT_MIDDLE, _EM))
        xs = tuple(x - mark.x for x in mark.xs)
        return Dots(at, xs, scale(mark.size, _DOT, _EM), mark.color)
    is_name = mark.kind is MarkKind.NAME
    y = baseline + scale(mark.size, _LINE_MIDDLE if is_name else _WAVE_MIDDLE, _EM)
    start, end = Point(left + mark.x, y), Point(left + mark.x + mark.width, y)
    thickness = scale(mark.size, _LINE, _EM)
    if is_name:
        return Rule(start, end, thickness, mark.color)
    length = scale(mark.size, _WAVE_LENGTH, _EM)
    waves = max(1, (mark.width + length // 2) // length)
    return Wave(start, end, scale(mark.size, _WAVE_HEIGHT, _EM), waves, thickness, mark.color)
