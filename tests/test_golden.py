"""Pages as their display list says them, compared line by line."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from layout.diagnostics import Report
from layout.display.dump import dump
from layout.page import make_up
from layout.read import read_issue

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["issue", "jump", "shapes", "spread"])
def test_pages_are_as_they_were(name, tmp_path, square_faces, check_golden, monkeypatch):
    folder = tmp_path / "paper" / "2026-11-23"
    folder.mkdir(parents=True)
    shutil.copy(GOLDEN / "paper.yaml", folder.parent)
    shutil.copy(GOLDEN / f"{name}.yaml", folder / "issue.yaml")
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
    check_golden(GOLDEN / f"{name}.pages.txt", dump(document))
