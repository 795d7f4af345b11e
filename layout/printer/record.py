"""A printer's profile as frozen records: every limit is a value with the source that says so."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct


class Kind(Enum):
    """What a limit's value counts, and so how it is written in the file."""

    LENGTH = "length"
    PERCENT = "percent"
    PPI = "ppi"
    AREA = "mm2"
    COUNT = "count"


class Limit(Struct, frozen=True):
    """One value and who says so.

    A length is in units, a percentage in tenths of a per cent (220 % is 2200), a resolution in
    pixels an inch, an area in square millimetres, a count in pieces.
    """

    value: int
    source: str


class Bound(Struct, frozen=True):
    """How far one thing may go: beyond ``error`` it is refused, beyond ``warning`` doubted."""

    error: Limit | None = None
    warning: Limit | None = None
    note: Limit | None = None


class Name(Struct, frozen=True):
    """A name in Chinese and in English."""

    zh: str
    en: str


class Printer(Struct, frozen=True, kw_only=True):
    """What one press and its plant can do.  A bound that is None is not judged."""

    key: str
    name: Name
    process: str
    standard: str
    condition: str
    total_ink: Bound | None = None
    ink_window: Bound | None = None
    resolution: Bound | None = None
    resolution_most: Bound | None = None
    line_art_resolution: Bound | None = None
    line: Bound | None = None
    line_several_inks: Bound | None = None
    line_reversed: Bound | None = None
    line_reversed_several_inks: Bound | None = None
    type_size: Bound | None = None
    type_several_inks: Bound | None = None
    type_reversed: Bound | None = None
    black_type_overprint: Bound | None = None
    black_line_overprint: Bound | None = None
    rich_black_from: Bound | None = None
    rich_black_type: Bound | None = None
    picture_black: Bound | None = None
    tint_under_type: Bound | None = None
    tone_under_reversed: Bound | None = None
    rgb_objects: Bound | None = None
    spot_inks: Bound | None = None
    bleed: Bound | None = None
    slug: Bound | None = None
    safe_margin: Bound | None = None
    registration: Bound | None = None
    pages_per_file: Bound | None = None


# Every bound's key in the file is its name in the record.
KINDS: Final[dict[str, Kind]] = {
    "total_ink": Kind.PERCENT,
    "ink_window": Kind.AREA,
    "resolution": Kind.PPI,
    "resolution_most": Kind.PPI,
    "line_art_resolution": Kind.PPI,
    "line": Kind.LENGTH,
    "line_several_inks": Kind.LENGTH,
    "line_reversed": Kind.LENGTH,
    "line_reversed_several_inks": Kind.LENGTH,
    "type_size": Kind.LENGTH,
    "type_several_inks": Kind.LENGTH,
    "type_reversed": Kind.LENGTH,
    "black_type_overprint": Kind.LENGTH,
    "black_line_overprint": Kind.LENGTH,
    "rich_black_from": Kind.PERCENT,
    "rich_black_type": Kind.PERCENT,
    "picture_black": Kind.PERCENT,
    "tint_under_type": Kind.PERCENT,
    "tone_under_reversed": Kind.PERCENT,
    "rgb_objects": Kind.COUNT,
    "spot_inks": Kind.COUNT,
    "bleed": Kind.LENGTH,
    "slug": Kind.LENGTH,
    "safe_margin": Kind.LENGTH,
    "registration": Kind.LENGTH,
    "pages_per_file": Kind.COUNT,
}
