"""Copyfit: paragraphs take a line more or less, so that a story's legs come out (C17).

Every paragraph knows the cost of every number of lines that it can have; together they give the
story's curve, the least cost for each number of lines more or less.  It is asked only where the
legs come out badly: copy left over, white at the foot, a line of a paragraph alone (R51).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from layout.page.flow import (
    Slot,
    Strip,
    drop_initial,
    fill,
    join_slots,
    paragraph_slots,
    shallowest,
)
from layout.text import Measure, Prepared, Way, cost_of, find_other_ways, may_grow, set_lines

if TYPE_CHECKING:
    # Few stories have one; only they pay for the import.
    from layout.page.drop_cap import Initial

# Prices here are in the unit of the flow's costs, in which a line alone costs 40: as much as two
# lines tracked by a tenth of an em, at 10 000 of the breaker's hundredths each.
PRICE: Final = 500
# To fill white a paragraph is not set at a higher price than a line tracked by 0.075 em, less than
# the character short that R42 bears; to bring a line alone to others, at that of two such lines.
FILLING: Final = 10
JOINING: Final = 39
# Lines more or less that are asked of a story, beyond what it has to win or fill.
_REACH: Final = 2
_MOST_LINES: Final = 12
# A line of copy left over is worse than anything.  A line of white across the legs costs what a leg
# two lines short does in the flow, more than a line alone (40) and less than two; chosen by that
# order, not measured.
_OVER_COST: Final = 1_000_000
_WHITE_COST: Final = 60
# Legs that differ by a line are as they should be: nothing is sought below this for each leg.
CONTENT: Final = 2
# All settings of a story are tried where there are so few of them.
_FEW_SETTINGS: Final = 64


class Kept(Struct):
    """What was worked out about a passage: its ways up to a price, and its slots by their breaks.

    A story is set to several depths where its page is dealt again; its paragraphs stay the same.
    """

    natural: int | None = None
    dearest: int = -1
    ways: Sequence[tuple[int, Way]] = ()
    slots: dict[tuple[int, ...], Sequence[Slot]] = field(default_factory=dict)


class Passage(Struct, frozen=True):
    """A block of copy: its slots at their best, and for a paragraph what to set it again from.

    The ``initial`` stands before the text of ``prepared``.
    """

    slots: tuple[Slot, ...]
    prepared: Prepared | None = None
    measure: Measure = 0
    initial: Initial | None = None
    kept: Kept = field(default_factory=Kept)


class _Variant(Struct, frozen=True):
    """A passage with so many lines more (or fewer) than at its best, its price and its breaks."""

    passage: Passage
    more: int = 0
    price: int = 0
    ends: tuple[int, ...] = ()


class Setting(Struct, frozen=True):
    """One way to set a whole story: each passage as it is, or a line longer or shorter."""

    variants: Sequence[_Variant]

    @property
    def price(self) -> int:
        """What it costs over the best."""
        return sum(variant.price for variant in self.variants)

    @property
    def more(self) -> int:
        """The lines that it is longer than the best."""
        return sum(variant.more for variant in self.variants)

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs that are not at their best, counted from 1, and their lines more."""
        paragraphs = [v.more for v in self.variants if v.passage.prepared is not None]
        return tuple((number, more) for number, more in enumerate(paragraphs, 1) if more)

    def join(self) -> Strip:
        """Return it as a strip."""
        return join_slots([slot for variant in self.variants for slot in _slots(variant)])


class Fitting(Struct, frozen=True):
    """The room of a story's text: its legs' depth, what pictures take of each, white to spare."""

    depth: int
    taken: tuple[int, ...]
    spare: int


def list_settings(
    passages: Sequence[Passage],
    able: Sequence[Passage],
    dearest: int,
    wanted: int,
    paragraph: int,
    *,
    is_filling: bool = False,
) -> list[Setting]:
    """Return the settings of a story that are worth trying, the cheapest first.

    Of its passages the first may change, those that are ``able``.  A paragraph that is changed
    costs ``paragraph`` beside its spacing, and its spacing no more than ``dearest``; for filling
    only those do that have the text for a line more.  Where there are few settings they are all
    there are; of many stay the cheapest for each number of lines about ``wanted``, and those in
    which a single paragraph differs.
    """
    choices = [
        (_Variant(passage),)
        if is_filling and not may_lengthen(passage)
        else _priced(_variants(passage, dearest), paragraph)
        for passage in able
    ]
    choices += [(_Variant(passage),) for passage in passages[len(able) :]]
    found: Iterator[Sequence[_Variant]]
    if prod(map(len, choices)) <= _FEW_SETTINGS:
        found = islice(product(*choices), 1, None)
    else:
        found = _settings(choices, wanted)
    return sorted(map(Setting, found), key=lambda setting: setting.price)


