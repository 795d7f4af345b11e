"""Pages of many pieces, cut into two zones first."""

from layout.proposal.guillotine import Option, Piece, Sheet, cut_sheet
from layout.proposal.ranking import rank_pages
from layout.proposal.zones import zone_pages

SHEET = Sheet(4, 24, 24, across=5, down=5)


def bendy(number: int) -> Piece:
    """Return a piece of one to two columns that gives a little."""
    options = (
        Option(1, 8 + number % 3, (4, 1, 0, 1, 4)),
        Option(2, 4 + number % 2, (3, 0, 3)),
    )
    return Piece(options, weight=number % 4, sideways=1)


def covered(page) -> list[tuple[int, int]]:
    return sorted(
        (column, line)
        for spot in page.spots
        for column in range(spot.column, spot.column + spot.columns)
        for line in range(spot.line, spot.line + spot.lines)
    )


def test_every_piece_stands_once_and_the_sheet_is_full():
    pages = zone_pages(SHEET, [bendy(n) for n in range(10)])
    assert pages
    for page in pages:
        assert sorted(spot.piece for spot in page.spots) == list(range(10))
        assert covered(page) == [(c, n) for c in range(4) for n in range(24)]
    assert [page.cost for page in pages] == sorted(page.cost for page in pages)


def test_a_zoned_page_is_never_cheaper_than_the_best_of_all():
    pieces = [bendy(n) for n in range(8)]
    best = next(rank_pages(cut_sheet(SHEET, pieces)).pages(), None)
    pages = zone_pages(SHEET, pieces)
    assert (best is None) <= (not pages)
    if best is not None and pages:
        assert best.cost <= pages[0].cost


def test_the_lead_stands_top_left_and_advertisements_at_the_foot():
    lead = Piece((Option(2, 9, (0, 0, 0, 0)),), at_top=True, at_left=True)
    paid = Piece((Option(4, 3, (0, 0)),), at_foot=True)
    for page in zone_pages(SHEET, [lead, *(bendy(n) for n in range(7)), paid]):
        by_piece = {spot.piece: spot for spot in page.spots}
        assert (by_piece[0].column, by_piece[0].line) == (0, 0)
        assert by_piece[8].line + by_piece[8].lines == 24
