"""Pictures made fit for print: each file of a document becomes one plate.

A grey or CMYK JPEG that is not much finer than needed stays as it is, pixel for pixel; all else
is converted to grey or to the newspaper's CMYK, about as fine as needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Argument, Report, Span
from layout.display.items import Document, Group, Image, Item, Role
from layout.picture import Picture, PictureError, read_picture
from layout.picture.measure import report_fault
from layout.units import MM, Length

if TYPE_CHECKING:
    # A preview knows no printer.
    from layout.printer import Bound

# What newsprint asks for at least: below 149 ppi GWG2015 warns, below 99 it refuses.  A preview is
# drawn from the next power of two, so that it keeps 106 to 212.
PREVIEW_PPI: Final = 150
# A JPEG that needs no conversion is kept up to this many times as fine.
_KEPT: Final = 2
# JPEG decoders thin out by these factors for nothing (libjpeg's DCT scaling).
_FACTORS: Final = (8, 4, 2)
_INCH: Final[Length] = 254 * MM // 10
_EIGHT_BITS: Final = 8
# Four solid inks, in tenths of a per cent.
_ALL_INKS: Final = 4000
# Most groups of a page are text, in which no picture need be looked for.
_WITHOUT_PICTURES: Final = frozenset((Role.PARAGRAPH, Role.LINE, Role.CAPTION, Role.HEADLINE))


class Space(Enum):
    """The inks of a plate."""

    GREY = "grey"
    CMYK = "cmyk"


class Separation(Struct, frozen=True, kw_only=True):
    """How colours become inks: the profile, the rendering intent, and the most ink in all.

    ``total_ink`` is in tenths of a per cent, None where it is not limited.
    """

    profile: Path
    intent: str = "perceptual"
    total_ink: int | None = None


class Demand(Struct, frozen=True, kw_only=True):
    """What plates have to be.

    ``ppi`` is how fine; thinning keeps at least that where ``is_least``, else what is nearest to
    it.  ``separation`` is for pictures that are no inks yet; ``is_strict`` holds pictures that are
    to it as well, and tells of RGB without a profile.  The bounds are the printer's, in ppi.
    """

    ppi: int
    is_least: bool = False
    separation: Separation
    is_strict: bool = False
    resolution: Bound | None = None
    line_art_resolution: Bound | None = None


class Plate(Struct, frozen=True, kw_only=True):
    """A picture ready to be embedded.

    ``width`` and ``height`` are of the stored pixels, which ``orientation`` (EXIF's 1 to 8) turns
    upright.  ``jpeg`` tells JPEG data from deflated rows; ``inverted`` that 0 is full ink;
    ``lost_profile`` that the picture's own profile was of no use and sRGB stood for it,
    ``no_profile`` that it had none.  ``ink`` is the most ink in all that its pixels came with,
    ``limited`` what is left of it: tenths of a per cent over 8 × 8 pixels, 0 where nobody asked.
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
    no_profile: bool = False
    ink: int = 0
    limited: int = 0


# FOGRA42: heatset offset on standard newsprint (see the text beside the profile).
NEWSPRINT: Final = Path(__file__).parent / "profiles" / "PSO_SNP_Paper_eci.icc"
PREVIEW: Final = Demand(ppi=PREVIEW_PPI, separation=Separation(profile=NEWSPRINT))


class _Wanted(Struct):
    """A file of the document: where it is placed at its coarsest, and how fine it is there."""

    image: Image
    span: Span | None
    ppi: float


def prepare_plates(
    document: Document, report: Report, demand: Demand = PREVIEW
) -> dict[str, Plate]:
    """Make a plate of each picture file, by digest, in the order of the pages.

    Errors: E410 to E413 for files that are missing, no pictures, damaged or too large, E414 for
    one that was changed since the page was made up, each at the place of its figure; W410 for a
    colour profile of no use.  What the demand's printer does not take: E440 and W440 (too
    coarse), W441 (no profile), W442 (too much ink, reduced), E443 (still too much), W444 (more
    than 8 bits), W445 (see-through).
    """
    plates: dict[str, Plate] = {}
    for digest, wanted in _gather(document).items():
        image = wanted.image
        try:
            picture, data = read_picture(image.file)
            if picture.digest != digest:
                report.error("E414", wanted.span, file=image.file.name)
                continue
            plate = plates[digest] = _make_plate(picture, data, wanted.ppi, demand)
        except PictureError as error:
            report_fault(error, image.file, report, wanted.span)
            continue
        if plate.lost_profile:
            report.warning("W410", wanted.span, file=image.file.name)
        _judge_resolution(wanted, plate, demand, report)
        _judge_ink(wanted, plate, demand, report)
    return plates


def _judge_resolution(wanted: _Wanted, plate: Plate, demand: Demand, report: Report) -> None:
    """Report a picture that is too coarse at its size for the printer (E440, W440)."""
    bound = demand.line_art_resolution if plate.bits == 1 else demand.resolution
    if bound is None:
        return
    rect, ppi = wanted.image.rect, int(wanted.ppi)
    found: dict[str, Argument] = {
        "file": wanted.image.file.name,
        "ppi": ppi,
        "width": round(rect.width / MM),
        "height": round(rect.height / MM),
    }
    if bound.error and ppi < bound.error.value:
        report.error("E440", wanted.span, **found, least=bound.error.value)
    elif bound.warning and ppi < bound.warning.value:
        report.warning("W440", wanted.span, **found, least=bound.warning.value)


def _judge_ink(wanted: _Wanted, plate: Plate, demand: Demand, report: Report) -> None:
    """Report what had to be done to a picture's inks, or could not be."""
    if not demand.is_strict:
        return
    file, limit = wanted.image.file.name, demand.separation.total_ink
    if plate.no_profile:
        report.warning("W441", wanted.span, file=file)
    if plate.picture.bits > _EIGHT_BITS:
        report.warning("W444", wanted.span, file=file, bits=plate.picture.bits)
    if plate.picture.alpha:
        report.warning("W445", wanted.span, file=file)
    if limit is None:
        return
    said: dict[str, Argument] = {"file": file, "limit": _per_cent(limit)}
    if plate.picture.mode == "cmyk" and plate.ink > limit:
        report.warning("W442", wanted.span, **said, ink=_per_cent(plate.ink))
    if plate.limited > limit:
        report.error("E443", wanted.span, **said, ink=_per_cent(plate.limited))


def _gather(document: Document) -> dict[str, _Wanted]:
    """Return every picture by digest, where it is coarsest of all its places."""
    found: dict[str, _Wanted] = {}
    for page in document.pages:
        for image, span in _images(page.items, None):
            left, top, right, bottom = image.crop
            across = (right - left) * _INCH / image.rect.width
            down = (bottom - top) * _INCH / image.rect.height
            here = _Wanted(image, span, min(across, down))
            wanted = found.setdefault(image.digest, here)
            if here.ppi < wanted.ppi:
                found[image.digest] = here
    return found


def _images(items: Sequence[Item], span: Span | None) -> Iterator[tuple[Image, Span | None]]:
    for item in items:
        if isinstance(item, Image):
            yield item, span
        elif isinstance(item, Group) and item.role not in _WITHOUT_PICTURES:
            yield from _images(item.items, item.source or span)


def _make_plate(picture: Picture, data: bytes, ppi: float, demand: Demand) -> Plate:
    if (
        picture.format == "jpeg"
        and picture.mode in ("grey", "cmyk")
        and picture.bits == _EIGHT_BITS
        and ppi < _KEPT * demand.ppi
    ):
        if picture.mode == "grey" or not demand.is_strict:
            return _keep_jpeg(picture, data)
        from layout.write.convert import measure_jpeg

        # Inks that the printer can take, and that nobody says are of another press.
        ink = measure_jpeg(picture, data)
        if ink is not None and ink <= (demand.separation.total_ink or _ALL_INKS):
            return replace(_keep_jpeg(picture, data), ink=ink, limited=ink)
    from layout.write.convert import convert_picture

    return convert_picture(picture, data, _factor(ppi / demand.ppi, demand), demand)


def _factor(finer: float, demand: Demand) -> int:
    """Return what a picture so many times too fine is thinned out by."""
    if demand.is_least:
        return next((factor for factor in _FACTORS if finer >= factor), 1)
    # The power of two next to it by ratio: squares are compared, because √2 is half way.
    return next((factor for factor in _FACTORS if 2 * finer**2 >= factor**2), 1)


def _per_cent(tenths: int) -> int:
    return -(-tenths // 10)


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
