"""A story in its module: head over legs, pictures at the corners, text flowing round them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Group, Item, Role
from layout.geometry import Rect
from layout.model import Box, Remainder, Story, Voice
from layout.page.berth import Berth, berths_of
from layout.page.body import body_passages, signature_slots
from layout.page.composer import Composer
from layout.page.copyfit import Passage
from layout.page.figure import AIR, Depths
from layout.page.fitting import Fit, Means, fit_story
from layout.page.fitting_report import report_fit
from layout.page.flow import (
    Strip,
    join_slots,
    shallowest,
)
from layout.page.grid import Area, Legs
from layout.page.heading import Heading, find_headings, least_price
from layout.page.headline import HeadBlock, set_head
from layout.page.module import (
    Room,
    box_lines,
    cut_legs,
    draw_box,
    inner_area,
    inside,
    report_overset,
    report_shallow,
    report_white,
)
from layout.page.outline import Footing, draw_outline
from layout.page.placing import place_text
from layout.units import Length, scale


class Fitted(Struct, frozen=True):
    """How a story was fitted, and the text and the place for which it was."""

    fit: Fit
    strip: Strip
    footing: Footing | None


class Headings(Struct):
    """The ways to set a story's head, once they are known: they are the same at every depth."""

    found: tuple[Heading, ...] = ()


