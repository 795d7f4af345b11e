"""The ink on a page, plate by plate, in cells: the page's own content, painted in its order.

The trimmed page is divided into cells, seven to the side of the window that a printer's profile
asks for (GWG2015: 15 mm², so a cell of 0.55 mm).  Fills, lines, shadings and images are painted
into one plate of cells for each ink, with overprint, alpha and masks; type is not painted (its
outlines are not read) but what lies under it is noted.  The sum of all plates, averaged over the
window at every place, is the total ink.
"""

from __future__ import annotations

from array import array
from typing import Any, Final

from msgspec import Struct, field
from PIL import Image, ImageDraw, ImageMath

from layout.preflight import bounds, shading
from layout.preflight.colour import PROCESS, Inks, Paint
from layout.preflight.findings import Place
from layout.preflight.marks import Content, Kind, Mark
from layout.preflight.matrix import MM, Matrix, meet
from layout.preflight.plates import SIDE, Plates
from layout.preflight.samples import Sampled, sample
from layout.preflight.values import Box

_MOST_CELLS: Final = 4_000_000
_OPAQUE: Final = 255
# Reversed lines are looked at with what lies under them up to this thickness, in points.
_THIN: Final = 12.0
# A line wider than any page is drawn as one.
_MOST_WIDE: Final = 4000
# A dark thing darkens: what each blend mode does to the amount of ink, b below and s above.
_BLENDS: Final = {
    "Multiply": lambda a: a["b"] + a["s"] - a["b"] * a["s"] / 100,
    "Screen": lambda a: a["b"] * a["s"] / 100,
    "Darken": lambda a: a["max"](a["b"], a["s"]),
    "Lighten": lambda a: a["min"](a["b"], a["s"]),
}
_PLAIN: Final = frozenset(("Normal", "Compatible"))


class InkReport(Struct):
    """What the ink of one page comes to, in per cent."""

    page: int
    cell_mm: float
    highest: float = 0.0
    place: Box = (0.0, 0.0, 0.0, 0.0)
    where: Place | None = None
    share_over: float = 0.0
    thing: str = ""
    # Under each text mark, by its number: the inks there before it was set.
    under: dict[int, Inks] = field(default_factory=dict)
    # What was not or not exactly counted, with how often.
    uncounted: dict[str, int] = field(default_factory=dict)
    # Per cent of black at most in each picture, by the mark's number.
    blackest: dict[int, float] = field(default_factory=dict)


def sum_inks(content: Content, trim: Box, window_mm2: int, limit: float) -> InkReport:
    """Return the ink of a page; ``limit`` is the total whose share of the page is told."""
    cell = window_mm2**0.5 * MM / SIDE
    report = InkReport(content.page, round(cell / MM, 2))
    if (trim[2] - trim[0]) * (trim[3] - trim[1]) > _MOST_CELLS * cell * cell:
        report.uncounted["page too large"] = 1
        return report
    plates = Plates(trim, cell)
    painted = 0
    for number, mark in enumerate(content.marks):
        if mark.in_mask:
            continue
        if mark.kind is Kind.TEXT:
            report.under[number] = _look_under(plates, mark)
            _count(report, "type", 1)
            continue
        painted += 1
        if painted > bounds.MOST_PAINTED:
            report.uncounted["page with too many objects"] = 1
            break
        if mark.paint is not None and mark.paint.is_white and mark.size < _THIN:
            report.under[number] = _look_under(plates, mark)
        if mark.kind is Kind.PICTURE:
            _paint_picture(plates, number, mark, report)
        else:
            _paint_shape(plates, mark, report)
    _find_highest(plates, report, limit)
    report.thing = _name_at(content, report.place)
    return report


def _count(report: InkReport, what: str, by: int) -> None:
    report.uncounted[what] = report.uncounted.get(what, 0) + by


def _look_under(plates: Plates, mark: Mark) -> Inks:
    x0, y0, x1, y1 = mark.box
    middle = (y0 + y1) / 2
    places = [((x0 * (4 - n) + x1 * n) / 4, middle) for n in (1, 2, 3)]
    return max((plates.at(place) for place in places), key=lambda inks: sum(a for _, a in inks))


# -- painting --------------------------------------------------------------------------------------


def _paint_shape(plates: Plates, mark: Mark, report: InkReport) -> None:
    amounts = _amounts(mark, report)
    region = plates.region(mark.box)
    if amounts is None or region is None or mark.paint is None:
        return
    if mark.kind is Kind.SHADE or (mark.kind is Kind.FILL and mark.size < float("inf")):
        mask = _flat_mask(plates, mark, region)
    else:
        mask = _shape_mask(plates, mark, region)
    if mark.alpha < 1:
        alpha = max(0.0, mark.alpha)
        mask = mask.point(lambda level: level * alpha)
    if mark.masked:
        _count(report, "soft mask", 1)
    _put(plates, mark, amounts, region, mask, report)


