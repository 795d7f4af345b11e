"""Makes small good PDFs by hand, object by object, and lets a test spoil one thing before saving.

Three files: ``press`` claims PDF/X-4, ``archive`` PDF/A-3a, ``accessible`` PDF/UA-1; all have the
same page: an artifact rule, a heading, a paragraph, a picture with alternative text.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MM = 72 / 25.4
SLUG = 12 * MM
SIDE = 100 * MM
UPEM = 1000
DATE, ISO = "D:20231024060000+08'00'", "2023-10-24T06:00:00+08:00"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "own": "urn:test:own",
}
EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
{rows}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
SCHEMA = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{prefix}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{name}</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li>"""
# Codes of the test font: glyph 1 is 中, 2 is 文, 3 a Latin A.
TEXT = "<00010002>"
CONTENT = """
/Artifact BMC 0 0 0 1 K /Black gs 0.5 w 60 250 m 300 250 l S EMC
/H1 <</MCID 0>> BDC BT 0 0 0 1 k /Black gs /F1 20 Tf 1 0 0 1 80 220 Tm <00010002> Tj ET EMC
/P <</MCID 1>> BDC BT /F1 9 Tf 1 0 0 1 80 190 Tm [<0001> -50 <00020003>] TJ ET EMC
/Figure <</MCID 2>> BDC q 36 0 0 36 100 100 cm /Im1 Do Q EMC
"""


def make_icc(space: str = "CMYK", kind: str = "prtr", major: int = 2, note: bytes = b"") -> bytes:
    """Return the head of an ICC profile with an empty tag table."""
    body = b"\x00" * 4 + note
    head = bytearray(128)
    head[:4] = struct.pack(">L", 128 + len(body))
    head[8] = major
    head[12:16] = kind.encode()
    head[16:20] = space.ljust(4).encode()
    head[20:24] = b"Lab "
    head[36:40] = b"acsp"
    return bytes(head) + body


def make_font_program() -> bytes:
    """Return a TrueType font of three square glyphs besides .notdef."""
    from io import BytesIO

    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(corner)
    pen.closePath()
    box = pen.glyph()
    names = [".notdef", "zhong", "wen", "A"]
    builder = FontBuilder(UPEM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x4E2D: "zhong", 0x6587: "wen", 0x41: "A"})
    builder.setupGlyf(dict.fromkeys(names, box))
    widths = {".notdef": 1000, "zhong": 1000, "wen": 1000, "A": 500}
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box"})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


