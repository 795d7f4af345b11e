"""Stories changed to see whether their page comes out so: longer, shorter, other pictures.

Copy is cut and added at the end of a text: of a briefs column that is its longest brief.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from layout.model import Briefs, Copy, Crosshead, Essay, Item, Photo, PhotoStory, Story

# The character that stands for copy that is not written yet.
_FILLER = "字"


def find_first(holds: Callable[[int], bool], most: int) -> int:
    """Return the least number from 1 for which something holds that goes on holding.

    ``most`` is taken to do, and is not asked.
    """
    low, high = 1, max(1, most)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


# -- text ------------------------------------------------------------------------------------------


def text_of(item: Item) -> Copy:
    """Return the text of an item that an editor would cut; empty where there is none."""
    match item:
        case Story() | Essay():
            return item.body
        case Briefs() if item.items:
            return item.items[longest_brief(item)].body
        case _:
            return ()


def longest_brief(briefs: Briefs) -> int:
    """Return the number, from 0, of the brief with the most text."""
    lengths = [_count(brief.body) for brief in briefs.items]
    return lengths.index(max(lengths))


def length_of(item: Item) -> int:
    """Return the characters of the text that would be cut."""
    return _count(text_of(item))


def _count(body: Copy) -> int:
    return sum(len(block.phrase.text) for block in body)


def lengthen(item: Item, count: int) -> Item:
    """Return an item with so many characters more in its last paragraph."""
    *blocks, last = text_of(item)
    phrase = replace(last.phrase, text=last.phrase.text + _FILLER * count, is_literal=False)
    return _with_text(item, (*blocks, replace(last, phrase=phrase)))


def shorten(item: Item, count: int) -> Item:
    """Return an item without its last characters; a crosshead with nothing under it goes too."""
    blocks = list(text_of(item))
    while count > 0 and blocks:
        last = blocks.pop()
        left = len(last.phrase.text) - count
        count -= len(last.phrase.text)
        if left > 0:
            blocks.append(replace(last, phrase=last.phrase.cut(0, left)))
    while blocks and isinstance(blocks[-1], Crosshead):
        blocks.pop()
    return _with_text(item, tuple(blocks))


def _with_text(item: Item, body: Copy) -> Item:
    if isinstance(item, Briefs):
        at = longest_brief(item)
        items = (*item.items[:at], replace(item.items[at], body=body), *item.items[at + 1 :])
        return replace(item, items=items)
    assert isinstance(item, Story | Essay), "only these have text of their own"
    return replace(item, body=body)


# -- pictures and heads ----------------------------------------------------------------------------


def photos_of(item: Item) -> tuple[Photo, ...]:
    """Return the pictures that stand in a story, or are one."""
    match item:
        case Story():
            return item.photos
        case PhotoStory():
            return (item.photo,)
        case _:
            return ()


def with_photo_lines(item: Item, lines: int, number: int = 0) -> Item:
    """Return a story of whose pictures one, by its number from 0, takes so many lines."""
    if isinstance(item, PhotoStory):
        return replace(item, photo=replace(item.photo, lines=lines, range=None))
    assert isinstance(item, Story), "only these have pictures of their own"
    photos = list(item.photos)
    photos[number] = replace(photos[number], lines=lines, range=None)
    return replace(item, photos=tuple(photos))


def reworded(story: Story) -> Iterator[Story]:
    """Yield a story with each other wording of its headline as its only one."""
    for lines in story.head.others:
        yield replace(story, head=replace(story.head, lines=lines, others=()))
