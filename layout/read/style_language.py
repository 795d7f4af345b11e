"""The style's part of the language, made from the style classes' own options."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from layout.color import CMYK, Color
from layout.model import Remainder
from layout.read.entry import Choice, Entry, Kind, Section
from layout.style import (
    PRESET_NAMES,
    PRESETS,
    Align,
    BreakLevel,
    Cells,
    ColumnOrder,
    Composition,
    Copyfit,
    Hanging,
    HeadGrade,
    LineEnd,
    Punctuation,
    RuleStyle,
    Sheet,
    Style,
    TypeStyle,
)
from layout.style.option import Option, options_of
from layout.units import PT, Length, millimetres

_WORDS: Final[Mapping[Enum, str]] = {
    Punctuation.QUANJIAO: "全角式",
    Punctuation.KAIMING: "开明式",
    Punctuation.BANJIAO: "半角式",
    BreakLevel.BASIC: "基本",
    BreakLevel.GB: "国标",
    BreakLevel.STRICT: "严格",
    ColumnOrder.RIGHT_TO_LEFT: "自右向左",
    ColumnOrder.TOWARDS_TEXT: "向正文",
    Remainder.GUTTER: "栏距",
    Remainder.COLUMN: "栏宽",
    LineEnd.HALF: "半字",
    LineEnd.AUTO: "择优",
    LineEnd.FULL: "全字",
    Hanging.NONE: "不悬挂",
    Hanging.POINTS: "点号",
    Cells.FREE: "自由",
    Cells.GRID: "对齐",
    Align.JUSTIFY: "齐行",
    Align.START: "左齐",
    Align.CENTER: "居中",
    Align.END: "右齐",
}
_FACES: Final = Choice(
    "face",
    (
        ("song", ("宋", "宋体")),
        ("hei", ("黑", "黑体")),
        ("kai", ("楷", "楷体")),
        ("fangsong", ("仿宋", "仿宋体")),
    ),
)
_PRESETS: Final = Choice(
    "preset",
    tuple(
        (name, tuple(alias for alias, of in PRESET_NAMES.items() if of == name)) for name in PRESETS
    ),
)

# Bounds that keep arithmetic and pages sane; what looks good is the paper's own affair.
_LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "columns": (1, 24),
    "characters": (4, 80),
    "gutter": (0, 10),
    "lines": (5, 400),
    "weight": (100, 900),
    "indent": (0, 10),
    "gap": (0, 1000),
    "commentary_cap": (1, 4),
    "max_lines": (1, 9),
    "above": (0, 80),
    "below": (0, 80),
    "white": (0, 1000),
    "white_most": (0, 9),
    "picture": (0, 1000),
    "crop": (35, 100),
    "paragraph": (0, 1000),
    "wording": (0, 1000),
    "size": (0, 1000),
    "size_most": (0, 9),
}

# Style's own fields: Chinese alias and meaning.
_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "composition": ("排字", "正文怎样排", "how body lines are composed"),
    "rules": ("线条", "线与框", "rules and boxes"),
    "copyfit": (
        "版面配合",
        "稿件与版块不合时，什么可以让、价多少；取最便宜的办法",
        "what gives way where a story does not fill its module, and at what price",
    ),
    "ladder": ("字级", "标题可用的字号，从大到小", "sizes that headlines may have, largest first"),
    "heads": ("标题", "各级标题：1–4 → 样式", "headlines of rank 1 to 4"),
    "brief_head": ("简讯标题", "简讯的标题", "headline of a brief"),
    "kicker": (
        "引题",
        "引题；字号与对齐由 heads（标题）里本级的 kicker、align 决定",
        "kicker; its size and alignment are the grade's kicker and align in heads",
    ),
    "deck": (
        "副题",
        "副题；字号与对齐由 heads（标题）里本级的 deck、align 决定",
        "deck; its size and alignment are the grade's deck and align in heads",
    ),
    "body": ("正文", "正文", "body"),
    "commentary": ("评论", "评论的正文", "body of a commentary"),
    "crosshead": ("小标题", "小标题", "crosshead"),
    "drop_cap": (
        "首字",
        "下沉的首字；字号由行数定",
        "a first character that stands several lines deep; they decide its size",
    ),
    "pull_quote": ("引语", "引语", "pull quote"),
    "pull_quote_source": ("引语出处", "引语的出处", "whose words a pull quote is"),
    "byline": ("消息头", "消息头", "byline"),
    "byline_names": ("消息头署名", "消息头括号里的姓名", "names in the byline's brackets"),
    "signature": ("署名", "文末署名", "signature"),
    "jump": ("转版", "“下转第×版”“上接第×版”", "the lines at both ends of a jump"),
    "caption": ("图说", "图片说明", "caption"),
    "credit": ("摄影", "摄影署名", "credit of a picture"),
    "series": ("栏目", "栏标", "series flag"),
    "briefs_title": ("简讯栏头", "简讯栏头", "header of a briefs column"),
    "nameplate": ("报头", "报头", "nameplate"),
    "imprint": ("刊记", "报头下的刊记", "imprint under the nameplate"),
    "folio": ("报眉", "报眉", "folio line"),
    "folio_number": ("版次", "报眉里的版次", "page number in the folio"),
    "ear": ("报眼", "报眼", "ear"),
    "label": ("字样", "“广告”等字样", "the word 广告 and the like"),
}

# Sections of the language by the class that holds their values.
CLASSES: Final[Mapping[str, type[Struct]]] = {
    "sheet": Sheet,
    "composition": Composition,
    "rules": RuleStyle,
    "copyfit": Copyfit,
    "type": TypeStyle,
    "head-grade": HeadGrade,
}
_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "sheet": ("纸张", "Sheet"),
    "composition": ("排字", "Composition"),
    "rules": ("线条", "Rules"),
    "copyfit": ("版面配合", "Copyfit"),
    "type": ("文字样式", "Type"),
    "head-grade": ("标题样式", "Headline"),
}


def show_length(length: Length) -> str:
    """Return a length as one writes it: millimetres if whole, else points."""
    if length % 36_000 == 0 and length % PT:
        return f"{millimetres(length):g}mm"
    return f"{length / PT:g}pt"


def show_color(color: Color) -> str:
    """Return a colour as one writes it."""
    if isinstance(color, CMYK):
        inks = (color.c, color.m, color.y, color.k)
        return "[" + ", ".join(f"{ink / 10:g}" for ink in inks) + "]"
    return f"{{spot: {color.name}, tint: {color.tint / 10:g}}}"


def show_value(value: Any, kind: Kind) -> str:
    """Return a style's value as one writes it, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if kind is Kind.LENGTH:
        return show_length(value)
    return show_color(value) if kind is Kind.COLOR else str(value)


