"""The command and its report: exit codes, which profile speaks, text and JSON in agreement."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary

from layout.cli import main
from tests.preflight.maker import CONTENT, Maker

OWN = """\
name: {zh: 某印厂, en: a plant}
standard: any
limits:
  total_ink: {error: {value: 60%, source: the plant's own sheet}}
"""


@pytest.fixture
def press(tmp_path: Path) -> Path:
    return Maker("press").finish(tmp_path / "press.pdf")


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    maker = Maker("plain")
    maker.artifact("1 0 0 rg 70 70 9 9 re f BT 0 g /F1 9 Tf 80 140 Td <0001> Tj ET")
    return maker.finish(tmp_path / "grey.pdf")


def test_a_good_file_is_exit_code_0(press: Path, capsys) -> None:
    assert main(["preflight", str(press)]) == 0
    shown = capsys.readouterr()
    assert "PDF/X-4" in shown.out
    assert "newsprint" in shown.out
    assert "0 项错误，0 项警告" in shown.out
    assert shown.err == ""


def test_a_file_that_breaks_its_standard_is_exit_code_4(grey: Path, capsys) -> None:
    assert main(["preflight", str(grey), "--lang", "en"]) == 4
    shown = capsys.readouterr().out
    assert "error [NP-026]" in shown
    assert "x 12.7 y 84.1 mm" in shown
    assert "what to do:" in shown
    assert "GWG2015" in shown


def test_an_archive_is_judged_by_its_claims_alone(tmp_path: Path, capsys) -> None:
    path = Maker("archive").finish(tmp_path / "archive.pdf")
    assert main(["preflight", str(path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["profile"] is None
    assert told["judged_as"] == ["PDF/A-3a"]
    assert main(["preflight", str(path), "--profile", "newsprint"]) == 4


def test_machines_read_what_people_read(grey: Path, capsys) -> None:
    assert main(["preflight", str(grey), "--format", "json"]) == 4
    told = json.loads(capsys.readouterr().out)
    assert not told["good"]
    found = next(row for row in told["findings"] if row["check"] == "NP-026")
    assert found["page"] == 1
    assert found["severity"] == "error"
    assert set(found["message"]) == set(found["remedy"]) == {"zh", "en"}
    assert found["places"][0] == {"x_mm": 12.7, "y_mm": 84.1, "width_mm": 3.2, "height_mm": 3.2}
    assert told["profile"]["limits"]["total_ink"]["error"]["value"] == "245%"
    assert told["total_ink"][0]["highest_percent"] > 0
    assert told["counts"]["errors"] == sum(r["severity"] == "error" for r in told["findings"])


def test_a_profile_of_ones_own_is_taken_by_its_path(press: Path, tmp_path: Path, capsys) -> None:
    own = tmp_path / "plant.yaml"
    own.write_text(OWN, encoding="utf-8")
    assert main(["preflight", str(press), "--profile", str(own)]) == 0
    # The picture of the good file has 50 %; a darker patch has 70.
    maker = Maker("press")
    maker.artifact("0 0 0 0.7 k /Out gs 60 60 60 60 re f")
    path = maker.finish(tmp_path / "dark.pdf")
    capsys.readouterr()
    assert main(["preflight", str(path), "--profile", str(own)]) == 4
    assert "the plant's own sheet" in capsys.readouterr().out


def test_an_unknown_profile_is_exit_code_3(press: Path, capsys) -> None:
    assert main(["preflight", str(press), "--profile", "nothing"]) == 3
    assert "E430" in capsys.readouterr().err


def test_a_wrong_profile_is_told_with_its_place(press: Path, tmp_path: Path, capsys) -> None:
    own = tmp_path / "plant.yaml"
    own.write_text(OWN.replace("60%", "sixty"), encoding="utf-8")
    assert main(["preflight", str(press), "--profile", str(own), "--lang", "en"]) == 1
    assert "plant.yaml:4:30: error [E618]" in capsys.readouterr().err


def test_like_findings_are_told_once_with_their_number(tmp_path: Path, capsys) -> None:
    maker = Maker("press")
    maker.content = CONTENT + "".join(
        f"/Artifact BMC q /Out gs 0 0 0 1 K 0.5 w 60 {y} m 90 {y} l S Q EMC\n"
        for y in range(60, 90, 2)
    )
    path = maker.finish(tmp_path / "lines.pdf")
    assert main(["preflight", str(path), "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["check"] == "NP-005"
    assert found["count"] == 15
    assert len(found["places"]) == 12


def test_the_same_file_gives_the_same_report(grey: Path, capsys) -> None:
    reports = []
    for _ in range(2):
        main(["preflight", str(grey), "--format", "json"])
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1]


def test_pages_are_judged_each_by_itself(tmp_path: Path, capsys) -> None:
    maker = Maker("press")
    other = Dictionary(maker.page)
    other.Contents = maker.stream(b"1 0 0 rg 70 70 9 9 re f")
    maker.pdf.pages.append(pikepdf.Page(maker.pdf.make_indirect(other)))
    path = maker.finish(tmp_path / "two.pdf")
    assert main(["preflight", str(path), "--format", "json", "--profile", "none"]) == 4
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["check"], found["page"]) == ("X4-023", 2)
