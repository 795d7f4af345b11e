"""Rules of the finished page: what can be measured only when every line is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct

from layout.display import GlyphRun, Group, Image, Item, Role
from layout.geometry import Rect
from layout.model import Essay, Issue, Page, PhotoStory, Story
from layout.page.bounds import find_strays as find_outside
from layout.page.grid import BASELINE, Area, Grid
from layout.page.outline import rects_of
from layout.page.plan import Block, Plan
from layout.rules.corners import lies_over, parts_beyond
from layout.rules.finding import Finding
from layout.style import Sheet
from layout.units import Length, scale

# What may not begin a line, and what may not end one (GB/T 15834-2011 5.1).
_NO_START = frozenset("，。、；：？！）》〉」』】〕］”’·,.;:?!)]%％℃")
_NO_END = frozenset("（《〈「『【〔［“‘([")
_DASH = "—"
# A paragraph's last line holds two characters (H9); two lines stay together where it turns (C8).
_LAST_LINE = 2
_TURN_LINES = 2
# Between a head and the text or picture under it there is no more white than this (H4), in lines.
_HEAD_WHITE = 4
# From one leg to the next there are ten characters and the gutter at least (H15).
_ASIDE = 10
# From a picture to its caption (H13), in lines.
_CAPTION_NEAR = 1
# Newsprint wants so many pixels an inch (C13).
_PPI_LEAST = 170
_INCH: Length = 72 * 12700
# Families of type on one page, without the nameplate and what advertisers bring (C15).
_FAMILIES_MOST = 4


class Finished(Struct, frozen=True):
    """A page made up: what was asked for, its plan, what stands on it; ``first`` is its line 0."""

    issue: Issue
    page: Page
    sheet: Sheet
    plan: Plan
    items: tuple[Item, ...]

    @property
    def grid(self) -> Grid:
        """The page's grid."""
        return Grid(self.sheet)

    @property
    def first(self) -> int:
        """The lines above the plan's first."""
        return self.sheet.lines - self.plan.lines

    def stories(self) -> Iterator[tuple[Block, Group]]:
        """Yield every block with what is set in it."""
        groups = {item.story: item for item in self.items if isinstance(item, Group) and item.story}
        for block in self.plan.blocks:
            if block.story in groups:
                yield block, groups[block.story]

    def rooms(self, block: Block) -> tuple[Rect, ...]:
        """Return the rectangles of a block on the sheet: one, where it has no corner."""
        width = self.grid.width(block.slab.column, block.slab.columns)
        area = Area(self.grid.x(block.slab.column), width, self.first + block.top, block.lines)
        outline = block.slab.outline
        return rects_of(self.grid, area, outline) if outline else (self.grid.rect(area),)


class SetLine(Struct, frozen=True):
    """A line of body text: its paragraph by number, its text, left edge and baseline."""

    paragraph: int
    text: str
    x: Length
    y: Length
    size: Length


# -- walking ---------------------------------------------------------------------------------------


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Yield all items, groups before what they hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def runs_of(items: Sequence[Item]) -> Iterator[GlyphRun]:
    """Yield the runs of glyphs among items."""
    return (item for item in walk(items) if isinstance(item, GlyphRun))


def text_of(items: Sequence[Item]) -> str:
    """Return the text of items."""
    return "".join(run.text for run in runs_of(items))


def groups_of(items: Sequence[Item], *roles: Role) -> Iterator[Group]:
    """Yield the groups of some roles among items."""
    return (item for item in walk(items) if isinstance(item, Group) and item.role in roles)


def body_lines(group: Group) -> tuple[SetLine, ...]:
    """Return the lines of a story's paragraphs, and those of its jumps, in reading order."""
    lines = []
    for number, paragraph in enumerate(groups_of(group.items, Role.PARAGRAPH, Role.JUMP)):
        for line in groups_of(paragraph.items, Role.LINE):
            runs = list(runs_of(line.items))
            if runs:
                first = runs[0]
                text = "".join(run.text for run in runs)
                lines.append(SetLine(number, text, first.origin.x, first.origin.y, first.size))
    return tuple(lines)


