"""Vertical lines: which way up each character stands, with which glyph, in how much room (R60-R63).

It begins with a paragraph that is cast for a horizontal line.  What is turned a quarter keeps that
casting, since a turned line is a horizontal one on its side; what stands upright gets its vertical
glyph, and figures that stand side by side share one em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from layout.font import Face, Faces
from layout.geometry import Direction
from layout.text.characters import LATIN_KINDS, Kind, any_of
from layout.text.glyphs import ABSENT, Cast, Piece
from layout.text.orientation import orientation
from layout.units import Length, scale

# R61 (GB/T 15834-2011 5.2): quotation marks are drawn as 『』 and 「」, double ones outside.  The
# others are half-width marks that a Chinese text may be typed with: only full-width ones have
# vertical glyphs.  What is drawn changes, never the text.
_FORMS: Final = {
    "“": "『", "”": "』", "‘": "「", "’": "」", ",": "，", ".": "．", ":": "：", ";": "；",
    "!": "！", "?": "？", "(": "（", ")": "）", "[": "［", "]": "］", "{": "｛", "}": "｝",
}  # fmt: skip
# Straight quotation marks, by whether they open or close.
_STRAIGHT_FORMS: Final = {
    '"': {Kind.OPEN: "『", Kind.CLOSE: "』"},
    "'": {Kind.OPEN: "「", Kind.CLOSE: "」"},
}
# R62: marks that keep their em in a vertical line.
_RIGID_CHARS: Final = frozenset("：；！？‼⁇⁈⁉:;!?")
_POINTS: Final = frozenset((Kind.PAUSE, Kind.COLON, Kind.BANG, Kind.STACKED))
_RIGID_BOX: Final = Kind.WIDE_SYMBOL
# Half an em by themselves (R20): their ink is put in the middle of it.
_HALF_BOXES: Final = frozenset((Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS))
_SILENT: Final = frozenset(
    (
        Kind.SPACE, Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE,
        Kind.WIDE_SPACE, Kind.HIDDEN,
    )
)  # fmt: skip
_LATIN: Final = frozenset(LATIN_KINDS)
_WORD: Final = re.compile(any_of(*LATIN_KINDS) + any_of(*LATIN_KINDS, Kind.EXTEND) + b"*")

# R63: capitals of an acronym stand upright; a longer word in capitals is a word.
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}")
# R63: two or three characters with a figure among them, or a mark such as A+, share one em.
_COMBINED: Final = re.compile(r"(?=.*[0-9])[0-9A-Za-z.+%:/°′″-]{2,3}|[A-Z][+-]")
# Figures are condensed to this share of their width and no further: three of a face whose figures
# are 0.6 em wide, as those of Kai are, into one em.
CONDENSED_LEAST: Final = 550
_NATURAL: Final = 1000


def stand_upright(
    setting: Cast, text: str, kinds: bytes, faces: Faces, size: Length
) -> tuple[bytes, tuple[int, ...]]:
    """Turn a cast paragraph into one for vertical lines; glyphs, widths and pieces are changed.

    Returns each character's kind as its neighbours see it in the line, and the places of the marks
    that keep their em (R62).
    """
    stander = _Stander(setting, text, kinds, size)
    for piece in setting.pieces:
        stander.stand_piece(piece, faces.named(piece.face))
    setting.pieces[:] = stander.pieces
    return bytes(stander.boxes), tuple(stander.rigid)


class _Stander:
    """Walks a paragraph's pieces and cuts them where the way up changes."""

    def __init__(self, setting: Cast, text: str, kinds: bytes, size: Length) -> None:
        self.boxes = bytearray(kinds)
        self.rigid: list[int] = []
        self.pieces: list[Piece] = []
        self._cast = setting
        self._text = text
        self._kinds = kinds
        self._size = size
        self._words = {found.start(): found.end() for found in _WORD.finditer(kinds)}

    def stand_piece(self, piece: Piece, face: Face) -> None:
        """Stand up a stretch of one face."""
        at = piece.start
        way = Direction.DOWN
        while at < piece.end:
            end = self._unit_end(at, piece.end)
            stretch = _NATURAL
            if self._kinds[at] in _SILENT:
                # A space goes with the word before it, so that a phrase is one run.
                way = Direction.TURNED if way is Direction.TURNED else Direction.DOWN
            elif self._kinds[at] in _LATIN:
                way, stretch = self._stand_word(at, end, face)
            elif end > at + 1 and self._kinds[at] != Kind.DASH_FIRST:
                way = self._stand_cluster(at, end)
            else:
                way = self._stand_mark(at, end, face)
            self._add(replace(piece, start=at, end=end, direction=way, stretch=stretch))
            at = end

    def _unit_end(self, at: int, limit: int) -> int:
        kinds = self._kinds
        end = at + 1
        if kinds[at] in _LATIN:
            while end < limit and (kinds[end] in _LATIN or kinds[end] == Kind.EXTEND):
                end += 1
        elif kinds[at] == Kind.DASH_FIRST:
            end = at + 2
        elif kinds[at] not in _SILENT:
            while end < limit and kinds[end] == Kind.EXTEND:
                end += 1
        return min(end, limit)

    def _add(self, piece: Piece) -> None:
        """Add a piece; it joins the one before unless that runs another way or has its own cell."""
        last = self.pieces[-1] if self.pieces else None
        if (
            last is not None
            and piece.direction is not Direction.ACROSS
            and last == replace(piece, start=last.start, end=last.end)
        ):
            self.pieces[-1] = replace(last, end=piece.end)
        else:
            self.pieces.append(piece)

    # -- Latin and figures -------------------------------------------------------------------------

    def _stand_word(self, at: int, end: int, face: Face) -> tuple[Direction, int]:
        """Stand up letters, acronyms and short figures; a word is turned (R63)."""
        word = self._text[at:end]
        is_whole = self._words.get(at) == end
        marks = self._kinds[at + 1 : end]
        if is_whole and marks and not marks.strip(bytes([Kind.EXTEND])):
            return self._stand_cluster(at, end), _NATURAL
        if not (is_whole and self._is_plain(at, end)):
            return Direction.TURNED, _NATURAL
        is_alone = len(word) == 1 and _stands(word)
        if is_alone or _ACRONYM.fullmatch(word) or all(orientation(c).is_upright for c in word):
            self._set_upright(at, end)
            return Direction.DOWN, _NATURAL
        if _COMBINED.fullmatch(word) and (stretch := self._combine(at, end, face)):
            return Direction.ACROSS, stretch
        return Direction.TURNED, _NATURAL

    def _is_plain(self, at: int, end: int) -> bool:
        """Tell whether each character of a word has one glyph where its pen stands."""
        cast = self._cast
        return ABSENT not in cast.glyphs[at:end] and not any(
            place in cast.clusters or place in cast.shifts for place in range(at, end)
        )

    def _set_upright(self, at: int, end: int) -> None:
        for place in range(at, end):
            self._cast.widths[place] = self._size
            self._cast.shifts.pop(place, None)
            self.boxes[place] = Kind.HAN

    def _combine(self, at: int, end: int, face: Face) -> int:
        """Set figures side by side in one em; return their stretch, 0 where they are too wide."""
        word = self._text[at:end]
        glyphs, widths = self._cast.glyphs[at:end], self._cast.widths[at:end]
        if sum(widths) > self._size:
            for i, (gid, advance) in enumerate(_shape_narrow(face, word)):
                width = scale(self._size, advance, face.upem)
                # Figures are all of one kind; a full stop may be narrower as it is.
                if word[i].isalnum() or width < widths[i]:
                    glyphs[i], widths[i] = gid, width
        stretch = min(_NATURAL, self._size * _NATURAL // max(1, sum(widths)))
        if stretch < CONDENSED_LEAST:
            return 0
        self._cast.glyphs[at:end] = glyphs
        self._set_cell(at, end, [scale(width, stretch, _NATURAL) for width in widths])
        return stretch

    def _stand_cluster(self, at: int, end: int) -> Direction:
        """Stand a character with its combining marks or selectors up as one horizontal cell."""
        if not _stands(self._text[at]):
            return Direction.TURNED
        self._set_cell(at, end, self._cast.widths[at:end])
        return Direction.ACROSS

    def _set_cell(self, at: int, end: int, widths: Sequence[Length]) -> None:
        """Put characters side by side into one em of the line, centred on its axis."""
        x = -(sum(widths) // 2)
        for i, width in enumerate(widths):
            place = at + i
            # The pen of all but the first stands behind the cell.
            pen = self._size if i else 0
            self._cast.shifts[place] = self._cast.shifts.get(place, 0) + x - pen
            self._cast.widths[place] = 0 if i else self._size
            self.boxes[place] = Kind.EXTEND if i else Kind.HAN
            x += width

    # -- Han and marks -----------------------------------------------------------------------------

    def _stand_mark(self, at: int, end: int, face: Face) -> Direction:
        """Stand up a character, or a dash of two, with its vertical glyph if it has one (R60)."""
        char, kind = self._text[at], self._kinds[at]
        if kind in _POINTS and char in _RIGID_CHARS:
            self.boxes[at] = _RIGID_BOX
            self._cast.widths[at] = self._size
            self.rigid.append(at)
        if kind == Kind.DASH_FIRST:
            return self._stand_dash(at, end, face)
        if kind == Kind.FORBIDDEN or (kind == Kind.HAN and orientation(char).value == "U"):
            return Direction.DOWN
        form = _form(char, kind) if face.glyph(_form(char, kind)) else char
        glyph = _vertical_glyph(face, form)
        way = Direction.DOWN
        if glyph:
            self._cast.glyphs[at] = glyph
        else:
            way = Direction.DOWN if orientation(form).is_upright else Direction.TURNED
            if form != char:
                self._cast.glyphs[at] = face.glyph(form)
                self._cast.shifts.pop(at, None)
        if way is Direction.DOWN:
            self._place_upright(at, face)
        return way

    def _place_upright(self, at: int, face: Face) -> None:
        """Let a glyph hang from its pen; half an em's ink goes into the middle of its box."""
        self._cast.shifts.pop(at, None)
        if self._kinds[at] in _HALF_BOXES and self._cast.glyphs[at] > 0:
            _, bottom, _, top = face.ink(self._cast.glyphs[at])
            _, _, head = face.vertical(self._cast.glyphs[at])
            middle = head - (top + bottom) // 2
            self._cast.shifts[at] = scale(self._size, face.upem // 4 - middle, face.upem)

    def _stand_dash(self, at: int, end: int, face: Face) -> Direction:
        """Stand —— up without a hole (R71), or turn the horizontal one."""
        whole = face.shape("——", vertical=True)
        if len(whole) == 1 and end == at + 2 and whole[0].gid != face.shape("——")[0].gid:
            self._cast.glyphs[at:end] = [whole[0].gid, ABSENT]
            for place in range(at, end):
                self._cast.shifts.pop(place, None)
            return Direction.DOWN
        glyph = _vertical_glyph(face, "—")
        if not glyph:
            return Direction.TURNED
        _, bottom, _, top = face.ink(glyph)
        _, _, head = face.vertical(glyph)
        # Ink to ink: the first half reaches down to its box's foot, the second up to its head.
        moves = (bottom - (head - face.upem), top - head)
        for place, move in zip(range(at, end), moves, strict=False):
            self._cast.glyphs[place] = glyph
            self._cast.shifts[place] = scale(self._size, move, face.upem)
        return Direction.DOWN


def _stands(char: str) -> bool:
    """Tell whether a character by itself stands upright: letters and figures do (R63)."""
    return char.isalnum() or orientation(char).is_upright


def _form(char: str, kind: int) -> str:
    """Return the character whose vertical glyph is drawn for a mark (R61)."""
    if char in _STRAIGHT_FORMS:
        return _STRAIGHT_FORMS[char].get(Kind(kind), char)
    return _FORMS.get(char, char)


def _vertical_glyph(face: Face, char: str) -> int:
    """Return the glyph that a face substitutes in vertical text, 0 where it has none."""
    upright, flat = face.shape(char, vertical=True), face.shape(char)
    if len(upright) != 1 or len(flat) != 1 or upright[0].gid == flat[0].gid:
        return 0
    return upright[0].gid


def _shape_narrow(face: Face, word: str) -> list[tuple[int, int]]:
    """Return half-width glyphs and their advances, nothing where not each character has one."""
    shaped = face.shape(word, {"hwid": True, "kern": False})
    if [glyph.cluster for glyph in shaped] != list(range(len(word))):
        return []
    return [(glyph.gid, glyph.advance) for glyph in shaped]
