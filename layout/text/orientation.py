"""Which way up a character stands in a vertical line (UAX #50, R60)."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cache


class Orientation(Enum):
    """The property Vertical_Orientation."""

    UPRIGHT = "U"
    ROTATED = "R"
    TRANSFORMED_UPRIGHT = "Tu"  # a glyph of its own, else upright
    TRANSFORMED_ROTATED = "Tr"  # a glyph of its own, else rotated

    @property
    def is_upright(self) -> bool:
        """Whether a character without a vertical glyph stands upright."""
        return self in (Orientation.UPRIGHT, Orientation.TRANSFORMED_UPRIGHT)


@cache
def _runs() -> tuple[tuple[int, ...], tuple[Orientation, ...]]:
    # The table is read when the first vertical line is set: most issues have none.
    from layout.text.orientation_table import RUNS

    pairs = [entry.split(":") for entry in RUNS.split()]
    return (
        tuple(int(start, 16) for start, _ in pairs),
        tuple(Orientation(value) for _, value in pairs),
    )


@cache
def orientation(char: str) -> Orientation:
    """Return which way up a character stands in vertical text."""
    starts, values = _runs()
    return values[bisect_right(starts, ord(char)) - 1]
