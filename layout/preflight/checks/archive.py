"""Checks of PDF/A (ISO 19005-2, -3, -4): id → grade, clause, what is wrong, what to do."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[str, str, tuple[str, str], tuple[str, str]]]] = {
    "A2-001": (
        "error",
        "PDF/A-2 6.1.2",
        (
            "文件头不是 %PDF-1.0–1.7 加一行二进制注释",
            "the header is not %PDF-1.0–1.7 and a comment of bytes above 127",
        ),
        ("重新保存，文件从头就是 %PDF-1.7", "save it anew, with %PDF-1.7 as the first bytes"),
    ),
    "A2-002": (
        "error",
        "PDF/A-2 6.1.3 t1",
        ("文件尾没有 ID", "the trailer has no ID"),
        ("写出文件标识", "write a file identifier"),
    ),
    "A2-003": (
        "error",
        "PDF/A-2 6.1.3 t2",
        ("文件加了密", "the file is encrypted"),
        ("去掉加密", "remove the encryption"),
    ),
    "A2-004": (
        "error",
        "PDF/A-2 6.1.3 t3",
        ("最后的 %%EOF 之后还有数据", "there are data after the last %%EOF"),
        ("重新保存", "save it anew"),
    ),
    "A2-005": (
        "error",
        "PDF/A-2 6.1.7.1 t1, t2",
        (
            "流的长度不符，或 endstream 前没有换行",
            "a stream's Length is wrong, or endstream does not begin a line",
        ),
        ("用 qpdf 之类重新保存", "save it anew, with qpdf for example"),
    ),
    "A2-006": (
        "error",
        "PDF/A-2 6.1.7.1 t3",
        ("流的数据在文件之外", "a stream's data lie outside the file"),
        ("把数据放进文件", "put the data into the file"),
    ),
    "A2-007": (
        "error",
        "PDF/A-2 6.1.7.2 t1",
        ("用了 LZW 或 Crypt 过滤器", "the filter LZW or Crypt is used"),
        ("改用 Flate", "use Flate"),
    ),
    "A2-008": (
        "error",
        "PDF/A-2 6.1.13 t8",
        ("q 嵌套超过 28 层", "q is nested deeper than 28"),
        ("减少嵌套", "nest less"),
    ),
    "A2-009": (
        "error",
        "PDF/A-2 6.1.13 t11",
        ("版面框小于 3 或大于 14400 单位", "a page box is under 3 or over 14400 units"),
        ("改版面尺寸", "change the size of the page"),
    ),
    "A2-010": (
        "error",
        "PDF/A-2 6.1.13 t1–t7",
        (
            "数字、字符串、名称或对象数超限",
            "a number, string, name or the count of objects is beyond the limit",
        ),
        ("重新导出", "export it anew"),
    ),
    "A2-011": (
        "error",
        "PDF/A-2 6.2.2 t2",
        ("版面或表单没有自己的 Resources", "a page or form has no Resources of its own"),
        ("给每页、每个表单写 Resources", "write Resources for every page and form"),
    ),
    "A2-012": (
        "error",
        "PDF/A-2 6.2.3 t1",
        ("PDF/A 输出意图的特性文件不合用", "the PDF/A intent's profile is not usable"),
        (
            "用 5 版以前的 prtr 或 mntr 特性文件（灰、RGB、CMYK）",
            "use a profile prtr or mntr below version 5, grey, RGB or CMYK",
        ),
    ),
    "A2-013": (
        "error",
        "PDF/A-2 6.2.3 t2",
        (
            "几个输出意图用的不是同一个特性文件对象",
            "several output intents have different profile objects",
        ),
        ("让它们指向同一个对象", "let them point to one object"),
    ),
    "A2-014": (
        "error",
        "PDF/A-2 6.2.3 t3",
        ("PDF/X 输出意图引用外部特性文件", "the PDF/X intent refers to a profile outside"),
        ("嵌入特性文件", "embed the profile"),
    ),
    "A2-015": (
        "error",
        "PDF/A-2 6.2.4.3 t2",
        (
            "用了 DeviceRGB 而没有 RGB 输出意图或 DefaultRGB",
            "DeviceRGB is used without an RGB intent or DefaultRGB",
        ),
        ("写 RGB 输出意图，或转换颜色", "write an RGB intent, or convert the colours"),
    ),
    "A2-016": (
        "error",
        "PDF/A-2 6.2.4.3 t3",
        (
            "用了 DeviceCMYK 而没有 CMYK 输出意图或 DefaultCMYK",
            "DeviceCMYK is used without a CMYK intent or DefaultCMYK",
        ),
        ("写 CMYK 输出意图", "write a CMYK intent"),
    ),
    "A2-017": (
        "error",
        "PDF/A-2 6.2.4.3 t4",
        (
            "用了 DeviceGray 而没有输出意图或 DefaultGray",
            "DeviceGray is used without an intent or DefaultGray",
        ),
        ("写 PDF/A 输出意图", "write a PDF/A intent"),
    ),
    "A2-018": (
        "error",
        "PDF/A-2 6.2.4.2 t2",
        ("ICC 四色上用了叠印模式 1", "overprint mode 1 is used on ICC-based CMYK"),
        ("改用 DeviceCMYK 或 OPM 0", "use DeviceCMYK or OPM 0"),
    ),
    "A2-019": (
        "error",
        "PDF/A-2 6.2.4.4",
        (
            "同名专色定义不同，或 DeviceN 没有列出专色",
            "spot inks of one name differ, or DeviceN does not list its spot inks",
        ),
        ("统一定义，在 Colorants 里列出", "define each once; list it in Colorants"),
    ),
    "A2-020": (
        "error",
        "PDF/A-2 6.2.5",
        ("用了传递函数或不许可的半色调", "a transfer function or a forbidden halftone is used"),
        ("去掉 TR、TR2、HTP 和特别的半色调", "drop TR, TR2, HTP and special halftones"),
    ),
    "A2-021": (
        "error",
        "PDF/A-2 6.2.6 t1",
        ("渲染意图不是四种标准之一", "a rendering intent is not one of the four"),
        ("改用标准渲染意图", "use a standard one"),
    ),
    "A2-022": (
        "error",
        "PDF/A-2 6.2.8",
        ("图像带替代图、OPI 或插值", "an image has alternates, OPI or interpolation"),
        ("去掉这些键", "remove these keys"),
    ),
    "A2-023": (
        "error",
        "PDF/A-2 6.2.9",
        ("表单带 Ref、PS 或 OPI", "a form has Ref, PS or OPI"),
        ("重新导出", "export it anew"),
    ),
    "A2-024": (
        "error",
        "PDF/A-2 6.2.10 t2",
        (
            "有透明的版面既无 PDF/A 输出意图也无混合空间",
            "a page with transparency has neither a PDF/A intent nor a group colour space",
        ),
        ("写输出意图，或写页面组的 CS", "write an intent, or the page group's CS"),
    ),
    "A2-025": (
        "error",
        "PDF/A-2 6.2.11.3.1",
        (
            "复合字体的字符集与编码表不符",
            "a composite font's character collection is not its CMap's",
        ),
        ("改用 Identity-H/V，或使两者一致", "use Identity-H or -V, or make them agree"),
    ),
    "A2-026": (
        "error",
        "PDF/A-2 6.2.11.3.2",
        ("TrueType 复合字体没有 CIDToGIDMap", "a TrueType CIDFont has no CIDToGIDMap"),
        ("写 CIDToGIDMap", "write CIDToGIDMap"),
    ),
    "A2-027": (
        "error",
        "PDF/A-2 6.2.11.3.3",
        (
            "编码表既非预定义也没有嵌入，或书写方向不一致",
            "a CMap is neither predefined nor embedded, or its WMode disagrees",
        ),
        ("嵌入编码表", "embed the CMap"),
    ),
    "A2-028": (
        "error",
        "PDF/A-2 6.2.11.4.1 t1",
        ("字体没有嵌入", "a font is not embedded"),
        ("嵌入字体", "embed the font"),
    ),
    "A2-029": (
        "error",
        "PDF/A-2 6.2.11.4.1 t2",
        ("嵌入的字体里没有用到的字形", "an embedded font lacks a glyph that is shown"),
        ("重新做字体子集", "subset the font anew"),
    ),
    "A2-030": (
        "error",
        "PDF/A-2 6.2.11.4.2 t2",
        ("CIDSet 没有列全", "CIDSet does not list every CID"),
        ("去掉 CIDSet", "drop CIDSet"),
    ),
    "A2-031": (
        "error",
        "PDF/A-2 6.2.11.5 t1",
        ("字宽与字体程序不一致", "widths differ from the font program's"),
        ("由字体程序写字宽", "write the widths from the font program"),
    ),
    "A2-032": (
        "error",
        "PDF/A-2 6.2.11.8 t1",
        ("用了缺字框（.notdef）", "a .notdef glyph is referred to"),
        ("换有这个字的字体", "use a font that has the character"),
    ),
    "A2-033": (
        "error",
        "PDF/A-2 6.3.1–6.3.3",
        ("注释的类型、标志或外观不合", "an annotation's type, flags or appearance is not allowed"),
        (
            "只用许可的类型，F 设打印位，AP 只有 N",
            "use allowed types, set the print flag, and give an AP with N alone",
        ),
    ),
    "A2-034": (
        "error",
        "PDF/A-2 6.5.1 t1",
        ("有不许可的动作", "there is an action that is not allowed"),
        ("只用 GoTo、URI 等许可的动作", "use GoTo, URI and the like alone"),
    ),
    "A2-035": (
        "error",
        "PDF/A-2 6.5.2",
        ("目录或版面有附加动作 AA", "the catalog or a page has additional actions (AA)"),
        ("去掉 AA", "remove AA"),
    ),
    "A2-036": (
        "error",
        "PDF/A-2 6.6.2.1",
        ("没有合格的 XMP 元数据", "there is no well-formed XMP metadata"),
        ("写 UTF-8 的 XMP 包", "write an XMP packet in UTF-8"),
    ),
    "A2-037": (
        "error",
        "PDF/A-2 6.6.2.3",
        (
            "XMP 属性既非预定义，也没有扩展说明",
            "an XMP property is neither predefined nor described by an extension schema",
        ),
        (
            "用 pdfaExtension 说明它的名称、类型、类别和含义",
            "describe it with pdfaExtension: name, type, category, meaning",
        ),
    ),
    "A2-038": (
        "error",
        "PDF/A-2 6.6.4",
        ("PDF/A 标识不对", "the PDF/A identification is wrong"),
        (
            "写 pdfaid:part 和 pdfaid:conformance，前缀用 pdfaid",
            "write pdfaid:part and pdfaid:conformance with the prefix pdfaid",
        ),
    ),
    "A2-039": (
        "error",
        "PDF/A-2 6.8 t2, t5",
        ("PDF/A-2 里嵌入的文件不合", "an embedded file is not allowed in PDF/A-2"),
        (
            "只嵌 PDF/A，写 F 和 UF；要嵌其他文件用 PDF/A-3",
            "embed PDF/A alone, with F and UF; for others use PDF/A-3",
        ),
    ),
    "A2-040": (
        "error",
        "PDF/A-2 6.9",
        (
            "图层配置没有名称、重名、未列全或自动切换",
            "layer configurations lack a name, share one, omit layers or switch by themselves",
        ),
        (
            "给每个配置唯一名称，Order 列全，去掉 AS",
            "name each once, list all layers in Order, drop AS",
        ),
    ),
    "A2-041": (
        "error",
        "PDF/A-2 6.10",
        ("有替代演示或演示步骤", "there are alternate presentations or presentation steps"),
        ("去掉", "remove them"),
    ),
    "A2-042": (
        "error",
        "PDF/A-2 6.4",
        ("有 XFA 或 NeedAppearances", "there is XFA or NeedAppearances"),
        ("去掉动态表单", "remove the dynamic form"),
    ),
    "A2U-001": (
        "error",
        "PDF/A-2u 6.2.11.7.2 t1",
        ("有字符对不上 Unicode", "a character shown has no Unicode value"),
        ("写 ToUnicode", "write ToUnicode"),
    ),
    "A2U-002": (
        "error",
        "PDF/A-2u 6.2.11.7.2 t2",
        (
            "ToUnicode 的值是 U+0000、U+FEFF 或 U+FFFE",
            "a ToUnicode value is U+0000, U+FEFF or U+FFFE",
        ),
        ("写真正的字符", "write the real character"),
    ),
    "A2A-001": (
        "error",
        "PDF/A-2a 6.2.11.7.3 t1",
        ("私用区字符没有 ActualText", "a private-use character has no ActualText"),
        ("给它加 ActualText", "give it ActualText"),
    ),
    "A2A-002": (
        "error",
        "PDF/A-2a 6.7.2.2 t1",
        ("没有标明为有标签文件", "the file is not marked as tagged"),
        ("MarkInfo 的 Marked 写 true", "set Marked to true in MarkInfo"),
    ),
    "A2A-003": (
        "error",
        "PDF/A-2a 6.7.3.3 t1",
        ("没有结构树", "there is no structure tree"),
        ("写 StructTreeRoot", "write StructTreeRoot"),
    ),
    "A2A-004": (
        "error",
        "PDF/A-2a 6.7.3.4",
        (
            "结构类型没有对应到标准类型，或对应成圈",
            "a structure type is not mapped to a standard one, or in a circle",
        ),
        ("在 RoleMap 里对应到标准类型", "map it to a standard type in RoleMap"),
    ),
    "A2A-005": (
        "error",
        "PDF/A-2a 6.7.4 t1",
        ("语言标记不合规范", "a language tag is not well formed"),
        ("写 zh-CN、en 这样的标记", "write tags like zh-CN or en"),
    ),
    "A3-001": (
        "error",
        "PDF/A-3 6.6.4 t2",
        ("PDF/A-3 标识不对", "the PDF/A-3 identification is wrong"),
        (
            "pdfaid:part 写 3，conformance 写 A、B 或 U",
            "write pdfaid:part 3 and conformance A, B or U",
        ),
    ),
    "A3-002": (
        "error",
        "PDF/A-3 6.8 t1",
        ("嵌入文件没有 MIME 类型", "an embedded file has no MIME type"),
        (
            "写 Subtype，不知道就写 application/octet-stream",
            "write Subtype, application/octet-stream if it is not known",
        ),
    ),
    "A3-003": (
        "error",
        "PDF/A-3 6.8 t2",
        ("嵌入文件没有 F 和 UF", "a file specification lacks F or UF"),
        ("两个都写", "write both"),
    ),
    "A3-004": (
        "error",
        "PDF/A-3 6.8 t3",
        ("嵌入文件没有说明与本文的关系", "an embedded file does not say its relationship"),
        ("写 AFRelationship，源文件写 Source", "write AFRelationship, Source for the source"),
    ),
    "A3-005": (
        "error",
        "PDF/A-3 6.8 t4",
        ("嵌入文件没有列在任何 AF 里", "an embedded file is in no AF array"),
        ("列入目录或有关对象的 AF", "list it in the AF of the catalog or of what it belongs to"),
    ),
    "A3-006": (
        "warning",
        "PDF/A-3 6.8",
        (
            "嵌入文件没有日期、大小、校验和或说明",
            "an embedded file lacks date, size, checksum or description",
        ),
        ("写 Params 和 Desc", "write Params and Desc"),
    ),
    "A4-001": (
        "error",
        "PDF/A-4 6.1.2 t1",
        ("文件头不是 %PDF-2.n", "the header is not %PDF-2.n"),
        ("保存为 PDF 2.0", "save it as PDF 2.0"),
    ),
    "A4-002": (
        "error",
        "PDF/A-4 6.1.3",
        ("文件尾不该有 Info", "the trailer must have no Info"),
        ("去掉 Info", "drop Info"),
    ),
    "A4-003": (
        "error",
        "PDF/A-4 6.7.3",
        ("PDF/A-4 标识不对", "the PDF/A-4 identification is wrong"),
        (
            "pdfaid:part 写 4，rev 写四位年份，conformance 只能是 F 或 E 或不写",
            "write pdfaid:part 4, rev with four digits, conformance F, E or none",
        ),
    ),
    "A4-004": (
        "error",
        "PDF/A-4 6.2.4.2 t3",
        (
            "ICC 四色与输出意图的特性文件相同",
            "an ICC-based CMYK space repeats the intent's profile",
        ),
        ("改用 DeviceCMYK", "use DeviceCMYK"),
    ),
    "A4-005": (
        "error",
        "PDF/A-4 6.2.10.8",
        ("ActualText 里有私用区字符", "ActualText holds private-use characters"),
        ("写真正的字符", "write the real characters"),
    ),
    "A4-006": (
        "error",
        "PDF/A-4 annex A",
        (
            "PDF/A-4f 没有嵌入文件，或没有说明关系",
            "PDF/A-4f without embedded files, or without their relationship",
        ),
        ("嵌入文件并写 AFRelationship", "embed the files with AFRelationship"),
    ),
}

NOT_JUDGED: Final[dict[str, tuple[str, str]]] = {
    "A2-029": (
        "字形与字宽：Type 1（FontFile）与无 CID 的 CFF 字体没有核对",
        "glyphs and widths: Type 1 (FontFile) and CFF fonts without CIDs are not compared",
    ),
    "A4": (
        "PDF/A-4 只查所列各项",
        "of PDF/A-4 only the checks listed are made",
    ),
}
