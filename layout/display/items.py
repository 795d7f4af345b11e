"""The display list: finished pages as positioned items inside groups that say what they are.

Everything a writer needs is here: place, ink, glyphs with their text, pictures, and the structure
(role, story, language, source place).  Order in the list is reading order and drawing order.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from layout.color import Color
from layout.diagnostics import Span
from layout.geometry import Direction, Point, Rect
from layout.units import Length


class Role(Enum):
    """What a group is, in the trade's words.

    A pull quote is a QUOTE, or a REPEAT where the story's text has its very words: nobody should
    have to listen to them twice.
    """

    NAMEPLATE = "nameplate"
    IMPRINT = "imprint"
    EAR = "ear"
    FOLIO = "folio"
    ARTICLE = "article"
    BRIEFS = "briefs"
    ADVERTISEMENT = "advertisement"
    SERIES = "series"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    CROSSHEAD = "crosshead"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    DROP_CAP = "drop-cap"
    SIGNATURE = "signature"
    JUMP = "jump"
    FIGURE = "figure"
    CAPTION = "caption"
    QUOTE = "quote"
    REPEAT = "repeat"
    CREDIT = "credit"
    LINE = "line"
    LINK = "link"
    ARTIFACT = "artifact"


class GlyphRun(Struct, frozen=True):
    """Glyphs of one face, size and ink on one baseline.

    ``origin`` is the baseline's start; ``xs[i]`` is the pen's distance from it for glyph i and
    ``width`` the distance to the run's end.  ``clusters[i]`` is the index in ``text`` of the first
    character that glyph i stands for; an empty tuple means one glyph a character.  ``rise`` is
    how far the glyphs stand above the baseline.

    In a run that goes DOWN, ``origin`` is the middle of the first em box's upper edge; DOWN or
    TURNED, distances run down the page.  ``stretch`` is the glyphs' width in thousandths of their
    own, below 1000 where figures are condensed to stand side by side in a vertical line.
    """

    face: str
    size: Length
    color: Color
    origin: Point
    glyphs: tuple[int, ...]
    xs: tuple[Length, ...]
    width: Length
    text: str
    clusters: tuple[int, ...] = ()
    rise: Length = 0
    direction: Direction = Direction.ACROSS
    stretch: int = 1000


class Rule(Struct, frozen=True):
    """A straight line from one point to another, centred on them."""

    start: Point
    end: Point
    thickness: Length
    color: Color


class Dots(Struct, frozen=True):
    """Round dots in a row (着重号): the middle of dot i is ``xs[i]`` to the right of ``origin``."""

    origin: Point
    xs: tuple[Length, ...]
    diameter: Length
    color: Color


class Wave(Struct, frozen=True):
    """A wavy line (书名号) about the line from ``start`` to ``end``, which are level.

    It has ``waves`` whole waves and reaches ``height`` above and below, at its thickness' middle.
    """

    start: Point
    end: Point
    height: Length
    waves: int
    thickness: Length
    color: Color


class Shape(Struct, frozen=True):
    """A rectangle, filled, framed, or both; a frame is drawn inside the rectangle's edge."""

    rect: Rect
    fill: Color | None = None
    stroke: Color | None = None
    thickness: Length = 0


class Image(Struct, frozen=True):
    """A picture file drawn into ``rect``; ``crop`` is the part of it shown, in its own pixels.

    ``digest`` is the sha256 of the file, so that a dump changes when the picture does.
    """

    file: Path
    digest: str
    rect: Rect
    crop: tuple[int, int, int, int]
    alt: str = ""


class Group(Struct, frozen=True):
    """Items that belong together, and what they are.

    ``story`` is the id that all parts of a story share, over pages too; ``level`` the heading's
    rank (1 the highest, 0 none); ``source`` the place in the YAML; ``address`` where a LINK, which
    holds runs of one line, leads to.
    """

    role: Role
    items: tuple[Item, ...]
    story: str = ""
    level: int = 0
    language: str = ""
    source: Span | None = None
    address: str = ""


Item: TypeAlias = GlyphRun | Rule | Dots | Wave | Shape | Image | Group


class Page(Struct, frozen=True):
    """One page: its number, the label readers know it by, its section, and its items.

    Two facing pages made up as one have a ``fold``, at this distance from the trim's left edge;
    number is then the left one's.  Where only part of what the items draw is wanted, ``clip`` is
    that part.
    """

    number: int
    label: str
    section: str
    width: Length
    height: Length
    bleed: Length
    items: tuple[Item, ...]
    fold: Length = 0
    clip: Rect | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its number, or the two of a spread."""
        return (self.number, self.number + 1) if self.fold else (self.number,)


class Metadata(Struct, frozen=True):
    """What the files say about the issue."""

    title: str
    paper: str
    date: str
    language: str
    number: str = ""
    publisher: str = ""
    cn: str = ""


class Document(Struct, frozen=True):
    """An issue, ready to be written."""

    metadata: Metadata
    pages: tuple[Page, ...]
