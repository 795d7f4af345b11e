"""The model: a paper, one issue of it, its pages and its stories, as declared by the editors.

Every piece of text is a :class:`Phrase` that knows its place in the source, so that a later stage
can name the very character that has no glyph or no room.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from enum import Enum
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from layout.color import Color
from layout.diagnostics import Span
from layout.units import Length


class MarkKind(Enum):
    """What an editor marks inside a text; the words are those of the YAML language."""

    HEI = "hei"  # 黑体, for emphasis
    KAI = "kai"  # 楷体
    DOTS = "dots"  # 着重号
    NAME = "name"  # 专名号, a line under a proper name
    TITLE = "title"  # 书名号, a wavy line under a title
    NOTE = "note"  # 注码, raised
    LINK = "link"


class Mark(Struct, frozen=True):
    """A stretch of a text that an editor has marked; ``address`` is a link's, in ASCII."""

    kind: MarkKind
    start: int
    end: int
    address: str = ""

    def within(self, start: int, end: int) -> Mark | None:
        """Return the part inside a stretch, counted from its start; None where there is none."""
        first, last = max(self.start, start), min(self.end, end)
        return Mark(self.kind, first - start, last - start, self.address) if first < last else None


# Characters of a paragraph: the largest page there is (对开) holds 13,320 of body type.
LONGEST_PARAGRAPH: Final = 20_000


class Phrase(Struct, frozen=True):
    """A text of one line with the place of its first character.

    ``text`` is what is printed; what the editor marked in it is told by ``marks``, outer before
    inner.  ``span.at(k)`` is the place of character k as long as ``is_literal`` holds; a quoted
    YAML scalar with escapes has only its start.  ``skips`` tells how many characters of markup
    stand in the source before a character and all that follow: pairs of offset and count.
    """

    text: str
    span: Span
    is_literal: bool = True
    marks: tuple[Mark, ...] = ()
    skips: tuple[tuple[int, int], ...] = ()

    def place(self, offset: int, length: int = 1) -> Span:
        """Return the place of a character."""
        if not self.is_literal:
            return self.span
        if self.skips:
            offset += self._skipped(offset)
        return self.span.at(offset, length)

    def cut(self, start: int, end: int | None = None) -> Phrase:
        """Return a part of the text that still knows its place and its marks."""
        text, span = self.text[start:end], self.place(start)
        if not (self.marks or self.skips):
            return Phrase(text, span, self.is_literal)
        end = start + len(text)
        marks = (mark.within(start, end) for mark in self.marks)
        before = self._skipped(start)
        first, last = (bisect_right(self.skips, at, key=itemgetter(0)) for at in (start, end))
        skips = ((at - start, count - before) for at, count in self.skips[first:last])
        return Phrase(
            text, span, self.is_literal, tuple(mark for mark in marks if mark), tuple(skips)
        )

    def _skipped(self, offset: int) -> int:
        at = bisect_right(self.skips, offset, key=itemgetter(0))
        return self.skips[at - 1][1] if at else 0


# Marks of a drawn map: white that the editor wants; in a photo essay's, its text, and its pictures
# by their numbers.
WHITE_MARK: Final = "."
TEXT_MARK: Final = "T"
PICTURE_MARKS: Final = "123456789abcdefghijklmnopqrstuvw"

# -- copy ------------------------------------------------------------------------------------------


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


# -- pages -----------------------------------------------------------------------------------------


class Dummy(Struct, frozen=True):
    """The make-up as drawn (版样): rows of letters, as many letters as the page has columns.

    ``heights`` gives each row's depth in lines, None where the copy decides.
    """

    rows: tuple[str, ...]
    heights: tuple[int | None, ...]
    span: Span


class Place(Struct, frozen=True):
    """An exact position on the grid: first column and line from 1, columns wide, lines deep.

    Where it is no rectangle it is the least one round it, and ``spans`` has the first line and the
    end of each of its columns, from 0.
    """

    column: int
    line: int
    columns: int
    lines: int
    span: Span
    spans: tuple[tuple[int, int], ...] = ()


class Half(Struct, frozen=True, kw_only=True):
    """What tells one page of a spread from the other; ``column`` is its first column, from 0."""

    number: int
    span: Span
    column: int = 0
    section: Phrase | None = None
    editors: tuple[tuple[Phrase, Phrase], ...] = ()


# What stands between the names where a page has several sections.
_DIVIDERS: Final = str.maketrans({mark: " " for mark in "·・/、\u3000"})


