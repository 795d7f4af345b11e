"""A page with one of everything, as its display list says it, compared line by line."""

import shutil
from pathlib import Path

from PIL import Image

from layout.diagnostics import Report
from layout.display.dump import dump
from layout.page import make_up
from layout.read import read_issue

GOLDEN = Path(__file__).parent / "golden"


def test_a_page_of_everything(tmp_path, square_faces, check_golden, monkeypatch):
    folder = tmp_path / "paper" / "2026-11-23"
    folder.mkdir(parents=True)
    shutil.copy(GOLDEN / "paper.yaml", folder.parent)
    shutil.copy(GOLDEN / "issue.yaml", folder)
    # Bitmaps: their bytes are the same with every version of the picture library.
    Image.new("L", (120, 80), 128).save(folder / "wide.bmp")
    Image.new("L", (80, 120), 128).save(folder / "tall.bmp")
    for picture in folder.glob("*.bmp"):
        picture.rename(picture.with_suffix(".jpg"))
    monkeypatch.chdir(folder)
    report = Report()
    found = read_issue(Path("issue.yaml"), report)
    report.check()
    issue, style = found
    document = make_up(issue, issue.pages, style, square_faces, report)
    report.check()
    check_golden(GOLDEN / "issue.pages.txt", dump(document))
