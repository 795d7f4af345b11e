"""What rules find, told: severities, places, no rule told twice, every rule in its tables."""

import re
from pathlib import Path

import pytest

from layout.diagnostics import Report, Severity
from layout.messages import TABLE
from layout.read.rule_language import RULE_NAMES
from layout.rules.check import RULES_OF_CODE, _say_measured, check_pages
from layout.rules.finding import Finding
from layout.rules.profile import MODULAR
from layout.rules.registry import FINISHED_RULES, PLAN_RULES
from tests.rules.conftest import SPAN, block, finished, plan

ROOT = Path(__file__).parent.parent.parent
# Told of all pages at once; C4 no page can break: modules are rectangles.
ELSEWHERE = {"H12"}


def tell(severities: dict[str, str], *, told: str = "") -> Report:
    report = Report()
    if told:
        report.error(told, SPAN, story="story-A", lines=1, depth=1, characters=1)
    wrong = plan(block("A", 0, 6, 0, 80, leg_lines=2), lines=86)
    check_pages((finished(wrong),), MODULAR, severities, report)
    return report


def severity_of(report: Report, rule: str) -> list[Severity]:
    return [d.severity for d in report.diagnostics if d.code == rule]


def test_every_rule_is_measured_told_and_may_be_judged_by_a_paper():
    measured = {*PLAN_RULES, *FINISHED_RULES, *ELSEWHERE}
    assert measured == set(RULE_NAMES)
    assert measured == {code for code in TABLE if re.fullmatch(r"[LHC]\d+", code)}
    listed = re.findall(r"^\| ([LHC]\d+) \|", (ROOT / "RULES.md").read_text("utf-8"), re.M)
    assert {rule for rule in listed if rule not in measured} == {"L6", "L7"}


def test_diagnostics_of_the_make_up_stand_for_known_rules():
    assert set(RULES_OF_CODE) <= set(TABLE)
    assert {rule for rules in RULES_OF_CODE.values() for rule in rules} <= set(RULE_NAMES)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ({}, [Severity.WARNING]),
        ({"H7": "error"}, [Severity.ERROR]),
        ({"H7": "note"}, [Severity.NOTE]),
        ({"H7": "off"}, []),
    ],
)
def test_a_rule_is_as_bad_as_the_paper_says(judged, expected):
    assert severity_of(tell(judged), "H7") == expected


def test_the_place_and_the_values_are_told():
    (found,) = [d for d in tell({}).diagnostics if d.code == "H7"]
    assert dict(found.args) == {
        "page": 1,
        "stories": "story-A",
        "column": 1,
        "line": 1,
        "measured": 2,
        "limit": 3,
    }


def test_what_the_make_up_has_told_is_not_told_again():
    over = plan(block("A", 0, 6, 0, 80), lines=86)
    from msgspec.structs import replace

    from layout.page.module import Room

    facts = replace(over.blocks[0].facts, room=Room(90, 90, 92))
    over = replace(over, blocks=(replace(over.blocks[0], facts=facts),))
    for told, count in ((True, 0), (False, 1)):
        report = Report()
        if told:
            report.error("E301", SPAN, story="story-A", lines=1, depth=1, characters=1)
        check_pages((finished(over),), MODULAR, {}, report)
        assert len(severity_of(report, "H3")) == count


@pytest.mark.parametrize(
    ("rule", "measured", "limit", "chinese", "english"),
    [
        ("C9", 49, 75, "主题只占行宽的 49%，应占 75% 以上", "fills 49 % of its width, not 75 %"),
        ("C9", 15, 20, "主题只有 15 磅，应有 20 磅", "has 15 pt, not 20 pt"),
        ("C7", 4, 6, "每栏 4 行，不足 6 行", "have 4 lines, fewer than 6"),
        ("C7", 70, 60, "每栏 70 行，超过 60 行", "have 70 lines, more than 60"),
        ("C7", 5, 0, "各栏末尾共空 5 行", "end apart: 5 lines are white"),
    ],
)
def test_what_was_measured_is_said_in_words(rule, measured, limit, chinese, english):
    said = _say_measured(Finding(rule, ("A",), 1, 1, measured, limit))
    report = Report()
    report.note(rule, SPAN, page=1, stories="a", said=said)
    (told,) = report.diagnostics
    assert chinese in told.message("zh")
    assert english in told.message("en")
