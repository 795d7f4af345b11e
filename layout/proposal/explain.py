"""Told to editors: why a page does not come out, and what was found to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.diagnostics import Argument, Report, Words
from layout.font import Faces
from layout.model import Issue, Page
from layout.proposal.mending import MOST_TRIES, Mending, find_mendings
from layout.proposal.pins import find_knot
from layout.proposal.problem import Problem, has_pins_within
from layout.proposal.remedy import (
    NEAR,
    Kind,
    Remedy,
    Setting,
    find_depths,
    find_remedies,
    is_crowded,
)
from layout.proposal.together import Step, find_joint
from layout.proposal.trial import PLACE_FAULTS, Fault, Trial
from layout.proposal.zones import MOST_TOGETHER
from layout.style import Style

_CODES: Final = {Kind.ENLARGE: "W371", Kind.ADD: "W372", Kind.CUT: "W373", Kind.DROP: "W374"}


def explain(setting: Setting, report: Report, *, is_error: bool) -> tuple[Remedy, ...]:
    """Report why a page has no make-up that fills it, and what would mend that."""
    problem = setting.problem
    unset = [item for letter, item in problem.items if not problem.sizes[letter]]
    for item in unset:
        report.error("E372", item.span, story=item.id)
    if unset or _report_pins(problem, report):
        return ()
    _report_depths(problem, report, is_error=is_error)
    report_amount(setting, report)
    remedies = find_remedies(setting)
    _tell_remedies(remedies, problem, report)
    if not remedies:
        _explain_jointly(setting, report, is_error=is_error)
    return remedies


def explain_spread(setting: Setting, report: Report) -> None:
    """Report a spread for which no make-up was found, and what would make it come out."""
    from layout.proposal.spread_remedy import SpreadSearch

    problem = setting.problem
    page = problem.page
    report.error("E383", page.span, page=page.label)
    unset = [item for letter, item in problem.items if not problem.sizes[letter]]
    for item in unset:
        report.error("E372", item.span, story=item.id)
    if unset:
        return
    report_amount(setting, report)
    search = SpreadSearch(setting.composer, setting.issue, problem)
    remedies = search.find()
    _tell_remedies(remedies, problem, report)
    if not remedies:
        tries = Words(f"试了{search.tries}种", f"of {search.tries} ways tried")
        report.warning("W397", page.span, page=page.label, tries=tries)


def _tell_remedies(remedies: Sequence[Remedy], problem: Problem, report: Report) -> None:
    items = dict(problem.items)
    for remedy in remedies:
        item = items[remedy.letter]
        report.warning(_CODES[remedy.kind], item.span, story=item.id, amount=remedy.amount)


def _explain_jointly(setting: Setting, report: Report, *, is_error: bool) -> None:
    """Report what mends a page that no single change does, or of an error that nothing does."""
    search = find_joint(setting)
    page = setting.problem.page
    for joint in search.found:
        told = [_tell_step(step, setting) for step in joint.steps]
        steps = Words("；".join(w.zh for w in told), "; ".join(w.en for w in told))
        report.warning("W398", page.span, page=page.number, steps=steps)
    if is_error and not search.found:
        tries = Words(f"试了{search.tries}种", f"of {search.tries} ways tried")
        none = Words("各删一半、撤下五篇也不够", "not even half of each cut, or five left out")
        report.warning("W399", page.span, page=page.number, tries=tries if search.tries else none)


def _tell_step(step: Step, setting: Setting) -> Words:
    story, count = dict(setting.problem.items)[step.letter].id, step.amount
    match step.kind:
        case Kind.CUT:
            return Words(f"“{story}”删{count}字", f"cut {count} characters of {story!r}")
        case Kind.ADD:
            return Words(f"“{story}”加{count}字", f"add {count} characters to {story!r}")
        case _:
            return Words(f"撤下“{story}”", f"leave {story!r} out")


def report_amount(setting: Setting, report: Report) -> None:
    """Report how much copy a page has too much or too little, whatever its make-up."""
    problem = setting.problem
    cells = problem.columns * problem.lines
    areas = [
        [(s.columns * s.facts.room.least, s.columns * s.facts.room.most) for s in sizes]
        for sizes in problem.sizes.values()
    ]
    over = sum(min(least for least, _ in own) for own in areas) - cells
    short = cells - sum(max(most for _, most in own) for own in areas)
    characters = setting.composer.grid.sheet.characters
    if over > 0:
        report.warning("W375", problem.page.span, amount=over * characters)
    elif short > 0:
        report.warning("W376", problem.page.span, amount=short * characters)


def _report_pins(problem: Problem, report: Report) -> bool:
    """Report pins that no make-up is looked for round, and tell whether there are any."""
    knot = find_knot(problem)
    if knot:
        report.error("E373", problem.page.span, page=problem.page.number, letters="、".join(knot))
        return True
    count = len(problem.items)
    if count > MOST_TOGETHER and has_pins_within(problem):
        told = {"page": problem.page.number, "count": count, "most": MOST_TOGETHER}
        report.error("E398", problem.page.span, **told)
        return True
    return False


def _report_depths(problem: Problem, report: Report, *, is_error: bool) -> None:
    """Report which depths the stories of a page fill, if any are known that they fill."""
    say = report.error if is_error else report.warning
    told = {"page": problem.page.number, "lines": problem.lines}
    code = "E371" if is_error else "W370"
    if len(problem.items) > MOST_TOGETHER:
        unknown = Words("稿件多，没有一一算出", "not worked out for so many stories")
        say(code, problem.page.span, depths=unknown, **told)
        return
    # Pins fix the depth of their page.
    depths = () if has_pins_within(problem) else find_depths(problem)
    if not depths:
        say("E365" if is_error else "W366", problem.page.span, **told)
        return
    zh, en = f"{write_depths(depths)} 行", f"{write_depths(depths, ', ')} lines"
    if is_crowded(problem):
        zh, en = f"{zh}（只算到上下 {NEAR} 行）", f"{en} (within {NEAR} lines of its own)"
    say(code, problem.page.span, depths=Words(zh, en), **told)


def write_depths(depths: Sequence[int], comma: str = "、") -> str:
    """Write one or more depths as ranges: ``84–86、88``."""
    ranges: list[list[int]] = []
    for depth in depths:
        if ranges and depth == ranges[-1][1] + 1:
            ranges[-1][1] = depth
        else:
            ranges.append([depth, depth])
    return comma.join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)


# -- drawn pages -----------------------------------------------------------------------------------


def explain_drawn(
    issue: Issue, pages: Sequence[Page], style: Style, faces: Faces, report: Report
) -> None:
    """Report what mends stories of drawn pages that were reported over, or with white under them.

    Each remedy (N314) names the code that it mends; what none was found for is said (N315), and
    where the search stopped (N316).
    """
    told = frozenset(
        dict(d.args).get("story") for d in report.diagnostics if d.code in PLACE_FAULTS
    )
    for page in pages:
        if page.is_drawn and any(item.id in told for _, item in page.items):
            _explain_page(Trial(issue, page, style, faces), report)


def _explain_page(trial: Trial, report: Report) -> None:
    faults = trial.faults()
    for number, fault in enumerate(faults):
        before, found = trial.tries, False
        if before < MOST_TRIES:
            for mending in find_mendings(trial, fault):
                found = True
                _report_mending(mending, report)
        if not found and trial.tries >= MOST_TRIES:
            rest, page = len(faults) - number, trial.page
            report.note("N316", page.span, page=page.number, tries=trial.tries, rest=rest)
            return
        if not found:
            _note(fault, "N315", report, tries=trial.tries - before)


def _report_mending(mending: Mending, report: Report) -> None:
    _note(
        mending.fault,
        "N314",
        report,
        kind=mending.kind,
        amount=mending.amount,
        change=mending.change,
        how=mending.how,
    )


def _note(fault: Fault, code: str, report: Report, **args: Argument) -> None:
    """Remark on a fault, at its place and with what it was told by."""
    story = dict(fault.diagnostic.args)["story"]
    report.note(code, fault.diagnostic.span, mends=fault.diagnostic.code, story=story, **args)
