"""Messages of the command itself: code → (what is wrong, what to do), in Chinese and English."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E601": (
        ("行长或缩进不合用", "a measure or indent of no use"),
        (
            "行长写 1 到 {most} 字，缩进不小于 0 并且小于行长",
            "use a measure of 1 to {most} em, and an indent of 0 or more, less than the measure",
        ),
    ),
    "E602": (
        ("输入超过 {most} 字节", "the input is longer than {most} bytes"),
        ("分几次输入", "give it in parts"),
    ),
    "E603": (
        ("输入不是 UTF-8", "the input is not UTF-8"),
        ("先转换成 UTF-8", "convert it to UTF-8 first"),
    ),
    "E605": (
        ("读写文件时出错“{file}”：{reason}", "cannot read or write {file!r}: {reason}"),
        (
            "检查路径、权限和磁盘空间；原有文件没有改动",
            "check the path, rights and disk space; earlier files are as they were",
        ),
    ),
    "E604": (
        ("写不进文件夹“{folder}”：{reason}", "cannot write into {folder!r}: {reason}"),
        (
            "换一个 -o，或检查权限和磁盘空间；原有文件没有改动",
            "choose another -o, or check rights and disk space; earlier files are as they were",
        ),
    ),
    "E606": (
        ("第{page}版的写法放不进版样", "page {page} is written in a form that takes no dummy"),
        (
            "把这一版的各个键分行写（不用花括号），再用 --write",
            "write the page's keys on lines of their own, without braces, then use --write",
        ),
    ),
    "E607": (
        ("各版都已有版样，没有可写的", "every page has a dummy already: there is none to write"),
        ("要重画某一版，用 --page 指明", "to draw a page anew, name it with --page"),
    ),
}
