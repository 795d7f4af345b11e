"""Where a line may end: the prohibitions of line edges (R1 to R6) as a table of pairs."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from layout.style import BreakLevel
from layout.text.characters import Kind, byte_table, pair_codes


class _Class(IntEnum):
    LATIN_OPEN = 0
    HAN = 1
    OPEN = 2
    CLOSE = 3  # whatever never starts a line
    SOLIDUS = 4
    UNIT = 5  # first half of —— and ……
    UNIT_END = 6
    LETTER = 7
    DIGIT = 8
    PREFIX = 9
    SIGN = 10
    SPACE = 11
    POINT = 12
    SYMBOL = 13
    NOTE = 14
    HYPHEN = 15


_CLASSES: Final = byte_table(
    _Class.HAN,
    {
        _Class.LATIN_OPEN: (Kind.LATIN_OPEN,),
        _Class.OPEN: (Kind.OPEN,),
        # R1: closers and points.  R2: connectors and interpuncts.
        _Class.CLOSE: (
            Kind.CLOSE, Kind.FINAL_CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG,
            Kind.STACKED, Kind.INTERPUNCT, Kind.WAVE,
            Kind.CONNECTOR, Kind.DASH,
        ),
        _Class.SOLIDUS: (Kind.SOLIDUS,),
        _Class.UNIT: (Kind.DASH_FIRST, Kind.ELLIPSIS_FIRST, Kind.ELLIPSIS, Kind.LONG_DASH),
        _Class.UNIT_END: (Kind.DASH_SECOND, Kind.ELLIPSIS_SECOND),
        _Class.LETTER: (Kind.LETTER,),
        _Class.DIGIT: (Kind.DIGIT,),
        _Class.PREFIX: (Kind.PREFIX,),
        _Class.SIGN: (Kind.SIGN, Kind.WIDE_SIGN),
        _Class.SPACE: (
            Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.WIDE_SPACE,
            Kind.HIDDEN,
        ),
        _Class.POINT: (
            Kind.COMMA, Kind.LATIN_COLON, Kind.PERIOD, Kind.LATIN_BANG, Kind.LATIN_CLOSE,
        ),
        _Class.SYMBOL: (Kind.SYMBOL, Kind.STRAIGHT),
        _Class.NOTE: (Kind.NOTE,),
        _Class.HYPHEN: (Kind.HYPHEN,),
    },
)  # fmt: skip
# Classes that hold together among themselves (R6; UAX #14 LB23 to LB30).
_LATIN: Final = frozenset(
    (
        _Class.LATIN_OPEN, _Class.LETTER, _Class.DIGIT, _Class.PREFIX, _Class.SIGN, _Class.POINT,
        _Class.SYMBOL, _Class.HYPHEN,
    )
)  # fmt: skip
_NEVER_FIRST: Final = frozenset(
    (
        _Class.CLOSE, _Class.SOLIDUS, _Class.UNIT_END, _Class.SIGN, _Class.SPACE, _Class.POINT,
        _Class.HYPHEN,
    )
)  # fmt: skip
_NEVER_LAST: Final = frozenset((_Class.OPEN, _Class.LATIN_OPEN, _Class.PREFIX))
_CARRIERS_OF_NOTES: Final = frozenset((_Class.HAN, _Class.LETTER, _Class.DIGIT, _Class.NOTE))

# Classes are small numbers, none of them special in a pattern but 10 (newline), which needs no
# escape inside a set.
_OPEN_AND_SPACES: Final = re.compile(b"[%c%c]%c+" % (_Class.OPEN, _Class.LATIN_OPEN, _Class.SPACE))
_GUARDED_AND_SPACES: Final = re.compile(
    b"[%c%c%c]%c+" % (_Class.OPEN, _Class.LATIN_OPEN, _Class.SOLIDUS, _Class.SPACE)
)


def _is_bound(before: _Class, after: _Class, level: BreakLevel) -> bool:
    """Tell whether no line may end between two neighbours."""
    if before is _Class.HYPHEN and after is _Class.LETTER:
        return False
    return (
        after in _NEVER_FIRST
        or before in _NEVER_LAST
        or (before in _LATIN and after in _LATIN)
        or (after is _Class.NOTE and before in _CARRIERS_OF_NOTES)
        or (before is _Class.SOLIDUS and level is not BreakLevel.BASIC)
        or (after is _Class.UNIT and level is BreakLevel.STRICT)
    )


@lru_cache(maxsize=len(BreakLevel))
def _pairs(level: BreakLevel) -> bytes:
    return bytes(_is_bound(a, b, level) for a in _Class for b in _Class)


def bound_places(kinds: bytes, level: BreakLevel) -> bytes:
    """Return a byte for each position: 0 where a line may end before it, 1 where not.

    The start of the paragraph is bound, and so is what follows an opener and spaces (UAX #14
    LB14): the spaces vanish at a line's end, and the opener would stand there.
    """
    classes = kinds.translate(_CLASSES)
    bound = pair_codes(classes).translate(_pairs(level))
    bound = b"\1" + bound[1:]
    if _Class.SPACE not in classes:
        return bound
    guarded = bytearray(bound)
    pattern = _OPEN_AND_SPACES if level is BreakLevel.BASIC else _GUARDED_AND_SPACES
    for found in pattern.finditer(classes):
        if found.end() < len(guarded):
            guarded[found.end()] = 1
    return bytes(guarded)
