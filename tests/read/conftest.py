"""A paper's folder with one issue, written for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest


def _write_issue(folder: Path, issue: str, paper: str = "name: 样报\n") -> Path:
    day = folder / "2026-11-23"
    day.mkdir(exist_ok=True)
    (day / "a.jpg").touch()
    (folder / "ping.md").write_text("　甲。\n\n## 小标题\n乙。\n", encoding="utf-8")
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    (day / "issue.yaml").write_text(issue, encoding="utf-8")
    return day


@pytest.fixture(scope="session")
def write_issue() -> Callable[..., Path]:
    """Write paper.yaml, issue.yaml, a picture and a copy file; return the issue's folder."""
    return _write_issue
