"""Messages of the stage ``text``: code → ((Chinese, English) what is wrong, (Chinese, English) what to do)."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E201": (
        ("字库中没有“{char}”（{codepoint}）", "no face has the character “{char}” ({codepoint})"),
        (
            "换一个通行的字，或在 paper.yaml 的“字库”中给出含有此字的字体文件",
            "use another character, or name a font file that has it under `fonts` in paper.yaml",
        ),
    ),
    "E202": (
        (
            "稿件中不能有 {codepoint} 这样的控制字符、替换字符或自造字",
            "copy cannot contain {codepoint}: a control, replacement or private-use character",
        ),
        (
            "多半是转码或复制时混入的，请删去，或重新录入原字",
            "it most likely came in by copying or re-encoding: delete it or type the right one",
        ),
    ),
    "E203": (
        (
            "稿件中有看不见的控制符 {codepoint}，它使文字显示的次序与录入的次序不同",
            "copy has the unseen control {codepoint}: it shows text in another order than it is typed in",
        ),
        (
            "多半是从网页或聊天中复制来的：删去它，并核对它前后的字",
            "it most likely came in from a web page or a chat: delete it and read the text around it",
        ),
    ),
    "E204": (
        (
            "这一段有 {count} 字，比任何一块版都长，最多 {most} 字",
            "this paragraph has {count} characters, more than any page holds; at most {most}",
        ),
        ("把它分成几段；多半是少了换行", "divide it: most likely its line ends were lost"),
    ),
    "W201": (
        (
            "“{text}”一行字间加了千分之 {amount} 字，超过限度",
            "the line “{text}” is tracked by {amount}/1000 em, beyond the limit",
        ),
        (
            "改动此段一两个字，或加宽栏",
            "change a word or two of the paragraph, or set it wider",
        ),
    ),
    "W202": (
        (
            "“{text}”一行末的西文词或数字过长，已在词中断开",
            "a word or number at the end of “{text}” was broken: it is too long for the line",
        ),
        (
            "缩短它，或把它放进更宽的栏",
            "shorten it, or set it in a wider column",
        ),
    ),
    "W203": (
        (
            "“{text}”一行的行首或行末不合禁则：栏太窄，标点无处可去",
            "the line “{text}” has a forbidden mark at its edge: the measure leaves no other way",
        ),
        ("减少连用的标点，或加宽栏", "use fewer marks in a row, or set it wider"),
    ),
    "W204": (
        (
            "“{text}”一行超出栏宽千分之 {amount} 字",
            "the line “{text}” is {amount}/1000 em wider than its measure",
        ),
        ("加宽栏，或缩小字号", "set it wider, or in a smaller size"),
    ),
    "W205": (
        (
            "“{text}”一行没有可以加空的地方，短了千分之 {amount} 字",
            "the line “{text}” has no gap to open and is {amount}/1000 em short",
        ),
        ("改动此段文字，或加宽栏", "change the paragraph, or set it wider"),
    ),
    "W206": (
        (
            "破折号是用制表线“──”打的（共 {count} 处）",
            "a dash is typed as two lines of a box, “──” ({count} in all)",
        ),
        (
            "排出来与破折号一样，但检索不到：改用“——”（U+2014 两个）",
            "it is set like a dash, but no search finds it: type “——” (U+2014 twice)",
        ),
    ),
    "W207": (
        (
            "几个句号或句点连在一起（共 {count} 处）",
            "several full stops in a row ({count} in all)",
        ),
        (
            "省略号写作“……”（U+2026 两个）；多打的句号删去",
            "type “……” (U+2026 twice) for an ellipsis; delete a stop typed twice",
        ),
    ),
    "W208": (
        ("制表符当作一个空格", "a tab is taken for a space"),
        ("段首缩进用 --indent，其他地方改成空格", "use --indent for indents and a space elsewhere"),
    ),
}
