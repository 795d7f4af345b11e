"""An issue filled: its unplaced stories dealt to its open pages, and each page made up.

A deal is found by what stories and pages measure; then every page of it is made up.  A page that
does not come out without white or overset is noted, and the next best deal without it is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Advertisement, Briefs, Essay, Issue, Item, Page, Story, Unplaced, Voice
from layout.model.letters import free_letters
from layout.page.composer import Composer
from layout.page.plan import KINDS, rank_of
from layout.proposal.deal import (
    HELD,
    Deal,
    Load,
    Offer,
    Space,
    Table,
    lay_table,
    load_of,
)
from layout.proposal.dealing import find_deal, mend_deal
from layout.proposal.guillotine import Option, Piece
from layout.proposal.problem import Problem, make_pieces
from layout.proposal.propose import Proposals, pose_problem, propose
from layout.proposal.stock import take_sizes
from layout.rules.profile import PROFILES, Dealing, Profile
from layout.style import Style

# Deals tried before the one with the fewest pages that do not come out is taken.
_ROUNDS = 30


class Reason(Enum):
    """Why a story stands on its page."""

    GIVEN = "given"
    PAGE = "page"
    SECTION = "section"
    FRONT = "front"
    LEAD = "lead"
    HOME = "home"
    ROOM = "room"


class Dealt(Struct, frozen=True):
    """A story on its page, and why it is there."""

    story: str
    page: int
    letter: str
    reason: Reason


class Leftover(Struct, frozen=True):
    """A story that stays over: the page that comes nearest to having room for it, 0 for none.

    ``over`` are the characters that it lacks there; nothing where there is room, but no deal.
    """

    unplaced: Unplaced
    page: int
    over: int


class Filling(Struct, frozen=True):
    """An issue with its stories on its pages; ``proposals`` are those of the pages that close.

    ``shares`` is how much of each page its stories fill at their natural size, in hundredths;
    ``tried`` counts the deals that were made up.
    """

    issue: Issue
    dealt: tuple[Dealt, ...]
    left: tuple[Leftover, ...]
    proposals: Mapping[int, Proposals]
    shares: Mapping[int, int]
    deal: Deal
    tried: int

    @property
    def is_optimal(self) -> bool:
        """Whether no deal whose pages can all be made up is cheaper."""
        return self.deal.is_optimal and set(self.shares) == set(self.proposals)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that were given a story."""
        given = (row.page for row in self.dealt if row.reason is not Reason.GIVEN)
        return tuple(sorted(set(given)))

    def rows_of(self, page: int) -> tuple[tuple[str, str], ...]:
        """Return the letters and ids of the stories that a page was given."""
        rows = (row for row in self.dealt if row.page == page and row.reason is not Reason.GIVEN)
        return tuple((row.letter, row.story) for row in rows)


def fill_issue(
    issue: Issue, style: Style, faces: Faces, *, profile: str | None = None, count: int = 1
) -> Filling:
    """Deal an issue's unplaced stories to its open pages, and make those pages up."""
    composer = Composer(style, faces, Report())
    return _Filler(composer, issue, PROFILES[profile or issue.paper.make_up]).fill(count)


