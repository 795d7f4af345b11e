"""Messages of the stage ``page``: code → (what is wrong, what to do), each in Chinese and English."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E301": (
        (
            "溢排：稿件“{story}”多出{lines}行，{characters}字排不下",
            "overset: story {story!r} runs {lines} lines over, {characters} characters have no place",
        ),
        (
            "删去约{characters}字，缩小图片，或在版样中多给{lines}行",
            "cut about {characters} characters, make a picture smaller, or give it {lines} lines more in the dummy",
        ),
    ),
    "W301": (
        (
            "空版：稿件“{story}”还空{lines}行",
            "underset: story {story!r} leaves {lines} lines white",
        ),
        (
            "补约{characters}字，放大图片，或在版样中少给几行",
            "add about {characters} characters, enlarge a picture, or give it fewer lines in the dummy",
        ),
    ),
    "E302": (
        (
            "标题“{text}”用最小字号也排不进栏宽",
            "the head {text!r} does not fit its width in the smallest size",
        ),
        (
            "缩短标题，把它写成几行的列表，或把稿件放宽一栏",
            "shorten it, write it as a list of lines, or give the story another column",
        ),
    ),
    "E303": (
        (
            "稿件“{story}”分成{legs}栏后每栏只有{characters}字，不足10字",
            "story {story!r} cut into {legs} legs leaves {characters} characters a line, fewer than 10",
        ),
        ("减少 legs（分栏），或把稿件放宽", "use fewer legs, or a wider module"),
    ),
    "E304": (
        (
            "图片要占{columns}栏，稿件只有{legs}栏",
            "the picture wants {columns} columns, its story has {legs}",
        ),
        ("把 columns（栏数）改小", "lower its columns"),
    ),
    "E305": (
        ("报眼“{text}”的内容放不下", "the ear {text!r} does not fit its frame"),
        ("删去几条，或加大报头行数 lines", "drop an item, or give the nameplate more lines"),
    ),
    "E306": (
        ("第{page}版没有版样，也没有位置", "page {page} has neither a dummy nor places"),
        (
            "画一个 dummy（版样），每个字母代表一篇稿件",
            "draw a dummy, one letter a story",
        ),
    ),
    "E307": (
        ("这一期没有第{page}版", "the issue has no page {page}"),
        ("改 --page，或在 issue.yaml 里加上这一版", "change --page, or add the page to issue.yaml"),
    ),
    "E308": (
        (
            "稿件“{story}”的图片放不下，至少还差{lines}行",
            "a picture of story {story!r} has no room: at least {lines} lines are missing",
        ),
        (
            "在版样中给这篇稿件多留{lines}行，或让图片少占几栏",
            "give the story {lines} lines more in the dummy, or the picture fewer columns",
        ),
    ),
}
