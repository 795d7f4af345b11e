"""Soft breaks: dates, numbers with measure words, names."""

import pytest


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
    ],
)
def test_a_break_here_costs_something(ready, text: str, at: int) -> None:
    assert dict(ready(text).breaks())[at] > 0


@pytest.mark.parametrize(("text", "at"), [("天地玄黄", 2), ("记者说天地", 3), ("共3天地", 3)])
def test_a_break_here_is_free(ready, text: str, at: int) -> None:
    assert dict(ready(text).breaks())[at] == 0
