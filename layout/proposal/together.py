"""Pages that no single change mends: a few changes together, the fewest that make one come out.

Several stories cut (or written longer), a story left out and others cut, several left out: each
page is made up and set before anything is told, as with single remedies.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from layout.model import Advertisement, Item, Story
from layout.page.plan import rank_of
from layout.proposal.changes import length_of, lengthen, shorten
from layout.proposal.guillotine import Sheet
from layout.proposal.pins import rank
from layout.proposal.problem import WIDER, Problem, Slack, make_pieces
from layout.proposal.propose import Proposal
from layout.proposal.remedy import (
    Kind,
    Setting,
    count_added,
    count_cut,
    least_area,
    loosen,
    may_drop,
    most_area,
    prove,
    with_item,
    without,
)
from layout.proposal.zones import MOST_TOGETHER

# Changes that are told.
_TOLD: Final = 2
# Pages made up in looking for them: each takes a part of a second.  Counted, not timed, so that
# the same page is told the same; in zones each takes more than a second.
_MOST_TRIES: Final = 8
_MOST_ZONED: Final = 3
# Stories that are tried to be left out, the least important ones, and to be left out together.
_LOOSE: Final = 9
_MOST_DROPPED: Final = 5
# Lines by which one of several stories may be changed: half of a page's depth.
_MOST_LINES: Final = 43
# What changing one more story costs, beside its lines: as much as forty of them.
_STORY_PRICE: Final = 200_000
# A story is not cut by more than half.
_HALF: Final = 2


class Step(Struct, frozen=True):
    """One change of several; ``amount`` are the characters to add or cut, or 0."""

    kind: Kind
    letter: str
    amount: int = 0


class Joint(Struct, frozen=True):
    """Changes that make a page come out together, set and found to."""

    steps: tuple[Step, ...]
    proposal: Proposal


class Search(Struct):
    """What was found, and how many pages were made up for it."""

    found: list[Joint]
    tries: int = 0


# Changes, and the page with them made.
_Try: TypeAlias = tuple[tuple[Step, ...], Problem]


def find_joint(setting: Setting) -> Search:
    """Look for changes that mend a page together, at most two, the fewest and least first."""
    search = Search([])
    is_many = len(setting.problem.items) > MOST_TOGETHER
    tries = _drops(setting.problem) if is_many else _all_tries(setting)
    for steps, changed in islice(tries, _MOST_ZONED if is_many else _MOST_TRIES):
        search.tries += 1
        proposal = prove(setting, changed)
        if proposal is not None:
            search.found.append(Joint(steps, proposal))
        if len(search.found) == _TOLD:
            break
    return search


def _all_tries(setting: Setting) -> Iterator[_Try]:
    problem = setting.problem
    if least_area(problem) <= _cells(problem):
        yield from _change_text(setting, more=True)
    yield from _change_text(setting, more=False)
    # Few of each, so that neither takes the tries of the other.
    yield from islice(_drops(problem), _MOST_TRIES // 2)
    for letter, _ in islice(_droppable(problem), _MOST_ZONED):
        rest = replace(setting, problem=without(problem, (letter,)))
        for steps, changed in _change_text(rest, more=False):
            yield (Step(Kind.DROP, letter), *steps), changed


# -- text ------------------------------------------------------------------------------------------


def _change_text(setting: Setting, *, more: bool) -> Iterator[_Try]:
    """Yield the page with as few stories as will do made longer or shorter, by as few lines."""
    problem = setting.problem
    steps: list[Step] = []
    changed = setting
    for letter, item, columns, lines in _least_lines(problem, more=more):
        size = next(size for size in problem.sizes[letter] if size.columns == columns)
        if not length_of(item):
            return
        if more:
            count = count_added(setting, item, size, lines)
            text = lengthen(item, count)
        else:
            count = count_cut(setting, item, size, lines)
            text = shorten(item, count)
            if _HALF * count > length_of(item):
                return
        steps.append(Step(Kind.ADD if more else Kind.CUT, letter, count))
        changed = replace(changed, problem=with_item(changed, letter, text))
    if steps:
        yield tuple(steps), changed.problem


def _least_lines(problem: Problem, *, more: bool) -> Iterator[tuple[str, Item, int, int]]:
    """Yield the stories to change, each with its width and the depth that it is to have."""
    lines, profile = problem.lines + 1, problem.profile
    own = make_pieces(problem, Slack(WIDER, is_dear=True))
    pieces = [
        loosen(piece, more=more, most=_MOST_LINES, once=_STORY_PRICE)
        if _may_change(problem, letter, item)
        else piece
        for piece, (letter, item) in zip(own, problem.items, strict=True)
    ]
    sheet = Sheet(problem.columns, lines, lines, profile.across, profile.down)
    page = next(rank(problem, sheet, pieces).pages(), None)
    for spot in page.spots if page is not None else ():
        letter, item = problem.items[spot.piece]
        if not _may_change(problem, letter, item):
            continue
        depth = spot.lines - 1
        room = next(s.facts.room for s in problem.sizes[letter] if s.columns == spot.columns)
        if depth > room.most if more else depth < room.least:
            yield letter, item, spot.columns, depth


def _may_change(problem: Problem, letter: str, item: Item) -> bool:
    return isinstance(item, Story) and bool(item.body) and letter not in problem.pins


# -- stories left out ------------------------------------------------------------------------------


def _drops(problem: Problem) -> Iterator[_Try]:
    """Yield the page without several stories: as few as its area asks, the least important."""
    loose = [letter for letter, _ in islice(_droppable(problem), _LOOSE)]
    cells = _cells(problem)
    for count in range(2, min(_MOST_DROPPED, len(loose), len(problem.items) - 1) + 1):
        rests = ((letters, without(problem, letters)) for letters in combinations(loose, count))
        fitting = [row for row in rests if least_area(row[1]) <= cells <= most_area(row[1])]
        for letters, rest in fitting:
            yield tuple(Step(Kind.DROP, letter) for letter in letters), rest
        if fitting:
            return


def _droppable(problem: Problem) -> Iterator[tuple[str, Item]]:
    """Yield the items that may be left out, the least important first; what is paid for last."""
    ranked = sorted(
        problem.items, key=lambda row: (isinstance(row[1], Advertisement), -rank_of(row[1]))
    )
    return ((letter, item) for letter, item in ranked if may_drop(problem, letter, item))


def _cells(problem: Problem) -> int:
    # The white over each story is a line of its own, over those at the head it is above the page.
    return problem.columns * (problem.lines + 1)
