"""Styles of type: face, size, ink, and how lines are composed."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from msgspec import Struct

from layout.color import BLACK, Color
from layout.style.option import Doc
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


class Hanging(Enum):
    """Which marks may hang outside the measure at a line's end (R44)."""

    NONE = "none"
    POINTS = "points"


class Cells(Enum):
    """Whether Han stand free in their lines or in the cells of a character grid (R57)."""

    FREE = "free"
    GRID = "grid"


class Align(Enum):
    """How lines stand in their measure."""

    JUSTIFY = "justify"
    START = "start"
    CENTER = "center"
    END = "end"


class ColumnOrder(Enum):
    """How the columns of a vertical head follow one another.

    Chinese vertical lines go from right to left.  Many newspapers run the columns of a head at the
    left of its text from left to right instead, so that the last of them is beside the text.
    """

    RIGHT_TO_LEFT = "right-to-left"
    TOWARDS_TEXT = "towards-text"


class Composition(Struct, frozen=True, kw_only=True):
    """How body lines are composed; ids such as R30 are those of RULES.md."""

    punctuation: Annotated[
        Punctuation, Doc("标点", "标点宽度：全角式、开明式或半角式", "width of punctuation")
    ] = Punctuation.QUANJIAO
    level: Annotated[BreakLevel, Doc("禁则", "避头尾的严格程度", "line-edge prohibitions")] = (
        BreakLevel.GB
    )
    line_end: Annotated[
        LineEnd,
        Doc(
            "行末标点",
            "行末标点占半字、排得下时占全字，或占全字",
            "marks at a line's end: half, whole where there is room, or whole (R26)",
        ),
    ] = LineEnd.AUTO
    hanging: Annotated[
        Hanging,
        Doc(
            "悬挂",
            "行末排不下的逗号、句号、顿号可否排到行外",
            "whether ，。、 may hang outside (R44)",
        ),
    ] = Hanging.NONE
    cells: Annotated[
        Cells,
        Doc(
            "字格",
            "西文补成整字，全角式的标点各占一字，汉字对齐字格",
            "Han in cells, Latin padded to them (R57)",
        ),
    ] = Cells.FREE
    indent: Annotated[int, Doc("缩进", "段首缩进，以字计", "first-line indent in characters")] = 2
    commentary_cap: Annotated[
        int,
        Doc(
            "评论首字",
            "评论的首字下沉几行；1 是不下沉",
            "lines that the first character of a commentary is deep; 1 for none",
        ),
    ] = 1
    gap: Annotated[
        int,
        Doc("中西间距", "汉字与西文、数字之间的空，千分之一字", "Han-Latin gap in em/1000 (R30)"),
    ] = 125
    head_columns: Annotated[
        ColumnOrder,
        Doc(
            "竖题次序",
            "竖题各列的次序：自右向左，或从外侧向正文",
            "order of a vertical head's columns: from right to left, or from outside to the text",
        ),
    ] = ColumnOrder.RIGHT_TO_LEFT


class TypeStyle(Struct, frozen=True, kw_only=True):
    """Type of one kind of text.

    ``pitch`` is the distance of baselines where the text is not on the page's grid; None means the
    grid's.
    """

    face: Annotated[str, Doc("字体", "字体角色：song、hei、kai、fangsong", "role of the face")] = (
        "song"
    )
    weight: Annotated[int, Doc("字重", "字重：400、700、900", "weight of the face")] = 400
    size: Annotated[Length, Doc("字号", "字号，如“小五”或“9pt”", "size")] = 9 * PT
    pitch: Annotated[
        Length | None, Doc("行距", "基线间距；不写则随版面网格", "baseline distance")
    ] = None
    color: Annotated[
        Color, Doc("颜色", "颜色：[C, M, Y, K]，百分数", "colour as per cents of ink")
    ] = BLACK
    align: Annotated[Align, Doc("对齐", "对齐方式", "alignment")] = Align.JUSTIFY


class HeadGrade(Struct, frozen=True, kw_only=True):
    """How the heads of one rank of story look.

    The headline's size is the largest of the paper's ladder between ``smallest`` and ``largest``
    with which its lines fill the width well.
    """

    face: Annotated[str, Doc("字体", "主题字体角色", "role of the headline's face")] = "song"
    weight: Annotated[int, Doc("字重", "主题字重", "weight of the headline's face")] = 700
    largest: Annotated[Length, Doc("最大", "主题最大字号", "largest size")] = 28 * PT
    smallest: Annotated[Length, Doc("最小", "主题最小字号", "smallest size")] = 20 * PT
    max_lines: Annotated[int, Doc("最多行数", "主题最多折几行", "most lines of a headline")] = 2
    kicker: Annotated[Length, Doc("引题字号", "引题字号", "size of the kicker")] = 14 * PT
    deck: Annotated[Length, Doc("副题字号", "副题字号", "size of the deck")] = 14 * PT
    above: Annotated[
        int, Doc("上空", "题上空白，以行的四分之一计", "white above, in quarter lines")
    ] = 1
    below: Annotated[
        int, Doc("下空", "题下空白，以行的四分之一计", "white below, in quarter lines")
    ] = 2
    align: Annotated[Align, Doc("对齐", "标题对齐方式", "alignment")] = Align.CENTER
