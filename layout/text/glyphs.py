"""Characters to glyphs: Han by the character map, Latin words by shaping, marks by their ink.

Missing glyphs fall back character by character; what no face has is E201, what must not be in
copy E202: never a box in place of a character (R80).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from msgspec import Struct, field

from layout.color import Color
from layout.diagnostics import Report
from layout.font import Face, Faces
from layout.geometry import Direction
from layout.text.characters import LATIN_KINDS, MARKS, REORDERING, Kind, any_of
from layout.text.paragraph import Paragraph, Run
from layout.units import Length, scale

# The glyph of a character that has none of its own: it belongs to the one before.
ABSENT: Final = -1
# A paragraph in a script that no face has is reported, but not letter by letter without end.
_MOST_ERRORS: Final = 50

_WORD: Final = re.compile(any_of(*LATIN_KINDS) + any_of(*LATIN_KINDS, Kind.EXTEND) + b"*")
# Marks that are placed by their ink.
_PLACED: Final = re.compile(
    any_of(
        Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS, Kind.WAVE, Kind.DASH, Kind.DASH_FIRST,
        Kind.LONG_DASH, Kind.FORBIDDEN, Kind.WIDE_SYMBOL, Kind.WIDE_SIGN, Kind.NOTE,
        Kind.STACK,
    )
)  # fmt: skip
_CLUSTER: Final = re.compile(
    b"[^" + any_of(*LATIN_KINDS, Kind.EXTEND)[1:] + any_of(Kind.EXTEND) + b"+"
)
_CENTRED_HALF: Final = frozenset((Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS))
_RIGHT: Final = (Kind.OPEN,)
_LEFT: Final = (Kind.CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG)
_SPACES: Final = frozenset(
    (
        Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.SPACE,
        Kind.WIDE_SPACE,
    )
)  # fmt: skip
_HALF_WIDTH_MARKS: Final = "!\"'(),.:;?[]{}"
# Drawn as a space where the face has nothing better.
_BLANK: Final = _SPACES | {Kind.HIDDEN, Kind.EXTEND}
# Quotation marks and dots of a Latin text: Noto's are one em wide unless asked for these (R72).
_PROPORTIONAL: Final = {"pwid": True}
_WANTS_PROPORTIONAL: Final = re.compile("[“”‘’…]")
# Ink may reach this far over the middle of its box before a mark is moved, in em/1000.
_INK_LATITUDE: Final = 20
_EM: Final = 1000
# Note marks (注码): at three fifths of the text a digit of 9 pt still has 5.4 pt, and newsprint
# holds it.
_RAISED_SIZE: Final = 600


class Piece(Struct, frozen=True):
    """A stretch of the paragraph in one face and ink, after fallback, that runs one way."""

    start: int
    end: int
    face: str
    color: Color
    is_raised: bool = False
    link: str = ""
    direction: Direction = Direction.ACROSS
    stretch: int = 1000


class Cast(Struct):
    """A paragraph's glyphs: one a character, ABSENT where a cluster's later characters are.

    ``shifts`` moves single glyphs from their pen position; ``clusters`` holds further glyphs of a
    character with their distance from its pen position; ``may_lack`` tells that some characters
    may have no glyph of their own.
    """

    glyphs: list[int]
    widths: list[Length]
    pieces: list[Piece] = field(default_factory=list)
    shifts: dict[int, Length] = field(default_factory=dict)
    clusters: dict[int, tuple[tuple[int, Length], ...]] = field(default_factory=dict)
    may_lack: bool = False


class _Word(Struct, frozen=True):
    """A shaped Latin word at one size; ``plain`` when it has one glyph a character."""

    plain: bool
    glyphs: list[int]
    widths: list[Length]
    shifts: tuple[tuple[int, Length], ...]
    extra: tuple[tuple[int, tuple[tuple[int, Length], ...]], ...]


class _GlyphMap(dict[str, int]):
    """The glyphs of a face's own characters; 0 for ``missing`` ones and for those it borrows."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self.missing: set[str] = set()

    def __missing__(self, char: str) -> int:
        glyph = self[char] = 0 if char in self._face.borrowed else self._face.glyph(char)
        if not glyph:
            self.missing.add(char)
        return glyph


