"""What copyfit did is told, story by story: exactly what differs from what the story wanted."""

import re

import pytest

from tests.page.conftest import COPY, groups, text_of

PHOTO = "{file: wide.jpg, caption: 桥。, credit: （摄）, alt: 桥, columns: 2}"


def page(lines: int, more: str = "", copies: int = 6, head: str = "新桥今晨通车") -> str:
    return (
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
        f"      AAAA.. {lines}\n      ...... {86 - lines}\n    stories:\n"
        f"      A:\n        headline: {head}\n        rank: 2\n{more}"
        f"        body: {COPY * copies}\n"
    )


def told(made, lang: str = "zh") -> list[str]:
    return [d.message(lang) for d in made.report.diagnostics if d.code == "N310"]


# The depths at which nothing gives way: without a picture, with one, with a headline of two lines.
PLAIN, PICTURED, LONG = 12, 19, 14


def test_nothing_is_told_of_a_story_as_it_wants_to_be(make) -> None:
    made = make(page(PLAIN))
    assert made.codes == []
    assert told(made) == []


def test_white_at_a_head_is_told(make) -> None:
    made = make(page(PLAIN + 1))
    assert told(made) == ["版面配合：稿件“2A”：题的上下多空1行"]
    assert told(made, "en") == ["copyfit of story '2A': 1 lines of white at its head"]


def test_a_picture_is_told_with_its_depths(make) -> None:
    more = f"        photos: [{PHOTO}]\n"
    whole, made = make(page(PICTURED, more)), make(page(PICTURED - 3, more))
    assert told(whole) == []
    (words,) = told(made)
    found = re.search("图片高([0-9]+)行（原([0-9]+)行）", words)
    assert found is not None
    missing = picture_height(whole) - picture_height(made)
    assert missing == (int(found[2]) - int(found[1])) * made.style.sheet.pitch > 0


def picture_height(made) -> int:
    (figure,) = groups(made.page, "figure")
    return figure.items[0].rect.height


def test_a_shorter_wording_is_printed_and_told(make) -> None:
    head = "[江上第四座桥今晨六时通车两岸居民步行过江一刻钟, 第四座桥今晨通车]"
    whole, short = make(page(LONG, head=head)), None
    assert told(whole) == []
    assert headline(whole) == "江上第四座桥今晨六时通车两岸居民步行过江一刻钟"
    for fewer in range(1, 8):
        short = make(page(LONG - fewer, head=head))
        if headline(short) == "第四座桥今晨通车":
            break
    assert short is not None
    assert not short.report.has_errors
    assert any("标题用第2种写法" in words for words in told(short))
    assert any("wording 2 of its headline" in words for words in told(short, "en"))


def headline(made) -> str:
    (found,) = groups(made.page, "headline")
    return text_of(found.items)


@pytest.mark.parametrize("fewer", [0, 1, 2, 3, -1, -2])
def test_all_copy_is_there_whatever_gives_way(make, fewer) -> None:
    more = f"        photos: [{PHOTO}]\n"
    made = make(page(PICTURED - fewer, more))
    assert not made.report.has_errors
    text = text_of(tuple(groups(made.page, "paragraph")))
    assert text == COPY * 6


def test_open_rows_know_what_another_wording_saves(make) -> None:
    """Two stories on a page too shallow for their long heads: the rows count on the short ones."""
    head = "[江上第四座桥今晨六时通车两岸居民步行过江一刻钟, 第四座桥今晨通车]"
    story = f"headline: {head}\n        rank: 2\n        body: {COPY * 6}\n"
    rows = "    dummy: |\n      AAAA..\n      BBBB..\n      ...... 61\n"
    made = make(
        f"pages:\n  - section: 要闻\n  - section: 综合\n{rows}    stories:\n"
        f"      A:\n        {story}      B:\n        {story}"
    )
    assert not made.report.has_errors
    assert [w for w in made.codes if w != "N301"] == []
    assert any("第2种写法" in words for words in told(made))
