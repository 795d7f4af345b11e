"""The curve of a paragraph: the cheapest way to set it for every number of lines it can have.

Most paragraphs can have one number alone, and to find that out by walking costs as much as setting
them.  Two bounds tell before: the fewest lines that hold the text with all its white squeezed, and
what text so many lines may have taken when one more is to be filled by tracking at a price.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from layout.style import Align
from layout.text.breaks import Measure, walk
from layout.text.cost import (
    EXACT,
    STRICT,
    TRACKING_CAP,
    Tolerance,
    line_cost,
    tracking_for,
)
from layout.text.prepare import Prepared, left_edge
from layout.units import Length

# The longest paragraph that has a curve: that of a newspaper has a few hundred characters, and the
# ways for all numbers of lines grow with the square of the length.
_LONGEST_CURVE: Final = 4_000


class Way(Struct, frozen=True):
    """One setting of a paragraph: the ends of its lines, and what it costs in hundredths."""

    ends: tuple[int, ...]
    cost: int


def find_ways(prepared: Prepared, measure: Measure, most: int | None = None) -> dict[int, Way]:
    """Return the cheapest way for every number of lines that a paragraph can have, by number.

    Exact, from one pass.  ``most`` leaves out what costs more, and is much quicker.  Empty where
    the paragraph cannot be set by the rules, or is far longer than those of a newspaper.
    """
    return _find_ways(prepared, measure, most, ())


def find_other_ways(prepared: Prepared, measure: Measure, most: int, lines: int) -> dict[int, Way]:
    """Return what :func:`find_ways` does, but for the way with so many lines, which is known.

    Where a paragraph can have no other number it is much quicker.
    """
    ceilings: Sequence[Length] = ()
    if not may_shrink(prepared, measure, lines):
        ceilings = _find_ceilings(prepared, measure, most, lines)
    ways = _find_ways(prepared, measure, most, ceilings)
    ways.pop(lines, None)
    return ways


def _find_ways(
    prepared: Prepared, measure: Measure, most: int | None, ceilings: Sequence[Length]
) -> dict[int, Way]:
    if not 0 < len(prepared.text) <= _LONGEST_CURVE:
        return {}
    tolerance = STRICT if most is None else Tolerance(min(TRACKING_CAP, tracking_for(most)))
    found = walk(prepared, measure, tolerance, counts_lines=True, most=most, ceilings=ceilings)
    ways = {len(ends): Way(tuple(ends), cost) for ends, cost in found}
    return dict(sorted(ways.items()))


def cost_of(prepared: Prepared, measure: Measure, ends: Sequence[int]) -> int | None:
    """Return what a paragraph costs with its lines ending so; None where a rule had to give."""
    total = 0
    for number, (start, end) in enumerate(pairwise((0, *ends))):
        room = measure(number) if callable(measure) else measure
        room -= prepared.indent if start == 0 else 0
        cost = line_cost(prepared, start, end, room)
        if cost is None:
            return None
        total += cost
    return total


def may_shrink(prepared: Prepared, measure: Measure, lines: int) -> bool:
    """Tell whether fewer lines than so many might hold a paragraph; where not, they cannot.

    Each line takes as much text as its white squeezed leaves room for, wherever a line may end.
    """
    if prepared.align is not Align.JUSTIFY:
        return True
    sums, room, tails, size = prepared.sums, prepared.room, prepared.tails, len(prepared.text)
    exact = prepared.size // EXACT + 1
    start = 0
    for number in range(lines - 1):
        width = measure(number) if callable(measure) else measure
        edge = left_edge(prepared, start) + width - (prepared.indent if start == 0 else 0) + exact
        squeezed = edge - room[start]
        end = bisect_right(sums, edge, start + 1, size + 1) - 1
        for further in range(end + 1, size + 1):
            least = sums[further] - room[further - 1]
            if least > squeezed + prepared.tail_room:
                break
            if least <= squeezed or tails[further - 1]:
                end = further
        if end == size:
            return True
        start = end
    return False


def may_grow(prepared: Prepared, measure: Measure, lines: int) -> bool:
    """Tell whether a paragraph of so many lines has the text for one more.

    Far quicker than :func:`find_ways`: the lines there are must be full, and the new one hold two
    characters (R50), with no more than one character's width to be made up by tracking.  Long lines
    could be opened by several characters at a moderate price; that is not thought worth a look.
    """
    room = sum(map(measure, range(lines))) if callable(measure) else lines * measure
    # Two letters or figures are narrower than two Han.
    last = min(2 * prepared.size, prepared.sums[-1] - prepared.sums[prepared.runt])
    lack = room - prepared.indent - (prepared.sums[-1] - last)
    return lack - _flex(prepared) <= prepared.size


def _flex(prepared: Prepared) -> Length:
    """Return by how much the white opens that opens before anything is tracked."""
    return sum(each * prepared.flex.count(code) for code, each in prepared.flexes)


def _find_ceilings(
    prepared: Prepared, measure: Measure, most: int, lines: int
) -> tuple[Length, ...]:
    """Return how much text lines may have taken, by their number, if there are to be more lines.

    The lines still to be filled must be opened by what the rest of the text is short of them.  So
    much tracking costs least where it is the same in each, since its price grows faster than it.
    None where widths tell too little of the number of gaps in a line.
    """
    if not prepared.is_simple or prepared.align is not Align.JUSTIFY or not prepared.text:
        return ()
    if max(prepared.widths) > prepared.size:
        return ()
    measures = list(map(measure, range(lines))) if callable(measure) else [measure] * lines
    # What is narrower than an em in the whole text might all stand in one line; Han is opened
    # beside Latin by less than half an em.
    opened = (len(prepared.flexed) or 1) * prepared.size // 2
    narrow = prepared.size * len(prepared.text) - prepared.sums[-1] + opened
    gaps = max(measures) + max(0, narrow)
    text = prepared.sums[prepared.runt] + _flex(prepared)
    ceilings = []
    rest = sum(measures) - prepared.indent
    for number, width in enumerate(measures):
        left = lines - number
        tracked = int(left * gaps * min(TRACKING_CAP, tracking_for(-(-most // left)))) + 1
        ceilings.append(text - rest + tracked)
        rest -= width - (prepared.indent if number == 0 else 0)
    return tuple(ceilings)
