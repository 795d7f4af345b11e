"""Insets: pictures and pull quotes inside a story's legs, with its text around them.

An inset covers whole legs, or a part of one or of several: then text stands beside it, in lines of
whole characters, a character away and no shorter than H15 has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from layout.diagnostics import Span
from layout.display import Group
from layout.geometry import Rect
from layout.model import Corner, Photo, Story
from layout.page.composer import Composer
from layout.page.figure import Depths, Figure, set_figure
from layout.page.grid import Grid, Legs
from layout.page.module import NARROWEST
from layout.units import Length

if TYPE_CHECKING:
    # Few stories have one; only they pay for the import.
    from layout.page.pull_quote import Quote

# White between an inset and the text beside, over and under it, in characters (H16).
WHITE: Final = 1


class Anchor(Enum):
    """Where in the depth of its legs an inset stands."""

    TOP = "top"
    MIDDLE = "middle"
    FOOT = "foot"


class Side(Enum):
    """Where in the width of its story, or of the legs that it names, an inset stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


_PLACES: Final = {
    Corner.TOP_LEFT: (Anchor.TOP, Side.LEFT),
    Corner.TOP_RIGHT: (Anchor.TOP, Side.RIGHT),
    Corner.TOP: (Anchor.TOP, Side.CENTER),
    Corner.BOTTOM_LEFT: (Anchor.FOOT, Side.LEFT),
    Corner.BOTTOM_RIGHT: (Anchor.FOOT, Side.RIGHT),
    Corner.BOTTOM: (Anchor.FOOT, Side.CENTER),
    Corner.MIDDLE_LEFT: (Anchor.MIDDLE, Side.LEFT),
    Corner.MIDDLE_RIGHT: (Anchor.MIDDLE, Side.RIGHT),
    Corner.MIDDLE: (Anchor.MIDDLE, Side.CENTER),
}


class Cover(Struct, frozen=True):
    """What an inset leaves of a leg beside it: a measure, nothing if 0, and where it begins."""

    leg: int
    shift: Length = 0
    measure: Length = 0


class Extent(Struct, frozen=True):
    """Where an inset stands across its story: left edge and width, and what it covers."""

    x: Length
    width: Length
    covers: tuple[Cover, ...]


