"""The audit that the command ``lines`` prints."""

import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report
from layout.style import Composition
from layout.text.audit import audit

COPY = st.text(st.sampled_from("天地玄黄宇宙洪荒" * 3 + "，。：“”（）《》……a1 "), max_size=60)


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
    assert paragraph["lines"][0]["adjustments"] == [{"rule": "R40.5", "at": 2, "amount": -500}]
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


@settings(deadline=None)
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


def test_a_combining_mark_behind_the_last_mark_has_no_box_below_zero(faces) -> None:
    (paragraph,) = run("天地玄黄宇宙洪，\u0308荒日月盈昃", faces)["paragraphs"]
    line = paragraph["lines"][0]
    assert all(char["w"] >= 0 for char in line["chars"])
    assert line["width"] <= 8000
