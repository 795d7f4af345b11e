"""The flow: an issue's YAML becomes pages, and pages become files.

This is the whole program in one place: read, load the fonts, make up, write.  Every stage reports
all that is wrong; the first stage with errors is the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from layout.diagnostics import Diagnostic, Report
from layout.display import Document, Group
from layout.font import Faces, load_faces
from layout.model import Issue, Page
from layout.page import make_up
from layout.read import read_issue
from layout.read.issue import ISSUE_NAME
from layout.read.source import name_source
from layout.style import Style

if TYPE_CHECKING:
    from layout.proposal import Proposals
    from layout.proposal.fill import Filling
    from layout.write.press import Print

# Pages are drawn for the screen at this resolution unless the editor asks for another.
SCREEN_DPI = 110


class Edition(Struct, frozen=True):
    """An issue made up: what was read, the faces it is set in, and its pages.

    A proof has faults: what is wrong with its pages, drawn on them.
    """

    issue: Issue
    style: Style
    faces: Faces
    document: Document
    faults: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called: the paper's folder and the date, and the page made alone."""
        name = f"{self.issue.paper.folder.name}-{self.issue.date.isoformat()}"
        name += "-proof" if self.faults else ""
        return name if self._is_whole else f"{name}-{self._page_names[0]}"

    @property
    def page_names(self) -> tuple[str, ...]:
        """What the files of its pages are called."""
        if not self._is_whole:
            return (self.name,)
        return tuple(f"{self.name}-{name}" for name in self._page_names)

    @property
    def _page_names(self) -> tuple[str, ...]:
        """The numbers of its pages: 01, and 02-03 for a spread."""
        pages = self.document.pages
        return tuple("-".join(f"{number:02}" for number in page.numbers) for page in pages)

    @property
    def _is_whole(self) -> bool:
        return len(self.document.pages) == len(self.issue.pages)

    @property
    def has_several(self) -> bool:
        """Whether it has more pages than one, each of which has a file name of its own."""
        return self._is_whole and len(self.document.pages) > 1

    @property
    def folder(self) -> Path:
        """Where its files go, below the folder for output."""
        return Path(self.issue.paper.folder.name) / self.issue.date.isoformat()


def make_pages(source: Path, report: Report, page: int | None = None) -> Edition:
    """Read an issue and make it up; ``page`` makes up one page only.

    Raises LayoutError with every diagnostic when anything is wrong.
    """
    issue, pages, style, faces = open_issue(source, report, page)
    issue, pages = draw_dummies(issue, pages, style, faces, report)
    document = make_up(issue, pages, style, faces, report)
    report.check()
    return Edition(issue, style, faces, document)


def make_proof(source: Path, report: Report, page: int | None = None) -> Edition:
    """Read an issue and make it up as far as it goes; what is wrong with its pages is its faults.

    Raises LayoutError with every diagnostic when the issue cannot be read, or no page be made.
    """
    from layout.page.composer import Composer
    from layout.page.proof import mark_faults

    issue, pages, style, faces = open_issue(source, report, page)
    made = Report()
    issue, pages = draw_dummies(issue, pages, style, faces, made)
    document = make_up(issue, pages, style, faces, made)
    if not made.has_errors or not document.pages:
        report.adopt(made)
        report.check()
        return Edition(issue, style, faces, document)
    marked = mark_faults(Composer(style, faces, made), document, made.diagnostics)
    return Edition(issue, style, faces, marked, made.diagnostics)


def check_issue(source: Path, report: Report) -> None:
    """Report everything wrong with an issue and its pages, broken rules of the trade among it.

    Stories that do not come out on drawn pages are followed by what mends them.
    Raises LayoutError with every diagnostic when anything is wrong.
    """
    from layout.page.makeup import make_trial, plan_page, sheet_of
    from layout.rules.check import check_pages
    from layout.rules.finished import Finished
    from layout.rules.profile import PROFILES

    issue, own, style, faces = open_issue(source, report)
    issue, pages = draw_dummies(issue, own, style, faces, report)
    document = make_up(issue, pages, style, faces, report)
    trial = make_trial(issue, pages, style, faces)
    finished = tuple(
        Finished(issue, page, sheet_of(style, page), plan_page(trial, issue, page), made.items)
        for page, made in zip(pages, document.pages, strict=True)
    )
    paper = issue.paper
    check_pages(finished, PROFILES[paper.make_up], dict(paper.rules), report)
    if any(d.code in ("E301", "W301") for d in report.diagnostics):
        from layout.proposal.explain import explain_drawn

        explain_drawn(issue, [page for page in own if page.is_drawn], style, faces, report)
    report.check()


def open_issue(
    source: Path, report: Report, page: int | None = None
) -> tuple[Issue, tuple[Page, ...], Style, Faces]:
    """Read an issue: all of it, the pages asked for, its style and its faces."""
    found = read_issue(source, report)
    report.check()
    assert found is not None, "a reader that returns nothing has reported an error"
    issue, style = found
    pages = tuple(p for p in issue.pages if page is None or page in p.numbers)
    if not pages:
        report.error("E307", issue.span, page=1 if page is None else page)
    own = style.faces.items()
    files = {key: file.path for key, file in own}
    faces = load_faces(report, files, {key: file.span for key, file in own})
    report.check()
    return issue, pages, style, faces


