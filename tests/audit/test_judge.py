"""The audit as a command, its report, and our own lines judged by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.audit.document import read_pages
from layout.build import Order, build
from layout.cli import main
from layout.diagnostics import Report
from layout.display import GlyphRun, Group, Item, Role
from layout.messages.audit import FINDINGS, LEFT_OUT
from layout.units import PT
from tests.audit.sheet import Sheet, full, judge, justify, paragraph

COPY = (
    "临江市城南水厂扩建工程9月18日通过竣工验收，日供水能力由12万吨提高到20万吨，供水范围扩大到三个街道。",
    "“以前办这件事要跑三个部门，现在一张表、一个窗口、半个钟头就办好了。”居民周阿姨说：“真是太方便了！”",
    "该市的《绿道规划》（草案）提出——到2030年，全长18.6公里的环湖绿道将连成一线……市民出门500米见园。",
    "谁来管？！怎么管？他说，一靠制度，二靠自觉；有些地方，三分靠建，七分靠管。CBD和API他都懂。",
)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a file with one error and one warning."""
    sheet = Sheet()
    opened = full(justify("天地玄黄宇宙洪荒日月盈"))
    sheet.column(paragraph("，天地玄黄宇宙洪荒日月盈", opened))
    file = tmp_path / "broken.pdf"
    file.write_bytes(sheet.save())
    return file


def test_the_command_tells_people(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(broken)]) == 4
    out = capsys.readouterr().out
    assert "错误 R1 “，”在行首" in out
    assert "警告 R42 字空 0.100 字，超过 0.090 字" in out
    assert "共审 1 页，1 栏，10 行，1 段。" in out
    assert "超过 0.050 字的 1 行（11.11%）" in out
    assert main(["audit", str(broken), "--lang", "en"]) == 4
    assert "error R1 ， begins a line" in capsys.readouterr().out


def test_the_command_tells_machines(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(broken), "--format", "json", "--tracking", "0.02,0.03,0.04"]) == 4
    told = json.loads(capsys.readouterr().out)
    assert told["unit"] == "em/1000"
    assert told["limits"] == {
        "level": "gb",
        "cells": "free",
        "noted": 20,
        "warned": 30,
        "wrong": 40,
    }
    assert told["summary"]["lines"] == 10
    assert told["summary"]["over_wrong"] == 1
    first, second = told["findings"]
    assert (first["rule"], first["what"], first["page"]) == ("R1", "，", 1)
    assert first["message"]["en"] == "， begins a line"
    assert (second["rule"], second["severity"], second["measured"]) == ("R42", "error", 100)
    assert second["x"] == pytest.approx(14.11, abs=0.01)


def test_a_warning_alone_is_no_failure(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph(full(justify("天地玄黄宇宙洪荒日月盈"))))
    (tmp_path / "warned.pdf").write_bytes(sheet.save())
    assert main(["audit", str(tmp_path / "warned.pdf")]) == 0


@pytest.mark.parametrize("limits", ["0.1", "0.2,0.1,0.3", "a,b,c", "-1,0,1", "inf,inf,inf"])
def test_limits_of_no_use_are_refused(limits: str, broken: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["audit", str(broken), f"--tracking={limits}"])
    assert stopped.value.code == 2


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(tmp_path / "none.pdf")]) == 1
    assert "E605" in capsys.readouterr().err


def test_an_empty_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert main(["audit", str(tmp_path / "empty.pdf")]) == 1
    assert "E661" in capsys.readouterr().err


def test_nothing_to_judge_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = Sheet()
    sheet.line("天地玄黄", 40, 40)
    (tmp_path / "head.pdf").write_bytes(sheet.save())
    assert main(["audit", str(tmp_path / "head.pdf")]) == 0
    out = capsys.readouterr().out
    assert "没有找到两端对齐的正文" in out
    assert "1 行标题、图说等不是正文" in out


def test_many_findings_of_one_rule_are_counted_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = Sheet()
    sheet.column(paragraph(*["，天地玄黄宇宙洪荒日月盈"] * 11))
    (tmp_path / "many.pdf").write_bytes(sheet.save())
    assert main(["audit", str(tmp_path / "many.pdf"), "--lang", "en"]) == 4
    out = capsys.readouterr().out
    assert out.count("error R1") == 8
    assert "R1: 3 more" in out


@pytest.mark.parametrize("table", [FINDINGS, LEFT_OUT])
def test_every_word_is_in_both_languages(table: dict[str, tuple[str, str]]) -> None:
    values = {"what": "，", "measured": "0.100", "limit": "0.090", "count": 3}
    for chinese, english in table.values():
        assert any("\u4e00" <= char <= "\u9fff" for char in chinese.format_map(values))
        assert not any("\u4e00" <= char <= "\u9fff" for char in english.format_map(values))


# -- our own lines ---------------------------------------------------------------------------------


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """Return the folder of an issue with twelve paragraphs."""
    issue = tmp_path / "liangju" / "2026-11-23"
    issue.mkdir(parents=True)
    (issue.parent / "paper.yaml").write_text("name: 量具\nsheet: 四开\n", encoding="utf-8")
    body = "\n".join(f"          {text}" for text in COPY * 3)
    (issue / "issue.yaml").write_text(
        "date: 2026-11-23\npages:\n  - section: 要闻\n    dummy: |\n      AA....\n      ......\n"
        f"    stories:\n      A:\n        headline: 绿道连成一线\n        body: |\n{body}\n",
        encoding="utf-8",
    )
    return issue


def test_our_own_lines_break_no_rule(issue: Path, tmp_path: Path) -> None:
    assert main(["build", str(issue), "-o", str(tmp_path / "out"), "--dpi", "0"]) == 0
    (file,) = (tmp_path / "out").glob("*.pdf")
    verdict = judge(file.read_bytes(), tmp_path)
    assert verdict.sums.paragraphs == len(COPY) * 3
    assert not verdict.is_broken, verdict.findings


def test_every_glyph_is_read_where_the_display_list_has_it(issue: Path, tmp_path: Path) -> None:
    report = Report()
    edition, files = build(Order(source=issue, dpi=0), report)
    file = tmp_path / "ours.pdf"
    file.write_bytes(next(iter(files.values())))
    (sight,) = read_pages(file, None, report)
    read = [(g.x, g.y) for g in sight.glyphs]
    drawn = [place for item in edition.document.pages[0].items for place in places_of(item)]
    assert len(read) == len(drawn) > 500
    # A hundredth of a point: what moves of the pen are rounded to.
    off = [max(abs(a - c), abs(b - d)) for (a, b), (c, d) in zip(read, drawn, strict=True)]
    assert max(off) < PT // 100


def places_of(item: Item) -> Iterator[tuple[int, int]]:
    """Yield the places of glyphs that have text and are no furniture."""
    if isinstance(item, Group) and item.role not in (Role.ARTIFACT, Role.FOLIO):
        for part in item.items:
            yield from places_of(part)
    elif isinstance(item, GlyphRun):
        clusters = item.clusters or range(len(item.glyphs))
        for i, x in enumerate(item.xs):
            if not item.text[clusters[i]].isspace() and clusters[i] not in clusters[:i]:
                yield item.origin.x + x, item.origin.y
