"""Operators of the graphics state, of colour, and of marked content."""

from __future__ import annotations

from typing import Any, Final

from msgspec import structs

from layout.preflight import bounds, values
from layout.preflight.colour import (
    CMYK,
    GRAY,
    PATTERN,
    RGB,
    Paint,
    Space,
    initial_paint,
    make_paint,
    read_space,
)
from layout.preflight.marks import Group, Tag
from layout.preflight.matrix import IDENTITY, multiply
from layout.preflight.run import Run, action, to_matrix, to_number
from layout.preflight.state import Open
from layout.preflight.tokens import Operand


@action("q")
def save_state(run: Run, _operands: list[Operand]) -> None:
    """Save the state."""
    if len(run.saved) < bounds.MOST_STATES:
        run.saved.append(structs.replace(run.state))
    run.content.deepest = max(run.content.deepest, len(run.saved))


@action("Q")
def restore_state(run: Run, _operands: list[Operand]) -> None:
    """Bring the saved state back; a Q too many changes nothing."""
    if run.saved:
        run.state = run.saved.pop()


@action("cm")
def concatenate(run: Run, operands: list[Operand]) -> None:
    """Move the axes."""
    run.state.ctm = multiply(to_matrix(operands), run.state.ctm)


@action("w")
def set_line_width(run: Run, operands: list[Operand]) -> None:
    """Set the line width."""
    run.state.line_width = to_number(operands[-1])


@action("ri")
def set_intent(run: Run, operands: list[Operand]) -> None:
    """Note the rendering intent."""
    run.content.intents[str(operands[-1])[1:]] = None


# -- extended graphics state -----------------------------------------------------------------------


@action("gs")
def set_state(run: Run, operands: list[Operand]) -> None:
    """Take over an extended graphics state."""
    dictionary = run.resource("/ExtGState", operands[-1])
    state = run.state
    _set_overprint(run, dictionary)
    stroke = values.number(values.get(dictionary, "/CA"))
    fill = values.number(values.get(dictionary, "/ca"))
    state.stroke_alpha = state.stroke_alpha if stroke is None else stroke
    state.fill_alpha = state.fill_alpha if fill is None else fill
    width = values.number(values.get(dictionary, "/LW"))
    state.line_width = state.line_width if width is None else width
    if font := values.array(values.get(dictionary, "/Font")):
        state.font = run.fonts.get(font[0], ("gs", id(run.resources), operands[-1]))
        state.font_size = values.number(font[-1]) or 0.0
    if intent := values.name(values.get(dictionary, "/RI")):
        run.content.intents[intent] = None
    _set_blend(run, values.get(dictionary, "/BM"))
    if (mask := values.get(dictionary, "/SMask")) is not None:
        _set_mask(run, mask)


def _set_overprint(run: Run, dictionary: Any) -> None:
    state = run.state
    strokes, fills = values.get(dictionary, "/OP"), values.get(dictionary, "/op")
    if isinstance(strokes, bool):
        state.stroke_overprint = strokes
        # OP alone speaks for both (ISO 32000-1 table 58).
        state.fill_overprint = fills if isinstance(fills, bool) else strokes
    elif isinstance(fills, bool):
        state.fill_overprint = fills
    opm = values.whole(values.get(dictionary, "/OPM"))
    state.opm = state.opm if opm is None else opm


def _set_blend(run: Run, value: Any) -> None:
    names = [values.name(item) for item in values.array(value)] or [values.name(value)]
    if names[0]:
        run.state.blend = names[0]
        run.content.blends |= dict.fromkeys(names)


def _set_mask(run: Run, mask: Any) -> None:
    run.state.masked = values.is_dictionary(mask)
    form = values.get(mask, "/G")
    if form is None:
        return
    run.content.transparent = True
    space = values.get(form, "/Group", "/CS")
    resources = values.get(form, "/Resources")
    kind = values.name(values.get(mask, "/S"))
    run.content.groups.append(
        Group(None if space is None else read_space(space, resources), kind or "?")
    )
    outer, run.in_mask = run.in_mask, True
    kept = run.state
    run.state = structs.replace(kept, masked=False)
    matrix = values.numbers(values.get(form, "/Matrix"))
    run.execute_form(form, to_matrix(list(matrix)) if matrix else IDENTITY)
    run.state, run.in_mask = kept, outer


# -- colour ----------------------------------------------------------------------------------------

_DEVICE: Final = {
    "g": GRAY,
    "rg": RGB,
    "k": CMYK,
}


def _set_paint(run: Run, paint: Paint, *, stroking: bool) -> None:
    # The procedures of d1 glyphs and of uncoloured patterns take the colour from outside.
    if run.colourless:
        return
    if stroking:
        run.state.stroke = paint
    else:
        run.state.fill = paint


