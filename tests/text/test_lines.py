"""Properties that every set paragraph has, whatever the text and the measure."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from set_lines_seen import faults_of, line_width

from layout.style import Align, BreakLevel, Cells, Hanging, LineEnd, Punctuation
from layout.text import set_lines
from layout.text.breaks import find_breaks, reach
from layout.text.cost import line_cost
from layout.units import PT

SIZE = 9 * PT
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
MARKS = "，。、；：！？“”‘’（）《》——……·～/"
LATIN = "aV1023.,()%- "
NEVER_FIRST = set("。．，、；：！？‼⁇”’）》〉】〗〕」』］｝·～–—/,.;:!?)%℃")
NEVER_LAST = set("“‘（《〈【〖〔「『［｛/(")

SCRIPTS = (
    "々ーのァ한국א\u0e01\u0e31\u0301\u200d\u2060\u00a0\u200b\u00ad"
    "\U0001f468\U0001f3fd\U0001f1e8①★‼％５－"
)
copy = st.text(st.sampled_from(HAN * 5 + MARKS), min_size=1, max_size=90)
mixed = st.text(st.sampled_from(HAN * 4 + MARKS + LATIN * 2), min_size=1, max_size=70)
anything = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from(HAN + MARKS * 2 + LATIN + SCRIPTS), max_size=60),
)
measures = st.integers(6, 18)
choices = st.fixed_dictionaries(
    {
        "punctuation": st.sampled_from(Punctuation),
        "level": st.sampled_from(BreakLevel),
        "line_end": st.sampled_from(LineEnd),
        "gap": st.sampled_from([0, 125, 167, 250]),
        "hanging": st.sampled_from(Hanging),
        "cells": st.sampled_from(Cells),
    }
)


def check_cover(prepared, lines) -> None:
    assert "".join(line.text for line in lines) == prepared.text
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    for line in lines:
        shown = "".join(run.text for run in line.runs)
        dropped = line.text[len(shown) :]
        assert line.text.startswith(shown)
        assert not dropped.replace("\u200b", "").strip()
        for run in line.runs:
            assert len(run.glyphs) == len(run.xs)
            assert len(run.clusters or run.text) == len(run.glyphs)
            if run.clusters:
                assert list(run.clusters) == sorted(run.clusters)
                assert run.clusters[0] == 0
                assert run.clusters[-1] < len(run.text)
    for line in lines:
        for before, after in itertools.pairwise(line.runs):
            assert after.x == before.x + before.width


def check_justified(lines, measure) -> None:
    for line in lines[:-1]:
        if not faults_of(line) & {"R41", "R54"} and line.runs:
            assert line_width(line) == measure
    if lines and not faults_of(lines[-1]):
        assert line_width(lines[-1]) <= measure + SIZE // 500


@given(copy, measures, choices, st.sampled_from([0, 2]))
def test_lines_are_exact_and_lose_nothing(ready, text, measure, choice, indent) -> None:
    prepared = ready(text, indent=indent, **choice)
    lines = set_lines(prepared, measure * SIZE)
    check_cover(prepared, lines)
    check_justified(lines, measure * SIZE)


@given(st.text(st.sampled_from(HAN + MARKS * 2 + SCRIPTS), min_size=1, max_size=60), measures)
def test_other_scripts_are_exact_too(ready, text, measure) -> None:
    prepared = ready(text)
    lines = set_lines(prepared, measure * SIZE)
    check_cover(prepared, lines)
    check_justified(lines, measure * SIZE)


@given(st.lists(mixed, min_size=1, max_size=4), measures, choices)
def test_mixed_text_in_several_faces(ready, texts, measure, choice) -> None:
    prepared = ready(*texts, **choice)
    lines = set_lines(prepared, measure * SIZE)
    check_cover(prepared, lines)
    check_justified(lines, measure * SIZE)


@given(st.one_of(copy, mixed), st.integers(6, 18))
def test_no_forbidden_edge(ready, text, measure) -> None:
    prepared = ready(text)
    lines = set_lines(prepared, measure * SIZE)
    for before, after in itertools.pairwise(lines):
        if faults_of(before) & {"R1", "R6"}:
            continue
        assert after.text[0] not in NEVER_FIRST or after.text.startswith("——")
        assert before.text.rstrip()[-1:] not in NEVER_LAST


@given(anything, st.integers(0, 12), choices)
def test_any_text_at_any_measure_can_be_set(ready, text, measure, choice) -> None:
    prepared = ready(text, **choice)
    lines = set_lines(prepared, measure * SIZE)
    check_cover(prepared, lines)


@given(mixed, st.integers(0, 3), st.sampled_from(Align))
def test_narrow_measures_come_to_an_end(ready, text, measure, align) -> None:
    prepared = ready(text, align=align, indent=1)
    check_cover(prepared, set_lines(prepared, measure * SIZE))


@given(st.lists(mixed, min_size=1, max_size=4), st.integers(8, 14))
def test_faces_do_not_change_breaks(ready, texts, measure) -> None:
    whole, parts = ready("".join(texts)), ready(*texts)
    assert whole.breaks() == parts.breaks()
    assert whole.kinds == parts.kinds


def cheapest(prepared, measure) -> int | None:
    """Return the cost of the best lines by trying every pair of places, without any pruning."""
    size = len(prepared.text)
    places = [0, *(at for at, _ in prepared.breaks()), size]
    best: dict[int, int] = {0: 0}
    for end in places[1:]:
        costs = [
            best[start] + cost
            for start in places
            if start < end
            and start in best
            and (cost := line_cost(prepared, start, end, measure)) is not None
        ]
        if costs:
            best[end] = min(costs)
    return best.get(size)


short = st.text(st.sampled_from("天地玄黄" * 2 + "，。：“”（）——·/a1 "), min_size=1, max_size=14)


@given(short, st.sampled_from([2, 3, 4, 5, lambda line: (3 + line % 3) * SIZE]), choices)
def test_total_fit_is_the_best_of_every_set_of_breaks(ready, text, measure, choice) -> None:
    """Every way to cut a short text is costed whole; measures may change with the line."""
    prepared = ready(text, **choice)
    room = measure if callable(measure) else lambda _: measure * SIZE
    places = [at for at, _ in prepared.breaks()]

    def cost_of(ends) -> int | None:
        costs = [
            line_cost(prepared, start, end, room(number))
            for number, (start, end) in enumerate(itertools.pairwise([0, *ends]))
        ]
        return None if None in costs else sum(costs)

    every = itertools.chain.from_iterable(
        itertools.combinations(places, count) for count in range(len(places) + 1)
    )
    costs = [cost for cut in every if (cost := cost_of([*cut, len(text)])) is not None]
    if costs:
        assert cost_of(find_breaks(prepared, room)) == min(costs)


def total_cost(prepared, ends, measure) -> int | None:
    costs = [
        line_cost(prepared, start, end, measure) for start, end in itertools.pairwise([0, *ends])
    ]
    return None if None in costs else sum(costs)


@given(mixed, st.integers(5, 14), choices)
def test_breaks_are_the_cheapest_of_all(ready, text, measure, choice) -> None:
    prepared = ready(text, **choice)
    best = cheapest(prepared, measure * SIZE)
    if best is not None:
        assert total_cost(prepared, find_breaks(prepared, measure * SIZE), measure * SIZE) == best


@given(copy, st.integers(6, 14), choices)
def test_the_search_overlooks_no_line(ready, text, measure, choice) -> None:
    prepared = ready(text, **choice)
    for start in [0, *(at for at, _ in prepared.breaks())]:
        ends = [at for at, _ in prepared.breaks() if at > start] + [len(text)]
        expected = {
            end: cost
            for end in ends
            if (cost := line_cost(prepared, start, end, measure * SIZE)) is not None
        }
        assert dict(reach(prepared, start, measure * SIZE)) == expected


def greedy(prepared, measure) -> list[int]:
    """Break as first fit does: every line as full as it gets."""
    ends = []
    start = 0
    while start < len(prepared.text):
        reached = dict(reach(prepared, start, measure))
        if not reached:
            return []
        start = max(reached)
        ends.append(start)
    return ends


@given(copy, st.integers(8, 14))
def test_never_dearer_than_first_fit(ready, text, measure) -> None:
    prepared = ready(text)
    simple = greedy(prepared, measure * SIZE)
    if simple:
        ends = find_breaks(prepared, measure * SIZE)
        mine, theirs = (total_cost(prepared, e, measure * SIZE) for e in (ends, simple))
        assert mine is not None
        assert theirs is None or mine <= theirs


def test_a_measure_that_depends_on_the_line(ready) -> None:
    prepared = ready(HAN * 3)
    lines = set_lines(prepared, lambda number: (6 if number < 2 else 12) * SIZE)
    assert [len(line.text) for line in lines] == [6, 6, 12, 12, 12, 12]
    assert [line.measure for line in lines[:3]] == [6 * SIZE, 6 * SIZE, 12 * SIZE]


def test_plain_han_stands_on_the_em_grid(ready) -> None:
    for line in set_lines(ready(HAN * 2), 12 * SIZE)[:-1]:
        (run,) = line.runs
        assert run.xs == tuple(range(0, 12 * SIZE, SIZE))
        assert not line.adjustments
        assert not line.tracking


def test_ragged_lines_stand_where_they_are_told(ready) -> None:
    text = HAN[:7]
    for align, x in ((Align.START, 0), (Align.CENTER, 5 * SIZE // 2), (Align.END, 5 * SIZE)):
        (line,) = set_lines(ready(text, align=align), 12 * SIZE)
        assert line.runs[0].x == x
        assert line.natural == 7 * SIZE


@pytest.mark.parametrize("measure", [11, 12, 13, 14])
def test_no_lone_character(ready, measure) -> None:
    for length in range(14, 60):
        text = (HAN * 3)[:length] + "。"
        last = set_lines(ready(text, indent=2), measure * SIZE)[-1]
        assert len(last.text.rstrip("。")) >= 2
