"""Rules of the make-up: what can be measured on a plan, before a line of it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from layout.model import Side
from layout.page.dummy import Slab, find_first_cell
from layout.page.plan import Block, Plan
from layout.rules.corners import corners_of, lies_over, parts_beyond
from layout.rules.finding import Finding
from layout.rules.profile import Profile
from layout.rules.shape import (
    GREY_MOST,
    LEG_MOST,
    RIBBON,
    SHARE_LEAST,
    is_narrow,
    price_grey,
    price_headline,
    price_legs,
)
from layout.units import PT

# Heads that overlap by more than this share of the shallower butt, in thousandths (C1).
_BUTTING = 500
# The lead's head is larger than any other by this much (C10).
_LEAD_AHEAD = 12 * PT
# Measures and boxes on one page (C15).
_MEASURES_MOST = 3
_BOXES_MOST = 3
# The range of a measure in characters (H15).
_MEASURE_LEAST, _MEASURE_MOST = 10, 48
# Lines under a head before its leg ends (H7).
_UNDER_HEAD = 3
_ADVERTISEMENT = "advertisement"
# What is all picture (C6).
_PICTURED = ("essay", "picture")


def find_overprints(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H1: nothing overlaps, nothing leaves the type area."""
    del profile
    for block in plan.blocks:
        slab = block.slab
        if slab.column < 0 or block.right > plan.columns or slab.line < 0 or slab.end > plan.lines:
            yield _found("H1", (block,), slab.end, plan.lines, is_hard=True)
    for a, b in combinations(plan.blocks, 2):
        if _overlap(a, b):
            yield _found("H1", (a, b), 1, 0, is_hard=True)