class Page(Struct, frozen=True, kw_only=True):
    """One page: its section, its make-up and the stories by the dummy's letters.

    ``places`` pins stories: the program makes the page up round them, and a dummy draws them there.
    Two facing pages that are made up as one (跨版) have a ``right`` half; number, section and
    editors are then the left one's.
    """

    number: int
    span: Span
    section: Phrase | None = None
    editors: tuple[tuple[Phrase, Phrase], ...] = ()
    dummy: Dummy | None = None
    places: tuple[tuple[str, Place], ...] = ()
    items: tuple[tuple[str, Item], ...] = ()
    right: Half | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its number, or the two of a spread."""
        return (self.number,) if self.right is None else (self.number, self.right.number)

    @property
    def label(self) -> str:
        """What readers know it by: ``4``, or ``2-3``."""
        return "-".join(map(str, self.numbers))

    @property
    def halves(self) -> tuple[Half, ...]:
        """The page itself, or the two that a spread is made of."""
        own = Half(number=self.number, span=self.span, section=self.section, editors=self.editors)
        return (own,) if self.right is None else (own, self.right)

    def number_of(self, letter: str) -> int:
        """Return the number of the page on which a story begins."""
        if self.right is None:
            return self.number
        rows = self.dummy.rows if self.dummy else ()
        columns = [row.index(letter) for row in rows if letter in row]
        columns += [place.column - 1 for other, place in self.places if other == letter]
        return self.right.number if min(columns, default=0) >= self.right.column else self.number

    @property
    def is_drawn(self) -> bool:
        """Whether its editor has said where every story stands."""
        placed = {letter for letter, _ in self.places}
        return self.dummy is not None or all(letter in placed for letter, _ in self.items)

    @property
    def is_open(self) -> bool:
        """Whether it takes stories that stand on no page yet.

        One with a dummy does not, nor a spread, nor one on which a story goes on: how much of it
        is only known when the page before is made up.
        """
        is_going_on = any(isinstance(item, Continuation) for _, item in self.items)
        return self.dummy is None and self.right is None and not is_going_on

    def has_section(self, name: str) -> bool:
        """Tell whether a section is this page's, or one of those that it names: 副刊·生活."""
        for half in self.halves:
            own = half.section.text if half.section else ""
            if name and (name == own or name in own.translate(_DIVIDERS).split()):
                return True
        return False


class Nameplate(Struct, frozen=True, kw_only=True):
    """The paper's name on page 1 (报头): how it is drawn and the room it takes.

    ``lines`` is the depth of its block with the imprint under it.
    """

    text: Phrase
    pinyin: Phrase | None = None
    lines: int = 12
    columns: int | None = None
    color: Color | None = None
    size: Length | None = None
    face: tuple[str, int] | None = None


class Imprint(Struct, frozen=True, kw_only=True):
    """What the law asks a paper to print of itself, as far as the paper declares it."""

    cn: Phrase | None = None
    sponsor: Phrase | None = None
    supervisor: Phrase | None = None
    publisher: Phrase | None = None
    address: Phrase | None = None
    contact: Phrase | None = None
    printer: Phrase | None = None
    distribution: Phrase | None = None
    price: Phrase | None = None


class Ear(Struct, frozen=True, kw_only=True):
    """The frame beside the nameplate (报眼): an index, the weather or a notice."""

    title: Phrase
    items: tuple[Phrase, ...] = ()


class Paper(Struct, frozen=True, kw_only=True):
    """What all issues of a paper share.

    ``make_up`` names the profile by which the program makes pages up, ``rules`` how bad the paper
    takes the rules that it names by their ids.
    """

    name: Phrase
    nameplate: Nameplate
    imprint: Imprint
    folder: Path
    language: str = "zh-CN"
    make_up: str = "modular"
    rules: tuple[tuple[str, str], ...] = ()


class Unplaced(Struct, frozen=True, kw_only=True):
    """A story that stands on no page yet (待排), and where its editor wants it.

    ``section`` is the section of a page, ``page`` its number; without either the program chooses.
    """

    item: Item
    section: Phrase | None = None
    page: int | None = None


class Issue(Struct, frozen=True, kw_only=True):
    """One day's paper; what is ``unplaced`` the program deals to the pages that are open."""

    paper: Paper
    span: Span
    date: datetime.date
    number: int | None = None
    lunar: Phrase | None = None
    mark: Phrase | None = None
    ear: Ear | None = None
    pages: tuple[Page, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def page_count(self) -> int:
        """How many pages it has; a spread is two."""
        return sum(len(page.numbers) for page in self.pages)
