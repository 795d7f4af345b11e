"""The documents made from the language table, and the table itself."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import fields

from layout.diagnostics import Report
from layout.messages import read as messages
from layout.read import read_issue
from layout.read.entry import Kind, Section
from layout.read.language import CHOICES, SECTIONS, STORY_SECTIONS
from layout.read.reference import write_reference
from layout.read.schema import make_schema
from layout.read.style_language import CLASSES
from layout.style import Style

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("section", SECTIONS.values(), ids=lambda section: section.name)
def test_keys_are_unique_in_both_languages(section: Section) -> None:
    assert len(set(section.words)) == len(section.words)
    for entry in section.entries:
        assert re.fullmatch(r"[a-z_]+|[LHC]\d+", entry.name)
        assert re.fullmatch("[\u4e00-\u9fff]+", entry.alias)
        assert all(entry.doc)
        assert entry.kind is not Kind.CHOICE or entry.of in CHOICES
        assert entry.kind is not Kind.COUNT or 0 <= entry.limits[0] < entry.limits[1]


def test_every_style_option_has_a_key() -> None:
    given_elsewhere = {"sheet", "names", "faces", "words", "press"}
    styles = {entry.name for entry in SECTIONS["styles"].entries}
    assert styles == {f.name for f in fields(Style)} - given_elsewhere
    for name, cls in CLASSES.items():
        keys = {entry.name for entry in SECTIONS[name].entries} - {"preset"}
        assert keys == {f.name for f in fields(cls)}


def test_committed_reference_is_current() -> None:
    """When this fails: ``python -m layout.read.reference > REFERENCE.md``."""
    assert (ROOT / "REFERENCE.md").read_text(encoding="utf-8") == write_reference()


def test_reference_names_every_key_and_its_examples_are_yaml() -> None:
    text = write_reference()
    for section in SECTIONS.values():
        for entry in section.entries:
            assert f"| `{entry.name}` | `{entry.alias}` |" in text
    samples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(samples) > 10
    for sample in samples:
        assert isinstance(yaml.compose(sample, yaml.SafeLoader), yaml.MappingNode)


EXAMPLES = [
    (section, entry)
    for section in SECTIONS.values()
    for entry in section.entries
    if entry.example and section.name in {"paper", "nameplate", "conventions", *CLASSES}
]


@pytest.mark.parametrize(("section", "entry"), EXAMPLES)
def test_examples_of_the_paper_are_read(
    section: Section, entry: Any, tmp_path: Path, write_issue: Callable[..., Path]
) -> None:
    line = f"{entry.alias}: {entry.example}"
    above = {
        "paper": "{}", "nameplate": "报头: {{{}}}", "conventions": "文稿规范: {{{}}}",
        "sheet": "纸张: {{{}}}", "type": "样式: {{正文: {{{}}}}}",
        "composition": "样式: {{排字: {{{}}}}}", "rules": "样式: {{线条: {{{}}}}}",
        "head-grade": "样式: {{简讯标题: {{{}}}}}",
        "copyfit": "样式: {{版面配合: {{{}}}}}",
    }[section.name]  # fmt: skip
    paper = "" if entry.name == "name" else "name: 样报\n"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "my.ttf").touch()
    report = Report()
    issue = "date: 2026-11-23\npages:\n  - stories: {A: {body: 完。}}\n"
    read_issue(write_issue(tmp_path, issue, paper + above.format(line)), report)
    # A headline's largest size may fall below the smallest of the defaults; a lone size as well.
    assert {d.code for d in report.diagnostics} <= {"E181", "W116", "E179"}


def test_a_face_of_a_collection(tmp_path: Path, write_issue: Callable[..., Path]) -> None:
    (tmp_path / "my.ttc").touch()
    report = Report()
    issue = "date: 2026-11-23\npages:\n  - stories: {A: {body: 完。}}\n"
    fonts = "name: 样报\nfonts: {宋: {400: 'my.ttc#2'}}\n"
    read = read_issue(write_issue(tmp_path, issue, fonts), report)
    assert not report.diagnostics
    assert read is not None
    assert read[1].faces["song", 400].path == tmp_path / "my.ttc#2"


def references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


@pytest.mark.parametrize("document", ["issue", "paper"])
def test_schema_is_closed_and_has_every_key(document: str) -> None:
    schema = make_schema(document)
    names = set(schema["definitions"])
    assert {ref.removeprefix("#/definitions/") for ref in references(schema)} == names
    for name in names - {"story"}:
        properties = schema["definitions"][name]["properties"]
        assert set(properties) == set(SECTIONS[name].words)


def test_schemas_together_cover_the_language() -> None:
    names = {name for root in ("issue", "paper") for name in make_schema(root)["definitions"]}
    assert names == {*SECTIONS, "story"}
    assert set(STORY_SECTIONS) == {english for english, _ in CHOICES["kind"].words}
    with pytest.raises(ValueError, match="poem"):
        make_schema("poem")


def test_every_message_of_the_reader_is_tried() -> None:
    tests = Path(__file__).parent
    files = [*tests.glob("test_*.py"), *tests.glob("errors/*.yaml")]
    tried = set(re.findall(r"[EWN]\d{3}", "".join(f.read_text(encoding="utf-8") for f in files)))
    assert sorted(set(messages.TABLE) - tried) == []
