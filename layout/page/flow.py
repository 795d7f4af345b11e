"""Flow: a story's lines run through its legs.

A story is a strip of slots, each as deep as whole body lines.  Legs take slots in order; what
must stay with its successor (heads) never ends a leg, white never begins or ends one (R55).  Legs
end together, and where they can no line of a paragraph stands alone at a head or foot (R51, H9).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from layout.display import Role
from layout.page.headline import HeadBlock
from layout.text import Line


class Stand(Enum):
    """How a slot behaves where a leg ends."""

    LINE = "line"  # a line of a paragraph
    HEAD = "head"  # stays with what follows
    WHITE = "white"  # vanishes at a leg's head and foot


class Slot(Struct, frozen=True):
    """A piece of a strip: its depth in lines, and what stands in it.

    ``paragraph`` numbers the paragraph a line belongs to; ``lone_first`` and ``lone_last`` mark
    the lines that should not stand alone at a foot or a head; ``byline`` counts the characters
    of the byline at the line's start.
    """

    lines: int
    stand: Stand
    paragraph: int = -1
    line: Line | None = None
    role: Role = Role.PARAGRAPH
    lone_first: bool = False
    lone_last: bool = False
    head: HeadBlock | None = None
    byline: int = 0


def paragraph_slots(number: int, lines: Sequence[Line], role: Role, byline: int = 0) -> list[Slot]:
    """Return the slots of a paragraph's lines, the first characters of which are its byline."""
    last = len(lines) - 1
    return [
        Slot(
            1,
            Stand.LINE,
            number,
            line,
            role,
            lone_first=i == 0 and last > 0,
            lone_last=i == last and last > 0,
            byline=max(0, min(byline, line.end) - line.start),
        )
        for i, line in enumerate(lines)
    ]


def depth_of(slots: Sequence[Slot]) -> int:
    """Return the lines that slots take in one endless leg."""
    return sum(slot.lines for slot in slots)


class Flowed(Struct, frozen=True):
    """Legs of slots, each slot with its line from the leg's top, and the slots without a place."""

    legs: tuple[tuple[tuple[int, Slot], ...], ...]
    rest: tuple[Slot, ...]


def flow(slots: Sequence[Slot], capacities: Sequence[int]) -> Flowed:
    """Fill legs of the given capacities, in lines, one after the other."""
    ends, start = [], 0
    for capacity in capacities:
        start = _end_of_leg(slots, start, capacity)
        ends.append(start)
    return _cut(slots, ends)


def _cut(slots: Sequence[Slot], ends: Sequence[int]) -> Flowed:
    legs, start = [], 0
    for end in ends:
        leg, at = [], 0
        for slot in _trim(slots[start:end]):
            leg.append((at, slot))
            at += slot.lines
        legs.append(tuple(leg))
        start = end
    return Flowed(tuple(legs), tuple(_trim(slots[start:])))


def _trim(slots: Sequence[Slot]) -> Sequence[Slot]:
    first, last = 0, len(slots)
    while first < last and slots[first].stand is Stand.WHITE:
        first += 1
    while last > first and slots[last - 1].stand is Stand.WHITE:
        last -= 1
    return slots[first:last]


def _skip_white(slots: Sequence[Slot], start: int) -> int:
    while start < len(slots) and slots[start].stand is Stand.WHITE:
        start += 1
    return start


def _reach(slots: Sequence[Slot], start: int, capacity: int) -> int:
    """Return how far a leg that begins at ``start`` could be filled."""
    end, used = start, 0
    while end < len(slots) and used + slots[end].lines <= capacity:
        used += slots[end].lines
        end += 1
    return end


def _end_of_leg(slots: Sequence[Slot], start: int, capacity: int) -> int:
    start = _skip_white(slots, start)
    end = _reach(slots, start, capacity)
    if end < len(slots):
        while end > start and slots[end - 1].stand is Stand.HEAD:
            end -= 1
    return end


def shallowest(slots: Sequence[Slot], taken: Sequence[int]) -> int:
    """Return the least depth of legs that hold all slots.

    ``taken`` gives the lines that pictures take from each leg.  Found by trying, from the depth
    that simple division gives upward; heads that may not end a leg make it a few lines more.
    """
    legs = len(taken)
    white = sum(slot.lines for slot in slots if slot.stand is Stand.WHITE)
    depth = max((depth_of(slots) - white + sum(taken)) // legs, max(taken), 1)
    while flow(slots, [max(0, depth - t) for t in taken]).rest:
        depth += 1
    return depth


# What a leg costs that is not as deep as its neighbours, by the lines it lacks: one line may be
# (R56), more is a hole.  A line that stands alone (R51) is worth a leg one line shorter, not two.
_SHORT_COST = (0, 2, 60, 90)
_SHORT_STEP = 30
_LONE_COST = 20
# Deeper legs than need be are only taken where they save more than this.
_DEEPER_COST = 5
# Ends tried for each leg: as far as it reaches, and this many slots back.
_TRIED = 5


def fill(slots: Sequence[Slot], depth: int, taken: Sequence[int]) -> Flowed:
    """Flow slots through legs no deeper than ``depth`` so that the legs end together (C7, R56).

    Among the ways to end each leg the best is found exactly: legs one line shorter than the
    others cost a little, lines standing alone more, deeper holes most.
    """
    whole = min(depth, shallowest(slots, taken))
    best: tuple[int, tuple[int, ...]] | None = None
    for deep in range(whole, min(depth, whole + 1) + 1):
        capacities = tuple(max(0, deep - t) for t in taken)
        found = _best_ends(slots, capacities, 0, 0, {})
        if found is not None:
            cost = found[0] + (deep - whole) * _DEEPER_COST
            if best is None or cost < best[0]:
                best = cost, found[1]
    if best is None:
        return flow(slots, [max(0, depth - t) for t in taken])
    return _cut(slots, best[1])


Ends = tuple[int, tuple[int, ...]]


def _best_ends(
    slots: Sequence[Slot],
    capacities: tuple[int, ...],
    leg: int,
    start: int,
    known: dict[tuple[int, int], Ends | None],
) -> Ends | None:
    """Return the least cost of flowing the slots from ``start`` on, and where each leg ends."""
    start = _skip_white(slots, start)
    if leg == len(capacities):
        return (0, ()) if start == len(slots) else None
    if (leg, start) in known:
        return known[leg, start]
    best: Ends | None = None
    reach = _reach(slots, start, capacities[leg])
    for end in range(reach, max(start - 1, reach - _TRIED), -1):
        if end < len(slots) and end > start and slots[end - 1].stand is Stand.HEAD:
            continue
        rest = _best_ends(slots, capacities, leg + 1, end, known)
        if rest is not None:
            cost = rest[0] + _leg_cost(slots, start, end, capacities[leg])
            if best is None or cost < best[0]:
                best = cost, (end, *rest[1])
    known[leg, start] = best
    return best


def _leg_cost(slots: Sequence[Slot], start: int, end: int, capacity: int) -> int:
    short = capacity - depth_of(_trim(slots[start:end]))
    cost = (
        _SHORT_COST[short]
        if short < len(_SHORT_COST)
        else _SHORT_COST[-1] + _SHORT_STEP * (short - len(_SHORT_COST) + 1)
    )
    if start < end < len(slots):
        cost += _LONE_COST if slots[end - 1].lone_first else 0
        cost += _LONE_COST if slots[end].lone_last else 0
    return cost
