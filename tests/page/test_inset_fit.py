"""Insets in the choice of least cost: compared with every depth that their pictures may have."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report
from layout.model import Corner
from layout.page.composer import Composer
from layout.page.fitting import OVER, UNDER, price_depths
from layout.page.inset_fit import MOST_TRIED, try_figures
from layout.page.wrap import WrapModule
from layout.style import Style
from tests.examples import share_of
from tests.page.test_wrap import HAN, compose, make_story, photo, pictures, place, quote

__all__ = ["pictures"]


def draw(rng: random.Random, pictures, copies: int):
    """Return a story with one or two insets whose pictures have a range."""
    insets = []
    for corner in rng.sample(list(Corner), rng.randint(1, 2)):
        least = rng.randint(6, 9)
        most = least + rng.randint(0, 6)
        columns = rng.randint(1, 2)
        insets.append(photo(pictures, corner, range=(least, most), columns=columns))
    if rng.random() < 0.3:
        insets.append(quote("".join(rng.choice(HAN) for _ in range(9)), columns=1))
    return make_story(*insets, copies=copies, rank=3)


@settings(max_examples=share_of(40))
@given(st.integers(0, 1_000_000), st.integers(2, 5), st.integers(4, 16), st.integers(-6, 8))
def test_no_depths_of_the_pictures_are_better(
    square_faces, pictures, seed, columns, copies, more
) -> None:
    rng = random.Random(seed)
    composer = Composer(Style(), square_faces, Report())
    module = compose(composer, draw(rng, pictures, copies), columns)
    if not isinstance(module, WrapModule) or composer.report.has_errors:
        return
    lines = max(1, module.room().natural + more)
    fit = module.fit_insets(lines)
    means, price = module.wrap_means, Style().copyfit.picture
    ladders = [price_depths(depths, price) for depths in means.figures]
    ways = list(product(*ladders))
    assert len(ways) <= MOST_TRIED
    every = [
        try_figures(
            means,
            means.heading,
            tuple(depth for _, depth in way),
            max(0, lines - means.heading.lines),
            sum(cost for cost, _ in way),
        )
        for way in ways
    ]
    best = min(way.cost for way in every)
    assert fit.cost <= best
    if fit.heading is means.heading:
        assert fit.cost == best
    assert fit.cost // OVER <= best // OVER


@pytest.mark.parametrize("more", [-3, -1, 1, 2])
def test_pictures_inside_legs_give_way_within_their_range(square_faces, pictures, more) -> None:
    """A range that can make the page come out does, and what was done is told."""
    composer = Composer(Style(), square_faces, Report())
    story = make_story(photo(pictures, columns=2, range=(8, 18)), copies=12)
    module = compose(composer, story)
    lines = module.room().natural + more
    place(composer, story, lines=lines)
    assert not composer.report.has_errors
    fit = module.fit_insets(lines)
    assert 8 <= fit.figures[0] <= 18
    assert fit.cost < UNDER
    told = [d for d in composer.report.diagnostics if d.code == "N310"]
    assert bool(told) == (fit.figures != module.natural_figures or fit.white > 0)
