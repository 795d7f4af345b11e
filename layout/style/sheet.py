"""The sheet and its grid: trim, type area (版心), columns (栏), body lines.

Numbers are those of the trade (1.1 of the newspaper reference): widths of columns and gutters are
counted in body characters, depths in body lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layout.style.option import option
from layout.units import MM, PT, Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page's sheet and grid."""

    width: Length = option(275 * MM, "幅宽", "成品宽", "trim width")
    height: Length = option(390 * MM, "幅高", "成品高", "trim height")
    top: Length = option(23 * MM, "天头", "成品上边到版心", "trim to type area, above")
    bleed: Length = option(0, "出血", "出血", "bleed")
    columns: int = option(6, "栏数", "基本栏数", "basic columns")
    characters: int = option(11, "栏字数", "每栏字数", "characters in a column")
    gutter: int = option(1, "栏距", "栏距，以字计", "gutter in characters")
    lines: int = option(86, "行数", "每栏行数", "body lines in a column")
    size: Length = option(9 * PT, "正文字号", "正文字号，也是“字”的长度", "body size, one 字")
    pitch: Length = option(
        PT * 1155 // 100, "正文行距", "正文基线间距", "distance of the body's baselines"
    )

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

    def span(self, columns: int) -> int:
        """Return the width of merged columns (长栏) in characters: 27 for two of 13."""
        return columns * self.characters + (columns - 1) * self.gutter

    def measure(self, columns: int) -> Length:
        """Return the width of merged columns as a length."""
        return self.span(columns) * self.size

    def depth(self, lines: int) -> Length:
        """Return the depth of body lines from the top of the first to the foot of the last."""
        return max(0, lines - 1) * self.pitch + self.size if lines > 0 else 0


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
