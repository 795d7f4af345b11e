"""Total-fit line breaking: the cheapest way through all permitted breaks, exactly.

What a line costs is told by ``cost.py``.  The search is best-first (Dijkstra): a line that fits by
itself costs nothing, so a paragraph of plain Han is walked straight through.  The same walk, with
lines counted, goes on to the cheapest way for every number of lines: see ``ways.py``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, TypeAlias

from layout.style import Align, LineEnd
from layout.text.characters import Kind
from layout.text.cost import (
    EXACT,
    RESCUE_CAP,
    STRICT,
    UNIT,
    Tolerance,
    open_cost,
    slack_cost,
    tracking_cost,
    tracking_for,
)
from layout.text.prepare import Prepared, left_edge
from layout.text.spacing import Tail
from layout.units import Length

Measure: TypeAlias = Length | Callable[[int], Length]

# Dearer than any paragraph.
_BEYOND: Final = 1 << 100
# Nine paragraphs in ten cost less: what is dearer is looked for where nothing cheaper is found.
_USUAL_COST: Final = 50 * UNIT
# Tried in this order, with the most that the paragraph may cost, until it can be set; then any
# rule may give.
_ATTEMPTS: Final = (
    (Tolerance(tracking_for(_USUAL_COST)), _USUAL_COST),
    (STRICT, None),
    (Tolerance(cap=RESCUE_CAP), None),
    (Tolerance(allows_runt=True), None),
)

_AFTER_CUT: Final = frozenset((Kind.LETTER, Kind.DIGIT, Kind.SYMBOL, Kind.PREFIX))
_BEFORE_CUT: Final = _AFTER_CUT | {
    Kind.COMMA, Kind.LATIN_COLON, Kind.PERIOD, Kind.LATIN_BANG, Kind.LATIN_CLOSE, Kind.HYPHEN,
    Kind.SIGN, Kind.LATIN_SOLIDUS,
}  # fmt: skip

# As in cost.py: Python takes long to find a member of an enum.
_JUSTIFY: Final = Align.JUSTIFY
_OPTIONAL: Final = int(Tail.OPTIONAL)
_HALF: Final = LineEnd.HALF

_STATE_BITS: Final = 40
_LINE_BITS: Final = 20
_OFFSET_MASK: Final = (1 << _LINE_BITS) - 1
_LINE_MASK: Final = (1 << (_STATE_BITS - _LINE_BITS)) - 1


def find_breaks(prepared: Prepared, measure: Measure) -> list[int]:
    """Return the ends of the cheapest lines; the last is the text's length.

    Refuses lines tracked beyond the cap, a lone character on the last line and everything that R1
    to R6 forbid.  Only a paragraph that cannot be set that way has lines opened further, and in
    the end words broken that are too long for the measure.
    """
    if not prepared.text:
        return []
    is_uneven = callable(measure)
    for tolerance, most in _ATTEMPTS:
        for ends, _ in walk(prepared, measure, tolerance, counts_lines=is_uneven, most=most):
            return ends
    # Hardly a paragraph needs it; only those pay for the import.
    from layout.text.loose import find_loosely

    return find_loosely(prepared, measure)


def walk(
    prepared: Prepared,
    measure: Measure,
    tolerance: Tolerance,
    *,
    counts_lines: bool,
    most: int | None = None,
    ceilings: Sequence[Length] = (),
) -> Iterator[tuple[list[int], int]]:
    """Walk from the cheapest state to the next; yield each way to the end of the text.

    A state is an offset, together with the line's number where that matters: where the measure
    depends on it, or where the ways for all numbers are wanted.  States dearer than ``most`` are
    left out, and those with more text in so many lines than ``ceilings`` has for their number.
    """
    size, sums, few = len(prepared.text), prepared.sums, len(ceilings)
    step = 1 << _LINE_BITS if counts_lines else 0
    limit = _BEYOND if most is None else most + 1
    # A line that is no other in another place is looked for once.
    reached_from: dict[int, list[tuple[int, int]]] = {}
    best: dict[int, int] = {0: 0}
    came_from: dict[int, int] = {}
    heap = [size]
    while heap:
        entry = heappop(heap)
        cost, line, start = (
            entry >> _STATE_BITS,
            entry >> _LINE_BITS & _LINE_MASK,
            size - (entry & _OFFSET_MASK),
        )
        state = line << _LINE_BITS | start
        if cost > best[state]:
            continue
        if start == size:
            yield trace_back(came_from, state), cost
            continue
        if line < few and sums[start] > ceilings[line]:
            continue
        ends = reached_from.get(start) if counts_lines else None
        if ends is None:
            room = measure(line) if callable(measure) else measure
            ends = reach(prepared, start, room if start else room - prepared.indent, tolerance)
            if not callable(measure):
                reached_from[start] = ends
        next_line = state - start + step
        for end, more in ends:
            total = cost + more
            reached = next_line + end
            if total < best.get(reached, limit):
                best[reached] = total
                came_from[reached] = state
                heappush(heap, total << _STATE_BITS | next_line | (size - end))


def trace_back(came_from: dict[int, int], state: int) -> list[int]:
    """Return the line ends on the way to a state."""
    ends = []
    while state & _OFFSET_MASK:
        ends.append(state & _OFFSET_MASK)
        state = came_from[state]
    ends.reverse()
    return ends


def reach(
    prepared: Prepared, start: int, measure: Length, tolerance: Tolerance = STRICT
) -> list[tuple[int, int]]:
    """Return every line end that a line from ``start`` can have, with the line's cost."""
    edge = left_edge(prepared, start) + measure
    split = bisect_right(prepared.sums, edge, start + 1, len(prepared.sums))
    found = _reach_down(prepared, start, split, edge, measure, tolerance)
    found += _reach_up(prepared, start, split, edge, measure, tolerance)
    return found