class StoryModule(Struct, frozen=True):
    """A story composed for the width of its module; with a ``footing``, one that is no rectangle.

    Then its legs' left edges count from the frame's outside, and ``pad`` is nothing.  ``remarks``
    tell what of it gave way before it was composed so.
    """

    composer: Composer
    story: Story
    pad: Length
    legs: Legs
    head: HeadBlock
    passages: tuple[Passage, ...]
    strip: Strip
    berths: tuple[Berth, ...]
    footing: Footing | None
    fitted: dict[int, Fitted] = field(default_factory=dict)
    tried: dict[int, Fitted] = field(default_factory=dict)
    headings: Headings = field(default_factory=Headings)
    remarks: tuple[Words, ...] = ()

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.story.box is not Box.NONE

    def room(self) -> Room:
        """Return the lines it wants, from least to most of its pictures."""
        own = self.over + box_lines(self.story.box)
        least, natural, most = (
            own + self._text_depth(lines)
            for lines in (self.least_figures, self.natural_figures, self.most_figures)
        )
        white = self.composer.style.copyfit.white_most if self.over else 0
        has_others = self.story.head.others and self.footing is None
        tight = self._saved_by_wordings(white + natural - least) if has_others else 0
        return Room(least - tight, natural, most + white, tight)

    def _saved_by_wordings(self, elastic: int) -> int:
        """Return the lines that other wordings of its headline save, with no depth left out.

        ``elastic`` lines are what pictures and white make up for between one head and the next.
        """
        lines = self.head.lines
        for heading in reversed(self._find_headings()):
            if lines - elastic - 1 <= heading.block.lines < lines:
                lines = heading.block.lines
        return self.head.lines - lines

    def place(self, area: Area) -> Group:
        """Return the story set into its area."""
        inner = inner_area(area, self.pad, self.story.box)
        fit = self.fit(inner.lines)
        self._report(fit, area)
        more = fit.head_depth - self.head.lines
        tops, _ = self.taken(fit.figures, more)
        x, width = (0, inner.width) if self.footing is None else self.head_span
        head_area = Area(inner.x + x, width, inner.line, fit.head_depth)
        text = inner.below(fit.head_lines)
        items: list[Item] = list(self._draw_box(area))
        items += fit.heading.block.place(self.composer, head_area, self.story.id)
        items += place_text(self.composer, self.legs, fit.flowed, text, tops, self.story.id)
        items += self._place_figures(fit.figures, text, more)
        return Group(
            Role.ARTICLE,
            tuple(items),
            story=self.story.id,
            level=self.story.rank,
            source=self.story.span,
        )

    def fit(self, lines: int) -> Fit:
        """Return the cheapest way to set it to a depth in lines, its head included."""
        return self._fit(lines, self.fitted, is_trial=False)

    def try_fit(self, lines: int) -> Fit:
        """Return a way to set it to a depth, with as much over or under as the cheapest."""
        kept = self.fitted if lines in self.fitted else self.tried
        return self._fit(lines, kept, is_trial=True)

    def is_tried(self, lines: int) -> bool:
        """Tell whether it was set to a depth before."""
        return lines in self.fitted or lines in self.tried

    def _fit(self, lines: int, kept: dict[int, Fitted], *, is_trial: bool) -> Fit:
        known = kept.get(lines)
        # A module made of another with other text, or for another place, has that one's record.
        if known is None or known.strip is not self.strip or known.footing is not self.footing:
            fit = fit_story(self.means, lines, is_trial=is_trial)
            known = kept[lines] = Fitted(fit, self.strip, self.footing)
        return known.fit

    def cost_at(self, lines: int) -> int:
        """Return what setting it to a depth costs, in the unit of copyfit: lines over above all."""
        return self.fit(lines).cost

    @property
    def means(self) -> Means:
        """What it is made of, as far as it may give way."""
        prices = self.composer.style.copyfit
        return Means(
            prices,
            self.passages,
            self.strip,
            self._heading,
            self._find_headings,
            self.figure_depths,
            self._all_taken,
            least_price(prices, self.story.head),
            is_shaped=self.footing is not None,
            head_most=self._head_most,
        )

    @property
    def _heading(self) -> Heading:
        """The head as it wants to be."""
        return Heading(self.head, is_beside=self.footing is not None and self.footing.is_inside)

    def _find_headings(self) -> tuple[Heading, ...]:
        """Return the ways to set its head."""
        if not self.headings.found:
            grade = self.composer.style.heads[self.story.rank - 1]
            self.headings.found = find_headings(self.composer, self.story.head, grade, self.head)
        found = self.headings.found
        if self._heading.is_beside:
            return tuple(replace(heading, is_beside=True) for heading in found)
        return found

    def _all_taken(self, lines: Sequence[int], head_lines: int) -> tuple[int, ...]:
        """Return what is taken of each leg, under a head of so many lines with its white."""
        more = 0 if self.footing is None else head_lines - self.head.lines
        return tuple(top + foot for top, foot in zip(*self.taken(lines, more), strict=True))

    def _report(self, fit: Fit, area: Area) -> None:
        """Report what has no room, what nothing fills, and what gave way."""
        composer, story = self.composer, self.story
        depth = area.lines - box_lines(story.box) - fit.head_lines
        if depth < 0:
            report_shallow(composer, story, area.lines - depth, area.lines)
        more = fit.head_depth - self.head.lines
        self.report_deep_figures(fit.figures, max(0, depth), more)
        hollow = self._hollow(fit, max(0, depth))
        report_white(composer, story, self.legs, max(fit.under, hollow))
        report_overset(composer, story, self.legs, fit.flowed.rest)
        report_fit(composer, story, fit, self.head, self.natural_figures, self.remarks)

    def _hollow(self, fit: Fit, depth: int) -> int:
        """Return the lines that stay white in legs of unlike depth, shared among all legs."""
        if self.footing is None or self.footing.is_inside or fit.flowed.rest:
            return 0
        taken = self._all_taken(fit.figures, fit.head_depth)
        held = (leg[-1][0] + 1 if leg else 0 for leg in fit.flowed.legs)
        free = (depth - lines for lines in taken)
        spare = (max(0, room - lines) for room, lines in zip(free, held, strict=True))
        return sum(spare) // len(self.legs)

    @property
    def over(self) -> int:
        """The lines that the head takes of all legs: none where text stands beside it."""
        return 0 if self.footing is not None and self.footing.is_inside else self.head.lines

    @property
    def head_span(self) -> tuple[Length, Length]:
        """The left edge, from the module's, and the width of the legs under the head."""
        first, count = self.footing.head if self.footing else (0, len(self.legs))
        return self.legs.span(first, count)

    @property
    def _head_most(self) -> int | None:
        """The lines that its head may take up with its white: beyond it legs begin no higher."""
        if self.footing is None or self.footing.is_inside:
            return None
        return min((top for top in self.footing.tops if top), default=None)

    def _draw_box(self, area: Area) -> tuple[Group, ...]:
        if self.footing is None or self.footing.is_inside:
            return draw_box(self.composer, area, self.story.box)
        return draw_outline(self.composer, area, self.footing.outline, self.story.box)

    @property
    def pictures(self) -> int:
        """The pictures that stand in it."""
        return len(self.berths)

    @property
    def wrapped(self) -> int:
        """The fewest lines of text over, under or beside an inset; 0 without one."""
        return 0

    @property
    def splitting(self) -> int:
        """The pictures that have text of one leg over and under them."""
        return 0

    # -- pictures and depth ------------------------------------------------------------------------

    @property
    def figure_depths(self) -> tuple[Depths, ...]:
        """The lines that each figure may take."""
        grid = self.composer.grid
        return tuple(berth.figure.depths(grid) for berth in self.berths)

    @property
    def least_figures(self) -> tuple[int, ...]:
        """The fewest lines that each figure may take."""
        return tuple(depths.least for depths in self.figure_depths)

    @property
    def natural_figures(self) -> tuple[int, ...]:
        """The lines that each figure wants."""
        return tuple(depths.natural for depths in self.figure_depths)

    @property
    def most_figures(self) -> tuple[int, ...]:
        """The most lines that each figure may take."""
        return tuple(depths.most for depths in self.figure_depths)

    def taken(self, lines: Sequence[int], more: int = 0) -> tuple[list[int], list[int]]:
        """Return the lines that figures of these depths take of each leg, at its head and foot.

        What other stories take is counted too, the tops from below the head, which is so many
        lines ``more`` (or fewer) than its own with its white.
        """
        tops, feet = self._given(more)
        for berth, depth in zip(self.berths, lines, strict=True):
            taken = tops if berth.is_top else feet
            legs = range(berth.first, berth.first + berth.count)
            level = max(taken[leg] for leg in legs) + depth
            for leg in legs:
                taken[leg] = level
        return tops, feet

    def _given(self, more: int) -> tuple[list[int], list[int]]:
        """Return the lines that other stories take of each leg below the head, and at its foot."""
        if self.footing is None:
            return [0] * len(self.legs), [0] * len(self.legs)
        if self.footing.is_inside:
            # Nobody else takes anything: this is the head itself, over its own legs.
            return [top + more if top else 0 for top in self.footing.tops], self.footing.feet
        own = self.head.lines + more
        return [max(0, top - own) for top in self.footing.tops], self.footing.feet

    def _text_depth(self, lines: Sequence[int]) -> int:
        tops, feet = self.taken(lines)
        taken = [a + b for a, b in zip(tops, feet, strict=True)]
        return shallowest(self.strip, taken) if self.strip.slots else max(taken, default=0)

    def _place_figures(self, lines: Sequence[int], text: Area, more: int = 0) -> Iterable[Group]:
        grid = self.composer.grid
        air = scale(grid.sheet.pitch, AIR, 1000)
        (tops, feet), (_, given) = self._given(more), self._given(more)
        for berth, depth in zip(self.berths, lines, strict=True):
            legs = range(berth.first, berth.first + berth.count)
            taken = tops if berth.is_top else feet
            level = max(taken[leg] for leg in legs)
            for leg in legs:
                taken[leg] = level + depth
            x, width = self.legs.span(berth.first, berth.count)
            if berth.is_top:
                top = grid.y(text.line + level)
                foot = grid.bottom(text.line + level + depth)
                foot -= air if level + depth < text.lines else 0
            else:
                top = grid.y(text.end - level - depth)
                top += air if level + depth < text.lines else 0
                is_last = level == max(given[leg] for leg in legs)
                foot = grid.bottom(text.end - level) - (0 if is_last else air)
            rect = Rect(text.x + x, top, width, foot - top)
            yield berth.figure.place(self.composer, rect, self.story.id)

    def report_deep_figures(self, lines: Sequence[int], depth: int, more: int = 0) -> None:
        """Report pictures that are deeper than the legs they stand in: the first of such a leg."""
        taken = [a + b for a, b in zip(*self.taken(lines, more), strict=True)]
        over = max(taken, default=0) - depth
        if over > 0 and self.berths:
            deepest = taken.index(max(taken))
            guilty = (b for b in self.berths if b.first <= deepest < b.first + b.count)
            span = next((berth.figure.photo.span for berth in guilty), self.story.span)
            self.composer.report.error("E308", span, story=self.story.id, lines=over)


