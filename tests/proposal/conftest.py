"""Pages without a dummy, written in the tests, set in the square font."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Issue, Page
from layout.page import make_up
from layout.page.composer import Composer
from layout.proposal.problem import Problem
from layout.proposal.propose import Proposal, pose_problem
from layout.proposal.remedy import Setting
from layout.read import read_issue
from layout.rules.profile import MODULAR, Profile
from layout.style import Style
from tests.pictures import write_pictures

COPY = (
    "今天清晨六时，江上的第四座桥开始通行。桥长一千二百米，双向六车道。"
    "两岸居民步行过江，只要一刻钟。"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """An issue read, and what it takes to make its page 2 up."""

    issue: Issue
    style: Style
    faces: Faces

    @property
    def page(self) -> Page:
        return self.issue.pages[1]

    @property
    def composer(self) -> Composer:
        return Composer(self.style, self.faces, Report())

    def pose(self, profile: Profile = MODULAR) -> Problem:
        return pose_problem(self.composer, self.issue, self.page, profile)

    def setting(self) -> Setting:
        return Setting(self.composer, self.issue, self.pose())

    def set(self, proposal: Proposal) -> list[str]:
        """Set a proposal; return the codes of what is wrong with it."""
        report = Report()
        page = proposal.onto(self.page)
        make_up(self.issue, [page], self.style, self.faces, report)
        return [d.code for d in report.diagnostics if d.code[0] in "EW"]


Open = Callable[..., Desk]


def story(letter: str, paragraphs: int, head: str = "新桥今晨通车", extra: str = "") -> str:
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return (
        f"      {letter}:\n        headline: {head}\n        byline: 本报讯（记者）\n"
        f"{extra}        body: |\n{body}"
    )


def photo(file: str = "wide.jpg") -> str:
    return (
        f"        photos:\n          - file: {file}\n            caption: 桥上。\n"
        "            credit: （某某　摄）\n"
    )


@pytest.fixture
def open_desk(tmp_path: Path, square_faces: Faces) -> Open:
    """Return a function that reads an issue whose page 2 has the stories given."""

    def run(stories: str, paper: str = "name: 试报\n") -> Desk:
        folder = tmp_path / "试报" / "2026-11-23"
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / "paper.yaml").write_text(textwrap.dedent(paper), encoding="utf-8")
        write_pictures(folder)
        text = (
            "date: 2026-11-23\npages:\n  - section: 要闻\n  - section: 综合\n    stories:\n"
            + stories
        )
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
        report = Report()
        found = read_issue(folder, report)
        report.check()
        assert found is not None
        return Desk(*found, square_faces)

    return run
