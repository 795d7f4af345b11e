"""Flow: a story's lines run through its legs.

A story is a strip of slots, each as deep as whole body lines.  Legs take slots in order; what
must stay with its successor (heads) never ends a leg, white never begins or ends one (R55).  When
there is room, no line of a paragraph stands alone at a leg's head or foot (R51, H9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from layout.display import Role
from layout.page.headline import HeadBlock
from layout.text import Line


class Stand(Enum):
    """How a slot behaves where a leg ends."""

    LINE = "line"  # a line of a paragraph
    HEAD = "head"  # stays with what follows
    WHITE = "white"  # vanishes at a leg's head and foot


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of a strip: its depth in lines, and what stands in it.

    ``paragraph`` numbers the paragraph a line belongs to; ``lone_first`` and ``lone_last`` mark
    the lines that should not stand alone at a foot or a head.
    """

    lines: int
    stand: Stand
    paragraph: int = -1
    line: Line | None = None
    role: Role = Role.PARAGRAPH
    lone_first: bool = False
    lone_last: bool = False
    head: HeadBlock | None = None


def paragraph_slots(number: int, lines: Sequence[Line], role: Role) -> list[Slot]:
    """Return the slots of a paragraph's lines."""
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
        )
        for i, line in enumerate(lines)
    ]


def depth_of(slots: Sequence[Slot]) -> int:
    """Return the lines that slots take in one endless leg."""
    return sum(slot.lines for slot in slots)


@dataclass(frozen=True, slots=True)
class Flowed:
    """Legs of slots, each slot with its line from the leg's top, and the slots without a place."""

    legs: tuple[tuple[tuple[int, Slot], ...], ...]
    rest: tuple[Slot, ...]


def flow(slots: Sequence[Slot], capacities: Sequence[int], *, strict: bool) -> Flowed:
    """Fill legs of the given capacities, in lines; ``strict`` leaves no line alone (R51)."""
    legs: list[tuple[tuple[int, Slot], ...]] = []
    start = 0
    for capacity in capacities:
        end = _end_of_leg(slots, start, capacity, strict=strict)
        leg: list[tuple[int, Slot]] = []
        at = 0
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


def _end_of_leg(slots: Sequence[Slot], start: int, capacity: int, *, strict: bool) -> int:
    while start < len(slots) and slots[start].stand is Stand.WHITE:
        start += 1
    end, used = start, 0
    while end < len(slots) and used + slots[end].lines <= capacity:
        used += slots[end].lines
        end += 1
    if end == len(slots):
        return end
    for candidate in range(end, start, -1):
        before, after = slots[candidate - 1], slots[candidate]
        if before.stand is Stand.HEAD:
            continue
        if strict and (before.lone_first or after.lone_last):
            continue
        return candidate
    # Nothing can stand in this leg: a head as deep as the leg.  Leave it empty.
    return start if slots[start].stand is Stand.HEAD else end


def shallowest(slots: Sequence[Slot], taken: Sequence[int]) -> int:
    """Return the least depth of legs that hold all slots.

    ``taken`` gives the lines that pictures take from each leg.  Found by trying, from the depth
    that simple division gives upward; heads that may not end a leg make it a few lines more.
    """
    legs = len(taken)
    depth = max((depth_of(_trim(slots)) + sum(taken)) // legs - 1, max(taken), 1)
    while True:
        capacities = [max(0, depth - t) for t in taken]
        if not flow(slots, capacities, strict=False).rest:
            return depth
        depth += 1


def fill(slots: Sequence[Slot], depth: int, taken: Sequence[int]) -> Flowed:
    """Flow slots through legs of one depth so that the legs end together.

    White that is left over takes one line from as many last legs as it can, or shortens all legs
    evenly, so that no leg is more than a line shorter than another; among the ways that hold all
    text the one that leaves no line alone is taken first.
    """
    legs = len(taken)
    whole = max(shallowest(slots, taken), max(taken))
    if whole >= depth:
        return flow(slots, [max(0, depth - t) for t in taken], strict=False)
    spare = sum(max(0, whole - t) for t in taken) - depth_of(_trim(slots))
    for strict in (True, False):
        for deep in (whole, whole + 1):
            if deep > depth:
                continue
            shorter = spare if deep == whole else spare + legs
            for short in range(min(legs - 1, max(0, shorter)), -1, -1):
                capacities = [max(0, deep - t) for t in taken]
                for leg in range(legs - short, legs):
                    capacities[leg] = max(0, capacities[leg] - 1)
                flowed = flow(slots, capacities, strict=strict)
                if not flowed.rest:
                    return flowed
    return flow(slots, [max(0, whole - t) for t in taken], strict=False)
