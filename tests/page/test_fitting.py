"""The copyfit of a story: the cheapest of all ways, compared with trying every one of them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.color import BLACK
from layout.diagnostics import Report, Span
from layout.display import Role
from layout.model.phrase import Phrase
from layout.page.copyfit import CONTENT, FILLING, JOINING, Passage, Setting, list_settings
from layout.page.figure import Depths
from layout.page.fitting import OVER, UNDER, Fit, Means, fit_story, price_depths, share_lines
from layout.page.flow import fill, join_slots, paragraph_slots, shallowest
from layout.page.heading import Heading
from layout.page.headline import HeadBlock
from layout.style import Composition, Copyfit
from layout.text import Paragraph, Run, prepare, set_lines
from layout.units import PT
from tests.examples import share_of

SIZE = 9 * PT
MEASURE = 12 * SIZE
# Set naturally in four lines, the last of two characters; with commas squeezed in three.
SHORT = "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，天地"
PLAIN = "天地玄黄宇宙洪荒日月盈昃" * 3
PRICES = Copyfit()


@pytest.fixture(scope="module")
def compose(square_faces):
    """Return paragraphs as passages, each as it is set best."""

    def run(*texts: str) -> tuple[Passage, ...]:
        made = []
        for number, text in enumerate(texts):
            words = Run(Phrase(text, Span("copy", number + 1, 1)), "song", 400)
            paragraph = Paragraph(runs=(words,), size=SIZE, composition=Composition())
            prepared = prepare(paragraph, square_faces, Report())
            slots = paragraph_slots(number, set_lines(prepared, MEASURE), Role.PARAGRAPH, 2)
            made.append(Passage(tuple(slots), prepared, MEASURE))
        return tuple(made)

    return run


def heading(lines: int, price: int = 0) -> Heading:
    return Heading(HeadBlock((), BLACK, lines, 0), price)


def means_of(passages, legs=1, head=0, heads=(), figures=(), taken=None, prices=PRICES) -> Means:
    def usual(lines, head_lines):
        del head_lines
        # Every picture stands in the first leg.
        return (sum(lines), *(0,) * (legs - 1))

    return Means(
        prices,
        passages,
        join_slots([slot for passage in passages for slot in passage.slots]),
        heading(head),
        lambda: (heading(head), *heads),
        tuple(figures),
        taken or usual,
        16,
    )


def text_of(fit: Fit) -> str:
    placed = [slot for leg in fit.flowed.legs for _, slot in leg] + list(fit.flowed.rest)
    return "".join(slot.line.text for slot in placed)


# -- one thing at a time ---------------------------------------------------------------------------


def test_what_fits_stays_as_it_is(compose) -> None:
    def never() -> tuple[Heading, ...]:
        raise AssertionError("a story that fits asks for no other head")

    means = means_of(compose(SHORT, PLAIN), head=3, figures=[Depths(2, 3, 4)])
    means = Means(**{f: getattr(means, f) for f in means.__struct_fields__} | {"headings": never})
    fit = fit_story(means, 3 + 3 + 7)
    assert (fit.cost, fit.white, fit.figures, fit.setting) == (0, 0, (3,), None)


def test_copy_that_is_a_line_too_long_is_squeezed(compose) -> None:
    fit = fit_story(means_of(compose(SHORT, PLAIN)), 6)
    assert not fit.flowed.rest
    assert fit.setting is not None
    assert fit.setting.changes == ((1, -1),)
    assert text_of(fit) == SHORT + PLAIN


def test_a_line_alone_at_a_head_is_taken_back(compose) -> None:
    """Legs of three and four lines leave a paragraph's fourth alone; it can do without."""
    means = means_of(compose(SHORT, PLAIN), 2, taken=lambda lines, head: (1, 0))
    fit = fit_story(means, 4)
    assert fill(means.strip, 4, (1, 0)).legs[1][0][1].lone_last
    assert not fit.flowed.legs[1][0][1].lone_last


def test_the_byline_keeps_its_characters(compose) -> None:
    fit = fit_story(means_of(compose(SHORT)), 3)
    assert [slot.byline for _, slot in fit.flowed.legs[0]] == [2, 0, 0]


def test_white_goes_to_the_head_up_to_its_limit(compose) -> None:
    means = means_of(compose(PLAIN), head=2)
    assert [fit_story(means, 5 + n).white for n in (0, 1, 2)] == [0, 1, 2]
    assert [fit_story(means, 5 + n).under for n in (2, 3, 5)] == [0, 1, 3]


def test_a_story_without_a_head_takes_no_white(compose) -> None:
    assert fit_story(means_of(compose(PLAIN)), 4).under == 1


def test_a_shorter_wording_saves_lines(compose) -> None:
    means = means_of(compose(PLAIN), head=5, heads=[heading(3, 16), heading(2, 60)])
    fit = fit_story(means, 6)
    assert (fit.heading.block.lines, fit.over, fit.under) == (3, 0, 0)


def test_white_that_nothing_fills_makes_no_head_larger(compose) -> None:
    means = means_of(compose(PLAIN), head=2, heads=[heading(4, 20)])
    assert fit_story(means, 8).heading.block.lines == 4
    assert fit_story(means, 20).heading.block.lines == 2


def test_a_picture_gives_way_before_a_wording(compose) -> None:
    means = means_of(compose(PLAIN), head=5, heads=[heading(3, 16)], figures=[Depths(8, 12, 16)])
    fit = fit_story(means, 5 + 3 + 10)
    assert (fit.figures, fit.heading.block.lines) == ((10,), 5)


