"""Kinds that depend on the neighbours: stacks, Chinese or Latin marks, what a typed space means.

Works on the logical text of the whole paragraph, so that a change of face never changes a
decision (R13).  Sources: R5, R20, R32, R72; GB/T 15834-2011 5.1.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from layout.text.characters import LATIN_KINDS, Kind, any_of


def _byte(kind: Kind) -> bytes:
    return bytes([kind])


# Kinds whose meaning is settled without a look at the neighbours.
_SETTLED: Final = bytes(
    (
        Kind.HAN, Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.DIGIT,
        Kind.INTERPUNCT, Kind.WAVE, Kind.CONNECTOR, Kind.SIGN, Kind.WIDE_SIGN,
        Kind.SYMBOL, Kind.WIDE_SYMBOL, Kind.WIDE_SPACE, Kind.HIDDEN, Kind.FORBIDDEN, Kind.NOTE,
        Kind.LONG_DASH, Kind.STACK,
    )
)  # fmt: skip
# Marks that say by themselves that the text around them is Chinese.
_CHINESE: Final = (
    Kind.HAN, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG, Kind.WAVE, Kind.WIDE_SIGN, Kind.NOTE,
    Kind.LONG_DASH, Kind.WIDE_SPACE, Kind.WIDE_DIGIT, Kind.WIDE_DIGIT_TAIL, Kind.STACK,
)  # fmt: skip
_CHINESE_SIDE: Final = frozenset(_CHINESE)
_NUMBERS: Final = (_byte(Kind.DIGIT), _byte(Kind.PREFIX))
_DIGITS: Final = (_byte(Kind.DIGIT), _byte(Kind.WIDE_DIGIT))
_LETTER_ONLY: Final = frozenset((Kind.LETTER,))
_ALNUM: Final = frozenset((Kind.LETTER, Kind.DIGIT, Kind.SIGN, Kind.PREFIX))
# Half-width marks and what they are in Chinese text: set like the full-width mark, on the em
# grid and squeezed like it, but never replaced (R80).
_FULL: Final = {
    Kind.COMMA: Kind.PAUSE,
    Kind.LATIN_COLON: Kind.COLON,
    Kind.PERIOD: Kind.STOP,
    Kind.LATIN_BANG: Kind.BANG,
    Kind.LATIN_OPEN: Kind.OPEN,
    Kind.LATIN_CLOSE: Kind.CLOSE,
    Kind.HYPHEN: Kind.CONNECTOR,
}
_HALF_WIDTH: Final = re.compile(any_of(*_FULL))
_BRACKETS: Final = re.compile(r"[()\[\]{}\"']")
# 'A', but neither don't nor 5'30".
_SINGLE_QUOTED: Final = re.compile("(?<![A-Za-z0-9])'[^']+'(?![A-Za-z0-9])")
# The sign of a measured number: 零上3℃, -5℃.  Without a unit - joins the parts of a name: 歼-20.
_MEASURED: Final = re.compile(r"-\d[\d.,]*[%‰°℃％]")
# The full-width point of half-width figures: 12．5.
_MIXED_POINT: Final = re.compile(r"．(?<=\d．)(?=\d)")
_SPACES: Final = re.compile(any_of(Kind.SPACE) + b"+")
_LONE_EXTENDER: Final = re.compile(
    b"(?:^|(?<=" + any_of(Kind.SPACE, Kind.WIDE_SPACE, Kind.HIDDEN) + b"))" + any_of(Kind.EXTEND)
)
# The point of a full-width number: ３．１４; its sign, or a connector: －５.
_WIDE_POINT: Final = re.compile(
    b"(?<=" + any_of(Kind.WIDE_DIGIT) + b")" + any_of(Kind.STOP)
    + b"(?=" + any_of(Kind.WIDE_DIGIT) + b")"
)  # fmt: skip
_CURRENCY_BEHIND: Final = re.compile(
    b"(?<=" + any_of(Kind.DIGIT, Kind.WIDE_DIGIT) + b")" + any_of(Kind.PREFIX)
    + b"(?!" + any_of(Kind.DIGIT, Kind.WIDE_DIGIT) + b")"
)  # fmt: skip
_WIDE_DIGITS: Final = re.compile(
    b"(?<=" + any_of(Kind.DIGIT, Kind.WIDE_DIGIT) + b")" + any_of(Kind.WIDE_DIGIT)
)
_NUMERIC: Final = frozenset((Kind.PREFIX, Kind.WIDE_DIGIT, Kind.WIDE_HYPHEN))
_WIDE_HYPHEN: Final = re.compile("[＋－]")
_CLOSERS_AFTER_STOP: Final = re.compile(
    b"(?<="
    + any_of(Kind.STOP, Kind.BANG, Kind.STACKED, Kind.STACK)
    + b")"
    + any_of(Kind.CLOSE)
    + b"+"
)
# Characters that a Chinese and a Latin text write with one code (R72); doubled they are Chinese.
_AMBIGUOUS: Final = re.compile("[“”‘’·—…]")
_PARTNERS: Final = {"”": "“", "’": "‘", ")": "(", "]": "[", "}": "{"}
_LATIN_KINDS: Final = {
    Kind.OPEN: Kind.LATIN_OPEN,
    Kind.CLOSE: Kind.LATIN_CLOSE,
    Kind.DASH: Kind.HYPHEN,
    Kind.ELLIPSIS: Kind.COMMA,
    Kind.INTERPUNCT: Kind.SYMBOL,
}


def resolve_kinds(text: str, kinds: bytes) -> bytes:
    """Return the kinds of a paragraph with everything decided that its neighbours decide."""
    unsettled = set(kinds.translate(None, _SETTLED))
    if "．" in text:
        kinds = _settle_mixed_points(text, kinds)
    return _settle(text, kinds, unsettled) if unsettled else kinds


def _settle(text: str, kinds: bytes, unsettled: set[int]) -> bytes:
    if Kind.EXTEND in unsettled:
        kinds = _extend(kinds)
    if Kind.PLUS in unsettled:
        kinds = _settle_plus(kinds)
    if unsettled & _NUMERIC:
        kinds = _settle_numbers(text, kinds)
    if Kind.STRAIGHT in unsettled:
        kinds = _turn_straight_quotes(text, kinds)
    if Kind.LETTER in unsettled:
        kinds = _settle_ambiguous(text, kinds)
    if _HALF_WIDTH.search(kinds):
        kinds = _settle_half_width(text, kinds)
    kinds = _join_units(kinds)
    if Kind.SOLIDUS in unsettled:
        kinds = _settle_solidi(text, kinds)
    if Kind.SPACE in unsettled:
        kinds = _settle_spaces(kinds)
    return kinds


def settle_kinds(text: str, kinds: bytes, *, is_kaiming: bool) -> bytes:
    """Return the kinds of a paragraph as its punctuation style wants them."""
    kinds = resolve_kinds(text, kinds)
    return _finish_sentences(kinds) if is_kaiming else kinds


def _finish_sentences(kinds: bytes) -> bytes:
    """Let a sentence's end reach through the closers behind it, for 开明式 (R22)."""
    return _CLOSERS_AFTER_STOP.sub(
        lambda found: _byte(Kind.FINAL_CLOSE) * len(found.group()), kinds
    )


