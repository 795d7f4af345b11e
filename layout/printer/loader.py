"""A profile's YAML → :class:`Printer`: every key checked, every fault told with its place.

The file may come from anybody: it is read through parser events, which build nothing, and its
size, depth and number of nodes are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml
from msgspec import Struct, field

from layout.diagnostics import Report, Span
from layout.printer.record import KINDS, Bound, Kind, Limit, Name, Printer
from layout.units import parse_length

PROFILES: Final = Path(__file__).parent / "profiles"
# The longest of our own is 4 KB in some 250 nodes, three deep.
_MOST_BYTES: Final = 256 * 1024
_MOST_NODES: Final = 5000
_MOST_DEPTH: Final = 8
_MOST_TEXT: Final = 400
_TEXT_KEYS: Final = ("process", "standard", "condition")
_LEVELS: Final = ("error", "warning", "note")
_PROCESSES: Final = ("coldset", "heatset", "sheetfed", "digital")
_STANDARDS: Final = ("PDF/X-4", "any")
# A value as written: number, then its unit.  Percentages keep one decimal.
_VALUE: Final[Mapping[Kind, tuple[re.Pattern[str], int]]] = {
    Kind.PERCENT: (re.compile(r"([0-9]{1,3}(?:\.[0-9])?)\s*%"), 10),
    Kind.PPI: (re.compile(r"([0-9]{1,5})\s*ppi"), 1),
    Kind.AREA: (re.compile(r"([0-9]{1,4})\s*mm(?:2|²)"), 1),
    Kind.COUNT: (re.compile(r"([0-9]{1,6})"), 1),
}
_EXAMPLES: Final[Mapping[Kind, str]] = {
    Kind.PERCENT: "220%",
    Kind.PPI: "150 ppi",
    Kind.AREA: "15 mm2",
    Kind.COUNT: "1",
    Kind.LENGTH: "0.25pt, 3mm",
}


class _Text(Struct, frozen=True):
    text: str
    span: Span


class _Map(Struct, frozen=True):
    pairs: tuple[tuple[_Text, _Node], ...]
    span: Span


class _List(Struct, frozen=True):
    span: Span


_Node: TypeAlias = _Text | _Map | _List


class _Frame(Struct):
    span: Span
    is_map: bool
    nodes: list[_Node] = field(default_factory=list)


class _RefusedError(Exception):
    """The file is read no further; the report says why."""


def names_of_printers() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.yaml")))


def load_printer(name: str, report: Report) -> Printer | None:
    """Return the profile of that name, or the one in that file.

    Reports E430 for a name or file that is not there, E610 to E619 for what is wrong inside, and
    returns None then.
    """
    path = PROFILES / f"{name}.yaml" if name in names_of_printers() else Path(name)
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        report.error("E430", None, name=name[:80], names=", ".join(names_of_printers()))
        return None
    before = report.error_count
    root = _parse(data, str(path), report)
    printer = _read_printer(root, path.stem, report) if root else None
    return printer if report.error_count == before else None


# -- text → nodes ----------------------------------------------------------------------------------


def _parse(data: bytes, file: str, report: Report) -> _Map | None:
    start = Span(file, 1, 1)
    if len(data) > _MOST_BYTES:
        report.error("E612", start)
        return None
    try:
        report.sources[file] = text = data.decode("utf-8-sig")
        root = _build(text, file, report)
    except UnicodeDecodeError:
        report.error("E611", start)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = Span(file, mark.line + 1, mark.column + 1) if mark else start
        report.error("E610", place, problem=str(wrong.problem or wrong.context or "")[:80])
    except yaml.YAMLError as wrong:
        report.error("E610", start, problem=str(wrong)[:80])
    except _RefusedError:
        pass
    else:
        if isinstance(root, _Map):
            return root
        report.error("E613", start, key="", wanted="name, process, limits …")
    return None


def _build(text: str, file: str, report: Report) -> _Node | None:
    frames: list[_Frame] = []
    root: _Node | None = None
    count = 0
    for event in yaml.parse(text, Loader=yaml.CLoader):
        node: _Node | None = None
        span, length = _place(event, file)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            report.error("E614", span)
            raise _RefusedError
        if isinstance(event, yaml.ScalarEvent):
            node = _Text(event.value, Span(file, span.line, span.column, length))
        elif isinstance(event, yaml.CollectionStartEvent):
            frames.append(_Frame(span, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _close(frames.pop(), report)
        if node is not None:
            count += 1
            if frames:
                frames[-1].nodes.append(node)
            elif root is not None:
                report.error("E614", span)
                raise _RefusedError
            else:
                root = node
        if count > _MOST_NODES or len(frames) > _MOST_DEPTH:
            report.error("E612", span)
            raise _RefusedError
    return root


def _place(event: Any, file: str) -> tuple[Span, int]:
    """Return where an event begins, and how long it is where it ends on the same line."""
    start, end = event.start_mark, event.end_mark
    if start is None:
        return Span(file, 1, 1), 1
    length = end.column - start.column if end.line == start.line else 1
    return Span(file, start.line + 1, start.column + 1), max(1, length)


def _close(frame: _Frame, report: Report) -> _Node:
    if not frame.is_map:
        return _List(frame.span)
    pairs: dict[str, tuple[_Text, _Node]] = {}
    for key, value in zip(frame.nodes[::2], frame.nodes[1::2], strict=True):
        if not isinstance(key, _Text):
            report.error("E613", key.span, key="", wanted="key: value")
        elif key.text in pairs:
            report.error("E615", key.span, key=key.text[:40])
        else:
            pairs[key.text] = (key, value)
    return _Map(tuple(pairs.values()), frame.span)


# -- nodes → record --------------------------------------------------------------------------------


def _read_printer(root: _Map, key: str, report: Report) -> Printer | None:
    found = _take(root, ("name", *_TEXT_KEYS, "limits"), report)
    for wanted in ("name", "limits"):
        if wanted not in found:
            report.error("E616", root.span, key=wanted)
    name = _read_name(found["name"], report) if "name" in found else None
    texts: dict[str, str] = {k: _read_text(found[k], k, report) for k in _TEXT_KEYS if k in found}
    for field_name, choices in (("process", _PROCESSES), ("standard", _STANDARDS)):
        if texts.get(field_name, choices[0]) not in choices:
            span = found[field_name].span
            report.error("E613", span, key=field_name, wanted=", ".join(choices))
    bounds = _read_limits(found["limits"], report) if "limits" in found else {}
    if name is None:
        return None
    return Printer(
        key=key,
        name=name,
        process=texts.get("process", _PROCESSES[0]),
        standard=texts.get("standard", _STANDARDS[0]),
        condition=texts.get("condition", ""),
        **bounds,
    )


def _take(node: _Node, known: tuple[str, ...], report: Report) -> dict[str, _Node]:
    """Return a mapping's values by key, after reporting the keys that are not known."""
    if not isinstance(node, _Map):
        report.error("E613", node.span, key="", wanted=", ".join(known[:6]))
        return {}
    for key, _ in node.pairs:
        if key.text not in known:
            near = get_close_matches(key.text[:40], known, 1)
            report.error("E617", key.span, key=key.text[:40], near=near[0] if near else known[0])
    return {key.text: value for key, value in node.pairs if key.text in known}


