"""paper.yaml → the paper and its style."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from layout.model.issue import Imprint, Nameplate, Paper
from layout.model.phrase import Phrase
from layout.read.context import Context
from layout.read.fields import Fields, expect_mapping
from layout.read.language import SECTIONS
from layout.read.limits import MAX_YAML_BYTES
from layout.read.node import Node
from layout.read.parse import parse_yaml
from layout.read.press import read_press
from layout.read.rule_language import RULE_NAMES
from layout.read.source import name_source, read_source
from layout.read.style import read_sheet, read_sizes, read_style
from layout.style import Sheet, Style

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
# L3: CN, the area's two digits, then 0001 to 0999 for a newspaper (GB/T 9999).
_CN: Final = re.compile(r"CN ([0-9]{2})-([0-9]{4})")
# The reader's own default; a paper's nameplate with two rows of imprint and a double rule.
_NAMEPLATE_LINES: Final = 12
_AREAS: Final = range(10, 66)
_NEWSPAPERS: Final = range(1, 1000)


def read_paper(path: Path, context: Context) -> tuple[Paper, Style, bool] | None:
    """Return the paper, its style and whether its copy's half-width marks are widened."""
    text = read_source(path, MAX_YAML_BYTES, context, None)
    root = parse_yaml(text, name_source(path), context) if text is not None else None
    mapping = expect_mapping(context, root, SECTIONS["paper"]) if root else None
    if mapping is None:
        return None
    fields = Fields(context, SECTIONS["paper"], mapping)
    sizes = fields.read("sizes", read_sizes)
    fields.context = context = replace(context, sizes=sizes or context.sizes)
    sheet = fields.read("sheet", read_sheet) or Sheet()
    fields.context = replace(context, em=sheet.size)
    words, press = _read_words(fields), read_press(fields)
    style = read_style(fields, Style(sheet=sheet, words=words, press=press))
    name = fields.text("name")
    nameplate = _read_nameplate(fields, name, style)
    imprint = _read_imprint(fields)
    conventions = fields.fields("copy")
    widens = conventions is not None and conventions.choice("punctuation") == "fullwidth"
    language = _read_language(fields)
    make_up, rules = _read_rules(fields)
    if name is None or nameplate is None:
        return None
    paper = Paper(
        name=name,
        nameplate=nameplate,
        imprint=imprint,
        folder=path.parent,
        language=language,
        make_up=make_up,
        rules=rules,
    )
    return paper, style, widens


def _read_words(fields: Fields) -> frozenset[str]:
    """Return the paper's own words; most papers have none and need not load what reads them."""
    if "words" not in fields:
        return frozenset()
    from layout.read.words import read_words

    return fields.read("words", read_words) or frozenset()


def _read_rules(paper: Fields) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return how pages are made up, and how bad the paper takes the rules it names."""
    fields = paper.fields("rules")
    if fields is None:
        return "modular", ()
    named = [(rule, fields.choice(rule)) for rule in RULE_NAMES if rule in fields]
    return fields.choice("make_up") or "modular", tuple((r, s) for r, s in named if s)


def _read_nameplate(paper: Fields, name: Phrase | None, style: Style) -> Nameplate | None:
    fields = paper.fields("nameplate")
    if fields is None:
        _check_nameplate(paper, None, _NAMEPLATE_LINES, style.sheet)
        return Nameplate(text=name, lines=_NAMEPLATE_LINES) if name else None
    text = fields.text("text") or name
    face, weight = fields.choice("face"), fields.count("weight")
    columns = fields.count("columns")
    if columns is not None and columns > style.sheet.columns and (node := fields.node("columns")):
        fields.context.error(
            "E122", node.span, key="columns", value=columns, least=1, most=style.sheet.columns
        )
    own = (face or style.nameplate.face, weight or style.nameplate.weight)
    lines = fields.count("lines") or _NAMEPLATE_LINES
    _check_nameplate(paper, fields.node("lines"), lines, style.sheet)
    if text is None:
        return None
    return Nameplate(
        text=text,
        pinyin=fields.text("pinyin"),
        lines=lines,
        columns=columns,
        color=fields.color("color"),
        size=fields.length("size"),
        face=own if face or weight else None,
    )


def _check_nameplate(paper: Fields, written: Node | None, lines: int, sheet: Sheet) -> None:
    """Report a nameplate that leaves page 1 no line, at whichever key decides that."""
    where = written or paper.place("nameplate") or paper.place("sheet") or paper
    if lines >= sheet.lines:
        paper.context.error("E193", where.span, lines=lines, most=sheet.lines)


def _read_imprint(fields: Fields) -> Imprint:
    cn = fields.text("cn")
    if cn:
        found = _CN.fullmatch(cn.text)
        if not found or int(found[1]) not in _AREAS or int(found[2]) not in _NEWSPAPERS:
            fields.context.warning("W110", cn.span)
    return Imprint(
        cn=cn,
        sponsor=fields.text("sponsor"),
        supervisor=fields.text("supervisor"),
        publisher=fields.text("publisher"),
        address=fields.text("address"),
        contact=fields.text("contact"),
        printer=fields.text("printer"),
        distribution=fields.text("distribution"),
        price=fields.text("price"),
    )


def _read_language(fields: Fields) -> str:
    phrase = fields.text("language")
    if phrase is None:
        return "zh-CN"
    if not _LANGUAGE.fullmatch(phrase.text):
        fields.context.error("E183", phrase.span)
    return phrase.text
