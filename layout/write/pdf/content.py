"""The content stream of a page: its groups walked in reading order, item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from layout.color import Color
from layout.display.items import (
    Dots,
    GlyphRun,
    Group,
    Image,
    Item,
    Page,
    Role,
    Rule,
    Shape,
    Wave,
)
from layout.units import PT, Length
from layout.write.pdf.column import column_of, set_column, set_foot_break
from layout.write.pdf.fonts import FontBook
from layout.write.pdf.ink import KNOCK_OUT, InkBook, Inks
from layout.write.pdf.line import TextState, set_apart, set_break, set_line, span_text
from layout.write.pdf.objects import number, text
from layout.write.pdf.structure import Element, Structure

# Marked content by role: what is no part of the text (ISO 32000-1 14.8.2.2).
_ARTIFACTS: Final = {
    Role.ARTIFACT: "/Artifact BMC",
    Role.FOLIO: "/Artifact <</Type /Pagination>> BDC",
    Role.REPEAT: "/Artifact BMC",
}
# Rules, frames and tints are there for the look of the page alone.
_DRAWING: Final = "/Artifact <</Type /Layout>> BDC"

# How far the control points of a quarter circle are from its ends, in radii.
_QUARTER: Final = 0.5523
# Where in half a wave the two control points stand that make it most like a sine.
_CREST: Final = 0.3642
# Draws an image: its resource name and the matrix's six numbers for the whole picture.
PlaceImage = Callable[[Image], tuple[str, str]]


class Content(Struct, frozen=True):
    """A page's content stream, the links on it, its pictures, and the plates of all else."""

    operators: str
    links: tuple[Group, ...]
    pictures: tuple[str, ...]
    plates: tuple[str, ...]


class Tags(Struct, frozen=True):
    """The structure that a page's content is marked for, and the page's index in it."""

    structure: Structure
    page: int


def write_content(
    page: Page,
    fonts: FontBook,
    place_image: PlaceImage,
    inks: InkBook | None = None,
    tags: Tags | None = None,
) -> Content:
    """Write a page; fonts learn the glyphs it uses, inks the spots, ``tags`` the structure."""
    writer = _Writer(page, fonts, place_image, inks or InkBook(), tags)
    writer.walk(page.items)
    writer.end_mark()
    return Content(
        "".join(writer.parts),
        tuple(writer.links),
        tuple(writer.pictures),
        tuple(writer.inks.used),
    )


