"""A profile's bounds as the checks use them: graded limits, and how to show them."""

from __future__ import annotations

from typing import Final

from layout.preflight.findings import Grade
from layout.printer import KINDS, Bound, Kind, Limit
from layout.units import millimetres, points

_TENTH: Final = 10
_SUFFIXES: Final = {Kind.PPI: " ppi", Kind.AREA: " mm²", Kind.COUNT: ""}


def bounds_of(bound: Bound | None) -> list[tuple[Grade, Limit]]:
    """Return a bound's limits with their grades, the worst first."""
    if bound is None:
        return []
    found = zip(Grade, (bound.error, bound.warning, bound.note), strict=True)
    return [(grade, limit) for grade, limit in found if limit is not None]


def show_length(length: int) -> str:
    """Return a length in millimetres where that is round, else in points."""
    mm = millimetres(length)
    return f"{mm:g} mm" if mm * 2 == int(mm * 2) else f"{points(length):g} pt"


def show_limit(key: str, limit: Limit) -> str:
    """Return a limit as its profile writes it."""
    value = limit.value
    kind = KINDS[key]
    if kind is Kind.LENGTH:
        return show_length(value)
    if kind is Kind.PERCENT:
        return f"{value / _TENTH:g}%"
    return f"{value}{_SUFFIXES[kind]}"
