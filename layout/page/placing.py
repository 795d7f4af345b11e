"""Text on the sheet: slots that have run through legs, as groups in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from layout.display import Group, Item, Role
from layout.page.composer import Composer, line_group, place_items, place_line
from layout.page.flow import Flowed, Slot
from layout.page.grid import Area, Grid, Legs, baseline_in
from layout.text import Line
from layout.units import Length


def place_text(
    composer: Composer, legs: Legs, flowed: Flowed, area: Area, tops: Sequence[int], story: str
) -> list[Group]:
    """Return flowed slots as groups in reading order, each paragraph in one group."""
    groups: list[Group] = []
    current: list[Item] = []
    paragraph, role = -2, Role.PARAGRAPH

    def close() -> None:
        if current:
            level = 2 if role is Role.CROSSHEAD else 0
            groups.append(Group(role, tuple(current), story=story, level=level))
            current.clear()

    grid = composer.grid
    for leg, slots in enumerate(flowed.legs):
        left = area.x + legs.xs[leg]
        for at, slot in slots:
            line = area.line + tops[leg] + at
            if slot.head is not None:
                close()
                room = Area(left, legs.measure, line, slot.lines)
                groups += slot.head.place(composer, room, story)
                paragraph = -2
            elif slot.line is not None:
                if slot.paragraph != paragraph or slot.role is not role:
                    close()
                paragraph, role = slot.paragraph, slot.role
                if slot.initial is not None:
                    edge = left + slot.shift - slot.initial.taken
                    current.append(slot.initial.place(grid, edge, line))
                current.append(_body_line(grid, slot, slot.line, left + slot.shift, line))
    close()
    return groups


def _body_line(grid: Grid, slot: Slot, line: Line, left: Length, number: int) -> Group:
    baseline = baseline_in(grid.y(number), grid.em)
    if not slot.byline:
        return line_group(line, left, baseline)
    runs = place_line(line, left, baseline)
    # A byline has faces of its own, so it ends where one of the line's runs ends.
    own, seen = 0, 0
    while own < len(runs) and seen < slot.byline:
        seen += len(runs[own].text)
        own += 1
    rest = place_items(line, left, baseline, own)
    return Group(Role.LINE, (Group(Role.BYLINE, runs[:own]), *rest))
