"""The demonstration issue with all its dummies taken away: the program makes every page up."""

import re
import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from layout.build import check_issue, open_issue, propose_pages, write_dummies
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
    for proposals in propose_pages(undrawn, Report(), profile=style, count=3).pages:
        assert proposals.best
        for proposal in proposals.best:
            assert not any(f.is_hard for f in measure_plan(proposal.plan, MODULAR))


# -- an issue whose stories stand on no page -------------------------------------------------------


@pytest.fixture(scope="module")
def unplaced(undrawn: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    paper = tmp_path_factory.mktemp("unplaced") / "shashi"
    shutil.copytree(undrawn.parent, paper)
    path = paper / ISSUE.name / "issue.yaml"
    text, count = re.subn(
        r"^    stories:\n(?:      .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.M
    )
    assert count == 4
    path.write_text(text, encoding="utf-8")
    return path.parent


def test_every_story_is_dealt_to_a_page_that_breaks_no_hard_rule(unplaced):
    report = Report()
    draft = propose_pages(unplaced, report)
    assert draft.filling is not None
    assert draft.filling.left == ()
    assert len(draft.filling.dealt) == 25
    assert [proposals.problem.page.number for proposals in draft.pages] == [1, 2, 3, 4]
    for proposals in draft.pages:
        assert not any(f.is_hard for f in measure_plan(proposals.best[0].plan, MODULAR))
    assert report.diagnostics == ()


def test_the_photo_essay_leads_the_page_of_pictures_and_the_strongest_story_page_one(unplaced):
    dealt = propose_pages(unplaced, Report()).filling.dealt
    leads = {row.page: row.story for row in dealt if row.letter == "A"}
    assert leads == {1: "zhaoshang", 2: "matou", 3: "yiri", 4: "yuxiang"}


def test_an_issue_filled_by_the_program_is_set_without_overset_and_tells_of_it(unplaced):
    report = Report()
    check_issue(unplaced, report)
    told = {d.code for d in report.diagnostics if d.severity is not Severity.NOTE}
    assert "W391" in told
    assert not {code for code in told if code[0] in "EHL"}
    assert "W301" not in told


def test_what_is_written_into_the_yaml_is_what_was_proposed(unplaced, tmp_path):
    paper = tmp_path / "shashi"
    shutil.copytree(unplaced.parent, paper)
    source = paper / ISSUE.name
    before = (source / "issue.yaml").read_text(encoding="utf-8")
    draft = propose_pages(source, Report())
    write_dummies(source, draft, Report())
    after = (source / "issue.yaml").read_text(encoding="utf-8")
    added = [line for line in ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
    assert all(line[0] == "+" for line in added)
    report = Report()
    check_issue(source, report)
    assert "W391" not in {d.code for d in report.diagnostics}
    issue = open_issue(source, Report())[0]
    assert issue.unplaced == ()
    for page in issue.pages:
        rows = [row for row in draft.filling.dealt if row.page == page.number]
        assert [(x, item.id) for x, item in page.items] == [(r.letter, r.story) for r in rows]
