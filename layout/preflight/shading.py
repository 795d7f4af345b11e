"""The darkest colour of a shading, from the ends of its functions."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight import values
from layout.preflight.colour import Inks, Space, inks_of

_MOST_DEPTH: Final = 4
_STITCHING: Final = 3
_EXPONENTIAL: Final = 2
_MOST_SAMPLES: Final = 4096
_BYTE: Final = 8


def darkest(shading: Any, space: Space | None) -> Inks | None:
    """Return the inks of the colour with most ink among those that a shading's functions end in.

    None where the functions cannot be read (calculators, meshes without a function) or the space
    has no inks.
    """
    if space is None:
        return None
    function = values.get(shading, "/Function")
    if values.is_array(function):
        columns = [_ends(item, 0) for item in values.array(function)]
        count = min((len(column) for column in columns), default=0)
        colours = [tuple(column[n][0] for column in columns if column[n]) for n in range(count)]
    else:
        colours = _ends(function, 0)
    inks = [found for colour in colours if (found := inks_of(space, colour)) is not None]
    return max(inks, key=lambda row: sum(amount for _, amount in row), default=None)


def _ends(function: Any, depth: int) -> list[tuple[float, ...]]:
    kind = values.whole(values.get(function, "/FunctionType"))
    if depth > _MOST_DEPTH:
        return []
    if kind == _EXPONENTIAL:
        low = values.numbers(values.get(function, "/C0")) or [0.0]
        high = values.numbers(values.get(function, "/C1")) or [1.0]
        return [tuple(low), tuple(high)]
    if kind == _STITCHING:
        parts = values.array(values.get(function, "/Functions"))
        return [end for part in parts[:_MOST_SAMPLES] for end in _ends(part, depth + 1)]
    if kind == 0:
        return _samples(function)
    return []


def _samples(function: Any) -> list[tuple[float, ...]]:
    width = len(values.numbers(values.get(function, "/Range"))) // 2
    data = values.read_stream(function, 1 << 20)
    if not width or data is None or values.whole(values.get(function, "/BitsPerSample")) != _BYTE:
        return []
    rows = range(0, min(len(data), _MOST_SAMPLES * width) - width + 1, width)
    return [tuple(byte / 255 for byte in data[at : at + width]) for at in rows]
