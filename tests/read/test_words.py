"""A paper's own words: a list or a file, and what may be wrong with either."""

import subprocess
import sys
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.read import read_issue
from layout.read.limits import MAX_WORDS, MAX_WORDS_BYTES

ISSUE = "date: 2026-11-23\npages:\n  - stories: {A: {body: 完。}}\n"


def read_words_of(write_issue, folder: Path, value: str) -> tuple[frozenset[str], list]:
    report = Report()
    done = read_issue(write_issue(folder, ISSUE, f"name: 样报\n词表: {value}\n"), report)
    told = [d for d in report.diagnostics if d.code.startswith("E")]
    return (done[1].words if done else frozenset()), told


def test_a_list(write_issue, tmp_path) -> None:
    words, told = read_words_of(write_issue, tmp_path, "[荆沙新城, 约翰·史密斯, C919, '']")
    assert not told
    assert words == {"荆沙新城", "约翰·史密斯", "C919"}


def test_a_paper_without_words_does_not_load_what_reads_them(write_issue, tmp_path) -> None:
    folder = write_issue(tmp_path, ISSUE)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from layout.diagnostics import Report\n"
        "from layout.read import read_issue\n"
        "read_issue(Path(sys.argv[1]), Report())\n"
        "print('layout.read.words' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "False\n"


def test_a_file_with_one_word_a_line(write_issue, tmp_path) -> None:
    text = "\ufeff# 地名\n荆沙新城\r\n\n　江豚湾 \n荆沙新城\n"
    (tmp_path / "words.txt").write_text(text, "utf-8")
    words, told = read_words_of(write_issue, tmp_path, "words.txt")
    assert not told
    assert words == {"荆沙新城", "江豚湾"}


def test_a_file_that_is_not_there(write_issue, tmp_path) -> None:
    _, (told,) = read_words_of(write_issue, tmp_path, "words.txt")
    assert (told.code, told.span.line) == ("E420", 2)
    assert Path(told.span.file).name == "paper.yaml"


def test_a_path_out_of_the_folder(write_issue, tmp_path) -> None:
    _, (told,) = read_words_of(write_issue, tmp_path, "../words.txt")
    assert told.code == "E150"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"\xbd\xad\n", "E142", 1),
        (b"a" * (MAX_WORDS_BYTES + 1), "E144", 2),
        ("江豚湾\n在 江边\n".encode(), "E421", 2),
        ("江豚湾\n\n《江豚》\n".encode(), "E421", 3),
        ("江\n".encode(), "E421", 1),
        (("江" * 25).encode(), "E421", 1),
        ("\n".join(f"w{n}" for n in range(MAX_WORDS + 1)).encode(), "E422", 2),
    ],
)
def test_a_file_that_is_wrong(write_issue, tmp_path, data, code, line) -> None:
    (tmp_path / "words.txt").write_bytes(data)
    _, told = read_words_of(write_issue, tmp_path, "words.txt")
    assert [(d.code, d.span.line) for d in told] == [(code, line)]


def test_an_item_that_is_no_word(write_issue, tmp_path) -> None:
    _, (told,) = read_words_of(write_issue, tmp_path, "[江豚湾, 江 豚]")
    assert (told.code, told.span.line, told.span.column) == ("E421", 2, 11)


def test_a_mapping_is_refused(write_issue, tmp_path) -> None:
    _, (told,) = read_words_of(write_issue, tmp_path, "{江豚湾: 1}")
    assert told.code == "E110"