def _set_device(run: Run, name: str, operands: list[Operand], *, stroking: bool) -> None:
    plain = _DEVICE[name]
    space = run.space("/" + plain.family)
    numbers = tuple(to_number(value) for value in operands[-plain.channels :])
    _set_paint(run, make_paint(space, numbers), stroking=stroking)


@action("g")
def fill_grey(run: Run, operands: list[Operand]) -> None:
    """Fill in grey."""
    _set_device(run, "g", operands, stroking=False)


@action("G")
def stroke_grey(run: Run, operands: list[Operand]) -> None:
    """Stroke in grey."""
    _set_device(run, "g", operands, stroking=True)


@action("rg")
def fill_rgb(run: Run, operands: list[Operand]) -> None:
    """Fill in RGB."""
    _set_device(run, "rg", operands, stroking=False)


@action("RG")
def stroke_rgb(run: Run, operands: list[Operand]) -> None:
    """Stroke in RGB."""
    _set_device(run, "rg", operands, stroking=True)


@action("k")
def fill_cmyk(run: Run, operands: list[Operand]) -> None:
    """Fill in CMYK."""
    _set_device(run, "k", operands, stroking=False)


@action("K")
def stroke_cmyk(run: Run, operands: list[Operand]) -> None:
    """Stroke in CMYK."""
    _set_device(run, "k", operands, stroking=True)


@action("cs")
def fill_space(run: Run, operands: list[Operand]) -> None:
    """Set the space of fills."""
    _set_paint(run, initial_paint(run.space(operands[-1])), stroking=False)


@action("CS")
def stroke_space(run: Run, operands: list[Operand]) -> None:
    """Set the space of strokes."""
    _set_paint(run, initial_paint(run.space(operands[-1])), stroking=True)


@action("sc", "scn")
def fill_colour(run: Run, operands: list[Operand]) -> None:
    """Set the colour of fills in their space."""
    _set_paint(run, _colour(run, run.state.fill.space, operands), stroking=False)


@action("SC", "SCN")
def stroke_colour(run: Run, operands: list[Operand]) -> None:
    """Set the colour of strokes in their space."""
    _set_paint(run, _colour(run, run.state.stroke.space, operands), stroking=True)


def _colour(run: Run, space: Space, operands: list[Operand]) -> Paint:
    if operands and isinstance(operands[-1], str):
        from layout.preflight.objects import read_pattern

        numbers = tuple(to_number(value) for value in operands[:-1])
        read_pattern(run, space, numbers, operands[-1])
        return make_paint(space if space.family == "Pattern" else PATTERN, numbers, operands[-1])
    return make_paint(space, tuple(to_number(value) for value in operands))


# -- marked content --------------------------------------------------------------------------------


@action("BMC")
def begin_marked(run: Run, operands: list[Operand]) -> None:
    """Open a sequence without properties."""
    _open(run, str(operands[-1]) if operands else "", None)


@action("BDC")
def begin_marked_with(run: Run, operands: list[Operand]) -> None:
    """Open a sequence with properties."""
    tag, properties = operands[-2:]
    _open(run, str(tag), properties)


def _open(run: Run, tag: str, properties: Operand) -> None:
    held = run.resource("/Properties", properties) if isinstance(properties, str) else None
    direct = properties if isinstance(properties, dict) else {}
    mcid = direct.get("/MCID", values.get(held, "/MCID"))
    has_text = "/ActualText" in direct or values.get(held, "/ActualText") is not None
    lang = direct.get("/Lang")
    lang = (
        lang.decode("latin-1")
        if isinstance(lang, bytes)
        else values.text(values.get(held, "/Lang"))
    )
    if lang is not None:
        run.content.langs.append(lang)
    kind = Tag.NONE
    if tag == "/Artifact":
        kind = Tag.ARTIFACT
    elif isinstance(mcid, int):
        kind = Tag.CONTENT
        # A form drawn again shows the same content again; UA1-020 tells that.
        if run.content.form_uses.get(run.stream, 1) == 1:
            run.content.mcids.setdefault(run.stream, []).append(mcid)
    around = run.tagging.tag
    if kind is not Tag.NONE and around is not Tag.NONE and kind is not around:
        run.content.crossed.append(f"{tag} in {around.value}")
    run.tagging.push(Open(kind, has_text, mcid if isinstance(mcid, int) else None))


@action("EMC")
def end_marked(run: Run, _operands: list[Operand]) -> None:
    """Close the innermost sequence."""
    run.tagging.pop()