def _legs(lines: Sequence[SetLine]) -> list[list[SetLine]]:
    """Return a story's lines by leg: a leg ends where the next line stands higher, or far aside.

    Far is what no indent is: next to a leg that ends early another may begin lower.
    """
    legs: list[list[SetLine]] = []
    for line in lines:
        if legs and line.y > legs[-1][-1].y and line.x - legs[-1][-1].x < _ASIDE * line.size:
            legs[-1].append(line)
        else:
            legs.append([line])
    return legs


def _join_beside(pictures: Sequence[Rect], legs: list[list[SetLine]]) -> list[list[SetLine]]:
    """Return the legs, each with its rest beside a picture that covers where its lines began."""
    joined = legs[:1]
    for leg in legs[1:]:
        last, line = joined[-1][-1], leg[0]
        follows = 0 < line.y - last.y < 2 * line.size
        if follows and any(p.x <= last.x < p.right <= line.x for p in pictures):
            joined[-1] = joined[-1] + leg
        else:
            joined.append(leg)
    return joined


def _bounds(items: Sequence[Item]) -> tuple[Length, Length] | None:
    """Return the upper and the lower edge of type and pictures."""
    tops, feet = [], []
    for item in walk(items):
        if isinstance(item, GlyphRun):
            tops.append(item.origin.y - scale(item.size, BASELINE, 1000))
            feet.append(item.origin.y + scale(item.size, 1000 - BASELINE, 1000))
        elif isinstance(item, Image):
            tops.append(item.rect.y)
            feet.append(item.rect.bottom)
    return (min(tops), max(feet)) if tops else None


def _news(finished: Finished) -> Iterator[tuple[Block, Group]]:
    return ((b, g) for b, g in finished.stories() if b.kind == "story")


def _found(rule: str, block: Block, measured: int, limit: int, *, is_hard: bool = True) -> Finding:
    place = (block.slab.column + 1, block.top + 1)
    return Finding(rule, (block.letter,), *place, measured, limit, is_hard=is_hard)


# -- hard rules ------------------------------------------------------------------------------------


def find_loose_heads(finished: Finished) -> Iterator[Finding]:
    """H4: the text begins right under its head, with the first leg."""
    for block, group in _news(finished):
        # A vertical head stands beside its text, not over it.
        if not block.facts.has_head_over:
            continue
        head = _bounds(list(groups_of(group.items, Role.HEADLINE, Role.DECK)))
        rest = list(groups_of(group.items, Role.PARAGRAPH, Role.FIGURE))
        tops = [edges[0] for item in rest if (edges := _bounds((item,)))]
        if _begins_beyond(block) and (lines := body_lines(group)):
            tops = [lines[0].y - scale(lines[0].size, BASELINE, 1000)]
        if head and tops:
            white = (min(tops) - head[1]) // finished.sheet.pitch
            if white > _HEAD_WHITE or _begins_beyond(block):
                yield _found("H4", block, white, _HEAD_WHITE)


def _begins_beyond(block: Block) -> bool:
    """Tell whether a story's first leg does not stand under its head."""
    return block.head[0] > block.slab.column


def find_broken_reading(finished: Finished) -> Iterator[Finding]:
    """H5: legs read from left to right, none rises above the head."""
    for block, group in _news(finished):
        head = _bounds(list(groups_of(group.items, Role.HEADLINE)))
        # Text may stand beside a head that is told to stand so.
        is_over = block.facts.has_head_over and block.facts.seat is None
        head = head if is_over else None
        lines = body_lines(group)
        above = sum(head is not None and line.y < head[1] for line in lines)
        if above:
            yield _found("H5", block, above, 0)
        edges = [min(line.x for line in leg) for leg in _legs(lines)]
        back = sum(right < left for left, right in pairwise(edges))
        if back:
            yield _found("H5", block, back, 0)


