"""The copyfit of a whole story: all that may give way is weighed together (C17, H2, H3, R51).

A story fills its module by the wording and the size of its headline, by white at its head, by the
depth of its pictures, by paragraphs a line longer or shorter.  Each has its price in the paper's
ladder (:class:`layout.style.Copyfit`); the cheapest way to end flush is taken.  A story that comes
out as it wants to be is looked at once and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final

from msgspec import Struct

from layout.page.copyfit import (
    CONTENT,
    FILLING,
    JOINING,
    Passage,
    Setting,
    list_settings,
    may_lengthen,
)
from layout.page.figure import Depths
from layout.page.flow import Flowed, Strip, fill, shallowest
from layout.page.heading import Heading
from layout.style import Copyfit

# Copy left over is worse than anything, a line of white across the legs worse than all but that:
# no sum of the other prices comes to as much.
OVER: Final = 10_000_000
UNDER: Final = 10_000
# Ways to share lines among a story's pictures that are looked at, the cheapest first.
_MOST_FIGURES: Final = 400
# Of a story of more passages not all are asked where only lines stand alone.
_FEW_PASSAGES: Final = 4


class Means(Struct, frozen=True):
    """What a story is made of, as far as it may give way.

    ``headings`` makes the other ways to set its head, which few stories need, and of which none is
    cheaper than ``heading_price``; ``taken`` tells what pictures of some depths take of each leg
    under a head that is so many lines deep with its white.  ``is_shaped`` says that this depends
    on the head, which may then be ``head_most`` lines deep with its white.
    """

    prices: Copyfit
    passages: tuple[Passage, ...]
    strip: Strip
    heading: Heading
    headings: Callable[[], tuple[Heading, ...]]
    figures: tuple[Depths, ...]
    taken: Callable[[Sequence[int], int], tuple[int, ...]]
    heading_price: int = 0
    is_shaped: bool = False
    head_most: int | None = None


class Fit(Struct, frozen=True):
    """A story as it fills its module best.

    ``white`` are the lines that its head takes up beyond its own; ``over`` the lines of depth that
    are missing, ``under`` those that nothing fills, ``strain`` what is wrong with its legs.
    Without a ``setting`` its paragraphs are at their best.
    """

    heading: Heading
    white: int
    figures: tuple[int, ...]
    setting: Setting | None
    flowed: Flowed
    over: int
    under: int
    strain: int
    cost: int

    @property
    def is_flush(self) -> bool:
        """Whether nothing is over, and nothing white."""
        return not self.over and not self.under

    @property
    def head_lines(self) -> int:
        """The lines that its head takes of all legs, with that white."""
        return self.heading.lines_with(self.white)

    @property
    def head_depth(self) -> int:
        """The depth of its head with that white, whatever legs it stands over."""
        return self.heading.block.lines + self.white

    @property
    def price(self) -> int:
        """What it costs beside lines over and under."""
        return self.cost % UNDER


def fit_story(means: Means, depth: int, *, is_trial: bool = False) -> Fit:
    """Return the cheapest way to set a story to a depth in lines, its head included.

    A trial, for those who only ask what comes out over or under, mends no line that stands alone.
    """
    search = _Search(means, depth)
    natural = search.try_natural()
    prices = means.prices
    if search.cost > 0:
        search.try_figures(None)
    own = search.best or natural
    if means.heading.block.lines and not search.is_settled and not (is_trial and own.is_flush):
        # Another head is for copy that has no room, or too much; never for a line alone.
        search.headings = means.headings()
        search.try_figures(None)
    if search.cost > prices.paragraph and means.strip.slots:
        best = search.best or natural
        if not is_trial or best.over or (best.under and not _is_hopeless(search, best)):
            _try_settings(search, natural)
    found = search.best or natural
    # Where white is left all the same, a larger head would only be a larger head.
    return own if found.under and not found.over else found


def _try_settings(search: _Search, natural: Fit) -> None:
    """Ask the paragraphs for lines more or fewer, where that can be of use."""
    means, best = search.means, search.best or natural
    is_hopeless = _is_hopeless(search, natural)
    if is_hopeless and not best.strain and len(means.passages) > _FEW_PASSAGES:
        return
    if _is_hopeless(search, best):
        # The way that leaves the white stands, whatever its paragraphs could do besides.
        return
    steps = (FILLING, JOINING) if best.under else (JOINING,)
    if best.under and is_hopeless:
        # Lines opened for nothing would only add to the white.
        search.forgive(best.under)
        steps = (JOINING,)
    able = means.passages if best.over or best.under else _may_help(means.passages, best.flowed)
    price = means.prices.paragraph
    for dearest in steps:
        if search.cost > price:
            # A paragraph that alone costs all there is to save is not looked for.
            worth = min(dearest, search.cost - price)
            wanted, is_filling = _wanted(search, best), dearest == FILLING
            for setting in list_settings(
                means.passages, able, worth, wanted, price, is_filling=is_filling
            ):
                if setting.price >= search.cost:
                    break
                search.try_figures(setting)


def _is_hopeless(search: _Search, fit: Fit) -> bool:
    """Tell whether the paragraphs that have the text for a line more cannot fill the white."""
    if not fit.under:
        return False
    wanted = _wanted(search, fit) - (len(fit.flowed.legs) - 1)
    return wanted > sum(map(may_lengthen, search.means.passages))


def _wanted(search: _Search, fit: Fit) -> int:
    """Return how many lines more (or fewer) would make the text fill its room."""
    strip = search.means.strip
    taken = search.means.taken(fit.figures, fit.head_depth)
    lines = strip.edges[-1] - strip.white + sum(taken)
    return max(0, search.depth - fit.head_lines) * len(taken) - lines


def _may_help(passages: tuple[Passage, ...], flowed: Flowed) -> tuple[Passage, ...]:
    """Return the passages that can bring lines alone to others: of many, none behind the last."""
    if len(passages) <= _FEW_PASSAGES:
        return passages
    last = max((leg[0][1].paragraph for leg in flowed.legs[1:] if leg), default=-1)
    behind = (i for i, p in enumerate(passages) if p.slots and p.slots[-1].paragraph > last)
    return passages[: next(behind, len(passages))]


class _Text(Struct, frozen=True):
    """Paragraphs and pictures set in one way, with its price."""

    strip: Strip
    setting: Setting | None
    figures: tuple[int, ...]
    price: int


class _Top(Struct, frozen=True):
    """A head with its white over such a text, the lines over and under, and the price of all."""

    heading: Heading
    white: int
    over: int
    under: int
    price: int


class _Search:
    """The search for the cheapest way; holds the best found so far."""

    def __init__(self, means: Means, depth: int) -> None:
        self.means = means
        self.depth = depth
        self.headings: tuple[Heading, ...] = (means.heading,)
        self.best: Fit | None = None
        self.cost = OVER * OVER
        self.forgiven = 0
        self._figures: list[tuple[int, tuple[int, ...]]] = []

    @property
    def is_settled(self) -> bool:
        """Whether a way ends flush for less than another head costs."""
        best = self.best
        if best is None or best.over or best.under:
            return False
        return best.cost - best.strain <= self.means.heading_price

    def forgive(self, under: int) -> None:
        """Count white that nothing can fill as none."""
        self.forgiven = under
        self.cost -= under * UNDER

    def try_natural(self) -> Fit:
        """Try the story as it wants to be, and return it so."""
        natural = tuple(depths.natural for depths in self.means.figures)
        self._try_way(_Text(self.means.strip, None, natural, 0))
        assert self.best is not None, "the first way tried is the best so far"
        return self.best

    def try_figures(self, setting: Setting | None) -> None:
        """Try every depth of the pictures with paragraphs set so."""
        if not self._figures:
            self._figures = share_lines(self.means.figures, self.means.prices.picture)
        strip = self.means.strip if setting is None else None
        own = 0 if setting is None else setting.price
        more = 0 if setting is None else setting.more
        for price, figures in self._figures:
            if own + price >= self.cost:
                break
            if own + price + self._least_over(more, figures) * OVER >= self.cost:
                continue
            if strip is None:
                assert setting is not None, "only a setting is still to be joined"
                strip = setting.join()
            self._try_way(_Text(strip, setting, figures, own + price))

    def _least_over(self, more: int, figures: tuple[int, ...]) -> int:
        """Return the fewest lines that can be missing with so many lines of text more."""
        if self.means.is_shaped:
            return 0
        head = min(heading.lines for heading in self.headings)
        taken = self.means.taken(figures, head)
        lines = self.means.strip.edges[-1] - self.means.strip.white + more + sum(taken)
        return max(0, -(-lines // len(taken)) - (self.depth - head))

    def _try_way(self, text: _Text) -> None:
        """Try paragraphs and pictures set so under the head that suits them."""
        if self.means.is_shaped:
            for top in self._tops():
                self._try_under(text, top)
            return
        taken = self.means.taken(text.figures, 0)
        whole = whole_depth(text.strip, taken)
        strain = self._try(text, taken, whole, self._choose_top(self.depth - whole))
        if strain:
            top = self._choose_top(self.depth - whole - 1)
            if not top.over and not top.under:
                self._try(text, taken, whole + 1, top, is_deeper=True)

    def _try_under(self, text: _Text, top: _Top) -> None:
        """Try a way whose legs depend on the head: what is over or under it is known only now."""
        lines = top.heading.lines_with(top.white)
        taken = self.means.taken(text.figures, top.heading.block.lines + top.white)
        whole = whole_depth(text.strip, taken)
        over, under = max(0, whole + lines - self.depth), max(0, self.depth - lines - whole)
        price = top.price + over * OVER + max(0, under - self.forgiven) * UNDER
        self._try(text, taken, whole, _Top(top.heading, top.white, over, under, price))

    def _try(
        self,
        text: _Text,
        taken: tuple[int, ...],
        whole: int,
        top: _Top,
        *,
        is_deeper: bool = False,
    ) -> int:
        """Try a way with legs of that depth; return what is wrong with them.

        Legs deeper than they need be must reach the foot all the same.
        """
        price = text.price + top.price
        if price >= self.cost:
            return 0
        room = max(0, self.depth - top.heading.lines_with(top.white))
        flowed = fill(text.strip, room, taken, whole)
        if is_deeper and not _is_flush(flowed, taken, room):
            return 0
        strain = flowed.cost if flowed.cost > CONTENT * len(taken) else 0
        if price + strain < self.cost:
            self.cost = price + strain
            self.best = Fit(
                top.heading,
                top.white,
                text.figures,
                text.setting,
                flowed,
                top.over,
                top.under,
                strain,
                self.cost,
            )
        return strain

    def _tops(self) -> Iterator[_Top]:
        for heading in self.headings:
            own = heading.block.lines
            most = self.means.prices.white_most if own else 0
            deepest = self.means.head_most
            lack = max(0, own - deepest) if deepest is not None else 0
            most = most if deepest is None else min(most, max(0, deepest - own))
            for white in range(most + 1):
                price = heading.price + self._price_white(white) + lack * OVER
                yield _Top(heading, white, 0, 0, price)

    def _choose_top(self, lines: int) -> _Top:
        """Return the cheapest head for so many lines."""
        best: _Top | None = None
        for heading in self.headings:
            own = heading.lines
            spare = max(0, lines - own)
            white = min(spare, self.means.prices.white_most) if own else 0
            over, under = max(0, own - lines), spare - white
            price = heading.price + self._price_white(white)
            price += over * OVER + max(0, under - self.forgiven) * UNDER
            if best is None or price < best.price:
                best = _Top(heading, white, over, under, price)
        assert best is not None, "a story has a head, if only of no lines"
        return best

    def _price_white(self, lines: int) -> int:
        return price_white(self.means.prices, lines)


def price_white(prices: Copyfit, lines: int) -> int:
    """Return the price of so many lines of white at a head."""
    return prices.white * lines * (lines + 1) // 2


def whole_depth(strip: Strip, taken: Sequence[int]) -> int:
    """Return the least depth of legs that hold a strip and what is taken of each."""
    return shallowest(strip, taken) if strip.slots else max(taken, default=0)


def _is_flush(flowed: Flowed, taken: Sequence[int], depth: int) -> bool:
    """Tell whether some leg reaches the foot, with its text or with its pictures."""
    ends = (leg[-1][0] + leg[-1][1].lines if leg else 0 for leg in flowed.legs)
    return any(end + top >= depth for end, top in zip(ends, taken, strict=True))


# -- pictures --------------------------------------------------------------------------------------


def share_lines(figures: Sequence[Depths], price: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return depths of a story's pictures with their price, the cheapest first.

    At the most so many as are worth looking at; the extremes are always among them.
    """
    ladders = [price_depths(depths, price) for depths in figures]
    start = (0,) * len(figures)
    heap = [(0, start)]
    seen = {start}
    found: list[tuple[int, tuple[int, ...]]] = []
    while heap and len(found) < _MOST_FIGURES:
        cost, at = heappop(heap)
        found.append((cost, tuple(ladders[i][step][1] for i, step in enumerate(at))))
        for i, step in enumerate(at):
            following = (*at[:i], step + 1, *at[i + 1 :])
            if step + 1 < len(ladders[i]) and following not in seen:
                seen.add(following)
                heappush(heap, (_sum_of(ladders, following), following))
    if heap:
        extremes = (tuple(d.least for d in figures), tuple(d.most for d in figures))
        found += [(_price_of(ladders, lines), lines) for lines in extremes]
    return found


def price_depths(depths: Depths, price: int) -> list[tuple[int, int]]:
    """Return the depths that a picture may have with their prices, the cheapest first."""
    ways = []
    for lines in range(depths.least, depths.most + 1):
        away = abs(lines - depths.natural)
        reach = depths.most - depths.natural if lines > depths.natural else depths.natural
        reach -= depths.least if lines < depths.natural else 0
        ways.append((-(-price * away * away // (reach * reach)) if away else 0, lines))
    return sorted(ways, key=lambda way: (way[0], abs(way[1] - depths.natural), way[1]))


def _sum_of(ladders: Sequence[Sequence[tuple[int, int]]], steps: Sequence[int]) -> int:
    return sum(ladder[step][0] for ladder, step in zip(ladders, steps, strict=True))


def _price_of(ladders: Sequence[Sequence[tuple[int, int]]], lines: Sequence[int]) -> int:
    pairs = zip(ladders, lines, strict=True)
    return sum(price for ladder, own in pairs for price, depth in ladder if depth == own)
