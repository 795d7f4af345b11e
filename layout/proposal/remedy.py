"""Pages that no make-up fills: which depths would do, and what would make this one come out.

Nothing is suggested that has not been set: each remedy is made to the page, the page is made up
again and set in full, and only if it comes out is the remedy told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Issue, Item, Story, is_part
from layout.page.composer import Composer
from layout.page.makeup import make_trial, make_up_page
from layout.page.plan import rank_of
from layout.proposal.changes import (
    find_first,
    length_of,
    lengthen,
    photos_of,
    shorten,
    with_photo_lines,
)
from layout.proposal.guillotine import Option, Piece, Sheet, cut_sheet
from layout.proposal.parts import has_parts, put_page
from layout.proposal.pins import rank
from layout.proposal.problem import WIDER, Problem, Slack, make_pieces
from layout.proposal.propose import Proposal, propose_tightly, weigh_under
from layout.proposal.ranking import rank_pages
from layout.proposal.sizes import Size, size_item
from layout.proposal.zones import MOST_TOGETHER

# Depths are looked for up to so many times the page's own.
_DEEPEST = 4
# Of a page of more stories than that, only depths so near its own are looked at.
_MANY = 8
NEAR = 8
# Pages of each depth that are weighed by the rules, the cheapest first.
_WEIGHED = 40
# A remedy changes a story by this many lines at the most; more is another story.
_MOST_LINES = 16
# No story is made shallower by more than half.
_HALF = 2
# What each line of change costs while looking for the smallest: more than any make-up does.
_LINE_PRICE = 5000
# Stories of a page in zones that are tried to be dropped.
_DROPPED = 5
# Remedies of a kind that are told.
_TOLD = 2


class Kind(Enum):
    """What may be done to a page that does not come out."""

    ENLARGE = "enlarge"
    ADD = "add"
    CUT = "cut"
    DROP = "drop"


class Remedy(Struct, frozen=True):
    """One thing that makes a page come out, set and found to.

    ``amount`` is the lines that a picture is to have, the characters to add or cut, or 0.
    """

    kind: Kind
    letter: str
    amount: int
    proposal: Proposal


class Setting(Struct, frozen=True):
    """What it takes to set a page."""

    composer: Composer
    issue: Issue
    problem: Problem


def find_depths(problem: Problem) -> tuple[int, ...]:
    """Return every depth that a page's stories fill without white or overset, and no rule broken.

    Of each depth only the cheapest pages are weighed by the rules; of a page of many stories only
    depths near its own are worked out.
    """
    own = problem.lines + 1
    least, most = (area // problem.columns for area in (least_area(problem), most_area(problem)))
    around = NEAR if is_crowded(problem) else _DEEPEST * own
    deepest = min(most + 1, own + around)
    sheet = Sheet(problem.columns, deepest, max(1, min(least, deepest), own - around))
    cuts = cut_sheet(sheet, make_pieces(problem, Slack(WIDER, is_dear=True)))
    ranking = rank_pages(cuts)

    def is_sound(lines: int) -> bool:
        own = replace(problem, lines=lines - 1)
        pages = islice(ranking.pages(lines), _WEIGHED)
        return any(weigh_under(own, page, None) is not None for page in pages)

    return tuple(lines - 1 for lines, _ in cuts.depths() if is_sound(lines))


def is_crowded(problem: Problem) -> bool:
    """Tell whether a page has so many stories that its tables take seconds."""
    return len(problem.items) > _MANY


def least_area(problem: Problem) -> int:
    """Return the fewest cells of the grid that a page's stories take, the white over them too."""
    own = (problem.sizes[letter] for letter, _ in problem.items)
    return sum(min(s.columns * (s.facts.room.least + 1) for s in sizes) for sizes in own)


def most_area(problem: Problem) -> int:
    """Return the most cells that they can fill."""
    own = (problem.sizes[letter] for letter, _ in problem.items)
    return sum(max(s.columns * (s.facts.room.most + 1) for s in sizes) for sizes in own)


def find_remedies(setting: Setting) -> tuple[Remedy, ...]:
    """Return what would make a page come out, at most two of each kind, smallest stories first.

    Of a page that is made up in zones only a few of its smallest stories are tried to be dropped:
    all else would take minutes.
    """
    problem = setting.problem
    ranked = sorted(problem.items, key=lambda row: -rank_of(row[1]))
    if len(problem.items) > MOST_TOGETHER:
        few = ranked[:_DROPPED]
        drops = (drop for letter, item in few for drop in _drop(setting, letter, item))
        return tuple(islice(drops, _TOLD))
    found: list[Remedy] = []
    for kind, tries in (
        (Kind.ENLARGE, _enlarge),
        (Kind.ADD, _add),
        (Kind.CUT, cut_story),
        (Kind.DROP, _drop),
    ):
        remedies = (remedy for letter, item in ranked for remedy in tries(setting, letter, item))
        found += islice((r for r in remedies if r.kind is kind), _TOLD)
    return tuple(found)


# -- kinds of remedies -----------------------------------------------------------------------------


def _drop(setting: Setting, letter: str, item: Item) -> Iterator[Remedy]:
    problem = setting.problem
    if len(problem.items) > 1 and may_drop(problem, letter, item):
        yield from _prove(setting, without(problem, (letter,)), Kind.DROP, letter, 0)


def may_drop(problem: Problem, letter: str, item: Item) -> bool:
    """Tell whether an item may be left out: not the lead, nor a part of a story that jumps."""
    return letter != problem.lead and not is_part(item)


