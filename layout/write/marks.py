"""The printer's marks around a page, all outside the bleed.

They are items like all others, so that the same writer draws them; the whole group is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from layout.color import BLACK, CMYK, Color, Spot
from layout.display.items import Dots, GlyphRun, Group, Item, Page, Role, Rule, Shape
from layout.font import Face, Faces
from layout.geometry import Point, Rect
from layout.units import MM, PT, Length

# The ink that prints on every plate (ISO 32000-1 8.6.6.4).
REGISTRATION: Final = Spot("All", 1000, CMYK(1000, 1000, 1000, 1000))
_NO_INK: Final = Spot("All", 0, CMYK(1000, 1000, 1000, 1000))
# Room beside the bleed: a gap, then marks of 5 mm; the bar and the slug line stand beyond.
SLUG: Final[Length] = 12 * MM
_GAP: Final[Length] = MM
_LENGTH: Final[Length] = 5 * MM
_HAIRLINE: Final[Length] = PT // 4
# No mark comes nearer to the trim than this, even where nothing bleeds.
_NEAREST: Final[Length] = 2 * MM
_RING: Final[Length] = 3 * MM
_PATCH: Final[Length] = 4 * MM
_SIZE: Final[Length] = 6 * PT
_FACE: Final = ("hei", 400)
_DASH: Final[Length] = MM
# Solids, the tints at which gain is read, overprints, and a grey that must look like one of black.
_PATCHES: Final[Sequence[CMYK]] = (
    CMYK(1000, 0, 0, 0),
    CMYK(0, 1000, 0, 0),
    CMYK(0, 0, 1000, 0),
    BLACK,
    CMYK(400, 0, 0, 0),
    CMYK(0, 400, 0, 0),
    CMYK(0, 0, 400, 0),
    CMYK(0, 0, 0, 400),
    CMYK(800, 0, 0, 0),
    CMYK(0, 800, 0, 0),
    CMYK(0, 0, 800, 0),
    CMYK(0, 0, 0, 800),
    CMYK(1000, 1000, 0, 0),
    CMYK(1000, 0, 1000, 0),
    CMYK(0, 1000, 1000, 0),
    # Grey balance of newsprint (ISO 12647-3): these three are near a black of 40 %.
    CMYK(400, 310, 310, 0),
    CMYK(0, 0, 0, 400),
)


def draw_marks(page: Page, faces: Faces, words: str, slug: Length = SLUG) -> Group:
    """Return the marks of a page: crop, registration, fold, colour bar, and the slug line.

    ``slug`` is the room around the bleed.
    """
    near = max(page.bleed + _GAP, _NEAREST)
    items: list[Item] = [
        *_crop_marks(page, near),
        *_fold_marks(page, near),
        *_registration_marks(page, near),
        *_color_bar(page, page.bleed + slug),
        *_slug_line(page, faces, words, page.bleed + slug),
    ]
    return Group(Role.ARTIFACT, tuple(items))


def _line(x0: Length, y0: Length, x1: Length, y1: Length, ink: Color = REGISTRATION) -> Rule:
    return Rule(Point(x0, y0), Point(x1, y1), _HAIRLINE, ink)


def _crop_marks(page: Page, near: Length) -> Iterator[Item]:
    """Yield two lines at each corner, in line with the trim's edges."""
    far = near + _LENGTH
    for x in (0, page.width):
        yield _line(x, -far, x, -near)
        yield _line(x, page.height + near, x, page.height + far)
    for y in (0, page.height):
        yield _line(-far, y, -near, y)
        yield _line(page.width + near, y, page.width + far, y)


def _fold_marks(page: Page, near: Length) -> Iterator[Item]:
    """Yield a broken line on both sides at half height, where a bundle of papers is folded.

    A spread has one above and one below its own fold as well.
    """
    y = page.height // 2
    for start in range(0, _LENGTH, 2 * _DASH):
        yield _line(-near - start - _DASH, y, -near - start, y)
        yield _line(page.width + near + start, y, page.width + near + start + _DASH, y)
        if page.fold:
            under = page.height + near + start
            yield _line(page.fold, -near - start - _DASH, page.fold, -near - start)
            yield _line(page.fold, under, page.fold, under + _DASH)


def _registration_marks(page: Page, near: Length) -> Iterator[Item]:
    """Yield a ring with a cross on each side, none of them where the sheet is folded."""
    away = near + _LENGTH // 2
    third = page.height // 3
    middle = page.width // 3 if page.fold else page.width // 2
    for x, y in (
        (middle, -away),
        (middle, page.height + away),
        (-away, third),
        (page.width + away, third),
    ):
        at = Point(x, y)
        yield Dots(at, (0,), _RING, REGISTRATION)
        yield Dots(at, (0,), _RING - 2 * _HAIRLINE, _NO_INK)
        half = _LENGTH // 2
        yield _line(x - half, y, x + half, y)
        yield _line(x, y - half, x, y + half)


def _color_bar(page: Page, room: Length) -> Iterator[Item]:
    """Yield the bar at the foot, left of its middle, at the outer edge of the slug."""
    left, top = 2 * _LENGTH, page.height + room - _PATCH - _GAP // 2
    for i, ink in enumerate(_PATCHES):
        yield Shape(Rect(left + i * _PATCH, top, _PATCH, _PATCH), ink)


def _slug_line(page: Page, faces: Faces, words: str, room: Length) -> Iterator[Item]:
    """Yield the words at the head, at the outer edge of the slug."""
    face = faces.get(*_FACE)
    pen = 2 * _LENGTH
    baseline = -room + _SIZE + _GAP
    able = ((faces.fallback(face, char), char) for char in words)
    for used, group in groupby(able, key=lambda pair: pair[0]):
        text = "".join(char for _, char in group)
        if used is not None:
            run = _set(used, text, Point(pen, baseline))
            pen += run.width
            if pen < page.width:
                yield run


def _set(face: Face, text: str, origin: Point) -> GlyphRun:
    glyphs = tuple(map(face.glyph, text))
    xs, pen = [], 0
    for glyph in glyphs:
        xs.append(pen)
        pen += face.advance(glyph) * _SIZE // face.upem
    return GlyphRun(face.name, _SIZE, BLACK, origin, glyphs, tuple(xs), pen, text)
