"""Fixtures that every package's tests share: a font whose measures can be counted, a report."""

from __future__ import annotations

import difflib
import gc
import os
import string
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.font import Face, Faces, load_faces
from layout.font.coverage import standard_characters
from tests.examples import load_quick_profile

load_quick_profile()

UPEM = 1000
HAN_WIDTH = 1000
LATIN_WIDTH = 500
# Full-width punctuation of Chinese text, and what quotes and dashes it shares with Latin.
WIDE = "　、。，；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～％＋－／０１２３４５６７８９Ａ〇⸺"
LATIN = string.ascii_letters + string.digits + string.punctuation + " éü°"


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests' font subsets out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANMIAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def write_square_font(
    path: Path, widths: Mapping[str, int], *, fs_type: int = 0, name: str = "Square"
) -> Path:
    """Write a TrueType font whose characters are boxes of these widths, from -100 to 800."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    def box(width: int) -> object:
        pen = TTGlyphPen(None)
        if width > 100:
            pen.moveTo((50, -100))
            for corner in ((50, 800), (width - 50, 800), (width - 50, -100)):
                pen.lineTo(corner)
            pen.closePath()
        return pen.glyph()

    names = {char: f"u{ord(char):04X}" for char in widths}
    builder = FontBuilder(UPEM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    boxes = {width: box(width) for width in {UPEM, *widths.values()}}
    blank = box(0)
    glyphs = {n: blank if c.isspace() else boxes[widths[c]] for c, n in names.items()}
    builder.setupGlyf({".notdef": boxes[UPEM], **glyphs})
    metrics = {n: (widths[c], 0 if c.isspace() else 50) for c, n in names.items()}
    builder.setupHorizontalMetrics({".notdef": (UPEM, 50), **metrics})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=800, fsType=fs_type)
    builder.setupPost()
    # Fixed, or the file would differ from one second to the next.
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(path)
    return path


@pytest.fixture(scope="session")
def square_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test font: Han of the standard's first level and punctuation 1 em, Latin half an em."""
    widths = dict.fromkeys(standard_characters()[:3500] + WIDE, HAN_WIDTH)
    widths |= dict.fromkeys(LATIN, LATIN_WIDTH)
    return write_square_font(tmp_path_factory.mktemp("fonts") / "square.ttf", widths)


@pytest.fixture(scope="session")
def square_faces(square_font: Path) -> Faces:
    """The test font in every role and weight that the program's own fonts have."""
    roles = [("song", 400), ("song", 700), ("song", 900), ("hei", 400), ("hei", 700), ("kai", 400)]
    return Faces(
        [Face(f"{role}-{weight}", role, weight, square_font) for role, weight in roles],
        stand_ins={"fangsong": "kai"},
        chains={"song": ("hei",), "hei": ("song",), "kai": ("song", "hei")},
    )


@pytest.fixture(scope="session")
def faces() -> Faces:
    """The program's own fonts."""
    report = Report()
    loaded = load_faces(report)
    report.check()
    return loaded


@pytest.fixture
def report() -> Report:
    """An empty report."""
    return Report()


@pytest.fixture(scope="session")
def make_font() -> Callable[..., Path]:
    """The maker of test fonts: :func:`write_square_font`."""
    return write_square_font


def pytest_collection_finish() -> None:
    """Take what was loaded out of the sight of the collector, which would else go through it.

    Four thousand tests and what they import are many objects that stay to the end: seven seconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes goldens anew."""
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew")


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a text with a golden file, or writes it anew when asked."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            assert not os.environ.get("CI"), "goldens are not written in CI"
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8").splitlines()
        changed = list(
            difflib.unified_diff(expected, text.splitlines(), path.name, "now", lineterm="")
        )
        assert not changed, "\n".join(
            [*changed, "if this is right: pytest --update-golden, and say why in the commit"]
        )

    return check
