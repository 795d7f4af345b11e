"""What a proof draws over the pages."""

from layout.color import BLACK
from layout.diagnostics import Report
from layout.display import Document, GlyphRun, Group, Metadata, Page, Role, Shape
from layout.geometry import Point
from layout.page.composer import Composer
from layout.page.proof import mark_faults
from layout.style import Style
from layout.units import PT


def page_of(style: Style, *stories: str) -> Page:
    sheet = style.sheet
    run = GlyphRun("song-400", 9 * PT, BLACK, Point(100 * PT, 200 * PT), (1,), (0,), 9 * PT, "字")
    items = tuple(Group(Role.ARTICLE, (run,), story=story) for story in stories)
    return Page(1, "1", "", sheet.width, sheet.height, 0, items)


def faults_of(*stories: str) -> Report:
    report = Report()
    for story in stories:
        report.error("E301", None, story=story, lines=3, depth=1, characters=33)
    report.warning("W301", None, story="a", depth=1, characters=9)
    return report


def marked(square_faces, on_page, wrong) -> list[Group]:
    style = Style()
    composer = Composer(style, square_faces, Report())
    document = Document(Metadata("", "", "", "zh-CN"), (page_of(style, *on_page),))
    made = mark_faults(composer, document, faults_of(*wrong).diagnostics)
    return list(made.pages[0].items[len(on_page) :])


def text_of(group: Group) -> list[str]:
    lines = (item for item in group.items if isinstance(item, Group))
    return ["".join(run.text for run in line.items) for line in lines]


def test_a_page_without_faults_stays_as_it_is(square_faces):
    assert marked(square_faces, ["a"], []) == []
    assert marked(square_faces, ["a"], ["b"]) == []


def test_every_fault_has_a_frame_a_number_and_its_line_at_the_foot(square_faces):
    (marks,) = marked(square_faces, ["a", "b"], ["a", "b"])
    shapes = [item for item in marks.items if isinstance(item, Shape)]
    frames = [shape for shape in shapes if shape.stroke]
    assert [(frame.rect.x, frame.rect.right) for frame in frames] == [(99 * PT, 110 * PT)] * 2
    one, two, *said = text_of(marks)
    assert (one, two) == ("1", "2")
    assert len(said) == 2
    assert "33" in said[0]


def test_more_faults_than_the_foot_holds_are_counted(square_faces):
    names = list("abcdef")
    (marks,) = marked(square_faces, names, names)
    said = text_of(marks)[len(names) :]
    assert len(said) == 4
    assert "3" in said[-1]
