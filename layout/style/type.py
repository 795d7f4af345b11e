"""Styles of type: face, size, ink, and how lines are composed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from layout.color import BLACK, Color
from layout.style.option import option
from layout.units import PT, Length


class Punctuation(Enum):
    """How wide punctuation is inside a line (R21, R22)."""

    QUANJIAO = "quanjiao"
    KAIMING = "kaiming"
    BANJIAO = "banjiao"


class BreakLevel(Enum):
    """How strict the line-edge prohibitions are (R1 to R4)."""

    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class LineEnd(Enum):
    """How wide a one-em mark is at a line's end (R26)."""

    HALF = "half"
    AUTO = "auto"
    FULL = "full"


class Align(Enum):
    """How lines stand in their measure."""

    JUSTIFY = "justify"
    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How body lines are composed; the numbers are rules of the composition reference."""

    punctuation: Punctuation = option(
        Punctuation.QUANJIAO, "标点", "标点宽度：全角式、开明式或半角式", "width of punctuation"
    )
    level: BreakLevel = option(BreakLevel.GB, "禁则", "避头尾的严格程度", "line-edge prohibitions")
    line_end: LineEnd = option(
        LineEnd.AUTO, "行末标点", "行末标点占半字、全字或择优", "marks at a line's end"
    )
    indent: int = option(2, "缩进", "段首缩进，以字计", "first-line indent in characters")
    gap: int = option(
        125, "中西间距", "汉字与西文、数字之间的空，千分之一字", "Han-Latin gap in em/1000 (R30)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """Type of one kind of text.

    ``pitch`` is the distance of baselines where the text is not on the page's grid; None means the
    grid's.
    """

    face: str = option("song", "字体", "字体角色：song、hei、kai、fangsong", "role of the face")
    weight: int = option(400, "字重", "字重：400、700、900", "weight of the face")
    size: Length = option(9 * PT, "字号", "字号，如“小五”或“9pt”", "size")
    pitch: Length | None = option(None, "行距", "基线间距；不写则随版面网格", "baseline distance")
    color: Color = option(BLACK, "颜色", "颜色：[C, M, Y, K]，百分数", "colour as per cents of ink")
    align: Align = option(Align.JUSTIFY, "对齐", "对齐方式", "alignment")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadGrade:
    """How the heads of one rank of story look.

    The headline's size is the largest of the paper's ladder between ``smallest`` and ``largest``
    with which its lines fill the width well.
    """

    face: str = option("song", "字体", "主题字体角色", "role of the headline's face")
    weight: int = option(700, "字重", "主题字重", "weight of the headline's face")
    largest: Length = option(28 * PT, "最大", "主题最大字号", "largest size")
    smallest: Length = option(20 * PT, "最小", "主题最小字号", "smallest size")
    max_lines: int = option(2, "最多行数", "主题最多折几行", "most lines of a headline")
    kicker: Length = option(14 * PT, "引题字号", "引题字号", "size of the kicker")
    deck: Length = option(14 * PT, "副题字号", "副题字号", "size of the deck")
    above: int = option(1, "上空", "题上空白，以行的四分之一计", "white above, in quarter lines")
    below: int = option(2, "下空", "题下空白，以行的四分之一计", "white below, in quarter lines")
    align: Align = option(Align.CENTER, "对齐", "标题对齐方式", "alignment")
