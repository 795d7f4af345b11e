"""The copyfit of a story with insets: head, pictures and the text around them weighed together.

How deep the insets are decides how wide every line is, so each choice of depths is a setting of
its own.  They are tried by price, the cheapest first; what cannot be better is not set at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from layout.page.copyfit import CONTENT
from layout.page.figure import Depths
from layout.page.fitting import OVER, UNDER, share_lines
from layout.page.heading import Heading
from layout.page.rows import Ground, Table
from layout.page.wrapping import Step, Wrapping
from layout.style import Copyfit

# Lines more than the story wants of itself that are tried, so that nothing stands alone.
_DEEPER: Final = 2
# Deeper legs than need be are only taken where they save more than this, as in the flow.
_DEEPER_COST: Final = 5
# A line of white across the legs, in the unit of the flow's costs; as copyfit has it.
_WHITE_COST: Final = 60
# Depths of all pictures that are looked at under one head, beside those that end nearest the foot.
MOST_TRIED: Final = 80


class WrapMeans(Struct, frozen=True):
    """What a story with insets is made of, as far as it may give way.

    ``ground`` lays out legs for depths of the pictures, ``text_depth`` is the least depth of legs
    in which the text has room at its best, ``floor`` one below which it never has.  ``nearest``
    are the pictures' depths that make the text end nearest to a depth.
    """

    prices: Copyfit
    wrapping: Wrapping
    legs: int
    heading: Heading
    headings: Callable[[], tuple[Heading, ...]]
    heading_price: int
    figures: tuple[Depths, ...]
    ground: Callable[[Sequence[int]], Ground]
    text_depth: Callable[[Sequence[int]], int]
    floor: Callable[[Ground], int]
    nearest: Callable[[int], tuple[int, ...]]


class WrapFit(Struct, frozen=True):
    """A story with insets as it fills its module best; without ``steps`` it has no room."""

    heading: Heading
    figures: tuple[int, ...]
    white: int
    under: int
    over: int
    cost: int
    depth: int = 0
    table: Table | None = None
    steps: tuple[Step, ...] = ()


def fit_wrapped(means: WrapMeans, lines: int) -> WrapFit:
    """Return the cheapest way to set a story with insets to a depth in lines, head included."""
    own = _fit_under(means, means.heading, lines, None)
    is_settled = not (own.over or own.under) and own.cost <= means.heading_price
    if is_settled or not means.heading.lines or not (own.over or own.under):
        return own
    best = own
    for heading in sorted(means.headings(), key=_price_of):
        if heading.price < best.cost:
            best = _fit_under(means, heading, lines, best)
    # Where white is left all the same, a larger head would only be a larger head.
    return own if best.under and not best.over else best


def _price_of(heading: Heading) -> int:
    return heading.price


def _fit_under(means: WrapMeans, heading: Heading, lines: int, best: WrapFit | None) -> WrapFit:
    """Return the cheapest way under a head, or the best so far."""
    depth = max(0, lines - heading.lines)
    tried: set[tuple[int, ...]] = set()
    for price, figures in _candidates(means, depth):
        base = heading.price + price
        if figures in tried or (best is not None and base >= best.cost):
            continue
        tried.add(figures)
        if best is None or base + least_cost(means, heading, figures, depth) < best.cost:
            found = try_figures(means, heading, figures, depth, base)
            if best is None or found.cost < best.cost:
                best = found
    assert best is not None, "the first way tried is the best so far"
    return best


def _candidates(means: WrapMeans, depth: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield depths of the pictures with their price: those they want first, then the nearest."""
    shares = share_lines(means.figures, means.prices.picture)
    yield shares[0]
    nearest = means.nearest(depth)
    yield next((p for p, figures in shares if figures == nearest), UNDER - 1), nearest
    yield from shares[1:MOST_TRIED]


def least_cost(means: WrapMeans, heading: Heading, figures: Sequence[int], depth: int) -> int:
    """Return a cost that pictures of these depths cannot undercut, found without setting text."""
    natural, ground = means.text_depth(figures), means.ground(figures)
    if depth < max(ground.least(), means.floor(ground)):
        return (max(1, natural - depth)) * OVER
    return _price_white(means, heading, max(0, depth - natural - _DEEPER))[2]


def try_figures(
    means: WrapMeans, heading: Heading, figures: tuple[int, ...], depth: int, base: int
) -> WrapFit:
    """Return the best setting with pictures of these depths; ``base`` is what they cost."""
    natural, ground = means.text_depth(figures), means.ground(figures)
    least = ground.least()
    is_hopeless = _price_white(means, heading, max(0, depth - natural - _DEEPER))[1] > 0
    best: tuple[int, WrapFit] | None = None
    for deep in range(max(least, min(depth, natural - 1)), min(depth, natural + _DEEPER) + 1):
        table = ground.lay(deep)
        found = means.wrapping.fit(table.rows) if table is not None else None
        if found is None or table is None:
            continue
        strain = found[0] + max(0, deep - natural) * _DEEPER_COST
        white, under, price = _price_white(means, heading, depth - deep)
        # A line at the head is better than one at the feet of some legs; and where white is left
        # all the same, lines opened for nothing would not be worth much.
        steps = tuple(found[1])
        hollow = 0 if is_hopeless else count_hollow(table, steps) // means.legs
        key = strain + hollow * UNDER + under * (_WHITE_COST if is_hopeless else UNDER)
        if best is None or key < best[0]:
            # Legs that differ by a line are as they should be, if not all of them end early: no
            # picture gives way for that.
            cost = base + price + (strain if strain >= CONTENT * means.legs else 0)
            cost += hollow * UNDER
            made = WrapFit(heading, figures, white, under, 0, cost, deep, table, steps)
            best = key, made
    if best is not None:
        return best[1]
    over = max(1, natural - depth, least - depth)
    return WrapFit(heading, figures, 0, 0, over, base + over * OVER)


def _price_white(means: WrapMeans, heading: Heading, lines: int) -> tuple[int, int, int]:
    """Return what of lines to spare goes to the head, what nothing fills, and the price of both."""
    white = min(lines, means.prices.white_most) if heading.lines else 0
    under = lines - white
    return white, under, means.prices.white * white * (white + 1) // 2 + under * UNDER


def count_hollow(table: Table, steps: Sequence[Step]) -> int:
    """Return the lines at the feet of legs and their pieces that no text fills."""
    ends = {row.end: row.at for step in steps for row in step.spots}
    pieces = {row.end: row.at for row in reversed(table.rows)}
    return sum(end - 1 - ends.get(end, first - 1) for end, first in pieces.items())
