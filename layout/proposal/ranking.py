"""Pages in the order of their cost, made from the tables of all guillotine pages.

The tables tell what the best page costs, not what it looks like.  Here pages are drawn from them,
the cheapest first, one after the other, as long as somebody asks: the best and second-best ways of
each part are found when a page needs them, never before.  (The k best derivations of a hypergraph,
found lazily: Huang and Chiang, "Better k-best parsing", 2005.)
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from msgspec import Struct
from msgspec.structs import replace

from layout.proposal.guillotine import Cuts, Table
from layout.proposal.lanes import NEVER


class Spot(Struct, frozen=True):
    """A piece's rectangle on the sheet: basic columns and body lines."""

    piece: int
    column: int
    line: int
    columns: int
    lines: int


class Ranked(Struct, frozen=True):
    """A page and its cost in the tables."""

    cost: int
    spots: tuple[Spot, ...]


# How a rectangle is filled: by one piece, by a stack, by a row, or by whatever is cheapest.
SINGLE, STACK, ROW, ANY = range(4)


class Part(Struct, frozen=True):
    """A rectangle to fill with a set of pieces in a given way."""

    pieces: int
    columns: int
    lines: int
    form: int
    left: int = 0
    right: int = 0


class Cut(Struct, frozen=True):
    """One way to fill a rectangle: two parts, or one part under another name, or one piece."""

    first: Part | None
    second: Part | None
    base: int


class _Known(Struct):
    """What is known of a part: its ways found so far, and those that may come next."""

    found: list[tuple[int, Cut, int, int]]
    pending: list[tuple[int, int, int, int, Cut]]
    met: set[tuple[int, int, int]]


