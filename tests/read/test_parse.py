"""YAML that is no YAML: one diagnostic at the very place, nothing slow, nothing crashes."""

import subprocess
import sys
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.read.context import Context
from layout.read.node import Mapping, Node, Scalar
from layout.read.parse import parse_yaml

SYNTAX = [
    # text, code, line, column
    ("a: 1\n\tb: 2\n", "E131", 2, 1),
    ("a:\n\t- b\n", "E131", 2, 1),
    ("标题: 甲\n \t乙: 丙\n", "E131", 2, 2),
    ('a: "x\nb: 1\n', "E132", 1, 4),
    ("标题: '甲\n", "E132", 1, 5),
    ("a: [1, 2\nb: 3\n", "E133", 1, 4),
    ("a: {b: 1\nc\n", "E133", 1, 4),
    ("a: {b: 1, c: 题: 副}\n", "E135", 1, 15),
    ("主题: 荆沪: 同行\n", "E135", 1, 7),
    ("a:\n  b: 1\n c: 2\n", "E134", 3, 2),
    ("a: 1\n  b: 2\n", "E134", 2, 3),
    ("a:\n  - x\n b: 1\n", "E134", 3, 2),
    ("- a\nb: 1\n", "E134", 2, 1),
    ("a: 1\n日期：2\nc: 3\n", "E136", 2, 3),
    ("a:\n  - 版名：综合\n    b: |\n      x\n", "E136", 2, 7),
    ("a: 1\n日期\nc: 3\n", "E128", 2, 1),
    ("日期:2026\nb: 3\n", "E188", 1, 3),
    ("a: @x\n", "E129", 1, 4),
    ("a: `x`\n", "E129", 1, 4),
    ("a: 100\nb: %x\n", "E129", 2, 4),
    ("a: &中 x\n", "E139", 1, 4),
    ("a: *中\n", "E139", 1, 4),
    ("a: *b\n", "E139", 1, 4),
    ("a: &b c\n", "E139", 1, 4),
    ("a: !重要 c\n", "E137", 1, 4),
    ("a: !a!b c\n", "E137", 1, 4),
    ("a: !<x\n", "E137", 1, 4),
    ("a: ! x\n", "E137", 1, 4),
    ("--- a\n--- b\n", "E140", 2, 1),
    ("a: 1\n...\nb: 2\n", "E140", 3, 1),
    ("a: - b\n", "E187", 1, 4),
    ("a: ]\n", "E187", 1, 4),
    ("a: [,]\n", "E187", 1, 5),
    ("a: '甲' 乙\n", "E186", 1, 8),
    ("a: [x]]\n", "E186", 1, 7),
    ("a: [文]{楷体}字\n", "E186", 1, 7),
    ("a: [{b: 图[文]{楷体}}]\n", "E186", 1, 13),
    ('a: "C:\\qq"\n', "E190", 1, 7),
    ('a: "\\u12"\n', "E190", 1, 7),
    ("a: |甲\n  乙\n", "E191", 1, 4),
    ("%YAML 9.0\n---\na: 1\n", "E130", 1, 1),
    ("", "E141", 1, 1),
    ("# 空\n", "E141", 1, 1),
    ("---\n...\n", "E141", 1, 1),
    ("a: 1\n? [b]\n: c\n", "E109", 2, 3),
    ("a: 1\n甲: 2\n甲: 3\n", "E104", 3, 1),
    ("a: {<<: {b: 1}}\n", "E138", 1, 5),
]


def parse(text: str) -> tuple[Node | None, Report]:
    report = Report()
    context = Context(report, Path(), Path())
    return parse_yaml(text, "issue.yaml", context), report


@pytest.mark.parametrize(("text", "code", "line", "column"), SYNTAX)
def test_one_diagnostic_at_the_place(text: str, code: str, line: int, column: int) -> None:
    _, report = parse(text)
    found = [(d.code, d.span.line, d.span.column) for d in report.diagnostics if d.span]
    assert found == [(code, line, column)]


@pytest.mark.parametrize(
    "text",
    ["on", "no", "yes", "1_000", "010", "12:30:00", "2026-11-23", "0x1F", "~", "null", "1e3", ".5"],
)
def test_value_stays_as_written(text: str) -> None:
    root, report = parse(f"a: {text}\n")
    assert isinstance(root, Mapping)
    value = root.pairs[0][1]
    assert isinstance(value, Scalar)
    assert value.text == text
    assert not report.diagnostics


def test_aliases_are_never_expanded() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 15)]
    root, report = parse("\n".join(rows))
    assert root is not None
    assert {d.code for d in report.diagnostics} == {"E139"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_refused_before_it_costs_the_stack(opening: str) -> None:
    """In a process of its own: a parser that recurses would take the tests down with it."""
    program = (
        "from pathlib import Path\n"
        "from layout.diagnostics import Report\n"
        "from layout.read.context import Context\n"
        "from layout.read.parse import parse_yaml\n"
        "context = Context(Report(), Path(), Path())\n"
        f"root = parse_yaml({opening!r} * 100_000, 'issue.yaml', context)\n"
        "print(root, [d.code for d in context.report.diagnostics])\n"
    )
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip
    assert done.stdout.strip() == "None ['E145']", done.stderr
    assert done.returncode == 0


def test_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.read.parse.MAX_NODES", 10)
    monkeypatch.setattr("layout.read.parse.MAX_SCALAR", 20)
    assert [d.code for d in parse("[" + "a, " * 20 + "]")[1].diagnostics] == ["E146"]
    assert [d.code for d in parse("a: " + "字" * 21)[1].diagnostics] == ["E147"]
    assert parse("a: " + "字" * 20)[1].diagnostics == ()


def test_list_of_faults_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.read.context.MAX_DIAGNOSTICS", 5)
    codes = [d.code for d in parse("\n".join(["甲: 1"] * 50))[1].diagnostics]
    assert codes == ["E104"] * 5 + ["E148"]


def test_columns_count_characters_of_every_width() -> None:
    root, _ = parse("𠮷野: {标题: é甲, b: 'c'}\n")
    assert isinstance(root, Mapping)
    inner = root.pairs[0][1]
    assert isinstance(inner, Mapping)
    places = [(k.span.column, k.span.length, v.span.column, v.span.length) for k, v in inner.pairs]
    assert places == [(6, 2, 10, 2), (14, 1, 17, 3)]
