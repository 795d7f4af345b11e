"""A vertical headline (竖题): beside its story's text, in columns from right to left.

The ranks of the head are set as lines as deep as the module, so sizes, sense breaks and fill are
those of any head (C9).  Its width is a whole number of characters, and such a one that the legs
beside it come out in whole characters too (R54); its depth is the text's (H4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report, Span, Words
from layout.display import Group, Item, Role, Shape
from layout.geometry import Rect
from layout.model import Box, Head, Side, Story
from layout.page.column import column_group
from layout.page.composer import Composer
from layout.page.fitting import OVER
from layout.page.fitting_report import tell_head
from layout.page.grid import Area
from layout.page.heading import Heading
from layout.page.headline import (
    FLAG_BAND,
    FLAG_HEIGHT,
    FLAG_PAD,
    RANK_HEIGHT,
    HeadBlock,
    Rank,
    set_head,
    word_head,
)
from layout.page.module import NARROWEST, Module, Room, box_lines, draw_box, inner_area, inside
from layout.page.story import StoryModule, compose_story
from layout.style import ColumnOrder, HeadGrade
from layout.text import Line
from layout.units import Length, scale

# A column of a rank over its type size, in thousandths: what its line takes in a head that lies;
# a headline's is a little more (1180 there), since its columns are read downwards and must not
# seem to join across.  That little is judgement, not measured.
COLUMN_WIDTHS = {Role.HEADLINE: 1250, Role.SERIES: FLAG_HEIGHT}
COLUMN_WIDTH = RANK_HEIGHT
# A short vertical headline is spaced out by up to a whole em (均排), as newspapers do.
SPACING_MOST = 1000
# The narrowest head, in characters: one column of the smallest heads.
LEAST_WIDTH = 2
# White beside the head, in characters, that a module deeper than its text may be given: twice the
# narrowest head.  Judgement, not measured; more looks like a gutter too many.
WHITE_MOST = 4
# How often the head is widened because the text beside it became deeper, and it larger.
_TRIES = 8


class Beside(Struct, frozen=True):
    """A width that the head may take, in characters, and the text composed for what it leaves.

    The text's composer has a report of its own, which counts only if this way is taken.
    """

    taken: int
    text: StoryModule


class StandingModule(Struct, frozen=True):
    """A story with a vertical head, composed for the width of its module.

    ``ways`` are the widths that its head may take, the narrowest first: white beside the head
    makes the text deeper, where the module is.
    """

    composer: Composer
    story: Story
    pad: Length
    ways: tuple[Beside, ...]

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.story.box is not Box.NONE

    def room(self) -> Room:
        """Return the lines it wants: the text's, and no fewer than its head."""
        own = box_lines(self.story.box)
        first, last = self.ways[0].text.room(), self.ways[-1].text.room()
        head = _least_lines(self.composer, self.story, self.ways[0].taken, first.natural)
        least = max(first.least, head)
        natural = max(first.natural, least)
        return Room(least + own, natural + own, max(last.most, natural) + own)

    def place(self, area: Area) -> Group:
        """Return the story set into its area; reports a head that has no room in it (E340)."""
        inner = inner_area(area, self.pad, self.story.box)
        way, block = self._choose(inner)
        em, gutter = self.composer.grid.em, self.composer.style.sheet.gutter
        width = way.taken * em
        is_left = self.story.head.side is Side.LEFT
        head_x = inner.x if is_left else inner.x + inner.width - width
        text_x = inner.x + width + gutter * em if is_left else inner.x
        text_width = inner.width - width - gutter * em
        if block is None:
            block = _fit_head(self.composer, self.story, Area(0, width, 0, inner.lines))
        told = replace(way.text, remarks=tuple(self._tell(way, block, inner.lines)))
        text = told.place(Area(text_x, text_width, inner.line, inner.lines))
        self.composer.report.adopt(way.text.composer.report)
        items: list[Item] = list(draw_box(self.composer, area, self.story.box))
        items += self._place_head(block, Area(head_x, width, inner.line, inner.lines))
        return replace(text, items=(*items, *text.items))

    def hold_head(self) -> tuple[HeadBlock | None, Length]:
        """Return the head as it is at the module's natural depth, None without room, and that."""
        lines = self.room().natural - box_lines(self.story.box)
        quiet = _silence(self.composer)
        grid = self.composer.grid
        area = Area(0, self.ways[0].taken * grid.em, 0, lines)
        return _fit_head(quiet, self.story, area), grid.sheet.depth(lines)

    def _choose(self, inner: Area) -> tuple[Beside, HeadBlock | None]:
        """Return the way that fills a depth at the least price, with a head of its own if it has.

        White beside the head makes the text deeper; only copy over asks for a narrower head.
        """
        prices = self.composer.style.copyfit
        cost, best = self.ways[0].text.cost_at(inner.lines), self.ways[0]
        for step, way in enumerate(self.ways[1:], 1):
            price = prices.white * step * (step + 1) // 2
            if price >= cost or cost >= OVER:
                break
            found = price + way.text.cost_at(inner.lines)
            if found < cost:
                cost, best = found, way
        block: HeadBlock | None = None
        if cost >= OVER:
            for price, way, head in self._narrow(inner):
                found = price + way.text.cost_at(inner.lines)
                if found < cost:
                    cost, best, block = found, way, head
        return best, block

    def _narrow(self, inner: Area) -> Iterator[tuple[int, Beside, HeadBlock]]:
        """Yield heads that take less of the width, by a later wording or a smaller size."""
        composer, story, first = self.composer, self.story, self.ways[0]
        em, legs = composer.grid.em, len(first.text.legs)
        own = _fit_head(_silence(composer), story, Area(0, first.taken * em, 0, inner.lines))
        if own is None:
            return
        for taken in range(first.taken - legs, LEAST_WIDTH - 1, -legs):
            area = Area(0, taken * em, 0, inner.lines)
            found = min(_shrink_head(composer, story, area, own), default=None, key=_price_of)
            if found is None:
                return
            text = _compose_text(_silence(composer), story, inner.width, taken, legs)
            if len(text.legs) == legs:
                yield found.price, Beside(taken, text), found.block

    def _tell(self, way: Beside, block: HeadBlock | None, lines: int) -> Iterator[Words]:
        """Tell what of the head is not as it is at the depth that the story wants."""
        if block is None:
            return
        natural = self.room().natural - box_lines(self.story.box)
        own = block if lines == natural and way is self.ways[0] else self.hold_head()[0]
        yield from tell_head(block, own or block)
        white = way.taken - self.ways[0].taken
        if white > 0:
            yield Words(f"竖题旁多空{white}字", f"{white} characters of white beside its head")

    def _place_head(self, block: HeadBlock | None, area: Area) -> Iterator[Group]:
        composer, story = self.composer, self.story
        if area.lines < 1:
            return
        if block is None:
            _report_overset(composer, story, composer.style.heads[story.rank - 1], area)
            return
        yield from _hang(composer, block, area, story)


