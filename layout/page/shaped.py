"""A story whose place is no rectangle: an L, or another form of columns with heads and feet apart.

It is composed for its columns before anyone knows how deep they become; for the lines that the
page gives them it becomes a :class:`layout.page.story.StoryModule` that knows what is taken.
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.display import Group
from layout.model import Item, Remainder, Story
from layout.page.composer import Composer
from layout.page.grid import Area
from layout.page.module import NARROWEST, Module, Room, box_lines
from layout.page.outline import Footing, Outline, ShapedArea, ShapedRoom, cut_outline
from layout.page.story import StoryModule, set_story

# A head that is deeper than its part of the place weighs as much as copy without room.
_LACK_COST = 10_000


class ShapedModule(Struct, frozen=True):
    """A story composed for columns that do not begin or end together."""

    whole: StoryModule
    footing: Footing

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.whole.is_boxed

    def fit(self, outline: Outline) -> StoryModule:
        """Return it as it stands in a place of this outline, in lines."""
        return replace(self.whole, footing=replace(self.footing, outline=outline))

    def lack(self, outline: Outline, lines: int, head: int) -> int:
        """Return by how many lines the head's part of a place is too shallow for so deep a head."""
        return _lack(self.fit(outline), lines, head)

    def room(self) -> Room:
        """Return the lines it wants as a rectangle, and what it says to any other place."""
        room = replace(self.whole, footing=None).room()
        return ShapedRoom(room.least, room.natural, room.most, find=partial(_find_cost, self))

    def place(self, area: Area) -> Group:
        """Return the story set into its area; reports a head too deep for its part (E351)."""
        assert isinstance(area, ShapedArea), "the dummy tells what is taken of its rectangle"
        module = self.fit(area.outline)
        story = module.story
        head = module.fit(area.lines - box_lines(story.box)).heading.block.lines
        if lack := _lack(module, area.lines, head):
            self.whole.composer.report.error("E351", story.span, story=story.id, lines=lack)
        return module.place(area)


def compose_shaped(composer: Composer, item: Item, outline: Outline) -> Module | None:
    """Compose a story for the columns of an outline; None where it cannot stand there.

    Reports why: :func:`_refuse`; E352 legs over a corner; E303 legs too narrow.
    """
    if (code := _refuse(composer, item)) is not None:
        # Of what goes with no corner, only one code tells by itself what it is.
        clash = Words("有拐角", "turn a corner")
        composer.report.error(code, item.span, story=item.id, clash=clash)
        return None
    assert isinstance(item, Story), "others are refused"
    if item.remainder is Remainder.COLUMN:
        composer.report.warning("W350", item.span, story=item.id)
    count = item.legs or len(outline.cuts)
    cut = cut_outline(composer, outline, count, item.box)
    if cut is None:
        composer.report.error("E352", item.span, story=item.id, legs=count)
        return None
    legs, footing = cut
    if legs.characters < NARROWEST:
        said = {"legs": count, "characters": legs.characters, "least": NARROWEST}
        composer.report.error("E303", item.span, story=item.id, **said)
        return None
    width = legs.span(*footing.head)[1]
    return ShapedModule(set_story(composer, item, 0, legs, width, footing), footing)


def _refuse(composer: Composer, item: Item) -> str | None:
    """Return the message about what cannot turn a corner, None for what can.

    E350: only stories with a head over their text that do not jump can; E354: not over a fold;
    E355: not with anything inside the text; E357: not with text beside the head.
    """
    if composer.fold is not None:
        return "E354"
    if not isinstance(item, Story) or item.jump is not None or item.head.side is not None:
        return "E350"
    if item.head.position is not None:
        return "E357"
    has_insets = item.quotes or any(photo.is_inset for photo in item.photos)
    return "E355" if has_insets else None


def _find_cost(module: ShapedModule, outline: Outline, lines: int) -> int:
    """Return how bad a place is: what it lacks of the head's room first, then as any module."""
    story = module.fit(outline)
    return _lack(story, lines, story.head.lines) * _LACK_COST + story.room().cost(lines)


def _lack(module: StoryModule, lines: int, head: int) -> int:
    """Return the lines that the head's part of the place lacks for so deep a head."""
    assert module.footing is not None, "it was fitted to an outline"
    # Within a box the edges of every part stand one line inside the frame.
    return module.footing.lack(head, lines - box_lines(module.story.box))
