"""The reference of the YAML language, REFERENCE.md, from the language table.

``python -m layout.read.reference`` writes it to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Final

from layout.read.entry import Choice, Entry, Kind, Section
from layout.read.language import CHOICES, SECTIONS, STORY_SECTIONS
from layout.units import SIZE_NAMES, points

_HEAD: Final = """\
# 版面的 YAML 语言 · The YAML language

本文由程序生成（`python -m layout.read.reference > REFERENCE.md`），请勿手改。
This file is generated from the language table; do not edit it.

- 每个键有英文名和中文名，任选其一，可以混用，同一个键只写一次。
  Every key has an English and a Chinese name; use either, mix them, but give each key once.
- 值照写照读：`no` 就是文字“no”，`010` 不会变成 8。要数字的地方只写数字，日期写 `2026-11-23`。
  Values are read as written; numbers are plain digits, dates `2026-11-23`.
- 长度必须有单位：`5mm`、`10.5pt`、`9磅`、`2字`（正文字号的倍数）、`36Q`，或字号名。
  Lengths have a unit; `2字` counts in the body size; size names are lengths too.
- 颜色写 `[C, M, Y, K]`，0–100 的百分数，或 {colors}，
  或专色 `{{spot: 名称, tint: 100, process: [C, M, Y, K]}}`。
  Colours are four per cents, a name, or a spot ink.
- 文件路径相对于写它的 YAML，不能走出报纸的文件夹。
  Paths are relative to the YAML that names them and stay inside the paper's folder.
- 不接受标签（`!`）、锚点和别名（`&`、`*`）、合并键（`<<`）。
  Tags, anchors, aliases and merge keys are refused.
- 正文用 `|` 另起一行写：每个非空行一段，段首空格会去掉；`## ` 开头的行是小标题。
  文稿不会被悄悄改动。
  Write body text after `|`: each non-empty line is a paragraph. Copy is never changed silently.

字号名 · size names: {sizes}
"""

_MARKUP: Final = """\
<a id="markup"></a>

## 文字里的标记 · Marks inside a text

正文、文稿文件和图说里，用方括号括起文字，后面紧跟花括号写明标记：
In body text, copy files and captions put text in square brackets, and its marks in braces right
behind:

```yaml
body: |
  店主说，[开门一天，读书一天]{{着重}}，是当年立下的规矩[1]{{注}}。
  最旧的一本是[呐喊]{{书名}}，旁边是[鲁迅]{{专名}}的像。见[网页]{{https://www.example.com/}}。
```

| 标记 · mark | 排成 · set as |
|---|---|
{rows}
| 地址 · an address | 链接，预览 PDF 里可点；只收 `https://`、`http://`、`mailto:`<br>\
a link in the preview PDF |

- 几个标记写在一起，用空格隔开：`[文字]{{黑体 着重}}`；
  也可以嵌套：`[外面[里面]{{着重}}外面]{{楷体}}`。
  Several marks are divided by a space; marks may be nested.
- 同一处不叠用同样的标记，不叠用两种字下的标记（着重、专名、书名）；
  正文、图说之外，主题、引题、副题只用黑体、楷体，其他文字不用标记。
  No mark inside the same mark, no two marks below the same words; heads take only `hei` and `kai`,
  other texts no mark.
- 标记不改变汉字的折行和标点挤压（西文换了字体，宽窄随字体）；注码附在前一个字后面，不落行首。
  Marks change neither breaks nor spacing (but Latin has the width of its face); a note mark stays
  with its base.
- `*`、`_`、`~`、`[1]`、`[1](2)`、`{{x}}` 都照写照排；只有紧挨着的 `]{{` 才是标记；
  花括号里若是标记的名字，前面又没有方括号，当作漏写，会报错。
  要照印 `[文字]{{楷体}}`，写 `[文字]\\{{楷体}}`：有花括号的段落里，反斜线使后面的括号照印；
  标记里面不成对的方括号也这样写。
  Only `]{{` makes a mark; a mark's name in braces without brackets before it is an error. In a
  paragraph with a brace, a backslash prints the bracket behind it.
- 值以 `[` 开头时 YAML 会当成列表：给整段文字加引号，或用 `|` 另起一行写。
  A value that begins with `[` is a list to YAML: quote it, or write it after `|`.
