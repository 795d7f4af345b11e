"""A PDF opened and read whole: pages, boxes, contents, fonts, metadata, intents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pikepdf
from msgspec import Struct, field

from layout.diagnostics import Report
from layout.preflight import bounds, graphics, objects, paths, text, values
from layout.preflight.colour import Profile, read_profile, read_space
from layout.preflight.fonts import Font
from layout.preflight.marks import Content, Group
from layout.preflight.matrix import meet
from layout.preflight.run import Budget, Fonts, Run
from layout.preflight.values import Box
from layout.preflight.walk import Reached, walk
from layout.preflight.xmp import Packet, read_packet

# Imported for what they register.
_OPERATORS: Final = (graphics, objects, paths, text)
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_A4: Final[Box] = (0.0, 0.0, 595.276, 841.89)
_HEAD: Final = 1024
_TAIL: Final = 4096
_MB: Final = 1 << 20
# The raw file is looked through for the lengths of streams up to this size.
MOST_RAW_BYTES: Final = 256 << 20


class Page(Struct):
    """One page: its dictionary, boxes and content; ``trim`` is what remains of the sheet."""

    number: int
    dictionary: Any
    media: Box
    crop: Box
    trim: Box
    bleed: Box
    resources: Any
    rotate: int
    content: Content

    def own(self, key: str) -> Any:
        """Return what the page's own dictionary says, nothing inherited."""
        return values.get(self.dictionary, key)


class Intent(Struct, frozen=True):
    """One output intent."""

    dictionary: Any
    kind: str
    identifier: str
    profile_key: tuple[int, int] | None
    profile: Profile | None


class Document(Struct):
    """All that the checks ask about."""

    path: Path
    pdf: pikepdf.Pdf
    root: Any
    info: Any
    head: bytes
    tail: bytes
    size: int
    pages: list[Page]
    fonts: list[Font]
    intents: list[Intent]
    packet: Packet | None
    reached: Reached
    unread: dict[str, None] = field(default_factory=dict)

    @property
    def contents(self) -> Iterator[Content]:
        """The contents of all pages."""
        return (page.content for page in self.pages)


@contextmanager
def open_document(path: Path, report: Report) -> Iterator[Document | None]:
    """Open a PDF and read it whole; reports E630 to E636 and gives None when it cannot be."""
    limits: dict[str, Any] = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=bounds.MOST_PICTURE_BYTES,
        run_length_max_memory=bounds.MOST_PICTURE_BYTES,
        png_max_memory=bounds.MOST_PICTURE_BYTES,
        tiff_max_memory=bounds.MOST_PICTURE_BYTES,
        dct_max_memory=bounds.MOST_PICTURE_BYTES,
        parser_max_container_size=bounds.MOST_OBJECTS * 4,
    )
    pdf: pikepdf.Pdf | None = None
    try:
        ends = _read_ends(path, report)
        pdf = _open(path, report) if ends else None
        document = _read(path, pdf, *ends, report) if pdf and ends else None
        yield document
    finally:
        if pdf is not None:
            pdf.close()
        pikepdf.settings.set_qpdf_limits(**limits)