# -- composing -------------------------------------------------------------------------------------


def compose_story(composer: Composer, story: Story, width: Length, columns: int) -> StoryModule:
    """Compose a story for a module of so many basic columns."""
    if story.head.position is not None:
        # Few heads stand inside their text; only they pay for the import.
        from layout.page.seated_head import compose_seated

        return compose_seated(composer, story, width, columns)
    remainder = find_remainder(composer, story)
    has_insets = story.quotes or any(photo.is_inset for photo in story.photos)
    if has_insets or remainder is Remainder.COLUMN:
        # Few stories have anything inside their legs, or legs of two measures; only they pay.
        from layout.page.wrap import compose_wrapped

        return compose_wrapped(composer, story, width, columns, remainder)
    return compose_plain(composer, story, width, columns)


def find_remainder(composer: Composer, story: Story) -> Remainder:
    """Return where characters go that are left over between a story's legs.

    Warns where they cannot go to the legs as the editor says: a story that jumps, or lies across a
    fold, has legs of one measure (W350).
    """
    if story.jump is None and composer.fold is None:
        return story.remainder or composer.style.composition.remainder
    if story.remainder is Remainder.COLUMN:
        composer.report.warning("W350", story.span, story=story.id)
    return Remainder.GUTTER


def compose_plain(
    composer: Composer,
    story: Story,
    width: Length,
    columns: int,
    remainder: Remainder = Remainder.GUTTER,
) -> StoryModule:
    """Compose a story with nothing inside its legs, all of one measure."""
    pad, inner = inside(composer, width, story.box)
    legs = cut_legs(composer, story, inner, columns, remainder)
    return set_story(composer, story, pad, legs, inner)


def set_story(
    composer: Composer,
    story: Story,
    pad: Length,
    legs: Legs,
    head_width: Length,
    footing: Footing | None = None,
) -> StoryModule:
    """Return a story set to its legs, its head to the width over them."""
    style = composer.style
    body = style.commentary if story.voice is Voice.COMMENTARY else style.body
    passages = body_passages(composer, story.body, story.byline, body, legs.measure, story)
    if story.signature is not None:
        signature = signature_slots(composer, story.signature, legs.measure)
        passages.append(Passage(tuple(signature)))
    return StoryModule(
        composer,
        story,
        pad,
        legs,
        set_head(composer, story.head, style.heads[story.rank - 1], head_width),
        tuple(passages),
        join_slots([slot for passage in passages for slot in passage.slots]),
        tuple(berths_of(composer, story.photos, legs, footing)),
        footing,
    )
