"""The plan of a page: what stands where, with all that the trade's rules ask about it.

A plan knows rectangles, heads and legs, but no glyphs.  It is the same whether an editor drew the
page, the program proposes it, or the search only tries it.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.display import Role
from layout.model import (
    Advertisement,
    Box,
    Briefs,
    Continuation,
    Crosshead,
    Essay,
    Item,
    PhotoStory,
    Side,
    Story,
)
from layout.page.briefs import BriefsModule
from layout.page.dummy import Slab
from layout.page.essay import EssayModule
from layout.page.headline import HeadBlock
from layout.page.module import Module, Room, box_lines
from layout.page.outline import Outline
from layout.page.singles import AdvertisementModule, PictureModule
from layout.page.standing_head import StandingModule
from layout.page.story import StoryModule
from layout.style import HeadGrade
from layout.text import Line
from layout.units import Length, scale

# What a plan calls the kinds of items.
KINDS: dict[type, str] = {
    Story: "story",
    Continuation: "story",
    Briefs: "briefs",
    Essay: "essay",
    PhotoStory: "picture",
    Advertisement: "advertisement",
}
# Short news has the importance of a small piece, an advertisement none at all.
_RANKS = {"briefs": 4, "advertisement": 5}
# A continuation without a rank of its own leads no page.
_SMALLEST = 4


class Headline(Struct, frozen=True):
    """How a headline looks: its size and face, and the widest line's share of its width.

    ``share`` is in thousandths; ``lines`` counts its own lines, not body lines; ``under`` is how
    far it is under the least size of its grade.  A vertical one stands on a ``side``, and fills
    a share of the depth that its story naturally has.
    """

    size: Length
    face: str
    lines: int
    share: int
    under: Length = 0
    side: Side | None = None

    def is_like(self, other: Headline) -> bool:
        """Tell whether two headlines are of one size and face."""
        return (self.size, self.face) == (other.size, other.face)


class Facts(Struct, frozen=True):
    """A story at one width, wherever it stands.

    ``head_lines`` is the depth of its head in body lines; ``characters`` the measure of its legs,
    ``leg_lines`` how deep they are when the story has its natural depth, both 0 without text;
    ``grey`` the most body lines of a leg that no crosshead or picture breaks, ``hollow`` the lines
    that stay white because the legs cannot end together; ``wrapped`` the fewest lines of text over,
    under or beside what stands inside the legs, 0 where nothing does; ``splitting`` the
    pictures with text of one leg over and under them; ``seat`` the first leg and the number of
    those under a head that has text beside it.
    """

    headline: Headline | None = None
    head_lines: int = 0
    is_boxed: bool = False
    legs: int = 0
    characters: int = 0
    leg_lines: int = 0
    grey: int = 0
    hollow: int = 0
    pictures: int = 0
    wrapped: int = 0
    splitting: int = 0
    seat: tuple[int, int] | None = None
    room: Room = Room(0, 0, 0)

    @property
    def has_head_over(self) -> bool:
        """Whether a headline stands over the text, not vertically beside it."""
        return self.headline is not None and self.headline.side is None


class Block(Struct, frozen=True):
    """A story on the page: columns and lines of the room below any nameplate.

    ``gap`` lines of white at its top belong to it, as in :class:`layout.page.dummy.Slab`.
    """

    letter: str
    story: str
    span: Span
    kind: str
    rank: int
    slab: Slab
    facts: Facts

    @property
    def top(self) -> int:
        """The line its head begins at."""
        return self.slab.line + self.slab.gap

    @property
    def right(self) -> int:
        """The column after its last."""
        return self.slab.column + self.slab.columns

    @property
    def head(self) -> tuple[int, int]:
        """The first column under its head, and the one after the last."""
        outline = self.slab.outline
        if outline is None:
            return self.slab.column, self.right
        first, count = outline.head
        return self.slab.column + first, self.slab.column + first + count

    @property
    def lines(self) -> int:
        """The lines of its own, without the white at its top."""
        return self.slab.end - self.top

    @property
    def area(self) -> int:
        """Its columns times its lines."""
        slab = self.slab
        if slab.spans:
            return sum(end - line for line, end in slab.spans)
        return slab.columns * (slab.end - slab.line)


class Plan(Struct, frozen=True):
    """A page's blocks on its columns and lines; ``white`` are the cells that are to stay white.

    On a spread so many columns stand left of the ``fold``; it is 0 on a single page.  ``pinned``
    are the letters of what an editor pinned before the rest was made up.
    """

    page: int
    span: Span
    columns: int
    lines: int
    blocks: tuple[Block, ...]
    white: int = 0
    fold: int = 0
    pinned: tuple[str, ...] = ()


def make_block(letter: str, item: Item, slab: Slab, facts: Facts) -> Block:
    """Return an item's block on a plan."""
    kind = KINDS[type(item)]
    rank = _RANKS[kind] if isinstance(item, Briefs | Advertisement) else rank_of(item)
    return Block(letter, item.id, item.span, kind, rank, slab, facts)


def rank_of(item: Item) -> int:
    """Return an item's importance, the smallest where it has none of its own."""
    return getattr(item, "rank", None) or _SMALLEST


def describe_module(item: Item, module: Module, outline: Outline | None = None) -> Facts:
    """Return what rules ask about a composed story; with an outline, as it stands there."""
    if outline is not None:
        # Few pages have one, and only they pay for the import.
        from layout.page.shaped import ShapedModule

        assert isinstance(module, ShapedModule), "only such a module is composed for an outline"
        return _describe_shaped(item, module.fit(outline))
    return replace(_describe(item, module), room=module.room())


