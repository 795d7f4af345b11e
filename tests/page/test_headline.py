"""Headlines: size from the ladder, lines broken at sense, depth in whole body lines."""

import pytest

from layout.diagnostics import Report, Span
from layout.display import Role
from layout.model import Head, Phrase
from layout.page.composer import Composer
from layout.page.headline import FILL_LEAST, set_head
from layout.style import HeadGrade, Sheet, Style
from layout.units import PT

EM = 9 * PT
HERE = Span("issue.yaml", 1, 1)


def phrase(text: str) -> Phrase:
    return Phrase(text, HERE)


@pytest.fixture
def composer(square_faces):
    return Composer(Style(), square_faces, Report())


def lines_of(block) -> list[str]:
    return [line.text.strip() for rank in block.ranks if rank.role is Role.HEADLINE
            for line in rank.lines]  # fmt: skip


def head(*lines: str, **others) -> Head:
    return Head(lines=tuple(map(phrase, lines)), **others)


GRADE = HeadGrade(largest=28 * PT, smallest=20 * PT, max_lines=3)


def test_the_largest_step_of_the_ladder_that_fits_is_taken(composer):
    # Ten characters over 47 characters of 9 pt, 423 pt: 42 pt would fit, the grade ends at 28.
    assert set_head(composer, head("两岸居民步行过江只要"), GRADE, 47 * EM).size == 28 * PT
    # Over 23 characters, 207 pt: 20 pt.
    assert set_head(composer, head("两岸居民步行过江只要"), GRADE, 23 * EM).size == 20 * PT


def test_a_given_size_stays(composer):
    block = set_head(composer, head("新桥今晨通车", size=17 * PT), GRADE, 23 * EM)
    assert block.size == 17 * PT


def test_a_long_headline_breaks_at_its_declared_space(composer):
    block = set_head(composer, head("新桥今天清晨 两岸通行"), GRADE, 17 * EM)
    assert lines_of(block) == ["新桥今天清晨", "两岸通行"]


def test_without_spaces_lines_come_out_even(composer):
    block = set_head(composer, head("新桥今天清晨六时开始通行"), GRADE, 17 * EM)
    lengths = [len(line) for line in lines_of(block)]
    assert max(lengths) - min(lengths) <= 2
    assert "".join(lines_of(block)) == "新桥今天清晨六时开始通行"


def test_a_number_is_never_split(composer):
    for text in ("一二三四2023五六七八", "一二2023三四五六七八", "一二三四五六2023七八"):
        block = set_head(composer, head(text), GRADE, 11 * EM)
        assert any("2023" in line for line in lines_of(block))


def test_declared_lines_stay_as_declared(composer):
    block = set_head(composer, head("新桥", "今天清晨六时通行"), GRADE, 23 * EM)
    assert lines_of(block) == ["新桥", "今天清晨六时通行"]


def test_a_short_headline_is_spaced_out_towards_three_quarters_of_its_width(composer):
    block = set_head(composer, head("新桥通车了"), GRADE, 25 * EM)
    (rank,) = block.ranks
    (line,) = rank.lines
    assert line.measure * 1000 >= 25 * EM * FILL_LEAST - 1000
    assert rank.lefts[0] == (25 * EM - line.measure) // 2


def test_no_line_holds_a_lone_character(composer):
    for count in range(7, 40):
        text = ("今天清晨六时江上的第四座桥开始通行" * 3)[:count]
        block = set_head(composer, head(text), GRADE, 11 * EM)
        assert all(len(line) >= 2 for line in lines_of(block))


def test_a_headline_that_no_size_fits_is_reported(composer):
    set_head(composer, head("今天清晨六时江上的第四座桥开始通行" * 6), GRADE, 11 * EM)
    assert [d.code for d in composer.report.diagnostics] == ["E302"]


@pytest.mark.parametrize("kickers", [(), ("两岸一刻钟",)])
def test_a_head_takes_whole_lines_that_hold_its_type_and_its_white(composer, kickers):
    pitch = composer.grid.sheet.pitch
    block = set_head(
        composer, head("新桥今晨通车", kickers=tuple(map(phrase, kickers))), GRADE, 23 * EM
    )
    needed = sum(rank.depth for rank in block.ranks) + pitch * (GRADE.above + GRADE.below) // 4
    assert (block.lines - 1) * pitch < needed <= block.lines * pitch


def test_all_ranks_come_in_the_order_of_the_page(composer):
    block = set_head(
        composer,
        head(
            "新桥今晨通车",
            series=phrase("连线"),
            kickers=(phrase("两岸一刻钟"),),
            decks=(phrase("六车道"), phrase("一千二百米")),
        ),
        GRADE,
        23 * EM,
    )
    roles = [rank.role for rank in block.ranks]
    assert roles == [Role.SERIES, Role.KICKER, Role.HEADLINE, Role.DECK, Role.DECK]


def test_an_empty_head_takes_no_line(composer):
    assert set_head(composer, Head(), GRADE, 23 * EM).lines == 0


def test_a_kicker_too_wide_for_one_line_takes_two_even_ones(composer):
    block = set_head(
        composer,
        head("新桥", kickers=(phrase("今天清晨六时江上的第四座桥开始通行"),)),
        GRADE,
        11 * EM,
    )
    kicker = next(rank for rank in block.ranks if rank.role is Role.KICKER)
    assert len(kicker.lines) >= 2
    assert all(line.natural <= 11 * EM for line in kicker.lines)


def test_a_head_of_thirty_points_with_a_deck_of_twenty_one_takes_eight_rows(square_faces):
    # 题占行 of the textbook: (30 + 21) / 11.25 and three blank rows, 7.53, so eight.
    sheet = Sheet(pitch=PT * 1125 // 100, columns=6, characters=13)
    grade = HeadGrade(largest=30 * PT, smallest=30 * PT, deck=21 * PT, above=4, below=4)
    composer = Composer(Style(sheet=sheet), square_faces, Report())
    own = head("两岸居民步行过江只要一刻钟", decks=(phrase("第四座桥今天通车"),))
    block = set_head(composer, own, grade, sheet.measure(6))
    assert (block.size, block.lines) == (30 * PT, 8)


def test_the_first_wording_with_room_is_taken(composer) -> None:
    grade = HeadGrade(largest=28 * PT, smallest=22 * PT, max_lines=1)
    long, short = phrase("江上第四座桥今晨通车"), phrase("第四座桥通车")
    head = Head(lines=(long,), others=((short,),))
    wide, narrow = (set_head(composer, head, grade, em * 22 * PT) for em in (10, 8))
    assert lines_of(wide) == ["江上第四座桥今晨通车"]
    assert wide.wording == 0
    assert lines_of(narrow) == ["第四座桥通车"]
    assert narrow.wording == 1
    assert composer.report.diagnostics == ()


def test_of_wordings_without_room_the_largest_is_taken(composer) -> None:
    grade = HeadGrade(largest=28 * PT, smallest=28 * PT, max_lines=1)
    head = Head(lines=(phrase("江上第四座桥今晨通车"),), others=((phrase("第四座桥通车"),),))
    assert set_head(composer, head, grade, 120 * PT).wording == 1
    assert composer.report.diagnostics == ()
    set_head(composer, head, grade, 20 * PT)
    assert [d.code for d in composer.report.diagnostics] == ["E302"]
