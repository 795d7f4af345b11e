"""Pages drawn at random: every text is on the page once, in its module, or an error says so."""

import random
import re

import pytest

from layout.display import GlyphRun, Group, Image
from layout.geometry import Rect
from tests.page.conftest import em_box, text_of, walk

HAN = "今天清晨六时江上的第四座桥开始通行桥长一千二百米双向六车道两岸居民步行过江只要一刻钟"
SHEETS = {"四开": 6, "四开5栏": 5, "对开": 8}


def copy_of(rng: random.Random, length: int) -> str:
    chars = [rng.choice(HAN) for _ in range(length)]
    for i in range(7, length - 1, 11):
        chars[i] = rng.choice("，。、；：")
    if length > 30 and rng.random() < 0.4:
        chars[14:20] = rng.choice(("“好。”他", "GDP 3", "——江边", "2023年"))
    return "".join(chars).rstrip("，、；：。 ") + "。"


def draw_map(rng: random.Random, rows: int, columns: int) -> list[str]:
    """Cut a page into rectangles, again and again, as editors do."""
    grid = [["." for _ in range(columns)] for _ in range(rows)]
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    def cut(top: int, foot: int, left: int, right: int) -> None:
        if right - left >= 4 and rng.random() < 0.6:
            at = rng.randint(left + 2, right - 2)
            cut(top, foot, left, at)
            cut(top, foot, at, right)
        elif foot - top >= 2 and rng.random() < 0.8:
            at = rng.randint(top + 1, foot - 1)
            cut(top, at, left, right)
            cut(at, foot, left, right)
        else:
            letter = next(letters)
            for row in range(top, foot):
                grid[row][left:right] = letter * (right - left)

    cut(0, rows, 0, columns)
    return ["".join(row) for row in grid]


def write_story(rng: random.Random, letter: str, room: int) -> tuple[str, list[str]]:
    """Return a story's YAML and the texts that must be found on the page."""
    kind = rng.choice(["news"] * 5 + ["commentary", "briefs", "essay", "picture", "advertisement"])
    texts = [copy_of(rng, rng.randint(20, 140)) for _ in range(max(1, room // 90))]
    head = copy_of(rng, rng.randint(6, 18)).rstrip("。")
    lines = [f"      {letter}:", f"        kind: {kind}"]
    body = ["        body: |", *(f"          {text}" for text in texts)]
    photo = (
        f"{{file: {rng.choice(('wide', 'tall'))}.jpg, caption: 图说在此, credit: （摄）, alt: 桥}}"
    )
    if kind == "briefs":
        lines += ["        title: 简讯栏", "        items:"]
        for text in texts:
            lines += [f"          - headline: '{head}'", f"            body: '{text}'"]
        return "\n".join(lines), texts
    lines.append(f"        headline: '{head}'")
    if kind in ("news", "commentary"):
        lines.append(f"        rank: {rng.randint(1, 4)}")
        # Of their own chance, so that the other pages of a seed stay as they are.
        if side := random.Random(head).choice(("", "", "left", "right")):
            lines += ["        headline_direction: vertical", f"        headline_side: {side}"]
        lines.append(f"        box: {rng.choice(('none', 'none', 'frame', 'tint'))}")
        if rng.random() < 0.4:
            lines += [
                f"        kicker: '{copy_of(rng, 12)}'",
                "        deck: [副题在下, 又一行副题]",
            ]
        if rng.random() < 0.4:
            lines += ["        photos:", f"          - {photo}"]
        lines += ["        byline: 本报讯（记者）", "        signature: 江上人", *body]
        texts = ["本报讯（记者）" + texts[0], *texts[1:], "江上人"]
    elif kind == "essay":
        lines += ["        credit: （供图）", "        photos:"]
        lines += [f"          - {photo}"] * rng.randint(1, 6) + body
        texts = [*texts, "（供图）"]
    elif kind == "picture":
        lines += ["        series: 街景", f"        photo: {photo}"]
        texts = ["街景", "图说在此（摄）"]
    else:
        lines += body
    return "\n".join(lines), [head, *texts]


# The quick run draws a quarter of the pages.
SEEDS = [*range(15), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(15, 60))]


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_stands_over_another(make, seed):
    rng = random.Random(seed)
    sheet = rng.choice(list(SHEETS))
    rows = draw_map(rng, rng.randint(1, 5), SHEETS[sheet])
    letters = sorted(set("".join(rows)))
    share = 5000 // (len(rows) * SHEETS[sheet])
    made_of = [
        write_story(rng, c, round(sum(r.count(c) for r in rows) * share * rng.uniform(0.05, 0.5)))
        for c in letters
    ]
    page = "".join(f"      {row}\n" for row in rows)
    stories = "\n".join(text for text, _ in made_of)
    issue = f"  - section: 综合\n    dummy: |\n{page}    stories:\n{stories}\n"
    made = make("pages:\n  - section: 要闻\n" + issue, f"name: 试报\nsheet: {sheet}\n")
    if made.report.has_errors:
        codes = {d.code for d in made.report.diagnostics}
        assert "E309" not in codes, "a part of the page did not see that it has no room"
        assert all(d.span is not None for d in made.report.diagnostics)
        return
    found = re.sub(r"\s", "", text_of(made.page.items))
    for _, texts in made_of:
        for text in texts:
            assert re.sub(r"\s", "", text) in found
    modules = [[rect_of(i) for i in walk(g.items) if isinstance(i, GlyphRun | Image)]
               for g in made.page.items if isinstance(g, Group) and g.story]  # fmt: skip
    for i, one in enumerate(modules):
        for other in modules[i + 1 :]:
            assert not any(a.overlaps(b) for a in one for b in other)


def rect_of(item: GlyphRun | Image) -> Rect:
    if isinstance(item, Image):
        return item.rect
    return em_box(item)
