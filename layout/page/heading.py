"""The ways to set a story's head: its headline's wordings, each in sizes of the paper's ladder."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Report
from layout.display import Role
from layout.model import Head
from layout.page.composer import Composer
from layout.page.headline import HeadBlock, count_lines, set_head, word_head
from layout.style import Copyfit, HeadGrade
from layout.units import Length


class Heading(Struct, frozen=True):
    """A way to set a head: its price over the one that the story wants, what setting it told.

    One that ``is_beside`` its text takes no lines of all legs.
    """

    block: HeadBlock
    price: int = 0
    said: tuple[Diagnostic, ...] = ()
    is_beside: bool = False

    @property
    def lines(self) -> int:
        """The lines that it takes of all legs."""
        return 0 if self.is_beside else self.block.lines

    def lines_with(self, white: int) -> int:
        """Return the lines that it takes of all legs with so much white."""
        return 0 if self.is_beside else self.block.lines + white


def least_price(prices: Copyfit, head: Head) -> int:
    """Return what another way to set a head costs at the least."""
    return min(prices.size, prices.wording) if head.others else prices.size


def find_headings(
    composer: Composer, head: Head, grade: HeadGrade, own: HeadBlock
) -> tuple[Heading, ...]:
    """Return the cheapest way to set a head for each depth that it can have.

    ``own`` is the one that the story wants.  Later wordings may serve, and sizes of the ladder
    within the grade; what fits no line, or breaks a word, does not.
    """
    found = {own.lines: Heading(own)}
    level = max((rank.level for rank in own.ranks if rank.role is Role.HEADLINE), default=1)
    for heading in _ways(composer, head, grade, own, level):
        known = found.get(heading.block.lines)
        if known is None or heading.price < known.price:
            found[heading.block.lines] = heading
    return tuple(found[lines] for lines in sorted(found))


def _ways(
    composer: Composer, head: Head, grade: HeadGrade, own: HeadBlock, level: int
) -> Iterator[Heading]:
    prices = composer.style.copyfit
    for wording in range(own.wording, len(head.wordings)):
        price = (wording - own.wording) * prices.wording
        worded = word_head(head, wording)
        block = own
        if wording > own.wording:
            found = _try_head(composer, worded, grade, own.width, level)
            if found is None or found.size < min(grade.smallest, own.size):
                continue
            block = replace(found, wording=wording)
            yield Heading(block, price)
        if head.size is None and block.size:
            yield from _resize(composer, worded, grade, Heading(block, price), level)


def _resize(
    composer: Composer, head: Head, grade: HeadGrade, wanted: Heading, level: int
) -> Iterator[Heading]:
    """Yield a head in the sizes next to the one it wants, where that changes its depth."""
    prices, block = composer.style.copyfit, wanted.block
    ladder = sorted({grade.largest, *composer.style.ladder}, reverse=True)
    ladder = [size for size in ladder if grade.smallest <= size <= grade.largest]
    smaller = [size for size in ladder if size < block.size][: prices.size_most]
    larger = [size for size in reversed(ladder) if size > block.size][: prices.size_most]
    for sizes in (smaller, larger):
        known = block.lines
        for steps, size in enumerate(sizes, 1):
            # The same lines in a smaller size: their depth is known before they are set.
            if size < block.size and count_lines(composer, block, grade, size) == known:
                continue
            found = _try_head(composer, head, _fixed(grade, size), block.width, level)
            if found is None or found.size != size or found.lines == known:
                continue
            known = found.lines
            lines = abs(_count(found) - _count(block))
            price = wanted.price + prices.size * (steps + lines)
            yield Heading(replace(found, wording=block.wording), price)


def _fixed(grade: HeadGrade, size: Length) -> HeadGrade:
    return replace(grade, largest=size, smallest=size)


def _count(block: HeadBlock) -> int:
    return sum(len(rank.lines) for rank in block.ranks if rank.role is Role.HEADLINE)


def _try_head(
    composer: Composer, head: Head, grade: HeadGrade, width: Length, level: int
) -> HeadBlock | None:
    """Return a head set so, None where something is wrong with it."""
    trial = replace(composer, report=Report())
    block = set_head(trial, head, grade, width, first=level)
    return None if trial.report.diagnostics else block
