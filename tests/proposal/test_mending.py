"""Drawn pages that do not come out: what is said to mend them does, when it is done and set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Dummy, Item, Page, Place
from layout.page import make_up
from layout.proposal.changes import lengthen, shorten, with_photo_lines
from layout.proposal.explain import explain_drawn
from layout.proposal.mending import MOST_TRIES, Mending, find_mendings
from layout.proposal.trial import Trial
from tests.proposal.conftest import Desk, Open, photo, story

STORIES = (
    story("A", 25, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
    + story("B", 14, "图书馆延长开放", "        rank: 2\n" + photo("tall.jpg"))
    + story("C", 24, "社区食堂开到家门口")
)
ROWS = ("AAAAAA", "BBBCCC")


def draw(desk: Desk, *heights: int | None) -> Page:
    """Return the desk's page drawn with rows of these depths."""
    return replace(desk.page, dummy=Dummy(ROWS, heights, desk.page.span))


def with_item(page: Page, letter: str, item: Item) -> Page:
    items = ((own, item if own == letter else old) for own, old in page.items)
    return replace(page, items=tuple(items))


def wrong_on(desk: Desk, page: Page) -> list[str]:
    """Return what is wrong with a page, set as a build sets it."""
    report = Report()
    make_up(desk.issue, [page], desk.style, desk.faces, report)
    return [d.code for d in report.diagnostics if d.code[0] in "EW"]


def mend(desk: Desk, page: Page) -> dict[str, Mending]:
    """Return what mends the only fault of a page, by kind."""
    trial = Trial(desk.issue, page, desk.style, desk.faces)
    (fault,) = trial.faults()
    return {mending.kind: mending for mending in find_mendings(trial, fault)}


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk(STORIES)


@pytest.fixture
def sound(desk: Desk) -> Page:
    """Return a drawn page that comes out, all of its rows pinned."""
    pages: Iterator[Page] = (draw(desk, lines, 86 - lines) for lines in range(38, 44))
    return next(page for page in pages if not wrong_on(desk, page))


def redrawn(page: Page, mending: Mending) -> Page:
    """Return a page with the map that a remedy names, read from its words."""
    rows = re.findall(r"([A-Z.]+) (\d+)", mending.how.zh.partition("：")[2])
    dummy = Dummy(tuple(r for r, _ in rows), tuple(int(n) for _, n in rows), page.span)
    return replace(page, dummy=dummy)


def test_the_least_is_cut_that_lets_a_story_in(desk, sound):
    item = lengthen(dict(sound.items)["C"], 500)
    page = with_item(sound, "C", item)
    assert wrong_on(desk, page) == ["E301"]
    amount = mend(desk, page)["cut"].amount
    assert wrong_on(desk, with_item(page, "C", shorten(item, amount))) == []
    assert wrong_on(desk, with_item(page, "C", shorten(item, amount - 1))) == ["E301"]


def test_the_least_is_added_that_fills_a_story(desk, sound):
    item = shorten(dict(sound.items)["C"], 500)
    page = with_item(sound, "C", item)
    assert wrong_on(desk, page) == ["W301"]
    amount = mend(desk, page)["add"].amount
    assert wrong_on(desk, with_item(page, "C", lengthen(item, amount))) == []
    assert wrong_on(desk, with_item(page, "C", lengthen(item, amount - 1))) == ["W301"]


def test_a_picture_is_made_as_shallow_as_it_has_to_be_and_no_shallower(desk, sound):
    item = lengthen(dict(sound.items)["B"], 150)
    page = with_item(sound, "B", item)
    assert wrong_on(desk, page) == ["E301"]
    found = mend(desk, page)["photo"]
    assert wrong_on(desk, with_item(page, "B", with_photo_lines(item, found.amount))) == []
    deeper = with_item(page, "B", with_photo_lines(item, found.amount + 1))
    assert wrong_on(desk, deeper) == ["E301"]
    assert "crop" in found.how.en


def test_a_declared_range_that_is_left_is_said(desk, sound):
    item = lengthen(dict(sound.items)["B"], 150)
    lines = mend(desk, with_item(sound, "B", item))["photo"].amount
    (own,) = item.photos
    ranged = replace(item, photos=(replace(own, range=(lines + 3, lines + 30)),))
    found = mend(desk, with_item(sound, "B", ranged))["photo"]
    assert found.amount == lines
    assert f"{lines + 3}-{lines + 30}" in found.how.zh


def test_a_border_drawn_a_few_lines_off_is_moved_back(desk, sound):
    first, second = sound.dummy.heights
    off = next(
        page
        for by in range(1, 20)
        if len(wrong_on(desk, page := draw(desk, first - by, second + by))) == 1
    )
    found = mend(desk, off)["border"]
    assert found.amount > 0
    assert wrong_on(desk, redrawn(off, found)) == []


