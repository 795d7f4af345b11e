"""The make-up of a spread (跨版) without a dummy: what crosses the fold, and a page on either side.

One story lies over the fold: the lead at the head of both pages, or a photo essay at their head or
foot.  Where it leaves columns of the outer page free, one to three stories stand there beside it.
An advertisement that was sold over both pages holds the foot.  The others are dealt to the two
pages, and each page is cut as any page is.  All such spreads of no more stories than one page may
have are weighed by one set of tables; of more, only the likeliest deals are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Advertisement, Essay, Issue, Item, Page, Story, is_part
from layout.page.composer import Composer
from layout.page.makeup import compose_item, turn_to
from layout.page.plan import describe_module, rank_of
from layout.proposal.guillotine import Option, Piece, Sheet
from layout.proposal.halves import Pages, deal_pages
from layout.proposal.lanes import NEVER
from layout.proposal.problem import NO_SLACK, Problem, Slack, make_pieces
from layout.proposal.propose import (
    Proposal,
    Proposals,
    choose,
    pose_problem,
    slacks_of,
    weigh_under,
)
from layout.proposal.ranking import Ranked, Spot
from layout.proposal.sizes import Size
from layout.rules.profile import Profile
from layout.rules.shape import price_shape

# Spreads that are drawn and weighed, the cheapest by their tables first.
_LOOKED_AT = 150
# The fewest columns of the outer page that a story takes which crosses the fold, and the most
# stories beside it.
_CROSSING_LEAST = 2
_ASIDE_MOST = 3


class Band(Struct, frozen=True):
    """What lies over the fold: its number among the items, its width, and what each depth costs.

    At the head it stands at the left side of the spread, at the foot at the right one.
    """

    number: int
    columns: int
    is_foot: bool
    option: Option


class Frame(Struct, frozen=True):
    """What a spread is built about: the story over its fold, what holds its foot, the others.

    ``bands`` is that story at every width that it may have there.
    """

    bands: tuple[Band, ...]
    foot: Band | None
    others: tuple[int, ...]


class Way(Struct, frozen=True):
    """A way to fill a spread: the depths of its story over the fold, its foot and its two pages.

    ``aside`` is the set of stories beside the first.
    """

    cost: int
    band: Band
    deep: int
    foot: int
    lines: int
    aside: int


def propose_spread(
    composer: Composer, issue: Issue, page: Page, profile: Profile, count: int = 1
) -> Proposals:
    """Return the best make-ups of a spread that were found; none where it does not come out."""
    one = pose_problem(composer, issue, replace(page, right=None), profile)
    crossing = size_crossing(composer, page)
    sizes = {letter: (*found, *crossing.get(letter, ())) for letter, found in one.sizes.items()}
    problem = Problem(page, 2 * one.columns, one.lines, page.items, sizes, profile)
    for slack in slacks_of(one):
        found: list[Proposal] = []
        for frame in find_frames(problem, slack):
            best = min((proposal.cost for proposal in found), default=None)
            found += _Spread(problem, one, frame, slack).propose(best)
        if found:
            first = min(found, key=lambda proposal: proposal.cost)
            return Proposals(problem, tuple(choose(problem, first, found, count)), 0, slack, True)
    return Proposals(problem, (), 0, NO_SLACK, has_zones=True)


# -- what crosses the fold -------------------------------------------------------------------------


def size_crossing(composer: Composer, page: Page) -> Mapping[str, tuple[Size, ...]]:
    """Return the sizes of a spread's stories over its fold, of those that may lie so."""
    trial = replace(turn_to(composer, page), report=Report())
    whole = trial.style.sheet.columns
    sizes = {}
    for letter, item in page.items:
        if isinstance(item, Story | Essay | Advertisement) and not is_part(item):
            found = []
            for columns in (*range(whole // 2 + _CROSSING_LEAST, whole - 1), whole):
                own = replace(trial, report=Report())
                module = compose_item(own, item, 0, columns, None)
                if module is not None and not own.report.has_errors:
                    found.append(Size(columns, describe_module(item, module)))
            sizes[letter] = tuple(found)
    return sizes


def find_frames(problem: Problem, slack: Slack) -> Iterator[Frame]:
    """Yield the ways to choose what a spread is built about."""
    wide = [number for number, (_, item) in enumerate(problem.items) if _is_sold(item, problem)]
    foot = next(_bands(problem, wide[0], NO_SLACK, is_foot=True), None) if wide else None
    if len(wide) > (foot is not None):
        # The foot has room for one, and only as it was sold.
        return
    has_paid = any(isinstance(item, Advertisement) for _, item in problem.items)
    for number, (letter, item) in enumerate(problem.items):
        is_lead = letter == problem.lead
        if not isinstance(item, Essay) and not (is_lead and isinstance(item, Story)):
            continue
        if has_paid and not is_lead:
            # What is paid for stands at the foot.
            continue
        others = tuple(i for i in range(len(problem.items)) if i not in (number, *wide))
        if bands := tuple(_bands(problem, number, slack, is_foot=not is_lead)):
            yield Frame(bands, foot, others)


def _is_sold(item: Item, problem: Problem) -> bool:
    """Tell whether an advertisement was sold wider than a page."""
    return isinstance(item, Advertisement) and (item.columns or 0) * 2 > problem.columns


def _bands(problem: Problem, number: int, slack: Slack, *, is_foot: bool) -> Iterator[Band]:
    letter, item = problem.items[number]
    profile, whole = problem.profile, problem.columns
    is_paid = isinstance(item, Advertisement)
    weight = 0 if is_paid else profile.zones[rank_of(item) - 1]
    for size in problem.sizes[letter]:
        facts = size.facts
        if size.columns * 2 <= whole:
            continue
        if isinstance(item, Advertisement) and not size.columns == item.columns == whole:
            continue
        price = price_shape(facts, profile) + weight * problem.lines * is_foot
        room = facts.room
        depths = range(room.least, room.most + (0 if is_paid else slack.white) + 1)
        costs = tuple(room.cost(lines) + price for lines in depths)
        yield Band(number, size.columns, is_foot, Option(size.columns, room.least + 1, costs))


# -- the two pages ---------------------------------------------------------------------------------


class _Spread:
    """Everything that is asked again and again of a spread with one story over its fold."""

    def __init__(self, problem: Problem, one: Problem, frame: Frame, slack: Slack) -> None:
        self.problem, self.frame = problem, frame
        self.columns, self.lines = one.columns, problem.lines + 1
        own = replace(one, items=tuple(problem.items[number] for number in frame.others))
        self.pieces = make_pieces(own, slack, heads=True)
        self.whole = (1 << len(self.pieces)) - 1

    def propose(self, most: int | None) -> list[Proposal]:
        """Return the spreads that come out, each cheaper than the one before and than ``most``."""
        found: list[Proposal] = []
        for pages in self._deal_pages() if self.pieces else ():
            ways = (way for band in self.frame.bands for way in self._find_ways(pages, band))
            for way in nsmallest(_LOOKED_AT, ways, key=_rank_way):
                if most is not None and way.cost >= most:
                    break
                for dearer, left in pages.deals(self.whole ^ way.aside, way.lines):
                    ranked = Ranked(way.cost + dearer, self._draw(pages, way, left))
                    proposal = weigh_under(self.problem, ranked, most)
                    if proposal is not None:
                        most = proposal.cost
                        found.append(proposal)
        return found

    def _deal_pages(self) -> Iterator[Pages]:
        """Yield tables of the two pages, bounded by what the bands leave of the spread."""
        whole = 2 * self.columns * self.lines
        bands = [(band, _depths_of(band.option)) for band in self.frame.bands]
        foot = self.frame.foot
        feet = _depths_of(foot.option) if foot is not None else (0, 0)
        fullest = whole - min(band.columns * deep[0] for band, deep in bands)
        fewest = whole - max(band.columns * deep[1] for band, deep in bands)
        area = fewest - 2 * self.columns * feet[1], fullest - 2 * self.columns * feet[0]
        # Those beside the story over the fold are as deep as it is.
        deepest = max(deep[1] for _, deep in bands)
        lines = max(deepest, self.lines - feet[0] - min(deep[0] for _, deep in bands))
        return deal_pages(Sheet(self.columns, min(lines, self.lines), 1), self.pieces, area)

    def _find_ways(self, pages: Pages, band: Band) -> Iterator[Way]:
        """Yield what may stand beside the story over the fold, with every depth of it."""
        foot = self.frame.foot
        feet = [(0, 0)]
        if foot is not None:
            feet = [(cost, n) for n, cost in enumerate(foot.option.costs, foot.option.least)]
        for aside in self._find_asides(pages, band):
            rest = self.whole ^ aside
            weight = sum(p.weight for p in _members(self.pieces, aside if band.is_foot else rest))
            price = self._price_aside(aside, band)
            for deep, own in enumerate(band.option.costs, band.option.least):
                beside = pages.cost(aside, 2 * self.columns - band.columns, deep) if aside else 0
                for cost, under in feet:
                    lines = self.lines - deep - under
                    below = pages.least(rest, lines) if lines > 0 else NEVER
                    if beside < NEVER and below < NEVER:
                        down = weight * (lines if band.is_foot else deep)
                        total = own + beside + below + cost + price + down
                        yield Way(total, band, deep, under, lines, aside)

    def _find_asides(self, pages: Pages, band: Band) -> Iterator[int]:
        """Yield the sets of stories that may stand beside the one over the fold."""
        columns = 2 * self.columns - band.columns
        if not columns:
            yield 0
            return
        # The lead of the others stands at the head of the left page.
        barred = [p.at_left or (p.at_top if band.is_foot else p.at_foot) for p in self.pieces]
        able = [1 << i for i, is_barred in enumerate(barred) if not is_barred]
        for count in range(1, _ASIDE_MOST + 1):
            for own in combinations(able, count):
                if pages.has(sum(own), columns):
                    yield sum(own)

    def _price_aside(self, aside: int, band: Band) -> int:
        """Return what stories beside the one over the fold cost for standing far to the right."""
        away = 0 if band.is_foot else band.columns
        return away * sum(piece.sideways for piece in _members(self.pieces, aside))

    def _draw(self, pages: Pages, way: Way, left: int) -> tuple[Spot, ...]:
        """Return a way to fill a spread as the spots of its stories."""
        band, foot, others = way.band, self.frame.foot, self.frame.others
        whole = 2 * self.columns
        over, under = (0, way.lines) if band.is_foot else (way.deep, 0)
        spots = [
            Spot(band.number, (whole - band.columns) * band.is_foot, under, band.columns, way.deep)
        ]
        if foot is not None:
            spots.append(Spot(foot.number, 0, self.lines - way.foot, whole, way.foot))
        parts = [
            (left, 0, over, self.columns, way.lines),
            (self.whole ^ way.aside ^ left, self.columns, over, self.columns, way.lines),
        ]
        if way.aside:
            start = 0 if band.is_foot else band.columns
            parts.append((way.aside, start, under, whole - band.columns, way.deep))
        for own, column, line, columns, lines in parts:
            spots += [
                Spot(others[s.piece], s.column + column, s.line + line, s.columns, s.lines)
                for s in pages.draw(own, columns, lines)
            ]
        return tuple(sorted(spots, key=lambda spot: (spot.line, spot.column)))


def _rank_way(way: Way) -> tuple[int, ...]:
    return way.cost, way.band.columns, way.aside, way.deep, way.foot


def _depths_of(option: Option) -> tuple[int, int]:
    return option.least, option.least + len(option.costs) - 1


def _members(pieces: Sequence[Piece], own: int) -> list[Piece]:
    return [piece for i, piece in enumerate(pieces) if own >> i & 1]
