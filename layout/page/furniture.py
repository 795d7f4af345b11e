"""The page's furniture: nameplate, imprint, ear, folio line, and the rules between stories."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from layout.color import BLACK
from layout.display import Group, Item, Role, Rule, Shape
from layout.geometry import Point
from layout.model import Ear, Half, Issue, Nameplate, Phrase
from layout.page.composer import Composer, line_group, stack_lines
from layout.page.dummy import Slab
from layout.page.grid import Area, Grid, baseline_in
from layout.style import Align, TypeStyle
from layout.text import Line
from layout.units import MM, PT, Length, scale

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

# Words of the imprint and the folio stand this far apart, in their own ems.
_WORD_GAP = "\u3000"
# White between the nameplate and the imprint, and under the double rule that ends the block.
_IMPRINT_ABOVE: Length = PT
_IMPRINT_BELOW: Length = 6 * PT
# The name is never smaller than this, however shallow its block.
_NAME_LEAST: Length = 24 * PT
_PINYIN: Length = 11 * PT
# The folio line stands in the head margin: its rule this far above the type area, its text above.
_FOLIO_RULE: Length = 3 * MM
_FOLIO_TEXT: Length = 4 * MM
_EAR_TITLE: Length = 11 * PT
# An ear stands over this many columns.
_EAR_COLUMNS = 2


def write_date(date: datetime.date) -> str:
    """Return a date as papers print it, without leading zeros."""
    return f"{date.year}年{date.month}月{date.day}日"


def _said(issue: Issue, text: str) -> Phrase:
    """Return a text of the program's own, placed at the issue for messages."""
    return Phrase(text, issue.span, is_literal=False)


# -- page 1 ----------------------------------------------------------------------------------------


def nameplate_lines(issue: Issue) -> int:
    """Return the lines that the nameplate's block takes from page 1, its white included."""
    return issue.paper.nameplate.lines


