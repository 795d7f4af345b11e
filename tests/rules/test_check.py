"""What rules find, told: severities, places, no rule told twice, every rule in its tables."""

import re
from pathlib import Path

import pytest

from layout.diagnostics import Report, Severity
from layout.messages import TABLE
from layout.read.rule_language import RULE_NAMES
from layout.rules.check import RULES_OF_CODE, check_pages
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
