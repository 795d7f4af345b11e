"""The parts on their own, in one warm process: reading, setting, subsetting, writing, picturing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from specimen import COMMON, DATE, MEASURE, make_specimen, write_issue

from layout.build import make_pages, read_issue
from layout.diagnostics import Report, Span
from layout.display import Document
from layout.font import Face, Faces, load_faces
from layout.font.subset import subset_face
from layout.model.phrase import Phrase
from layout.picture import read_picture
from layout.style import Composition
from layout.text import Paragraph, Run, prepare, set_lines
from layout.text.breaks import find_breaks
from layout.units import PT
from layout.write.preview import write_pictures, write_preview

EM = 9 * PT
DPI = 110


@dataclass(frozen=True, slots=True)
class Row:
    """A measured step: CPU seconds for so many units."""

    name: str
    seconds: float
    units: int
    unit: str

    def __str__(self) -> str:
        each = self.seconds / self.units
        written = f"{each * 1e6:.2f} µs" if each < 1e-4 else f"{each * 1e3:.2f} ms"
        return f"| {self.name} | {self.seconds * 1e3:.1f} | {written} a {self.unit} |"


def clock(step: Callable[[], object], rounds: int) -> float:
    """Return the median CPU seconds of a step, after one round that does not count."""
    step()
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        step()
        taken.append(time.process_time() - started)
    return median(taken)


def run_micro(folder: Path, rounds: int) -> None:
    """Print the table of the parts."""
    os.environ["BANMIAN_CACHE"] = "off"
    print("| step | CPU ms | each |\n|---|---|---|")
    faces = load_faces(Report())
    one, sixteen, photos = (make_specimen(n, p) for n, p in ((1, ""), (16, ""), (16, "rgb")))
    issues = [
        write_issue(specimen, folder / name)
        for name, specimen in (("one", one), ("sixteen", sixteen), ("photos", photos))
    ]
    for row in measure_text(sixteen.leaves[1:], faces, rounds):
        print(row, flush=True)
    for issue, pages in zip(issues[:2], (1, 16), strict=True):
        for row in measure_issue(issue, pages, rounds):
            print(row, flush=True)
    for row in (*measure_subsets(faces, rounds, folder), *measure_photos(issues[2], rounds)):
        print(row, flush=True)
    print(measure_desk(issues[0], rounds), flush=True)


def measure_text(leaves, faces: Faces, rounds: int) -> list[Row]:
    """Measure preparing, breaking and justifying body text, a character."""
    texts = [text for leaf in leaves for piece in leaf.pieces for text in piece.paragraphs]
    count = sum(map(len, texts))
    paragraphs = [
        Paragraph(
            runs=(Run(Phrase(text, Span("copy", 1, 1)), "song", 400),),
            size=EM,
            composition=Composition(),
            indent=2 * EM,
        )
        for text in texts
    ]
    measure = MEASURE * EM

    def prepare_all():
        return [prepare(paragraph, faces, Report()) for paragraph in paragraphs]

    def set_all():
        # Prepared anew, so that nothing kept from an earlier round helps.
        for prepared in prepare_all():
            set_lines(prepared, measure)

    def break_all():
        for prepared in prepare_all():
            find_breaks(prepared, measure)

    prepared = clock(prepare_all, rounds)
    broken = clock(break_all, rounds) - prepared
    whole = clock(set_all, rounds)
    unit = "character"
    return [
        Row(f"prepare, {count} characters", prepared, count, unit),
        Row(f"break to {MEASURE} em", broken, count, unit),
        Row("justify: lines of placed glyphs", whole - broken - prepared, count, unit),
        Row("**prepare, break and justify**", whole, count, unit),
    ]


def measure_issue(issue: Path, pages: int, rounds: int) -> list[Row]:
    """Measure an issue's stages with everything imported and the fonts open."""
    edition = make_pages(issue, Report())
    document, faces = edition.document, edition.faces
    pdf = write_preview(document, faces, Report())
    name = f"{pages} page" + "s" * (pages > 1)
    read = clock(lambda: read_issue(issue, Report()), rounds)
    both = clock(lambda: make_pages(issue, Report()), rounds)
    written = clock(lambda: write_preview(document, faces, Report()), rounds)
    pictured = clock(lambda: write_pictures(pdf, DPI), max(1, rounds // 2))
    steps = (
        ("read", read),
        ("open fonts, make up (text included)", both - read),
        ("content streams", _clock_content(document, faces, rounds)),
        ("write PDF (content and subsets included)", written),
        (f"page pictures at {DPI} dpi", pictured),
    )
    return [Row(f"{step}, {name}", seconds, pages, "page") for step, seconds in steps]


def _clock_content(document: Document, faces: Faces, rounds: int) -> float:
    from layout.write.pdf.content import write_content
    from layout.write.pdf.fonts import FontBook

    def write_all() -> None:
        fonts = FontBook(faces)
        for page in document.pages:
            write_content(page, fonts, lambda _: ("", ""))

    return clock(write_all, rounds)


def measure_subsets(faces: Faces, rounds: int, folder: Path) -> list[Row]:
    """Measure cutting each face down to the characters of a page and of sixteen."""
    from layout.font.coverage import standard_characters

    rows = []
    for role, weight in (("song", 400), ("hei", 400), ("kai", 400)):
        face = faces.get(role, weight)
        for count in (900, COMMON):
            gids = _gids(face, standard_characters()[:count])
            rows.append(
                Row(
                    f"subset and deflate {face.name}, {count} characters",
                    clock(lambda face=face, gids=gids: subset_face(face, gids), rounds),
                    count,
                    "character",
                )
            )
    os.environ["BANMIAN_CACHE"] = str(folder / "cache")
    taken = clock(lambda: subset_face(face, gids), rounds)
    rows.append(Row(f"the last again, from the cache, {COMMON} characters", taken, 1, "face"))
    os.environ["BANMIAN_CACHE"] = "off"
    return rows


def _gids(face: Face, characters: str) -> frozenset[int]:
    return frozenset(face.glyph(char) for char in characters)


def measure_photos(issue: Path, rounds: int) -> list[Row]:
    """Measure a photo's way to newspaper CMYK."""
    from layout.write.convert import convert_picture

    picture, data = read_picture(issue / "pictures" / "01.jpg")
    pixels = f"{picture.width_px} × {picture.height_px}"
    return [
        Row(
            f"RGB photo to CMYK, {pixels}, {len(data) / 1e6:.2f} MB",
            clock(lambda: convert_picture(picture, data), rounds),
            1,
            "photo",
        ),
        Row("the same thinned to two thirds",
            clock(lambda: convert_picture(picture, data, 2 / 3), rounds), 1, "photo"),
    ]  # fmt: skip


def measure_desk(issue: Path, rounds: int) -> Row:
    """Measure a saved change to a page picture in a warm process, without server and browser."""
    assert issue.name == DATE

    def show() -> None:
        report = Report()
        edition = make_pages(issue, report)
        write_pictures(write_preview(edition.document, edition.faces, report), DPI)

    return Row(f"change to page picture, warm process, {DPI} dpi", clock(show, rounds), 1, "page")
