"""A text with its place in the source, and what the editor marked in it.

A later stage can so name the very character that has no glyph or no room.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from operator import itemgetter
from typing import Final

from msgspec import Struct

from layout.diagnostics import Span


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
