"""Pages of many stories: cut into two zones first, each made up exactly by itself.

The tables of cuts double with every piece.  Above a dozen the page is divided by one cut, across or
down, and the stories are dealt to its two sides by their areas; the best of the likeliest deals is
taken.  Such a page is good, but nothing proves it the best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from layout.proposal.guillotine import Cuts, Option, Piece, Sheet, cut_sheet
from layout.proposal.ranking import Ranked, Spot, rank_pages

# So many pieces are made up together.
MOST_TOGETHER: Final = 11
# A zone has fewer, since many deals are tried; more only where half of the page is more.
_ZONE_MOST = 8
# Deals looked at, for cuts down the page and for cuts across it.
_DEALS = 10
# How far the depth of an upper zone may be from what its area makes, in lines.
_WINDOW = 8


def zone_pages(sheet: Sheet, pieces: Sequence[Piece]) -> tuple[Ranked, ...]:
    """Return pages of two zones, the cheapest first."""
    found: dict[tuple[Spot, ...], Ranked] = {}
    for left, columns in islice(_deals_down(sheet, pieces), _DEALS):
        for page in _set_side_by_side(sheet, pieces, left, columns):
            found.setdefault(page.spots, page)
    for upper in islice(_deals_across(sheet, pieces), _DEALS):
        for page in _set_one_over_other(sheet, pieces, upper):
            found.setdefault(page.spots, page)
    return tuple(sorted(found.values(), key=lambda page: page.cost))


# -- dealing ---------------------------------------------------------------------------------------


def _deals_down(sheet: Sheet, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield sets of pieces for the left zone with its width, the likeliest first."""
    likely = []
    for columns in range(1, sheet.columns):
        lefts = [_narrow(piece, columns) for piece in pieces]
        rights = [_narrow(piece, sheet.columns - columns) for piece in pieces]
        area = columns * sheet.lines
        other = (sheet.columns - columns) * sheet.lines
        for left in _balanced(lefts, rights, area, other):
            cost = _price(lefts, left) + _price(rights, ~left & _whole(pieces))
            if _may_stand_left(pieces, left):
                likely.append((cost, left, columns))
    for _, left, columns in sorted(likely):
        yield left, columns