def _read_name(node: _Node, report: Report) -> Name:
    if isinstance(node, _Text):
        return Name(node.text[:_MOST_TEXT], node.text[:_MOST_TEXT])
    texts = {k: _read_text(v, k, report) for k, v in _take(node, ("zh", "en"), report).items()}
    for key in ("zh", "en"):
        if key not in texts:
            report.error("E616", node.span, key=key)
    return Name(texts.get("zh", ""), texts.get("en", ""))


def _read_text(node: _Node, key: str, report: Report) -> str:
    if not isinstance(node, _Text) or not node.text.strip() or len(node.text) > _MOST_TEXT:
        report.error("E613", node.span, key=key, wanted="1–400 字 · characters")
        return ""
    return node.text.strip()


def _read_limits(node: _Node, report: Report) -> dict[str, Any]:
    bounds = {}
    for key, value in _take(node, tuple(KINDS), report).items():
        levels = _take(value, _LEVELS, report)
        limits = {k: _read_limit(v, key, report) for k, v in levels.items()}
        if isinstance(value, _Map) and not value.pairs:
            report.error("E616", value.span, key="error, warning, note")
        bounds[key] = Bound(**limits)
    return bounds


def _read_limit(node: _Node, key: str, report: Report) -> Limit | None:
    found = _take(node, ("value", "source"), report)
    for wanted in ("value", "source"):
        if isinstance(node, _Map) and wanted not in found:
            report.error("E616", node.span, key=wanted)
    source = _read_text(found["source"], "source", report) if "source" in found else ""
    value = _read_value(found["value"], KINDS[key], report) if "value" in found else None
    return Limit(value, source) if value is not None and source else None


def _read_value(node: _Node, kind: Kind, report: Report) -> int | None:
    text = node.text.strip() if isinstance(node, _Text) else ""
    if kind is Kind.LENGTH:
        try:
            value = parse_length(text, names={})
        except ValueError:
            value = -1
        if value >= 0:
            return value
    else:
        pattern, factor = _VALUE[kind]
        if match := pattern.fullmatch(text):
            # In tenths by text, so that no binary fraction comes between.
            whole, _, tenth = match.group(1).partition(".")
            return int(whole) * factor + int(tenth or 0)
    report.error("E618", node.span, value=text[:40], example=_EXAMPLES[kind])
    return None
