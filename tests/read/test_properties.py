"""Whatever is in the files, the reader reports and never raises, and loses no text."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, render
from layout.model.story import Paragraph, Story
from layout.read import read_issue
from tests.examples import share_of

WHOLE = Path(__file__).parent / "whole"
ISSUE = (WHOLE / "issue.yaml").read_text(encoding="utf-8")
PAPER = (WHOLE / "paper.yaml").read_text(encoding="utf-8")

# Pieces that mean something to YAML, to the language, or to neither.
PIECES = [
    "\n", "  ", "\t", ": ", ":", "- ", "[", "]", "{", "}", ",", "|", ">", "#", "&a ", "*a", "!",
    "'", '"', "\\", "<<: ", "]{楷体}", "[文]{注}", "]{", "[x]{javascript:y}",
    "---\n", "...\n", "%", "@", "?", "？", "：", "~", "", "\0", "\x85", "\ufeff",
    "版样", "stories", "kind: essay", "简讯", "AAAA", "..", "../", "9" * 30, "-1", "1e9", "小五",
    "2026-13-45", "字", "𠮷", "\u202e", "[1, 2, 3, 4]", "{A: b}", "\r\n", "　",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 40])))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


def read_and_show(issue: bytes, paper: bytes) -> None:
    with TemporaryDirectory() as name:
        day = Path(name) / "2026-11-23"
        day.mkdir()
        (day / "a.jpg").touch()
        (day / "issue.yaml").write_bytes(issue)
        (Path(name) / "paper.yaml").write_bytes(paper)
        report = Report()
        found = read_issue(day, report)
        assert (found is None) == report.has_errors
        for diagnostic in report.diagnostics:
            render(diagnostic, "zh", report.sources)
            render(diagnostic, "en", report.sources)
            assert diagnostic.span is not None
            source = report.sources.get(diagnostic.span.file)
            assert source is not None
            lines = source.split("\n")
            assert 1 <= diagnostic.span.line <= len(lines)
            assert 1 <= diagnostic.span.column <= len(lines[diagnostic.span.line - 1]) + 1


@settings(max_examples=share_of(150))
@given(mutated(ISSUE), mutated(PAPER))
def test_mutated_files_never_raise(issue: str, paper: str) -> None:
    read_and_show(issue.encode(), paper.encode())


@settings(max_examples=share_of(60))
@given(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_random_text_never_raises(text: str, pieces: str) -> None:
    read_and_show(text.encode("utf-8", "surrogatepass"), pieces.encode())
    read_and_show(pieces.encode(), PAPER.encode())


@settings(max_examples=share_of(40))
@given(st.binary(max_size=100))
def test_random_bytes_never_raise(data: bytes) -> None:
    read_and_show(data, PAPER.encode())


WORDS = st.text("甲乙丙，。“”A1 :#-", min_size=1, max_size=12)


@settings(max_examples=share_of(60))
@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=6), st.integers(8, 11))
def test_body_is_literal_to_the_column(lines: list[str], indent: int) -> None:
    body = "".join(f"{' ' * indent}{line.strip()}\n" for line in lines)
    issue = f"date: 2026-11-23\npages:\n  - stories:\n      A:\n       body: |\n{body}"
    with TemporaryDirectory() as name:
        (Path(name) / "paper.yaml").write_text("name: 样报\n", encoding="utf-8")
        (Path(name) / "issue.yaml").write_text(issue, encoding="utf-8")
        found = read_issue(Path(name), Report())
    assert found
    story = found[0].pages[0].items[0][1]
    assert isinstance(story, Story)
    source = issue.split("\n")
    for block in story.body:
        phrase = block.phrase
        assert phrase.is_literal
        start = phrase.span.column - 1
        shown = source[phrase.span.line - 1][start : start + phrase.span.length]
        assert shown == (phrase.text or shown)
    paragraphs = [b.phrase.text for b in story.body if isinstance(b, Paragraph)]
    assert paragraphs == [t.strip() for t in lines if not t.strip().startswith("## ")]
