"""The registry: every rule of the make-up by its id.

One table serves the search, the checker and the explanations, so that they cannot disagree.
What H11 says of whole characters is held by the grid: there is no page that breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from layout.page.plan import Plan
from layout.rules import corners, finished, geometry, legal
from layout.rules.finding import Finding
from layout.rules.finished import Finished
from layout.rules.profile import Profile

Measure: TypeAlias = Callable[[Plan, Profile], Iterable[Finding]]

PLAN_RULES: Final[Mapping[str, Measure]] = {
    "H1": geometry.find_overprints,
    "H2": geometry.find_white,
    "H3": geometry.find_overset,
    "H7": geometry.find_shallow_text,
    "H14": geometry.find_weak_lead,
    "H15": geometry.find_measures,
    "C1": geometry.find_butting_heads,
    "C2": geometry.find_seams,
    "C3": geometry.find_crosses,
    "C4": corners.find_dog_legs,
    "C6": geometry.find_trapped,
    "C7": geometry.find_odd_legs,
    "C9": geometry.find_thin_heads,
    "C10": geometry.find_growing_heads,
    "C11": geometry.find_weak_places,
    "C12": geometry.find_imbalance,
    "C13": geometry.find_crops,
    "C14": geometry.find_grey,
    "C15": geometry.find_restless,
    "C16": geometry.find_loose_foot,
    "C17": geometry.find_strain,
}

FINISHED_RULES: Final[Mapping[str, Callable[[Finished], Iterable[Finding]]]] = {
    "L1": legal.find_small_nameplate,
    "L2": legal.find_short_imprint,
    "L3": legal.find_bad_number,
    "L4": legal.find_lost_folio,
    "L5": legal.find_unmarked_advertisements,
    "H4": finished.find_loose_heads,
    "H5": finished.find_broken_reading,
    "H6": finished.find_strays,
    "H8": finished.find_bad_edges,
    "H9": finished.find_lone,
    "H10": finished.find_off_grid,
    "H11": finished.find_uneven_measures,
    "H13": finished.find_loose_pictures,
    "H16": finished.find_unparted,
    "C5": finished.find_naked_legs,
    "C8": finished.find_turned_lines,
    "C13": finished.find_coarse_pictures,
    "C15": finished.find_many_families,
}


def measure_plan(
    plan: Plan, profile: Profile, rules: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return what some rules, or all, find on a plan."""
    names = PLAN_RULES if rules is None else rules
    return tuple(finding for name in names for finding in PLAN_RULES[name](plan, profile))


def measure_page(page: Finished, profile: Profile) -> tuple[Finding, ...]:
    """Return what all rules find on a finished page."""
    told = [finding for rule in FINISHED_RULES.values() for finding in rule(page)]
    return (*measure_plan(page.plan, profile), *told)
