"""Cuts: where a head that is too wide for one line ends its lines.

Declared spaces are the editor's law.  Beyond them lines end between words, where the two sides
belong together least and the lines come out even (C9, R7, R8); inside a word only when nothing
else fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from msgspec import Struct

from layout.diagnostics import Report
from layout.model import Phrase
from layout.page.composer import Composer
from layout.style import TypeStyle
from layout.text import Line, Prepared, set_line, set_lines
from layout.units import Length, scale

Split: TypeAlias = tuple[tuple[int, int], ...]

# Costs in thousandths of an em of unevenness, as those of layout.words.  Lines may differ by two
# characters, each by one from its share, before unevenness counts fourfold.  Of the 186 heads of
# tests/page/headlines.yaml 179 are cut well; with 750, 175, with 3000, 179.
_UNEVEN_FREE: Final = 1500
# A line of one character, and a space passed over that the editor wrote.  Chosen by rank: the first
# is more than any joint that is not WHOLE, the second as much as a line that ends in 和.  Those
# heads cannot tell: none changes with 0, nor with 1_000_000 and 100_000.
_LONE: Final = 100_000
_SKIPPED: Final = 20_000
# A hundredth of what body lines are charged for a break (layout.text.phrases).
_PENALTY: Final = 100
# Spaces round a Latin word or a number in the middle of a line are spacing, not a wish.
_SPACING: Final = r"(?:^|[ \u3000])[\u0021-\u024f]+(?:[ \u3000][\u0021-\u024f]+)*(?:[ \u3000]|$)"
# So many lines more than the width asks for are tried for a rank that must fit.
_MORE_LINES: Final = 3
# A rank of more lines is no head any more, and trying all its splits takes ever longer: it is
# broken as body text is.  So is a rank of more characters; a headline of more is not broken at all,
# it has no size.  The words of all that is not longer are looked at.
_MOST_LINES: Final = 9
_LONGEST: Final = 1000
# So much of a headline is shown before and behind a break in a message.
_QUOTED: Final = 3


class _Costs(Struct, frozen=True):
    """What a line of a split head costs: by its width and by where it ends."""

    prepared: Prepared
    share: Length
    ends: Mapping[int, int]
    letters: tuple[int, ...]
    declared: tuple[int, ...]

    def line(self, start: int, end: int, width: Length) -> int:
        """Cost a line by how far it is from its share of the width, and by its end."""
        uneven = scale(abs(width - self.share), 1000, self.prepared.size)
        cost = uneven + 3 * max(0, uneven - _UNEVEN_FREE) + self.ends.get(end, 0)
        if self.letters[end] - self.letters[start] < 2:  # noqa: PLR2004 - a lone character
            cost += _LONE
        # Places inside the line where the editor asked for a break.
        skipped = bisect_left(self.declared, end) - bisect_right(self.declared, start)
        return cost + _SKIPPED * skipped


def split_evenly(
    prepared: Prepared, count: int, own: frozenset[str] = frozenset(), *, within: bool = False
) -> Split | None:
    """Break a head into so many lines, at sense and evenly; None where it cannot be.

    ``own`` are the paper's words; ``within`` permits any break, at its price.  The cheapest split
    is found line by line: for every place a line may end, the cheapest way there is kept.
    """
    size = len(prepared.text)
    if count == 1:
        return ((0, size),)
    if size > _LONGEST:
        return None
    declared = declared_breaks(prepared.text)
    ends = _line_ends(prepared, count, declared, own, within=within)
    stops = sorted(ends)
    share = prepared.natural_width() // count
    letters = tuple(accumulate(map(str.isalnum, prepared.text), initial=0))
    costs = _Costs(prepared, share, ends, letters, declared)
    best: dict[int, tuple[int, Split]] = {0: (0, ())}
    for number in range(1, count + 1):
        reached: dict[int, tuple[int, Split]] = {}
        for start, (spent, lines) in best.items():
            first = bisect_right(stops, start)
            for end in (size,) if number == count else stops[first:]:
                width = prepared.natural_width(start, end)
                cost = spent + costs.line(start, end, width)
                if end not in reached or cost < reached[end][0]:
                    reached[end] = cost, (*lines, (start, end))
                if width > 2 * share:
                    break
        best = reached
    return best[size][1] if size in best else None


def _line_ends(
    prepared: Prepared,
    count: int,
    declared: tuple[int, ...],
    own: frozenset[str],
    *,
    within: bool,
) -> Mapping[int, int]:
    """Return the places where a line may end with their costs.

    As many lines as the editor's spaces divide, or fewer: at those spaces alone.  More lines:
    at each of them, and between words.
    """
    places = {at: cost for at, cost in prepared.breaks() if 0 < at < len(prepared.text)}
    spaces = [at for at in declared if at in places]
    if spaces and not within and count <= len(spaces) + 1:
        return dict.fromkeys(spaces, 0)
    # Only a head that breaks where no space is needs the word list.
    from layout.words import WHOLE, find_joints

    joints = find_joints(prepared.text, own)
    # Where the editor asked for a break, there is one for the taking.
    return {
        at: 0 if at in spaces else joints[at] + _PENALTY * cost
        for at, cost in places.items()
        if within or joints[at] < WHOLE
    }


def declared_breaks(text: str) -> tuple[int, ...]:
    """Return the places behind the spaces that an editor wrote to say where lines may end."""
    if " " not in text and "\u3000" not in text:
        return ()
    spacing: set[int] = set()
    for found in re.finditer(_SPACING, text):
        spacing.update(range(found.start(), found.end()))
    return tuple(
        at
        for at in range(1, len(text))
        if text[at - 1].isspace() and not text[at].isspace() and at - 1 not in spacing
    )


def widest(prepared: Prepared, splits: Split) -> Length:
    """Return the width of the widest line."""
    return max(prepared.natural_width(a, b) for a, b in splits)


def break_rank(
    composer: Composer, phrase: Phrase, style: TypeStyle, width: Length
) -> tuple[Line, ...]:
    """Set a crosshead in as few lines as its width asks for, each a line of sense.

    One that has no room even in pieces, for a long Latin word, is broken as body text is.
    """
    prepared, own = composer.prepare(phrase, style), composer.style.words
    splits = split_to_fit(prepared, width, own)
    if widest(prepared, splits) > width:
        return composer.break_lines(prepared, width, phrase.span)
    report_split_words(composer.report, phrase, [end for _, end in splits], own)
    return tuple(set_line(prepared, a, b, width, style.align) for a, b in splits)


def split_to_fit(prepared: Prepared, width: Length, own: frozenset[str]) -> Split:
    """Break a rank into as many lines as its width asks for, or the few more that it takes.

    If no such split fits, words are split; if none of those fits either, the last is returned.
    """
    # A rank of nothing but characters without width still is a line.
    least = max(1, -(-prepared.natural_width() // width))
    if least > _MOST_LINES or len(prepared.text) > _LONGEST:
        return tuple((line.start, line.end) for line in set_lines(prepared, width))
    splits: Split = ((0, len(prepared.text)),)
    for within in (False, True):
        for count in range(least, least + _MORE_LINES):
            splits = split_evenly(prepared, count, own, within=within) or splits
            if widest(prepared, splits) <= width:
                return splits
    return splits


def report_split_words(
    report: Report, phrase: Phrase, ends: Sequence[int], own: frozenset[str]
) -> None:
    """Warn of lines that end inside a word (W311); ``ends`` are where the lines end.

    Of a rank too long to look for its words it is said that they may be broken (W312).
    """
    if len(ends) == 1:
        return
    if len(phrase.text) > _LONGEST:
        report.warning(
            "W312", phrase.span, before=phrase.text[:_QUOTED], count=len(phrase.text), most=_LONGEST
        )
        return
    from layout.words import WHOLE, find_joints

    for at in ends[:-1]:
        if find_joints(phrase.text, own)[at] >= WHOLE:
            before, behind = phrase.text[:at][-_QUOTED:], phrase.text[at:][:_QUOTED]
            place = phrase.place(at)
            report.warning("W311", place, text=phrase.text, before=before, behind=behind)
