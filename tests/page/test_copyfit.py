"""Copyfit: paragraphs a line longer or shorter make legs come out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.display import Role
from layout.model.issue import Phrase
from layout.page.copyfit import Fitting, Passage, fit_copy
from layout.page.flow import fill, join_slots, paragraph_slots, shallowest
from layout.style import Composition
from layout.text import Paragraph, Run, prepare, set_lines
from layout.units import PT
from tests.examples import share_of

SIZE = 9 * PT
MEASURE = 12 * SIZE
# Set naturally in four lines, the last of two characters; with commas squeezed in three.
SHORT = "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，天地"
PLAIN = "天地玄黄宇宙洪荒日月盈昃" * 3


@pytest.fixture(scope="module")
def passages(square_faces):
    """Return paragraphs as passages, each as it is set best."""

    def compose(*texts: str) -> list[Passage]:
        made = []
        for number, text in enumerate(texts):
            run = Run(Phrase(text, Span("copy", number + 1, 1)), "song", 400)
            paragraph = Paragraph(runs=(run,), size=SIZE, composition=Composition())
            prepared = prepare(paragraph, square_faces, Report())
            slots = paragraph_slots(number, set_lines(prepared, MEASURE), Role.PARAGRAPH, 2)
            made.append(Passage(tuple(slots), prepared, MEASURE))
        return made

    return compose


def strip_of(passages):
    return join_slots([slot for passage in passages for slot in passage.slots])


def text_of(strip) -> str:
    return "".join(slot.line.text for slot in strip.slots)


def test_copy_that_is_a_line_too_long_is_squeezed(passages) -> None:
    made = passages(SHORT, PLAIN)
    strip = strip_of(made)
    assert shallowest(strip, (0,)) == 7
    fitted = fit_copy(made, strip, Fitting(6, (0,), 0))
    assert shallowest(fitted, (0,)) == 6
    assert text_of(fitted) == SHORT + PLAIN


def test_copy_that_fits_stays_as_it_is(passages) -> None:
    made = passages(SHORT, PLAIN)
    strip = strip_of(made)
    assert fit_copy(made, strip, Fitting(7, (0,), 0)) is strip


def test_a_line_alone_at_a_head_is_taken_back(passages) -> None:
    """Legs of three and four lines leave a paragraph's fourth alone; it can do without."""
    made = passages(SHORT, PLAIN)
    strip = strip_of(made)
    fitted = fit_copy(made, strip, Fitting(4, (1, 0), 0))
    for lines, lone in ((strip, True), (fitted, False)):
        _, second = fill(lines, 4, (1, 0)).legs
        assert second[0][1].lone_last is lone


def test_copy_that_nothing_can_shorten_is_left_over(passages) -> None:
    made = passages(PLAIN, PLAIN)
    strip = strip_of(made)
    assert fit_copy(made, strip, Fitting(5, (0,), 0)) is strip
    assert fill(strip, 5, (0,)).rest


def test_the_byline_keeps_its_characters(passages) -> None:
    made = passages(SHORT)
    fitted = fit_copy(made, strip_of(made), Fitting(3, (0,), 0))
    assert [slot.byline for slot in fitted.slots] == [2, 0, 0]


@settings(deadline=None, max_examples=share_of(60))
@given(
    st.lists(
        st.text(
            st.sampled_from("天地玄黄宇宙洪荒日月盈昃辰宿列张，。、“”"), min_size=3, max_size=90
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 14),
    st.integers(1, 3),
)
def test_no_text_is_lost_and_nothing_gets_worse(passages, texts, depth, legs) -> None:
    made = passages(*texts)
    strip = strip_of(made)
    room = Fitting(depth, (0,) * legs, 0)
    fitted = fit_copy(made, strip, room)
    assert text_of(fitted) == "".join(texts)
    before, after = (fill(s, depth, room.taken) for s in (strip, fitted))
    assert sum(s.lines for s in after.rest) <= sum(s.lines for s in before.rest)


def test_a_paragraph_of_nothing_is_passed_over(passages) -> None:
    made = passages(SHORT, "", PLAIN)
    strip = strip_of(made)
    assert text_of(fit_copy(made, strip, Fitting(4, (1, 0), 0))) == SHORT + PLAIN
