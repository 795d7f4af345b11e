"""Tables of sizes: the lines that each story needs at each width, from real composition."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Item, Story
from layout.page.composer import Composer
from layout.page.makeup import find_composer
from layout.page.plan import Facts, describe_module

# The longest line that reads well (H15).
_WIDEST = 48
# The fewest lines that are worth a continuation: as many as may stand before a jump (H12), twice,
# since some are taken up by its own head and lines.
_REST_LEAST = 8


class Size(Struct, frozen=True):
    """A story at one width: what rules ask about it, the lines it wants among it."""

    columns: int
    facts: Facts


def size_item(
    composer: Composer, item: Item, widths: Iterable[int] | None = None
) -> tuple[Size, ...]:
    """Return an item's sizes at every width, or some, at which it can be set without an error."""
    sizes = []
    for columns in widths or range(1, composer.grid.sheet.columns + 1):
        trial = replace(composer, report=Report())
        width = composer.grid.sheet.measure(columns)
        module = find_composer(item)(trial, item, width, columns)
        facts = _leave_rest(item, describe_module(item, module))
        if not trial.report.has_errors and facts.characters <= _WIDEST:
            sizes.append(Size(columns, facts))
    return tuple(sizes)


def _leave_rest(item: Item, facts: Facts) -> Facts:
    """Keep a story that jumps so shallow that something is left to go on."""
    if not isinstance(item, Story) or item.jump is None:
        return facts
    room = facts.room
    most = room.natural - -(-_REST_LEAST // max(1, facts.legs))
    return replace(facts, room=replace(room, most=max(room.least, most)))
