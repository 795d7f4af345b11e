"""A paragraph made ready for lines of any width: kinds, glyphs, prefix sums of widths and white."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.font import Faces
from layout.model.phrase import Mark
from layout.style import Align, Cells, Composition, Hanging, Punctuation
from layout.text.cells import CellRun, pad_runs
from layout.text.characters import Kind, any_of, byte_table, pair_codes, sort_characters
from layout.text.context import settle_kinds
from layout.text.glyphs import ABSENT, Piece, cast, natural_word_space
from layout.text.markup import (
    below,
    bound_marked,
    cut_links,
    marks_of,
    settle_marked,
    soft_breaks_marked,
    split_runs,
)
from layout.text.paragraph import Paragraph
from layout.text.phrases import soft_breaks
from layout.text.prohibition import bound_places
from layout.text.spacing import (
    CLASSES,
    EM,
    MAX_WORD_SPACE,
    MIN_WORD_SPACE,
    SpacingTable,
    Tier,
    spacing_table,
)
from layout.units import Length, scale

SPACES: Final = bytes(
    (Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.WIDE_SPACE, Kind.HIDDEN)
)
_BEFORE_SPACES: Final = re.compile(b"([^%b])([%b]+)" % (re.escape(SPACES), re.escape(SPACES)))
# Characters that do not count as such on a last line (R50).
_UNCOUNTED: Final = frozenset(
    kind
    for kind in Kind
    if kind
    not in (
        Kind.HAN, Kind.LETTER, Kind.DIGIT, Kind.WIDE_SIGN, Kind.SIGN, Kind.WIDE_SYMBOL, Kind.NOTE,
        Kind.PREFIX, Kind.WIDE_DIGIT, Kind.WIDE_DIGIT_TAIL,
    )
)  # fmt: skip
# ① behind anything, ² and % behind Han; behind Latin nothing opens anyway.
_BELONGING: Final = re.compile(
    b"(?<=" + any_of(Kind.HAN, Kind.WIDE_SYMBOL, Kind.WIDE_DIGIT, Kind.WIDE_DIGIT_TAIL) + b")"
    + any_of(Kind.NOTE, Kind.SIGN)
    + b"|(?<=" + any_of(Kind.LETTER, Kind.DIGIT, Kind.NOTE) + b")" + any_of(Kind.NOTE)
)  # fmt: skip
_FEWEST_ON_LAST_LINE: Final = 2
# A plain number: comparing with an enum's member takes five times as long.
_OPEN: Final = int(Kind.OPEN)
_ATTACHED: Final = byte_table(0, {1: (Kind.EXTEND, Kind.RAISED)})
_EXTENDERS: Final = re.compile(any_of(Kind.EXTEND, Kind.RAISED) + b"+")
# What a note mark behind a full-width mark is to the text that follows: no mark any more whose
# white could be taken away, since the note stands between, but an opener is still never last.
_BEHIND_NOTE: Final = {
    Kind.OPEN: Kind.LATIN_OPEN,
    **dict.fromkeys(
        (
            Kind.CLOSE, Kind.FINAL_CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG,
            Kind.STACKED,
        ),
        Kind.HAN,
    ),
}  # fmt: skip


class Prepared(Struct, frozen=True, eq=False):
    """A paragraph without a width yet.  Offsets count characters of ``text``.

    ``sums[k]`` is the natural width of the first k characters with the white between them, and
    ``pens[k]`` where character k starts, so that the characters i to j alone on a line are
    ``sums[j] - pens[i]`` wide, but for what their edges lose.  All other sequences have one entry a
    character; those about white speak of the boundary before it.  ``tail_room`` is what a mark at a
    line's end can give, ``runt`` the last place where a last line may start (R50).  ``is_simple``
    tells that there is a glyph a character, ``is_plain`` that they are all of one face and none is
    moved.  ``flexes`` are the numbers in ``flex`` that occur, each with how far such white opens,
    and ``flexed`` its places with the text's end; ``squeezes`` are the tiers of R40 that occur, in
    their order, each with how far such white can be squeezed.
    """

    text: str
    size: Length
    composition: Composition
    indent: Length
    align: Align
    kinds: bytes
    table: SpacingTable
    sums: list[Length]
    pens: list[Length]
    bound: bytes
    glued: bytes
    tiers: bytes
    stretch: bytes
    flex: bytes
    tails: bytes
    room: list[Length]
    penalties: Mapping[int, int]
    runt: int
    tail_room: Length
    glyphs: list[int]
    widths: list[Length]
    pieces: tuple[Piece, ...]
    shifts: Mapping[int, Length]
    shifted: list[int]
    clusters: Mapping[int, tuple[tuple[int, Length], ...]]
    is_simple: bool
    is_plain: bool
    cells: tuple[CellRun, ...]
    flexes: tuple[tuple[int, Length], ...]
    squeezes: tuple[tuple[int, Length], ...]
    flexed: list[int]
    below: tuple[Mark, ...] = ()
    has_links: bool = False

    def breaks(self) -> tuple[tuple[int, int], ...]:
        """Return every place where a line may end: the offset behind it and its extra cost."""
        cost = self.penalties.get
        return tuple((at, cost(at, 0)) for at, bound in enumerate(self.bound) if not bound)

    def natural_width(self, start: int = 0, end: int | None = None) -> Length:
        """Return the width of a stretch alone on a line: edges trimmed, nothing adjusted."""
        end = len(self.text) if end is None else end
        end = content_end(self, start, end)
        if end <= start:
            return 0
        trim = self.table.half if self.tails[end - 1] else 0
        return self.sums[end] - left_edge(self, start) - trim


def left_edge(prepared: Prepared, start: int) -> Length:
    """Return the position of a line's left edge: an opener loses its left half there (R25)."""
    if prepared.kinds[start] == _OPEN:
        return prepared.pens[start] + prepared.table.head
    return prepared.pens[start]


