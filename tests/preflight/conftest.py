"""What the tests of the checks share: judge a spoilt file and see which checks it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.diagnostics import Report
from layout.preflight import Verdict, judge_pdf
from tests.preflight.maker import Maker

Judge = Callable[..., Verdict]


@pytest.fixture
def judge(tmp_path: Path, report: Report) -> Judge:
    """Judge a maker's file after one change, by a profile or by none."""

    def run(
        kind: str, spoil: Callable[[Maker], None] | None = None, profile: str = "none"
    ) -> Verdict:
        maker = Maker(kind)
        if spoil is not None:
            spoil(maker)
        verdict = judge_pdf(maker.finish(tmp_path / "file.pdf"), profile, report)
        assert verdict is not None, report.diagnostics
        return verdict

    return run


def failed(verdict: Verdict) -> set[str]:
    """Return the checks that found something, notes as well."""
    return {finding.check for finding in verdict.findings}
