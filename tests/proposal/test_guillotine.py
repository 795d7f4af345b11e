"""The tables of cuts against all pages there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.proposal.guillotine import Option, Piece, Sheet, cut_sheet
from layout.proposal.ranking import rank_pages
from tests.examples import share_of
from tests.proposal.exhaustive import draw_all

SIDES = ("at_top", "at_left", "at_right", "at_foot")


@st.composite
def problems(draw: st.DrawFn) -> tuple[Sheet, list[Piece]]:
    columns, lines = draw(st.integers(1, 3)), draw(st.integers(3, 8))
    costs = st.lists(st.integers(0, 9), min_size=1, max_size=3).map(tuple)
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        widths = draw(st.sets(st.integers(1, columns), min_size=1))
        options = tuple(
            Option(w, draw(st.integers(1, 4)), draw(costs), draw(st.integers(0, 2)))
            for w in sorted(widths)
        )
        # Most stories may stand anywhere.
        side = draw(st.sampled_from((*SIDES, None, None, None, None, None, None)))
        sides = {side: True} if side else {}
        pieces.append(Piece(options, draw(st.integers(0, 3)), draw(st.integers(0, 3)), **sides))
    seams = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    return Sheet(columns, lines, lines, *seams), pieces


def spots_of(page):
    return tuple((s.piece, s.column, s.line, s.columns, s.lines) for s in page.spots)


@settings(max_examples=share_of(300))
@given(problems())
def test_the_pages_are_all_there_are_and_their_costs_those_of_trying_all(problem):
    sheet, pieces = problem
    expected = draw_all(sheet, pieces)
    cuts = cut_sheet(sheet, pieces)
    ranked = list(rank_pages(cuts).pages())
    costs = [page.cost for page in ranked]
    found = {}
    for page in ranked:
        found.setdefault(spots_of(page), page.cost)
    assert found == expected
    assert costs == sorted(costs)
    assert dict(cuts.depths()).get(sheet.lines) == min(expected.values(), default=None)


def fixed(columns: int, lines: int, **more) -> Piece:
    return Piece((Option(columns, lines, (0,)),), **more)


def test_no_piece_is_cut_in_a_pinwheel():
    # Five pieces round a middle one tile the square, but no cut goes right across it.
    pieces = [fixed(2, 1), fixed(1, 2), fixed(2, 1), fixed(1, 2), fixed(1, 1)]
    assert cut_sheet(Sheet(3, 3, 3), pieces).depths() == ()


def test_all_depths_are_told_that_the_pieces_can_fill():
    pieces = [Piece((Option(1, 4, (0, 1, 2)),)), Piece((Option(1, 5, (3, 0)),))]
    # One over the other 9 to 11 deep, or 5 or 6 side by side.
    assert dict(cut_sheet(Sheet(1, 12, 3), pieces).depths()) == {9: 3, 10: 0, 11: 1, 12: 2}


def test_what_is_of_no_cost_below_is_put_at_the_foot():
    pieces = [fixed(2, 3, weight=0), fixed(2, 4, weight=5), fixed(2, 2, at_foot=True)]
    best = next(rank_pages(cut_sheet(Sheet(2, 9, 9), pieces)).pages())
    assert [spot.piece for spot in best.spots] == [1, 0, 2]


def test_like_heads_are_not_set_side_by_side_at_the_top_of_a_cut():
    alike = [Piece((Option(1, 3, (0,), 7),)), Piece((Option(1, 3, (0,), 7),))]
    assert cut_sheet(Sheet(2, 3, 3), alike).depths() == ()
    unlike = [alike[0], Piece((Option(1, 3, (0,), 8),))]
    assert cut_sheet(Sheet(2, 3, 3), unlike).depths() == ((3, 0),)


def test_depths_of_the_window_only_are_worked_out():
    pieces = [Piece((Option(1, 1, (0,) * 9),))]
    assert [lines for lines, _ in cut_sheet(Sheet(1, 6, 4), pieces).depths()] == [4, 5, 6]
