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
            "缩短它；标题可以写几种写法（列表），可以用 | 分成几行，也可以把稿件放宽一栏",
            "shorten it; a headline may be a list of wordings, or lines after |, or its story a column wider",
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
            "缩短标题，用 | 把它分成几列，或在版样中让稿件加深",
            "shorten it, write it as columns after |, or make the story deeper in the dummy",
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
    "E350": (
        (
            "“{story}”只能占一个矩形",
            "{story!r} can only take a rectangle",
        ),
        (
            "有拐角的版块只能放题在文上、不转版的新闻或评论；把拐角分给别的字母",
            "only news or commentary with its head over its text, that does not jump, can turn a corner; give the corner to another letter",
        ),
    ),
    "E351": (
        (
            "稿件“{story}”的题所在的那一块浅了 {lines} 行",
            "the part in which the head of story {story!r} stands is {lines} lines too shallow",
        ),
        (
            "让那一块加深（题下至少三行正文，题旁的栏不高过题），或缩小标题",
            "make that part deeper (three lines of text under the head, no leg beside it higher than its foot), or the head smaller",
        ),
    ),
    "E352": (
        (
            "稿件“{story}”分 {legs} 栏，有一栏跨在拐角上",
            "story {story!r} in {legs} legs: one of them stands across the corner of its module",
        ),
        (
            "改 legs（分栏），让拐角两边各分整数栏，或去掉它",
            "change legs so that both sides of the corner have whole legs, or delete it",
        ),
    ),
    "E353": (
        (
            "“{letter}”的位置有拐角，只有版上每篇都写了位置才行",
            "the place of {letter} turns a corner, which only a page can have all of whose stories are placed",
        ),
        (
            "写上每篇的位置，画版样，或让它占一个矩形",
            "give every story its place, draw a dummy, or let it take a rectangle",
        ),
    ),
    "E354": (
        (
            "稿件“{story}”有拐角，不能跨中缝",
            "story {story!r} turns a corner and cannot lie across the fold",
        ),
        ("画成矩形，或全画在一版里", "draw it as a rectangle, or on one of the two pages"),
    ),
    "E355": (
        (
            "稿件“{story}”有拐角，文中不能插图片、引语",
            "story {story!r} turns a corner and cannot have pictures or quotes inside its text",
        ),
        (
            "把图片放在角上（at: top-right 等），去掉引语，或画成矩形",
            "put the pictures in its corners (at: top-right and so on), delete the quotes, or draw it as a rectangle",
        ),
    ),
    "E356": (
        (
            "稿件“{story}”只分 {legs} 栏，题旁没有文",
            "story {story!r} has {legs} legs: no text would stand beside its head",
        ),
        (
            "串文题至少空出一栏，文包题两边各一栏；加栏，减 headline_legs（题栏数），或用盖文题",
            "a run-in head leaves one leg free, one inside a leg on each side; take more legs, fewer headline_legs, or let it stand over the text",
        ),
    ),
    "E357": (
        (
            "稿件“{story}”的题在文旁，不能同时{clash}",
            "the head of {story!r} has text beside it; such a story cannot {clash}",
        ),
        ("去掉 headline_position（题文），或去掉另一样", "delete headline_position, or the other"),
    ),
    "W351": (
        (
            "只有题在文旁时 {key} 才有用",
            "{key} means nothing where the head stands over all of its text",
        ),
        ("删去它，或写上 headline_position（题文）", "delete it, or add headline_position"),
    ),
    "W352": (
        (
            "广告“{story}”卖的是 {columns} 栏 {lines} 行，版上是 {drawn_columns} 栏 {drawn_lines} 行",
            "advertisement {story!r} was sold as {columns} columns by {lines} lines; on the page it is {drawn_columns} by {drawn_lines}",
        ),
        (
            "改版样，或改广告的 columns（栏数）、lines（行数）",
            "change the dummy, or the advertisement's columns and lines",
        ),
    ),
    "E359": (
        (
            "“{letter}”画成这样读不通：{letter} 的一栏被别的稿件隔断，或题分在两处",
            "“{letter}” cannot be read in this form: another story cuts one of its columns in two, or it has two heads",
        ),
        (
            "每栏从上到下连着画，最上一行连成一段",
            "draw each of its columns without a gap, and its first row as one stretch",
        ),
    ),
    "W350": (
        (
            "稿件“{story}”的余字只能放进栏距：它转版、跨中缝或有拐角",
            "what is left over between the legs of {story!r} goes into the gutters: it jumps, lies across the fold or turns a corner",
        ),
        (
            "去掉 remainder（余字），或改栏数让它除得尽",
            "delete its remainder, or take a number of legs that leaves none",
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
            "在可以折行处加空格，用 | 分成几行，或改短、放宽；若那里不是词，请放心不管",
            "write a space where it may break, write it as lines after |, or shorten or widen it; where that is no word, leave it",
        ),
    ),
    "W312": (
        (
            "以“{before}”开头的标题有 {count} 字，超过 {most} 字就按正文折行，词可能被拆开",
            "the head that begins {before!r} has {count} characters; above {most} it is broken as body text is, inside words too",
        ),
        (
            "标题改短，或把它写成正文",
            "shorten it, or make it body text",
        ),
    ),
    "E360": (
        (
            "要从第{leg}栏起占{columns}栏，稿件只有{legs}栏",
            "it is to stand over {columns} legs at leg {leg}, its story has {legs}",
        ),
        (
            "改小 columns（栏数）、width（宽度），或改 leg（起栏）",
            "lower its columns or width, or change its leg",
        ),
    ),
    "E361": (
        (
            "图旁第{leg}栏每行只剩{characters}字，不足{least}字",
            "beside the picture {characters} characters a line are left in leg {leg}, fewer than {least}",
        ),
        (
            "改 width（宽度）：窄一些，或宽到占满整栏；或用 columns（栏数）",
            "make its width smaller, or so large that it covers the leg; or write columns instead",
        ),
    ),
    "E362": (
        (
            "图宽{width}字，居中会把{characters}字宽的一栏分成两半",
            "a picture {width} characters wide in the middle would split a leg of {characters} in two",
        ),
        (
            "靠左或靠右（左中、右中），写 leg（起栏）让它骑在两栏之间，或加宽到占满一栏",
            "put it at the left or the right, write leg so that it straddles a gutter, or let it cover a leg",
        ),
    ),
    "E363": (
        (
            "稿件“{story}”的引语放不下，至少还差{lines}行",
            "a pull quote of story {story!r} has no room: at least {lines} lines are missing",
        ),
        (
            "在版样中给这篇稿件多留{lines}行，或缩短引语",
            "give the story {lines} lines more in the dummy, or shorten the quote",
        ),
    ),
    "E364": (
        (
            "稿件“{story}”转版，图片只能占整栏、靠四角，也不能有引语",
            "story {story!r} jumps: its pictures stand in corners over whole legs, and it has no pull quotes",
        ),
        (
            "去掉 width、leg 和 middle（中），删去引语，或让它在一版里排完",
            "delete width, leg, middle and pull quotes, or let the story stand on one page",
        ),
    ),
    "W365": (
        (
            "写了 width（宽度：{width}字），columns（栏数）不起作用",
            "its width of {width} characters decides; its columns mean nothing",
        ),
        ("删去其中一个", "delete one of them"),
    ),
    "W360": (
        (
            "稿件“{story}”有消息头，首字不下沉",
            "story {story!r} has a byline and no drop cap",
        ),
        (
            "“本报讯”自有字体，就是开头；删去 drop_cap（首字下沉），或删去消息头",
            "a byline in its own face is an opening already: delete drop_cap, or the byline",
        ),
    ),
    "W361": (
        (
            "首段只有{count}行，首字不能下沉{lines}行",
            "the first paragraph has {count} lines; its first character cannot drop {lines}",
        ),
        ("少沉几行，或把首段写长", "let it drop fewer lines, or make the paragraph longer"),
    ),
    "W362": (
        (
            "首字的“{key}”由下沉的行数决定，写在这里不起作用",
            "“{key}” of a drop cap follows from its lines and means nothing here",
        ),
        ("删去它", "delete it"),
    ),
    "W363": (
        (
            "首段以“{text}”开头，不是汉字、字母或数字，首字不下沉",
            "the first paragraph begins with {text!r}, neither a letter nor a number, and has no drop cap",
        ),
        ("改写开头，或删去 drop_cap（首字下沉）", "begin it otherwise, or delete drop_cap"),
    ),
    "W364": (
        (
            "首字下沉{lines}行，旁边每行只剩{characters}字，不足{least}字，不下沉",
            "beside a first character {lines} lines deep {characters} characters a line are left, fewer than {least}: it is not dropped",
        ),
        ("少沉几行，或让稿件的栏宽一些", "let it drop fewer lines, or give the story wider legs"),
    ),
    "N301": (
        ("第{page}版各行的深度：{rows}", "depths given to the rows of page {page}: {rows}"),
        (
            "想固定哪一行，就把行数写到版样里那一行的后面",
            "to pin a row, write its depth behind it in the dummy",
        ),
    ),
    "N310": (
        ("版面配合：稿件“{story}”：{changes}", "copyfit of story {story!r}: {changes}"),
        (
            "为了排满版块，按 styles 的 copyfit（版面配合）里最便宜的办法改动；不想改，就在版样中改它的深度",
            "done to fill its module, as is cheapest by the copyfit of the paper's styles; if you do not want it, change its depth in the dummy",
        ),
    ),
    "N311": (
        (
            "第{page}版版面配合：{count}篇让了一步，详见 banmian check",
            "page {page}: stories that gave way to copyfit: {count}; see banmian check",
        ),
        ("逐篇说明见 N310", "N310 tells story by story"),
    ),
}
