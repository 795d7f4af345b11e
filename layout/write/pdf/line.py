"""Text operators: the runs on one baseline become one row of glyph strings.

Glyph strings run on as long as the pen stands where the next glyph wants it, to a thousandth of a
point; else a number in the TJ array moves it.  Where a gap is so wide that a reader of the PDF
would take it for a space, the glyphs about it are marked with the text they stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add, sub

from msgspec import Struct, field

from layout.color import Color
from layout.display.items import GlyphRun
from layout.units import PT, Length
from layout.write.pdf.fonts import FontBook, FontUse, Pen
from layout.write.pdf.ink import Inks
from layout.write.pdf.moves import GLYPH_SPACE, OVERLAP, WIDE_GAP
from layout.write.pdf.objects import number, text

# How far below a line the space stands that ends it, in sizes of the line.
APART = 3
# Coordinates are written with four decimals of a point.
_LAST_DIGIT: Length = PT // 10_000


def span_text(words: str) -> tuple[str, str]:
    """Return the operators about glyphs that stand for a text as a whole."""
    return f"/Span<</ActualText{text(words)}>>BDC ", "EMC "


class TextState(Struct):
    """What the content stream has set so far, so that nothing is set twice.

    ``span`` gives the operators about glyphs that stand for a text as a whole.
    """

    inks: Inks
    font: str = ""
    fill: Color | None = None
    span: Callable[[str], tuple[str, str]] = span_text


class _Row(Struct):
    """The glyphs of one line while it is written: each one's text, code, and what precedes it.

    Inside the row all strings are in one open TJ array, which ``operators`` close and open again
    before a glyph.  What is ``shown`` is the move of the pen and the code: the move comes after the
    operators, at the head of the new array, because pdfium overlooks a move at an array's end.
    """

    texts: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    operators: dict[int, str] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def write(self, state: TextState) -> str:
        """Return the operators, with the spans marked."""
        _mark(self.shown, self.texts, _merge(sorted(self.spans)), state)
        for i, piece in self.operators.items():
            self.shown[i] = piece + self.shown[i]
        return _show("[<", self.shown)


def set_line(runs: Sequence[GlyphRun], height: Length, fonts: FontBook, state: TextState) -> str:
    """Return the operators for runs on one baseline; they stand between BT and ET.

    ``height`` is the page's, from whose bottom PDF counts y.
    """
    if len(runs) == 1 and (alone := _set_alone(runs[0], height, fonts, state)):
        return alone
    row = _Row()
    before: GlyphRun | None = None
    for run in runs:
        if not run.glyphs:
            continue
        first = len(row.shown)
        use = fonts.use(run.face)
        words, groups = glyph_texts(run)
        row.texts += words
        _set_glyphs(run, use, row)
        row.spans += ((first + i, first + j) for i, j in groups)
        if not use.learn(run.glyphs, words):
            _choose_variants(run, use, words, row, first)
        if before is not None:
            _join(before, run, fonts.use(before.face), row, first)
        begin = _begin_run(run, use.pen(run.size), height, state)
        row.operators[first] = f">]TJ {begin}{row.operators.get(first, '')}"
        before = run
    return row.write(state) if row.shown else ""


def _set_alone(run: GlyphRun, height: Length, fonts: FontBook, state: TextState) -> str:
    """Return the operators for a line of one run, a glyph a character and no spaces, else nothing.

    Most lines are such, so they are written without a row.
    """
    if not run.glyphs or run.clusters or run.xs[0] or " " in run.text:
        return ""
    use = fonts.use(run.face)
    if not use.learn(run.glyphs, run.text):
        return ""
    pen = use.pen(run.size)
    begin = _begin_run(run, pen, height, state)
    codes = map(use.codes.__getitem__, run.glyphs)
    if _stands_on_grid(run, use):
        return f"{begin}{''.join(codes)}>]TJ\n"
    moves, gaps = pen.moves, _gaps(run, pen)
    shown = list(map(add, map(moves.__getitem__, gaps), codes))
    if not moves.wide.isdisjoint(gaps):
        spans = [(i - 1, i) for i, gap in enumerate(gaps) if gap in moves.wide]
        _mark(shown, run.text, _merge(spans), state)
    return _show(begin, shown)


def _mark(
    shown: list[str], texts: Sequence[str], spans: Sequence[tuple[int, int]], state: TextState
) -> None:
    """Put the text that they stand for about spans of glyphs."""
    for first, last in spans:
        before, after = state.span("".join(texts[first : last + 1]))
        shown[first] = f">]TJ {before}[<{shown[first]}"
        shown[last] += f">]TJ {after}[<"


def _show(begin: str, shown: Sequence[str]) -> str:
    """Return the operators of a row; arrays that came out empty are left out."""
    return f"{begin}{''.join(shown)}>]TJ\n".replace("[<>]TJ", "").lstrip()


def set_apart(before: GlyphRun, run: GlyphRun) -> bool:
    """Tell whether an extractor would take a new line for a part of the one before, and sort it in.

    pdfium puts text that comes next at about the same height, but farther left, before the text
    that came earlier: a headline beside a paragraph's last line would stand inside the paragraph.
    """
    is_level = abs(run.origin.y - before.origin.y) <= max(run.size, before.size)
    return is_level and run.origin.x < before.origin.x + before.width


def set_break(before: GlyphRun, height: Length, fonts: FontBook, state: TextState) -> str:
    """Return an unseen space far from the line before, which makes extractors begin a new one.

    It is the line's last glyph once more, drawn with no ink and with a space for its text:
    pdfium passes over a glyph that is a space by its shape.
    """
    use = fonts.use(before.face)
    glyph = before.glyphs[-1]
    resource = use.variant(glyph, " ")
    state.font = ""
    x, y = before.origin.x, before.origin.y + APART * before.size
    if y > height:
        y = before.origin.y - APART * before.size
    place = f"{number(x / PT)} {number((height - y) / PT)}"
    font = f"/{resource} {number(before.size / PT)} Tf"
    show = f"1 0 0 1 {place} Tm [<{use.codes[glyph]}>]TJ"
    return f"/Artifact BMC 3 Tr {font} {show} 0 Tr EMC\n"


def _join(before: GlyphRun, run: GlyphRun, use: FontUse, row: _Row, first: int) -> None:
    """Lead the pen from one run to the next of the same text by a space that is not in the text.

    Marking both sides as one would not do: pdfium reads such a mark from its first font alone.
    """
    step = run.origin.x + run.xs[0] - before.origin.x - before.xs[-1]
    gap = step * GLYPH_SPACE / before.size - use.widths[before.glyphs[-1]]
    space = use.face.glyph(" ")
    words = row.texts[first - 1] + row.texts[first]
    if OVERLAP <= gap <= WIDE_GAP or abs(gap) > GLYPH_SPACE:
        return
    if not space or any(map(str.isspace, words)):
        return
    use.learn((space,), " ")
    rest = round(gap - use.widths[space], 2)
    row.shown[first - 1] += f">{-rest:g}<{use.codes[space]}"
    # pdfium sorts pieces of a line by where they begin: a narrow digit alone would come after an
    # opener that has lost half an em before its ink.
    start = first - 2 if step < _LAST_DIGIT and len(before.glyphs) > 1 else first - 1
    row.spans.append((start, first - 1))


def _bridge(row: _Row, glyph: int) -> None:
    """Mark a glyph and the one before as one text, unless there is a space in the text."""
    if not (row.texts[glyph - 1].isspace() or row.texts[glyph].isspace()):
        row.spans.append((glyph - 1, glyph))


def _begin_run(run: GlyphRun, pen: Pen, height: Length, state: TextState) -> str:
    """Return the operators before a run's first glyph, and the opening of its TJ array."""
    x, y = number(run.origin.x / PT), number((height - run.origin.y + run.rise) / PT)
    begin = f"1 0 0 1 {x} {y} Tm [<"
    if pen.font != state.font:
        state.font = pen.font
        begin = pen.font + begin
    if run.color != state.fill:
        state.fill = run.color
        begin = f"{state.inks.fill(run.color)} {begin}"
    return begin


