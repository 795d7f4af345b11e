"""Judges a claim of PDF/X-4.  Each function makes the checks that its docstring names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from layout.preflight import colour_facts, font_facts, values
from layout.preflight.annotations import find_annotations, scripts
from layout.preflight.case import Case
from layout.preflight.colour import Space
from layout.preflight.matrix import inside, overlap
from layout.preflight.xmp import (
    DC,
    PDF,
    PDFX_ID,
    XMP,
    XMP_MM,
    Packet,
    parse_pdf_date,
    parse_xmp_date,
)

# Boxes may differ by so much (points) before one is said to stand out of the other.
_ROOM: Final = 0.01
_ICC_REGISTRY: Final = ("http://www.color.org", "https://www.color.org")
_CMYK: Final = 4
_RGB: Final = 3
_ID_PARTS: Final = 2
_BITS: Final = (1, 2, 4, 8, 16)
_OUTSIDE: Final = frozenset(("PrinterMark", "TrapNet"))
_MEDIA: Final = frozenset(("Movie", "Sound", "3D", "RichMedia", "Screen"))
_VERSION: Final = re.compile(rb"%PDF-(\d)\.(\d)")
_LAST_VERSION: Final = (1, 6)


def judge_press(case: Case) -> None:
    """Make every check of PDF/X-4."""
    for judge in (
        _judge_file,
        _judge_intents,
        _judge_metadata,
        _judge_info,
        _judge_boxes,
        _judge_fonts,
        _judge_colour,
        _judge_transparency,
        _judge_states,
        _judge_streams,
        _judge_annotations,
        _judge_interaction,
        _judge_images,
    ):
        judge(case)


def judge_unclaimed(case: Case) -> None:
    """Make the checks that no press can do without: X4-003, X4-021, X4-022."""
    if case.document.pdf.is_encrypted:
        case.fail("X4-003")
    _judge_fonts(case)


def _judge_file(case: Case) -> None:
    """X4-001 to X4-003."""
    document = case.document
    found = _VERSION.search(document.head)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    own = re.fullmatch(r"(\d)\.(\d)", values.name(values.get(document.root, "/Version")))
    raised = (int(own[1]), int(own[2])) if own else version
    if max(version, raised) > _LAST_VERSION:
        highest = max(version, raised)
        case.fail("X4-001", measured=f"{highest[0]}.{highest[1]}", limit="1.6")
    if not _has_id(case):
        case.fail("X4-002")
    if document.pdf.is_encrypted:
        case.fail("X4-003")


def _has_id(case: Case) -> bool:
    """Whether the trailer has an identifier of two strings."""
    parts = values.array(values.get(case.document.pdf.trailer, "/ID"))
    return len(parts) == _ID_PARTS and all(values.data(part) is not None for part in parts)


def _judge_intents(case: Case) -> None:
    """X4-004 to X4-009."""
    own = [intent for intent in case.document.intents if intent.kind == "GTS_PDFX"]
    if len(own) != 1:
        case.fail("X4-004", measured=str(len(own)), limit="1")
    for intent in own[:1]:
        name = intent.identifier
        if not name.strip() or "\n" in name or "\r" in name:
            case.fail("X4-005", subject=name)
        stream = values.get(intent.dictionary, "/DestOutputProfile")
        outside = values.get(intent.dictionary, "/DestOutputProfileRef")
        if not values.is_stream(stream) or outside is not None:
            case.fail("X4-006", subject="DestOutputProfileRef" if outside is not None else "")
        else:
            profile = intent.profile
            fits = profile is not None and profile.right_channels == profile.channels
            if profile is None or profile.device_class != "prtr" or not fits:
                said = (
                    f"{profile.device_class} {profile.space} N {profile.channels}"
                    if profile
                    else "?"
                )
                case.fail("X4-007", subject=said)
        registry = values.text(values.get(intent.dictionary, "/RegistryName")) or ""
        info = values.text(values.get(intent.dictionary, "/Info")) or ""
        if registry.rstrip("/") not in _ICC_REGISTRY and not info.strip():
            case.fail("X4-008", subject=name)
    profiles = {intent.profile_key for intent in case.document.intents if intent.profile}
    if len(profiles) > 1:
        case.fail("X4-009", measured=str(len(profiles)), limit="1")


def _judge_metadata(case: Case) -> None:
    """X4-010 to X4-013."""
    packet = case.document.packet
    if packet is None or packet.filtered or packet.faults:
        faults = packet.faults if packet else []
        case.fail("X4-010", subject=", ".join(faults) or ("Filter" if packet else ""))
    if packet is None or (packet.faults and not packet.properties):
        return
    version = packet.first(PDFX_ID, "GTS_PDFXVersion")
    if version != "PDF/X-4":
        case.fail("X4-011", subject=version or "")
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        said = packet.first(XMP, name)
        if said is None or parse_xmp_date(said) is None:
            case.fail("X4-012", subject=f"xmp:{name}")
    if not packet.first(DC, "title"):
        case.fail("X4-012", subject="dc:title")
    for name in ("DocumentID", "VersionID", "RenditionClass"):
        if not packet.first(XMP_MM, name):
            case.fail("X4-013", subject=f"xmpMM:{name}")


_PAIRS: Final = (
    ("/Title", DC, "title"),
    ("/Author", DC, "creator"),
    ("/Subject", DC, "description"),
    ("/Keywords", PDF, "Keywords"),
    ("/Creator", XMP, "CreatorTool"),
    ("/Producer", PDF, "Producer"),
)
_DATES: Final = (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate"))


def _judge_info(case: Case) -> None:
    """X4-014, X4-015."""
    packet, info = case.document.packet, case.document.info
    if packet is None or not packet.properties:
        return
    for key, space, name in _PAIRS:
        own, said = values.text(values.get(info, key)), packet.properties.get((space, name))
        if (
            own is not None
            and said
            and own.strip() not in (said[0], ", ".join(said), "; ".join(said))
        ):
            case.fail("X4-014", subject=f"{key[1:]}: {own[:30]} ≠ {said[0][:30]}")
    for key, name in _DATES:
        own, date = values.text(values.get(info, key)), packet.first(XMP, name)
        if own is not None and date is not None and parse_pdf_date(own) != parse_xmp_date(date):
            case.fail("X4-014", subject=f"{key[1:]}: {own[:30]} ≠ {date[:30]}")
    _judge_trapped(case, packet)


def _judge_trapped(case: Case, packet: Packet) -> None:
    value = values.get(case.document.info, "/Trapped")
    own = values.name(value) or (
        {True: "True", False: "False"}.get(value, "") if isinstance(value, bool) else ""
    )
    said = packet.first(PDF, "Trapped") or ""
    if own not in ("True", "False") or own != said:
        case.fail("X4-015", subject=f"Info {own or '—'}, XMP {said or '—'}")


def _judge_boxes(case: Case) -> None:
    """X4-016 to X4-020."""
    sizes: dict[tuple[float, float], int] = {}
    for page in case.document.pages:
        trim, art = values.box(page.own("/TrimBox")), values.box(page.own("/ArtBox"))
        if (trim is None) == (art is None):
            case.fail("X4-016", page.number, "TrimBox + ArtBox" if trim else "")
        inner = trim or art
        bleed = values.box(page.own("/BleedBox"))
        chain = [box for box in (inner, bleed, page.media) if box is not None]
        pairs = pairwise(chain)
        if not all(inside(one, other, _ROOM) for one, other in pairs):
            case.fail("X4-017", page.number)
        if inner is not None and not inside(inner, page.crop, _ROOM):
            case.fail("X4-018", page.number)
        if page.own("/UserUnit") is not None:
            case.fail("X4-019", page.number)
        if page.rotate:
            case.fail("X4-020", page.number, f"Rotate {page.rotate}")
        if inner is not None:
            size = (round(inner[2] - inner[0], 1), round(inner[3] - inner[1], 1))
            sizes.setdefault(size, page.number)
    if len(sizes) > 1:
        subject = ", ".join(f"{wide:g}×{high:g} pt" for wide, high in list(sizes)[:4])
        case.fail("X4-020", list(sizes.values())[1], subject)


def _judge_fonts(case: Case) -> None:
    """X4-021, X4-022."""
    for fault in font_facts.unembedded(case.document):
        case.fail("X4-021", fault.page, fault.font.name)
    for fault in font_facts.notdef(case.document):
        case.fail("X4-022", fault.page, f"{fault.font.name} {fault.detail}")


def _intent_channels(case: Case) -> int:
    own = [i for i in case.document.intents if i.kind == "GTS_PDFX" and i.profile]
    return (own[0].profile.right_channels or _CMYK) if own and own[0].profile else _CMYK


def _judge_colour(case: Case) -> None:
    """X4-023 to X4-025."""
    document = case.document
    if _intent_channels(case) != _RGB:
        for number, mark in colour_facts.device_marks(document, "DeviceRGB"):
            case.fail("X4-023", number, mark.kind.value, box=mark.box)
        for page in document.pages:
            plain = not page.content.transparent
            if plain and any(_is_rgb(group.space) for group in page.content.groups):
                case.fail("X4-023", page.number, "Group CS")
    for said in colour_facts.icc_faults(document):
        case.fail("X4-024", subject=said)
    for name in colour_facts.spot_faults(document):
        case.fail("X4-025", subject=name)


def _is_rgb(space: Space | None) -> bool:
    return space is not None and space.family == "DeviceRGB" and not space.by_default


def _judge_transparency(case: Case) -> None:
    """X4-026, X4-027."""
    for name in colour_facts.blend_faults(case.document):
        case.fail("X4-026", subject=name)
    channels = _intent_channels(case)
    for number, _, space in colour_facts.strange_groups(case.document, channels):
        case.fail("X4-027", number, f"{space.family} {space.channels}")


def _judge_states(case: Case) -> None:
    """X4-028, X4-029, X4-031."""
    for said in colour_facts.transfer_faults(case.document):
        case.fail("X4-028", subject=said)
    for form in case.document.reached.forms:
        kind = values.name(values.get(form, "/Subtype"))
        second = values.name(values.get(form, "/Subtype2"))
        if "PS" in (kind, second) or values.get(form, "/PS") is not None:
            case.fail("X4-029", subject="PS")
        if values.get(form, "/OPI") is not None:
            case.fail("X4-029", subject="OPI")
        if values.get(form, "/Ref") is not None:
            case.fail("X4-031")
    for image in case.document.reached.images:
        if values.get(image, "/OPI") is not None:
            case.fail("X4-029", subject="OPI")
        others = values.array(values.get(image, "/Alternates"))
        if any(values.get(other, "/DefaultForPrinting") is True for other in others):
            case.fail("X4-029", subject="Alternates")


def _judge_streams(case: Case) -> None:
    """X4-030."""
    reached = case.document.reached
    if "LZWDecode" in reached.filters:
        case.fail("X4-030", subject="LZWDecode")
    if reached.external:
        case.fail("X4-030", subject="F", measured=str(reached.external))


def _judge_annotations(case: Case) -> None:
    """X4-032, X4-034 (fields), X4-036 (media)."""
    for item in find_annotations(case.document):
        area = item.page.bleed
        if item.kind in _MEDIA:
            case.fail("X4-036", item.page.number, item.kind, box=item.box)
        elif item.kind in _OUTSIDE or not overlap(item.box, area):
            continue
        elif item.kind == "Widget":
            case.fail("X4-034", item.page.number, item.kind, box=item.box)
        else:
            case.fail("X4-032", item.page.number, item.kind, box=item.box)


def _judge_interaction(case: Case) -> None:
    """X4-033 to X4-036."""
    document = case.document
    reached = document.reached
    for subject in [*scripts(document), *reached.actions]:
        case.fail("X4-033", subject=subject)
    for holder in reached.with_aa:
        case.fail("X4-033", subject=f"AA {holder}")
    if values.get(document.root, "/AcroForm", "/XFA") is not None:
        case.fail("X4-034", subject="XFA")
    layers = values.get(document.root, "/OCProperties")
    others = values.array(values.get(layers, "/Configs"))
    if others:
        case.fail("X4-035", subject="Configs")
    if any(values.get(c, "/AS") is not None for c in [values.get(layers, "/D"), *others]):
        case.fail("X4-035", subject="AS")
    if reached.alternate_presentations:
        case.fail("X4-036", subject="AlternatePresentations")


def _judge_images(case: Case) -> None:
    """X4-037."""
    for image in case.document.reached.images:
        bits = values.whole(values.get(image, "/BitsPerComponent"))
        plain = values.filters(image)[-1:] != ["JPXDecode"]
        if bits is not None and bits not in _BITS and plain:
            case.fail("X4-037", subject=f"BitsPerComponent {bits}")
        if values.get(image, "/Interpolate") is True:
            case.fail("X4-037", subject="Interpolate")
    for page in case.document.pages:
        for mark in page.content.marks:
            inline = mark.picture.source if mark.picture else None
            if isinstance(inline, dict) and inline.get("/Interpolate") is True:
                case.fail("X4-037", page.number, "Interpolate", box=mark.box)
