"""What the language table is made of: entries, sections, kinds of values, permitted words."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from msgspec import Struct

Pair: TypeAlias = tuple[str, str]


class Kind(Enum):
    """What a value may be."""

    TEXT = "text"
    LINES = "lines"
    WORDINGS = "wordings"
    COPY = "copy"
    COUNT = "count"
    RANGE = "range"
    LENGTH = "length"
    LENGTHS = "lengths"
    COLOR = "color"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    FILE = "file"
    SECTION = "section"
    SECTIONS = "sections"
    STORIES = "stories"
    ITEMS = "items"
    PAIRS = "pairs"
    SIZES = "sizes"
    FONTS = "fonts"
    DUMMY = "dummy"
    PLACES = "places"
    POINT = "point"
    GRADES = "grades"
    SHEET = "sheet"
    ARRANGEMENT = "arrangement"
    WORDS = "words"


class Entry(Struct, frozen=True, kw_only=True):
    """One key: its names, what its value may be, what it means (Chinese, English).

    ``of`` names the section or the choice; ``limits`` are the least and the most of a count.
    ``is_other`` tells that the example does not go with the others of its section: the reference
    shows it as a comment.
    """

    name: str
    alias: str
    kind: Kind
    doc: Pair
    default: str = ""
    of: str = ""
    limits: tuple[int, int] = (0, 0)
    is_required: bool = False
    example: str = ""
    is_other: bool = False


class Section(Struct, frozen=True):
    """The keys that one mapping may have."""

    name: str
    title: Pair
    entries: tuple[Entry, ...]

    def find(self, key: str) -> Entry | None:
        """Return the entry of a key in either language."""
        return next((e for e in self.entries if key in (e.name, e.alias)), None)

    @property
    def words(self) -> tuple[str, ...]:
        """Every key in both languages."""
        return tuple(word for entry in self.entries for word in (entry.name, entry.alias))


class Choice(Struct, frozen=True):
    """A set of permitted words: English to the Chinese ones that say the same."""

    name: str
    words: tuple[tuple[str, tuple[str, ...]], ...]

    def find(self, text: str) -> str | None:
        """Return the English word for a word in either language."""
        return next((e for e, aliases in self.words if text == e or text in aliases), None)

    @property
    def listed(self) -> str:
        """The permitted words as a message lists them."""
        return " | ".join("/".join((english, *aliases[:1])) for english, aliases in self.words)
