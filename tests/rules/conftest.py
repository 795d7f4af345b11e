"""Plans and finished pages put together by hand, as right or as wrong as a test wants them."""

from __future__ import annotations

import datetime
from pathlib import Path

from layout.color import BLACK
from layout.diagnostics import Span
from layout.display import GlyphRun, Group, Image, Item, Role
from layout.geometry import Point, Rect
from layout.model import Imprint, Issue, Nameplate, Page, Paper, Phrase
from layout.page.dummy import Slab
from layout.page.module import Room
from layout.page.plan import Block, Facts, Headline, Plan
from layout.rules.finished import Finished
from layout.style import Sheet
from layout.units import PT

SPAN = Span("issue.yaml", 1, 1)
SHEET = Sheet()
COLUMNS, LINES = 6, 80


def headline(size: int = 20, share: int = 900, face: str = "song-700", under: int = 0) -> Headline:
    return Headline(size * PT, face, 1, share, under * PT)


def facts(lines: int, **more) -> Facts:
    """Return a story that wants just so many lines, under a head of three."""
    usual = {
        "headline": headline(),
        "head_lines": 3,
        "legs": 2,
        "characters": 11,
        "leg_lines": lines - 3,
        "room": Room(lines, lines, lines),
    }
    return Facts(**{**usual, **more})


def block(  # noqa: PLR0913 - a block is many things
    letter: str,
    column: int,
    columns: int,
    line: int,
    end: int,
    *,
    rank: int = 3,
    kind: str = "story",
    spans: tuple[tuple[int, int], ...] = (),
    **more,
) -> Block:
    """Return a block of columns from 0, from one line up to another, filled as it likes best."""
    slab = Slab(letter, column, columns, line, end, spans)
    own = facts(end - line - slab.gap, **more)
    return Block(letter, f"story-{letter}", SPAN, kind, rank, slab, own)


def plan(*blocks: Block, columns: int = COLUMNS, lines: int = LINES) -> Plan:
    return Plan(1, SPAN, columns, lines, blocks)


# -- finished pages --------------------------------------------------------------------------------


def phrase(text: str) -> Phrase:
    return Phrase(text, SPAN)


FULL = Imprint(
    **{
        name: phrase(text)
        for name, text in {
            "cn": "CN 42-0123",
            "supervisor": "甲",
            "sponsor": "乙",
            "publisher": "丙",
            "address": "丁",
            "contact": "戊",
            "printer": "己",
            "distribution": "庚",
            "price": "辛",
        }.items()
    }
)


def issue(*pages: Page, imprint: Imprint = FULL) -> Issue:
    name = phrase("试报")
    paper = Paper(name=name, nameplate=Nameplate(text=name), imprint=imprint, folder=Path())
    return Issue(paper=paper, span=SPAN, date=datetime.date(2026, 11, 23), number=1, pages=pages)


def run(text: str, x: int, y: int, size: int = SHEET.size) -> GlyphRun:
    """Return text set one em a character."""
    xs = tuple(i * size for i in range(len(text)))
    return GlyphRun("song-400", size, BLACK, Point(x, y), xs, xs, len(text) * size, text)


def column_x(column: int) -> int:
    return SHEET.left + column * 12 * SHEET.size


def baseline(line: int) -> int:
    return SHEET.top + line * SHEET.pitch + SHEET.size * 88 // 100


def line(text: str, column: int, number: int, *, indent: int = 0, off: int = 0) -> Group:
    """Return a line of body text in a column of the page, on its grid unless it is off."""
    x = column_x(column) + indent * SHEET.size
    return Group(Role.LINE, (run(text, x, baseline(number) + off),))


def paragraph(*lines: Group) -> Group:
    return Group(Role.PARAGRAPH, lines)


def head(text: str, column: int, number: int, size: int = 20) -> Group:
    """Return a headline that begins on a line of the page."""
    y = SHEET.top + number * SHEET.pitch + size * PT * 88 // 100
    return Group(Role.HEADLINE, (Group(Role.LINE, (run(text, column_x(column), y, size * PT),)),))


def picture(rect: Rect, crop: tuple[int, int, int, int] = (0, 0, 3000, 2000)) -> Image:
    return Image(Path("a.jpg"), "", rect, crop)


def article(story: str, *items: Item, role: Role = Role.ARTICLE) -> Group:
    return Group(role, items, story=story)


def finished(
    own: Plan, *items: Item, page: Page | None = None, of: Issue | None = None
) -> Finished:
    page = page or Page(number=2, span=SPAN)
    return Finished(of or issue(page), page, SHEET, own, items)
