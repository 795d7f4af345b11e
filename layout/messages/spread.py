"""Messages of spreads (跨版): code → (what is wrong, what to do), in both languages."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E380": (
        (
            "跨版的左边是双数版，第{number}版是单数，在右边",
            "a spread begins on an even page; page {number} is odd, on the right",
        ),
        (
            "翻开的报纸，第{left}版和第{number}版、第{right}版和它后面一版相对；去掉这里的 spread（跨版），或挪一挪前面的版",
            "pages {left} and {number} face each other, and page {right} and the one behind it; delete spread (跨版) here, or move the pages before it",
        ),
    ),
    "E381": (
        (
            "第{pages}版在这一期的末尾，右边那一版的背面没有版",
            "pages {pages} end the issue: the right-hand one has no page on its back",
        ),
        (
            "在后面加一版，使总版数是双数（现在是{count}版），或去掉 spread（跨版）",
            "add a page behind them, so that the issue has an even number (it has {count} now), or delete spread (跨版)",
        ),
    ),
    "W380": (
        (
            "第{pages}版虽然左右相对，对折的报纸里却不在同一张纸上",
            "pages {pages} face each other, but no single sheet of a folded paper holds both",
        ),
        (
            "跨在中缝上的题和图要分两块版印，会错开；改放在全期正中两版，或请印厂确认",
            "a head or picture across the fold is printed from two plates and may not meet; take the two pages in the middle of the issue, or ask the printer",
        ),
    ),
    "W381": (
        (
            "“{text}”有字正压在中缝的折线上，左右又没有地方挪",
            "{text!r} has a character in the fold, and no room to move aside",
        ),
        (
            "缩小字号，或加减一两个字",
            "make it smaller, or a character or two longer or shorter",
        ),
    ),
    "W382": (
        (
            "跨版第{pages}版上没有一篇稿件跨过中缝",
            "no story of spread {pages} crosses the fold",
        ),
        (
            "让一篇稿件在版样里占到左右两边，或去掉 spread（跨版），分成两版",
            "let a story stand on both sides in the dummy, or delete spread (跨版) and make them two pages",
        ),
    ),
    "E382": (
        (
            "稿件“{story}”跨中缝，分{legs}栏时左右两边的栏不能一样宽",
            "story {story!r} crosses the fold; cut into {legs} legs, those on its two sides are not of one width",
        ),
        (
            "legs（分栏）可以写：{counts}；或让它左右两边占的栏数相近",
            "legs (分栏) may be: {counts}; or let it have about as many columns on either side",
        ),
    ),
    "E383": (
        (
            "第{page}版是跨版，程序没有排成：头条或组图跨在两版上，其余分在左右两版",
            "pages {page} are a spread for which no make-up was found: the lead or a photo essay over both pages, the others on either",
        ),
        (
            "增减稿件或图片；或画 dummy（版样），每行写两个版的栏数那么多字母；或去掉 spread（跨版），两版分开来排",
            "give it more or less copy or pictures; or draw a dummy, each row with the letters of both pages' columns; or delete spread (跨版)",
        ),
    ),
    "W397": (
        (
            "第{page}版：删、加或撤下一篇都没有试成（{tries}）",
            "pages {page}: no story cut, added to or left out makes them come out ({tries})",
        ),
        (
            "几篇一起增减，或画 dummy（版样）",
            "change several stories together, or draw a dummy",
        ),
    ),
    "E384": (
        (
            "稿件“{story}”跨中缝，不能用竖题",
            "story {story!r} crosses the fold and cannot have a vertical head",
        ),
        (
            "改成横题，或让它只占中缝的一边",
            "let its head run across, or the story stand on one side of the fold",
        ),
    ),
    "E385": (
        (
            "只有跨版才有 right（右版）",
            "only a spread has a right-hand page: right (右版)",
        ),
        (
            "加上 spread: true（跨版: true），或删去这一项",
            "write spread: true (跨版: true), or delete this key",
        ),
    ),
    "E386": (
        (
            "第{page}版是跨版，只钉住了几篇；程序排跨版时不会绕开钉住的稿件",
            "pages {page} are a spread on which some stories are pinned; the program does not make one up round them",
        ),
        (
            "删去 places（位置）让程序排，或画 dummy（版样）",
            "delete places and leave the spread to the program, or draw a dummy",
        ),
    ),
    "W386": (
        (
            "第{page}版是跨版，程序排成了，但有的稿件下面留白",
            "pages {page} are a spread whose make-up leaves white under stories",
        ),
        (
            "增加稿件或图片，或画 dummy（版样）",
            "give it more copy or pictures, or draw a dummy",
        ),
    ),
}
