"""The flow: an issue's YAML becomes pages, and pages become files.

This is the whole program in one place: read, load the fonts, make up, write.  Every stage reports
all that is wrong; the first stage with errors is the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from layout.diagnostics import Report
from layout.display import Document
from layout.font import Faces, load_faces
from layout.model import Issue
from layout.page import make_up
from layout.read import read_issue
from layout.style import Style

if TYPE_CHECKING:
    from layout.write.press import Print

# Pages are drawn for the screen at this resolution unless the editor asks for another.
SCREEN_DPI = 110


class Edition(Struct, frozen=True):
    """An issue made up: what was read, the faces it is set in, and its pages."""

    issue: Issue
    style: Style
    faces: Faces
    document: Document

    @property
    def name(self) -> str:
        """What its files are called: the paper's folder and the date, and the page made alone."""
        name = f"{self.issue.paper.folder.name}-{self.issue.date.isoformat()}"
        return name if self._is_whole else f"{name}-{self.document.pages[0].number:02}"

    @property
    def page_names(self) -> tuple[str, ...]:
        """What the files of its pages are called."""
        if not self._is_whole:
            return (self.name,)
        return tuple(f"{self.name}-{page.number:02}" for page in self.document.pages)

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
    found = read_issue(source, report)
    report.check()
    assert found is not None, "a reader that returns nothing has reported an error"
    issue, style = found
    pages = tuple(p for p in issue.pages if page in (None, p.number))
    if not pages:
        report.error("E307", issue.span, page=1 if page is None else page)
    own = style.faces.items()
    files = {key: file.path for key, file in own}
    faces = load_faces(report, files, {key: file.span for key, file in own})
    report.check()
    document = make_up(issue, pages, style, faces, report)
    report.check()
    return Edition(issue, style, faces, document)


class Order(Struct, frozen=True, kw_only=True):
    """What to make: the issue, the targets, one page or all, and the page pictures' resolution."""

    source: Path
    targets: tuple[str, ...] = ("preview",)
    page: int | None = None
    dpi: int = SCREEN_DPI


def build(order: Order, report: Report) -> tuple[Edition, Mapping[str, bytes]]:
    """Make an issue into the files of the targets, by file name; nothing is saved yet.

    Raises LayoutError with every diagnostic when anything is wrong.
    """
    edition = make_pages(order.source, report, order.page)
    files: dict[str, bytes] = {}
    for target in order.targets:
        files |= WRITERS[target](edition, order, report)
    report.check()
    return edition, files


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
    from layout.write.condition import load_condition
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
