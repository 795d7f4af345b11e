"""What makes an undrawn spread come out: copy added or cut, a story left out; all of it set first.

A spread is made up by many tables, so that no single one tells the change that would do.  Changes
are tried instead, the likeliest amounts first, and each is told only if its spread was made up and
set in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Issue, Item, Page, is_part
from layout.page.composer import Composer
from layout.page.makeup import make_up_page
from layout.page.plan import rank_of
from layout.proposal.changes import find_first, length_of, lengthen, shorten
from layout.proposal.problem import Problem
from layout.proposal.propose import Proposal
from layout.proposal.remedy import Kind, Remedy, least_area, most_area, without
from layout.proposal.spread import propose_spread

# Spreads that are made up in search of remedies, of which one takes a tenth of a second and more.
MOST_TRIES: Final = 30
# Stories that are tried to be changed, those with the most text, and to be left out.
_CHANGED: Final = 2
_DROPPED: Final = 4
# Characters that are tried, in lines of a column; each time twice as many.
_FIRST_LINES: Final = 4
_STEPS: Final = 4
_HALF: Final = 2
# An amount is told to so many characters: less is not worth the time of another try.
_NEAR: Final = 10


class SpreadSearch:
    """The search for remedies of one spread; it counts the spreads that it makes up."""

    def __init__(self, composer: Composer, issue: Issue, problem: Problem) -> None:
        self.composer, self.issue, self.problem = composer, issue, problem
        self.tries = 0

    def find(self) -> tuple[Remedy, ...]:
        """Return what makes the spread come out: one remedy a kind and story, the likeliest first.

        What there is too little of is not cut, nor added to what is too much.
        """
        problem = self.problem
        cells = problem.columns * (problem.lines + 1)
        over, short = least_area(problem) - cells, cells - most_area(problem)
        found: list[Remedy] = []
        if over <= 0:
            found += islice(self._change(Kind.ADD, lengthen, short), 1)
        if short <= 0:
            found += islice(self._change(Kind.CUT, shorten, over), 1)
            found += islice(self._drop(cells), 1)
        return tuple(found)

    def _change(
        self, kind: Kind, change: Callable[[Item, int], Item], cells: int
    ) -> Iterator[Remedy]:
        """Yield the least changes of a kind that were found, of the stories with the most text.

        ``cells`` of the grid are missing or over whatever the make-up: no smaller change does.
        """
        line = self.composer.grid.sheet.characters
        needed = max(0, cells) * line
        texts = [row for row in self.problem.items if length_of(row[1]) and not is_part(row[1])]
        for letter, item in sorted(texts, key=lambda row: -length_of(row[1]))[:_CHANGED]:
            # No story is cut by more than half, nor made more than twice as long.
            most = length_of(item) // _HALF if kind is Kind.CUT else length_of(item)
            counts = [needed + (line * _FIRST_LINES << step) for step in range(_STEPS)]
            known = self._find_count(letter, item, change, [n for n in counts if n <= most])
            if known:
                yield Remedy(kind, letter, min(known), known[min(known)])

    def _find_count(
        self,
        letter: str,
        item: Item,
        change: Callable[[Item, int], Item],
        counts: Sequence[int],
    ) -> dict[int, Proposal]:
        """Return the numbers of characters that do, of those tried, and the spreads with them."""
        known: dict[int, Proposal] = {}

        def does(count: int) -> bool:
            proposal = self._try(_with(self.problem.page, letter, change(item, count)))
            if proposal is not None:
                known[count] = proposal
            return proposal is not None

        tried = [0, *counts]
        number = next((i for i, count in enumerate(counts) if does(count)), None)
        if number is not None:
            before, count = tried[number], counts[number]
            find_first(lambda n: does(before + n * _NEAR), (count - before) // _NEAR)
        return known

    def _drop(self, cells: int) -> Iterator[Remedy]:
        """Yield the stories that may be left out, the least important first."""
        items = self.problem.items
        ranked = sorted(items, key=lambda row: (-rank_of(row[1]), length_of(row[1])))
        able = [row for row in ranked if row[0] != self.problem.lead and not is_part(row[1])]
        # What leaves too much all the same is not tried.
        fewer = {letter: without(self.problem, (letter,)) for letter, _ in able}
        enough = [letter for letter, left in fewer.items() if least_area(left) <= cells]
        for letter in enough[:_DROPPED]:
            rest = fewer[letter].items
            proposal = self._try(replace(self.problem.page, items=rest))
            if proposal is not None:
                yield Remedy(Kind.DROP, letter, 0, proposal)

    def _try(self, page: Page) -> Proposal | None:
        """Make a changed spread up and set it; return its make-up only if it comes out."""
        if self.tries >= MOST_TRIES:
            return None
        self.tries += 1
        trial = replace(self.composer, report=Report())
        proposals = propose_spread(trial, self.issue, page, self.problem.profile)
        if not proposals.best or proposals.slack.white:
            return None
        trial = replace(self.composer, report=Report())
        make_up_page(trial, self.issue, proposals.best[0].onto(page))
        told = {diagnostic.code for diagnostic in trial.report.diagnostics}
        return None if trial.report.has_errors or "W301" in told else proposals.best[0]


def _with(page: Page, letter: str, item: Item) -> Page:
    items = tuple((own, item if own == letter else old) for own, old in page.items)
    return replace(page, items=items)
