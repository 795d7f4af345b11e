"""For each rule of the law a page that keeps it and one that breaks it."""

import pytest
from msgspec.structs import replace

from layout.display import Group, Role
from layout.model import Dummy, Half, Imprint, Page, Story
from layout.rules.legal import find_lone_jumps
from layout.rules.registry import FINISHED_RULES
from tests.rules.conftest import (
    FULL,
    SPAN,
    article,
    block,
    column_x,
    finished,
    head,
    issue,
    line,
    paragraph,
    phrase,
    plan,
    run,
)

PLAN = plan(block("A", 0, 6, 0, 80), lines=86)
PAGE = Page(number=1, span=SPAN)


def nameplate(size: int) -> Group:
    return Group(Role.NAMEPLATE, (run("试报", column_x(0), 0, size * 12700),))


def folio(text: str) -> Group:
    return Group(Role.FOLIO, (run(text, column_x(0), 0),))


def broken(rule: str, *items, page: Page = PAGE, of=None) -> bool:
    return bool(list(FINISHED_RULES[rule](finished(PLAN, *items, page=page, of=of))))


def test_a_head_larger_than_the_nameplate_breaks_l1():
    story = article("story-A", head("题", 0, 0, size=48))
    assert broken("L1", nameplate(48), story)
    assert broken("L1", story)
    assert not broken("L1", nameplate(49), story)


@pytest.mark.parametrize("missing", ["cn", "printer", "price"])
def test_an_imprint_with_something_missing_breaks_l2(missing):
    assert broken("L2", of=issue(PAGE, imprint=replace(FULL, **{missing: None})))
    assert not broken("L2", of=issue(PAGE))


@pytest.mark.parametrize("number", ["CN 42-1999", "CN 09-0123", "42/0123", "ISSN 1234-5678"])
def test_a_number_that_is_no_newspapers_breaks_l3(number):
    assert broken("L3", of=issue(PAGE, imprint=Imprint(cn=phrase(number))))
    assert not broken("L3", of=issue(PAGE, imprint=Imprint(cn=phrase("CN 42-0999"))))


def test_a_folio_without_its_page_breaks_l4():
    assert broken("L4", folio("第2版"))
    assert broken("L4")
    assert not broken("L4", folio("第1版"))


def test_pages_out_of_order_break_l4():
    pages = PAGE, Page(number=3, span=SPAN)
    assert broken("L4", folio("第1版"), of=issue(*pages))


SPREAD = Page(number=2, span=SPAN, right=Half(number=3, span=SPAN, column=6))
FOUR = issue(PAGE, SPREAD, Page(number=4, span=SPAN))


def test_each_half_of_a_spread_has_a_folio_or_breaks_l4():
    assert not broken("L4", folio("第2版"), folio("第3版"), page=SPREAD, of=FOUR)
    for folios in (("第2版",), ("第3版", "第2版"), ("第2版", "第2版"), ()):
        assert broken("L4", *map(folio, folios), page=SPREAD, of=FOUR)


def test_a_spread_is_two_pages_of_the_order():
    four = folio("第4版")
    assert not broken("L4", four, page=FOUR.pages[2], of=FOUR)
    assert broken("L4", four, page=FOUR.pages[2], of=issue(PAGE, SPREAD, SPREAD, FOUR.pages[2]))


def test_an_advertisement_that_does_not_say_so_breaks_l5():
    own = plan(block("A", 0, 6, 0, 80, kind="advertisement"), lines=86)
    for words, is_broken in (("好房出售", True), ("广告", False)):
        shown = article("story-A", paragraph(line(words, 0, 3)), role=Role.ADVERTISEMENT)
        assert bool(list(FINISHED_RULES["L5"](finished(own, shown)))) is is_broken


def jumping(number: int, words: str):
    story = article("story-A", paragraph(line(words, 0, 3)))
    return finished(PLAN, story, page=Page(number=number, span=SPAN))


def test_jumps_without_a_partner_break_h12():
    out, back = jumping(1, "（下转第3版）"), jumping(3, "（上接第1版）")
    assert list(find_lone_jumps((out, back))) == []
    (found,) = find_lone_jumps((out,))
    assert (found[0].page.number, found[1].rule, found[1].limit) == (1, "H12", 3)
    (found,) = find_lone_jumps((back,))
    assert found[0].page.number == 3
    assert len(list(find_lone_jumps((out, jumping(3, "（上接第2版）"))))) == 2


@pytest.mark.parametrize(("row", "number"), [("......AAAAAA", 3), ("AAAAAA......", 2)])
def test_jumps_of_a_spread_are_those_of_its_halves(row, number):
    story = Story(id="story-A", span=SPAN)
    page = replace(SPREAD, dummy=Dummy((row,), (None,), SPAN), items=(("A", story),))
    shown = article("story-A", paragraph(line("（下转第4版）", 0, 3)))
    out = finished(PLAN, shown, page=page)
    assert list(find_lone_jumps((out, jumping(4, f"（上接第{number}版）")))) == []
    assert len(list(find_lone_jumps((out, jumping(4, f"（上接第{5 - number}版）"))))) == 2