def _deals_across(sheet: Sheet, pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield sets of pieces for the upper zone, the important ones, about half."""
    whole = _whole(pieces)
    areas = _sums(pieces, least=True)
    weights = [0]
    for piece in pieces:
        weights += [piece.weight + known for known in weights]
    half = sheet.columns * sheet.lines // 2
    likely = [
        (weights[whole ^ upper] * areas[upper], upper)
        for upper in range(1, whole)
        if abs(areas[upper] - half) * 5 <= half and _may_stand_over(pieces, upper)
    ]
    for _, upper in sorted(likely):
        yield upper


def _balanced(
    lefts: Sequence[Piece], rights: Sequence[Piece], area: int, other: int
) -> Iterator[int]:
    """Yield sets whose stories can fill one zone while the rest can fill the other."""
    whole = _whole(lefts)
    bounds = [
        tuple(_sums(pieces, least=least) for least in (True, False)) for pieces in (lefts, rights)
    ]
    (left_least, left_most), (right_least, right_most) = bounds
    for left in range(1, whole):
        right = whole ^ left
        if max(left.bit_count(), right.bit_count()) > _zone_most(lefts):
            continue
        if left_least[left] <= area <= left_most[left] and (
            right_least[right] <= other <= right_most[right]
        ):
            yield left


def _sums(pieces: Sequence[Piece], *, least: bool) -> list[int]:
    sums = [0]
    for piece in pieces:
        areas = [
            o.columns * (o.least if least else o.least + len(o.costs) - 1) for o in piece.options
        ]
        # A piece that has no width there makes every set with it impossible.
        value = (
            (min(areas) if least else max(areas)) if areas else (1 << 30 if least else -(1 << 30))
        )
        sums += [value + known for known in sums]
    return sums


def _narrow(piece: Piece, columns: int) -> Piece:
    options = tuple(option for option in piece.options if option.columns <= columns)
    return replace(piece, options=options)


def _price(pieces: Sequence[Piece], own: int) -> int:
    return sum(
        min((min(option.costs) for option in piece.options), default=0)
        for i, piece in enumerate(pieces)
        if own >> i & 1
    )


def _whole(pieces: Sequence[Piece]) -> int:
    return (1 << len(pieces)) - 1


def _zone_most(pieces: Sequence[Piece]) -> int:
    return max(_ZONE_MOST, -(-len(pieces) // 2))


def _may_stand_left(pieces: Sequence[Piece], left: int) -> bool:
    return not any(
        piece.at_right if left >> i & 1 else piece.at_left for i, piece in enumerate(pieces)
    )


def _may_stand_over(pieces: Sequence[Piece], upper: int) -> bool:
    count = upper.bit_count()
    if max(count, len(pieces) - count) > _zone_most(pieces):
        return False
    return not any(
        piece.at_foot if upper >> i & 1 else piece.at_top for i, piece in enumerate(pieces)
    )


# -- making up -------------------------------------------------------------------------------------


def _set_side_by_side(
    sheet: Sheet, pieces: Sequence[Piece], left: int, columns: int
) -> Iterator[Ranked]:
    one = _cut(replace(sheet, columns=columns, across=0, down=0), pieces, left)
    rest = _whole(pieces) ^ left
    other = _cut(replace(sheet, columns=sheet.columns - columns, across=0, down=0), pieces, rest)
    first, second = (next(rank_pages(cuts).pages(), None) for cuts in (one, other))
    if first is not None and second is not None:
        aside = columns * sum(p.sideways for i, p in enumerate(pieces) if rest >> i & 1)
        spots = (
            *_moved(first, _members(left), 0, 0),
            *_moved(second, _members(rest), columns, 0),
        )
        yield _ranked(first.cost + second.cost + aside + sheet.down, spots)


def _middle(option: Option) -> int:
    """Return the area of an option at its cheapest depth."""
    return option.columns * (option.least + option.costs.index(min(option.costs)))


def _set_one_over_other(sheet: Sheet, pieces: Sequence[Piece], upper: int) -> Iterator[Ranked]:
    rest = _whole(pieces) ^ upper
    middle = sum(min(map(_middle, pieces[i].options), default=0) for i in _members(upper)) // max(
        1, sheet.columns
    )
    least, most = max(1, middle - _WINDOW), min(sheet.lines - 1, middle + _WINDOW)
    one = _cut(replace(sheet, shallowest=least, lines=most), pieces, upper)
    window = replace(sheet, shallowest=sheet.lines - most, lines=sheet.lines - least)
    other = _cut(window, pieces, rest)
    weight = sum(p.weight for i, p in enumerate(pieces) if rest >> i & 1)
    below = dict(other.depths())
    costs = [
        (cost + below[sheet.lines - lines] + weight * lines + sheet.across, lines)
        for lines, cost in one.depths()
        if sheet.lines - lines in below
    ]
    for cost, lines in sorted(costs)[:1]:
        first = next(rank_pages(one).pages(lines))
        second = next(rank_pages(other).pages(sheet.lines - lines))
        spots = (*_moved(first, _members(upper), 0, 0), *_moved(second, _members(rest), 0, lines))
        yield _ranked(cost, spots)


def _cut(sheet: Sheet, pieces: Sequence[Piece], own: int) -> Cuts:
    return cut_sheet(sheet, [pieces[i] for i in _members(own)])


def _members(own: int) -> list[int]:
    return [i for i in range(own.bit_length()) if own >> i & 1]


def _moved(page: Ranked, members: Sequence[int], column: int, line: int) -> Iterator[Spot]:
    for spot in page.spots:
        yield Spot(
            members[spot.piece], spot.column + column, spot.line + line, spot.columns, spot.lines
        )


def _ranked(cost: int, spots: Sequence[Spot]) -> Ranked:
    return Ranked(cost, tuple(sorted(spots, key=lambda spot: (spot.line, spot.column))))