def content_end(prepared: Prepared, start: int, end: int) -> int:
    """Return the end of a line without the spaces that vanish there."""
    while end > start and prepared.kinds[end - 1] in SPACES:
        end -= 1
    return end


def prepare(paragraph: Paragraph, faces: Faces, report: Report) -> Prepared:
    """Classify, cast and measure a paragraph; no width is needed yet.

    The logical text of all runs is looked at as one, so a change of face changes nothing but
    glyphs (R13).  Errors: E201 a glyph that no face has, E202 a character that copy cannot have,
    E203 one that turns the order of the text about.
    """
    text = "".join([run.phrase.text for run in paragraph.runs])
    composition, size = paragraph.composition, paragraph.size
    marks = marks_of(paragraph.runs)
    raw, is_everyday = sort_characters(text)
    is_kaiming = composition.punctuation is Punctuation.KAIMING
    settled = (
        settle_marked(text, marks, is_kaiming=is_kaiming)
        if marks
        else settle_kinds(text, raw, is_kaiming=is_kaiming)
    )
    word_space = _word_space(paragraph, faces, settled)
    table = spacing_table(
        size, composition.punctuation, composition.cells, composition.gap, word_space
    )
    if marks:
        paragraph = replace(paragraph, runs=split_runs(paragraph.runs))
    own_widths = table.widths
    widths = [own_widths[kind] for kind in settled]
    setting = cast(paragraph, text, settled, widths, faces, report)
    kinds = settled
    rigid: tuple[int, ...] = ()
    cells: tuple[CellRun, ...] = ()
    if paragraph.is_vertical:
        # Most issues have no vertical line.
        from layout.text.vertical import stand_upright

        # Standing up changes boxes, never where a line may end.
        kinds, rigid = stand_upright(setting, text, settled, faces, size)
    elif composition.cells is Cells.GRID:
        cells = pad_runs(settled, setting, scale(size, word_space, EM), size)
    pieces = cut_links(setting.pieces, marks, setting.glyphs) if marks else setting.pieces
    has_links = any(piece.link for piece in pieces) if marks else False
    may_lack = setting.may_lack or paragraph.is_vertical or Kind.EXTEND in kinds
    glued = _glue(kinds, setting.glyphs) if may_lack else b""
    logical = _spread_kinds(kinds) if glued else kinds
    bound = (
        bound_marked(text, settled, marks, composition.level)
        if Kind.RAISED in settled
        else bound_places(text, settled, composition.level, is_everyday=is_everyday)
    )
    white = _find_white(logical, table)
    if rigid:
        white = _squeeze_beside(white, kinds, rigid, table.half)
    if Kind.NOTE in kinds or Kind.SIGN in kinds:
        white = _hold_to_base(white, kinds)
    if glued:
        bound, white = _hold_clusters(bound, white, kinds, glued)
    is_simple = not glued and not setting.clusters
    sums, pens = _add_up(setting.widths, white.kerns)
    capacities = table.capacities
    rooms = (1, table.word_room), (2, table.gap_room)
    flexes = tuple([(code, each) for code, each in rooms if code in white.flex])
    flexed = list(compress(range(len(text)), white.flex)) if flexes else []
    return Prepared(
        text=text,
        size=size,
        composition=composition,
        indent=paragraph.indent,
        align=paragraph.align,
        kinds=kinds,
        table=table,
        sums=sums,
        pens=pens,
        bound=bound,
        glued=glued or bytes(len(text)),
        tiers=white.tiers,
        stretch=white.stretch,
        flex=white.flex,
        tails=_tails(logical, table),
        room=list(accumulate([capacities[tier] for tier in white.tiers])),
        penalties=soft_breaks_marked(text, settled, marks) if marks else soft_breaks(text, settled),
        runt=_last_start(settled),
        tail_room=table.half if composition.hanging is Hanging.NONE else size,
        glyphs=setting.glyphs,
        widths=setting.widths,
        pieces=tuple(pieces),
        shifts=setting.shifts,
        shifted=sorted(setting.shifts),
        clusters=setting.clusters,
        is_simple=is_simple,
        is_plain=is_simple and not setting.shifts and len(pieces) == 1 and not has_links,
        cells=cells,
        flexes=flexes,
        squeezes=tuple([row for row in table.squeezes if row[0] in white.tiers]),
        flexed=[*flexed, len(text)],
        below=below(marks) if marks else (),
        has_links=has_links,
    )


