"""Lines of a character grid (R57), judged as such."""

import json
from pathlib import Path

import pytest

from layout.cli import main
from tests.audit.sheet import Sheet, full, judge, judge_lines, justify, names, paragraph
from tests.audit.test_judge import COPY

CLEAN = (
    "“天地”，玄黄宇宙洪荒日",
    "天地玄黄宇宙。“洪荒日月",
    "天·地玄黄宇宙洪荒日月盈",
    "天地玄黄——宇宙洪荒日月",
    "天地{*}123{*}玄黄宇宙洪荒日月",
    "天地{*}AB{250}CD{*}玄黄宇宙洪荒",
    "12{*}天地玄黄宇宙洪荒日月",
    "天地玄黄宇宙洪荒日月{*}12",
    "天地玄黄宇宙。“洪荒日月",
    "12{*}天地玄黄宇宙洪荒日",  # opened by an em, which the gap at the edge takes
    "天地玄黄，{-500}宇宙洪荒日月盈，",
    justify("天地玄黄宇宙洪荒日月盈，"),
)
BROKEN = {
    "Latin not padded": ("天地{*}123{*}玄黄宇宙洪荒日月，", ["R57.off"]),
    "Latin not padded at the start": ("123{*}天地玄黄宇宙洪荒日月，", ["R57.off"]),
    "interpunct half": ("天{-250}·{-250}地玄黄宇宙洪荒日月盈，", ["R57.off"]),
    "Han off its cell": ("天地{500}玄黄宇宙洪荒日月盈，", ["R57.off"]),
    "mark off its cell": ("天地玄黄{300}，{200}宇宙洪荒日月，", ["R23.wide"]),
    "mark of two cells": ("天地，{1000}玄黄宇宙洪荒日月", ["R23.wide"]),
    "dash stretched": ("天地玄黄—{500}—宇宙洪荒日，", ["R5.stretched"]),
    "number stretched": ("天地{*}1{100}9{*}玄黄宇宙洪荒日月", ["R6.stretched"]),
    "gap at the start": ("{200}1998{*}天地玄黄宇宙洪荒日", ["R31.edge"]),
    "line opened": (justify("天地玄黄宇宙洪荒日月盈"), ["R42.open"]),
}


def test_a_clean_grid_has_no_findings(tmp_path: Path) -> None:
    assert judge_lines(paragraph(*map(full, CLEAN)), tmp_path, cells="grid") == ()


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_out_of_the_grid_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    line, expected = BROKEN[name]
    found = judge_lines(paragraph(full(line)), tmp_path, cells="grid")
    assert names(found) == expected


def test_white_above_white_in_many_lines_is_no_gutter(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph(*["天地玄黄宇宙。“洪荒日月"] * 8))
    assert judge(sheet.save(), tmp_path, cells="grid").findings == ()


def test_our_own_grid_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = tmp_path / "liangju" / "2026-11-23"
    issue.mkdir(parents=True)
    (issue.parent / "paper.yaml").write_text(
        "name: 量具\nsheet: 四开\nstyles: {composition: {cells: grid}}\n", encoding="utf-8"
    )
    body = "\n".join(f"          {text}" for text in COPY * 3)
    (issue / "issue.yaml").write_text(
        "date: 2026-11-23\npages:\n  - section: 要闻\n    dummy: |\n      AA....\n      ......\n"
        f"    stories:\n      A:\n        headline: 绿道连成一线\n        body: |\n{body}\n",
        encoding="utf-8",
    )
    assert main(["build", str(issue), "-o", str(tmp_path / "out"), "--dpi", "0"]) == 0
    (file,) = (tmp_path / "out").glob("*.pdf")
    verdict = judge(file.read_bytes(), tmp_path, cells="grid")
    assert verdict.sums.paragraphs == len(COPY) * 3
    # Lines that the build itself warns of: the measure is narrow.
    assert set(names(verdict.findings)) == {"R42.open"}
    capsys.readouterr()
    main(["audit", str(file), "--cells", "grid", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["limits"]["cells"] == "grid"
    assert len(told["findings"]) == len(verdict.findings)