def _priced(variants: tuple[_Variant, ...], paragraph: int) -> tuple[_Variant, ...]:
    own, *others = variants
    return (own, *(replace(v, price=v.price + paragraph) for v in others))


def find_settings(
    able: Sequence[Passage], others: Sequence[Passage], dearest: int, wanted: int
) -> Iterator[Setting]:
    """Yield the settings of a story that are worth trying, other than its own.

    Of its passages the first may change, each for a price up to ``dearest``; ``wanted`` is by how
    many lines they should in all.
    """
    choices = [_variants(passage, dearest) for passage in able]
    choices += [(_Variant(passage),) for passage in others]
    yield from map(Setting, _settings(choices, wanted))


def may_lengthen(passage: Passage) -> bool:
    """Tell whether a passage has the text for a line more."""
    return passage.prepared is not None and may_grow(
        passage.prepared, passage.measure, len(passage.slots)
    )


def price_of_line(passage: Passage) -> int | None:
    """Return what a passage costs a line longer; None where that was not worked out yet.

    More than ``FILLING`` where it was, and no way is cheap enough to fill white.
    """
    kept = passage.kept
    if kept.dearest < FILLING:
        return None
    longer = [way.cost for number, way in kept.ways if number == len(passage.slots) + 1]
    if kept.natural is None or not longer:
        return FILLING + 1
    return (longer[0] - kept.natural) // PRICE


def judge(strip: Strip, room: Fitting) -> int:
    """Return what is wrong with a strip in its room: lines left over, lines of white, its legs."""
    whole = shallowest(strip, room.taken)
    over, white = max(0, whole - room.depth), max(0, room.depth - room.spare - whole)
    cost = over * _OVER_COST + white * _WHITE_COST
    return cost + fill(strip, room.depth, room.taken, whole).cost


def _variants(passage: Passage, dearest: int) -> tuple[_Variant, ...]:
    """Return the ways to set a passage that cost no more than that, its best first."""
    kept, own = passage.kept, _Variant(passage)
    if passage.prepared is None:
        return (own,)
    if dearest > kept.dearest:
        _find_kept(passage, passage.prepared, dearest)
    natural = kept.natural
    if natural is None:
        return (own,)
    limit, lines = natural + dearest * PRICE, len(passage.slots)
    return (
        own,
        *(
            _Variant(passage, number - lines, (way.cost - natural) // PRICE, way.ends)
            for number, way in kept.ways
            if way.cost <= limit
        ),
    )


def _find_kept(passage: Passage, prepared: Prepared, dearest: int) -> None:
    """Work out the ways to set a passage in another number of lines, up to a price."""
    kept = passage.kept
    if kept.dearest < 0:
        ends = [slot.line.end for slot in passage.slots if slot.line is not None]
        kept.natural = cost_of(prepared, passage.measure, ends)
    kept.dearest = dearest
    if kept.natural is None:
        return
    most = kept.natural + dearest * PRICE
    ways = find_other_ways(prepared, passage.measure, most, len(passage.slots))
    least = passage.initial.lines if passage.initial else 0
    kept.ways = tuple((number, way) for number, way in ways.items() if number >= least)


def _slots(variant: _Variant) -> Sequence[Slot]:
    passage = variant.passage
    if passage.prepared is None or not variant.ends:
        return passage.slots
    slots = passage.kept.slots.get(variant.ends)
    if slots is None:
        slots = _set_passage(passage, passage.prepared, variant.ends)
        passage.kept.slots[variant.ends] = slots
    return slots


def _set_passage(passage: Passage, prepared: Prepared, ends: tuple[int, ...]) -> Sequence[Slot]:
    first = passage.slots[0]
    # The byline's characters stand at the paragraph's start, however its lines are broken.
    byline = sum(slot.byline for slot in passage.slots)
    lines = set_lines(prepared, passage.measure, ends)
    slots = paragraph_slots(first.paragraph, lines, first.role, byline)
    return drop_initial(slots, passage.initial) if passage.initial else slots


def _settings(choices: Sequence[tuple[_Variant, ...]], wanted: int) -> Iterator[Sequence[_Variant]]:
    """Yield settings of a whole story, other than its own."""
    curve = _combine(choices, min(abs(wanted) + _REACH, _MOST_LINES))
    for more in sorted(curve, key=lambda more: (abs(more - wanted), more)):
        if more:
            yield curve[more]
    own = [variants[0] for variants in choices]
    for i, variants in enumerate(choices):
        for variant in variants[1:]:
            yield [*own[:i], variant, *own[i + 1 :]]


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
