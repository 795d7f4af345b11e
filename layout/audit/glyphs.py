"""What is read off a page: its characters, each with place, advance and size."""

from __future__ import annotations

from msgspec import Struct

from layout.units import Length


class Glyph(Struct, frozen=True):
    """One drawn glyph: the characters it stands for and where the pen was before and after.

    ``x`` counts from the page's left edge, ``y`` from its top edge down to the baseline.
    ``width`` is the font's own advance in the size drawn, no character spacing in it; ``size`` the
    em.  ``is_spaced`` tells that white space was drawn between it and the glyph before.
    """

    text: str
    x: Length
    y: Length
    width: Length
    size: Length
    is_spaced: bool = False

    @property
    def end(self) -> Length:
        """Where its advance ends."""
        return self.x + self.width


class Sight(Struct):
    """What one page shows: its glyphs in the order drawn, and what was passed over, counted.

    ``left`` and ``top`` are the trim's corner, from which places are told.
    """

    number: int
    glyphs: list[Glyph]
    left: Length = 0
    top: Length = 0
    vertical: int = 0
    turned: int = 0
    hidden: int = 0
    artifacts: int = 0
    unreadable: int = 0
