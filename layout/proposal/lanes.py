"""Costs of all depths side by side in one whole number.

A number holds a lane of 32 bits for each depth from 0 lines up.  Adding two such numbers adds all
their lanes, shifting one moves its costs to greater depths, and a handful of operations takes the
lesser of every two lanes: hundreds of costs are weighed at the price of a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import unpack

from msgspec import Struct

_BITS = 32
# More than any page costs: what cannot be.  A few of them may be added before a lane runs over.
NEVER = 1 << 27


class Lanes(Struct, frozen=True):
    """Lanes for so many depths.

    ``ones`` has 1 in every lane, ``ramp`` the lane's own depth, ``guards`` the highest bit,
    ``nevers`` the cost of what cannot be; ``below[d]`` has that in the lanes under ``d``.
    """

    count: int
    ones: int
    ramp: int
    guards: int
    nevers: int
    below: tuple[int, ...]

    def pack(self, least: int, costs: Sequence[int]) -> int:
        """Return costs from a depth on; those of depths that there is no lane for are left out."""
        lanes = self.nevers
        for depth, cost in enumerate(costs[: max(0, self.count - least)], least):
            lanes ^= (NEVER ^ cost) << (_BITS * depth)
        return lanes

    def unpack(self, lanes: int) -> list[int]:
        """Return the costs of all depths."""
        return list(unpack(f"<{self.count}I", lanes.to_bytes(self.count * _BITS // 8, "little")))

    def lesser(self, one: int, other: int) -> int:
        """Return the lesser of every two lanes."""
        # The guard of a lane survives the subtraction where the first is not less.
        kept = ((one | self.guards) - other) & self.guards
        return one ^ ((one ^ other) & (kept - (kept >> (_BITS - 1))))

    def spread(self, lanes: int, costs: Sequence[int], least: int) -> int:
        """Return the least cost of every sum of a lane's depth and one of the depths from least on.

        The innermost loop of all, so that ``lesser`` is written out in it.
        """
        out, width = self.nevers, self.count * _BITS
        guards, ones, below, last = self.guards, self.ones, self.below, _BITS - 1
        for depth, cost in enumerate(costs, least):
            shift = _BITS * depth
            moved = ((lanes & ((1 << (width - shift)) - 1)) << shift | below[depth]) + cost * ones
            kept = ((out | guards) - moved) & guards
            out ^= (out ^ moved) & (kept - (kept >> last))
        return out

    def clip(self, lanes: int, least: int, most: int) -> int:
        """Return the costs of the depths from ``least`` to ``most``; no other can be."""
        inside = ((1 << (_BITS * (most + 1))) - 1) >> (_BITS * least) << (_BITS * least)
        kept = self.lesser(lanes, self.nevers)
        return self.nevers ^ ((kept ^ self.nevers) & inside)


def make_lanes(most: int) -> Lanes:
    """Return lanes for depths up to ``most``."""
    count = most + 1
    ones = sum(1 << (_BITS * depth) for depth in range(count))
    nevers = ones * NEVER
    return Lanes(
        count,
        ones,
        sum(depth << (_BITS * depth) for depth in range(count)),
        ones << (_BITS - 1),
        nevers,
        tuple(nevers & ((1 << (_BITS * depth)) - 1) for depth in range(count)),
    )