class _Caster:
    """What is remembered of a face between paragraphs."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.glyphs = _GlyphMap(face)
        self._words: dict[tuple[str, Length], _Word] = {}
        self._shifts: dict[tuple[int, int], int] = {}

    @cached_property
    def uneven(self) -> re.Pattern[str]:
        """The marks of which the face's glyph does not sit where a full-width mark's ink does."""
        marks = [
            char
            for kind in (*_RIGHT, *_LEFT)
            for char in MARKS[kind]
            if (glyph := self.glyphs[char]) and _place_ink(self.face, kind, glyph)
        ]
        return re.compile("[" + re.escape(_HALF_WIDTH_MARKS + "".join(marks)) + "]")

    def word(self, text: str, size: Length) -> _Word:
        """Return a Latin word shaped at a size."""
        word = self._words.get((text, size))
        if word is None:
            word = self._words[text, size] = _shape_word(self.face, text, size)
        return word

    def shift(self, kind: Kind, glyph: int, size: Length) -> Length:
        """Return how far a mark is moved in its box."""
        key = (kind, glyph)
        shift = self._shifts.get(key)
        if shift is None:
            shift = self._shifts[key] = _place_ink(self.face, kind, glyph)
        return scale(size, shift, self.face.upem)


_CASTERS: WeakKeyDictionary[Face, _Caster] = WeakKeyDictionary()


def _caster(face: Face) -> _Caster:
    caster = _CASTERS.get(face)
    if caster is None:
        caster = _CASTERS[face] = _Caster(face)
    return caster


def natural_word_space(paragraph: Paragraph, faces: Faces) -> int:
    """Return the advance of the first run's space in em/1000."""
    if not paragraph.runs:
        return 0
    face = faces.get(paragraph.runs[0].face, paragraph.runs[0].weight)
    return scale(face.advance(face.glyph(" ")), _EM, face.upem)


def cast(
    paragraph: Paragraph,
    text: str,
    kinds: bytes,
    widths: list[Length],
    faces: Faces,
    report: Report,
) -> Cast:
    """Choose the glyph of every character and measure what has no fixed width.

    ``widths`` are those that the kinds give; measured ones are filled in.  Errors: E201 to E203.
    """
    result = Cast([], widths)
    start = 0
    for run in paragraph.runs:
        end = start + len(run.phrase.text)
        if end > start:
            _cast_run(result, run, start, kinds, faces, report)
        start = end
    has_extenders = Kind.EXTEND in kinds
    for piece in result.pieces:
        caster = _caster(faces.named(piece.face))
        if piece.is_raised:
            _cast_raised(result, caster, piece, text, paragraph.size)
            continue
        if has_extenders:
            _cast_clusters(result, caster, piece, text, kinds, paragraph.size)
        _cast_words(result, caster, piece, text, kinds, paragraph.size)
        _place_marks(result, caster, piece, text, kinds, paragraph.size)
    return result


def _cast_run(
    result: Cast, run: Run, start: int, kinds: bytes, faces: Faces, report: Report
) -> None:
    text = run.phrase.text
    face = faces.get(run.face, run.weight)
    known = _caster(face).glyphs
    glyphs = list(map(known.__getitem__, text))
    others: dict[int, Face] = {}
    own_kinds = kinds[start : start + len(text)]
    is_whole = not known.missing or known.missing.isdisjoint(text)
    if not is_whole or Kind.FORBIDDEN in own_kinds or Kind.HIDDEN in own_kinds:
        others = _fill_missing(glyphs, run, face, own_kinds, faces, report)
        result.may_lack = True
    result.glyphs += glyphs
    result.pieces += _cut_pieces(run, start, face, others)


def _cut_pieces(run: Run, start: int, face: Face, others: dict[int, Face]) -> Iterator[Piece]:
    end = len(run.phrase.text)
    first = 0
    current = others.get(0, face)
    for at in sorted({i + d for i in others for d in (0, 1)}):
        if first < at < end and (now := others.get(at, face)) is not current:
            yield Piece(start + first, start + at, current.name, run.color, run.is_raised)
            first, current = at, now
    yield Piece(start + first, start + end, current.name, run.color, run.is_raised)


