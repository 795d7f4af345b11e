"""Marks inside a text: ``[文字]{楷体}`` → the text that is printed, and what is marked in it.

A text in square brackets with its marks behind it in braces, as in Pandoc's bracketed spans.  The
two characters ``]{`` stand together in no newspaper copy, while asterisks, underscores, tildes,
``[1]`` and ``[1](2)`` do; so a text without a brace is passed over with a single search, and
nothing that an editor types by accident is taken for markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from layout.diagnostics import Argument
from layout.model.phrase import Mark, MarkKind, Phrase
from layout.read.address import find_address
from layout.read.context import Context, quote
from layout.read.language import CHOICES
from layout.read.node import trim

_BRACE: Final = "{"
# In a text with a brace a backslash takes the meaning from the character behind it.
_ESCAPED: Final = re.compile(r"[\[\]{}\\]")
_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[\[\]{}\\])|(?P<open>\[)|(?P<close>\])(?P<marks>\{[^{}]*\}?)?"
    r"|(?P<loose>\{[^{}]*\})"
)
_WORD: Final = re.compile(r"[^\s、]+")
# Marks that would stand in the same place, or set the same characters in two faces.
_BELOW: Final = (MarkKind.DOTS, MarkKind.NAME, MarkKind.TITLE)
_FACES: Final = (MarkKind.HEI, MarkKind.KAI)
# The texts that may be marked, and with what.  Heads are set in display type without room below.
_ALL: Final = tuple(MarkKind)
_PERMITTED: Final[Mapping[str, tuple[MarkKind, ...]]] = {
    "body": _ALL, "caption": _ALL, "headline": _FACES, "kicker": _FACES, "deck": _FACES,
}  # fmt: skip


class Fault(Struct, frozen=True):
    """Something wrong in the markup: its code, its offset in the source, how long it is."""

    code: str
    offset: int
    length: int
    args: tuple[tuple[str, Argument], ...] = ()


class Parsed(Struct, frozen=True):
    """A text without its markup; ``marks`` and ``skips`` are those of a Phrase."""

    text: str
    marks: tuple[Mark, ...] = ()
    skips: tuple[tuple[int, int], ...] = ()
    faults: tuple[Fault, ...] = ()


def read_markup(context: Context, key: str, phrase: Phrase) -> Phrase:
    """Return a phrase with its markup understood and taken out.

    Errors: E107 a brace that is never closed, E189 marks without a text, E197 an unknown mark,
    E198 a mark that cannot stand where it does, E199 an address that no link may have.
    """
    parsed = parse_markup(phrase.text, _PERMITTED.get(key, ()), key)
    for fault in parsed.faults:
        place = phrase.place(fault.offset, fault.length)
        context.error(fault.code, place, **dict(fault.args))
    if not parsed.text.strip():
        return phrase
    return trim(replace(phrase, text=parsed.text, marks=parsed.marks, skips=parsed.skips))


def escape_markup(text: str) -> str:
    """Return a text as it must be written in copy to be printed as it stands."""
    if _BRACE not in text:
        return text
    return _ESCAPED.sub(lambda found: "\\" + found.group(), text)


def parse_markup(source: str, permitted: tuple[MarkKind, ...] = _ALL, key: str = "body") -> Parsed:
    """Parse a text; whatever is wrong is left out of the marks and told among the faults.

    ``key`` is the name of the text, for the message that it may not have such marks.
    """
    if _BRACE not in source:
        return Parsed(source)
    reader = _Reader(source, permitted, key)
    for found in _TOKEN.finditer(source):
        reader.take(found)
    return reader.finish()


class _Reader(Struct):
    """Pairs brackets in one walk; all offsets are those of the source until :meth:`finish`."""

    source: str
    permitted: tuple[MarkKind, ...]
    key: str
    opened: list[int] = field(default_factory=list)
    removed: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    # The last closed mark of each kind: where it began, and the word it was written with.
    closed: dict[MarkKind, tuple[int, str]] = field(default_factory=dict)
    # The end of the last token, and of the last thing that will be printed.
    seen: int = 0
    printed: int = 0

    def take(self, found: re.Match[str]) -> None:
        """Understand one token."""
        if self.source[self.seen : found.start()].strip():
            self.printed = found.start()
        self.seen = found.end()
        if found["open"]:
            self.opened.append(found.start())
            return
        if found["escaped"]:
            self.removed.append((found.start(), found.start() + 1))
        elif found["close"]:
            start = self.opened.pop() if self.opened else None
            if found["marks"]:
                self._close(start, found)
                return
        elif any(map(_is_mark, _WORD.findall(found["loose"][1:-1]))):
            self._fault("E189", *found.span(), markup=quote(found["loose"].strip("{}")))
        self.printed = found.end()

    def _close(self, start: int | None, found: re.Match[str]) -> None:
        """Understand the marks behind a text that began at ``start``."""
        (first, last), braces = found.span("marks"), found["marks"]
        is_whole = braces.endswith("}")
        # Faulty markup is taken out, too, so that its brackets are not called unpaired besides.
        self.removed.append((found.start(), last if is_whole else first + 1))
        if start is not None:
            self.removed.append((start, start + 1))
        if not is_whole:
            self._fault("E107", first, first + 1, markup=quote(braces.strip("{}")))
            return
        if start is None or self.printed <= start:
            self._fault("E189", first, last, markup=quote(braces.strip("{}")))
            return
        own: dict[MarkKind, str] = {}
        found_marks: list[Mark] = []
        words = list(_WORD.finditer(braces, 1, len(braces) - 1))
        for word in words:
            offset = first + word.start()
            mark = self._read_mark(word.group(), start + 1, found.start(), offset)
            if mark is not None and self._may_stand(mark, word.group(), own, offset):
                own[mark.kind] = word.group()
                found_marks.append(mark)
        if not words:
            self._fault_unknown("", first, last)
        self.marks += reversed(found_marks)
        self.closed.update((kind, (start, word)) for kind, word in own.items())

    def _read_mark(self, word: str, start: int, end: int, offset: int) -> Mark | None:
        english = CHOICES["mark"].find(word)
        if english is not None:
            return Mark(MarkKind(english), start, end)
        address = find_address(word)
        if address:
            return Mark(MarkKind.LINK, start, end, address)
        if address is None:
            self._fault_unknown(word, offset, offset + len(word))
        else:
            self._fault("E199", offset, offset + len(word), address=quote(word))
        return None

    def _may_stand(self, mark: Mark, word: str, own: dict[MarkKind, str], offset: int) -> bool:
        """Tell whether a mark is permitted and not in the way of one inside it or beside it."""
        kind, end = mark.kind, offset + len(word)
        if kind not in self.permitted:
            self._fault("E198", offset, end, inner=quote(word), outer=self.key)
            return False
        nested = _BELOW if kind in _BELOW else (kind,)
        beside = _FACES if kind in _FACES else nested
        for other in beside:
            # Marks are nested or apart: if any of a kind stands inside, the last closed does.
            began, inner = self.closed.get(other, (-1, ""))
            if other in nested and began >= mark.start:
                self._fault("E198", offset, end, inner=quote(inner), outer=quote(word))
                return False
            if other in beside and other in own:
                self._fault("E198", offset, end, inner=quote(word), outer=quote(own[other]))
                return False
        return True

    def _fault(self, code: str, first: int, last: int, **args: Argument) -> None:
        self.faults.append(Fault(code, first, last - first, tuple(args.items())))

    def _fault_unknown(self, word: str, first: int, last: int) -> None:
        permitted = CHOICES["mark"].listed
        self._fault("E197", first, last, mark=quote(word), permitted=permitted)

    def finish(self) -> Parsed:
        """Take the markup out and count all offsets in what is left."""
        self.removed.sort()
        starts = [first for first, _ in self.removed]
        skipped = list(accumulate((last - first for first, last in self.removed), initial=0))
        pieces, at = [], 0
        for first, last in self.removed:
            pieces.append(self.source[at:first])
            at = last
        pieces.append(self.source[at:])

        def place(offset: int) -> int:
            return offset - skipped[bisect_left(starts, offset)]

        # Inner marks were closed first; the outer one of two over the same text goes before.
        marks = [
            Mark(mark.kind, place(mark.start), place(mark.end), mark.address)
            for mark in reversed(self.marks)
        ]
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        skips = ((first - skipped[i], skipped[i + 1]) for i, first in enumerate(starts))
        return Parsed("".join(pieces), tuple(marks), tuple(skips), tuple(self.faults))


def _is_mark(word: str) -> bool:
    return CHOICES["mark"].find(word) is not None or find_address(word) is not None
