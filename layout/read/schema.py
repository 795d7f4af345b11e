"""The JSON Schema of issue.yaml and paper.yaml, for completion and checks in a text editor.

Made from the language table.  A schema sees values as YAML resolves them (``number: 1`` is a
number, ``on`` a truth value), the reader sees them as written; so texts admit all plain values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from layout.read.entry import Entry, Kind, Section
from layout.read.language import CHOICES, SECTIONS, STORY_SECTIONS
from layout.read.values import COLOR_NAMES, FLAGS

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
ROOTS: Final = ("issue", "paper")

_TEXT: Final[Mapping[str, Any]] = {"type": ["string", "number", "boolean"]}
_LINES: Final[Mapping[str, Any]] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_LENGTH: Final[Mapping[str, Any]] = {"type": "string"}
_SHARE: Final[Mapping[str, Any]] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 100},
        {"type": "string", "pattern": "^[0-9]{1,3}(\\.[0-9])? ?%$"},
    ]
}
_INKS: Final[Mapping[str, Any]] = {
    "type": "array", "items": _SHARE, "minItems": 4, "maxItems": 4,
}  # fmt: skip
_COLOR: Final[Mapping[str, Any]] = {
    "anyOf": [
        _INKS,
        {"enum": list(COLOR_NAMES)},
        {
            "type": "object",
            "properties": {
                "spot": _TEXT, "专色": _TEXT, "tint": _SHARE, "网点": _SHARE,
                "process": _INKS, "分色": _INKS,
            },
            "additionalProperties": False,
        },
    ]
}  # fmt: skip
_PLACE: Final[Mapping[str, Any]] = {
    "type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 4, "maxItems": 4,
}  # fmt: skip
_FIXED: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.TEXT: _TEXT,
    Kind.LINES: _LINES,
    Kind.WORDINGS: _LINES,
    Kind.COPY: _LINES,
    Kind.LENGTH: _LENGTH,
    Kind.LENGTHS: {"type": "array", "items": _LENGTH},
    Kind.COLOR: _COLOR,
    Kind.FLAG: {"enum": [True, False, *FLAGS]},
    Kind.DATE: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Kind.FILE: {"type": "string", "minLength": 1},
    Kind.PAIRS: {"type": "object", "additionalProperties": _TEXT},
    Kind.SIZES: {"type": "object", "additionalProperties": _LENGTH},
    Kind.DUMMY: _LINES,
    Kind.ARRANGEMENT: _LINES,
    Kind.WORDS: _LINES,
    Kind.PLACES: {
        "type": "object",
        "additionalProperties": {"anyOf": [_PLACE, {"type": "array", "items": _PLACE}]},
    },
    Kind.POINT: {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2},
}


def make_schema(document: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 07) of ``issue`` or ``paper``."""
    if document not in ROOTS:
        raise ValueError(document)
    needed = _reach(document)
    definitions = {name: _section(SECTIONS[name]) for name in needed}
    if "news" in needed:
        definitions["story"] = _story()
    return {
        "$schema": DRAFT,
        "title": SECTIONS[document].title[1],
        "$ref": f"#/definitions/{document}",
        "definitions": definitions,
    }


def _reach(name: str) -> tuple[str, ...]:
    """Return the sections that a document's keys lead to, itself first."""
    found = {name: None}
    waiting = [name]
    while waiting:
        for entry in SECTIONS[waiting.pop()].entries:
            below = tuple(dict.fromkeys(STORY_SECTIONS.values())) if entry.of == "story" else ()
            below += ("continuation",) if entry.kind is Kind.ITEMS else ()
            for of in (*below, entry.of):
                if of in SECTIONS and entry.kind is not Kind.FILE and of not in found:
                    found[of] = None
                    waiting.append(of)
    return tuple(found)


def _section(section: Section) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for entry in section.entries:
        value = _value(entry)
        doc = f"{entry.doc[0]}\n{entry.doc[1]}"
        # An empty value counts as not written.
        own = {"description": doc, "anyOf": [value, {"type": "null"}]}
        properties[entry.name] = properties[entry.alias] = own
    required = [
        {"anyOf": [{"required": [entry.name]}, {"required": [entry.alias]}]}
        for entry in section.entries
        if entry.is_required
    ]
    schema: dict[str, Any] = {
        "type": "object",
        "title": " · ".join(section.title),
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        schema["allOf"] = required
    return schema


def _value(entry: Entry) -> Mapping[str, Any]:
    """Return what a key's value may be."""
    if entry.kind in _FIXED:
        return _FIXED[entry.kind]
    if entry.kind is Kind.COUNT:
        least, most = entry.limits
        return {"type": "integer", "minimum": least, "maximum": most}
    if entry.kind is Kind.RANGE:
        least, most = entry.limits
        count = {"type": "integer", "minimum": least, "maximum": most}
        return {"anyOf": [count, {"type": "string", "pattern": "^[0-9]+ ?[-–—～~至] ?[0-9]+$"}]}
    if entry.kind is Kind.CHOICE:
        return {"enum": _words(entry.of)}
    if entry.kind is Kind.FONTS:
        files = {"type": "object", "additionalProperties": {"type": "string"}}
        return _mapping({face: files for face in _words("face")})
    return _reference(entry)


def _reference(entry: Entry) -> Mapping[str, Any]:
    """Return a value made of the section that the entry names."""
    ref = {"$ref": f"#/definitions/{entry.of}"}
    item = {"anyOf": [_TEXT, ref, {"$ref": "#/definitions/continuation"}]}
    kinds: dict[Kind, dict[str, Any]] = {
        Kind.SECTION: ref,
        Kind.SECTIONS: {"type": "array", "items": ref, "minItems": int(entry.is_required)},
        Kind.SHEET: {"anyOf": [{"enum": _words("preset")}, ref]},
        Kind.GRADES: _mapping({str(rank): ref for rank in range(1, 5)}),
        Kind.STORIES: {"type": "object", "additionalProperties": ref},
        Kind.ITEMS: {
            "anyOf": [
                {"type": "object", "additionalProperties": item},
                {"type": "array", "items": item},
            ]
        },
    }
    return kinds[entry.kind]


def _mapping(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _words(choice: str) -> list[str]:
    return [word for english, aliases in CHOICES[choice].words for word in (english, *aliases)]


def _story() -> dict[str, Any]:
    """Return the schema of a story: which keys it may have depends on its kind."""
    schema: dict[str, Any] = {"$ref": "#/definitions/news"}
    for english, aliases in reversed(CHOICES["kind"].words):
        if STORY_SECTIONS[english] == "news":
            continue
        is_kind = {
            "anyOf": [
                {"required": [key], "properties": {key: {"enum": [english, *aliases]}}}
                for key in ("kind", "体裁")
            ]
        }
        then = {"$ref": f"#/definitions/{STORY_SECTIONS[english]}"}
        schema = {"if": is_kind, "then": then, "else": schema}
    return schema
