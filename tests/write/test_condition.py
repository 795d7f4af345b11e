"""Printing conditions: named as their profiles are, or refused."""

from pathlib import Path

import pytest

from layout.diagnostics import Report, Span
from layout.write.condition import PROFILES, USUAL, load_condition

PLACE = Span("paper.yaml", 9, 12)


def test_own_profiles_carry_their_registered_names() -> None:
    usual = load_condition("", Report(), None)
    assert usual is not None
    assert (usual.identifier, usual.registry) == (USUAL, "http://www.color.org")
    assert usual.title == "PSO SNP Paper (ECI)"
    coldset = load_condition("CGATS21_CRPC1", Report(), None)
    assert coldset is not None
    assert coldset.identifier == "CGATS21_CRPC1"
    assert "CRPC1" in coldset.title


def test_file_is_named_by_its_own_characterisation(tmp_path) -> None:
    path = tmp_path / "ours.icc"
    path.write_bytes((PROFILES / "PSO_SNP_Paper_eci.icc").read_bytes())
    found = load_condition(path, Report(), PLACE)
    assert found is not None
    assert found.identifier == "FOGRA42"


def test_file_without_a_registered_condition_is_custom(tmp_path) -> None:
    path = tmp_path / "ours.icc"
    data = (PROFILES / "PSO_SNP_Paper_eci.icc").read_bytes()
    path.write_bytes(data.replace(b"FOGRA42L", b"OURPRESS"))
    found = load_condition(path, Report(), PLACE)
    assert found is not None
    assert (found.identifier, found.registry) == ("Custom", "")


def test_unknown_name_is_told_with_its_place() -> None:
    report = Report()
    assert load_condition("FOGRA99", report, PLACE) is None
    (told,) = report.diagnostics
    assert (told.code, told.span) == ("E432", PLACE)


def spoil(path: Path, kind: str) -> None:
    data = bytearray((PROFILES / "PSO_SNP_Paper_eci.icc").read_bytes())
    if kind == "cut off":
        data = data[: len(data) // 2]
    elif kind == "of a monitor":
        data[12:16] = b"mntr"
    elif kind == "of RGB":
        data[16:20] = b"RGB "
    elif kind == "with tags outside":
        data[136:140] = (2**31).to_bytes(4, "big")
    elif kind == "with too many tags":
        data[128:132] = (2**31).to_bytes(4, "big")
    elif kind == "text":
        data = bytearray(b"name: ours\n")
    else:
        data = bytearray()
    path.write_bytes(data)


@pytest.mark.parametrize(
    "kind",
    ["cut off", "of a monitor", "of RGB", "with tags outside", "with too many tags", "text", ""],
)
def test_what_is_no_cmyk_output_profile_is_refused(kind, tmp_path) -> None:
    path = tmp_path / "ours.icc"
    spoil(path, kind)
    report = Report()
    assert load_condition(path, report, PLACE) is None
    assert [(d.code, d.span) for d in report.diagnostics] == [("E433", PLACE)]
