"""Stories that jump, on pages without a dummy: their first parts, and what goes on of them.

A page needs nothing of the pages behind it, so pages are drawn in their order.  How a story is cut
depends on the width of its continuation; so each width is tried with the rest that it would leave,
and the page comes out as it was proposed.
"""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Continuation, Issue, Page, is_part
from layout.page.composer import Composer
from layout.page.jump import target_measure
from layout.page.ledger import Ledger, Rest, open_ledger
from layout.page.makeup import make_first_parts
from layout.proposal.sizes import Size, size_item
from layout.units import Length


def has_parts(page: Page) -> bool:
    """Tell whether a story jumps from a page or to it."""
    return any(is_part(item) for _, item in page.items)


def put_page(issue: Issue, page: Page) -> Issue:
    """Return an issue with a page in place of the one of its number."""
    pages = (page if old.number == page.number else old for old in issue.pages)
    return replace(issue, pages=tuple(pages))


def origin_pages(issue: Issue, page: Page) -> tuple[Page, ...]:
    """Return the pages whose stories go on on a page, in their order."""
    names = {item.id for _, item in page.items if isinstance(item, Continuation)}
    if not names:
        return ()
    origins = open_ledger(issue).origins
    numbers = {origin.page for name, origin in origins.items() if name in names}
    return tuple(other for other in issue.pages if other.number in numbers)


def size_continuation(
    composer: Composer, issue: Issue, page: Page, item: Continuation
) -> tuple[Size, ...]:
    """Return a continuation's sizes, at each width with what its first part leaves for that.

    None where nothing is left, or the first part cannot be made up.
    """
    ledger = open_ledger(issue)
    sizes: list[Size] = []
    if item.id not in ledger.origins:
        return ()
    story = ledger.origins[item.id].story
    rests: dict[Length, dict[str, Rest | None]] = {}
    for columns in range(1, composer.grid.sheet.columns + 1):
        target = replace(ledger.targets[item.id], columns=columns)
        own = Ledger(ledger.origins, {**ledger.targets, item.id: target})
        trial = replace(composer, report=Report(), ledger=own)
        # All that the cut hangs on is the measure, which few widths change.
        measure = target_measure(trial, story)
        if measure not in rests:
            make_first_parts(trial, issue, [page])
            rests[measure] = own.rests
        if rests[measure].get(item.id) is None:
            return ()
        known = replace(trial, ledger=replace(own, rests=rests[measure]))
        sizes += size_item(known, item, (columns,))
    return tuple(sizes)


def report_ended(composer: Composer, issue: Issue, page: Page, report: Report) -> None:
    """Report continuations to which nothing is left (E394), or whose first part fails (E322).

    Asked where one has no size; otherwise there is nothing to report.
    """
    ledger = open_ledger(issue)
    trial = replace(composer, report=Report(), ledger=ledger)
    make_first_parts(trial, issue, [page])
    for _, item in page.items:
        if isinstance(item, Continuation) and item.id in ledger.origins:
            origin = ledger.origins[item.id].page
            if item.id not in ledger.rests:
                report.error("E322", item.span, story=item.id, page=origin)
            elif ledger.rests[item.id] is None:
                report.error("E394", item.span, story=item.id, page=origin, own=page.number)