def _set_glyphs(run: GlyphRun, use: FontUse, row: _Row) -> None:
    """Add a run's codes, and moves of the pen where its place is not the glyph's.

    A space drawn in is marked with its neighbours, because poppler overlooks one below 0.15 em.
    """
    first, pen = len(row.shown), use.pen(run.size)
    codes = map(use.codes.__getitem__, run.glyphs)
    if _stands_on_grid(run, use):
        row.shown += codes
        return
    moves, gaps = pen.moves, _gaps(run, pen)
    row.shown += map(add, map(moves.__getitem__, gaps), codes)
    has_spaces = " " in run.text
    if not has_spaces and moves.wide.isdisjoint(gaps):
        return
    for i, gap in enumerate(gaps[1:], 1):
        at = first + i
        if gap in moves.wide:
            _bridge(row, at)
        if has_spaces and i > 1 and row.texts[at - 1] == " " and gap in moves.back:
            row.spans.append((at - 2, at))


def _gaps(run: GlyphRun, pen: Pen) -> list[float]:
    """Return how far each glyph stands from where the one before leaves the pen."""
    leads = map(pen.leads.__getitem__, run.glyphs)
    return [run.xs[0], *map(sub, map(sub, run.xs[1:], run.xs), leads)]


def _stands_on_grid(run: GlyphRun, use: FontUse) -> bool:
    """Tell whether a run is Han after Han, each an em wide and none moved: most body lines are."""
    last = len(run.xs) - 1
    return (
        run.xs[last] == last * run.size
        and use.widths.full.issuperset(run.glyphs)
        and run.xs == tuple(range(0, run.size * last + 1, run.size))
    )


def glyph_texts(run: GlyphRun) -> tuple[Sequence[str], list[tuple[int, int]]]:
    """Return the text of each glyph, and the stretches of glyphs that share one text.

    In such a stretch the first glyph has the text and the others have none.
    """
    if not run.clusters:
        return run.text, []
    words = [""] * len(run.clusters)
    groups: list[tuple[int, int]] = []
    end, last = len(run.text), len(run.clusters) - 1
    for i in range(last, -1, -1):
        start = run.clusters[i]
        if i and run.clusters[i - 1] == start:
            continue
        words[i] = run.text[start:end]
        if last > i:
            groups.append((i, last))
        end, last = start, i - 1
    return words, groups


def _choose_variants(
    run: GlyphRun, use: FontUse, words: Sequence[str], row: _Row, first: int
) -> None:
    """Switch fonts about the glyphs that stand for another text than elsewhere."""
    size = number(run.size / PT)
    for i, (gid, word) in enumerate(zip(run.glyphs, words, strict=True), first):
        resource = use.variant(gid, word)
        if resource != use.resource:
            switch = f">]TJ /{resource} {size} Tf [<"
            row.operators[i] = row.operators.get(i, "") + switch
            row.shown[i] += f">]TJ /{use.resource} {size} Tf [<"


def _merge(spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return sorted spans with those that share a glyph joined."""
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
