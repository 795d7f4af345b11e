"""Words of a headline: the cheapest way to divide it, by how rare each word is.

A unigram model, exactly: the sum of the words' costs is least.  The paper's own words cost next
to nothing, so they stay whole; what no list knows is divided into characters, which
:mod:`layout.words.joints` keeps together as well as it can.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from layout.words.dictionary import Dictionary, Sort, load_dictionary

# Quarters of a bit: above the rarest listed word, so that a listed one is always taken.
_UNKNOWN_COST: Final = 112
_OWN_COST: Final = 1
# A stretch of letters and digits is one word, with the marks that join or end it (R6, R7).
_JOINS: Final = frozenset(".,:/'’&+~～×–—-")
_ENDS: Final = frozenset("%‰℃°+")
# Where the blocks of East Asia begin, and the planes of their rarer characters.
_EAST: Final = "\u2e80"
_BEYOND: Final = "\U00010000"
_RARE_HAN: Final = "\U00020000"
_FIRST_HAN: Final = "\u3400"


class Word(Struct, frozen=True):
    """A word and where it stands: characters ``start`` to ``end`` of the headline."""

    text: str
    start: int
    end: int
    sort: Sort


def segment(text: str, own: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """Divide a text into words; together they are the text, nothing is left out.

    ``own`` are the paper's words, taken before all others.
    """
    dictionary = load_dictionary()
    longest = max(map(len, own), default=0)
    size = len(text)
    # For every place the least cost of getting there, and the word that ends there.
    costs = [0] + [-1] * size
    words = [(0, Sort.UNKNOWN)] * (size + 1)
    for start in range(size):
        if costs[start] < 0:
            continue
        for end, sort, cost in _words_at(text, start, longest, own, dictionary):
            spent = costs[start] + cost
            if costs[end] < 0 or spent < costs[end]:
                costs[end] = spent
                words[end] = start, sort
    return _trace(text, words)


def _words_at(
    text: str, start: int, longest: int, own: frozenset[str], dictionary: Dictionary
) -> Iterator[tuple[int, Sort, int]]:
    """Yield the end, sort and cost of every word that may begin at a place, at least one."""
    plain = _plain_end(text, start)
    if own:
        for end in range(start + 2, min(start + longest, len(text)) + 1):
            if text[start:end] in own:
                yield end, Sort.OWN, _OWN_COST
    if plain > start:
        yield plain, Sort.NUMBER if text[start].isdigit() else Sort.NOUN, _UNKNOWN_COST
        return
    if not _is_han(text[start]):
        yield start + 1, Sort.MARK, _OWN_COST
        return
    yield start + 1, Sort.UNKNOWN, _UNKNOWN_COST
    yield from dictionary.words_at(text, start)


def _plain_end(text: str, start: int) -> int:
    """Return where the letters and digits that begin at a place end, the place where none does.

    Written out, since a pattern with such a set takes longer to compile than a page of heads to
    divide.
    """
    end = _skip_plain(text, start)
    if end == start:
        return start
    while text[end : end + 1] in _JOINS:
        behind = _skip_plain(text, end + 1)
        if behind == end + 1:
            break
        end = behind
    return end + (text[end : end + 1] in _ENDS)


def _skip_plain(text: str, start: int) -> int:
    end = start
    while end < len(text) and _is_plain(text[end]):
        end += 1
    return end


def _is_plain(char: str) -> bool:
    """Tell whether a character is a letter, a digit or ``_``, and of no East Asian script."""
    return (char < _EAST or _BEYOND <= char < _RARE_HAN) and (char.isalnum() or char == "_")


def _is_han(char: str) -> bool:
    return (char >= _FIRST_HAN and char.isalpha()) or char == "〇"


def _trace(text: str, words: list[tuple[int, Sort]]) -> tuple[Word, ...]:
    """Follow the words back from the end; each entry is where a word begins, and its sort."""
    found = []
    end = len(text)
    while end > 0:
        start, sort = words[end]
        found.append(Word(text[start:end], start, end, sort))
        end = start
    return tuple(reversed(found))
