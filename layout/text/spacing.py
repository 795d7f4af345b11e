"""How wide characters and the gaps between them are: R20 to R26, R30 to R33, R40 to R42.

Widths belong to characters, everything else to the boundary between two neighbours, so that the
width of any stretch of text is a difference of two prefix sums.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from layout.style import Cells, Punctuation
from layout.text.characters import LATIN_KINDS, Kind, byte_table
from layout.units import Length, scale

EM: Final = 1000


class _Class(IntEnum):
    NONE = 0  # before the first character
    HAN = 1
    OPEN = 2
    CLOSE = 3
    PAUSE = 4
    COLON = 5
    STOP = 6
    WIDE = 7  # one em, without a gap to Latin
    LATIN = 8  # letters and digits, with a gap to Han
    POINT = 9  # other Latin characters, without one
    WORD_SPACE = 10
    MIXED_SPACE = 11
    HAN_SPACE = 12
    WIDE_SPACE = 13
    RIGID = 14  # connectors, interpuncts, solidi: nothing stretches beside them (R42)
    BOUND = 15  # stacked marks and second halves of units: nothing stretches before them


CLASSES: Final = byte_table(
    _Class.HAN,
    {
        _Class.OPEN: (Kind.OPEN,),
        _Class.CLOSE: (Kind.CLOSE,),
        _Class.PAUSE: (Kind.PAUSE,),
        _Class.COLON: (Kind.COLON,),
        _Class.STOP: (Kind.STOP, Kind.BANG, Kind.FINAL_CLOSE),
        _Class.WIDE: (
            Kind.DASH_FIRST, Kind.ELLIPSIS_FIRST, Kind.ELLIPSIS, Kind.LONG_DASH, Kind.WIDE_SYMBOL,
            Kind.WIDE_SIGN, Kind.FORBIDDEN, Kind.WIDE_PREFIX,
        ),
        _Class.LATIN: (Kind.LETTER, Kind.DIGIT, Kind.SIGN, Kind.PREFIX, Kind.MINUS),
        _Class.POINT: (
            Kind.COMMA, Kind.LATIN_COLON, Kind.PERIOD, Kind.LATIN_BANG, Kind.LATIN_OPEN,
            Kind.LATIN_CLOSE, Kind.HYPHEN, Kind.SYMBOL, Kind.STRAIGHT,
            Kind.LATIN_SOLIDUS,
        ),
        _Class.WORD_SPACE: (Kind.WORD_SPACE,),
        _Class.MIXED_SPACE: (Kind.MIXED_SPACE,),
        _Class.HAN_SPACE: (Kind.HAN_SPACE,),
        _Class.WIDE_SPACE: (Kind.WIDE_SPACE,),
        _Class.RIGID: (
            Kind.INTERPUNCT, Kind.WAVE, Kind.CONNECTOR, Kind.SOLIDUS, Kind.DASH, Kind.NO_SPACE,
            Kind.HIDDEN,
        ),
        _Class.BOUND: (
            Kind.DASH_SECOND, Kind.ELLIPSIS_SECOND, Kind.STACKED, Kind.STACK,
            Kind.WIDE_DIGIT_TAIL,
        ),
    },
)  # fmt: skip

# Widths in half ems (R20, R21); Latin kinds are measured, spaces are boundaries.
_HALF_KINDS: Final = (
    Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS, Kind.STACKED,
)  # fmt: skip
_MEASURED_KINDS: Final = LATIN_KINDS
_EMPTY_KINDS: Final = (
    Kind.SPACE, Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.WIDE_SPACE,
    Kind.EXTEND, Kind.HIDDEN,
)  # fmt: skip
_HALVES: Final = byte_table(
    2,
    {1: _HALF_KINDS, 0: _MEASURED_KINDS + _EMPTY_KINDS, 4: (Kind.LONG_DASH,)},
)

# Marks that carry their white on the right, and what they are at a line's end.
_POINTS: Final = (_Class.PAUSE, _Class.COLON, _Class.STOP)
_WHITE_BEHIND: Final = (_Class.CLOSE, *_POINTS)
_TYPED: Final = (
    _Class.WORD_SPACE, _Class.MIXED_SPACE, _Class.HAN_SPACE, _Class.WIDE_SPACE,
)  # fmt: skip

# R30: a gap may shrink to 1/8 em and stretch to 1/2.  Houses that stop at 1/3 track the Han of a
# line with a date or a sum for it, which is seen sooner.
# R33: a word space has 1/4 to 1/2 em.
MIN_GAP: Final = EM // 8
MAX_GAP: Final = EM // 2
MIN_WORD_SPACE: Final = EM // 4
MAX_WORD_SPACE: Final = EM // 2


class Tier(IntEnum):
    """Where white can be taken from, in the order of R40; the numbers are the rule's steps."""

    NONE = 0
    LINE_END = 1
    WORD_SPACE = 2
    BRACKET = 4
    PAUSE = 5
    GAP = 6
    STOP = 7


