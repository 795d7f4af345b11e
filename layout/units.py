"""Integer lengths: every length of the program is a whole number of 1/12700 pt.

One point is 12 700 units and one millimetre 36 000 (the EMU of ISO/IEC 29500-1 20.1.2.1), so
points, millimetres and Q are all whole, and sums of lengths are exact.  Only writers turn a
length into a float, through :func:`points`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import sub
from typing import Final, TypeAlias

Length: TypeAlias = int

PT: Final[Length] = 12_700
MM: Final[Length] = 36_000
Q: Final[Length] = 9_000

# The desktop values of the size names (字号).  Photosetters used others (小初 30 pt, 二号 21 pt),
# so a paper can give its own table.
SIZE_NAMES: Final[Mapping[str, Length]] = {
    "初号": 42 * PT,
    "小初": 36 * PT,
    "一号": 26 * PT,
    "小一": 24 * PT,
    "二号": 22 * PT,
    "小二": 18 * PT,
    "三号": 16 * PT,
    "小三": 15 * PT,
    "四号": 14 * PT,
    "小四": 12 * PT,
    "五号": 21 * PT // 2,
    "小五": 9 * PT,
    "六号": 15 * PT // 2,
    "小六": 13 * PT // 2,
    "七号": 11 * PT // 2,
}

_LENGTH = re.compile(r"([+-]?[0-9]{1,6}(?:\.[0-9]{1,4})?)\s*(pt|mm|cm|Q|字|em|磅|毫米)")
_UNITS: Final[Mapping[str, Length]] = {
    "pt": PT,
    "磅": PT,
    "mm": MM,
    "毫米": MM,
    "cm": 10 * MM,
    "Q": Q,
}


def points(length: Length) -> float:
    """Return a length in PostScript points, for writers and messages only."""
    return length / PT


def millimetres(length: Length) -> float:
    """Return a length in millimetres, for writers and messages only."""
    return length / MM


def scale(length: Length, numerator: int, denominator: int) -> Length:
    """Return ``length * numerator / denominator`` rounded half up, in integers."""
    return (2 * length * numerator + denominator) // (2 * denominator)


def spread(total: Length, parts: int) -> tuple[Length, ...]:
    """Divide a length into parts that differ by one unit at most and add up exactly.

    The odd units are spread evenly over the parts, not heaped at one end.
    """
    if parts <= 0:
        return ()
    edges = [total * i // parts for i in range(parts + 1)]
    return tuple(map(sub, edges[1:], edges))


def parse_length(
    text: str, *, em: Length | None = None, names: Mapping[str, Length] = SIZE_NAMES
) -> Length:
    """Read ``5mm``, ``10.5pt``, ``2字`` or a size name as a length.

    ``字`` and ``em`` need ``em``, the body size they count in.  Raises ValueError for anything
    else, a bare number among it.
    """
    text = text.strip()
    if text in names:
        return names[text]
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    number, unit = found.groups()
    if unit in ("字", "em"):
        if em is None:
            raise ValueError(text)
        base = em
    else:
        base = _UNITS[unit]
    whole, _, fraction = number.lstrip("+-").partition(".")
    value = scale(base, int(whole + fraction), 10 ** len(fraction))
    return -value if number.startswith("-") else value
