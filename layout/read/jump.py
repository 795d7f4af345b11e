"""Jumps (转版): every story that goes on elsewhere has its continuation, and the reverse (H12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.model.issue import Page
from layout.model.story import Continuation, Item, Story
from layout.read.context import Context, quote
from layout.read.fields import guess
from layout.read.page import Pool

# A reference that fails is compared with so many names at most.
_MOST_GUESSED: Final = 100


class _Placed(Struct, frozen=True):
    """A story or something else on a page, and how its place is called: 1A."""

    item: Item
    page: int
    letter: str

    @property
    def place(self) -> str:
        return f"{self.page}{self.letter}"


def pair_jumps(context: Context, pages: list[Page], pool: Pool) -> list[Page]:
    """Return the pages with each continuation under the id of its story.

    Reports jumps to no page (E330) or an earlier one (E331) and under a vertical head (E338),
    continuations of nothing (E332), of
    what is no news story (E333), without a jump (E334), on another page than the jump says (E335),
    and a second one of the same story (E336).
    """
    placed = [_Placed(item, page.number, x) for page in pages for x, item in page.items]
    # A story of a spread goes on behind the whole of it.
    last = {page.number: page.numbers[-1] for page in pages}
    for found in placed:
        if isinstance(found.item, Story) and found.item.jump is not None:
            _check_jump(context, found.item, last[found.page], max(last.values()))
    if not any(isinstance(found.item, Continuation) for found in placed):
        return pages
    taken: dict[str, Continuation] = {}
    paired: list[Page] = []
    for page in pages:
        items = (
            (x, _pair(context, placed, pool, page.number_of(x), item, taken))
            for x, item in page.items
        )
        paired.append(replace(page, items=tuple(items)))
    return paired


def _check_jump(context: Context, story: Story, page: int, count: int) -> None:
    assert story.jump is not None, "only stories with a jump are checked"
    if story.jump.page > count:
        context.error("E330", story.jump.span, story=story.id, page=story.jump.page, count=count)
    elif story.jump.page <= page:
        context.error("E331", story.jump.span, story=story.id, page=story.jump.page, own=page)
    if story.head.side is not None:
        context.error("E338", story.jump.span, story=story.id)


def _pair(
    context: Context,
    placed: Sequence[_Placed],
    pool: Pool,
    page: int,
    item: Item,
    taken: dict[str, Continuation],
) -> Item:
    """Return an item of a page by its number, a continuation under its story's id."""
    if not isinstance(item, Continuation):
        return item
    source = _find(placed, item.id)
    if source is None:
        _report_missing(context, placed, pool, item)
        return item
    story = source.item
    if not isinstance(story, Story):
        context.error("E333", item.span, story=quote(item.id))
    elif first := taken.get(story.id):
        context.error("E336", item.span, story=story.id, line=first.span.line)
    elif story.jump is None:
        code = "E334" if source.page < page else "E337"
        context.error(code, item.span, story=story.id, page=page, own=source.page)
    elif story.jump.page != page:
        context.error("E335", item.span, story=story.id, page=page, jump=story.jump.page)
    taken.setdefault(story.id, item)
    return replace(item, id=story.id)


def _find(placed: Sequence[_Placed], name: str) -> _Placed | None:
    """Return what is placed under an id, else at a page's letter."""
    whole = [found for found in placed if not isinstance(found.item, Continuation)]
    by_id = next((found for found in whole if found.item.id == name), None)
    return by_id or next((found for found in whole if found.place == name), None)


def _report_missing(
    context: Context, placed: Sequence[_Placed], pool: Pool, item: Continuation
) -> None:
    """Report what a continuation names and no page has; a story with faults of its own is known."""
    if item.id in pool.used:
        return
    names = [found.item.id for found in placed if isinstance(found.item, Story)]
    likely = guess(item.id, [*names, *pool.declared][:_MOST_GUESSED])
    context.error("E332", item.span, story=quote(item.id), guess=likely or "1A")