class Inset(Struct, frozen=True):
    """A picture or a pull quote, set for its width."""

    block: Figure | Quote
    anchor: Anchor
    extent: Extent

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.block.span

    def depths(self, grid: Grid) -> Depths:
        """Return the body lines it may take with the white over and under it."""
        pitch = grid.sheet.pitch
        sides = 2 if self.anchor is Anchor.MIDDLE else 1
        return self.block.depths(grid, -(-sides * air(grid) * 1000 // pitch))

    def place(self, composer: Composer, left: Length, line: int, lines: int, story: str) -> Group:
        """Return it in so many lines from a line of the page on."""
        grid = composer.grid
        top, foot = grid.y(line), grid.bottom(line + lines)
        top += air(grid) if self.anchor is not Anchor.TOP else 0
        foot -= air(grid) if self.anchor is not Anchor.FOOT else 0
        rect = Rect(left + self.extent.x, top, self.extent.width, foot - top)
        return self.block.place(composer, rect, story)


def air(grid: Grid) -> Length:
    """Return what is added to the leading over or under an inset: together a character."""
    return max(0, WHITE * grid.em - grid.leading)


# -- pictures --------------------------------------------------------------------------------------


def inset_photos(composer: Composer, story: Story, legs: Legs) -> Iterator[Inset]:
    """Yield the pictures inside a story's legs; reports those that cannot stand there.

    E360: legs that the story does not have; E361: too little room for text beside; E362: text on
    both sides in one leg.
    """
    for photo in story.photos:
        if photo.is_inset:
            anchor, side = _PLACES[photo.corner or Corner.MIDDLE]
            extent = _extent_of(composer, photo, side, legs)
            if extent is None:
                continue
            fold = legs.fold and legs.fold.within(extent.x, extent.width)
            figure = set_figure(composer, photo, extent.width, fold)
            if figure is not None:
                yield Inset(figure, anchor, extent)


def place_of(corner: Corner) -> tuple[Anchor, Side]:
    """Return where something stands that is said to stand there."""
    return _PLACES[corner]


def _extent_of(composer: Composer, photo: Photo, side: Side, legs: Legs) -> Extent | None:
    if photo.width is None:
        # Half of the story's legs and a bit more, one of the two that most stories have.
        count = photo.columns or max(1, len(legs) // 2)
        return cover_legs(composer, photo.span, side, legs, count, photo.leg)
    if photo.columns is not None:
        composer.report.warning("W365", photo.span, width=photo.width)
    if photo.leg is not None and photo.leg > len(legs):
        composer.report.error("E360", photo.span, leg=photo.leg, columns=1, legs=len(legs))
        return None
    return _cover_part(composer, photo, photo.width, side, legs)


def cover_legs(
    composer: Composer, span: Span, side: Side, legs: Legs, count: int, leg: int | None
) -> Extent | None:
    """Return an extent over so many whole legs; reports legs that are not there (E360)."""
    room = len(legs) - count
    first = {Side.LEFT: 0, Side.CENTER: (room + 1) // 2, Side.RIGHT: room}[side]
    if leg is not None:
        first = leg - count if side is Side.RIGHT and leg >= count else leg - 1
    if not 0 <= first <= room:
        composer.report.error("E360", span, leg=leg or 1, columns=count, legs=len(legs))
        return None
    x, width = legs.span(first, count)
    return Extent(x, width, tuple(Cover(i) for i in range(first, first + count)))


def _cover_part(
    composer: Composer, photo: Photo, width: int, side: Side, legs: Legs
) -> Extent | None:
    """Return the extent of a picture so many characters wide, wherever legs end under it."""
    own, gutter = legs.characters, composer.style.sheet.gutter
    last = len(legs) - 1
    if side is Side.LEFT:
        start = photo.leg - 1 if photo.leg is not None else 0
        parts = _share_right(width, start, last, own, gutter)
    elif side is Side.RIGHT:
        start = photo.leg - 1 if photo.leg is not None else last
        parts = _share_left(width, start, own, gutter)
    else:
        found = _share_center(width, photo.leg, last, own, gutter)
        if found is None:
            composer.report.error("E362", photo.span, width=width, characters=own)
            return None
        parts = found
    return _make_extent(composer, photo.span, parts, legs)


# How many characters of a leg are covered, by the leg: from its left (True) or from its right.
Parts = list[tuple[int, int, bool]]


def _share_right(width: int, start: int, last: int, own: int, gutter: int) -> Parts:
    """Share a width out to legs from the left edge of one on."""
    parts: Parts = []
    for leg in range(start, last + 1):
        if width <= 0:
            break
        parts.append((leg, min(width, own), True))
        width -= own + gutter
    return parts if width <= 0 else [*parts, (last + 1, width, True)]


def _share_left(width: int, start: int, own: int, gutter: int) -> Parts:
    """Share a width out to legs from the right edge of one on."""
    parts: Parts = []
    for leg in range(start, -1, -1):
        if width <= 0:
            break
        parts.append((leg, min(width, own), False))
        width -= own + gutter
    return parts if width <= 0 else [*parts, (-1, width, False)]


def _share_center(width: int, leg: int | None, last: int, own: int, gutter: int) -> Parts | None:
    """Share a width out to both sides of a gutter, or of the leg in the middle."""
    if leg is None and last % 2 == 0:
        if width < own:
            return None
        half = (width - own) // 2
        left = _share_left(half - gutter, last // 2 - 1, own, gutter)
        right = _share_right(width - own - half - gutter, last // 2 + 1, last, own, gutter)
        return [*left, (last // 2, own, True), *right]
    before = last // 2 if leg is None else leg - 1
    # No wider than the gutter, it would stand beside no text at all.
    if before >= last or width <= gutter + 1:
        return None
    half = (width - gutter) // 2
    left = _share_left(half, before, own, gutter)
    return [*left, *_share_right(width - gutter - half, before + 1, last, own, gutter)]


def _make_extent(composer: Composer, span: Span, parts: Parts, legs: Legs) -> Extent | None:
    em, own = composer.grid.em, legs.characters
    covers, lefts, rights = [], [], []
    for leg, covered, is_left in sorted(parts):
        if not 0 <= leg < len(legs):
            over = {"leg": leg + 1, "columns": 1, "legs": len(legs)}
            composer.report.error("E360", span, **over)
            return None
        left = own - covered - WHITE
        if covered < own and left < NARROWEST:
            composer.report.error(
                "E361", span, characters=max(0, left), least=NARROWEST, leg=leg + 1
            )
            return None
        measure = left * em if covered < own else 0
        covers.append(Cover(leg, (covered + WHITE) * em if is_left and measure else 0, measure))
        x = legs.xs[leg]
        lefts.append(x if is_left else x + (own - covered) * em)
        rights.append(x + covered * em if is_left else x + own * em)
    x = min(lefts)
    return Extent(x, max(rights) - x, tuple(covers))


def covered_legs(insets: Sequence[Inset]) -> set[int]:
    """Return the legs that insets stand in."""
    return {cover.leg for inset in insets for cover in inset.extent.covers}
