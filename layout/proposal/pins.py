"""Where a page's pins stand, and which way its make-up is found round them.

Pins in the corners of a page are pieces that keep to its sides, as the tables of cuts know them.
Where one stands anywhere else, or where the lead would, the page is cut round them (``around.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.model import Place
from layout.proposal.around import Pin
from layout.proposal.guillotine import Piece, Sheet, cut_sheet
from layout.proposal.lanes import NEVER
from layout.proposal.problem import Problem, has_pins_within
from layout.proposal.ranking import Ranking, rank_pages
from layout.proposal.ranking_around import rank_around


def rank(problem: Problem, sheet: Sheet, pieces: Sequence[Piece]) -> Ranking:
    """Return the pages of a problem with its pins in their places, none of them drawn yet."""
    if has_pins_within(problem):
        return rank_around(sheet, pieces, _find_pins(problem, pieces))
    return rank_pages(cut_sheet(sheet, pieces))


def _find_pins(problem: Problem, pieces: Sequence[Piece]) -> list[Pin]:
    """Return a page's pins on the sheet, the dearest there is where one has no such width."""
    pins = []
    for number, (letter, _) in enumerate(problem.items):
        place = problem.pins.get(letter)
        if place is not None:
            # Line 0 of the sheet is the white over the page's first line.
            line, lines = (place.line, place.lines) if place.line > 1 else (0, place.lines + 1)
            costs = [
                option.costs[lines - option.least]
                for option in pieces[number].options
                if 0 <= lines - option.least < len(option.costs)
            ]
            cost = min(costs, default=NEVER)
            pins.append(Pin(number, place.column - 1, line, place.columns, lines, cost))
    return pins


def find_knot(problem: Problem) -> tuple[str, ...]:
    """Return pins that no cut right across parts from one another, if there are any."""
    own = [(letter, problem.pins[letter]) for letter, _ in problem.items if letter in problem.pins]
    groups = [own]
    while groups:
        group = groups.pop()
        if len(group) > 1:
            parts = _part(group)
            if not parts:
                return tuple(letter for letter, _ in group)
            groups += parts
    return ()


_Group = list[tuple[str, Place]]


def _part(group: _Group) -> tuple[_Group, ...]:
    """Return the two parts that a cut right across makes of some pins; none where there is none."""
    for starts, ends in (
        ([p.line for _, p in group], [p.line + p.lines for _, p in group]),
        ([p.column for _, p in group], [p.column + p.columns for _, p in group]),
    ):
        for cut in sorted(set(starts))[1:]:
            if all(end <= cut or start >= cut for start, end in zip(starts, ends, strict=True)):
                return (
                    [row for row, end in zip(group, ends, strict=True) if end <= cut],
                    [row for row, end in zip(group, ends, strict=True) if end > cut],
                )
    return ()
