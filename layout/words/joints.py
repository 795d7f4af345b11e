"""Where a headline may break between its words, and how strongly the two sides belong together.

Costs are thousandths of an em of unevenness between lines: a joint of 2000 is broken only where
the lines would otherwise differ by some two characters more.  They know parts of speech and a few
dozen function words, not grammar: 推动城乡 | 教育均衡 cannot be told from a good break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from layout.words.dictionary import Sort
from layout.words.segment import Word, segment

# Inside a word, a name, a number or a date a headline is not broken (R7, R8).
WHOLE: Final = 1_000_000
# A line that ends in 和 or begins with 了: only where nothing else is left.
_TIED: Final = 20_000
# Longer texts are no headlines; they are not looked at.
LONGEST_TEXT: Final = 300

# These do not begin a line, and those do not end one (newspaper custom; the particles' own sort
# of the dictionary is too wide for it).
_NO_START: Final = frozenset("的地得了着过们等之吗呢吧啊呀者性化式型上中下里内外间后前")
_NO_END: Final = frozenset(
    "在和与及或对向把被将为从由以于是不第各该每其同跟比让使令给用按据经自至往朝沿因若如而且又也都"
    "就才再更最很太已曾未没无所这那本此某两几数超约近"
)
_NO_END_WORDS: Final = frozenset(
    (
        "以及", "并且", "对于", "关于", "为了", "通过", "根据", "按照", "随着", "作为", "如何",
        "怎样", "怎么", "为何", "来自", "走向", "迈向", "面向", "位于", "必须", "可以", "应当",
        "能够", "需要", "不能", "不要", "不得", "正在", "将要", "已经", "仍然", "没有", "不再",
        "更加",
    )
)  # fmt: skip
_CLAUSE_ENDS: Final = frozenset("，。；：！？,;:!?…—～ \u3000")
_OPENERS: Final = "“‘（《〈「『【〔(["
_CLOSERS: Final = "”’）》〉」』】〕)]"
_PAUSE: Final = "、"
_AFTER_PAUSE: Final = 600
_AFTER_CLOSER: Final = 900
_BEFORE_OPENER: Final = 600
_BESIDE_MARK: Final = 1000
# A quotation or a title in one piece, if a line could hold it.
_INSIDE_BRACKETS: Final = 2500
_LONGEST_QUOTED: Final = 12
# A character by itself clings to its neighbours; two of them are often a word no list knows.
_LONE_BEFORE: Final = 1500
_LONE_BEHIND: Final = 1000
_LONE_BOTH: Final = 1500

# What breaking between two sorts costs: rows are the left side, columns the right.
_COLUMNS: Final = (
    Sort.NOUN, Sort.VERB, Sort.VERBAL, Sort.ATTRIBUTE, Sort.ADVERB, Sort.TIME, Sort.NUMBER,
    Sort.PHRASE, Sort.PRONOUN, Sort.FORWARD,
)  # fmt: skip
_ROWS: Final = {
    Sort.NOUN: (2200, 500, 1500, 1200, 500, 500, 1500, 600, 800, 300),
    Sort.VERB: (1600, 1000, 2000, 1400, 1200, 1200, 1400, 800, 1200, 800),
    Sort.VERBAL: (1500, 600, 1500, 1200, 500, 600, 1500, 600, 800, 300),
    Sort.ATTRIBUTE: (3000, 1800, 3000, 2500, 2000, 1500, 2500, 2000, 1500, 1500),
    Sort.ADVERB: (2500, 3500, 3000, 3000, 2500, 1500, 2500, 2000, 1500, 1500),
    Sort.TIME: (1200, 900, 1200, 1000, 700, 1500, 1500, 900, 900, 500),
    Sort.NUMBER: (3000, 900, 1500, 2500, 900, 800, 3000, 1000, 1000, 600),
    Sort.PHRASE: (800, 500, 900, 800, 500, 500, 1000, 500, 500, 300),
    Sort.PRONOUN: (3500, 2000, 2500, 2500, 1500, 1500, 2500, 1500, 2000, 800),
    Sort.BACKWARD: (2500, 1500, 2500, 2000, 1500, 1500, 2000, 1500, 1500, 1000),
    Sort.PLACE: (800, 500, 800, 800, 500, 500, 1000, 500, 500, 300),
    Sort.FORWARD: (6000,) * 10,
}
_SAME: Final = {
    Sort.OWN: Sort.NOUN, Sort.UNKNOWN: Sort.NOUN, Sort.MARK: Sort.NOUN, Sort.MEASURE: Sort.NUMBER,
    Sort.BACKWARD: Sort.NOUN, Sort.PLACE: Sort.NOUN,
}  # fmt: skip
_COSTS: Final = {
    (left, right): cost
    for left, row in _ROWS.items()
    for right, cost in zip(_COLUMNS, row, strict=True)
}

# R7: measure words and date parts that a number keeps.
_MEASURES: Final = frozenset(
    "年月日时分秒号个名人位元角吨斤亩米里岁次届场项件套台辆艘架座栋间户家所条只头本册张份篇首幅支批"
    "组队期版页章节层级度倍成万亿千百多余块道部门口把株棵盏封句段轮趟番类种线"
)
_NUMERALS: Final = re.compile(
    r"[0-9.,:%]+|[第数几近超约]?[〇零一二两三四五六七八九十百千万亿半]+[余多]?"
)
# R8: who stands behind these is a person.
_ROLES: Final = ("记者", "通讯员", "摄影")
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[ \u3000、，）)]|$)")
# Surnames that are hardly ever words by themselves (of the hundred most frequent ones).
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟段雷钱汤尹黎贺赖龚"
)
_GIVEN: Final = (Sort.NOUN, Sort.UNKNOWN, Sort.ATTRIBUTE, Sort.VERB, Sort.NUMBER, Sort.MEASURE)
_LONGEST_GIVEN: Final = 2
_DOT: Final = "·"
# A part of a foreign name is at least so many characters, and put together from so many at most.
_PART_LEAST: Final = 2
_PART_MOST: Final = 5


@lru_cache(maxsize=512)
def find_joints(text: str, own: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return what breaking before each character costs, ``WHOLE`` where that would split a word.

    The last entry is for the text's end.  Spaces are not looked at: where the editor wrote one
    is the caller's affair.
    """
    if len(text) > LONGEST_TEXT:
        return (0,) * (len(text) + 1)
    words = segment(text, own)
    costs = [WHOLE] * len(text) + [0]
    costs[0] = 0
    for left, right in pairwise(words):
        costs[right.start] = _tie(left, right)
    for at in (*_inside_people(text), *_inside_names(words), *_inside_dotted(text, words)):
        costs[at] = WHOLE
    for start, end in _quoted(text):
        for at in range(start + 1, end):
            costs[at] += _INSIDE_BRACKETS
    return tuple(costs)


