"""Printers' profiles: ours load whole; of others every fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report
from layout.printer import KINDS, Limit, Printer, load_printer, names_of_printers
from layout.units import MM, PT
from tests.examples import share_of

GOOD = """\
name: {zh: 某印厂, en: a plant}
process: coldset
standard: PDF/X-4
limits:
  total_ink:
    error: {value: 240%, source: "the plant's sheet"}
    warning: {value: 220.5%, source: "the plant's sheet"}
  line: {warning: {value: 0.25pt, source: x}}
  bleed: {error: {value: 3mm, source: x}}
  resolution: {error: {value: 100 ppi, source: x}}
  ink_window: {error: {value: 15 mm², source: x}}
  spot_inks: {error: {value: 1, source: x}}
"""


def load(tmp_path: Path, text: str | bytes, report: Report) -> Printer | None:
    path = tmp_path / "plant.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_printer(str(path), report)


@pytest.mark.parametrize("name", names_of_printers())
def test_our_profiles_load_whole_and_name_their_sources(name: str, report: Report) -> None:
    printer = load_printer(name, report)
    assert report.diagnostics == ()
    assert printer is not None
    assert printer.key == name
    bounds = [getattr(printer, key) for key in KINDS]
    limits = [x for b in bounds if b for x in (b.error, b.warning, b.note) if x]
    assert len(limits) > 20
    assert all(limit.source.strip() for limit in limits)
    # Without these two nothing of ink or pictures would be judged.
    assert printer.total_ink is not None
    assert printer.resolution is not None


def test_newsprint_has_the_values_of_the_trade(report: Report) -> None:
    printer = load_printer("newsprint", report)
    assert printer is not None
    assert printer.total_ink is not None and printer.resolution is not None
    assert printer.total_ink.error is not None and printer.total_ink.warning is not None
    assert (printer.total_ink.error.value, printer.total_ink.warning.value) == (2450, 2200)
    assert printer.resolution.error is not None and printer.resolution.warning is not None
    assert (printer.resolution.error.value, printer.resolution.warning.value) == (99, 149)


def test_values_are_read_exactly(tmp_path: Path, report: Report) -> None:
    printer = load(tmp_path, GOOD, report)
    assert report.diagnostics == ()
    assert printer is not None
    assert printer.name.zh == "某印厂"
    assert printer.total_ink is not None and printer.line is not None and printer.bleed is not None
    assert printer.total_ink.error == Limit(2400, "the plant's sheet")
    assert printer.total_ink.warning == Limit(2205, "the plant's sheet")
    assert printer.total_ink.note is None
    assert printer.line.warning == Limit(PT // 4, "x")
    assert printer.bleed.error == Limit(3 * MM, "x")
    assert printer.type_size is None


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("total_ink:", "total_inc:", "E617", 5),
        ("process:", "proces:", "E617", 2),
        ("warning: {value: 220", "warn: {value: 220", "E617", 7),
        ("240%", "240", "E618", 6),
        ("240%", "lots", "E618", 6),
        ("240%", "-1%", "E618", 6),
        ("0.25pt", "0.25", "E618", 8),
        ("0.25pt", "-0.25pt", "E618", 8),
        ("100 ppi", "[100]", "E618", 10),
        ("value: 3mm, source: x", "value: 3mm", "E616", 9),
        ("value: 3mm, source: x", "source: x", "E616", 9),
        ("value: 3mm, source: x", "value: 3mm, source: ''", "E613", 9),
        ("{warning: {value: 0.25pt, source: x}}", "0.25pt", "E613", 8),
        ("process: coldset", "process: potato", "E613", 2),
        ("standard: PDF/X-4", "standard: PDF/X-9", "E613", 3),
        ("process: coldset", "process: coldset\nprocess: coldset", "E615", 3),
        ("name: {zh: 某印厂, en: a plant}\n", "", "E616", 1),
        (", en: a plant", "", "E616", 1),
        ("process: coldset", "process: &a coldset", "E614", 2),
        ("process: coldset", "process: !!str coldset", "E614", 2),
        ("process: coldset", "process: [coldset", "E610", 3),
        ("name: {zh", "- a\n- b\n", "E610", 3),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, report: Report, old: str, new: str, code: str, line: int
) -> None:
    assert old in GOOD
    assert load(tmp_path, GOOD.replace(old, new, 1), report) is None
    (diagnostic,) = [d for d in report.diagnostics if d.code == code][:1]
    assert diagnostic.span is not None
    assert diagnostic.span.line == line


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "E611"),
        (b"# " + b"x" * 300_000, "E612"),
        (b"[" * 50 + b"]" * 50, "E612"),
        (b"a: [" + b"1," * 6000 + b"]", "E612"),
        (b"", "E613"),
        (b"just text", "E613"),
        (b"- a\n- b", "E613"),
        (GOOD.encode() + b"--- {}\n", "E614"),
    ],
)
def test_what_is_no_profile_is_refused(
    tmp_path: Path, report: Report, data: bytes, code: str
) -> None:
    assert load(tmp_path, data, report) is None
    assert code in [d.code for d in report.diagnostics]


def test_a_profile_that_is_not_there_names_those_that_are(report: Report) -> None:
    assert load_printer("nowsprint", report) is None
    (diagnostic,) = report.diagnostics
    assert diagnostic.code == "E430"
    assert "newsprint" in diagnostic.hint("en")


@settings(max_examples=share_of(200), suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(GOOD) - 1), st.text(max_size=3))
def test_any_slip_is_told_or_harmless(tmp_path: Path, at: int, slip: str) -> None:
    report = Report()
    printer = load(tmp_path, (GOOD[:at] + slip + GOOD[at + 1 :]).encode("utf-8", "replace"), report)
    assert (printer is None) == report.has_errors
