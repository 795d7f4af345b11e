"""Kinds of characters: the one table that breaking and spacing are both built on.

The kinds are those of CLREQ 3.1 (its lists of pause and stop marks, brackets, connectors and
unbreakable marks) and of GB/T 15834-2011 5.1; what neither names is sorted by its general category
in Unicode, which is read from :mod:`layout.text.unicode_table`, for Python's own table is another
one in each Python.  A paragraph's kinds are one ``bytes`` object, a byte a character, so that
everything that follows can run over it at C speed.
"""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import compress
from typing import Final

from layout.lexicon import INTERPUNCTS
from layout.text.unicode_breaks import properties_of


class Kind(IntEnum):
    """What a character is to the line; the second half are kinds that only context gives (R72)."""

    HAN = 1
    OPEN = 2  # full-width opening brackets and quotation marks
    CLOSE = 3  # full-width closing ones
    PAUSE = 4  # ，、；
    COLON = 5  # ：
    STOP = 6  # 。．
    BANG = 7  # ！？
    DASH = 8  # — alone (一字线)
    ELLIPSIS = 9  # … alone
    INTERPUNCT = 10  # ·
    WAVE = 11  # ～
    CONNECTOR = 12  # –
    SOLIDUS = 13  # / ／
    LETTER = 14
    DIGIT = 15
    COMMA = 16  # , ;
    LATIN_OPEN = 17  # ( [ {
    LATIN_CLOSE = 18  # ) ] }
    HYPHEN = 19  # -
    PREFIX = 20  # $ ￥ №
    SIGN = 21  # % ° that follow a number, in Latin width
    WIDE_SIGN = 22  # ℃ ‰ ％
    SYMBOL = 23  # + = & @, set with Latin
    WIDE_SYMBOL = 24  # ★ → ①, set with Han
    SPACE = 25
    WIDE_SPACE = 26  # U+3000
    EXTEND = 27  # combining marks, variation selectors, joiners: part of the character before
    HIDDEN = 28  # U+200B: nothing to see, but a line may end here
    FORBIDDEN = 29  # never in copy: controls, U+FFFD, private use, what reorders text
    NOTE = 30  # ①
    STRAIGHT = 31  # " '
    LONG_DASH = 32  # ⸺, two em by itself
    LATIN_COLON = 33
    PERIOD = 34  # .
    LATIN_BANG = 35  # ! ?
    WIDE_DIGIT = 46  # ５, a digit on the em grid; by context also the sign and point of a number
    WIDE_HYPHEN = 47  # ＋ －, until context tells a sign from a connector
    PLUS = 53  # + ±, until context tells a number's sign from a symbol
    STACK = 48  # ‼ ⁇: two marks in one em
    # Given by context.
    DASH_FIRST = 36
    DASH_SECOND = 37
    ELLIPSIS_FIRST = 38
    ELLIPSIS_SECOND = 39
    STACKED = 40  # ！ or ？ of a stack, half an em
    WORD_SPACE = 41  # between Latin words
    MIXED_SPACE = 42  # between Han and Latin: replaced by the gap (R32)
    HAN_SPACE = 43  # between Han: kept, half an em
    NO_SPACE = 44  # beside Chinese marks and paragraph edges
    FINAL_CLOSE = 45  # a closer behind a sentence's end, in 开明式
    LATIN_SOLIDUS = 49  # / in a Latin word or a number
    WIDE_DIGIT_TAIL = 50  # the second digit of a full-width number and all that follow
    RAISED = 51  # of a note mark, which belongs to the character before it (R6)
    WIDE_PREFIX = 52  # － or ＋ before half-width figures, ． among them
    MINUS = 54  # - before a measured number


# What is set as Latin: measured by shaping, word by word.
LATIN_KINDS: Final = (
    Kind.LETTER, Kind.DIGIT, Kind.COMMA, Kind.LATIN_COLON, Kind.PERIOD, Kind.LATIN_BANG,
    Kind.LATIN_OPEN, Kind.LATIN_CLOSE, Kind.HYPHEN, Kind.PREFIX, Kind.SIGN, Kind.SYMBOL,
    Kind.STRAIGHT, Kind.LATIN_SOLIDUS, Kind.MINUS,
)  # fmt: skip

