"""Messages of the stage ``font``: code → ((Chinese, English) what is wrong, (Chinese, English) what to do)."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E400": (
        ("找不到程序自带的字库文件夹", "the program's fonts folder cannot be found"),
        (
            "重新安装 banmian；从源码运行时，fonts 文件夹要和 layout 文件夹在一起",
            "install banmian again; when run from its sources, the folder fonts must lie beside layout",
        ),
    ),
    "E401": (
        ("找不到字库文件 {file}", "the font file {file} cannot be found or read"),
        (
            "检查文件名和路径；程序自带的字库缺失时请重新安装",
            "check its name and path; if it is one of the program's own, install the program again",
        ),
    ),
    "E402": (
        (
            "字库文件 {file} 不是字库，或者不完整",
            "the font file {file} is not a font, or part of it is missing",
        ),
        (
            "从字库的来源重新取一份 TrueType 或 OpenType 文件（.ttf、.otf、.ttc）",
            "take a fresh TrueType or OpenType file (.ttf, .otf, .ttc) from where it came from",
        ),
    ),
    "E403": (
        (
            "字库 {file} 的授权标志（fsType）不允许把字形嵌入文件",
            "the font {file} forbids embedding its outlines (fsType)",
        ),
        (
            "向字库厂商取得可嵌入的版本，或者换一种字体",
            "ask the maker for a version that may be embedded, or use another font",
        ),
    ),
    "E404": (
        ("字库 {file} 是可变字体，不能直接使用", "the font {file} is a variable font"),
        (
            "换成固定字重的字库文件，每个字重一个",
            "use files of fixed weights, one for each weight",
        ),
    ),
    "E405": (
        (
            "程序自带的字库 {file} 已损坏：有 {size} 字节，应有 {expected} 字节",
            "the program's font {file} is damaged: {size} bytes instead of {expected}",
        ),
        (
            "重新安装 banmian；从源码运行时，重新检出 fonts 文件夹",
            "install banmian again; when run from its sources, check out the folder fonts again",
        ),
    ),
    "E410": (
        ("找不到图片 {file}", "the picture {file} cannot be found or read"),
        (
            "检查文件名（大小写也要一致）和路径；图片的路径从期号文件夹算起",
            "check its name, capitals too, and its path, which starts from the issue's folder",
        ),
    ),
    "E411": (
        ("{file} 不是可用的图片", "{file} is not a picture that can be used"),
        (
            "改存为 JPEG、PNG 或 TIFF",
            "save it as JPEG, PNG or TIFF",
        ),
    ),
    "E412": (
        ("图片 {file} 已损坏或不完整", "the picture {file} is damaged or cut off"),
        (
            "重新传一份完整的图片",
            "send the whole picture again",
        ),
    ),
    "E413": (
        (
            "图片 {file} 太大，超过了 {limit} 百万像素",
            "the picture {file} is too large: more than {limit} megapixels",
        ),
        (
            "缩小后再用；整版图片三千万像素已经足够",
            "make it smaller first; 30 megapixels are enough for a whole page",
        ),
    ),
    "E414": (
        (
            "图片 {file} 在排版过程中被改动了",
            "the picture {file} was changed while the pages were being made up",
        ),
        ("再排一次", "build again"),
    ),
    "W411": (
        (
            "字库 {file} 里没有汉字，汉字改用程序自带的字体",
            "the font {file} has no Chinese characters; the program's own fonts set them",
        ),
        (
            "只想换西文和数字时不必理会；否则换一个中文字库",
            "leave it if only Latin letters and figures are meant; otherwise name a Chinese font",
        ),
    ),
    "W410": (
        (
            "图片“{file}”自带的颜色配置文件不能用，按 sRGB 处理",
            "the colour profile inside {file!r} is of no use; sRGB is assumed",
        ),
        (
            "在图片软件里另存一份，嵌入 sRGB 或所用的 RGB 配置文件",
            "save the picture again with sRGB or its true RGB profile embedded",
        ),
    ),
}
