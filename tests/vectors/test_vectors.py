"""The rules as rows of text and result; see the comments in the YAML files."""

from pathlib import Path

import pytest
import yaml

from layout.diagnostics import Report, Span
from layout.model.issue import Phrase
from layout.style import BreakLevel, Composition, LineEnd, Punctuation
from layout.text import Paragraph, Prepared, Run, prepare, set_lines
from layout.units import PT

SIZE = 9 * PT
PARTS = {"punctuation": Punctuation, "level": BreakLevel, "line_end": LineEnd}
ROWS = [
    pytest.param(row, id=f"{path.stem}-{number}-{row['text']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


def ready(text: str, faces, profile: dict) -> Prepared:
    choice = {key: PARTS[key](value) for key, value in profile.items() if key in PARTS}
    paragraph = Paragraph(
        runs=(Run(Phrase(text, Span("vectors", 1, 1)), "song", 400),),
        size=SIZE,
        composition=Composition(**choice),
        indent=profile.get("indent", 0) * SIZE,
    )
    report = Report()
    prepared = prepare(paragraph, faces, report)
    assert not report.diagnostics
    return prepared


@pytest.mark.parametrize("row", ROWS)
def test_row(row, faces) -> None:
    profile = row.get("profile", {})
    assert row["source"]
    assert set(profile) <= {*PARTS, "indent"}
    prepared = ready(row["text"], faces, profile)
    expected = set(row) - {"text", "source", "profile", "measure"}
    assert expected
    assert expected <= {"breaks", "width", "alone", "lines"}
    if "breaks" in row:
        assert [at for at, _ in prepared.breaks()] == row["breaks"]
    if "width" in row:
        between = ready(f"中{row['text']}中", faces, profile)
        assert between.natural_width() - 2 * SIZE == row["width"] * SIZE
    if "alone" in row:
        assert prepared.natural_width() == row["alone"] * SIZE
    if "lines" in row:
        lines = set_lines(prepared, row["measure"] * SIZE)
        assert [line.text for line in lines] == row["lines"]


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 200
