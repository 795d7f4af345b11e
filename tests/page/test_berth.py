"""Berths: how wide a picture stands of which its editor says nothing."""

import pytest

from layout.diagnostics import Report, Span
from layout.model import Photo
from layout.page.berth import berths_of
from layout.page.composer import Composer
from layout.page.grid import divide
from layout.style import Style
from tests.pictures import write_pictures


@pytest.mark.parametrize(("legs", "usual"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3)])
def test_a_picture_stands_over_half_of_the_legs_and_a_bit_more(square_faces, tmp_path, legs, usual):
    write_pictures(tmp_path)
    composer = Composer(Style(), square_faces, Report())
    cut = divide(composer.grid.sheet.type_width, composer.grid.em, legs, 1)
    photo = Photo(file=tmp_path / "wide.jpg", span=Span("issue.yaml", 1, 1))
    (berth,) = berths_of(composer, (photo,), cut)
    assert (berth.first + berth.count, berth.count, berth.is_top) == (legs, usual, True)
