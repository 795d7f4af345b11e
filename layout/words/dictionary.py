"""The word list: which strings are words, what sort of word, and how rare.

``words.txt`` is UTF-16: line k holds the words of k characters in order of their code points, each
followed by one character that says its sort and its cost.  A word is found by bisection in that
line as it stands; nothing is built while loading, which takes a third of a millisecond.
Made by :mod:`layout.words.make`, source and licence in ``manifest.yaml``.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

FILE: Final = Path(__file__).with_name("words.txt")
ENCODING: Final = "utf-16-le"
# The longest words of the list; longer ones are compounds that divide at their words.
LONGEST: Final = 6
# A word's last character is FIRST + sort * COSTS + cost.
FIRST: Final = 0x100
COSTS: Final = 128


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


class Dictionary(Struct, frozen=True, eq=False):
    """The words of the list, by their number of characters."""

    tables: tuple[str, ...]

    def find(self, word: str) -> tuple[Sort, int] | None:
        """Return a word's sort and its cost in quarters of a bit, None if it is not listed."""
        length = len(word)
        if not 0 < length <= len(self.tables):
            return None
        table, step = self.tables[length - 1], length + 1
        low, high = 0, len(table) // step
        while low < high:
            middle = (low + high) // 2
            at = middle * step
            if table[at : at + length] < word:
                low = middle + 1
            else:
                high = middle
        at = low * step
        if table[at : at + length] != word:
            return None
        sort, cost = divmod(ord(table[at + length]) - FIRST, COSTS)
        return Sort(sort), cost


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """Read the program's word list; it is our own file, so a fault in it is a bug and raises."""
    return Dictionary(tuple(FILE.read_bytes().decode(ENCODING).split("\n")))
