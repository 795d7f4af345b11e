"""Soft breaks: dates, numbers with measure words, names."""

import pytest

from layout.text.characters import Kind
from layout.text.phrases import soft_breaks


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("共2026年", 5),
        ("共3个", 2),
        ("第3页", 1),
        ("2026年11月", 5),
        ("（记者林知远）", 4),
        ("（通讯员毛山 李水）", 5),
        ("（通讯员毛山 李水）", 8),
        ("比尔·盖茨说", 3),
        ("从3～5天", 3),
        ("他——走", 1),
        ("从3月～5月", 4),
        ("国办发〔2023〕5号", 3),
        ("第三十届", 1),
        ("第三十届", 2),
        ("三十届", 1),
        ("走过12道门", 4),
        ("点亮30盏灯", 4),
        ("李卫东书记", 1),
    ],
)
def test_a_break_here_costs_something(ready, text: str, at: int) -> None:
    assert dict(ready(text).breaks())[at] > 0


@pytest.mark.parametrize(
    ("text", "at"), [("天地玄黄", 2), ("记者说天地", 3), ("共3人地", 3), ("十地", 1), ("三第", 1)]
)
def test_a_break_here_is_free(ready, text: str, at: int) -> None:
    assert dict(ready(text).breaks())[at] == 0


@pytest.mark.parametrize("dot", "·‧・•∙")
def test_any_dot_holds_a_name_together(ready, dot: str) -> None:
    costs = dict(ready(f"比尔{dot}盖茨说").breaks())
    assert costs[3] == dict(ready("比尔·盖茨说").breaks())[3] > 0
    assert costs[1] == dict(ready("比尔·盖茨说").breaks())[1] > 0


@pytest.mark.parametrize("text", ["尔·盖", "·", "尔·盖茨", "比尔·盖·"])
def test_a_name_at_an_edge_of_the_text_costs_nothing_beyond_it(ready, text: str) -> None:
    costs = soft_breaks(text, ready(text).kinds)
    assert all(0 < at < len(text) for at in costs)


def test_a_dot_of_a_latin_text_is_none(ready) -> None:
    """As resolved by its neighbours (R72): between Latin letters it is a symbol."""
    kinds = ready("a·b").kinds
    assert Kind.INTERPUNCT not in kinds
    assert not soft_breaks("a·b", kinds)
