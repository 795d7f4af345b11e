"""Where a headline may break between its words, and how strongly the two sides belong together.

Costs are thousandths of an em of unevenness between lines: a joint of 2000 is broken only where
the lines would otherwise differ by some two characters more.  They know parts of speech and a few
dozen function words, not grammar: 推动城乡 | 教育均衡 cannot be told from a good break.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from layout.words.dictionary import Sort
from layout.words.segmentation import Word, segment
from layout.words.wholes import inside_dates, inside_names, is_amount, join_suffixes

# Inside a word, a name, a number or a date a headline is not broken (R7, R8).
WHOLE: Final = 1_000_000
# A line that ends in 和 or begins with 了: only where nothing else is left.
_TIED: Final = 20_000

# The prices were chosen by their order (what must rather break before what) and turned by hand on
# the 62 heads that tests/page/headlines.yaml calls seen.  All 186 say how much hangs on the values:
# 179 are cut as an editor would; with all prices moved at random (eight times) by up to 10 %, 178
# or 179, by 25 %, 176 to 179, by 50 %, 171 to 179.

# These do not begin a line, and those do not end one (newspaper custom; the particles' own sort
# of the dictionary is too wide for it).
_NO_START: Final = frozenset("的地得了着过们等之吗呢吧啊呀者性化式型上中下里内外间后前")
_NO_END: Final = frozenset(
    "在和与及或对向把被将为从由以于是不第各该每其同跟比让使令给用按据经自至往朝沿因若如而且又也都"
    "就才再更最很太已曾未没无所这那本此某两几数超约近"
)
_NO_START_WORDS: Final = frozenset(
    ("以上", "以下", "以内", "以外", "以来", "之后", "之前", "之间", "之一", "之路", "左右", "而已")
)
_NO_END_WORDS: Final = frozenset(
    (
        "以及", "并且", "对于", "关于", "为了", "通过", "根据", "按照", "随着", "作为", "如何",
        "怎样", "怎么", "为何", "来自", "走向", "迈向", "面向", "位于", "必须", "可以", "应当",
        "能够", "需要", "不能", "不要", "不得", "正在", "将要", "已经", "仍然", "没有", "不再",
        "更加", "零下", "高达", "百分之",
    )
)  # fmt: skip
_CLAUSE_ENDS: Final = frozenset("，。；：！？,;:!?…—～")
_OPENERS: Final = "“‘（《〈「『【〔(["
_CLOSERS: Final = "”’）》〉」』】〕)]"
_PAUSE: Final = "、"
_AFTER_PAUSE: Final = 600
_AFTER_CLOSER: Final = 900
_BEFORE_OPENER: Final = 600
_BESIDE_MARK: Final = 1000
# A quotation or a title in one piece, if a line could hold it; up to so many characters with its
# marks, what breaking it costs.  Judgement: without, the heads lose one of 179.
_INSIDE_BRACKETS: Final = ((8, 12_000), (14, 5000))
# A character by itself clings to its neighbours: 新 | 院区, 来 | 我区; two of them are often a word
# no list knows.  Each of these at 0 changes one to three of the 186 cuts: _LONE_BOTH loses two good
# ones, _LONE_BEFORE one, and the other two win one, too few to tell them from chance.
_LONE_BEFORE: Final = 1500
_LONE_VERB_BEFORE: Final = 3000
_LONE_BEHIND: Final = 1000
_LONE_BOTH: Final = 5000
# 一片 | 林: a number's noun of one character is as good as one word with it.  At 0 one cut is lost.
_LONE_COUNTED: Final = 5000
# Nouns that stand for nothing without the word before them; with it, as dear to part as an
# attribute from its noun (4000).  At 0 one cut changes, to another good one.
_HEADS: Final = frozenset(
    (
        "中心", "基地", "园区", "景区", "协会", "学会", "公司", "集团", "学院", "大学", "医院",
        "学校", "中学", "小学", "委员会", "办公室", "管理局", "研究院", "研究所", "大队", "支队",
        "总队", "法院", "平台", "系统", "工程", "项目", "活动", "大赛", "比赛", "会议", "大会",
        "论坛", "方案", "计划", "制度", "机制", "模式", "体系", "枢纽", "额度", "面积", "部门",
        "机关", "小区", "车间",
    )
)  # fmt: skip
_HEAD: Final = 4000
# What breaking between two sorts costs: rows are the left side, columns the right.  Least before a
# verb (subject | predicate) and a preposition, most behind what only stands before something:
# attributes, adverbs, numbers, prepositions.  One price of 2000 for all, and 170 cuts are good.
_COLUMNS: Final = (
    Sort.NOUN, Sort.VERB, Sort.VERBAL, Sort.ATTRIBUTE, Sort.ADVERB, Sort.TIME, Sort.NUMBER,
    Sort.PHRASE, Sort.PRONOUN, Sort.FORWARD,
)  # fmt: skip
_ROWS: Final = {
    Sort.NOUN: (2800, 500, 2000, 1200, 500, 500, 1500, 600, 800, 300),
    Sort.VERB: (2000, 1000, 2000, 1600, 1200, 1400, 2500, 1000, 2000, 1000),
    Sort.VERBAL: (2000, 600, 2000, 1200, 500, 600, 1500, 600, 800, 300),
    Sort.ATTRIBUTE: (4000, 1800, 4000, 3000, 2000, 1500, 2500, 2000, 1500, 1500),
    Sort.ADVERB: (4000, 4000, 4000, 3500, 2500, 2000, 2500, 2000, 2000, 1500),
    Sort.TIME: (1200, 900, 1200, 1000, 700, 1500, 1500, 900, 900, 500),
    Sort.NUMBER: (6000, 900, 4000, 5000, 900, 800, 5000, 1500, 1500, 600),
    Sort.PHRASE: (800, 500, 900, 800, 500, 500, 1000, 500, 500, 300),
    Sort.PRONOUN: (3500, 2000, 2500, 2500, 1500, 1500, 2500, 1500, 2000, 800),
    Sort.BACKWARD: (1500, 1200, 1500, 1500, 1200, 1200, 1500, 1200, 1200, 800),
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


@lru_cache(maxsize=512)
def find_joints(text: str, own: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return what breaking before each character costs, ``WHOLE`` where that would split a word.

    The last entry is for the text's end.  Spaces are looked through: whether one asks for a break
    is the caller's affair.
    """
    words = join_suffixes(segment(text, own))
    costs = [WHOLE] * len(text) + [0]
    costs[0] = 0
    for left, right in pairwise(word for word in words if not word.text.isspace()):
        for at in range(left.end, right.start + 1):
            costs[at] = _tie(left, right)
    for at in (*inside_dates(text), *inside_names(text, words)):
        costs[at] = WHOLE
    for start, end in _quoted(text):
        price = next((p for most, p in _INSIDE_BRACKETS if end - start <= most), 0)
        for at in range(start + 1, end):
            costs[at] += price
    return tuple(costs)


