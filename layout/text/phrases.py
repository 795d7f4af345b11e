"""Soft breaks: places where a line may end but had better not (R4 as a preference, R7, R8).

Costs are in the unit of :mod:`layout.text.breaks`: 100 is a line tracked by a tenth of an em.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from layout.lexicon import INTERPUNCTS, MEASURES, NUMERALS, ROLES, SURNAMES
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

# Sets of many characters are slow to compile, so what stands beside is looked at afterwards.
_NUMBER: Final = re.compile(r"\d[\d.,:．]*")
_BEHIND_NUMBERS: Final = MEASURES | {"%"}
# The Latin units that newspapers write behind a space (SI, and what computers are counted in).
_UNIT: Final = (
    r"(?:[kMGTPcmμµn]?(?:m[²³23]?|g|[WVABLlJN]|Wh|Hz|Pa|bps|eV)|m?[hs]|min|ha|K|km/h|m/s|[℃℉°]C?)"
    r"(?![A-Za-z])"
)
# These begin with what is looked for, not with a look behind, so that the search is quick.
_DATE: Final = re.compile(r"[年月](?<=\d.)(?=\d{1,2}[月日])")
# 国办发〔2023〕5号, and the number of a note behind its word: 〔1〕.  Few paragraphs have one, so
# the pattern is compiled when the first does.
_BRACKETS: Final = "〔［["
_BRACKETED: Final = r"[〔［\[](?=\d{1,4}[〕］\]])"
_BRACKET_BEHIND: Final = re.compile(r"〕(?<=\d.)(?=\d)")
# 十五个, 第三届: numbers of two characters and more, or with 第, which is looked at afterwards.
# What begins with a set, not with a repeated one, is searched for in a third of the time.
_HAN_NUMBERS: Final = re.compile(f"[{NUMERALS}][{NUMERALS}]*")
_TITLES: Final = (
    "书记", "主任", "主席", "市长", "区长", "县长", "镇长", "村长", "局长", "部长", "院长", "校长",
    "所长", "队长", "总理", "总统", "同志", "先生", "女士", "教授", "医生", "老师",
)  # fmt: skip
_LETTER: Final = r"[^\W\d_]"
# Names behind 记者 and the like; compiled when the first paragraph has such a word.
_NAMES_BY_ROLE: Final = (
    rf"(?:{'|'.join(ROLES)})[ \u3000]?"
    rf"((?:(?!{'|'.join(ROLES)}){_LETTER}{{2,4}}(?:[ \u3000、]|(?=[)）])))+)"
)
_HAN_NAME: Final = re.compile(rf"{_LETTER}{{2,4}}")
_CALLED: Final = re.compile("|".join((*ROLES, *_TITLES)))
_LONGEST_NAME: Final = 3
_RANGE_MARK: Final = re.compile(r"[～~—–·－-](?=\d)")
_BEFORE_RANGE: Final = frozenset("%％‰℃°年月日时")
_DOTS: Final = frozenset(INTERPUNCTS)
_RATIO_MARK: Final = re.compile(r"：(?<=\d.)(?=\d)")
_COSTS_BEHIND: Final = (
    (_DATE, _DATE_PARTS),
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
        _weigh_dotted_names(text, kinds, raise_cost)
    for kind, behind, cost in _SINGLE_MARKS:
        at = kinds.find(kind)
        while at >= 0:
            raise_cost(at + behind, cost)
            at = kinds.find(kind, at + 1)
    return costs


def _weigh_numbers(text: str, raise_cost: _Raise) -> None:
    _weigh_measures(text, raise_cost)
    for marks, cost in _COSTS_BEHIND:
        for mark in marks.finditer(text):
            raise_cost(mark.end(), cost)
    for mark in _RANGE_MARK.finditer(text):
        before = text[mark.start() - 1 : mark.start()]
        if before.isdecimal() or before in _BEFORE_RANGE:
            raise_cost(mark.end(), _RANGE)
    if any(bracket in text for bracket in _BRACKETS):
        for found in re.finditer(_BRACKETED, text):
            raise_cost(found.start(), _REFERENCE)


def _weigh_measures(text: str, raise_cost: _Raise) -> None:
    for number in _NUMBER.finditer(text):
        if text[number.start() - 1 : number.start()] == "第":
            raise_cost(number.start(), _ORDINAL)
        end = number.end()
        if text[end : end + 1] == " ":
            end = _skip_to_unit(text, end)
        if text[end : end + 1] in _BEHIND_NUMBERS or end > number.end():
            raise_cost(end, _NUMBER_AND_MEASURE)


def _skip_to_unit(text: str, end: int) -> int:
    """Return where what is counted begins behind a number and spaces, 10 km or 10 千米.

    The number's end where nothing is counted.
    """
    behind = end
    while text[behind : behind + 1] == " ":
        behind += 1
    behind_it = text[behind : behind + 5]
    is_counted = behind_it[:1] in _BEHIND_NUMBERS or re.match(_UNIT, behind_it) is not None
    return behind if is_counted else end


def _weigh_han_numbers(text: str, raise_cost: _Raise) -> None:
    for number in _HAN_NUMBERS.finditer(text):
        start, end = number.span()
        if text[end : end + 1] not in _BEHIND_NUMBERS:
            continue
        if text[start - 1 : start] == "第":
            start -= 1
        elif end - start == 1:
            continue
        for at in range(start + 1, end + 1):
            raise_cost(at, _HAN_NUMBER)
        if start > 1 and text[start - 1] in "年月" and text[start - 2] in NUMERALS:
            raise_cost(start, _DATE_PARTS)


def _weigh_names(text: str, raise_cost: _Raise) -> None:
    has_role = False
    for word in _CALLED.finditer(text):
        _weigh_called_names(text, word.start(), word.end(), raise_cost)
        has_role = has_role or word[0] in ROLES
    if not has_role:
        return
    for people in re.finditer(_NAMES_BY_ROLE, text):
        for name in _HAN_NAME.finditer(text, people.start(1), people.end(1)):
            for at in range(name.start() + 1, name.end()):
                raise_cost(at, _NAME)


def _weigh_called_names(text: str, start: int, end: int, raise_cost: _Raise) -> None:
    """Keep 张三 together in 记者张三报道 and in 张三同志.

    The family name tells where a name begins; behind the word nothing tells where it ends.
    """
    if text[end : end + 1] in SURNAMES and text[end + 1 : end + 2].isalpha():
        raise_cost(end + 1, _NAME)
        if text[end + 2 : end + 3].isalpha():
            raise_cost(end + 2, _NAME_PERHAPS)
    for first in range(max(0, start - _LONGEST_NAME), start - 1):
        if text[first] in SURNAMES and text[first:start].isalpha():
            for at in range(first + 1, start):
                raise_cost(at, _NAME)
            return


def _weigh_dotted_names(text: str, kinds: bytes, raise_cost: _Raise) -> None:
    """Keep the characters beside the dots of 比尔·盖茨; where such a name begins cannot be told."""
    dot = -1
    while (dot := kinds.find(Kind.INTERPUNCT, dot + 1)) >= 0:
        at = dot + 1
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
    return char.isalpha() or char in _DOTS
