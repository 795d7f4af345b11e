"""Pages made of issues written in the tests, in the square font."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.display import Document, GlyphRun, Group, Item, Page
from layout.font import Faces
from layout.geometry import Direction, Rect
from layout.page import make_up
from layout.read import read_issue
from layout.style import Style
from tests.pictures import write_pictures

COPY = (
    "今天清晨六时，江上的第四座桥开始通行。桥长一千二百米，双向六车道。"
    "两岸居民步行过江，只要一刻钟。"
)


@dataclass(frozen=True, slots=True)
class Made:
    """An issue made up in a test."""

    document: Document
    style: Style
    report: Report

    @property
    def page(self) -> Page:
        return self.document.pages[0]

    @property
    def codes(self) -> list[str]:
        """What is told of pages, but for copyfit's account of what it did."""
        told = (d.code for d in self.report.diagnostics if d.code != "N310")
        return sorted(code for code in told if code[1] == "3")


Make = Callable[..., Made]


@pytest.fixture
def make(tmp_path: Path, square_faces: Faces) -> Make:
    """Return a function that makes an issue up from the YAML of its pages."""

    def run(issue: str, paper: str = "name: 试报\n", number: int | None = 2) -> Made:
        folder = tmp_path / "试报" / "2026-11-23"
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / "paper.yaml").write_text(textwrap.dedent(paper), encoding="utf-8")
        write_pictures(folder)
        text = "date: 2026-11-23\n" + textwrap.dedent(issue)
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
        report = Report()
        found = read_issue(folder, report)
        report.check()
        assert found is not None
        issue_, style = found
        pages = [page for page in issue_.pages if number in (None, page.number)]
        return Made(make_up(issue_, pages, style, square_faces, report), style, report)

    return run


def walk(items: tuple[Item, ...]) -> list[Item]:
    """Return all items in reading order, groups before what they hold."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        if isinstance(item, Group):
            found += walk(item.items)
    return found


def groups(page: Page, *roles: str) -> list[Group]:
    """Return the groups of some roles."""
    return [g for g in walk(page.items) if isinstance(g, Group) and g.role.value in roles]


def em_box(run: GlyphRun) -> Rect:
    """Return the box of a run's em boxes, whichever way it goes."""
    rise = run.size * 88 // 100
    match run.direction:
        case Direction.DOWN:
            return Rect(run.origin.x - run.size // 2, run.origin.y, run.size, run.width)
        case Direction.TURNED:
            return Rect(run.origin.x - run.size + rise, run.origin.y, run.size, run.width)
        case Direction.ACROSS:
            return Rect(run.origin.x, run.origin.y - rise, run.width, run.size)


def text_of(items: tuple[Item, ...]) -> str:
    """Return the text of items in reading order."""
    return "".join(item.text for item in walk(items) if isinstance(item, GlyphRun))
