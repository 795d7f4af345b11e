"""Pages cut round pins against all pages there are that have the pins in their places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.proposal.around import Pin
from layout.proposal.guillotine import Option, Piece, Sheet
from layout.proposal.ranking_around import rank_around
from tests.examples import share_of
from tests.proposal.exhaustive import draw_all

Box = tuple[int, int, int, int]


def dissect(draw: st.DrawFn, box: Box, cuts: int) -> list[Box]:
    """Return a rectangle cut into others, so that there are pages to find."""
    column, line, columns, lines = box
    sides = [side for side, room in (("down", columns), ("across", lines)) if room > 1]
    if not cuts or not sides:
        return [box]
    first = draw(st.integers(0, cuts - 1))
    if draw(st.sampled_from(sides)) == "down":
        wide = draw(st.integers(1, columns - 1))
        one, other = (column, line, wide, lines), (column + wide, line, columns - wide, lines)
    else:
        deep = draw(st.integers(1, lines - 1))
        one, other = (column, line, columns, deep), (column, line + deep, columns, lines - deep)
    return [*dissect(draw, one, first), *dissect(draw, other, cuts - 1 - first)]


def option_round(draw: st.DrawFn, columns: int, lines: int) -> Option:
    """Return an option that has a depth among others."""
    costs = draw(st.lists(st.integers(0, 9), min_size=1, max_size=3))
    least = max(1, lines - draw(st.integers(0, len(costs) - 1)))
    return Option(columns, least, tuple(costs))


@st.composite
def problems(draw: st.DrawFn) -> tuple[Sheet, list[Piece], list[Pin]]:
    columns, lines = draw(st.integers(2, 4)), draw(st.integers(3, 8))
    sheet = Sheet(columns, lines, lines, draw(st.integers(0, 5)), draw(st.integers(0, 5)))
    boxes = draw(st.permutations(dissect(draw, (0, 0, columns, lines), draw(st.integers(1, 4)))))
    pinned = draw(st.integers(1, min(3, len(boxes))))
    lead = draw(st.sampled_from((None, pinned)))
    pieces, pins = [], []
    for number, (column, line, wide, deep) in enumerate(boxes):
        if number < pinned:
            cost = draw(st.integers(0, 9))
            pins.append(Pin(number, column, line, wide, deep, cost))
            option = Option(wide, deep, (cost,))
            pieces.append(Piece((option,), at_foot=line + deep == lines))
            continue
        options = [option_round(draw, wide, deep)]
        if draw(st.booleans()):
            other = draw(st.integers(1, columns))
            options += [option_round(draw, other, draw(st.integers(1, lines)))] * (other != wide)
        weights = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        is_lead = number == lead
        is_sold = not is_lead and draw(st.integers(0, 3)) == 0
        pieces.append(Piece(tuple(options), *weights, is_lead, is_lead, at_foot=is_sold))
    return sheet, pieces, pins


def draw_pinned(sheet: Sheet, pieces: list[Piece], pins: list[Pin]):
    """Return every page whose pins stand in their places and whose lead is first of the rest."""
    anywhere = [replace(piece, at_top=False, at_left=False) for piece in pieces]
    places = {(pin.piece, pin.column, pin.line, pin.columns, pin.lines) for pin in pins}
    taken = {pin.piece for pin in pins}
    found = {}
    for spots, cost in draw_all(sheet, anywhere).items():
        loose = sorted((spot[2], spot[1], spot[0]) for spot in spots if spot[0] not in taken)
        leads = [number for number, piece in enumerate(pieces) if piece.at_top]
        if places <= set(spots) and (not leads or loose[0][2] == leads[0]):
            found[spots] = cost
    return found


def spots_of(page):
    return tuple((s.piece, s.column, s.line, s.columns, s.lines) for s in page.spots)


@settings(max_examples=share_of(200))
@given(problems())
def test_the_pages_are_all_that_have_the_pins_in_their_places(problem):
    sheet, pieces, pins = problem
    ranked = list(rank_around(sheet, pieces, pins).pages())
    found = {}
    for page in ranked:
        found.setdefault(spots_of(page), page.cost)
    assert found == draw_pinned(sheet, pieces, pins)
    costs = [page.cost for page in ranked]
    assert costs == sorted(costs)


def fixed(columns: int, lines: int, **more) -> Piece:
    return Piece((Option(columns, lines, (0,)),), **more)


def test_the_lead_stands_beside_what_is_pinned_in_its_corner():
    pin = Pin(0, 0, 0, 1, 2, 0)
    pieces = [fixed(1, 2), fixed(2, 2, at_top=True, at_left=True), fixed(3, 2)]
    (page,) = rank_around(Sheet(3, 4, 4), pieces, [pin]).pages()
    assert spots_of(page) == ((0, 0, 0, 1, 2), (1, 1, 0, 2, 2), (2, 0, 2, 3, 2))


def test_a_pin_in_the_middle_has_stories_on_all_its_sides():
    pin = Pin(0, 1, 2, 1, 2, 0)
    pieces = [fixed(1, 2), fixed(3, 2), fixed(1, 2), fixed(1, 2), fixed(3, 1)]
    pages = {spots_of(page) for page in rank_around(Sheet(3, 5, 5), pieces, [pin]).pages()}
    assert len(pages) == 2
    assert all((0, 1, 2, 1, 2) in spots for spots in pages)


def test_the_best_first_cuts_are_told_each_with_its_page():
    pin = Pin(0, 1, 2, 1, 2, 0)
    pieces = [fixed(1, 2), fixed(3, 2), fixed(1, 2), fixed(1, 2), fixed(3, 1)]
    ranking = rank_around(Sheet(3, 5, 5), pieces, [pin])
    assert {spots_of(page) for page in ranking.roots()} <= {
        spots_of(page) for page in ranking.pages()
    }
