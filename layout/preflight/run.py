"""Carries out content streams: pages, forms, patterns, glyph procedures, appearances.

One :class:`Run` does one page.  What it finds goes into :class:`~layout.preflight.marks.Content`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from msgspec import Struct, structs

from layout.preflight import bounds, values
from layout.preflight.colour import Paint, Space, read_space
from layout.preflight.fonts import Font
from layout.preflight.marks import Content, Kind, Mark, Tag
from layout.preflight.matrix import IDENTITY, Matrix, Point, meet, multiply, transform
from layout.preflight.state import State, Tagging
from layout.preflight.syntax import NESTING, OPERANDS, Syntax
from layout.preflight.tokens import Operand, read_instructions
from layout.preflight.values import Box


class Budget(Struct):
    """What the whole file may still cost."""

    operators: int = bounds.MOST_OPERATORS
    marks: int = bounds.MOST_MARKS


class Fonts:
    """Every font of a file once, by its object."""

    def __init__(self) -> None:
        self.all: list[Font] = []
        self._known: dict[Any, Font] = {}

    def get(self, dictionary: Any, key: Any) -> Font:
        """Return the font of a dictionary; direct ones are known by ``key``."""
        identity = values.identity(dictionary) or key
        if identity not in self._known:
            font = Font(dictionary, len(self.all))
            self._known[identity] = font
            self.all.append(font)
        return self._known[identity]


class Run:
    """The interpreter's registers while it reads one page."""

    def __init__(self, page: int, fonts: Fonts, budget: Budget) -> None:
        self.content = Content(page)
        self.fonts = fonts
        self.budget = budget
        self.state = State()
        self.saved: list[State] = []
        self.resources: Any = None
        self.tagging = Tagging(stack=[])
        self.stream = 0
        self.forms: list[Any] = []
        self.paths: list[list[Point]] = []
        self.current: Point = (0.0, 0.0)
        self.is_rectangle = False
        self.points = 0
        self.clipping = False
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        # Type 3 glyphs that this page has shown, by font and code.
        self.glyphs: set[tuple[int, int]] = set()
        self.in_annotation = False
        self.in_mask = False
        self.colourless = False
        self.borrowing = False
        self.shadings: dict[str, Any] = {}
        self._spaces: dict[tuple[int, str], Space] = {}

    # -- running ---------------------------------------------------------------------------------

    def execute(self, data: bytes, resources: Any) -> None:
        """Carry out a content stream with its resources; leaves the state as it was."""
        outer = self.resources, self.saved, self.state, self.tagging
        self.resources = resources
        self.saved, self.state = [], structs.replace(self.state)
        self.tagging = Tagging(stack=list(self.tagging.stack))
        self.tagging.tag, self.tagging.has_text = outer[3].tag, outer[3].has_text
        syntax = Syntax()
        for operands, operator in read_instructions(data, syntax.note):
            self.budget.operators -= 1
            if self.budget.operators < 0 or self.budget.marks < 0:
                self.content.unread["operators: too many"] = None
                break
            wanted = OPERANDS.get(operator)
            if wanted is None:
                syntax.note_unknown(operator)
                continue
            if len(operands) < wanted:
                syntax.note(f"operands missing: {operator}")
                continue
            if operator in NESTING:
                syntax.nest(operator)
            action = ACTIONS.get(operator)
            if action is None:
                continue
            try:
                action(self, operands)
            except (*values.DAMAGED, ArithmeticError):
                syntax.note(f"wrong operands: {operator}")
        else:
            syntax.finish()
        self.content.unread |= syntax.faults
        self.resources, self.saved, self.state, self.tagging = outer

    def execute_form(self, form: Any, matrix: Matrix, resources: Any = None) -> None:
        """Carry out a form, glyph or pattern cell placed by a matrix, unless it is open already."""
        # Asking costs too, or forms that are refused would be free to ask for by the million.
        self.budget.operators -= bounds.FORM_COST
        identity = values.identity(form) or id(form)
        if identity in self.forms or len(self.forms) >= bounds.MOST_FORM_DEPTH:
            self.content.unread[
                "form in itself" if identity in self.forms else "forms: too deep"
            ] = None
            return
        data = values.read_stream(form, bounds.MOST_CONTENT_BYTES)
        if data is None:
            self.content.unread["form: cannot be read"] = None
            return
        kept, stream = self.state, self.stream
        self.state = structs.replace(kept, ctm=multiply(matrix, kept.ctm))
        if (box := values.box(values.get(form, "/BBox"))) is not None:
            self.clip_to(transform(self.state.ctm, box))
        if values.get(form, "/StructParents") is not None:
            self.stream = (values.identity(form) or (-1, 0))[0]
            self.content.forms[self.stream] = form
            uses = self.content.form_uses
            uses[self.stream] = uses.get(self.stream, 0) + 1
        self.forms.append(identity)
        own = values.get(form, "/Resources")
        borrowing, self.borrowing = self.borrowing, own is None and resources is None
        self.execute(data, own if own is not None else resources or self.resources)
        self.borrowing = borrowing
        self.forms.pop()
        self.state, self.stream = kept, stream

    # -- what the operators share ----------------------------------------------------------------

    def resource(self, kind: str, name: Operand) -> Any:
        """Return a named resource, or None."""
        found = values.get(self.resources, kind, name) if isinstance(name, str) else None
        if found is not None and self.borrowing:
            self.content.borrowed[f"{kind}{name}"] = None
        return found

    def space(self, name: Operand) -> Space:
        """Return the colour space of that name, read once for each resource dictionary."""
        identity = values.identity(self.resources)
        key = (identity[0] if identity else id(self.resources), str(name))
        if key not in self._spaces:
            self._spaces[key] = read_space(str(name), self.resources)
        return self._spaces[key]

    def clip_to(self, box: Box) -> None:
        """Cut the clip down to a box."""
        clip = self.state.clip
        met = box if clip is None else meet(clip, box)
        # Nothing left: a box without area, beyond every page.
        self.state.clip = met or (-1e8, -1e8, -1e8, -1e8)

    def mark(self, kind: Kind, box: Box, *, stroking: bool = False, **more: Any) -> None:
        """Note something painted with the current state, unless it is clipped away whole."""
        state = self.state
        clipped = box if state.clip is None else meet(box, state.clip)
        if clipped is None:
            return
        self.budget.marks -= 1
        if self.budget.marks < 0:
            return
        tag = self.tagging.tag
        alpha = state.stroke_alpha if stroking else state.fill_alpha
        self.note_transparency(alpha)
        paint: Paint | None = more.pop("paint", state.stroke if stroking else state.fill)
        overprint = state.stroke_overprint if stroking else state.fill_overprint
        self.note_overprint(paint, overprint)
        if paint and paint.pattern in self.shadings:
            more.setdefault("shading", self.shadings[paint.pattern])
        mark = Mark(
            kind=kind,
            box=clipped,
            paint=paint,
            overprint=overprint,
            opm=state.opm,
            alpha=alpha,
            blend=state.blend,
            masked=state.masked,
            tag=tag,
            clip=state.clip,
            in_annotation=self.in_annotation,
            in_mask=self.in_mask,
            **more,
        )
        self.content.marks.append(mark)
        if tag is Tag.NONE and not self.in_annotation and not self.in_mask:
            self.content.untagged.append(clipped)

    def note_transparency(self, alpha: float) -> None:
        """Note whether the current state makes transparency."""
        state = self.state
        if alpha < 1 or state.masked or state.blend not in ("Normal", "Compatible"):
            self.content.transparent = True

    def note_overprint(self, paint: Paint | None, overprint: bool) -> None:
        """Note overprint mode 1 on ICC-based CMYK (ISO 19005-2 6.2.4.2)."""
        if not (overprint and self.state.opm == 1 and paint):
            return
        space = paint.space.base if paint.space.family == "Pattern" else paint.space
        if space and space.family == "ICCBased" and space.channels == CMYK_CHANNELS:
            self.content.overprint_icc = True


CMYK_CHANNELS: Final = 4
Action: TypeAlias = Callable[[Run, list[Operand]], None]
# Filled by the modules of operators: graphics, paths, text, objects.
ACTIONS: Final[dict[str, Action]] = {}


def action(*names: str) -> Callable[[Action], Action]:
    """Register a function as what these operators do."""

    def register(function: Action) -> Action:
        for name in names:
            ACTIONS[name] = function
        return function

    return register


def to_number(value: Operand) -> float:
    """Return an operand as a number; raises TypeError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("number wanted")
    return float(value)


def to_matrix(operands: list[Operand]) -> Matrix:
    """Return six operands as a matrix."""
    a, b, c, d, e, f = (to_number(value) for value in operands[-6:])
    return a, b, c, d, e, f
