"""Messages of the rules: a rule's id is its code; see RULES.md for what each demands.

Every text may use: page, stories, column, line, measured, limit, and said: what was measured.
"""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "L1": (
        (
            "第{page}版的报名 {measured} 磅，不大于版上最大的字 {limit} 磅",
            "the nameplate of page {page} is {measured} pt, no larger than its largest text, {limit} pt",
        ),
        (
            "加大报头字号 nameplate.size，或缩小标题",
            "enlarge nameplate.size, or make the head smaller",
        ),
    ),
    "L2": (
        (
            "第{page}版的版本记录 {limit} 项中只有 {measured} 项",
            "the imprint of page {page} has {measured} of {limit} items",
        ),
        (
            "在 paper.yaml 补齐刊号、主管、主办、出版、地址、联系、印刷、发行、定价，在 issue.yaml 写期号",
            "tell cn, supervisor, sponsor, publisher, address, contact, printer, distribution and price in paper.yaml, number in issue.yaml",
        ),
    ),
    "L3": (
        (
            "第{page}版的刊号不是报纸的刊号",
            "the CN number of page {page} is not that of a newspaper",
        ),
        (
            "写成“CN 地区-序号”，地区 10–65，序号 0001–0999",
            "write “CN area-number”, area 10–65, number 0001–0999",
        ),
    ),
    "L4": (
        (
            "第{page}版的报眉没有正确的版次",
            "the folio of page {page} does not tell its number in order",
        ),
        ("各版按 1、2、3……顺序编号", "number the pages 1, 2, 3 …"),
    ),
    "L5": (
        (
            "第{page}版的广告“{stories}”没有“广告”二字",
            "advertisement {stories!r} on page {page} does not say 广告",
        ),
        ("去掉它自己的 label，或写明“广告”", "leave its label out, or let it say 广告"),
    ),
    "H1": (
        (
            "第{page}版“{stories}”相压或出了版心",
            "{stories!r} on page {page} overlap or leave the type area",
        ),
        ("改版样或位置，让它们各占其处", "change the dummy or the places"),
    ),
    "H2": (
        (
            "第{page}版“{stories}”有 {measured} 行（格）空白",
            "page {page} has {measured} lines or cells white at {stories!r}",
        ),
        (
            "补文字，放大图片，或在版样中让它浅 {measured} 行",
            "add text, enlarge a picture, or make it {measured} lines shallower",
        ),
    ),
    "H3": (
        (
            "第{page}版“{stories}”少 {measured} 行，排不下",
            "{stories!r} on page {page} is {measured} lines short of room",
        ),
        (
            "删文字，缩小图片，或在版样中让它深 {measured} 行",
            "cut text, make a picture smaller, or make it {measured} lines deeper",
        ),
    ),
    "H4": (
        (
            "第{page}版“{stories}”题与文之间空 {measured} 行",
            "{measured} lines of white between head and text of {stories!r} on page {page}",
        ),
        ("不超过 {limit} 行：让版块浅一些", "no more than {limit}: make the module shallower"),
    ),
    "H5": (
        (
            "第{page}版“{stories}”有 {measured} 处文路不顺",
            "{stories!r} on page {page} reads the wrong way in {measured} places",
        ),
        ("各栏从左到右，栏顶不高过标题", "legs go from left to right and begin under the head"),
    ),
    "H6": (
        (
            "第{page}版“{stories}”有 {measured} 处出了自己的版块",
            "{measured} parts of {stories!r} on page {page} stand outside its module",
        ),
        ("在版样中给它更多行或更多栏", "give it more lines or columns in the dummy"),
    ),
    "H7": (
        (
            "第{page}版“{stories}”题下只有 {measured} 行",
            "{stories!r} on page {page} has {measured} lines under its head",
        ),
        (
            "至少 {limit} 行：收窄版块，或减少 legs（分栏）",
            "at least {limit}: a narrower module, or fewer legs",
        ),
    ),
    "H8": (
        (
            "第{page}版“{stories}”有 {measured} 处行首行末标点不当",
            "{measured} lines of {stories!r} on page {page} begin or end with a forbidden mark",
        ),
        (
            "改动该行附近的字，或放宽禁则 level",
            "change a word near by, or the level of prohibitions",
        ),
    ),
    "H9": (
        (
            "第{page}版“{stories}”有 {measured} 处单字成行或单行成栏",
            "{measured} lone characters or lone lines in {stories!r} on page {page}",
        ),
        (
            "删补几个字，或让版块深一行",
            "cut or add a few characters, or make the module a line deeper",
        ),
    ),
    "H10": (
        (
            "第{page}版“{stories}”有 {measured} 行不在基线网格上",
            "{measured} lines of {stories!r} on page {page} are off the baseline grid",
        ),
        ("这是程序的错误，请报告", "this is a bug; please report it"),
    ),
    "H11": (
        (
            "第{page}版“{stories}”栏距只有 {measured} 字",
            "the gutters of {stories!r} on page {page} are {measured} characters",
        ),
        ("至少 {limit} 字：减少 legs（分栏）", "at least {limit}: use fewer legs"),
    ),
    "H12": (
        (
            "第{page}版的转版没有配对：第{measured}版与第{limit}版",
            "a jump line on page {page} has no partner: pages {measured} and {limit}",
        ),
        ("“下转第×版”与“上接第×版”要成对", "下转 and 上接 come in pairs"),
    ),
    "H13": (
        (
            "第{page}版“{stories}”的图片有 {measured} 处没有署名，或图说离图、宽于图",
            "{measured} pictures of {stories!r} on page {page} lack a credit, or their caption is away or too wide",
        ),
        (
            "加上 credit（摄影）；图说贴图，不宽于图",
            "add credit; captions touch their picture and are no wider",
        ),
    ),
    "H14": (
        (
            "第{page}版头条“{stories}”不在左上，或题不大于别的题（{measured} 对 {limit}）",
            "the lead of page {page} ({stories}) is not top left, or its head is not the largest ({measured} against {limit})",
        ),
        (
            "把头条放在左上，加宽它，或降低别稿的级别 rank",
            "put the lead top left, make it wider, or lower the rank of the other",
        ),
    ),
    "H15": (
        (
            "第{page}版“{stories}”一行 {measured} 字，界限 {limit} 字",
            "{stories!r} on page {page} has {measured} characters a line, the limit is {limit}",
        ),
        ("改 legs（分栏）或版块的宽", "change its legs or its width"),
    ),
    "H16": (
        (
            "第{page}版“{stories}”与邻稿之间没有空白、线或框",
            "nothing parts {stories!r} from its neighbour on page {page}",
        ),
        ("栏距至少 {limit} 字，或给它加框", "a gutter of {limit} at least, or a box"),
    ),
    "C1": (
        (
            "第{page}版“{stories}”碰题：两题并排，高低重叠 {measured}%",
            "heads of {stories!r} butt on page {page}: side by side, {measured} % at one height",
        ),
        (
            "错开高低，中间放图或框，或让一题换字号、字体",
            "shift one, put a picture or a box between, or change the size or face of one",
        ),
    ),
    "C2": (
        (
            "第{page}版通线：第{column}栏第{line}行起有一条直缝贯穿全版",
            "a seam runs across page {page} at column {column}, line {line}",
        ),
        ("让一篇稿件跨过它", "let a story reach over it"),
    ),
    "C3": (
        ("第{page}版“{stories}”四角相逢", "four corners of {stories!r} meet on page {page}"),
        ("让其中一篇深一行或浅一行", "make one of them a line deeper or shallower"),
    ),
    "C4": (
        (
            "第{page}版“{stories}”不是矩形，有 {measured} 个角",
            "{stories!r} on page {page} is no rectangle but has {measured} corners",
        ),
        (
            "画成矩形；本报要穿插拼版，就在 rules（规则）里写 make_up: traditional（版式: 传统）",
            "draw it as a rectangle; if interlocking stories are the paper's style, write make_up: traditional in its rules",
        ),
    ),
    "C5": (
        (
            "第{page}版“{stories}”有 {measured} 栏栏顶无遮",
            "{measured} legs of {stories!r} on page {page} have a naked top",
        ),
        ("让题盖住各栏，或在栏顶放图", "let the head cover all legs, or put a picture over them"),
    ),
    "C6": (
        (
            "第{page}版“{stories}”{measured} 面被框包围",
            "{stories!r} on page {page} is enclosed by boxes on {measured} sides",
        ),
        ("去掉一个框，或换位置", "take a box away, or move the story"),
    ),
    "C7": (
        (
            "第{page}版“{stories}”{said}",
            "legs of {stories!r} on page {page} {said}",
        ),
        ("改变版块的宽或 legs（分栏）", "change its width or its legs"),
    ),
    "C8": (
        (
            "第{page}版“{stories}”有 {measured} 处段落在栏间只留一行",
            "{measured} paragraphs of {stories!r} on page {page} leave a lone line at a turn",
        ),
        (
            "删补几个字，或让版块深一行",
            "cut or add a few characters, or make the module a line deeper",
        ),
    ),
    "C9": (
        (
            "第{page}版“{stories}”的主题{said}",
            "the headline of {stories!r} on page {page} {said}",
        ),
        ("改写标题，或改变版块的宽", "reword it, or change the module's width"),
    ),
    "C10": (
        (
            "第{page}版“{stories}”标题大小失序（{measured} 对 {limit} 磅）",
            "heads of {stories!r} on page {page} are out of order ({measured} against {limit} pt)",
        ),
        (
            "同宽的题越往下越小，头条至少大 12 磅：改级别 rank 或字号 size",
            "heads shrink down the page, the lead is 12 pt ahead: change rank or size",
        ),
    ),
    "C11": (
        (
            "第{page}版“{stories}”：重要的稿件排在次要的下面（级别 {measured} 在 {limit} 之下）",
            "on page {page} {stories!r}: rank {measured} stands under rank {limit}",
        ),
        ("对换两稿的位置", "let them change places"),
    ),
    "C12": (
        (
            "第{page}版的图片都在一边（重心在 {measured}%）",
            "all pictures of page {page} stand in one half (centre at {measured} %)",
        ),
        ("把一幅图移到另一半", "move one to the other half"),
    ),
    "C13": (
        (
            "第{page}版“{stories}”的图片：{measured}，最好是 {limit}（ppi、行，或隔断一栏的图数）",
            "a picture of {stories!r} on page {page}: {measured}, {limit} is better (ppi, lines, or pictures that part a leg)",
        ),
        (
            "换一张更大的，让它少占几栏，在版样中给它更多行，或把它移到栏的上下两端",
            "take a larger file, fewer columns, more lines in the dummy, or a place at a leg's head or foot",
        ),
    ),
    "C14": (
        (
            "第{page}版“{stories}”连续 {measured} 行没有小标题和图片",
            "{stories!r} on page {page} runs {measured} lines without a crosshead or a picture",
        ),
        (
            "超过 {limit} 行就加小标题、图片，或放宽版块",
            "over {limit}, add crossheads or a picture, or make it wider",
        ),
    ),
    "C15": (
        (
            "第{page}版有 {measured} 种行长、加框或字体，多于 {limit}",
            "page {page} has {measured} measures, boxes or families of type, more than {limit}",
        ),
        (
            "减少 legs（分栏）的花样、box（框）和 styles（样式）里的字体",
            "use fewer kinds of legs, fewer boxes and fewer faces in styles",
        ),
    ),
    "C16": (
        (
            "第{page}版的版脚最宽只有 {measured} 栏",
            "the widest story at the foot of page {page} has {measured} columns",
        ),
        ("用不窄于 {limit} 栏的版块压住版脚", "hold the foot with a story {limit} columns wide"),
    ),
    "C17": (
        (
            "第{page}版“{stories}”{measured} 行，本来宜为 {limit} 行",
            "{stories!r} on page {page} has {measured} lines, {limit} would suit it",
        ),
        (
            "这是图片裁切或题上空白的变化，可不管",
            "pictures are cropped or the head's white changed; it may be left",
        ),
    ),
}
