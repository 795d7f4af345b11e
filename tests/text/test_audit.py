"""The audit that the command ``lines`` prints."""

import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.model.phrase import LONGEST_PARAGRAPH, Phrase
from layout.style import Cells, Composition, Hanging, LineEnd, Punctuation
from layout.text import Paragraph, Run, prepare
from layout.text.audit import audit
from layout.text.prepare import content_end
from tests.examples import share_of

COPY = st.text(st.sampled_from("天地玄黄宇宙洪荒" * 3 + "，。：“”（）《》……a1 "), max_size=60)
# What is no change of white but says that a rule had to give.
FAULTS = {"R1", "R6", "R41", "R42", "R54"}


def run(text, faces, measure=8000, indent=0, **composition) -> dict:
    report = Report()
    result = audit(text, measure, indent, Composition(**composition), faces, report)
    assert not report.diagnostics
    return result


def test_shape(faces) -> None:
    result = run("天地，玄黄。", faces)
    assert json.loads(json.dumps(result)) == {
        "unit": "em/1000",
        "paragraphs": [
            {
                "text": "天地，玄黄。",
                "breaks": [{"at": at, "penalty": 0} for at in (1, 3, 4)],
                "lines": [
                    {
                        "text": "天地，玄黄。",
                        "width": 6000,
                        "tracking": 0,
                        "chars": [{"c": c, "x": 1000 * i, "w": 1000}
                                  for i, c in enumerate("天地，玄黄。")],
                        "adjustments": [],
                    }
                ],
            }
        ],
    }  # fmt: skip


def test_an_adjustment_names_its_rule(faces) -> None:
    (paragraph,) = run("天地，玄黄宇宙洪，荒日月盈昃", faces)["paragraphs"]
    assert paragraph["lines"][0]["adjustments"] == [
        {"rule": "R40.5", "at": 2, "amount": -500},
        {"rule": "R26", "at": 8, "amount": -500},
    ]
    assert paragraph["lines"][0]["chars"][2] == {"c": "，", "x": 2000, "w": 500}


def test_adjacent_and_edge_marks_are_half(faces) -> None:
    (paragraph,) = run("“（《天》）”", faces, 12000)["paragraphs"]
    chars = paragraph["lines"][0]["chars"]
    assert [c["w"] for c in chars] == [500, 500, 500, 1000, 500, 500, 1000]
    assert chars[0]["x"] == 0


def test_one_paragraph_a_row(faces) -> None:
    result = run("天地\n\n玄黄\n", faces, indent=2000)
    assert [p["text"] for p in result["paragraphs"]] == ["天地", "", "玄黄"]
    assert result["paragraphs"][1]["lines"] == []
    assert result["paragraphs"][0]["lines"][0]["chars"][0]["x"] == 2000


@given(COPY, st.integers(6, 14))
def test_boxes_do_not_overlap_and_end_at_the_measure(faces, text, measure) -> None:
    for paragraph in run(text, faces, measure * 1000)["paragraphs"]:
        lines = paragraph["lines"]
        assert "".join(line["text"] for line in lines) == paragraph["text"]
        for line in lines:
            assert "".join(c["c"] for c in line["chars"]) == line["text"]
            for before, after in itertools.pairwise(line["chars"]):
                assert before["w"] >= 0
                assert before["x"] + before["w"] <= after["x"]
        for line in lines[:-1]:
            if not {a["rule"] for a in line["adjustments"]} & {"R41", "R54"}:
                assert line["width"] == measure * 1000


@settings(max_examples=share_of(300))
@given(
    COPY | st.text(st.sampled_from("天地，。！：（“”）—…·A1５+-. \u3000\u0301①²/"), max_size=60),
    st.integers(1, 14),
    st.sampled_from((0, 2000)),
    st.builds(
        Composition,
        punctuation=st.sampled_from(Punctuation),
        line_end=st.sampled_from(LineEnd),
        hanging=st.sampled_from(Hanging),
        cells=st.sampled_from(Cells),
    ),
)
def test_adjustments_account_for_every_width(faces, text, measure, indent, composition) -> None:
    """The natural width with all amounts is the width: nothing is changed in silence."""
    told = audit(text, measure * 1000, indent, composition, faces, Report())
    for paragraph in told["paragraphs"]:
        run = Run(Phrase(paragraph["text"], Span("-", 1, 1)), "song", 400)
        whole = Paragraph(runs=(run,), size=1000, composition=composition)
        prepared = prepare(whole, faces, Report())
        start = 0
        for line in paragraph["lines"]:
            end = start + len(line["text"])
            # What the characters and R23, R30 make of the line before it is adjusted.
            content = content_end(prepared, start, end)
            natural = prepared.sums[content] - prepared.pens[start] if content > start else 0
            changes = [a["amount"] for a in line["adjustments"] if a["rule"] not in FAULTS]
            assert line["chars"][0]["x"] + natural + sum(changes) == line["width"]
            start = end


def test_marks_at_both_edges_are_told(faces) -> None:
    (paragraph,) = run("（天地玄黄宇宙洪荒，日月", faces, 9000)["paragraphs"]
    first = paragraph["lines"][0]
    assert first["adjustments"] == [
        {"rule": "R25", "at": 0, "amount": -500},
        {"rule": "R26", "at": 9, "amount": -500},
    ]
    assert first["width"] == 10_000 - 500 - 500


def test_tracking_is_told_at_every_gap(faces) -> None:
    (paragraph,) = run("天地玄黄宇，宙洪荒", faces, 5000)["paragraphs"]
    line = paragraph["lines"][0]
    assert line["text"] == "天地玄黄"
    told = [(a["rule"], a["at"], a["amount"]) for a in line["adjustments"]]
    assert [t for t in told if t[0] == "R41.3"] == [
        ("R41.3", 0, 333), ("R41.3", 1, 333), ("R41.3", 2, 334)
    ]  # fmt: skip


def test_a_tab_is_taken_for_a_space_and_told(faces) -> None:
    report = Report()
    told = audit("天地\n东\t西", 8000, 0, Composition(), faces, report)
    assert told["paragraphs"][1]["text"] == "东 西"
    (found,) = report.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("W208", 2, 2)


def test_a_row_longer_than_any_page_is_refused_where_it_grows_too_long(faces) -> None:
    report = Report()
    told = audit("天地\n" + "天" * 20_001, 8000, 0, Composition(), faces, report)
    assert [paragraph["text"] for paragraph in told["paragraphs"]] == ["天地"]
    (found,) = report.diagnostics
    assert (found.code, found.span.line) == ("E204", 2)
    assert found.span.column == LONGEST_PARAGRAPH + 1


def test_a_combining_mark_behind_the_last_mark_has_no_box_below_zero(faces) -> None:
    (paragraph,) = run("天地玄黄宇宙洪，\u0308荒日月盈昃", faces)["paragraphs"]
    line = paragraph["lines"][0]
    assert all(char["w"] >= 0 for char in line["chars"])
    assert line["width"] <= 8000
