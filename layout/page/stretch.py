"""How far stories really stretch: rooms as copyfit knows them, found by trying.

A story's own room counts pictures, white at its head and the wordings of its headline.  Sizes of
the head and lines that paragraphs give are known only when the story is set to a depth; that is
dear, and done for stories that do not come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from msgspec import Struct, field

from layout.page.composer import Composer
from layout.page.essay import EssayModule
from layout.page.fitting import OVER, UNDER
from layout.page.module import Module, Room, box_lines
from layout.page.outline import Outline, ShapedRoom
from layout.page.shaped import ShapedModule
from layout.page.singles import PictureModule
from layout.page.story import StoryModule

# Deeper than any page.
_DEEPEST: Final = 1_000_000
# Lines of white that dealing rows again may be hoped to fill, and the price of each beyond them:
# half a step of a head.  Judgement, not measured.
_WHITE_MOST: Final = 8
_WHITE_BEYOND: Final = 10


class PricedRoom(Room, frozen=True, kw_only=True):
    """A room whose cost is what copyfit pays at a depth; ``find`` tries one, ``known`` keeps it."""

    find: Callable[[int], int]
    known: dict[int, int] = field(default_factory=dict)

    def cost(self, lines: int) -> int:
        """Return the price of a depth: lines over first, then white, then the ladder's prices."""
        if lines not in self.known:
            self.known[lines] = self.find(lines)
        return self.known[lines]


def stretch_rooms(
    composer: Composer, modules: Mapping[str, Module], rooms: Mapping[str, Room]
) -> dict[str, Room]:
    """Return the rooms of a page's modules, all of them at the prices of copyfit."""
    limit = composer.style.copyfit.picture
    return {letter: _stretch(modules[letter], room, limit) for letter, room in rooms.items()}


def _stretch(module: Module, room: Room, limit: int) -> Room:
    bounds = room.least, room.natural, room.most
    if isinstance(room, ShapedRoom):
        assert isinstance(module, ShapedModule), "nothing else has such a room"
        return ShapedRoom(*bounds, find=partial(_price_shaped, module))
    if type(module) is StoryModule:
        return PricedRoom(*bounds, find=partial(_price_story, module, room, limit, _Ends()))
    if isinstance(module, (PictureModule, EssayModule)):
        return PricedRoom(*bounds, find=partial(_price_picture, module, room, limit))
    return PricedRoom(*bounds, find=partial(_price_room, room, limit))


class _Ends(Struct):
    """The first depths beyond a story's room at which it does not come out, once known."""

    shallow: int = 0
    deep: int = _DEEPEST


def _price_story(module: StoryModule, room: Room, limit: int, ends: _Ends, lines: int) -> int:
    """Return the price of a depth, which is tried unless one nearer the room is known to fail."""
    if module.is_fitted(lines - box_lines(module.story.box)):
        return _price_fit(module, lines)
    if room.least + room.tight <= lines <= room.most:
        # Setting it is dear, and would say much the same.
        return _price_strain(room, limit, lines)
    tried = min(max(lines, ends.shallow), ends.deep)
    step = -1 if lines < room.natural else 1
    first = room.least + room.tight if step < 0 else room.most
    price = 0
    # Outwards from its room, so that no depth is tried behind one that fails.
    for depth in range(first + step, tried + step, step):
        price = _price_fit(module, depth)
        if price >= UNDER:
            ends.shallow, ends.deep = (depth, ends.deep) if step < 0 else (ends.shallow, depth)
            tried = depth
            break
    return price + max(0, tried - lines) * OVER + _price_white(max(0, lines - tried))


def _price_fit(module: StoryModule, lines: int) -> int:
    fit = module.fit(lines - box_lines(module.story.box))
    return fit.over * OVER + _price_white(fit.under) + fit.price


def _price_shaped(module: ShapedModule, outline: Outline, lines: int) -> int:
    """Return the price of a place that is no rectangle; what its head lacks counts as copy over."""
    story = module.fit(outline)
    head = story.fit(lines - box_lines(story.story.box)).heading.block.lines
    return module.lack(outline, lines, head) * OVER + _price_fit(story, lines)


def _price_room(room: Room, limit: int, lines: int) -> int:
    """Return the price of a depth for what is no plain story: ``limit`` where it is least."""
    if lines < room.least:
        return (room.least - lines) * OVER + limit
    if lines > room.most:
        return _price_white(lines - room.most) + limit
    return _price_strain(room, limit, lines)


def _price_picture(module: PictureModule | EssayModule, room: Room, limit: int, lines: int) -> int:
    """Return the price of a depth for pictures: nothing is over where one is cropped further.

    Its price goes on rising by the square, up to where it is no picture any more.
    """
    over, white = max(0, module.shallowest - lines), max(0, lines - room.most)
    return over * OVER + _price_white(white) + min(UNDER - 1, _price_strain(room, limit, lines))


def _price_white(lines: int) -> int:
    """Return the price of white: what no copyfit fills is worth no head a size smaller."""
    return min(lines, _WHITE_MOST) * UNDER + max(0, lines - _WHITE_MOST) * _WHITE_BEYOND


def _price_strain(room: Room, limit: int, lines: int) -> int:
    away = 0 if room.is_elastic else lines - room.natural
    reach = room.most - room.natural if away > 0 else room.natural - room.least
    return limit * away * away // max(1, reach * reach)


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
