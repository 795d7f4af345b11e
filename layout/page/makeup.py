"""Make-up: every page of an issue from its dummy to its finished display list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from layout import display
from layout.diagnostics import Report
from layout.display import Document, Metadata
from layout.font import Faces
from layout.model import (
    WHITE_MARK,
    Advertisement,
    Briefs,
    Essay,
    Issue,
    Page,
    PhotoStory,
    Story,
)
from layout.page.bounds import find_strays
from layout.page.briefs import compose_briefs
from layout.page.composer import Composer
from layout.page.dummy import Laid, Slab, find_spots, lay_slabs
from layout.page.essay import compose_essay
from layout.page.furniture import (
    draw_folio,
    draw_nameplate,
    draw_rules,
    nameplate_lines,
    write_date,
)
from layout.page.grid import Area
from layout.page.module import Module
from layout.page.plan import Plan, describe_module, make_block
from layout.page.singles import compose_advertisement, compose_picture
from layout.page.standing_head import compose_news
from layout.style import Style

# Who composes what; each takes composer, item, width and basic columns.
COMPOSERS: dict[type, Callable[..., Module]] = {
    Story: compose_news,
    Briefs: compose_briefs,
    Essay: compose_essay,
    PhotoStory: compose_picture,
    Advertisement: compose_advertisement,
}


def make_up(
    issue: Issue, pages: Sequence[Page], style: Style, faces: Faces, report: Report
) -> Document:
    """Make pages of an issue up; what does not fit is reported, all of it."""
    composer = Composer(style, faces, report)
    made = tuple(make_up_page(composer, issue, page) for page in pages)
    return Document(describe(issue), made)


def describe(issue: Issue) -> Metadata:
    """Return what the files say about the issue."""
    imprint = issue.paper.imprint
    publisher = imprint.publisher or imprint.sponsor
    return Metadata(
        title=f"{issue.paper.name.text} {write_date(issue.date)}",
        paper=issue.paper.name.text,
        date=issue.date.isoformat(),
        language=issue.paper.language,
        number=str(issue.number or ""),
        publisher=publisher.text if publisher else "",
        cn=imprint.cn.text if imprint.cn else "",
    )


def make_up_page(composer: Composer, issue: Issue, page: Page) -> display.Page:
    """Make one page up: furniture first, then the stories in the room that is left."""
    sheet = composer.style.sheet
    first = nameplate_lines(issue) if page.number == 1 else 0
    modules = compose_modules(composer, page)
    laid = lay_modules(composer, page, modules, first)
    report_rows(composer, page, laid.edges)
    boxed = frozenset(letter for letter, composed in modules.items() if composed.module.is_boxed)
    items: list[display.Item] = [draw_folio(composer, issue, page)]
    if first:
        items += draw_nameplate(composer, issue)
    for slab in laid.slabs:
        if slab.letter in modules:
            area = area_of(composer, slab, first)
            items.append(place_module(composer, modules[slab.letter], area))
    items += draw_rules(composer, laid.slabs, boxed, first)
    return display.Page(
        number=page.number,
        label=str(page.number),
        section=page.section.text if page.section else "",
        width=sheet.width,
        height=sheet.height,
        bleed=sheet.bleed,
        items=tuple(items),
    )


def plan_page(composer: Composer, issue: Issue, page: Page) -> Plan:
    """Return what stands where on a page, for rules that ask."""
    sheet = composer.style.sheet
    first = nameplate_lines(issue) if page.number == 1 else 0
    modules = compose_modules(composer, page)
    items = dict(page.items)
    laid = lay_modules(composer, page, modules, first)
    blocks = tuple(
        make_block(
            slab.letter,
            items[slab.letter],
            slab,
            describe_module(items[slab.letter], modules[slab.letter].module),
        )
        for slab in laid.slabs
        if slab.letter in modules
    )
    rows = page.dummy.rows if page.dummy else ()
    depths = (end - start for start, end in pairwise(laid.edges))
    white = sum(row.count(WHITE_MARK) * depth for row, depth in zip(rows, depths, strict=True))
    return Plan(page.number, page.span, sheet.columns, sheet.lines - first, blocks, white)


def lay_modules(
    composer: Composer, page: Page, modules: Mapping[str, Composed], first: int
) -> Laid:
    """Return where modules stand below the first lines of a page."""
    rooms = {letter: composed.module.room() for letter, composed in modules.items()}
    return lay_slabs(page, rooms, composer.style.sheet.lines - first)


def report_rows(composer: Composer, page: Page, edges: Sequence[int]) -> None:
    """Tell the depths that a dummy's open rows were given, so that an editor can pin them."""
    if page.dummy is None or None not in page.dummy.heights:
        return
    depths = (end - start for start, end in pairwise(edges))
    rows = (f"{row} {depth}" for row, depth in zip(page.dummy.rows, depths, strict=True))
    composer.report.note("N301", page.dummy.span, page=page.number, rows=" / ".join(rows))


class Composed(Struct, frozen=True):
    """A module, and whether composing it already told of something that has no room."""

    module: Module
    has_errors: bool


def place_module(composer: Composer, composed: Composed, area: Area) -> display.Group:
    """Return a module set into its area; reports whatever leaves it without having said so."""
    told = composer.report.error_count
    group = composed.module.place(area)
    has_said = composed.has_errors or composer.report.error_count > told
    if not has_said and any(find_strays(group.items, composer.grid.rect(area))):
        composer.report.error("E309", group.source, story=group.story)
    return group


def compose_modules(composer: Composer, page: Page) -> dict[str, Composed]:
    """Compose every story of a page for the width that its dummy gives it."""
    grid = composer.grid
    columns = {place_letter: place.columns for place_letter, place in page.places}
    if page.dummy is not None:
        columns = {spot.letter: spot.columns for spot in find_spots(page.dummy.rows)}
    elif not page.places and page.items:
        composer.report.error("E306", page.span, page=page.number)
    modules: dict[str, Composed] = {}
    items: dict[str, Any] = dict(page.items)
    # In the order of the map, which is the order people read the page in.
    for letter, count in columns.items():
        if letter in items:
            compose = COMPOSERS[type(items[letter])]
            width = grid.sheet.measure(count)
            told = composer.report.error_count
            module = compose(composer, items[letter], width, count)
            modules[letter] = Composed(module, composer.report.error_count > told)
    return modules


def area_of(composer: Composer, slab: Slab, first: int) -> Area:
    """Return the area of a module, below the white at its top."""
    grid = composer.grid
    top = slab.line + slab.gap
    width = grid.sheet.measure(slab.columns)
    return Area(grid.x(slab.column), width, first + top, max(0, slab.end - top))
