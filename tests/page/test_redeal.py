"""Rows are dealt again where white is left that some story of the page could fill."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.page import redeal
from tests.examples import share_of

# Twelve characters, a full stop among them.
COPY = "新桥今天清晨六时开始通行。"


def page(*counts: int) -> str:
    stories = "".join(
        f"      {letter}: {{headline: 新桥今天通车, rank: 2, body: {COPY * count}}}\n"
        for letter, count in zip("ABCD", counts, strict=True)
    )
    dummy = "    dummy: |\n      AAABBB\n      CCCDDD\n      ...... 40\n"
    return f"pages:\n  - section: 要闻\n  - section: 综合\n{dummy}    stories:\n{stories}"


def faults(made) -> tuple[int, int]:
    """Return the lines over and the lines of white that a page was told of."""
    lines = {"E301": 0, "W301": 0}
    for diagnostic in made.report.diagnostics:
        if diagnostic.code in lines:
            lines[diagnostic.code] += int(dict(diagnostic.args)["depth"])
    return lines["E301"], lines["W301"]


COUNTS = st.tuples(*[st.integers(30, 70)] * 4)


@settings(
    max_examples=share_of(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(COUNTS)
def test_a_second_deal_is_never_worse_and_always_the_same(make, counts) -> None:
    text = page(*counts)
    again = faults(make(text))
    assert faults(make(text)) == again
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redeal, "deal_again", lambda c, m, r, laid, lay: laid)
        assert again <= faults(make(text))


def test_white_goes_where_a_head_can_take_it(make, monkeypatch) -> None:
    """By their rooms alone the stories leave a line white; by copyfit all of them end flush."""
    text = page(43, 50, 32, 31)
    assert faults(make(text)) == (0, 0)
    monkeypatch.setattr(redeal, "deal_again", lambda c, m, r, laid, lay: laid)
    assert faults(make(text)) == (0, 1)