def test_the_ladder_decides(compose) -> None:
    """The same story by two ladders: one keeps its pictures, the other its headline."""
    dear = Copyfit(picture=900)
    means = means_of(
        compose(PLAIN), head=5, heads=[heading(3, 16)], figures=[Depths(8, 12, 16)], prices=dear
    )
    fit = fit_story(means, 5 + 3 + 10)
    assert (fit.figures, fit.heading.block.lines) == ((12,), 3)


def test_overset_is_as_small_as_can_be(compose) -> None:
    means = means_of(
        compose(PLAIN, PLAIN), head=4, heads=[heading(2, 16)], figures=[Depths(3, 5, 6)]
    )
    fit = fit_story(means, 8)
    assert (fit.heading.block.lines, fit.figures, fit.over) == (2, (3,), 3)
    assert len(fit.flowed.rest) == 3
    assert text_of(fit) == PLAIN + PLAIN


def test_legs_that_begin_beside_the_head_are_known(compose) -> None:
    """Where legs reach beyond the head, what they lose depends on it."""

    def taken(lines, head):
        del lines
        return (0, max(0, 5 - head))

    means = means_of(compose(PLAIN, PLAIN), 2, head=3, taken=taken)
    shaped = Means(**{f: getattr(means, f) for f in means.__struct_fields__} | {"is_shaped": True})
    # Six lines, two of them beside the lines that the second leg loses: four deep.
    fit = fit_story(shaped, 7)
    assert (fit.over, fit.under, fit.white) == (0, 0, 0)
    assert [len(leg) for leg in fit.flowed.legs] == [4, 2]


# -- pictures --------------------------------------------------------------------------------------


def test_a_picture_costs_its_price_at_its_limits() -> None:
    prices = dict((lines, price) for price, lines in price_depths(Depths(6, 10, 12), 20))
    assert prices == {6: 20, 7: 12, 8: 5, 9: 2, 10: 0, 11: 5, 12: 20}
    assert price_depths(Depths(7, 7, 7), 20) == [(0, 7)]


def test_pictures_share_lines_evenly() -> None:
    ways = share_lines([Depths(6, 10, 12), Depths(6, 10, 12)], 20)
    assert len(ways) == 49
    assert ways[0] == (0, (10, 10))
    assert next(lines for _, lines in ways if sum(lines) == 16) == (8, 8)
    assert [price for price, _ in ways] == sorted(price for price, _ in ways)


def test_of_very_many_pictures_the_extremes_are_tried() -> None:
    ways = [lines for _, lines in share_lines([Depths(2, 20, 40)] * 6, 20)]
    assert (2,) * 6 in ways
    assert (40,) * 6 in ways
    assert len(ways) < 1000


# -- every way -------------------------------------------------------------------------------------


def judge(means: Means, depth: int, head: Heading, figures, setting) -> list[tuple[int, int, int]]:
    """Return lines over, lines under and cost of one combination, for every white at its head."""
    strip = setting.join() if setting else means.strip
    taken = means.taken(figures, 0)
    whole = shallowest(strip, taken)
    prices = [dict((n, p) for p, n in price_depths(d, PRICES.picture)) for d in means.figures]
    own = head.price + sum(p[n] for p, n in zip(prices, figures, strict=True))
    own += setting.price if setting else 0
    found = []
    for white in range(PRICES.white_most + 1 if head.block.lines else 1):
        text = depth - head.block.lines - white
        over, under = max(0, whole - text), max(0, text - whole)
        strain = fill(strip, max(0, text), taken, whole).cost if not under else 0
        strain = strain if strain > CONTENT * len(taken) else 0
        cost = own + PRICES.white * white * (white + 1) // 2 + strain + over * OVER + under * UNDER
        found.append((over, under, cost))
    return found


def every_setting(passages) -> list[Setting | None]:
    found = [list_settings(passages, passages, d, 0, PRICES.paragraph) for d in (FILLING, JOINING)]
    return [None, *found[0], *found[1]]


def try_all(means: Means, depth: int, heads, every) -> list[tuple[int, int, int]]:
    ranges = [range(d.least, d.most + 1) for d in means.figures]
    return [
        row
        for head, figures, setting in product(heads, list(product(*ranges)), every)
        for row in judge(means, depth, head, figures, setting)
    ]


TEXTS = st.lists(
    st.text(st.sampled_from("天地玄黄宇宙洪荒日月盈昃辰宿列张，。、“”"), min_size=3, max_size=70),
    min_size=1,
    max_size=3,
)
FIGURES = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(0, 2)).map(
        lambda n: Depths(n[0], n[0] + n[1], sum(n))
    ),
    max_size=2,
)


@settings(max_examples=share_of(120))
@given(
    TEXTS,
    st.integers(1, 16),
    st.integers(1, 3),
    st.integers(0, 4),
    st.lists(st.tuples(st.integers(1, 6), st.integers(16, 60)), max_size=2),
    FIGURES,
)
def test_no_combination_is_better(compose, texts, depth, legs, head, heads, figures) -> None:
    """Never dearer than the best of all combinations; flush wherever one of them is."""
    passages = compose(*texts)
    others = [heading(lines, price) for lines, price in heads] if head else []
    means = means_of(passages, legs, head, others, figures)
    fit = fit_story(means, depth)
    assert text_of(fit) == "".join(texts)
    ways = every_setting(passages)
    own = try_all(means, depth, [heading(head)], ways)
    every = own + try_all(means, depth, others, ways)
    assert fit.over == min(over for over, _, _ in every)
    if any(not over and not under for over, under, _ in every):
        assert (fit.over, fit.under) == (0, 0)
        # Another head serves only where its own is not flush for less than another costs.
        bare = [row for row in try_all(means, depth, [heading(head)], [None]) if row[:2] == (0, 0)]
        best = min(cost for _, _, cost in (own if bare else every))
        assert fit.cost <= best
