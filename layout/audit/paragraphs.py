"""Rules about paragraphs and columns: R50, R51, R53, R54, R56."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from layout.audit.characters import is_han, is_mark
from layout.audit.findings import Context, Finding, thousandths
from layout.audit.legs import Leg
from layout.diagnostics import Severity

# In thousandths of the em: baselines off by less are on their grid, a measure by less is whole.
_OFF: Final = 10
_WHOLE: Final = 20
# A tenth of an em is seen; some programs round baselines to pixels, which is less.
_SEEN: Final = 100
# R50: characters on a last line, marks not counted.
_LEAST_WORDS: Final = 2
# Legs stand side by side when the white between them is at most this wide.
_GUTTER: Final = 4000
# A leg that lacks more lines than this has given them to a picture.
_MOST_SHORT: Final = 3


def judge_paragraph(context: Context, *, is_first: bool, is_last: bool) -> Iterator[Finding]:
    """Find lone characters (R50) and lone lines at the head or foot of a leg (R51).

    ``is_first`` and ``is_last`` tell that the row is the first of its leg, below another leg's end,
    or the last, before another's beginning.
    """
    if context.ends and not context.begins:
        text = context.row.line.text
        words = sum(not is_mark(char) for char in text)
        if words < _LEAST_WORDS and any(is_han(char) for char in text):
            yield context.find("R50", "lone", Severity.ERROR, words, _LEAST_WORDS)
        if is_first:
            yield context.find("R51", "top", Severity.WARNING)
    if is_last and context.begins and not context.ends:
        yield context.find("R51", "foot", Severity.WARNING)


def judge_gaps(rows: Sequence[Context]) -> Iterator[Finding]:
    """Find lines of a paragraph that are not as far apart as the leg's others (R53)."""
    for above, below in pairwise(rows):
        leg = below.leg
        step = below.row.line.y - above.row.line.y
        off = thousandths(step - leg.pitch, leg.em)
        if not below.begins and abs(off) > _OFF:
            measured, limit = thousandths(step, leg.em), thousandths(leg.pitch, leg.em)
            severity = Severity.ERROR if abs(off) > _SEEN else Severity.WARNING
            yield below.find("R53", "uneven", severity, measured, limit)


def judge_measures(legs: Sequence[Sequence[Context]]) -> Iterator[Finding]:
    """Find measures that are no whole number of characters, each once on a page (R54)."""
    told: set[tuple[int, int]] = set()
    for rows in legs:
        leg = rows[0].leg
        measure = thousandths(leg.measure, leg.em)
        off = abs(measure - (measure + 500) // 1000 * 1000)
        if off > _WHOLE and (leg.page, measure) not in told:
            told.add((leg.page, measure))
            yield rows[0].find("R54", "measure", Severity.NOTE, measure, measure - measure % 1000)


def judge_legs(legs: Sequence[Sequence[Context]]) -> Iterator[Finding]:
    """Find legs of one text that do not end together; the last may be a line short (R56)."""
    for group in _group(legs):
        depths = [rows[-1].leg.rows[-1].line.y for rows in group]
        deepest = max(depths)
        for i, (rows, depth) in enumerate(zip(group, depths, strict=True)):
            leg = rows[0].leg
            short = (2 * (deepest - depth) + leg.pitch) // (2 * leg.pitch)
            allowed = 1 if i == len(group) - 1 else 0
            if allowed < short <= _MOST_SHORT:
                yield rows[-1].find("R56", "short", Severity.NOTE, short, allowed)


def _group(legs: Sequence[Sequence[Context]]) -> list[list[Sequence[Context]]]:
    """Return runs of legs through which one text flows from left to right, side by side."""
    groups: list[list[Sequence[Context]]] = []
    for rows in legs:
        if groups and _goes_on(groups[-1][-1], rows):
            groups[-1].append(rows)
        else:
            groups.append([rows])
    return [group for group in groups if len(group) > 1]


def _goes_on(before: Sequence[Context], after: Sequence[Context]) -> bool:
    if before[-1].ends:
        return False
    left, right = before[0].leg, after[0].leg
    gutter = thousandths(right.left - left.right, left.em)
    overlaps = right.rows[0].line.y < left.rows[-1].line.y
    return _are_alike(left, right) and 0 < gutter <= _GUTTER and overlaps


def _are_alike(left: Leg, right: Leg) -> bool:
    same = abs(left.em - right.em) * 1000 <= _WHOLE * left.em
    return left.page == right.page and same and abs(
        thousandths(left.measure - right.measure, left.em)
    ) <= _WHOLE  # fmt: skip
