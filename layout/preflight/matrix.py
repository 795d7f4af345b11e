"""Matrices and boxes of a PDF's user space, in points as the file gives them (floats)."""

from __future__ import annotations

from math import hypot
from typing import Final, TypeAlias

from layout.preflight.values import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MM: Final = 72 / 25.4
_EMPTY: Final[Box] = (0.0, 0.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first`` and ``then`` the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return where the matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def width_of(matrix: Matrix) -> float:
    """Return how long the matrix makes a unit along x."""
    return hypot(matrix[0], matrix[1])


def height_of(matrix: Matrix) -> float:
    """Return how long the matrix makes a unit along y."""
    return hypot(matrix[2], matrix[3])


def narrowest(matrix: Matrix) -> float:
    """Return the least length that the matrix gives to any unit vector (its lesser stretch)."""
    a, b, c, d, _, _ = matrix
    total = a * a + b * b + c * c + d * d
    area = abs(a * d - b * c)
    root = max(0.0, total * total - 4 * area * area) ** 0.5
    return float(max(0.0, (total - root) / 2) ** 0.5)


def transform(matrix: Matrix, box: Box) -> Box:
    """Return the upright box around a box that the matrix has moved."""
    return around(corners(matrix, box))


def corners(matrix: Matrix, box: Box) -> tuple[Point, ...]:
    """Return a box's four corners where the matrix puts them."""
    x0, y0, x1, y1 = box
    return tuple(apply(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))


def around(points: tuple[Point, ...] | list[Point]) -> Box:
    """Return the upright box around points."""
    if not points:
        return _EMPTY
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meet(first: Box, second: Box) -> Box | None:
    """Return what two boxes share, or None; a shared edge is something for a line."""
    x0, y0 = max(first[0], second[0]), max(first[1], second[1])
    x1, y1 = min(first[2], second[2]), min(first[3], second[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def overlap(first: Box, second: Box, room: float = 0.0) -> bool:
    """Whether two boxes share more than ``room`` in both directions."""
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > room
        and min(first[3], second[3]) - max(first[1], second[1]) > room
    )


def inside(inner: Box, outer: Box, room: float = 0.0) -> bool:
    """Whether a box lies in another, give or take ``room``."""
    return (
        inner[0] >= outer[0] - room
        and inner[1] >= outer[1] - room
        and inner[2] <= outer[2] + room
        and inner[3] <= outer[3] + room
    )


def grow(box: Box, by: float) -> Box:
    """Return a box larger by so much on every side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
