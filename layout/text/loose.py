"""Loose lines: a paragraph that no rule lets be set, most often for a word longer than a line.

Rules give one after the other, each at its price, and something is always found.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from layout.style import Align
from layout.text.breaks import Measure, is_inside_word, trace_back
from layout.text.cost import (
    LOOSEST,
    TRACKING_CAP,
    UNIT,
    Tolerance,
    line_cost,
    open_cost,
)
from layout.text.prepare import Prepared, left_edge
from layout.units import Length

# What is set where no rule can hold: lines tracked beyond the cap, lines left unfilled, and words
# broken, where a sign such as / offers a place or anywhere.  Within a kind the white decides, by
# its square, so that one short line is better than several.
_LOOSE_COST: Final = 1_000 * UNIT
_STIFF_COST: Final = 10_000 * UNIT
_HOLE_COST: Final = 1_000 * UNIT
_SIGN_BREAK_COST: Final = 250_000 * UNIT
_WORD_BREAK_COST: Final = 500_000 * UNIT
_EDGE_COST: Final = 10_000_000 * UNIT
_OVERFULL_COST: Final = 1_000_000_000 * UNIT
# Signs behind which an address or a number is broken rather than elsewhere.
_SIGNS: Final = frozenset("/-.@_?&=#:,;~+")
_LOOSE: Final = Tolerance(cap=LOOSEST, allows_runt=True)
# How many forbidden ends of a line are weighed against each other where a rule has to give.
_FORBIDDEN_ENDS: Final = 6
# Looked up once: Python takes long to find a member of an enum.
_JUSTIFY: Final = Align.JUSTIFY


def find_loosely(prepared: Prepared, measure: Measure) -> list[int]:
    """Return the ends of lines of a paragraph that cannot be set by the rules.

    The cheapest way to each place in turn, in time that grows with the text alone.  Where the
    measure depends on a line's number, that of the cheapest way counts.
    """
    size = len(prepared.text)
    costs: dict[int, int] = {0: 0}
    lines: dict[int, int] = {0: 0}
    came_from: dict[int, int] = {}
    for start in range(size):
        if start not in costs:
            continue
        room = measure(lines[start]) if callable(measure) else measure
        if start == 0:
            room -= prepared.indent
        for end, cost in _reach_loosely(prepared, start, room):
            total = costs[start] + cost
            # Of equal ways the one whose first lines are longer.
            if total <= costs.get(end, total):
                costs[end], lines[end], came_from[end] = total, lines[start] + 1, start
    return trace_back(came_from, size)


def _reach_loosely(prepared: Prepared, start: int, measure: Length) -> list[tuple[int, int]]:
    """Return line ends for a paragraph that cannot be set by the rules, each at its price.

    Every permitted one, and of those that are forbidden the farthest few: which of its letters a
    word of thousands is broken behind matters no further.
    """
    size, bound, glued = len(prepared.text), prepared.bound, prepared.glued
    edge = left_edge(prepared, start) + measure
    # Nothing can be squeezed to less than half its width.
    end = bisect_right(prepared.sums, edge + measure + prepared.tail_room, start + 1, size + 1) - 1
    found: list[tuple[int, int]] = []
    forbidden = 0
    while end > start:
        is_bound = end < size and bool(bound[end])
        if is_bound and forbidden == _FORBIDDEN_ENDS:
            end = bound.rfind(0, start + 1, end)
            continue
        if not (end < size and glued[end]) and not _is_beyond(prepared, start, end, edge):
            cost = _loose_cost(prepared, start, end, measure)
            if cost is not None:
                found.append((end, cost + _break_cost(prepared, end) if is_bound else cost))
                forbidden += is_bound
        end -= 1
    if found:
        return found
    end = glued.find(0, start + 1)
    return [(size if end < 0 else end, _OVERFULL_COST)]


def _loose_cost(prepared: Prepared, start: int, end: int, measure: Length) -> int | None:
    slack = left_edge(prepared, start) + measure - prepared.sums[end]
    cost = line_cost(prepared, start, end, measure, _LOOSE)
    if cost is not None and not _is_tracked_hard(prepared, start, end, slack):
        return cost
    if prepared.tails[end - 1]:
        slack += prepared.table.half
    if slack < 0:
        return None
    base = _STIFF_COST if cost is None else _LOOSE_COST
    return base + _HOLE_COST * slack * slack // (prepared.size * prepared.size)


def _is_tracked_hard(prepared: Prepared, start: int, end: int, slack: Length) -> bool:
    """Tell whether a full line is opened beyond the cap."""
    if end == len(prepared.text) or prepared.align is not _JUSTIFY or slack <= 0:
        return False
    return open_cost(prepared, start, end, slack, TRACKING_CAP) is None


def _break_cost(prepared: Prepared, end: int) -> int:
    """Price a forbidden break: inside a word that is too long, or at an edge that R1 guards."""
    if not is_inside_word(prepared, end):
        return _EDGE_COST
    return _SIGN_BREAK_COST if prepared.text[end - 1] in _SIGNS else _WORD_BREAK_COST


def _is_beyond(prepared: Prepared, start: int, end: int, edge: Length) -> bool:
    """Tell whether a line is too long however it is squeezed, and every longer one too."""
    room = prepared.room[end - 1] - prepared.room[start]
    return prepared.sums[end] - edge > room + prepared.tail_room