def _extend(kinds: bytes) -> bytes:
    """Give a combining mark that has nothing to combine with a body (UAX #14 LB10)."""
    return _LONE_EXTENDER.sub(_byte(Kind.SYMBOL), kinds)


def _join_units(kinds: bytes) -> bytes:
    """Pair off dashes and ellipses (R5) and stacked ！ and ？ (R20)."""
    for single, first, second in (
        (Kind.DASH, Kind.DASH_FIRST, Kind.DASH_SECOND),
        (Kind.ELLIPSIS, Kind.ELLIPSIS_FIRST, Kind.ELLIPSIS_SECOND),
        (Kind.BANG, Kind.STACKED, Kind.STACKED),
    ):
        kinds = kinds.replace(bytes((single, single)), bytes((first, second)))
    return kinds


def _settle_mixed_points(text: str, kinds: bytes) -> bytes:
    """Keep ． within a number whose figures are half-width on one side at least (R6)."""
    settled = bytearray(kinds)
    for found in _MIXED_POINT.finditer(text):
        at = found.start()
        if Kind.DIGIT in (kinds[at - 1], kinds[at + 1]):
            settled[at] = Kind.WIDE_PREFIX
    return bytes(settled)


def _settle_plus(kinds: bytes) -> bytes:
    """Tell the sign of a number, which has its gap to Han (R30), from 5G+ and C++."""
    settled = bytearray(kinds)
    at = -1
    while (at := kinds.find(Kind.PLUS, at + 1)) >= 0:
        settled[at] = Kind.PREFIX if _is_minus(kinds, at) else Kind.SYMBOL
    return bytes(settled)


def _turn_straight_quotes(text: str, kinds: bytes) -> bytes:
    """Read ``"`` as opening and closing by turns, ``'`` in pairs; others are apostrophes."""
    turned = bytearray(kinds)
    opening = True
    for found in re.finditer('"', text):
        turned[found.start()] = Kind.LATIN_OPEN if opening else Kind.LATIN_CLOSE
        opening = not opening
    for found in _SINGLE_QUOTED.finditer(text):
        turned[found.start()] = Kind.LATIN_OPEN
        turned[found.end() - 1] = Kind.LATIN_CLOSE
    return bytes(turned)


def _settle_numbers(text: str, kinds: bytes) -> bytes:
    """Find what belongs to numbers: points of full-width ones, 30€, －５ (R6).

    Other － are connectors (R2).
    """
    kinds = _WIDE_POINT.sub(_byte(Kind.WIDE_DIGIT), kinds)
    kinds = _CURRENCY_BEHIND.sub(_byte(Kind.SIGN), kinds)
    settled = bytearray(kinds)
    for found in _WIDE_HYPHEN.finditer(text):
        at = found.start()
        if kinds[at + 1 : at + 2] in _DIGITS and kinds[at - 1 : at] not in _DIGITS:
            is_half = kinds[at + 1] == Kind.DIGIT
            settled[at] = Kind.WIDE_PREFIX if is_half else Kind.WIDE_DIGIT
        else:
            settled[at] = Kind.WAVE if found.group() == "－" else Kind.HAN
    return _WIDE_DIGITS.sub(_byte(Kind.WIDE_DIGIT_TAIL), bytes(settled))


def _settle_ambiguous(text: str, kinds: bytes) -> bytes:
    """Make quotation marks, dashes and dots Latin where only Latin letters stand by (R72)."""
    settled = bytearray(kinds)
    around = _Surroundings(kinds, neutral_digits=True)
    openers: list[tuple[str, int, bool]] = []
    for found in _AMBIGUOUS.finditer(text):
        at, char = found.start(), found.group()
        is_unit = char in "—…" and (text[at - 1 : at] == char or text[at + 1 : at + 2] == char)
        latin = not is_unit and not around.are_chinese(at)
        if char == "’" and _is_apostrophe(kinds, at, openers):
            settled[at] = Kind.SYMBOL
            continue
        if kinds[at] == Kind.OPEN:
            openers.append((char, at, latin))
        elif kinds[at] == Kind.CLOSE and openers and openers[-1][0] == _PARTNERS[char]:
            _, start, opened_latin = openers.pop()
            latin = latin and opened_latin
            if not latin:
                settled[start] = Kind.OPEN
        if latin:
            settled[at] = _LATIN_KINDS[Kind(kinds[at])]
    return bytes(settled)


def _is_apostrophe(kinds: bytes, at: int, openers: Sequence[tuple[str, int, bool]]) -> bool:
    """Tell whether ’ stands inside a Latin word, or at its end with no quotation open."""
    letter = _byte(Kind.LETTER)
    if kinds[at - 1 : at] != letter:
        return False
    return kinds[at + 1 : at + 2] == letter or all(char != "‘" for char, _, _ in openers)


def _settle_half_width(text: str, kinds: bytes) -> bytes:
    """Give half-width points and brackets of Chinese text the kinds of full-width ones."""
    settled = bytearray(kinds)
    around = _Surroundings(kinds)
    for found in _HALF_WIDTH.finditer(kinds):
        at = found.start()
        kind = Kind(kinds[at])
        if kind is Kind.PERIOD and _is_latin_point(kinds, at):
            continue
        if kind is Kind.HYPHEN and _is_minus(kinds, at):
            if _MEASURED.match(text, at):
                settled[at] = Kind.MINUS
            continue
        if _is_chinese_beside(kinds, at) or (
            not _is_embedded(kinds, at) and around.are_chinese(at)
        ):
            settled[at] = _FULL[kind]
    _match_brackets(text, settled)
    return bytes(settled)


def _is_latin_point(kinds: bytes, at: int) -> bool:
    """Tell whether a period ends a Latin word or number, or is one of several in a row.

    ``...`` is an ellipsis that was typed so: three full stops would leave two em of holes.
    """
    period = _byte(Kind.PERIOD)
    return (at > 0 and kinds[at - 1] in _ALNUM) or (
        period in (kinds[max(0, at - 1) : at], kinds[at + 1 : at + 2])
    )


def _is_minus(kinds: bytes, at: int) -> bool:
    """Tell whether a sign is that of the number behind it (R6)."""
    return kinds[at + 1 : at + 2] in _NUMBERS and (at == 0 or kinds[at - 1] not in _ALNUM)


