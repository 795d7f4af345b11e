"""Heads: series tag, kicker, headline and decks as one block that takes whole body lines.

Headlines are sized from the paper's ladder so that their lines fill 75 to 100 % of the width
(C9), broken at declared spaces or else between words, at the least price.  The block's depth
follows the textbook sum (题占行): sizes over the pitch, plus white, up to a whole line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.color import Color
from layout.diagnostics import Report
from layout.display import Group, Item, Role, Shape
from layout.geometry import Rect
from layout.model import Head, Phrase
from layout.page.composer import Composer, line_group
from layout.page.cut import report_split_words, split_evenly, split_to_fit, widest
from layout.page.grid import Area, baseline_in
from layout.style import Align, HeadGrade, TypeStyle
from layout.text import Line, Prepared, set_line
from layout.units import PT, Length, scale

# A headline line should fill three quarters of its width (C9); a short one is spaced out to that,
# but by no more than this share of an em between characters, in thousandths, or it falls apart.
FILL_LEAST = 750
SPACING_MOST = 350

# Height of a line of display type over its size, in thousandths: heads are set tight.
HEADLINE_HEIGHT = 1180
RANK_HEIGHT = 1400
FLAG_HEIGHT = 1900
# The band of a series tag over its type size, and the white left and right of its words.
FLAG_BAND = 1500
FLAG_PAD = 600

# A kicker or deck shrinks to this share of its size before it breaks into two lines.
SHRINK_LEAST = 800


class Rank(Struct, frozen=True):
    """One rank of a head, set: its lines with their left edges, its size, each line's height."""

    role: Role
    lines: tuple[Line, ...]
    lefts: tuple[Length, ...]
    size: Length
    height: Length
    level: int = 0

    @property
    def depth(self) -> Length:
        """The depth of all lines."""
        return len(self.lines) * self.height


class HeadBlock(Struct, frozen=True):
    """A head set to a width; ``lines`` is its depth in body lines with its white.

    ``width`` is what it is set to, ``wording`` which of its headline's wordings it has, 0 the
    first.
    """

    ranks: tuple[Rank, ...]
    flag: Color
    lines: int
    above: Length
    width: Length = 0
    wording: int = 0

    @property
    def size(self) -> Length:
        """The headline's size, 0 without one."""
        return max((rank.size for rank in self.ranks if rank.role is Role.HEADLINE), default=0)

    @property
    def characters(self) -> int:
        """The characters of all its ranks."""
        return sum(len(line.text) for rank in self.ranks for line in rank.lines)

    def place(self, composer: Composer, area: Area, story: str) -> tuple[Group, ...]:
        """Return the head's groups in the area; lines beyond its own depth become white."""
        grid = composer.grid
        # White that was not asked for goes half over and half under the head.
        extra = (area.lines - self.lines) * grid.sheet.pitch
        top = grid.y(area.line) + self.above + extra // 2
        groups = []
        for rank in self.ranks:
            items: list[Item] = []
            for i, (line, left) in enumerate(zip(rank.lines, rank.lefts, strict=True)):
                box = top + i * rank.height + (rank.height - rank.size) // 2
                if rank.role is Role.SERIES:
                    items.append(_flag(rank, line, area.x, box, self.flag))
                items.append(line_group(line, area.x + left, baseline_in(box, rank.size)))
            groups.append(Group(rank.role, tuple(items), story=story, level=rank.level))
            top += rank.depth
        return tuple(groups)


