"""Judges a claim of PDF/UA-1 (and the few checks made of PDF/UA-2)."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight import font_facts, values
from layout.preflight.annotations import Annotation, find_annotations
from layout.preflight.case import Case
from layout.preflight.structure import Element, Tree, read_parents, read_tree, role_faults
from layout.preflight.tables import judge_tables
from layout.preflight.xmp import DC, PDFUA_ID

_HEADINGS: Final = {f"H{level}": level for level in range(1, 7)}
_UNTAGGED_KINDS: Final = frozenset(("Popup", "PrinterMark"))
_HIDDEN: Final = 2
_MOST_TOLD: Final = 40


def judge_accessible(case: Case) -> None:
    """Make every check of PDF/UA-1 that a machine can make."""
    tree = read_tree(case.document)
    _judge_catalog(case, tree)
    _judge_content(case)
    _judge_fonts(case)
    _judge_annotations(case)
    if tree is not None:
        _judge_language(case, tree)
        _judge_elements(case, tree)
        _judge_headings(case, tree)
        judge_tables(case, tree)
        _judge_parents(case, tree)


def _judge_catalog(case: Case, tree: Tree | None) -> None:
    """UA1-001, UA1-002, UA1-005 to UA1-009."""
    document = case.document
    packet, root = document.packet, document.root
    part = packet.first(PDFUA_ID, "part") if packet else None
    if part != "1":
        case.fail("UA1-001", subject=f"part {part or '—'}")
    mark = values.get(root, "/MarkInfo")
    if values.get(mark, "/Marked") is not True:
        case.fail("UA1-002")
    if values.get(mark, "/Suspects") is True:
        case.fail("UA1-005")
    for subject in role_faults(document):
        case.fail("UA1-006", subject=subject)
    if packet is None or not packet.first(DC, "title"):
        case.fail("UA1-007")
    if values.get(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        case.fail("UA1-008")
    if tree is None or not tree.elements:
        case.fail("UA1-009")
    elif tree.orphans:
        case.fail("UA1-009", measured=str(tree.orphans), limit="0")


def _judge_content(case: Case) -> None:
    """UA1-003, UA1-004, UA1-020."""
    for page in case.document.pages:
        content = page.content
        for subject in content.crossed:
            case.fail("UA1-003", page.number, subject)
        for box in content.untagged:
            case.fail("UA1-004", page.number, box=box)
    uses: dict[int, int] = {}
    for content in case.document.contents:
        for form, count in content.form_uses.items():
            if content.mcids.get(form):
                uses[form] = uses.get(form, 0) + count
    for form, count in uses.items():
        if count > 1:
            case.fail("UA1-020", subject=f"{form} 0 obj", measured=str(count), limit="1")


def _judge_fonts(case: Case) -> None:
    """UA1-021."""
    for find in (
        font_facts.unembedded,
        font_facts.wrong_widths,
        font_facts.unmapped,
        font_facts.notdef,
    ):
        for fault in find(case.document):
            subject = f"{fault.font.name} {fault.detail} ({find.__name__.replace('_', ' ')})"
            case.fail("UA1-021", fault.page, subject)


# -- language, elements, headings ------------------------------------------------------------------


def _judge_language(case: Case, tree: Tree) -> None:
    """UA1-010, UA1-011."""
    root = case.document.root
    if values.text(values.get(root, "/Lang")):
        return
    if values.get(root, "/Outlines") is not None:
        case.fail("UA1-010", subject="Outlines")
    for element in tree.elements:
        if element.lang:
            continue
        said = [k[1:] for k in ("/Alt", "/ActualText", "/E") if _text(element, k)]
        if said:
            case.fail("UA1-011", subject=f"{element.kind} {said[0]}")
        elif element.mcids:
            case.fail("UA1-010", subject=element.kind)


def _text(element: Element, key: str) -> str:
    return (values.text(values.get(element.dictionary, key)) or "").strip()


def _judge_elements(case: Case, tree: Tree) -> None:
    """UA1-013, UA1-017."""
    notes: set[bytes] = set()
    for element in tree.elements:
        if element.standard in ("Figure", "Formula"):
            if not _text(element, "/Alt") and not _text(element, "/ActualText"):
                case.fail("UA1-013", _page_of(case, element), element.kind)
        elif element.standard == "Note":
            name = values.data(values.get(element.dictionary, "/ID"))
            if not name or name in notes:
                case.fail("UA1-017", _page_of(case, element))
            notes.add(name or b"")


def _page_of(case: Case, element: Element) -> int:
    """Return the number of the page that an element, or the first one inside it, stands on."""
    numbers = {values.identity(page.dictionary): page.number for page in case.document.pages}
    stack = [element]
    while stack:
        inner = stack.pop()
        for place, _ in inner.mcids:
            if place in numbers:
                return numbers[place]
        stack += reversed(inner.children)
    return 0


def _judge_headings(case: Case, tree: Tree) -> None:
    """UA1-014, UA1-015."""
    kinds = {element.standard for element in tree.elements}
    if "H" in kinds and not kinds.isdisjoint(_HEADINGS):
        case.fail("UA1-015")
    last = 0
    for element in tree.elements:
        level = _HEADINGS.get(element.standard)
        if level is None:
            continue
        if level > last + 1:
            before = f"H{last} → " if last else ""
            case.fail("UA1-014", _page_of(case, element), f"{before}H{level}")
        last = level


# -- annotations, parent tree ----------------------------------------------------------------------


def _judge_annotations(case: Case) -> None:
    """UA1-018, UA1-019."""
    parents = read_parents(case.document)
    for item in find_annotations(case.document):
        flags = values.whole(values.get(item.dictionary, "/F")) or 0
        if item.kind == "TrapNet":
            case.fail("UA1-019", item.page.number, box=item.box)
        if item.kind in _UNTAGGED_KINDS or flags & _HIDDEN:
            continue
        for fault in _annotation_faults(item, parents):
            case.fail("UA1-018", item.page.number, f"{item.kind}: {fault}", box=item.box)


def _annotation_faults(item: Annotation, parents: dict[int, Any]) -> list[str]:
    faults = []
    number = values.whole(values.get(item.dictionary, "/StructParent"))
    holder = parents.get(number) if number is not None else None
    kind = values.name(values.get(holder, "/S"))
    wanted = {"Link": "Link", "Widget": "Form"}.get(item.kind, "Annot")
    if holder is None or (wanted == "Link" and kind != "Link"):
        faults.append(f"StructParent → {wanted}")
    described = values.text(values.get(item.dictionary, "/Contents"))
    if item.kind == "Widget":
        described = described or values.text(values.get(item.dictionary, "/TU"))
    if not described and not values.text(values.get(holder, "/Alt")):
        faults.append("Contents")
    if values.name(item.page.own("/Tabs")) != "S":
        faults.append("Tabs")
    return faults


def _judge_parents(case: Case, tree: Tree) -> None:
    """UA1-023: what the tree says stands on a page is what the page's content has."""
    parents = read_parents(case.document)
    owner: dict[tuple[tuple[int, int] | None, int], tuple[int, int] | None] = {}
    for element in tree.elements:
        for place, mcid in element.mcids:
            owner[place, mcid] = element.key
    told = 0
    for page in case.document.pages:
        streams = [(0, page.dictionary), *page.content.forms.items()]
        for stream, holder in streams:
            for subject in _stream_faults(
                page.content.mcids.get(stream, []), holder, parents, owner
            ):
                told += 1
                if told <= _MOST_TOLD:
                    case.fail("UA1-023", page.number, subject)


def _stream_faults(
    mcids: list[int],
    holder: Any,
    parents: dict[int, Any],
    owner: dict[tuple[tuple[int, int] | None, int], tuple[int, int] | None],
) -> list[str]:
    if not mcids:
        return []
    faults = [f"MCID {n} ×2" for n in {n for n in mcids if mcids.count(n) > 1}]
    number = values.whole(values.get(holder, "/StructParents"))
    row = values.array(parents.get(number)) if number is not None else []
    place = values.identity(holder)
    for mcid in dict.fromkeys(mcids):
        said = values.identity(row[mcid]) if 0 <= mcid < len(row) else None
        if said is None or owner.get((place, mcid)) != said:
            faults.append(f"MCID {mcid}")
    return faults
