"""PDF/UA-1: a good file passes; one thing spoilt, and exactly its check fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, String

from layout.preflight.checks.accessible import TABLE
from tests.preflight.conftest import failed
from tests.preflight.maker import Maker

Spoil = Callable[[Maker], None]
CASES: list[tuple[str, Spoil]] = []


def breaks(check: str) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        CASES.append((check, spoil))
        return spoil

    return register


def add_table(m: Maker) -> list[list[Dictionary]]:
    """Add a table of two rows and two columns; return its cells."""
    table = m.element("Table", m.document)
    rows = []
    for kind in ("TH", "TD"):
        row = m.element("TR", table)
        rows.append([m.element(kind, row) for _ in range(2)])
    for cell in rows[0]:
        cell.A = Dictionary(O=Name.Table, Scope=Name.Column)
    return rows


@breaks("UA1-001")
def other_part(m: Maker) -> None:
    m.xmp["pdfuaid:part"] = "7"


@breaks("UA1-002")
def not_marked(m: Maker) -> None:
    m.root.MarkInfo = Dictionary(Marked=False)


@breaks("UA1-003")
def artifact_inside_content(m: Maker) -> None:
    m.content = m.content.replace("[<0001>", "/Artifact BMC EMC [<0001>")


@breaks("UA1-003")
def content_inside_an_artifact(m: Maker) -> None:
    m.content += "/Artifact BMC /P <</MCID 3>> BDC EMC EMC\n"
    m.paragraph.K.append(3)
    m.parents.append(m.paragraph)


@breaks("UA1-004")
def untagged_line(m: Maker) -> None:
    m.content += "0 0 0 1 K 60 60 m 90 60 l S\n"


@breaks("UA1-005")
def suspect(m: Maker) -> None:
    m.root.MarkInfo.Suspects = True


@breaks("UA1-006")
def standard_type_remapped(m: Maker) -> None:
    m.tree.RoleMap = Dictionary(P=Name.Div)


@breaks("UA1-007")
def no_title(m: Maker) -> None:
    del m.xmp["dc:title"]


@breaks("UA1-008")
def title_not_shown(m: Maker) -> None:
    del m.root.ViewerPreferences


@breaks("UA1-009")
def element_without_parent(m: Maker) -> None:
    del m.paragraph.P


@breaks("UA1-010")
def text_without_language(m: Maker) -> None:
    del m.root.Lang
    for element in (m.heading, m.figure):
        element.Lang = String("zh-CN")


@breaks("UA1-011")
def alternative_without_language(m: Maker) -> None:
    del m.root.Lang
    for element in (m.heading, m.paragraph):
        element.Lang = String("zh-CN")


@breaks("UA1-012")
def cell_outside_a_row(m: Maker) -> None:
    m.element("TD", m.document)


@breaks("UA1-012")
def ragged_table(m: Maker) -> None:
    m.element("TD", add_table(m)[1][0].P)


@breaks("UA1-012")
def list_of_paragraphs(m: Maker) -> None:
    m.element("P", m.element("L", m.document))


@breaks("UA1-013")
def figure_without_alternative(m: Maker) -> None:
    del m.figure.Alt


@breaks("UA1-014")
def heading_level_skipped(m: Maker) -> None:
    m.element("H3", m.document)


@breaks("UA1-014")
def first_heading_is_second(m: Maker) -> None:
    m.heading.S = Name.H2


@breaks("UA1-015")
def headings_mixed(m: Maker) -> None:
    m.element("H", m.document)


@breaks("UA1-016")
def header_without_scope(m: Maker) -> None:
    del add_table(m)[0][0].A


@breaks("UA1-017")
def note_without_name(m: Maker) -> None:
    m.element("Note", m.document)


@breaks("UA1-017")
def notes_of_one_name(m: Maker) -> None:
    for _ in range(2):
        m.element("Note", m.document, ID=String("n1"))


@breaks("UA1-018")
def link_without_text(m: Maker) -> None:
    del m.link.Contents


@breaks("UA1-018")
def link_outside_the_tree(m: Maker) -> None:
    del m.link.StructParent


@breaks("UA1-018")
def tabs_by_row(m: Maker) -> None:
    m.page.Tabs = Name.R


@breaks("UA1-019")
def trap_net(m: Maker) -> None:
    made = m.annotation("TrapNet", F=4, Contents=String("x"), StructParent=2)
    element = m.element("Annot", m.document)
    m.tree.ParentTree.Nums.extend([2, element])
    assert made is not None


@breaks("UA1-020")
def tagged_form_twice(m: Maker) -> None:
    element = m.element("P", m.document, Pg=m.page)
    form = m.stream(
        b"/P <</MCID 0>> BDC 0 0 0 1 k 1 1 5 5 re f EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Resources=Dictionary(),
        StructParents=3,
    )
    m.resources.XObject.Fm1 = form
    element.K.append(Dictionary(Type=Name.MCR, Stm=form, Pg=m.page, MCID=0))
    m.tree.ParentTree.Nums.extend([3, Array([element])])
    m.content += "q 1 0 0 1 70 70 cm /Fm1 Do 1 0 0 1 20 0 cm /Fm1 Do Q\n"


@breaks("UA1-021")
def no_unicode(m: Maker) -> None:
    del m.font.ToUnicode


@breaks("UA1-021")
def program_left_out(m: Maker) -> None:
    del m.font.DescendantFonts[0].FontDescriptor.FontFile2


@breaks("UA1-023")
def content_of_nobody(m: Maker) -> None:
    m.content = m.content.replace("/MCID 1", "/MCID 9")


@breaks("UA1-023")
def one_number_twice(m: Maker) -> None:
    m.content = m.content.replace("/MCID 1", "/MCID 0")


@breaks("UA1-023")
def parent_tree_of_another(m: Maker) -> None:
    m.parents[1] = m.heading


def as_part_2(m: Maker) -> None:
    m.version = "2.0"
    m.xmp["pdfuaid:part"] = "2"
    m.xmp["pdfuaid:rev"] = "2024"


@breaks("UA2-001")
def part_2_in_pdf_1(m: Maker) -> None:
    as_part_2(m)
    m.version = "1.7"


@breaks("UA2-002")
def part_2_plain_destination(m: Maker) -> None:
    as_part_2(m)
    item = m.pdf.make_indirect(Dictionary(Title=String("一"), Dest=Array([m.page, Name.Fit])))
    m.root.Outlines = Dictionary(First=item, Last=item, Count=1)


@breaks("UA2-003")
def part_2_odd_ruby(m: Maker) -> None:
    as_part_2(m)
    m.element("RB", m.element("Ruby", m.paragraph))


@breaks("UA2-004")
def part_2_without_language(m: Maker) -> None:
    as_part_2(m)
    del m.root.Lang


@breaks("UA2-005")
def part_2_file_without_description(m: Maker) -> None:
    as_part_2(m)
    del m.spec.Desc


@breaks("UA2-006")
def part_2_private_use(m: Maker) -> None:
    as_part_2(m)
    m.figure.Alt = String("\ue001")


def test_a_good_file_passes(judge) -> None:
    verdict = judge("accessible")
    assert verdict.standards == ("PDF/UA-1",)
    assert verdict.findings == ()
    assert "UA1-022" in verdict.not_judged


def test_a_good_part_2_passes(judge) -> None:
    assert judge("accessible", as_part_2).findings == ()


@pytest.mark.parametrize(("check", "spoil"), CASES, ids=lambda v: getattr(v, "__name__", v))
def test_one_thing_spoilt_fails_exactly_its_check(judge, check: str, spoil: Spoil) -> None:
    verdict = judge("accessible", spoil)
    assert failed(verdict) == {check}
    assert not verdict.is_good


def test_every_check_has_a_file_that_fails_it() -> None:
    assert {check for check, _ in CASES} == set(TABLE)


def test_a_table_with_spans_is_regular(judge) -> None:
    def spoil(m: Maker) -> None:
        rows = add_table(m)
        rows[1][0].A = Dictionary(O=Name.Table, ColSpan=2)
        rows[1][0].P.K = Array([rows[1][0]])

    assert failed(judge("accessible", spoil)) == set()


def test_an_own_type_may_be_mapped(judge) -> None:
    def spoil(m: Maker) -> None:
        m.paragraph.S = Name.Absatz
        m.tree.RoleMap = Dictionary(Absatz=Name.Zeile, Zeile=Name.P)

    assert failed(judge("accessible", spoil)) == set()


def test_what_a_figure_lacks_is_told_with_its_page(judge) -> None:
    (finding,) = judge("accessible", figure_without_alternative).findings
    assert finding.page == 1
