"""How far stories really stretch: rooms as copyfit knows them, found by trying.

A story's own room counts pictures, white at its head and the wordings of its headline.  Sizes of
the head and lines that paragraphs give are known only when the story is set to a depth; that is
dear, and done for stories that do not come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from msgspec import field

from layout.page.composer import Composer
from layout.page.essay import EssayModule
from layout.page.fitting import OVER, UNDER
from layout.page.module import Module, Room, box_lines
from layout.page.outline import Outline, ShapedRoom
from layout.page.reach import find_reach
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
    composer: Composer, modules: Mapping[str, Module], rooms: Mapping[str, Room], *, is_over: bool
) -> dict[str, Room]:
    """Return the rooms of a page's modules, all of them at the prices of copyfit.

    Where the page ``is_over`` its stories are tried at depths at which only shorter paragraphs
    help; where it is only white no story is wanted so shallow.
    """
    limit = composer.style.copyfit.picture
    return {
        letter: _stretch(modules[letter], room, limit, is_over=is_over)
        for letter, room in rooms.items()
    }


def forget_prices(rooms: Mapping[str, Room]) -> None:
    """Make rooms tell their prices anew, by what was tried since."""
    for room in rooms.values():
        if isinstance(room, PricedRoom):
            room.known.clear()


def _stretch(module: Module, room: Room, limit: int, *, is_over: bool) -> Room:
    bounds = room.least, room.natural, room.most
    if isinstance(room, ShapedRoom):
        assert isinstance(module, ShapedModule), "nothing else has such a room"
        return ShapedRoom(*bounds, find=partial(_price_shaped, module))
    if type(module) is StoryModule:
        story = _Stretched(module, room, limit, is_over)
        return PricedRoom(*bounds, find=story.price)
    if isinstance(module, (PictureModule, EssayModule)):
        return PricedRoom(*bounds, find=partial(_price_picture, module, room, limit))
    return PricedRoom(*bounds, find=partial(_price_room, room, limit))


class _Stretched:
    """A story as it is dealt again: what is known of its depths, worked out when it is asked."""

    def __init__(self, module: StoryModule, room: Room, limit: int, is_over: bool) -> None:
        self.module = module
        self.room = room
        self.limit = limit
        self.is_over = is_over
        self.box = box_lines(module.story.box)
        # The first depths beyond the story's room at which it does not come out, once known.
        self._shallow = 0
        self._deep = _DEEPEST
        self._reach: dict[int, int] = {}
        self._asked = 0

    def price(self, lines: int) -> int:
        """Return the price of a depth: as the story was set to it, or by its reach."""
        module, room = self.module, self.room
        if module.is_tried(lines - self.box):
            return _price_fit(module, lines)
        if room.least + room.tight <= lines <= room.most:
            # Setting it is dear, and would say much the same.
            return _price_strain(room, self.limit, lines)
        if module.footing is not None or (self.is_over and lines < room.natural):
            return self._try(lines)
        return self._reckon(lines)

    def _reckon(self, lines: int) -> int:
        """Return the price of a depth by what the story can do beside shorter paragraphs."""
        # What paragraphs cost is known of those that were asked since.
        asked = sum(passage.kept.dearest for passage in self.module.passages)
        if not self._reach or asked != self._asked:
            reach = find_reach(self.module.means)
            self._reach = {depth + self.box: price for depth, price in reach.items()}
            self._asked = asked
        reach = self._reach
        if lines in reach:
            return reach[lines]
        depths = [depth for depth in reach if depth < lines]
        if not depths:
            return (min(reach) - lines) * OVER
        nearest = max(depths)
        return reach[nearest] + _price_white(lines - nearest)

    def _try(self, lines: int) -> int:
        """Return the price of a depth, tried unless one nearer the room is known to fail."""
        module, room = self.module, self.room
        tried = min(max(lines, self._shallow), self._deep)
        step = -1 if lines < room.natural else 1
        first = room.least + room.tight if step < 0 else room.most
        price = 0
        # Outwards from its room, so that no depth is tried behind one that fails.
        for depth in range(first + step, tried + step, step):
            price = _price_fit(module, depth)
            if price >= UNDER:
                if step < 0:
                    self._shallow = depth
                else:
                    self._deep = depth
                tried = depth
                break
        return price + max(0, tried - lines) * OVER + _price_white(max(0, lines - tried))


def _price_fit(module: StoryModule, lines: int) -> int:
    fit = module.try_fit(lines - box_lines(module.story.box))
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
    return module.try_fit(lines - box_lines(module.story.box)).is_flush
