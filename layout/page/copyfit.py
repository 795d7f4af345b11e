"""Copyfit: paragraphs take a line more or less, so that a story's legs come out (C17).

Every paragraph knows the cost of every number of lines that it can have; together they give the
story's curve, the least cost for each number of lines more or less.  It is asked only where the
legs come out badly: copy left over, white at the foot, a line of a paragraph alone (R51).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from layout.page.flow import Slot, Strip, fill, join_slots, paragraph_slots, shallowest
from layout.text import Prepared, find_ways, set_lines
from layout.units import Length

# Prices here are in the unit of the flow's costs, in which a lone line costs 20: as much as a line
# tracked by a tenth of an em, which costs 10 000 in the breaker's hundredths.
_PRICE: Final = 500
# A paragraph is not set otherwise at a higher price than two lines tracked by 0.09 em, what R42
# bears (7 685 hundredths each).
_MOST_PRICE: Final = 2 * 7_685 // _PRICE
# Lines more or less that are asked of a story, beyond what it has to win or fill.
_REACH: Final = 2
_MOST_LINES: Final = 12
# A line of copy left over is worse than anything; a line of white across the legs is worth a few
# loose lines.
_OVER_COST: Final = 1_000_000
_WHITE_COST: Final = 60
# Legs that differ by a line are as they should be: nothing is sought below this for each leg.
_CONTENT: Final = 2


class Passage(Struct, frozen=True):
    """A block of copy: its slots at their best, and for a paragraph what to set it again from."""

    slots: tuple[Slot, ...]
    prepared: Prepared | None = None
    measure: Length = 0


class _Variant(Struct, frozen=True):
    """A passage with so many lines more (or fewer) than at its best, and the price."""

    more: int
    price: int
    slots: tuple[Slot, ...]


class Fitting(Struct, frozen=True):
    """The room of a story's text: its legs' depth, what pictures take of each, white to spare."""

    depth: int
    taken: tuple[int, ...]
    spare: int


def fit_copy(passages: Sequence[Passage], strip: Strip, room: Fitting) -> Strip:
    """Return the strip of a story as it fits its room best; its own where that is well.

    Of all settings of the paragraphs those are tried that cost least for each number of lines,
    and those in which a single paragraph differs.
    """
    best = _judge(strip, room)
    if best <= _CONTENT * len(room.taken):
        return strip
    choices = [_variants(passage) for passage in passages]
    for slots, price in _settings(choices, _wanted(strip, room)):
        if price < best:
            tried = join_slots(slots)
            cost = price + _judge(tried, room)
            if cost < best:
                best, strip = cost, tried
    return strip


def _judge(strip: Strip, room: Fitting) -> int:
    """Return what is wrong with a strip in its room."""
    whole = shallowest(strip, room.taken)
    over = max(0, whole - room.depth)
    white = max(0, room.depth - room.spare - whole)
    return over * _OVER_COST + white * _WHITE_COST + fill(strip, room.depth, room.taken).cost


def _wanted(strip: Strip, room: Fitting) -> int:
    """Return how many lines more (or fewer) would make the strip fill its room."""
    legs = len(room.taken)
    lines = strip.edges[-1] - strip.white + sum(room.taken)
    return max(0, room.depth - room.spare) * legs - lines


def _variants(passage: Passage) -> tuple[_Variant, ...]:
    """Return the ways to set a passage, its best first."""
    own = _Variant(0, 0, passage.slots)
    if passage.prepared is None:
        return (own,)
    ways = find_ways(passage.prepared, passage.measure, _MOST_PRICE * _PRICE)
    natural = ways.get(len(passage.slots))
    if natural is None:
        return (own,)
    others = []
    for lines, way in ways.items():
        if lines != len(passage.slots):
            price = (way.cost - natural.cost) // _PRICE
            slots = _set_again(passage, way.ends)
            others.append(_Variant(lines - len(passage.slots), price, slots))
    return (own, *others)


def _set_again(passage: Passage, ends: Sequence[int]) -> tuple[Slot, ...]:
    assert passage.prepared is not None, "only paragraphs have other ways"
    first = passage.slots[0]
    # The byline's characters stand at the paragraph's start, however its lines are broken.
    byline = sum(slot.byline for slot in passage.slots)
    lines = set_lines(passage.prepared, passage.measure, ends)
    return tuple(paragraph_slots(first.paragraph, lines, first.role, byline))


def _settings(
    choices: Sequence[tuple[_Variant, ...]], wanted: int
) -> Iterator[tuple[list[Slot], int]]:
    """Yield settings of a whole story with their prices."""
    curve = _combine(choices, min(abs(wanted) + _REACH, _MOST_LINES))
    for more in sorted(curve, key=lambda more: (abs(more - wanted), more)):
        chosen = curve[more]
        yield _join(chosen), sum(variant.price for variant in chosen)
    own = [variants[0] for variants in choices]
    for i, variants in enumerate(choices):
        for variant in variants[1:]:
            yield _join([*own[:i], variant, *own[i + 1 :]]), variant.price


def _combine(
    choices: Sequence[tuple[_Variant, ...]], reach: int
) -> dict[int, tuple[_Variant, ...]]:
    """Return the cheapest choice for each number of lines more or less: the story's curve."""
    curve: dict[int, tuple[int, tuple[_Variant, ...]]] = {0: (0, ())}
    for variants in choices:
        longer: dict[int, tuple[int, tuple[_Variant, ...]]] = {}
        for more, (price, chosen) in curve.items():
            for variant in variants:
                lines, cost = more + variant.more, price + variant.price
                if abs(lines) <= reach and (lines not in longer or cost < longer[lines][0]):
                    longer[lines] = cost, (*chosen, variant)
        curve = longer
    return {more: chosen for more, (_, chosen) in curve.items()}


def _join(chosen: Sequence[_Variant]) -> list[Slot]:
    return [slot for variant in chosen for slot in variant.slots]