def _tie(left: Word, right: Word) -> int:
    """Return how strongly two words belong together."""
    if left.sort is Sort.MARK:
        return _after_mark(left.text)
    if right.sort is Sort.MARK:
        return _BEFORE_OPENER if right.text in _OPENERS else _BESIDE_MARK
    if _is_amount(left, right):
        return WHOLE
    if right.text in _NO_START and not (right.text == "过" and left.sort is not Sort.VERB):
        return _TIED
    if left.text in _NO_END or left.text in _NO_END_WORDS:
        return _TIED
    cost = _COSTS[_row(left.sort), _SAME.get(right.sort, right.sort)]
    return cost + _cling(left, right)


def _row(sort: Sort) -> Sort:
    return sort if sort in _ROWS else _SAME[sort]


def _after_mark(mark: str) -> int:
    if mark in _CLAUSE_ENDS:
        return 0
    if mark in _CLOSERS:
        return _AFTER_CLOSER
    return _AFTER_PAUSE if mark in _PAUSE else _BESIDE_MARK


def _is_amount(left: Word, right: Word) -> bool:
    """Tell whether a number goes on: another numeral, its measure word, the next part of a date."""
    if not _NUMERALS.fullmatch(left.text):
        # 2024 年 | 11 月: the parts of a date stay together.
        return left.text in ("年", "月") and right.text[0].isdigit()
    return (
        right.sort is Sort.MEASURE
        or right.text in _MEASURES
        or _NUMERALS.fullmatch(right.text) is not None
    )


def _cling(left: Word, right: Word) -> int:
    before, behind = len(left.text) == 1, len(right.text) == 1
    if right.sort is Sort.VERB and not before:
        behind = False
    return _LONE_BEFORE * before + _LONE_BEHIND * behind + _LONE_BOTH * (before and behind)


def _inside_people(text: str) -> Iterator[int]:
    """Yield the places inside the names behind 记者 and the like."""
    for role in _ROLES:
        at = text.find(role)
        while at >= 0:
            start = at + len(role)
            start += text[start : start + 1] in (" ", "\u3000")
            while name := _NAME.match(text, start):
                yield from range(name.start() + 1, name.end())
                start = name.end() + 1
            at = text.find(role, at + 1)


def _inside_names(words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside what looks like a surname with a given name of unlisted characters.

    A given name is one listed word of two characters, or one or two characters by themselves.
    """
    for i, word in enumerate(words):
        if word.text not in _SURNAMES or i + 1 == len(words):
            continue
        given = words[i + 1]
        if given.sort not in _GIVEN or given.text in _NO_START or len(given.text) > _LONGEST_GIVEN:
            continue
        yield given.start
        second = words[i + 2] if i + 2 < len(words) else None
        if (
            second is not None
            and len(given.text) == len(second.text) == 1
            and second.sort in (Sort.NOUN, Sort.UNKNOWN, Sort.ATTRIBUTE)
            and second.text not in _NO_START
        ):
            yield second.start


def _inside_dotted(text: str, words: tuple[Word, ...]) -> Iterator[int]:
    """Yield the places inside foreign names of several parts with dots between them."""
    for i, word in enumerate(words):
        if word.text != _DOT:
            continue
        yield from (word.start, word.end)
        for step in (-1, 1):
            yield from _inside_part(text, words, i, step)


def _inside_part(text: str, words: tuple[Word, ...], dot: int, step: int) -> Iterator[int]:
    """Yield the places inside the part of a name on one side of a dot.

    The part is the word beside the dot, with the lone characters that go on from it.
    """
    length, i = 0, dot + step
    while 0 <= i < len(words) and words[i].sort is not Sort.MARK and length < _PART_MOST:
        word = words[i]
        if length >= _PART_LEAST:
            break
        if length:
            yield word.end if step < 0 else word.start
        length += len(word.text)
        i += step


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in quotation marks or brackets, the marks included."""
    open_at: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        if char in _OPENERS:
            open_at.append((at, _CLOSERS[_OPENERS.index(char)]))
        elif open_at and char == open_at[-1][1]:
            start, _ = open_at.pop()
            if at + 1 - start <= _LONGEST_QUOTED:
                yield start, at + 1
