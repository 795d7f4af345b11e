"""A vertical line on the page: its runs hang on an axis, upright, turned, or across it."""

from __future__ import annotations

from layout.display import GlyphRun, Group, Role
from layout.geometry import Direction, Point
from layout.page.grid import BASELINE
from layout.text import Line, LineRun
from layout.units import Length, scale

# The middle of the Han em box over the baseline, in thousandths: what a turned line is centred by.
_MIDDLE = BASELINE - 500


def column_group(line: Line, axis: Length, top: Length) -> Group:
    """Return a LINE group of a vertical line: its axis, and where its measure begins."""
    return Group(Role.LINE, tuple(_hang(run, axis, top) for run in line.runs))


def _hang(run: LineRun, axis: Length, top: Length) -> GlyphRun:
    origin, xs, width = Point(axis, top + run.x), run.xs, run.width
    # A stretch of which nothing is drawn has no way of its own.
    direction = run.direction if run.glyphs else Direction.DOWN
    if direction is Direction.TURNED:
        origin = Point(axis - scale(run.size, _MIDDLE, 1000), top + run.x)
    elif direction is Direction.ACROSS:
        # Its first pen is as far left of the axis as the run's end is right of it.
        left = min(xs)
        origin = Point(axis + left, top + run.x + scale(run.size, BASELINE, 1000))
        xs, width = tuple(x - left for x in xs), -2 * left
    return GlyphRun(
        face=run.face,
        size=run.size,
        color=run.color,
        origin=origin,
        glyphs=run.glyphs,
        xs=xs,
        width=width,
        text=run.text,
        clusters=run.clusters,
        direction=direction,
        stretch=run.stretch,
    )
