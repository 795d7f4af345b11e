"""The page's furniture: nameplate, imprint, ear, folio line, and the rules between stories."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from layout.color import BLACK
from layout.display import Group, Item, Role, Rule, Shape
from layout.geometry import Point
from layout.model import Ear, Issue, Nameplate, Page, Phrase
from layout.page.composer import Composer, line_group, stack_lines
from layout.page.dummy import Slab
from layout.page.grid import Area, Grid, baseline_in
from layout.style import Align, TypeStyle
from layout.units import MM, PT, Length, scale

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

# The last lines of the nameplate's block: two rows of imprint, the double rule, and white.
IMPRINT_LINES = 3
# Words of the imprint and the folio stand this far apart, in their own ems.
_WORD_GAP = "\u3000"
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
    """Return nameplate, ear and imprint at the head of page 1."""
    grid = composer.grid
    plate = issue.paper.nameplate
    columns = plate.columns or grid.sheet.columns - (_EAR_COLUMNS if issue.ear else 0)
    lines = max(1, plate.lines - IMPRINT_LINES)
    area = Area(grid.x(0), grid.sheet.measure(columns), 0, lines)
    groups = [_name(composer, plate, area)]
    if issue.ear is not None and columns < grid.sheet.columns:
        width = grid.sheet.measure(grid.sheet.columns - columns)
        groups.append(_ear(composer, issue.ear, Area(grid.x(columns), width, 0, lines)))
    groups.append(_imprint(composer, issue, lines))
    return tuple(groups)


def _name(composer: Composer, plate: Nameplate, area: Area) -> Group:
    style = composer.style.nameplate
    face, weight = plate.face or (style.face, style.weight)
    style = replace(
        style,
        face=face,
        weight=weight,
        size=plate.size or style.size,
        color=plate.color or style.color,
    )
    rect = composer.grid.rect(area)
    line, size = composer.fit_line(plate.text, style, rect.width)
    items: list[Item] = []
    small = replace(style, face="hei", weight=400, size=PT * 11, color=BLACK)
    depth = size + (2 * small.size if plate.pinyin else 0)
    top = rect.y + max(0, rect.height - depth) // 2
    items.append(line_group(line, rect.x, baseline_in(top, size)))
    if plate.pinyin is not None:
        pinyin = composer.one_line(plate.pinyin, small, rect.width)
        box = top + size + small.size
        items.append(line_group(pinyin, rect.x, baseline_in(box, small.size)))
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


def imprint_words(issue: Issue) -> tuple[str, ...]:
    """Return what the imprint says, word by word, in the order papers use."""
    imprint = issue.paper.imprint
    words = [write_date(issue.date), WEEKDAYS[issue.date.weekday()]]
    if issue.lunar is not None:
        words.append(issue.lunar.text)
    if imprint.cn is not None:
        words.append(f"国内统一连续出版物号 {imprint.cn.text}")
    if issue.number is not None:
        words.append(f"总第{issue.number}期")
    words.append(f"今日{len(issue.pages)}版")
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
    words += [f"{label}：{phrase.text}" for label, phrase in labelled if phrase is not None]
    return tuple(words)


def _imprint(composer: Composer, issue: Issue, line: int) -> Group:
    grid = composer.grid
    style = replace(composer.style.imprint, align=Align.CENTER)
    width = grid.sheet.type_width
    rows = _pack(imprint_words(issue), width // style.size)
    lines = [composer.fit_line(_said(issue, row), style, width)[0] for row in rows]
    pitch = style.pitch or grid.sheet.pitch
    top = grid.y(line) + PT
    items: list[Item] = list(stack_lines(lines, grid.x(0), top, style.size, pitch))
    foot = top + len(rows) * pitch
    items.append(Group(Role.ARTIFACT, double_rule(composer, grid.x(0), foot, width)))
    return Group(Role.IMPRINT, tuple(items), source=issue.span)


def _pack(words: Sequence[str], characters: int) -> list[str]:
    """Join words into as few rows as they need, of about the same length."""
    total = sum(len(word) + 1 for word in words)
    rows_needed = -(-total // characters)
    target = -(-total // rows_needed)
    rows: list[str] = []
    for word in words:
        if rows and len(rows[-1]) + len(word) // 2 <= target:
            rows[-1] += _WORD_GAP + word
        else:
            rows.append(word)
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


def draw_folio(composer: Composer, issue: Issue, page: Page) -> Group:
    """Return the folio line in the head margin (报眉): number, section, paper, date, editors."""
    grid = composer.grid
    style = composer.style.folio
    width = grid.sheet.type_width
    baseline = grid.y(0) - _FOLIO_TEXT
    items: list[Item] = list(_folio_left(composer, issue, page, baseline))
    centre = _WORD_GAP.join(
        word for word in (issue.paper.name.text, issue.mark.text if issue.mark else "") if word
    )
    ends = [write_date(issue.date) + " " + WEEKDAYS[issue.date.weekday()]]
    ends += [f"{role.text} {name.text}" for role, name in page.editors]
    for text, align in ((centre, Align.CENTER), (_WORD_GAP.join(ends), Align.END)):
        line = composer.one_line(_said(issue, text), replace(style, align=align), width)
        items.append(line_group(line, grid.x(0), baseline))
    if page.number > 1:
        y = grid.y(0) - _FOLIO_RULE
        items.append(Group(Role.ARTIFACT, double_rule(composer, grid.x(0), y, width)))
    return Group(Role.FOLIO, tuple(items), source=page.span)


def _folio_left(composer: Composer, issue: Issue, page: Page, baseline: Length) -> Iterable[Group]:
    small = replace(composer.style.folio, align=Align.START)
    large = replace(composer.style.folio_number, align=Align.START)
    x = composer.grid.x(0)
    parts = [("第", small), (str(page.number), large), ("版", small)]
    if page.section is not None:
        parts.append((_WORD_GAP + page.section.text, replace(small, weight=700)))
    for text, style in parts:
        gap = style.size if text.startswith(_WORD_GAP) else PT
        line = composer.one_line(_said(issue, text.strip(_WORD_GAP)), style, 0)
        x += gap if x > composer.grid.x(0) else 0
        yield line_group(line, x, baseline)
        x += line.natural


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
    rules = [
        *_rules_over(grid, slabs, boxed, first, thickness),
        *_rules_between(grid, slabs, boxed, first, thickness),
    ]
    return (Group(Role.ARTIFACT, tuple(rules)),) if rules else ()


def _rules_over(
    grid: Grid, slabs: Sequence[Slab], boxed: frozenset[str], first: int, thickness: Length
) -> Iterable[Rule]:
    for slab in slabs:
        if slab.gap == 0 or slab.letter in boxed or _is_under_box(slab, slabs, boxed):
            continue
        x, width = grid.x(slab.column), grid.sheet.measure(slab.columns)
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
