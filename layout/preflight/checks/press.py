"""Checks of PDF/X-4 (ISO 15930-7:2010): id → grade, clause, what is wrong, what to do.

The clauses marked ~ follow field knowledge and open implementations, not the text of the standard.
"""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[str, str, tuple[str, str], tuple[str, str]]]] = {
    "X4-001": (
        "error",
        "PDF/X-4 ~6.1",
        ("PDF 版本高于 1.6", "the PDF version is above 1.6"),
        ("导出为 PDF 1.6", "write PDF 1.6"),
    ),
    "X4-002": (
        "error",
        "PDF/X-4 ~6.1",
        ("文件尾没有由两个字符串组成的 ID", "the trailer has no ID of two strings"),
        ("写出文件标识", "write a file identifier"),
    ),
    "X4-003": (
        "error",
        "PDF/X-4 ~6.1",
        ("文件加了密", "the file is encrypted"),
        ("去掉加密再送", "send it without encryption"),
    ),
    "X4-004": (
        "error",
        "PDF/X-4 ~6.2",
        (
            "应当有且只有一个 GTS_PDFX 输出意图",
            "there must be one output intent GTS_PDFX and no second",
        ),
        ("写一个 PDF/X 输出意图", "write one PDF/X output intent"),
    ),
    "X4-005": (
        "error",
        "PDF/X-4 ~6.2",
        ("输出意图没有合用的印刷条件标识", "the output intent has no usable condition identifier"),
        (
            "写注册名称（如 FOGRA42）或 Custom，不能换行",
            "write the registered name (such as FOGRA42) or Custom, on one line",
        ),
    ),
    "X4-006": (
        "error",
        "PDF/X-4 ~6.2",
        (
            "输出意图没有嵌入特性文件，或者引用外部特性文件",
            "the output intent embeds no profile, or refers to one outside",
        ),
        (
            "嵌入 DestOutputProfile，去掉 DestOutputProfileRef",
            "embed DestOutputProfile and drop DestOutputProfileRef",
        ),
    ),
    "X4-007": (
        "error",
        "PDF/X-4 ~6.2",
        (
            "输出意图的特性文件不是通道数相符的输出设备特性文件",
            "the intent's profile is no output profile (prtr) with as many channels as it says",
        ),
        (
            "换成印刷条件的 ICC 输出特性文件，N 与它的通道数一致",
            "embed the condition's ICC output profile, and let N be its channels",
        ),
    ),
    "X4-008": (
        "error",
        "PDF/X-4 ~6.2",
        ("输出意图没有说明印刷条件", "the output intent does not describe its condition"),
        (
            "注册条件写 RegistryName http://www.color.org，其他条件写 Info",
            "write RegistryName http://www.color.org for a registered condition, Info for any other",
        ),
    ),
    "X4-009": (
        "error",
        "PDF/X-4 ~6.2; PDF/A-2 6.2.3 t2",
        (
            "几个输出意图用的不是同一个特性文件对象",
            "several output intents have different profile objects",
        ),
        ("让它们指向同一个特性文件对象", "let all of them point to one profile object"),
    ),
    "X4-010": (
        "error",
        "PDF/X-4 ~6.7",
        ("目录没有未压缩的 XMP 元数据", "the catalog has no unfiltered XMP metadata"),
        ("写未压缩的 XMP 元数据流", "write the XMP stream without a filter"),
    ),
    "X4-011": (
        "error",
        "PDF/X-4 ~6.7",
        ("XMP 里没有 GTS_PDFXVersion“PDF/X-4”", "XMP does not say GTS_PDFXVersion PDF/X-4"),
        ("导出为 PDF/X-4", "export it as PDF/X-4"),
    ),
    "X4-012": (
        "error",
        "PDF/X-4 ~6.7",
        ("XMP 缺少日期或标题", "XMP lacks a date or the title"),
        (
            "写 CreateDate、ModifyDate、MetadataDate（ISO 8601）和 dc:title",
            "write CreateDate, ModifyDate, MetadataDate (ISO 8601) and dc:title",
        ),
    ),
    "X4-013": (
        "error",
        "PDF/X-4 ~6.7",
        ("XMP 缺少文件编号、版本或呈现类别", "XMP lacks DocumentID, VersionID or RenditionClass"),
        ("补上 xmpMM 的三项", "add the three properties of xmpMM"),
    ),
    "X4-014": (
        "error",
        "PDF/X-4 ~6.7",
        ("文件信息与 XMP 不一致", "the Info dictionary and XMP disagree"),
        ("由同一来源写两处", "write both from one source"),
    ),
    "X4-015": (
        "error",
        "PDF/X-4 ~6.7",
        (
            "没有说明是否做过陷印，或者两处说法不同",
            "it is not said whether the file is trapped, or said differently in two places",
        ),
        (
            "Info 的 Trapped 和 XMP 的 pdf:Trapped 都写 True 或都写 False",
            "write True or False, the same, as Trapped in Info and pdf:Trapped in XMP",
        ),
    ),
    "X4-016": (
        "error",
        "PDF/X-4 ~6.8",
        ("版面应有 TrimBox 或 ArtBox 之一", "a page needs a TrimBox or an ArtBox, one of them"),
        ("写出成品框 TrimBox", "write the TrimBox"),
    ),
    "X4-017": (
        "error",
        "PDF/X-4 ~6.8",
        (
            "成品框、出血框、纸张框没有层层相套",
            "trim, bleed and media do not lie one inside the other",
        ),
        (
            "让 TrimBox 在 BleedBox 内，BleedBox 在 MediaBox 内",
            "put the TrimBox inside the BleedBox, that inside the MediaBox",
        ),
    ),
    "X4-018": (
        "error",
        "PDF/X-4 ~6.8",
        ("裁剪框切到了成品", "the CropBox cuts into the trimmed page"),
        ("去掉 CropBox 或放大到 MediaBox", "drop the CropBox, or make it the MediaBox"),
    ),
    "X4-019": (
        "error",
        "GWG2015 4.2",
        ("版面用了 UserUnit 缩放", "the page is scaled by UserUnit"),
        ("按实际尺寸写，不用 UserUnit", "write it at its size, without UserUnit"),
    ),
    "X4-020": (
        "error",
        "GWG2015 4.4",
        (
            "版面被旋转，或各版成品尺寸不同",
            "a page is rotated, or pages are trimmed to different sizes",
        ),
        (
            "按成品方向输出；尺寸不同的版分成几个文件",
            "write pages upright; put pages of another size into a file of their own",
        ),
    ),
    "X4-021": (
        "error",
        "PDF/X-4 ~6.3",
        ("字体没有嵌入", "a font is not embedded"),
        ("嵌入字体（标准 14 种也要）", "embed the font, the standard 14 too"),
    ),
    "X4-022": (
        "error",
        "PDF/X-4 ~6.3",
        ("印出了缺字框（.notdef）", "a .notdef glyph is shown"),
        ("换有这个字的字体", "use a font that has the character"),
    ),
    "X4-023": (
        "error",
        "PDF/X-4 ~6.4",
        ("四色输出意图下用了 DeviceRGB", "DeviceRGB is used under a CMYK output intent"),
        ("转换成四色，或标明 ICC 特性文件", "convert it to CMYK, or tag it with an ICC profile"),
    ),
    "X4-024": (
        "error",
        "PDF/X-4 ~6.4",
        (
            "ICC 色彩空间与特性文件不符，或与输出意图的四色特性文件相同",
            "an ICC space does not fit its profile, or repeats the intent's own CMYK profile",
        ),
        (
            "通道数要相符；与输出意图相同的四色改用 DeviceCMYK",
            "let the channels agree; use DeviceCMYK where the profile is the intent's",
        ),
    ),
    "X4-025": (
        "error",
        "PDF/X-4 ~6.4",
        (
            "同名专色的替代色不同，或 DeviceN 没有列出专色",
            "spot inks of one name differ, or DeviceN does not list its spot inks",
        ),
        (
            "同名专色用同一定义；在 Colorants 里列出",
            "define each spot ink once; list it in Colorants",
        ),
    ),
    "X4-026": (
        "error",
        "PDF/X-4 ~6.5",
        ("混合模式不是标准名称", "a blend mode is not a standard one"),
        ("改用标准混合模式", "use a standard blend mode"),
    ),
    "X4-027": (
        "error",
        "PDF/X-4 ~6.5",
        (
            "有透明而混合空间与输出意图不符",
            "there is transparency, and the blending space is not the intent's",
        ),
        ("透明组用 DeviceCMYK，或压平透明", "let groups blend in DeviceCMYK, or flatten them"),
    ),
    "X4-028": (
        "error",
        "PDF/X-4 ~6.6",
        ("用了传递函数或不许可的半色调", "a transfer function or a forbidden halftone is used"),
        (
            "去掉 TR、TR2、HTP；半色调只用 1 型和 5 型",
            "drop TR, TR2 and HTP; halftones only of type 1 and 5",
        ),
    ),
    "X4-029": (
        "error",
        "PDF/X-4 ~6.6",
        (
            "有 PostScript 片段、OPI 或替代图像",
            "there is PostScript, OPI or an alternate image for printing",
        ),
        ("重新导出，不带这些内容", "export without them"),
    ),
    "X4-030": (
        "error",
        "PDF/X-4 ~6.6",
        ("用了 LZW 压缩，或数据在文件之外", "a stream is LZW-compressed, or lies outside the file"),
        ("改用 Flate，数据放进文件", "use Flate, and keep the data inside"),
    ),
    "X4-031": (
        "error",
        "PDF/X-4 ~6.6",
        ("引用了外部页面（Ref）", "a reference XObject points to another file"),
        ("把被引用的页面嵌进来", "embed the referenced page"),
    ),
    "X4-032": (
        "error",
        "PDF/X-4 ~6.9",
        ("出血之内有注释或链接", "an annotation or link lies inside the bleed"),
        ("送印文件不放链接和注释", "keep links and annotations out of press files"),
    ),
    "X4-033": (
        "error",
        "PDF/X-4 ~6.9",
        ("有 JavaScript 或动作", "there is JavaScript or an action"),
        ("去掉脚本和动作", "remove scripts and actions"),
    ),
    "X4-034": (
        "error",
        "PDF/X-4 ~6.9",
        ("有 XFA 表单，或表单域在出血之内", "there is an XFA form, or a field inside the bleed"),
        ("去掉表单", "remove the form"),
    ),
    "X4-035": (
        "error",
        "PDF/X-4 ~6.10; GWG",
        ("图层有备用配置或自动切换", "layers have other configurations or switch by themselves"),
        ("只留默认配置，去掉 AS", "keep the default configuration alone, without AS"),
    ),
    "X4-036": (
        "error",
        "PDF/X-4 ~6.6",
        ("有影音、三维或替代演示", "there is film, sound, 3D or an alternate presentation"),
        ("去掉这些内容", "remove them"),
    ),
    "X4-037": (
        "error",
        "PDF/X-4 ~6.6",
        ("图像位数不合或要求插值", "an image has an odd bit depth or asks to be interpolated"),
        (
            "每通道用 1、2、4、8 或 16 位，Interpolate 不设为真",
            "use 1, 2, 4, 8 or 16 bits, and do not set Interpolate",
        ),
    ),
}
