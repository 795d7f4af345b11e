"""Glyphs, fallback, clusters, ink, and what copy must not contain."""

import itertools

from layout.diagnostics import Report
from layout.text import set_lines
from layout.text.glyphs import ABSENT
from layout.units import PT

SIZE = 9 * PT


def ink_of(run, face, index: int) -> tuple[int, int]:
    """Return where a glyph's ink begins and ends on the line."""
    left, _, right, _ = face.ink(run.glyphs[index])
    pen = run.x + run.xs[index]
    return pen + left * run.size // face.upem, pen + right * run.size // face.upem


def only_run(prepared):
    (line,) = set_lines(prepared, 40 * SIZE)
    (run,) = line.runs
    return run


def test_a_missing_glyph_is_an_error_with_its_place(ready) -> None:
    report = Report()
    ready("天地", "玄\U0002ffff黄", report=report)
    (found,) = report.diagnostics
    assert found.code == "E201"
    assert str(found.span) == "copy:1:4"
    assert "U+2FFFF" in found.message("en")


def test_missing_glyphs_are_not_reported_without_end(ready) -> None:
    report = Report()
    ready("\U0002fff0" * 500, report=report)
    assert 1 < len(report.diagnostics) <= 50


def test_what_copy_cannot_contain(ready) -> None:
    for char in ("\x07", "\ufffd", "\ue000", "\u2028", "\t"):
        report = Report()
        ready(f"天{char}地", report=report)
        assert [(d.code, d.span.column) for d in report.diagnostics] == [("E202", 2)]


def test_invisible_characters_are_carried_but_not_drawn(ready) -> None:
    for char in ("\u200b", "\u200d", "\u2060", "\ufe0f", "\u00ad"):
        report = Report()
        run = only_run(ready(f"天{char}地", report=report))
        assert not report.diagnostics
        assert run.text == f"天{char}地"
        assert run.clusters == (0, 2)
        assert run.width == 2 * SIZE


def test_a_variation_sequence_is_one_character(ready) -> None:
    prepared = ready("葛\U000e0100城")
    assert prepared.glyphs[1] == ABSENT
    assert only_run(prepared).width == 2 * SIZE


def test_a_combining_mark_stays_with_its_letter(ready, faces) -> None:
    run = only_run(ready("cafe\u0301"))
    assert run.clusters == (0, 1, 2, 3)
    assert run.glyphs[-1] == faces.get("song", 400).glyph("é")


def test_kai_borrows_chinese_quotes_but_not_latin_ones(ready) -> None:
    (line,) = set_lines(ready("楷“书”法", face=("kai", 400)), 40 * SIZE)
    assert [(r.face, r.text) for r in line.runs] == [
        ("kai-400", "楷"),
        ("song-400", "“"),
        ("kai-400", "书"),
        ("song-400", "”"),
        ("kai-400", "法"),
    ]
    (line,) = set_lines(ready("don’t", face=("kai", 400)), 40 * SIZE)
    assert [r.face for r in line.runs] == ["kai-400"]


def test_a_dash_has_no_hole(ready, faces) -> None:
    for role in ("song", "hei", "kai"):
        run = only_run(ready("——", face=(role, 400)))
        face = faces.named(run.face)
        inks = [ink_of(run, face, i) for i in range(len(run.glyphs))]
        assert all(a[1] >= b[0] - SIZE // 100 for a, b in itertools.pairwise(inks))
        assert run.width == 2 * SIZE
        assert inks[-1][1] - inks[0][0] > SIZE * 17 // 10


def test_an_interpunct_is_centred_in_half_an_em(ready, faces) -> None:
    for role in ("song", "hei"):
        run = only_run(ready("天·地", face=(role, 400)))
        left, right = ink_of(run, faces.get(role, 400), 1)
        assert abs((left + right) // 2 - SIZE * 5 // 4) < SIZE // 100
        assert run.xs[2] == SIZE * 3 // 2


def test_ink_of_marks_stays_on_its_side_of_the_box(ready, faces) -> None:
    face = faces.get("song", 400)
    for mark in "，。、；：！？）》”’,;:!?)":
        run = only_run(ready(f"天{mark}地"))
        left, right = ink_of(run, face, 1)
        assert SIZE <= left < right <= SIZE * 152 // 100
    for mark in "（《“‘(":
        run = only_run(ready(f"天{mark}地"))
        left, right = ink_of(run, face, 1)
        assert SIZE * 148 // 100 <= left < right <= 2 * SIZE


def test_an_opener_at_the_line_start_hangs_its_blank_out(ready) -> None:
    run = only_run(ready("（天"))
    assert run.x == 0
    assert run.xs == (-SIZE // 2, SIZE // 2)
    assert run.width == SIZE * 3 // 2


def test_latin_words_are_kerned(ready, faces) -> None:
    face = faces.get("song", 400)
    loose = sum(face.advance(face.glyph(c)) for c in "AVA")
    assert only_run(ready("AVA")).width < loose * SIZE // face.upem


def test_latin_quotes_are_proportional(ready) -> None:
    assert only_run(ready("“Hi”")).width < 5 * SIZE // 2
    assert only_run(ready("天“Hi”地")).width > 5 * SIZE


def test_a_dash_across_two_faces_is_still_one(ready, faces) -> None:
    (line,) = set_lines(ready("天—", "—地"), 40 * SIZE)
    first, second = line.runs
    left = ink_of(first, faces.named(first.face), 1)
    right = ink_of(second, faces.named(second.face), 0)
    assert left[1] >= right[0] - SIZE // 100
    assert second.x == 2 * SIZE
