"""issue.yaml and its paper.yaml → the checked model and the resolved style."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from layout.diagnostics import Report, Severity, Span
from layout.model.issue import Ear, Issue, Page, Paper
from layout.model.story import is_part
from layout.read.context import Context
from layout.read.fields import Fields, expect_mapping, read_fields
from layout.read.language import SECTIONS
from layout.read.limits import MAX_FOLDERS_UP, MAX_YAML_BYTES
from layout.read.node import Scalar
from layout.read.page import Pool, read_page, read_pool, take_unplaced
from layout.read.paper import read_paper
from layout.read.parse import parse_yaml
from layout.read.source import name_source, read_source
from layout.style import Style

ISSUE_NAME = "issue.yaml"
PAPER_NAME = "paper.yaml"
# Pages on one sheet of a paper: two on either side, folded in the middle.
_SHEET = 4


def read_issue(source: Path, report: Report) -> tuple[Issue, Style] | None:
    """Read an issue and its paper; ``source`` is the YAML file or the folder it lies in.

    Everything wrong is reported, all at once; returns None if any of it is an error.
    """
    before = _count_errors(report)
    path = source / ISSUE_NAME if source.is_dir() else source
    context = Context(report, path.parent, path.parent.resolve().parent)
    if not path.is_file():
        context.error("E101", None, file=name_source(path))
        return None
    text = read_source(path, MAX_YAML_BYTES, context, None)
    root = parse_yaml(text, name_source(path), context) if text is not None else None
    mapping = expect_mapping(context, root, SECTIONS["issue"]) if root else None
    if mapping is None:
        return None
    fields = Fields(context, SECTIONS["issue"], mapping)
    found = _read_paper(fields, path)
    paper, style = found if found else (None, Style())
    issue = _read_pages(fields, paper, style)
    if issue is None or _count_errors(report) > before:
        return None
    return issue, style


def _count_errors(report: Report) -> int:
    return sum(d.severity is Severity.ERROR for d in report.diagnostics)


def _read_paper(fields: Fields, path: Path) -> tuple[Paper, Style] | None:
    """Read the paper and give the issue's readers what it says about units and copy."""
    context = fields.context
    paper_path = _find_paper(fields, path)
    if paper_path is None:
        return None
    root = paper_path.parent.resolve()
    found = read_paper(paper_path, replace(context, folder=paper_path.parent, root=root))
    if found is None:
        fields.context = replace(context, root=root, em=Style().sheet.size)
        return None
    paper, style, widens = found
    fields.context = replace(
        context, root=root, em=style.sheet.size, sizes=style.names, widens_marks=widens
    )
    return paper, style


def _find_paper(fields: Fields, path: Path) -> Path | None:
    """Return paper.yaml: as named, or the nearest one upward."""
    folders = _folders_up(path)
    named = fields.text("paper")
    if named is None:
        for folder in folders:
            if (folder / PAPER_NAME).is_file():
                return folder / PAPER_NAME
        fields.context.error("E149", Span(name_source(path), 1, 1), folders=MAX_FOLDERS_UP)
        return None
    try:
        found = path.parent / named.text
        near = [folder.resolve() for folder in folders]
        if not found.is_file():
            fields.context.error("E184", named.span, file=named.text)
        elif found.resolve().parent not in near:
            fields.context.error("E185", named.span, folders=MAX_FOLDERS_UP)
        else:
            return folders[near.index(found.resolve().parent)] / found.name
    except (OSError, ValueError, RuntimeError):
        fields.context.error("E184", named.span, file=named.text)
    return None


def _folders_up(path: Path) -> tuple[Path, ...]:
    """Return the issue's folder and those above it in which paper.yaml may lie."""
    folder = path.parent
    if len(folder.parts) <= MAX_FOLDERS_UP or ".." in folder.parts:
        folder = folder.absolute()
    return (folder, *folder.parents[:MAX_FOLDERS_UP])


def _read_pages(fields: Fields, paper: Paper | None, style: Style) -> Issue | None:
    date = fields.date("date")
    pool = fields.read("stories", read_pool) or Pool()
    nodes = fields.list("pages", read_fields)
    pages: list[Page] = []
    number = 1
    for page in nodes:
        room = style.sheet.lines
        if number == 1 and paper:
            room = max(1, room - paper.nameplate.lines)
        pages.append(read_page(page, number, pool, style.sheet, room))
        number += len(pages[-1].numbers)
    check_spreads(fields.context, pages)
    unplaced = take_unplaced(fields.context, pool, tuple(pages))
    if any(is_part(item) for page in pages for _, item in page.items):
        # Few issues have a jump, and only they pay for the import.
        from layout.read.jump import pair_jumps

        pages = pair_jumps(fields.context, pages, pool)
    serial = fields.count("number")
    lunar, mark, ear = fields.text("lunar"), fields.text("mark"), _read_ear(fields)
    if date is None or paper is None:
        return None
    key = fields.place("date")
    return Issue(
        paper=paper,
        span=key.span if isinstance(key, Scalar) else fields.span,
        date=date,
        number=serial,
        lunar=lunar,
        mark=mark,
        ear=ear,
        pages=tuple(pages),
        unplaced=unplaced,
    )


def check_spreads(context: Context, pages: Sequence[Page]) -> None:
    """Report a spread that ends an issue (E381), warn of one that no single sheet holds (W380).

    A paper's sheets have four pages each.  Laid into each other, the two in the middle of the
    issue face each other on one sheet; laid one behind the other, the two in the middle of each.
    """
    count = sum(len(page.numbers) for page in pages)
    for page in pages:
        if page.right is None or page.number % 2:
            continue
        left, right = page.numbers
        if right == count:
            context.error("E381", page.span, pages=page.label, count=count)
        elif count % _SHEET == 0 and left != count // 2 and left % _SHEET != _SHEET // 2:
            context.warning("W380", page.span, pages=page.label)


def _read_ear(fields: Fields) -> Ear | None:
    own = fields.fields("ear")
    if own is None:
        return None
    title, items = own.text("title"), own.lines("items")
    return Ear(title=title, items=items) if title else None
