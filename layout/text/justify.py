"""A chosen line to glyph positions: white is squeezed or opened, every unit accounted for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, groupby
from operator import add
from typing import Final

from msgspec import Struct, field

from layout.diagnostics import Report, Span
from layout.style import Align, LineEnd
from layout.text.breaks import Measure, find_breaks, is_inside_word
from layout.text.cells import CellRun
from layout.text.characters import Kind
from layout.text.cost import (
    EXACT,
    LOOSEST,
    TRACKING_CAP,
    hangs,
    is_whole_tail,
)
from layout.text.glyphs import ABSENT, Piece, raised_size
from layout.text.paragraph import Adjustment, Line, LineMark, LineRun
from layout.text.prepare import SPACES, Prepared, content_end, left_edge
from layout.text.spacing import Tail, Tier
from layout.units import Length, scale, spread

_EM: Final = 1000
# A note mark's digits, 0.73 of their own size high, end with it where Han end, 0.8 em up.
_RISE: Final = 360
_RULES: Final[dict[int, str]] = {
    Tier.WORD_SPACE: "R40.2",
    Tier.BRACKET: "R40.4",
    Tier.PAUSE: "R40.5",
    Tier.GAP: "R40.6",
    Tier.STOP: "R40.7",
}
_FAULTS: Final = {"R42": "W201", "R6": "W202", "R1": "W203", "R54": "W204", "R41": "W205"}
# The warnings about single lines, each of which quotes its line as ``text``.
LINE_FAULTS: Final = frozenset(_FAULTS.values())
# A typed space in an evenly spaced line takes as many parts of the white as this.
_SPACE_SHARES: Final = 2
_FLEX_RULES: Final[dict[int, str]] = {1: "R41.1", 2: "R41.2"}
# Looked up once: Python takes long to find a member of an enum.
_JUSTIFY: Final = Align.JUSTIFY
_OPTIONAL: Final = int(Tail.OPTIONAL)
_OPEN: Final = int(Kind.OPEN)


class Setting(Struct, kw_only=True):
    """A line while it is being set.

    ``content`` is its end without the spaces that vanish there, ``slack`` the room still to fill
    (below zero: to gain), ``trim`` what the mark at the end has lost, ``changes`` the white added
    at boundaries, ``shift`` the indent and what alignment adds to it.
    """

    start: int
    end: int
    content: int
    measure: Length
    shift: Length
    slack: Length
    trim: Length = 0
    natural: Length = 0
    changes: dict[int, Length] = field(default_factory=dict)
    adjustments: list[Adjustment] = field(default_factory=list)
    tracking: int = 0


def set_lines(
    prepared: Prepared, measure: Measure, ends: Sequence[int] | None = None
) -> tuple[Line, ...]:
    """Break a paragraph into lines and justify them; a measure may depend on the line's number.

    ``ends`` are the lines' ends where they are chosen already (:func:`find_ways`).  The lines
    cover the text.  All but the last of a justified paragraph are exactly as wide as their
    measure; where a rule had to give, ``Line.adjustments`` says so.
    """
    return tuple([_finish(prepared, line) for line in settle_lines(prepared, measure, ends)])


def settle_lines(
    prepared: Prepared, measure: Measure, ends: Sequence[int] | None = None
) -> Iterator[Setting]:
    """Yield the lines of a paragraph with all white decided, but no glyphs placed yet."""
    start = 0
    for number, end in enumerate(find_breaks(prepared, measure) if ends is None else ends):
        room = measure(number) if callable(measure) else measure
        yield _settle(prepared, start, end, room, prepared.indent if start == 0 else 0)
        start = end


def set_line(prepared: Prepared, start: int, end: int, measure: Length, align: Align) -> Line:
    """Set one line as the caller cut it, at natural widths with both edges trimmed (R25, R26).

    JUSTIFY spaces it evenly over the measure (均排, R46); a line wider than the measure is set
    from its start.
    """
    setting = _begin(prepared, start, end, measure, 0)
    if setting.content > start and prepared.tails[setting.content - 1] and not setting.trim:
        setting.trim = prepared.table.half
        setting.slack += setting.trim
    setting.natural = measure - setting.slack
    if align is Align.JUSTIFY:
        _space_evenly(prepared, setting)
    else:
        _align(setting, align)
    return _finish(prepared, setting)


def _space_evenly(prepared: Prepared, setting: Setting) -> None:
    """Spread what is left over all gaps; a typed space stays wider than they become (R46)."""
    places = []
    for at in _gaps(prepared, setting):
        is_space = prepared.kinds[at - 1] in SPACES
        places += [at] * (_SPACE_SHARES if is_space else 1)
    _share_out(setting, places)


def report_faults(prepared: Prepared, lines: Iterable[Line], report: Report, span: Span) -> None:
    """Warn of lines in which a rule had to give; ``span`` is the paragraph's place.

    W201 tracked beyond the cap, W202 a word broken, W203 a mark at a forbidden edge, W204 wider
    than the measure, W205 not filled.  For the lines that are used, not for those tried.
    """
    for line in lines:
        for adjustment in line.adjustments:
            code = _FAULTS.get(adjustment.rule)
            if code is not None:
                report.warning(code, span, text=line.text, amount=abs(adjustment.amount))


def _begin(prepared: Prepared, start: int, end: int, measure: Length, indent: Length) -> Setting:
    """Measure a line, with the mark at its end as the line-end policy has it."""
    content = content_end(prepared, start, end)
    setting = Setting(
        start=start, end=end, content=content, measure=measure, shift=indent, slack=measure - indent
    )
    if content > start:
        setting.slack -= prepared.sums[content] - left_edge(prepared, start)
        tail = prepared.tails[content - 1]
        if tail and not is_whole_tail(prepared, setting.slack, tail):
            setting.trim = prepared.table.half
            setting.slack += setting.trim
            if setting.slack < 0 and hangs(prepared, content, setting.slack):
                setting.trim += prepared.table.half
                setting.slack += prepared.table.half
    return setting


def _settle(prepared: Prepared, start: int, end: int, measure: Length, indent: Length) -> Setting:
    setting = _begin(prepared, start, end, measure, indent)
    if setting.content == start:
        return setting
    is_last = end == len(prepared.text)
    _ease_tail(prepared, setting, is_last)
    setting.natural = measure - indent - setting.slack
    if prepared.align is not _JUSTIFY:
        _align(setting, prepared.align)
    elif setting.slack < 0:
        _squeeze(prepared, setting)
    elif setting.slack and not is_last:
        _open(prepared, setting)
        if setting.slack:
            _note(prepared, setting, "R41", start, setting.slack)
    if setting.slack < 0:
        _take_rest(prepared, setting)
    if setting.slack < 0:
        _note(prepared, setting, "R54", start, setting.slack)
    if not is_last and prepared.bound[end]:
        _note(prepared, setting, "R6" if is_inside_word(prepared, end) else "R1", end, 0)
    return setting


def _align(setting: Setting, align: Align) -> None:
    if setting.slack > 0 and align in (Align.CENTER, Align.END):
        setting.shift += setting.slack // 2 if align is Align.CENTER else setting.slack


def _ease_tail(prepared: Prepared, setting: Setting, is_last: bool) -> None:
    """Give a trimmed mark at the end its white back, as far as there is room for it.

    Wholly on a last or ragged line; on a full line only under FULL, of which squeezing the mark
    is the first step (R40.1).
    """
    if not setting.trim or prepared.tails[setting.content - 1] != _OPTIONAL:
        return
    half = prepared.table.half
    policy = prepared.composition.line_end
    if setting.trim > half:
        _note(prepared, setting, "R44", setting.content - 1, -setting.trim)
        return
    if is_last or prepared.align is not Align.JUSTIFY:
        back = half if policy is not LineEnd.HALF and setting.slack >= half else 0
    else:
        back = min(max(0, setting.slack), half) if policy is LineEnd.FULL else 0
    setting.trim -= back
    setting.slack -= back
    if policy is LineEnd.FULL and setting.trim:
        _note(prepared, setting, "R40.1", setting.content - 1, -setting.trim)


def _note(prepared: Prepared, setting: Setting, rule: str, at: int, amount: Length) -> None:
    """Note an adjustment, unless it rounds to nothing."""
    share = scale(amount, _EM, prepared.size)
    if share or not amount:
        setting.adjustments.append(Adjustment(rule, at, share))


def _squeeze(prepared: Prepared, setting: Setting) -> None:
    """Take the white that is too much, step by step, equally within a step (R40)."""
    for tier, each in prepared.squeezes:
        places = _places(prepared.tiers, tier, setting)
        if not places:
            continue
        need = min(-setting.slack, each * len(places))
        for at, share in zip(places, spread(need, len(places)), strict=True):
            if not share:
                continue
            setting.changes[at] = setting.changes.get(at, 0) - share
            _note(prepared, setting, _RULES[tier], _owner(prepared, at), -share)
        setting.slack += need
        if not setting.slack:
            return


def _take_rest(prepared: Prepared, setting: Setting) -> None:
    """Take what rounded widths of Latin are too much from all gaps: less than a hair (R27)."""
    places = _gaps(prepared, setting)
    if places and -setting.slack * EXACT <= prepared.size:
        for at, share in zip(places, spread(-setting.slack, len(places)), strict=True):
            setting.changes[at] = setting.changes.get(at, 0) - share
            _note(prepared, setting, "R27", at - 1, -share)
        setting.slack = 0


def _open(prepared: Prepared, setting: Setting) -> None:
    """Add the white that is missing: word spaces, Han-Latin gaps, then every gap (R41).

    A line that would need more than it can bear stays as it is.
    """
    missing = setting.slack
    for code, each in prepared.flexes:
        places = _places(prepared.flex, code, setting)
        add_up = min(setting.slack, each * len(places))
        if not add_up:
            continue
        for at, share in _share_gaps(prepared, places, each, add_up):
            setting.changes[at] = share
            _note(prepared, setting, _FLEX_RULES[code], _owner(prepared, at), share)
        setting.slack -= add_up
    if setting.slack and not _track(prepared, setting):
        setting.slack = missing
        setting.changes.clear()
        setting.adjustments.clear()


def _share_gaps(
    prepared: Prepared, places: list[int], each: Length, total: Length
) -> Iterator[tuple[int, Length]]:
    """Deal white out to gaps: equally, but in the grid to the two sides of one run after another.

    The Han behind that run are then in their cells again (R57).
    """
    run_of = {at: run.start for run in prepared.cells for at in (run.start, run.end)}
    for _, run in groupby(places, key=lambda at: run_of.get(at, 0)):
        sides = list(run)
        amount = min(total, each * len(sides))
        total -= amount
        if amount:
            yield from zip(sides, spread(amount, len(sides)), strict=True)


def _track(prepared: Prepared, setting: Setting) -> bool:
    """Open all gaps equally; False where that would be more than a line can bear."""
    places = _gaps(prepared, setting)
    if setting.slack > LOOSEST * len(places) * prepared.size:
        return False
    setting.tracking = scale(setting.slack, _EM, len(places) * prepared.size)
    if places:
        for at, share in zip(places, spread(setting.slack, len(places)), strict=True):
            _note(prepared, setting, "R41.3", at - 1, share)
    _share_out(setting, places)
    if setting.tracking > TRACKING_CAP * _EM:
        setting.adjustments.append(Adjustment("R42", setting.start, setting.tracking))
    return True


def _share_out(setting: Setting, places: list[int]) -> None:
    """Widen boundaries by equal parts of the slack; one that is named twice gets two parts."""
    if not places or setting.slack <= 0:
        return
    for at, share in zip(places, spread(setting.slack, len(places)), strict=True):
        setting.changes[at] = setting.changes.get(at, 0) + share
    setting.slack = 0


def _gaps(prepared: Prepared, setting: Setting) -> list[int]:
    """Return the boundaries inside a line that tracking may open."""
    inside = range(setting.start + 1, setting.content)
    return list(compress(inside, prepared.stretch[setting.start + 1 : setting.content]))


def _places(table: bytes, value: int, setting: Setting) -> list[int]:
    """Return the boundaries inside a line that have a value in a table."""
    places = []
    at = table.find(value, setting.start + 1, setting.content)
    while at >= 0:
        places.append(at)
        at = table.find(value, at + 1, setting.content)
    return places


def _owner(prepared: Prepared, at: int) -> int:
    """Return the character whose white lies at a boundary: an opener's before it, else behind."""
    if prepared.kinds[at] != _OPEN:
        return at - 1
    is_behind = prepared.table.tails[prepared.kinds[at - 1]] != Tail.NONE
    return at - 1 if is_behind else at


