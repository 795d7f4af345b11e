"""Stories that stand on no page yet, and where their editors want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.model.issue import Page, Unplaced
from layout.model.phrase import Phrase
from layout.model.story import Item, Story
from layout.read.context import Context, quote
from layout.read.fields import Fields, guess
from layout.read.language import WISH_SECTION
from layout.read.node import Mapping as MappingNode
from layout.read.node import Node, Scalar


class Wish(Struct, frozen=True):
    """Where an editor wants a story: the section of a page, or its number with that key's place."""

    section: Phrase | None = None
    page: int | None = None
    span: Span | None = None


def read_wish(context: Context, node: Node) -> Wish | None:
    """Return where a story's editor wants it, None where nothing is said."""
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    own: dict[str, tuple[Scalar, Node]] = {}
    for pair in pairs:
        if entry := WISH_SECTION.find(pair[0].text):
            # A key told twice has been reported with the story's others.
            own.setdefault(entry.name, pair)
    if not own or not isinstance(node, MappingNode):
        return None
    fields = Fields(context, WISH_SECTION, replace(node, pairs=tuple(own.values())))
    node = fields.node("page") or node
    return Wish(fields.text("section"), fields.count("page"), node.span)


def warn_misplaced(context: Context, name: str, wish: Wish, page: Page) -> None:
    """Warn about a story that is placed on another page than its editor wants."""
    if wish.page is not None and wish.page not in page.numbers:
        context.warning("W390", wish.span, story=quote(name), page=wish.page, own=page.label)


def gather_unplaced(
    context: Context,
    items: Mapping[str, Item],
    wishes: Mapping[str, Wish],
    pages: Sequence[Page],
) -> tuple[Unplaced, ...]:
    """Return the stories that the program is to deal to the open pages.

    Reports wishes for a page (E390) or a section (E391) that the issue has not, and stories whose
    jump needs a page that an editor chose (E392).
    """
    count = sum(len(page.numbers) for page in pages)
    found = []
    for name, item in items.items():
        wish = wishes.get(name, Wish())
        if wish.page is not None and wish.page > count:
            said = quote(name)
            context.error("E390", wish.span, story=said, page=wish.page, count=count)
        if wish.section and not any(page.has_section(wish.section.text) for page in pages):
            names = [half.section.text for page in pages for half in page.halves if half.section]
            likely = guess(wish.section.text, names) or "、".join(names)
            section = quote(wish.section.text)
            context.error(
                "E391", wish.section.span, story=quote(name), section=section, names=likely
            )
        if isinstance(item, Story) and item.jump is not None:
            context.error("E392", item.jump.span, story=quote(name))
        found.append(Unplaced(item=item, section=wish.section, page=wish.page))
    return tuple(found)
