"""The benchmark compares like with like: the same input each time, and all of its text set."""

import importlib.util
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from columns import SIZE, prepare_all, set_ours, set_typst
from fewest import NOTED, WARNED, Fewest, count_fewest, measure_tracking
from measure import compare_text
from quality import MARKS, judge, tell_row, write_paragraphs
from specimen import Specimen, make_specimen, write_issue, write_typst
from whole import JOBS, TextError, lay_out, prove

from layout.diagnostics import Report
from layout.font import Faces
from layout.text.justify import settle_lines
from layout.units import PT

NEEDS_TYPST = pytest.mark.skipif(
    importlib.util.find_spec("typst") is None, reason="needs the dependency group bench (Typst)"
)


def files_of(specimen: Specimen, folder: Path) -> dict[str, bytes]:
    write_issue(specimen, folder)
    write_typst(specimen, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_inputs_are_the_same_each_time(tmp_path: Path) -> None:
    first = files_of(make_specimen(2, "rgb"), tmp_path / "first")
    assert first == files_of(make_specimen(2, "rgb"), tmp_path / "second")
    assert {"paper.yaml", "issue.typ", "2026-11-23/pictures/02.jpg"} <= first.keys()


def test_another_seed_makes_another_issue() -> None:
    assert make_specimen(1).text != make_specimen(1, seed=2).text


def test_issue_is_as_large_as_it_says() -> None:
    text = make_specimen(16).text
    assert 15 * 6_000 < len(text) < 17 * 6_000
    assert 2_400 < len(set(text)) < 2_700


@NEEDS_TYPST
@pytest.mark.slow
def test_both_programs_set_every_character(tmp_path: Path) -> None:
    bench = lay_out(JOBS[0], tmp_path)
    prove(bench)
    ours, rival = bench.pdfs
    for pdf in (ours, rival):
        wanted = bench.specimen.text.replace("水", "", 1) + "龘"
        assert compare_text(pdf, wanted) == (1, "龘", "水")


@NEEDS_TYPST
@pytest.mark.slow
def test_lost_text_stops_the_benchmark(tmp_path: Path) -> None:
    bench = lay_out(JOBS[0], tmp_path)
    source = tmp_path / "issue.typ"
    source.write_text(source.read_text(encoding="utf-8").replace("水", "火", 1), encoding="utf-8")
    with pytest.raises(TextError, match=r"typst\.pdf: 1 pages, missing '水', too many '火'"):
        prove(bench)


def test_invented_paragraphs_are_like_news() -> None:
    paragraphs = write_paragraphs(200)
    assert paragraphs == write_paragraphs(200)
    lengths = [len(text) for text in paragraphs]
    assert min(lengths) >= 50
    assert max(lengths) <= 400
    marks = sum(c in MARKS for text in paragraphs for c in text)
    assert 0.09 < marks / sum(lengths) < 0.1


@NEEDS_TYPST
def test_both_columns_hold_every_character_and_every_paragraph(tmp_path: Path) -> None:
    paragraphs = write_paragraphs(12)
    rival = set_typst(paragraphs, 12, tmp_path)
    assert compare_text(rival, "".join(paragraphs)) == (1, "", "")
    ours = set_ours(paragraphs, 12, tmp_path)
    _, missing, _ = compare_text(ours, "".join(paragraphs))
    assert missing == ""
    for pdf in (ours, rival):
        assert "| 12 | x |" in tell_row("x", 12, judge(pdf), len(paragraphs))


@NEEDS_TYPST
def test_a_paragraph_that_is_not_read_stops_the_bench(tmp_path: Path) -> None:
    verdict = judge(set_typst(write_paragraphs(5), 12, tmp_path))
    with pytest.raises(RuntimeError, match="5 of 6 paragraphs"):
        tell_row("Typst", 12, verdict, 6)


def test_fewest_loose_lines_are_measured_as_lines_are_set(faces: Faces) -> None:
    size = round(SIZE * PT)
    paragraphs = prepare_all(write_paragraphs(30), faces, Report())
    ours = Fewest()
    for prepared in paragraphs:
        for line in settle_lines(prepared, 12 * size):
            room = 12 * size - (0 if line.start else prepared.indent)
            tracked = measure_tracking(prepared, line.start, line.end, room)
            assert tracked == line.tracking
            is_full = line.end < len(prepared.text)
            ours += Fewest(is_full, tracked > NOTED, tracked > WARNED)
    fewest = count_fewest(paragraphs, 12 * size)
    assert 0 < fewest.warned <= ours.warned
    assert (fewest.warned, fewest.noted) <= (ours.warned, ours.noted)