def pens_of(prepared: Prepared, setting: Setting) -> list[Length]:
    """Return where each character's pen stands, from the line's left edge without its shift."""
    left = left_edge(prepared, setting.start)
    pens = prepared.pens[setting.start : setting.content]
    if not setting.changes:
        return [pen - left for pen in pens]
    extra = [0] * len(pens)
    extra[0] = -left
    for at, change in setting.changes.items():
        extra[at - setting.start] += change
    return list(map(add, pens, accumulate(extra)))


def _finish(prepared: Prepared, setting: Setting) -> Line:
    if setting.content == setting.start:
        runs: tuple[LineRun, ...] = ()
    elif prepared.is_plain:
        runs = (_only_run(prepared, setting),)
    else:
        runs = tuple(_runs(prepared, setting))
    return Line(
        setting.start,
        setting.end,
        prepared.text[setting.start : setting.end],
        setting.measure,
        setting.natural,
        runs,
        setting.tracking,
        tuple(setting.adjustments),
        _marks(prepared, setting) if prepared.below else (),
        prepared.has_links,
    )


def _marks(prepared: Prepared, setting: Setting) -> tuple[LineMark, ...]:
    # Few paragraphs are marked; only those pay for the import.
    from layout.text.underline import line_marks

    pens = pens_of(prepared, setting)
    return tuple(line_marks(prepared, pens, setting.start, setting.content, setting.shift))