def _fill_missing(
    glyphs: list[int], run: Run, face: Face, kinds: bytes, faces: Faces, report: Report
) -> dict[int, Face]:
    """Find the glyphs that the run's face lacks; return the faces they come from by position."""
    others: dict[int, Face] = {}
    errors = 0
    for at, char in enumerate(run.phrase.text):
        kind = kinds[at]
        if kind in (Kind.HIDDEN, Kind.EXTEND) and at and (kind == Kind.HIDDEN or not glyphs[at]):
            glyphs[at] = ABSENT
            if at - 1 in others:
                others[at] = others[at - 1]
        elif kind != Kind.FORBIDDEN and not glyphs[at]:
            other = _find_face(face, char, kind, faces)
            if other is not None:
                glyphs[at] = other.glyph(" " if kind in _BLANK else char)
            if other is not None and other is not face:
                others[at] = other
        if (kind == Kind.FORBIDDEN or not glyphs[at]) and errors < _MOST_ERRORS:
            errors += 1
            report.error(
                _fault_of(char, kind),
                run.phrase.place(at),
                char=char,
                codepoint=f"U+{ord(char):04X}",
            )
    return others


def _fault_of(char: str, kind: int) -> str:
    """Return the code of what is wrong with a character that cannot be set."""
    if kind != Kind.FORBIDDEN:
        return "E201"
    return "E203" if char in REORDERING else "E202"


def _find_face(face: Face, char: str, kind: int, faces: Faces) -> Face | None:
    """Return the face that draws a character of which the run's face has no glyph for this use."""
    is_latin_use = char in face.borrowed and kind in LATIN_KINDS
    return face if is_latin_use or kind in _BLANK else faces.fallback(face, char)


def _cast_clusters(
    result: Cast, caster: _Caster, piece: Piece, text: str, kinds: bytes, size: Length
) -> None:
    """Shape Han with variation selectors or combining marks: the cluster is one character."""
    for found in _CLUSTER.finditer(kinds, piece.start, piece.end):
        start, end = found.span()
        if kinds[start] in _SPACES or not result.glyphs[start]:
            result.glyphs[start + 1 : end] = [ABSENT] * (end - start - 1)
            continue
        _store_cluster(result, start, _shape_word(caster.face, text[start:end], size))
        result.widths[start + 1 : end] = [0] * (end - start - 1)


def _store_cluster(result: Cast, start: int, word: _Word) -> None:
    result.may_lack = True
    result.glyphs[start : start + len(word.glyphs)] = word.glyphs
    for at, shift in word.shifts:
        result.shifts[start + at] = shift
    for at, glyphs in word.extra:
        result.clusters[start + at] = glyphs


def _cast_words(
    result: Cast, caster: _Caster, piece: Piece, text: str, kinds: bytes, size: Length
) -> None:
    glyphs, widths = result.glyphs, result.widths
    for found in _WORD.finditer(kinds, piece.start, piece.end):
        start, end = found.span()
        word = caster.word(text[start:end], size)
        widths[start:end] = word.widths
        if word.plain:
            glyphs[start:end] = word.glyphs
        else:
            _store_cluster(result, start, word)


def _cast_raised(result: Cast, caster: _Caster, piece: Piece, text: str, size: Length) -> None:
    """Shape a note mark in its own small size."""
    word = caster.word(text[piece.start : piece.end], raised_size(size))
    result.widths[piece.start : piece.end] = word.widths
    _store_cluster(result, piece.start, word)


def raised_size(size: Length) -> Length:
    """Return the size of note marks beside text of this size."""
    return scale(size, _RAISED_SIZE, _EM)


