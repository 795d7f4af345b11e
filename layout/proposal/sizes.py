"""Tables of sizes: the lines that each story needs at each width, from real composition."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Item
from layout.page.composer import Composer
from layout.page.makeup import COMPOSERS
from layout.page.plan import Facts, describe_module

# The longest line that reads well (H15).
_WIDEST = 48


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
        module = COMPOSERS[type(item)](trial, item, width, columns)
        facts = describe_module(item, module)
        if not trial.report.has_errors and facts.characters <= _WIDEST:
            sizes.append(Size(columns, facts))
    return tuple(sizes)