def draw_dummies(
    issue: Issue, pages: tuple[Page, ...], style: Style, faces: Faces, report: Report
) -> tuple[Issue, tuple[Page, ...]]:
    """Return the issue, and pages with the best make-up drawn where an editor has drawn none.

    Stories that stand on no page are dealt to the open pages first; that is told.  A page that has
    no make-up has been reported, and is left out.
    """
    if not issue.unplaced and all(page.is_drawn for page in pages):
        return issue, pages
    from layout.proposal import draw_dummy, draw_origins, put_page

    issue, proposals = _fill(issue, style, faces, report)
    numbers = {page.number for page in pages}
    wanted = tuple(page for page in issue.pages if page.number in numbers)
    drawn = []
    for page in wanted:
        issue = draw_origins(issue, page, style, faces)
        found = proposals.get(page.number)
        made = found.best[0].onto(page) if found else None
        drawn.append(made or draw_dummy(issue, page, style, faces, report))
        issue = put_page(issue, drawn[-1])
    return issue, tuple(page for page in drawn if page.is_drawn)


def _fill(
    issue: Issue, style: Style, faces: Faces, report: Report
) -> tuple[Issue, Mapping[int, Proposals]]:
    """Return an issue with its unplaced stories dealt out, and the pages made up in doing so."""
    if not issue.unplaced:
        return issue, {}
    from layout.proposal.fill import fill_issue
    from layout.proposal.roster import report_filling

    filling = fill_issue(issue, style, faces)
    report_filling(filling, report, is_unasked=True)
    return filling.issue, filling.proposals


class Draft(Struct, frozen=True):
    """What the program proposes for an issue: how stories are dealt, if any are, and its pages."""

    pages: tuple[Proposals, ...]
    filling: Filling | None = None


def propose_pages(
    source: Path,
    report: Report,
    page: int | None = None,
    *,
    profile: str | None = None,
    count: int = 1,
) -> Draft:
    """Return what the program proposes for the pages of an issue, drawn dummies disregarded.

    Stories that stand on no page are dealt to the open pages first.  Without a page asked for,
    pages that have a dummy are passed over unless all have one.
    """
    from layout.proposal import propose_page, put_page

    issue, pages, style, faces = open_issue(source, report, page)
    filling = None
    if issue.unplaced:
        from layout.proposal.fill import fill_issue
        from layout.proposal.leftover import find_cuts
        from layout.proposal.roster import report_filling

        filling = fill_issue(issue, style, faces, profile=profile, count=count)
        cuts = find_cuts(filling, style, faces, profile=profile)
        report_filling(filling, report, is_unasked=False, cuts=cuts)
        issue = filling.issue
        pages = tuple(p for p in issue.pages if page is None or page in p.numbers)
    known = filling.proposals if filling else {}
    undrawn = tuple(p for p in pages if not p.is_drawn)
    found = []
    for p in undrawn or pages:
        if p.items:
            made = known.get(p.number) or propose_page(
                issue, p, style, faces, report, profile=profile, count=count
            )
            found.append(made)
            if made.best:
                # What goes on on a later page hangs on this one.
                issue = put_page(issue, made.best[0].onto(p))
    return Draft(tuple(found), filling)


class Order(Struct, frozen=True, kw_only=True):
    """What to make: the issue, the targets, one page or all, and the page pictures' resolution.

    ``proof`` asks for a preview of pages that are not right as well.
    """

    source: Path
    targets: tuple[str, ...] = ("preview",)
    page: int | None = None
    dpi: int = SCREEN_DPI
    proof: bool = False


def build(order: Order, report: Report) -> tuple[Edition, Mapping[str, bytes]]:
    """Make an issue into the files of the targets, by file name; nothing is saved yet.

    Raises LayoutError with every diagnostic when anything is wrong, but with the pages of a proof,
    whose faults the report has.
    """
    make = make_proof if order.proof else make_pages
    edition = make(order.source, report, order.page)
    files: dict[str, bytes] = {}
    for target in order.targets:
        files |= WRITERS[target](edition, order, report)
    report.check()
    for fault in edition.faults:
        report.repeat(fault)
    tell_copyfit(edition, report)
    return edition, files


def tell_copyfit(edition: Edition, report: Report) -> None:
    """Remark on how many stories of each page gave way to copyfit (N311)."""
    fitted = {diagnostic.span for diagnostic in report.diagnostics if diagnostic.code == "N310"}
    for page in edition.document.pages:
        own = {item.source for item in page.items if isinstance(item, Group) and item.source}
        if count := len(own & fitted):
            report.note("N311", None, page=page.label or str(page.number), count=count)


