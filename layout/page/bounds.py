"""The last look at a made-up page: nothing of a story stands outside its module.

Every part of the page sees to its own room and says what has none.  This is the net under them:
whatever leaves its module without a word of theirs is an error all the same, because it would be
printed over a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout.display import Dots, GlyphRun, Group, Item, Role, Rule, Wave
from layout.geometry import Direction, Rect
from layout.page.grid import BASELINE
from layout.units import PT, scale

# Rules and frames are drawn about their lines, and rounding may cost a unit: this much may stand
# out, less than the thinnest hairline.
_TOLERANCE = PT // 4


# What is drawn about a line, and what is drawn below text, in the white between its lines.
_PASSED = Rule | Dots | Wave


def find_strays(items: Sequence[Item], module: Rect, *others: Rect) -> Iterable[Item]:
    """Yield the runs, pictures and shapes that stand outside a module.

    A module that is no rectangle is several: what is in none of them is outside.
    """
    strays: Iterable[Item] = _outside(items, module)
    for other in others:
        strays = _outside(tuple(strays), other)
    return strays


def _outside(items: Sequence[Item], module: Rect) -> Iterable[Item]:
    """Yield what stands outside a rectangle."""
    room = module.inset(-_TOLERANCE, -_TOLERANCE)
    left, top, right, bottom = room.x, room.y, room.right, room.bottom
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if isinstance(item, Group):
            # Of a dropped initial the ink is in line with the text, not its em box.
            waiting += item.items if item.role is not Role.DROP_CAP else ()
        elif isinstance(item, GlyphRun) and item.direction is not Direction.ACROSS:
            if not room.contains(_column_rect(item)):
                yield item
        elif isinstance(item, GlyphRun):
            # In numbers, not rectangles: nearly all items of a page are runs.
            origin, size = item.origin, item.size
            over = origin.y - scale(size, BASELINE, 1000)
            if not (
                left <= origin.x and origin.x + item.width <= right
                and top <= over and over + size <= bottom
            ):  # fmt: skip
                yield item
        elif not isinstance(item, _PASSED) and not room.contains(item.rect):
            yield item


def _column_rect(run: GlyphRun) -> Rect:
    """Return the em boxes of a run that goes down the page."""
    over = run.size // 2
    if run.direction is Direction.TURNED:
        over = run.size - scale(run.size, BASELINE, 1000)
    return Rect(run.origin.x - over, run.origin.y, run.size, run.width)