def _only_run(prepared: Prepared, setting: Setting) -> LineRun:
    """Return the line's run where the paragraph is one piece with a glyph a character: most are."""
    start, end = setting.start, setting.content
    piece = prepared.pieces[0]
    pens = pens_of(prepared, setting)
    return LineRun(
        piece.face,
        prepared.size,
        piece.color,
        setting.shift,
        tuple(prepared.glyphs[start:end]),
        tuple(pens),
        pens[-1] + prepared.widths[end - 1] - setting.trim,
        prepared.text[start:end],
        direction=piece.direction,
        stretch=piece.stretch,
    )


def _runs(prepared: Prepared, setting: Setting) -> Iterator[LineRun]:
    pens = pens_of(prepared, setting)
    right = pens[-1] + prepared.widths[setting.content - 1] - setting.trim
    for piece in _pieces(prepared, setting.start, setting.content):
        start, end = max(piece.start, setting.start), min(piece.end, setting.content)
        x = pens[start - setting.start] if start > setting.start else 0
        edge = pens[end - setting.start] if end < setting.content else right
        xs = [pen - x for pen in pens[start - setting.start : end - setting.start]]
        glyphs = prepared.glyphs[start:end]
        clusters: tuple[int, ...] = ()
        if prepared.shifts:
            _shift_glyphs(prepared, start, end, xs)
        for run in prepared.cells:
            _draw_to_edge(run, setting, start, xs)
        if not prepared.is_simple and (ABSENT in glyphs or prepared.clusters):
            glyphs, xs, clusters = _gather(prepared, start, glyphs, xs)
        yield LineRun(
            piece.face,
            raised_size(prepared.size) if piece.is_raised else prepared.size,
            piece.color,
            setting.shift + x,
            tuple(glyphs),
            tuple(xs),
            edge - x,
            prepared.text[start:end],
            clusters,
            scale(prepared.size, _RISE, _EM) if piece.is_raised else 0,
            piece.link,
            direction=piece.direction,
            stretch=piece.stretch,
        )


