"""A page's content stream interpreted as far as text needs: where every glyph is drawn.

ISO 32000-1 8.4 (graphics state), 9.3 and 9.4 (text).  Glyphs are read with the font's own width
and the pen's place, and ActualText is not looked at: a viewer's text interface gives all glyphs
of such a stretch one place, which says nothing about spacing.
"""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct, field

from layout.audit.fonts import GLYPH_SPACE, ReadFont, read_font
from layout.audit.glyphs import Glyph, Sight
from layout.audit.streams import bounded_bytes
from layout.units import PT

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)

# Forms within forms: a real page has two or three levels; a bomb of them doubles at each.
_MOST_DEPTH: Final = 16
# Glyphs of one page: a broadsheet full of type has 20,000.
_MOST_GLYPHS: Final = 500_000
# Operands and operators of one page, those of a form as often as it is drawn: a page of type has
# 50,000, a map a million.  They are parsed all at once, so they are counted before.
_MOST_TOKENS: Final = 2_000_000
_SEPARATORS: Final = (b" ", b"\n", b"\r", b"\t", b"]", b")", b">", b"/")
# Type is upright when its baseline rises less than this over its length.
_LEVEL: Final = 0.005
_INVISIBLE: Final = (3, 7)


class ContentError(Exception):
    """A page's content is more than any page holds."""


class TextState(Struct):
    """The text part of the graphics state (ISO 32000-1 9.3)."""

    font: ReadFont | None = None
    size: float = 0
    char_space: float = 0
    word_space: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0
    mode: float = 0


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that does ``a`` first and then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Mark(Struct, frozen=True):
    """An open marked-content sequence: an artifact, or with blanks that are not in its text."""

    is_artifact: bool
    is_solid: bool