class _Writer:
    """Collects operators and knows the graphics state they leave."""

    def __init__(
        self,
        page: Page,
        fonts: FontBook,
        place_image: PlaceImage,
        inks: InkBook,
        tags: Tags | None,
    ) -> None:
        self.inks = Inks(inks)
        self.parts: list[str] = []
        self.links: list[Group] = []
        self.pictures: dict[str, None] = {}
        self._page = page
        self._height = page.height
        self._tags = tags
        # What holds that which is drawn next, and what the content is marked as now.
        self._target: Element | str = tags.structure.root if tags else ""
        self._marked: Element | str = ""
        self._fonts = fonts
        self._place_image = place_image
        self._state = TextState(self.inks)
        self._overprints = inks.overprints
        self._stroke: Color | None = None
        self._last: GlyphRun | None = None
        self._is_apart = False
        self._in_text = False

    def walk(self, items: Sequence[Item]) -> None:
        """Write items in order; runs that follow each other on one baseline become one line."""
        line: list[GlyphRun] = []
        for item in items:
            if isinstance(item, GlyphRun):
                if line and item.origin.y != line[0].origin.y:
                    self._write_line(line)
                    line = []
                line.append(item)
                continue
            if isinstance(item, Group) and item.role is Role.LINK and self._tags is None:
                # A link's words are words of the line like all others.
                self.links.append(item)
                line += (run for run in item.items if isinstance(run, GlyphRun))
                continue
            if line:
                self._write_line(line)
                line = []
            if isinstance(item, Group):
                self._write_group(item)
            else:
                self._write_item(item)
        if line:
            self._write_line(line)

    def _write_item(self, item: Rule | Dots | Wave | Shape | Image) -> None:
        if isinstance(item, Rule):
            self._write_rule(item)
        elif isinstance(item, Shape):
            self._write_shape(item)
        elif isinstance(item, Dots):
            self._write_dots(item)
        elif isinstance(item, Wave):
            self._write_wave(item)
        else:
            self._write_image(item)

    def _write_group(self, group: Group) -> None:
        if self._tags is not None:
            self._write_tagged(group, self._tags)
        elif column := column_of(group):
            self._write_column(column)
        elif group.role is not Role.LINE and (mark := _ARTIFACTS.get(group.role)):
            self.end_text()
            self.parts.append(f"{mark}\n")
            self.walk(group.items)
            self.end_text()
            self.parts.append("EMC\n")
        else:
            self.walk(group.items)

    def _write_tagged(self, group: Group, tags: Tags) -> None:
        """Write a group's items for its element; in an artifact all is artifact."""
        before = self._target
        if isinstance(before, Element):
            self._target = _ARTIFACTS.get(group.role) or tags.structure.enter(group, before)
        if column := column_of(group):
            self._write_column(column)
        else:
            self.walk(group.items)
        if group.role is Role.LINK and isinstance(self._target, Element):
            tags.structure.link(self._target, tags.page, len(self.links))
            self.links.append(group)
        self._target = before

    def _begin_mark(self, target: Element | str) -> None:
        """Mark the drawing that comes next as the element's, or as an artifact."""
        if self._tags is not None and (target is not self._marked or self._in_text):
            self.end_mark()
            self._open_mark(target)

    def _begin_text(self, target: Element | str) -> None:
        """Open a text object, and in it the mark of the text that comes next.

        The mark stands inside the text object, so that it can be parted there (:meth:`_part`).
        """
        if self._marked and not (self._in_text and target is self._marked):
            self.end_mark()
        self._open_text()
        if self._tags is not None and not self._marked:
            self._open_mark(target)

    def _open_text(self) -> None:
        if not self._in_text:
            self.parts.append("BT\n")
            self._in_text = True

    def _open_mark(self, target: Element | str) -> None:
        self._marked = target
        if self._tags is not None and isinstance(target, Element):
            own = self._tags.structure.mark(target, self._tags.page)
            self.parts.append(f"/{target.kind} <</MCID {own}>> BDC\n")
            self._state.span = self._part
        else:
            self.parts.append(f"{target}\n")
            self._state.span = span_text

    def _part(self, words: str) -> tuple[str, str]:
        """Return the operators about glyphs of one text: a mark of their own beside the element's.

        A mark inside the element's would do for PDF, but poppler then loses the text after it.
        """
        tags, element = self._tags, self._marked
        assert tags is not None and isinstance(element, Element), "only elements are parted"
        own, after = (tags.structure.mark(element, tags.page) for _ in range(2))
        before = f"EMC /Span<</MCID {own}/ActualText{text(words)}>>BDC "
        return before, f"EMC /{element.kind}<</MCID {after}>>BDC "

    def end_mark(self) -> None:
        """Close what is open: the text object with its mark, or a drawing's mark."""
        self.end_text()
        if self._marked:
            self.parts.append("EMC\n")
            self._marked = ""

    def _mark_drawing(self) -> None:
        """Mark a drawing, which is no part of the text wherever it stands."""
        self._begin_mark(self._target if isinstance(self._target, str) else _DRAWING)

    def _write_line(self, runs: Sequence[GlyphRun]) -> None:
        target = self._leaf()
        if self._last is not None and self._is_apart:
            self._write_break(set_foot_break)
        elif self._last is not None and set_apart(self._last, runs[0]):
            self._write_break(set_break)
        self._is_apart = False
        self._begin_text(target)
        self._note_last(runs)
        self.parts.append(set_line(runs, self._height, self._fonts, self._state))

    def _write_column(self, runs: Sequence[GlyphRun]) -> None:
        """Write a vertical line, apart from what stands before and after it."""
        target = self._leaf()
        self._write_break(set_foot_break)
        self._begin_text(target)
        self.parts.append(set_column(runs, self._height, self._fonts, self._state))
        self._note_last(runs)
        self._is_apart = True

    def _leaf(self) -> Element | str:
        """Return what holds the text that comes next."""
        if self._tags is not None and isinstance(self._target, Element):
            return self._tags.structure.leaf(self._target)
        return self._target

    def _write_break(self, make: Callable[..., str]) -> None:
        if self._last is None:
            return
        if self._marked:
            # An artifact may not stand inside a tag (ISO 14289-1 7.1).
            self.end_mark()
        self._open_text()
        self.parts.append(make(self._last, self._height, self._fonts, self._state))

    def _note_last(self, runs: Sequence[GlyphRun]) -> None:
        for run in runs:
            if run.glyphs:
                self._last = run

    def end_text(self) -> None:
        """Close the text object, if one is open, and the mark in it."""
        if self._in_text:
            if self._marked:
                self.parts.append("EMC\n")
                self._marked = ""
            self.parts.append("ET\n")
            self._in_text = False

    def _write_rule(self, rule: Rule) -> None:
        self.end_text()
        self._mark_drawing()
        self._set_stroke(rule.color)
        start = f"{_x(rule.start.x)} {self._y(rule.start.y)}"
        end = f"{_x(rule.end.x)} {self._y(rule.end.y)}"
        self.parts.append(f"{_x(rule.thickness)} w {start} m {end} l S\n")

    def _write_shape(self, shape: Shape) -> None:
        self.end_text()
        self._mark_drawing()
        if shape.fill is not None:
            self._set_fill(shape.fill, is_area=True)
            self.parts.append(f"{self._box(shape, 0)} re f\n")
        if shape.stroke is not None and shape.thickness:
            self._set_stroke(shape.stroke)
            box = self._box(shape, shape.thickness)
            self.parts.append(f"{_x(shape.thickness)} w {box} re S\n")

    def _write_dots(self, dots: Dots) -> None:
        self.end_text()
        self._mark_drawing()
        self._set_fill(dots.color)
        radius, y = dots.diameter / 2, dots.origin.y
        self.parts += (self._disc(dots.origin.x + x, y, radius) for x in dots.xs)
        self.parts.append("f\n")

    def _disc(self, x: float, y: float, radius: float) -> str:
        """Return the path of a disc: four Bézier curves, a quarter of the circle each."""
        near = radius * _QUARTER
        turns = ((1, 0), (0, 1), (-1, 0), (0, -1))
        path = [f"{_x(x + radius)} {self._y(y)} m"]
        for (ax, ay), (bx, by) in zip(turns, turns[1:] + turns[:1], strict=True):
            points = (
                (ax * radius + bx * near, ay * radius + by * near),
                (bx * radius + ax * near, by * radius + ay * near),
                (bx * radius, by * radius),
            )
            path.append(" ".join(f"{_x(x + dx)} {self._y(y + dy)}" for dx, dy in points) + " c")
        return " ".join(path) + " h\n"

    def _write_wave(self, wave: Wave) -> None:
        self.end_text()
        self._mark_drawing()
        self._set_stroke(wave.color)
        step = (wave.end.x - wave.start.x) / (2 * wave.waves)
        path = [f"{_x(wave.thickness)} w {_x(wave.start.x)} {self._y(wave.start.y)} m"]
        for half in range(2 * wave.waves):
            x = wave.start.x + half * step
            # A cubic curve reaches three quarters of the height of its two control points.
            peak = self._y(wave.start.y + (1 if half % 2 else -1) * wave.height * 4 / 3)
            ends = f"{_x(x + step)} {self._y(wave.end.y)}"
            path.append(
                f"{_x(x + step * _CREST)} {peak} {_x(x + step * (1 - _CREST))} {peak} {ends} c"
            )
        self.parts.append("\n".join(path) + " S\n")

    def _write_image(self, image: Image) -> None:
        self.end_text()
        target = self._target
        if isinstance(target, Element) and self._tags is not None:
            target = self._tags.structure.figure(target, image, self._page)
        self._begin_mark(target)
        resource, matrix = self._place_image(image)
        self.pictures[image.digest] = None
        knock_out = f"{KNOCK_OUT} " if self._overprints else ""
        self.parts.append(
            f"q {knock_out}{self._box(image, 0)} re W n {matrix} cm /{resource} Do Q\n"
        )

    def _set_fill(self, color: Color, *, is_area: bool = False) -> None:
        if is_area and self._overprints:
            # An area of solid black knocks out; type of the same ink after it prints over.
            self.parts.append(f"{self.inks.fill(color, is_area=True)} ")
            self._state.fill = None
        elif color != self._state.fill:
            self.parts.append(f"{self.inks.fill(color)} ")
            self._state.fill = color

    def _set_stroke(self, color: Color) -> None:
        if color != self._stroke:
            self.parts.append(f"{self.inks.stroke(color)} ")
            self._stroke = color

    def _box(self, item: Shape | Image, thickness: Length) -> str:
        """Return the operands of ``re``: the rectangle, inside by half a frame's thickness."""
        rect = item.rect
        x, y = rect.x + thickness / 2, rect.bottom - thickness / 2
        width, height = rect.width - thickness, rect.height - thickness
        return f"{_x(x)} {self._y(y)} {_x(width)} {_x(height)}"

    def _y(self, y: float) -> str:
        return number((self._height - y) / PT)


def _x(length: float) -> str:
    return number(length / PT)