class Tail(IntEnum):
    """What the white of a mark at a line's end does (R26)."""

    NONE = 0
    OPTIONAL = 1  # half an em, or a whole one, as the line-end policy has it
    HALF = 2  # always half, in the styles that set the mark half an em wide


class SpacingTable(Struct, frozen=True):
    """All pairs of neighbours for one size, style and gap; indices are pair codes.

    ``kerns`` is the white added (or, below zero, taken away) between the two, ``kerned`` 1 where
    there is any; ``tiers`` where the white between them can be squeezed; ``stretch`` 1 where
    tracking may open the line; ``flex`` 1 at word spaces, 2 at Han-Latin gaps; ``head`` what an
    opener loses at a line's start (R25); ``capacities`` how far the white of each tier can be
    squeezed, and ``squeezes`` the tiers that have some, in the order of R40.  What is read for
    every character is in lists, which Python reads in half the time of tuples.
    """

    half: Length
    head: Length
    kerns: tuple[Length, ...]
    kerned: bytes
    tiers: bytes
    stretch: bytes
    flex: bytes
    tails: bytes
    widths: list[Length]
    capacities: list[Length]
    squeezes: tuple[tuple[int, Length], ...]
    word_room: Length
    gap_room: Length


# What stands between two classes, as a code that a size turns into a length: so many halves
# removed, the Han-Latin gap, or the width of a kind of space.
_JOINT: Final = 8
_SPACES: Final = (
    _Class.WORD_SPACE, _Class.MIXED_SPACE, _Class.HAN_SPACE, _Class.WIDE_SPACE,
)  # fmt: skip


class _Pattern(Struct, frozen=True):
    """What holds for every size of a punctuation style, one entry for each pair of classes."""

    kerns: bytes
    tiers: bytes
    stretch: bytes
    flex: bytes
    tails: bytes


@lru_cache(maxsize=8)
def _pattern(style: Punctuation, cells: Cells) -> _Pattern:
    spaces = {space: _JOINT + 1 + i for i, space in enumerate(_SPACES)}

    def kern(a: _Class, b: _Class) -> int:
        if a in spaces:
            return spaces[a]
        return _JOINT if _is_mixed(a, b) else _removed(a, b, style, cells)

    pairs = [(a, b) for a in _Class for b in _Class]
    return _Pattern(
        kerns=bytes(kern(a, b) for a, b in pairs),
        tiers=bytes(_tier(a, b, style, cells) for a, b in pairs),
        stretch=bytes(_stretches(a, b) for a, b in pairs),
        flex=bytes(_flex(a, b) for a, b in pairs),
        tails=_tails(style),
    )