# -- composing -------------------------------------------------------------------------------------


def compose_news(composer: Composer, story: Story, width: Length, columns: int) -> Module:
    """Compose a story: its head over its text or, declared vertical, beside it."""
    head = story.head
    if head.side is not None and head.position is not None:
        clash = Words("竖排", "run down the page")
        composer.report.error("E357", story.span, story=story.id, clash=clash)
    if head.side is None or not (head.lines or head.kickers or head.decks):
        return compose_story(composer, story, width, columns)
    if composer.fold is not None:
        # The text beside the head would not begin where the columns do: nothing would stand clear.
        composer.report.error("E384", head_span(head), story=story.id)
        lying = replace(story, head=replace(head, side=None))
        return compose_story(composer, lying, width, columns)
    pad, inner = inside(composer, width, story.box)
    characters = inner // composer.grid.em
    most = characters - composer.style.sheet.gutter - NARROWEST
    if most < LEAST_WIDTH:
        composer.report.error(
            "E341", head_span(head), story=story.id, characters=characters,
            least=NARROWEST + composer.style.sheet.gutter + LEAST_WIDTH,
        )  # fmt: skip
        return compose_story(
            composer, replace(story, head=replace(head, side=None)), width, columns
        )
    legs = story.legs or max(1, columns - 1)
    taken = _choose_width(composer, story, inner, legs)
    ways = [Beside(taken, _compose_text(_silence(composer), story, inner, taken, legs))]
    step = len(ways[0].text.legs)
    for wider in range(taken + step, min(most, taken + WHITE_MOST) + 1, step):
        text = _compose_text(_silence(composer), story, inner, wider, legs)
        if len(text.legs) == step:
            ways.append(Beside(wider, text))
    return StandingModule(composer, story, pad, tuple(ways))


