"""Messages about printers' profiles: code → (what is wrong, what to do), in Chinese and English."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E430": (
        ("没有印厂规范“{name}”", "no printer's profile {name!r}"),
        (
            "写已有的名称（{names}），或者写自己的规范文件的路径",
            "use one of {names}, or the path of a profile of your own",
        ),
    ),
    "E610": (
        ("印厂规范不是合格的 YAML：{problem}", "the profile is not well-formed YAML: {problem}"),
        ("检查缩进、冒号和引号", "check indentation, colons and quotes"),
    ),
    "E611": (
        ("印厂规范不是 UTF-8 文字", "the profile is not UTF-8 text"),
        ("另存为 UTF-8", "save it as UTF-8"),
    ),
    "E612": (
        ("印厂规范太大或嵌套太深", "the profile is too large or nested too deeply"),
        ("照自带的规范文件写", "write it like the profiles that come with the program"),
    ),
    "E613": (
        ("“{key}”的值不合用，应当是：{wanted}", "no use as {key!r}; wanted: {wanted}"),
        ("照自带的规范文件改", "mend it like the profiles that come with the program"),
    ),
    "E614": (
        (
            "规范文件里不用锚点、标签、别名和第二份文档",
            "anchors, tags, aliases and second documents are not used in profiles",
        ),
        ("把值直接写出来", "write the value itself"),
    ),
    "E615": (
        ("键“{key}”写了两次", "the key {key!r} stands twice"),
        ("删去一个", "delete one"),
    ),
    "E616": (
        ("缺少“{key}”", "{key!r} is missing"),
        (
            "补上；每个限值都要有 value 和 source",
            "add it; every limit needs a value and a source",
        ),
    ),
    "E617": (
        ("不认识的键“{key}”", "unknown key {key!r}"),
        ("是不是“{near}”？", "did you mean {near!r}?"),
    ),
    "E618": (
        ("限值“{value}”写法不对", "the value {value!r} cannot be read"),
        ("写成 {example}", "write it like {example}"),
    ),
}
