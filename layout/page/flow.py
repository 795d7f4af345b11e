"""Flow: a story's lines run through its legs.

A story is a strip of slots, each as deep as whole body lines.  Legs take slots in order; what
must stay with its successor (heads) never ends a leg, white never begins or ends one (R55).  Legs
end together, and where they can no line of a paragraph stands alone at a head or foot (R51, H9).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from layout.display import Role
from layout.page.headline import HeadBlock
from layout.text import Line
from layout.units import Length

if TYPE_CHECKING:
    # Few stories have one; only they pay for the import.
    from layout.page.drop_cap import Initial


class Stand(Enum):
    """How a slot behaves where a leg ends."""

    LINE = "line"  # a line of a paragraph
    HEAD = "head"  # stays with what follows
    WHITE = "white"  # vanishes at a leg's head and foot


class Slot(Struct, frozen=True):
    """A piece of a strip: its depth in lines, and what stands in it.

    ``paragraph`` numbers the paragraph a line belongs to; ``lone_first`` and ``lone_last`` mark
    the lines that should not stand alone at a foot or a head; ``byline`` counts the characters
    of the byline at the line's start.  A line stands ``shift`` to the right of its leg's edge; one
    that ``is_tied`` never ends a leg; ``initial`` stands before the first of a paragraph.
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
    shift: Length = 0
    is_tied: bool = False
    initial: Initial | None = None

    @property
    def characters(self) -> int:
        """The characters that stand in it."""
        if self.head is not None:
            return self.head.characters
        own = self.initial.characters if self.initial is not None else 0
        return own + (len(self.line.text) if self.line is not None else 0)


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


def drop_initial(slots: Sequence[Slot], initial: Initial) -> list[Slot]:
    """Return a paragraph's slots with its first character beside the first of them."""
    beside = [
        replace(
            slot,
            shift=initial.taken,
            is_tied=i + 1 < initial.lines,
            initial=None if i else initial,
        )
        for i, slot in enumerate(slots[: initial.lines])
    ]
    return [*beside, *slots[initial.lines :]]


def depth_of(slots: Sequence[Slot]) -> int:
    """Return the lines that slots take in one endless leg."""
    return sum(slot.lines for slot in slots)


# Lines that stand under a head before its leg may end: three under the head of a story (H7), two
# under a crosshead.
_UNDER_HEAD = 3
_UNDER_CROSSHEAD = 2


class Strip(Struct, frozen=True):
    """Slots in a row; ``edges`` are the depths at which each begins and the last ends.

    ``ties`` marks the slots that a leg may not end with, since they belong to a head; ``white`` is
    the lines of slots that may vanish.
    """

    slots: tuple[Slot, ...]
    edges: tuple[int, ...]
    ties: tuple[bool, ...]
    white: int

    def __len__(self) -> int:
        return len(self.slots)


def join_slots(slots: Sequence[Slot]) -> Strip:
    """Return slots as a strip."""
    edges = accumulate([slot.lines for slot in slots], initial=0)
    ties, owed, white = [], 0, 0
    for slot in slots:
        if slot.stand is Stand.WHITE:
            white += slot.lines
        if slot.stand is Stand.HEAD:
            owed = _UNDER_HEAD if slot.head is not None else _UNDER_CROSSHEAD
            ties.append(True)
        else:
            owed = owed - 1 if slot.stand is Stand.LINE else 0
            ties.append(owed > 0 or slot.is_tied)
    return Strip(tuple(slots), tuple(edges), tuple(ties), white)


class Flowed(Struct, frozen=True):
    """Legs of slots, each slot with its line from the leg's top, and the slots without a place.

    ``cost`` is what is wrong with it: legs of unlike depth, lines that stand alone.
    """

    legs: tuple[tuple[tuple[int, Slot], ...], ...]
    rest: tuple[Slot, ...]
    cost: int = 0


def flow(strip: Strip, capacities: Sequence[int]) -> Flowed:
    """Fill legs of the given capacities, in lines, one after the other."""
    return _cut(strip, _find_ends(strip, capacities))


def _find_ends(strip: Strip, capacities: Sequence[int]) -> list[int]:
    """Return where each leg ends when it is filled as far as it goes."""
    ends, start = [], 0
    for capacity in capacities:
        start = _skip_white(strip, start)
        end = _reach(strip, start, capacity)
        if end < len(strip.slots):
            while end > start and strip.ties[end - 1]:
                end -= 1
        ends.append(end)
        start = end
    return ends


def _cut(strip: Strip, ends: Sequence[int], cost: int = 0) -> Flowed:
    legs, start = [], 0
    for end in ends:
        first, last = _trim(strip, start, end)
        top = strip.edges[first]
        leg = zip(strip.edges[first:last], strip.slots[first:last], strict=True)
        legs.append(tuple([(edge - top, slot) for edge, slot in leg]))
        start = end
    first, last = _trim(strip, start, len(strip))
    return Flowed(tuple(legs), strip.slots[first:last], cost)