class _Filler:
    """Everything that the filling of one issue asks for again and again."""

    def __init__(self, composer: Composer, issue: Issue, profile: Profile) -> None:
        self.composer, self.issue, self.profile = composer, issue, profile
        self.pages = tuple(page for page in issue.pages if page.is_open)
        problems = [pose_problem(composer, issue, page, profile) for page in self.pages]
        self.spaces = tuple(map(_measure_page, problems))
        self.offers = self._measure_stories()
        self._made: dict[tuple[int, frozenset[int]], Proposals] = {}
        self._bad: set[tuple[int, tuple[int, ...]]] = set()

    def fill(self, count: int) -> Filling:
        """Return the issue filled by the best deal whose pages all come out."""
        table = lay_table(self._front_first(), self.spaces, self.profile.dealing)
        deal = find_deal(table, self._is_bad)
        best, fewest, tried = deal, len(self.pages) + 1, 0
        while deal is not None and tried < _ROUNDS:
            tried += 1
            failed = [s for s in range(len(self.pages)) if not self._closes(s, deal.on(s))]
            if len(failed) < fewest:
                best, fewest = deal, len(failed)
            # What lacks copy is not mended by another deal of the same copy.
            wrong = [space for space in failed if not self._is_short(table, space, deal)]
            self._bad.update((space, self._looks_of(deal.on(space))) for space in wrong)
            if not wrong:
                break
            deal = mend_deal(table, deal, self._is_bad)
        assert best is not None, "a deal that keeps everything over can always be made"
        return self._conclude(table, best, tried, count)

    # -- measuring ---------------------------------------------------------------------------------

    def _measure_stories(self) -> tuple[Offer, ...]:
        unplaced = self.issue.unplaced
        items = tuple((own.item.id, own.item) for own in unplaced)
        sheet = self.composer.grid.sheet
        sizes = {name: take_sizes(self.composer, item) for name, item in items}
        nowhere = Page(number=0, span=self.issue.span)
        problem = Problem(nowhere, sheet.columns, sheet.lines, items, sizes, self.profile)
        pieces = make_pieces(problem)
        kinds: dict[tuple[int, Piece], int] = {}
        ranks = (rank_of(item) for _, item in items)
        self._looks = [
            kinds.setdefault(look, len(kinds)) for look in zip(ranks, pieces, strict=True)
        ]
        return tuple(
            _measure_story(own.item, piece, self._price_pages(own), self.profile.dealing)
            for own, piece in zip(unplaced, pieces, strict=True)
        )

    def _price_pages(self, own: Unplaced) -> tuple[int | None, ...]:
        """Return what a story costs on each page for what it is; None where it may not stand."""
        dealing, kind = self.profile.dealing, kind_of(own.item)
        homes = [_is_home(dealing, kind, page) for page in self.pages]
        prices: list[int | None] = []
        for page, is_home in zip(self.pages, homes, strict=True):
            if not _is_wanted(own, page):
                prices.append(None)
            elif own.page or own.section or is_home:
                prices.append(0)
            else:
                others = any(_is_home(dealing, other, page) for other in dealing.homes)
                prices.append(dealing.astray * any(homes) + dealing.foreign * others)
        return tuple(prices)

    def _front_first(self) -> tuple[Offer, ...]:
        """Return the offers, the strongest bound to page 1 unless that has as strong a lead."""
        if not self.pages or self.pages[0].number != 1:
            return self.offers
        front = [
            (offer.rank, offer.prices[0], number)
            for number, offer in enumerate(self.offers)
            if offer.is_lead and offer.prices[0] is not None
        ]
        if not front or min(front)[0] >= self.spaces[0].fixed.best:
            return self.offers
        own = min(front)[2]
        offer = self.offers[own]
        if self.spaces[0].fixed.least + offer.least > self.spaces[0].area:
            return self.offers
        bound = replace(offer, prices=(offer.prices[0], *(None for _ in self.pages[1:])))
        return (*self.offers[:own], bound, *self.offers[own + 1 :])

    # -- making up ---------------------------------------------------------------------------------

    def _is_bad(self, space: int, own: frozenset[int]) -> bool:
        return (space, self._looks_of(own)) in self._bad

    def _looks_of(self, own: frozenset[int]) -> tuple[int, ...]:
        """Return what some stories look like to the make-up: those of one size are alike."""
        return tuple(sorted(self._looks[i] for i in own))

    def _is_short(self, table: Table, space: int, deal: Deal) -> bool:
        load = load_of(table, space, deal.on(space))
        return load.most < table.spaces[space].area

    def _closes(self, space: int, own: frozenset[int]) -> bool:
        """Tell whether a page comes out with some of the stories."""
        page = self._page_with(space, own)
        if not page.items or (not own and page.is_drawn):
            return True
        key = (space, own)
        if key not in self._made:
            problem = pose_problem(self.composer, self.issue, page, self.profile)
            self._made[key] = propose(problem, is_tight=True)
        return bool(self._made[key].best)

    def _page_with(self, space: int, own: frozenset[int]) -> Page:
        """Return a page with some of the stories, under the next free letters."""
        page = self.pages[space]
        items = [self.issue.unplaced[i].item for i in sorted(own, key=self._weight)]
        letters = islice(free_letters({letter for letter, _ in page.items}), len(items))
        return replace(page, items=(*page.items, *zip(letters, items, strict=True)))

    def _weight(self, own: int) -> tuple[bool, int, int]:
        offer = self.offers[own]
        return not offer.is_lead, offer.rank, own

    # -- concluding --------------------------------------------------------------------------------

    def _conclude(self, table: Table, deal: Deal, tried: int, count: int) -> Filling:
        filled: dict[int, Page] = {}
        proposals: dict[int, Proposals] = {}
        shares: dict[int, int] = {}
        for space, old in enumerate(self.pages):
            own = deal.on(space)
            filled[old.number] = self._page_with(space, own)
            load = load_of(table, space, own)
            shares[old.number] = 100 * load.natural // table.spaces[space].area
            found = self._made.get((space, own))
            if found is not None and found.best:
                proposals[old.number] = propose(found.problem, count) if count > 1 else found
        held = [i for i, place in enumerate(deal.places) if place == HELD]
        issue = replace(
            self.issue,
            pages=tuple(filled.get(page.number, page) for page in self.issue.pages),
            unplaced=tuple(self.issue.unplaced[i] for i in held),
        )
        dealt = tuple(row for page in filled.values() for row in self._tell(table, page))
        left = tuple(self._tell_left(table, deal, i) for i in held)
        return Filling(issue, dealt, left, proposals, shares, deal, tried)

    def _tell(self, table: Table, page: Page) -> Iterable[Dealt]:
        numbers = {own.item.id: i for i, own in enumerate(self.issue.unplaced)}
        before = next(old for old in self.pages if old.number == page.number)
        given = {letter for letter, _ in before.items}
        leads = sorted((rank_of(item), letter) for letter, item in page.items if _can_lead(item))
        for letter, item in page.items:
            reason = Reason.GIVEN
            if letter not in given:
                is_lead = bool(leads) and letter == leads[0][1]
                reason = self._reason(table, page, numbers[item.id], is_lead=is_lead)
            yield Dealt(item.id, page.number, letter, reason)

    def _reason(self, table: Table, page: Page, number: int, *, is_lead: bool) -> Reason:
        own = self.issue.unplaced[number]
        if own.page:
            return Reason.PAGE
        if own.section:
            return Reason.SECTION
        if table.offers[number] is not self.offers[number]:
            return Reason.FRONT
        if is_lead:
            return Reason.LEAD
        if _is_home(self.profile.dealing, kind_of(own.item), page):
            return Reason.HOME
        return Reason.ROOM

    def _tell_left(self, table: Table, deal: Deal, number: int) -> Leftover:
        offer, own = self.offers[number], self.issue.unplaced[number]
        tight = self.profile.dealing.tight
        over = [
            (load_of(table, space, deal.on(space)).natural + offer.natural
             - table.spaces[space].area * tight // 100, self.pages[space].number)
            for space, price in enumerate(offer.prices)
            if price is not None
        ]  # fmt: skip
        if not over:
            return Leftover(own, 0, 0)
        cells, page = min(over)
        return Leftover(own, page, max(0, cells) * self.composer.grid.sheet.characters)


# -- stories and pages -----------------------------------------------------------------------------


def kind_of(item: Item) -> str:
    """Return what the profiles call the kind of an item."""
    is_commentary = isinstance(item, Story) and item.voice is Voice.COMMENTARY
    return "commentary" if is_commentary else KINDS[type(item)]


def _is_home(dealing: Dealing, kind: str, page: Page) -> bool:
    """Tell whether a page's section is the place of a kind of story."""
    name = page.section.text if page.section else ""
    return any(word in name for word in dealing.homes.get(kind, ()))


def _is_wanted(own: Unplaced, page: Page) -> bool:
    if own.page is not None and own.page != page.number:
        return False
    return own.section is None or page.has_section(own.section.text)


def _can_lead(item: Item) -> bool:
    return not isinstance(item, Advertisement | Briefs)


def _measure_page(problem: Problem) -> Space:
    """Return the cells of a page and what stands on it; each module has a line of white on top."""
    load = Load()
    for (_, item), piece in zip(problem.items, make_pieces(problem), strict=True):
        load = load.plus(_measure_story(item, piece, (), problem.profile.dealing))
    return Space(problem.columns * (problem.lines + 1), load)


def _measure_story(
    item: Item, piece: Piece, prices: Sequence[int | None], dealing: Dealing
) -> Offer:
    options = piece.options
    rank = rank_of(item)
    # What is paid for is not kept over before any story is.
    held = sum(dealing.held) if isinstance(item, Advertisement) else dealing.held[rank - 1]
    return Offer(
        name=item.id,
        rank=rank,
        least=min((o.columns * o.least for o in options), default=0),
        natural=_natural(options) if options else 0,
        most=max((o.columns * (o.least + len(o.costs) - 1) for o in options), default=0),
        pictures=_count_pictures(item),
        is_essay=isinstance(item, Essay),
        is_lead=_can_lead(item),
        # What cannot be set at any width stands nowhere.
        prices=tuple(prices) if options else (None,) * len(prices),
        held=held,
    )


def _natural(options: Sequence[Option]) -> int:
    """Return the cells of the cheapest width at its cheapest depth."""
    best = min(options, key=lambda option: min(option.costs))
    return best.columns * (best.least + best.costs.index(min(best.costs)))


def _count_pictures(item: Item) -> int:
    match item:
        case Story() | Essay():
            return len(item.photos)
        case Advertisement() | Briefs():
            return 0
        case _:
            return 1
