"""Messages of the stage ``write``: code → ((Chinese, English) what is wrong, (Chinese, English) what to do)."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E501": (
        (
            "第{page}版按 {dpi} dpi 出图有 {wide}×{high} 像素，太大",
            "page {page} at {dpi} dpi is {wide}×{high} pixels, too large for a picture",
        ),
        ("减小 --dpi，或用 --dpi 0 只写 PDF", "lower --dpi, or write the PDF alone with --dpi 0"),
    ),
    "E432": (
        ("没有名为“{name}”的色彩特性文件", "there is no colour profile named “{name}”"),
        (
            "写已有的名称（{names}），或者写印厂给的 .icc 文件",
            "use one of {names}, or an .icc file from the printer",
        ),
    ),
    "E433": (
        (
            "{file} 不是四色（CMYK）输出设备的 ICC 特性文件，或者不完整",
            "{file} is not an ICC output profile for CMYK, or part of it is missing",
        ),
        (
            "向印厂要印刷条件的特性文件；付印文件只能声明它真正带有的印刷条件",
            "ask the printer for the profile of the printing condition; a press file can only name the condition whose profile it carries",
        ),
    ),
    "E440": (
        (
            "图片 {file} 排成 {width}×{height} 毫米只有 {ppi} ppi，印厂最低要 {least} ppi",
            "the picture {file} has {ppi} ppi at {width}×{height} mm; the printer takes {least} ppi at least",
        ),
        (
            "换一张更大的原图，或者把图排小、少裁一些",
            "use a larger original, print it smaller, or crop less of it",
        ),
    ),
    "W440": (
        (
            "图片 {file} 排成 {width}×{height} 毫米只有 {ppi} ppi，低于印厂希望的 {least} ppi",
            "the picture {file} has {ppi} ppi at {width}×{height} mm, below the {least} ppi that the printer wants",
        ),
        (
            "有更大的原图就换上；否则印出来会略糊",
            "use a larger original if there is one; else it will look soft in print",
        ),
    ),
    "W441": (
        (
            "RGB 图片 {file} 没有色彩特性文件，按 sRGB 转换",
            "the RGB picture {file} has no colour profile; sRGB is assumed",
        ),
        (
            "存图时嵌入色彩特性文件，颜色才有准",
            "embed the profile when saving it, so that its colours are certain",
        ),
    ),
    "W442": (
        (
            "四色图片 {file} 的总墨量有 {ink}%，已按印厂的 {limit}% 减少彩色墨（黑版不动）",
            "the CMYK picture {file} has {ink}% of ink in all; its colours were reduced to the printer's {limit}%, black was kept",
        ),
        (
            "请按印厂的特性文件重新分色，效果更好",
            "better separate it again with the printer's profile",
        ),
    ),
    "E443": (
        (
            "图片 {file} 转换后总墨量仍有 {ink}%，超过印厂的 {limit}%",
            "the picture {file} still has {ink}% of ink after conversion, above the printer's {limit}%",
        ),
        ("存成更高质量的图，或者向我们报告", "save it at a higher quality, or report it to us"),
    ),
    "E510": (
        (
            "出血是 {bleed} 毫米，印厂（{printer}）要 {least} 毫米",
            "the bleed is {bleed} mm; the printer ({printer}) wants {least} mm",
        ),
        (
            "在 paper.yaml 的纸张里写：出血: {least}mm",
            "write in the sheet of paper.yaml: bleed: {least}mm",
        ),
    ),
    "E511": (
        (
            "颜色 {color} 的总墨量是 {ink}%，超过印厂的 {limit}%",
            "the colour {color} has {ink}% of ink in all, above the printer's {limit}%",
        ),
        ("减少青、品、黄，用黑来代替", "use less cyan, magenta and yellow, and black instead"),
    ),
    "E512": (
        (
            "专色太多（{names}），印厂（{printer}）最多印 {most} 个",
            "there are too many spot inks ({names}); the printer ({printer}) prints {most} at most",
        ),
        ("改用四色，只留必要的专色", "use process colours, and keep the spot inks that are needed"),
    ),
}
