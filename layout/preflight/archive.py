"""Judges a claim of PDF/A-2 or -3, of any level.  Each docstring names the checks made."""

from __future__ import annotations

import re
from typing import Any, Final

from layout.preflight import colour_facts, font_facts, values
from layout.preflight.annotations import embedded_files, find_annotations
from layout.preflight.archive_file import judge_file
from layout.preflight.case import Case
from layout.preflight.colour import Profile
from layout.preflight.structure import role_faults
from layout.preflight.xmp import PDF, PDFA_ID, Packet

_SPACES: Final = ("GRAY", "RGB", "CMYK")
_CLASSES: Final = ("prtr", "mntr", "scnr", "spac")
_ICC_BELOW: Final = 5
_LEAST_SIDE: Final = 3
_MOST_SIDE: Final = 14400
_DEEPEST: Final = 28
_BOXES: Final = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_LANG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ALLOWED_ACTIONS: Final = frozenset(
    ("GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm")
)
_NAMED: Final = frozenset(("NextPage", "PrevPage", "FirstPage", "LastPage"))
_NOT_ALLOWED: Final = frozenset(("3D", "Sound", "Screen", "Movie", "RichMedia"))
_KNOWN_KINDS: Final = frozenset(
    [
        "Text",
        "Link",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Popup",
        "FileAttachment",
        "Widget",
        "PrinterMark",
        "TrapNet",
        "Watermark",
        "Redact",
    ]
)
_PRINT: Final = 4
# Invisible, Hidden, NoView, ToggleNoView.
_HIDING: Final = 1 | 2 | 32 | 256
_LEVELS: Final = ("A", "B", "U")
_KNOWN_SPACES: Final = frozenset(
    (
        "http://purl.org/dc/elements/1.1/",
        "http://ns.adobe.com/xap/1.0/",
        "http://ns.adobe.com/xap/1.0/rights/",
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
        "http://ns.adobe.com/exif/1.0/aux/",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfa/ns/extension/",
    )
)
_KNOWN_PDF: Final = frozenset(("Keywords", "PDFVersion", "Producer"))


def judge_archive(case: Case) -> None:
    """Make the checks of PDF/A that the claim calls for."""
    judge_file(case)
    for judge in (
        _judge_pages,
        _judge_intents,
        _judge_device_colour,
        _judge_colour,
        _judge_images,
        _judge_transparency,
        judge_fonts,
        _judge_annotations,
        _judge_actions,
        _judge_metadata,
        _judge_identification,
        _judge_files,
        _judge_layers,
    ):
        judge(case)
    if case.claims.a_level.upper() in ("A", "U"):
        judge_unicode(case)
    if case.claims.is_tagged:
        _judge_tags(case)


def _judge_pages(case: Case) -> None:
    """A2-008 to A2-011."""
    reached = case.document.reached
    for subject in reached.over_limits:
        case.fail("A2-010", subject=subject)
    for page in case.document.pages:
        content = page.content
        if content.deepest > _DEEPEST:
            case.fail("A2-008", page.number, measured=str(content.deepest), limit=str(_DEEPEST))
        for key in _BOXES:
            box = values.box(page.own(key)) or (page.media if key == "/MediaBox" else None)
            sides = (box[2] - box[0], box[3] - box[1]) if box else ()
            if any(not _LEAST_SIDE <= side <= _MOST_SIDE for side in sides):
                case.fail("A2-009", page.number, key[1:])
        if content.borrowed:
            case.fail("A2-011", page.number, next(iter(content.borrowed)))


def archive_profile(case: Case) -> Profile | None:
    """Return the profile of the PDF/A intent."""
    found = (i.profile for i in case.document.intents if i.kind == "GTS_PDFA1" and i.profile)
    return next(found, None)


def _judge_intents(case: Case) -> None:
    """A2-012 to A2-014."""
    for intent in case.document.intents:
        stream = values.get(intent.dictionary, "/DestOutputProfile")
        has_reference = values.get(intent.dictionary, "/DestOutputProfileRef") is not None
        profile = intent.profile
        if intent.kind == "GTS_PDFA1" and stream is not None:
            fits = profile is not None and (
                profile.device_class in _CLASSES[:2]
                and profile.space in _SPACES
                and profile.major < _ICC_BELOW
                and profile.right_channels == profile.channels
            )
            if not fits:
                said = f"{profile.device_class} {profile.space} {profile.major}" if profile else "?"
                case.fail("A2-012", subject=said)
        if intent.kind == "GTS_PDFX" and has_reference:
            case.fail("A2-014")
    keys = {i.profile_key for i in case.document.intents if i.profile is not None}
    if len(keys) > 1:
        case.fail("A2-013", measured=str(len(keys)), limit="1")


_DEVICES: Final = (
    ("DeviceRGB", "A2-015", "RGB"),
    ("DeviceCMYK", "A2-016", "CMYK"),
    ("DeviceGray", "A2-017", ""),
)