FONT_PROGRAM = make_font_program()
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <4E2D> <0002> <6587> <0003> <0041> endbfchar
endcmap end"""


class Maker:
    """A good file that can be spoilt: change its parts, then :meth:`finish`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pdf = pikepdf.new()
        self.content = CONTENT
        self.version = "1.6" if kind == "press" else "1.7"
        self.raw_xmp: bytes | None = None
        self.metadata: dict[str, object] = {"Type": Name.Metadata, "Subtype": Name.XML}
        self.described = [("pdf", "Trapped"), ("pdfxid", "GTS_PDFXVersion"), ("pdfuaid", "part")]
        self.xmp = self._properties()
        self.save_options: dict[str, object] = {}
        self.after: Callable[[bytes], bytes] = lambda data: data
        self.font = self._make_font()
        self.image = self._make_image()
        self.page = self._make_page()
        self._make_catalog()
        if kind != "press":
            self._attach()
            self.link = self._make_link()

    @property
    def root(self) -> Dictionary:
        return self.pdf.Root

    @property
    def resources(self) -> Dictionary:
        return self.page.Resources

    def _properties(self) -> dict[str, str]:
        found = {
            "dc:title": "测试",
            "xmp:CreateDate": ISO,
            "xmp:ModifyDate": ISO,
            "xmp:MetadataDate": ISO,
            "xmp:CreatorTool": "maker",
            "xmpMM:DocumentID": "uuid:1",
            "xmpMM:VersionID": "1",
            "xmpMM:RenditionClass": "default",
            "pdf:Producer": "maker",
            "pdf:Trapped": "False",
        }
        claims = {
            "press": {"pdfxid:GTS_PDFXVersion": "PDF/X-4"},
            "archive": {"pdfaid:part": "3", "pdfaid:conformance": "A"},
            "accessible": {"pdfuaid:part": "1"},
            "plain": {},
        }
        return found | claims[self.kind]

    def stream(self, data: bytes, **fields: object) -> pikepdf.Stream:
        """Return a new stream."""
        return self.pdf.make_stream(data, **fields)

    def _make_font(self) -> Dictionary:
        pdf = self.pdf
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/ABCDEF+Box"),
            Flags=4,
            FontBBox=Array([0, -120, 1000, 880]),
            ItalicAngle=0,
            Ascent=880,
            Descent=-120,
            CapHeight=700,
            StemV=80,
            FontFile2=self.stream(FONT_PROGRAM, Length1=len(FONT_PROGRAM)),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/ABCDEF+Box"),
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
            CIDToGIDMap=Name.Identity,
            W=Array([1, Array([1000, 1000, 500])]),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Box"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=self.stream(TO_UNICODE),
        )
        return pdf.make_indirect(font)

    def make_image(
        self, size: int = 100, colour: bytes = b"\x40\x20\x20\x00", **fields: object
    ) -> pikepdf.Stream:
        """Return a flat CMYK picture; 100 pixels on half an inch are 200 ppi."""
        parts: dict[str, object] = {
            "Type": Name.XObject,
            "Subtype": Name.Image,
            "Width": size,
            "Height": size,
            "BitsPerComponent": 8,
            "ColorSpace": Name.DeviceCMYK,
            "Filter": Name.FlateDecode,
        }
        return self.stream(zlib.compress(colour * size * size), **(parts | fields))

    def _make_image(self) -> pikepdf.Stream:
        return self.make_image()

    def _make_page(self) -> Dictionary:
        media = SIDE + 2 * SLUG
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(media, 3), round(media, 3)]),
            TrimBox=Array([round(SLUG, 3)] * 2 + [round(SLUG + SIDE, 3)] * 2),
            Resources=Dictionary(
                Font=Dictionary(F1=self.font),
                XObject=Dictionary(Im1=self.image),
                ExtGState=Dictionary(
                    Black=Dictionary(OP=True, op=True, OPM=1),
                    Out=Dictionary(OP=False, op=False),
                ),
            ),
            StructParents=0,
            Tabs=Name.S,
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[0].obj

    def _make_catalog(self) -> None:
        root = self.root
        kind = {"press": "/GTS_PDFX", "archive": "/GTS_PDFA1"}.get(self.kind)
        if kind:
            self.intent = Dictionary(
                Type=Name.OutputIntent,
                S=Name(kind),
                OutputConditionIdentifier=String("Custom"),
                Info=String("test condition"),
                DestOutputProfile=self.stream(make_icc(), N=4),
            )
            root.OutputIntents = Array([self.pdf.make_indirect(self.intent)])
        root.Lang = String("zh-CN")
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self._make_tree()
        self.pdf.trailer.Info = self.pdf.make_indirect(
            Dictionary(
                Title=String("测试"),
                Creator=String("maker"),
                Producer=String("maker"),
                CreationDate=String(DATE),
                ModDate=String(DATE),
                Trapped=Name("/False"),
            )
        )
        self.info = self.pdf.trailer.Info

    def element(self, kind: str, parent: Dictionary, **fields: object) -> Dictionary:
        """Add a structure element to another's children and return it."""
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, K=Array(), **fields)
        )
        parent.K.append(made)
        return made

    def _make_tree(self) -> None:
        self.tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        self.document = self.element("Document", self.tree)
        self.heading = self.element("H1", self.document, Pg=self.page)
        self.paragraph = self.element("P", self.document, Pg=self.page)
        self.figure = self.element("Figure", self.document, Pg=self.page, Alt=String("方块"))
        marked = [self.heading, self.paragraph, self.figure]
        for number, element in enumerate(marked):
            element.K.append(number)
        self.parents = Array(marked)
        self.tree.ParentTree = Dictionary(Nums=Array([0, self.parents]))
        self.root.StructTreeRoot = self.tree

    def _attach(self) -> None:
        data = b"date: 2023-10-24\n"
        params = Dictionary(
            Size=len(data), ModDate=String(DATE), CheckSum=String(hashlib.md5(data).digest())
        )
        self.file = self.stream(
            data, Type=Name.EmbeddedFile, Subtype=Name("/application/yaml"), Params=params
        )
        self.spec = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String("issue.yaml"),
                UF=String("issue.yaml"),
                Desc=String("源文件"),
                AFRelationship=Name.Source,
                EF=Dictionary(F=self.file, UF=self.file),
            )
        )
        self.root.AF = Array([self.spec])
        self.root.Names = Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String("issue.yaml"), self.spec]))
        )

    def _make_link(self) -> Dictionary:
        link = self.annotation(
            "Link",
            F=4,
            Contents=String("报社网站"),
            StructParent=1,
            A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
        )
        element = self.element("Link", self.paragraph)
        element.K.append(Dictionary(Type=Name.OBJR, Pg=self.page, Obj=link))
        self.tree.ParentTree.Nums.extend([1, element])
        return link

    def annotation(self, kind: str, **fields: object) -> Dictionary:
        """Add an annotation to the page and return it."""
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name("/" + kind),
                Rect=Array([100, 200, 160, 215]),
                **fields,
            )
        )
        if "/Annots" not in self.page:
            self.page.Annots = Array()
        self.page.Annots.append(made)
        return made

    def state(self, **fields: object) -> None:
        """Add an extended graphics state ``Odd`` and use it."""
        self.resources.ExtGState.Odd = Dictionary(**fields)
        self.content += "/Artifact BMC q /Odd gs 70 70 9 9 re f Q EMC\n"

    def artifact(self, operators: str) -> None:
        """Add content marked as an artifact."""
        self.content += f"/Artifact BMC q {operators} Q EMC\n"

    def _packet(self) -> bytes:
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
        rows = "".join(
            f'<{key}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{key}>'
            if key == "dc:title"
            else f"<{key}>{text}</{key}>"
            for key, text in self.xmp.items()
        )
        schemas = "".join(
            SCHEMA.format(prefix=prefix, name=name, space=SPACES[prefix])
            for prefix, name in self.described
        )
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about="" {names}>{rows}</rdf:Description>'
            f'{EXTENSION.format(rows=schemas)}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        ).encode()

    def finish(self, path: Path) -> Path:
        """Write the file."""
        self.page.Contents = self.stream(self.content.encode("latin-1"))
        if self.raw_xmp != b"":
            packet = self._packet() if self.raw_xmp is None else self.raw_xmp
            self.root.Metadata = self.stream(packet, **self.metadata)
        options: dict[str, object] = {
            "force_version": self.version,
            "object_stream_mode": pikepdf.ObjectStreamMode.disable,
            "stream_decode_level": pikepdf.StreamDecodeLevel.none,
            "compress_streams": False,
            "deterministic_id": True,
            # The packet is written as it is.
            "fix_metadata_version": False,
        }
        chosen = {k: v for k, v in (options | self.save_options).items() if v is not None}
        self.pdf.save(path, **chosen)  # type: ignore[arg-type]
        path.write_bytes(self.after(path.read_bytes()))
        self.pdf.close()
        return path
