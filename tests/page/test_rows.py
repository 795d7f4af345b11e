"""Rows: where insets in the middle of a leg stand."""

import pytest

from layout.page.grid import Legs
from layout.page.inset import Anchor, Cover, Extent, Inset
from layout.page.rows import LEAST_LINES, Ground
from layout.units import PT

EM = 9 * PT
INSET = Inset(None, Anchor.MIDDLE, Extent(0, 10 * EM, (Cover(0),)))
GROUND = Ground(Legs(10, 10 * EM, (0,)), (INSET, INSET), (5, 5), (0,), (0,))


@pytest.mark.parametrize(("more", "gaps"), [(0, (4, 4, 4)), (1, (4, 4, 5)), (2, (4, 5, 5))])
def test_what_cannot_be_dealt_out_evenly_goes_to_the_last_gaps(more, gaps):
    table = GROUND.lay(10 + 3 * LEAST_LINES + more)
    first, second = table.firsts
    assert (first, second - first - 5, len(table.rows) - second + 5) == gaps


def test_two_insets_want_lines_of_text_over_between_and_under():
    assert GROUND.least() == 10 + 3 * LEAST_LINES
    assert GROUND.lay(GROUND.least() - 1) is None
