"""The sheet and its grid: trim, type area (版心), columns (栏), body lines.

Numbers are those that textbooks of page layout (版面学) give: widths of columns and gutters are
counted in body characters, depths in body lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from msgspec import Struct

from layout.style.option import Doc
from layout.units import MM, PT, Length


class Sheet(Struct, frozen=True, kw_only=True):
    """One page's sheet and grid."""

    width: Annotated[Length, Doc("幅宽", "成品宽", "trim width")] = 275 * MM
    height: Annotated[Length, Doc("幅高", "成品高", "trim height")] = 390 * MM
    top: Annotated[Length, Doc("天头", "成品上边到版心", "trim to type area, above")] = 23 * MM
    bleed: Annotated[Length, Doc("出血", "出血", "bleed")] = 0
    columns: Annotated[int, Doc("栏数", "基本栏数", "basic columns")] = 6
    characters: Annotated[int, Doc("栏字数", "每栏字数", "characters in a column")] = 11
    gutter: Annotated[int, Doc("栏距", "栏距，以字计", "gutter in characters")] = 1
    lines: Annotated[int, Doc("行数", "每栏行数", "body lines in a column")] = 86
    size: Annotated[Length, Doc("正文字号", "正文字号，也是“字”的长度", "body size, one 字")] = (
        9 * PT
    )
    pitch: Annotated[
        Length, Doc("正文行距", "正文基线间距", "distance of the body's baselines")
    ] = PT * 1155 // 100

    @property
    def type_width(self) -> Length:
        """The width of the type area."""
        return self.measure(self.columns)

    @property
    def type_height(self) -> Length:
        """The depth of the type area: from the first line's top to the last line's foot."""
        return self.depth(self.lines)

    @property
    def left(self) -> Length:
        """The distance from the trim's left edge to the type area, which stands centred."""
        return (self.width - self.type_width) // 2

    def offset(self, column: int) -> Length:
        """Return the distance from the type area's left edge to a column's, from 0."""
        return column * (self.characters + self.gutter) * self.size

    def reach(self, column: int, columns: int) -> Length:
        """Return the width of columns that stand side by side, from the first one's left edge."""
        last = self.offset(column + columns - 1) + self.characters * self.size
        return last - self.offset(column)

    def span(self, columns: int) -> int:
        """Return the width of merged columns (长栏) in characters: 27 for two of 13."""
        return columns * self.characters + (columns - 1) * self.gutter

    def measure(self, columns: int) -> Length:
        """Return the width of merged columns as a length."""
        return self.span(columns) * self.size

    def depth(self, lines: int) -> Length:
        """Return the depth of body lines from the top of the first to the foot of the last."""
        return max(0, lines - 1) * self.pitch + self.size if lines > 0 else 0


class OpenSheet(Sheet, frozen=True, kw_only=True):
    """Two facing pages' sheet and grid as one (跨版): as wide as both, columns on both sides.

    ``fold`` columns stand on the left page, as many on the right; ``strip`` is the white between
    them (中缝), through which the fold runs.
    """

    fold: int
    strip: Length

    @property
    def type_width(self) -> Length:
        """The width of both pages' type areas with the strip between them."""
        return 2 * self.measure(self.fold) + self.strip

    def offset(self, column: int) -> Length:
        """Return the distance from the type area's left edge to a column's, from 0."""
        across = self.strip - self.gutter * self.size if column >= self.fold else 0
        return super().offset(column) + across


def open_sheet(sheet: Sheet) -> OpenSheet:
    """Return the sheet of a spread: two of a paper's pages side by side.

    Its columns stand where those of single pages do, so the strip is the two inner margins; 对开
    papers have 12 characters there, as the textbooks give it for 四开 too.
    """
    if isinstance(sheet, OpenSheet):
        return sheet
    page = {name: getattr(sheet, name) for name in Sheet.__struct_fields__}
    double = {"width": 2 * sheet.width, "columns": 2 * sheet.columns}
    strip = sheet.width - sheet.type_width
    return OpenSheet(**(page | double), fold=sheet.columns, strip=strip)


PRESETS: Final[Mapping[str, Sheet]] = {
    # 四开: 71 characters by 86 lines, the capacity of 6,106 that the textbooks give.
    "sikai-6x11": Sheet(),
    "sikai-5x14": Sheet(columns=5, characters=14),
    # 对开: 111 characters by 120 lines, 13,320.
    "duikai-8x13": Sheet(
        width=390 * MM, height=550 * MM, top=32 * MM, columns=8, characters=13, lines=120
    ),
}
PRESET_NAMES: Final[Mapping[str, str]] = {
    "四开": "sikai-6x11",
    "四开6栏": "sikai-6x11",
    "四开5栏": "sikai-5x14",
    "对开": "duikai-8x13",
    "对开8栏": "duikai-8x13",
}
