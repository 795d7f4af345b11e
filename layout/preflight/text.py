"""Operators that set and show text."""

from __future__ import annotations

from typing import Any, Final

from msgspec import structs

from layout.preflight import bounds, values
from layout.preflight.fonts import Font
from layout.preflight.marks import Kind, Shown
from layout.preflight.matrix import IDENTITY, Matrix, height_of, multiply, transform
from layout.preflight.run import Run, action, to_matrix, to_number
from layout.preflight.tokens import Operand

# Text rendering modes (ISO 32000-1 table 106) that fill, and those that stroke.
_FILLING: Final = frozenset((0, 2, 4, 6))
_STROKING: Final = frozenset((1, 2, 5, 6))
_INVISIBLE: Final = frozenset((3, 7))
# How far letters reach below and above the baseline, and to both sides of a vertical line's axis.
_BELOW: Final = -0.15
_ABOVE: Final = 0.85
_SIDE: Final = 0.5
_SPACE: Final = 32


@action("BT")
def begin_text(run: Run, _operands: list[Operand]) -> None:
    """Begin a text object."""
    run.text = run.line = IDENTITY


@action("Tf")
def set_font(run: Run, operands: list[Operand]) -> None:
    """Choose font and size."""
    name, size = operands[-2:]
    dictionary = run.resource("/Font", name)
    run.state.font_size = to_number(size)
    if dictionary is None:
        run.state.font = None
        run.content.unread[f"font {name}"] = None
        return
    identity = values.identity(run.resources) or id(run.resources)
    run.state.font = run.fonts.get(dictionary, (identity, name))


@action("Tc")
def set_char_space(run: Run, operands: list[Operand]) -> None:
    """Set the space after each character."""
    run.state.char_space = to_number(operands[-1])


@action("Tw")
def set_word_space(run: Run, operands: list[Operand]) -> None:
    """Set the space after each space."""
    run.state.word_space = to_number(operands[-1])


@action("Tz")
def set_stretch(run: Run, operands: list[Operand]) -> None:
    """Set the horizontal scaling in per cent."""
    run.state.stretch = to_number(operands[-1]) / 100


@action("TL")
def set_leading(run: Run, operands: list[Operand]) -> None:
    """Set the leading."""
    run.state.leading = to_number(operands[-1])


@action("Ts")
def set_rise(run: Run, operands: list[Operand]) -> None:
    """Set the rise."""
    run.state.rise = to_number(operands[-1])


@action("Tr")
def set_mode(run: Run, operands: list[Operand]) -> None:
    """Set the rendering mode."""
    run.state.mode = int(to_number(operands[-1]))


@action("Tm")
def set_matrix(run: Run, operands: list[Operand]) -> None:
    """Set the text matrix."""
    run.text = run.line = to_matrix(operands)


def _move(run: Run, x: float, y: float) -> None:
    run.text = run.line = multiply((1.0, 0.0, 0.0, 1.0, x, y), run.line)


@action("Td")
def move(run: Run, operands: list[Operand]) -> None:
    """Go to another line."""
    x, y = operands[-2:]
    _move(run, to_number(x), to_number(y))


@action("TD")
def move_and_lead(run: Run, operands: list[Operand]) -> None:
    """Go to another line and set the leading."""
    x, y = operands[-2:]
    run.state.leading = -to_number(y)
    _move(run, to_number(x), to_number(y))


@action("T*")
def next_line(run: Run, _operands: list[Operand]) -> None:
    """Go to the next line."""
    _move(run, 0.0, -run.state.leading)


@action("Tj")
def show(run: Run, operands: list[Operand]) -> None:
    """Show a string."""
    _show(run, [_to_string(operands[-1])])


@action("'")
def show_on_next_line(run: Run, operands: list[Operand]) -> None:
    """Show a string on the next line."""
    next_line(run, [])
    _show(run, [_to_string(operands[-1])])


@action('"')
def show_spaced(run: Run, operands: list[Operand]) -> None:
    """Set both spaces and show a string on the next line."""
    word, char, string = operands[-3:]
    run.state.word_space, run.state.char_space = to_number(word), to_number(char)
    next_line(run, [])
    _show(run, [_to_string(string)])


@action("TJ")
def show_adjusted(run: Run, operands: list[Operand]) -> None:
    """Show strings with adjustments between them."""
    parts = operands[-1]
    if not isinstance(parts, list):
        raise TypeError("array wanted")
    _show(run, parts)


def _to_string(value: Operand) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("string wanted")
    return value