def find_white(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H2: the page is full, and so is every module."""
    del profile
    for block in plan.blocks:
        over = block.lines - block.facts.room.most
        if over > 0:
            yield _found("H2", (block,), over, 0, cost=100 * over, is_hard=True)
    taken = sum(block.area for block in plan.blocks)
    white = plan.columns * plan.lines - plan.white - taken
    if white > 0 and plan.blocks:
        yield Finding("H2", (), 1, 1, white, 0, is_hard=True)


def find_overset(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H3: no module is shallower than the text that stands in it; pictures can be cropped."""
    del profile
    for block in plan.blocks:
        under = block.facts.room.least - block.lines
        if under > 0 and block.kind in ("story", "briefs"):
            yield _found("H3", (block,), under, 0, is_hard=True)


def find_shallow_text(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H7: a head has three lines of text under it."""
    del profile
    for block in plan.blocks:
        facts = block.facts
        if block.kind == "story" and facts.has_head_over and 0 < facts.leg_lines < _UNDER_HEAD:
            yield _found("H7", (block,), facts.leg_lines, _UNDER_HEAD, is_hard=True)


def find_weak_lead(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H14: the lead stands top left, and its head is larger than any other.

    Top left of what is not pinned; where a lead is pinned itself, its editor wants it there.
    """
    del profile
    lead = lead_of(plan)
    if lead is None:
        return
    pinned = [block.slab for block in plan.blocks if block.letter in plan.pinned]
    first = find_first_cell(pinned, plan.columns)
    if (lead.head[0], lead.slab.line) != first and lead.letter not in plan.pinned:
        yield _found("H14", (lead,), lead.top + 1, 1, is_hard=True)
    size = lead.facts.headline.size if lead.facts.headline else 0
    for block in plan.blocks:
        other = block.facts.headline
        if size and block is not lead and other and other.size >= size:
            # Twin leads (双头条) of one rank may have heads of one size.
            is_hard = block.rank > lead.rank
            yield _found("H14", (lead, block), size // PT, other.size // PT, is_hard=is_hard)


def find_measures(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """H15: a line holds 10 to 48 characters."""
    del profile
    for block in plan.blocks:
        characters = block.facts.characters
        if characters and not _MEASURE_LEAST <= characters <= _MEASURE_MOST:
            limit = _MEASURE_LEAST if characters < _MEASURE_LEAST else _MEASURE_MOST
            yield _found("H15", (block,), characters, limit, is_hard=True)


def find_butting_heads(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C1: heads side by side at one height (碰题); of one size and face they may not be at all."""
    for a, b in combinations(plan.blocks, 2):
        (a_first, a_end), (b_first, b_end) = _place_head(a), _place_head(b)
        left, right = (a, b) if a_end == b_first else (b, a)
        if (
            not (a_end == b_first or b_end == a_first)
            or left.facts.is_boxed
            or right.facts.is_boxed
        ):
            continue
        if right.slab.column == plan.fold:
            # The strip of a spread keeps them apart.
            continue
        one, other = left.facts.headline, right.facts.headline
        if one is None or other is None:
            continue
        if (one.side or other.side) and (one.side, other.side) != (Side.RIGHT, Side.LEFT):
            # A head that stands parts from one that lies; two that stand meet back to back.
            continue
        deep, other_deep = _head_depth(left), _head_depth(right)
        first = max(left.top, right.top)
        end = min(left.top + deep, right.top + other_deep)
        least = min(deep, other_deep)
        share = (end - first) * 1000 // max(1, least)
        if share > _BUTTING:
            is_hard = one.is_like(other)
            cost = 0 if is_hard else profile.butting
            yield _found(
                "C1", (left, right), share // 10, _BUTTING // 10, cost=cost, is_hard=is_hard
            )


def _place_head(block: Block) -> tuple[int, int]:
    """Return the first of the columns that a head stands over, and the one after the last."""
    facts, slab = block.facts, block.slab
    if facts.seat is None:
        return block.head
    first, count = facts.seat
    end = slab.column + (first + count) * slab.columns // facts.legs
    return slab.column + first * slab.columns // facts.legs, end


def _head_depth(block: Block) -> int:
    """Return the lines of a head beside its neighbours: all of its module's if it is vertical."""
    head = block.facts.headline
    return block.lines if head is not None and head.side else block.facts.head_lines


def find_seams(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C2: no seam runs across the whole page (通线, 断版); one above advertisements may."""
    for line in sorted({block.slab.line for block in plan.blocks} - {0}):
        below = [block for block in plan.blocks if block.slab.line >= line]
        is_crossed = any(block.slab.line < line < block.slab.end for block in plan.blocks)
        if not is_crossed and any(block.kind != _ADVERTISEMENT for block in below):
            yield Finding("C2", (), 1, line + 1, plan.columns, 0, cost=profile.across)
    news = [block for block in plan.blocks if not _is_foot_ad(block, plan)]
    for column in sorted({block.slab.column for block in news} - {0}):
        if not any(block.slab.column < column < block.right for block in plan.blocks):
            yield Finding("C2", (), column + 1, 1, plan.lines, 0, cost=profile.down)


def _is_foot_ad(block: Block, plan: Plan) -> bool:
    return block.kind == _ADVERTISEMENT and block.slab.end == plan.lines


def find_crosses(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C3: four corners do not meet in one point."""
    corners: dict[tuple[int, int], list[Block]] = {}
    for block in plan.blocks:
        for corner in corners_of(block):
            corners.setdefault(corner, []).append(block)
    for (line, column), blocks in sorted(corners.items(), key=lambda corner: corner[0]):
        if len(blocks) > 3:  # noqa: PLR2004 - four corners
            letters = tuple(block.letter for block in blocks)
            yield Finding("C3", letters, column + 1, line + 1, 4, 3, cost=profile.cross)


def find_trapped(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C6: no story is enclosed by boxes on three sides, none turns round a picture's foot."""
    for block in plan.blocks:
        if block.slab.spans:
            yield from _find_armpits(block, plan, profile)
        if block.facts.is_boxed:
            continue
        sides = {
            side
            for other in plan.blocks
            if other.facts.is_boxed
            for side in _touching(block, other)
        }
        if len(sides) > 2:  # noqa: PLR2004 - three sides of four
            yield _found("C6", (block,), len(sides), 2, cost=profile.trapped)


def _find_armpits(block: Block, plan: Plan, profile: Profile) -> Iterator[Finding]:
    """Find the pictures of other stories under which legs beyond a head begin."""
    for other in plan.blocks:
        if other.kind in _PICTURED and any(lies_over(other, part) for part in parts_beyond(block)):
            columns = sum(p.columns for p in parts_beyond(block) if lies_over(other, p))
            yield _found("C6", (block, other), columns, 0, cost=profile.trapped)


def _touching(block: Block, other: Block) -> Iterator[str]:
    if block.slab.spans or other.slab.spans:
        for one in block.slab.parts:
            for part in other.slab.parts:
                yield from _sides(one, part)
        return
    yield from _sides(block.slab, other.slab)


def _sides(block: Slab, other: Slab) -> Iterator[str]:
    """Yield the sides on which a rectangle touches another."""
    right, far = block.column + block.columns, other.column + other.columns
    beside = other.line < block.end and block.line < other.end
    stacked = other.column < right and block.column < far
    if beside and far == block.column:
        yield "left"
    if beside and other.column == right:
        yield "right"
    if stacked and other.end == block.line:
        yield "above"
    if stacked and other.line == block.end:
        yield "below"


def find_odd_legs(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C7: legs are neither stumps nor ribbons, and end together."""
    for block in plan.blocks:
        if cost := price_legs(block.facts, profile):
            deep, hollow = block.facts.leg_lines, block.facts.hollow
            if block.facts.wrapped:
                deep = min(deep, block.facts.wrapped)
            most = RIBBON if is_narrow(block.facts) else LEG_MOST
            if profile.leg_least <= deep <= most:
                yield _found("C7", (block,), hollow, 0, cost=cost)
            else:
                limit = profile.leg_least if deep < profile.leg_least else most
                yield _found("C7", (block,), deep, limit, cost=cost)


def find_thin_heads(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C9: a headline fills three quarters of its width, in a size of its grade."""
    for block in plan.blocks:
        head = block.facts.headline
        if head is None or not (cost := price_headline(block.facts, profile)):
            continue
        if head.share < SHARE_LEAST:
            yield _found("C9", (block,), head.share // 10, SHARE_LEAST // 10, cost=cost)
        else:
            sizes = head.size // PT, (head.size + head.under) // PT
            yield _found("C9", (block,), *sizes, cost=cost)


def find_growing_heads(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C10: heads of one width shrink down the page, and the lead's is far ahead."""
    for a, b in combinations(plan.blocks, 2):
        upper, lower = (a, b) if a.top < b.top else (b, a)
        one, other = upper.facts.headline, lower.facts.headline
        if one is None or other is None or _head_columns(upper) != _head_columns(lower):
            continue
        if one.side or other.side:
            # The size of a head that stands hangs on its depth, not on the width.
            continue
        if upper.top < lower.top and one.size < other.size:
            sizes = other.size // PT, one.size // PT
            yield _found("C10", (upper, lower), *sizes, cost=profile.growing)
    lead = lead_of(plan)
    if lead is None or lead.facts.headline is None:
        return
    size = lead.facts.headline.size
    others = [b.facts.headline.size for b in plan.blocks if b is not lead and b.facts.headline]
    if others and 0 < size - max(others) < _LEAD_AHEAD:
        ahead = (size - max(others)) // PT
        yield _found("C10", (lead,), ahead, _LEAD_AHEAD // PT, cost=profile.growing)


def _head_columns(block: Block) -> int:
    first, end = block.head
    return end - first


def find_weak_places(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C11: no story stands under one that is two ranks less important, in the same columns."""
    del profile
    for a, b in combinations(plan.blocks, 2):
        upper, lower = (a, b) if a.top < b.top else (b, a)
        first, end = lower.head
        shares = upper.slab.column < end and first < upper.right
        if shares and upper.kind != _ADVERTISEMENT and upper.rank >= lower.rank + 2:
            yield _found("C11", (lower, upper), lower.rank, upper.rank)


def find_crops(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C13: a picture keeps three quarters of its depth, and parts no leg."""
    for block in plan.blocks:
        under = block.facts.room.least - block.lines
        if under > 0 and block.kind not in ("story", "briefs"):
            cost = under * profile.cropped
            yield _found("C13", (block,), block.lines, block.facts.room.least, cost=cost)
        if block.facts.splitting:
            # A reader may not see that the text goes on below.
            yield _found("C13", (block,), block.facts.splitting, 0)


def find_imbalance(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C12: pictures do not all stand in one half of the page."""
    pictured = [block for block in plan.blocks if block.facts.pictures]
    if len(pictured) < 2:  # noqa: PLR2004 - one picture is in some half anyway
        return
    middle, half = plan.lines * 2, plan.columns * 2
    downs = [(block.slab.line + block.slab.end) * 2 for block in pictured]
    asides = [(block.slab.column + block.right) * 2 for block in pictured]
    for sums, centre in ((downs, middle), (asides, half)):
        if all(at < centre for at in sums) or all(at > centre for at in sums):
            share = sum(sums) * 25 // (len(sums) * centre) * 2
            yield _found("C12", tuple(pictured), share, 50, cost=profile.imbalance)


def find_grey(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C14: no leg runs on for more than forty lines without a crosshead or a picture."""
    for block in plan.blocks:
        if cost := price_grey(block.facts, profile):
            yield _found("C14", (block,), block.facts.grey, GREY_MOST, cost=cost)


def find_restless(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C15: few measures and few boxes on one page."""
    measures = {block.facts.characters for block in plan.blocks if block.facts.characters}
    if len(measures) > _MEASURES_MOST:
        over = len(measures) - _MEASURES_MOST
        yield Finding("C15", (), 1, 1, len(measures), _MEASURES_MOST, cost=over * profile.restless)
    boxed = [b for b in plan.blocks if b.facts.is_boxed and b.kind != _ADVERTISEMENT]
    if len(boxed) > _BOXES_MOST:
        over = len(boxed) - _BOXES_MOST
        yield _found("C15", tuple(boxed), len(boxed), _BOXES_MOST, cost=over * profile.restless)


def find_loose_foot(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C16: something at least half as wide as the page holds its foot."""
    foot = [block for block in plan.blocks if block.slab.end == plan.lines]
    widest = max((_columns_at_foot(block) for block in foot), default=0)
    if foot and widest * 2 < plan.columns:
        yield _found("C16", tuple(foot), widest, -(-plan.columns // 2), cost=profile.loose_foot)


def _columns_at_foot(block: Block) -> int:
    return sum(part.columns for part in block.slab.parts if part.end == block.slab.end)


def find_strain(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C17: pictures and heads are near their natural depth."""
    for block in plan.blocks:
        room = block.facts.room
        cost = room.cost(block.lines)
        if room.least <= block.lines <= room.most and cost >= profile.strained:
            yield _found("C17", (block,), block.lines, room.natural, cost=cost)


def lead_of(plan: Plan) -> Block | None:
    """Return the page's lead: the most important story, the first in reading order of equals."""
    news = [block for block in plan.blocks if block.kind not in (_ADVERTISEMENT, "briefs")]
    return min(news, key=lambda b: (b.rank, b.slab.line, b.slab.column), default=None)


def _overlap(a: Block, b: Block) -> bool:
    if not _share(a.slab, b.slab):
        return False
    return any(_share(one, other) for one in a.slab.parts for other in b.slab.parts)


def _share(a: Slab, b: Slab) -> bool:
    return (
        a.column < b.column + b.columns
        and b.column < a.column + a.columns
        and a.line < b.end
        and b.line < a.end
    )


def _found(
    rule: str,
    blocks: Iterable[Block],
    measured: int,
    limit: int,
    *,
    cost: int = 0,
    is_hard: bool = False,
) -> Finding:
    blocks = tuple(blocks)
    letters = tuple(block.letter for block in blocks)
    first = blocks[0]
    return Finding(
        rule, letters, first.slab.column + 1, first.top + 1, measured, limit, cost, is_hard
    )
