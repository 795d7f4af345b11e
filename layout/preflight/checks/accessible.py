"""Checks of PDF/UA (ISO 14289-1, -2): id → grade, clause, what is wrong, what to do."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[str, str, tuple[str, str], tuple[str, str]]]] = {
    "UA1-001": (
        "error",
        "PDF/UA-1 5",
        ("PDF/UA 标识不对", "the PDF/UA identification is wrong"),
        ("pdfuaid:part 写 1", "write pdfuaid:part 1"),
    ),
    "UA1-002": (
        "error",
        "PDF/UA-1 6.2",
        ("没有标明为有标签文件", "the file is not marked as tagged"),
        ("MarkInfo 的 Marked 写 true", "set Marked to true in MarkInfo"),
    ),
    "UA1-003": (
        "error",
        "PDF/UA-1 7.1 t1, t2",
        (
            "装饰内容套在正文标签里，或正文套在装饰里",
            "an artifact stands inside tagged content, or the reverse",
        ),
        ("先结束一个再开始另一个", "end the one before the other begins"),
    ),
    "UA1-004": (
        "error",
        "PDF/UA-1 7.1 t3",
        ("有内容既没有标签也没有标为装饰", "content is neither tagged nor an artifact"),
        ("给它标签，或标为 Artifact", "tag it, or mark it as an artifact"),
    ),
    "UA1-005": (
        "error",
        "PDF/UA-1 7.1 t4",
        ("标签标明为可疑", "the tags are marked as suspect"),
        ("校对标签，去掉 Suspects", "check the tags and drop Suspects"),
    ),
    "UA1-006": (
        "error",
        "PDF/UA-1 7.1 t5–t7",
        (
            "结构类型没有对应到标准类型，或对应成圈",
            "a structure type is not mapped to a standard one, or in a circle",
        ),
        ("在 RoleMap 里对应到标准类型", "map it to a standard type in RoleMap"),
    ),
    "UA1-007": (
        "error",
        "PDF/UA-1 7.1 t9",
        ("XMP 里没有标题", "XMP has no title"),
        ("写 dc:title", "write dc:title"),
    ),
    "UA1-008": (
        "error",
        "PDF/UA-1 7.1 t10",
        ("窗口不显示标题", "the window does not show the title"),
        (
            "ViewerPreferences 的 DisplayDocTitle 写 true",
            "set DisplayDocTitle in ViewerPreferences",
        ),
    ),
    "UA1-009": (
        "error",
        "PDF/UA-1 7.1 t11, t12",
        (
            "没有结构树，或结构元素没有上级",
            "there is no structure tree, or an element has no parent",
        ),
        ("写完整的结构树", "write the whole structure tree"),
    ),
    "UA1-010": (
        "error",
        "PDF/UA-1 7.2 t2, t34",
        ("文字的语言没有说明", "the language of text is not known"),
        ("目录写 Lang，如 zh-CN", "write Lang in the catalog, such as zh-CN"),
    ),
    "UA1-011": (
        "error",
        "PDF/UA-1 7.2 t21–t24",
        ("替代文字的语言没有说明", "the language of alternative text is not known"),
        ("目录写 Lang", "write Lang in the catalog"),
    ),
    "UA1-012": (
        "error",
        "PDF/UA-1 7.2 t3–t43",
        ("表格、列表或目录的套叠不对", "a table, list or table of contents is nested wrongly"),
        ("按标准套叠", "nest the elements as the standard has it"),
    ),
    "UA1-013": (
        "error",
        "PDF/UA-1 7.3 t1",
        ("图片没有替代文字", "a figure has no alternative text"),
        ("写 Alt", "write Alt"),
    ),
    "UA1-014": (
        "error",
        "PDF/UA-1 7.4.2 t1",
        ("标题级别不从 H1 开始或跳级", "headings do not begin at H1, or skip a level"),
        ("逐级使用 H1、H2、H3", "use H1, H2, H3 in turn"),
    ),
    "UA1-015": (
        "error",
        "PDF/UA-1 7.4.4",
        ("混用 H 和 H1–H6", "H and H1–H6 are mixed"),
        ("只用一种", "use one kind"),
    ),
    "UA1-016": (
        "error",
        "PDF/UA-1 7.5",
        ("表头没有说明管哪些格", "a table header does not say which cells it heads"),
        ("写 Scope，或用 Headers 和 ID", "write Scope, or Headers and IDs"),
    ),
    "UA1-017": (
        "error",
        "PDF/UA-1 7.9",
        ("注释元素没有唯一的 ID", "a Note has no ID of its own"),
        ("给每个 Note 写 ID", "give each Note an ID"),
    ),
    "UA1-018": (
        "error",
        "PDF/UA-1 7.18",
        (
            "链接或注释没有标签、说明，或版面没有按结构走的跳转次序",
            "an annotation is not tagged or described, or the page's tab order is not by structure",
        ),
        (
            "放进 Link 或 Annot 元素，写 Contents，Tabs 写 S",
            "put it into a Link or Annot element, write Contents, set Tabs to S",
        ),
    ),
    "UA1-019": (
        "error",
        "PDF/UA-1 7.18.2",
        ("有陷印注释", "there is a TrapNet annotation"),
        ("去掉", "remove it"),
    ),
    "UA1-020": (
        "error",
        "PDF/UA-1 7.20 t2",
        ("带标签的表单用了不止一次", "a form with tags is drawn more than once"),
        ("每处用自己的表单，或标签写在外面", "use a form of its own in each place, or tag outside"),
    ),
    "UA1-021": (
        "error",
        "PDF/UA-1 7.21",
        (
            "字体没有嵌入、字宽不符、没有 Unicode 或有缺字框",
            "a font is not embedded, its widths differ, it lacks Unicode or shows .notdef",
        ),
        ("重新嵌入字体，写 ToUnicode", "embed it anew with ToUnicode"),
    ),
    "UA1-023": (
        "error",
        "ISO 32000-1 14.7",
        ("内容编号与结构树对不上", "marked content and the structure tree do not match"),
        (
            "重写 ParentTree；每页的 MCID 各不相同",
            "write the ParentTree anew; use each MCID once a page",
        ),
    ),
    "UA2-001": (
        "error",
        "PDF/UA-2 5",
        ("PDF/UA-2 标识或版本不对", "the PDF/UA-2 identification or version is wrong"),
        (
            "pdfuaid:part 写 2，rev 写 2024，保存为 PDF 2.0",
            "write pdfuaid:part 2 and rev 2024, save as PDF 2.0",
        ),
    ),
    "UA2-002": (
        "error",
        "PDF/UA-2 8.8",
        ("文内目标不是结构目标", "a destination inside the document is no structure destination"),
        ("用 SD 指向结构元素", "point to structure elements with SD"),
    ),
    "UA2-003": (
        "error",
        "PDF/UA-2 8.2.5.23",
        ("注音结构不对", "a Ruby element is not made of RB and RT"),
        ("用 RB RT 或 RB RP RT RP", "use RB RT, or RB RP RT RP"),
    ),
    "UA2-004": (
        "error",
        "PDF/UA-2 8.4.4",
        ("目录没有语言", "the catalog has no language"),
        ("写 Lang", "write Lang"),
    ),
    "UA2-005": (
        "error",
        "PDF/UA-2 8.14.1",
        ("嵌入文件没有说明", "an embedded file has no description"),
        ("写 Desc", "write Desc"),
    ),
    "UA2-006": (
        "error",
        "PDF/UA-2 8.4.3",
        ("给人读的字符串里有私用区字符", "a string for readers holds private-use characters"),
        ("写真正的字符", "write the real characters"),
    ),
}

NOT_JUDGED: Final[dict[str, tuple[str, str]]] = {
    "UA1-022": (
        "阅读次序是否合理要由人来看",
        "whether the reading order is right, a person has to see",
    ),
    "UA2": (
        "PDF/UA-2 只查所列各项",
        "of PDF/UA-2 only the checks listed are made",
    ),
}
