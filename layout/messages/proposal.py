"""Messages of make-up that is proposed, and of stories dealt to pages: code → (what is wrong, what to do), in both languages."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E371": (
        (
            "第{page}版没有版样，程序也排不成：版面 {lines} 行，这些稿件能排满的版面深度：{depths}",
            "page {page} has no dummy, and no make-up fits: it has {lines} lines; its stories fill a page of: {depths}",
        ),
        (
            "照下面试过可行的办法改，或自己画 dummy（版样）",
            "take one of the remedies below, all of them tried, or draw a dummy",
        ),
    ),
    "E365": (
        (
            "第{page}版没有版样，程序也排不成：这些稿件没有一种拼法正好 {lines} 行",
            "page {page} has no dummy, and no make-up of its stories comes to {lines} lines",
        ),
        (
            "照下面的办法改，或自己画 dummy（版样）",
            "do as is said below, or draw a dummy",
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
            "第{page}版排不满：版面 {lines} 行，这些稿件不留白能排满的版面深度：{depths}",
            "page {page} cannot be filled: it has {lines} lines; without white its stories fill a page of: {depths}",
        ),
        (
            "照下面试过可行的办法改，或留白",
            "take one of the remedies below, all of them tried, or leave the white",
        ),
    ),
    "W366": (
        (
            "第{page}版排不满：这些稿件不留白没有一种拼法正好 {lines} 行",
            "page {page} cannot be filled: without white no make-up of its stories comes to {lines} lines",
        ),
        (
            "照下面的办法改，或留白",
            "do as is said below, or leave the white",
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
            "第{page}版钉住的 {letters} 互相咬住，一刀切不开，程序不能绕着它们排",
            "the pins {letters} of page {page} lock into one another: no cut right across parts them, and no make-up is found round them",
        ),
        (
            "挪开一篇，让一条直线把它们分开，或画 dummy（版样）",
            "move one so that a straight line parts them, or draw a dummy",
        ),
    ),
    "E398": (
        (
            "第{page}版有 {count} 篇，又有稿件不钉在版角：程序绕着排的，最多 {most} 篇",
            "page {page} has {count} stories and one pinned away from the corners: the program makes up {most} round such pins at the most",
        ),
        (
            "撤下几篇，把钉住的移到版角，或画 dummy（版样）",
            "take stories off the page, pin in corners only, or draw a dummy",
        ),
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
    "E390": (
        (
            "稿件{story}要排在第{page}版，这一期只有{count}版",
            "story {story} is wanted on page {page}, the issue has {count}",
        ),
        ("改 page（版次），或删去它", "change page (版次), or delete it"),
    ),
    "E391": (
        (
            "稿件{story}要排在版面{section}，没有这样的版名",
            "story {story} is wanted in section {section}, which no page has",
        ),
        ("改成 {names}", "did you mean {names}"),
    ),
    "E392": (
        (
            "稿件{story}要转版，却没有上版，程序不替转版的稿件选版",
            "story {story} jumps, but stands on no page; the program chooses no page for such a story",
        ),
        ("把它写进某一版的 stories（稿件）", "name it in a page's stories"),
    ),
    "W390": (
        (
            "稿件{story}要排在第{page}版，却写在第{own}版的稿件里",
            "story {story} is wanted on page {page}, but is named among the stories of page {own}",
        ),
        ("照第{own}版的排；改去其中一处", "page {own} has it; change one of the two"),
    ),
    "W391": (
        (
            "没有版样的版由程序配稿：{pages}",
            "stories were dealt by the program to pages without a dummy: {pages}",
        ),
        (
            "用 banmian dummy 看分法和理由，加 --write 写进 issue.yaml",
            "banmian dummy tells how and why; with --write it writes them into issue.yaml",
        ),
    ),
    "W392": (
        (
            "稿件“{story}”留用：各版都排不下，第{page}版最接近，还差约{amount}字的地方",
            "story {story!r} stays over: no page has room; page {page} comes nearest and lacks room for about {amount} characters",
        ),
        (
            "删短它或第{page}版的稿件约{amount}字，撤下一篇，或留到下期",
            "cut about {amount} characters of it or of page {page}, leave another story out, or keep it for the next issue",
        ),
    ),
    "W393": (
        (
            "稿件“{story}”留用：它要的版已有版样，或者不收这样的稿件",
            "story {story!r} stays over: the pages it may stand on have a dummy, or take no such story",
        ),
        (
            "写进那一版的 stories（稿件），删去那一版的 dummy（版样），或改它的 page（版次）、section（版面）",
            "name it in that page's stories, delete that page's dummy, or change its page or section",
        ),
    ),
    "W394": (
        (
            "稿件“{story}”留用：地方够，但试过的分法都让别的版更不好排",
            "story {story!r} stays over: there is room, but every deal tried with it leaves a page worse",
        ),
        (
            "用 page（版次）指定一版，或把它写进那一版的 stories（稿件）",
            "give it a page, or name it in that page's stories",
        ),
    ),
    "W395": (
        (
            "稿件“{story}”留用：试排过，删 {amount} 字就能排进第{page}版",
            "story {story!r} stays over: set on page {page} it comes in {amount} characters shorter",
        ),
        (
            "删去 {amount} 字左右，并用 page（版次）指定第{page}版",
            "cut about {amount} characters, and give it page {page}",
        ),
    ),
    "E393": (
        (
            "第{page}版写成一行，不能把稿件写进去",
            "page {page} is written on one line, so that no stories can be written into it",
        ),
        (
            "把这一版的各键分行写，再运行一次",
            "write the page's keys on lines of their own, then run it again",
        ),
    ),
    "E394": (
        (
            "稿件“{story}”在第{page}版已经排完，第{own}版没有续文可排",
            "story {story!r} ends on page {page}; nothing is left to go on on page {own}",
        ),
        (
            "删去它的 jump（转版）和第{own}版的续文",
            "delete its jump and the continuation on page {own}",
        ),
    ),
    "N314": (
        ("可行：{change}", "this mends it: {change}"),
        ("整版试排过：{how}", "the whole page was set so: {how}"),
    ),
    "N315": (
        (
            "“{story}”没有试出只改一处的办法（试排 {tries} 次）",
            "no single change was found that mends {story!r} (set {tries} times)",
        ),
        (
            "同时改两处，或改版样的分栏；改一处后再 check",
            "change two things, or the columns of the dummy; check again after the first",
        ),
    ),
    "N316": (
        (
            "第{page}版试排了 {tries} 次，不再找，还有 {rest} 处没有试完",
            "page {page} was set {tries} times; the search stopped with {rest} faults not tried to the end",
        ),
        ("先改已有办法的几处，再 check", "mend those that have a remedy, then check again"),
    ),
    "W398": (
        ("可行，要一起做：{steps}", "this mends it, all together: {steps}"),
        ("这样改，整版试排过", "the whole page was set so"),
    ),
    "W399": (
        (
            "第{page}版没有试出可行的办法：改一处不成，几处一起改也不成（{tries}）",
            "nothing was found that mends page {page}: no single change does, nor several together ({tries})",
        ),
        (
            "撤下或换上几篇再试，或自己画 dummy（版样）",
            "leave several stories out, or take others, and try again; or draw a dummy",
        ),
    ),
}
