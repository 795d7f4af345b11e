"""The word list: which strings are words, what sort of word, and how rare.

``words.bin`` is made for being looked into as it stands; loading reads the file and builds nothing.
It holds, all little-endian: the number n of characters that words begin with (4 bytes), those
characters in order (UTF-16), n + 1 offsets (4 bytes each, in characters), and a group of records
for each (UTF-16).  A record is the rest of a word and one character that says its sort and its
cost; shorter words come first.  Made by :mod:`layout.words.make`; source and licence are in
``manifest.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import Final

from msgspec import Struct

FILE: Final = Path(__file__).with_name("words.bin")
ENCODING: Final = "utf-16-le"
# The longest words of the list; longer ones are compounds that divide at their words.
LONGEST: Final = 6
# A word's last character is FIRST + sort * COSTS + cost; all of these are before the Han.
FIRST: Final = 0x100
COSTS: Final = 128
_HAN: Final = "\u3400"


class Sort(IntEnum):
    """What a word is, as far as it matters for what it clings to."""

    NOUN = 0
    VERB = 1
    VERBAL = 2  # a verb that mostly stands as a noun: 建设, 工作
    ATTRIBUTE = 3
    ADVERB = 4
    TIME = 5
    NUMBER = 6
    MEASURE = 7
    FORWARD = 8  # prepositions and conjunctions cling to what follows
    BACKWARD = 9  # particles and suffixes cling to what stands before
    PLACE = 10  # 上, 中, 里 behind a noun
    PRONOUN = 11
    PHRASE = 12  # idioms stand by themselves
    UNKNOWN = 13
    MARK = 14
    OWN = 15  # a word or name that the paper declares


_SORTS: Final = tuple(Sort)


class Dictionary(Struct, frozen=True, eq=False):
    """The words of the list, by the character they begin with."""

    data: bytes
    initials: str
    offsets: int
    groups: int

    def words_at(self, text: str, start: int) -> Iterator[tuple[int, Sort, int]]:
        """Yield the listed words that begin at a place: end, sort, cost in quarters of a bit."""
        group = self._group(text[start])
        if not group:
            return
        if group[0] < _HAN:
            yield start + 1, *_decode(group[0])
        for end in range(start + 2, min(start + LONGEST, len(text)) + 1):
            # No word goes on with what is no Han; in the file such a character ends a record.
            if text[end - 1] < _HAN:
                return
            found = _find(group, text[start + 1 : end])
            if found:
                yield end, *_decode(found)

    def _group(self, initial: str) -> str:
        at = self.initials.find(initial)
        if at < 0:
            return ""
        first, last = unpack_from("<II", self.data, self.offsets + 4 * at)
        return self.data[self.groups + 2 * first : self.groups + 2 * last].decode(ENCODING)


def _find(group: str, rest: str) -> str:
    """Return the character behind a whole record, nothing without one; ``rest`` is all Han."""
    at = group.find(rest)
    while at >= 0:
        behind = group[at + len(rest)]
        if behind < _HAN and (not at or group[at - 1] < _HAN):
            return behind
        at = group.find(rest, at + 1)
    return ""


def _decode(char: str) -> tuple[Sort, int]:
    sort, cost = divmod(ord(char) - FIRST, COSTS)
    return _SORTS[sort], cost


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """Read the program's word list; it is our own file, so a fault in it is a bug and raises."""
    return open_dictionary(FILE.read_bytes())


def open_dictionary(data: bytes) -> Dictionary:
    """Return the dictionary that a file's bytes hold."""
    (count,) = unpack_from("<I", data)
    offsets = 4 + 2 * count
    return Dictionary(data, data[4:offsets].decode(ENCODING), offsets, offsets + 4 * count + 4)
