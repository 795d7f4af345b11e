"""A briefs column (简讯): a header over short news that run through its legs one after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.color import BLACK
from layout.diagnostics import Words
from layout.display import Group, Item, Role, Shape
from layout.geometry import Rect
from layout.model import Box, Briefs
from layout.page.body import body_passages
from layout.page.composer import Composer, line_group
from layout.page.copyfit import Passage
from layout.page.fitting import Fit, Means, fit_story
from layout.page.fitting_report import report_changes, tell_lines
from layout.page.flow import Slot, Stand, Strip, join_slots, shallowest
from layout.page.grid import Area, Legs, baseline_in
from layout.page.heading import Heading
from layout.page.headline import HeadBlock, set_head
from layout.page.module import (
    Room,
    cut_legs,
    draw_box,
    inside,
    report_overset,
    report_white,
)
from layout.page.placing import place_text
from layout.style import Align
from layout.text import Line
from layout.units import Length, scale, spread

# The header's band takes two body lines and leaves this share of the second white, in thousandths.
BAND_LINES = 2
BAND_WHITE = 250
# White lines between two briefs may grow to this many when the column is deeper than its copy.
GAP_MOST = 2
# With so many of the whites that come out best by themselves the paragraphs are asked as well.
_WHITES_ASKED: Final = 4


class BriefsModule(Struct, frozen=True):
    """A briefs column composed for the width of its module."""

    composer: Composer
    briefs: Briefs
    pad: Length
    legs: Legs
    title: Line
    title_size: Length
    items: tuple[tuple[Passage, ...], ...]

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.briefs.box is not Box.NONE

    @property
    def _around(self) -> int:
        # The band stands on the frame's upper edge; below the text a box leaves one line.
        return BAND_LINES + (1 if self.is_boxed else 0)

    def room(self) -> Room:
        """Return the lines it wants.

        With white between its items it may be shallower than without: a leg may end with it.
        """
        gaps = len(self.items) - 1
        least, natural, most = (
            self._around + shallowest(self._strip(gap * gaps), [0] * len(self.legs))
            for gap in (0, 1, GAP_MOST)
        )
        return Room(min(least, natural, most), natural, max(natural, most))

    def place(self, area: Area) -> Group:
        """Return the column set into its area."""
        story = self.briefs.id
        depth = area.lines - self._around
        white, fit = self.fit(depth)
        report_white(self.composer, self.briefs, self.legs, fit.under)
        report_overset(self.composer, self.briefs, self.legs, fit.flowed.rest)
        report_changes(self.composer, self.briefs, self._tell(white, fit))
        text = Area(area.x + self.pad, area.width - 2 * self.pad, area.line + BAND_LINES, depth)
        items: list[Item] = list(draw_box(self.composer, area, self.briefs.box))
        items.append(self._band(area))
        tops = [0] * len(self.legs)
        items += place_text(self.composer, self.legs, fit.flowed, text, tops, story)
        return Group(Role.BRIEFS, tuple(items), story=story, source=self.briefs.span)

    # -- copyfit -----------------------------------------------------------------------------------

    def fit(self, depth: int) -> tuple[int, Fit]:
        """Return the cheapest way to fill legs of a depth: the white between briefs, and the text.

        White is tried first; paragraphs are asked where with the likeliest whites it comes out
        badly: copy over, a depth left white, a line of a paragraph alone.
        """
        tried: list[tuple[int, int, Fit]] = []
        for price, white in self._whites():
            if tried and price >= min(map(_cost_of, tried)):
                break
            fit = fit_story(self._means(white, is_free=False), depth)
            tried.append((price + fit.cost, white, fit))
        tried.sort(key=_cost_of)
        best = tried[0]
        prices = self.composer.style.copyfit
        for _, white, _ in tried[:_WHITES_ASKED]:
            price = self._price_white(white)
            if price + prices.paragraph < best[0]:
                fit = fit_story(self._means(white, is_free=True), depth)
                best = min(best, (price + fit.cost, white, fit), key=_cost_of)
        return best[1], best[2]

    def _means(self, white: int, *, is_free: bool) -> Means:
        passages = tuple(self._passages(white))
        head = Heading(HeadBlock((), BLACK, 0, 0))
        return Means(
            self.composer.style.copyfit,
            passages if is_free else (),
            join_slots([slot for passage in passages for slot in passage.slots]),
            head,
            lambda: (head,),
            (),
            lambda _, __: (0,) * len(self.legs),
        )

    def _whites(self) -> list[tuple[int, int]]:
        """Return how many lines may stand white between the items, with their price."""
        most = GAP_MOST * (len(self.items) - 1)
        return sorted((self._price_white(white), white) for white in range(max(0, most) + 1))

    def _price_white(self, white: int) -> int:
        """Price white between items: more than a line each as at a head, less as a paragraph."""
        prices, more = self.composer.style.copyfit, white - (len(self.items) - 1)
        return more * prices.white if more > 0 else -more * prices.paragraph

    def _tell(self, white: int, fit: Fit) -> Iterator[Words]:
        """Tell of white between items, then of paragraphs, by item."""
        if more := white - max(0, len(self.items) - 1):
            lines, is_more = abs(more), more > 0
            yield Words(
                f"各条之间共{'多' if is_more else '少'}空{lines}行",
                f"{lines} {'more' if is_more else 'fewer'} lines of white between its items",
            )
        named = [
            (item, number, len(own))
            for item, passages in enumerate(self.items, 1)
            for own in ([p for p in passages if p.prepared is not None],)
            for number in range(1, len(own) + 1)
        ]
        for paragraph, lines in fit.setting.changes if fit.setting else ():
            item, number, count = named[paragraph - 1]
            zh, en = f"第{item}条", f"item {item}"
            if count > 1:
                zh, en = f"{zh}第{number}段", f"{en} paragraph {number}"
            yield tell_lines(zh, en, lines)

    def _passages(self, white: int) -> Iterator[Passage]:
        """Yield the column with so many white lines dealt out between its items."""
        gaps = (0, *spread(white, len(self.items) - 1)) if self.items else ()
        for gap, item in zip(gaps, self.items, strict=True):
            if gap:
                yield Passage((Slot(1, Stand.WHITE),) * gap)
            yield from item

    def _strip(self, white: int) -> Strip:
        return join_slots([slot for passage in self._passages(white) for slot in passage.slots])

    def _band(self, area: Area) -> Group:
        grid = self.composer.grid
        height = BAND_LINES * grid.sheet.pitch - scale(grid.sheet.pitch, BAND_WHITE, 1000)
        rect = Rect(area.x, grid.y(area.line), area.width, height)
        band = Group(Role.ARTIFACT, (Shape(rect, fill=BLACK),))
        top = rect.y + (rect.height - self.title_size) // 2
        line = line_group(self.title, area.x, baseline_in(top, self.title_size))
        return Group(Role.HEADLINE, (band, line), story=self.briefs.id, level=1)


def compose_briefs(composer: Composer, briefs: Briefs, width: Length, columns: int) -> BriefsModule:
    """Compose a briefs column for a module of so many basic columns."""
    pad, inner = inside(composer, width, briefs.box)
    legs = cut_legs(composer, briefs, inner, columns)
    grade = composer.style.brief_head
    items = []
    for number, brief in enumerate(briefs.items):
        head = set_head(composer, brief.head, grade, legs.measure, first=2)
        passages = [Passage((Slot(head.lines, Stand.HEAD, head=head),))] if head.lines else []
        body = composer.style.body
        passages += body_passages(composer, brief.body, brief.byline, body, legs.measure)
        items.append(tuple(_number(passage, number * 1000) for passage in passages))
    style = replace(composer.style.briefs_title, align=Align.CENTER)
    title, size = composer.fit_line(briefs.title, style, width)
    return BriefsModule(composer, briefs, pad, legs, title, size, tuple(items))


def _number(passage: Passage, first: int) -> Passage:
    """Let paragraph numbers count on through the column, so that no two briefs' lines join."""
    slots = (replace(slot, paragraph=first + slot.paragraph) for slot in passage.slots)
    return replace(passage, slots=tuple(slots))


def _cost_of(way: tuple[int, int, Fit]) -> int:
    return way[0]