class Ranking(Struct):
    """The pages of some cuts, the cheapest first."""

    cuts: Cuts
    _known: dict[Part, _Known]

    def pages(self, lines: int | None = None) -> Iterator[Ranked]:
        """Yield pages of a depth, the sheet's unless one is given."""
        sheet = self.cuts.sheet
        return self.fill(self.cuts.whole, sheet.columns, lines or sheet.lines)

    def fill(self, pieces: int, columns: int, lines: int) -> Iterator[Ranked]:
        """Yield the ways to fill a rectangle with a set of pieces."""
        return self._draw_all(Part(pieces, columns, lines, ANY))

    def _root(self) -> Part:
        sheet = self.cuts.sheet
        return Part(self.cuts.whole, sheet.columns, sheet.lines, ANY)

    def _draw_all(self, root: Part) -> Iterator[Ranked]:
        number = 0
        while (found := self._way(root, number)) is not None:
            yield Ranked(found[0], tuple(sorted(self._spots(root, number, 0, 0), key=_order)))
            number += 1

    def roots(self) -> Iterator[Ranked]:
        """Yield the best page of every first cut: pages that differ more than neighbours do."""
        root = self._root()
        firsts = [
            (cost, number, cut)
            for form in (SINGLE, STACK, ROW)
            for number, (cost, cut) in enumerate(self._cuts_of(replace(root, form=form)))
        ]
        for cost, _, cut in sorted(firsts, key=lambda first: first[:2]):
            spots = self._joined(cut, 0, 0, root, 0, 0)
            yield Ranked(cost, tuple(sorted(spots, key=_order)))

    # -- ways of a part ----------------------------------------------------------------------------

    def _way(self, part: Part, number: int) -> tuple[int, Cut, int, int] | None:
        """Return the so-manieth best way of a part, from 0, or None when there are fewer."""
        known = self._known.get(part)
        if known is None:
            known = self._known[part] = self._begin(part)
        while len(known.found) <= number:
            if not known.pending:
                return None
            cost, order, i, j, cut = heappop(known.pending)
            known.found.append((cost, cut, i, j))
            self._push(known, order, cut, i + 1, j)
            if cut.second is not None:
                self._push(known, order, cut, i, j + 1)
        return known.found[number]

    def _begin(self, part: Part) -> _Known:
        pending = [
            (cost, order, 0, 0, cut) for order, (cost, cut) in enumerate(self._cuts_of(part))
        ]
        heapify(pending)
        return _Known([], pending, set())

    def _push(self, known: _Known, order: int, cut: Cut, i: int, j: int) -> None:
        if cut.first is None or (order, i, j) in known.met:
            return
        known.met.add((order, i, j))
        first = self._way(cut.first, i)
        second = self._way(cut.second, j) if cut.second is not None else (0,)
        if first is not None and second is not None:
            heappush(known.pending, (first[0] + second[0] + cut.base, order, i, j, cut))

    # -- the cuts of a part ------------------------------------------------------------------------

    def _cuts_of(self, part: Part) -> Iterator[tuple[int, Cut]]:
        if part.form == STACK:
            return self._stacks(part)
        if part.form == ROW:
            return self._rows(part)
        return self._single(part) if part.form == SINGLE else self._any(part)

    def _single(self, part: Part) -> Iterator[tuple[int, Cut]]:
        table = self._table(part)
        cost = table.cost(part.lines) if table is not None else NEVER
        if cost < NEVER:
            yield cost, Cut(None, None, cost)

    def _any(self, part: Part) -> Iterator[tuple[int, Cut]]:
        cuts = self.cuts
        for form, tables in (
            (SINGLE, cuts.singles),
            (STACK, cuts.stacks),
            (ROW, cuts.rows),
        ):
            for table in tables[part.pieces]:
                cost = table.cost(part.lines)
                if table.columns == part.columns and cost < NEVER:
                    named = _formed(part, form, table)
                    yield cost, Cut(named, None, 0)

    def _table(self, part: Part) -> Table | None:
        for table in self.cuts.singles[part.pieces]:
            named = (table.columns, table.left, table.right)
            if named == (part.columns, part.left, part.right):
                return table
        return None

    def _stacks(self, part: Part) -> Iterator[tuple[int, Cut]]:
        cuts, columns = self.cuts, part.columns
        any_looks = columns == cuts.sheet.columns
        for upper, lower in _splits(part.pieces):
            other = cuts.under[lower].get(columns)
            if other is None or not cuts.may_stack(upper, lower):
                continue
            seam, weight = cuts.seam_across(columns, lower), cuts.weights[lower]
            for form, tables in ((SINGLE, cuts.singles), (ROW, cuts.rows)):
                for table in tables[upper]:
                    looks = (table.left, table.right)
                    if table.columns != columns or not (
                        any_looks or looks == (part.left, part.right)
                    ):
                        continue
                    for deep, cost in enumerate(table.costs, table.least):
                        below = other.cost(part.lines - deep)
                        if cost < NEVER and below < NEVER:
                            base = seam + weight * deep
                            first = Part(upper, columns, deep, form, table.left, table.right)
                            second = Part(lower, columns, part.lines - deep, ANY)
                            yield cost + below + base, Cut(first, second, base)

    def _rows(self, part: Part) -> Iterator[tuple[int, Cut]]:
        cuts, lines = self.cuts, part.lines
        any_looks = part.columns == cuts.sheet.columns
        down = cuts.sheet.down if part.pieces == cuts.whole else 0
        for left, right in _splits(part.pieces):
            if not cuts.may_row(left, right):
                continue
            for form, table in self._tables(left, lines, STACK):
                if not any_looks and table.left != part.left:
                    continue
                wide = table.columns
                base = down + wide * cuts.sideways[right]
                first = Part(left, wide, lines, form, table.left, table.right)
                width = part.columns - wide
                for own, other in self._tables(right, lines, STACK, ROW):
                    if other.columns != width or (table.right and table.right == other.left):
                        continue
                    if not any_looks and other.right != part.right:
                        continue
                    second = Part(right, width, lines, own, other.left, other.right)
                    cost = table.cost(lines) + other.cost(lines) + base
                    yield cost, Cut(first, second, base)

    def _tables(self, pieces: int, lines: int, *forms: int) -> Iterator[tuple[int, Table]]:
        cuts = self.cuts
        kinds = {SINGLE: cuts.singles, STACK: cuts.stacks, ROW: cuts.rows}
        for form in (SINGLE, *forms):
            for table in kinds[form][pieces]:
                if table.cost(lines) < NEVER:
                    yield form, table

    # -- drawing -----------------------------------------------------------------------------------

    def _spots(self, part: Part, number: int, column: int, line: int) -> Iterator[Spot]:
        found = self._way(part, number)
        assert found is not None, "only ways that were found are drawn"
        _, cut, i, j = found
        if part.form == SINGLE:
            piece = part.pieces.bit_length() - 1
            yield Spot(piece, column, line, part.columns, part.lines)
        else:
            yield from self._joined(cut, i, j, part, column, line)

    def _joined(
        self, cut: Cut, i: int, j: int, part: Part, column: int, line: int
    ) -> Iterator[Spot]:
        if cut.first is None:
            yield from self._spots(part, 0, column, line)
            return
        yield from self._spots(cut.first, i, column, line)
        if cut.second is not None:
            is_stack = cut.second.columns == part.columns
            aside = 0 if is_stack else cut.first.columns
            down = cut.first.lines if is_stack else 0
            yield from self._spots(cut.second, j, column + aside, line + down)


def rank_pages(cuts: Cuts) -> Ranking:
    """Return the pages of some cuts, none of them drawn yet."""
    return Ranking(cuts, {})


def _formed(part: Part, form: int, table: Table | None = None) -> Part:
    looks = (table.left, table.right) if table is not None else (0, 0)
    return Part(part.pieces, part.columns, part.lines, form, *looks)


def _splits(pieces: int) -> Iterator[tuple[int, int]]:
    part = (pieces - 1) & pieces
    while part:
        yield part, pieces ^ part
        part = (part - 1) & pieces


def _order(spot: Spot) -> tuple[int, int]:
    return spot.line, spot.column
