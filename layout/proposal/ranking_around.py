"""Pages with pinned stories in the order of their cost, drawn as those of ``ranking.py`` are.

What has pins is cut where ``around.py`` has costs for it; a part without any is drawn from the
tables of cuts, as on every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from layout.proposal.around import Around, Filled, Pin, Side
from layout.proposal.guillotine import Piece, Sheet
from layout.proposal.lanes import NEVER
from layout.proposal.ranking import ANY, ROW, SINGLE, STACK, Cut, Part, Ranked, Ranking


class Placed(Part, frozen=True, kw_only=True):
    """A part that has pins, and with them a place; its pieces are those of its pins too."""

    column: int
    line: int

    @property
    def end(self) -> int:
        """The line after its last."""
        return self.line + self.lines


class RankingAround(Ranking):
    """The pages of a sheet with pins, the cheapest first."""

    around: Around

    def pages(self, lines: int | None = None) -> Iterator[Ranked]:
        """Yield pages of the sheet's depth: pins have their places in no other."""
        assert lines in (None, self.cuts.sheet.lines), "pins fix the depth"
        return self._draw_all(self._root())

    def _root(self) -> Placed:
        sheet = self.cuts.sheet
        return Placed(self.cuts.whole, sheet.columns, sheet.lines, ANY, column=0, line=0)

    def _cuts_of(self, part: Part) -> Iterator[tuple[int, Cut]]:
        if not isinstance(part, Placed):
            return super()._cuts_of(part)
        if part.form == SINGLE:
            return self._pin(part)
        if part.form == STACK:
            return self._placed_stacks(part)
        return self._placed_rows(part) if part.form == ROW else self._placed_any(part)

    # -- parts with pins ---------------------------------------------------------------------------

    def _costs(self, part: Placed) -> int:
        filled = self.around.fill(_side(self.around, part))
        by_form = {SINGLE: filled.single, STACK: filled.stacks, ROW: filled.rows}
        return _cost(by_form.get(part.form, filled.any), part.pieces & self.around.whole, part.end)

    def _pin(self, part: Placed) -> Iterator[tuple[int, Cut]]:
        if (cost := self._costs(part)) < NEVER:
            yield cost, Cut(None, None, cost)

    def _placed_any(self, part: Placed) -> Iterator[tuple[int, Cut]]:
        for form in (SINGLE, STACK, ROW):
            named = replace(part, form=form)
            if (cost := self._costs(named)) < NEVER:
                yield cost, Cut(named, None, 0)

    def _placed_stacks(self, part: Placed) -> Iterator[tuple[int, Cut]]:
        around, pins = self.around, part.pieces & self.around.pinned
        for line in range(part.line + 1, part.end):
            over = sum(1 << p.piece for p in around.pins_of(pins) if p.end <= line)
            if any(p.line < line < p.end for p in around.pins_of(pins)):
                continue
            for upper, lower in _deal(part.pieces & around.whole, over, pins ^ over):
                if not around.may_stack(upper, lower):
                    continue
                seam = self.cuts.seam_across(part.columns, lower)
                box = (part.column, part.line, part.columns, line - part.line)
                below = (part.column, line, part.columns, part.end - line)
                for cost, first, base in self._ways_of(upper, box, (SINGLE, ROW)):
                    for other, second, more in self._ways_of(lower, below, (ANY,)):
                        price = base + more + seam
                        yield cost + other + price, Cut(first, second, price)

    def _placed_rows(self, part: Placed) -> Iterator[tuple[int, Cut]]:
        around = self.around
        side = _side(around, part)
        is_page = part.lines == self.cuts.sheet.lines
        seam = around.seam_down(side) if is_page else 0
        for column, over, under in around.cuts_down(side):
            box = (part.column, part.line, column - part.column, part.lines)
            rest = (column, part.line, side.right - column, part.lines)
            for left, right in _deal(part.pieces & around.whole, over, under):
                for cost, first, base in self._ways_of(left, box, (SINGLE, STACK)):
                    for other, second, more in self._ways_of(right, rest, (ANY,)):
                        price = base + more + seam
                        yield cost + other + price, Cut(first, second, price)

    def _ways_of(
        self, own: int, box: tuple[int, int, int, int], forms: Sequence[int]
    ) -> Iterator[tuple[int, Part, int]]:
        """Yield a rectangle filled with a set in given forms: its cost and that of its place."""
        column, line, columns, lines = box
        around, cuts = self.around, self.cuts
        if own & around.pinned:
            for form in forms:
                placed = Placed(own, columns, lines, form, column=column, line=line)
                if (cost := self._costs(placed)) < NEVER:
                    yield cost, placed, 0
            return
        if not around.may_begin(own, column, line):
            return
        base = around.price_place(own, column, line)
        if ANY in forms:
            table = cuts.under[own].get(columns)
            if table is not None and (cost := table.cost(lines)) < NEVER:
                yield cost, Part(own, columns, lines, ANY), base
            return
        for form, table in self._tables(own, lines, *forms[1:]):
            if table.columns == columns:
                part = Part(own, columns, lines, form, table.left, table.right)
                yield table.cost(lines), part, base


def rank_around(sheet: Sheet, pieces: Sequence[Piece], pins: Sequence[Pin]) -> RankingAround:
    """Return the pages of a sheet whose pins stand where they are, none of them drawn yet."""
    around = Around(sheet, pieces, pins)
    return RankingAround(around.cuts, {}, around)


def _side(around: Around, part: Placed) -> Side:
    return Side(part.column, part.column + part.columns, part.line, part.pieces & around.pinned)


def _cost(filled: Filled, own: int, end: int) -> int:
    costs = filled.get(own)
    return costs.at(end) if costs is not None else NEVER


def _deal(own: int, first: int, second: int) -> Iterator[tuple[int, int]]:
    """Yield every way to deal a set out to two parts with pins of their own, none left empty."""
    part = own
    while True:
        if (part or first) and (part != own or second):
            yield part | first, own ^ part | second
        if not part:
            return
        part = (part - 1) & own
