from io import BytesIO

import pytest
from PIL import Image

from layout.color import CMYK
from layout.diagnostics import Report
from layout.display.items import Shape
from layout.geometry import Rect
from layout.units import PT
from layout.write.preview import write_pictures, write_preview


@pytest.fixture
def pdf(faces, set_text, make_document) -> bytes:
    red = Shape(Rect(0, 0, 40 * PT, 40 * PT), fill=CMYK(0, 1000, 1000, 0))
    return write_preview(make_document([set_text(faces, "黑字")], [red]), faces, Report())


def test_one_picture_a_page_in_grey_or_colour(pdf: bytes) -> None:
    first, second = (Image.open(BytesIO(png)) for png in write_pictures(pdf, 144))
    assert (first.size, first.mode) == ((800, 1200), "L")
    assert (second.size, second.mode) == ((800, 1200), "RGB")
    red, green, blue = second.getpixel((20, 20))
    assert red > 180
    assert max(green, blue) < 90


def test_pictures_are_the_same_twice(pdf: bytes) -> None:
    assert write_pictures(pdf, 72) == write_pictures(pdf, 72)


def test_a_page_without_pictures_imports_no_more_than_it_needs() -> None:
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from layout.font import load_faces\n"
        "from layout.diagnostics import Report\n"
        "from layout.display.items import Document, Metadata, Page\n"
        "from layout.write.preview import write_preview\n"
        "page = Page(1, 'A01', '', 1000, 1000, 0, ())\n"
        "document = Document(Metadata('t', 'p', '2025-10-31', 'zh-CN'), (page,))\n"
        "write_preview(document, load_faces(Report()), Report())\n"
        "heavy = ('pikepdf', 'fontTools', 'pypdfium2', 'numpy', 'reportlab.pdfgen', "
        "'PIL.ImageCms', 'rich')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"