def _judge_device_colour(case: Case) -> None:
    """A2-015 to A2-017."""
    profile = archive_profile(case)
    for device, check, wanted in _DEVICES:
        if profile is not None and wanted in ("", profile.space):
            continue
        for page in case.document.pages:
            for mark in page.content.marks:
                if mark.paint is not None and colour_facts.uses_device(mark.paint.space, device):
                    case.fail(check, page.number, mark.kind.value, box=mark.box)


def _judge_colour(case: Case) -> None:
    """A2-018 to A2-021."""
    document = case.document
    for content in document.contents:
        if content.overprint_icc:
            case.fail("A2-018", content.page)
    for name in colour_facts.spot_faults(document):
        case.fail("A2-019", subject=name)
    for said in colour_facts.transfer_faults(document):
        case.fail("A2-020", subject=said)
    for name in colour_facts.intent_faults(document):
        case.fail("A2-021", subject=name)


def _judge_images(case: Case) -> None:
    """A2-022, A2-023."""
    for image in case.document.reached.images:
        for key in ("/Alternates", "/OPI"):
            if values.get(image, key) is not None:
                case.fail("A2-022", subject=key[1:])
        if values.get(image, "/Interpolate") is True:
            case.fail("A2-022", subject="Interpolate")
    for form in case.document.reached.forms:
        second = values.name(values.get(form, "/Subtype2"))
        if values.name(values.get(form, "/Subtype")) == "PS" or second == "PS":
            case.fail("A2-023", subject="PS")
        for key in ("/Ref", "/PS", "/OPI"):
            if values.get(form, key) is not None:
                case.fail("A2-023", subject=key[1:])


def _judge_transparency(case: Case) -> None:
    """A2-024."""
    if archive_profile(case) is not None:
        return
    for page in case.document.pages:
        if page.content.transparent and values.get(page.own("/Group"), "/CS") is None:
            case.fail("A2-024", page.number)


def judge_fonts(case: Case) -> None:
    """A2-025 to A2-032."""
    document = case.document
    facts = (
        ("A2-025", font_facts.wrong_collections),
        ("A2-027", font_facts.wrong_cmaps),
        ("A2-028", font_facts.unembedded),
        ("A2-029", font_facts.missing_glyphs),
        ("A2-030", font_facts.wrong_cid_sets),
        ("A2-031", font_facts.wrong_widths),
        ("A2-032", font_facts.notdef),
    )
    for check, find in facts:
        for fault in find(document):
            case.fail(check, fault.page, f"{fault.font.name} {fault.detail}".strip())
    for font in font_facts.used_fonts(document):
        kind = values.name(values.get(font.descendant, "/Subtype"))
        gids = values.get(font.descendant, "/CIDToGIDMap")
        whole = values.is_stream(gids) or values.name(gids) == "Identity"
        if kind == "CIDFontType2" and font.is_embedded and not whole:
            case.fail("A2-026", font.first_page or 0, font.name)


def judge_unicode(case: Case) -> None:
    """A2U-001, A2U-002, A2A-001 (level A)."""
    for check, find in (("A2U-001", font_facts.unmapped), ("A2U-002", font_facts.bad_unicode)):
        for fault in find(case.document):
            case.fail(check, fault.page, f"{fault.font.name} {fault.detail}")
    if case.claims.is_tagged:
        for fault in font_facts.private_use(case.document):
            case.fail("A2A-001", fault.page, f"{fault.font.name} {fault.detail}")


def _judge_annotations(case: Case) -> None:
    """A2-033."""
    for item in find_annotations(case.document):
        flags = values.whole(values.get(item.dictionary, "/F"))
        faults = []
        if item.kind in _NOT_ALLOWED or item.kind not in _KNOWN_KINDS:
            faults.append(item.kind or "Subtype")
        if item.kind != "Popup" and (flags is None or not flags & _PRINT or flags & _HIDING):
            faults.append(f"F {flags}")
        looks = values.get(item.dictionary, "/AP")
        flat = item.box[0] == item.box[2] or item.box[1] == item.box[3]
        if looks is None and item.kind not in ("Link", "Popup") and not flat:
            faults.append("AP")
        if looks is not None and values.keys(looks) != ["/N"]:
            faults.append("AP/N")
        if faults:
            subject = f"{item.kind}: {', '.join(faults)}"
            case.fail("A2-033", item.page.number, subject, box=item.box)


def _judge_actions(case: Case) -> None:
    """A2-034, A2-035, A2-041, A2-042."""
    reached, root = case.document.reached, case.document.root
    for kind in reached.actions:
        if kind not in _ALLOWED_ACTIONS:
            case.fail("A2-034", subject=kind)
    if values.get(root, "/Names", "/JavaScript") is not None:
        case.fail("A2-034", subject="Names/JavaScript")
    for holder in reached.with_aa:
        if holder in ("Catalog", "Page"):
            case.fail("A2-035", subject=holder)
    if reached.alternate_presentations:
        case.fail("A2-041")
    form = values.get(root, "/AcroForm")
    if values.get(form, "/XFA") is not None:
        case.fail("A2-042", subject="XFA")
    if values.get(form, "/NeedAppearances") is True:
        case.fail("A2-042", subject="NeedAppearances")


