"""Stories that jump from and to pages without a dummy: cut once, nothing lost, the same however."""

from contextlib import suppress

import pytest

from layout.build import check_issue, make_pages, propose_pages, write_dummies
from layout.diagnostics import LayoutError, Report
from tests.page.conftest import groups, text_of
from tests.pictures import write_pictures
from tests.proposal.conftest import COPY

DUMMIES = {
    1: "    dummy: |\n      QQQBBB 39\n      QQQCCC 35\n",
    3: "    dummy: |\n      DDDDFF 50\n      DDDDQQ 2\n      EEEEQQ 34\n",
}


def news(name, count, more=""):
    body = "".join(f"      {COPY}{i}。\n" for i in range(count))
    return f"  {name}:\n    headline: {name}今天有了新的消息\n{more}    body: |\n{body}"


PHOTO = "    photos: [{file: wide.jpg, caption: 桥上。, credit: （某某　摄）, alt: 桥}]\n"
STORIES = (
    news("甲乙", 44, "    rank: 1\n    jump: 3\n" + PHOTO)
    + news("丙丁", 16, "    rank: 2\n" + PHOTO)
    + news("戊己", 14, PHOTO)
    + news("庚辛", 28, "    rank: 1\n" + PHOTO)
    + news("壬癸", 15, "    rank: 2\n" + PHOTO)
    + news("子丑", 12, PHOTO)
)


@pytest.fixture
def write(tmp_path):
    """Return a function that writes an issue, some of whose pages have a dummy."""

    def run(drawn=(), stories=STORIES):
        folder = tmp_path / "试报" / "2026-11-23"
        folder.mkdir(parents=True)
        paper = (
            "name: 试报\ncn: CN 42-0999\nsupervisor: 某\nsponsor: 某\npublisher: 某\naddress: 某\n"
            "contact: 某\nprinter: 某\ndistribution: 某\nprice: 某\n"
        )
        (folder.parent / "paper.yaml").write_text(paper, encoding="utf-8")
        write_pictures(folder)
        one, three = (DUMMIES[n] if n in drawn else "" for n in (1, 3))
        text = (
            f"date: 2026-11-23\nnumber: 7\nstories:\n{stories}pages:\n"
            f"  - section: 要闻\n{one}    stories: {{Q: 甲乙, B: 丙丁, C: 戊己}}\n"
            "  - section: 空\n"
            f"  - section: 综合\n{three}"
            "    stories: {Q: {continues: 甲乙}, D: 庚辛, E: 壬癸, F: 子丑}\n"
        )
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
        return folder

    return run


def story_text(document):
    return "".join(
        text_of([group])
        for page in document.pages
        for group in groups(page, "paragraph")
        if group.story == "甲乙"
    )


def faults(folder):
    report = Report()
    with suppress(LayoutError):
        check_issue(folder, report)
    return [(d.code, dict(d.args)) for d in report.diagnostics if d.code[0] in "EWH"]


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [(), (1,), (3,)], ids=["neither", "first", "second"])
def test_a_jump_from_or_to_a_page_without_a_dummy_loses_nothing(write, drawn):
    folder = write(drawn)
    document = make_pages(folder, Report()).document
    copy = "".join(f"{COPY}{i}。" for i in range(44))
    assert story_text(document).replace("\u3000", "") == copy
    if not drawn:
        assert [code for code, _ in faults(folder) if code not in ("W115", "W301", "H2")] == []


def test_the_pages_are_full_and_the_story_jumps(write):
    draft = propose_pages(write(), Report())
    pages = {p.problem.page.number: p for p in draft.pages}
    assert not pages[1].slack.white
    assert not pages[3].slack.white
    assert {block.letter for block in pages[3].best[0].plan.blocks} == set("QDEF")


@pytest.mark.slow
def test_a_page_made_alone_is_the_page_of_the_whole_issue(write):
    folder = write()
    whole = make_pages(folder, Report()).document.pages[2]
    alone = make_pages(folder, Report(), 3).document.pages[0]
    assert whole == alone


@pytest.mark.slow
def test_what_is_written_is_set_as_it_was_proposed(write):
    folder = write()
    before = make_pages(folder, Report()).document.pages
    write_dummies(folder, propose_pages(folder, Report()), Report())
    after = make_pages(folder, Report()).document.pages
    moved = {page.number for page in before} - {1, 3}
    assert moved == {2}
    for one, other in zip(before, after, strict=True):
        if one.number in (1, 3):
            assert [text_of([g]) for g in groups(one, "line")] == [
                text_of([g]) for g in groups(other, "line")
            ]


def test_a_story_that_ends_on_its_page_leaves_nothing_to_go_on(write):
    stories = STORIES.replace("jump: 3", "jump: 3\n    legs: 3")
    short = news("甲乙", 1, "    rank: 1\n    jump: 3\n" + PHOTO)
    stories = short + stories[stories.index("  丙丁:") :]
    assert {"E394", "E371"} & {code for code, _ in faults(write((1,), stories))}


def test_a_first_part_that_cannot_be_made_up_is_told_once_with_its_page(write):
    stories = news("甲乙", 44, "    rank: 1\n    jump: 3\n") + STORIES[STORIES.index("  丙丁:") :]
    stories = stories.replace(news("戊己", 14, PHOTO), news("戊己", 90))
    codes = [code for code, _ in faults(write((), stories))]
    assert "E365" in codes
    assert codes.count("E322") <= 1
