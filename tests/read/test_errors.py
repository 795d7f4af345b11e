"""Wrong YAML: every file under errors/ says in comments at its lines what is reported there.

``# E102`` expects a code on its own line, ``# -2 E102`` on a line of its own two lines up, so that
the lines of a block of text can be meant too.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from layout.diagnostics import Report, render
from layout.read import read_issue

ERRORS = Path(__file__).parent / "errors"
EXPECTED = re.compile(r"# ([+-]\d+ )?((?:[EWN]\d{3} ?)+)$")
ISSUE = "date: 2026-11-23\npages:\n  - stories: {A: {body: 完。}}\n"


def expected_in(text: str) -> Counter[tuple[int, str]]:
    found: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if comment := EXPECTED.search(line.strip()):
            place = number + int(comment[1] or 0)
            found.update((place, code) for code in comment[2].split())
    return found


def read_case(case: Path, folder: Path) -> tuple[Report, str]:
    """Read a case as the issue, or as the paper of a plain issue, in a folder of its own."""
    day = folder / "2026-11-23"
    day.mkdir()
    (day / "a.jpg").touch()
    (day / "copy.txt").write_text("完。\n", encoding="utf-8")
    is_paper = case.name.startswith("paper-")
    paper, issue = folder / "paper.yaml", day / "issue.yaml"
    text = case.read_text(encoding="utf-8")
    paper.write_text(text if is_paper else (ERRORS / "paper.yaml").read_text(encoding="utf-8"),
                     encoding="utf-8")  # fmt: skip
    issue.write_text(ISSUE if is_paper else text, encoding="utf-8")
    report = Report()
    read_issue(day, report)
    return report, str(paper if is_paper else issue)


CASES = sorted(path for path in ERRORS.glob("*.yaml") if path.name != "paper.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_reports_exactly_what_the_comments_say(case: Path, tmp_path: Path) -> None:
    report, file = read_case(case, tmp_path)
    found = Counter((d.span.line, d.code) for d in report.diagnostics if d.span)
    assert all(d.span and d.span.file == file for d in report.diagnostics)
    expected = expected_in(case.read_text(encoding="utf-8"))
    assert found == expected, (
        f"not reported: {sorted((expected - found).elements())}\n"
        f"not expected: {sorted((found - expected).elements())}"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_report_can_be_shown_with_its_source_line(case: Path, tmp_path: Path) -> None:
    report, _ = read_case(case, tmp_path)
    for diagnostic in report.diagnostics:
        for lang in ("zh", "en"):
            shown = render(diagnostic, lang, report.sources)
            assert "^" in shown, shown
            assert "{" not in diagnostic.message(lang)
