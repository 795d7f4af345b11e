"""The README's smallest issue is one that the program makes without a word of complaint."""

import re
from pathlib import Path

from layout.cli import main

README = Path(__file__).parent.parent / "README.md"


def test_the_smallest_issue_builds_without_a_warning(tmp_path, monkeypatch, capsys):
    blocks = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    issue = tmp_path / "mypaper" / "2026-11-23"
    issue.mkdir(parents=True)
    (issue.parent / "paper.yaml").write_text(blocks[0], encoding="utf-8")
    (issue / "issue.yaml").write_text(blocks[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "mypaper/2026-11-23"]) == 0
    assert capsys.readouterr().err == ""
