"""The import table of ARCHITECTURE.md, read from there: who may import whom."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYOUT = ROOT / "layout"
EVERYWHERE = {"diagnostics", "messages"}
HEADING = "| package | what it holds | may import |"
ALL_BUT = "all but "


def read_table() -> dict[str, set[str]]:
    """Return what each package may import, as the table says it."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition(HEADING)[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    said = {name: targets for names, _, targets in rows for name in read_names(names)}
    every = {name for name in said if not name.startswith("_")}
    return {name: read_targets(targets, every) for name, targets in said.items()}


def read_names(text: str) -> list[str]:
    """Read ``a, b and c``, any of them in backticks."""
    return [name.strip("`") for name in re.split(", | and ", text)]


def read_targets(text: str, every: set[str]) -> set[str]:
    """Read the last column: names, ``nothing``, or ``all but`` names; an unknown one is a slip."""
    if text == "nothing":
        return set()
    names = set(read_names(text.removeprefix(ALL_BUT)))
    assert names <= every, f"no rows in the table: {names - every}"
    return every - names if text.startswith(ALL_BUT) else names


def package_of(path: Path) -> str:
    return path.relative_to(LAYOUT).parts[0].removesuffix(".py")


def statements_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all statements below a node, without going into expressions, where nothing imports."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for below in getattr(node, part, ()):
            yield below
            yield from statements_of(below)


def imports_of(tree: ast.Module) -> list[tuple[int, str]]:
    found = []
    for node in statements_of(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not used here"
            module = node.module or ""
            names = [f"layout.{a.name}" for a in node.names] if module == "layout" else [module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found += [(node.lineno, name) for name in names if name.startswith("layout")]
    return found


def test_packages_import_only_what_the_table_allows() -> None:
    may_import = read_table()
    wrong = []
    for path in sorted(LAYOUT.rglob("*.py")):
        package = package_of(path)
        allowed = may_import[package] | EVERYWHERE | {package}
        for line, name in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            parts = name.split(".")
            target = parts[1] if len(parts) > 1 else "__init__"
            if target not in allowed and target != "__version__":
                wrong.append(f"{path.relative_to(LAYOUT.parent)}:{line}: {package} -> {target}")
    assert not wrong, "\n".join(wrong)


def test_the_table_has_a_row_for_every_package_and_no_other() -> None:
    found = {package_of(path) for path in LAYOUT.rglob("*.py")}
    assert set(read_table()) == found


def test_the_table_is_read_as_it_is_meant() -> None:
    may_import = read_table()
    assert may_import["audit"] == {"units"}
    assert may_import["cache"] == set()
    assert {"page", "write"} <= may_import["build"]
    assert not {"cli", "words", "__main__"} & may_import["build"]


def test_architecture_is_a_page_and_names_what_there_is() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    # So short that it is read whole before a first change.
    assert text.count("\n") <= 150
    files = [*LAYOUT.rglob("*.py"), *(ROOT / "tests").glob("*.py")]
    there = [f"/{path.relative_to(ROOT).as_posix()}" for path in files]
    named = re.findall(r"`([a-z_/]+\.py)`", text)
    assert len(named) > 80
    gone = [name for name in named if not any(path.endswith(f"/{name}") for path in there)]
    assert not gone
