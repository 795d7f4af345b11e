"""Messages about PDFs that cannot be judged: code → (what is wrong, what to do)."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E630": (
        ("读不到文件“{file}”：{reason}", "cannot read {file!r}: {reason}"),
        ("检查路径和权限", "check the path and the rights"),
    ),
    "E631": (
        ("“{file}”不是 PDF", "{file!r} is not a PDF"),
        ("给一个以 %PDF- 开头的文件", "give a file that begins with %PDF-"),
    ),
    "E632": (
        ("“{file}”要密码才能打开", "{file!r} needs a password"),
        (
            "请送件人去掉加密再送；印厂和档案馆都不收加密文件",
            "ask for a file without encryption; no printer or archive takes one with it",
        ),
    ),
    "E633": (
        ("“{file}”坏了，读不下去", "{file!r} is damaged beyond reading"),
        ("重新导出或重新传送", "export it or send it again"),
    ),
    "E634": (
        ("“{file}”有 {size} MB，超过 {most} MB", "{file!r} has {size} MB, more than {most}"),
        ("分成几个文件", "split it"),
    ),
    "E635": (
        ("“{file}”没有可读的版面", "{file!r} has no page that can be read"),
        ("重新导出", "export it again"),
    ),
    "E636": (
        ("“{file}”的版数超过 {most}", "{file!r} has more than {most} pages"),
        ("分成几个文件", "split it"),
    ),
}