def test_a_story_is_let_in_by_a_column_of_its_neighbour(open_desk):
    """One story has twice the copy of the other, and no more columns: it wants one of them."""
    desk = open_desk(
        story("A", 30, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
        + story("B", 14, "图书馆延长开放")
        + story("C", 27, "社区食堂开到家门口")
    )
    even, right = ("AAAAAA", "BBBCCC"), ("AAAAAA", "BBCCCC")
    drawn = (
        replace(desk.page, dummy=Dummy(right, (86 - lines, lines), desk.page.span))
        for lines in range(36, 44)
    )
    good = next(page for page in drawn if not wrong_on(desk, page))
    page = replace(good, dummy=replace(good.dummy, rows=even))
    trial = Trial(desk.issue, page, desk.style, desk.faces)
    over = next(fault for fault in trial.faults() if fault.is_over)
    told = {mending.kind: mending for mending in find_mendings(trial, over)}
    assert told["side"].amount == -1
    assert "B 与 C 的分界左移1栏" in told["side"].change.zh
    changed = redrawn(page, told["side"])
    assert changed.dummy == good.dummy
    assert wrong_on(desk, changed) == []


def test_exact_places_are_moved_as_rows_are(desk, sound):
    first, second = sound.dummy.heights
    off = next(
        (first - by, second + by)
        for by in range(1, 20)
        if len(wrong_on(desk, draw(desk, first - by, second + by))) == 1
    )
    span = desk.page.span
    places = (
        ("A", Place(1, 1, 6, off[0], span)),
        ("B", Place(1, off[0] + 1, 3, off[1], span)),
        ("C", Place(4, off[0] + 1, 3, off[1], span)),
    )
    page = replace(desk.page, dummy=None, places=places)
    found = mend(desk, page)["border"]
    lines = dict(re.findall(r"(\w): \[\d+, \d+, \d+, (\d+)\]", found.how.en))
    assert int(lines["A"]) == off[0] + found.amount
    assert int(lines["C"]) == off[1] - found.amount


def test_a_fault_that_no_single_change_mends_is_said_with_the_number_of_tries(desk, sound):
    page = with_item(sound, "A", lengthen(dict(sound.items)["A"], 4000))
    issue = replace(desk.issue, pages=(desk.issue.pages[0], page))
    report = Report()
    make_up(issue, [page], desk.style, desk.faces, report)
    explain_drawn(issue, [page], desk.style, desk.faces, report)
    (told,) = (d for d in report.diagnostics if d.code == "N315")
    assert dict(told.args)["mends"] == "E301"
    assert 0 < dict(told.args)["tries"] <= MOST_TRIES


def test_the_search_stops_and_says_so(desk, sound, monkeypatch):
    page = sound
    for letter in "BC":
        page = with_item(page, letter, lengthen(dict(page.items)[letter], 900))
    monkeypatch.setattr(import_module("layout.proposal.explain"), "MOST_TRIES", 1)
    issue = replace(desk.issue, pages=(desk.issue.pages[0], page))
    report = Report()
    make_up(issue, [page], desk.style, desk.faces, report)
    explain_drawn(issue, [page], desk.style, desk.faces, report)
    (told,) = (d for d in report.diagnostics if d.code == "N316")
    assert dict(told.args)["rest"] == 2


def test_a_page_that_comes_out_is_told_nothing(desk, sound):
    report = Report()
    make_up(desk.issue, [sound], desk.style, desk.faces, report)
    explain_drawn(desk.issue, [sound], desk.style, desk.faces, report)
    assert not any(d.code in ("N314", "N315", "N316") for d in report.diagnostics)


@pytest.mark.parametrize("more", [300, 450, 700])
def test_on_a_page_of_open_rows_all_that_is_told_mends_its_story(desk, more):
    page = with_item(draw(desk, None, None), "C", lengthen(dict(desk.page.items)["C"], more))
    trial = Trial(desk.issue, page, desk.style, desk.faces)
    assert trial.faults()
    told = [mending for fault in trial.faults() for mending in find_mendings(trial, fault)]
    assert told
    letters = {item.id: letter for letter, item in page.items}
    for mending in told:
        if mending.kind == "cut":
            (name,) = re.findall("“(.+)”删", mending.change.zh)
            item = shorten(dict(page.items)[letters[name]], mending.amount)
            changed = with_item(page, letters[name], item)
        elif mending.kind in ("border", "side"):
            changed = redrawn(page, mending)
        else:
            continue
        report = Report()
        make_up(desk.issue, [changed], desk.style, desk.faces, report)
        story = dict(mending.fault.diagnostic.args)["story"]
        wrong = [d for d in report.diagnostics if d.code in ("E301", "W301", "E308", "E310")]
        assert story not in [dict(d.args)["story"] for d in wrong]
