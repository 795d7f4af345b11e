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
_UNIT_AT_START: Final = 6
_NAME: Final = 25
_TRANSLATED_NAME: Final = 25
_HYPHEN: Final = 8

# Measure words and date parts that stand behind numbers in newspaper copy.
_MEASURES: Final = (
    "年月日时分秒号个名人位元角吨斤亩米里岁次届场项件套台辆艘架座栋间户家所条只头"
    "本册张份篇首幅支批组队期版页章节层级度倍成万亿千百多余"
)
_NUMBER: Final = re.compile(rf"(第?)\d[\d.,:]*(?=([{_MEASURES}%])?)")
_DATE: Final = re.compile(r"(?<=\d[年月])(?=\d{1,2}[月日])")
_ROLES: Final = ("记者", "通讯员", "摄影")
_NAMES_BY_ROLE: Final = re.compile(
    rf"(?:{'|'.join(_ROLES)})[ \u3000]?"
    r"((?:[\u4e00-\u9fff]{2,4}(?:[ \u3000、]|(?=[)）])))+)"
)
_HAN_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}")
_DOTTED_NAME: Final = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+")
_RANGE_MARK: Final = re.compile(r"(?<=\d)[～~—–-](?=\d)")
# What of a dotted name is beyond the name itself cannot be told; only the parts beside the dots
# are kept, as far as a surname or given name in Han characters commonly reaches.
_DOT_REACH: Final = 2
# Kinds before which (0) or behind which (1) a line had better not end; the first two are R4.
_SINGLE_MARKS: Final = (
    (Kind.DASH_FIRST, 0, _UNIT_AT_START),
    (Kind.ELLIPSIS_FIRST, 0, _UNIT_AT_START),
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
    _weigh_names(text, kinds, raise_cost)
    for kind, behind, cost in _SINGLE_MARKS:
        at = kinds.find(kind)
        while at >= 0:
            raise_cost(at + behind, cost)
            at = kinds.find(kind, at + 1)
    return costs


def _weigh_numbers(text: str, raise_cost: _Raise) -> None:
    for number in _NUMBER.finditer(text):
        if number.group(1):
            raise_cost(number.start() + 1, _ORDINAL)
        if number.group(2):
            raise_cost(number.end(), _NUMBER_AND_MEASURE)
    for date in _DATE.finditer(text):
        raise_cost(date.start(), _DATE_PARTS)
    for mark in _RANGE_MARK.finditer(text):
        raise_cost(mark.end(), _RANGE)


def _weigh_names(text: str, kinds: bytes, raise_cost: _Raise) -> None:
    if any(role in text for role in _ROLES):
        for people in _NAMES_BY_ROLE.finditer(text):
            for name in _HAN_NAME.finditer(text, people.start(1), people.end(1)):
                for at in range(name.start() + 1, name.end()):
                    raise_cost(at, _NAME)
    if Kind.INTERPUNCT not in kinds:
        return
    for name in _DOTTED_NAME.finditer(text):
        for dot in re.finditer("·", name.group()):
            middle = name.start() + dot.start() + 1
            reach = range(middle - _DOT_REACH, middle + _DOT_REACH + 1)
            for at in reach:
                if name.start() < at < name.end():
                    raise_cost(at, _TRANSLATED_NAME)
