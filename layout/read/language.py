"""The YAML language, the one table of it: every key, its Chinese alias, its value, its meaning.

The reader, the reference and the JSON Schema come from here; sections of the style come from the
style's own fields through :mod:`layout.read.style_language`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from layout.read.entry import Choice, Entry, Kind, Section
from layout.read.rule_language import RULE_CHOICES, RULES_SECTION
from layout.read.style_language import STYLE_CHOICES, STYLE_SECTIONS, make_style_section


def _key(names: str, kind: Kind, zh: str, en: str, /, **more: object) -> Entry:
    name, alias = names.split()
    return Entry(name=name, alias=alias, kind=kind, doc=(zh, en), **more)  # type: ignore[arg-type]


def _must(names: str, kind: Kind, zh: str, en: str, /, **more: object) -> Entry:
    return _key(names, kind, zh, en, is_required=True, **more)


_SIZE: Final = _key(
    "size 字号", Kind.LENGTH, "主题字号；不写则由版面按级别选", "headline size; chosen if absent",
    example="小一",
)  # fmt: skip
_BOX: Final = _key(
    "box 加框", Kind.CHOICE, "加框或铺底", "frame or tint", of="box", default="none",
    example="frame",
)  # fmt: skip
_RANK: Final = _key(
    "rank 级别", Kind.COUNT, "重要程度：1 头条，4 小稿", "importance: 1 the lead, 4 a small piece",
    limits=(1, 4), default="3", example="1",
)  # fmt: skip
_LEGS: Final = _key(
    "legs 分栏", Kind.COUNT, "在自己的版块里分几栏（破栏）", "columns inside the story's module",
    limits=(1, 12), example="2",
)  # fmt: skip
_REMAINDER: Final = _key(
    "remainder 余字", Kind.CHOICE,
    "破栏除不尽的余字：放进栏距，或给最后几栏各加一字；不写则照样式",
    "characters left over where legs do not divide the width: into the gutters, or one more to "
    "each of the last legs; as the paper's styles have it if absent",
    of="remainder", example="column",
)  # fmt: skip
_KIND: Final = _key(
    "kind 体裁", Kind.CHOICE, "体裁，决定可以写哪些键", "kind of story; decides its keys",
    of="kind", default="news", example="新闻",
)  # fmt: skip


def _kind(alias: str) -> Entry:
    """Return the key of a kind that has to be named, with its own name as the example."""
    return replace(_KIND, is_required=True, default="", example=alias)


_SERIES: Final = _key(
    "series 栏目", Kind.TEXT, "专栏名，排成栏标", "name of the series, set as a flag",
    example="重阳特刊",
)  # fmt: skip
_BYLINE: Final = _key(
    "byline 消息头", Kind.TEXT, "排在首段之前", "runs in before the first paragraph",
    example="本报讯（通讯员 某某）",
)  # fmt: skip
_BODY: Final = _key(
    "body 正文", Kind.COPY, "每个非空行一段；“## ”开头的行是小标题；[文字]{楷体} 是标记",
    "each non-empty line a paragraph; a line beginning with “## ” is a crosshead; [text]{kai} is "
    "marked text",
    example="|\n  第一段。\n  ## 小标题\n  第二段。",
)  # fmt: skip
_COPY: Final = _key(
    "copy 文稿", Kind.FILE, "正文所在的 .txt 或 .md 文件", "a .txt or .md file with the body",
    of="copy", example="zhaoshang.txt  # 代替正文 · instead of the body", is_other=True,
)  # fmt: skip
_HEADLINE: Final = _key(
    "headline 主题", Kind.WORDINGS,
    "主题；列表是几种写法，宁用前面的，排不下才用后面的；要自己分行，用 `|` 另起，一行写一行；"
    "一行里的空格是可以折行的地方",
    "the headline; a list gives wordings, the first is the best, the others are taken where it has "
    "no room; lines of one headline are written as lines after `|`; a space is where one line may "
    "be broken",
    example="[秋粮颗粒归仓　全区机收过半, 秋粮颗粒归仓]",
)  # fmt: skip
_KICKER: Final = _key(
    "kicker 引题", Kind.LINES, "主题之上的引题", "above the headline", example="全区机收过半"
)
_DECK: Final = _key(
    "deck 副题", Kind.LINES, "主题之下的副题", "below the headline", example="预计月底收完"
)
_WISHES: Final = (
    _key("section 版面", Kind.TEXT,
         "还没上版的稿件排在哪个版：版名，或“副刊·生活”这样的版名中的一个；不写则由程序分配",
         "the section of the page for a story that stands on none yet, or one of those a page "
         "names; the program chooses if absent", example="综合新闻"),
    _key("page 版次", Kind.COUNT, "还没上版的稿件排在第几版；不写则由程序分配",
         "the page for a story that stands on none yet; the program chooses if absent",
         limits=(1, 999), example="2"),
)  # fmt: skip
# The keys that say where a story is wanted, by themselves.
WISH_SECTION: Final = Section("wish", ("待排", "Unplaced"), _WISHES)
_HEAD: Final = (_KICKER, _HEADLINE, _DECK, _SERIES, _SIZE)
_DIRECTION: Final = _key(
    "headline_direction 标题方向", Kind.CHOICE, "标题横排在正文之上，或竖排在正文一侧（竖题）",
    "heads run across, over the text, or down, beside it", of="direction",
    default="horizontal", example="竖  # 竖题 · a vertical head", is_other=True,
)  # fmt: skip
_SIDE: Final = _key(
    "headline_side 标题位置", Kind.CHOICE, "竖题在正文的哪一侧",
    "the side of its text on which a vertical head stands", of="side", default="right",
    example="左  # 竖题在文的左边 · left of its text", is_other=True,
)  # fmt: skip
_POSITION: Final = _key(
    "headline_position 题文", Kind.CHOICE,
    "题与文的关系：盖文题在全文之上；串文题在前几栏之上，旁边是文；文包题在中间几栏之上，两边是文",
    "how head and text stand: over all of it; run in over the first legs, with text beside it; "
    "inside, over the middle legs, with text on both sides",
    of="position", default="over", is_other=True,
    example="文包  # 题在文中间，文里不插图 · with no insets in the text",
)  # fmt: skip
_HEAD_LEGS: Final = _key(
    "headline_legs 题栏数", Kind.COUNT,
    "串文题、文包题占几栏；不写则串文题占一半，文包题两边各留一栏",
    "legs that such a head stands over; half of them, or all but one on each side, if absent",
    limits=(1, 11), example="2  # 文包题、串文题的 · of such a head", is_other=True,
)  # fmt: skip
_PHOTOS: Final = _key(
    "photos 图片", Kind.SECTIONS, "图片，按次序", "pictures in order", of="photo",
    example="\n  - {文件: tu1.jpg, 图说: 收割现场, 摄影: 某某 摄, 替代文字: 三台收割机}",
)  # fmt: skip
_CREDIT: Final = _key(
    "credit 摄影", Kind.TEXT, "摄影者或供图者，照写照排", "the photographer, printed as written",
    example="某某 摄",
)  # fmt: skip

_PAPER: Final = Section("paper", ("paper.yaml：报纸", "paper.yaml: the paper"), (
    _must("name 报名", Kind.TEXT, "报纸名称", "the paper's name", example="沙市新报"),
    _key("nameplate 报头", Kind.SECTION, "一版报头", "the nameplate on page 1", of="nameplate"),
    _key("cn 刊号", Kind.TEXT, "国内统一连续出版物号", "the CN number", example="CN 42-0001"),
    _key("sponsor 主办", Kind.TEXT, "主办单位", "sponsoring body", example="某某报社"),
    _key("supervisor 主管", Kind.TEXT, "主管单位", "supervising body"),
    _key("publisher 出版", Kind.TEXT, "出版单位", "publisher"),
    _key("address 地址", Kind.TEXT, "社址", "address"),
    _key("contact 联系", Kind.TEXT, "电话、邮箱等", "telephone, mail and so on"),
    _key("printer 印刷", Kind.TEXT, "印刷单位与地址", "printer and its address"),
    _key("distribution 发行", Kind.TEXT, "发行方式、邮发代号", "how it is distributed"),
    _key("price 定价", Kind.TEXT, "定价，照写照排", "the price, printed as written"),
    _key("language 语言", Kind.TEXT, "语言标记（BCP 47）", "language tag (BCP 47)",
         default="zh-CN", example="zh-CN"),
    _key("sheet 纸张", Kind.SHEET, "纸张与版心：预设名，或预设加改动",
         "sheet and grid: a preset's name, or a preset with changes", of="sheet",
         default="sikai-6x11", example="四开"),
    _key("styles 样式", Kind.SECTION, "各种文字的样式", "the type of everything", of="styles"),
    _key("sizes 字号表", Kind.SIZES, "本报的字号名称", "the paper's own size names",
         example="{小初: 30pt}"),
    _key("fonts 字库", Kind.FONTS, "本报自有字体文件：字体 → 字重 → 文件；"
         "字库集里的第三个写作 my.ttc#2",
         "the paper's own font files: face → weight → file; my.ttc#2 is a collection's third",
         example="{song: {400: fonts/my.ttf}}"),
    _key("rules 规则", Kind.SECTION, "版式规则各算多严重，见 RULES.md",
         "how bad it is to break each rule of the make-up; see RULES.md", of="judgement",
         example="{碰题: error, C12: off}"),
    _key("words 词表", Kind.WORDS,
         "标题里不可拆开的词和名字，列表，或每行一个的文本文件，“#”开头的行不读；常用词程序已有",
         "words and names that headlines never split: a list, or a text file with one a line, "
         "lines with “#” skipped; the program knows common words",
         of="words", example="[荆沙新城, 江豚湾]"),
    _key("press 付印", Kind.SECTION, "谁来印、印成什么颜色", "who prints it, in which colours",
         of="press"),
    _key("copy 文稿规范", Kind.SECTION, "读入文稿时的规范", "how copy is taken in",
         of="conventions"),
))  # fmt: skip
_NAMEPLATE: Final = Section("nameplate", ("报头", "Nameplate"), (
    _key("text 文字", Kind.TEXT, "报头文字；不写则用报名", "its words; the name if absent"),
    _key("pinyin 拼音", Kind.TEXT, "报名拼音", "the name in Latin letters",
         example="SHASHI XINBAO"),
    _key("lines 行数", Kind.COUNT, "连同报头下的刊号等共占几行正文",
         "depth in body lines, the imprint included", limits=(5, 60),
         default="12", example="12"),
    _key("columns 栏数", Kind.COUNT, "占几栏；其余归报眼", "columns wide; the ear has the rest",
         limits=(1, 24), example="4"),
    _key("size 字号", Kind.LENGTH, "报名字号", "size of the name", example="60pt"),
    _key("color 颜色", Kind.COLOR, "报名颜色", "colour of the name", example="[0, 100, 100, 0]"),
    _key("face 字体", Kind.CHOICE, "报名字体", "face of the name", of="face", example="song"),
    _key("weight 字重", Kind.COUNT, "报名字重", "weight of the name", limits=(100, 900),
         example="900"),
))  # fmt: skip
_CONVENTIONS: Final = Section("conventions", ("文稿规范", "Conventions of copy"), (
    _key("punctuation 标点", Kind.CHOICE,
         "汉字旁的半角 ,;:?!()：keep 照原样并警告，fullwidth 读入时改为全角",
         "half-width ,;:?!() beside Han: keep them and warn, or make them full-width while reading",
         of="punctuation-of-copy", default="keep", example="fullwidth"),
))  # fmt: skip
_PRESS: Final = Section("press", ("付印", "Printing"), (
    _key("printer 印厂", Kind.FILE,
         "印厂的限度：newsprint、sheetfed，或本报自有的 .yaml 文件；墨量、图片精度、出血都按它把关",
         "the printer's limits: newsprint, sheetfed, or a .yaml file of the paper's own; ink, "
         "resolution of pictures and bleed are held to them",
         of="printer", default="newsprint", example="newsprint"),
    _key("profile 色彩", Kind.FILE,
         "印刷条件的 ICC 特性文件：FOGRA42、CGATS21_CRPC1，或印厂给的 .icc 文件；"
         "付印文件以它为输出意图",
         "the ICC profile of the printing condition: FOGRA42, CGATS21_CRPC1, or an .icc file from "
         "the printer; it is the output intent of the press file",
         of="profile", default="FOGRA42", example="FOGRA42"),
    _key("intent 转换", Kind.CHOICE, "图片转换颜色的方式（再现意图）",
         "how the colours of pictures are converted (rendering intent)", of="intent",
         default="perceptual", example="perceptual"),
))  # fmt: skip
_ISSUE: Final = Section("issue", ("issue.yaml：一期报纸", "issue.yaml: one issue"), (
    _must("date 日期", Kind.DATE, "出版日期，年-月-日", "day of publication", example="2026-11-23"),
    _key("number 期号", Kind.COUNT, "总期号", "number of the issue since the first",
         limits=(1, 999_999), example="1024"),
    _key("lunar 农历", Kind.TEXT, "农历日期，照写照排", "the lunar date, as written",
         example="丙午年十月十五"),
    _key("mark 标记", Kind.TEXT, "印在报眉里的标记，如样张、号外",
         "a mark printed in the folio",
         example="样张"),
    _key("paper 报", Kind.FILE, "paper.yaml 的路径；不写则在本文件夹或上两级中找",
         "path of paper.yaml; if absent it is looked for here and at most two folders up",
         of="paper", example="../paper.yaml"),
    _key("ear 报眼", Kind.SECTION, "报头旁的框", "the frame beside the nameplate", of="ear",
         example="{标题: 导读, 条目: 秋粮入库 2版}"),
    _key("stories 稿件", Kind.STORIES,
         "稿件：代号 → 稿件；哪个版也没有列出的，由程序分到没有版样的版",
         "stories: id → story; those that no page names are dealt to the pages without a dummy",
         of="story", example="\n  qiuliang: {级别: 1, 主题: 秋粮颗粒归仓, 文稿: qiuliang.txt}"),
    _must("pages 版", Kind.SECTIONS, "各版，按次序", "pages in order", of="page",
          example="[{版名: 要闻}, {版名: 综合新闻}]"),
))  # fmt: skip
_EAR: Final = Section("ear", ("报眼", "Ear"), (
    _must("title 标题", Kind.TEXT, "报眼标题", "its title", example="导读"),
    _key("items 条目", Kind.LINES, "各条，一行一条", "its lines",
         example="[秋粮入库 2版, 天气 4版]"),
))  # fmt: skip
_PAGE: Final = Section("page", ("版", "Page"), (
    _key("number 版次", Kind.COUNT, "版次；按次序，可不写", "page number; may be left out",
         limits=(1, 999), example="2"),
    _key("section 版名", Kind.TEXT, "版名", "section", example="综合新闻"),
    _key("editors 编辑", Kind.PAIRS, "职务 → 姓名", "duty → name", example="{责编: 某某}"),
    _key("spread 跨版", Kind.FLAG,
         "左右相对的两个版排成一个整版：这一条算两个版，版样是两个版的栏数那么宽；左边的版是双数",
         "two facing pages made up as one: this entry counts as two pages, its dummy is as wide as "
         "both; the left one has an even number",
         default="false", is_other=True,
         example="true  # 这一条是第 2、3 版，版样画 12 栏 · pages 2 and 3, a dummy of 12 columns"),
    _key("right 右版", Kind.SECTION, "跨版右边那一版自己的版名和编辑；不写则同左边",
         "section and editors of a spread's right-hand page, where they are not those of the left",
         of="right", is_other=True,
         example="{版名: 专题}  # 只用于跨版 · of a spread only"),
    _key("dummy 版样", Kind.DUMMY,
         "版样：一行字母一行格，每行与基本栏数等宽；“.”是留白；行尾可写行数；新闻和评论可以画成"
         "有拐角的形状，各栏上下连着，最上一行是题的宽",
         "map of the page: letters, each row as wide as the sheet has columns; “.” is declared "
         "white; a row may end with its depth in lines; news and commentary may turn a corner (L), "
         "each column in one piece, the first row as wide as the head",
         example="|\n  AAAABB 30\n  CCCCBB"),
    _key("stories 稿件", Kind.ITEMS, "字母 → 稿件代号、稿件本身，或别版稿件的续文",
         "letter → story id, the story itself, or the continuation of one from an earlier page",
         of="story", example="{A: zhaoshang, B: tianqi, C: {上接: hongshui}}"),
    _key("places 位置", Kind.PLACES,
         "字母 → [栏, 行, 栏数, 行数]；行从 1 起数，一版从报头之下数起；"
         "有拐角的写成几个矩形的列表；只写几篇则钉住这几篇，其余由程序绕着排；"
         "已有版样时，版样须把这几篇画在钉住的地方",
         "letter → [column, line, columns, lines]; lines count from 1, on "
         "page 1 below the nameplate; a list of such rectangles where a story turns a corner; "
         "where only some are placed the "
         "program makes the page up round them; a dummy has to draw them there",
         is_other=True,
         example="{A: [1, 1, 4, 40], B: [5, 1, 2, 40]}  # 代替版样 · instead of the dummy"),
))  # fmt: skip
_RIGHT: Final = Section("right", ("跨版的右版", "The right-hand page of a spread"), (
    _key("section 版名", Kind.TEXT, "版名", "section", example="专题"),
    _key("editors 编辑", Kind.PAIRS, "职务 → 姓名", "duty → name", example="{责编: 某某}"),
))  # fmt: skip
_NEWS: Final = Section("news", ("新闻、评论", "News and commentary"), (
    _KIND, *_HEAD, _DIRECTION, _SIDE, _POSITION, _HEAD_LEGS, _RANK, _BYLINE, _BODY, _COPY,
    _key("signature 署名", Kind.TEXT, "文末署名", "name at the end", example="（作者系农技员）"),
    _PHOTOS,
    _key("pull_quotes 引语", Kind.SECTIONS, "放大排在正文中间的话，按次序",
         "words in larger type among the text, in order", of="pull-quote",
         example="[{文字: 桥通了，心就近了。, 出处: ——村民 某某}]"),
    _BOX, _LEGS, _REMAINDER,
    _key("drop_cap 首字下沉", Kind.COUNT,
         "首段第一个字有几行深，前引号随字下沉；1 是不下沉；有消息头的稿件不下沉",
         "lines that the first character of the text is deep, with an opening quote before it; "
         "1 for none; there is none behind a byline",
         limits=(1, 4), default="1", example="2  # 没有消息头的稿件 · without a byline",
         is_other=True),
    _key("jump 转版", Kind.COUNT, "排不下的部分转到第几版；那一版要有一块续文",
         "the later page that takes what has no room here; it needs a continuation there",
         limits=(1, 999), example="3  # 第 3 版要有它的续文 · page 3 has its continuation",
         is_other=True),
    *_WISHES,
))  # fmt: skip
_CONTINUATION: Final = Section("continuation", ("续文", "Continuation"), (
    _must("continues 上接", Kind.TEXT, "从前面哪篇稿件接来：代号，或版次加字母，如 1A",
          "the story that goes on here: its id, or page and letter, as 1A", example="zhaoshang"),
    _key("headline 主题", Kind.WORDINGS, "续文的题，列表是几种写法；不写则取原题的头几个字",
         "its head, or a list of wordings; the first words of the story's if absent",
         example="秋粮归仓"),
    _SIZE,
    _key("rank 级别", Kind.COUNT, "题的级别；不写则比原稿低两级",
         "grade of its head; two below the story's if absent", limits=(1, 4), example="3"),
    _PHOTOS, _BOX, _LEGS,
))  # fmt: skip
_BRIEFS: Final = Section("briefs", ("简讯", "Briefs"), (
    _kind("简讯"),
    _must("title 栏头", Kind.TEXT, "简讯栏头", "header of the column", example="沙市简讯"),
    _must("items 条目", Kind.SECTIONS, "各条简讯", "the items", of="brief",
          example="[{主题: 江豚又来了, 正文: 渡口昨天见到两头江豚。}]"),
    _key("box 加框", Kind.CHOICE, "加框或铺底", "frame or tint", of="box", default="frame",
         example="tint"),
    _LEGS, *_WISHES,
))  # fmt: skip
_BRIEF: Final = Section("brief", ("一条简讯", "A brief"),
    (_KICKER, _HEADLINE, _DECK, _SIZE, _BYLINE, _BODY, _COPY))  # fmt: skip
_ESSAY: Final = Section("essay", ("组图", "Photo essay"), (
    _kind("组图"), *_HEAD,
    _key("rank 级别", Kind.COUNT, "重要程度：1 头条，4 小稿", "importance: 1 lead, 4 small",
         limits=(1, 4), default="2", example="2"),
    _BYLINE, _BODY, _COPY,
    _must("photos 图片", Kind.SECTIONS, "图片，按次序，最多 32 张", "up to 32 pictures in order",
          of="photo",
          example="\n  - {文件: tu1.jpg, 图说: 开镰, 替代文字: 三台收割机}"
          "\n  - {文件: tu2.jpg, 图说: 晒谷, 替代文字: 铺满稻谷的晒场}"
          "\n  - {文件: tu3.jpg, 图说: 装车, 替代文字: 装满粮袋的卡车}"
          "\n  - {文件: tu4.jpg, 图说: 入仓, 替代文字: 粮仓}"),
    _CREDIT,
    _key("arrangement 图样", Kind.ARRANGEMENT,
         "图的排法：1–9、a–w 是第几张图，T 是文字，最多 24 行 24 格；不写则依版块的深浅排",
         "map of the pictures, up to 24 by 24: 1–9, a–w a picture by its number, T the text; "
         "hung for the depth of the module if absent",
         example="|\n  112\n  113\n  TT4"),
    _BOX, *_WISHES,
))  # fmt: skip
_PICTURE: Final = Section("picture", ("图片新闻", "Single picture"), (
    _kind("图片新闻"), *_HEAD,
    _key("rank 级别", Kind.COUNT, "重要程度", "importance", limits=(1, 4), default="4",
         example="4"),
    _must("photo 图片", Kind.SECTION, "图片", "the picture", of="photo",
          example="{文件: tu.jpg, 图说: 晨练, 摄影: 某某 摄, 替代文字: 江边打拳的人}"),
    _BOX, *_WISHES,
))  # fmt: skip
_ADVERTISEMENT: Final = Section("advertisement", ("广告", "Advertisement"), (
    _kind("广告"), _KICKER, _HEADLINE, _DECK, _SIZE, _BODY, _COPY,
    _key("photo 图片", Kind.SECTION, "广告图；另有文字时，图在上，图说和文字在下",
         "the picture; it stands above its caption and any words", of="photo",
         example="{文件: ad.jpg, 替代文字: 新书的封面}"),
    _key("label 字样", Kind.TEXT, "必须印出的字样", "the word that must be printed",
         default="广告", example="公益广告"),
    _key("columns 栏数", Kind.COUNT, "卖出的宽，以基本栏计；程序排版时照此",
         "the width that was sold, in basic columns; proposals keep it", limits=(1, 24),
         example="3"),
    _key("lines 行数", Kind.COUNT, "卖出的深，以正文行计，上面的空行不算",
         "the depth that was sold, in body lines, without the white over it", limits=(2, 400),
         example="20"),
    *_WISHES,
))  # fmt: skip
_PHOTO: Final = Section("photo", ("图片", "Photo"), (
    _must("file 文件", Kind.FILE, "图片文件，相对于本 YAML 的文件夹",
          "the picture, relative to this YAML's folder", of="picture", example="tu1.jpg"),
    _key("caption 图说", Kind.TEXT, "图片说明，可用标记", "caption; it may have marks",
         example="收割机在田间作业。"),
    _CREDIT,
    _key("alt 替代文字", Kind.TEXT, "给看不见图的读者的说明", "text for readers who cannot see it",
         example="三台收割机并排驶过稻田"),
    _key("at 位置", Kind.CHOICE, "在稿件中的位置；只用于新闻和评论",
         "where in its story; in news and commentary only", of="corner", example="top-right"),
    _key("columns 栏数", Kind.COUNT, "跨几栏；只用于新闻和评论",
         "legs it stands over; in news and commentary only", limits=(1, 24), example="2"),
    _key("width 宽度", Kind.COUNT,
         "图宽几字：可只占一栏的一部分，旁边排文字；只用于新闻和评论",
         "its width in characters: it may cover a part of a leg, with text beside it; in news and "
         "commentary only",
         limits=(2, 200), example="14"),
    _key("leg 起栏", Kind.COUNT,
         "从第几栏起；靠右的到第几栏止；居中而写了宽度的，骑在这一栏与下一栏之间；只用于新闻和评论",
         "the leg it begins in, or ends in at the right; with a width and centred it straddles "
         "the gutter behind that leg; in news and commentary only",
         limits=(1, 24), example="2"),
    _key("lines 行数", Kind.RANGE, "连图说占几行，或从几行到几行",
         "body lines with its caption, or the fewest and the most", limits=(2, 400),
         example="18-24"),
    _key("crop 裁切", Kind.COUNT, "裁切后长或宽至少留百分之几；不写则依样式的 copyfit（版面配合）",
         "per cent of its depth or width that cropping leaves; that of the style if absent",
         limits=(35, 100), example="85"),
    _key("focus 焦点", Kind.POINT, "裁切时保留的点：[左, 上]，百分数，% 可不写",
         "point to keep when cropping: per cents from left and top, with or without %",
         default="[50, 50]", example="[50%, 30%]"),
))  # fmt: skip

_PULL_QUOTE: Final = Section("pull-quote", ("引语", "Pull quote"), (
    _must("text 文字", Kind.TEXT, "引语；正文里说过的，存档文件里不再读一遍",
          "its words; where the text says them too, the archive does not have them read again",
          example="桥通了，心就近了。"),
    _key("source 出处", Kind.TEXT, "谁说的，照写照排", "whose words they are, printed as written",
         example="——村民 某某"),
    _key("at 位置", Kind.CHOICE, "在稿件中的位置；不写则由版面找",
         "where in its story; found by the page if absent", of="corner", example="middle"),
    _key("columns 栏数", Kind.COUNT, "跨几栏", "legs it stands over", limits=(1, 24),
         default="1", example="2"),
    _key("leg 起栏", Kind.COUNT, "从第几栏起", "the first leg it stands over", limits=(1, 24),
         example="2"),
    _key("form 样子", Kind.CHOICE, "上下加线，或冠以大引号",
         "between rules, or under a large quotation mark", of="quote-form", default="rules",
         example="mark"),
))  # fmt: skip

STORY_SECTIONS: Final[Mapping[str, str]] = {
    "news": "news", "commentary": "news", "briefs": "briefs", "essay": "essay",
    "picture": "picture", "advertisement": "advertisement",
}  # fmt: skip

_OWN_SECTIONS: Final = {
    section.name: section
    for section in (
        _ISSUE, _EAR, _PAGE, _RIGHT, _NEWS, _CONTINUATION, _BRIEFS, _BRIEF, _ESSAY, _PICTURE,
        _ADVERTISEMENT, _PHOTO, _PULL_QUOTE, _PAPER, _NAMEPLATE, _CONVENTIONS, _PRESS,
        RULES_SECTION,
    )
}  # fmt: skip


class _Sections(Mapping[str, Section]):
    """All sections by name.

    The style's are made when they are asked for: most issues change little of the style.
    """

    def __init__(self) -> None:
        self._made = dict(_OWN_SECTIONS)

    def __getitem__(self, name: str) -> Section:
        if name not in self._made:
            self._made[name] = make_style_section(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*_OWN_SECTIONS, *STYLE_SECTIONS))

    def __len__(self) -> int:
        return len(_OWN_SECTIONS) + len(STYLE_SECTIONS)


SECTIONS: Final[Mapping[str, Section]] = _Sections()

CHOICES: Final[Mapping[str, Choice]] = {
    choice.name: choice
    for choice in (
        Choice("kind", (
            ("news", ("新闻",)), ("commentary", ("评论",)), ("briefs", ("简讯",)),
            ("essay", ("组图",)), ("picture", ("图片新闻",)), ("advertisement", ("广告",)),
        )),
        Choice("box", (
            ("none", ("无", "不加")), ("frame", ("线框", "框")), ("tint", ("底纹", "铺底")),
        )),
        Choice("corner", (
            ("top-left", ("左上",)), ("top-right", ("右上",)), ("bottom-left", ("左下",)),
            ("bottom-right", ("右下",)), ("top", ("上",)), ("bottom", ("下",)),
            ("middle-left", ("左中",)), ("middle-right", ("右中",)), ("middle", ("中", "文中")),
        )),
        Choice("quote-form", (("rules", ("线",)), ("mark", ("引号",)))),
        Choice("direction", (("horizontal", ("横", "横排")), ("vertical", ("竖", "竖排")))),
        Choice("position", (
            ("over", ("盖文", "盖文题")), ("run-in", ("串文", "串文题")),
            ("inside", ("文包", "文包题", "文夹题")),
        )),
        Choice("side", (("left", ("左",)), ("right", ("右",)))),
        Choice("punctuation-of-copy", (("keep", ("照排",)), ("fullwidth", ("全角",)))),
        Choice("intent", (
            ("perceptual", ("感知",)), ("relative", ("相对",)), ("saturation", ("饱和",)),
            ("absolute", ("绝对",)),
        )),
        *RULE_CHOICES,
        # Marks inside a text, [文字]{楷体}: see :mod:`layout.read.markup`.
        Choice("mark", (
            ("hei", ("黑体", "黑")), ("kai", ("楷体", "楷")),
            ("dots", ("着重", "着重号", "点")), ("name", ("专名", "专名号")),
            ("title", ("书名", "书名号")), ("note", ("注", "注码")),
        )),
        *STYLE_CHOICES,
    )
}  # fmt: skip
