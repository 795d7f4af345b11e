"""A briefs column (简讯): a header over short news that run through its legs one after another."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from layout.color import BLACK
from layout.display import Group, Item, Role, Shape
from layout.geometry import Rect
from layout.model import Box, Briefs
from layout.page.body import body_slots
from layout.page.composer import Composer, line_group
from layout.page.flow import Slot, Stand, Strip, fill, join_slots, shallowest
from layout.page.grid import Area, Legs, baseline_in
from layout.page.headline import set_head
from layout.page.module import (
    Room,
    cut_legs,
    draw_box,
    inside,
    report_overset,
    report_white,
)
from layout.page.placing import place_text
from layout.style import Align
from layout.text import Line
from layout.units import Length, scale, spread

# The header's band takes two body lines and leaves this share of the second white, in thousandths.
BAND_LINES = 2
BAND_WHITE = 250
# White lines between two briefs may grow to this many when the column is deeper than its copy.
GAP_MOST = 2


class BriefsModule(Struct, frozen=True):
    """A briefs column composed for the width of its module."""

    composer: Composer
    briefs: Briefs
    pad: Length
    legs: Legs
    title: Line
    title_size: Length
    items: tuple[tuple[Slot, ...], ...]

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.briefs.box is not Box.NONE

    @property
    def _around(self) -> int:
        # The band stands on the frame's upper edge; below the text a box leaves one line.
        return BAND_LINES + (1 if self.is_boxed else 0)

    def room(self) -> Room:
        """Return the lines it wants.

        With white between its items it may be shallower than without: a leg may end with it.
        """
        gaps = len(self.items) - 1
        least, natural, most = (
            self._around + shallowest(self._strip(gap * gaps), [0] * len(self.legs))
            for gap in (0, 1, GAP_MOST)
        )
        return Room(min(least, natural, most), natural, max(natural, most))

    def place(self, area: Area) -> Group:
        """Return the column set into its area."""
        story = self.briefs.id
        depth = area.lines - self._around
        strip = self._strip(self._most_white(depth))
        white = depth - shallowest(strip, [0] * len(self.legs))
        report_white(self.composer, self.briefs, self.legs, white)
        text = Area(area.x + self.pad, area.width - 2 * self.pad, area.line + BAND_LINES, depth)
        flowed = fill(strip, depth, [0] * len(self.legs))
        report_overset(self.composer, self.briefs, self.legs, flowed.rest)
        items: list[Item] = list(draw_box(self.composer, area, self.briefs.box))
        items.append(self._band(area))
        items += place_text(self.composer, self.legs, flowed, text, [0] * len(self.legs), story)
        return Group(Role.BRIEFS, tuple(items), story=story, source=self.briefs.span)

    def _strip(self, white: int) -> Strip:
        """Return the column with so many white lines dealt out between its items."""
        slots = list(self.items[0]) if self.items else []
        for gap, item in zip(spread(white, len(self.items) - 1), self.items[1:], strict=True):
            slots += [Slot(1, Stand.WHITE)] * gap
            slots += item
        return join_slots(slots)

    def _most_white(self, depth: int) -> int:
        """Return the most white between the items with which they still fit a depth."""
        taken = [0] * len(self.legs)
        most = GAP_MOST * (len(self.items) - 1)
        fitting = (w for w in range(most, 0, -1) if shallowest(self._strip(w), taken) <= depth)
        return next(fitting, 0)

    def _band(self, area: Area) -> Group:
        grid = self.composer.grid
        height = BAND_LINES * grid.sheet.pitch - scale(grid.sheet.pitch, BAND_WHITE, 1000)
        rect = Rect(area.x, grid.y(area.line), area.width, height)
        band = Group(Role.ARTIFACT, (Shape(rect, fill=BLACK),))
        top = rect.y + (rect.height - self.title_size) // 2
        line = line_group(self.title, area.x, baseline_in(top, self.title_size))
        return Group(Role.HEADLINE, (band, line), story=self.briefs.id, level=1)


def compose_briefs(composer: Composer, briefs: Briefs, width: Length, columns: int) -> BriefsModule:
    """Compose a briefs column for a module of so many basic columns."""
    pad, inner = inside(composer, width, briefs.box)
    legs = cut_legs(composer, briefs, inner, columns)
    grade = composer.style.brief_head
    items = []
    for number, brief in enumerate(briefs.items):
        head = set_head(composer, brief.head, grade, legs.measure, first=2)
        slots = [Slot(head.lines, Stand.HEAD, head=head)] if head.lines else []
        slots += body_slots(composer, brief.body, brief.byline, composer.style.body, legs.measure)
        # Paragraph numbers count on through the column, so that no two briefs' lines join.
        items.append(tuple(replace(s, paragraph=number * 1000 + s.paragraph) for s in slots))
    style = replace(composer.style.briefs_title, align=Align.CENTER)
    title, size = composer.fit_line(briefs.title, style, width)
    return BriefsModule(composer, briefs, pad, legs, title, size, tuple(items))