def _judge_metadata(case: Case) -> None:
    """A2-036, A2-037."""
    packet = case.document.packet
    if packet is None or packet.faults:
        case.fail("A2-036", subject=", ".join(packet.faults) if packet else "")
    for space, name in packet.properties if packet else ():
        known = space in _KNOWN_SPACES or (space == PDF and name in _KNOWN_PDF)
        assert packet is not None
        if not known and not packet.described.get((space, name), False):
            prefix = packet.prefixes.get(space, space)
            case.fail("A2-037", subject=f"{prefix}:{name}")


def _judge_identification(case: Case) -> None:
    """A2-038, A3-001."""
    packet = case.document.packet
    if packet is None or (packet.faults and not packet.properties):
        return
    part, level = packet.first(PDFA_ID, "part"), packet.first(PDFA_ID, "conformance")
    said = f"part {part or '—'}, conformance {level or '—'}"
    check = "A3-001" if part == "3" else "A2-038"
    if part not in ("2", "3") or level not in _LEVELS or _wrong_prefix(packet):
        case.fail(check, subject=said)


def _wrong_prefix(packet: Packet) -> bool:
    return packet.prefixes.get(PDFA_ID) != "pdfaid"


def _judge_files(case: Case) -> None:
    """A2-039 (part 2), A3-002 to A3-006 (part 3)."""
    specs = embedded_files(case.document)
    for spec in specs:
        name = values.text(values.get(spec, "/UF")) or values.text(values.get(spec, "/F")) or "?"
        names = all(values.text(values.get(spec, key)) for key in ("/F", "/UF"))
        if case.claims.a_part == "3":
            _judge_associated(case, spec, name, names)
        if case.claims.a_part != "2":
            continue
        stream = values.get(spec, "/EF", "/F")
        data = values.read_stream(stream, 1 << 26) or b""
        if not names or not data.startswith(b"%PDF-1"):
            case.fail("A2-039", subject=name)


def _judge_associated(case: Case, spec: Any, name: str, names: bool) -> None:
    streams = [item for _, item in values.items(values.get(spec, "/EF"))]
    for stream in streams[:1]:
        if "/" not in values.name(values.get(stream, "/Subtype")):
            case.fail("A3-002", subject=name)
        parms = values.get(stream, "/Params")
        whole = all(
            values.get(parms, key) is not None for key in ("/ModDate", "/Size", "/CheckSum")
        )
        if not whole or values.text(values.get(spec, "/Desc")) is None:
            case.fail("A3-006", subject=name)
    if not names:
        case.fail("A3-003", subject=name)
    if not values.name(values.get(spec, "/AFRelationship")):
        case.fail("A3-004", subject=name)
    if values.identity(spec) not in case.document.reached.associated:
        case.fail("A3-005", subject=name)


def _judge_layers(case: Case) -> None:
    """A2-040."""
    layers = values.get(case.document.root, "/OCProperties")
    if layers is None:
        return
    configurations = [values.get(layers, "/D"), *values.array(values.get(layers, "/Configs"))]
    names = [values.text(values.get(item, "/Name")) for item in configurations]
    if None in names or "" in names or len(set(names)) < len(names):
        case.fail("A2-040", subject="Name")
    every = {values.identity(item) for item in values.array(values.get(layers, "/OCGs"))}
    for item in configurations:
        if values.get(item, "/AS") is not None:
            case.fail("A2-040", subject="AS")
        order = values.get(item, "/Order")
        if order is not None and not every <= _ordered(order):
            case.fail("A2-040", subject="Order")


def _ordered(order: Any) -> set[tuple[int, int] | None]:
    found: set[tuple[int, int] | None] = set()
    stack = [(order, 0)]
    while stack:
        item, depth = stack.pop()
        if values.is_array(item) and depth < _DEEPEST:
            stack += [(inner, depth + 1) for inner in values.array(item)]
        elif values.is_dictionary(item):
            found.add(values.identity(item))
    return found


def _judge_tags(case: Case) -> None:
    """A2A-002 to A2A-005."""
    root = case.document.root
    if values.get(root, "/MarkInfo", "/Marked") is not True:
        case.fail("A2A-002")
    if not values.is_dictionary(values.get(root, "/StructTreeRoot")):
        case.fail("A2A-003")
    for subject in role_faults(case.document):
        case.fail("A2A-004", subject=subject)
    langs = [*case.document.reached.langs, *(x for c in case.document.contents for x in c.langs)]
    for lang in dict.fromkeys(langs):
        if not _LANG.fullmatch(lang):
            case.fail("A2A-005", subject=lang)
