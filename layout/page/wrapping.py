"""Wrapping: a story's paragraphs broken along rows of changing measure.

Where a line stands decides how wide it is, so paragraphs are broken in order, each from the row
where the one before ended.  :meth:`Wrapping.reach` does that at each paragraph's best, for the
depth that a story wants; :meth:`Wrapping.fit` weighs all numbers of lines that the paragraphs can
have, and legs that end early, against lines that stand alone, and finds the least price (C17, R51).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.display import Role
from layout.model import Copy, Crosshead
from layout.page.composer import Composer
from layout.page.copyfit import JOINING, PRICE, Passage
from layout.page.cut import break_rank
from layout.page.flow import LONE_COST, Slot, Stand, drop_initial, paragraph_slots, short_cost
from layout.page.module import NARROWEST
from layout.page.rows import Row
from layout.text import (
    Line,
    Measure,
    Prepared,
    Way,
    cost_of,
    find_breaks,
    find_other_ways,
    set_lines,
)
from layout.units import Length

# Lines that stay with a crosshead over them, and the most that a leg may end early.
_UNDER_HEAD: Final = 2
_EARLIEST: Final = 3
# A paragraph that no rule can set costs more than any other.
_BROKEN_COST: Final = 100_000

Spots: TypeAlias = tuple[Row, ...]
Placed: TypeAlias = tuple[tuple[Row, Slot], ...]


class Step(Struct, frozen=True):
    """A passage set on rows: the row it begins at, those it takes, where its lines end.

    ``after`` is the row behind it, ``cost`` what is wrong with it.
    """

    passage: int
    spots: Spots
    ends: tuple[int, ...]
    after: int
    cost: int = 0
    lines: tuple[Line, ...] = ()


class Wrapping(Struct, frozen=True):
    """A story's passages, and what is remembered of how they break."""

    composer: Composer
    copy: Copy
    passages: tuple[Passage, ...]
    measure: Length
    known: dict[tuple[object, ...], tuple[Way, ...]] = field(default_factory=dict)
    heads: dict[tuple[int, Length], tuple[Line, ...]] = field(default_factory=dict)

    def reach(self, rows: Sequence[Row]) -> list[Step] | None:
        """Set all passages at their best; None where the rows are too few."""
        steps: list[Step] = []
        at, follows = 0, False
        for number in range(len(self.passages)):
            step = next(self._steps(number, at, rows, follows=follows, is_best=True), None)
            if step is None:
                return None
            steps.append(step)
            at, follows = step.after, self._is_head(number)
        return steps

    def fit(self, rows: Sequence[Row]) -> tuple[int, list[Step]] | None:
        """Return the cheapest setting of all passages on the rows, with its cost."""
        best: dict[int, tuple[int, list[Step]]] = {0: (0, [])}
        for number in range(len(self.passages)):
            follows = number > 0 and self._is_head(number - 1)
            found: dict[int, tuple[int, list[Step]]] = {}
            for at, (spent, steps) in best.items():
                for step in self._steps(number, at, rows, follows=follows, is_best=False):
                    cost = spent + step.cost
                    if step.after not in found or cost < found[step.after][0]:
                        found[step.after] = cost, [*steps, step]
            best = found
        ended = [(cost + _end_cost(rows, at), at, steps) for at, (cost, steps) in best.items()]
        if not ended:
            return None
        cost, _, steps = min(ended, key=lambda way: way[:2])
        return cost, steps

    def most_lines(self) -> int:
        """Return more lines than all passages can have, wherever they stand."""
        return sum(map(self._most, range(len(self.passages))))

    def place(self, steps: Sequence[Step]) -> Placed:
        """Return the slots of steps, each with its row."""
        return tuple(pair for step in steps for pair in self._place(step))

    # -- passages ----------------------------------------------------------------------------------

    def _is_head(self, number: int) -> bool:
        slots = self.passages[number].slots
        return bool(slots) and slots[-1].stand is Stand.HEAD

    def _steps(
        self, number: int, at: int, rows: Sequence[Row], *, follows: bool, is_best: bool
    ) -> Iterator[Step]:
        """Yield the ways to set a passage from a row on; with ``is_best`` the usual comes first."""
        passage = self.passages[number]
        if not passage.slots:
            yield Step(number, (), (), at)
        elif self._is_head(number):
            yield from self._head_steps(number, at, rows)
        elif passage.prepared is None:
            yield from self._line_step(number, rows, at)
        else:
            yield from self._paragraph_steps(number, at, rows, follows, is_best)

    def _line_step(self, number: int, rows: Sequence[Row], at: int) -> Iterator[Step]:
        """Yield the line that names who wrote the story on the first row that holds it.

        One that is longer than any row has been reported, and stands on the first whole one.
        """
        line = self.passages[number].slots[0].line
        least = min(line.natural, self.measure) if line is not None else 0
        for row in rows[at:]:
            if row.measure >= least:
                yield Step(number, (row,), (), row.at + 1)
                return

    def _head_steps(self, number: int, at: int, rows: Sequence[Row]) -> Iterator[Step]:
        """Yield a crosshead here, where two lines stand under it, or at the next piece's top."""
        start, cost = at, 0
        while start < len(rows):
            is_top = start == 0 or rows[start - 1].end == start
            first = start if is_top else start + 1
            measure = min((row.measure for row in rows[first : first + 2]), default=self.measure)
            lines = self._head_lines(number, measure)
            end = first + len(lines)
            if end + _UNDER_HEAD <= rows[start].end:
                spots = tuple(rows[first:end])
                yield Step(number, spots, (), end, cost, lines)
            if start != at:
                return
            start, cost = rows[at].end, short_cost(rows[at].end - at)

    def _head_lines(self, number: int, measure: Length) -> tuple[Line, ...]:
        """Return a crosshead's lines; those of a narrow row were not looked at before."""
        if measure == self.measure:
            slots = self.passages[number].slots
            return tuple(slot.line for slot in slots if slot.line is not None)
        key = number, measure
        if key not in self.heads:
            block = self.copy[self.passages[number].slots[-1].paragraph]
            assert isinstance(block, Crosshead), "a head of the copy is a crosshead"
            silent = replace(self.composer, report=Report())
            style = self.composer.style.crosshead
            self.heads[key] = break_rank(silent, block.phrase, style, measure)
        return self.heads[key]

    def _paragraph_steps(
        self, number: int, at: int, rows: Sequence[Row], follows: bool, is_best: bool
    ) -> Iterator[Step]:
        for spots, cost in self._courses(number, at, rows, follows, is_best):
            ways = self._ways(number, [row.measure for row in spots])
            for way in ways[:1] if is_best else ways:
                used = spots[: len(way.ends)]
                if len(used) < len(way.ends) or not _stands(used, self.passages[number]):
                    continue
                own = way.cost // PRICE + _lone_cost(used)
                after = used[-1].at + 1 if used else at
                yield Step(number, used, way.ends, after, cost + own)

    def _courses(
        self, number: int, at: int, rows: Sequence[Row], follows: bool, is_best: bool
    ) -> Iterator[tuple[Spots, int]]:
        """Yield the rows that a paragraph may take from one on, and what those left out cost.

        It may begin in the next piece, or leave out the last rows of a piece inside it; behind a
        crosshead it begins under it, with two lines.
        """
        if at >= len(rows):
            return
        initial = self.passages[number].initial
        most = self._most(number)
        room = rows[at].end - at
        if initial is None or initial.lines <= room:
            yield tuple(rows[at : at + most]), 0
        if is_best and initial is None:
            return
        if not follows and room <= max(_EARLIEST, initial.lines if initial else 0):
            end = rows[at].end
            yield tuple(rows[end : end + most]), short_cost(room)
        end = rows[at].end
        while end < min(len(rows), at + most) and not is_best:
            for early in (1, 2):
                if end - early - at >= _UNDER_HEAD:
                    spots = (*rows[at : end - early], *rows[end : at + most + early])
                    yield spots, short_cost(early)
            end = rows[end].end

    def _most(self, number: int) -> int:
        """Return more lines than a paragraph can have in rows of the narrowest measure.

        Two lines together hold more than a measure, however long their words are.
        """
        passage = self.passages[number]
        narrowest = min(NARROWEST * self.composer.grid.em, self.measure)
        beside = passage.initial.lines if passage.initial is not None else 0
        return 2 * -(-len(passage.slots) * self.measure // narrowest) + 2 * beside + _EARLIEST

    def _ways(self, number: int, measures: Sequence[Length]) -> tuple[Way, ...]:
        """Return the ways of a paragraph on rows of such measures, the cheapest first."""
        passage = self.passages[number]
        if not any(measure != self.measure for measure in measures[: len(passage.slots) + 1]):
            measures = ()
        key = (number, *measures)
        if key not in self.known:
            prepared = passage.prepared
            assert prepared is not None, "only paragraphs have ways"
            self.known[key] = _find_ways(prepared, self._measure(passage, measures))
        return self.known[key]

    def _measure(self, passage: Passage, measures: Sequence[Length]) -> Measure:
        """Return the measure of each line of a paragraph; behind the last row it is the legs'."""
        initial = passage.initial
        if not measures and initial is None:
            return self.measure
        beside, lines = (initial.taken, initial.lines) if initial is not None else (0, 0)

        def find(line: int) -> Length:
            own = measures[line] if line < len(measures) else self.measure
            return own - (beside if line < lines else 0)

        return find

    # -- placing -----------------------------------------------------------------------------------

    def _place(self, step: Step) -> Iterator[tuple[Row, Slot]]:
        passage = self.passages[step.passage]
        if not step.spots:
            return
        if passage.prepared is None:
            yield from self._place_lines(passage, step)
            return
        first = passage.slots[0]
        measure = self._measure(passage, [row.measure for row in step.spots])
        lines = set_lines(passage.prepared, measure, step.ends)
        byline = sum(slot.byline for slot in passage.slots)
        slots: Sequence[Slot] = paragraph_slots(first.paragraph, lines, Role.PARAGRAPH, byline)
        if passage.initial is not None:
            slots = drop_initial(slots, passage.initial)
        for row, slot in zip(step.spots, slots, strict=True):
            yield row, replace(slot, shift=slot.shift + row.shift) if row.shift else slot

    def _place_lines(self, passage: Passage, step: Step) -> Iterator[tuple[Row, Slot]]:
        """Place a crosshead, or the line that names who wrote the story."""
        slots = [slot for slot in passage.slots if slot.line is not None]
        shift = max(row.shift for row in step.spots)
        if slots[0].role is Role.SIGNATURE:
            # It ends with its row, which may be narrower than the others, or wider.
            shift += step.spots[0].measure - self.measure
        lines = step.lines or tuple(slot.line for slot in slots if slot.line is not None)
        for row, line in zip(step.spots, lines, strict=True):
            yield row, replace(slots[0], line=line, shift=shift)


def _find_ways(prepared: Prepared, measure: Measure) -> tuple[Way, ...]:
    """Return the cheapest way first, then others with a line more or less that cost little more."""
    ends = find_breaks(prepared, measure)
    natural = cost_of(prepared, measure, ends)
    if natural is None:
        return (Way(tuple(ends), _BROKEN_COST * PRICE),)
    ways = find_other_ways(prepared, measure, natural + JOINING * PRICE, len(ends))
    return (Way(tuple(ends), natural), *ways.values())


def _stands(spots: Spots, passage: Passage) -> bool:
    """Tell whether a paragraph has its initial, if any, beside rows of one piece."""
    deep = passage.initial.lines if passage.initial is not None else 0
    return not deep or (len(spots) >= deep and len({row.end for row in spots[:deep]}) == 1)


def _lone_cost(spots: Spots) -> int:
    """Cost lines of a paragraph that stand alone at a piece's foot or head (R51)."""
    if len(spots) < 2:  # noqa: PLR2004 - a paragraph of one line is alone anyway
        return 0
    return LONE_COST * ((spots[0].end != spots[1].end) + (spots[-2].end != spots[-1].end))


def _end_cost(rows: Sequence[Row], at: int) -> int:
    """Cost the rows that stay white behind the text."""
    cost = 0
    while at < len(rows):
        cost += short_cost(rows[at].end - at)
        at = rows[at].end
    return cost
