"""Make-up: every page of an issue from its dummy to its finished display list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from layout import display
from layout.color import BLACK
from layout.diagnostics import Report
from layout.display import Document, Metadata, Role
from layout.font import Faces
from layout.geometry import Rect
from layout.model import (
    WHITE_MARK,
    Advertisement,
    Briefs,
    Continuation,
    Essay,
    Issue,
    Item,
    Page,
    PhotoStory,
    Story,
)
from layout.page.bounds import find_strays
from layout.page.briefs import compose_briefs
from layout.page.composer import Composer
from layout.page.dummy import Laid, Slab, find_spots, find_unlaid, lay_slabs, slab_of
from layout.page.essay import compose_essay
from layout.page.furniture import (
    draw_folio,
    draw_nameplate,
    draw_rules,
    nameplate_lines,
    write_date,
)
from layout.page.grid import Area, Fold
from layout.page.ledger import NO_JUMPS, earlier_pages, open_ledger
from layout.page.module import WHITE, Module, Room
from layout.page.outline import Outline, ShapedArea, ShapedRoom, rects_of
from layout.page.plan import Facts, Plan, describe_module, make_block
from layout.page.singles import compose_advertisement, compose_picture
from layout.page.standing_head import compose_news
from layout.style import Sheet, Style, open_sheet

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
    composer = Composer(style, faces, report, ledger=open_ledger(issue))
    if composer.ledger is not NO_JUMPS:
        make_first_parts(composer, issue, pages)
    made = tuple(make_up_page(composer, issue, page) for page in pages)
    return Document(describe(issue), made)


def make_trial(issue: Issue, pages: Sequence[Page], style: Style, faces: Faces) -> Composer:
    """Return a composer that tells nobody, and knows what the first parts of stories leave."""
    trial = Composer(style, faces, Report(), ledger=open_ledger(issue))
    if trial.ledger is not NO_JUMPS:
        make_first_parts(trial, issue, pages)
        begun = {origin.page for origin in trial.ledger.origins.values()}
        for page in pages:
            if page.number in begun:
                make_up_page(trial, issue, page)
    return trial


def make_first_parts(composer: Composer, issue: Issue, pages: Sequence[Page]) -> None:
    """Make up, unseen, the pages whose copy goes on on these; what they leave is in the ledger.

    Reports a continuation whose first part cannot be made up (E322): why is told with its page.
    """
    ledger, silent = composer.ledger, replace(composer, report=Report())
    numbers = frozenset(page.number for page in pages)
    unseen = earlier_pages(issue, ledger, numbers)
    for page in unseen:
        make_up_page(silent, issue, page)
    for page in unseen:
        for story, target in ledger.targets.items():
            origin = ledger.origins.get(story)
            is_its = origin is not None and origin.page == page.number
            if is_its and target.page in numbers and story not in ledger.rests:
                span = target.continuation.span
                composer.report.error("E322", span, story=story, page=page.number)


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
    composer = turn_to(composer, page)
    sheet = composer.style.sheet
    first = nameplate_lines(issue) if page.number == 1 else 0
    modules = compose_modules(composer, page)
    laid = lay_modules(composer, page, modules, first)
    report_rows(composer, page, laid.edges)
    boxed = frozenset(letter for letter, composed in modules.items() if composed.module.is_boxed)
    items: list[display.Item] = [draw_folio(composer, issue, half) for half in page.halves]
    if first:
        items += draw_nameplate(composer, issue)
    for slab in order_slabs(page, laid.slabs):
        if slab.letter in modules:
            area = area_of(composer, slab, first)
            fold = composer.grid.fold(slab.column, slab.columns)
            items.append(place_module(composer, modules[slab.letter], area, fold))
    items += draw_rules(composer, laid.slabs, boxed, first)
    items += keep_places(composer, page, laid, modules.keys(), first)
    report_crossing(composer, page, laid.slabs)
    return display.Page(
        number=page.number,
        label=page.label,
        section=_name_sections(page),
        width=sheet.width,
        height=sheet.height,
        bleed=sheet.bleed,
        items=tuple(items),
        fold=sheet.width // 2 if page.right else 0,
    )


def turn_to(composer: Composer, page: Page) -> Composer:
    """Return the composer for a page: one whose sheet is open where the page is a spread."""
    if page.right is None:
        return composer
    return replace(composer, style=replace(composer.style, sheet=sheet_of(composer.style, page)))


def sheet_of(style: Style, page: Page) -> Sheet:
    """Return the sheet of a page: that of two pages for a spread."""
    return style.sheet if page.right is None else open_sheet(style.sheet)


def _name_sections(page: Page) -> str:
    """Return what a page's section is called, both names where a spread's halves have their own."""
    names = (half.section.text for half in page.halves if half.section)
    return "、".join(dict.fromkeys(names))


def order_slabs(page: Page, slabs: Sequence[Slab]) -> Sequence[Slab]:
    """Return the stories of a page in the order they are read in: by row, then by column.

    On a spread those that begin on the left-hand page come first, over all its rows.
    """
    if page.right is None:
        return slabs
    fold = page.right.column
    return sorted(slabs, key=lambda slab: slab.column >= fold)


def report_crossing(composer: Composer, page: Page, slabs: Sequence[Slab]) -> None:
    """Warn of a spread that need not be one: no story of it crosses the fold (W382)."""
    is_spread = page.right is not None
    if is_spread and not any(composer.grid.fold(slab.column, slab.columns) for slab in slabs):
        composer.report.warning("W382", page.span, pages=page.label)


def plan_page(composer: Composer, issue: Issue, page: Page) -> Plan:
    """Return what stands where on a page, for rules that ask."""
    composer = turn_to(composer, page)
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
            describe_block(items[slab.letter], modules[slab.letter].module, slab),
        )
        for slab in laid.slabs
        if slab.letter in modules
    )
    rows = page.dummy.rows if page.dummy else ()
    depths = (end - start for start, end in pairwise(laid.edges))
    white = sum(row.count(WHITE_MARK) * depth for row, depth in zip(rows, depths, strict=True))
    # Where a story stands that cannot be composed is not white: that is told already.
    white += sum(
        sum(end - line for line, end in slab.spans) or slab.columns * (slab.end - slab.line)
        for slab in (*laid.slabs, *find_unlaid(page, laid))
        if slab.letter in items and slab.letter not in modules
    )
    fold = page.right.column if page.right else 0
    lines = sheet.lines - first
    pinned = tuple(letter for letter, _ in page.places) if page.dummy else ()
    return Plan(page.number, page.span, sheet.columns, lines, blocks, white, fold, pinned)


def describe_block(item: Item, module: Module, slab: Slab) -> Facts:
    """Describe a module where it stands; a depth that copyfit makes good is within its room."""
    facts = describe_module(item, module, slab.outline)
    lines = slab.lines
    if facts.room.least <= lines <= facts.room.most:
        return facts
    from layout.page.stretch import widen_room

    return replace(facts, room=widen_room(module, facts.room, lines))


def lay_modules(
    composer: Composer, page: Page, modules: Mapping[str, Composed], first: int
) -> Laid:
    """Return where modules stand below the first lines of a page.

    Where one is deeper or shallower than it says it can be, the rows are dealt again by what
    copyfit really can.
    """
    found = {letter: composed.module for letter, composed in modules.items()}
    rooms = {letter: module.room() for letter, module in found.items()}
    lines = composer.style.sheet.lines - first
    laid = lay_slabs(page, rooms, lines)
    if page.dummy is None or None not in page.dummy.heights:
        return laid
    if all(_is_within(slab, rooms[slab.letter]) for slab in laid.slabs):
        return laid
    # Only pages that do not come out pay for the import.
    from layout.page.redeal import deal_again

    def lay(stretched: Mapping[str, Room], edges: Sequence[int]) -> Laid:
        return lay_slabs(page, stretched, lines, edges)

    return deal_again(composer, found, rooms, laid, lay)


def _is_within(slab: Slab, room: Room) -> bool:
    """Tell whether a place is as deep as a story says that it can be."""
    lines = slab.lines
    if isinstance(room, ShapedRoom) and slab.outline is not None:
        return room.cost_in(slab.outline, lines) < WHITE
    return room.least <= lines <= room.most


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


def place_module(
    composer: Composer, composed: Composed, area: Area, fold: Fold | None = None
) -> display.Group:
    """Return a module set into its area; reports whatever leaves it without having said so."""
    told = composer.report.error_count
    group = composed.module.place(area)
    if fold is not None:
        # Few stories cross a fold; only those pay for the import.
        from layout.page.fold import keep_clear

        pad = composer.grid.em if composed.module.is_boxed else 0
        room = composer.grid.rect(area).inset(pad, 0)
        group = keep_clear(group, area.x + fold.at, room, composer.report)
    has_said = composed.has_errors or composer.report.error_count > told
    if not has_said and any(find_strays(group.items, *rooms_of(composer, area))):
        composer.report.error("E309", group.source, story=group.story)
    return group


def keep_places(
    composer: Composer, page: Page, laid: Laid, made: Collection[str], first: int
) -> Iterator[display.Group]:
    """Yield the outlines of stories that cannot be composed, where they would stand, for proofs."""
    items = {letter: item for letter, item in page.items if letter not in made}
    if not items:
        return
    thickness = composer.style.rules.hairline
    for slab in (*laid.slabs, *find_unlaid(page, laid)):
        if (item := items.get(slab.letter)) is not None:
            area = area_of(composer, slab, first)
            # The parts of an outline are cut as columns are, which knows of no fold.
            is_folded = composer.grid.fold(slab.column, slab.columns) is not None
            rects = (composer.grid.rect(area),) if is_folded else rooms_of(composer, area)
            shapes = tuple(display.Shape(r, stroke=BLACK, thickness=thickness) for r in rects)
            yield display.Group(Role.ARTICLE, shapes, story=item.id, source=item.span)


def rooms_of(composer: Composer, area: Area) -> tuple[Rect, ...]:
    """Return the rectangles of a module's area: every part of the story stands in one of them."""
    if isinstance(area, ShapedArea):
        return rects_of(composer.grid, area, area.outline)
    return (composer.grid.rect(area),)


