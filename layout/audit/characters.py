"""What the judge knows of characters: marks by what they do at a line's edge and how wide they are.

GB/T 15834-2011 4 and 5.1 and CLREQ 3.1 name the marks.  The composer has a table of its own; that
the two agree is what the audit is for, so neither is made from the other.
"""

from __future__ import annotations

from functools import cache
from typing import Final

OPENERS: Final = frozenset("“‘（《〈【〖〔「『［｛〘〚｟")
CLOSERS: Final = frozenset("”’）》〉】〗〕」』］｝〙〛｠")
# 点号: pause and stop marks.
POINTS: Final = frozenset("，、；：。．！？｡")
STACKING: Final = frozenset("！？")
# One character for two marks, an em together.
STACKED: Final = frozenset("‼⁇⁈⁉")
DASHES: Final = frozenset("—―⸺")
ELLIPSES: Final = frozenset("…⋯")
CONNECTORS: Final = frozenset("～〜–‐-")
INTERPUNCTS: Final = frozenset("·‧・•∙")
SOLIDI: Final = frozenset("/／")

# R1: never begin, never end a line.  R2: connectors, interpuncts and solidi never begin one.
NEVER_FIRST: Final = CLOSERS | POINTS | STACKED
NEVER_LAST: Final = OPENERS

# Marks that stand between words of Chinese; a Han or Latin character on each side bounds a run.
MARKS: Final = (
    OPENERS | CLOSERS | POINTS | STACKED | DASHES | ELLIPSES | INTERPUNCTS | frozenset("～〜–／")
)
# What belongs to the number before or after it (R6).
POSTFIXES: Final = frozenset("%％‰°℃℉′″")
PREFIXES: Final = frozenset("$￥¥€£＄￡")
INSIDE_NUMBERS: Final = frozenset(".,:")

# Radicals, Han and kana begin here; what is below is set as Western type.
_FIRST_WIDE: Final = 0x2E80
_HAN: Final = (
    (_FIRST_WIDE, 0x2FDF),  # radicals
    (0x3005, 0x3007),  # 々〆〇
    (0x3021, 0x3029),
    (0x3040, 0x30FA),  # kana, without ・ and ー
    (0x3100, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


@cache
def is_han(char: str) -> bool:
    """Tell whether a character is an ideograph or is set like one."""
    code = ord(char)
    return code >= _FIRST_WIDE and any(low <= code <= high for low, high in _HAN)


def is_latin(char: str) -> bool:
    """Tell whether a character is a Western letter or digit, which has a gap to Han (R30)."""
    is_word = char.isalpha() or (char.isascii() and char.isdigit())
    return is_word and ord(char) < _FIRST_WIDE


def is_mark(char: str) -> bool:
    """Tell whether a character is punctuation, which R50 does not count."""
    return char in MARKS or not (char.isalnum() or is_han(char))
