"""The rules as keys of paper.yaml: how bad each is, and how the program makes pages up."""

from __future__ import annotations

from typing import Final

from layout.read.entry import Choice, Entry, Kind, Section

# Each rule by its id: its Chinese name, and what it demands.  RULES.md tells more.
_RULES: Final = (
    ("L1", "报名最大", "一版报名大于版上其他文字", "the nameplate is the largest text of page 1"),
    ("L2", "版本记录", "版本记录齐全", "the imprint is complete"),
    ("L3", "刊号", "刊号是报纸的刊号", "the CN number is a newspaper's"),
    ("L4", "版次", "每版报眉有版次", "every folio tells its page"),
    ("L5", "广告字样", "广告标明“广告”", "advertisements say 广告"),
    ("H1", "不压不出", "不相压，不出版心", "nothing overlaps or leaves the type area"),
    ("H2", "满版", "版面排满", "the page is full"),
    ("H3", "不溢排", "没有排不下的文字", "no copy without room"),
    ("H4", "题文相连", "题下就是文", "the text begins under its head"),
    ("H5", "文路", "各栏从左到右，不高过题", "legs go from left to right, none above the head"),
    ("H6", "不相穿", "稿件各在自己的版块里", "a story stands in its module"),
    ("H7", "不背题", "题下至少三行", "three lines under a head"),
    ("H8", "避头尾", "行首行末无禁则标点", "no forbidden mark at a line's edge"),
    ("H9", "单字单行", "没有单字成行、单行成栏", "no lone character, no lone line"),
    ("H10", "基线", "正文基线在网格上", "baselines lie on the grid"),
    ("H11", "整字行长", "行长整字，栏距不窄", "legs are whole characters with gutters between"),
    ("H12", "转版配对", "下转与上接成对", "jump lines come in pairs"),
    ("H13", "图文相配", "图说贴图，新闻图片署名", "pictures have their captions and credits"),
    ("H14", "头条", "头条在左上，题最大", "the lead is top left with the largest head"),
    ("H15", "栏宽", "一行 10 至 48 字", "ten to forty-eight characters a line"),
    ("H16", "分隔", "邻稿以空白、线或框隔开", "neighbours are set apart"),
    ("C1", "碰题", "两题不并排等高", "heads do not butt"),
    ("C2", "通线", "没有贯穿全版的直缝", "no seam runs across the page"),
    ("C3", "四角", "四角不相逢", "four corners do not meet"),
    ("C4", "拐角", "版块是矩形", "modules are rectangles"),
    ("C5", "栏顶", "栏顶有题、图、线或框", "no leg has a naked top"),
    ("C6", "困稿", "稿件不三面被框，不绕图脚", "no story among boxes or under another's picture"),
    ("C7", "栏深", "各栏深浅相当，不太浅", "legs end together and are not too short"),
    ("C8", "断段", "段在栏间两边各留两行", "a split paragraph leaves two lines on each side"),
    ("C9", "题宽", "题占满四分之三以上", "headlines fill three quarters of their width"),
    ("C10", "题序", "题往下渐小，头条最显", "heads shrink down the page"),
    ("C11", "区序", "重要的稿件在上", "important stories stand above"),
    ("C12", "均衡", "图不挤在一边", "pictures are not all in one half"),
    ("C13", "图质", "分辨率够，裁切有度", "pictures have pixels enough and are not cropped away"),
    ("C14", "灰版", "大片正文间有小标题或图", "no grey page"),
    ("C15", "变栏", "行长、加框有节制", "few measures and boxes"),
    ("C16", "版脚", "版脚有宽的版块", "a wide block holds the foot"),
    ("C17", "补白", "图与题近于本来的深浅", "pictures and heads are near their natural depth"),
)  # fmt: skip
RULE_NAMES: Final = tuple(row[0] for row in _RULES)

RULES_SECTION: Final = Section(
    "judgement",
    ("规则", "Rules"),
    (
        Entry(
            name="make_up",
            alias="版式",
            kind=Kind.CHOICE,
            doc=("没有版样的版怎样排", "how pages without a dummy are made up"),
            of="make_up",
            default="modular",
            example="traditional",
        ),
        *(
            Entry(name=name, alias=alias, kind=Kind.CHOICE, doc=(zh, en), of="severity")
            for name, alias, zh, en in _RULES
        ),
    ),
)
RULE_CHOICES: Final = (
    Choice("make_up", (("modular", ("模块",)), ("traditional", ("传统", "穿插")))),
    Choice(
        "severity",
        (
            ("error", ("错误",)),
            ("warning", ("警告",)),
            ("note", ("提示",)),
            ("off", ("不管", "关")),
        ),
    ),
)
