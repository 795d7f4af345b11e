"""RULES.md: every rule that is cited by its id stands there, once, with a source and a state."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = (ROOT / "RULES.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([RHCL]\d+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
CITED = re.compile(r"(?<![\w.#-])[RHCL]\d{1,2}(?![\w-])")
CITING = {".py", ".yaml", ".md"}
# A key of PDF's functions (ISO 32000-1 7.10.3), no rule.
NO_RULES = {"C0"}


def citing_files() -> list[Path]:
    folders = (ROOT / "layout", ROOT / "tests")
    # PDF has names of its own that look like rules' ids; what judges PDFs cites none of ours.
    found = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in CITING and "preflight" not in path.relative_to(ROOT).parts
    ]
    return [*found, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]


def cited_ids() -> dict[str, str]:
    """Return each cited id with one file that cites it."""
    return {
        cited: str(path.relative_to(ROOT))
        for path in citing_files()
        for cited in CITED.findall(path.read_text(encoding="utf-8"))
        if cited not in NO_RULES
    }


def test_every_cited_rule_is_listed() -> None:
    listed = {row[1] for row in ROW.finditer(RULES)}
    cited = cited_ids()
    assert len(cited) > 40
    assert {rule: path for rule, path in cited.items() if rule not in listed} == {}


def test_rules_stand_once_and_none_is_missing() -> None:
    counts = Counter(row[1] for row in ROW.finditer(RULES))
    assert set(counts.values()) == {1}
    for letter, last in (("H", 16), ("C", 17), ("L", 7)):
        assert {f"{letter}{n}" for n in range(1, last + 1)} <= set(counts)


@pytest.mark.parametrize("row", ROW.findall(RULES), ids=lambda row: row[0])
def test_a_rule_is_told_in_both_languages_with_source_and_state(
    row: tuple[str, str, str, str],
) -> None:
    _, rule, source, state = row
    assert re.search("[\u4e00-\u9fff].*[a-z]{2}", rule)
    assert source
    assert state[0] in "●◐○"


def test_documents_that_are_not_here_are_not_cited() -> None:
    absent = re.compile(
        r"DESIGN \d|\bof the design\b|\b(look|composition|newspaper|prepress|style)\.md\b"
        r"|\b(look|composition|newspaper|prepress) reference\b|\bnewspaper \d\.\d"
    )
    here = Path(__file__).resolve()
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in citing_files()
        if path.resolve() != here
        for match in absent.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