def _entry(option: Option, default: Any) -> Entry:
    kind, of = Kind.COUNT, ""
    if option.name == "face":
        kind, of = Kind.CHOICE, "face"
    elif isinstance(default, Enum):
        kind, of = Kind.CHOICE, type(default).__name__.lower()
    elif option.type.startswith("Length"):
        kind = Kind.LENGTH
    elif option.type.startswith("Color"):
        kind = Kind.COLOR
    value = show_value(default, kind)
    return Entry(
        name=option.name,
        alias=option.doc.alias,
        kind=kind,
        doc=(option.doc.zh, option.doc.en),
        default=value,
        of=of,
        limits=_LIMITS[option.name] if kind is Kind.COUNT else (0, 0),
        example=value or "12pt",
    )


def _section(name: str) -> Section:
    example = CLASSES[name]()
    entries = tuple(_entry(f, getattr(example, f.name)) for f in options_of(CLASSES[name]))
    if name == "sheet":
        doc = ("从哪个预设改起", "the preset to start from")
        preset = Entry(
            name="preset",
            alias="预设",
            kind=Kind.CHOICE,
            doc=doc,
            of="preset",
            default="sikai-6x11",
            example="对开",
        )
        entries = (preset, *entries)
    return Section(name, _TITLES[name], entries)


def _part(name: str) -> Entry:
    alias, zh, en = _PARTS[name]
    value = getattr(Style(), name)
    known = {cls: section for section, cls in CLASSES.items()}
    of = known.get(type(value), "")
    kind = Kind.SECTION
    if name == "ladder":
        kind = Kind.LENGTHS
    elif name == "heads":
        kind, of = Kind.GRADES, "head-grade"
    return Entry(name=name, alias=alias, kind=kind, doc=(zh, en), of=of, default=_summary(value))


def _summary(value: Struct | tuple[Any, ...]) -> str:
    """Return how a part of the style differs from the defaults of its class."""
    if isinstance(value, tuple):
        return ""
    plain, changed = type(value)(), []
    for option in options_of(type(value)):
        own = getattr(value, option.name)
        if own != getattr(plain, option.name):
            changed.append(f"{option.name}: {show_value(own, _entry(option, own).kind)}")
    return "{" + ", ".join(changed) + "}" if changed else ""


def make_style_section(name: str) -> Section:
    """Make one of STYLE_SECTIONS, such as ``sheet``, from the fields of the style."""
    if name == "styles":
        return Section(name, ("样式", "Styles"), tuple(_part(part) for part in _PARTS))
    return _section(name)


STYLE_SECTIONS: Final = ("styles", *CLASSES)

STYLE_CHOICES: Final = (
    _FACES,
    _PRESETS,
    *(
        Choice(cls.__name__.lower(), tuple((str(w.value), (_WORDS[w],)) for w in cls))
        for cls in (Punctuation, BreakLevel, LineEnd, Hanging, Cells, ColumnOrder, Remainder, Align)
    ),
)