def _amounts(mark: Mark, report: InkReport) -> dict[str, float] | None:
    """Return the per cent of each ink, a shading's darkest; None for what cannot be told."""
    paint = mark.paint
    inks = paint.inks if paint else None
    if mark.shading is not None:
        inks = shading.darkest(mark.shading, paint.space if paint else None)
        _count(report, "shading at its darkest", 1)
    elif paint is not None and paint.pattern:
        _count(report, "pattern", 1)
        return None
    if inks is None:
        _count(report, "no CMYK", 1)
        return {}
    return {plate: amount * 100 for plate, amount in inks}


def _flat_mask(plates: Plates, mark: Mark, region: tuple[int, int, int, int]) -> Image.Image:
    """Return a full mask; a rectangle thinner than a cell covers its part of the cell."""
    x0, y0, x1, y1 = mark.box
    cover = min(1.0, (x1 - x0) / plates.cell) * min(1.0, (y1 - y0) / plates.cell)
    size = (region[2] - region[0], region[3] - region[1])
    return Image.new("L", size, round(_OPAQUE * cover))


def _shape_mask(plates: Plates, mark: Mark, region: tuple[int, int, int, int]) -> Image.Image:
    left, top, right, bottom = region
    mask = Image.new("L", (right - left, bottom - top), 0)
    draw = ImageDraw.Draw(mask)
    cells = mark.size / plates.cell
    for path in mark.shape:
        points = [(x - left, y - top) for x, y in map(plates.to_cells, path)]
        points = [(_near(x), _near(y)) for x, y in points]
        if mark.kind is Kind.STROKE:
            level = round(_OPAQUE * min(1.0, cells))
            draw.line(points, fill=level, width=max(1, min(round(cells), _MOST_WIDE)))
        elif len(points) > 2:  # noqa: PLR2004 (a polygon has three corners)
            draw.polygon(points, fill=_OPAQUE)
    return mask


def _near(cell: float) -> float:
    # Far outside the page the drawing would only overflow.
    return min(20_000.0, max(-20_000.0, cell))


def _put(
    plates: Plates,
    mark: Mark,
    amounts: dict[str, float] | dict[str, Image.Image],
    region: tuple[int, int, int, int],
    mask: Image.Image,
    report: InkReport,
) -> None:
    """Bring amounts onto the plates that the mark paints, the others cleared or left alone."""
    if mark.blend not in _PLAIN and mark.blend not in _BLENDS:
        _count(report, f"blend {mark.blend}", 1)
    blend, soft = _BLENDS.get(mark.blend), _soft_mask(mask)
    plates.painted.paste(_OPAQUE, region)
    for name in _painted_plates(plates, mark, amounts):
        plate = plates.plate(name)
        above = amounts.get(name, 0.0)
        if blend is None and soft is None:
            plate.paste(above, region, mask)
            continue
        below = plate.crop(region)
        if isinstance(above, float):
            above = Image.new("F", below.size, above)
        if blend is not None:
            above = ImageMath.lambda_eval(blend, b=below, s=above)
        if soft is not None:
            above = ImageMath.lambda_eval(_mix, b=below, s=above, m=soft)
        plate.paste(above, region, None if soft is not None else mask)


def _soft_mask(mask: Image.Image) -> Image.Image | None:
    """Return a mask as parts of one where it has any between none and all.

    Pillow pastes images of floats through such a mask byte by byte, which is no mixture.
    """
    levels = mask.histogram()
    partial = sum(levels) - levels[0] - levels[_OPAQUE]
    return mask.convert("F").point(lambda level: level * (1 / _OPAQUE) + 0) if partial else None


def _mix(a: Any) -> Any:
    return a["b"] + (a["s"] - a["b"]) * a["m"]


def _painted_plates(
    plates: Plates, mark: Mark, amounts: dict[str, float] | dict[str, Image.Image]
) -> list[str]:
    """Return the plates that a mark changes (ISO 32000-1 8.6.7 and table 148)."""
    own = [name for name in amounts if name not in PROCESS]
    if not mark.overprint:
        return [*plates.plates, *(name for name in own if name not in plates.plates)]
    paint = mark.paint
    if paint is not None and paint.space.family in ("Separation", "DeviceN"):
        return list(amounts)
    if _keeps_zeros(mark):
        return [name for name, amount in amounts.items() if amount]
    return [*PROCESS, *own]


def _keeps_zeros(mark: Mark) -> bool:
    """Whether a zero leaves what is below: overprint mode 1, DeviceCMYK, and no image."""
    paint: Paint | None = mark.paint
    if mark.opm != 1 or paint is None or mark.kind is Kind.SHADE:
        return False
    is_stencil = mark.picture is not None and mark.picture.is_mask
    return paint.space.family == "DeviceCMYK" and (mark.kind is not Kind.PICTURE or is_stencil)


