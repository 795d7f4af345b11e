"""Each rule broken on purpose in one line of a column, and nothing else found."""

from pathlib import Path

import pytest

from tests.audit.sheet import (
    full,
    judge_lines,
    justify,
    names,
    paragraph,
)

CLEAN = (
    "天地玄黄，宇宙洪荒日月盈",
    "天地玄黄宇宙洪荒日月盈，",  # whole, since that makes the line exact
    "天地，{-500}玄黄宇宙洪荒日月盈，",  # squeezed to half, and half at the end
    "{-500}“天地”玄黄宇宙洪荒日月，",  # an opener trimmed at the start
    "天“地玄”{-500}，黄宇宙洪荒日，",
    "天地：{-500}“玄黄宇宙洪荒日月，",
    "天地。{-500}”{-500}（玄黄宇宙洪荒日月",
    "天地玄黄？{-500}！{-500}宇宙洪荒日月盈",
    "天地玄黄——宇宙洪荒日月",
    "——天地玄黄宇宙洪荒日月",
    "天地玄黄……宇宙洪荒日月",
    "天地{*}123{*}玄黄宇宙洪荒日月",
    "1998{*}天地玄黄宇宙洪荒日月",
    "天地{*}AB{250}CD{*}玄黄宇宙洪荒",
    "天{-250}·{-250}地玄黄宇宙洪荒日月盈，",
    justify("天地玄黄宇宙洪荒日月盈，"),
)
# A name, the lines among plain ones, what is found.
BROKEN = {
    "point first": (["，天地玄黄宇宙洪荒日月盈"], ["R1.start"]),
    "closer first": (["”天地玄黄宇宙洪荒日月盈"], ["R1.start"]),
    "half-width point first": ([",{*}天地玄黄宇宙洪荒日月盈"], ["R1.start"]),
    "opener last": (["天地玄黄宇宙洪荒日月盈“"], ["R1.end"]),
    "wave first": (["～天地玄黄宇宙洪荒日月盈"], ["R2.start"]),
    "dash first": (["—天地玄黄宇宙洪荒日月盈"], ["R2.start"]),
    "interpunct first": (["·天地玄黄宇宙洪荒日月盈"], ["R2.start", "R20.wide"]),
    "solidus last": (["天地玄黄宇宙洪荒日月盈{*}/"], ["R3.end"]),
    "dash parted": (
        ["天地玄黄宇宙洪荒日月盈—", "—天地玄黄宇宙洪荒日月盈"],
        ["R2.start", "R5.parted"],
    ),
    "dash stretched": (["天地玄黄—{500}—宇宙洪荒日，"], ["R5.stretched"]),
    "dash moved off": (["天地玄黄{500}——宇宙洪荒日，"], ["R5.wide"]),
    "number parted": (
        ["天地玄黄宇宙洪荒日月{*}1998", "1998{*}天地玄黄宇宙洪荒日月"],
        ["R6.number"],
    ),
    "per cent parted": (
        ["天地玄黄宇宙洪荒日月{*}1998", "%{*}天地玄黄宇宙洪荒日月盈"],
        ["R6.number"],
    ),
    "word parted": (
        ["天地玄黄宇宙洪荒日月{*}abcd", "abcd{*}天地玄黄宇宙洪荒日月"],
        ["R6.word"],
    ),
    "number stretched": (["天地{*}1{100}9{*}玄黄宇宙洪荒日月，"], ["R6.stretched"]),
    "stack whole": (["天地玄黄？！宇宙洪荒日月"], ["R20.wide"]),
    "interpunct whole": (["天·地玄黄宇宙洪荒日月盈"], ["R20.wide"]),
    "pair whole": (["天“地玄”，黄宇宙洪荒日"], ["R23.wide"]),
    "openers whole": (["天“《地玄》黄宇宙洪荒日"], ["R23.wide"]),
    "pair whole at the end": (["天地玄黄宇宙洪荒日月。”"], ["R23.wide"]),
    "opener whole": (["“天地玄黄宇宙洪荒日月盈"], ["R25.whole"]),
    "whole mark in an opened line": ([justify("天地玄黄宇宙洪荒日月") + "{*}，{0}"], ["R42.open"]),
    "mark between half and whole": (["天地{*}123{*}玄黄宇宙洪荒日，{-360}"], ["R26.odd"]),
    "white before a mark at the end": (
        ["天地玄黄宇宙洪荒日月盈{*}，{-200}"],
        ["R23.wide", "R26.odd"],
    ),
    "line short": (["天地玄黄宇宙{500}洪荒日月盈"], ["R27.short"]),
    "line long": (["天地玄黄宇宙洪荒日月盈{500}昃"], ["R27.long"]),
    "gap wide": (["天地{*}123{500}玄黄宇宙洪荒日"], ["R30.wide"]),
    "gap narrow": (["天地1998{*}玄黄宇宙洪荒日月"], ["R30.narrow"]),
    "gap at the start": (["{200}1998{*}天地玄黄宇宙洪荒日，"], ["R31.edge"]),
    "gap beside a mark": (["天地玄黄，{300}1998{*}宇宙洪荒，"], ["R31.mark"]),
    "word space wide": (["天地{*}AB{900}CD{*}玄黄宇宙洪荒"], ["R33.wide"]),
    "word space narrow": (["天地{*}ab{170}cd{*}玄黄宇宙洪荒日，"], ["R33.narrow"]),
    "line opened": ([justify("天地玄黄宇宙洪荒日月盈")], ["R42.open"]),
    "Han squeezed": ([justify("天地玄黄宇宙洪荒日月盈昃辰")], ["R42.squeezed"]),
    "mark hangs": (["天地玄黄宇宙洪荒日月盈昃，"], ["R44.hangs"]),
}
MISFITS = {"line short", "line long", "mark hangs"}


def test_a_clean_column_has_no_findings(tmp_path: Path) -> None:
    found = judge_lines(paragraph(*map(full, CLEAN)), tmp_path)
    assert found == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_found_and_no_other(name: str, tmp_path: Path) -> None:
    lines, expected = BROKEN[name]
    if name not in MISFITS:
        lines = [full(line) for line in lines]
    assert sorted(names(judge_lines(paragraph(*lines), tmp_path))) == expected
