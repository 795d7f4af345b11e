"""The command end to end: exit codes, messages, files, and that a failed build changes nothing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from layout.cli import main

ROOT = Path(__file__).parent.parent.parent
PAPER = "name: 江边新报\nsheet: 四开\n"
ISSUE = """\
date: 2026-11-23
pages:
  - section: 要闻
    dummy: |
      AAAABB 12
      ...... 62
    stories:
      A:
        headline: 新桥今晨通车
        body: |
          今天清晨六时，江上的第四座桥开始通行。桥长一千二百米，双向六车道。
      B:
        headline: 图书馆延长开放
        body: |
          市图书馆从下周起每晚开放到九点，周末不变。
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    issue = tmp_path / "jiangbian" / "2026-11-23"
    issue.mkdir(parents=True)
    (issue.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (issue / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return issue


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "issue.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_build_writes_pdf_and_page_pictures_where_it_says(folder, capsys):
    assert main(["build", str(folder)]) == 0
    printed = [Path(line) for line in capsys.readouterr().out.splitlines()]
    out = Path("output/jiangbian/2026-11-23")
    assert printed == [
        out / "jiangbian-2026-11-23.pdf",
        out / "jiangbian-2026-11-23-01.png",
    ]
    assert printed[0].read_bytes().startswith(b"%PDF-")
    assert printed[1].read_bytes().startswith(b"\x89PNG")


def test_build_tells_in_a_line_a_page_how_many_stories_gave_way(capsys, tmp_path):
    issue = Path(__file__).parents[2] / "issues" / "shashi" / "2023-10-24"
    assert main(["check", str(issue), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    told = sum(row["code"] == "N310" for row in rows)
    assert main(["build", str(issue), "--dpi", "0", "-o", str(tmp_path), "--lang", "en"]) == 0
    said = capsys.readouterr()
    found = [
        re.fullmatch(r"page (\d): stories that .*: (\d+); see .*", line)
        for line in said.err.splitlines()
    ]
    assert len(found) <= 4
    assert [row[1] for row in found] == sorted({row[1] for row in found})
    assert sum(int(row[2]) for row in found) == told > 0
    assert len(said.out.splitlines()) == 1


def test_a_proof_shows_what_is_wrong_and_leaves_the_pages_alone(folder, capsys):
    assert main(["build", str(folder), "--dpi", "0"]) == 0
    made = Path("output/jiangbian/2026-11-23/jiangbian-2026-11-23.pdf")
    earlier = made.read_bytes()
    spoil(folder, "通行。", "通行。" + "桥上的灯一直亮到天明，江面上都是光。" * 40)
    assert main(["build", str(folder), "--dpi", "0"]) == 1
    capsys.readouterr()
    assert main(["build", str(folder), "--dpi", "0", "--proof"]) == 1
    said = capsys.readouterr()
    proof = Path(said.out.strip())
    assert proof.name == "jiangbian-2026-11-23-proof.pdf"
    assert "E301" in said.err
    text = pypdfium2.PdfDocument(proof)[0].get_textpage().get_text_range()
    assert "校样，不能付印" in text
    assert "多出" in text
    assert made.read_bytes() == earlier


def test_a_proof_of_good_pages_is_the_pages(folder, capsys):
    assert main(["build", str(folder), "--dpi", "0", "--proof"]) == 0
    assert capsys.readouterr().out.strip().endswith("jiangbian-2026-11-23.pdf")


def test_a_proof_goes_to_no_printer(folder):
    with pytest.raises(SystemExit) as ended:
        main(["build", str(folder), "--proof", "--target", "press"])
    assert ended.value.code == 2


NOTHING = '"\u200b"'
STORY = "headline: 新桥今晨通车"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("body: |\n", "body: |\n          ## \u200b\n"),
        (STORY, f"{STORY}\n        deck: {NOTHING}\n        kicker: {NOTHING}"),
        (STORY, f"headline: {NOTHING}"),
        (STORY, "headline: " + "图书馆昨π延长电ō开放南昌场ō共2万м周末不变" * 2),
    ],
    ids=["crosshead", "deck", "headline", "letters behind Han"],
)
def test_heads_of_odd_characters_are_built(folder, old, new):
    path = folder / "issue.yaml"
    path.write_text(ISSUE.replace(old, new, 1), encoding="utf-8")
    assert main(["build", str(folder), "--dpi", "0"]) == 0


def test_the_pdf_has_the_sheets_trim_and_every_character(folder):
    main(["build", str(folder), "-o", "here", "--dpi", "0"])
    (pdf,) = Path("here").iterdir()
    with pikepdf.open(pdf) as file:
        left, low, right, high = (float(v) for v in file.pages[0].TrimBox)
    assert (right - left, high - low) == (
        pytest.approx(275 / 25.4 * 72, abs=0.01),
        pytest.approx(390 / 25.4 * 72, abs=0.01),
    )
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    joined = re.sub(r"\s", "", text)
    for copy in re.findall(r"          (\S+)", ISSUE):
        assert copy in joined


def test_a_failed_build_leaves_yesterdays_files_and_nothing_aside(folder):
    main(["build", str(folder), "-o", "here"])
    before = {path: path.read_bytes() for path in Path("here").iterdir()}
    spoil(folder, "AAAABB 12", "AAAABB 3")
    assert main(["build", str(folder), "-o", "here"]) == 1
    assert {path: path.read_bytes() for path in Path("here").iterdir()} == before


def test_all_errors_come_at_once_with_their_places(folder, capsys):
    spoil(folder, "headline: 新桥今晨通车", "headlin: 新桥今晨通车")
    spoil(folder, "date: 2026-11-23", "date: 2026-13-23")
    assert main(["check", str(folder)]) == 1
    shown = capsys.readouterr().err
    assert "issue.yaml:1:7: 错误" in shown
    assert "issue.yaml:9:9: 错误" in shown
    assert "headline" in shown


def test_messages_are_english_when_asked(folder, capsys):
    spoil(folder, "AAAABB 12", "AAAABB 3")
    main(["check", str(folder), "--lang", "en"])
    shown = capsys.readouterr().err
    assert "error [E301]: overset" in shown
    assert not re.search(r"错误|怎么办", shown)


def test_check_for_machines_has_code_place_and_both_languages(folder, capsys):
    spoil(folder, "AAAABB 12", "AAAABB 3")
    assert main(["check", str(folder), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    found = next(row for row in rows if row["code"] == "E301")
    assert found["line"] == 8
    assert set(found["message"]) == {"zh", "en"}
    assert found["values"]["characters"] > 0


def test_a_missing_picture_is_exit_code_three(folder):
    spoil(
        folder,
        "        headline: 图书馆",
        "        photos: [{file: no.jpg}]\n        headline: 图书馆",
    )
    assert main(["build", str(folder)]) == 3


def test_a_missing_issue_is_an_error_not_a_traceback(tmp_path, capsys):
    assert main(["build", str(tmp_path / "none")]) != 0
    assert "Traceback" not in capsys.readouterr().err


def test_one_page_can_be_made_alone(folder, capsys):
    spoil(folder, "pages:\n", "pages:\n  - section: 头版\n")
    assert main(["build", str(folder), "--page", "2", "-o", "here"]) == 0
    assert [p.name for p in sorted(Path("here").glob("*.png"))] == ["jiangbian-2026-11-23-02.png"]
    assert main(["build", str(folder), "--page", "9"]) == 1
    assert "E307" in capsys.readouterr().err


def test_wrong_usage_is_exit_code_two():
    with pytest.raises(SystemExit) as stop:
        main(["build"])
    assert stop.value.code == 2


def test_a_bug_is_exit_code_seventy(folder, monkeypatch, capsys):
    monkeypatch.setattr("layout.build.make_up", lambda *_: 1 // 0)
    assert main(["build", str(folder)]) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_output_folder_that_cannot_be_is_an_error(folder, capsys):
    Path("here").write_text("a file", encoding="utf-8")
    assert main(["build", str(folder), "-o", "here"]) == 1
    assert "E604" in capsys.readouterr().err


@pytest.fixture
def feed(monkeypatch) -> Callable[[bytes], None]:
    """Return a function that gives the command its standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))


def test_lines_prints_each_line():
    command = [sys.executable, "-m", "layout", "lines", "--measure", "5", "--indent", "0"]
    text = "千里之行，始于足下。".encode()
    done = subprocess.run(command, input=text, capture_output=True, check=False, cwd=ROOT)
    assert done.stdout.decode().split() == ["千里之行，", "始于足下。"]


def test_lines_for_machines_has_the_shape_of_the_contract(feed, capsys):
    feed("千里之行，始于足下。".encode())
    assert main(["lines", "--measure", "5", "--indent", "0", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["unit"] == "em/1000"
    (paragraph,) = result["paragraphs"]
    assert set(paragraph) == {"text", "breaks", "lines"}
    assert set(paragraph["lines"][0]) == {"text", "width", "tracking", "chars", "adjustments"}
    assert paragraph["lines"][0]["chars"][1] == {"c": "里", "x": 1000, "w": 1000}


@pytest.mark.parametrize(
    ("text", "options", "code", "exit_code"),
    [
        (b"\xff\xfe\x00", ("--measure", "12"), "E603", 1),
        (b"a", ("--measure", "0"), "E601", 2),
        (b"a", ("--measure", "12", "--indent", "-1"), "E601", 2),
        (b"a", ("--measure", "nan"), "E601", 2),
    ],
)
def test_lines_refuses_what_it_cannot_set(text, options, code, exit_code, feed, capsys):
    feed(text)
    assert main(["lines", *options]) == exit_code
    told = capsys.readouterr().err
    assert code in told
    assert "Traceback" not in told


def test_lines_tells_the_breaks_of_copy_that_no_font_has(feed, capsys):
    feed("한국\U0001f468\u200d\U0001f469".encode())
    assert main(["lines", "--measure", "9", "--json"]) == 1
    said = capsys.readouterr()
    assert "E201" in said.err
    (paragraph,) = json.loads(said.out)["paragraphs"]
    assert [b["at"] for b in paragraph["breaks"]] == [1, 2]


def test_fonts_lists_roles_licences_and_coverage(capsys):
    assert main(["fonts", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["role"] for row in rows} >= {"song", "hei", "kai"}
    assert all(row["licence"] for row in rows)


def test_schema_is_json(capsys):
    for document in ("issue", "paper"):
        assert main(["schema", document]) == 0
        assert "$schema" in json.loads(capsys.readouterr().out)


def test_what_the_system_refuses_is_an_error_not_a_bug(capsys):
    assert main(["build", "a" * 5000]) == 1
    assert "E605" in capsys.readouterr().err


def test_messages_are_utf8_whatever_the_locale(folder):
    spoil(folder, "AAAABB 12", "AAAABB 3")
    command = [sys.executable, "-m", "layout", "check", str(folder)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=False, env=surroundings)
    assert done.returncode == 1
    assert "溢排" in done.stderr.decode("utf-8")


def test_a_page_too_large_for_a_picture_is_refused(folder, capsys):
    sheet = "{width: 3000mm, height: 3000mm, columns: 6}"
    (folder.parent / "paper.yaml").write_text(f"name: 报\nsheet: {sheet}\n", encoding="utf-8")
    assert main(["build", str(folder), "--dpi", "300"]) == 1
    assert "E501" in capsys.readouterr().err


# -- pages without a dummy -------------------------------------------------------------------------

DRAWN = "    dummy: |\n      AAAABB 12\n      ...... 62\n"


@pytest.fixture
def undrawn(folder: Path) -> Path:
    spoil(folder, DRAWN, "")
    return folder


def test_build_makes_a_page_up_that_has_no_dummy(undrawn):
    assert main(["build", str(undrawn), "-o", "here", "--dpi", "0"]) == 0
    assert [path.suffix for path in Path("here").iterdir()] == [".pdf"]


def test_dummy_prints_the_map_with_the_room_of_every_slot(undrawn, capsys):
    assert main(["dummy", str(undrawn)]) == 0
    out = capsys.readouterr().out
    rows = re.findall(r"^    ([A-Z]{6}) (\d+)$", out, re.MULTILINE)
    assert sum(int(depth) for _, depth in rows) == 74
    assert set("".join(row for row, _ in rows)) == {"A", "B"}
    assert re.search(r"A 1A　\d栏×\d+行，容\d+字", out)


def test_dummy_as_json(undrawn, capsys):
    main(["dummy", str(undrawn), "--format", "json", "--proposals", "3", "--style", "traditional"])
    (page,) = json.loads(capsys.readouterr().out)
    assert (page["page"], page["profile"]) == (1, "traditional")
    best = page["proposals"][0]
    assert best["cost"] >= page["bound"]
    assert set(best["slots"]) == {"A", "B"}
    assert best["slots"]["A"]["lines"] > 0


def test_dummy_writes_the_map_and_the_page_builds_the_same_without_words(undrawn, capsys):
    before = (undrawn / "issue.yaml").read_text(encoding="utf-8")
    assert main(["dummy", str(undrawn), "--write"]) == 0
    after = (undrawn / "issue.yaml").read_text(encoding="utf-8")
    lines = after.splitlines()
    added = [line for line in lines if line not in before.splitlines()]
    assert added[0] == "    dummy: |"
    assert [line for line in lines if line not in added] == before.splitlines()
    assert main(["build", str(undrawn), "-o", "here", "--dpi", "0"]) == 0
    assert "E" not in re.findall(r"\[([EW])\d", capsys.readouterr().err)


def test_a_drawn_page_is_drawn_anew_only_when_it_is_named(folder, capsys):
    before = (folder / "issue.yaml").read_bytes()
    assert main(["dummy", str(folder), "--write"]) == 1
    assert "E607" in capsys.readouterr().err
    assert (folder / "issue.yaml").read_bytes() == before
    assert main(["dummy", str(folder), "--write", "--page", "1"]) == 0
    assert (folder / "issue.yaml").read_bytes() != before


def test_a_file_that_cannot_be_written_stays_as_it_was(undrawn, monkeypatch, capsys):
    def refuse(*_):
        raise PermissionError(13, "no", "issue.yaml")

    before = (undrawn / "issue.yaml").read_bytes()
    monkeypatch.setattr("layout.write.files.replace_files", refuse)
    assert main(["dummy", str(undrawn), "--write"]) == 1
    assert "E605" in capsys.readouterr().err
    assert (undrawn / "issue.yaml").read_bytes() == before


def test_a_page_that_no_make_up_holds_is_an_error_that_says_what_would_do(undrawn, capsys):
    copy = "          市图书馆从下周起每晚开放到九点，周末不变。\n"
    spoil(undrawn, copy, copy * 400)
    assert main(["build", str(undrawn), "-o", "here", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert re.findall(r"error \[(\w+)\]", told) == ["E365"]
    assert "W375" in told
    assert not Path("here").exists()


# -- rules -----------------------------------------------------------------------------------------


def test_check_tells_of_broken_rules_by_their_ids(folder, capsys):
    assert main(["check", str(folder), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    found = {row["code"]: row for row in rows}
    # An imprint of nothing, and two lines of text under a head.
    assert found["L2"]["severity"] == "warning"
    assert found["L2"]["values"]["limit"] == 10
    assert (found["L2"]["rules"], found["W301"]["rules"]) == (["L2"], ["H2"])
    assert (found["H7"]["values"]["measured"], found["H7"]["values"]["limit"]) == (1, 3)


@pytest.mark.parametrize(("word", "code"), [("error", 1), ("off", 0), ("警告", 0)])
def test_a_paper_says_how_bad_a_rule_is(folder, word, code, capsys):
    paper = folder.parent / "paper.yaml"
    paper.write_text(PAPER + f"规则: {{版本记录: {word}}}\n", encoding="utf-8")
    assert main(["check", str(folder), "--format", "json"]) == code
    rows = json.loads(capsys.readouterr().out)
    severities = [row["severity"] for row in rows if row["code"] == "L2"]
    assert severities == {"error": ["error"], "off": [], "警告": ["warning"]}[word]