def head_span(head: Head) -> Span:
    """Return the place of a head: that of its first words."""
    return next(phrase.span for phrase in (*head.lines, *head.kickers, *head.decks))


def _silence(composer: Composer) -> Composer:
    """Return a composer for a trial, with a report of its own."""
    return replace(composer, report=Report())


def _compose_text(
    composer: Composer, story: Story, inner: Length, taken: int, legs: int
) -> StoryModule:
    """Compose what stands beside the head; fewer legs where so many would be too narrow."""
    em, gutter = composer.grid.em, composer.style.sheet.gutter
    rest = inner // em - taken - gutter
    count = legs
    while story.legs is None and count > 1 and (rest - (count - 1) * gutter) // count < NARROWEST:
        count -= 1
    bare = replace(story, head=Head(), box=Box.NONE, legs=count)
    return compose_story(composer, bare, inner - (taken + gutter) * em, count)


def _choose_width(composer: Composer, story: Story, inner: Length, legs: int) -> int:
    """Return the characters that the head takes of the module's width.

    A wider head makes the text beside it deeper, and a deeper text lets the head be larger: the
    head is widened until it holds what it becomes.
    """
    quiet = _silence(composer)
    em, gutter = composer.grid.em, composer.style.sheet.gutter
    most = inner // em - gutter - NARROWEST
    grade = composer.style.heads[story.rank - 1]
    taken = LEAST_WIDTH
    for _ in range(_TRIES):
        text = _compose_text(quiet, story, inner, taken, legs)
        lines = max(1, text.room().natural)
        area = Area(0, most * em, 0, lines)
        fitted = _fit_grade(quiet, story.head, grade, area)
        if fitted is None:
            return most
        need = -(-width_of(_set(quiet, story.head, fitted, lines)) // em)
        wanted = _whole(need, inner // em, len(text.legs), gutter, most)
        if wanted <= taken:
            break
        taken = wanted
    return taken


def _whole(need: int, characters: int, legs: int, gutter: int, most: int) -> int:
    """Return the least width from ``need`` on that leaves legs of whole characters (R54)."""
    for taken in range(need, min(most, need + legs) + 1):
        if (characters - taken - gutter - (legs - 1) * gutter) % legs == 0:
            return taken
    return need


# -- setting ---------------------------------------------------------------------------------------


def _set(composer: Composer, head: Head, grade: HeadGrade, lines: int) -> HeadBlock:
    """Set a head to lines as deep as so many body lines."""
    depth = composer.grid.sheet.depth(lines)
    return set_head(replace(composer, is_vertical=True), head, grade, depth, spacing=SPACING_MOST)


def _fit_head(composer: Composer, story: Story, area: Area) -> HeadBlock | None:
    """Return a story's head as an area holds it, None where it does not."""
    grade = composer.style.heads[story.rank - 1]
    fitted = _fit_grade(composer, story.head, grade, area)
    return _set(composer, story.head, fitted, area.lines) if fitted is not None else None


def _shrink_head(composer: Composer, story: Story, area: Area, own: HeadBlock) -> Iterator[Heading]:
    """Yield ways to set a head into an area: later wordings, sizes below its own in its grade."""
    prices, head = composer.style.copyfit, story.head
    grade, quiet = composer.style.heads[story.rank - 1], _silence(composer)
    sizes = [size for size in composer.style.ladder if grade.smallest <= size < own.size]
    sizes = [own.size, *(() if head.size else sorted(sizes, reverse=True)[: prices.size_most])]
    for wording in range(own.wording, len(head.wordings)):
        worded = word_head(head, wording)
        for steps, size in enumerate(sizes):
            fixed = replace(grade, largest=size, smallest=size)
            if _is_held(composer, worded, fixed, area):
                block = replace(_set(quiet, worded, fixed, area.lines), wording=wording)
                price = (wording - own.wording) * prices.wording + steps * prices.size
                if block.size == size:
                    yield Heading(block, price)
                    break


def _price_of(heading: Heading) -> int:
    return heading.price


def _fit_grade(composer: Composer, head: Head, grade: HeadGrade, area: Area) -> HeadGrade | None:
    """Return the grade with the largest size whose columns the area holds, None without one."""
    smaller = (size for size in composer.style.ladder if size < grade.largest)
    sizes = (grade.largest,) if head.size else (grade.largest, *smaller)
    grades = (replace(grade, largest=s, smallest=min(s, grade.smallest)) for s in sizes)
    return next((fitted for fitted in grades if _is_held(composer, head, fitted, area)), None)


def _is_held(composer: Composer, head: Head, grade: HeadGrade, area: Area) -> bool:
    """Tell whether an area holds a head as its grade has it."""
    quiet = _silence(composer)
    block = _set(quiet, head, grade, area.lines)
    is_too_long = any(d.code == "E302" for d in quiet.report.diagnostics)
    return not is_too_long and width_of(block) <= area.width


def _least_lines(composer: Composer, story: Story, taken: int, natural: int) -> int:
    """Return the fewest lines in which the head stands in the smallest size of its grade."""
    grade = composer.style.heads[story.rank - 1]
    smallest = replace(grade, largest=min(grade.smallest, grade.largest))
    width = taken * composer.grid.em
    low, high = 1, max(2, natural)
    while low < high:
        middle = (low + high) // 2
        if _is_held(composer, story.head, smallest, Area(0, width, 0, middle)):
            high = middle
        else:
            low = middle + 1
    return low


def width_of(block: HeadBlock) -> Length:
    """Return the width of a head's columns."""
    return sum(len(rank.lines) * _column(rank) for rank in block.ranks)


def _column(rank: Rank) -> Length:
    return scale(rank.size, COLUMN_WIDTHS.get(rank.role, COLUMN_WIDTH), 1000)


# -- placing ---------------------------------------------------------------------------------------


def _hang(composer: Composer, block: HeadBlock, area: Area, story: Story) -> Iterable[Group]:
    """Return the ranks as groups, column by column, centred in the area."""
    top = composer.grid.y(area.line)
    is_inward = composer.style.composition.head_columns is ColumnOrder.TOWARDS_TEXT
    way = 1 if is_inward and story.head.side is Side.LEFT else -1
    edge = area.x + (area.width - way * width_of(block)) // 2
    for rank in block.ranks:
        items: list[Item] = []
        for line, left in zip(rank.lines, rank.lefts, strict=True):
            axis = edge + way * (_column(rank) // 2)
            if rank.role is Role.SERIES:
                items.append(_flag(composer, rank, line, axis, top))
            items.append(column_group(line, axis, top + left))
            edge += way * _column(rank)
        yield Group(rank.role, tuple(items), story=story.id, level=rank.level)


def _flag(composer: Composer, rank: Rank, line: Line, axis: Length, top: Length) -> Group:
    band = scale(rank.size, FLAG_BAND, 1000)
    depth = line.natural + 2 * scale(rank.size, FLAG_PAD, 1000)
    rect = Rect(axis - band // 2, top, band, depth)
    return Group(Role.ARTIFACT, (Shape(rect, fill=composer.style.rules.accent),))


def _report_overset(composer: Composer, story: Story, grade: HeadGrade, area: Area) -> None:
    """Report a head that no size makes fit, with the characters that are too many (E340)."""
    smallest = replace(grade, largest=min(grade.largest, *composer.style.ladder))
    block = _set(_silence(composer), story.head, smallest, area.lines)
    depth = composer.grid.sheet.depth(area.lines)
    over, room = 0, area.width
    # The headline last: its columns have the width that the other ranks leave.
    for rank in sorted(block.ranks, key=lambda rank: rank.role is Role.HEADLINE):
        columns = len(rank.lines)
        if rank.role is Role.HEADLINE:
            columns = min(max(grade.max_lines, columns), max(0, room // _column(rank)))
        over += _excess(rank, columns, depth)
        room -= columns * _column(rank)
    composer.report.error(
        "E340", head_span(story.head), story=story.id, lines=area.lines, characters=max(1, over)
    )


def _excess(rank: Rank, columns: int, depth: Length) -> int:
    """Return how many of a rank's characters so many columns of a depth have no room for."""
    characters = sum(len(line.text) for line in rank.lines)
    natural = sum(line.natural for line in rank.lines)
    return max(0, -(-characters * (natural - columns * depth) // max(1, natural)))
