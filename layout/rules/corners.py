"""Stories that turn a corner: what a place is that is no rectangle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from layout.page.dummy import Slab
from layout.page.plan import Block, Plan
from layout.rules.finding import Finding
from layout.rules.profile import Profile

# The corners of a rectangle (C4).
_CORNERS = 4


def find_dog_legs(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """C4: a story's place is a rectangle; where modules are the style, no other may be."""
    for block in plan.blocks:
        corners = len(corners_of(block))
        if corners > _CORNERS:
            place = (block.slab.column + 1, block.top + 1)
            cost = (corners - _CORNERS) * profile.dog_leg
            yield Finding(
                "C4", (block.letter,), *place, corners, _CORNERS, cost, profile.is_modular
            )


def corners_of(block: Block) -> tuple[tuple[int, int], ...]:
    """Return a block's corners, each as its line and its column."""
    slab = block.slab
    if not slab.spans:
        return tuple(
            (line, c) for c in (slab.column, block.right) for line in (slab.line, slab.end)
        )
    corners = [(edge, slab.column) for edge in slab.spans[0]]
    for column, (before, after) in enumerate(pairwise(slab.spans), slab.column + 1):
        for one, other in zip(before, after, strict=True):
            corners += [(one, column), (other, column)] if one != other else []
    return (*corners, *((edge, block.right) for edge in slab.spans[-1]))


def parts_beyond(block: Block) -> tuple[Slab, ...]:
    """Return the parts of a block that begin lower than its head."""
    return tuple(part for part in block.slab.parts if part.line > block.slab.line)


def lies_over(upper: Block, part: Slab) -> bool:
    """Tell whether a block ends right over a part of another."""
    return any(
        own.end == part.line
        and own.column < part.column + part.columns
        and part.column < own.column + own.columns
        for own in upper.slab.parts
    )
