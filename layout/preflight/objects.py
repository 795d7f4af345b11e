"""Operators that draw other objects: images, forms, shadings, patterns; and annotations."""

from __future__ import annotations

from typing import Any, Final

from msgspec import structs

from layout.preflight import values
from layout.preflight.colour import Space, make_paint, read_space
from layout.preflight.marks import Group, Kind, Picture
from layout.preflight.matrix import (
    IDENTITY,
    Matrix,
    height_of,
    multiply,
    transform,
    width_of,
)
from layout.preflight.run import Run, action, to_matrix
from layout.preflight.tokens import Operand

_POINTS_PER_INCH: Final = 72
_UNIT: Final = (0.0, 0.0, 1.0, 1.0)
_EVERYWHERE: Final = (-1e6, -1e6, 1e6, 1e6)
# PatternType of a shading pattern, PaintType of an uncoloured tiling pattern.
_SHADING_PATTERN: Final = 2
_UNCOLOURED: Final = 2


@action("Do")
def draw(run: Run, operands: list[Operand]) -> None:
    """Draw an image or a form."""
    name = operands[-1]
    found = run.resource("/XObject", name)
    kind = values.name(values.get(found, "/Subtype"))
    if kind == "Image":
        _draw_image(run, found, str(name)[1:])
    elif kind == "Form":
        draw_form(run, found)
    elif kind != "PS":
        run.content.unread[f"XObject {name}"] = None


def draw_form(run: Run, form: Any) -> None:
    """Draw a form with its matrix, box and group."""
    group = values.get(form, "/Group")
    if values.name(values.get(group, "/S")) == "Transparency":
        run.content.transparent = True
        space = values.get(group, "/CS")
        resources = values.get(form, "/Resources")
        run.content.groups.append(Group(None if space is None else read_space(space, resources)))
    numbers = values.numbers(values.get(form, "/Matrix"))
    run.execute_form(form, to_matrix(list(numbers)) if numbers else IDENTITY)


def _draw_image(run: Run, image: Any, name: str) -> None:
    wide = values.whole(values.get(image, "/Width")) or 0
    high = values.whole(values.get(image, "/Height")) or 0
    is_mask = values.get(image, "/ImageMask") is True
    bits = 1 if is_mask else values.whole(values.get(image, "/BitsPerComponent")) or 8
    space = read_space(values.get(image, "/ColorSpace"), run.resources)
    if any(values.is_stream(values.get(image, key)) for key in ("/SMask", "/Mask")):
        run.content.transparent |= values.is_stream(values.get(image, "/SMask"))
    if values.whole(values.get(image, "/SMaskInData")):
        run.content.transparent = True
    if intent := values.name(values.get(image, "/Intent")):
        run.content.intents[intent] = None
    _mark_image(run, Picture(image, name, wide, high, bits, space, is_mask, run.state.ctm, 0.0))


def _mark_image(run: Run, picture: Picture) -> None:
    ctm = run.state.ctm
    sides = ((picture.wide, width_of(ctm)), (picture.high, height_of(ctm)))
    ppi = min((n * _POINTS_PER_INCH / side for n, side in sides if side), default=0.0)
    paint = run.state.fill if picture.is_mask else make_paint(picture.space, (), "image")
    placed = structs.replace(picture, ppi=ppi)
    run.mark(Kind.PICTURE, transform(ctm, _UNIT), paint=paint, picture=placed)


_LONG: Final = {
    "/W": "/Width",
    "/H": "/Height",
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/IM": "/ImageMask",
    "/F": "/Filter",
    "/DP": "/DecodeParms",
    "/D": "/Decode",
    "/I": "/Interpolate",
}


@action("BI")
def draw_inline(run: Run, operands: list[Operand]) -> None:
    """Draw an inline image."""
    short, data = operands
    fields = {_LONG.get(key, key): value for key, value in short.items()}
    wide, high = fields.get("/Width", 0), fields.get("/Height", 0)
    if not (isinstance(wide, int) and isinstance(high, int)):
        raise TypeError("sides wanted")
    is_mask = fields.get("/ImageMask") is True
    bits = fields.get("/BitsPerComponent", 8)
    bits = 1 if is_mask else bits if isinstance(bits, int) else 8
    named = fields.get("/ColorSpace", "/DeviceGray")
    if isinstance(named, list):
        space = _read_inline_indexed(run, named)
    else:
        space = read_space(str(named), run.resources)
    ctm = run.state.ctm
    picture = Picture(fields, "BI", wide, high, bits, space, is_mask, ctm, 0.0, data)
    _mark_image(run, picture)


