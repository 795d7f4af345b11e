"""Messages of the audit: what cannot be read, and what each finding says by its rule and key."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E661": (
        ("“{file}”不是可读的 PDF：{reason}", "{file!r} is no PDF that can be read: {reason}"),
        ("检查文件是否完整，或重新导出", "check that the file is whole, or export it again"),
    ),
    "E662": (
        ("“{file}”加了密码", "{file!r} is locked by a password"),
        ("去掉密码再审", "remove the password first"),
    ),
    "E663": (
        ("有 {pages} 页，一次最多审 {most} 页", "{pages} pages; at most {most} are judged at once"),
        ("用 --page 一页一页审", "judge them one by one with --page"),
    ),
    "E664": (
        ("没有第 {page} 页，共 {pages} 页", "there is no page {page}, only {pages}"),
        ("改正 --page", "correct --page"),
    ),
    "W665": (
        ("第 {page} 页读不出来，没有审：{reason}", "page {page} cannot be read: {reason}"),
        ("检查文件是否完整，或重新导出", "check that the file is whole, or export it again"),
    ),
    "W666": (
        (
            "第 {page} 页有 {lines} 行，超过 {most} 行，没有审",
            "page {page} has {lines} lines, more than {most}, and was not judged",
        ),
        ("这不像文字版面；请检查文件", "this is hardly a page of text: check the file"),
    ),
    "W667": (
        (
            "第 {page} 页的内容不完整，只审了读得出的部分",
            "the content of page {page} breaks off; only what can be read was judged",
        ),
        ("重新取一份完整的文件", "take a whole copy of the file"),
    ),
}

# By rule and key.  ``measured`` and ``limit`` are em, as 0.050; ``count`` is a plain number.
FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "R1.start": ("“{what}”在行首", "{what} begins a line"),
    "R1.end": ("“{what}”在行尾", "{what} ends a line"),
    "R2.start": ("“{what}”在行首", "{what} begins a line"),
    "R3.end": ("分隔号“{what}”在行尾", "the solidus {what} ends a line"),
    "R4.start": (
        "“{what}”在行首（严格级）",
        "{what} begins a line, which the strict level forbids",
    ),
    "R5.parted": ("两字标号“{what}”拆在两行", "the two-em unit {what} is parted by a line's end"),
    "R5.stretched": (
        "“{what}”当中加了 {measured} 字的空",
        "{measured} em of white inside {what}",
    ),
    "R5.wide": (
        "含两字标号的“{what}”占 {measured} 字，应不超过 {limit} 字",
        "{what} takes {measured} em, at most {limit}",
    ),
    "R6.number": ("数“{what}”拆在两行", "the number {what} is parted by a line's end"),
    "R6.word": (
        "西文词可能拆在两行：“{what}”",
        "a Latin word may be parted by the line's end: {what}",
    ),
    "R6.stretched": (
        "西文词或数中间“{what}”加了 {measured} 字的空",
        "{measured} em of white inside a word or number, at {what}",
    ),
    "R20.wide": (
        "“{what}”占 {measured} 字，应不超过 {limit} 字",
        "{what} takes {measured} em, at most {limit}",
    ),
    "R23.wide": (
        "“{what}”没有挤压：占 {measured} 字，应不超过 {limit} 字",
        "{what} is not squeezed: {measured} em, at most {limit}",
    ),
    "R25.whole": (
        "行首“{what}”没有去掉左边的半字",
        "{what} at the line's start keeps its left half",
    ),
    "R26.whole": (
        "行末“{what}”占一字，应占半字",
        "{what} at the line's end takes an em instead of a half",
    ),
    "R26.odd": (
        "行末“{what}”占 {measured} 字，应占半字",
        "{what} at the line's end takes {measured} em instead of a half",
    ),
    "R27.long": ("行超出行长 {measured} 字", "the line is {measured} em longer than the measure"),
    "R27.short": ("行比行长短 {measured} 字", "the line is {measured} em shorter than the measure"),
    "R30.wide": (
        "“{what}”之间空 {measured} 字，应不超过 {limit} 字",
        "the gap at {what} is {measured} em, at most {limit}",
    ),
    "R30.narrow": (
        "“{what}”之间空 {measured} 字，应不小于 {limit} 字",
        "the gap at {what} is {measured} em, at least {limit}",
    ),
    "R31.edge": (
        "行首西文前面空了 {measured} 字",
        "{measured} em of white before Latin at the line's start",
    ),
    "R31.mark": (
        "“{what}”和西文之间多了空：共占 {measured} 字，应不超过 {limit} 字",
        "a gap between {what} and Latin: {measured} em, at most {limit}",
    ),
    "R33.wide": (
        "西文词空“{what}”{measured} 字，应不超过 {limit} 字",
        "the word space at {what} is {measured} em, at most {limit}",
    ),
    "R33.narrow": (
        "西文词空“{what}”{measured} 字，应不小于 {limit} 字",
        "the word space at {what} is {measured} em, at least {limit}",
    ),
    "R42.open": (
        "字空 {measured} 字，超过 {limit} 字",
        "tracked by {measured} em, more than {limit}",
    ),
    "R42.squeezed": (
        "字与字挤得重叠 {measured} 字",
        "Han are set {measured} em apart, overlapping",
    ),
    "R44.hangs": ("行末“{what}”悬在行外", "{what} hangs beyond the line's end"),
    "R50.lone": ("末行只有 {count} 个字", "the last line has {count} character"),
    "R51.top": ("段的末行独在栏顶", "a paragraph's last line stands alone at a column's top"),
    "R51.foot": ("段的首行独在栏底", "a paragraph's first line stands alone at a column's foot"),
    "R53.uneven": (
        "与上一行相距 {measured} 字，同栏各行相距 {limit} 字",
        "{measured} em below the line above, where the others are {limit}",
    ),
    "R54.measure": (
        "行长 {measured} 字，不是整字",
        "the measure is {measured} em, no whole number",
    ),
    "R56.short": (
        "这一栏比旁边的短 {count} 行",
        "this column is {count} lines shorter than its fellows",
    ),
    "R57.off": (
        "“{what}”的汉字偏离字格 {measured} 字",
        "the Han in {what} is {measured} em off its cell",
    ),
}

LEFT_OUT: Final[dict[str, tuple[str, str]]] = {
    "other_lines": (
        "{count} 行标题、图说等不是正文",
        "{count} lines of heads, captions and the like",
    ),
    "ragged_lines": ("{count} 行没有两端对齐", "{count} lines that are not justified"),
    "single_lines": ("{count} 行不成栏", "{count} lines that make no column"),
    "vertical_characters": ("{count} 个竖排的字", "{count} characters in vertical lines"),
    "turned_characters": ("{count} 个横躺或倒转的字", "{count} turned characters"),
    "hidden_characters": ("{count} 个不可见的字", "{count} unseen characters"),
    "artifact_characters": ("{count} 个字标为版面附件", "{count} characters marked as artifacts"),
    "unreadable_characters": (
        "{count} 个字形没有写明是什么字",
        "{count} glyphs that do not say what they are",
    ),
}

SUMMARY: Final = (
    (
        "共审 {pages} 页，{legs} 栏，{lines} 行，{paragraphs} 段。\n"
        "满行 {inner} 行：字空的中数 {median} 字；超过 {noted} 字的 {over_noted} 行（{share_noted}），"
        "超过 {warned} 字的 {over_warned} 行（{share_warned}）。\n"
        "孤字的末行 {lone}，行首行尾犯禁 {edges}。{errors} 个错误，{warnings} 个警告，{notes} 个提示。"
    ),
    (
        "Judged: {pages} pages, {legs} columns, {lines} lines, {paragraphs} paragraphs.\n"
        "Full lines: {inner}, median tracking {median} em; {over_noted} above {noted} em "
        "({share_noted}), {over_warned} above {warned} em ({share_warned}).\n"
        "Lone last lines {lone}, forbidden edges {edges}. "
        "{errors} errors, {warnings} warnings, {notes} notes."
    ),
)
LABELS: Final = {
    "page": ("第 {page} 页", "page {page}"),
    "more": (
        "  {rule} 还有 {count} 处，--format json 全部列出",
        "  {rule}: {count} more, see --format json",
    ),
    "left_out": ("没有审的：", "Not judged: "),
    "nothing": (
        "没有找到两端对齐的正文，什么也没有审。",
        "No justified body text: nothing was judged.",
    ),
}