"""

# How marks look, for the table of the reference.
_LOOKS: Final[Mapping[str, tuple[str, str]]] = {
    "hei": ("粗黑体", "bold Hei"),
    "kai": ("楷体；已是楷体的文字里看不出来", "Kai; not seen in text that is set in Kai"),
    "dots": ("着重号：字下的点，标点下不加", "emphasis dots below, not under punctuation"),
    "name": ("专名号：字下的线", "a line below: proper names"),
    "title": ("书名号：字下的浪线", "a wavy line below: titles"),
    "note": ("注码：小字，在右上角", "a note mark: small and raised"),
}

_KINDS: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.TEXT: ("一行文字", "a line of text"),
    Kind.LINES: ("文字或文字列表", "text or list of texts"),
    Kind.WORDINGS: ("文字，或几种写法的列表", "text, or list of wordings"),
    Kind.COPY: ("正文", "body text"),
    Kind.COUNT: ("整数", "whole number"),
    Kind.RANGE: ("整数，或两个整数之间", "whole number, or two with a dash"),
    Kind.LENGTH: ("长度", "length"),
    Kind.LENGTHS: ("长度列表", "list of lengths"),
    Kind.COLOR: ("颜色", "colour"),
    Kind.DATE: ("日期", "date"),
    Kind.CHOICE: ("选一", "one of"),
    Kind.FLAG: ("是或否", "true or false"),
    Kind.FILE: ("文件", "file"),
    Kind.SECTION: ("映射", "mapping"),
    Kind.SECTIONS: ("列表", "list"),
    Kind.STORIES: ("代号 → 稿件", "id → story"),
    Kind.ITEMS: ("字母 → 稿件", "letter → story"),
    Kind.PAIRS: ("名称 → 文字", "name → text"),
    Kind.SIZES: ("名称 → 长度", "name → length"),
    Kind.FONTS: ("字体 → 字重 → 文件", "face → weight → file"),
    Kind.DUMMY: ("版样", "map"),
    Kind.PLACES: ("字母 → 四个整数", "letter → four numbers"),
    Kind.POINT: ("两个百分数", "two per cents"),
    Kind.GRADES: ("1–4 → 映射", "1–4 → mapping"),
    Kind.SHEET: ("预设名或映射", "preset or mapping"),
    Kind.ARRANGEMENT: ("图样", "map"),
    Kind.WORDS: ("文件或列表", "file or list"),
}


def write_reference() -> str:
    """Return the whole reference as Markdown."""
    sizes = "、".join(f"{name} {points(size):g}pt" for name, size in SIZE_NAMES.items())
    parts = [_HEAD.format(sizes=sizes, colors="`black`/`黑`、`white`/`白`、`red`/`红`")]
    parts.append(_MARKUP.format(rows="\n".join(_mark_rows())))
    for section in SECTIONS.values():
        parts += _write_section(section)
    return "\n".join(parts) + "\n"


def _mark_rows() -> Iterator[str]:
    for english, aliases in CHOICES["mark"].words:
        names = "、".join(f"`{word}`" for word in (*aliases, english))
        yield f"| {names} | {'<br>'.join(_LOOKS[english])} |"


def _write_section(section: Section) -> Iterator[str]:
    chinese, english = section.title
    yield f'<a id="{section.name}"></a>\n\n## {chinese} · {english}\n'
    if kinds := [kind for kind, name in STORY_SECTIONS.items() if name == section.name]:
        yield f"`kind`（体裁）: {_list_words('kind', kinds)}\n"
    yield "| 键 · key | 中文 | 类型 · type | 默认 · default | 含义 · meaning |"
    yield "|---|---|---|---|---|"
    for entry in section.entries:
        yield _write_row(entry)
    yield ""
    if examples := [_write_example(e) for e in section.entries if e.example]:
        yield "```yaml\n" + "\n".join(examples) + "\n```\n"


def _write_example(entry: Entry) -> str:
    white = "" if entry.example.startswith("\n") else " "
    return f"{'# ' if entry.is_other else ''}{entry.alias}:{white}{entry.example}"


def _list_words(choice: str, only: list[str] | None = None) -> str:
    words: Choice = CHOICES[choice]
    return "、".join(
        "`" + "`/`".join((english, *aliases)) + "`"
        for english, aliases in words.words
        if only is None or english in only
    )


def _write_row(entry: Entry) -> str:
    default = f"`{entry.default}`" if entry.default else ""
    if entry.is_required:
        default = "**必写 · required**"
    doc = "<br>".join(entry.doc) if entry.doc[0] != entry.doc[1] else entry.doc[0]
    return f"| `{entry.name}` | `{entry.alias}` | {_type_of(entry)} | {default} | {doc} |"


def _type_of(entry: Entry) -> str:
    chinese, english = _KINDS[entry.kind]
    text = f"{chinese} · {english}"
    if entry.kind is Kind.CHOICE:
        return f"{text}: {_list_words(entry.of)}"
    if entry.kind in (Kind.COUNT, Kind.RANGE):
        least, most = entry.limits
        return f"{text}, {least}–{most}"
    if entry.of == "story":
        names = [*dict.fromkeys(STORY_SECTIONS.values())]
        names += ["continuation"] if entry.kind is Kind.ITEMS else []
        return text + ": " + "、".join(f"[{SECTIONS[n].title[0]}](#{n})" for n in names)
    if entry.of in SECTIONS and entry.kind is not Kind.FILE:
        return f"{text}: [{SECTIONS[entry.of].title[0]}](#{entry.of})"
    return text


if __name__ == "__main__":
    sys.stdout.write(write_reference())
