"""What a page's content puts on paper, one record for each operator that marks the page."""

from __future__ import annotations

from enum import Enum
from typing import Any

from msgspec import Struct, field

from layout.preflight.colour import Paint, Space
from layout.preflight.fonts import Font
from layout.preflight.matrix import Matrix, Point
from layout.preflight.values import Box


class Kind(Enum):
    """What sort of mark."""

    TEXT = "text"
    FILL = "fill"
    STROKE = "stroke"
    PICTURE = "picture"
    SHADE = "shade"


class Tag(Enum):
    """What marked content says of a mark."""

    NONE = "none"
    CONTENT = "content"
    ARTIFACT = "artifact"


class Shown(Struct, frozen=True):
    """A string of text as shown."""

    font: Font
    codes: tuple[int, ...]

    @property
    def text(self) -> str:
        """The text for a message."""
        return self.font.read(list(self.codes))


class Picture(Struct, frozen=True):
    """An image as placed: its dictionary or stream, and what that says."""

    source: Any
    name: str
    wide: int
    high: int
    bits: int
    space: Space
    is_mask: bool
    matrix: Matrix
    ppi: float
    inline: bytes | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """One thing painted.

    ``box`` is clipped and in points of default user space, as are ``shape`` (polygons, or lines
    for a stroke) and ``size``: the height of type after all matrices, the width of a line, the
    lesser side of a filled rectangle, else infinite.
    """

    kind: Kind
    box: Box
    paint: Paint | None = None
    overprint: bool = False
    opm: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    size: float = float("inf")
    tag: Tag = Tag.NONE
    shape: tuple[tuple[Point, ...], ...] = ()
    clip: Box | None = None
    shown: Shown | None = None
    picture: Picture | None = None
    shading: Any = None
    in_annotation: bool = False
    in_mask: bool = False


class Group(Struct, frozen=True):
    """A transparency group or soft mask that the content uses."""

    space: Space | None
    mask: str = ""


class Content(Struct):
    """All that one page's content does."""

    page: int
    marks: list[Mark] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    blends: dict[str, None] = field(default_factory=dict)
    intents: dict[str, None] = field(default_factory=dict)
    transparent: bool = False
    deepest: int = 0
    # MCIDs by the content stream they stand in: 0 for the page, else the form's object number.
    mcids: dict[int, list[int]] = field(default_factory=dict)
    crossed: list[str] = field(default_factory=list)
    untagged: list[Box] = field(default_factory=list)
    overprint_icc: bool = False
    langs: list[str] = field(default_factory=list)
    forms: dict[int, Any] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    # How often each form with tags inside is drawn, by object number.
    form_uses: dict[int, int] = field(default_factory=dict)
    # Named resources found only in what surrounds the stream.
    borrowed: dict[str, None] = field(default_factory=dict)
