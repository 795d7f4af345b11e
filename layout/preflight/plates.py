"""The plates of one page: an image of per cents for each ink, in cells."""

from __future__ import annotations

from typing import Any, Final

from PIL import Image

from layout.preflight.colour import PROCESS, Inks
from layout.preflight.matrix import Point
from layout.preflight.values import Box

# Cells along the side of the window, so that the window is tried at every seventh of its side.
SIDE: Final = 7


class Plates:
    """The plates of one page, each an image of per cents."""

    def __init__(self, trim: Box, cell: float) -> None:
        self.trim, self.cell = trim, cell
        wide = max(SIDE, round((trim[2] - trim[0]) / cell))
        high = max(SIDE, round((trim[3] - trim[1]) / cell))
        self.size = (wide, high)
        self.plates = {plate: Image.new("F", self.size, 0.0) for plate in PROCESS}
        # Where anything has been painted: type mostly stands on bare paper, and looking is dear.
        self.painted = Image.new("L", self.size, 0)
        self._is_painted: Any = self.painted.load()

    def plate(self, name: str) -> Image.Image:
        """Return a plate; a spot ink's is made when it is first used."""
        if name not in self.plates:
            self.plates[name] = Image.new("F", self.size, 0.0)
        return self.plates[name]

    def to_cells(self, point: Point) -> Point:
        """Return where a point lies, in cells from the top left."""
        return (point[0] - self.trim[0]) / self.cell, (self.trim[3] - point[1]) / self.cell

    def region(self, box: Box) -> tuple[int, int, int, int] | None:
        """Return the cells that a box covers, at least one; None outside the page."""
        x0, y1 = self.to_cells((box[0], box[1]))
        x1, y0 = self.to_cells((box[2], box[3]))
        left, top = max(0, round(x0)), max(0, round(y0))
        right, bottom = min(self.size[0], round(x1)), min(self.size[1], round(y1))
        if x1 < 0 or y1 < 0 or x0 > self.size[0] or y0 > self.size[1]:
            return None
        left, top = min(left, self.size[0] - 1), min(top, self.size[1] - 1)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def at(self, point: Point) -> Inks:
        """Return the inks at a point."""
        x, y = self.to_cells(point)
        cell = (
            min(self.size[0] - 1, max(0, int(x))),
            min(self.size[1] - 1, max(0, int(y))),
        )
        if not self._is_painted[cell]:
            return ()
        return tuple((name, float(plate.getpixel(cell))) for name, plate in self.plates.items())  # type: ignore[arg-type]
