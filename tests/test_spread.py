"""An issue with a spread (跨版) through the command: what each target makes of it."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter
from PIL.Image import Image as PilImage

from layout.build import Order, build
from layout.cli import main
from layout.diagnostics import Report
from layout.rebuild import rebuild
from tests import verapdf

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "issues" / "shashi" / "2023-10-24" / "pictures" / "bridge.jpg"
PAPER = "name: 江边新报\n"
COPY = (
    "今天清晨六时，江上的第四座桥开始通行。桥长一千二百米，双向六车道。"
    "两岸居民步行过江，只要一刻钟。"
)
PLAIN = """\
  - section: {section}
    dummy: [AA.... 16, ......]
    stories: {{A: {{headline: {head}, body: 市图书馆从下周起每晚开放到九点，周末不变。}}}}
"""
SPREAD = """\
  - 跨版: true
    section: 专题
    右版: {section: 影像}
    dummy: |
      AAAAAAAAAAAA 46
      BBBBBB...... 20
      ............
    stories:
      A:
        rank: 1
        kicker: 第四座桥
        headline: 新桥今晨通车两岸只要一刻钟
        deck: 步行过江
        byline: 本报讯（记者）
        photos:
          - {file: tu.jpg, at: top-left, columns: 7, lines: 24, caption: 日出, credit: 甲, alt: 桥}
        body: |
""" + f"          {COPY}\n" * 45 + """\
      B: {kind: advertisement, headline: 新米上市, body: 电话一二三}
