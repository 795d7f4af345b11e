"""The import table of ARCHITECTURE.md, checked: who may import whom."""

import ast
from pathlib import Path

LAYOUT = Path(__file__).parent.parent / "layout"
EVERYWHERE = {"diagnostics", "messages"}
MAY_IMPORT = {
    "__init__": set(),
    "__main__": {"cli"},
    "diagnostics": set(),
    "messages": set(),
    "units": set(),
    "geometry": {"units"},
    "color": {"units"},
    "model": {"units", "color"},
    "style": {"model", "units", "color"},
    "display": {"geometry", "color", "units"},
    "cache": set(),
    "font": {"cache", "units"},
    "picture": {"units"},
    "lexicon": set(),
    "words": {"lexicon"},
    "read": {"model", "style", "picture", "units", "color"},
    "text": {"lexicon", "model", "style", "font", "geometry", "units", "color"},
    "page": {
        "text", "words", "model", "style", "font", "picture", "display", "geometry", "color",
        "units",
    },
    "rules": {"page", "model", "style", "display", "geometry", "color", "units"},
    "proposal": {"rules", "page", "model", "style", "font", "cache", "display", "units"},
    "write": {
        "cache", "display", "font", "picture", "printer", "geometry", "color", "units",
    },
    "build": {
        "read", "model", "style", "text", "font", "picture", "page", "rules", "proposal",
        "display", "write", "printer", "source", "identity", "geometry", "color", "units",
    },
    "source": {"style", "font", "display"},
    "identity": {"model", "display"},
    "rebuild": {"build", "source"},
    "survey": {"build", "read", "style", "text", "font", "display", "units"},
    "audit": {"units"},
    "printer": {"units"},
    "preflight": {"printer", "units"},
    "cli": {"audit", "build", "preflight", "proposal", "rebuild", "rules", "survey"},
}  # fmt: skip


def package_of(path: Path) -> str:
    return path.relative_to(LAYOUT).parts[0].removesuffix(".py")


def imports_of(tree: ast.Module) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
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
    wrong = []
    for path in sorted(LAYOUT.rglob("*.py")):
        package = package_of(path)
        allowed = MAY_IMPORT[package] | EVERYWHERE | {package}
        for line, name in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            parts = name.split(".")
            target = parts[1] if len(parts) > 1 else "__init__"
            if target not in allowed and target != "__version__":
                wrong.append(f"{path.relative_to(LAYOUT.parent)}:{line}: {package} -> {target}")
    assert not wrong, "\n".join(wrong)