def draw_nameplate(composer: Composer, issue: Issue) -> tuple[Group, ...]:
    """Return nameplate, ear and imprint at the head of page 1.

    Reports a block that is too shallow for them, and an ear that has no column.
    """
    grid, plate = composer.grid, issue.paper.nameplate
    rows = _set_imprint(composer, issue)
    lines = plate.lines - -(-_imprint_depth(composer, len(rows)) // grid.sheet.pitch)
    room = grid.rect(Area(grid.x(0), 0, 0, max(1, lines))).height
    if room < _NAME_LEAST + (2 * _PINYIN if plate.pinyin else 0):
        composer.report.error("E311", plate.text.span, lines=plate.lines)
    usual = grid.sheet.columns - (_EAR_COLUMNS if issue.ear else 0)
    columns = plate.columns or max(1, usual)
    groups = [_name(composer, plate, Area(grid.x(0), grid.sheet.measure(columns), 0, lines))]
    if issue.ear is not None:
        left = grid.sheet.columns - columns
        if left > 0:
            area = Area(grid.x(columns), grid.sheet.measure(left), 0, lines)
            groups.append(_ear(composer, issue.ear, area))
        else:
            composer.report.error("E305", issue.ear.title.span, text=issue.ear.title.text)
    groups.append(_imprint(composer, issue, rows, lines))
    return tuple(groups)


def _name(composer: Composer, plate: Nameplate, area: Area) -> Group:
    style = composer.style.nameplate
    face, weight = plate.face or (style.face, style.weight)
    rect = composer.grid.rect(area)
    room = rect.height - (2 * _PINYIN if plate.pinyin else 0)
    style = replace(
        style,
        face=face,
        weight=weight,
        size=max(_NAME_LEAST, min(plate.size or style.size, room)),
        color=plate.color or style.color,
    )
    line, size = composer.fit_line(plate.text, style, rect.width)
    depth = size + (2 * _PINYIN if plate.pinyin else 0)
    top = rect.y + max(0, rect.height - depth) // 2
    items: list[Item] = [line_group(line, rect.x, baseline_in(top, size))]
    if plate.pinyin is not None:
        small = replace(style, face="hei", weight=400, size=_PINYIN, color=BLACK)
        pinyin, own = composer.fit_line(plate.pinyin, small, rect.width)
        items.append(line_group(pinyin, rect.x, baseline_in(top + size + _PINYIN, own)))
    return Group(Role.NAMEPLATE, tuple(items), level=1, source=plate.text.span)


def _ear(composer: Composer, ear: Ear, area: Area) -> Group:
    grid = composer.grid
    rect = grid.rect(area)
    pad = grid.em
    width = rect.width - 2 * pad
    title_style = TypeStyle(face="hei", weight=700, size=_EAR_TITLE, align=Align.CENTER)
    title, size = composer.fit_line(ear.title, title_style, width)
    style = composer.style.ear
    rows = [line for phrase in ear.items for line in composer.lines(phrase, style, width)]
    under = rect.y + 2 * size
    pitch = _ear_pitch(rect.bottom - under - pad, len(rows), style.size)
    rules = (
        Shape(rect, stroke=BLACK, thickness=composer.style.rules.frame),
        Rule(
            Point(rect.x + pad, under),
            Point(rect.right - pad, under),
            composer.style.rules.hairline,
            BLACK,
        ),
    )
    # The rows stand in the middle of what the title leaves.
    depth = pitch * (len(rows) - 1) + style.size if rows else 0
    top = under + max(pad // 2, (rect.bottom - under - depth) // 2)
    items: list[Item] = [
        Group(Role.ARTIFACT, rules),
        line_group(title, rect.x + pad, baseline_in(rect.y + size // 2, size)),
        *stack_lines(rows, rect.x + pad, top, style.size, pitch),
    ]
    top += depth
    if top > rect.bottom:
        composer.report.error("E305", ear.title.span, text=ear.title.text)
    return Group(Role.EAR, tuple(items), source=ear.title.span)


def _ear_pitch(room: Length, rows: int, size: Length) -> Length:
    """Return the pitch that spreads an ear's rows over its room, neither crowded nor adrift."""
    least, most = scale(size, 1250, 1000), scale(size, 1900, 1000)
    return max(least, min(most, (room - size) // max(1, rows - 1)))


Words = tuple[Phrase, ...]


def imprint_words(issue: Issue) -> tuple[Words, ...]:
    """Return what the imprint says, one item after the other, in the order papers use."""
    imprint = issue.paper.imprint
    items: list[Words] = [_date_words(issue), (_said(issue, WEEKDAYS[issue.date.weekday()]),)]
    if issue.lunar is not None:
        items.append((issue.lunar,))
    if imprint.cn is not None:
        items.append((_said(issue, "国内统一连续出版物号 "), imprint.cn))
    if issue.number is not None:
        items.append((_said(issue, f"总第{issue.number}期"),))
    items.append((_said(issue, f"今日{issue.page_count}版"),))
    labelled = (
        ("主管", imprint.supervisor),
        ("主办", imprint.sponsor),
        ("出版", imprint.publisher),
        ("地址", imprint.address),
        ("联系", imprint.contact),
        ("印刷", imprint.printer),
        ("发行", imprint.distribution),
        ("定价", imprint.price),
    )
    items += [(_said(issue, f"{label}："), own) for label, own in labelled if own is not None]
    return tuple(items)


def _date_words(issue: Issue) -> Words:
    return (_said(issue, write_date(issue.date)),)


def _set_imprint(composer: Composer, issue: Issue) -> tuple[Line, ...]:
    style = replace(composer.style.imprint, align=Align.CENTER)
    width = composer.grid.sheet.type_width
    rows = _pack(imprint_words(issue), width // style.size)
    gap = _said(issue, _WORD_GAP)
    return tuple(composer.fit_words(_join(row, gap), style, width)[0] for row in rows)


def _join(items: Sequence[Words], gap: Phrase) -> Words:
    """Return items as one row of phrases with a gap between them."""
    row = [phrase for item in items for phrase in (gap, *item)]
    return tuple(row[1:])


def _imprint_depth(composer: Composer, rows: int) -> Length:
    rules = composer.style.rules
    rule = rules.thick + rules.apart + rules.thin
    return _IMPRINT_ABOVE + rows * _imprint_pitch(composer) + rule + _IMPRINT_BELOW


def _imprint_pitch(composer: Composer) -> Length:
    return composer.style.imprint.pitch or composer.grid.sheet.pitch


def _imprint(composer: Composer, issue: Issue, rows: Sequence[Line], line: int) -> Group:
    grid, style = composer.grid, composer.style.imprint
    pitch = _imprint_pitch(composer)
    top = grid.y(line) + _IMPRINT_ABOVE
    items: list[Item] = list(stack_lines(rows, grid.x(0), top, style.size, pitch))
    rule = double_rule(composer, grid.x(0), top + len(rows) * pitch, grid.sheet.type_width)
    items.append(Group(Role.ARTIFACT, rule))
    return Group(Role.IMPRINT, tuple(items), source=issue.span)


def _pack(items: Sequence[Words], characters: int) -> list[list[Words]]:
    """Put items into as few rows as they need, of about the same length."""
    lengths = [sum(len(phrase.text) for phrase in item) + len(_WORD_GAP) for item in items]
    rows_needed = -(-sum(lengths) // max(1, characters))
    target = -(-sum(lengths) // rows_needed)
    rows: list[list[Words]] = []
    filled = 0
    for item, length in zip(items, lengths, strict=True):
        if rows and filled + length // 2 <= target:
            rows[-1].append(item)
            filled += length
        else:
            rows.append([item])
            filled = length
    return rows


def double_rule(composer: Composer, x: Length, y: Length, width: Length) -> tuple[Rule, Rule]:
    """Return a thick line over a thin one (文武线), the thick line's upper edge at ``y``."""
    rules = composer.style.rules
    thick = y + rules.thick // 2
    thin = y + rules.thick + rules.apart + rules.thin // 2
    return (
        Rule(Point(x, thick), Point(x + width, thick), rules.thick, BLACK),
        Rule(Point(x, thin), Point(x + width, thin), rules.thin, BLACK),
    )


# -- every page ------------------------------------------------------------------------------------


def draw_folio(composer: Composer, issue: Issue, page: Half) -> Group:
    """Return the folio line in the head margin (报眉): number, section, paper, date, editors.

    The paper's name stands in the middle of the page, or of the white between the other two where
    they need more; reports words that have no room.  Each half of a spread has its own.
    """
    grid, style = composer.grid, composer.style.folio
    edge = grid.x(page.column)
    width = grid.sheet.measure(grid.page_columns)
    baseline = grid.y(0) - _FOLIO_TEXT
    gap = _said(issue, _WORD_GAP)
    start = replace(style, align=Align.START)
    items: list[Item] = []
    x = edge
    for words, part in _number_words(composer, issue, page):
        line, _ = composer.fit_words(words, replace(part, align=Align.START), width)
        items.append(line_group(line, x, baseline))
        x += line.natural + (0 if words[-1].text == "第" else PT)
    ends = [(*_date_words(issue), _said(issue, " " + WEEKDAYS[issue.date.weekday()]))]
    ends += [(role, _said(issue, " "), name) for role, name in page.editors]
    end, _ = composer.fit_words(_join(ends, gap), start, width)
    right = edge + width - end.natural
    name = [(phrase,) for phrase in (issue.paper.name, issue.mark) if phrase is not None]
    room = right - x - 2 * style.size
    middle, _ = composer.fit_words(_join(name, gap), start, max(1, room))
    centre = edge + (width - middle.natural) // 2
    left = min(max(centre, x + style.size), right - style.size - middle.natural)
    items.append(line_group(middle, left, baseline))
    items.append(line_group(end, right, baseline))
    if page.number > 1:
        y = grid.y(0) - _FOLIO_RULE
        items.append(Group(Role.ARTIFACT, double_rule(composer, edge, y, width)))
    return Group(Role.FOLIO, tuple(items), source=page.span)


def _number_words(
    composer: Composer, issue: Issue, page: Half
) -> Iterable[tuple[Words, TypeStyle]]:
    small = composer.style.folio
    yield (_said(issue, "第"),), small
    yield (_said(issue, str(page.number)),), composer.style.folio_number
    yield (_said(issue, "版"),), small
    if page.section is not None:
        yield (_said(issue, _WORD_GAP), page.section), replace(small, weight=700)


# -- rules between stories -------------------------------------------------------------------------


def draw_rules(
    composer: Composer, slabs: Sequence[Slab], boxed: frozenset[str], first: int
) -> tuple[Group, ...]:
    """Return the hairlines between stories: over each, and down the gutters between neighbours.

    ``first`` is the page's line at which line 0 of the slabs lies.  A box needs no rule beside
    its frame.
    """
    grid = composer.grid
    thickness = composer.style.rules.hairline
    parts = [part for slab in slabs for part in slab.parts]
    rules = [
        *_rules_over(grid, _join_tops(parts), parts, boxed, first, thickness),
        *_rules_between(grid, parts, boxed, first, thickness),
    ]
    return (Group(Role.ARTIFACT, tuple(rules)),) if rules else ()


def _join_tops(parts: Sequence[Slab]) -> list[Slab]:
    """Return the parts with neighbours of one story and one top joined: one rule stands over them.

    Where parts of a story begin at different lines, a rule stands over each (C5).
    """
    joined: list[Slab] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            last
            and (last.letter, last.line) == (part.letter, part.line)
            and (last.column + last.columns == part.column)
        ):
            joined[-1] = replace(last, columns=last.columns + part.columns)
        else:
            joined.append(part)
    return joined


def _rules_over(
    grid: Grid,
    tops: Sequence[Slab],
    slabs: Sequence[Slab],
    boxed: frozenset[str],
    first: int,
    thickness: Length,
) -> Iterable[Rule]:
    for slab in tops:
        if slab.gap == 0 or slab.letter in boxed or _is_under_box(slab, slabs, boxed):
            continue
        x, width = grid.x(slab.column), grid.width(slab.column, slab.columns)
        y = grid.y(first + slab.line) + grid.em // 2
        yield Rule(Point(x, y), Point(x + width, y), thickness, BLACK)


def _is_under_box(slab: Slab, slabs: Sequence[Slab], boxed: frozenset[str]) -> bool:
    above = [
        s
        for s in slabs
        if s.end == slab.line
        and s.column < slab.column + slab.columns
        and slab.column < s.column + s.columns
    ]
    return bool(above) and all(s.letter in boxed for s in above)


def _rules_between(
    grid: Grid, slabs: Sequence[Slab], boxed: frozenset[str], first: int, thickness: Length
) -> Iterable[Rule]:
    for column in range(1, grid.sheet.columns):
        if column % grid.page_columns == 0:
            # The strip of a spread is white enough.
            continue
        for line, end in _shared_edges(slabs, boxed, column):
            x = grid.x(column) - grid.sheet.gutter * grid.em // 2
            start = Point(x, grid.y(first + line))
            yield Rule(start, Point(x, grid.bottom(first + end)), thickness, BLACK)


def _shared_edges(
    slabs: Sequence[Slab], boxed: frozenset[str], column: int
) -> list[tuple[int, int]]:
    """Return the stretches of lines in which two unboxed stories meet left of a column."""
    stretches = []
    for left in slabs:
        for right in slabs:
            if left.column + left.columns != column or right.column != column:
                continue
            if left.letter == right.letter:
                continue
            if left.letter in boxed or right.letter in boxed:
                continue
            top = max(left.line + left.gap, right.line + right.gap)
            end = min(left.end, right.end)
            if top < end:
                stretches.append((top, end))
    stretches.sort()
    merged: list[tuple[int, int]] = []
    for top, end in stretches:
        # One line of white between two stretches is the gap under a story: the rule runs on.
        if merged and top <= merged[-1][1] + 1 and _runs_on(slabs, column, merged[-1][1]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((top, end))
    return merged


def _runs_on(slabs: Sequence[Slab], column: int, line: int) -> bool:
    """Tell whether a story stands on one side of the gutter across the gap at a line."""
    return any(
        slab.line < line < slab.end
        and (slab.column + slab.columns == column or slab.column == column)
        for slab in slabs
    )
