"""The ledger of jumps: which stories of an issue go on elsewhere, and what each page leaves over.

A page is made up without looking at the pages behind it: all that it needs of them is the page's
number, and the width of the module there, which the dummy gives.  So one pass, in the order of
the pages, settles an issue; made up again or by itself, a page comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from layout.model import Continuation, Issue, Page, Story


class Rest(Struct, frozen=True):
    """What of a story has no room on its page: its copy from a character of a block on.

    Beyond the last block comes the byline of a story without a paragraph, then the signature.
    """

    block: int
    offset: int = 0


class Origin(Struct, frozen=True):
    """A story that jumps, and the page it begins on; ``number`` is what is printed of that.

    They are not the same for a story on the right-hand page of a spread.
    """

    story: Story
    page: int
    number: int


class Target(Struct, frozen=True):
    """Where a story goes on: the page, and how many of its columns; 0 as long as none is given.

    ``column`` is the first of them, from 0, on a spread if ``is_spread``.
    """

    continuation: Continuation
    page: int
    columns: int
    column: int = 0
    is_spread: bool = False


class Ledger(Struct, frozen=True):
    """The jumps of an issue by story id.

    ``rests`` is filled while pages are made up: what each first part leaves, None if nothing.
    """

    origins: Mapping[str, Origin] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    rests: dict[str, Rest | None] = field(default_factory=dict)

    def leave(self, story: str, rest: Rest | None) -> None:
        """Note what a first part leaves, for its continuation."""
        if story in self.origins:
            self.rests[story] = rest


NO_JUMPS = Ledger()


def open_ledger(issue: Issue) -> Ledger:
    """Return the jumps of an issue, with nothing made up yet."""
    origins: dict[str, Origin] = {}
    targets: dict[str, Target] = {}
    for page in issue.pages:
        for letter, item in page.items:
            if isinstance(item, Story) and item.jump is not None:
                origins[item.id] = Origin(item, page.number, page.number_of(letter))
            elif isinstance(item, Continuation):
                column, columns = _columns(page, letter)
                is_spread = page.right is not None
                targets[item.id] = Target(item, page.number, columns, column, is_spread)
    return Ledger(origins, targets) if origins or targets else NO_JUMPS


def _columns(page: Page, letter: str) -> tuple[int, int]:
    """Return the first column of a module and how many it has."""
    if page.dummy is not None:
        row = max(page.dummy.rows, key=lambda row: row.count(letter))
        return max(0, row.find(letter)), row.count(letter)
    own = (place for other, place in page.places if other == letter)
    return next(((place.column - 1, place.columns) for place in own), (0, 0))


def earlier_pages(issue: Issue, ledger: Ledger, numbers: frozenset[int]) -> tuple[Page, ...]:
    """Return the pages, not among these numbers, whose copy goes on there, in their order."""
    needed = set(numbers)
    for page in reversed(issue.pages):
        if page.number in needed:
            needed.update(
                ledger.origins[id].page
                for id, target in ledger.targets.items()
                if target.page == page.number and id in ledger.origins
            )
    return tuple(p for p in issue.pages if p.number in needed and p.number not in numbers)