def _trim(strip: Strip, first: int, last: int) -> tuple[int, int]:
    """Return the stretch without the white at its ends."""
    while first < last and strip.slots[first].stand is Stand.WHITE:
        first += 1
    while last > first and strip.slots[last - 1].stand is Stand.WHITE:
        last -= 1
    return first, last


def _skip_white(strip: Strip, start: int) -> int:
    slots, size = strip.slots, len(strip.slots)
    while start < size and slots[start].stand is Stand.WHITE:
        start += 1
    return start


def _reach(strip: Strip, start: int, capacity: int) -> int:
    """Return how far a leg that begins at ``start`` could be filled."""
    return bisect_right(strip.edges, strip.edges[start] + capacity, start) - 1


def shallowest(strip: Strip, taken: Sequence[int]) -> int:
    """Return the least depth of legs that hold a whole strip.

    ``taken`` gives the lines that pictures take from each leg.  Found by trying, from the depth
    that simple division gives upward; heads that may not end a leg make it a few lines more.
    """
    depth = max((strip.edges[-1] - strip.white + sum(taken)) // len(taken), max(taken), 1)
    while True:
        ends = _find_ends(strip, [max(0, depth - t) for t in taken])
        if _skip_white(strip, ends[-1]) == len(strip):
            return depth
        depth += 1


# What a leg costs that is not as deep as its neighbours, by the lines it lacks: one line may be
# (R56), more is a hole.  A line that stands alone (R51) is worse than one of white, not than two.
_SHORT_COST = (0, 2, 60, 90)
_SHORT_STEP = 30
LONE_COST = 40
# Deeper legs than need be are only taken where they save more than this.
_DEEPER_COST = 5
# Ends tried for each leg: as far as it reaches, and this many slots back.
_TRIED = 5


def fill(strip: Strip, depth: int, taken: Sequence[int], whole: int | None = None) -> Flowed:
    """Flow a strip through legs no deeper than ``depth`` so that the legs end together (C7, R56).

    Of the last few ends of each leg the best are found together: legs one line shorter than the
    others cost a little, lines standing alone more, deeper holes most.  ``whole`` is the least
    depth that holds the strip (:func:`shallowest`), where it is known.
    """
    whole = min(depth, shallowest(strip, taken) if whole is None else whole)
    best: tuple[int, tuple[int, ...]] | None = None
    for deep in range(whole, min(depth, whole + 1) + 1):
        if best is not None and best[0] <= (deep - whole) * _DEEPER_COST:
            break
        capacities = tuple(max(0, deep - t) for t in taken)
        found = _best_ends(strip, capacities, 0, 0, {})
        if found is not None:
            cost = found[0] + (deep - whole) * _DEEPER_COST
            if best is None or cost < best[0]:
                best = cost, found[1]
    if best is None:
        return flow(strip, [max(0, depth - t) for t in taken])
    return _cut(strip, best[1], best[0])


Ends = tuple[int, tuple[int, ...]]


def _best_ends(
    strip: Strip,
    capacities: tuple[int, ...],
    leg: int,
    start: int,
    known: dict[tuple[int, int], Ends | None],
) -> Ends | None:
    """Return the least cost of flowing the strip from ``start`` on, and where each leg ends."""
    start = _skip_white(strip, start)
    if leg == len(capacities):
        return (0, ()) if start == len(strip.slots) else None
    if (leg, start) in known:
        return known[leg, start]
    best: Ends | None = None
    reach = _reach(strip, start, capacities[leg])
    size = len(strip.slots)
    for end in range(reach, max(start - 1, reach - _TRIED), -1):
        if end < size and end > start and strip.ties[end - 1]:
            continue
        rest = _best_ends(strip, capacities, leg + 1, end, known)
        if rest is not None:
            cost = rest[0] + _leg_cost(strip, start, end, capacities[leg])
            if best is None or cost < best[0]:
                best = cost, (end, *rest[1])
            if not cost:
                break
    known[leg, start] = best
    return best


def short_cost(short: int) -> int:
    """Return what a leg costs that lacks so many lines."""
    if short < len(_SHORT_COST):
        return _SHORT_COST[short]
    return _SHORT_COST[-1] + _SHORT_STEP * (short - len(_SHORT_COST) + 1)


def _leg_cost(strip: Strip, start: int, end: int, capacity: int) -> int:
    first, last = _trim(strip, start, end)
    cost = short_cost(capacity - (strip.edges[last] - strip.edges[first]))
    if start < end < len(strip.slots):
        cost += LONE_COST if strip.slots[end - 1].lone_first else 0
        cost += LONE_COST if strip.slots[end].lone_last else 0
    return cost