def _paint_picture(plates: Plates, number: int, mark: Mark, report: InkReport) -> None:
    picture = mark.picture
    region = plates.region(mark.box)
    if picture is None or region is None:
        return
    sampled = sample(picture, *_cells_of(plates, picture.matrix))
    if isinstance(sampled, str):
        _count(report, f"picture: {sampled}", 1)
        return
    if sampled.plates is None:
        _count(report, "no CMYK", 1)
    placed, mask = _place(plates, picture.matrix, sampled, region)
    if mark.alpha < 1:
        alpha = max(0.0, mark.alpha)
        mask = mask.point(lambda level: level * alpha)
    if picture.is_mask:
        amounts = _amounts(mark, report)
        if amounts is not None:
            _put(plates, mark, amounts, region, mask, report)
        return
    if "K" in placed:
        report.blackest[number] = float(placed["K"].getextrema()[1])  # type: ignore[arg-type]
    if mark.masked:
        _count(report, "soft mask", 1)
    _put(plates, mark, placed, region, mask, report)


# A picture is never sampled finer than the page's own cells, nor at more than so many.
_MOST_SIDE: Final = 4000


def _cells_of(plates: Plates, matrix: Matrix) -> tuple[int, int]:
    a, b, c, d, _, _ = matrix
    wide = (a * a + b * b) ** 0.5 / plates.cell
    high = (c * c + d * d) ** 0.5 / plates.cell
    return min(_MOST_SIDE, max(1, round(wide))), min(_MOST_SIDE, max(1, round(high)))


def _place(
    plates: Plates, matrix: Matrix, sampled: Sampled, region: tuple[int, int, int, int]
) -> tuple[dict[str, Image.Image], Image.Image]:
    """Return the image's plates and its mask, turned and cut to the region."""
    mask = sampled.mask
    images = dict(sampled.plates or {})
    size = next((image.size for image in (*images.values(), *([mask] if mask else []))), (1, 1))
    way = _way_back(plates, matrix, region, size)
    target = (region[2] - region[0], region[3] - region[1])
    if way is None:
        return {}, Image.new("L", target, 0)
    if mask is None:
        mask = Image.new("L", size, _OPAQUE)
    turned = {name: _transform(image, target, way) for name, image in images.items()}
    return turned, _transform(mask, target, way)


def _transform(image: Image.Image, size: tuple[int, int], way: Matrix) -> Image.Image:
    return image.transform(size, Image.Transform.AFFINE, way, Image.Resampling.NEAREST)


def _way_back(
    plates: Plates, matrix: Matrix, region: tuple[int, int, int, int], size: tuple[int, int]
) -> Matrix | None:
    """Return the affine map from a cell of the region to a sample of the image."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if abs(area) < 1e-9:  # noqa: PLR2004 (no area at all)
        return None
    step = plates.cell
    left = plates.trim[0] + region[0] * step
    top = plates.trim[3] - region[1] * step
    wide, high = size
    # x of the unit square = (d (X-e) - c (Y-f)) / area; the image's rows run downwards.
    across, along = d * step / area, c * step / area
    down, up = -b * step / area, -a * step / area
    x = (d * (left - e) - c * (top - f)) / area
    y = (-b * (left - e) + a * (top - f)) / area
    return across * wide, along * wide, x * wide, -down * high, -up * high, (1 - y) * high


# -- the sum ---------------------------------------------------------------------------------------


def _find_highest(plates: Plates, report: InkReport, limit: float) -> None:
    total = _sum(list(plates.plates.values()))
    wide, high = plates.size
    best, where = -1.0, (0, 0)
    for down in range(SIDE):
        for across in range(SIDE):
            box = (
                across,
                down,
                across + (wide - across) // SIDE * SIDE,
                down + (high - down) // SIDE * SIDE,
            )
            if box[2] <= box[0] or box[3] <= box[1]:
                continue
            means = total.reduce(SIDE, box)
            top = float(means.getextrema()[1])  # type: ignore[arg-type]
            if top > best:
                best = top
                x, y = _find(means, top)
                where = (across + x * SIDE, down + y * SIDE)
    report.highest = round(best, 1)
    cell = plates.cell
    x0 = plates.trim[0] + where[0] * cell
    y1 = plates.trim[3] - where[1] * cell
    report.place = (x0, y1 - SIDE * cell, x0 + SIDE * cell, y1)
    over = total.point(lambda value: value * 1 - limit).convert("L")
    report.share_over = round(1 - over.histogram()[0] / (wide * high), 4)


def _sum(images: list[Image.Image]) -> Image.Image:
    total = images[0]
    for image in images[1:]:
        total = ImageMath.lambda_eval(lambda a: a["x"] + a["y"], x=total, y=image)
    return total


def _find(image: Image.Image, value: float) -> tuple[int, int]:
    """Return the first pixel of that value."""
    row = array("f", image.tobytes())
    at = row.index(value)
    return at % image.width, at // image.width


def _name_at(content: Content, place: Box) -> str:
    """Return what lies uppermost at a place, for the message."""
    for mark in reversed(content.marks):
        if mark.in_mask or mark.kind is Kind.TEXT or not meet(mark.box, place):
            continue
        return f"{mark.kind.value} {mark.picture.name}" if mark.picture else mark.kind.value
    return ""
