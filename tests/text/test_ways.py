"""The curve of a paragraph: the cheapest way for every number of lines."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout.style import Cells, Hanging, LineEnd, Punctuation
from layout.text import cost_of, find_other_ways, find_ways, may_grow, may_shrink, set_lines
from layout.text.breaks import find_breaks
from layout.text.cost import line_cost
from layout.units import PT
from tests.examples import share_of

SIZE = 9 * PT
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
copy = st.text(st.sampled_from(HAN * 3 + "，。、；：“”（）《》"), min_size=1, max_size=34)
longer = st.text(st.sampled_from(HAN * 3 + "，。、；：“”（）《》12a"), min_size=30, max_size=90)
latin = st.text(st.sampled_from("abcdefgh ijkl mno 12"), min_size=30, max_size=200)


def every_way(prepared, measure) -> dict[int, int]:
    """Return the least cost for each number of lines by setting the text in all ways there are."""
    size = len(prepared.text)
    places = [at for at, _ in prepared.breaks()]
    costs = {
        (start, end): cost
        for start in [0, *places]
        for end in [*places, size]
        if start < end and (cost := line_cost(prepared, start, end, measure)) is not None
    }
    found: dict[int, int] = {}

    def walk(start, lines, cost) -> None:
        if start == size:
            found[lines] = min(cost, found.get(lines, cost))
            return
        for (first, end), more in costs.items():
            if first == start:
                walk(end, lines + 1, cost + more)

    walk(0, 0, 0)
    return found


@given(copy, st.integers(5, 9))
def test_the_curve_is_that_of_all_ways(ready, text, measure) -> None:
    prepared = ready(text)
    expected = every_way(prepared, measure * SIZE)
    ways = find_ways(prepared, measure * SIZE)
    assert {lines: way.cost for lines, way in ways.items()} == expected
    for lines, way in ways.items():
        assert len(way.ends) == lines
        assert cost_of(prepared, measure * SIZE, way.ends) == way.cost


@given(copy, st.integers(4, 9))
def test_the_best_way_is_the_paragraph_as_it_is_set(ready, text, measure) -> None:
    prepared = ready(text)
    ways = find_ways(prepared, measure * SIZE)
    ends = tuple(find_breaks(prepared, measure * SIZE))
    cost = cost_of(prepared, measure * SIZE, ends)
    if ways:
        assert ways[len(ends)].cost == cost == min(way.cost for way in ways.values())
    else:
        assert cost is None
    for way in ways.values():
        lines = set_lines(prepared, measure * SIZE, way.ends)
        assert tuple(line.end for line in lines) == way.ends
        assert "".join(line.text for line in lines) == text


@given(copy, st.integers(5, 9), st.integers(0, 40_000))
def test_ways_within_a_price(ready, text, measure, within) -> None:
    prepared = ready(text)
    ways = find_ways(prepared, measure * SIZE)
    most = min((way.cost for way in ways.values()), default=0) + within
    expected = {lines: way.cost for lines, way in ways.items() if way.cost <= most}
    found = find_ways(prepared, measure * SIZE, most)
    assert {lines: way.cost for lines, way in found.items()} == expected


@given(longer | latin, st.integers(6, 30))
@example(HAN * 6 + HAN[:5], 26)
def test_what_has_not_the_text_is_tracked_by_more_than_a_character(ready, text, measure) -> None:
    """A line more opens the others by more than that in all, beside what opens before (R41).

    The price does not tell: 26 characters a line are opened by three, at that of half a character
    in one line, which copyfit pays.
    """
    prepared = ready(text, indent=2)
    ends = find_breaks(prepared, measure * SIZE)
    cost = cost_of(prepared, measure * SIZE, ends)
    if cost is None or may_grow(prepared, measure * SIZE, len(ends)):
        return
    way = find_ways(prepared, measure * SIZE, cost + 5_000).get(len(ends) + 1)
    if way is not None:
        room = len(ends) * measure * SIZE - prepared.indent
        widths = [prepared.natural_width(*line) for line in pairwise((0, *way.ends[:-1]))]
        flex = sum(each * prepared.flex.count(code) for code, each in prepared.flexes)
        assert room - sum(widths) - flex > SIZE


def test_squeezed_lines_have_the_text_for_one_more(ready) -> None:
    """38 characters squeezed into three lines of twelve; 48 fill four and have nothing over."""
    squeezed = "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，天地"
    assert may_grow(ready(squeezed), 12 * SIZE, 3)
    assert not may_grow(ready(HAN * 3), 12 * SIZE, 4)


def test_a_paragraph_of_marks_can_be_longer_or_shorter(ready) -> None:
    text = "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，天地"
    ways = find_ways(ready(text), 12 * SIZE)
    assert list(ways) == [3, 4]
    # Set naturally in four lines; three hold it all with their commas squeezed.
    assert ways[4].cost == 0 < ways[3].cost


def test_a_measure_that_depends_on_the_line(ready) -> None:
    ways = find_ways(ready(HAN * 2), lambda line: (6 if line < 2 else 10) * SIZE)
    assert ways[4].ends == (6, 12, 22, 32)
    assert ways[4].cost == 0


def test_nothing_has_no_ways(ready) -> None:
    assert find_ways(ready(""), 10 * SIZE) == {}


def test_long_lines_grow_at_a_moderate_price_by_more_than_is_looked_for(ready) -> None:
    """The example above, which refutes that a price tells: three characters over four lines."""
    prepared = ready(HAN * 6 + HAN[:5], indent=2)
    assert len(find_breaks(prepared, 26 * SIZE)) == 4
    assert not may_grow(prepared, 26 * SIZE, 4)
    assert find_ways(prepared, 26 * SIZE, 5_000)[5].cost < 5_000


compositions = st.fixed_dictionaries(
    {
        "punctuation": st.sampled_from(Punctuation),
        "line_end": st.sampled_from(LineEnd),
        "hanging": st.sampled_from(Hanging),
        "cells": st.sampled_from(Cells),
    }
)
mixed = st.text(st.sampled_from(HAN * 3 + "，。、；：“”（）《》12a b⸺…%"), min_size=10, max_size=90)


@settings(max_examples=share_of(400))
@given(mixed | longer | latin, st.integers(5, 20), st.integers(0, 30_000), compositions)
def test_the_other_ways_are_all_but_the_known(ready, text, measure, within, composition) -> None:
    """What the bounds leave out is nothing: neither fewer lines nor more at that price."""
    prepared = ready(text, indent=2, **composition)
    width = measure * SIZE
    ends = find_breaks(prepared, width)
    cost = cost_of(prepared, width, ends)
    if cost is None:
        return
    ways = find_ways(prepared, width, cost + within)
    # A word too long for the measure is broken where no way may.
    ways.pop(len(ends), None)
    assert find_other_ways(prepared, width, cost + within, len(ends)) == ways
    assert may_shrink(prepared, width, len(ends)) or not any(n < len(ends) for n in ways)


@settings(max_examples=share_of(100))
@given(longer, st.lists(st.integers(6, 14), min_size=16, max_size=16), st.integers(0, 30_000))
def test_the_other_ways_in_uneven_lines(ready, text, measures, within) -> None:
    prepared = ready(text, indent=2)

    def width(line: int) -> int:
        return measures[min(line, 15)] * SIZE

    ends = find_breaks(prepared, width)
    cost = cost_of(prepared, width, ends)
    if cost is None:
        return
    ways = find_ways(prepared, width, cost + within)
    ways.pop(len(ends), None)
    assert find_other_ways(prepared, width, cost + within, len(ends)) == ways


def test_what_fills_its_lines_and_half_of_the_last_has_no_other_way(ready) -> None:
    """Fewer lines do not hold it, and to fill the last takes six characters of tracking."""
    prepared = ready(HAN * 3 + HAN[:6])
    assert len(find_breaks(prepared, 12 * SIZE)) == 5
    assert not may_shrink(prepared, 12 * SIZE, 5)
    assert find_other_ways(prepared, 12 * SIZE, 20_000, 5) == {}
