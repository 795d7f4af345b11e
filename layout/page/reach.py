"""The reach of a story: the depths that it can be set to, and what each costs, by arithmetic.

Nothing is set to know it: heads of every depth are known once, pictures and white are counted, and
of paragraphs is counted which have the text for a line more.  Setting a story to a depth
(:mod:`layout.page.fitting`) tells the truth, since some of those paragraphs are too dear.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from layout.page.copyfit import FILLING, may_lengthen, price_of_line
from layout.page.fitting import Means, price_white, share_lines, whole_depth

# What a line that a paragraph may give is thought to cost beside its own price, while it is not
# known: half of the most that it may.
_LIKELY: Final = FILLING // 2


def find_reach(means: Means) -> dict[int, int]:
    """Return the least price of every depth, head included, that a story can fill.

    Its legs are none that depend on the head; lines that paragraphs can save are not counted.
    """
    heads = _price_heads(means)
    reach: dict[int, int] = {}
    for depth, price in _price_texts(means).items():
        for lines, own in heads.items():
            total = price + own
            if total < reach.get(depth + lines, total + 1):
                reach[depth + lines] = total
    return reach


def _price_heads(means: Means) -> dict[int, int]:
    """Return the least price of every depth that head and white can have together."""
    heads: dict[int, int] = {}
    for heading in means.headings():
        for white in range(means.prices.white_most + 1 if heading.lines else 1):
            price = heading.price + price_white(means.prices, white)
            lines = heading.lines + white
            heads[lines] = min(price, heads.get(lines, price))
    return heads


def _price_texts(means: Means) -> dict[int, int]:
    """Return the least price of every depth that text and pictures can have together."""
    growth = _price_growth(means)
    depths: dict[int, int] = {}
    for price, figures in share_lines(means.figures, means.prices.picture):
        taken = means.taken(figures, 0)
        whole, lines = whole_depth(means.strip, taken), _count_lines(means, taken)
        for more, own in enumerate(growth):
            depth = whole + _legs_deep(lines + more, taken) - _legs_deep(lines, taken)
            depths[depth] = min(price + own, depths.get(depth, price + own))
    return depths


def _price_growth(means: Means) -> list[int]:
    """Return the prices of a line more, of two, and so on, of different paragraphs."""
    prices = []
    for passage in means.passages:
        if may_lengthen(passage):
            price = price_of_line(passage)
            if price is None:
                prices.append(means.prices.paragraph + _LIKELY)
            elif price <= FILLING:
                prices.append(means.prices.paragraph + price)
    return list(accumulate(sorted(prices), initial=0))


def _count_lines(means: Means, taken: Sequence[int]) -> int:
    return means.strip.edges[-1] - means.strip.white + sum(taken)


def _legs_deep(lines: int, taken: Sequence[int]) -> int:
    return -(-lines // len(taken))