def _show(run: Run, parts: list[Any]) -> None:
    state, font = run.state, run.state.font
    if font is None:
        run.content.unread["text without a font"] = None
        return
    codes: list[int] = []
    along = 0.0
    for part in parts:
        if isinstance(part, bytes):
            found = font.split(part)
            along += _advance(run, font, found)
            codes += found
        elif isinstance(part, int | float):
            along -= part / 1000 * state.font_size * (1.0 if font.is_vertical else state.stretch)
    size = state.font_size
    if font.is_vertical:
        box = (-_SIDE * size, min(0.0, along), _SIDE * size, max(0.0, along))
        step = (0.0, along)
    else:
        box = (min(0.0, along), _BELOW * size, max(0.0, along), _ABOVE * size)
        step = (along, 0.0)
    whole = multiply(run.text, run.state.ctm)
    box = (box[0], box[1] + state.rise, box[2], box[3] + state.rise)
    _mark(run, font, codes, transform(whole, box), abs(size) * height_of(whole))
    if font.subtype == "Type3":
        _run_glyphs(run, font, codes)
    run.text = multiply((1.0, 0.0, 0.0, 1.0, *step), run.text)


def _advance(run: Run, font: Font, codes: list[int]) -> float:
    state = run.state
    spaces = 0 if font.is_composite else codes.count(_SPACE)
    scale = values.number(_glyph_scale(font)) or 0.001
    along = font.advance(codes) * scale * state.font_size
    along += len(codes) * state.char_space + spaces * state.word_space
    return along if font.is_vertical else along * state.stretch


def _glyph_scale(font: Font) -> float:
    if font.subtype != "Type3":
        return 0.001
    matrix = values.numbers(values.get(font.dictionary, "/FontMatrix"))
    return matrix[0] if matrix else 0.001


def _mark(
    run: Run, font: Font, codes: list[int], box: tuple[float, float, float, float], size: float
) -> None:
    if not codes:
        return
    page, mode = run.content.page, run.state.mode
    if mode not in _INVISIBLE:
        font.first_page = page if font.first_page is None else font.first_page
    # Rendering mode 3 shows nothing, but what it says is read out and copied.
    for code in codes:
        font.shown.setdefault(code, page)
    if not run.tagging.has_text:
        for code in codes:
            font.bare.setdefault(code, page)
    shown = Shown(font, tuple(codes))
    if mode in _FILLING:
        run.mark(Kind.TEXT, box, size=size, shown=shown)
    if mode in _STROKING:
        run.mark(Kind.TEXT, box, stroking=True, size=size, shown=shown)


def _run_glyphs(run: Run, font: Font, codes: list[int]) -> None:
    """Carry out the procedures of a Type 3 font, each glyph once a page, for their colours."""
    new = [code for code in dict.fromkeys(codes) if (font.number, code) not in run.glyphs]
    if not new:
        return
    run.glyphs |= {(font.number, code) for code in new}
    procedures = values.get(font.dictionary, "/CharProcs")
    names = type3_names(font)
    numbers = values.numbers(values.get(font.dictionary, "/FontMatrix"))
    matrix = to_matrix(list(numbers)) if numbers else (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
    size = run.state.font_size
    placed = multiply(matrix, multiply((size, 0.0, 0.0, size, 0.0, run.state.rise), run.text))
    outer, run.in_mask = run.in_mask, True
    for code in new:
        procedure = values.get(procedures, names.get(code, ""))
        if values.is_stream(procedure):
            _run_glyph(run, font, procedure, placed)
    run.in_mask = outer


def _run_glyph(run: Run, font: Font, procedure: Any, placed: Matrix) -> None:
    """Carry out one glyph's procedure."""
    data = values.read_stream(procedure, bounds.MOST_CMAP_BYTES) or b""
    kept = run.colourless, run.text, run.line, run.state
    run.state = structs.replace(run.state, stroke=run.state.fill)
    run.colourless = b" d1" in data[:256]
    run.execute_form(procedure, placed, values.get(font.dictionary, "/Resources"))
    run.colourless, run.text, run.line, run.state = kept


def type3_names(font: Font) -> dict[int, str]:
    """Return the keys of a font's Differences by code, with their slashes."""
    found: dict[int, str] = {}
    code = 0
    for item in values.array(values.get(font.dictionary, "/Encoding", "/Differences")):
        if (number := values.whole(item)) is not None:
            code = number
        elif name := values.name(item):
            found[code] = "/" + name
            code += 1
    return found
