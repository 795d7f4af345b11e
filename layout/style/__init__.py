"""How a paper looks: frozen records with defaults, aliases and docs."""

from layout.style.copyfit import Copyfit
from layout.style.paper import FontFile, RuleStyle, Style
from layout.style.press import Intent, Press
from layout.style.sheet import PRESET_NAMES, PRESETS, OpenSheet, Sheet, open_sheet
from layout.style.type import (
    Align,
    BreakLevel,
    Cells,
    ColumnOrder,
    Composition,
    Hanging,
    HeadGrade,
    LineEnd,
    Punctuation,
    TypeStyle,
)

__all__ = [
    "PRESETS",
    "PRESET_NAMES",
    "Align",
    "BreakLevel",
    "Cells",
    "ColumnOrder",
    "Composition",
    "Copyfit",
    "FontFile",
    "Hanging",
    "HeadGrade",
    "Intent",
    "LineEnd",
    "OpenSheet",
    "Press",
    "Punctuation",
    "RuleStyle",
    "Sheet",
    "Style",
    "TypeStyle",
    "open_sheet",
]
