"""The rules as rows of text and result; see the comments in the YAML files."""

from pathlib import Path

import pytest
import yaml

from layout.diagnostics import Report, Span
from layout.model.phrase import Phrase
from layout.style import BreakLevel, Composition, LineEnd, Punctuation
from layout.text import Paragraph, Prepared, Run, prepare, set_lines
from layout.text.audit import audit
from layout.units import PT

SIZE = 9 * PT
PARTS = {"punctuation": Punctuation, "level": BreakLevel, "line_end": LineEnd}
SEEN_IN_THE_AUDIT = {"boxes", "places", "white", "adjust"}
ROWS = [
    pytest.param(row, id=f"{path.stem}-{number}-{row['text']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


def composition_of(profile: dict) -> Composition:
    return Composition(**{k: PARTS[k](value) for k, value in profile.items() if k in PARTS})


def ready(text: str, faces, profile: dict, *, unseen: bool = False) -> Prepared:
    paragraph = Paragraph(
        runs=(Run(Phrase(text, Span("vectors", 1, 1)), "song", 400),),
        size=SIZE,
        composition=composition_of(profile),
        indent=profile.get("indent", 0) * SIZE,
    )
    report = Report()
    prepared = prepare(paragraph, faces, report)
    assert not {d.code for d in report.diagnostics} - {"E201"}
    assert unseen or not report.diagnostics
    return prepared


@pytest.mark.parametrize("row", ROWS)
def test_row(row, faces) -> None:
    profile = row.get("profile", {})
    assert row["source"]
    assert set(profile) <= {*PARTS, "indent"}
    prepared = ready(row["text"], faces, profile, unseen=row.get("unseen", False))
    expected = set(row) - {"text", "source", "profile", "measure", "unseen"}
    assert expected
    assert expected <= {"breaks", "dear", "width", "alone", "lines", *SEEN_IN_THE_AUDIT}
    if expected & SEEN_IN_THE_AUDIT:
        check_audit(row, profile, faces)
    if "breaks" in row:
        assert [at for at, _ in prepared.breaks()] == row["breaks"]
    if "dear" in row:
        assert [at for at, penalty in prepared.breaks() if penalty] == row["dear"]
    if "width" in row:
        between = ready(f"中{row['text']}中", faces, profile)
        assert between.natural_width() - 2 * SIZE == row["width"] * SIZE
    if "alone" in row:
        assert prepared.natural_width() == row["alone"] * SIZE
    if "lines" in row:
        lines = set_lines(prepared, row["measure"] * SIZE)
        assert [line.text for line in lines] == row["lines"]


def check_audit(row, profile, faces) -> None:
    measure = int(row.get("measure", 40) * 1000)
    told = audit(row["text"], measure, 0, composition_of(profile), faces, Report())
    line = told["paragraphs"][0]["lines"][0]
    chars = line["chars"]
    if "boxes" in row:
        assert [char["w"] for char in chars] == row["boxes"]
    if "places" in row:
        assert [char["x"] for char in chars] == row["places"]
    if "white" in row:
        assert chars[-1]["x"] + chars[-1]["w"] - sum(c["w"] for c in chars) == row["white"]
    if "adjust" in row:
        assert [[a["rule"], a["at"], a["amount"]] for a in line["adjustments"]] == row["adjust"]


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 400