class Interpreter(Struct):
    """Walks content streams and collects the glyphs of one page into its sight.

    ``matrix`` is the current transformation; at first it leads from the page's space to its left
    top corner, y still upward.
    """

    sight: Sight
    fonts: dict[object, ReadFont]
    matrix: Matrix
    state: TextState = field(default_factory=TextState)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    tokens: int = 0
    count: int = 0
    marks: list[Mark] = field(default_factory=list)
    is_spaced: bool = False

    def run(self, content: Any, data: bytes, resources: Any, depth: int = 0) -> None:
        """Interpret a content stream with these bytes; raises ContentError for one too long."""
        import pikepdf

        self.tokens += sum(map(data.count, _SEPARATORS))
        if self.tokens > _MOST_TOKENS:
            raise ContentError(f"more than {_MOST_TOKENS} operators")
        stack: list[tuple[Matrix, TextState]] = []
        direct: dict[object, ReadFont] = {}
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = instruction.operands, instruction.operator
            name = str(operator)
            if name == "q":
                stack.append((self.matrix, copy(self.state)))
            elif name == "Q":
                if stack:
                    self.matrix, self.state = stack.pop()
            elif name == "Do":
                self._draw(operands, resources, depth)
            elif name == "Tf":
                self._choose_font(operands, resources, direct)
            else:
                self._obey(name, operands)

    # -- operators ---------------------------------------------------------------------------------

    def _obey(self, name: str, operands: Any) -> None:
        """Do one operator that needs no resources; one with wrong operands is passed over."""
        try:
            if name in ("Tj", "'", '"', "TJ"):
                self._show(name, operands)
            elif name in _SETTERS:
                member, unit = _SETTERS[name]
                setattr(self.state, member, float(operands[0]) / unit)
            elif name in _MOVES:
                self._move(name, [float(n) for n in operands])
            elif name in ("BMC", "BDC"):
                self.marks.append(_read_mark(operands))
            elif name == "EMC" and self.marks:
                self.marks.pop()
        except (TypeError, ValueError, IndexError, OverflowError):
            return

    def _move(self, name: str, numbers: list[float]) -> None:
        state = self.state
        if name == "cm":
            self.matrix = multiply(_six(numbers), self.matrix)
            return
        if name == "BT":
            self.line = IDENTITY
        elif name == "Tm":
            self.line = _six(numbers)
        else:
            right, up = (0.0, -state.leading) if name == "T*" else numbers[:2]
            if name == "TD":
                state.leading = -up
            self.line = multiply((1, 0, 0, 1, right, up), self.line)
        self.text = self.line

    def _choose_font(self, operands: Any, resources: Any, direct: dict[object, ReadFont]) -> None:
        """Set the font; one that is no object of its own is known by its name, in this stream."""
        try:
            name = str(operands[0])
            font = resources["/Font"][name]
            self.state.size = float(operands[1])
            known, key = (self.fonts, font.objgen) if font.is_indirect else (direct, name)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            self.state.font = None
            return
        if key not in known:
            known[key] = read_font(font)
        self.state.font = known[key]

    def _draw(self, operands: Any, resources: Any, depth: int) -> None:
        """Interpret a form; pictures have no text to read."""
        try:
            form = resources["/XObject"][str(operands[0])]
            if form.get("/Subtype") != "/Form":
                return
            matrix = _six([float(n) for n in form.get("/Matrix") or IDENTITY])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return
        if depth >= _MOST_DEPTH:
            raise ContentError(f"forms nested more than {_MOST_DEPTH} deep")
        data = bounded_bytes(form)
        outside = self.matrix, copy(self.state), self.text, self.line, len(self.marks)
        self.matrix = multiply(matrix, self.matrix)
        self.run(form, data, form.get("/Resources", resources), depth + 1)
        self.matrix, self.state, self.text, self.line, marks = outside
        del self.marks[marks:]

    # -- text --------------------------------------------------------------------------------------

    def _show(self, name: str, operands: Any) -> None:
        import pikepdf

        if name == '"':
            self.state.word_space, self.state.char_space = float(operands[0]), float(operands[1])
        if name in ("'", '"'):
            self._move("T*", [])
        pieces = operands[0] if name == "TJ" else (operands[-1],)
        for piece in pieces:
            if isinstance(piece, int | Decimal):
                self._advance(-float(piece) / GLYPH_SPACE * self.state.size * self.state.scale)
            elif isinstance(piece, pikepdf.String):
                self._show_string(bytes(piece))

    def _advance(self, distance: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = (a, b, c, d, e + distance * a, f + distance * b)

    def _show_string(self, data: bytes) -> None:
        state, font = self.state, self.state.font
        if font is None or not state.size:
            return
        codes = font.decode(data)
        self.count += len(codes)
        if self.count > _MOST_GLYPHS:
            raise ContentError(f"more than {_MOST_GLYPHS} glyphs")
        whole = multiply(self.text, self.matrix)
        drawn = self._takes(whole, codes, font)
        solid = any(mark.is_solid for mark in self.marks)
        a, _, c, d, e, f = whole
        size = state.size * state.scale
        x, y = e + state.rise * c, f + state.rise * d
        em = round(abs(size * a) * PT)
        pen, base = 0.0, round((0 - y) * PT)
        add = self.sight.glyphs.append
        for code in codes:
            width = code.width / GLYPH_SPACE * size
            if drawn:
                if code.text.isspace():
                    self.is_spaced |= not solid
                elif code.text:
                    place = round((x + pen * a) * PT)
                    add(Glyph(code.text, place, base, round(width * a * PT), em, self.is_spaced))
                    self.is_spaced = False
                else:
                    self.sight.unreadable += 1
            pen += width + state.char_space * state.scale
            if code.size == 1 and code.text == " ":
                pen += state.word_space * state.scale
        self._advance(pen)

    def _takes(self, whole: Matrix, codes: list[Any], font: ReadFont) -> bool:
        """Tell whether a string is to be judged; count it by the reason when it is not."""
        sight, count = self.sight, sum(not code.text.isspace() for code in codes)
        a, b, _, d, _, _ = whole
        upward = d * self.state.size
        if self.state.mode in _INVISIBLE:
            sight.hidden += count
        elif any(mark.is_artifact for mark in self.marks):
            sight.artifacts += count
        elif font.is_vertical:
            sight.vertical += count
        elif a * self.state.size <= 0 or upward <= 0 or abs(b) > _LEVEL * abs(a):
            sight.turned += count
        else:
            return True
        return False


def _read_mark(operands: Any) -> Mark:
    """Read BMC or BDC.

    ActualText says what a stretch reads as (ISO 32000-1 14.9.4); where it has no blank, the spaces
    drawn in the stretch are means of positioning.
    """
    import pikepdf

    properties = operands[1] if len(operands) > 1 else None
    actual = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
    is_solid = actual is not None and not any(map(str.isspace, str(actual)))
    return Mark(str(operands[0]) == "/Artifact", is_solid)


def _six(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


# What an operator sets, and the unit that its operand counts in.
_SETTERS: Final = {
    "Tc": ("char_space", 1),
    "Tw": ("word_space", 1),
    "Tz": ("scale", 100),
    "TL": ("leading", 1),
    "Ts": ("rise", 1),
    "Tr": ("mode", 1),
}
_MOVES: Final = frozenset(("cm", "BT", "Tm", "Td", "TD", "T*"))
