"""Proposals: the make-up of a page that has no dummy."""

from __future__ import annotations

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Issue, Page
from layout.page.composer import Composer
from layout.proposal.explain import explain, is_loose
from layout.proposal.problem import NO_SLACK
from layout.proposal.propose import Proposal, Proposals, pose_problem, propose
from layout.proposal.remedy import Setting
from layout.rules.profile import PROFILES
from layout.style import Style

__all__ = ["Proposal", "Proposals", "draw_dummy", "propose_page"]


def propose_page(
    issue: Issue,
    page: Page,
    style: Style,
    faces: Faces,
    report: Report,
    *,
    profile: str | None = None,
    count: int = 1,
) -> Proposals:
    """Return the best make-ups of a page; an error, reported, when there is none.

    Where the page comes out with white, or not at all, what would mend that is reported too.
    """
    trial = Composer(style, faces, Report())
    chosen = PROFILES[profile or issue.paper.make_up]
    problem = pose_problem(trial, issue, page, chosen)
    loose = any(is_loose(problem, letter) for letter in problem.pins)
    proposals = Proposals(problem, (), 0, NO_SLACK) if loose else propose(problem, count)
    if not proposals.best or proposals.slack.white:
        explain(Setting(trial, issue, problem), report, is_error=not proposals.best)
    return proposals


def draw_dummy(issue: Issue, page: Page, style: Style, faces: Faces, report: Report) -> Page:
    """Return a page with the best make-up as its dummy, or as it is when it has one."""
    if page.is_drawn:
        return page
    best = propose_page(issue, page, style, faces, report).best
    return best[0].onto(page) if best else page
