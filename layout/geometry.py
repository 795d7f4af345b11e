"""Points and rectangles in integer lengths.

Axes: the origin is the top left corner of the trim box, x runs right, y runs down.  Bleed lies
at negative coordinates.  Only ``write/pdf`` turns y round.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from layout.units import Length


class Point(Struct, frozen=True):
    """A place on the page."""

    x: Length
    y: Length


class Direction(Enum):
    """How the glyphs of a run follow one another.

    DOWN is vertical writing: upright glyphs, hung by the middle of their heads.  TURNED is a
    horizontal line turned a quarter clockwise, so that it runs down the page.
    """

    ACROSS = "across"
    DOWN = "down"
    TURNED = "turned"


class Rect(Struct, frozen=True):
    """An upright rectangle: its top left corner, its width and its height."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        """The y of the bottom edge."""
        return self.y + self.height

    def inset(self, dx: Length, dy: Length) -> Rect:
        """Return the rectangle with both sides moved in by dx and both ends by dy."""
        return Rect(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def overlaps(self, other: Rect) -> bool:
        """Tell whether the two share an area; touching edges do not."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, other: Rect) -> bool:
        """Tell whether the other lies wholly inside this one, edges included."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )
