"""Where a line may end: UAX #14 tailored to Chinese, R1 to R6 and R9 to R12.

The rules are stated once, in :func:`_rules`, on classes of characters; ``_by_rules`` runs UAX #14
over them and takes any text.  A newspaper's paragraph is nearly always made of everyday characters
(``characters.EVERYDAY``), for which pairs of neighbours settle everything: ``_by_pairs`` is a short
cut for those, and its table is made from the same rules, not written beside them.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from layout.style import BreakLevel
from layout.text.characters import Kind, pair_codes
from layout.text.unicode_breaks import (
    GUARDS,
    PAIR_RULES,
    Break,
    Guards,
    PairRule,
    PairTable,
    properties_of,
)
from layout.text.unicode_breaks import bound_places as run_uax14


class _Mark(IntEnum):
    """Classes beside those of Unicode, which end where these begin."""

    OPENER = max(Break) + 1
    CLOSER = max(Break) + 2  # whatever R1 and R2 keep from a line's start
    SOLIDUS = max(Break) + 3
    UNIT = max(Break) + 4  # first half of —— and ……; the second is a CLOSER
    NOTE = max(Break) + 5


# What the kind of a character decides against its class in Unicode.  R11: quotation marks by
# context are openers and closers.  R12: what stock line breakers get wrong in Chinese.
_BY_KIND: Final[dict[int, int]] = {
    Kind.OPEN: _Mark.OPENER,
    **dict.fromkeys(
        (
            Kind.CLOSE, Kind.FINAL_CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG,
            Kind.STACK, Kind.STACKED, Kind.INTERPUNCT, Kind.WAVE, Kind.CONNECTOR, Kind.DASH,
            Kind.DASH_SECOND, Kind.ELLIPSIS_SECOND,
        ),
        _Mark.CLOSER,
    ),
    **dict.fromkeys((Kind.SOLIDUS, Kind.LATIN_SOLIDUS), _Mark.SOLIDUS),
    **dict.fromkeys(
        (Kind.DASH_FIRST, Kind.ELLIPSIS_FIRST, Kind.ELLIPSIS, Kind.LONG_DASH), _Mark.UNIT
    ),
    Kind.NOTE: _Mark.NOTE,
    **dict.fromkeys((Kind.PREFIX, Kind.WIDE_PREFIX), Break.PR),
    **dict.fromkeys((Kind.SIGN, Kind.WIDE_SIGN), Break.PO),
    **dict.fromkeys((Kind.DIGIT, Kind.WIDE_DIGIT, Kind.WIDE_DIGIT_TAIL), Break.NU),
    **dict.fromkeys((Kind.COMMA, Kind.LATIN_COLON, Kind.PERIOD), Break.IS),
    **dict.fromkeys((Kind.HYPHEN, Kind.MINUS), Break.HY),
    **dict.fromkeys(
        (Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.WIDE_SPACE),
        Break.SP,
    ),
    # U+200B allows a break like a space that has no width; R1 still holds after it.
    Kind.HIDDEN: Break.SP,
}  # fmt: skip
# R12: + and \\ are letters of C++ and 5G+, not the prefixes of what follows.  No hyphen is drawn,
# so nothing ends at a soft hyphen.
_BY_CHARACTER: Final = {
    "+": Break.AL, "\\": Break.AL, "\u00ad": Break.CM,
}  # fmt: skip

_ANY: Final = ()
_LATIN_CLOSES: Final = (Break.IS, Break.SY, Break.CL, Break.CP)
_CARRIERS_OF_NOTES: Final = (Break.ID, Break.AL, Break.HL, Break.NU, _Mark.NOTE)


@lru_cache(maxsize=len(BreakLevel))
def _rules(level: BreakLevel) -> tuple[PairRule, ...]:
    """Return the rules of a level, in order: what Chinese demands, then UAX #14."""
    chinese: list[PairRule] = [
        (_ANY, (_Mark.CLOSER, _Mark.SOLIDUS, Break.HY), True),  # R1, R2
        ((_Mark.OPENER,), _ANY, True),  # R1
        (_ANY, (Break.PO,), True),  # R6, R9: %, ℃, ² belong to what is before them
        ((Break.PR,), _ANY, True),  # R6: $, № to what is behind
        ((Break.HY,), (Break.PR,), True),  # R6: -$5
        (_CARRIERS_OF_NOTES, (_Mark.NOTE,), True),  # R6
        ((_Mark.SOLIDUS,), (Break.AL, Break.HL, Break.NU), True),  # R6: km/h, 1/2
        # R6: numbers as in UAX #14 LB25 without example 7, which has .5 begin a line.
        (_LATIN_CLOSES, (Break.PR,), True),
        ((Break.IS, Break.SY), (Break.NU,), True),
        ((Break.PO,), (Break.OP,), True),
    ]
    if level is not BreakLevel.BASIC:
        chinese.append(((_Mark.SOLIDUS,), _ANY, True))  # R3
    if level is BreakLevel.STRICT:
        chinese.append((_ANY, (_Mark.UNIT,), True))  # R4
    return (*chinese, *PAIR_RULES)