# CLREQ 3.1.1 and GB/T 15834-2011 4; brackets as in CLREQ's 标号.
MARKS: Final = {
    Kind.OPEN: "（《〈【〖〔「『［｛〘〚“‘｟〝",
    Kind.CLOSE: "）》〉】〗〕」』］｝〙〛”’｠〞〟",
    Kind.PAUSE: "，、；",
    Kind.COLON: "：",
    Kind.STOP: "。．｡",
    Kind.BANG: "！？",
    Kind.STACK: "‼⁇⁈⁉",
    # U+2500 too: many keyboards give a box's line for half a dash.
    Kind.DASH: "—―─",
    Kind.ELLIPSIS: "…⋯",
    Kind.INTERPUNCT: INTERPUNCTS,
    Kind.WAVE: "～〜",
    Kind.CONNECTOR: "–‐",
    Kind.SOLIDUS: "/／",
    Kind.COMMA: ",;",
    Kind.LATIN_COLON: ":",
    Kind.PERIOD: ".",
    Kind.LATIN_BANG: "!?",
    Kind.LATIN_OPEN: "([{",
    Kind.LATIN_CLOSE: ")]}",
    Kind.HYPHEN: "-",
    Kind.PREFIX: "$¥£€￥＄￡№",
    Kind.SIGN: "%°′″¢‱²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉®©™",
    Kind.WIDE_SIGN: "％‰℃℉￠㎡㎞㎏㎝㎜㏄",
    Kind.WIDE_SPACE: "\u3000",
    Kind.HIDDEN: "\u200b",
    Kind.STRAIGHT: "\"'",
    Kind.LONG_DASH: "⸺",
    Kind.WIDE_DIGIT: "０１２３４５６７８９",
    Kind.WIDE_HYPHEN: "＋－",
    Kind.PLUS: "+±−",
    Kind.WIDE_SYMBOL: "※",
}
# Controls that show text in another order than it is stored in (UAX #9): what is read would not be
# what is typed, and lines here run one way only.
REORDERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BY_CHARACTER: Final = {
    **{char: kind for kind, chars in MARKS.items() for char in chars},
    **dict.fromkeys(("\ufffd", *REORDERING), Kind.FORBIDDEN),
}

_BY_CATEGORY: Final = {
    "L": Kind.LETTER, "M": Kind.EXTEND,
    "Nd": Kind.DIGIT, "Nl": Kind.WIDE_SYMBOL, "No": Kind.WIDE_SYMBOL,
    "Zs": Kind.SPACE, "Zl": Kind.FORBIDDEN, "Zp": Kind.FORBIDDEN,
    "Cc": Kind.FORBIDDEN, "Cs": Kind.FORBIDDEN, "Co": Kind.FORBIDDEN, "Cf": Kind.EXTEND,
    "Sk": Kind.SYMBOL, "Sc": Kind.PREFIX, "Sm": Kind.SYMBOL, "So": Kind.WIDE_SYMBOL,
    "Ps": Kind.LATIN_OPEN, "Pi": Kind.LATIN_OPEN, "Pe": Kind.LATIN_CLOSE, "Pf": Kind.LATIN_CLOSE,
}  # fmt: skip
# ⓪, ① to ⑳, ⓫ to ⓾, ❶ to ➓, ㉑ to ㉟, ㊱ to ㊿: numbers in circles.
_CIRCLED: Final = (
    range(0x2460, 0x2474), range(0x24EA, 0x24FF), range(0x2776, 0x2794), range(0x3251, 0x3260),
    range(0x32B1, 0x32C0),
)  # fmt: skip
# Emoji skin tones extend what stands before them (UTS #51).
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
# Most of a newspaper's characters need no look into the table.
_IDEOGRAPHS: Final = range(0x4E00, 0xA000)


def kind_of(char: str) -> Kind:
    """Return the kind of a character by itself, before its neighbours are looked at."""
    code = ord(char)
    if code in _IDEOGRAPHS:
        return Kind.HAN
    if kind := _BY_CHARACTER.get(char):
        return kind
    if char.isascii() and char.isalnum():
        return Kind.DIGIT if char.isdigit() else Kind.LETTER
    if any(code in block for block in _CIRCLED):
        return Kind.NOTE
    if code in _SKIN_TONES:
        return Kind.EXTEND
    return _kind_by_properties(char)


