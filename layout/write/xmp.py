"""XMP metadata: what a file says of itself, and the schemas of the properties it says it with.

PDF/A allows properties outside XMP 2005 only with an extension schema (ISO 19005-2 6.6.2.3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layout import __version__
from layout.display.items import Metadata
from layout.write.recipe import Recipe

PROGRAM: Final = f"Banmian {__version__}"
_NAMES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
}
_INSIDE: Final = "internal"
_OUTSIDE: Final = "external"
# Prefix → title and its properties: name, type, who sets it, meaning.
_SCHEMAS: Final = {
    "pdfxid": ("PDF/X identification", (("GTS_PDFXVersion", "Text", _INSIDE, "PDF/X version"),)),
    "pdfuaid": ("PDF/UA identification", (("part", "Integer", _INSIDE, "Part of PDF/UA"),)),
    "pdf": ("PDF", (("Trapped", "Text", _INSIDE, "Whether the pages are trapped"),)),
    "prism": (
        "PRISM 3.0 basic metadata",
        (
            ("publicationName", "Text", _OUTSIDE, "The newspaper"),
            ("coverDate", "Text", _OUTSIDE, "Day of publication"),
            ("number", "Text", _OUTSIDE, "Number of the issue"),
            ("issueIdentifier", "Text", _OUTSIDE, "The issue's identifier"),
            ("pageRange", "Text", _OUTSIDE, "The pages in this file"),
        ),
    ),
}
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def write_xmp(about: Metadata, recipe: Recipe, identity: str, pages: Sequence[str]) -> bytes:
    """Return the packet; ``identity`` is 32 hex digits that no other content has."""
    time = f"{about.date}T00:00:00+08:00"
    uuid = "-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:]))
    rows = [
        _simple("dc:format", "application/pdf"),
        _alternative("dc:title", about.title),
        _list("dc:creator", "Seq", [about.publisher or about.paper]),
        _list("dc:publisher", "Bag", [about.publisher or about.paper]),
        _list("dc:language", "Bag", [about.language]),
        _list("dc:date", "Seq", [time]),
        *(_simple(f"xmp:{key}", time) for key in ("CreateDate", "ModifyDate", "MetadataDate")),
        _simple("xmp:CreatorTool", PROGRAM),
        _simple("xmpMM:DocumentID", f"uuid:{uuid}"),
        _simple("xmpMM:VersionID", "1"),
        _simple("xmpMM:RenditionClass", "default"),
        _simple("pdf:Producer", PROGRAM),
        _simple("pdf:Trapped", "False"),
        _simple("prism:publicationName", about.paper),
        _simple("prism:coverDate", about.date),
        _simple("prism:issueIdentifier", " ".join(filter(None, (about.cn, about.date)))),
        _simple("prism:pageRange", ", ".join(pages)),
        *(_simple(key, value) for key, value in recipe.claims),
    ]
    if about.number:
        rows.append(_simple("prism:number", about.number))
    namespaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'<rdf:Description rdf:about="" {namespaces}>\n{"".join(rows)}</rdf:Description>\n'
        f"{_schemas(row.partition(':')[0].lstrip('<') for row in rows)}"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode()


def _escape(words: str) -> str:
    """Escape what XML would take for markup; the library's own costs 20 ms of imports."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _simple(key: str, value: str) -> str:
    return f"<{key}>{_escape(value)}</{key}>\n"


def _list(key: str, kind: str, values: Iterable[str]) -> str:
    rows = "".join(f"<rdf:li>{_escape(value)}</rdf:li>" for value in values)
    return f"<{key}><rdf:{kind}>{rows}</rdf:{kind}></{key}>\n"


def _alternative(key: str, value: str) -> str:
    row = f'<rdf:li xml:lang="x-default">{_escape(value)}</rdf:li>'
    return f"<{key}><rdf:Alt>{row}</rdf:Alt></{key}>\n"


def _schemas(prefixes: Iterable[str]) -> str:
    """Return the extension schemas of the prefixes in use."""
    used = set(prefixes)
    rows = []
    for prefix, (title, properties) in _SCHEMAS.items():
        if prefix not in used:
            continue
        own = "".join(
            '<rdf:li rdf:parseType="Resource">'
            f"<pdfaProperty:name>{key}</pdfaProperty:name>"
            f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
            f"<pdfaProperty:category>{category}</pdfaProperty:category>"
            f"<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"
            for key, kind, category, meaning in properties
        )
        rows.append(
            '<rdf:li rdf:parseType="Resource">'
            f"<pdfaSchema:schema>{title}</pdfaSchema:schema>"
            f"<pdfaSchema:namespaceURI>{_NAMES[prefix]}</pdfaSchema:namespaceURI>"
            f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
            f"<pdfaSchema:property><rdf:Seq>{own}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
        )
    return (
        '<rdf:Description rdf:about="" '
        'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
        'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n'
        f"<pdfaExtension:schemas><rdf:Bag>{''.join(rows)}</rdf:Bag></pdfaExtension:schemas>\n"
        "</rdf:Description>\n"
    )
