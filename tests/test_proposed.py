"""The demonstration issue with all its dummies taken away: the program makes every page up."""

import re
import shutil
from pathlib import Path

import pytest

from layout.build import check_issue, propose_pages
from layout.diagnostics import Report, Severity
from layout.rules.profile import MODULAR
from layout.rules.registry import measure_plan

ISSUE = Path(__file__).parent.parent / "issues" / "shashi" / "2023-10-24"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def undrawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paper = tmp_path_factory.mktemp("papers") / "shashi"
    shutil.copytree(ISSUE, paper / ISSUE.name)
    shutil.copy(ISSUE.parent / "paper.yaml", paper)
    path = paper / ISSUE.name / "issue.yaml"
    text, count = re.subn(
        r"^    dummy: \|\n(?:      .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.M
    )
    assert count == 4
    path.write_text(text, encoding="utf-8")
    return path.parent


def test_nothing_is_wrong_with_the_pages_made_up(undrawn):
    report = Report()
    check_issue(undrawn, report)
    told = [(d.code, str(d.span)) for d in report.diagnostics if d.severity is not Severity.NOTE]
    assert told == []


@pytest.mark.parametrize("style", ["modular", "traditional"])
def test_no_proposal_breaks_a_hard_rule(undrawn, style):
    for proposals in propose_pages(undrawn, Report(), profile=style, count=3):
        assert proposals.best
        for proposal in proposals.best:
            assert not any(f.is_hard for f in measure_plan(proposal.plan, MODULAR))
