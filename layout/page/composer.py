"""From phrases and styles to lines, and from lines to items on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import GlyphRun, Group, Item, Role
from layout.font import Faces
from layout.geometry import Point
from layout.model import Phrase
from layout.page.grid import Fold, Grid, baseline_in
from layout.page.ledger import NO_JUMPS, Ledger
from layout.picture import Picture, measure_picture
from layout.style import Cells, Style, TypeStyle
from layout.text import (
    Line,
    LineRun,
    Measure,
    Paragraph,
    Prepared,
    Run,
    prepare,
    report_faults,
    set_line,
    set_lines,
)
from layout.units import PT, Length

# The words of a byline that are set bold; the names in brackets after them are not.
_BYLINE = re.compile(r"([^（(]*)([（(].*[）)])?(.*)", re.DOTALL)


class Composer(Struct, frozen=True):
    """Sets text in a paper's styles; what every part of the page works with.

    A vertical one sets lines that run down the page; widths and measures are then depths.  ``fold``
    is that of the module it composes, where the module crosses the fold of a spread.
    """

    style: Style
    faces: Faces
    report: Report
    is_vertical: bool = False
    ledger: Ledger = NO_JUMPS
    fold: Fold | None = None

    @property
    def grid(self) -> Grid:
        """The page's grid."""
        return Grid(self.style.sheet)

    # -- preparing ---------------------------------------------------------------------------------

    def prepare(self, phrase: Phrase, style: TypeStyle) -> Prepared:
        """Prepare one phrase in one style, without an indent."""
        return self._prepare((run_of(phrase, style),), style, 0)

    def prepare_body(
        self, phrase: Phrase, style: TypeStyle, byline: Phrase | None = None
    ) -> Prepared:
        """Prepare a paragraph of body text with its indent, a byline run in before it."""
        runs = (*self._byline_runs(byline), run_of(phrase, style))
        indent = self.style.composition.indent * style.size
        return self._prepare(runs, style, indent)

    def prepare_runs(self, runs: Sequence[Run], style: TypeStyle) -> Prepared:
        """Prepare runs of several faces as one paragraph, without an indent."""
        return self._prepare(tuple(runs), style, 0)

    def _prepare(self, runs: tuple[Run, ...], style: TypeStyle, indent: Length) -> Prepared:
        paragraph = Paragraph(
            runs=tuple(run for run in runs if run.phrase.text),
            size=style.size,
            composition=self.style.composition,
            indent=indent,
            align=style.align,
            is_vertical=self.is_vertical,
        )
        prepared = prepare(paragraph, self.faces, self.report)
        if prepared.below:
            self._check_leading(style, runs[0].phrase.span)
        return prepared

    def _check_leading(self, style: TypeStyle, span: Span) -> None:
        """Warn where marks below a line have no room above the next (R64)."""
        pitch = style.pitch or self.grid.sheet.pitch
        if pitch * 1000 < style.size * _LEADING_LEAST:
            self.report.warning("W304", span, percent=pitch * 100 // style.size)

    def _byline_runs(self, byline: Phrase | None) -> tuple[Run, ...]:
        if byline is None:
            return ()
        found = _BYLINE.fullmatch(byline.text)
        assert found is not None, "every group of the pattern may be empty"
        bold = self.style.byline
        parts = []
        for group, style in ((1, bold), (2, self.style.byline_names), (3, bold)):
            if found[group]:
                parts.append(run_of(byline.cut(found.start(group), found.end(group)), style))
        return tuple(parts)

    # -- lines -------------------------------------------------------------------------------------

    def lines(self, phrase: Phrase, style: TypeStyle, measure: Length) -> tuple[Line, ...]:
        """Set one phrase in one style to a measure."""
        return self.break_lines(self.prepare(phrase, style), measure, phrase.span)

    def break_lines(self, prepared: Prepared, measure: Measure, span: Span) -> tuple[Line, ...]:
        """Set a paragraph to a measure, with a warning for lines in which a rule had to give."""
        lines = set_lines(prepared, measure)
        report_faults(prepared, lines, self.report, span)
        return lines

    def set_natural(self, phrase: Phrase, style: TypeStyle) -> Line:
        """Set a phrase on a single line as wide as it is."""
        prepared = self.prepare(phrase, style)
        width = prepared.natural_width()
        return set_line(prepared, 0, len(prepared.text), width, style.align)

    def fit_line(self, phrase: Phrase, style: TypeStyle, measure: Length) -> tuple[Line, Length]:
        """Set a phrase on a single line, in the largest size up to the style's that fits."""
        return self.fit_words((phrase,), style, measure)

    def fit_words(
        self, phrases: Sequence[Phrase], style: TypeStyle, measure: Length
    ) -> tuple[Line, Length]:
        """Set phrases on a single line, in the largest size up to the style's that fits.

        Returns the line and its size.  What is too long for the smallest size is reported.
        """
        single = self._off_cells()
        for size in (style.size, *self.style.ladder, *_SMALL_STEPS):
            if size > style.size:
                continue
            resized = replace(style, size=size)
            prepared = single.prepare_runs([run_of(p, resized) for p in phrases], resized)
            if prepared.natural_width() <= measure:
                break
        else:
            text = "".join(phrase.text for phrase in phrases)
            self.report.error("E302", phrases[0].span, text=text)
        return set_line(prepared, 0, len(prepared.text), measure, style.align), size

    def _off_cells(self) -> Composer:
        """Return the composer of lines that stand alone: no cells of others are below theirs."""
        composition = self.style.composition
        if composition.cells is Cells.FREE:
            return self
        free = replace(composition, cells=Cells.FREE)
        return replace(self, style=replace(self.style, composition=free))

    # -- pictures ----------------------------------------------------------------------------------

    def measure_picture(self, file: Path, span: Span) -> Picture | None:
        """Return what a picture's header says, or None after reporting why it cannot be used."""
        return measure_picture(file, self.report, span)


# Marks reach to 0.3 em below the baseline; Han of the next line begin 0.86 em above theirs.
_LEADING_LEAST = 1200
# Below the headline ladder: the last sizes that newsprint still holds.
_SMALL_STEPS = (10 * PT, 9 * PT, 8 * PT, PT * 15 // 2)


def run_of(phrase: Phrase, style: TypeStyle) -> Run:
    """Return a run of a phrase in a style's face and ink."""
    return Run(phrase, style.face, style.weight, style.color)


def place_line(line: Line, left: Length, baseline: Length) -> tuple[GlyphRun, ...]:
    """Put a set line on the page: its measure's left edge and its baseline."""
    return tuple(
        [
            GlyphRun(
                face=run.face,
                size=run.size,
                color=run.color,
                origin=Point(left + run.x, baseline),
                glyphs=run.glyphs,
                xs=run.xs,
                width=run.width,
                text=run.text,
                clusters=run.clusters,
                rise=run.rise,
            )
            for run in line.runs
        ]
    )


def place_items(line: Line, left: Length, baseline: Length, first: int = 0) -> tuple[Item, ...]:
    """Put a set line on the page from its run ``first`` on, with its links and what is below it."""
    runs = place_line(line, left, baseline)[first:]
    if not (line.marks or line.has_links):
        return runs
    items = [*_gather_links(line.runs[first:], runs)]
    if line.marks:
        # Few lines have any; only those pay for the import.
        from layout.page.underline import draw_mark

        drawn = tuple(draw_mark(mark, left, baseline) for mark in line.marks)
        items.append(Group(Role.ARTIFACT, drawn))
    return tuple(items)


def _gather_links(own: Sequence[LineRun], runs: Sequence[GlyphRun]) -> Iterator[Item]:
    """Yield runs, those that lead to one address in a LINK group."""
    pairs = zip(own, runs, strict=True)
    for address, linked in groupby(pairs, key=lambda pair: pair[0].link):
        placed = tuple(run for _, run in linked)
        if address:
            yield Group(Role.LINK, placed, address=address)
        else:
            yield from placed


def line_group(line: Line, left: Length, baseline: Length) -> Group:
    """Return a LINE group of a set line on the page."""
    return Group(Role.LINE, place_items(line, left, baseline))


def stack_lines(
    lines: Sequence[Line], left: Length, top: Length, size: Length, pitch: Length
) -> tuple[Item, ...]:
    """Return LINE groups one under another, the first em box beginning at ``top``."""
    return tuple(
        line_group(line, left, baseline_in(top + i * pitch, size)) for i, line in enumerate(lines)
    )
