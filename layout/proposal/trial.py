"""A drawn page on trial: changed, and set, to see what is wrong with it then.

Two ways to ask.  ``measure`` deals the rows and fits the stories, composing only what is changed:
quick enough to look for the least change.  ``prove`` makes the page up from the start as a build
does; nothing is told to an editor that has not been proved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Diagnostic, Severity
from layout.font import Faces
from layout.model import Issue, Item, Page
from layout.page.dummy import Slab
from layout.page.furniture import nameplate_lines
from layout.page.makeup import (
    Composed,
    compose_modules,
    lay_modules,
    make_trial,
    make_up_page,
    turn_to,
)
from layout.page.redeal import find_fault
from layout.proposal.parts import put_page
from layout.style import Style

# What says that a story does not come out in its place.
OVERSET: Final = "E301"
UNDERSET: Final = "W301"
PLACE_FAULTS: Final = frozenset((OVERSET, UNDERSET))
_PLACE_CODES: Final = PLACE_FAULTS | frozenset(("E308", "E309", "E310"))


# A page made up from the start takes as long as so many measured.
_PROOF: Final = 3


class Fault(Struct, frozen=True):
    """A story with copy over, or white under it: what its page told, and in lines of depth."""

    letter: str
    diagnostic: Diagnostic

    @property
    def is_over(self) -> bool:
        """Whether copy is over, not white."""
        return self.diagnostic.code == OVERSET

    @property
    def depth(self) -> int:
        """The lines of depth that are missing, or white."""
        return _depth_of(self.diagnostic)

    @property
    def characters(self) -> int:
        """The characters that are over, or would fill the white."""
        return int(str(dict(self.diagnostic.args)["characters"]))


class Trial:
    """A drawn page and what is wrong with it; counts how often it was set with a change."""

    def __init__(self, issue: Issue, page: Page, style: Style, faces: Faces) -> None:
        self.issue, self.page = issue, page
        self.tries = 0
        self._style, self._faces = style, faces
        self.composer = turn_to(make_trial(issue, [page], style, faces), page)
        self.items = dict(page.items)
        self.modules: dict[str, Composed] = compose_modules(self.composer, page)
        self._first = nameplate_lines(issue) if page.number == 1 else 0
        self.slabs = self._lay(page, self.modules)
        self.before = self._measure(self.modules, self.slabs)
        self._told = self._set(page)

    @property
    def columns(self) -> int:
        """The columns of the page."""
        return self.composer.style.sheet.columns

    @property
    def lines(self) -> int:
        """The lines of the page that are its stories'."""
        return self.composer.style.sheet.lines - self._first

    def faults(self) -> tuple[Fault, ...]:
        """Return the stories of the page that have copy over, or white under them."""
        letters = {item.id: letter for letter, item in self.items.items()}
        return tuple(
            Fault(letters[story], told)
            for told in self._told
            if told.code in PLACE_FAULTS and (story := _story_of(told)) in letters
        )

    def with_item(self, letter: str, item: Item) -> Page:
        """Return the page with one story changed."""
        items = ((own, item if own == letter else old) for own, old in self.page.items)
        return replace(self.page, items=tuple(items))

    # -- asking ------------------------------------------------------------------------------------

    def measure_item(self, letter: str, item: Item) -> Mapping[str, int]:
        """Return the lines that each story lacks, less than none white, with one changed."""
        alone = replace(self.page, items=((letter, item),))
        modules = {**self.modules, **compose_modules(self.composer, alone)}
        return self._measure(modules, self._lay(self.page, modules))

    def measure_slabs(self, slabs: Sequence[Slab]) -> Mapping[str, int]:
        """Return the same with stories in other places of the same widths."""
        return self._measure(self.modules, slabs)

    def prove(self, page: Page, letter: str) -> bool:
        """Make a changed page up: tell whether that story comes out, and nothing else is worse."""
        self.tries += _PROOF
        story = self.items[letter].id
        return all(self._is_known(told, story) for told in self._set(page))

    def _is_known(self, told: Diagnostic, story: str) -> bool:
        """Tell whether a changed page has a fault that the page has as it is, or a worse one."""
        if told.code in _PLACE_CODES and _story_of(told) == story:
            return False
        if told in self._told:
            return True
        same = (d for d in self._told if d.code == told.code and _story_of(d) == _story_of(told))
        is_place = told.code in PLACE_FAULTS
        return is_place and any(_depth_of(told) <= _depth_of(known) for known in same)

    def _set(self, page: Page) -> tuple[Diagnostic, ...]:
        """Make a page up as a build does; return its errors and warnings."""
        trial = make_trial(put_page(self.issue, page), [page], self._style, self._faces)
        make_up_page(trial, self.issue, page)
        told = trial.report.diagnostics
        return tuple(d for d in told if d.severity is not Severity.NOTE)

    def _lay(self, page: Page, modules: Mapping[str, Composed]) -> tuple[Slab, ...]:
        return lay_modules(self.composer, page, modules, self._first).slabs

    def _measure(self, modules: Mapping[str, Composed], slabs: Sequence[Slab]) -> Mapping[str, int]:
        self.tries += 1
        rooms = {letter: composed.module.room() for letter, composed in modules.items()}
        return {
            slab.letter: find_fault(modules[slab.letter].module, rooms[slab.letter], slab)
            for slab in slabs
            if slab.letter in modules
        }


def _story_of(diagnostic: Diagnostic) -> str:
    return str(dict(diagnostic.args).get("story", ""))


def _depth_of(diagnostic: Diagnostic) -> int:
    return int(str(dict(diagnostic.args).get("depth", 0)))