@lru_cache(maxsize=256)
def spacing_table(
    size: Length, style: Punctuation, cells: Cells, gap: int, word_space: int
) -> SpacingTable:
    """Return the table for a size; ``gap`` and ``word_space`` are in em/1000.

    In the character grid the gap is part of the cells that Latin is padded to (R57).
    """
    pattern = _pattern(style, cells)
    gap = 0 if cells is Cells.GRID else gap
    half = size // 2
    joint = scale(size, gap, EM)
    space = scale(size, word_space, EM)
    lengths = [-half * removed for removed in range(_JOINT)]
    lengths += [joint, space, joint, half, size]

    def capacity(tier: int) -> Length:
        if tier == Tier.GAP:
            return max(0, joint - scale(size, MIN_GAP, EM))
        if tier == Tier.WORD_SPACE:
            return max(0, space - scale(size, MIN_WORD_SPACE, EM))
        return half if tier in (Tier.BRACKET, Tier.PAUSE, Tier.STOP) else 0

    kerns = tuple(map(lengths.__getitem__, pattern.kerns))
    capacities = list(map(capacity, range(max(Tier) + 1)))
    return SpacingTable(
        half=half,
        head=0 if cells is Cells.GRID else half,
        kerns=kerns,
        kerned=bytes(kern != 0 for kern in kerns),
        tiers=pattern.tiers,
        stretch=pattern.stretch,
        flex=pattern.flex,
        tails=pattern.tails,
        widths=[half if h == 1 else h * size // 2 for h in _HALVES],
        capacities=capacities,
        squeezes=tuple((tier, each) for tier, each in enumerate(capacities) if each),
        word_room=max(0, scale(size, MAX_WORD_SPACE, EM) - space),
        # In the grid one gap takes all there is, so that the Han on both sides keep to their cells.
        gap_room=size if cells is Cells.GRID else max(0, scale(size, MAX_GAP, EM) - joint),
    )


def _is_mixed(a: _Class, b: _Class) -> bool:
    return {a, b} == {_Class.HAN, _Class.LATIN}


def _removed(a: _Class, b: _Class, style: Punctuation, cells: Cells) -> int:
    """Return how many half ems of white go between two neighbours (R23; R22 for the styles).

    None in the character grid, where every mark of the full style has its cell.
    """
    if cells is Cells.GRID and style is Punctuation.QUANJIAO:
        return 0
    behind, before = a in _WHITE_BEHIND, b is _Class.OPEN
    if style is Punctuation.BANJIAO:
        return behind + before
    closing = b in (_Class.CLOSE, _Class.BOUND)
    if style is Punctuation.KAIMING:
        kept = a is _Class.STOP and not closing and b is not _Class.STOP
        return (behind and not kept) + before
    if a is _Class.CLOSE:
        return int(closing or b is _Class.OPEN or b in _POINTS)
    if a in _POINTS:
        return int(b in (_Class.CLOSE, _Class.OPEN))
    return int(b is _Class.OPEN and a is _Class.OPEN)


def _tier(a: _Class, b: _Class, style: Punctuation, cells: Cells) -> Tier:
    """Return the step of R40 in which the white between two neighbours is squeezed."""
    if a is _Class.WORD_SPACE and b not in _TYPED:
        return Tier.WORD_SPACE
    if _is_mixed(a, b) or (a is _Class.MIXED_SPACE and b not in _TYPED):
        return Tier.GAP
    white = (a in _WHITE_BEHIND) + (b is _Class.OPEN) - _removed(a, b, style, cells)
    if white <= 0 or b in _TYPED:
        return Tier.NONE
    if b is _Class.OPEN or a is _Class.CLOSE:
        return Tier.BRACKET
    return {_Class.PAUSE: Tier.PAUSE, _Class.STOP: Tier.STOP}.get(a, Tier.NONE)


_CLOSED_BEHIND: Final = frozenset((_Class.NONE, _Class.RIGID))
_CLOSED_BEFORE: Final = frozenset((*_TYPED, _Class.BOUND, _Class.RIGID))
_LATIN: Final = frozenset((_Class.LATIN, _Class.POINT))


def _stretches(a: _Class, b: _Class) -> bool:
    """Tell whether tracking may widen the boundary (R41.3, R42)."""
    if a in _CLOSED_BEHIND or b in _CLOSED_BEFORE:
        return False
    # Two units side by side, and the third mark of ！！！, which is one with its stack (R20).
    if a is _Class.BOUND and b in (_Class.WIDE, _Class.STOP):
        return False
    latin = (a in _LATIN) + (b in _LATIN)
    return not (latin == 2 or (latin and _Class.WIDE in (a, b)))  # noqa: PLR2004


def _flex(a: _Class, b: _Class) -> int:
    if b in _TYPED:
        return 0
    if a is _Class.WORD_SPACE:
        return 1
    return 2 if _is_mixed(a, b) or a is _Class.MIXED_SPACE else 0


def _tails(style: Punctuation) -> bytes:
    """Return a table from kinds to what their white does at a line's end."""
    tails = bytearray(256)
    for kind, cls in enumerate(CLASSES):
        if cls in _WHITE_BEHIND and kind:
            whole = style is Punctuation.QUANJIAO or (
                style is Punctuation.KAIMING and cls == _Class.STOP
            )
            tails[kind] = Tail.OPTIONAL if whole else Tail.HALF
    return bytes(tails)
