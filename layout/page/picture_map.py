"""The map of a photo essay's pictures: drawn where its editor drew none, and the pictures on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice

from layout.model import PICTURE_MARKS, TEXT_MARK, Essay
from layout.page.composer import Composer
from layout.page.dummy import Spot, find_spots
from layout.page.figure import Figure, set_figure
from layout.page.grid import Fold, Legs
from layout.units import Length, spread

# Rows of pictures beyond the fewest that an essay is tried in, where its editor drew no map.
MORE_ROWS = 3


def arrange(pictures: int, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return maps for so many pictures, at most two in a row for each three columns.

    The first has the fewest rows; the others have up to ``MORE_ROWS`` more, for deeper places.
    """
    in_row = max(1, min(pictures, columns * 2 // 3))
    fewest = -(-pictures // in_row)
    return tuple(
        _draw_map(pictures, rows) for rows in range(fewest, min(pictures, fewest + MORE_ROWS) + 1)
    )


def _draw_map(pictures: int, rows: int) -> tuple[str, ...]:
    """Return a map of so many rows; the first have a picture less where they are not even.

    So those that come first are the larger ones.
    """
    marks = iter(PICTURE_MARKS[:pictures])
    lines = ["".join(islice(marks, count)) for count in spread(pictures, rows)]
    # Each row's width is shared evenly among its pictures, however many they are.
    wide = math.lcm(*map(len, lines))
    return tuple("".join(mark * (wide // len(line)) for mark in line) for line in lines)


def hang(
    composer: Composer, essay: Essay, rows: Sequence[str], width: Length, fold: Fold | None
) -> tuple[Legs, tuple[Spot, ...], dict[str, Figure]]:
    """Return a map's columns, its spots, and the pictures set for them."""
    columns = _cut_map(width, len(rows[0]), composer.style.sheet.gutter * composer.grid.em, fold)
    photos = dict(zip(PICTURE_MARKS, essay.photos, strict=False))
    figures, spots = {}, []
    for spot in find_spots(rows):
        spot_x, spot_width = columns.span(spot.column, spot.columns)
        spot_fold = fold and fold.within(spot_x, spot_width)
        if spot.letter == TEXT_MARK:
            spots.append(spot)
        elif figure := set_figure(composer, photos[spot.letter], spot_width, spot_fold):
            figures[spot.letter] = figure
            spots.append(spot)
    return columns, tuple(spots), figures


def _cut_map(width: Length, count: int, gutter: Length, fold: Fold | None) -> Legs:
    if fold is not None and count > 1:
        from layout.page.fold import cut_folded_map

        return cut_folded_map(fold, count, gutter)
    measure = (width - (count - 1) * gutter) // count
    xs = tuple(i * (width + gutter) // count for i in range(count))
    return Legs(0, measure, xs)
