"""What stands on a page as its editors declare it: stories, essays, pictures, advertisements.

Wishes alone: where a story stands and how it looks is found by the stages behind.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from layout.diagnostics import Span
from layout.model.phrase import Phrase
from layout.units import Length


class Paragraph(Struct, frozen=True):
    """A paragraph of body text."""

    phrase: Phrase


class Crosshead(Struct, frozen=True):
    """A heading inside the body, on a line of its own (小标题)."""

    phrase: Phrase


Block: TypeAlias = Paragraph | Crosshead
Copy: TypeAlias = tuple[Block, ...]


class Side(Enum):
    """The side of its text on which a vertical head stands."""

    LEFT = "left"
    RIGHT = "right"


class Position(Enum):
    """Where a head stands that does not go over all of its text."""

    RUN_IN = "run-in"  # 串文题, over the first legs
    INSIDE = "inside"  # 文包题, 文夹题, over the middle legs


class Head(Struct, frozen=True):
    """The head of a story: kicker (引题), headline (主题) and decks (副题).

    ``lines`` holds the headline; several lines are set as declared, a single line may be broken
    at its spaces or at a permitted break.  ``others`` are its other wordings, of which one may be
    printed in its place.  ``size`` forces the headline's size.  A head with a ``side`` is vertical
    (竖题) and stands there beside the text; without one it stands over it, or with a
    ``position`` over some of the legs, ``legs`` of them, with text beside it.
    """

    lines: tuple[Phrase, ...] = ()
    kickers: tuple[Phrase, ...] = ()
    decks: tuple[Phrase, ...] = ()
    series: Phrase | None = None
    size: Length | None = None
    side: Side | None = None
    position: Position | None = None
    legs: int | None = None
    others: tuple[tuple[Phrase, ...], ...] = ()

    @property
    def wordings(self) -> tuple[tuple[Phrase, ...], ...]:
        """Every wording of its headline, the one its editor likes best first."""
        return (self.lines, *self.others)


class Corner(Enum):
    """Where a picture stands in its story."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"
    TOP = "top"
    BOTTOM = "bottom"
    MIDDLE_LEFT = "middle-left"
    MIDDLE_RIGHT = "middle-right"
    MIDDLE = "middle"


MIDDLES: Final = frozenset((Corner.MIDDLE, Corner.MIDDLE_LEFT, Corner.MIDDLE_RIGHT))


class Photo(Struct, frozen=True, kw_only=True):
    """A picture with its words.

    ``columns`` counts the story's legs it stands over and ``lines`` the body lines it takes with
    its caption; None leaves either to the page.  ``range`` are the fewest and the most that the
    page may choose from, ``crop`` the per cent of its depth or width that it keeps at least.
    ``focus`` is the point to keep when cropping, in thousandths of width and height.  ``alt`` is
    the alternative text for readers who cannot see.
    With a ``width`` in characters it may cover parts of legs, and text stands beside it; ``leg`` is
    the first it stands in, or the one it ends in where it stands at the right.
    """

    file: Path
    span: Span
    caption: Phrase | None = None
    credit: Phrase | None = None
    alt: str = ""
    corner: Corner | None = None
    columns: int | None = None
    lines: int | None = None
    range: tuple[int, int] | None = None
    crop: int | None = None
    focus: tuple[int, int] = (500, 500)
    width: int | None = None
    leg: int | None = None

    @property
    def is_inset(self) -> bool:
        """Whether it stands inside the legs, or covers but a part of one."""
        return self.width is not None or self.leg is not None or self.corner in MIDDLES


class QuoteForm(Enum):
    """What sets a pull quote apart: rules over and under it, or a large quotation mark."""

    RULES = "rules"
    MARK = "mark"


class PullQuote(Struct, frozen=True, kw_only=True):
    """Words of a story, or about it, in larger type among its text (引语).

    ``columns`` counts the legs it stands over, ``leg`` is the first of them; without either the
    page finds a place.
    """

    text: Phrase
    span: Span
    source: Phrase | None = None
    corner: Corner | None = None
    columns: int = 1
    leg: int | None = None
    form: QuoteForm = QuoteForm.RULES