def _read_ends(path: Path, report: Report) -> tuple[bytes, bytes, int] | None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _TAIL))
            tail = stream.read(_TAIL)
    except (OSError, ValueError) as wrong:
        reason = getattr(wrong, "strerror", None) or str(wrong)
        report.error("E630", None, file=path.name[-80:], reason=str(reason))
        return None
    if b"%PDF-" not in head:
        report.error("E631", None, file=path.name)
        return None
    if size > bounds.MOST_FILE_BYTES:
        most = bounds.MOST_FILE_BYTES // _MB
        report.error("E634", None, file=path.name, size=size // _MB, most=most)
        return None
    return head, tail, size


def _open(path: Path, report: Report) -> pikepdf.Pdf | None:
    try:
        return pikepdf.open(path, inherit_page_attributes=False)
    except pikepdf.PasswordError:
        report.error("E632", None, file=path.name)
    except (*values.DAMAGED, MemoryError, RecursionError, OSError):
        report.error("E633", None, file=path.name)
    return None


def _read(
    path: Path, pdf: pikepdf.Pdf, head: bytes, tail: bytes, size: int, report: Report
) -> Document | None:
    try:
        root = values.get(pdf.trailer, "/Root")
        leaves = _find_pages(root)
    except (*values.DAMAGED, MemoryError):
        report.error("E633", None, file=path.name)
        return None
    if not leaves:
        report.error("E635", None, file=path.name)
        return None
    if len(leaves) > bounds.MOST_PAGES:
        report.error("E636", None, file=path.name, most=bounds.MOST_PAGES)
        return None
    fonts, budget = Fonts(), Budget()
    pages = [_read_page(n, leaf, kept, fonts, budget) for n, (leaf, kept) in enumerate(leaves, 1)]
    document = Document(
        path=path,
        pdf=pdf,
        root=root,
        info=values.get(pdf.trailer, "/Info"),
        head=head,
        tail=tail,
        size=size,
        pages=pages,
        fonts=fonts.all,
        intents=_read_intents(root),
        packet=read_packet(root),
        reached=walk(pdf),
    )
    if not document.reached.whole:
        document.unread["objects: too many"] = None
    return document


def _find_pages(root: Any) -> list[tuple[Any, dict[str, Any]]]:
    """Return the leaves of the page tree in order, each with what it inherits."""
    found: list[tuple[Any, dict[str, Any]]] = []
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, dict[str, Any]]] = [(values.get(root, "/Pages"), {})]
    while stack and len(found) <= bounds.MOST_PAGES:
        node, kept = stack.pop()
        identity = values.identity(node)
        if not values.is_dictionary(node) or identity in seen:
            continue
        if identity:
            seen.add(identity)
        kept = kept | {
            key: item for key in _INHERITED if (item := values.get(node, key)) is not None
        }
        kids = values.get(node, "/Kids")
        if kids is None or values.name(values.get(node, "/Type")) == "Page":
            found.append((node, kept))
        else:
            stack += [(kid, kept) for kid in reversed(values.array(kids))]
    return found


def _read_page(number: int, leaf: Any, kept: dict[str, Any], fonts: Fonts, budget: Budget) -> Page:
    media = values.box(kept.get("/MediaBox")) or _A4
    crop = values.box(kept.get("/CropBox")) or media
    visible = meet(crop, media) or media
    own = {key: values.box(values.get(leaf, key)) for key in ("/TrimBox", "/ArtBox", "/BleedBox")}
    trim = own["/TrimBox"] or own["/ArtBox"] or visible
    run = Run(number, fonts, budget)
    run.state.clip = media
    resources = kept.get("/Resources")
    run.borrowing = values.get(leaf, "/Resources") is None
    data = _read_contents(values.get(leaf, "/Contents"), run)
    run.execute(data, resources)
    _read_group(run, leaf, resources)
    for annotation in values.array(values.get(leaf, "/Annots")):
        objects.draw_annotation(run, annotation)
    return Page(
        number=number,
        dictionary=leaf,
        media=media,
        crop=crop,
        trim=trim,
        bleed=own["/BleedBox"] or trim,
        resources=resources,
        rotate=values.whole(kept.get("/Rotate")) or 0,
        content=run.content,
    )


def _read_group(run: Run, leaf: Any, resources: Any) -> None:
    space = values.get(leaf, "/Group", "/CS")
    if space is not None:
        run.content.groups.append(Group(read_space(space, resources)))


def _read_contents(value: Any, run: Run) -> bytes:
    streams = values.array(value) if values.is_array(value) else [value]
    parts: list[bytes] = []
    total = 0
    for stream in streams:
        if stream is None:
            if values.is_array(value):
                run.content.unread["content stream: missing"] = None
            continue
        data = values.read_stream(stream, bounds.MOST_CONTENT_BYTES - total)
        if data is None:
            run.content.unread["content stream: cannot be read"] = None
            continue
        parts.append(data)
        total += len(data)
    return b"\n".join(parts)


def _read_intents(root: Any) -> list[Intent]:
    found = []
    for item in values.array(values.get(root, "/OutputIntents")):
        stream = values.get(item, "/DestOutputProfile")
        found.append(
            Intent(
                item,
                values.name(values.get(item, "/S")),
                values.text(values.get(item, "/OutputConditionIdentifier")) or "",
                values.identity(stream),
                read_profile(stream) if stream is not None else None,
            )
        )
    return found
