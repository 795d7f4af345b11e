"""The page's grid: columns across, body lines down, and how a module is cut into legs.

Columns and lines count from 0 here.  Every coordinate comes from one multiplication, so nothing
drifts, and a line's baseline is the same in every column (H10, R54).
"""

from __future__ import annotations

from msgspec import Struct

from layout.geometry import Rect
from layout.style import OpenSheet, Sheet
from layout.units import Length, scale, spread

# Where the baseline lies in the em box of a Chinese face, from its top, in thousandths: the
# ideographic em box of Noto and Source Han runs from 0.88 above the baseline to 0.12 below.
BASELINE = 880


def baseline_in(top: Length, size: Length) -> Length:
    """Return the baseline of a line of type whose em box begins at ``top``."""
    return top + scale(size, BASELINE, 1000)


class Grid(Struct, frozen=True):
    """The grid of one sheet."""

    sheet: Sheet

    def x(self, column: int) -> Length:
        """Return the left edge of a column."""
        return self.sheet.left + self.sheet.offset(column)

    @property
    def page_columns(self) -> int:
        """The columns of one page, half of those of a spread."""
        return self.sheet.fold if isinstance(self.sheet, OpenSheet) else self.sheet.columns

    def width(self, column: int, columns: int) -> Length:
        """Return the width of columns from one on, with a spread's strip where they cross it."""
        return self.sheet.reach(column, columns)

    def fold(self, column: int, columns: int) -> Fold | None:
        """Return the fold as these columns see it, None where they do not cross it."""
        sheet = self.sheet
        if not isinstance(sheet, OpenSheet) or not column < sheet.fold < column + columns:
            return None
        start = sheet.reach(column, sheet.fold - column)
        return Fold(start, start + sheet.strip, sheet.reach(column, columns))

    def y(self, line: int) -> Length:
        """Return the top of a body line's em box."""
        return self.sheet.top + line * self.sheet.pitch

    @property
    def em(self) -> Length:
        """The body size, one 字."""
        return self.sheet.size

    @property
    def leading(self) -> Length:
        """The white between the em boxes of two body lines."""
        return self.sheet.pitch - self.sheet.size

    def bottom(self, line: int) -> Length:
        """Return the foot of the em box of the line before ``line``."""
        return self.y(line) - self.leading

    def rect(self, area: Area) -> Rect:
        """Return an area from the top of its first line's em box to the foot of its last's."""
        return Rect(
            area.x, self.y(area.line), area.width, self.bottom(area.end) - self.y(area.line)
        )


class Area(Struct, frozen=True):
    """Room for something on the grid: a left edge and a width, a first line and a depth."""

    x: Length
    width: Length
    line: int
    lines: int

    @property
    def end(self) -> int:
        """The line after the last."""
        return self.line + self.lines

    def below(self, lines: int) -> Area:
        """Return the area without its first lines."""
        return Area(self.x, self.width, self.line + lines, self.lines - lines)


class Fold(Struct, frozen=True):
    """Where the strip of a spread (中缝) runs through a width, from its left edge.

    The fold itself is in the middle of it.
    """

    start: Length
    end: Length
    width: Length

    @property
    def at(self) -> Length:
        """The fold."""
        return (self.start + self.end) // 2

    @property
    def sides(self) -> tuple[tuple[Length, Length], tuple[Length, Length]]:
        """Left edge and width of what lies on either side of the strip."""
        return (0, self.start), (self.end, self.width - self.end)

    def within(self, x: Length, width: Length) -> Fold | None:
        """Return the fold as a part of the width sees it, None where the part does not cross it."""
        start, end = self.start - x, self.end - x
        return Fold(start, end, width) if start > 0 and end < width else None

    def inside(self, width: Length) -> Fold | None:
        """Return the fold as the width sees it that a box leaves between its two sides."""
        return self.within((self.width - width) // 2, width)


class Legs(Struct, frozen=True):
    """A width cut into legs of whole characters; ``xs`` are their left edges from the area's.

    ``fold`` is that of a spread, where the width crosses it: no leg does.
    """

    characters: int
    measure: Length
    xs: tuple[Length, ...]
    fold: Fold | None = None

    def __len__(self) -> int:
        return len(self.xs)

    def span(self, first: int, count: int) -> tuple[Length, Length]:
        """Return left edge and width of neighbouring legs with the gutters between them."""
        last = self.xs[first + count - 1] + self.measure
        return self.xs[first], last - self.xs[first]


def divide(
    width: Length, em: Length, legs: int, gutter: int = 1, characters: int | None = None
) -> Legs:
    """Cut a width into legs of whole characters (破栏); what is left over goes into the gutters.

    Five columns of 13 cut into three give 22 characters and half a character more in each
    gutter.  A width that is no whole number of characters gives its rest to the gutters as well,
    or to both sides where there is only one leg.  Legs may be told to have fewer characters than
    there is room for.
    """
    if characters is None:
        characters = (width // em - (legs - 1) * gutter) // legs
    measure = characters * em
    rest = width - legs * measure
    if legs == 1:
        return Legs(characters, measure, (rest // 2,))
    xs, x = [0], 0
    for white in spread(rest, legs - 1):
        x += measure + white
        xs.append(x)
    return Legs(characters, measure, tuple(xs))
