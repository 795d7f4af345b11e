"""Lengths: exact, in the units that the trade uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.units import MM, PT, Q, parse_length, scale, spread

INTS = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("5mm", 5 * MM), ("10.5pt", 133_350), ("1cm", 10 * MM), ("4Q", 4 * Q), ("小五", 9 * PT),
        ("五号", 133_350), ("2字", 18 * PT), ("0.25pt", 3175), ("-3mm", -3 * MM),
        (" 9 pt ", 9 * PT), ("9磅", 9 * PT), ("5毫米", 5 * MM),
    ],
)  # fmt: skip
def test_lengths_are_read_exactly(text, length):
    assert parse_length(text, em=9 * PT) == length


@pytest.mark.parametrize("text", ["5", "", "mm", "1e3mm", "5 in", "０.５pt", "9999999mm", "5mm5"])
def test_anything_else_is_no_length(text):
    with pytest.raises(ValueError):
        parse_length(text, em=9 * PT)


def test_a_relative_length_needs_its_em():
    with pytest.raises(ValueError, match="2字"):
        parse_length("2字")


@given(INTS, st.integers(1, 500))
def test_spread_adds_up_and_is_even(total, parts):
    shares = spread(total, parts)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


@given(INTS, st.integers(0, 10**6), st.integers(1, 10**6))
def test_scale_is_the_nearest_whole_number(length, numerator, denominator):
    exact = 2 * length * numerator
    assert abs(2 * scale(length, numerator, denominator) * denominator - exact) <= denominator
