"""The table of checks and the code agree: every id said is in the table, and the reverse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import layout.preflight
from layout.preflight.checks import CHECKS, NOT_JUDGED

PACKAGE = Path(layout.preflight.__file__).parent
ID = re.compile(r'"((?:X4|A2|A2U|A2A|A3|A4|UA1|UA2|NP|PF)-\d{3})"')
HAN = re.compile("[\u4e00-\u9fff]")


def said_ids() -> set[str]:
    files = (path for path in PACKAGE.glob("*.py"))
    return {key for path in files for key in ID.findall(path.read_text(encoding="utf-8"))}


def test_every_check_in_the_code_is_in_the_table() -> None:
    assert sorted(said_ids() - set(CHECKS) - set(NOT_JUDGED)) == []


def test_every_check_in_the_table_is_made_somewhere() -> None:
    assert sorted(set(CHECKS) - said_ids()) == []


@pytest.mark.parametrize("key", sorted(CHECKS))
def test_a_check_is_whole_in_both_languages(key: str) -> None:
    check = CHECKS[key]
    assert check.grade in ("error", "warning", "note")
    assert check.clause
    for chinese, english in (check.wrong, check.remedy):
        assert HAN.search(chinese) or not re.search("[a-z]{4}", chinese)
        assert english and not HAN.search(english)
        assert chinese[-1] not in "。." and english[-1] != "."
