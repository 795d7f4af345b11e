"""What mends a story of a drawn page that has copy over, or white under it; all of it set first.

A border of the dummy is moved, another wording of the headline taken, a picture made deeper or
shallower, copy cut or added: the least of each that makes the story come out and nothing else on
its page worse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Words
from layout.model import Advertisement, Briefs, Item, Page, Photo, Story, is_part
from layout.page.figure import CROP_WARNED, Figure
from layout.page.story import StoryModule
from layout.proposal.borders import (
    Border,
    find_borders,
    find_sides,
    move_border,
    move_side,
    put_slabs,
)
from layout.proposal.changes import (
    find_first,
    length_of,
    lengthen,
    longest_brief,
    reworded,
    shorten,
    text_of,
    with_photo_lines,
)
from layout.proposal.trial import Fault, Trial

# Settings of a page with a change, after which nothing more is looked for: about a second.  They
# are counted, not timed, so that the same page is told the same.
MOST_TRIES: Final = 50
# Characters more than the least measured that are proved where that does not do after all: a line
# may break otherwise than it was measured.
_BEYOND: Final = (0, 1, 2, 4, 8)
# Lines beyond those that are missing by which a border is moved: what gives may give in steps.
_FURTHER: Final = 2
# Other stories that are cut to mend one.
_OTHERS: Final = 3
# A story is not cut by more than half; a change is not sought beyond twice what is over or white,
# and a line more.
_HALF: Final = 2
_LINE: Final = 24


class Mending(Struct, frozen=True):
    """One change that mends a fault, set and found to.

    ``kind`` names it for machines: border, side, wording, photo, cut, add or drop.  ``amount`` are
    lines by which a border moves down, columns by which one moves to the right, the number of a
    wording or of a brief, the lines of a picture, or characters.
    """

    fault: Fault
    kind: str
    amount: int
    change: Words
    how: Words


def find_mendings(trial: Trial, fault: Fault) -> Iterator[Mending]:
    """Yield what mends a fault, one of each kind, what costs no copy first."""
    item = trial.items[fault.letter]
    kinds: list[Iterable[Mending]] = [_move_borders(trial, fault), _move_sides(trial, fault)]
    if isinstance(item, Story) and not is_part(item):
        kinds += [_reword(trial, fault, item), _resize_photos(trial, fault, item)]
    if text_of(item) and not is_part(item):
        kinds.append(_cut(trial, fault, item) if fault.is_over else _add(trial, fault, item))
    if isinstance(item, Briefs) and fault.is_over:
        kinds.append(_drop_brief(trial, fault, item))
    is_found = False
    for found in kinds:
        if trial.tries >= MOST_TRIES:
            return
        mending = next(iter(found), None)
        if mending is not None:
            is_found = True
            yield mending
    if not is_found:
        yield from islice(_cut_others(trial, fault), 1)


# -- borders ---------------------------------------------------------------------------------------


def _move_borders(trial: Trial, fault: Fault) -> Iterator[Mending]:
    own = fault.letter
    missing = abs(trial.before[own]) or fault.depth
    for border in find_borders(trial.slabs):
        parties = (*border.above, *border.below)
        if own not in parties or any(_is_paid(trial.items[letter]) for letter in parties):
            continue
        sign = 1 if (own in border.above) == fault.is_over else -1
        for by in range(missing, missing + _FURTHER + 1):
            slabs = move_border(trial.slabs, border, sign * by)
            if slabs is None:
                break
            if not _is_mended(trial, fault, trial.measure_slabs(slabs)):
                continue
            page = put_slabs(trial.page, slabs, trial.columns, trial.lines)
            if trial.prove(page, own):
                yield _tell_border(fault, border, sign * by, page)
                return


def _move_sides(trial: Trial, fault: Fault) -> Iterator[Mending]:
    """Yield the border beside a story that mends it when it moves by a column."""
    own = fault.letter
    for side in find_sides(trial.slabs):
        parties = (*side.left, *side.right)
        if own not in parties or any(_is_paid(trial.items[letter]) for letter in parties):
            continue
        by = 1 if (own in side.left) == fault.is_over else -1
        slabs = move_side(trial.slabs, side, by)
        if slabs is None:
            continue
        page = put_slabs(trial.page, slabs, trial.columns, trial.lines)
        if trial.prove(page, own):
            left, right = "".join(side.left), "".join(side.right)
            change = Words(
                f"版样 {left} 与 {right} 的分界{'右' if by > 0 else '左'}移1栏",
                f"move the border between {left} and {right} a column to the "
                f"{'right' if by > 0 else 'left'}",
            )
            yield Mending(fault, "side", by, change, _draw(page, left + right))
            return


def _is_paid(item: Item) -> bool:
    """Tell whether an item is of the size that it was sold in."""
    return isinstance(item, Advertisement)


def _is_mended(trial: Trial, fault: Fault, found: Mapping[str, int]) -> bool:
    """Tell whether a fault is gone by measure, and no other story is worse."""
    return not found[fault.letter] and all(
        abs(lines) <= abs(trial.before[letter]) for letter, lines in found.items()
    )


def _tell_border(fault: Fault, border: Border, by: int, page: Page) -> Mending:
    above, below = "".join(border.above), "".join(border.below)
    lines = abs(by)
    change = Words(
        f"版样 {above} 与 {below} 的分界{'下' if by > 0 else '上'}移{lines}行",
        f"move the border between {above} and {below} {'down' if by > 0 else 'up'} by {lines}",
    )
    return Mending(fault, "border", by, change, _draw(page, above + below))


def _draw(page: Page, letters: str) -> Words:
    """Return how a page is to be drawn: its map, or where these stories are to stand."""
    dummy = page.dummy
    if dummy is not None:
        rows = " / ".join(f"{row} {h}" for row, h in zip(dummy.rows, dummy.heights, strict=True))
        return Words(f"版样：{rows}", f"dummy: {rows}")
    own = [(letter, [p.column, p.line, p.columns, p.lines]) for letter, p in page.places]
    told = ", ".join(f"{letter}: {numbers}" for letter, numbers in own if letter in letters)
    return Words(f"位置：{told}", f"places: {told}")


# -- heads and pictures ----------------------------------------------------------------------------


def _reword(trial: Trial, fault: Fault, story: Story) -> Iterator[Mending]:
    for number, changed in enumerate(reworded(story), 2):
        if not _is_mended(trial, fault, trial.measure_item(fault.letter, changed)):
            continue
        if trial.prove(trial.with_item(fault.letter, changed), fault.letter):
            zh = f"“{story.id}”的标题用第{number}种写法"
            en = f"take wording {number} of the headline of {story.id!r}"
            how = Words("headline（主题）里只写这一种", "write it as the only one of its headline")
            yield Mending(fault, "wording", number, Words(zh, en), how)


def _resize_photos(trial: Trial, fault: Fault, story: Story) -> Iterator[Mending]:
    for number, photo in enumerate(story.photos):
        figure = _find_figure(trial, fault.letter, photo)
        if figure is None:
            continue
        start, most = _reach(trial, fault, figure)
        sign = -1 if fault.is_over else 1

        def change(by: int, number: int = number, start: int = start, sign: int = sign) -> Item:
            return with_photo_lines(story, start + sign * by, number)

        by = _least(trial, fault, change, most)
        if by:
            lines = start + sign * by
            yield _tell_photo(fault, figure, len(story.photos) > 1 and number + 1, start, lines)


def _find_figure(trial: Trial, letter: str, photo: Photo) -> Figure | None:
    """Return a picture as its story has it: at a corner, or inside the legs."""
    module = trial.modules[letter].module
    figures = [berth.figure for berth in module.berths] if isinstance(module, StoryModule) else []
    blocks = (inset.block for inset in getattr(module, "insets", ()))
    figures += [block for block in blocks if isinstance(block, Figure)]
    return next((figure for figure in figures if figure.photo == photo), None)


def _reach(trial: Trial, fault: Fault, figure: Figure) -> tuple[int, int]:
    """Return the lines that a picture has, and the most it may change by.

    Two fifths of a picture may be cropped away, whatever its editor has declared: no more.
    """
    grid = trial.composer.grid
    own = figure.depths(grid)
    free = replace(figure, photo=replace(figure.photo, lines=None, range=None))
    if fault.is_over:
        return own.least, own.least - free.lines(grid, CROP_WARNED)
    return own.most, free.lines(grid, 1_000_000 // CROP_WARNED) - own.most


def _tell_photo(fault: Fault, figure: Figure, number: int, start: int, lines: int) -> Mending:
    story = str(dict(fault.diagnostic.args)["story"])
    which = (f"第{number}张图", f"picture {number}") if number else ("图片", "the picture")
    change = Words(
        f"“{story}”的{which[0]}从 {start} 行{'缩' if fault.is_over else '放'}到 {lines} 行",
        f"make {which[1]} of {story!r} {lines} lines deep instead of {start}",
    )
    photo = figure.photo
    zh, en = f"图片下写 lines: {lines}", f"write lines: {lines} under the picture"
    if photo.range is not None:
        declared = "{}-{}".format(*photo.range)
        zh, en = f"{zh}；超出所写的 {declared}", f"{en}; beyond its declared {declared}"
    elif photo.lines is None:
        zh = f"{zh}；比 crop（保留）允许的裁得多"
        en = f"{en}; crops more than crop (保留) allows"
    return Mending(fault, "photo", lines, change, Words(zh, en))


# -- copy ------------------------------------------------------------------------------------------


def _cut_others(trial: Trial, fault: Fault) -> Iterator[Mending]:
    """Yield what mends a story by cutting another: of one row, one may be too deep for it.

    Only a few are tried: those that are over, then those that stand beside it.
    """
    slabs = {slab.letter: slab for slab in trial.slabs}
    own = slabs[fault.letter]
    beside = sorted(
        (not trial.before[letter], min(slab.end, own.end) <= max(slab.line, own.line), letter)
        for letter, slab in slabs.items()
        if letter != fault.letter
    )
    for *_, letter in beside[:_OTHERS]:
        item = trial.items[letter]
        if text_of(item) and not is_part(item) and trial.tries < MOST_TRIES:
            yield from _cut(trial, fault, item, letter)


def _cut(trial: Trial, fault: Fault, item: Item, letter: str = "") -> Iterator[Mending]:
    most = min(length_of(item) // _HALF, _HALF * _all_over(trial, fault) + _LINE)
    count = _least(trial, fault, lambda count: shorten(item, count), most, letter)
    if count:
        zh, en = _name_text(item)
        change = Words(f"{zh}删{count}字", f"cut {count} characters of {en}")
        how = Words("从文末删起，少删一字也不成", "from its end; one fewer does not do")
        yield Mending(fault, "cut", count, change, how)


def _all_over(trial: Trial, fault: Fault) -> int:
    """Return the characters over, or lacking, of a page: one story may push others out."""
    same = (f for f in trial.faults() if f.is_over == fault.is_over)
    return sum(f.characters for f in same)


def _add(trial: Trial, fault: Fault, item: Item) -> Iterator[Mending]:
    most = min(length_of(item), _HALF * _all_over(trial, fault) + _LINE)
    count = _least(trial, fault, lambda count: lengthen(item, count), most)
    if count:
        zh, en = _name_text(item)
        change = Words(f"{zh}加{count}字", f"add {count} characters to {en}")
        how = Words("加在文末，少一字也不成", "at its end; one fewer does not do")
        yield Mending(fault, "add", count, change, how)


def _drop_brief(trial: Trial, fault: Fault, briefs: Briefs) -> Iterator[Mending]:
    items = briefs.items
    # The last one is the least important.
    for at in reversed(range(1, len(items))):
        changed = replace(briefs, items=(*items[:at], *items[at + 1 :]))
        if not _is_mended(trial, fault, trial.measure_item(fault.letter, changed)):
            continue
        if trial.prove(trial.with_item(fault.letter, changed), fault.letter):
            zh, en = f"撤下“{briefs.id}”第{at + 1}条", f"leave out brief {at + 1} of {briefs.id!r}"
            how = Words("可移到别的版，或下一期", "it may go on another page, or another day")
            yield Mending(fault, "drop", at + 1, Words(zh, en), how)


def _name_text(item: Item) -> tuple[str, str]:
    """Return what the text of an item is called, in both languages."""
    if isinstance(item, Briefs):
        number = longest_brief(item) + 1
        return f"“{item.id}”第{number}条", f"brief {number} of {item.id!r}"
    return f"“{item.id}”", f"{item.id!r}"


def _least(
    trial: Trial, fault: Fault, change: Callable[[int], Item], most: int, letter: str = ""
) -> int:
    """Return the least amount, up to ``most``, by which a story changed comes out; 0 for none.

    It is looked for by measure, then proved on the page; where the story trades its lines with
    others that are over, the least is taken with which none is.  ``letter`` is another story to
    change.
    """
    letter = letter or fault.letter

    def proves(amount: int) -> bool:
        return trial.prove(trial.with_item(letter, change(amount)), fault.letter)

    for is_whole in (False, True) if len(trial.faults()) > 1 else (False,):
        holds = _condition(trial, fault, lambda n: trial.measure_item(letter, change(n)), is_whole)
        if most < 1 or trial.tries >= MOST_TRIES or not holds(most):
            return 0
        least = find_first(holds, most)
        amounts = dict.fromkeys(min(most, least + beyond) for beyond in _BEYOND)
        found = next(filter(proves, amounts), 0)
        while found > 1 and proves(found - 1):
            found -= 1
        if found:
            return found
    return 0


def _condition(
    trial: Trial, fault: Fault, measure: Callable[[int], Mapping[str, int]], is_whole: bool
) -> Callable[[int], bool]:
    """Return what tells of an amount whether a fault is gone with it, and no other is worse.

    Of a page that is to come out as a ``whole`` no fault of the kind may be left.
    """
    sign = 1 if fault.is_over else -1

    def holds(amount: int) -> bool:
        found = measure(amount)
        return all(
            sign * lines
            <= (0 if is_whole or letter == fault.letter else max(0, sign * trial.before[letter]))
            for letter, lines in found.items()
        )

    return holds
