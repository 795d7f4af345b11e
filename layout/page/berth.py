"""Berths (图位): where the pictures of a story stand, at the heads or at the feet of its legs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from layout.model import Corner, Photo
from layout.page.composer import Composer
from layout.page.figure import Figure, set_figure
from layout.page.grid import Legs
from layout.page.outline import Footing


class Berth(Struct, frozen=True):
    """Where a figure stands: its legs, at their heads or at their feet."""

    figure: Figure
    first: int
    count: int
    is_top: bool


def berths_of(
    composer: Composer, photos: Sequence[Photo], legs: Legs, footing: Footing | None = None
) -> Iterable[Berth]:
    """Yield the figures of a story where they stand; reports those wider than the story (E304).

    In a story that is no rectangle a picture stands over legs of one head, or of one foot.
    """
    usual = (Corner.TOP_RIGHT, Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT, Corner.TOP_LEFT)
    for i, photo in enumerate(photos):
        corner = photo.corner or usual[i % len(usual)]
        start, room = footing.stretch(corner) if footing else (0, len(legs))
        # Over or under the text a picture stands across it, unless it is told how wide to be.
        is_across = corner in (Corner.TOP, Corner.BOTTOM) and photo.columns is None
        count = room if is_across else photo.columns or min(room, _usual_span(len(legs)))
        if count > room:
            composer.report.error("E304", photo.span, columns=count, legs=room)
            count = room
        is_right = corner in (Corner.TOP_RIGHT, Corner.BOTTOM_RIGHT)
        first = start + room - count if is_right else start
        is_top = corner in (Corner.TOP_LEFT, Corner.TOP_RIGHT, Corner.TOP)
        x, width = legs.span(first, count)
        figure = set_figure(composer, photo, width, legs.fold and legs.fold.within(x, width))
        if figure is not None:
            yield Berth(figure, first, count, is_top)


def _usual_span(legs: int) -> int:
    # Half of the story's legs and a bit more: 1 of 1, 2 of 2, 2 of 3, 2 of 4, 3 of 5, 3 of 6.
    return legs if legs <= 2 else (legs + 1) // 2  # noqa: PLR2004
