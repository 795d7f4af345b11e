"""Bytes: encodings, line ends, marks, characters nobody sees, sizes."""

from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.read import read_issue

PAPER = "name: 样报\n"
ISSUE = "date: 2026-11-23\nstories:\n  a:\n    body: |\n      第一段。\n      第二段。\npages:\n  - stories: {A: a}\n"  # noqa: E501


def read(folder: Path, data: bytes) -> tuple[list[tuple[str, int, int]], Report]:
    (folder / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (folder / "issue.yaml").write_bytes(data)
    report = Report()
    read_issue(folder, report)
    return [(d.code, d.span.line, d.span.column) for d in report.diagnostics if d.span], report


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_move_nothing(
    line_end: str, mark: str, tmp_path: Path
) -> None:
    (tmp_path / "paper.yaml").write_text(PAPER, encoding="utf-8")
    text = mark + ISSUE.replace("\n", line_end)
    (tmp_path / "issue.yaml").write_bytes(text.encode())
    found = read_issue(tmp_path, Report())
    assert found
    item = found[0].pages[0].items[0][1]
    blocks = [(b.phrase.text, b.phrase.span.line, b.phrase.span.column) for b in item.body]
    assert blocks == [("第一段。", 5, 7), ("第二段。", 6, 7)]


def test_wrong_encoding_has_a_place(tmp_path: Path) -> None:
    found, report = read(tmp_path, b"date: 2026-11-23\nlunar: " + "中旬".encode("gb18030"))
    assert found == [("E142", 2, 8)]
    assert dict(report.diagnostics[0].args) == {"byte": 24, "value": "D6"}
    assert read(tmp_path, ISSUE.encode("utf-16"))[0] == [("E142", 1, 1)]


@pytest.mark.parametrize("char", ["\0", "\x08", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_hidden_characters_are_refused(char: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"date: 2026-11-23\nlunar: 十{char}月\n".encode())[0] == [("E143", 2, 9)]


def test_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.read.issue.MAX_YAML_BYTES", 1024)
    assert read(tmp_path, b"#" * 1025)[0] == [("E144", 1, 1)]
    assert read(tmp_path, b"#" * 1024)[0] == [("E141", 1, 1)]


def test_empty_file(tmp_path: Path) -> None:
    assert read(tmp_path, b"")[0] == [("E141", 1, 1)]


def test_missing_issue_and_paper(tmp_path: Path) -> None:
    report = Report()
    assert read_issue(tmp_path, report) is None
    assert read_issue(tmp_path / "none.yaml", report) is None
    assert [d.code for d in report.diagnostics] == ["E101", "E101"]
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    assert read_issue(tmp_path, report) is None
    assert report.diagnostics[-1].code == "E149"


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    (tmp_path / "issue.yaml").touch()
    report = Report()
    assert read_issue(tmp_path, report) is None
    assert [d.code for d in report.diagnostics] == ["E419"]
