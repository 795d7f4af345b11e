"""XMP packets: properties by namespace and name, and whether the packet is in order."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final
from xml.etree import ElementTree

from msgspec import Struct, field

from layout.preflight import values
from layout.preflight.bounds import MOST_XMP_BYTES

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC: Final = "http://purl.org/dc/elements/1.1/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
XMP_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
PDF: Final = "http://ns.adobe.com/pdf/1.3/"
PDFA_ID: Final = "http://www.aiim.org/pdfa/ns/id/"
PDFUA_ID: Final = "http://www.aiim.org/pdfua/ns/id/"
PDFX_ID: Final = "http://www.npes.org/pdfx/ns/id/"
PDFA_EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
PDFA_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
PDFA_PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_PACKET: Final = re.compile(rb"<\?xpacket\s+begin=[^?]*\?>")


class Packet(Struct):
    """One XMP packet; a property is all the texts of it, one for a simple value."""

    faults: list[str] = field(default_factory=list)
    filtered: bool = False
    properties: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    described: dict[tuple[str, str], bool] = field(default_factory=dict)

    def first(self, space: str, name: str) -> str | None:
        """Return a property's first text, or None."""
        found = self.properties.get((space, name))
        return found[0] if found else None


def read_packet(root: Any) -> Packet | None:
    """Return the catalog's packet, or None when there is no metadata stream."""
    stream = values.get(root, "/Metadata")
    if not values.is_stream(stream):
        return None
    packet = Packet(filtered=bool(values.filters(stream)))
    kinds = values.name(values.get(stream, "/Type")), values.name(values.get(stream, "/Subtype"))
    if kinds != ("Metadata", "XML"):
        packet.faults.append("Type/Subtype")
    data = values.read_stream(stream, MOST_XMP_BYTES)
    if data is None:
        packet.faults.append("stream")
    else:
        _parse(data, packet)
    return packet


def _parse(data: bytes, packet: Packet) -> None:
    head = _PACKET.search(data)
    if head is not None and re.search(rb"\s(bytes|encoding)=", head[0]):
        packet.faults.append("xpacket bytes/encoding")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        packet.faults.append("UTF-8")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        packet.faults.append("DOCTYPE")
        return
    try:
        tree = _read_tree(data, packet)
    except (ElementTree.ParseError, ValueError, LookupError) as wrong:
        packet.faults.append(f"XML {wrong}"[:60])
        return
    rdf = tree if tree.tag == f"{{{RDF}}}RDF" else tree.find(f".//{{{RDF}}}RDF")
    if rdf is None:
        packet.faults.append("rdf:RDF")
        return
    for description in rdf:
        _read_description(description, packet)


def _read_tree(data: bytes, packet: Packet) -> ElementTree.Element:
    parser: Any = ElementTree.XMLPullParser(("start-ns", "end"))
    parser.feed(data.strip(b"\x00 \t\r\n"))
    parser.close()
    root: ElementTree.Element | None = None
    for event, value in parser.read_events():
        if event == "start-ns":
            prefix, space = value
            packet.prefixes.setdefault(str(space), str(prefix))
        else:
            root = value
    if root is None:
        raise ValueError("empty")
    return root


def _split(tag: str) -> tuple[str, str]:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return space, name


def _read_description(description: ElementTree.Element, packet: Packet) -> None:
    for key, text in description.attrib.items():
        space, name = _split(key)
        if space not in (RDF, _XML, ""):
            packet.properties.setdefault((space, name), [text.strip()])
    for element in description:
        space, name = _split(element.tag)
        if (space, name) == (PDFA_EXTENSION, "schemas"):
            _read_schemas(element, packet)
        packet.properties.setdefault((space, name), _texts(element))


def _texts(element: ElementTree.Element) -> list[str]:
    rows = [row for row in element.iter(f"{{{RDF}}}li") if not len(row)]
    if rows:
        # The default language first, where there are several.
        rows.sort(key=lambda row: row.get(f"{{{_XML}}}lang", "x-default") != "x-default")
        return [(row.text or "").strip() for row in rows]
    return [] if len(element) else [(element.text or "").strip()]


def _read_schemas(element: ElementTree.Element, packet: Packet) -> None:
    """Note each property that a pdfaExtension schema describes, and whether wholly."""
    for row in element.iter(f"{{{RDF}}}li"):
        space = _child(row, PDFA_SCHEMA, "namespaceURI")
        if space is None:
            continue
        whole = all(_child(row, PDFA_SCHEMA, name) for name in ("schema", "prefix"))
        for item in row.iter(f"{{{RDF}}}li"):
            name = _child(item, PDFA_PROPERTY, "name")
            if name is not None:
                fields = ("valueType", "category", "description")
                parts = (_child(item, PDFA_PROPERTY, part) for part in fields)
                packet.described[space, name] = whole and all(parts)


def _child(element: ElementTree.Element, space: str, name: str) -> str | None:
    tag = f"{{{space}}}{name}"
    if tag in element.attrib:
        return element.attrib[tag].strip()
    holders = [element, *element.findall(f"{{{RDF}}}Description")]
    for holder in holders:
        found = holder.find(tag)
        if found is not None:
            return (found.text or "").strip()
    return None


# -- dates -----------------------------------------------------------------------------------------

_PDF_DATE: Final = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?'?|Z.*)?$"
)
_ISO_DATE: Final = re.compile(
    r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?"
    r"(?:([+-])(\d\d):?(\d\d)|Z)?$"
)


def parse_pdf_date(text: str) -> datetime | None:
    """Return a date of the Info dictionary, in UTC; None when it is none."""
    return _date(_PDF_DATE.match(text.strip()))


def parse_xmp_date(text: str) -> datetime | None:
    """Return an ISO 8601 date of XMP, in UTC; None when it is none."""
    return _date(_ISO_DATE.match(text.strip()))


def _date(found: re.Match[str] | None) -> datetime | None:
    if found is None:
        return None
    year, month, day, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    zone = timedelta(hours=int(zone_hours or 0), minutes=int(zone_minutes or 0))
    try:
        return datetime(
            int(year),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=timezone(-zone if sign == "-" else zone),
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