def find_strays(finished: Finished) -> Iterator[Finding]:
    """H6: a story is one region, and all of it stands there."""
    for block, group in finished.stories():
        strays = sum(1 for _ in find_outside(group.items, *finished.rooms(block)))
        if strays:
            yield _found("H6", block, strays, 0)


def find_bad_edges(finished: Finished) -> Iterator[Finding]:
    """H8: no closing mark begins a line, no opening mark ends one, no dash is torn."""
    for block, group in finished.stories():
        bad = 0
        for one, other in pairwise(body_lines(group)):
            # How a paragraph begins and ends is the writer's; only breaks are judged.
            if one.paragraph != other.paragraph:
                continue
            start, end = other.text[:1], one.text.rstrip()[-1:]
            is_torn = start == end == _DASH
            bad += start in _NO_START or end in _NO_END or is_torn
        if bad:
            yield _found("H8", block, bad, 0)


def find_lone(finished: Finished) -> Iterator[Finding]:
    """H9: no single character is a line, no single line a leg."""
    for block, group in finished.stories():
        lines = body_lines(group)
        ends = [
            line
            for line, after in zip_longest(lines, lines[1:])
            if after is None or after.paragraph != line.paragraph
        ]
        counts = [sum(line.paragraph == end.paragraph for line in lines) for end in ends]
        lone = sum(
            len(end.text.strip()) < _LAST_LINE and count > 1
            for end, count in zip(ends, counts, strict=True)
        )
        legs = _legs(lines)
        if len(legs) > 1 and block.kind == "story":
            lone += sum(len(leg) == 1 for leg in legs)
        if lone:
            yield _found("H9", block, lone, 0)


def find_off_grid(finished: Finished) -> Iterator[Finding]:
    """H10: every baseline of body text lies on the page's grid."""
    sheet = finished.sheet
    start = sheet.top + scale(sheet.size, BASELINE, 1000)
    for block, group in finished.stories():
        if block.kind in ("story", "briefs"):
            body = [line for line in body_lines(group) if line.size == sheet.size]
            off = sum((line.y - start) % sheet.pitch != 0 for line in body)
            if off:
                yield _found("H10", block, off, 0)


