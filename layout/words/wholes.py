"""What a headline never breaks: numbers with what they count, dates, names, words with suffixes.

R7 and R8 are costs in body text and bans here; inside a listed word nothing is broken anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from layout.lexicon import INTERPUNCTS, MEASURES, NUMERALS, ROLES, SURE_SURNAMES
from layout.words.dictionary import Sort
from layout.words.segmentation import Word

# These make a noun of the noun or verb before them: 菊花展, 监测站; the second row of nouns alone.
_SUFFIXES: Final = frozenset("站团馆园班队室厅局处科部组场所院校店铺厂机器车船展赛节奖率量额度力难")
_NOUN_SUFFIXES: Final = _SUFFIXES | frozenset(
    "区县市镇村乡街路桥楼杯榜网价费税款金物品线层面点权法案史潮风圈链群户家员师生手工"
    "人民湾岛港湖江河山城州省国族语"
)

# Dates from month to day, with the year if there is one, and decimals spelt out.  Few heads have
# one, so the pattern is compiled when the first does.
_SPELT: Final = (
    "(?:{figure}+年)?{figure}+月{figure}+[日号]|{figure}+年{figure}+月|{figure}+点{figure}+".format(
        figure=f"[0-9{NUMERALS}]"
    )
)
_SPELT_MARKS: Final = "月点"
# Here the last character of a word is asked about, so more of them tell a number than in running
# copy, where 数, 几, 半 and 第 without figures are seldom one: 数百|名, 十余|年, 好几|个.
_FIGURES: Final = frozenset(f"0123456789%第数几半余多{NUMERALS}")
_AMOUNTS: Final = (Sort.NUMBER, Sort.MEASURE, Sort.UNKNOWN)
_HAN_NAME: Final = "[\u4e00-\u9fff]{2,4}"
# Names with spaces or pauses between them; without a space before it one must end at a mark, or
# it may be what the reporter does: 记者走访菜场.
_NAMES: Final = (
    "(?:[ \u3000]{name}(?={end}|$)|{name}(?={end}))(?:[ \u3000、]{name}(?={end}|$))*".format(
        name=_HAN_NAME, end="[ \u3000、，）)]"
    )
)
_GIVEN: Final = (Sort.NOUN, Sort.UNKNOWN, Sort.ATTRIBUTE, Sort.VERB, Sort.NUMBER, Sort.MEASURE)
_LONGEST_GIVEN: Final = 2
# A part of a foreign name is put together from so many characters at most, none of these sorts.
_PART_MOST: Final = 5
_NO_SYLLABLES: Final = (Sort.FORWARD, Sort.BACKWARD, Sort.PRONOUN, Sort.MARK)


def join_suffixes(words: Iterable[Word]) -> tuple[Word, ...]:
    """Join suffixes of one character to the words they make nouns of."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and _is_suffix(before, word):
            text = before.text + word.text
            found[-1] = Word(text, before.start, word.end, Sort.NOUN)
        else:
            found.append(word)
    return tuple(found)


def _is_suffix(before: Word, word: Word) -> bool:
    if len(before.text) == 1:
        return False
    if before.sort in (Sort.NOUN, Sort.VERBAL, Sort.OWN):
        return word.text in _NOUN_SUFFIXES
    return before.sort is Sort.VERB and word.text in _SUFFIXES


def is_amount(left: Word, right: Word) -> bool:
    """Tell whether a number goes on: more figures, or its measure word."""
    if left.text[-1] not in _FIGURES or left.sort not in _AMOUNTS:
        return False
    return (
        right.sort is Sort.MEASURE
        or right.text in MEASURES
        or (right.text[0] in _FIGURES and right.sort in _AMOUNTS)
    )


def inside_dates(text: str) -> Iterator[int]:
    """Yield the places inside dates and decimals."""
    if not any(mark in text for mark in _SPELT_MARKS):
        return
    for found in re.finditer(_SPELT, text):
        yield from range(found.start() + 1, found.end())


def inside_names(text: str, words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside the names of persons, as far as they can be told."""
    yield from _behind_roles(text)
    yield from _behind_surnames(words)
    yield from _between_dots(words)


def _behind_roles(text: str) -> Iterator[int]:
    for role in ROLES:
        at = text.find(role)
        while at >= 0:
            at += len(role)
            # Few heads name a reporter, so the patterns are compiled when one does.
            if names := re.match(_NAMES, text[at:]):
                for name in re.finditer(_HAN_NAME, names.group()):
                    yield from range(at + name.start() + 1, at + name.end())
            at = text.find(role, at)


def _behind_surnames(words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside what looks like a surname with a given name of unlisted characters.

    Only names that hardly ever are words count: a break that costs a body line a little must not
    be forbidden to a head where it is no name, 高 | 质量.  A given name is one listed word of two
    characters, or one or two characters by themselves.
    """
    for i, word in enumerate(words):
        if word.text not in SURE_SURNAMES or i + 1 == len(words):
            continue
        given = words[i + 1]
        if given.sort not in _GIVEN or len(given.text) > _LONGEST_GIVEN:
            continue
        yield given.start
        second = words[i + 2] if i + 2 < len(words) else None
        if (
            second is not None
            and len(given.text) == len(second.text) == 1
            and second.sort in (Sort.NOUN, Sort.UNKNOWN, Sort.ATTRIBUTE)
        ):
            yield second.start


def _between_dots(words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside foreign names of several parts with dots between them."""
    for i, word in enumerate(words):
        if word.text not in INTERPUNCTS:
            continue
        yield from (word.start, word.end)
        for step in (-1, 1):
            yield from _inside_part(words, i, step)


def _inside_part(words: tuple[Word, ...], dot: int, step: int) -> Iterator[int]:
    """Yield the places inside the part of a name on one side of a dot.

    The part is the word beside the dot, or the lone characters that no list knows as a word.
    """
    length, i = 0, dot + step
    while 0 <= i < len(words) and length < _PART_MOST:
        word = words[i]
        if length and (len(word.text) > 1 or word.sort in _NO_SYLLABLES):
            break
        if length:
            yield word.end if step < 0 else word.start
        if len(word.text) > 1 or word.sort is Sort.MARK:
            break
        length += 1
        i += step