def _tie(left: Word, right: Word) -> int:
    """Return how strongly two words belong together."""
    if left.sort is Sort.MARK:
        return _TIED if right.text in _NO_START else _after_mark(left.text)
    if left.text in _NO_END or left.text in _NO_END_WORDS:
        return WHOLE if is_amount(left, right) else _TIED
    if right.sort is Sort.MARK:
        return _BEFORE_OPENER if right.text in _OPENERS else _BESIDE_MARK
    if is_amount(left, right):
        return WHOLE
    if right.text in _NO_START_WORDS or (
        right.text in _NO_START and not (right.text == "过" and left.sort is not Sort.VERB)
    ):
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


def _cling(left: Word, right: Word) -> int:
    """Return what is added for a character by itself on one side or on both."""
    before = len(left.text) == 1 and left.sort not in (Sort.BACKWARD, Sort.PLACE)
    behind = len(right.text) == 1
    cost = 0
    if before:
        cost += _LONE_VERB_BEFORE if left.sort is Sort.VERB else _LONE_BEFORE
    if right.text in _HEADS and left.sort in (Sort.NOUN, Sort.VERBAL, Sort.VERB, Sort.OWN):
        cost += _HEAD
    if behind and left.sort is Sort.NUMBER:
        cost += _LONE_COUNTED
    elif behind and (before or right.sort is not Sort.VERB):
        cost += _LONE_BEHIND
    return cost + _LONE_BOTH * (before and behind)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in quotation marks or brackets, the marks included."""
    open_at: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        if char in _OPENERS:
            open_at.append((at, _CLOSERS[_OPENERS.index(char)]))
        elif open_at and char == open_at[-1][1]:
            start, _ = open_at.pop()
            yield start, at + 1