def write_dummies(source: Path, draft: Draft, report: Report) -> Path:
    """Draw the best proposals into an issue's YAML; nothing else of the file changes.

    Stories that were dealt to a page are named on it.  Raises LayoutError when a page takes no
    dummy or no story, and OSError when the file cannot be written; the file is then as it was.
    """
    from layout.read.enter import enter_stories
    from layout.read.redraw import redraw
    from layout.write.files import replace_files

    path = (source / ISSUE_NAME if source.is_dir() else source).resolve()
    dummies = {
        proposals.problem.page.number: proposals.best[0].drawn
        for proposals in draft.pages
        if proposals.best
    }
    text: str | None = path.read_bytes().decode("utf-8")
    if draft.filling and text:
        dealt = {number: draft.filling.rows_of(number) for number in dummies}
        given = {number: rows for number, rows in dealt.items() if rows}
        text = enter_stories(text, given, name_source(path), report)
        report.check()
    drawn = redraw(text or "", dummies, name_source(path), report)
    report.check()
    assert drawn is not None, "what cannot be drawn has been reported"
    return replace_files(path.parent, {path.name: drawn.encode("utf-8")})[0]


def save(
    edition: Edition, files: Mapping[str, bytes], output: Path | None, report: Report
) -> tuple[Path, ...]:
    """Save files into ``output``, or below ``output/`` here; all of them or none is replaced."""
    from layout.write.files import replace_files

    folder = output or Path("output") / edition.folder
    try:
        return replace_files(folder, files)
    except OSError as error:
        report.error("E604", None, folder=str(folder), reason=error.strerror or str(error))
        return ()


def _write_preview(edition: Edition, order: Order, report: Report) -> dict[str, bytes]:
    from layout.write.preview import check_size, write_pictures, write_preview

    check_size(edition.document, order.dpi, report)
    report.check()
    pdf = write_preview(edition.document, edition.faces, report)
    report.check()
    files = {f"{edition.name}.pdf": pdf}
    pictures = write_pictures(pdf, order.dpi) if order.dpi else ()
    names = (f"{name}.png" for name in edition.page_names)
    return files | dict(zip(names, pictures, strict=False))


def _write_press(edition: Edition, order: Order, report: Report) -> dict[str, bytes]:
    from layout.write.press import prepare_print, write_press

    how = _load_print(edition, report)
    plates = prepare_print(edition.document, how, report)
    files = write_press(edition.document, edition.faces, plates, how)
    names = (edition.name, *edition.page_names) if edition.has_several else (edition.name,)
    return {f"{name}-press.pdf": file for name, file in zip(names, files, strict=True)}


def _load_print(edition: Edition, report: Report) -> Print:
    """Return how the issue is printed; raises LayoutError when printer or profile are no good."""
    from layout.printer import load_printer, names_of_printers
    from layout.write.condition import OWN_PAPER, load_condition
    from layout.write.press import Print

    press = edition.style.press
    printer = None
    name, own = press.printer or _USUAL_PRINTER, names_of_printers()
    if isinstance(name, Path) or name in own:
        printer = load_printer(str(name), report)
    else:
        report.error("E430", press.printer_span, name=name, names=", ".join(own))
    condition = load_condition(press.condition, report, press.condition_span)
    report.check()
    assert printer and condition, "what is not loaded has been reported"
    if condition.is_own and printer.condition != OWN_PAPER:
        said = {"printer": printer.key, "condition": condition.identifier}
        report.warning("W446", press.condition_span or press.printer_span or press.span, **said)
    return Print(printer=printer, condition=condition, intent=press.intent.value, span=press.span)


def _write_archive(edition: Edition, order: Order, report: Report) -> dict[str, bytes]:
    from layout.identity import check_identity
    from layout.source import Made, gather_source
    from layout.write.archive import check_alternatives, write_archive
    from layout.write.pdf.attachments import Attachment
    from layout.write.press import prepare_print

    document = edition.document
    check_alternatives(document, report)
    how = _load_print(edition, report)
    plates = prepare_print(document, how, report)
    made = Made(
        source=_issue_file(order.source),
        page=order.page,
        paper=edition.issue.paper.folder,
        style=edition.style,
        faces=edition.faces,
        document=document,
        files=(*map(Path, report.sources), *report.files),
    )
    source = [
        Attachment(path=file.path, kind=file.kind, data=file.data, about=file.about)
        for file in gather_source(made)
    ]
    pdf = write_archive(document, edition.faces, plates, how, source)
    check_identity(pdf, document, edition.issue, report)
    report.check()
    return {f"{edition.name}-archive.pdf": pdf}


def _issue_file(source: Path) -> Path:
    return source / "issue.yaml" if source.is_dir() else source


# Newspapers are printed on newsprint unless they say otherwise.
_USUAL_PRINTER = "newsprint"
Writer = Callable[[Edition, Order, Report], dict[str, bytes]]
WRITERS: Mapping[str, Writer] = {
    "preview": _write_preview,
    "press": _write_press,
    "archive": _write_archive,
}