def _match_brackets(text: str, kinds: bytearray) -> None:
    """Make both half-width brackets of a pair Chinese as soon as one of them is."""
    openers: list[int] = []
    for found in _BRACKETS.finditer(text):
        at = found.start()
        if kinds[at] in (Kind.OPEN, Kind.LATIN_OPEN):
            openers.append(at)
        elif (
            kinds[at] in (Kind.CLOSE, Kind.LATIN_CLOSE)
            and openers
            and text[openers[-1]] == _PARTNERS.get(text[at], text[at])
        ):
            start = openers.pop()
            if kinds[start] == Kind.OPEN or kinds[at] == Kind.CLOSE:
                kinds[start], kinds[at] = Kind.OPEN, Kind.CLOSE


def _is_chinese_beside(kinds: bytes, at: int) -> bool:
    """Tell whether a mark stands right beside Chinese text, which decides by itself."""
    return (at > 0 and kinds[at - 1] in _CHINESE_SIDE) or (
        at + 1 < len(kinds) and kinds[at + 1] in _CHINESE_SIDE
    )


def _settle_solidi(text: str, kinds: bytes) -> bytes:
    """Make a solidus inside a Latin word or a number part of it; a full-width one never is."""
    settled = bytearray(kinds)
    around = _Surroundings(kinds)
    for found in re.finditer("/", text):
        at = found.start()
        if not around.are_chinese(at) or _is_embedded(kinds, at):
            settled[at] = Kind.LATIN_SOLIDUS
    return bytes(settled)


def _is_embedded(kinds: bytes, at: int) -> bool:
    """Tell whether a mark has a letter or digit on both sides."""
    return 0 < at < len(kinds) - 1 and kinds[at - 1] in _ALNUM and kinds[at + 1] in _ALNUM


class _Surroundings:
    """Whether the text around a mark is Chinese: a Han neighbour, other marks skipped, or none.

    Marks are asked for in rising order, so that no stretch of the text is looked at twice.
    """

    def __init__(self, kinds: bytes, *, neutral_digits: bool = False) -> None:
        self._kinds = kinds
        self._latin = _LETTER_ONLY if neutral_digits else _ALNUM
        self._seen = self._reached = 0
        self._before: bool | None = None
        self._after: bool | None = None

    def are_chinese(self, at: int) -> bool:
        """Tell whether the text at a mark is Chinese."""
        for index in range(at - 1, self._seen - 1, -1):
            if (side := self._side(index)) is not None:
                self._before = side
                break
        self._seen = max(self._seen, at)
        if self._reached <= at:
            self._reached, self._after = len(self._kinds), None
            for index in range(at + 1, len(self._kinds)):
                if (side := self._side(index)) is not None:
                    self._reached, self._after = index, side
                    break
        sides = (self._before, self._after)
        return True in sides or False not in sides

    def _side(self, index: int) -> bool | None:
        kind = self._kinds[index]
        if kind in _CHINESE_SIDE:
            return True
        return False if kind in self._latin else None


# What stands beside a typed space, in the order in which it decides.
_NONE, _MARK, _HAN, _LATIN = range(4)
_SPACE_SIDE: Final = {
    **dict.fromkeys(
        (Kind.HAN, Kind.WIDE_SYMBOL, Kind.NOTE, Kind.WIDE_SIGN, Kind.WIDE_DIGIT,
         Kind.WIDE_DIGIT_TAIL), _HAN
    ),
    **dict.fromkeys(
        (
            *LATIN_KINDS, Kind.EXTEND, Kind.SOLIDUS,
        ),
        _LATIN,
    ),
}  # fmt: skip


def _settle_spaces(kinds: bytes) -> bytes:
    """Decide each run of typed spaces; only its last space has a width."""

    def settle(found: re.Match[bytes]) -> bytes:
        start, end = found.span()
        left = kinds[start - 1] if start else 0
        right = kinds[end] if end < len(kinds) else 0
        return _byte(Kind.NO_SPACE) * (end - start - 1) + _byte(_space_between(left, right))

    return _SPACES.sub(settle, kinds)


def _space_between(left: int, right: int) -> Kind:
    sides = (_SPACE_SIDE.get(Kind(left), _MARK) if left else _NONE,
             _SPACE_SIDE.get(Kind(right), _MARK) if right else _NONE)  # fmt: skip
    if _NONE in sides:
        return Kind.NO_SPACE
    if sides == (_LATIN, _LATIN):
        return Kind.WORD_SPACE
    if sides in ((_HAN, _LATIN), (_LATIN, _HAN)):
        return Kind.MIXED_SPACE
    if sides == (_HAN, _HAN):
        return Kind.HAN_SPACE
    return Kind.NO_SPACE
