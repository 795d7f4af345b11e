"""The page's grid: columns across, body lines down, and how a module is cut into legs.

Columns and lines count from 0 here.  Every coordinate comes from one multiplication, so nothing
drifts, and a line's baseline is the same in every column (H10, R54).
"""

from __future__ import annotations

from msgspec import Struct

from layout.geometry import Rect
from layout.style import Sheet
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
        return self.sheet.left + column * (self.sheet.characters + self.sheet.gutter) * self.em

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


class Legs(Struct, frozen=True):
    """A width cut into legs of whole characters; ``xs`` are their left edges from the area's."""

    characters: int
    measure: Length
    xs: tuple[Length, ...]

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