def _kind_by_properties(char: str) -> Kind:
    _, category, width = properties_of(char)
    kind = _BY_CATEGORY.get(category, Kind.SYMBOL)
    if kind in (Kind.FORBIDDEN, Kind.EXTEND):
        return kind
    if width in "WF":
        return Kind.HAN
    # Ambiguous signs are Han-wide in Chinese fonts, but for ± × ÷.
    is_ambiguous = width == "A" and category[0] in "SNP" and kind is not Kind.SYMBOL
    return Kind.WIDE_SYMBOL if is_ambiguous else kind


# What nearly all of a newspaper is made of, and what pairs of neighbours settle where a line may
# end (:mod:`layout.text.prohibition`): ASCII without | and }, Latin, Greek and Cyrillic letters,
# Chinese marks, Han (first, to be found first), full-width forms, ① Ⅳ ■ → and the like; first and
# last of each stretch.
EVERYDAY: Final = (
    "\u4e00\u9fff", " {", "~~", "°°", "²³", "··", "¹¹", "Àſ", "ΑΡ", "Σω", "Аё", "–—", "‘’", "“”",
    "……", "‰‰", "′″", "℃℃", "№№", "ⅠⅫ", "←↓", "①⑳", "■◿", "★☆", "\u3000。", "〇】", "〔〗", "㎎㎏",
    "㎜㎡", "㏄㏄", "\u3400\u4dbf", "！｠", "￥￥",
)  # fmt: skip
# Marks the kind of a character that is none of these, above all kinds.
_UNUSUAL: Final = 0x80
_WITHOUT_MARK: Final = bytes(byte & ~_UNUSUAL for byte in range(256))


class _KindTable(dict[str, int]):
    """The kinds of characters, each learned when it first comes up."""

    def __missing__(self, char: str) -> int:
        is_everyday = any(first <= char <= last for first, last in EVERYDAY)
        kind = self[char] = kind_of(char) | (0 if is_everyday else _UNUSUAL)
        return kind


_KINDS: Final = _KindTable()
# By the upper byte of a UTF-16 code: HAN where all characters of the row are, else 0.
_ROWS: Final = bytes(Kind.HAN if row << 8 in _IDEOGRAPHS else 0 for row in range(256))
_IS_OPEN: Final = bytes(not kind for kind in range(256))


def sort_characters(text: str) -> tuple[bytes, bool]:
    """Return the kinds of a text's characters, a byte each, and whether all are everyday ones.

    Most of a newspaper's characters are ideographs, which their rows tell; the others are looked
    up one by one.
    """
    rows = text.encode("utf-16-be", "surrogatepass")[::2]
    if len(rows) == len(text):
        kinds = bytearray(rows.translate(_ROWS))
        for at in compress(range(len(kinds)), kinds.translate(_IS_OPEN)):
            kinds[at] = _KINDS[text[at]]
    else:
        kinds = bytearray(map(_KINDS.__getitem__, text))
    return (
        (bytes(kinds), True) if kinds.isascii() else (bytes(kinds.translate(_WITHOUT_MARK)), False)
    )


def kinds_of(text: str) -> bytes:
    """Return the kinds of a text's characters, a byte each."""
    return sort_characters(text)[0]


def any_of(*kinds: Kind) -> bytes:
    """Return a regular expression over kinds that matches any one of these."""
    return b"[" + b"".join(re.escape(bytes([kind])) for kind in kinds) + b"]"


def byte_table(default: int, groups: dict[int, tuple[Kind, ...]]) -> bytes:
    """Return a ``bytes.translate`` table from kinds to the numbers that ``groups`` gives them."""
    table = bytearray([default]) * 256
    for number, kinds in groups.items():
        for kind in kinds:
            table[kind] = number
    return bytes(table)


def pair_codes(classes: bytes) -> bytes:
    """Return for each position the pair of its class and the one before, ``before * 16 + class``.

    All neighbours are joined in one big-integer operation; classes are numbers below 16, and the
    first position is paired with class 0.
    """
    size = len(classes)
    before = int.from_bytes(classes[:-1], "big") << 4
    return (before | int.from_bytes(classes, "big")).to_bytes(size, "big") if size else b""
