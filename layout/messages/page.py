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
            "删去约{characters}字，缩小图片，或在版样中让它加深{depth}行",
            "cut about {characters} characters, make a picture smaller, or make it {depth} lines deeper in the dummy",
        ),
    ),
    "W301": (
        (
            "空版：稿件“{story}”下面空{depth}行",
            "underset: story {story!r} leaves a depth of {depth} lines white",
        ),
        (
            "补约{characters}字，放大图片，或在版样中让它浅{depth}行",
            "add about {characters} characters, enlarge a picture, or make it {depth} lines shallower in the dummy",
        ),
    ),
    "W302": (
        (
            "稿件“{story}”的图片左右裁去{percent}%",
            "a picture of story {story!r} loses {percent} % of its width by cropping",
        ),
        (
            "让图片占更多栏，少占几行，或换一张竖的",
            "give it more columns or fewer lines, or take an upright one",
        ),
    ),
    "E302": (
        (
            "“{text}”用最小字号也排不进所给的宽度",
            "{text!r} does not fit its width in the smallest size",
        ),
        (
            "缩短它；标题还可以写成几行的列表，或把稿件放宽一栏",
            "shorten it; a headline may be a list of lines, or its story a column wider",
        ),
    ),
    "E303": (
        (
            "稿件“{story}”分成{legs}栏后每栏只有{characters}字，不足{least}字",
            "story {story!r} cut into {legs} legs leaves {characters} characters a line, fewer than {least}",
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
        (
            "删去几条，加大报头行数 lines，或让报头少占几栏 columns",
            "drop an item, give the nameplate more lines, or fewer columns",
        ),
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
    "E309": (
        (
            "稿件“{story}”有内容超出它的版块，会压住旁边的稿件",
            "something of story {story!r} stands outside its module and would overprint its neighbour",
        ),
        (
            "在版样中给它更多行或更多栏；也请把这一期报告给我们",
            "give it more lines or columns in the dummy; and please report this issue to us",
        ),
    ),
    "E310": (
        (
            "稿件“{story}”的标题等至少要{least}行，版块只有{lines}行",
            "the head of story {story!r} alone wants {least} lines, its module has {lines}",
        ),
        (
            "在版样中给它更多行，或降低级别 rank、缩短标题",
            "give it more lines in the dummy, lower its rank, or shorten its head",
        ),
    ),
    "E311": (
        (
            "报头共{lines}行，放不下报名和下面的刊号等文字",
            "a nameplate of {lines} lines has no room for the name over its imprint",
        ),
        ("加大 nameplate（报头）的 lines（行数）", "give the nameplate more lines"),
    ),
    "W303": (
        (
            "稿件“{story}”的图片印出来只有 {ppi} ppi，不足 {least}",
            "a picture of story {story!r} prints at {ppi} ppi, less than {least}",
        ),
        ("换一张更大的，或让它少占几栏", "take a larger file, or fewer columns"),
    ),
    "E340": (
        (
            "稿件“{story}”的竖题排不进{lines}行的深度，约多{characters}字",
            "the vertical head of story {story!r} does not fit a depth of {lines} lines, about {characters} characters too many",
        ),
        (
            "缩短标题，把它写成几列的列表，或在版样中让稿件加深",
            "shorten it, write it as a list of columns, or make the story deeper in the dummy",
        ),
    ),
    "E341": (
        (
            "稿件“{story}”宽{characters}字，竖题旁边排不下正文，至少要{least}字",
            "story {story!r} is {characters} characters wide, too narrow for text beside a vertical head, which takes at least {least}",
        ),
        (
            "在版样中给它多一栏，或去掉 headline_direction（标题方向）",
            "give it a column more in the dummy, or delete headline_direction",
        ),
    ),
    "W304": (
        (
            "行距只有字号的 {percent}%，字下的标记会碰到下一行",
            "the pitch is {percent} % of the size: marks below a line touch the next",
        ),
        (
            "行距加到字号的 1.2 倍以上，或改用黑体、楷体",
            "make the pitch 1.2 times the size or more, or mark the words with hei or kai",
        ),
    ),
    "W311": (
        (
            "标题“{text}”在词中折行：“{before}”与“{behind}”之间",
            "the head {text!r} breaks inside a word, between {before!r} and {behind!r}",
        ),
        (
            "在可以折行处加空格，写成几行的列表，或改短、放宽；若那里不是词，请放心不管",
            "write a space where it may break, write it as a list of lines, or shorten or widen it; where that is no word, leave it",
        ),
    ),
    "N301": (
        ("第{page}版各行的深度：{rows}", "depths given to the rows of page {page}: {rows}"),
        (
            "想固定哪一行，就把行数写到版样里那一行的后面",
            "to pin a row, write its depth behind it in the dummy",
        ),
    ),
    "E371": (
        (
            "第{page}版没有版样，程序也排不成：版面 {lines} 行，这些稿件能排满的深度是 {depths} 行",
            "page {page} has no dummy, and no make-up fits: it has {lines} lines, its stories fill {depths}",
        ),
        (
            "照下面试过可行的办法改，或自己画 dummy（版样）",
            "take one of the remedies below, all of them tried, or draw a dummy",
        ),
    ),
    "E372": (
        ("稿件“{story}”在任何宽度都排不进去", "story {story!r} fits no width"),
        (
            "缩短标题、图说的长词，或改 legs（分栏）；单排这一篇可看到详情",
            "shorten its head or long words, or change its legs; set it alone to see why",
        ),
    ),
    "W370": (
        (
            "第{page}版排不满：版面 {lines} 行，不留白能排满的深度是 {depths} 行",
            "page {page} cannot be filled: it has {lines} lines, without white its stories fill {depths}",
        ),
        (
            "照下面试过可行的办法改，或留白",
            "take one of the remedies below, all of them tried, or leave the white",
        ),
    ),
    "W371": (
        (
            "可行：稿件“{story}”的图片占 {amount} 行",
            "this mends it: give the picture of {story!r} {amount} lines",
        ),
        ("在图片下写 lines: {amount}", "write lines: {amount} under the picture"),
    ),
    "W372": (
        (
            "可行：稿件“{story}”加 {amount} 字",
            "this mends it: add {amount} characters to {story!r}",
        ),
        ("补写 {amount} 字左右", "write about {amount} characters more"),
    ),
    "W373": (
        (
            "可行：稿件“{story}”删 {amount} 字",
            "this mends it: cut {amount} characters of {story!r}",
        ),
        ("删去 {amount} 字左右", "cut about {amount} characters"),
    ),
    "W374": (
        ("可行：撤下稿件“{story}”", "this mends it: leave {story!r} out"),
        ("把它移到别的版，或下一期", "move it to another page, or to another day"),
    ),
    "E373": (
        (
            "稿件“{story}”钉在版的中间，程序不能绕着它排",
            "story {story!r} is pinned away from the corners of the page; no make-up can be found round it",
        ),
        ("让它靠版角，或画 dummy（版样）", "pin it in a corner, or draw a dummy"),
    ),
    "W375": (
        (
            "这一版的稿件至少多 {amount} 字",
            "this page has {amount} characters too many at the least",
        ),
        ("撤下一篇，或删短几篇", "leave a story out, or cut several"),
    ),
    "W376": (
        (
            "这一版的稿件至少缺 {amount} 字",
            "this page has {amount} characters too few at the least",
        ),
        ("添一篇稿件或图片", "add a story or a picture"),
    ),
}