class _White(Struct):
    """What stands between neighbours and how it may change; see :class:`SpacingTable`.

    ``kerns`` are those of the boundaries that have one.
    """

    kerns: dict[int, Length]
    tiers: bytes
    stretch: bytes
    flex: bytes


def _find_white(logical: bytes, table: SpacingTable) -> _White:
    pairs = pair_codes(logical.translate(CLASSES))
    places = compress(range(len(pairs)), pairs.translate(table.kerned))
    kerns = {at: table.kerns[pairs[at]] for at in places if at}
    return _White(
        kerns,
        pairs.translate(table.tiers),
        pairs.translate(table.stretch),
        pairs.translate(table.flex),
    )


def _add_up(widths: list[Length], kerns: Mapping[int, Length]) -> tuple[list[Length], list[Length]]:
    """Return the natural widths of the first characters, and where each character starts."""
    steps = widths.copy()
    for at, kern in kerns.items():
        steps[at] += kern
    sums = list(accumulate(steps, initial=0))
    pens = sums[:-1]
    for at, kern in kerns.items():
        pens[at] += kern
    return sums, pens


def _squeeze_beside(white: _White, kinds: bytes, rigid: Sequence[int], half: Length) -> _White:
    """Take the white of brackets beside a rigid mark, which itself gives none (R23, R62)."""
    taken = [at for at in rigid if at and kinds[at - 1] == Kind.CLOSE]
    taken += [at + 1 for at in rigid if at + 1 < len(kinds) and kinds[at + 1] == Kind.OPEN]
    taken = [at for at in taken if at not in white.kerns]
    for at in taken:
        white.kerns[at] = -half
    # What is taken already cannot be squeezed.
    white.tiers = _set_all(white.tiers, taken, Tier.NONE)
    return white