def _flag(rank: Rank, line: Line, x: Length, box: Length, color: Color) -> Group:
    band = scale(rank.size, FLAG_BAND, 1000)
    width = line.natural + 2 * scale(rank.size, FLAG_PAD, 1000)
    rect = Rect(x, box - (band - rank.size) // 2, width, band)
    return Group(Role.ARTIFACT, (Shape(rect, fill=color),))


def set_head(
    composer: Composer,
    head: Head,
    grade: HeadGrade,
    width: Length,
    *,
    first: int = 1,
    spacing: int = SPACING_MOST,
) -> HeadBlock:
    """Set a head to a width; ``first`` is the heading level of its headline.

    ``spacing`` is how far a short headline may be spaced, in em/1000.  Of several wordings the
    first is taken that has room in a size of its grade.  Reports a headline that no size of the
    ladder makes fit.
    """
    if head.others:
        return _set_best_wording(composer, head, grade, width, first=first, spacing=spacing)
    ranks: list[Rank] = []
    if head.series is not None:
        ranks.append(_set_series(composer, head.series, width))
    kicker = replace(composer.style.kicker, size=grade.kicker, align=grade.align)
    ranks += [_set_rank(composer, Role.KICKER, phrase, kicker, width) for phrase in head.kickers]
    if head.lines:
        ranks.append(_set_headline(composer, head, grade, width, first, spacing))
    deck = replace(composer.style.deck, size=grade.deck, align=grade.align)
    ranks += [_set_rank(composer, Role.DECK, phrase, deck, width) for phrase in head.decks]
    if not ranks:
        return HeadBlock((), composer.style.rules.accent, 0, 0)
    pitch = composer.grid.sheet.pitch
    type_depth = sum(rank.depth for rank in ranks)
    white = scale(pitch, grade.above + grade.below, 4)
    lines = _whole_lines(composer, grade, type_depth)
    # What rounding up to whole lines adds goes half over the head and half under it; the leading
    # over the first body line already belongs to the white below.
    surplus = lines * pitch - type_depth - white - composer.grid.leading
    above = scale(pitch, grade.above, 4) + surplus // 2
    return HeadBlock(tuple(ranks), composer.style.rules.accent, lines, max(0, above), width)


def _whole_lines(composer: Composer, grade: HeadGrade, depth: Length) -> int:
    """Return the body lines that type of a depth takes with the white of its grade (题占行)."""
    pitch = composer.grid.sheet.pitch
    return -(-(depth + scale(pitch, grade.above + grade.below, 4)) // pitch)


def count_lines(composer: Composer, block: HeadBlock, grade: HeadGrade, size: Length) -> int:
    """Return the body lines that a head takes with its headline's lines in another size."""
    depth = 0
    for rank in block.ranks:
        is_headline = rank.role is Role.HEADLINE
        height = scale(size, HEADLINE_HEIGHT, 1000) if is_headline else rank.height
        depth += len(rank.lines) * height
    return _whole_lines(composer, grade, depth)


def word_head(head: Head, wording: int) -> Head:
    """Return a head with one of its wordings alone."""
    return replace(head, lines=head.wordings[wording], others=())


def _set_best_wording(
    composer: Composer, head: Head, grade: HeadGrade, width: Length, *, first: int, spacing: int
) -> HeadBlock:
    """Set a head in its first wording that fits, else in that which can be largest."""
    tried = []
    for wording in range(len(head.wordings)):
        trial = replace(composer, report=Report())
        one = word_head(head, wording)
        block = set_head(trial, one, grade, width, first=first, spacing=spacing)
        is_well = not trial.report.diagnostics and (head.size or block.size >= grade.smallest)
        if is_well:
            tried = [(block, trial.report, wording)]
            break
        tried.append((block, trial.report, wording))
    block, said, wording = max(tried, key=lambda row: (not row[1].has_errors, row[0].size))
    composer.report.adopt(said)
    return replace(block, wording=wording)


def _set_series(composer: Composer, phrase: Phrase, width: Length) -> Rank:
    style = replace(composer.style.series, align=Align.START)
    pad = scale(style.size, FLAG_PAD, 1000)
    line, size = composer.fit_line(phrase, style, width - 2 * pad)
    return Rank(
        Role.SERIES, (line,), (scale(size, FLAG_PAD, 1000),), size, scale(size, FLAG_HEIGHT, 1000)
    )


def _set_rank(
    composer: Composer, role: Role, phrase: Phrase, style: TypeStyle, width: Length
) -> Rank:
    prepared = composer.prepare(phrase, style)
    natural = prepared.natural_width()
    if scale(natural, SHRINK_LEAST, 1000) <= width:
        line, size = composer.fit_line(phrase, style, width)
        lines: tuple[Line, ...] = (line,)
    else:
        splits = split_to_fit(prepared, width, composer.style.words)
        ends = [end for _, end in splits]
        report_split_words(composer.report, phrase, ends, composer.style.words)
        if widest(prepared, splits) > width:
            composer.report.error("E302", phrase.span, text=phrase.text)
        size = style.size
        lines = tuple(set_line(prepared, a, b, width, style.align) for a, b in splits)
    height = scale(size, RANK_HEIGHT, 1000)
    return Rank(role, lines, (0,) * len(lines), size, height)


# -- headlines -------------------------------------------------------------------------------------


class _Cut(Struct, frozen=True):
    """A headline's lines before they are set: for each line its text and the stretch of it."""

    parts: tuple[tuple[Phrase, int, int], ...]
    size: Length
    widest: Length


def _set_headline(
    composer: Composer, head: Head, grade: HeadGrade, width: Length, level: int, spacing: int
) -> Rank:
    style = TypeStyle(face=grade.face, weight=grade.weight, align=grade.align)
    cut = _choose_cut(composer, head, grade, style, width)
    if cut.widest > width:
        phrase = max(cut.parts, key=lambda part: len(part[0].text))[0]
        composer.report.error("E302", phrase.span, text=phrase.text)
    style = replace(style, size=cut.size)
    lines, lefts = [], []
    white = 0
    texts = _prepare_parts(composer, cut, style)
    if len(cut.parts) == 1 or composer.is_vertical:
        white = _spacing(cut, texts, style, width, spacing)
    for prepared, (_, start, end) in zip(texts, cut.parts, strict=True):
        if white and grade.align is Align.CENTER:
            target = prepared.natural_width(start, end) + white * (end - start - 1)
            lines.append(set_line(prepared, start, end, target, Align.JUSTIFY))
            lefts.append((width - target) // 2)
        else:
            lines.append(set_line(prepared, start, end, width, grade.align))
            lefts.append(0)
    height = scale(cut.size, HEADLINE_HEIGHT, 1000)
    return Rank(Role.HEADLINE, tuple(lines), tuple(lefts), cut.size, height, level)


def _prepare_parts(composer: Composer, cut: _Cut, style: TypeStyle) -> list[Prepared]:
    """Return the texts of which a cut's lines are parts, line by line, each prepared once."""
    texts: list[Prepared] = []
    for i, (phrase, start, _) in enumerate(cut.parts):
        is_same = i > 0 and start > 0
        texts.append(texts[-1] if is_same else composer.prepare(phrase, style))
    return texts


def _choose_cut(
    composer: Composer, head: Head, grade: HeadGrade, style: TypeStyle, width: Length
) -> _Cut:
    ladder = [size for size in composer.style.ladder if size <= grade.largest]
    sizes = [head.size] if head.size else [grade.largest, *ladder]
    if len(head.lines) > 1:
        return _largest_fit([_declared(composer, head.lines, style)], sizes, 0, width)
    phrase, own = head.lines[0], composer.style.words
    prepared = composer.prepare(phrase, replace(style, size=_BASE))
    cuts = _cut_phrase(phrase, prepared, grade.max_lines, own)
    best = _largest_fit(cuts, sizes, grade.smallest, width)
    if best.widest > width:
        cuts = _cut_phrase(phrase, prepared, grade.max_lines, own, within=True)
        best = _largest_fit(cuts, sizes, grade.smallest, width)
        report_split_words(composer.report, phrase, [b for _, _, b in best.parts], own)
    return best


def _cut_phrase(
    phrase: Phrase, prepared: Prepared, most: int, own: frozenset[str], *, within: bool = False
) -> Iterable[_Cut]:
    """Yield a headline in one line, in two, and so on, each made when it is asked for."""
    for count in range(1, most + 1):
        splits = split_evenly(prepared, count, own, within=within)
        if splits is not None:
            parts = tuple((phrase, a, b) for a, b in splits)
            yield _Cut(parts, _BASE, widest(prepared, splits))


# Headlines are measured once, at this size; widths are in proportion at every other.
_BASE: Length = 100 * PT


def _declared(composer: Composer, phrases: Iterable[Phrase], style: TypeStyle) -> _Cut:
    parts, widest = [], 0
    for phrase in phrases:
        prepared = composer.prepare(phrase, replace(style, size=_BASE))
        parts.append((phrase, 0, len(prepared.text)))
        widest = max(widest, prepared.natural_width())
    return _Cut(tuple(parts), _BASE, widest)


def _largest_fit(
    cuts: Iterable[_Cut], sizes: Sequence[Length], smallest: Length, width: Length
) -> _Cut:
    """Return the cut with the fewest lines that is large enough, else the largest there is."""
    best: _Cut | None = None
    for cut in cuts:
        for size in sizes:
            widest = scale(cut.widest, size, _BASE)
            if widest <= width or size == sizes[-1]:
                fitted = replace(cut, size=size, widest=widest)
                break
        if fitted.widest <= width and fitted.size >= smallest:
            return fitted
        if best is None or (fitted.widest <= width, fitted.size) > (
            best.widest <= width,
            best.size,
        ):
            best = fitted
    assert best is not None, "a headline of one line is always a cut"
    return best


def _spacing(
    cut: _Cut, texts: Sequence[Prepared], style: TypeStyle, width: Length, most: int
) -> Length:
    """Return the white that spaces short lines out until the longest fills enough, 0 if it does.

    ``most`` is as much as may stand between two characters, in em/1000.
    """
    natural, gaps = max(
        (prepared.natural_width(start, end), end - start - 1)
        for prepared, (_, start, end) in zip(texts, cut.parts, strict=True)
    )
    if gaps < 1 or natural * 1000 >= width * FILL_LEAST:
        return 0
    return min(scale(style.size, most, 1000), -((natural - scale(width, FILL_LEAST, 1000)) // gaps))
