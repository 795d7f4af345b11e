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
    "W444": (
        (
            "图片 {file} 每色 {bits} 位，付印只用 8 位，已减为 8 位",
            "the picture {file} has {bits} bits a channel; print takes 8, to which it was reduced",
        ),
        (
            "看看渐变处有没有断层；可在修图时自己转成 8 位",
            "look at its gradients, or reduce it yourself when retouching",
        ),
    ),
    "W445": (
        (
            "图片 {file} 有透明之处，已衬在白纸上",
            "the picture {file} is see-through in places; it was laid on white paper",
        ),
        (
            "若不该是白底，合并图层后再存",
            "where it should not be white, flatten it before saving",
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
    "E504": (
        ("图片 {file} 没有替代文字", "the picture {file} has no alternative text"),
        (
            "写上 alt（替代文字），告诉看不见图的读者图上是什么；没有它，存档文件不合 PDF/UA",
            "write alt, which tells readers who cannot see the picture what is on it; without it the archive is no PDF/UA",
        ),
    ),
    "E520": (
        (
            "第{page}版成品里读回的文字与排出的不同：应为“{wanted}”，读到“{found}”",
            "the text read back from page {page} is not what was set: “{wanted}” became “{found}”",
        ),
        (
            "存档文件没有写出；请把稿件和这条消息报告给我们",
            "no archive was written; please report the copy and this message to us",
        ),
    ),
    "E521": (
        (
            "结构树里的文字与版面不同：应为“{wanted}”，读到“{found}”",
            "the text of the structure tree is not that of the pages: “{wanted}” became “{found}”",
        ),
        (
            "存档文件没有写出；请把稿件和这条消息报告给我们",
            "no archive was written; please report the copy and this message to us",
        ),
    ),
    "E522": (
        (
            "稿件里的“{wanted}”没有原样出现在版面上",
            "“{wanted}” of the copy is not on the page as written",
        ),
        (
            "存档文件没有写出；请把稿件和这条消息报告给我们",
            "no archive was written; please report the copy and this message to us",
        ),
    ),
    "E523": (
        ("版面上的“{found}”不在稿件里", "“{found}” on the page is not in the copy"),
        (
            "存档文件没有写出；请把稿件和这条消息报告给我们",
            "no archive was written; please report the copy and this message to us",
        ),
    ),
    "W446": (
        (
            "印厂规范“{printer}”用涂布纸，输出特性 {condition} 却是新闻纸的，颜色会偏",
            "the printer {printer!r} uses coated paper, but the condition {condition} is newsprint: colours will be wrong",
        ),
        (
            "在 press 里写明 profile，用印厂给的 ICC 文件",
            "name the printer's own ICC file as the profile under press",
        ),
    ),
    "E530": (
        (
            "{file} 不是本程序写的存档文件，或者里面的源文件不完整",
            "{file} is no archive of this program, or its source is not whole",
        ),
        (
            "用 banmian build --target archive 写出的 PDF；被别的程序另存过的可能丢了附件",
            "give it a PDF written by banmian build --target archive; other programs may drop attachments when they save",
        ),
    ),
    "E531": (
        (
            "{file} 里附件的名称“{name}”不安全或重复",
            "the attachment “{name}” of {file} has an unsafe name, or one that is there already",
        ),
        (
            "这个文件被人改动过，不要从它取出文件",
            "somebody has changed this file; do not take files out of it",
        ),
    ),
    "E532": (
        ("{file} 里的附件“{name}”太大", "the attachment “{name}” of {file} is too large"),
        ("这个文件可能被人改动过", "somebody may have changed this file"),
    ),
    "E533": (
        ("{file} 里的“{name}”与存档时的摘要不符", "“{name}” in {file} is not what its digest says"),
        (
            "源文件被改动过，不能重做出同样的付印文件",
            "the source was altered; the same press file cannot be made from it",
        ),
    ),
    "E534": (
        ("{folder} 已经存在，没有取出", "{folder} is there already; nothing was taken out"),
        ("用 -o 另指一个文件夹", "name another folder with -o"),
    ),
    "W535": (
        (
            "存档由 {made} 写出，现在用的是 {here}，付印文件可能不同",
            "the archive was made by {made}, this is {here}; the press file may differ",
        ),
        ("要逐字节相同，请装上当时的版本", "for the same bytes install the version of that time"),
    ),
    "W536": (
        (
            "字库 {font}（{file}）与存档时的不同，付印文件可能不同",
            "the font {font} ({file}) is another than the archive's; the press file may differ",
        ),
        (
            "放上当时的字库文件（摘要见 fonts.lock）",
            "put the font file of that time in place; fonts.lock has its digest",
        ),
    ),
}
