"""The identity gate: it passes what is the same, and names the place of every difference."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from layout.color import BLACK
from layout.diagnostics import Report, Span
from layout.display.items import Document, GlyphRun, Group, Metadata, Page, Role
from layout.font import Faces
from layout.geometry import Point
from layout.identity import check_identity
from layout.identity.reading import read_text
from layout.model import Head, Issue, Nameplate, Paper, Phrase, Story
from layout.model import Page as ModelPage
from layout.model.issue import Imprint
from layout.model.story import Paragraph
from layout.units import PT
from layout.write.pdf.book import write_pdf
from layout.write.recipe import ARCHIVE

HEAD, BODY = Span("issue.yaml", 3, 15), Span("issue.yaml", 5, 9)
STORY = Span("issue.yaml", 2, 3)


def phrase(text: str, span: Span) -> Phrase:
    return Phrase(text, span)


def issue_of(headline: str, *paragraphs: str) -> Issue:
    story = Story(
        id="qiao",
        span=STORY,
        head=Head((phrase(headline, HEAD),)),
        body=tuple(Paragraph(phrase(text, BODY)) for text in paragraphs),
    )
    paper = Paper(
        name=phrase("江边新报", STORY),
        nameplate=Nameplate(text=phrase("江边新报", STORY)),
        imprint=Imprint(),
        folder=Path("jiangbian"),
        language="zh-CN",
    )
    pages = tuple(
        ModelPage(number=number, span=STORY, items=(("A", story),) if number == 1 else ())
        for number in (1, 2)
    )
    return Issue(paper=paper, span=STORY, date=date(2026, 11, 23), pages=pages)


def set_text(faces: Faces, text: str, y: int) -> GlyphRun:
    face, size = faces.named("song-400"), 9 * PT
    glyphs = tuple(map(face.glyph, text))
    xs = tuple(range(0, size * len(text), size))
    return GlyphRun("song-400", size, BLACK, Point(50 * PT, y), glyphs, xs, size * len(text), text)


@pytest.fixture
def document(faces: Faces) -> Document:
    """A story whose last paragraph stands on the second page."""

    def part(role: Role, words: str, y: int, level: int = 0) -> Group:
        line = Group(Role.LINE, (set_text(faces, words, y=y * PT),))
        return Group(role, (line,), story="qiao", level=level)

    def page(number: int, *groups: Group) -> Page:
        folio = Group(Role.FOLIO, (set_text(faces, f"第{number}版", 40 * PT),))
        story = Group(Role.ARTICLE, groups, story="qiao", source=STORY)
        return Page(number, str(number), "要闻", 400 * PT, 600 * PT, 0, (folio, story))

    first = (part(Role.HEADLINE, "新桥通车", 100, 1), part(Role.PARAGRAPH, "今天清晨通行。", 140))
    pages = (page(1, *first), page(2, part(Role.PARAGRAPH, "步行一刻钟。", 100)))
    return Document(Metadata("江边新报", "江边新报", "2026-11-23", "zh-CN"), pages)


ISSUE = issue_of("新桥 通车", "今天清晨通行。", "步行一刻钟。")


def told(pdf: bytes, document: Document, issue: Issue = ISSUE) -> list[tuple[str, Span | None]]:
    report = Report()
    check_identity(pdf, document, issue, report)
    return [(d.code, d.span) for d in report.diagnostics]


def test_same_text_passes(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    assert told(pdf, document) == []


def test_story_on_two_pages_is_one_element(document: Document, faces: Faces) -> None:
    found = read_text(write_pdf(document, faces, {}, ARCHIVE))
    (node,) = found.nodes
    assert (node.kind, node.title) == ("Art", "新桥通车")
    assert {page for page, _ in node.marks} == {0, 1}
    assert found.text_of(node) == "新桥通车今天清晨通行。步行一刻钟。"


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def test_lost_glyph_is_told_with_its_story(document: Document, faces: Faces) -> None:
    def lose(file: pikepdf.Pdf) -> None:
        content = file.pages[1].Contents
        data = content.read_bytes()
        head, mark, rest = data.partition(b"/P <</MCID 0>> BDC\n")
        assert mark
        content.write(head + mark + re.sub(rb"<[0-9A-F]{4}", b"<", rest, count=1))

    pdf = changed(write_pdf(document, faces, {}, ARCHIVE), lose)
    assert ("E520", STORY) in told(pdf, document)
    assert ("E521", STORY) in told(pdf, document)


def test_wrong_character_in_tounicode_is_told(document: Document, faces: Faces) -> None:
    def swap(file: pikepdf.Pdf) -> None:
        for font in file.pages[0].Resources.Font.values():
            data = font.ToUnicode.read_bytes()
            font.ToUnicode.write(
                data.replace("桥".encode("utf-16-be").hex().upper().encode(), b"4E00")
            )

    pdf = changed(write_pdf(document, faces, {}, ARCHIVE), swap)
    assert told(pdf, document) == [("E520", STORY), ("E521", STORY)]


def give(pdf: bytes, mark: bytes) -> bytes:
    """Give the text after a mark as another one."""

    def change(file: pikepdf.Pdf) -> None:
        content = file.pages[0].Contents
        head, found, rest = content.read_bytes().partition(mark)
        assert found
        words = "新桥停工".encode("utf-16-be").hex().upper().encode()
        span = b"/Span<</ActualText<FEFF" + words + b">>>BDC "
        content.write(head + found + span + rest.replace(b"EMC\nET", b"EMC EMC\nET", 1))

    return changed(pdf, change)


def test_actual_text_is_what_is_read(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    # The folio is an artifact, whose text nobody reads.
    assert told(give(pdf, b"/Artifact <</Type /Pagination>> BDC\n"), document) == []
    changed_headline = give(pdf, b"/H1 <</MCID 0>> BDC\n")
    assert told(changed_headline, document) == [("E520", STORY), ("E521", STORY)]


def test_order_of_the_tree_matters(document: Document, faces: Faces) -> None:
    def turn(file: pikepdf.Pdf) -> None:
        story = file.Root.StructTreeRoot.K.K[0]
        story.K = pikepdf.Array(list(reversed(list(story.K))))

    pdf = changed(write_pdf(document, faces, {}, ARCHIVE), turn)
    assert told(pdf, document) == [("E521", STORY)]


def test_content_outside_the_tree_is_told(document: Document, faces: Faces) -> None:
    def drop(file: pikepdf.Pdf) -> None:
        story = file.Root.StructTreeRoot.K.K[0]
        del story.K[-1]

    pdf = changed(write_pdf(document, faces, {}, ARCHIVE), drop)
    assert {code for code, _ in told(pdf, document)} == {"E521"}


def test_copy_that_is_not_on_the_page_is_told_at_its_line(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    longer = issue_of("新桥 通车", "今天清晨通行。", "步行一刻钟。", "汽车也可以走。")
    assert told(pdf, document, longer) == [("E522", BODY)]
    other = issue_of("新桥停工", "今天清晨通行。", "步行一刻钟。")
    assert told(pdf, document, other) == [("E522", HEAD)]


def test_zero_width_spaces_are_white(document: Document, faces: Faces) -> None:
    """They are where a line may end, and stand on no page; nor does a paragraph of nothing else."""
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    (item,) = [item for _, item in ISSUE.pages[0].items]
    body = [block.phrase.text for block in item.body]
    spaced = ["\u200b".join(text) for text in body]
    headline = item.head.lines[0].text
    assert told(pdf, document, issue_of(headline, *spaced, "\u200b")) == []


def test_one_wording_of_a_headline_is_on_the_page(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    issue = issue_of("新桥今晨通车", "今天清晨通行。", "步行一刻钟。")
    page, *pages = issue.pages
    story = page.items[0][1]
    assert isinstance(story, Story)

    def worded(*others: str) -> Issue:
        head = replace(story.head, others=tuple((phrase(o, HEAD),) for o in others))
        items = (("A", replace(story, head=head)),)
        return replace(issue, pages=(replace(page, items=items), *pages))

    assert told(pdf, document, worded("新桥", "新桥 通车")) == []
    assert told(pdf, document, worded("桥今晨通车")) == [("E522", HEAD)]


def test_text_that_nobody_wrote_is_told(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    shorter = issue_of("新桥 通车", "今天清晨通行。")
    assert told(pdf, document, shorter) == [("E523", STORY)]


def test_paragraph_set_twice_is_told(document: Document, faces: Faces) -> None:
    pdf = write_pdf(document, faces, {}, ARCHIVE)
    twice = issue_of("新桥 通车", "今天清晨通行。", "步行一刻钟。", "步行一刻钟。")
    assert told(pdf, document, twice) == [("E522", BODY)]
