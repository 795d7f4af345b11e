"""Sizes in stock: the same as composed anew, and taken only while nothing has changed."""

import os

import pytest
from msgspec.structs import replace
from PIL import Image as Picture

from layout import cache
from layout.proposal import stock
from layout.proposal.sizes import size_item
from layout.units import PT
from tests.proposal.conftest import photo, story

PAGE = story("A", 5, extra="        rank: 1\n" + photo())


@pytest.fixture
def composed(monkeypatch) -> list[str]:
    """Return what is composed from here on, by story."""
    stock.forget()
    made: list[str] = []

    def watch(composer, item, widths=None):
        made.append(item.id)
        return size_item(composer, item, widths)

    monkeypatch.setattr(stock, "size_item", watch)
    return made


def take(desk):
    (_, item) = desk.page.items[0]
    return stock.take_sizes(desk.composer, item)


def test_a_story_is_composed_once_and_its_sizes_stay_the_same(open_desk, composed):
    desk = open_desk(PAGE + story("B", 7, "甲"))
    first = take(desk)
    stock.forget()
    assert take(desk) == first == size_item(desk.composer, desk.page.items[0][1])
    assert composed == ["2A"]


def test_a_story_that_only_moved_in_the_file_is_not_composed_again(open_desk, composed):
    take(open_desk(PAGE.replace("通车", "开通")))
    take(open_desk("      # 一行注\n" + PAGE.replace("通车", "开通")))
    assert composed == ["2A"]


def test_another_word_another_style_another_picture_is_another_story(open_desk, composed, tmp_path):
    desk = open_desk(PAGE.replace("通车", "完工"))
    take(desk)
    take(open_desk(PAGE.replace("通车", "落成")))
    style = replace(desk.style, body=replace(desk.style.body, size=10 * PT))
    stock.take_sizes(replace(desk.composer, style=style), desk.page.items[0][1])
    Picture.new("L", (800, 1600), 9).save(desk.page.items[0][1].photos[0].file)
    take(desk)
    assert composed == ["2A"] * 4


def test_a_picture_whose_name_is_no_text_has_a_name_in_the_stock(open_desk, composed, tmp_path):
    desk = open_desk(PAGE)
    (_, item) = desk.page.items[0]
    odd = tmp_path / os.fsdecode(b"\xff.jpg")
    try:
        Picture.new("L", (800, 600), 9).save(odd)
    except OSError:
        pytest.skip("file names are text here")
    item = replace(item, photos=(replace(item.photos[0], file=odd),))
    stock.take_sizes(desk.composer, item)
    assert composed == ["2A"]


def test_a_damaged_entry_is_composed_again(open_desk, composed, monkeypatch):
    desk = open_desk(PAGE.replace("通车", "合龙"))
    first = take(desk)
    stock.forget()
    monkeypatch.setattr(cache, "load", lambda *_: b"[1")
    assert take(desk) == first
    assert composed == ["2A"] * 2
