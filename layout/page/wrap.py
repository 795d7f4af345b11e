"""Stories with insets: pictures and pull quotes inside their legs, the text around them (串文图).

A story is composed without them first; where its lines stand, and how wide they are, is known only
when the depth is.  The depth it wants is tried out line by line, with every paragraph at its best;
in its module the story is set at the least price (:mod:`layout.page.inset_fit`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import Group, Item, Role
from layout.model import Corner, Remainder, Story
from layout.page.composer import Composer
from layout.page.figure import Depths, Figure
from layout.page.fitting_report import report_changes, tell_head, tell_pictures, tell_white
from layout.page.flow import Flowed, Slot
from layout.page.grid import Area, Legs
from layout.page.heading import least_price
from layout.page.inset import (
    Anchor,
    Inset,
    Side,
    cover_legs,
    covered_legs,
    inset_photos,
    place_of,
)
from layout.page.inset_fit import WrapFit, WrapMeans, fit_wrapped
from layout.page.module import draw_box, inner_area, report_shallow, report_white
from layout.page.placing import place_text
from layout.page.pull_quote import set_quote
from layout.page.rows import Ground, Row, Table
from layout.page.story import StoryModule, compose_plain
from layout.page.wrapping import Placed, Wrapping
from layout.text import LINE_FAULTS, report_faults
from layout.units import Length


class Made(Struct, frozen=True):
    """A story's text set for a depth: the table of its rows, and its slots on them."""

    table: Table
    depth: int
    placed: Placed

    @property
    def hollow(self) -> int:
        """The lines at the feet of legs and their pieces that no text fills."""
        ends = {row.end: row.at for row, _ in self.placed}
        pieces = {row.end: row.at for row in reversed(self.table.rows)}
        return sum(end - 1 - ends.get(end, first - 1) for end, first in pieces.items())


