"""Spreads without a dummy: one story over the fold, a page made up on either side."""

import contextlib
import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.build import check_issue, make_pages, propose_pages, write_dummies
from layout.diagnostics import LayoutError, Report
from layout.proposal.guillotine import Option, Piece, Sheet
from layout.proposal.halves import deal_pages
from layout.proposal.lanes import NEVER
from tests.examples import share_of
from tests.pictures import write_pictures
from tests.proposal.conftest import photo, story

ESSAY = """\
      E:
        kind: essay
        rank: 3
        headline: 江城秋色
        photos:
          - {file: wide.jpg, caption: 江上}
          - {file: wide.jpg, caption: 岸边}
          - {file: wide.jpg, caption: 桥头}
          - {file: wide.jpg, caption: 码头}
        credit: （某某　摄）
"""
LEAD = story("A", 22, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
SMALL = "".join(
    story(letter, count, head, extra)
    for letter, count, head, extra in (
        ("B", 18, "图书馆延长开放", "        rank: 2\n"),
        ("C", 15, "社区食堂开到家门口老人吃上热饭", "        rank: 2\n" + photo()),
        ("D", 10, "流动图书车开进村小", photo()),
        ("F", 9, "夜市摊位有了二维码", ""),
        ("G", 8, "供热管网检修提前完成", ""),
        ("H", 6, "义诊进了大山", ""),
        ("I", 5, "公交站牌会说话", ""),
    )
)


@pytest.fixture
def write_issue(tmp_path):
    """Return a function that writes an issue whose pages 2 and 3 are an undrawn spread."""

    def write(stories: str, extra: str = ""):
        folder = tmp_path / "试报" / "2026-11-23"
        folder.mkdir(parents=True)
        (folder.parent / "paper.yaml").write_text("name: 试报\n", encoding="utf-8")
        write_pictures(folder)
        single = "  - dummy: [AAAAAA]\n    stories: {A: {body: 完。}}\n"
        text = "date: 2026-11-23\npages:\n" + single
        text += f"  - spread: true  # 跨版\n{extra}    stories:\n" + stories + single
        path = folder / "issue.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_spread_is_proposed_about_a_story_over_its_fold_and_sets_without_a_word(write_issue):
    path = write_issue(LEAD + SMALL + ESSAY)
    report = Report()
    (proposals,) = propose_pages(path, report, 2).pages
    (best,) = proposals.best
    assert best.is_sound
    assert not best.has_open_rows or set(best.drawn.heights) == {None}
    blocks = {block.letter: block for block in best.plan.blocks}
    assert set(blocks) == set("ABCDEFGHI")
    crossing = {letter for letter, b in blocks.items() if b.slab.column < 6 < b.right}
    assert crossing in ({"E"}, {"A"})
    assert (blocks["A"].slab.column, blocks["A"].slab.line) == (0, 0)
    made = Report()
    make_pages(path, made, 2)
    assert {d.code for d in made.diagnostics} & {"E301", "E310", "W301", "W382", "W386"} == set()


def test_a_spread_is_written_into_its_page_and_stays(write_issue):
    path = write_issue(LEAD + SMALL + ESSAY)
    before = path.read_text(encoding="utf-8")
    draft = propose_pages(path, Report(), 2)
    write_dummies(path, draft, Report())
    after = path.read_text(encoding="utf-8")
    changed = [d for d in difflib.ndiff(before.splitlines(), after.splitlines()) if d[0] in "+-"]
    rows = draft.pages[0].best[0].drawn.rows
    assert [line[2:].split()[0] for line in changed] == ["dummy:", *rows]
    assert all(line[0] == "+" for line in changed)
    assert all(len(row) == 12 for row in rows)
    write_dummies(path, propose_pages(path, Report(), 2), Report())
    assert path.read_text(encoding="utf-8") == after
    check_issue(path, Report())


def test_a_sold_spread_of_advertisement_holds_the_foot(write_issue):
    sold = "      Z: {kind: advertisement, headline: 好房出售, columns: 12, lines: 14}\n"
    rest = SMALL[: SMALL.index("      I:")]
    path = write_issue(story("A", 8, "大桥通车", "        rank: 1\n") + rest + sold)
    (proposals,) = propose_pages(path, Report(), 2).pages
    assert proposals.best
    for best in proposals.best:
        slab = next(b.slab for b in best.plan.blocks if b.letter == "Z")
        assert (slab.column, slab.columns, slab.end) == (0, 12, proposals.problem.lines)


def test_pinned_stories_on_a_spread_are_refused(write_issue):
    path = write_issue(LEAD + SMALL + ESSAY, "    places: {A: [1, 1, 6, 40]}\n")
    with pytest.raises(LayoutError) as caught:
        make_pages(path, Report(), 2)
    assert [d.code for d in caught.value.diagnostics if d.code[0] == "E"] == ["E386"]


def set_spread(path) -> Report:
    """Return what is told of a spread that is made up and set."""
    report = Report()
    with contextlib.suppress(LayoutError):
        make_pages(path, report, 2)
    return report


@pytest.mark.slow
def test_what_mends_a_spread_is_told_and_does(write_issue):
    texts = [f"某地一条消息今天传来{letter}" for letter in "BCDFGH"]
    short = "".join(
        story(letter, 12 + n, head, "        rank: 2\n" if n < 2 else "")
        for n, (letter, head) in enumerate(zip("BCDFGH", texts, strict=True))
    )
    path = write_issue(LEAD + short)
    told = {d.code: dict(d.args) for d in set_spread(path).diagnostics}
    assert "E383" in told
    assert told["W373"]["story"] == "2H"
    text = path.read_text(encoding="utf-8")
    cut = int(str(told["W373"]["amount"]))
    at = text.index(texts[-1])
    end = text.index("\n", text.index("body", at))
    path.write_text(text[: end - cut] + text[end:], encoding="utf-8")
    assert not {"E383", "E301", "W301"} & {d.code for d in set_spread(path).diagnostics}


@pytest.mark.slow
def test_a_spread_that_nothing_mends_says_what_was_tried(write_issue):
    long = "".join(story(letter, 40, "某地一条消息今天传来", "") for letter in "BCDF")
    path = write_issue(LEAD + long)
    told = {d.code: dict(d.args) for d in set_spread(path).diagnostics}
    assert "E383" in told
    assert ("W397" in told) != bool({"W372", "W373", "W374"} & set(told))


PIECES = st.lists(
    st.builds(
        lambda width, least, costs, sideways: Piece(
            (Option(width, least, tuple(costs)),), sideways=sideways
        ),
        st.integers(1, 2),
        st.integers(2, 4),
        st.lists(st.integers(0, 9), min_size=1, max_size=4),
        st.integers(0, 3),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=share_of(100))
@given(PIECES)
def test_the_least_cost_of_two_pages_is_that_of_the_best_deal(pieces):
    sheet = Sheet(2, 10, 1)
    (pages,) = deal_pages(sheet, pieces, (0, 40))
    whole = (1 << len(pieces)) - 1
    for lines in range(1, 11):
        deals = [
            pages.cost(left, 2, lines)
            + pages.cost(whole ^ left, 2, lines)
            + 2 * sum(p.sideways for i, p in enumerate(pieces) if not left >> i & 1)
            for left in range(1, whole)
        ]
        assert min(NEVER, pages.least(whole, lines)) == min(NEVER, *deals)
        found = pages.deals(whole, lines)
        assert bool(found) == (min(deals) < NEVER)
        for _, left in found:
            drawn = [*pages.draw(left, 2, lines), *pages.draw(whole ^ left, 2, lines)]
            assert sorted(spot.piece for spot in drawn) == list(range(len(pieces)))
