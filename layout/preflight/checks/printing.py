"""Checks of the printer's profile, and of the reading itself: id → grade, source, texts."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[str, str, tuple[str, str], tuple[str, str]]]] = {
    "NP-001": (
        "error",
        "GWG2015 4.22",
        ("总墨量太高", "the total ink is too high"),
        (
            "用印厂的特性文件重新分色，或减淡底色",
            "separate again with the printer's profile, or lighten the background",
        ),
    ),
    "NP-002": (
        "warning",
        "GWG2015 4.15",
        ("黑字用了多色黑", "black type is made of several inks"),
        ("黑字只用黑版", "set black type in black alone"),
    ),
    "NP-003": (
        "warning",
        "GWG2015 4.10",
        ("小黑字没有叠印", "small black type does not overprint"),
        ("op 写真，OPM 写 1，用 DeviceCMYK", "set op true and OPM 1, in DeviceCMYK"),
    ),
    "NP-004": (
        "warning",
        "GWG2015 4.11",
        ("小黑字用了 DeviceGray", "small black type is DeviceGray"),
        ("改用 DeviceCMYK 0 0 0 1", "use DeviceCMYK 0 0 0 1"),
    ),
    "NP-005": (
        "warning",
        "GWG2015 4.12, 4.13",
        (
            "细黑线没有叠印，或用了 DeviceGray",
            "thin black lines do not overprint, or are DeviceGray",
        ),
        ("细黑线用 DeviceCMYK 黑并叠印", "let thin black lines overprint in DeviceCMYK"),
    ),
    "NP-006": (
        "error",
        "GWG2015 4.8, 4.9",
        ("白色对象设了叠印，会印不出来", "something white overprints and will vanish"),
        ("白色对象不叠印", "white must knock out"),
    ),
    "NP-007": (
        "warning",
        "GWG2015 4.7",
        ("DeviceGray 对象设了叠印", "something in DeviceGray overprints"),
        ("改用 DeviceCMYK，或不叠印", "use DeviceCMYK, or no overprint"),
    ),
    "NP-008": (
        "warning",
        "GWG2015 4.16",
        ("字太小", "type is too small"),
        ("加大字号，或只用一色", "make it larger, or use one ink"),
    ),
    "NP-009": (
        "warning",
        "GWG2015 4.17",
        ("线太细", "a line is too thin"),
        ("加粗，或只用一色", "make it thicker, or use one ink"),
    ),
    "NP-010": (
        "error",
        "GWG2015 4.26",
        ("图片分辨率太低", "a picture's resolution is too low"),
        ("换大图，或缩小使用", "use a larger picture, or print it smaller"),
    ),
    "NP-011": (
        "error",
        "GWG2015 4.27",
        ("线条图（1 位）分辨率太低", "a line drawing's (1-bit) resolution is too low"),
        ("换分辨率高的线条图", "use one with more resolution"),
    ),
    "NP-012": (
        "warning",
        "house rule",
        ("图片分辨率过高，只增加文件大小", "a picture has more resolution than can be printed"),
        ("缩小图片的像素", "scale the picture's pixels down"),
    ),
    "NP-013": (
        "error",
        "GWG2015 4.18, 4.21",
        (
            "专色太多，或成品内用了全色版 All",
            "too many spot inks, or the colour All inside the trim",
        ),
        ("转换成四色；All 只用于规线", "convert to CMYK; keep All for marks"),
    ),
    "NP-014": (
        "error",
        "GWG2015 4.25",
        ("透明混合空间不是四色", "transparency does not blend in CMYK"),
        (
            "透明组和亮度蒙版用 DeviceCMYK 或 DeviceGray",
            "use DeviceCMYK for groups, DeviceCMYK or DeviceGray for luminosity masks",
        ),
    ),
    "NP-015": (
        "error",
        "GWG2015 4.30",
        ("输出意图不是四色特性文件", "the output intent is not CMYK"),
        ("用印刷条件的四色特性文件", "use the printing condition's CMYK profile"),
    ),
    "NP-016": (
        "note",
        "GWG2015 4.6",
        ("一个文件有几个版", "the file has several pages"),
        ("制版一般一版一个文件", "plates are made from one page a file"),
    ),
    "NP-017": (
        "error",
        "GWG2015 4.5",
        ("版面是空的", "a page is empty"),
        ("删去空版，或补上内容", "delete it, or fill it"),
    ),
    "NP-018": (
        "note",
        "house rule",
        ("图片里的黑版太重", "black is too heavy in a picture"),
        (
            "用灰成分替代较强的特性文件重新分色",
            "separate again with a profile of strong grey replacement",
        ),
    ),
    "NP-019": (
        "warning",
        "house rule",
        ("文字离成品边太近", "type is too near the trim"),
        ("移进版心", "move it inward"),
    ),
    "NP-020": (
        "warning",
        "house rule",
        ("图到了成品边而没有出到出血", "something reaches the trim and not the bleed"),
        ("延伸到出血框", "let it run to the bleed"),
    ),
    "NP-021": (
        "error",
        "house rule",
        (
            "规线进了出血之内，或没有标为装饰",
            "printer's marks lie inside the bleed, or are not artifacts",
        ),
        ("移到出血框外，标为 Artifact", "move them outside the bleed, as artifacts"),
    ),
    "NP-022": (
        "error",
        "house rule",
        ("出血之内用了套准色（四色 100 %）", "registration colour is used inside the bleed"),
        ("改用单色黑；套准色只用于规线", "use black alone; registration colour is for marks"),
    ),
    "NP-023": (
        "warning",
        "CY/T (secondary)",
        (
            "多色底上的反白线比套准误差还细",
            "a reversed line over several inks is thinner than the register can hold",
        ),
        ("加粗，或只在一色底上反白", "make it thicker, or reverse it out of one ink"),
    ),
    "NP-024": (
        "warning",
        "house rule",
        ("字与底色的反差太小", "type and the tint under it are too alike"),
        (
            "减淡字下的底色；反白字用深底",
            "lighten the tint under type; put reversed type on a dark tone",
        ),
    ),
    "NP-026": (
        "error",
        "GWG2015 CMYK variants",
        ("有 RGB 或 Lab 颜色", "there are RGB or Lab colours"),
        ("转换成四色再送", "convert them to CMYK"),
    ),
    "NP-027": (
        "error",
        "trade practice",
        ("出血不够", "there is too little bleed"),
        ("写 BleedBox，四边都留够", "write a BleedBox with enough room on every side"),
    ),
    "NP-028": (
        "error",
        "GWG2015 4.1",
        (
            "印厂要 PDF/X-4，文件没有这样自称",
            "the printer takes PDF/X-4, and the file does not claim it",
        ),
        ("导出为 PDF/X-4", "export it as PDF/X-4"),
    ),
    "PF-001": (
        "error",
        "—",
        ("文件没有读全，所查不完整", "the file could not be read whole, so it is not judged whole"),
        ("重新导出再查", "export it again and check it again"),
    ),
    "PF-002": (
        "note",
        "—",
        ("自称的标准这里不查", "it claims a standard that is not judged here"),
        ("用该标准的检查工具", "use a checker for that standard"),
    ),
    "PF-003": (
        "warning",
        "—",
        ("总墨量没有算全", "the total ink is not wholly known"),
        (
            "转换成四色，换掉读不了的图片，再查",
            "convert to CMYK, replace the pictures that cannot be read, check again",
        ),
    ),
}

NOT_JUDGED: Final[dict[str, tuple[str, str]]] = {
    "NP-025": (
        "同样的输入是否得到同样的文件，从一个文件看不出来",
        "whether equal input gives equal files cannot be seen from one file",
    ),
}