class WrapModule(StoryModule, frozen=True, kw_only=True):
    """A story with insets, or legs of two measures, composed for the width of its module."""

    insets: tuple[Inset, ...]
    wrapping: Wrapping
    depths: dict[tuple[int, ...], int] = field(default_factory=dict)
    fits: dict[int, WrapFit] = field(default_factory=dict)

    @property
    def pictures(self) -> int:
        """The pictures that stand in it."""
        return len(self.berths) + sum(isinstance(i.block, Figure) for i in self.insets)

    @property
    def wrapped(self) -> int:
        """The fewest lines of text over, under or beside an inset at its natural depth."""
        lines = self.natural_figures
        table = self._ground(lines).lay(self._text_depth(lines))
        if table is None:
            return 0
        covers = {cover.leg: cover for inset in self.insets for cover in inset.extent.covers}
        own = lines[len(self.berths) :]
        found = [
            depth
            for inset, depth in zip(self.insets, own, strict=True)
            if any(cover.measure for cover in inset.extent.covers)
        ]
        whole = {leg for leg, cover in covers.items() if not cover.measure}
        pieces = {row.end: row.leg for row in table.rows}
        for end, leg in pieces.items():
            if leg in whole:
                found.append(sum(row.end == end for row in table.rows))
        return min(found, default=0)

    @property
    def splitting(self) -> int:
        """The pictures that have text of one leg over and under them."""
        return sum(
            isinstance(inset.block, Figure)
            and inset.anchor is Anchor.MIDDLE
            and any(not cover.measure for cover in inset.extent.covers)
            for inset in self.insets
        )

    def place(self, area: Area) -> Group:
        """Return the story set into its area."""
        inner = inner_area(area, self.pad, self.story.box)
        fit = self.fit_insets(inner.lines)
        depth = inner.lines - fit.heading.lines
        if depth < 0:
            report_shallow(self.composer, self.story, area.lines - depth, area.lines)
        made = self._make(fit, max(0, depth))
        items: list[Item] = list(draw_box(self.composer, area, self.story.box))
        if made is None:
            items += fit.heading.block.place(self.composer, inner, self.story.id)
        else:
            items += self._place_made(made, fit, inner)
        return Group(
            Role.ARTICLE,
            tuple(items),
            story=self.story.id,
            level=self.story.rank,
            source=self.story.span,
        )

    def cost_at(self, lines: int) -> int:
        """Return what setting it to a depth costs, in the unit of copyfit: lines over above all."""
        return self.fit_insets(lines).cost

    def fit_insets(self, lines: int) -> WrapFit:
        """Return the cheapest way to set it to a depth in lines, its head included; it is kept."""
        if lines not in self.fits:
            self.fits[lines] = fit_wrapped(self.wrap_means, lines)
        return self.fits[lines]

    @property
    def wrap_means(self) -> WrapMeans:
        """What may give way so that it fills its module."""
        prices = self.composer.style.copyfit
        return WrapMeans(
            prices,
            self.wrapping,
            len(self.legs),
            self._heading,
            self._find_headings,
            least_price(prices, self.story.head),
            self.figure_depths,
            self._ground,
            self._text_depth,
            self._floor,
            self._choose_figure_lines,
        )

    def _place_made(self, made: Made, fit: WrapFit, inner: Area) -> Iterator[Group]:
        """Yield head, text, pictures and insets inside the box."""
        under = fit.under + (0 if fit.over else made.hollow // len(self.legs))
        report_white(self.composer, self.story, self.legs, under)
        changes = (
            *self.remarks,
            *tell_head(fit.heading.block, self.head),
            *tell_white(fit.white),
            *tell_pictures(fit.figures, self.natural_figures),
        )
        report_changes(self.composer, self.story, changes)
        head_lines = fit.heading.lines + fit.white
        head_area = Area(inner.x, inner.width, inner.line, head_lines)
        yield from fit.heading.block.place(self.composer, head_area, self.story.id)
        text = Area(inner.x, inner.width, inner.line + head_lines, made.depth)
        flowed = _to_legs(made.placed, self.legs)
        tops = [0] * len(self.legs)
        yield from place_text(self.composer, self.legs, flowed, text, tops, self.story.id)
        yield from self._place_figures(fit.figures[: len(self.berths)], text)
        yield from self._place_insets(fit.figures, made.table, text)

    # -- depth -------------------------------------------------------------------------------------

    @property
    def figure_depths(self) -> tuple[Depths, ...]:
        """The lines that each figure may take, and each inset behind them."""
        grid = self.composer.grid
        own = (berth.figure.depths(grid) for berth in self.berths)
        return (*own, *(inset.depths(grid) for inset in self.insets))

    def _choose_figure_lines(self, depth: int) -> tuple[int, ...]:
        """Return the figures' depths that make the text end nearest to the module's foot."""
        natural = self.natural_figures
        lines, least, most = list(natural), self.least_figures, self.most_figures
        # Copy that is too long anyway is not tried with every depth of every picture.
        if self._text_depth(least) > depth:
            return least

        def strain(index: int) -> tuple[int, int]:
            return abs(lines[index] - natural[index]), index

        while self._text_depth(lines) > depth:
            able = [i for i in range(len(lines)) if lines[i] > least[i]]
            if not able:
                break
            lines[min(able, key=strain)] -= 1
        able = [i for i in range(len(lines)) if lines[i] < most[i]]
        while able:
            index = min(able, key=strain)
            lines[index] += 1
            if self._text_depth(lines) > depth:
                lines[index] -= 1
                able.remove(index)
            elif lines[index] >= most[index]:
                able.remove(index)
        return tuple(lines)

    def _ground(self, lines: Sequence[int]) -> Ground:
        count = len(self.berths)
        tops, feet = self.taken(lines[:count])
        return Ground(self.legs, self.insets, tuple(lines[count:]), tuple(tops), tuple(feet))

    def _text_depth(self, lines: Sequence[int]) -> int:
        """Return the least depth of legs that hold the text at its best, and all insets."""
        key = tuple(lines)
        if key not in self.depths:
            self.depths[key] = self._find_depth(self._ground(lines))
        return self.depths[key]

    def _find_depth(self, ground: Ground) -> int:
        least = max(ground.least(), self._floor(ground))
        for depth in range(least, least + self.wrapping.most_lines() + 1):
            table = ground.lay(depth)
            if table is not None and self.wrapping.reach(table.rows) is not None:
                return depth
        raise AssertionError("legs with a row for every line hold any copy")

    def _floor(self, ground: Ground) -> int:
        """Return a depth of which no lesser can hold the text: no paragraph saves two lines."""
        taken = sum(ground.tops) + sum(ground.feet)
        for inset, lines in zip(self.insets, ground.lines, strict=True):
            taken += lines * sum(not cover.measure for cover in inset.extent.covers)
        text = self.strip.edges[-1] - self.strip.white - len(self.passages)
        return max(1, (text + taken) // len(self.legs))

    # -- setting -----------------------------------------------------------------------------------

    def _make(self, fit: WrapFit, depth: int) -> Made | None:
        """Return the text set as it fits; reports what has no room.

        None where the pictures and insets alone are too deep.
        """
        ground = self._ground(fit.figures)
        if depth < ground.least():
            self._report_deep(ground, depth)
            return None
        if fit.table is None:
            return self._set_overset(ground, depth, self._text_depth(fit.figures))
        placed = self.wrapping.place(fit.steps)
        self._report_faults(placed)
        return Made(fit.table, fit.depth, placed)

    def _set_overset(self, ground: Ground, depth: int, natural: int) -> Made:
        """Set as much as there is room for, and report the rest (E301)."""
        table = ground.lay(depth)
        assert table is not None, "a depth that holds all insets has rows"
        held, over = self._break_off(table.rows)
        self.composer.report.error(
            "E301",
            self.story.span,
            story=self.story.id,
            lines=max(1, len(over)),
            depth=max(1, natural - depth),
            characters=max(1, sum(slot.characters for _, slot in over)),
        )
        return Made(table, depth, held)

    def _break_off(self, rows: tuple[Row, ...]) -> tuple[Placed, Placed]:
        """Return the text that rows hold, and what has no room.

        A paragraph that can be set nowhere in the last pieces, such as a drop cap beside an inset,
        breaks off before them.
        """
        for count in (*sorted({row.end for row in rows}, reverse=True), 0):
            steps = self.wrapping.reach((*rows[:count], *self._rows_beyond(count)))
            if steps is not None:
                slots = self.wrapping.place(steps)
                held = sum(row.at < count for row, _ in slots)
                return slots[:held], slots[held:]
        raise AssertionError("rows beyond the last hold any copy")

    def _rows_beyond(self, first: int) -> Iterator[Row]:
        """Yield rows behind the last leg, where what has no room is set to be counted."""
        end = first + self.wrapping.most_lines()
        for at in range(first, end):
            yield Row(len(self.legs), at - first, 0, self.legs.measure, at, end)

    def _report_deep(self, ground: Ground, depth: int) -> None:
        """Report the picture or the pull quote for which the legs are not deep enough.

        It is the first without which, and without those behind it, the others have room.
        """
        insets, lines = self.insets, ground.lines
        for count in range(1, len(insets) + 1):
            part = replace(ground, insets=insets[:count], lines=lines[:count])
            if part.least() > depth:
                block = insets[count - 1].block
                break
        else:
            block = self.insets[0].block if self.insets else self.berths[0].figure
        if self.berths and replace(ground, insets=(), lines=()).least() > depth:
            block = self.berths[0].figure
        code = "E308" if isinstance(block, Figure) else "E363"
        missing = ground.least() - depth
        self.composer.report.error(code, block.span, story=self.story.id, lines=missing)

    def _report_faults(self, placed: Placed) -> None:
        """Warn of the lines in which a rule had to give, of those that stand there."""
        lines: dict[int, list[int]] = {}
        for i, (_, slot) in enumerate(placed):
            lines.setdefault(slot.paragraph, []).append(i)
        for number, places in lines.items():
            passage = self.passages[number] if number >= 0 else None
            if passage is not None and passage.prepared is not None:
                found = (placed[i][1].line for i in places)
                own = [line for line in found if line is not None]
                span = self._span_of(number)
                report_faults(passage.prepared, own, self.composer.report, span)

    def _span_of(self, number: int) -> Span:
        if number < len(self.story.body):
            return self.story.body[number].phrase.span
        return self.story.byline.span if self.story.byline is not None else self.story.span

    def _place_insets(self, lines: Sequence[int], table: Table, text: Area) -> Iterator[Group]:
        own = lines[len(self.berths) :]
        for inset, first, depth in zip(self.insets, table.firsts, own, strict=True):
            line = text.line + first
            yield inset.place(self.composer, text.x, line, depth, self.story.id)


def _to_legs(placed: Placed, legs: Legs) -> Flowed:
    found: list[list[tuple[int, Slot]]] = [[] for _ in range(len(legs))]
    for row, slot in placed:
        found[row.leg].append((row.line, slot))
    return Flowed(tuple(map(tuple, found)), ())


# -- composing -------------------------------------------------------------------------------------


def compose_wrapped(
    composer: Composer, story: Story, width: Length, columns: int, remainder: Remainder
) -> StoryModule:
    """Compose a story with insets, or with legs of two measures.

    A story that jumps can have no insets (E364).
    """
    plain = replace(
        story, quotes=(), photos=tuple(photo for photo in story.photos if not photo.is_inset)
    )
    if story.jump is not None:
        _report_jumping(composer, story)
        return compose_plain(composer, plain, width, columns)
    said = Report()
    whole = compose_plain(replace(composer, report=said), plain, width, columns, remainder)
    if plain == story and not whole.legs.wide:
        composer.report.adopt(said)
        return replace(whole, composer=composer)
    for diagnostic in said.diagnostics:
        # Of lines that are broken again nothing is told that is no longer true.
        if diagnostic.code not in LINE_FAULTS:
            composer.report.repeat(diagnostic)
    insets = list(inset_photos(composer, story, whole.legs))
    insets += _inset_quotes(composer, story, whole, insets)
    wrapping = Wrapping(composer, story.body, whole.passages, whole.legs.measure)
    own = {name: getattr(whole, name) for name in StoryModule.__struct_fields__}
    own |= {"composer": composer, "story": story}
    return WrapModule(**own, insets=tuple(insets), wrapping=wrapping)


def _report_jumping(composer: Composer, story: Story) -> None:
    spans = [photo.span for photo in story.photos if photo.is_inset]
    spans += [quote.span for quote in story.quotes]
    composer.report.error("E364", spans[0], story=story.id)


def _inset_quotes(
    composer: Composer, story: Story, whole: StoryModule, pictures: Sequence[Inset]
) -> Iterator[Inset]:
    """Yield the pull quotes where they stand: one without a place in the leg freest of pictures."""
    legs, insets = whole.legs, list(pictures)
    for quote in story.quotes:
        anchor, side = place_of(quote.corner or Corner.MIDDLE)
        leg = quote.leg
        if quote.corner is None and leg is None and quote.columns <= len(legs):
            leg = _free_leg(whole, insets, quote.columns) + 1
        if leg is not None:
            side = Side.LEFT
        extent = cover_legs(composer, quote.span, side, legs, quote.columns, leg)
        if extent is not None:
            found = Inset(set_quote(composer, quote, story, extent.width), anchor, extent)
            insets.append(found)
            yield found


def _free_leg(whole: StoryModule, insets: Sequence[Inset], columns: int) -> int:
    """Return the first of so many legs over which fewest pictures stand, nearest the middle."""
    taken = [0] * len(whole.legs)
    for leg in covered_legs(insets):
        taken[leg] += 1
    for berth in whole.berths:
        for leg in range(berth.first, berth.first + berth.count):
            taken[leg] += 1
    middle = (len(taken) - columns + 1) // 2
    firsts = range(len(taken) - columns + 1)
    return min(firsts, key=lambda i: (sum(taken[i : i + columns]), abs(i - middle), i))