"""  # fmt: skip
ISSUE = (
    "date: 2026-11-23\npages:\n"
    + PLAIN.format(section="要闻", head="图书馆延长开放")
    + SPREAD
    + PLAIN.format(section="副刊", head="银杏黄了")
)
MM = 72 / 25.4


def write_spread(folder: Path) -> Path:
    """Write an issue of four pages, the second and third one sheet."""
    folder = folder / "jiangbian" / "2026-11-23"
    folder.mkdir(parents=True)
    (folder.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    shutil.copy(PICTURE, folder / "tu.jpg")
    return folder


@pytest.fixture
def day(tmp_path: Path) -> Path:
    return write_spread(tmp_path)


@pytest.fixture(scope="module")
def press_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The press files of the issue as it is written."""
    return made(write_spread(tmp_path_factory.mktemp("press")), "press")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of the issue as it is written."""
    (data,) = made(write_spread(tmp_path_factory.mktemp("archive")), "archive").values()
    return data


def made(day: Path, *targets: str, page: int | None = None, dpi: int = 0) -> dict[str, bytes]:
    report = Report()
    files = build(Order(source=day, targets=targets, page=page, dpi=dpi), report)[1]
    assert not [d for d in report.diagnostics if d.code in ("W381", "W382", "W380")]
    return dict(files)


def trims(data: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(data)) as file:
        boxes = [[float(n) for n in page.get("/TrimBox", page.MediaBox)] for page in file.pages]
    return [(round((r - x) / MM), round((t - y) / MM)) for x, y, r, t in boxes]


def labels_of(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as file:
        nums = list(file.Root.PageLabels.Nums)
        return [str(entry.P) for entry in nums[1::2]]


# -- preview ---------------------------------------------------------------------------------------


def test_preview_shows_both_pages_as_one(day: Path) -> None:
    files = made(day, "preview", dpi=20)
    name = "jiangbian-2026-11-23"
    assert list(files) == [f"{name}.pdf", f"{name}-01.png", f"{name}-02-03.png", f"{name}-04.png"]
    data = files[f"{name}.pdf"]
    assert trims(data) == [(275, 390), (550, 390), (275, 390)]
    assert labels_of(data) == ["1", "2-3", "4"]
    with pypdfium2.PdfDocument(data) as file:
        text = file[1].get_textpage().get_text_range()
    assert "第2版" in re.sub(r"\s", "", text)
    assert "第3版" in re.sub(r"\s", "", text)


@pytest.mark.parametrize("number", [pytest.param(2, marks=pytest.mark.slow), 3])
def test_either_number_selects_the_spread(
    number: int, day: Path, press_files: dict[str, bytes]
) -> None:
    name = "jiangbian-2026-11-23-02-03-press.pdf"
    assert made(day, "press", page=number) == {name: press_files[name]}


def test_dump_names_both_pages_and_the_fold(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", str(day), "--page", "3"]) == 0
    page = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("page"))
    assert page == 'page 2 "2-3" "专题、影像" 1559.06 1105.51 fold 779.53'


def test_pages_end_with_the_last_number(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", str(day), "--page", "4"]) == 0
    assert main(["dump", str(day), "--page", "5"]) == 1
    assert "[E307]" in capsys.readouterr().err


# -- press -----------------------------------------------------------------------------------------


def test_a_spread_is_one_plate_and_two_pages_of_the_issue(press_files: dict[str, bytes]) -> None:
    files = press_files
    name = "jiangbian-2026-11-23"
    assert list(files) == [
        f"{name}{part}-press.pdf" for part in ("", "-01", "-02-03", "-04")
    ]  # fmt: skip
    assert trims(files[f"{name}-press.pdf"]) == [(275, 390)] * 4
    assert trims(files[f"{name}-02-03-press.pdf"]) == [(550, 390)]
    assert trims(files[f"{name}-01-press.pdf"]) == [(275, 390)]


def drawn(
    data: bytes, page: int = 0, scale: int = 1, crop: tuple[float, float, float, float] = (0,) * 4
) -> PilImage:
    """Return a page of a file in grey, its slug with it, without what is cropped at its edges."""
    with pypdfium2.PdfDocument(data) as file:
        return file[page].render(scale=scale, crop=crop).to_pil().convert("L")


def dark_columns(picture: PilImage) -> list[int]:
    return [
        x
        for x in range(picture.width)
        if picture.crop((x, 0, x + 1, picture.height)).getextrema()[0] < 128
    ]


def test_the_plate_is_marked_at_its_fold(press_files: dict[str, bytes]) -> None:
    """A broken line above and below, in line with the fold, and no other mark near it."""
    data = press_files["jiangbian-2026-11-23-02-03-press.pdf"]
    with pikepdf.open(BytesIO(data)) as file:
        high = float(file.pages[0].MediaBox[3])
    for crop in ((0, high - 12 * MM, 0, 0), (0, 0, 0, high - 12 * MM)):
        slug = drawn(data, scale=4, crop=crop)
        middle, foot = slug.width // 2, slug.height
        near = dark_columns(slug.crop((middle - 60, 0, middle + 60, foot)))
        assert near
        assert set(near) <= {59, 60, 61}
        third = 12 * MM * 4 + 550 * MM * 4 / 3
        assert dark_columns(slug.crop((int(third) - 3, 0, int(third) + 4, foot)))


def test_the_two_pages_show_what_the_plate_shows(press_files: dict[str, bytes]) -> None:
    files = press_files
    plate = drawn(files["jiangbian-2026-11-23-02-03-press.pdf"])
    slug, trim = round(12 * MM), 275 * MM
    high = plate.height - slug
    for page, left in ((1, 0), (2, trim)):
        half = drawn(files["jiangbian-2026-11-23-press.pdf"], page)
        own = half.crop((slug + 2, slug + 2, slug + int(trim) - 2, high))
        x = slug + 2 + round(left)
        wanted = plate.crop((x, slug + 2, x + own.width, high))
        # A half of the plate may begin between two pixels.
        blurred = [p.filter(ImageFilter.GaussianBlur(3)) for p in (own, wanted)]
        assert ImageChops.difference(*blurred).getextrema()[1] < 24
    # Nothing of the other page is printed beyond the fold.
    half = drawn(files["jiangbian-2026-11-23-press.pdf"], 1)
    beyond = half.crop((slug + int(trim) + 2, slug + 100, slug + int(trim) + 5, slug + 300))
    assert beyond.getextrema() == (255, 255)


@pytest.mark.parametrize("bleed", [pytest.param("0mm", marks=pytest.mark.slow), "3mm"])
@pytest.mark.parametrize("target", ["press", "archive"])
def test_preflight_finds_nothing_wrong(
    bleed: str, target: str, day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (day.parent / "paper.yaml").write_text(PAPER + f"sheet: {{bleed: {bleed}}}\n", encoding="utf-8")
    for name, data in made(day, target).items():
        path = tmp_path / name
        path.write_bytes(data)
        arguments = ["preflight", str(path), "--format", "json"]
        main([*arguments, "--profile", "newsprint"] if target == "press" else arguments)
        found = json.loads(capsys.readouterr().out)
        assert found["claims"] == (["PDF/X-4"] if target == "press" else ["PDF/A-3a", "PDF/UA-1"])
        assert [row for row in found["findings"] if row["severity"] == "error"] == [], name


# -- archive ---------------------------------------------------------------------------------------


def test_archive_has_one_page_for_both(archive: bytes) -> None:
    assert trims(archive) == [(275, 390), (550, 390), (275, 390)]
    assert labels_of(archive) == ["1", "2-3", "4"]


def test_press_files_are_made_again_byte_for_byte(
    press_files: dict[str, bytes], archive: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(archive)
    _, *files = rebuild(path, tmp_path / "out", Report())
    assert {file.name: file.read_bytes() for file in files} == press_files


@pytest.mark.slow
def test_archive_is_valid(archive: bytes, tmp_path: Path) -> None:
    path = tmp_path / "judged.pdf"
    path.write_bytes(archive)
    assert set(verapdf.faults(path, "3a")) == set()
    assert set(verapdf.faults(path, "ua1")) == set()


# -- rules and proposals ---------------------------------------------------------------------------


def test_check_measures_the_spread(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(day), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    codes = {row["code"] for row in rows}
    assert not codes & {"L4", "H1", "H6", "H10", "H11", "H12", "H13", "H15", "H16"}
    pages = {row["values"].get("page") for row in rows if row["code"][0] in "LHC"}
    assert "2-3" in pages
    assert 1 in pages


def test_a_spread_that_does_not_come_out_is_told_what_to_do(
    day: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = re.sub(r"    dummy: \|\n(      [A.]{12}.*\n|      B{6}.*\n)+", "", ISSUE)
    assert text.count("dummy") == 2
    (day / "issue.yaml").write_text(text, encoding="utf-8")
    for command in ("build", "check", "dump", "dummy"):
        assert main([command, str(day)]) == 1
        told = capsys.readouterr().err
        assert "[E383]" in told
        assert "issue.yaml:6:5" in told


def test_a_drawn_spread_is_passed_over(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ISSUE.replace("    dummy: [AA.... 16, ......]\n", "", 1)
    (day / "issue.yaml").write_text(text, encoding="utf-8")
    main(["dummy", str(day)])
    assert "[E383]" not in capsys.readouterr().err
    assert main(["dummy", str(day), "--page", "3"]) == 1
    assert "[E383]" in capsys.readouterr().err