@lru_cache(maxsize=len(BreakLevel))
def _pair_table(level: BreakLevel) -> PairTable:
    return PairTable(_rules(level))


@lru_cache(maxsize=len(BreakLevel))
def _guards(level: BreakLevel) -> Guards:
    """Return what holds over spaces: they vanish at a line's end, and a mark would stand there."""
    guards = {**GUARDS, _Mark.OPENER: None, _Mark.CLOSER: GUARDS[Break.CL]}
    del guards[Break.QU]  # LB15, which Unicode has dropped since
    if level is not BreakLevel.BASIC:
        guards[_Mark.SOLIDUS] = None
    return guards


def bound_places(text: str, kinds: bytes, level: BreakLevel, *, is_everyday: bool) -> bytes:
    """Return a byte for each position: 0 where a line may end before it, 1 where not.

    ``kinds`` are those of the text, with everything decided that neighbours decide; whether it is
    everyday :func:`layout.text.characters.sort_characters` tells.  The start of the paragraph is
    bound.
    """
    return _by_pairs(kinds, level) if is_everyday else _by_rules(text, kinds, level)


def _by_rules(text: str, kinds: bytes, level: BreakLevel) -> bytes:
    """Find the places in any text: UAX #14 in full, tailored."""
    classes = bytes(map(_class_of, text, kinds))
    return run_uax14(classes, _pair_table(level), _guards(level))


@lru_cache(maxsize=1024)
def _class_of(char: str, kind: int) -> int:
    cls = properties_of(char).cls
    by_kind = _BY_KIND.get(kind)
    if by_kind is not None:
        return cls if by_kind == Break.SP and cls == Break.GL else by_kind
    if char in _BY_CHARACTER:
        return _BY_CHARACTER[char]
    if cls == Break.QU and kind in (Kind.LATIN_OPEN, Kind.LATIN_CLOSE):  # R11
        return Break.OP if kind == Kind.LATIN_OPEN else Break.CP
    if cls == Break.QU and kind == Kind.SYMBOL:  # an apostrophe, part of its word
        return Break.AL
    # UAX #14 leaves it to the context whether ★ is a letter; here it is set like Han.
    return Break.ID if kind in (Kind.WIDE_SYMBOL, Kind.HAN) and cls == Break.AL else cls


# The short cut: the classes of everyday text, each with its number below 16; IS stands for CP too,
# which pairs alike.
_CLASSES: Final = (
    Break.OP, Break.ID, _Mark.OPENER, _Mark.CLOSER, _Mark.SOLIDUS, _Mark.UNIT, Break.EX, Break.AL,
    Break.NU, Break.PR, Break.PO, Break.SP, Break.IS, _Mark.NOTE, Break.HY, Break.QU,
)  # fmt: skip
_NUMBERS: Final[dict[int, int]] = {
    **{kind: _CLASSES.index(cls) for kind, cls in _BY_KIND.items()},
    Kind.LATIN_OPEN: _CLASSES.index(Break.OP),
    Kind.LATIN_CLOSE: _CLASSES.index(Break.IS),
    Kind.LATIN_BANG: _CLASSES.index(Break.EX),
    Kind.STRAIGHT: _CLASSES.index(Break.QU),
    **dict.fromkeys((Kind.LETTER, Kind.SYMBOL), _CLASSES.index(Break.AL)),
}
_OF_KINDS: Final = bytes(_NUMBERS.get(kind, _CLASSES.index(Break.ID)) for kind in range(256))
_SPACE: Final = _CLASSES.index(Break.SP)


@lru_cache(maxsize=len(BreakLevel))
def _bound_pairs(level: BreakLevel) -> bytes:
    table = _pair_table(level)
    return bytes(table[before, after] for before in _CLASSES for after in _CLASSES)


@lru_cache(maxsize=len(BreakLevel))
def _guarded_spaces(level: BreakLevel) -> re.Pattern[bytes]:
    guards = _guards(level)
    numbers = [number for number, cls in enumerate(_CLASSES) if guards.get(cls, ()) is None]
    return re.compile(b"[" + re.escape(bytes(numbers)) + b"]" + re.escape(bytes([_SPACE])) + b"+")


def _by_pairs(kinds: bytes, level: BreakLevel) -> bytes:
    """Find the places in everyday text, by a table of pairs."""
    numbers = kinds.translate(_OF_KINDS)
    bound = b"\1"[: len(kinds)] + pair_codes(numbers).translate(_bound_pairs(level))[1:]
    if _SPACE not in numbers:
        return bound
    guarded = bytearray(bound)
    for found in _guarded_spaces(level).finditer(numbers):
        if found.end() < len(guarded):
            guarded[found.end()] = 1
    return bytes(guarded)
