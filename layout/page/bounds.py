"""The last look at a made-up page: nothing of a story stands outside its module.

Every part of the page sees to its own room and says what has none.  This is the net under them:
whatever leaves its module without a word of theirs is an error all the same, because it would be
printed over a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout.display import GlyphRun, Group, Image, Item, Rule
from layout.geometry import Direction, Rect
from layout.page.grid import BASELINE
from layout.units import PT, Length, scale

# Rules and frames are drawn about their lines, and rounding may cost a unit: this much may stand
# out, less than the thinnest hairline.
_TOLERANCE = PT // 4


def find_strays(items: Sequence[Item], module: Rect) -> Iterable[Item]:
    """Yield the runs, pictures and shapes that stand outside a module."""
    room = module.inset(-_TOLERANCE, -_TOLERANCE)
    for item in items:
        if isinstance(item, Group):
            yield from find_strays(item.items, module)
        elif not isinstance(item, Rule) and not room.contains(_rect_of(item)):
            yield item


def _rect_of(item: GlyphRun | Image | Item) -> Rect:
    if isinstance(item, GlyphRun) and item.direction is not Direction.ACROSS:
        over = item.size // 2 if item.direction is Direction.DOWN else item.size - _rise(item)
        return Rect(item.origin.x - over, item.origin.y, item.size, item.width)
    if isinstance(item, GlyphRun):
        top = item.origin.y - _rise(item)
        return Rect(item.origin.x, top, item.width, item.size)
    assert not isinstance(item, Group | Rule), "groups are walked, rules passed over"
    return item.rect


def _rise(run: GlyphRun) -> Length:
    """Return how far the em box rises over a run's baseline."""
    return scale(run.size, BASELINE, 1000)
