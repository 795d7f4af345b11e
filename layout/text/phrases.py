"""Soft breaks: places where a line may end but had better not (R4 as a preference, R7, R8).

Costs are in the unit of :mod:`layout.text.breaks`: 100 is a line tracked by a tenth of an em.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from layout.text.characters import Kind

_NUMBER_AND_MEASURE: Final = 20
_DATE_PARTS: Final = 6
_ORDINAL: Final = 20
_RANGE: Final = 15
_RATIO: Final = 20
_REFERENCE: Final = 15
_HAN_NUMBER: Final = 12
_UNIT_AT_START: Final = 6
_NAME: Final = 25
_NAME_PERHAPS: Final = 10
_TRANSLATED_NAME: Final = 25
_HYPHEN: Final = 8

# Measure words and date parts that stand behind numbers in newspaper copy.
_MEASURES: Final = (
    "年月日时分秒号个名人位元角吨斤亩米里岁次届场项件套台辆艘架座栋间户家所条只头"
    "本册张份篇首幅支批组队期版页章节层级度倍成万亿千百多余天周种类棵株块"
)
# Sets of many characters are slow to compile, so what stands beside is looked at afterwards.
_NUMBER: Final = re.compile(r"\d[\d.,:．]*")
_MEASURE_SET: Final = frozenset(_MEASURES + "%")
# These begin with what is looked for, not with a look behind, so that the search is quick.
_DATE: Final = re.compile(r"[年月](?<=\d.)(?=\d{1,2}[月日])")
# 国办发〔2023〕5号, and the number of a note behind its word: 〔1〕.
_BRACKETED: Final = re.compile(r"[〔［\[](?=\d{1,4}[〕］\]])")
_BRACKET_BEHIND: Final = re.compile(r"〕(?<=\d.)(?=\d)")
# 十五个, 第三届: numbers in Han of two characters and more, or with 第.
_NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两"
_HAN_NUMBERS: Final = re.compile(rf"[第{_NUMERALS}][{_NUMERALS}]+")
# 记者 and other words behind which names stand, and the commonest family names, about nine people
# in ten (Ministry of Public Security, 2020, and the two-character ones of the Hundred Names).
_ROLES: Final = ("记者", "通讯员", "摄影", "作者", "编辑")
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱"
    "汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅"
    "莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄"
    "单包司柏宁柯阮桂闵解强柴华车冉房边肖习"
)
_TITLES: Final = (
    "书记", "主任", "主席", "市长", "区长", "县长", "镇长", "村长", "局长", "部长", "院长", "校长",
    "所长", "队长", "总理", "总统", "同志", "先生", "女士", "教授", "医生", "老师",
)  # fmt: skip
_LETTER: Final = r"[^\W\d_]"
_NAMES_BY_ROLE: Final = re.compile(
    rf"(?:{'|'.join(_ROLES)})[ \u3000]?"
    rf"((?:(?!{'|'.join(_ROLES)}){_LETTER}{{2,4}}(?:[ \u3000、]|(?=[)）])))+)"
)
_HAN_NAME: Final = re.compile(rf"{_LETTER}{{2,4}}")
_CALLED: Final = re.compile("|".join((*_ROLES, *_TITLES)))
_LONGEST_NAME: Final = 3
_RANGE_MARK: Final = re.compile(r"[～~—–·－-](?<=[\d%％‰℃°年月日时].)(?=\d)")
_RATIO_MARK: Final = re.compile(r"：(?<=\d.)(?=\d)")
_COSTS_BEHIND: Final = (
    (_DATE, _DATE_PARTS),
    (_RANGE_MARK, _RANGE),
    (_RATIO_MARK, _RATIO),
    (_BRACKET_BEHIND, _REFERENCE),
)
# Kinds before which (0) or behind which (1) a line had better not end; all but the last are R4.
_SINGLE_MARKS: Final = (
    (Kind.DASH_FIRST, 0, _UNIT_AT_START),
    (Kind.ELLIPSIS_FIRST, 0, _UNIT_AT_START),
    (Kind.ELLIPSIS, 0, _UNIT_AT_START),
    (Kind.LONG_DASH, 0, _UNIT_AT_START),
    (Kind.HYPHEN, 1, _HYPHEN),
)

_Raise: TypeAlias = Callable[[int, int], None]


def soft_breaks(text: str, kinds: bytes) -> Mapping[int, int]:
    """Return the extra cost of ending a line before a character, for the places that have one."""
    costs: dict[int, int] = {}

    def raise_cost(at: int, cost: int) -> None:
        if costs.get(at, 0) < cost:
            costs[at] = cost

    if Kind.DIGIT in kinds or Kind.WIDE_DIGIT in kinds:
        _weigh_numbers(text, raise_cost)
    _weigh_han_numbers(text, raise_cost)
    _weigh_names(text, raise_cost)
    if Kind.INTERPUNCT in kinds:
        _weigh_dotted_names(text, raise_cost)
    for kind, behind, cost in _SINGLE_MARKS:
        at = kinds.find(kind)
        while at >= 0:
            raise_cost(at + behind, cost)
            at = kinds.find(kind, at + 1)
    return costs


def _weigh_numbers(text: str, raise_cost: _Raise) -> None:
    for number in _NUMBER.finditer(text):
        if text[number.start() - 1 : number.start()] == "第":
            raise_cost(number.start(), _ORDINAL)
        if text[number.end() : number.end() + 1] in _MEASURE_SET:
            raise_cost(number.end(), _NUMBER_AND_MEASURE)
    for marks, cost in _COSTS_BEHIND:
        for mark in marks.finditer(text):
            raise_cost(mark.end(), cost)
    for bracket in _BRACKETED.finditer(text):
        raise_cost(bracket.start(), _REFERENCE)


def _weigh_han_numbers(text: str, raise_cost: _Raise) -> None:
    for number in _HAN_NUMBERS.finditer(text):
        start, end = number.span()
        if text[end : end + 1] not in _MEASURE_SET:
            continue
        for at in range(start + 1, end + 1):
            raise_cost(at, _HAN_NUMBER)
        if start > 1 and text[start - 1] in "年月" and text[start - 2] in _NUMERALS:
            raise_cost(start, _DATE_PARTS)


def _weigh_names(text: str, raise_cost: _Raise) -> None:
    for people in _NAMES_BY_ROLE.finditer(text):
        for name in _HAN_NAME.finditer(text, people.start(1), people.end(1)):
            for at in range(name.start() + 1, name.end()):
                raise_cost(at, _NAME)
    for word in _CALLED.finditer(text):
        _weigh_called_names(text, word.start(), word.end(), raise_cost)


def _weigh_called_names(text: str, start: int, end: int, raise_cost: _Raise) -> None:
    """Keep 张三 together in 记者张三报道 and in 张三同志.

    The family name tells where a name begins; behind the word nothing tells where it ends.
    """
    if text[end : end + 1] in _SURNAMES and text[end + 1 : end + 2].isalpha():
        raise_cost(end + 1, _NAME)
        if text[end + 2 : end + 3].isalpha():
            raise_cost(end + 2, _NAME_PERHAPS)
    for first in range(max(0, start - _LONGEST_NAME), start - 1):
        if text[first] in _SURNAMES and text[first:start].isalpha():
            for at in range(first + 1, start):
                raise_cost(at, _NAME)
            return


def _weigh_dotted_names(text: str, raise_cost: _Raise) -> None:
    """Keep the characters beside the dots of 比尔·盖茨; where such a name begins cannot be told."""
    for dot in re.finditer("·", text):
        at = dot.end()
        if not (text[at - 2 : at - 1].isalpha() and text[at : at + 1].isalpha()):
            continue
        raise_cost(at, _TRANSLATED_NAME)
        if _is_part_of_name(text[max(0, at - 3) : at - 2]):
            raise_cost(at - 2, _TRANSLATED_NAME)
        for behind in (at + 1, at + 2):
            if not _is_part_of_name(text[behind : behind + 1]):
                break
            raise_cost(behind, _TRANSLATED_NAME)


def _is_part_of_name(char: str) -> bool:
    return char.isalpha() or char == "·"
