"""UAX #14, the Unicode line breaking algorithm, as it stands: Unicode 15.0, not tailored (R10).

This is the base on which :mod:`layout.text.prohibition` builds the rules of Chinese; nothing here
knows them.  LB25 is read as the regular expression of UAX #14 8.2 example 7, as Unicode's own
test file LineBreakTest.txt does.  The rules are cited as LB1 to LB31.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache, lru_cache
from types import ModuleType
from typing import Final, NamedTuple, TypeAlias


class Break(IntEnum):
    """The line-break classes that are left when LB1 is done; OW and XP: see ``unicode_table``."""

    AL = 1
    B2 = 2
    BA = 3
    BB = 4
    BK = 5
    CB = 6
    CL = 7
    CM = 8
    CP = 9
    CR = 10
    EB = 11
    EM = 12
    EX = 13
    GL = 14
    H2 = 15
    H3 = 16
    HL = 17
    HY = 18
    ID = 19
    IN = 20
    IS = 21
    JL = 22
    JT = 23
    JV = 24
    LF = 25
    NL = 26
    NS = 27
    NU = 28
    OP = 29
    OW = 30
    PO = 31
    PR = 32
    QU = 33
    RI = 34
    SP = 35
    SY = 36
    WJ = 37
    XP = 38
    ZW = 39
    ZWJ = 40


# ``(befores, afters, bound)``: no line ends between them, or with bound False one may; an empty
# side is any class.  The first rule that fits decides.
PairRule: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], bool]
# What may not follow a class and any spaces: some classes, or with None all.
Guards: TypeAlias = Mapping[int, frozenset[int] | None]

_NONE: Final[frozenset[int]] = frozenset()
_FORCED: Final = (Break.BK, Break.CR, Break.LF, Break.NL)
_NEVER_FIRST: Final = (*_FORCED, Break.SP, Break.ZW)
# LB9: what a combining mark cannot stand on.
_BASELESS: Final = frozenset(_NEVER_FIRST)
_OPENS: Final = (Break.OP, Break.OW)
# LB14 to LB17: ``X SP* × Y``.
GUARDS: Final[Guards] = {
    **dict.fromkeys(_OPENS),
    Break.QU: frozenset(_OPENS),
    Break.CL: frozenset((Break.NS,)),
    Break.CP: frozenset((Break.NS,)),
    Break.B2: frozenset((Break.B2,)),
}

_ANY: Final = ()
_LETTERS: Final = (Break.AL, Break.HL)
_IDEOGRAPHS: Final = (Break.ID, Break.XP, Break.EB, Break.EM)
_SYLLABLES: Final = (Break.JL, Break.JV, Break.JT, Break.H2, Break.H3)
_AFFIXES: Final = (Break.PR, Break.PO)
# The rules that two neighbours settle, in the standard's order.
PAIR_RULES: Final[tuple[PairRule, ...]] = (
    ((Break.CR,), (Break.LF,), True),  # LB5
    (_FORCED, _ANY, False),  # LB4, LB5
    (_ANY, _NEVER_FIRST, True),  # LB6, LB7
    ((Break.ZW,), _ANY, False),  # LB8
    (_ANY, (Break.WJ,), True),  # LB11
    ((Break.WJ, Break.GL), _ANY, True),  # LB11, LB12
    ((Break.SP, Break.BA, Break.HY), (Break.GL,), False),  # LB12a
    (_ANY, (Break.GL,), True),
    (_ANY, (Break.CL, Break.CP, Break.EX, Break.IS, Break.SY), True),  # LB13
    (_OPENS, _ANY, True),  # LB14
    ((Break.B2,), (Break.B2,), True),  # LB17
    ((Break.SP,), _ANY, False),  # LB18
    (_ANY, (Break.QU,), True),  # LB19
    ((Break.QU,), _ANY, True),
    (_ANY, (Break.CB,), False),  # LB20
    ((Break.CB,), _ANY, False),
    (_ANY, (Break.BA, Break.HY, Break.NS, Break.IN), True),  # LB21, LB22
    ((Break.BB,), _ANY, True),
    ((Break.SY,), (Break.HL,), True),  # LB21b
    (_LETTERS, (Break.NU,), True),  # LB23
    ((Break.NU,), _LETTERS, True),
    ((Break.PR,), _IDEOGRAPHS, True),  # LB23a
    (_IDEOGRAPHS, (Break.PO,), True),
    (_AFFIXES, _LETTERS, True),  # LB24
    (_LETTERS, _AFFIXES, True),
    ((*_AFFIXES, Break.HY), (Break.NU,), True),  # LB25; the rest of it is in _NUMBER
    ((Break.NU,), (Break.NU, *_AFFIXES), True),
    ((Break.JL,), (Break.JL, Break.JV, Break.H2, Break.H3), True),  # LB26
    ((Break.JV, Break.H2), (Break.JV, Break.JT), True),
    ((Break.JT, Break.H3), (Break.JT,), True),
    (_SYLLABLES, (Break.PO,), True),  # LB27
    ((Break.PR,), _SYLLABLES, True),
    (_LETTERS, _LETTERS, True),  # LB28
    ((Break.IS,), _LETTERS, True),  # LB29
    ((*_LETTERS, Break.NU), (Break.OP,), True),  # LB30
    ((Break.CP,), (*_LETTERS, Break.NU), True),
    ((Break.EB, Break.XP), (Break.EM,), True),  # LB30b; LB30a counts, see bound_places
)


def _any_of(classes: Iterable[int]) -> bytes:
    return b"[" + b"".join(re.escape(bytes([cls])) for cls in classes) + b"]"


# LB25 (example 7): what a number holds together behind its first digit, and its prefix before a
# bracket or a hyphen.
_NUMBER: Final = re.compile(
    bytes([Break.NU])
    + _any_of((Break.NU, Break.SY, Break.IS))
    + b"*"
    + _any_of((Break.CL, Break.CP))
    + b"?"
    + _any_of(_AFFIXES)
    + b"?"
)
_PREFIX: Final = re.compile(
    _any_of(_AFFIXES) + b"(?=" + _any_of((*_OPENS, Break.HY)) + bytes([Break.NU]) + b")"
)


class Properties(NamedTuple):
    """What Unicode says of a character; ``category`` has only M for marks and L for letters."""

    cls: Break
    category: str
    width: str


@lru_cache(maxsize=256)
def _properties(place: int) -> Properties:
    cls, category, width = unicode_table().PROPERTIES[place].split()
    return Properties(Break[cls], category, width)


@cache
def unicode_table() -> ModuleType:
    """Return the table of properties, which most newspapers never need."""
    from layout.text import unicode_table

    return unicode_table


def properties_of(char: str) -> Properties:
    """Return line-break class, general category and East Asian width of a character."""
    table = unicode_table()
    return _properties(table.PLACES[bisect_right(table.STARTS, char) - 1])


class PairTable(dict[tuple[int, int], bool]):
    """Whether no line may end between two neighbours, as far as rules of pairs can tell."""

    def __init__(self, rules: tuple[PairRule, ...]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, pair: tuple[int, int]) -> bool:
        before, after = pair
        for befores, afters, bound in self._rules:
            if (not befores or before in befores) and (not afters or after in afters):
                self[pair] = bound
                return bound
        self[pair] = False  # LB31
        return False


_PAIRS: Final = PairTable(PAIR_RULES)


def bound_places(classes: bytes, pairs: PairTable = _PAIRS, guards: Guards = GUARDS) -> bytes:
    """Return a byte for each position: 0 where a line may end before it, 1 where not.

    ``classes`` are one a character.  ``pairs`` and ``guards`` are what a tailoring may change; it
    may have classes of its own beside :class:`Break`.  A place where a line must end counts as one
    where it may.
    """
    bound = bytearray(b"\1") * len(classes)
    bases = bytearray()
    places: list[int] = []
    lead = flags = 0
    joined = False
    for at, cls in enumerate(classes):
        is_mark = cls in (Break.CM, Break.ZWJ)
        if is_mark and bases and bases[-1] not in _BASELESS:  # LB9
            joined = cls == Break.ZWJ
            continue
        after = Break.AL if is_mark else cls  # LB10
        if bases:
            is_pair = after == Break.RI and flags % 2 == 1  # LB30a
            bound[at] = joined or is_pair or _holds(bases, lead, after, pairs, guards)
        joined = cls == Break.ZWJ  # LB8a
        flags = flags + 1 if after == Break.RI else 0
        lead = lead if after == Break.SP else after
        bases.append(after)
        places.append(at)
    if Break.NU in bases:
        for place in _held_by_numbers(bytes(bases)):
            bound[places[place]] = 1
    return bytes(bound)


def _holds(bases: bytearray, lead: int, after: int, pairs: PairTable, guards: Guards) -> bool:
    """Tell whether a line is held before ``after``; ``lead`` is what stands before the spaces."""
    before = bases[-1]
    if before == Break.SP and after not in _NEVER_FIRST:
        if lead == Break.ZW:  # LB8
            return False
        guarded = guards.get(lead, _NONE)
        if guarded is None or after in guarded:
            return True
    if before in (Break.HY, Break.BA) and len(bases) > 1 and bases[-2] == Break.HL:  # LB21a
        return after != Break.CB
    return pairs[before, after]


def _held_by_numbers(bases: bytes) -> Iterable[int]:
    for found in _NUMBER.finditer(bases):
        yield from range(found.start() + 1, found.end())
    for found in _PREFIX.finditer(bases):
        yield found.end()
