"""Values out of a PDF that may hold anything: each function takes any object and never raises.

What is damaged, absent or of another type comes back as None or as something empty; the checks
then say what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, TypeAlias

import pikepdf

Box: TypeAlias = tuple[float, float, float, float]

# What pikepdf may raise for an object that is damaged, gone or of another type.
DAMAGED: Final = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
# Longer arrays than any honest file has are cut off here.
MOST_ITEMS: Final = 200_000
_BOX_NUMBERS: Final = 4
# Beyond this a coordinate is a mistake, and arithmetic with it would overflow.
_MOST_NUMBER: Final = 1e9


def is_dictionary(value: Any) -> bool:
    """Whether the value is a dictionary or a stream."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def is_stream(value: Any) -> bool:
    """Whether the value is a stream."""
    return isinstance(value, pikepdf.Stream)


def is_array(value: Any) -> bool:
    """Whether the value is an array."""
    return isinstance(value, pikepdf.Array)


def get(value: Any, *keys: str) -> Any:
    """Return what stands under the keys, one inside the other, or None."""
    for key in keys:
        if not is_dictionary(value):
            return None
        try:
            value = value.get(key)
        except DAMAGED:
            return None
    return value


def keys(value: Any) -> list[str]:
    """Return a dictionary's keys, with their slashes."""
    if not is_dictionary(value):
        return []
    try:
        return [str(key) for key in value.keys()]  # noqa: SIM118 (a PDF object iterates otherwise)
    except DAMAGED:
        return []


def items(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a dictionary's keys and values."""
    for key in keys(value):
        yield key, get(value, key)


def array(value: Any) -> list[Any]:
    """Return an array's items; anything else is no items."""
    if not is_array(value):
        return []
    found = []
    try:
        for number in range(min(len(value), MOST_ITEMS)):
            found.append(value[number])
    except DAMAGED:
        pass
    return found


def name(value: Any) -> str:
    """Return a name without its slash, or an empty text."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except DAMAGED:
        # A name need not be UTF-8.
        return bytes(value).decode("latin-1")[1:]


def text(value: Any) -> str | None:
    """Return a string as text, or None when it is none."""
    if not isinstance(value, pikepdf.String):
        return None
    try:
        return str(value)
    except DAMAGED:
        return bytes(value).decode("latin-1")


def data(value: Any) -> bytes | None:
    """Return a string as bytes, or None when it is none."""
    return bytes(value) if isinstance(value, pikepdf.String) else None


def number(value: Any) -> float | None:
    """Return a number within reason, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    found = float(value)
    return found if -_MOST_NUMBER < found < _MOST_NUMBER else None


def whole(value: Any) -> int | None:
    """Return a whole number, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def numbers(value: Any) -> list[float]:
    """Return the numbers of an array; one item that is no number makes it empty."""
    found = [number(item) for item in array(value)]
    return [item for item in found if item is not None] if None not in found else []


def box(value: Any) -> Box | None:
    """Return a rectangle with its lower left corner first, or None."""
    found = numbers(value)
    if len(found) != _BOX_NUMBERS:
        return None
    x0, y0, x1, y1 = found
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def identity(value: Any) -> tuple[int, int] | None:
    """Return an indirect object's number, or None for a direct one."""
    try:
        found: tuple[int, int] = value.objgen
    except DAMAGED:
        return None
    return found if found[0] else None


def read_stream(value: Any, most: int) -> bytes | None:
    """Return a stream's decoded bytes; None when it is damaged or longer than ``most``."""
    if not is_stream(value):
        return None
    try:
        from layout.preflight.lzw import has_lzw, read_lzw

        if has_lzw(value):
            return read_lzw(value, most)
        found: bytes = value.read_bytes()
    except (*DAMAGED, MemoryError):
        return None
    return found if len(found) <= most else None


def filters(value: Any) -> list[str]:
    """Return the names of a stream's filters, in order."""
    found = get(value, "/Filter")
    return [name(item) for item in array(found)] if is_array(found) else [name(found)] * bool(found)
