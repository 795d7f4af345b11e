"""A verdict as text for people and as plain values for machines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from layout.preflight.checks import CHECKS, NOT_JUDGED, Check
from layout.preflight.findings import Finding, Grade, Place
from layout.preflight.judge import Verdict
from layout.preflight.limits import bounds_of, show_limit
from layout.printer import KINDS, Printer

# Findings of one check that are told one by one; the rest are counted.
_TOLD: Final = 6

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "claims": ("自称", "claims"),
    "nothing": ("不自称任何标准", "no standard"),
    "judged": ("按此检查", "judged as"),
    "printer": ("印厂规范", "printer's profile"),
    "no printer": (
        "没有按印厂规范检查（可加 --profile）",
        "not judged by a printer's profile (add --profile)",
    ),
    "page": ("第 {n} 版", "page {n}"),
    "file": ("文件", "file"),
    "pages": ("{n} 版", "{n} pages"),
    "pages one": ("1 版", "1 page"),
    "ink": ("总墨量", "total ink"),
    "ink line": (
        "第 {page} 版最高 {highest:.0f}%（{where}）；超过 {limit} 的面积 {share:.1%}",
        "page {page} at most {highest:.0f}% ({where}); above {limit} on {share:.1%} of it",
    ),
    "ink how": (
        "取样：版面内容按 {cell} mm 方格逐版累加，取 {window} 窗口的均值；文字不计",
        "sampled: the page's content painted plate by plate in cells of {cell} mm, "
        "means over {window}; type is not counted",
    ),
    "ink rest": ("其中未计或只估算", "not counted, or only estimated"),
    "measured": ("实测 {value}", "measured {value}"),
    "limit": ("限值 {value}", "limit {value}"),
    "times": ("{n} 处", "{n} places"),
    "more": ("……另有 {n} 条，见 --format json", "… {n} more; see --format json"),
    "do": ("怎么办", "what to do"),
    "source": ("依据", "source"),
    "not judged": ("没有检查", "not judged"),
    "sum": ("{e} 项错误，{w} 项警告，{n} 项提示", "{e} errors, {w} warnings, {n} notes"),
    "good": ("没有错误", "no errors"),
    "limits": ("所用限值", "limits in force"),
    "dropped": ("发现太多，有 {n} 条没有记下", "too many findings; {n} were not kept"),
}
# The English words that stand in subjects, among names out of the file.
_SUBJECT_WORDS: Final[dict[str, str]] = {
    "fill": "填色",
    "stroke": "线条",
    "text": "文字",
    "picture": "图片",
    "picture:": "图片：",
    "shade": "渐变",
    "pattern": "图案",
    "reversed": "反白",
    "several": "多",
    "inks": "色",
    "damaged": "损坏",
}
# What PF-001 says of a part of the file, piece by piece between colons.
_PHRASES: Final[dict[str, str]] = {
    "content stream": "版面内容流",
    "embedded font": "嵌入字体",
    "ICC profile": "特性文件（ICC）",
    "character map": "字符对照表",
    "metadata": "元数据",
    "attached file": "附件",
    "stream": "数据流",
    "form": "表单对象",
    "forms": "表单对象",
    "form in itself": "表单对象套着自己",
    "operators": "操作符",
    "objects": "对象",
    "path": "路径",
    "missing": "缺失",
    "cut short": "数据不全，中途断了",
    "cannot be read": "读不出来",
    "too many": "太多",
    "too many points": "点太多",
    "too deep": "套得太深",
    "too long": "太长，没有读全",
    "text without a font": "文字没有字体",
    "syntax": "内容语法",
    "unknown operator": "不认识的操作符",
    "operands missing": "缺操作数",
    "wrong operands": "操作数不对",
    "Q without q": "有 Q 没有 q",
    "q without Q": "有 q 没有 Q",
    "BT in BT": "BT 里又有 BT",
    "ET without BT": "有 ET 没有 BT",
    "BT without ET": "有 BT 没有 ET",
    "bracket not closed": "括号没有关",
    "bracket not opened": "括号没有开",
    "brackets crossed": "括号交叉",
    "string not closed": "字符串没有关",
    "picture not closed": "内嵌图片没有结尾",
    "ends before an operator": "在操作符之前断了",
    "bytes that mean nothing": "有不成语法的字节",
}
_INK_REST: Final[dict[str, tuple[str, str]]] = {
    "type": ("文字", "type"),
    "no CMYK": ("RGB、Lab 对象", "RGB or Lab objects"),
    "pattern": ("图案填充", "pattern fills"),
    "shading at its darkest": ("渐变（按最深处计）", "shadings (counted at their darkest)"),
    "soft mask": ("软蒙版（按不透明计）", "soft masks (counted as opaque)"),
}


def show_verdict(verdict: Verdict, lang: str) -> str:
    """Return the report for people."""
    rows = [*_head(verdict, lang), ""]
    for grade in Grade:
        found = [finding for finding in verdict.findings if finding.grade is grade]
        for key, group in groupby(found, key=lambda finding: finding.check):
            rows += _show_check(CHECKS[key], grade, list(group), lang)
    if verdict.dropped:
        rows.append(_word("dropped", lang).format(n=verdict.dropped))
    rows += _ink_rows(verdict, lang)
    rows += _limit_rows(verdict.printer, lang)
    for key in verdict.not_judged:
        rows.append(f"{_word('not judged', lang)}: [{key}] {_say(NOT_JUDGED[key], lang)}")
    counts = [verdict.count(grade) for grade in Grade]
    total = _word("sum", lang).format(e=counts[0], w=counts[1], n=counts[2])
    rows.append(f"{verdict.file}: {total}")
    return "\n".join(rows)


def _say(pair: tuple[str, str], lang: str) -> str:
    return pair[lang == "en"]


def _word(key: str, lang: str) -> str:
    return _say(_WORDS[key], lang)


def _head(verdict: Verdict, lang: str) -> Iterator[str]:
    sizes = dict.fromkeys(f"{page.width:g}×{page.height:g} mm" for page in verdict.pages)
    count = len(verdict.pages)
    pages = _word("pages" if count > 1 else "pages one", lang).format(n=count)
    yield f"{verdict.file}: {pages}, {', '.join(list(sizes)[:4])}"
    claims = ", ".join(verdict.claims) or _word("nothing", lang)
    yield f"{_word('claims', lang)}: {claims}"
    if verdict.standards:
        yield f"{_word('judged', lang)}: {', '.join(verdict.standards)}"
    if verdict.printer is None:
        yield _word("no printer", lang)
    else:
        name = verdict.printer.name
        yield f"{_word('printer', lang)}: {verdict.printer.key} ({_say((name.zh, name.en), lang)})"


def _show_check(check: Check, grade: Grade, found: list[Finding], lang: str) -> Iterator[str]:
    label = _word(grade.label, lang)
    yield f"{label} [{check.key}] {_say(check.wrong, lang)}"
    for finding in found[:_TOLD]:
        yield f"    {_show_finding(finding, lang)}"
    if len(found) > _TOLD:
        yield f"    {_word('more', lang).format(n=len(found) - _TOLD)}"
    sources = dict.fromkeys(finding.source for finding in found if finding.source)
    yield f"    {_word('do', lang)}: {_say(check.remedy, lang)}"
    yield f"    {_word('source', lang)}: {'; '.join(sources) or check.clause}"


def _show_finding(finding: Finding, lang: str) -> str:
    where = _word("page", lang).format(n=finding.page) if finding.page else _word("file", lang)
    parts = [where]
    if finding.places:
        parts.append(_show_place(finding.places[0]))
    if finding.subject:
        parts.append(_show_subject(finding.subject, lang))
    if finding.measured:
        parts.append(_word("measured", lang).format(value=finding.measured))
    if finding.limit:
        parts.append(_word("limit", lang).format(value=finding.limit))
    if finding.count > 1:
        parts.append(_word("times", lang).format(n=finding.count))
    return ", ".join(parts)


def _show_subject(subject: str, lang: str) -> str:
    if lang == "en":
        return subject
    return "：".join(map(_translate, subject.split(": ")))


def _translate(phrase: str) -> str:
    if phrase in _PHRASES:
        return _PHRASES[phrase]
    return " ".join(_SUBJECT_WORDS.get(word, word) for word in phrase.split(" "))


def _show_place(place: Place) -> str:
    return f"x {place.x:g} y {place.y:g} mm ({place.width:g}×{place.height:g})"


def _ink_rows(verdict: Verdict, lang: str) -> Iterator[str]:
    printer = verdict.printer
    if printer is None or not verdict.ink:
        return
    lowest = min((limit.value for _, limit in bounds_of(printer.total_ink)), default=0)
    yield f"{_word('ink', lang)}:"
    for ink in verdict.ink:
        where = (
            f"{_show_place(ink.where)}, {_show_subject(ink.thing, lang) or '—'}"
            if ink.where
            else "—"
        )
        line = _word("ink line", lang)
        yield "    " + line.format(
            page=ink.page,
            highest=ink.highest,
            where=where,
            limit=f"{lowest / 10:g}%",
            share=ink.share_over,
        )
    window = printer.ink_window.error if printer.ink_window else None
    area = f"{window.value if window else 15} mm²"
    yield "    " + _word("ink how", lang).format(cell=verdict.ink[0].cell_mm, window=area)
    rest = _uncounted(verdict, lang)
    if rest:
        yield f"    {_word('ink rest', lang)}: {rest}"


def _uncounted(verdict: Verdict, lang: str) -> str:
    total: dict[str, int] = {}
    for ink in verdict.ink:
        for what, count in ink.uncounted.items():
            total[what] = total.get(what, 0) + count
    named = ((_say(_INK_REST.get(what, (what, what)), lang), n) for what, n in total.items())
    return ", ".join(f"{what} ×{count}" for what, count in named)


def _limit_rows(printer: Printer | None, lang: str) -> Iterator[str]:
    """Yield every limit of the profile with its source."""
    if printer is None:
        return
    yield f"{_word('limits', lang)} ({printer.key}):"
    for key in KINDS:
        for grade, limit in bounds_of(getattr(printer, key)):
            label = _word(grade.label, lang)
            yield f"    {key}: {label} {show_limit(key, limit)} ({limit.source})"


# -- for machines ----------------------------------------------------------------------------------


def describe_verdict(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as values that JSON can hold; texts in both languages."""
    return {
        "file": verdict.file,
        "good": verdict.is_good,
        "claims": list(verdict.claims),
        "judged_as": list(verdict.standards),
        "profile": _describe_printer(verdict.printer),
        "pages": [
            {"page": page.number, "width_mm": page.width, "height_mm": page.height}
            for page in verdict.pages
        ],
        "counts": {f"{grade.label}s": verdict.count(grade) for grade in Grade},
        "findings": [_describe_finding(finding) for finding in verdict.findings],
        "dropped": verdict.dropped,
        "total_ink": [
            {
                "page": ink.page,
                "highest_percent": ink.highest,
                "thing": ink.thing,
                "place": _describe_place(ink.where) if ink.where else None,
                "share_over_limit": ink.share_over,
                "cell_mm": ink.cell_mm,
                "not_counted": ink.uncounted,
            }
            for ink in verdict.ink
        ],
        "not_judged": [
            {"check": key, "why": {"zh": NOT_JUDGED[key][0], "en": NOT_JUDGED[key][1]}}
            for key in verdict.not_judged
        ],
    }


def _describe_finding(finding: Finding) -> dict[str, Any]:
    check = CHECKS[finding.check]
    return {
        "check": finding.check,
        "severity": finding.grade.label,
        "page": finding.page or None,
        "subject": finding.subject,
        "measured": finding.measured,
        "limit": finding.limit,
        "source": finding.source or check.clause,
        "count": finding.count,
        "places": [_describe_place(place) for place in finding.places],
        "message": {"zh": check.wrong[0], "en": check.wrong[1]},
        "remedy": {"zh": check.remedy[0], "en": check.remedy[1]},
    }


def _describe_place(place: Place) -> dict[str, float]:
    return {
        "x_mm": place.x,
        "y_mm": place.y,
        "width_mm": place.width,
        "height_mm": place.height,
    }


def _describe_printer(printer: Printer | None) -> dict[str, Any] | None:
    if printer is None:
        return None
    limits = {
        key: {
            grade.label: {"value": show_limit(key, limit), "source": limit.source}
            for grade, limit in bounds_of(getattr(printer, key))
        }
        for key in KINDS
        if getattr(printer, key) is not None
    }
    return {
        "key": printer.key,
        "name": {"zh": printer.name.zh, "en": printer.name.en},
        "process": printer.process,
        "limits": limits,
    }