def _describe(item: Item, module: Module) -> Facts:
    match module:
        case StoryModule():
            return _describe_story(module.story, module)
        case StandingModule():
            # Its head stands beside the text, as deep as the module, and over none of it.
            text = _describe_story(item, module.ways[0].text)
            headline = _describe_standing(module)
            return replace(text, headline=headline, head_lines=0, is_boxed=module.is_boxed)
        case BriefsModule():
            return _describe_briefs(module)
        case EssayModule():
            width = module.legs.span(0, len(module.legs))[1]
            return Facts(
                headline=_headline(module, module.essay, width),
                head_lines=module.head.lines,
                is_boxed=module.is_boxed,
                legs=len(module.legs),
                characters=module.legs.characters if module.strip.slots else 0,
                pictures=len(module.figures),
            )
        case PictureModule():
            width = module.figure.width if module.figure else 0
            return Facts(
                headline=_headline(module, module.story, width),
                head_lines=module.head.lines,
                is_boxed=module.is_boxed,
                pictures=1,
            )
        case _:
            return _describe_other(module)


def _describe_shaped(item: Item, module: StoryModule) -> Facts:
    """Describe a story that is no rectangle: its shallowest leg is the one that rules look at."""
    assert module.footing is not None, "it was fitted to an outline"
    facts = replace(_describe_story(item, module), room=module.room())
    deepest = facts.room.natural
    taken = zip(module.footing.tops, module.footing.feet, strict=True)
    own = box_lines(module.story.box)
    legs = [deepest - own - max(top, facts.head_lines) - foot for top, foot in taken]
    return replace(facts, leg_lines=max(1, min(legs)))


def _describe_other(module: Module) -> Facts:
    """Describe an advertisement, a story that jumps, a continuation to which nothing is left."""
    if isinstance(module, AdvertisementModule):
        return Facts(is_boxed=True, pictures=int(module.figure is not None))
    # Few issues have a jump, and only they pay for the imports.
    from layout.page.continuation import EmptyPart
    from layout.page.jump import FirstPart

    if isinstance(module, FirstPart):
        # How deep its legs become is not known before it is placed.
        whole = _describe_story(module.whole.story, module.whole)
        return replace(whole, leg_lines=0, grey=0)
    assert isinstance(module, EmptyPart), "no other kind of module is composed"
    return Facts()


def _describe_briefs(module: BriefsModule) -> Facts:
    least = module.room().least - 2 - module.is_boxed
    items = [[slot for passage in item for slot in passage.slots] for item in module.items]
    own = sum(slot.lines for item in items for slot in item)
    return Facts(
        hollow=max(0, least * len(module.legs) - own - len(module.legs) + 1),
        is_boxed=module.is_boxed,
        head_lines=2,
        legs=len(module.legs),
        characters=module.legs.characters,
        leg_lines=least,
        grey=max((sum(s.line is not None for s in item) for item in items), default=0),
    )


def _describe_story(item: Item, module: StoryModule) -> Facts:
    assert isinstance(item, Story), "a story's module holds a story"
    own = module.over + (0 if item.box is Box.NONE else 2)
    depth = module.room().natural - own
    seat: tuple[int, int] | None = None
    if module.footing is not None and module.footing.is_inside:
        # The legs under the head are the shallowest.
        seat, depth = module.footing.head, max(1, depth - module.head.lines)
    breaks = sum(isinstance(block, Crosshead) for block in item.body)
    breaks += len(item.photos) + len(item.quotes)
    return Facts(
        headline=_describe_head(
            module.head,
            module.head_span[1],
            module.composer.style.heads[item.rank - 1],
            is_given=item.head.size is not None,
        ),
        head_lines=module.head.lines,
        is_boxed=module.is_boxed,
        legs=len(module.legs),
        characters=module.legs.characters,
        leg_lines=depth,
        grey=0 if breaks else depth,
        pictures=module.pictures,
        wrapped=module.wrapped,
        splitting=module.splitting,
        seat=seat,
    )


def _describe_standing(module: StandingModule) -> Headline | None:
    head = module.story.head
    block, depth = module.hold_head()
    if block is None:
        return None
    grade = module.composer.style.heads[module.story.rank - 1]
    found = _describe_head(block, depth, grade, is_given=head.size is not None)
    return replace(found, side=head.side) if found is not None else None


def _headline(
    module: EssayModule | PictureModule, item: Essay | PhotoStory, width: Length
) -> Headline | None:
    grade = module.composer.style.heads[item.rank - 1]
    return _describe_head(module.head, width, grade, is_given=item.head.size is not None)


def _describe_head(
    head: HeadBlock, width: Length, grade: HeadGrade, *, is_given: bool
) -> Headline | None:
    for rank in head.ranks:
        if rank.role is Role.HEADLINE:
            widest = max(map(_extent, rank.lines))
            faces = [run.face for line in rank.lines for run in line.runs]
            share = scale(widest, 1000, max(1, width))
            face = faces[0] if faces else ""
            if is_given:
                # What an editor gives is right, however much of its width it fills.
                return Headline(rank.size, face, len(rank.lines), 1000)
            under = max(0, grade.smallest - rank.size)
            return Headline(rank.size, face, len(rank.lines), share, under)
    return None


def _extent(line: Line) -> Length:
    """Return the width of a line as it is set, spaced out as it may be."""
    if not line.runs:
        return 0
    return line.runs[-1].x + line.runs[-1].width - line.runs[0].x
