"""Pictures with their captions: how deep they are, how they are cropped, how they are placed."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from layout.diagnostics import Span
from layout.display import Group, Image, Item, Role
from layout.geometry import Rect
from layout.model import Photo, Phrase
from layout.page.composer import Composer, run_of, stack_lines
from layout.page.grid import Fold, Grid
from layout.picture import Picture
from layout.text import Line
from layout.units import PT, Length, scale

# From the picture's edge to the caption's em box.
CAPTION_GAP: Length = 3 * PT
# White between a picture with its caption and the text that goes on below or above it, in
# thousandths of a line.
AIR = 550
# A picture cut down to less than this share of its depth is an error, even where an editor asks.
CROP_LEAST = 350
# A picture that keeps less than this share of its width, to fill a deep space, is warned of.
CROP_WARNED = 600
# Newsprint shows a picture's pixels from here down (GWG2015 warns below 149 ppi, C13).
PPI_WARNED = 149
_INCH: Length = 72 * PT


class Depths(NamedTuple):
    """The body lines that a figure may take: the fewest, as many as it wants, the most."""

    least: int
    natural: int
    most: int


class Figure(Struct, frozen=True):
    """A picture measured and its caption set, for one width.

    ``kept`` is the share of its depth or width that the page may not crop away, in thousandths
    (C13); a picture whose depth an editor gives is cropped as far as that needs.
    """

    photo: Photo
    picture: Picture
    width: Length
    caption: tuple[Line, ...]
    caption_size: Length
    caption_pitch: Length
    kept: int
    caption_x: Length = 0

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.photo.span

    @property
    def natural(self) -> Length:
        """The depth of the whole picture at this width."""
        return scale(self.width, self.picture.height_px, self.picture.width_px)

    @property
    def words(self) -> Length:
        """The depth of caption and gap under the picture."""
        if not self.caption:
            return 0
        return CAPTION_GAP + (len(self.caption) - 1) * self.caption_pitch + self.caption_size

    def depths(self, grid: Grid, air: int = AIR) -> Depths:
        """Return the body lines that it may take: the fewest, its own, and the most."""
        if self.photo.lines is not None:
            return Depths(self.photo.lines, self.photo.lines, self.photo.lines)
        shares = (self.kept, 1000, 1_000_000 // self.kept)
        found = Depths(*(self.lines(grid, share, air) for share in shares))
        if self.photo.range is None:
            return found
        least, most = self.photo.range
        return Depths(least, max(least, min(most, found.natural)), most)

    def lines(self, grid: Grid, share: int, air: int = AIR) -> int:
        """Return the body lines taken with the picture at a share of its natural depth."""
        if self.photo.lines is not None:
            return self.photo.lines
        pitch = grid.sheet.pitch
        depth = scale(self.natural, share, 1000) + self.words + scale(pitch, air, 1000)
        return max(1, (depth + pitch // 2) // pitch)

    def loses_much(self, height: Length) -> bool:
        """Tell whether too much of its width is cropped away to fill a depth (W302)."""
        return self.natural * 1000 < height * min(CROP_WARNED, self.kept)

    def place(self, composer: Composer, rect: Rect, story: str) -> Group:
        """Return the figure filling a rectangle, the caption at its foot.

        Reports a picture that would lose two thirds of its depth, and warns of one that loses two
        fifths of its width.
        """
        height = rect.height - self.words
        if height * 1000 < self.natural * CROP_LEAST:
            missing = scale(self.natural, CROP_LEAST, 1000) - height
            lines = -(-missing // composer.grid.sheet.pitch)
            composer.report.error("E308", self.photo.span, story=story, lines=lines)
            height = max(height, 1)
        elif self.loses_much(height):
            kept = scale(self.natural, 100, height)
            composer.report.warning("W302", self.photo.span, story=story, percent=100 - kept)
        self._check_resolution(composer, rect.width, max(1, height), story)
        image = Image(
            file=self.photo.file,
            digest=self.picture.digest,
            rect=Rect(rect.x, rect.y, rect.width, height),
            crop=crop_to(self.picture, rect.width, height, self.photo.focus),
            alt=self.photo.alt,
        )
        items: list[Item] = [image]
        if self.caption:
            words = stack_lines(
                self.caption,
                rect.x + self.caption_x,
                rect.y + height + CAPTION_GAP,
                self.caption_size,
                self.caption_pitch,
            )
            items.append(Group(Role.CAPTION, words, story=story))
        return Group(Role.FIGURE, tuple(items), story=story, source=self.photo.span)

    def _check_resolution(
        self, composer: Composer, width: Length, height: Length, story: str
    ) -> None:
        left, top, right, bottom = crop_to(self.picture, width, height, self.photo.focus)
        ppi = min((right - left) * _INCH // width, (bottom - top) * _INCH // height)
        if ppi < PPI_WARNED:
            composer.report.warning("W303", self.photo.span, story=story, ppi=ppi, least=PPI_WARNED)


def set_figure(
    composer: Composer, photo: Photo, width: Length, fold: Fold | None = None
) -> Figure | None:
    """Measure a picture and set its caption; None, reported, where the picture is of no use.

    A picture may lie over the fold of a spread; its caption stands on one side of it, the wider.
    """
    picture = composer.measure_picture(photo.file, photo.span)
    if picture is None:
        return None
    style = composer.style.caption
    x, room = max(fold.sides, key=lambda side: side[1]) if fold else (0, width)
    caption = set_caption(composer, photo.caption, photo.credit, room)
    kept = 10 * (photo.crop or composer.style.copyfit.crop)
    pitch = style.pitch or composer.grid.em
    return Figure(photo, picture, width, caption, style.size, pitch, kept, x)


def set_caption(
    composer: Composer, caption: Phrase | None, credit: Phrase | None, width: Length
) -> tuple[Line, ...]:
    """Set a caption that ends with its credit, to the width of the picture."""
    style = composer.style.caption
    runs = []
    if caption is not None:
        runs.append(run_of(caption, style))
    if credit is not None:
        runs.append(run_of(credit, composer.style.credit))
    if not runs:
        return ()
    span = runs[0].phrase.span
    lines = composer.break_lines(composer.prepare_runs(runs, style), width, span)
    if caption is None or credit is None:
        return lines
    if not any(len(caption.text) < line.start for line in lines):
        return lines
    # A credit that would be broken stands whole on a line of its own.
    own, _ = composer.fit_line(credit, composer.style.credit, width)
    return (*composer.lines(caption, style, width), own)


def crop_to(
    picture: Picture, width: Length, height: Length, focus: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Return the largest part of a picture of the wanted shape, kept about the focus.

    ``focus`` is in thousandths of the picture's width and height; the result is left, top, right
    and bottom in pixels.
    """
    wide, high = picture.width_px, picture.height_px
    if wide * height > high * width:
        part = max(1, scale(high, width, height))
        left = min(max(0, scale(wide, focus[0], 1000) - part // 2), wide - part)
        return left, 0, left + part, high
    part = min(high, max(1, scale(wide, height, width)))
    top = min(max(0, scale(high, focus[1], 1000) - part // 2), high - part)
    return 0, top, wide, top + part