def _read_inline_indexed(run: Run, parts: list[Operand]) -> Space:
    base = read_space(str(parts[1]), run.resources) if len(parts) > 1 else None
    table = parts[-1] if isinstance(parts[-1], bytes) else b""
    return Space("Indexed", 1, base=base, table=table)


# -- shadings and patterns -------------------------------------------------------------------------


@action("sh")
def shade(run: Run, operands: list[Operand]) -> None:
    """Paint a shading over the clip."""
    shading = run.resource("/Shading", operands[-1])
    mark_shading(run, shading, run.state.clip or _EVERYWHERE)


def mark_shading(run: Run, shading: Any, box: tuple[float, float, float, float]) -> None:
    """Note a shading over a box."""
    space = read_space(values.get(shading, "/ColorSpace"), run.resources)
    run.mark(Kind.SHADE, box, paint=make_paint(space, (), "shading"), shading=shading)


def read_pattern(run: Run, space: Space, numbers: tuple[float, ...], name: str) -> None:
    """Look into a pattern when a colour names it, so that its own content is judged too."""
    pattern = run.resource("/Pattern", name)
    kind = values.whole(values.get(pattern, "/PatternType"))
    matrix = values.numbers(values.get(pattern, "/Matrix"))
    placed = to_matrix(list(matrix)) if matrix else IDENTITY
    if kind == _SHADING_PATTERN:
        shading = values.get(pattern, "/Shading")
        run.shadings[name] = shading
        # Its colours are judged here; its place is that of what it fills.
        outer, run.in_mask = run.in_mask, True
        mark_shading(run, shading, run.state.clip or _EVERYWHERE)
        run.in_mask = outer
    elif values.is_stream(pattern):
        _run_cell(run, pattern, placed, space, numbers)
    else:
        run.content.unread[f"pattern {name}"] = None


def _run_cell(
    run: Run, cell: Any, placed: Matrix, space: Space, numbers: tuple[float, ...]
) -> None:
    kept = run.state, run.colourless, run.paths, run.in_mask
    state = structs.replace(run.state, ctm=IDENTITY, clip=None)
    if values.whole(values.get(cell, "/PaintType")) == _UNCOLOURED and space.base is not None:
        state.fill = state.stroke = make_paint(space.base, numbers)
        run.colourless = True
    # A cell is judged for its colours, not for where it lies: the area is that of what it fills.
    run.state, run.paths, run.in_mask = state, [], True
    run.execute_form(cell, placed)
    run.state, run.colourless, run.paths, run.in_mask = kept


# -- annotations -----------------------------------------------------------------------------------


def draw_annotation(run: Run, annotation: Any) -> None:
    """Draw an annotation's normal appearance into its rectangle (ISO 32000-1 12.5.5)."""
    appearance = values.get(annotation, "/AP", "/N")
    if not values.is_stream(appearance):
        state = values.name(values.get(annotation, "/AS"))
        appearance = values.get(appearance, "/" + state)
    target = values.box(values.get(annotation, "/Rect"))
    box = values.box(values.get(appearance, "/BBox"))
    if not values.is_stream(appearance) or target is None or box is None:
        return
    numbers = values.numbers(values.get(appearance, "/Matrix"))
    own = to_matrix(list(numbers)) if numbers else IDENTITY
    x0, y0, x1, y1 = transform(own, box)
    wide = (target[2] - target[0]) / (x1 - x0) if x1 > x0 else 1.0
    high = (target[3] - target[1]) / (y1 - y0) if y1 > y0 else 1.0
    fit: Matrix = (wide, 0.0, 0.0, high, target[0] - x0 * wide, target[1] - y0 * high)
    run.in_annotation = True
    run.execute_form(appearance, multiply(own, fit))
    run.in_annotation = False
