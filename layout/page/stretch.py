"""How far a story really stretches: rooms as copyfit knows them, found by trying."""

from __future__ import annotations

from layout.page.module import Module, Room, box_lines
from layout.page.story import StoryModule


def widen_room(module: Module, room: Room, lines: int) -> Room:
    """Return a room that holds a depth too at which the module comes out all the same."""
    is_within = room.least <= lines <= room.most
    if is_within or type(module) is not StoryModule or not comes_out(module, lines):
        return room
    tight = room.tight + max(0, room.least - lines)
    return Room(min(room.least, lines), room.natural, max(room.most, lines), tight)


def comes_out(module: StoryModule, lines: int) -> bool:
    """Tell whether a story fills a depth, its box included, with nothing over and no white."""
    fit = module.fit(lines - box_lines(module.story.box))
    return not fit.over and not fit.under