def without(problem: Problem, letters: Collection[str]) -> Problem:
    """Return the problem of a page without some of its items."""
    rest = tuple(row for row in problem.items if row[0] not in letters)
    return replace(problem, items=rest, page=replace(problem.page, items=rest))


def _enlarge(setting: Setting, letter: str, item: Item) -> Iterator[Remedy]:
    if not photos_of(item):
        return
    size, lines = _least_change(setting.problem, letter, more=True)
    if size is None:
        return
    for depth in range(1, 4 * _MOST_LINES):
        taller = with_photo_lines(item, depth)
        grown = _sized(setting, taller, size.columns)
        if grown is not None and grown.facts.room.least <= lines <= grown.facts.room.most:
            yield from _prove(
                setting, with_item(setting, letter, taller), Kind.ENLARGE, letter, depth
            )
            return


def _add(setting: Setting, letter: str, item: Item) -> Iterator[Remedy]:
    if not isinstance(item, Story) or not item.body:
        return
    size, lines = _least_change(setting.problem, letter, more=True)
    if size is not None:
        count = count_added(setting, item, size, lines)
        changed = with_item(setting, letter, lengthen(item, count))
        yield from _prove(setting, changed, Kind.ADD, letter, count)


def cut_story(setting: Setting, letter: str, item: Item) -> Iterator[Remedy]:
    """Yield how many characters less of a story make its page come out."""
    if not isinstance(item, Story) or not item.body:
        return
    size, lines = _least_change(setting.problem, letter, more=False)
    if size is not None:
        count = count_cut(setting, item, size, lines)
        changed = with_item(setting, letter, shorten(item, count))
        yield from _prove(setting, changed, Kind.CUT, letter, count)


def count_added(setting: Setting, item: Item, size: Size, lines: int) -> int:
    """Return the fewest characters with which an item fills so many lines at a width."""

    def is_long(count: int) -> bool:
        grown = _sized(setting, lengthen(item, count), size.columns)
        return grown is None or grown.facts.room.most >= lines

    return find_first(is_long, _MOST_LINES * size.facts.legs * size.facts.characters)


def count_cut(setting: Setting, item: Item, size: Size, lines: int) -> int:
    """Return the fewest characters without which an item has room in so many lines at a width."""

    def is_short(count: int) -> bool:
        cut = _sized(setting, shorten(item, count), size.columns)
        return cut is None or cut.facts.room.least <= lines

    return find_first(is_short, length_of(item))


# -- looking ---------------------------------------------------------------------------------------


def _least_change(problem: Problem, letter: str, *, more: bool) -> tuple[Size | None, int]:
    """Return the width and the depth at which one story changed least makes the page come out."""
    lines = problem.lines + 1
    profile = problem.profile
    pieces = list(make_pieces(problem, Slack(WIDER, is_dear=True)))
    at = next(i for i, (own, _) in enumerate(problem.items) if own == letter)
    pieces[at] = loosen(pieces[at], more=more)
    sheet = Sheet(problem.columns, lines, lines, profile.across, profile.down)
    page = next(rank(problem, sheet, pieces).pages(), None)
    if page is None:
        return None, 0
    spot = next(spot for spot in page.spots if spot.piece == at)
    size = next(s for s in problem.sizes[letter] if s.columns == spot.columns)
    return size, spot.lines - 1


def loosen(piece: Piece, *, more: bool, most: int = _MOST_LINES, once: int = 0) -> Piece:
    """Return a piece that may be ``most`` lines deeper or shallower than it is, at a price.

    ``once`` is paid whatever the number of lines.
    """
    options = []
    for option in piece.options:
        steps = tuple(once + _LINE_PRICE * n for n in range(1, most + 1))
        if more:
            costs = (*option.costs, *(option.costs[-1] + step for step in steps))
            options.append(replace(option, costs=costs))
        else:
            count = min(most, option.least // _HALF)
            before = (option.costs[0] + step for step in steps[:count])
            options.append(
                Option(
                    option.columns,
                    option.least - count,
                    (*reversed(tuple(before)), *option.costs),
                    option.head,
                )
            )
    return replace(piece, options=tuple(options))


def _prove(
    setting: Setting, changed: Problem, kind: Kind, letter: str, amount: int
) -> Iterable[Remedy]:
    """Yield a remedy only if its page comes out."""
    proposal = prove(setting, changed)
    if proposal is not None:
        yield Remedy(kind, letter, amount, proposal)


def prove(setting: Setting, changed: Problem) -> Proposal | None:
    """Make a changed page up and set it; return its make-up only if the page comes out."""
    proposal = propose_tightly(changed)
    if proposal is None:
        return None
    trial, page = replace(setting.composer, report=Report()), proposal.onto(changed.page)
    if has_parts(page):
        issue = put_page(setting.issue, page)
        trial = make_trial(issue, [page], trial.style, trial.faces)
    make_up_page(trial, setting.issue, page)
    told = {diagnostic.code for diagnostic in trial.report.diagnostics}
    return None if trial.report.has_errors or "W301" in told else proposal


def with_item(setting: Setting, letter: str, item: Item) -> Problem:
    """Return the problem of a page with one item changed."""
    problem = setting.problem
    items = tuple((own, item if own == letter else old) for own, old in problem.items)
    trial = replace(setting.composer, report=Report())
    sizes = {**problem.sizes, letter: size_item(trial, item)}
    return replace(problem, items=items, sizes=sizes, page=replace(problem.page, items=items))


def _sized(setting: Setting, item: Item, columns: int) -> Size | None:
    trial = replace(setting.composer, report=Report())
    return next((s for s in size_item(trial, item, (columns,))), None)
