"""Dealing the rows of a page again, where its stories do not come out by their rooms alone.

The depths that stories are thought to reach are dealt first (:mod:`layout.page.stretch`), and only
what comes of it is set.  Where a story then does not do what was thought, that is known, and the
rows are dealt once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from layout.page.composer import Composer
from layout.page.dummy import Laid, Slab
from layout.page.essay import EssayModule
from layout.page.fitting import OVER, UNDER
from layout.page.module import OVERSET, WHITE, Module, Room, box_lines
from layout.page.outline import ShapedRoom
from layout.page.singles import PictureModule
from layout.page.story import StoryModule
from layout.page.stretch import PricedRoom, forget_prices, stretch_rooms

# Times that rows are dealt again at the most: once by what is thought, once by what was learnt.
_DEALS: Final = 2

# Lays a page by other rooms, from where its rows were on.
Lay = Callable[[Mapping[str, Room], Sequence[int]], Laid]


class Faults(NamedTuple):
    """What is wrong with a page: lines over, lines of white, stories that do not come out."""

    over: int = 0
    white: int = 0
    stories: int = 0

    def add(self, fault: int) -> Faults:
        """Return them with those of a story that lacks so many lines, or has them white."""
        return Faults(
            self.over + max(0, fault), self.white - min(0, fault), self.stories + (fault != 0)
        )


def deal_again(
    composer: Composer,
    modules: Mapping[str, Module],
    rooms: Mapping[str, Room],
    laid: Laid,
    lay: Lay,
) -> Laid:
    """Return a page with less over, or less white, than the one that is ``laid``; else that one."""
    is_over = any(_find_fault(modules[s.letter], rooms[s.letter], s) > 0 for s in laid.slabs)
    stretched = stretch_rooms(composer, modules, rooms, is_over=is_over)
    hope = _hope(modules, rooms, stretched, laid)
    if not hope.stories and not _measure(modules, rooms, laid).stories:
        return laid
    best, least, edges = laid, None, laid.edges
    for _ in range(_DEALS):
        forget_prices(stretched)
        again = lay(stretched, edges)
        if again.edges == edges:
            break
        if not is_over and _hope(modules, rooms, stretched, again).stories:
            # Its stories are dear to set; white that stays all the same is not worth that.
            break
        told, edges = _measure(modules, rooms, again), again.edges
        if least is None or told < least:
            best, least = again, told
        if not told.stories:
            break
    # The first is set only where it may be as good.
    is_better = least is not None and (hope > least or _measure(modules, rooms, laid) > least)
    return best if is_better else laid


def _hope(
    modules: Mapping[str, Module],
    rooms: Mapping[str, Room],
    stretched: Mapping[str, Room],
    laid: Laid,
) -> Faults:
    """Return what is wrong with a page if its stories can do what they are thought to."""
    faults = Faults()
    for slab in laid.slabs:
        room = stretched[slab.letter]
        if type(modules[slab.letter]) is StoryModule and isinstance(room, PricedRoom):
            cost = room.cost(slab.lines)
            faults = faults.add(cost // OVER or -(cost // UNDER))
        else:
            faults = faults.add(_find_fault(modules[slab.letter], rooms[slab.letter], slab))
    return faults


def _measure(modules: Mapping[str, Module], rooms: Mapping[str, Room], laid: Laid) -> Faults:
    """Return what is wrong with a page, its stories set."""
    faults = Faults()
    for slab in laid.slabs:
        faults = faults.add(find_fault(modules[slab.letter], rooms[slab.letter], slab))
    return faults


def find_fault(module: Module, room: Room, slab: Slab) -> int:
    """Return the lines of depth that a module lacks in its place; less than none are white."""
    if type(module) is StoryModule:
        fit = module.try_fit(slab.lines - box_lines(module.story.box))
        return fit.over or -fit.under
    return _find_fault(module, room, slab)


def _find_fault(module: Module, room: Room, slab: Slab) -> int:
    """Return the lines that a module lacks in its place, as its room says; white is less than 0."""
    lines = slab.lines
    if isinstance(room, ShapedRoom) and slab.outline is not None:
        cost = room.cost_in(slab.outline, lines)
        return cost // OVERSET or -(cost // WHITE)
    # Pictures cropped further than they should be leave nothing over.
    least = module.shallowest if isinstance(module, (PictureModule, EssayModule)) else room.least
    return max(0, least - lines) or min(0, room.most - lines)
