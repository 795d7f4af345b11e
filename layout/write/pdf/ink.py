"""Colour operators: CMYK and spot inks alone, never DeviceGray or DeviceRGB."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from layout.color import BLACK, CMYK, Color, Spot
from layout.units import scale
from layout.write.pdf.objects import (
    PdfFile,
    PdfObject,
    Value,
    array,
    dictionary,
    name,
    number,
)

_SOLID: Final = 1000
_PROCESS: Final = "CMYK"
# Graphics states by what prints over: (fills, strokes).
_STATES: Final = {(f, s): f"O{f:d}{s:d}" for f in (False, True) for s in (False, True)}
KNOCK_OUT: Final = f"/{_STATES[False, False]} gs"


class InkBook:
    """How a document sets its inks, and the spot inks that it has used so far.

    ``overprints``: black type and rules print over what is below them; white, colours and areas
    knock it out.  ``has_spots``: spot inks keep their own plate.
    """

    def __init__(self, *, overprints: bool = False, has_spots: bool = False) -> None:
        self.overprints = overprints
        self._has_spots = has_spots
        self._spots: dict[str, Spot] = {}

    def resource(self, color: Color) -> str:
        """Return the colour space of a spot ink on a plate of its own; empty for all others."""
        if not self._has_spots or isinstance(color, CMYK):
            return ""
        self._spots.setdefault(color.name, color)
        return f"S{list(self._spots).index(color.name) + 1}"

    def write(self, file: PdfFile) -> dict[str, Value]:
        """Return the resources that the content needs for its inks."""
        entries: dict[str, Value] = {}
        if self.overprints:
            entries["ExtGState"] = dictionary(
                {key: file.add(_state(*over)) for over, key in _STATES.items()}
            )
        if self._spots:
            entries["ColorSpace"] = dictionary(
                {self.resource(spot): file.add(_separation(spot)) for spot in self._spots.values()}
            )
        return entries


class Inks:
    """The inks of one content stream while it is written; ``used`` are the plates it needs."""

    def __init__(self, book: InkBook) -> None:
        self._book = book
        self._over = (False, False)
        self.used: dict[str, None] = {}

    def fill(self, color: Color, *, is_area: bool = False) -> str:
        """Return the operators that set the ink of text and areas."""
        over = (color == BLACK and not is_area, self._over[1])
        return self._print_over(over) + self._set(color, "cs", "scn", "k")

    def stroke(self, color: Color) -> str:
        """Return the operators that set the ink of lines."""
        return self._print_over((self._over[0], color == BLACK)) + self._set(
            color, "CS", "SCN", "K"
        )

    def _print_over(self, over: tuple[bool, bool]) -> str:
        if not self._book.overprints or over == self._over:
            return ""
        self._over = over
        return f"/{_STATES[over]} gs "

    def _set(self, color: Color, space: str, tint: str, process: str) -> str:
        resource = self._book.resource(color)
        if resource and isinstance(color, Spot):
            self.used[color.name] = None
            return f"/{resource} {space} {number(color.tint / _SOLID)} {tint}"
        inks = process_color(color)
        for ink, share in zip(_PROCESS, (inks.c, inks.m, inks.y, inks.k), strict=True):
            if share:
                self.used[ink] = None
        return f"{_shares(inks)} {process}"


def process_color(color: Color) -> CMYK:
    """Return the process inks that stand for a colour."""
    if isinstance(color, CMYK):
        return color
    inks = color.process
    return CMYK(*(scale(ink, color.tint, _SOLID) for ink in (inks.c, inks.m, inks.y, inks.k)))


@lru_cache(maxsize=256)
def _shares(inks: CMYK) -> str:
    return " ".join(number(ink / _SOLID) for ink in (inks.c, inks.m, inks.y, inks.k))


def _state(fills: bool, strokes: bool) -> PdfObject:
    """Return a graphics state (ISO 32000-1 8.6.7): with OPM 1 an ink of 0 leaves what is below."""
    truth = {False: "false", True: "true"}
    return dictionary(
        {
            "Type": "/ExtGState",
            "op": truth[fills],
            "OP": truth[strokes],
            "OPM": int(fills or strokes),
        }
    )


def _separation(spot: Spot) -> PdfObject:
    """Return a spot ink's colour space; on proofs its process colour stands for it."""
    # A straight line from no ink to the solid (ISO 32000-1 7.10.3).
    tint = f"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{_shares(spot.process)}] /N 1>>"
    return array(["/Separation", name(spot.name), "/DeviceCMYK", tint])