def _shift_glyphs(prepared: Prepared, start: int, end: int, xs: list[Length]) -> None:
    places = prepared.shifted
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        xs[at - start] += prepared.shifts[at]


def _draw_to_edge(run: CellRun, setting: Setting, start: int, xs: list[Length]) -> None:
    """Draw the ink of a padded run at a line's start or end up to the edge (R31)."""
    step = (run.behind if run.end == setting.content else 0) - (
        run.before if run.start == setting.start else 0
    )
    if step:
        for at in range(max(run.start, start), min(run.end, start + len(xs))):
            xs[at - start] += step


def _pieces(prepared: Prepared, start: int, end: int) -> Iterator[Piece]:
    pieces = prepared.pieces
    first = bisect_right(pieces, start, key=lambda piece: piece.end) if len(pieces) > 1 else 0
    for piece in pieces[first:]:
        if piece.start >= end:
            return
        yield piece


def _gather(
    prepared: Prepared, start: int, glyphs: list[int], xs: list[Length]
) -> tuple[list[int], list[Length], tuple[int, ...]]:
    """Leave out what has no glyph of its own and put in what has several; tell the clusters."""
    out: list[int] = []
    places: list[Length] = []
    clusters: list[int] = []
    for at, (glyph, x) in enumerate(zip(glyphs, xs, strict=True)):
        if glyph == ABSENT:
            continue
        for gid, offset in ((glyph, 0), *prepared.clusters.get(start + at, ())):
            out.append(gid)
            places.append(x + offset)
            clusters.append(at if out[1:] else 0)
    plain = clusters == list(range(len(glyphs)))
    return out, places, () if plain else tuple(clusters)
