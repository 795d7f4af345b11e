"""Operators that build, paint and clip paths."""

from __future__ import annotations

from typing import Final

from layout.preflight import bounds
from layout.preflight.marks import Kind
from layout.preflight.matrix import Point, apply, around, grow, narrowest
from layout.preflight.run import Run, action, to_number
from layout.preflight.tokens import Operand

# A curve becomes so many straight pieces; at newspaper sizes each is far below the sampling cell.
_PIECES: Final = 8


def _points(run: Run, operands: list[Operand], count: int) -> list[Point]:
    flat = [to_number(value) for value in operands[-2 * count :]]
    if len(flat) != 2 * count:
        raise ValueError("coordinates wanted")
    return [apply(run.state.ctm, x, y) for x, y in zip(flat[::2], flat[1::2], strict=True)]


def _extend(run: Run, points: list[Point]) -> None:
    run.points += len(points)
    if run.points > bounds.MOST_POINTS:
        run.content.unread["path: too many points"] = None
        return
    if not run.paths:
        run.paths.append([points[0]])
    run.paths[-1].extend(points)
    run.current = points[-1]
    run.is_rectangle = False


@action("m")
def move_to(run: Run, operands: list[Operand]) -> None:
    """Begin a subpath."""
    (point,) = _points(run, operands, 1)
    if len(run.paths) < bounds.MOST_POINTS:
        run.paths.append([point])
    run.current = point
    run.is_rectangle = False


@action("l")
def line_to(run: Run, operands: list[Operand]) -> None:
    """Add a line."""
    _extend(run, _points(run, operands, 1))


@action("c")
def curve_to(run: Run, operands: list[Operand]) -> None:
    """Add a curve."""
    _extend(run, _flatten(run.current, *_points(run, operands, 3)))


@action("v")
def curve_from(run: Run, operands: list[Operand]) -> None:
    """Add a curve whose first control point is where it begins."""
    second, end = _points(run, operands, 2)
    _extend(run, _flatten(run.current, run.current, second, end))


@action("y")
def curve_into(run: Run, operands: list[Operand]) -> None:
    """Add a curve whose second control point is its end."""
    first, end = _points(run, operands, 2)
    _extend(run, _flatten(run.current, first, end, end))


def _flatten(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    points = []
    for piece in range(1, _PIECES + 1):
        t = piece / _PIECES
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        four = (start, first, second, end)
        x = sum(w * p[0] for w, p in zip(weights, four, strict=True))
        y = sum(w * p[1] for w, p in zip(weights, four, strict=True))
        points.append((x, y))
    return points


@action("re")
def rectangle(run: Run, operands: list[Operand]) -> None:
    """Add a rectangle."""
    x, y, wide, high = (to_number(value) for value in operands[-4:])
    ctm = run.state.ctm
    corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    run.is_rectangle = not run.paths and (ctm[1] == ctm[2] == 0 or ctm[0] == ctm[3] == 0)
    only = run.is_rectangle
    run.paths.append([])
    _extend(run, [apply(ctm, *corner) for corner in corners])
    run.is_rectangle = only


@action("h")
def close_path(run: Run, _operands: list[Operand]) -> None:
    """Close the subpath."""
    if run.paths and run.paths[-1]:
        run.paths[-1].append(run.paths[-1][0])
        run.current = run.paths[-1][0]


@action("W", "W*")
def clip(run: Run, _operands: list[Operand]) -> None:
    """Clip by the path once it has been painted."""
    run.clipping = True


@action("n")
def end_path(run: Run, _operands: list[Operand]) -> None:
    """Paint nothing."""
    _finish(run)


@action("f", "F", "f*")
def fill(run: Run, _operands: list[Operand]) -> None:
    """Fill the path."""
    _fill(run)
    _finish(run)


@action("S")
def stroke(run: Run, _operands: list[Operand]) -> None:
    """Stroke the path."""
    _stroke(run)
    _finish(run)


@action("s")
def close_and_stroke(run: Run, operands: list[Operand]) -> None:
    """Close and stroke."""
    close_path(run, operands)
    stroke(run, operands)


@action("B", "B*")
def fill_and_stroke(run: Run, _operands: list[Operand]) -> None:
    """Fill and stroke."""
    _fill(run)
    _stroke(run)
    _finish(run)


@action("b", "b*")
def close_fill_and_stroke(run: Run, operands: list[Operand]) -> None:
    """Close, fill and stroke."""
    close_path(run, operands)
    fill_and_stroke(run, operands)


def _shape(run: Run) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple(path) for path in run.paths if path)


def _all_points(run: Run) -> list[Point]:
    return [point for path in run.paths for point in path]


def _fill(run: Run) -> None:
    points = _all_points(run)
    if not points:
        return
    box = around(points)
    size = min(box[2] - box[0], box[3] - box[1]) if run.is_rectangle else float("inf")
    run.mark(Kind.FILL, box, size=size, shape=_shape(run))


def _stroke(run: Run) -> None:
    points = _all_points(run)
    if not points:
        return
    width = run.state.line_width * narrowest(run.state.ctm)
    box = grow(around(points), width / 2)
    run.mark(Kind.STROKE, box, stroking=True, size=width, shape=_shape(run))


def _finish(run: Run) -> None:
    if run.clipping and (points := _all_points(run)):
        run.clip_to(around(points))
    run.clipping, run.paths, run.points, run.is_rectangle = False, [], 0, False