def _hold_to_base(white: _White, kinds: bytes) -> _White:
    """Let nothing come between a note or a sign such as ² and the character it belongs to (R6)."""
    places = [found.start() for found in _BELONGING.finditer(kinds)]
    for at in places:
        if kinds[at] == Kind.SIGN:
            white.kerns.pop(at, None)
    white.tiers = _set_all(white.tiers, places, Tier.NONE)
    white.stretch = _set_all(white.stretch, places, 0)
    white.flex = _set_all(white.flex, places, 0)
    return white


def _hold_clusters(bound: bytes, white: _White, kinds: bytes, glued: bytes) -> tuple[bytes, _White]:
    """Let no line end inside a cluster, and nothing change there."""
    places = list(compress(range(len(glued)), glued))
    for at in places:
        if _ATTACHED[kinds[at]]:
            white.kerns.pop(at, None)
    white.stretch = _set_all(white.stretch, places, 0)
    # An opener squeezed half an em would begin left of a note mark narrower than that.
    white.tiers = _set_all(white.tiers, [*places, *_behind_notes(kinds)], 0)
    white.flex = _set_all(white.flex, places, 0)
    return _set_all(bound, places, 1), white


def _word_space(paragraph: Paragraph, faces: Faces, kinds: bytes) -> int:
    """Return the natural word space in em/1000: the font's, within the bounds of R33."""
    if Kind.WORD_SPACE not in kinds:
        return MIN_WORD_SPACE
    return min(max(natural_word_space(paragraph, faces), MIN_WORD_SPACE), MAX_WORD_SPACE)


def _glue(kinds: bytes, glyphs: list[int]) -> bytes:
    """Return 1 for each character that belongs to the cluster before it; empty if none does."""
    glued = bytearray(kinds.translate(_ATTACHED))
    if ABSENT not in glyphs and not any(glued):
        return b""
    for at, glyph in enumerate(glyphs):
        if glyph == ABSENT and kinds[at] != Kind.HIDDEN:
            glued[at] = 1
    glued[0] = 0
    return bytes(glued)


def _behind_notes(kinds: bytes) -> list[int]:
    """Return the places right behind note marks."""
    if Kind.RAISED not in kinds:
        return []
    pairs = enumerate(pairwise(kinds), 1)
    return [at for at, (before, _) in pairs if before == Kind.RAISED]


def _set_all(table: bytes, places: list[int], value: int) -> bytes:
    changed = bytearray(table)
    for at in places:
        changed[at] = value
    return bytes(changed)


def _spread_kinds(kinds: bytes) -> bytes:
    """Give extenders and note marks the kind of their base, as the neighbour behind sees it."""

    def spread(found: re.Match[bytes]) -> bytes:
        base = Kind(kinds[max(0, found.start() - 1)])
        if Kind.RAISED in found.group():
            base = _BEHIND_NOTE.get(base, base)
        return bytes((base,)) * len(found.group())

    return _EXTENDERS.sub(spread, kinds)


def _tails(kinds: bytes, table: SpacingTable) -> bytes:
    """Return what the last mark's white does if a line ends behind a character, spaces skipped."""
    if kinds.translate(None, SPACES) != kinds:
        kinds = _BEFORE_SPACES.sub(lambda f: f.group(1) * (1 + len(f.group(2))), kinds)
    return kinds.translate(table.tails)


def _last_start(kinds: bytes) -> int:
    """Return the last place where a last line can start and hold two characters (R50).

    A paragraph that has not two characters has no such place to look for: any will do.
    """
    count = 0
    for at in range(len(kinds) - 1, -1, -1):
        count += kinds[at] not in _UNCOUNTED
        if count == _FEWEST_ON_LAST_LINE:
            return at
    return len(kinds)


__all__ = ["SPACES", "Prepared", "content_end", "left_edge", "prepare"]
