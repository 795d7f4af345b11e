"""What a headline never breaks: numbers with what they count, dates, names, words with suffixes.

R7 and R8 are costs in body text and bans here; inside a listed word nothing is broken anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from layout.words.dictionary import Sort
from layout.words.segmentation import Word

# These make a noun of the noun or verb before them: 菊花展, 监测站; the second row of nouns alone.
_SUFFIXES: Final = frozenset("站团馆园班队室厅局处科部组场所院校店铺厂机器车船展赛节奖率量额度力难")
_NOUN_SUFFIXES: Final = _SUFFIXES | frozenset(
    "区县市镇村乡街路桥楼杯榜网价费税款金物品线层面点权法案史潮风圈链群户家员师生手工"
    "人民湾岛港湖江河山城州省国族语"
)

# R7: measure words and date parts that a number keeps.
_MEASURES: Final = frozenset(
    "年月日时分秒号个名人位元角吨斤亩米里岁次届场项件套台辆艘架座栋间户家所条只头本册张份篇首幅支批"
    "组队期版页点章节层级度倍成万亿千百多余块道部门口把株棵盏封句段轮趟番类种线"
)
# Dates from month to day, with the year if there is one, and decimals spelt out.
_SPELT: Final = re.compile(
    "(?:{figure}+年)?{figure}+月{figure}+[日号]|{figure}+年{figure}+月|{figure}+点{figure}+".format(
        figure="[0-9〇零一二三四五六七八九十百千万]"
    )
)
_NUMERALS: Final = frozenset("0123456789%第数几〇零一二两三四五六七八九十百千万亿半余多")
_AMOUNTS: Final = (Sort.NUMBER, Sort.MEASURE, Sort.UNKNOWN)
# R8: who stands behind these is a person.
_ROLES: Final = ("记者", "通讯员", "摄影")
_HAN_NAME: Final = "[\u4e00-\u9fff]{2,4}"
# Names with spaces or pauses between them; without a space before it one must end at a mark, or
# it may be what the reporter does: 记者走访菜场.
_NAMES: Final = (
    "(?:[ \u3000]{name}(?={end}|$)|{name}(?={end}))(?:[ \u3000、]{name}(?={end}|$))*".format(
        name=_HAN_NAME, end="[ \u3000、，）)]"
    )
)
# Surnames that are hardly ever words by themselves (of the hundred most frequent ones).
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟段雷钱汤尹黎贺赖龚"
)
_GIVEN: Final = (Sort.NOUN, Sort.UNKNOWN, Sort.ATTRIBUTE, Sort.VERB, Sort.NUMBER, Sort.MEASURE)
_LONGEST_GIVEN: Final = 2
_DOT: Final = "·"
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
    if left.text[-1] not in _NUMERALS or left.sort not in _AMOUNTS:
        return False
    return (
        right.sort is Sort.MEASURE
        or right.text in _MEASURES
        or (right.text[0] in _NUMERALS and right.sort in _AMOUNTS)
    )


def inside_dates(text: str) -> Iterator[int]:
    """Yield the places inside dates and decimals."""
    for found in _SPELT.finditer(text):
        yield from range(found.start() + 1, found.end())


def inside_names(text: str, words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside the names of persons, as far as they can be told."""
    yield from _behind_roles(text)
    yield from _behind_surnames(words)
    yield from _between_dots(words)


def _behind_roles(text: str) -> Iterator[int]:
    for role in _ROLES:
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

    A given name is one listed word of two characters, or one or two characters by themselves.
    """
    for i, word in enumerate(words):
        if word.text not in _SURNAMES or i + 1 == len(words):
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
        if word.text != _DOT:
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
