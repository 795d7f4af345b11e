"""A wheel installed elsewhere finds its fonts from any folder, without the checkout."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_an_installed_wheel_lists_and_uses_its_fonts(tmp_path):
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "home"
    venv.create(home, with_pip=False, system_site_packages=False)
    python = next(path for path in home.glob("*/python*") if path.stem == "python")
    site = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    target = tmp_path / "installed"
    subprocess.run([*pip, "install", "--no-deps", "--target", target, wheel], check=True)
    away = tmp_path / "away"
    away.mkdir()
    # The wheel's own files first; its requirements are those already installed here.
    surroundings = {
        **{k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        "PYTHONPATH": os.pathsep.join([str(target), str(site)]),
    }
    command = [python, "-P", "-m", "layout", "fonts", "--format", "json"]
    done = subprocess.run(
        command, check=True, capture_output=True, cwd=away, env=surroundings, text=True
    )
    rows = json.loads(done.stdout)
    assert {(row["role"], row["weight"]) for row in rows} >= {("song", 400), ("kai", 400)}
    where = subprocess.run(
        [python, "-P", "-c", "import layout; print(layout.__file__)"],
        check=True,
        capture_output=True,
        cwd=away,
        env=surroundings,
        text=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(target)
