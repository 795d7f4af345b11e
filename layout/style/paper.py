"""The look of a paper: its sheet and the type of every element.

Defaults suit the 四开 preset: body 9 pt (小五) on a pitch of 11.55 pt, heads chosen by eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

from msgspec import Struct, field

from layout.color import CMYK, WHITE, Color, grey
from layout.diagnostics import Span
from layout.style.copyfit import Copyfit
from layout.style.option import Doc
from layout.style.press import Press
from layout.style.sheet import Sheet
from layout.style.type import Align, Composition, HeadGrade, TypeStyle
from layout.units import PT, SIZE_NAMES, Length

# Steps of headline sizes, from the size names down and the halves between that papers use.
LADDER: Final[tuple[Length, ...]] = tuple(
    n * PT for n in (48, 42, 36, 32, 28, 26, 24, 22, 20, 18, 16, 15, 14, 12, 11)
)


class FontFile(Struct, frozen=True):
    """A font file that a paper names, and where it names it."""

    path: Path
    span: Span


class RuleStyle(Struct, frozen=True, kw_only=True):
    """Lines and boxes."""

    hairline: Annotated[Length, Doc("细线", "稿件之间的细线粗", "hairline between stories")] = (
        PT * 3 // 10
    )
    frame: Annotated[Length, Doc("框线", "加框线粗", "line of a box")] = PT * 2 // 5
    thick: Annotated[Length, Doc("粗线", "文武线的粗线", "thick line of a double rule")] = 2 * PT
    thin: Annotated[Length, Doc("文线", "文武线的细线", "thin line of a double rule")] = PT * 2 // 5
    apart: Annotated[
        Length, Doc("线距", "文武线两线之间", "white between the lines of a double rule")
    ] = PT * 6 // 5
    tint: Annotated[Color, Doc("底纹", "底纹颜色", "colour of a tinted box")] = grey(70)
    accent: Annotated[Color, Doc("套色", "套红颜色", "the second colour")] = CMYK(0, 1000, 1000, 0)


class Style(Struct, frozen=True, kw_only=True):
    """Everything about how a paper looks, with no default left to resolve."""

    sheet: Sheet = Sheet()
    composition: Composition = Composition()
    rules: RuleStyle = RuleStyle()
    copyfit: Copyfit = Copyfit()
    ladder: tuple[Length, ...] = LADDER
    heads: tuple[HeadGrade, ...] = (
        HeadGrade(
            weight=900,
            largest=42 * PT,
            smallest=32 * PT,
            kicker=15 * PT,
            deck=15 * PT,
            above=4,
            below=4,
        ),
        HeadGrade(weight=900, largest=28 * PT, smallest=22 * PT, above=2, below=3),
        HeadGrade(
            weight=700,
            largest=20 * PT,
            smallest=15 * PT,
            max_lines=3,
            kicker=11 * PT,
            deck=11 * PT,
        ),
        HeadGrade(
            face="hei",
            weight=700,
            largest=16 * PT,
            smallest=12 * PT,
            max_lines=3,
            kicker=10 * PT,
            deck=10 * PT,
            above=1,
            below=1,
        ),
    )
    brief_head: HeadGrade = HeadGrade(
        face="hei",
        weight=700,
        largest=12 * PT,
        smallest=11 * PT,
        max_lines=3,
        kicker=9 * PT,
        deck=9 * PT,
        above=0,
        below=0,
        align=Align.START,
    )
    kicker: TypeStyle = TypeStyle(face="hei")
    deck: TypeStyle = TypeStyle(face="kai")
    body: TypeStyle = TypeStyle()
    commentary: TypeStyle = TypeStyle(face="kai")
    crosshead: TypeStyle = TypeStyle(face="hei", weight=700, align=Align.CENTER)
    drop_cap: TypeStyle = TypeStyle(weight=700)
    pull_quote: TypeStyle = TypeStyle(face="kai", size=14 * PT, align=Align.START)
    pull_quote_source: TypeStyle = TypeStyle(face="hei", size=PT * 15 // 2, align=Align.END)
    byline: TypeStyle = TypeStyle(face="hei", weight=700)
    byline_names: TypeStyle = TypeStyle(face="kai")
    signature: TypeStyle = TypeStyle(face="kai", align=Align.END)
    jump: TypeStyle = TypeStyle(face="kai", align=Align.END)
    caption: TypeStyle = TypeStyle(face="hei", size=PT * 15 // 2, pitch=10 * PT)
    credit: TypeStyle = TypeStyle(face="kai", size=PT * 15 // 2, pitch=10 * PT, align=Align.END)
    series: TypeStyle = TypeStyle(
        face="hei", weight=700, size=10 * PT, color=WHITE, align=Align.START
    )
    briefs_title: TypeStyle = TypeStyle(
        face="hei", weight=700, size=14 * PT, color=WHITE, align=Align.CENTER
    )
    nameplate: TypeStyle = TypeStyle(
        weight=900, size=60 * PT, color=CMYK(0, 1000, 1000, 0), align=Align.CENTER
    )
    imprint: TypeStyle = TypeStyle(face="hei", size=PT * 15 // 2, pitch=10 * PT, align=Align.CENTER)
    folio: TypeStyle = TypeStyle(face="hei", size=PT * 17 // 2)
    folio_number: TypeStyle = TypeStyle(face="hei", weight=700, size=14 * PT)
    ear: TypeStyle = TypeStyle(face="kai", align=Align.START)
    label: TypeStyle = TypeStyle(face="hei", size=PT * 13 // 2)
    names: Mapping[str, Length] = field(default_factory=lambda: dict(SIZE_NAMES))
    # Files a paper names for a role and weight, before those of the program.
    faces: Mapping[tuple[str, int], FontFile] = field(default_factory=dict)
    # Words and names that the paper wants whole in its headlines, beside those of the program.
    words: frozenset[str] = frozenset()
    press: Press = Press()
