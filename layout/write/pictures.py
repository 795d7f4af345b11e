"""Pictures made fit for print: each file of a document becomes one plate.

A grey or CMYK JPEG that is not much finer than needed stays as it is, pixel for pixel; all else
is converted to grey or to the newspaper's CMYK, about as fine as needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from layout.diagnostics import Report, Span
from layout.display.items import Document, Group, Image, Item, Role
from layout.picture import Picture, PictureError, read_picture
from layout.picture.measure import report_fault
from layout.units import MM, Length

# What newsprint asks for at least: below 149 ppi GWG2015 warns, below 99 it refuses.  A preview is
# drawn from the next power of two, so that it keeps 106 to 212.
PREVIEW_PPI: Final = 150
# A JPEG that needs no conversion is kept up to this many times as fine.
_KEPT: Final = 2
# JPEG decoders thin out by these factors for nothing (libjpeg's DCT scaling).
_FACTORS: Final = (8, 4, 2)
_INCH: Final[Length] = 254 * MM // 10
_EIGHT_BITS: Final = 8
# Most groups of a page are text, in which no picture need be looked for.
_WITHOUT_PICTURES: Final = frozenset((Role.PARAGRAPH, Role.LINE, Role.CAPTION, Role.HEADLINE))


class Space(Enum):
    """The inks of a plate."""

    GREY = "grey"
    CMYK = "cmyk"


class Plate(Struct, frozen=True, kw_only=True):
    """A picture ready to be embedded.

    ``width`` and ``height`` are of the stored pixels, which ``orientation`` (EXIF's 1 to 8) turns
    upright.  ``jpeg`` tells JPEG data from deflated rows; ``inverted`` that 0 is full ink;
    ``lost_profile`` that the picture's own profile was of no use and sRGB stood for it.
    """

    picture: Picture
    data: bytes
    width: int
    height: int
    space: Space
    bits: int = _EIGHT_BITS
    jpeg: bool = False
    inverted: bool = False
    orientation: int = 1
    lost_profile: bool = False


class _Wanted(Struct):
    """A file of the document: where it is first placed, and how fine it has to be."""

    image: Image
    span: Span | None
    ppi: float


def prepare_plates(document: Document, report: Report, ppi: int = PREVIEW_PPI) -> dict[str, Plate]:
    """Make a plate of each picture file, by digest, in the order of the pages.

    Errors: E410 to E413 for files that are missing, no pictures, damaged or too large, E414 for
    one that was changed since the page was made up, each at the place of its figure; W410 for a
    colour profile of no use.
    """
    plates: dict[str, Plate] = {}
    for digest, wanted in _gather(document).items():
        image = wanted.image
        try:
            picture, data = read_picture(image.file)
            if picture.digest != digest:
                report.error("E414", wanted.span, file=image.file.name)
                continue
            plate = plates[digest] = _make_plate(picture, data, wanted.ppi, ppi)
            if plate.lost_profile:
                report.warning("W410", wanted.span, file=image.file.name)
        except PictureError as error:
            report_fault(error, image.file, report, wanted.span)
    return plates


def _gather(document: Document) -> dict[str, _Wanted]:
    """Return every picture by digest, with its coarsest resolution over all its places."""
    found: dict[str, _Wanted] = {}
    for page in document.pages:
        for image, span in _images(page.items, None):
            wanted = found.setdefault(image.digest, _Wanted(image, span, float("inf")))
            left, top, right, bottom = image.crop
            across = (right - left) * _INCH / image.rect.width
            down = (bottom - top) * _INCH / image.rect.height
            wanted.ppi = min(wanted.ppi, across, down)
    return found


def _images(items: Sequence[Item], span: Span | None) -> Iterator[tuple[Image, Span | None]]:
    for item in items:
        if isinstance(item, Image):
            yield item, span
        elif isinstance(item, Group) and item.role not in _WITHOUT_PICTURES:
            yield from _images(item.items, item.source or span)


def _make_plate(picture: Picture, data: bytes, ppi: float, limit: int) -> Plate:
    if (
        picture.format == "jpeg"
        and picture.mode in ("grey", "cmyk")
        and picture.bits == _EIGHT_BITS
        and ppi < _KEPT * limit
    ):
        return _keep_jpeg(picture, data)
    from layout.write.convert import convert_picture

    finer = ppi / limit
    # The power of two next to it by ratio: squares are compared, because √2 is half way.
    factor = next((factor for factor in _FACTORS if 2 * finer**2 >= factor**2), 1)
    return convert_picture(picture, data, factor)


def _keep_jpeg(picture: Picture, data: bytes) -> Plate:
    """Return a JPEG as it came.

    Photoshop writes CMYK upside down and says so by Adobe's marker (technical note 5116); other
    programs write no marker and 255 for full ink.
    """
    from layout.picture.jpeg import strip_jpeg

    turned = picture.orientation > 4  # noqa: PLR2004 - EXIF's 5 to 8 swap the sides
    width, height = picture.width_px, picture.height_px
    return Plate(
        picture=picture,
        data=strip_jpeg(data),
        width=height if turned else width,
        height=width if turned else height,
        space=Space.CMYK if picture.mode == "cmyk" else Space.GREY,
        jpeg=True,
        inverted=picture.mode == "cmyk" and picture.adobe is not None,
        orientation=picture.orientation,
    )
