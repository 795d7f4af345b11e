"""What copyfit did is told, story by story: exactly what differs from what the story wanted."""

import random
import re
from itertools import pairwise

import pytest

from layout.display import GlyphRun
from tests.page.conftest import COPY, groups, text_of, walk
from tests.page.test_jump import SENTENCES

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
    assert told(made, "en") == ["copyfit of story '2A': 1 line of white at its head"]


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


# -- what is no plain story ------------------------------------------------------------------------


def module(lines: int, story: str, columns: int = 4) -> str:
    row = ("A" * columns).ljust(6, ".")
    return (
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
        f"      {row} {lines}\n      ...... {86 - lines}\n    stories:\n      A:\n"
        + "".join(f"        {line}\n" for line in story.splitlines())
    )


def depths(made, *roles: str) -> list[int]:
    """Return the depth of each picture in lines, rounded up."""
    pitch = made.style.sheet.pitch
    return [-(-group.items[0].rect.height // pitch) for group in groups(made.page, *roles)]


BRIEFS = "kind: briefs\ntitle: 沙市简讯\nlegs: 2\nitems:\n" + "".join(
    f"  - {{headline: 第{n}条短讯, body: {COPY * 2}}}\n" for n in "一二三四五六"
)


def test_white_between_briefs_is_told(make) -> None:
    made = {n: make(module(n, BRIEFS)) for n in range(25, 29)}
    assert [code for m in made.values() for code in m.codes] == []
    assert told(made[26]) == []
    assert told(made[27]) == ["版面配合：稿件“2A”：各条之间共多空1行"]
    assert "共少空3行" in told(made[25])[0]
    assert "共多空3行" in told(made[28])[0]
    gaps = {n: sum(gaps_of(m)) for n, m in made.items()}
    assert gaps[25] < gaps[26] < gaps[27] < gaps[28]


def gaps_of(made) -> list[int]:
    """Return the white between neighbouring body lines of each leg, in lines."""
    sheet = made.style.sheet
    ys: dict[int, set[int]] = {}
    for run in walk(tuple(groups(made.page, "briefs"))):
        if isinstance(run, GlyphRun) and run.size == sheet.size:
            ys.setdefault((run.origin.x - sheet.left) // sheet.measure(2), set()).add(run.origin.y)
    return [(b - a) // sheet.pitch - 1 for own in ys.values() for a, b in pairwise(sorted(own))]


def test_briefs_that_are_too_long_squeeze_a_paragraph_and_name_it(make) -> None:
    """Without any white between them a line is over; a paragraph gives it."""
    copy = "天地，玄黄，宇宙，洪荒，日月，盈满，辰宿，列张，寒来，暑往，秋收。"
    items = "".join(f"  - {{headline: 第{n}条短讯, body: {copy}}}\n" for n in "一二三四")
    story = f"kind: briefs\ntitle: 沙市简讯\nlegs: 1\nitems:\n{items}"
    found = [make(module(n, story, 1)) for n in range(25, 28)]
    well = [made for made in found if not made.report.has_errors]
    assert len(well) == 3
    (words,) = told(well[0])
    assert words.endswith("：各条之间共少空3行，第3条少排1行，第4条少排1行")
    assert all(text_of(tuple(groups(made.page, "paragraph"))) == copy * 4 for made in well)


ESSAY = (
    "kind: essay\nheadline: 江上第四座桥今晨通车\n"
    "photos:\n" + "  - {file: wide.jpg, caption: 桥。, alt: 桥}\n" * 4 + f"body: {COPY * 3}"
)


def test_pictures_of_an_essay_are_told_with_their_depths(make) -> None:
    natural = next(n for n in range(20, 80) if not told(make(module(n, ESSAY))))
    whole, made = make(module(natural, ESSAY)), make(module(natural - 4, ESSAY))
    (words,) = told(made)
    found = re.findall("图([0-9])高([0-9]+)行（原([0-9]+)行）", words)
    told_less = [int(own) - int(lines) for _, lines, own in found]
    numbers = [int(number) - 1 for number, _, _ in found]
    less = [a - b for a, b in zip(depths(whole, "figure"), depths(made, "figure"), strict=True)]
    assert sum(told_less) > 0
    assert [less[number] for number in numbers] == told_less
    assert not any(less[i] for i in range(4) if i not in numbers)


def test_an_essay_gives_way_by_more_than_its_pictures(make) -> None:
    """Pictures whose depth is given: head and paragraphs are all that is left to give way."""
    fixed = ESSAY.replace("alt: 桥", "alt: 桥, lines: 12")
    assert told(make(module(33, fixed))) == []
    assert told(make(module(34, fixed))) == ["版面配合：稿件“2A”：题的上下多空1行"]
    made = make(module(32, fixed))
    assert not made.report.has_errors
    assert told(made) == ["版面配合：稿件“2A”：标题26磅（原28磅）"]
    assert text_of(tuple(groups(made.page, "paragraph"))) == COPY * 3


PICTURE = "kind: picture\nheadline: 新桥今晨通车\nphoto: {file: wide.jpg, caption: 桥。, alt: 桥}"


@pytest.mark.parametrize("more", [-3, 1, 4])
def test_a_single_picture_is_told_with_its_depth(make, more) -> None:
    natural = next(n for n in range(10, 60) if not told(make(module(n, PICTURE))))
    whole, made = make(module(natural, PICTURE)), make(module(natural + more, PICTURE))
    (words,) = told(made)
    found = re.search("图片高([0-9]+)行（原([0-9]+)行）", words)
    white = re.search("多空([0-9])行", words)
    change = int(found[1]) - int(found[2]) if found else 0
    assert change + (int(white[1]) if white else 0) == more
    assert depths(made, "figure")[0] - depths(whole, "figure")[0] == change


def test_a_head_beside_text_gives_way_too(make) -> None:
    """A run-in head that takes fewer lines of its legs, or more, and tells so."""
    heads = "[江上第四座桥今晨六时通车两岸居民步行过江一刻钟, 第四座桥通车]"
    story = f"headline: {heads}\nheadline_position: run-in\nrank: 1\nbody: {COPY * 14}"
    made = [make(module(n, story)) for n in range(12, 34)]
    well = [m for m in made if not [c for c in m.codes if c[0] in "EW"]]
    words = [w for m in well for w in told(m)]
    assert any("标题用第2种写法" in w for w in words)
    assert any("题的上下多空" in w for w in words)
    assert all(text_of(tuple(groups(m.page, "paragraph"))) == COPY * 14 for m in well)


def test_a_story_that_turns_a_corner_has_other_heads(make) -> None:
    """An L whose head has no room left: a shorter wording makes it."""
    head = "[江上第四座桥今晨六时通车两岸居民步行过江一刻钟, 第四座桥通车]"
    rows = "AAAABB {} / AACCBB 20 / ......"
    drawn = [
        make(
            "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
            + "".join(f"      {row.strip()}\n" for row in rows.format(n).split("/"))
            + f"    stories:\n      A:\n        headline: {head}\n        rank: 1\n"
            + f"        body: {COPY * 12}\n"
            + "".join(f"      {b}: {{headline: 桥, body: {COPY * 3}}}\n" for b in "BC")
        )
        for n in range(9, 12)
    ]
    stories = [([d.code for d in m.report.diagnostics if d.code[0] == "E"], told(m)) for m in drawn]
    assert any(not errors and "第2种写法" in "".join(words) for errors, words in stories)


def test_the_first_part_of_a_jump_tells_of_its_paragraphs(make) -> None:
    rng = random.Random(3)
    body = "".join(
        "      " + "".join(rng.choice(SENTENCES) for _ in range(rng.randint(1, 3))) + "\n"
        for _ in range(26)
    )
    story = f"stories:\n  qiao:\n    headline: 新桥今晨通车\n    jump: 3\n    body: |\n{body}"
    drawn = (
        "pages:\n  - section: 要闻\n  - section: 综合\n    places: {{A: [1, 1, 3, {}]}}\n"
        "    stories: {{A: qiao}}\n  - section: 新闻\n    places: {{F: [1, 1, 3, 40]}}\n"
        "    stories: {{F: {{continues: qiao}}}}\n"
    )
    before, after = make(story + drawn.format(16)), make(story + drawn.format(17))
    assert told(before) == []
    assert told(after) == ["版面配合：稿件“qiao”：第4段多排1行"]
    lines = [len(groups(made.page, "paragraph")[3].items) for made in (before, after)]
    assert lines[1] == lines[0] + 1
