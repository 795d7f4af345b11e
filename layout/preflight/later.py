"""Judges the few checks made of PDF/A-4 and PDF/UA-2."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight import font_facts, values
from layout.preflight.annotations import embedded_files
from layout.preflight.case import Case
from layout.preflight.colour_facts import icc_profiles
from layout.preflight.structure import Tree, read_tree
from layout.preflight.xmp import PDFA_ID, PDFUA_ID

_YEAR: Final = 4
_RUBIES: Final = (["RB", "RT"], ["RB", "RP", "RT", "RP"])
_MOST_OUTLINES: Final = 10_000
_READ_BY_PEOPLE: Final = ("/Alt", "/ActualText", "/E", "/T", "/Contents")


def judge_part_4(case: Case) -> None:
    """Make the checks A4-001 to A4-006."""
    document = case.document
    packet, root = document.packet, document.root
    if not document.head.startswith(b"%PDF-2."):
        case.fail("A4-001", subject=document.head[:8].decode("latin-1"))
    if document.info is not None:
        extra = [key for key in values.keys(document.info) if key != "/ModDate"]
        if values.get(root, "/PieceInfo") is None or extra:
            case.fail("A4-002")
    rev = (packet.first(PDFA_ID, "rev") if packet else None) or ""
    level = case.claims.a_level
    if len(rev) != _YEAR or not rev.isdigit() or level not in ("", "F", "E"):
        case.fail("A4-003", subject=f"rev {rev or '—'}, conformance {level or '—'}")
    _judge_contents(case)


def _judge_contents(case: Case) -> None:
    """A4-004 to A4-006."""
    document = case.document
    own = {i.profile.digest for i in document.intents if i.profile}
    for _, profile in icc_profiles(document):
        if profile is not None and profile.space == "CMYK" and profile.digest in own:
            case.fail("A4-004")
    for element in _elements(case):
        if font_facts.is_private(values.text(values.get(element, "/ActualText")) or ""):
            case.fail("A4-005")
    if case.claims.a_level == "F":
        specs = embedded_files(document)
        if not specs or not all(values.name(values.get(s, "/AFRelationship")) for s in specs):
            case.fail("A4-006")


def _elements(case: Case) -> list[Any]:
    tree = read_tree(case.document)
    return [element.dictionary for element in tree.elements] if tree else []


def judge_ua_2(case: Case) -> None:
    """Make the checks UA2-001 to UA2-006."""
    document = case.document
    packet = document.packet
    rev = (packet.first(PDFUA_ID, "rev") if packet else None) or ""
    if rev != "2024" or not document.head.startswith(b"%PDF-2."):
        case.fail("UA2-001", subject=f"rev {rev or '—'}")
    _judge_destinations(case)
    tree = read_tree(document)
    if tree is not None:
        _judge_rubies(case, tree)
    if not values.text(values.get(document.root, "/Lang")):
        case.fail("UA2-004")
    for spec in embedded_files(document):
        if not values.text(values.get(spec, "/Desc")):
            case.fail("UA2-005", subject=values.text(values.get(spec, "/UF")) or "")
    for element in _elements(case):
        for key in _READ_BY_PEOPLE:
            if font_facts.is_private(values.text(values.get(element, key)) or ""):
                case.fail("UA2-006", subject=key[1:])


def _judge_rubies(case: Case, tree: Tree) -> None:
    """UA2-003."""
    for element in tree.elements:
        kinds = [child.standard for child in element.children]
        if element.standard == "Ruby" and kinds not in _RUBIES:
            case.fail("UA2-003", subject=" ".join(kinds))


def _judge_destinations(case: Case) -> None:
    """UA2-002, in the outlines."""
    stack = [values.get(case.document.root, "/Outlines", "/First")]
    seen: set[tuple[int, int]] = set()
    while stack and len(seen) < _MOST_OUTLINES:
        item = stack.pop()
        identity = values.identity(item)
        if identity is None or identity in seen:
            continue
        seen.add(identity)
        action = values.get(item, "/A")
        is_go = values.name(values.get(action, "/S")) == "GoTo"
        if values.get(item, "/Dest") is not None or (is_go and values.get(action, "/SD") is None):
            case.fail("UA2-002", subject=values.text(values.get(item, "/Title")) or "")
        stack += [values.get(item, "/First"), values.get(item, "/Next")]