def _shape_word(face: Face, text: str, size: Length) -> _Word:
    features = _PROPORTIONAL if _WANTS_PROPORTIONAL.search(text) else None
    count = len(text)
    glyphs = [ABSENT] * count
    pens = [0] * count
    shifts: list[tuple[int, Length]] = []
    extra: dict[int, list[tuple[int, Length]]] = {}
    pen = 0
    for shaped in face.shape(text, features):
        at = shaped.cluster
        is_seen = shaped.advance or face.ink(shaped.gid) != (0, 0, 0, 0)
        if glyphs[at] == ABSENT and (is_seen or not at):
            glyphs[at] = shaped.gid
            pens[at] = pen
            if shaped.dx:
                shifts.append((at, scale(size, shaped.dx, face.upem)))
        elif is_seen:
            offset = scale(size, pen + shaped.dx - pens[at], face.upem)
            extra.setdefault(at, []).append((shaped.gid, offset))
        pen += shaped.advance
    # A character inside a cluster starts where the cluster ends; sums are rounded, not parts.
    edge = pen
    for at in range(count - 1, -1, -1):
        if glyphs[at] == ABSENT:
            pens[at] = edge
        else:
            edge = pens[at]
    edges = [scale(size, p, face.upem) for p in (*pens, pen)]
    widths = [edges[i + 1] - edges[i] for i in range(count)]
    plain = ABSENT not in glyphs and not extra and not shifts
    further = tuple((at, tuple(more)) for at, more in extra.items())
    return _Word(plain, glyphs, widths, tuple(shifts), further)


def _place_marks(
    result: Cast, caster: _Caster, piece: Piece, text: str, kinds: bytes, size: Length
) -> None:
    if kinds[piece.start] == Kind.DASH_SECOND:
        _join_half_dash(result, caster.face, piece.start, size, is_first=False)
    for found in _PLACED.finditer(kinds, piece.start, piece.end):
        at = found.start()
        kind = Kind(kinds[at])
        if kind is Kind.DASH_FIRST:
            _join_dashes(result, caster.face, at, piece, size)
            continue
        if kind is Kind.DASH:
            result.glyphs[at] = caster.face.shape("—")[0].gid
        if shift := caster.shift(kind, result.glyphs[at], size):
            result.shifts[at] = shift
    for mark in caster.uneven.finditer(text, piece.start, piece.end):
        at = mark.start()
        kind = Kind(kinds[at])
        if kind in _RIGHT or kind in _LEFT or kind is Kind.STACKED:
            result.shifts[at] = caster.shift(kind, result.glyphs[at], size)


def _join_dashes(result: Cast, face: Face, at: int, piece: Piece, size: Length) -> None:
    """Set —— without a hole: one glyph of two em where the font has it, else ink to ink (R71)."""
    shaped = face.shape("——")
    if len(shaped) == 1 and at + 1 < piece.end:
        result.glyphs[at : at + 2] = [shaped[0].gid, ABSENT]
        result.may_lack = True
        if shift := scale(size, 2 * face.upem - shaped[0].advance, 2 * face.upem):
            result.shifts[at] = shift
        return
    _join_half_dash(result, face, at, size, is_first=True)
    if at + 1 < piece.end:
        _join_half_dash(result, face, at + 1, size, is_first=False)


def _join_half_dash(result: Cast, face: Face, at: int, size: Length, *, is_first: bool) -> None:
    """Draw half of a dash so that its ink reaches the box's edge towards the other half."""
    glyph = face.shape("—")[0].gid
    left, _, right, _ = face.ink(glyph)
    result.glyphs[at] = glyph
    result.shifts[at] = (
        scale(size, face.upem - right, face.upem) if is_first else -scale(size, left, face.upem)
    )


def _place_ink(face: Face, kind: Kind, glyph: int) -> int:
    """Return how far a glyph moves in its box, in font units (R70, R73)."""
    em = face.upem
    left, _, right, _ = face.ink(glyph)
    advance = face.advance(glyph)
    middle = (left + right) // 2
    latitude = _INK_LATITUDE * em // _EM
    if kind in _CENTRED_HALF:
        return em // 4 - middle
    if kind is Kind.LONG_DASH:
        return em - middle
    if kind in _RIGHT:
        if advance < em:
            return em - advance
        return 0 if left >= em // 2 - latitude else em * 3 // 4 - middle
    if kind in _LEFT or kind is Kind.STACKED:
        return 0 if right <= em // 2 + latitude else em // 4 - middle
    return 0 if advance == em else em // 2 - middle
