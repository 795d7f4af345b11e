"""A module: the rectangle of one story, and what every kind of story can say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from layout.color import BLACK
from layout.diagnostics import Span
from layout.display import Group, Role, Shape
from layout.model import Box, Remainder
from layout.page.composer import Composer
from layout.page.flow import Slot, depth_of
from layout.page.grid import Area, Legs, divide, divide_whole
from layout.units import Length

# A boxed story stands one body line inside its frame above and below.
BOX_LINES = 2
# The fewest characters of a measure (H15).  The white inside a box's sides is one character; a
# single column keeps its ten by taking half of that.
NARROWEST = 10
# What a line too few costs, a line of white, and a line that a story saves by dear means.
OVERSET = 10_000
WHITE = 100
TIGHT = 20


class Room(Struct, frozen=True):
    """How many lines a story wants at one width.

    ``least`` is what it cannot do without, ``natural`` what it looks best in, ``most`` what it
    can fill with pictures and the white of its head.  To come down to its ``least`` it saves the
    last ``tight`` lines by another wording of its headline and other dear means.  An elastic one,
    a story that jumps, is as good at any depth between.
    """

    least: int
    natural: int
    most: int
    tight: int = 0
    is_elastic: bool = False

    def cost(self, lines: int) -> int:
        """Return how bad so many lines are: overset above all, then white, then strain."""
        if lines < self.least:
            return OVERSET * (self.least - lines)
        if lines > self.most:
            return WHITE * (lines - self.most) + self._strain(self.most)
        short = self.least + self.tight - lines
        if short > 0:
            return self._strain(lines + short) + TIGHT * short
        return self._strain(lines)

    def _strain(self, lines: int) -> int:
        away = 0 if self.is_elastic else lines - self.natural
        reach = self.most if away > 0 else self.natural - self.least - self.tight
        reach -= self.natural if away > 0 else 0
        return 30 * away * away // max(1, reach) if away else 0


class Module(Protocol):
    """One story composed for one width."""

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint already sets it apart from its neighbours."""

    def room(self) -> Room:
        """Return the lines it wants."""

    def place(self, area: Area) -> Group:
        """Return it set into an area of its width; reports what does not fit."""


def inside(composer: Composer, width: Length, box: Box) -> tuple[Length, Length]:
    """Return the white at each side inside a box and the width between."""
    if box is Box.NONE:
        return 0, width
    em = composer.grid.em
    pad = em if width - 2 * em >= NARROWEST * em else em // 2
    return pad, width - 2 * pad


def inner_area(area: Area, pad: Length, box: Box) -> Area:
    """Return the part of a module's area that text may use."""
    if box is Box.NONE:
        return area
    return Area(
        area.x + pad, area.width - 2 * pad, area.line + BOX_LINES // 2, area.lines - BOX_LINES
    )


def box_lines(box: Box) -> int:
    """Return the lines that a box takes from its module."""
    return 0 if box is Box.NONE else BOX_LINES


def draw_box(composer: Composer, area: Area, box: Box) -> tuple[Group, ...]:
    """Return the frame or the tint of a boxed module."""
    if box is Box.NONE:
        return ()
    rules = composer.style.rules
    rect = composer.grid.rect(area)
    if box is Box.TINT:
        shape = Shape(rect, fill=rules.tint)
    else:
        shape = Shape(rect, stroke=BLACK, thickness=rules.frame)
    return (Group(Role.ARTIFACT, (shape,)),)


class Legged(Protocol):
    """What runs in legs: a story or a briefs column."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def span(self) -> Span:
        """Its place in the source."""

    @property
    def box(self) -> Box:
        """How it is set apart."""

    @property
    def legs(self) -> int | None:
        """The legs its editor asks for."""


def cut_legs(
    composer: Composer,
    item: Legged,
    width: Length,
    columns: int,
    remainder: Remainder = Remainder.GUTTER,
) -> Legs:
    """Cut the width inside a module into legs; reports legs too narrow to read (H15).

    Unless the editor says otherwise there are as many as basic columns; a box has one fewer, and
    with it a wider measure than its neighbours.
    """
    if composer.fold is not None and (fold := composer.fold.inside(width)):
        # Few stories cross a fold; only those pay for the import.
        from layout.page.fold import cut_folded_legs

        return cut_folded_legs(composer, item, fold, columns)
    count = item.legs or (columns if item.box is Box.NONE else max(1, columns - 1))
    cut = divide if remainder is Remainder.GUTTER else divide_whole
    legs = cut(width, composer.grid.em, count, composer.style.sheet.gutter)
    if legs.characters >= NARROWEST:
        return legs
    composer.report.error(
        "E303",
        item.span,
        story=item.id,
        legs=count,
        characters=legs.characters,
        least=NARROWEST,
    )
    return divide(width, composer.grid.em, 1)


class Reported(Protocol):
    """What a diagnostic can be about."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def span(self) -> Span:
        """Its place in the source."""


def report_overset(composer: Composer, item: Reported, legs: Legs, rest: Sequence[Slot]) -> None:
    """Report what has no place: lines, characters, and the depth that would hold it (溢排)."""
    if not rest:
        return
    lines = depth_of(rest)
    composer.report.error(
        "E301",
        item.span,
        story=item.id,
        lines=lines,
        depth=-(-lines // len(legs)),
        characters=sum(slot.characters for slot in rest),
    )


def report_white(composer: Composer, item: Reported, legs: Legs, depth: int) -> None:
    """Report lines of depth that nothing fills (underset)."""
    if depth > 0:
        composer.report.warning(
            "W301",
            item.span,
            story=item.id,
            depth=depth,
            characters=depth * len(legs) * legs.characters,
        )


def report_shallow(composer: Composer, item: Reported, least: int, lines: int) -> None:
    """Report a module that has not even the depth of its head."""
    composer.report.error("E310", item.span, story=item.id, least=least, lines=max(0, lines))
