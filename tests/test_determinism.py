"""Same input, same bytes: under other hash seeds, time zones, locales and folders."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ISSUE = ROOT / "issues" / "shashi" / "2023-10-24"


def build(issue: Path, out: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "layout", "build", str(issue), "-o", str(out)]
    command += [f"--target={target}" for target in ("preview", "press", "archive")]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(command, check=True, capture_output=True, env=surroundings, cwd=out.parent)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(tmp_path):
    moved = tmp_path / "elsewhere" / "shashi"
    shutil.copytree(ISSUE.parent, moved)
    first = build(
        ISSUE, tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC", LANG="C", BANMIAN_CACHE="off"
    )
    second = build(
        moved / ISSUE.name,
        tmp_path / "b",
        PYTHONHASHSEED="2",
        TZ="Asia/Shanghai",
        LANG="zh_CN.UTF-8",
        BANMIAN_CACHE=str(tmp_path / "cache"),
    )
    third = build(moved / ISSUE.name, tmp_path / "c", BANMIAN_CACHE=str(tmp_path / "cache"))
    assert len(first) == 11
    assert first == second == third
