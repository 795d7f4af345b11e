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
            "稿件“{story}”的题在文旁，不能同时转版、跨中缝、有拐角、竖排或文中插图",
            "the head of {story!r} has text beside it, which cannot jump, cross the fold, turn a corner, run down the page or have anything inside its text",
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
            "第{page}版是跨版，程序不会替它拟版样",
            "pages {page} are a spread; the program does not propose a make-up for one",
        ),
        (
            "画 dummy（版样），每行写两个版的栏数那么多字母；或去掉 spread（跨版），两版分开来拟",
            "draw a dummy, each row with the letters of both pages' columns; or delete spread (跨版) and have each page proposed",
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