def _reach_down(
    prepared: Prepared,
    start: int,
    split: int,
    edge: Length,
    measure: Length,
    tolerance: Tolerance,
) -> list[tuple[int, int]]:
    """Return the ends before ``split`` that a line can be opened for, the longest line first.

    Lines without white that opens first, the most of a newspaper, are costed here and not by
    :func:`line_cost`: nothing but tracking can open them.
    """
    sums, tails, em = prepared.sums, prepared.tails, prepared.size
    find_last, penalty = prepared.bound.rfind, prepared.penalties.get
    first = start + 1
    cap = tolerance.cap
    # As far as there is nothing but Han, and the marks that keep their white at a line's end.
    plain = 0
    if prepared.align is _JUSTIFY:
        plain = prepared.flexed[bisect_left(prepared.flexed, first)]
    kept = 0 if prepared.composition.line_end is _HALF else _OPTIONAL
    found: list[tuple[int, int]] = []
    end = find_last(0, first, split)
    while end > start:
        slack = edge - sums[end]
        if end <= plain and tails[end - 1] <= kept:
            cost = UNIT * penalty(end, 0)
            if slack * EXACT > em:
                gaps = prepared.stretch.count(1, first, end) * em
                if slack > cap * gaps:
                    break
                cost += tracking_cost(slack, gaps)
            found.append((end, cost))
        else:
            dear = slack_cost(prepared, start, end, slack, measure, tolerance)
            if dear is not None:
                found.append((end, dear))
            elif not tails[end - 1] or open_cost(prepared, start, end, slack, cap) is None:
                # Not even with the white of a mark at its end, and every shorter line lacks more.
                break
        end = find_last(0, first, end)
    return found


def _reach_up(
    prepared: Prepared,
    start: int,
    split: int,
    edge: Length,
    measure: Length,
    tolerance: Tolerance,
) -> list[tuple[int, int]]:
    """Return the ends from ``split`` on that a line can be squeezed for, the text's end last."""
    size, sums, room, tails = len(prepared.text), prepared.sums, prepared.room, prepared.tails
    find_next = prepared.bound.find
    # The farthest that squeezing could bring back, and the mark at the end with it.
    farthest = edge - room[start] + prepared.size // EXACT
    beyond = edge - room[start] + prepared.tail_room
    found: list[tuple[int, int]] = []
    end = find_next(0, split)
    while end > 0:
        least = sums[end] - room[end - 1]
        if least > beyond:
            break
        if least <= farthest or tails[end - 1]:
            cost = slack_cost(prepared, start, end, edge - sums[end], measure, tolerance)
            if cost is not None:
                found.append((end, cost))
        end = find_next(0, end + 1)
    if sums[size] - room[size - 1] <= beyond:
        cost = slack_cost(prepared, start, size, edge - sums[size], measure, tolerance)
        if cost is not None:
            found.append((size, cost))
    return found


def is_inside_word(prepared: Prepared, at: int) -> bool:
    """Tell whether a place lies in a Latin word, where no guarded mark would stand at an edge."""
    return prepared.kinds[at - 1] in _BEFORE_CUT and prepared.kinds[at] in _AFTER_CUT