def compose_modules(composer: Composer, page: Page) -> dict[str, Composed]:
    """Compose every story of a page for the width that its dummy gives it."""
    columns = {
        letter: (place.column - 1, place.columns, slab_of(letter, place).outline)
        for letter, place in page.places
    }
    if page.dummy is not None:
        spots = find_spots(page.dummy.rows)
        columns = {spot.letter: (spot.column, spot.columns, spot.outline) for spot in spots}
    elif not page.places and page.items:
        composer.report.error("E306", page.span, page=page.number)
    modules: dict[str, Composed] = {}
    items: dict[str, Any] = dict(page.items)
    # In the order of the map, which is the order people read the page in.
    for letter, (column, count, outline) in columns.items():
        if letter in items:
            told = composer.report.error_count
            module = compose_item(composer, items[letter], column, count, outline)
            if module is not None:
                modules[letter] = Composed(module, composer.report.error_count > told)
    return modules


def compose_item(
    composer: Composer, item: Item, column: int, columns: int, outline: Outline | None
) -> Module | None:
    """Compose an item for its columns; None where it cannot stand in an outline."""
    grid = composer.grid
    fold = grid.fold(column, columns)
    if fold is not None:
        composer = replace(composer, fold=fold)
    if outline is not None:
        # Few pages have one, and only they pay for the import.
        from layout.page.shaped import compose_shaped

        return compose_shaped(composer, item, outline)
    compose = find_composer(item)
    module: Module = compose(composer, item, grid.width(column, columns), columns)
    return module


def find_composer(item: Item) -> Callable[..., Module]:
    """Return who composes an item of a page."""
    # Few issues have a jump, and only they pay for the imports.
    if isinstance(item, Continuation):
        from layout.page.continuation import compose_continuation

        return compose_continuation
    if isinstance(item, Story) and item.jump is not None:
        from layout.page.jump import compose_first_part

        return compose_first_part
    return COMPOSERS[type(item)]


def area_of(composer: Composer, slab: Slab, first: int) -> Area:
    """Return the area of a module, below the white at its top."""
    grid = composer.grid
    top = slab.line + slab.gap
    width = grid.width(slab.column, slab.columns)
    x, line, lines = grid.x(slab.column), first + top, max(0, slab.end - top)
    outline = slab.outline
    return ShapedArea(x, width, line, lines, outline) if outline else Area(x, width, line, lines)
