"""Colour spaces, and the amount of each ink that a colour puts on its plate.

Plates are named C, M, Y, K, and by their own names for spot inks.  What has no inks before
somebody converts it (RGB, Lab) has None, never a guess.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, Final, TypeAlias

from msgspec import Struct

from layout.preflight import values
from layout.preflight.bounds import MOST_ICC_BYTES

Inks: TypeAlias = tuple[tuple[str, float], ...]

PROCESS: Final = ("C", "M", "Y", "K")
_PROCESS_NAMES: Final = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_CHANNELS: Final = {
    "DeviceGray": 1,
    "CalGray": 1,
    "DeviceRGB": 3,
    "CalRGB": 3,
    "Lab": 3,
    "DeviceCMYK": 4,
}
_SHORT: Final = {
    "G": "DeviceGray",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
    "I": "Indexed",
    "CalCMYK": "DeviceCMYK",
}
_DEFAULTS: Final = {
    "DeviceGray": "/DefaultGray",
    "DeviceRGB": "/DefaultRGB",
    "DeviceCMYK": "/DefaultCMYK",
}
_RGB_LIKE: Final = 3
_CMYK_LIKE: Final = 4
# Spaces inside spaces: Indexed over DeviceN over ICCBased is three.
_MOST_DEPTH: Final = 6
_MOST_TABLE: Final = 1 << 16


class Profile(Struct, frozen=True):
    """What the head of an ICC profile says (ICC.1:2010 7.2)."""

    digest: str
    channels: int
    device_class: str
    space: str
    major: int
    length: int

    @property
    def right_channels(self) -> int | None:
        """How many channels its colour space has."""
        return {"GRAY": 1, "RGB": 3, "CMYK": 4, "Lab": 3}.get(self.space)


class Space(Struct, frozen=True):
    """One colour space; ``base`` is the space below (of Indexed, Pattern, or the alternate)."""

    family: str
    channels: int
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    table: bytes = b""
    profile: Profile | None = None
    by_default: bool = False

    @property
    def device(self) -> str:
        """The device space that colours are given in at the bottom, or an empty text."""
        space = self.base if self.family in ("Indexed", "Pattern") and self.base else self
        return (
            space.family if space.family.startswith("Device") and space.family in _CHANNELS else ""
        )


GRAY: Final = Space("DeviceGray", 1)
RGB: Final = Space("DeviceRGB", 3)
CMYK: Final = Space("DeviceCMYK", 4)
PATTERN: Final = Space("Pattern", 0)
UNKNOWN: Final = Space("", 0)
_DEVICE: Final = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN}


class Paint(Struct, frozen=True):
    """A colour: values in a space, or the pattern of that name."""

    space: Space
    numbers: tuple[float, ...]
    inks: Inks | None
    pattern: str = ""

    @property
    def total(self) -> float:
        """The sum of all inks, 1.0 being one ink whole; 0 where the inks are not known."""
        return sum(amount for _, amount in self.inks or ())

    @property
    def is_white(self) -> bool:
        """Whether it is known to put no ink on any plate."""
        if self.inks is None:
            return self.space.device == "DeviceRGB" and min(self.numbers, default=0) >= 1
        return not self.pattern and all(amount == 0 for _, amount in self.inks)

    @property
    def is_black(self) -> bool:
        """Whether it is black alone, at 100 %."""
        return self.inks is not None and {p: a for p, a in self.inks if a} == {"K": 1.0}

    @property
    def count(self) -> int:
        """How many inks it uses."""
        return sum(amount > 0 for _, amount in self.inks or ())

    def amount(self, plate: str) -> float:
        """Return how much of one ink it uses."""
        return dict(self.inks or ()).get(plate, 0.0)


@lru_cache(maxsize=4096)
def make_paint(space: Space, numbers: tuple[float, ...], pattern: str = "") -> Paint:
    """Return the colour with its inks worked out."""
    return Paint(space, numbers, None if pattern else inks_of(space, numbers), pattern)


def inks_of(space: Space, numbers: tuple[float, ...]) -> Inks | None:
    """Return the inks of a colour, or None where only a conversion would tell."""
    amounts = tuple(min(1.0, max(0.0, n)) for n in numbers)
    if space.family == "Indexed":
        return _look_up(space, numbers)
    if space.family in ("Separation", "DeviceN"):
        return _inks_of_colorants(space.colorants, amounts)
    if space.channels != len(amounts):
        return None
    if space.channels == 1:
        return (("C", 0.0), ("M", 0.0), ("Y", 0.0), ("K", round(1.0 - amounts[0], 6)))
    if space.channels == _CMYK_LIKE:
        return tuple(zip(PROCESS, amounts, strict=True))
    return None


def _inks_of_colorants(colorants: tuple[str, ...], amounts: tuple[float, ...]) -> Inks:
    found: dict[str, float] = {}
    for colorant, amount in zip(colorants, amounts, strict=False):
        if colorant == "All":
            found |= dict.fromkeys(PROCESS, amount)
        elif colorant != "None":
            found[_PROCESS_NAMES.get(colorant, colorant)] = amount
    return tuple(found.items())


def _look_up(space: Space, numbers: tuple[float, ...]) -> Inks | None:
    if space.base is None or not numbers:
        return None
    wide = space.base.channels
    at = max(0, int(numbers[0])) * wide
    row = space.table[at : at + wide]
    return inks_of(space.base, tuple(byte / 255 for byte in row)) if len(row) == wide else None


def initial_paint(space: Space) -> Paint:
    """Return the colour that a space begins with (ISO 32000-1 8.6.3)."""
    if space.family == "Pattern":
        return make_paint(space, ())
    if space.family in ("Separation", "DeviceN"):
        return make_paint(space, (1.0,) * space.channels)
    if space.channels == _CMYK_LIKE:
        return make_paint(space, (0.0, 0.0, 0.0, 1.0))
    return make_paint(space, (0.0,) * max(1, space.channels))


def read_space(value: Any, resources: Any, depth: int = 0) -> Space:
    """Return a colour space given by name or array; UNKNOWN when it cannot be read."""
    if depth > _MOST_DEPTH:
        return UNKNOWN
    if isinstance(value, str):
        return _named_space(value.removeprefix("/"), resources, depth)
    if plain := values.name(value):
        return _named_space(plain, resources, depth)
    parts = values.array(value)
    family = values.name(parts[0]) if parts else ""
    family = _SHORT.get(family, family)
    if family in _DEVICE and family != "Pattern":
        return _named_space(family, resources, depth)
    reader = _READERS.get(family)
    return reader(parts, resources, depth + 1) if reader else UNKNOWN


def _named_space(plain: str, resources: Any, depth: int) -> Space:
    plain = _SHORT.get(plain, plain)
    spaces = values.get(resources, "/ColorSpace")
    if plain in _DEFAULTS:
        other = values.get(spaces, _DEFAULTS[plain])
        if other is None:
            return _DEVICE[plain]
        found = read_space(other, None, depth + 1)
        return Space(
            found.family, found.channels, found.colorants, found.base, b"", found.profile, True
        )
    if plain in _DEVICE:
        return _DEVICE[plain]
    if plain in _CHANNELS:
        return Space(plain, _CHANNELS[plain])
    found_value = values.get(spaces, "/" + plain)
    return UNKNOWN if found_value is None else read_space(found_value, resources, depth + 1)


def _read_calibrated(parts: list[Any], _resources: Any, _depth: int) -> Space:
    family = values.name(parts[0])
    return Space(family, _CHANNELS[family])


def _read_icc(parts: list[Any], _resources: Any, _depth: int) -> Space:
    stream = parts[1] if len(parts) > 1 else None
    channels = values.whole(values.get(stream, "/N")) or 0
    return Space("ICCBased", channels, profile=read_profile(stream))


def _read_indexed(parts: list[Any], resources: Any, depth: int) -> Space:
    base, _, lookup = (parts[1:] + [None] * 3)[:3]
    table = values.data(lookup)
    if table is None:
        table = values.read_stream(lookup, _MOST_TABLE) or b""
    return Space("Indexed", 1, base=read_space(base, resources, depth), table=table)


def _read_separation(parts: list[Any], resources: Any, depth: int) -> Space:
    name, alternate = (parts[1:] + [None] * 2)[:2]
    return Space(
        "Separation", 1, (values.name(name),), base=read_space(alternate, resources, depth)
    )


def _read_device_n(parts: list[Any], resources: Any, depth: int) -> Space:
    names, alternate = (parts[1:] + [None] * 2)[:2]
    colorants = tuple(values.name(item) for item in values.array(names))
    return Space("DeviceN", len(colorants), colorants, base=read_space(alternate, resources, depth))


def _read_pattern(parts: list[Any], resources: Any, depth: int) -> Space:
    if len(parts) == 1:
        return PATTERN
    return Space("Pattern", 0, base=read_space(parts[1], resources, depth))


_READERS: Final = {
    "CalGray": _read_calibrated,
    "CalRGB": _read_calibrated,
    "Lab": _read_calibrated,
    "ICCBased": _read_icc,
    "Indexed": _read_indexed,
    "Separation": _read_separation,
    "DeviceN": _read_device_n,
    "Pattern": _read_pattern,
}

_HEAD: Final = 128


def read_profile(stream: Any) -> Profile | None:
    """Return what an ICC profile's head says, or None when there is no whole head."""
    data = values.read_stream(stream, MOST_ICC_BYTES)
    if data is None or len(data) < _HEAD or data[36:40] != b"acsp":
        return None
    return Profile(
        hashlib.sha256(data).hexdigest(),
        values.whole(values.get(stream, "/N")) or 0,
        data[12:16].decode("latin-1").strip(),
        data[16:20].decode("latin-1").strip(),
        data[8],
        len(data),
    )


def is_rgb(space: Space) -> bool:
    """Whether colours of this space are RGB or Lab at the bottom, device or calibrated."""
    found = space.base if space.family in ("Indexed", "Pattern") and space.base else space
    return found.channels == _RGB_LIKE and found.family not in ("Separation", "DeviceN")