def find_uneven_measures(finished: Finished) -> Iterator[Finding]:
    """H11: legs are whole characters wide, what is left over is in the gutters."""
    em = finished.sheet.size
    for block, group in _news(finished):
        facts = block.facts
        starts = sorted({min(line.x for line in leg) for leg in _legs(body_lines(group))})
        for left, right in pairwise(starts):
            gutter = (right - left) - facts.characters * em
            # A leg that begins with a paragraph is only known by its indented line.
            if facts.characters and gutter < finished.sheet.gutter * em - 2 * em:
                yield _found("H11", block, gutter // em, finished.sheet.gutter)


def find_loose_pictures(finished: Finished) -> Iterator[Finding]:
    """H13: pictures stand in their story with their captions; news pictures are credited."""
    for block, group in finished.stories():
        for figure in groups_of(group.items, Role.FIGURE):
            yield from _check_figure(finished, block, figure)
    items = dict(finished.page.items)
    for block in finished.plan.blocks:
        bare = _count_uncredited(items.get(block.letter))
        if bare:
            yield _found("H13", block, bare, 0, is_hard=False)


def _check_figure(finished: Finished, block: Block, figure: Group) -> Iterator[Finding]:
    images = [item for item in walk(figure.items) if isinstance(item, Image)]
    for caption in groups_of(figure.items, Role.CAPTION):
        for image in images:
            edges = _bounds(caption.items)
            away = (edges[0] - image.rect.bottom) // finished.sheet.pitch if edges else 0
            if away > _CAPTION_NEAR:
                yield _found("H13", block, away, _CAPTION_NEAR)
            ends = [run.origin.x + run.width for run in runs_of(caption.items)]
            right = max(ends, default=image.rect.right)
            over = (right - image.rect.right) // finished.sheet.size
            if over > 0:
                yield _found("H13", block, over, 0)


def _count_uncredited(item: object) -> int:
    match item:
        case Story():
            return sum(photo.credit is None for photo in item.photos)
        case PhotoStory():
            return int(item.photo.credit is None)
        case Essay():
            bare = any(photo.credit is None for photo in item.photos)
            return int(item.credit is None and bare)
        case _:
            return 0


def find_unparted(finished: Finished) -> Iterator[Finding]:
    """H16: neighbours are set apart by white, a rule or a box."""
    if finished.sheet.gutter >= 1:
        return
    for one in finished.plan.blocks:
        for other in finished.plan.blocks:
            beside = one.right == other.slab.column
            shares = one.top < other.slab.end and other.top < one.slab.end
            if beside and shares and not (one.facts.is_boxed or other.facts.is_boxed):
                yield _found("H16", one, finished.sheet.gutter, 1)


# -- costs -----------------------------------------------------------------------------------------


def find_turned_lines(finished: Finished) -> Iterator[Finding]:
    """C8: a paragraph that goes on in another leg leaves two lines on each side."""
    for block, group in _news(finished):
        lone = 0
        legs = _legs(body_lines(group))
        for leg, after in pairwise(legs):
            last = leg[-1].paragraph
            if after[0].paragraph != last:
                continue
            lone += sum(line.paragraph == last for line in leg) < _TURN_LINES
            lone += sum(line.paragraph == last for line in after) < _TURN_LINES
        if lone:
            yield _found("C8", block, lone, 0, is_hard=False)


def find_coarse_pictures(finished: Finished) -> Iterator[Finding]:
    """C13: a picture has pixels enough for its size."""
    for block, group in finished.stories():
        for image in (item for item in walk(group.items) if isinstance(item, Image)):
            left, top, right, bottom = image.crop
            wide, high = max(1, image.rect.width), max(1, image.rect.height)
            ppi = min((right - left) * _INCH // wide, (bottom - top) * _INCH // high)
            if ppi < _PPI_LEAST:
                yield _found("C13", block, ppi, _PPI_LEAST, is_hard=False)


def find_naked_legs(finished: Finished) -> Iterator[Finding]:
    """C5: every leg has a head, a picture, a rule or a box over it: all legs begin alike.

    A hairline that parts two stories is no cover for a leg beyond its head: it looks like the
    upper story's text.
    """
    for block, group in _news(finished):
        if block.slab.spans:
            naked = _count_beyond(block, finished.plan)
        else:
            first, count = block.facts.seat or (0, 0)
            pictures = [i.rect for i in walk(group.items) if isinstance(i, Image)]
            legs = _join_beside(pictures, _legs(body_lines(group)))
            # Legs under a head that takes only theirs begin lower than the others.
            tops = [leg[0].y for leg in (*legs[:first], *legs[first + count :])]
            figures = [e for f in groups_of(group.items, Role.FIGURE) if (e := _bounds((f,)))]
            top_line = min(tops, default=0)
            naked = sum(
                top > top_line and not any(foot < top for _, foot in figures) for top in tops
            )
        if naked:
            yield _found("C5", block, naked, 0, is_hard=False)


def _count_beyond(block: Block, plan: Plan) -> int:
    """Return how many legs' columns stand beyond the head with no box or picture over them."""
    if block.facts.is_boxed:
        return 0
    naked = 0
    for part in parts_beyond(block):
        over = [other for other in plan.blocks if other is not block and lies_over(other, part)]
        is_covered = all(b.facts.is_boxed or b.kind in ("essay", "picture") for b in over)
        naked += 0 if over and is_covered else part.columns
    return naked


def find_many_families(finished: Finished) -> Iterator[Finding]:
    """C15: few families of type on one page; the weights of one are one."""
    news = [g.items for block, g in finished.stories() if block.kind != "advertisement"]
    families = {_family(run.face) for items in news for run in runs_of(items)}
    if len(families) > _FAMILIES_MOST:
        yield Finding("C15", (), 1, 1, len(families), _FAMILIES_MOST)


def _family(face: str) -> str:
    """Return a face's name without its weight."""
    return face.rpartition("-")[0] or face
