"""One page: its dummy or exact places, and which story stands at which letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from layout.diagnostics import Span
from layout.model.issue import Dummy, Half, Page, Place, Unplaced
from layout.model.letters import free_letters
from layout.model.phrase import Phrase
from layout.model.story import Item
from layout.read.context import Context, quote
from layout.read.entry import Entry
from layout.read.fields import Fields, guess
from layout.read.grid import read_dummy
from layout.read.language import SECTIONS
from layout.read.limits import MAX_KEY
from layout.read.node import Hole, Node, Scalar, Sequence
from layout.read.node import Mapping as MappingNode
from layout.read.place import find_strays, join_places
from layout.read.story import read_continuation, read_story
from layout.read.values import read_phrases, read_scalar
from layout.read.wish import Wish, gather_unplaced, read_wish, warn_misplaced
from layout.style import Sheet

# Ids become names of parts and files of the output: letters, digits, Han, and few signs.
_ID: Final = re.compile(rf"\w[\w.·-]{{0,{MAX_KEY - 1}}}")
# column, line, columns, lines
_SIDES: Final = 4
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")
# The key, in both languages, that makes a mapping the continuation of a story.
CONTINUES: Final = SECTIONS["continuation"].words[:2]


class Pool(Struct):
    """The stories of an issue by id, where each was placed first, and where each is wanted.

    ``bare`` are the numbers of the pages that name no story.
    """

    declared: dict[str, Scalar] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    used: dict[str, tuple[Span, int]] = field(default_factory=dict)
    wishes: dict[str, Wish] = field(default_factory=dict)
    bare: list[tuple[int, Span]] = field(default_factory=list)


def read_pool(context: Context, _: Entry, node: Node) -> Pool:
    """Return all stories that the issue defines by id."""
    pool = Pool()
    if isinstance(node, MappingNode):
        for key, value in node.pairs:
            if not _ID.fullmatch(key.text):
                context.error("E174", key.span, key=quote(key.text))
            pool.declared[key.text] = key
            if item := read_story(context, key.text, key.span, value):
                pool.items[key.text] = item
            if wish := read_wish(context, value):
                pool.wishes[key.text] = wish
    elif isinstance(node, Sequence) or (isinstance(node, Scalar) and not node.is_blank):
        context.error("E153", node.span)
    return pool


def take_unplaced(context: Context, pool: Pool, pages: tuple[Page, ...]) -> tuple[Unplaced, ...]:
    """Return the stories that stand on no page, for the program to deal out.

    Warns about them (W101) where every page has a dummy, about pages without a story (W115)
    where there is none to deal to them.
    """
    for page in pages:
        for _, item in page.items:
            if wish := pool.wishes.get(item.id):
                warn_misplaced(context, item.id, wish, page)
    left = {name: key for name, key in pool.declared.items() if name not in pool.used}
    if left and any(page.is_open for page in pages):
        items = {name: item for name, item in pool.items.items() if name in left}
        return gather_unplaced(context, items, pool.wishes, pages)
    for name, key in left.items():
        context.warning("W101", key.span, story=quote(name))
    for number, span in pool.bare:
        context.warning("W115", span, number=number)
    return ()


def read_page(fields: Fields, number: int, pool: Pool, sheet: Sheet, room: int) -> Page:
    """Return a page; ``room`` is the lines its stories may fill."""
    context = fields.context
    right = _read_right(fields, number, sheet.columns)
    columns = sheet.columns if right is None else 2 * sheet.columns
    declared = fields.count("number")
    if declared is not None and declared != number and (node := fields.node("number")):
        context.error("E168", node.span, number=declared, expected=number)
    drawn = fields.read("dummy", lambda c, _, node: read_dummy(c, node, columns))
    dummy, letters = drawn or (None, {})
    places = fields.read("places", lambda c, e, node: _read_places(c, node, columns, room)) or ()
    if dummy:
        _check_depth(context, dummy, room)
        for letter, place in find_strays(dummy, places, room):
            rows = {"first": place.line, "last": place.line + place.lines - 1}
            context.error("E169", place.span, letter=quote(letter), **rows)
    elif isinstance(node := fields.node("places"), MappingNode):
        letters = {key.text: key.span for key, _ in node.pairs}
    items = _read_items(fields, number, pool)
    if dummy or isinstance(fields.node("places"), MappingNode):
        # Places may pin some stories only, and leave the others to the program.
        _match_letters(context, letters, items, is_whole=dummy is not None)
    for letter, place in places:
        # The search for a make-up knows rectangles only.
        if place.spans and any(other not in dict(places) for other in items):
            context.error("E353", place.span, letter=quote(letter))
    if not items and not letters and _is_empty(fields.node("stories")):
        pool.bare.append((number, fields.span))
    return Page(
        number=number,
        span=fields.span,
        section=fields.text("section"),
        editors=fields.read("editors", _read_pairs) or (),
        dummy=dummy,
        places=places,
        items=tuple((letter, item) for letter, (_, item) in items.items() if item),
        right=right,
    )


def _read_right(page: Fields, number: int, columns: int) -> Half | None:
    """Return the right-hand page of a spread, None where the page is a single one.

    What it does not say of itself is as on the left.  Reports a spread that would begin on a
    right-hand page (E380), and a right half of none (E385).
    """
    own = page.fields("right")
    if not page.flag("spread"):
        if own is not None and (key := page.place("right")):
            page.context.error("E385", key.span)
        return None
    key = page.place("spread")
    if number % 2 and key is not None:
        page.context.error("E380", key.span, number=number, left=number - 1, right=number + 1)
    has_section = own is not None and "section" in own
    has_editors = own is not None and "editors" in own
    return Half(
        number=number + 1,
        span=own.span if own else page.span,
        column=columns,
        section=own.text("section") if own and has_section else page.text("section"),
        editors=(own if own and has_editors else page).read("editors", _read_pairs) or (),
    )


def _is_empty(node: Node | None) -> bool:
    match node:
        case None:
            return True
        case Scalar():
            return node.is_blank
        case MappingNode():
            return not node.pairs
        case Sequence():
            return not node.items
        case _:
            return False


def _check_depth(context: Context, dummy: Dummy, room: int) -> None:
    total = sum(height or 1 for height in dummy.heights)
    if total > room:
        context.error("E170", dummy.span, total=total, room=room)


def _match_letters(
    context: Context,
    letters: Mapping[str, Span],
    items: Mapping[str, tuple[Span, Item | None]],
    *,
    is_whole: bool,
) -> None:
    for letter, span in letters.items():
        if letter not in items:
            context.error("E164", span, letter=letter)
    for letter, (span, _) in items.items() if is_whole else ():
        if letter not in letters:
            context.error("E165", span, letter=quote(letter))


def _read_items(fields: Fields, number: int, pool: Pool) -> dict[str, tuple[Span, Item | None]]:
    """Return the page's stories by letter, each with the letter's place."""
    context, node = fields.context, fields.node("stories")
    pairs: tuple[tuple[str, Span, Node], ...] = ()
    if isinstance(node, MappingNode):
        pairs = tuple((key.text, key.span, value) for key, value in node.pairs)
    elif isinstance(node, Sequence):
        # A list goes by the alphabet: a page that the program makes up needs no letters.
        letters = zip(free_letters(), node.items, strict=False)
        pairs = tuple((letter, n.span, n) for letter, n in letters)
    elif node and not isinstance(node, Hole) and not (isinstance(node, Scalar) and node.is_blank):
        context.error("E154", node.span)
    found: dict[str, tuple[Span, Item | None]] = {}
    for letter, span, value in pairs:
        if len(letter) != 1 or not letter.isalpha():
            context.error("E161", span, character=quote(letter))
            continue
        found[letter] = (span, _read_item(context, f"{number}{letter}", span, value, pool))
    return found


def _read_item(context: Context, name: str, span: Span, node: Node, pool: Pool) -> Item | None:
    if isinstance(node, MappingNode) and any(key.text in CONTINUES for key, _ in node.pairs):
        return read_continuation(context, node)
    if isinstance(node, MappingNode):
        if name in pool.declared:
            context.error("E175", span, story=name)
        if wish := read_wish(context, node):
            pool.wishes[name] = wish
        return read_story(context, name, span, node)
    if not isinstance(node, Scalar):
        if isinstance(node, Sequence):
            context.error("E154", node.span)
        return None
    story = node.text.strip()
    if story not in pool.declared:
        likely = guess(story, pool.declared)
        code, near = ("E166", {"guess": quote(likely)}) if likely else ("E171", {})
        context.error(code, node.span, story=quote(story), **near)
    elif first := pool.used.get(story):
        context.error("E167", node.span, story=quote(story), line=first[0].line)
    else:
        pool.used[story] = (node.span, 0)
    return pool.items.get(story)


def _read_places(
    context: Context, node: Node, columns: int, room: int
) -> tuple[tuple[str, Place], ...]:
    if not isinstance(node, MappingNode):
        if not isinstance(node, Hole) and not (isinstance(node, Scalar) and node.is_blank):
            context.error("E176", node.span)
        return ()
    found: list[tuple[str, Place]] = []
    taken: list[tuple[str, Place]] = []
    for key, value in node.pairs:
        parts = _read_parts(context, value, columns, room)
        place = join_places(parts) if parts else None
        if parts and place is None:
            context.error("E359", value.span, letter=quote(key.text))
        if place is None:
            continue
        for letter, other in taken:
            if any(_overlap(part, other) for part in parts):
                context.error("E172", value.span, letter=quote(key.text), other=letter)
                break
        found.append((key.text, place))
        taken += [(key.text, part) for part in parts]
    return tuple(found)


def _read_parts(context: Context, node: Node, columns: int, room: int) -> list[Place]:
    """Return the rectangles of a place: one, or those of a list of them."""
    items = node.items if isinstance(node, Sequence) else ()
    nodes = items if items and all(isinstance(item, Sequence) for item in items) else (node,)
    parts = [_read_place(context, item, columns, room) for item in nodes]
    return [part for part in parts if part] if all(parts) else []


def _read_place(context: Context, node: Node, page_columns: int, room: int) -> Place | None:
    """Return an exact place; its lines count from the top of the room, below any nameplate."""
    if isinstance(node, Hole):
        return None
    items = node.items if isinstance(node, Sequence) else ()
    texts = [item.text.strip() for item in items if isinstance(item, Scalar)]
    if not len(items) == len(texts) == _SIDES or not all(map(_NUMBER.fullmatch, texts)):
        context.error("E176", node.span)
        return None
    column, line, columns, lines = map(int, texts)
    if column + columns - 1 > page_columns or line + lines - 1 > room:
        context.error("E177", node.span, columns=page_columns, lines=room)
    return Place(column, line, columns, lines, node.span)


def _overlap(a: Place, b: Place) -> bool:
    return (
        a.column < b.column + b.columns
        and b.column < a.column + a.columns
        and a.line < b.line + b.lines
        and b.line < a.line + a.lines
    )


def _read_pairs(context: Context, entry: Entry, node: Node) -> tuple[tuple[Phrase, Phrase], ...]:
    """Return duties and names: ``{责编: 某某}``."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.is_blank):
        return ()
    if not isinstance(node, MappingNode):
        context.error("E178", node.span, key=entry.name, alias=entry.alias)
        return ()
    found: list[tuple[Phrase, Phrase]] = []
    for key, value in node.pairs:
        scalar = read_scalar(context, entry, value)
        names = read_phrases(context, entry.name, scalar) if scalar else ()
        duties = read_phrases(context, entry.name, key)
        if duties and names:
            found.append((duties[0], names[0]))
    return tuple(found)
