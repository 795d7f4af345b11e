"""Messages of stories that go on on a later page: code → (what is wrong, what to do), in both languages."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E330": (
        (
            "稿件“{story}”要转到第{page}版，这一期只有{count}版",
            "story {story!r} jumps to page {page}; the issue has {count}",
        ),
        ("改 jump（转版），或加上那一版", "change its jump, or add the page"),
    ),
    "E331": (
        (
            "稿件“{story}”在第{own}版，不能转到第{page}版",
            "story {story!r} stands on page {own} and cannot jump to page {page}",
        ),
        ("只能转到后面的版", "jump to a later page"),
    ),
    "E332": (
        (
            "哪一版都没有稿件“{story}”，接不上",
            "no page has a story {story!r} that could go on here",
        ),
        (
            "写稿件代号，或版次加字母，如 {guess}",
            "write a story's id, or page and letter, as in {guess}",
        ),
    ),
    "E333": (
        (
            "“{story}”不是新闻或评论，不能转版",
            "{story!r} is neither news nor commentary and cannot jump",
        ),
        ("让它在一版里排完", "let it stand on one page"),
    ),
    "E334": (
        (
            "稿件“{story}”没有说要转到第{page}版",
            "story {story!r} does not say that it jumps to page {page}",
        ),
        (
            "在这篇稿件里写 jump: {page}（转版: {page}），或删去这块续文",
            "write jump: {page} in the story, or delete this continuation",
        ),
    ),
    "E335": (
        (
            "稿件“{story}”转到第{jump}版，续文却在第{page}版",
            "story {story!r} jumps to page {jump}, its continuation stands on page {page}",
        ),
        (
            "两处写同一版；一篇稿件只转一次",
            "name the same page in both places; a story jumps once only",
        ),
    ),
    "E336": (
        (
            "稿件“{story}”已有续文（第{line}行），一篇稿件只转一次",
            "story {story!r} has a continuation already (line {line}); a story jumps once only",
        ),
        ("删去一块续文", "delete one of them"),
    ),
    "E337": (
        (
            "稿件“{story}”在第{own}版，续文不能在第{page}版",
            "story {story!r} stands on page {own} and cannot go on on page {page}",
        ),
        ("续文放在后面的版", "put the continuation on a later page"),
    ),
    "E338": (
        (
            "稿件“{story}”是竖题，不能转版",
            "story {story!r} has a vertical head and cannot jump",
        ),
        ("改成横题，或让它在一版里排完", "let its head run across, or the story stand on one page"),
    ),
    "E339": (
        ("续文不能再转版，一篇稿件只转一次", "a continuation cannot jump; a story jumps once only"),
        ("删去 jump（转版），让这一块加深", "delete its jump and make this module deeper"),
    ),
    "E320": (
        (
            "稿件“{story}”转版之前只排得下{lines}行，至少要{least}行",
            "only {lines} lines of story {story!r} fit before the jump; there must be {least}",
        ),
        (
            "在版样中让它加深{depth}行，或缩小图片",
            "make it {depth} lines deeper in the dummy, or a picture smaller",
        ),
    ),
    "E321": (
        (
            "稿件“{story}”要转第{page}版，还有{lines}行，{characters}字，第{page}版没有它的续文",
            "story {story!r} jumps to page {page} with {lines} lines, {characters} characters; that page has no continuation of it",
        ),
        (
            "在第{page}版的版样里画一块，stories（稿件）里写 字母: {{上接: {story}}}",
            "draw a module in the dummy of page {page}, and write LETTER: {{continues: {story}}} in its stories",
        ),
    ),
    "E322": (
        (
            "稿件“{story}”在第{page}版的部分排不成，不知道从哪里接",
            "the part of story {story!r} on page {page} cannot be made up, so nothing can go on here",
        ),
        ("先改好第{page}版", "mend page {page} first"),
    ),
    "W320": (
        (
            "稿件“{story}”在第{page}版已经排完，续文的版块空{depth}行",
            "story {story!r} ends on page {page}; the module of its continuation is empty, {depth} lines deep",
        ),
        (
            "补约{characters}字，让第{page}版的版块浅一些，或删去转版和这块续文",
            "add about {characters} characters, make its module on page {page} shallower, or delete the jump and this continuation",
        ),
    ),
    "W322": (
        (
            "稿件“{story}”转版处有一行落单",
            "a line of a paragraph stands alone at the jump of story {story!r}",
        ),
        (
            "在版样中让它深一行或浅一行，或增删几个字",
            "make it a line deeper or shallower in the dummy, or add or cut a few characters",
        ),
    ),
    "W321": (
        (
            "稿件“{story}”排得下，用不着转版",
            "story {story!r} fits its module and need not jump",
        ),
        ("删去 jump（转版）", "delete its jump"),
    ),
}
