"""Proposals: the make-up of a page that has no dummy."""

from __future__ import annotations

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Issue, Page
from layout.page.composer import Composer
from layout.proposal.explain import explain, is_loose
from layout.proposal.parts import has_parts, origin_pages, put_page, report_ended
from layout.proposal.problem import NO_SLACK, Problem
from layout.proposal.propose import Proposal, Proposals, pose_problem, propose
from layout.proposal.remedy import Setting
from layout.rules.profile import PROFILES, Profile
from layout.style import Style

__all__ = ["Proposal", "Proposals", "draw_dummy", "draw_origins", "propose_page", "put_page"]


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
    issue = draw_origins(issue, page, style, faces)
    told = report.error_count
    chosen = PROFILES[profile or issue.paper.make_up]
    if page.right is not None:
        return _propose_spread(trial, issue, page, chosen, count, report)
    problem = pose_problem(trial, issue, page, chosen)
    if has_parts(page) and not all(problem.sizes.values()):
        report_ended(trial, issue, page, report)
    loose = any(is_loose(problem, letter) for letter in problem.pins)
    proposals = Proposals(problem, (), 0, NO_SLACK) if loose else propose(problem, count)
    is_wanting = not proposals.best or bool(proposals.slack.white)
    if is_wanting and report.error_count == told:
        explain(Setting(trial, issue, problem), report, is_error=not proposals.best)
    return proposals


def _propose_spread(
    composer: Composer, issue: Issue, page: Page, profile: Profile, count: int, report: Report
) -> Proposals:
    from layout.proposal.spread import propose_spread

    if page.places:
        problem = Problem(page, 0, 0, page.items, {}, profile)
        report.error("E386", page.span, page=page.label)
        return Proposals(problem, (), 0, NO_SLACK)
    proposals = propose_spread(composer, issue, page, profile, count)
    if not proposals.best:
        report.error("E383", page.span, page=page.label)
    elif proposals.slack.white:
        report.warning("W386", page.span, page=page.label)
    return proposals


def draw_dummy(issue: Issue, page: Page, style: Style, faces: Faces, report: Report) -> Page:
    """Return a page with the best make-up as its dummy, or as it is when it has one."""
    if page.is_drawn:
        return page
    best = propose_page(issue, page, style, faces, report).best
    return best[0].onto(page) if best else page


def draw_origins(issue: Issue, page: Page, style: Style, faces: Faces) -> Issue:
    """Return an issue with the pages drawn whose stories go on on a page; nothing is told."""
    for origin in origin_pages(issue, page):
        if not origin.is_drawn:
            issue = draw_origins(issue, origin, style, faces)
            issue = put_page(issue, draw_dummy(issue, origin, style, faces, Report()))
    return issue
