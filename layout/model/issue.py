"""The model: a paper, one issue of it and its pages, as declared by the editors."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from layout.color import Color
from layout.diagnostics import Span
from layout.model.phrase import Phrase
from layout.model.story import Continuation, Item
from layout.units import Length

# Marks of a drawn map: white that the editor wants; in a photo essay's, its text, and its pictures
# by their numbers.
WHITE_MARK: Final = "."
TEXT_MARK: Final = "T"
PICTURE_MARKS: Final = "123456789abcdefghijklmnopqrstuvw"


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
