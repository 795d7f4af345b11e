"""Press builds of whole issues through the command: what the printer gets, what is refused."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.cli import main

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "issues" / "shashi" / "2023-10-24" / "pictures" / "alley.jpg"
PROFILES = ROOT / "layout" / "write" / "profiles"
PRINTERS = ROOT / "layout" / "printer" / "profiles"
PAPER = "name: 江边新报\n"
ISSUE = """\
date: 2026-11-23
pages:
  - dummy: |
      AA.... 30
      ......
    stories:
      A:
        kind: picture
        headline: 雨夜小巷
        photo: {file: tu.jpg, caption: 雨夜小巷。, credit: 某某 摄, alt: 雨夜里的石板小巷}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    day = tmp_path / "jiangbian" / "2026-11-23"
    day.mkdir(parents=True)
    (day.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (day / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    shutil.copy(PICTURE, day / "tu.jpg")
    return day


def build(issue: Path, out: Path, target: str = "press") -> int:
    return main(["build", str(issue), "--target", target, "-o", str(out), "--lang", "en"])


def add(issue: Path, rows: str) -> None:
    (issue.parent / "paper.yaml").write_text(PAPER + rows, encoding="utf-8")


def intent_of(path: Path) -> tuple[str, str]:
    with pikepdf.open(path) as file:
        (intent,) = file.Root.OutputIntents
        return str(intent.OutputConditionIdentifier), str(intent.Info)


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        ("press: {printer: 某厂}\n", "E430", "paper.yaml:2:18"),
        ("press: {profile: FOGRA51}\n", "E432", "paper.yaml:2:18"),
        ("press: {profile: no.icc}\n", "E431", "paper.yaml:2:18"),
        ("press: {profile: ours.icc}\n", "E433", "paper.yaml:2:18"),
        ("press: {printer: sheetfed}\n", "E510", "paper.yaml:2:8"),
        ("sheet: {bleed: 3mm}\npress: {printer: ours.yaml}\n", "E618", "ours.yaml"),
    ],
)
def test_wrong_printing_is_told_with_its_place(
    rows: str,
    code: str,
    place: str,
    issue: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (issue.parent / "ours.icc").write_bytes(b"no profile")
    own = (PRINTERS / "newsprint.yaml").read_text(encoding="utf-8").replace("245%", "245")
    (issue.parent / "ours.yaml").write_text(own, encoding="utf-8")
    add(issue, rows)
    assert build(issue, tmp_path / "out") in (1, 3)
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert place in next(line for line in told.splitlines() if f"[{code}]" in line)
    assert not (tmp_path / "out").exists()


def test_own_printer_and_own_profile(issue: Path, tmp_path: Path) -> None:
    shutil.copy(PROFILES / "CGATS21_CRPC1.icc", issue.parent / "ours.icc")
    shutil.copy(PRINTERS / "newsprint.yaml", issue.parent / "ours.yaml")
    add(issue, "press: {printer: ours.yaml, profile: ours.icc, intent: relative}\n")
    assert build(issue, tmp_path / "out") == 0
    (path,) = (tmp_path / "out").iterdir()
    # The file is nobody's registered condition to us: it is called by its own description.
    assert intent_of(path) == ("Custom", "CGATS21_CRPC1 V2.icc")
    assert build(issue, tmp_path / "archive", "archive") == 0
    shutil.rmtree(issue.parent)
    (archive,) = (tmp_path / "archive").iterdir()
    assert main(["rebuild", str(archive), "-o", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_condition_is_what_the_paper_chooses(issue: Path, tmp_path: Path) -> None:
    assert build(issue, tmp_path / "a") == 0
    add(issue, "press: {profile: CGATS21_CRPC1}\n")
    assert build(issue, tmp_path / "b") == 0
    (a,), (b,) = (tmp_path / "a").iterdir(), (tmp_path / "b").iterdir()
    assert intent_of(a)[0] == "FOGRA42"
    assert intent_of(b)[0] == "CGATS21_CRPC1"


@pytest.mark.parametrize("target", ["press", "archive"])
def test_failing_build_leaves_yesterdays_files(target: str, issue: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build(issue, out, target) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    text = ISSUE.replace(", alt: 雨夜里的石板小巷", "").replace("雨夜小巷\n", "雨夜\n")
    (issue / "issue.yaml").write_text(text, encoding="utf-8")
    (issue / "tu.jpg").write_bytes((issue / "tu.jpg").read_bytes()[:5000])
    assert build(issue, out, target) in (1, 3)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("bleed", "target"), [("0mm", "press"), ("3mm", "press"), ("3mm", "archive")]
)
def test_preflight_finds_nothing_wrong(
    bleed: str, target: str, issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(
        issue,
        f"sheet: {{bleed: {bleed}}}\n"
        "styles: {rules: {accent: {spot: 专红, process: [0, 100, 90, 0]}}}\n",
    )
    assert build(issue, tmp_path / "out", target) == 0
    (path,) = (tmp_path / "out").iterdir()
    capsys.readouterr()
    arguments = ["preflight", str(path), "--format", "json"]
    main([*arguments, "--profile", "newsprint"] if target == "press" else arguments)
    found = json.loads(capsys.readouterr().out)
    assert found["claims"] == (["PDF/X-4"] if target == "press" else ["PDF/A-3a", "PDF/UA-1"])
    assert [row for row in found["findings"] if row["severity"] == "error"] == []


def test_black_type_has_no_other_ink(issue: Path, tmp_path: Path) -> None:
    assert build(issue, tmp_path / "out") == 0
    (path,) = (tmp_path / "out").iterdir()
    with pikepdf.open(BytesIO(path.read_bytes())) as file:
        operators = {
            str(instruction.operator): None
            for page in file.pages
            for instruction in pikepdf.parse_content_stream(page)
        }
        assert not operators.keys() & {"rg", "RG", "g", "G", "sh", "BI"}
        spaces = {str(image.ColorSpace) for image in file.pages[0].Resources.XObject.values()}
        assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
        assert not any("/SMask" in o for o in file.objects if isinstance(o, pikepdf.Stream))


def test_coated_paper_with_a_newsprint_profile_is_told(
    issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(issue, "press: {printer: sheetfed}\nsheet: {bleed: 3mm}\n")
    build(issue, tmp_path / "out")
    assert "W446" in capsys.readouterr().err
    add(issue, "press: {printer: newsprint}\n")
    build(issue, tmp_path / "out")
    assert "W446" not in capsys.readouterr().err
