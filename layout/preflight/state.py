"""The graphics state, and the marked content that stands open."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from layout.preflight.colour import GRAY, Paint, make_paint
from layout.preflight.fonts import Font
from layout.preflight.marks import Tag
from layout.preflight.matrix import IDENTITY, Matrix
from layout.preflight.values import Box

BLACK: Final = make_paint(GRAY, (0.0,))


class State(Struct):
    """What ``q`` saves and ``Q`` brings back (ISO 32000-1 8.4)."""

    ctm: Matrix = IDENTITY
    clip: Box | None = None
    fill: Paint = BLACK
    stroke: Paint = BLACK
    fill_overprint: bool = False
    stroke_overprint: bool = False
    opm: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    line_width: float = 1.0
    font: Font | None = None
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Open(Struct, frozen=True):
    """One marked-content sequence that has begun and not ended."""

    tag: Tag
    has_text: bool
    mcid: int | None


class Tagging(Struct):
    """The open marked-content sequences, and what they mean together."""

    stack: list[Open] = []
    tag: Tag = Tag.NONE
    has_text: bool = False

    def push(self, opened: Open) -> None:
        """Open a sequence."""
        self.stack.append(opened)
        self._sum_up()

    def pop(self) -> None:
        """Close the innermost sequence; one too many is passed over."""
        if self.stack:
            self.stack.pop()
            self._sum_up()

    def _sum_up(self) -> None:
        tags = [opened.tag for opened in self.stack]
        # The innermost meaning holds.
        self.tag = next((tag for tag in reversed(tags) if tag is not Tag.NONE), Tag.NONE)
        self.has_text = any(opened.has_text for opened in self.stack)