class Box(Enum):
    """How a story is set apart: a frame, a tint, or not at all."""

    NONE = "none"
    FRAME = "frame"
    TINT = "tint"


class Remainder(Enum):
    """Where the characters go that are left over when columns are cut into other columns (破栏)."""

    GUTTER = "gutter"
    COLUMN = "column"


class Voice(Enum):
    """Which body style the story speaks in: news (宋) or commentary (楷)."""

    NEWS = "news"
    COMMENTARY = "commentary"


class Jump(Struct, frozen=True):
    """Where a story goes on that has no room on its page (转版): on the page of this number."""

    page: int
    span: Span


class DropCap(Struct, frozen=True):
    """A first character that stands so many lines deep (首字下沉)."""

    lines: int
    span: Span


class Story(Struct, frozen=True, kw_only=True):
    """A news story, a feature or a commentary.

    ``rank`` is its importance, 1 for the page's lead to 4 for a small piece; it chooses the grade
    of the headline.  ``byline`` (消息头) runs in before the first paragraph.  ``legs`` re-cuts the
    module into another number of columns (破栏), ``remainder`` says where the characters go that
    are left over, if not as everywhere in the paper.  With a ``jump`` a later page has a
    :class:`Continuation` of it.
    """

    id: str
    span: Span
    head: Head = Head()
    rank: int = 3
    byline: Phrase | None = None
    body: Copy = ()
    signature: Phrase | None = None
    photos: tuple[Photo, ...] = ()
    quotes: tuple[PullQuote, ...] = ()
    box: Box = Box.NONE
    voice: Voice = Voice.NEWS
    legs: int | None = None
    remainder: Remainder | None = None
    jump: Jump | None = None
    drop_cap: DropCap | None = None


class Continuation(Struct, frozen=True, kw_only=True):
    """The module in which a story goes on that began on an earlier page (续文).

    ``id`` is the story's, which all its parts share.  Without a headline it takes the first words
    of the story's, without a rank it has a smaller one.
    """

    id: str
    span: Span
    head: Head = Head()
    rank: int | None = None
    photos: tuple[Photo, ...] = ()
    box: Box = Box.NONE
    legs: int | None = None


class Brief(Struct, frozen=True, kw_only=True):
    """One item of a briefs column: a small head, a byline, a body."""

    head: Head
    span: Span
    byline: Phrase | None = None
    body: Copy = ()


class Briefs(Struct, frozen=True, kw_only=True):
    """A column of short news under a common header (简讯)."""

    id: str
    span: Span
    title: Phrase
    items: tuple[Brief, ...]
    box: Box = Box.FRAME
    legs: int | None = None


class Essay(Struct, frozen=True, kw_only=True):
    """A photo essay: a head, a lead text, several pictures with captions, one credit.

    ``arrangement`` is a map like the page's dummy, one character a cell: ``1`` to ``9`` (then
    ``a`` to ``w``) is a picture by its number, ``T`` the text.  Empty: the page arranges them.
    """

    id: str
    span: Span
    photos: tuple[Photo, ...]
    head: Head = Head()
    rank: int = 2
    body: Copy = ()
    byline: Phrase | None = None
    credit: Phrase | None = None
    arrangement: tuple[str, ...] = ()
    box: Box = Box.NONE


class PhotoStory(Struct, frozen=True, kw_only=True):
    """A single picture that is its own story, with a series tag above it."""

    id: str
    span: Span
    photo: Photo
    head: Head = Head()
    rank: int = 4
    box: Box = Box.NONE


class Advertisement(Struct, frozen=True, kw_only=True):
    """A paid space: a finished picture, or lines of text; the word 广告 is always printed on it.

    ``columns`` and ``lines`` are what was sold, where that is declared.
    """

    id: str
    span: Span
    head: Head = Head()
    body: Copy = ()
    photo: Photo | None = None
    label: Phrase | None = None
    columns: int | None = None
    lines: int | None = None


Item: TypeAlias = Story | Continuation | Briefs | Essay | PhotoStory | Advertisement


def is_part(item: Item) -> bool:
    """Tell whether an item goes on on another page, or comes from one."""
    return isinstance(item, Continuation) or (isinstance(item, Story) and item.jump is not None)
