"""Stories that go on on a later page: nothing lost, nothing twice, the same however made."""

import random
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from layout.build import check_issue
from layout.diagnostics import LayoutError, Report
from layout.display import GlyphRun, Group, Image
from layout.page.ledger import NO_JUMPS, open_ledger
from layout.read import read_issue
from layout.units import PT
from layout.write.pdf.outline import page_headlines
from tests.examples import share_of
from tests.page.conftest import COPY, groups, text_of, walk
from tests.page.test_anything import draw_map, write_story

SENTENCES = (
    "今天清晨六时，江上的第四座桥开始通行。",
    "桥长1200米，用钢2.6万吨；",
    "“修桥的时候，我们天天来看。”一位老人说",
    "据介绍，",
    "两岸还将修建3处停车场——下月开放！",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map("".join)
blocks = st.lists(
    st.one_of(paragraphs, paragraphs, st.just("## 桥上的灯")), min_size=3, max_size=14
)
slow = settings(
    max_examples=share_of(100),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

BYLINE = "本报讯（记者）"


def issue(body, depth, *, first="", second="", columns=(3, 3), rows=86, more=""):
    """Return pages 1 to 3: a story of some copy on page 2 that goes on on page 3."""
    copy = "".join(f"      {block}\n" for block in body)
    return (
        "stories:\n  qiao:\n    headline: 新桥今晨通车 两岸只要一刻钟\n    rank: 2\n"
        f"    byline: {BYLINE}\n    jump: 3\n{first}    body: |\n{copy}{more}"
        "pages:\n  - section: 要闻\n"
        f"  - section: 综合\n    places: {{A: [1, 1, {columns[0]}, {depth}]}}\n"
        "    stories: {A: qiao}\n"
        f"  - section: 新闻\n    places: {{F: [1, 1, {columns[1]}, {rows}]}}\n"
        f"    stories: {{F: {{continues: qiao{second}}}}}\n"
    )


def parts(made):
    """Return the groups of the story's copy on both pages, in order."""
    return [
        [g for g in groups(page_made, "paragraph", "crosshead")]
        for page_made in made.document.pages[1:]
    ]


def lines_of(group):
    return [line for line in group.items if isinstance(line, Group)]


def runs_of(items):
    return [item for item in walk(items) if isinstance(item, GlyphRun)]


def told(made, code):
    return [dict(d.args) for d in made.report.diagnostics if d.code == code]


@slow
@given(
    blocks, st.integers(6, 60), st.sampled_from([1, 2, 3, 5]), st.sampled_from(["", ", legs: 2"])
)
def test_both_parts_are_the_copy_and_no_line_stands_alone(make, body, depth, columns, second):
    assume(not body[-1].startswith("##"))
    second = second if columns == 3 else ""
    made = make(issue(body, depth, columns=(columns, 3), second=second), number=None)
    codes = {d.code for d in made.report.diagnostics}
    if "E320" in codes or "E303" in codes:
        return
    here, there = parts(made)
    # The byline runs in before the first paragraph, even below a crosshead.
    first = next(i for i, block in enumerate(body) if not block.startswith("##"))
    said = [BYLINE * (i == first) + x.removeprefix("## ") for i, x in enumerate(body)]
    assert text_of((*here, *there)) == "".join(said)
    lines = groups(made.document.pages[1], "jump"), groups(made.document.pages[2], "jump")
    if not there:
        assert codes & {"W320"}
        assert lines == ([], [])
        return
    assert [text_of(g[0].items) for g in lines] == ["（下转第3版）", "（上接第2版）"]
    assert here[-1].role.value == "paragraph"
    assert sum(len(lines_of(g)) for g in here if g.role.value == "paragraph") >= 4
    starts = list(accumulate(map(len, said)))
    is_inside = len(text_of(tuple(here))) not in starts
    if "W322" in codes:
        # Only where there are hardly more lines than must be.
        assert sum(len(lines_of(g)) for g in here if g.role.value == "paragraph") < 8
    elif is_inside:
        assert len(lines_of(there[0])) >= 2
        assert len(lines_of(here[-1])) >= 2


def test_the_story_has_one_id_on_both_pages(make):
    made = make(issue([COPY] * 12, 20), number=None)
    articles = [groups(page, "article")[0] for page in made.document.pages[1:]]
    assert [a.story for a in articles] == ["qiao", "qiao"]
    assert {g.story for a in articles for g in walk(a.items) if isinstance(g, Group)} <= {
        "qiao",
        "",
    }


@pytest.mark.parametrize("number", [2, 3])
def test_a_page_made_alone_is_the_page_of_the_whole_issue(make, number):
    source = issue([COPY, "## 桥上的灯", COPY * 3] * 5, 25)
    whole = make(source, number=None)
    alone = make(source, number=number)
    assert alone.document.pages == (whole.document.pages[number - 1],)


def test_the_first_part_does_not_depend_on_what_follows(make):
    """One pass is enough: whatever the later page looks like, the first part stays as it is."""
    body = [COPY * 2] * 9
    pages = [
        make(issue(body, 25, rows=rows, second=second), number=2).page
        for rows, second in ((86, ""), (40, ", headline: 续"), (86, ", box: none"))
    ]
    assert pages[0] == pages[1] == pages[2]


def test_a_page_may_take_copy_and_send_other_copy_on(make):
    copy = f"      {COPY}\n" * 12
    source = issue(
        [COPY] * 12, 20, more=f"  lu:\n    headline: 路\n    jump: 4\n    body: |\n{copy}"
    )
    source = source.replace("[1, 1, 3, 86]", "[1, 1, 3, 86], G: [4, 1, 3, 20]")
    source = source.replace("continues: qiao}", "continues: qiao}, G: lu")
    source += (
        "  - section: 副刊\n    places: {F: [1, 1, 3, 86]}\n    stories: {F: {continues: 3G}}\n"
    )
    whole = make(source, number=None)
    assert make(source, number=4).page == whole.document.pages[3]
    assert text_of(tuple(groups(whole.document.pages[3], "jump"))) == "（上接第3版）"


def test_jump_lines_stand_at_their_edges(make):
    made = make(issue([COPY] * 12, 20), number=None)
    sheet, em = made.style.sheet, made.style.sheet.size
    here, there = (runs_of(groups(page, "jump")[0].items) for page in made.document.pages[1:])
    assert here[-1].origin.x + here[-1].width == sheet.left + (3 * 12 - 1) * em
    assert there[0].origin.x == sheet.left
    assert {run.face for run in (*here, *there)} == {"kai-400"}


@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_jump_line_is_never_alone_in_a_leg(make, left):
    """A picture leaves one line, or a few, of the last leg."""
    photo = (
        "    photos: [{file: tall.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, at: bottom-right, "
        f"columns: 1, lines: {16 - left}}}]\n"
    )
    for depth in range(19, 26):
        made = make(issue([COPY] * 24, depth, first=photo), number=None)
        page = made.document.pages[1]
        jump, text = groups(page, "jump")[0], groups(page, "paragraph")[-1]
        last = runs_of(text.items)[-1].origin
        end = runs_of(jump.items)[-1].origin
        assert end.y - last.y == made.style.sheet.pitch


@pytest.mark.parametrize(("start", "depth"), [(2, 14), (10, 13), (20, 14), (21, 14)])
def test_a_number_keeps_its_unit_at_a_jump(make, start, depth):
    """Each of these would be cut between 18 and its metres, if the cut cost nothing there."""
    sentence = "据介绍，全桥用钢2.6万吨，桥面比堤顶高出18米。施工单位在汛期到来之前完成了工程。"
    here, there = parts(make(issue(["桥" * start + sentence * 6] * 4, depth), number=None))
    ends = text_of(tuple(here))[-1], text_of(tuple(there))[0]
    assert not (ends[0].isdigit() and ends[1] in "米万吨")


def test_a_paragraph_cut_in_two_goes_on_without_an_indent(make):
    found = set()
    for depth in range(9, 15):
        made = make(issue([COPY * 3] * 4, depth), number=None)
        here, there = parts(made)
        is_inside = len(text_of(tuple(here))) - len(BYLINE) not in range(0, 999, len(COPY) * 3)
        indent = runs_of(there[0].items)[0].origin.x - made.style.sheet.left
        assert indent == (0 if is_inside else 2 * made.style.sheet.size)
        found.add(is_inside)
    assert found == {True, False}


def test_a_rest_in_another_measure_is_composed_for_it(make):
    made = make(issue([COPY * 3] * 6, 21, second=", legs: 2"), number=None)
    here, there = parts(made)
    em = made.style.sheet.size
    full = [runs_of((line,)) for line in lines_of(there[0])[:-1]]
    assert {runs[-1].origin.x + runs[-1].width - runs[0].origin.x for runs in full} <= {17 * em}
    assert text_of((*here, *there)) == BYLINE + COPY * 18


def test_the_continuation_has_the_first_words_in_a_smaller_grade(make):
    made = make(issue([COPY] * 12, 20), number=None)
    heads = [groups(page, "headline")[0] for page in made.document.pages[1:]]
    assert [text_of(h.items) for h in heads] == ["新桥今晨通车 两岸只要一刻钟", "新桥今晨通车"]
    sizes = [runs_of(h.items)[0].size for h in heads]
    assert sizes[1] <= 16 * PT < sizes[0]
    assert [h.level for h in heads] == [1, 2]


def test_the_continuations_own_head_box_and_picture(make):
    second = (
        ", headline: 桥上的一天, rank: 2, box: frame, photos: [{file: wide.jpg, caption: 桥。, "
        "credit: （甲摄）, alt: 桥, lines: 12}]"
    )
    made = make(issue([COPY] * 16, 20, second=second), number=None)
    page = made.document.pages[2]
    assert text_of(groups(page, "headline")[0].items) == "桥上的一天"
    assert len([item for item in walk(page.items) if isinstance(item, Image)]) == 1
    here, there = parts(made)
    assert text_of((*here, *there)) == BYLINE + COPY * 16


def test_the_signature_comes_last(make):
    made = make(issue([COPY] * 12, 20, first="    signature: （作者甲）\n"), number=None)
    here, there = made.document.pages[1:]
    assert groups(here, "signature") == []
    assert text_of(groups(there, "signature")[0].items) == "（作者甲）"


def test_both_pages_have_a_bookmark(make):
    made = make(issue([COPY] * 12, 20), number=None)
    titles = [[entry.words for entry in page_headlines(page)] for page in made.document.pages[1:]]
    assert titles == [["新桥今晨通车 两岸只要一刻钟"], ["新桥今晨通车"]]


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))]
)
def test_stories_at_random_go_on(make, seed):
    rng = random.Random(seed)
    rows = draw_map(rng, rng.randint(1, 4), 6)
    letters = sorted(set("".join(rows)))
    page, said = "", {}
    for letter in letters:
        story, texts = write_story(rng, letter, rng.randint(200, 1500))
        can = ("kind: news" in story or "kind: commentary" in story) and "vertical" not in story
        if can and len(said) < 5:
            said[letter] = "".join(texts[1:])
            story += "\n        jump: 3"
        page += story + "\n"
    drawn = "".join(f"      {row}\n" for row in rows)
    source = (
        f"pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n{drawn}    stories:\n{page}"
    )
    rest = "".join(f"      {letter * 3}...\n" for letter in said) or "      ......\n"
    stories = ", ".join(f"{letter}: {{continues: 2{letter}}}" for letter in said)
    source += f"  - section: 新闻\n    dummy: |\n{rest}    stories: {{{stories}}}\n"
    made = make(source, number=None)
    codes = {d.code for d in made.report.diagnostics}
    assert "E309" not in codes, "a part of the page did not see that it has no room"
    whole = made.document.pages
    assert make(source, number=3).page == whole[2]
    for letter, text in said.items():
        found = [
            g
            for page in whole
            for g in groups(page, "paragraph", "signature")
            if g.story == f"2{letter}"
        ]
        faults = [args for code in ("E301", "E308", "E320") for args in told(made, code)]
        over = [args for args in faults if args["story"] == f"2{letter}"]
        if over:
            assert text.startswith(text_of(tuple(found))[:-3])
        else:
            assert text_of(tuple(found)) == text


def test_the_rules_look_at_both_parts(make, tmp_path):
    make(issue([COPY] * 12, 20), number=None)
    report = Report()
    check_issue(tmp_path / "试报" / "2026-11-23", report)
    found = {(d.code, dict(d.args).get("page")) for d in report.diagnostics}
    assert not {code for code, _ in found} & {"H4", "H5", "H9", "H10", "H11", "H12", "C5"}
    # What the continuation leaves white is seen, so it was not taken for empty or whole.
    assert ("H2", 3) in found


# -- what is told ----------------------------------------------------------------------------------


def test_too_little_before_the_jump(make):
    made = make(issue([COPY] * 12, 5), number=2)
    (args,) = told(made, "E320")
    assert args["lines"] < args["least"] == 4
    deeper = make(issue([COPY] * 12, 5 + args["depth"]), number=2)
    assert told(deeper, "E320") == []


def test_a_picture_deeper_than_the_first_part(make):
    photo = "{file: tall.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, columns: 1, lines: 30}"
    made = make(issue([COPY] * 24, 20, first=f"    photos: [{photo}]\n"), number=2)
    (args,) = told(made, "E308")
    assert args["lines"] > 0
    assert told(made, "E320") == []


def test_the_whole_story_has_room(make):
    made = make(issue([COPY] * 3, 30), number=None)
    (args,) = told(made, "W320")
    assert args["depth"] == 86
    assert args["page"] == 2
    assert [groups(page, "jump") for page in made.document.pages] == [[], [], []]
    assert groups(made.document.pages[2], "headline") == []


def test_a_jump_without_a_continuation_tells_what_is_over(make):
    source = issue([COPY] * 12, 20).replace("stories: {F: {continues: qiao}}", "stories: {F: b}")
    source = source.replace("pages:", "  b: {headline: 别的, body: 完。}\npages:")
    made = make(source, number=2)
    (args,) = told(made, "E321")
    here = text_of(tuple(groups(made.page, "paragraph")))
    assert args["characters"] == len(BYLINE + COPY * 12) - len(here)
    assert args["lines"] > 0
    assert args["page"] == 3
    with pytest.raises(LayoutError):
        made.report.check()


def test_a_jump_that_is_not_needed(make):
    source = issue([COPY] * 3, 30).replace("stories: {F: {continues: qiao}}", "stories: {F: b}")
    source = source.replace("pages:", "  b: {headline: 别的, body: 完。}\npages:")
    assert len(told(make(source, number=2), "W321")) == 1


def test_what_has_no_room_in_the_continuation_either(make):
    made = make(issue([COPY] * 20, 14, rows=12), number=None)
    (args,) = told(made, "E301")
    placed = text_of(tuple(g for part in parts(made) for g in part))
    assert args["characters"] == len(BYLINE + COPY * 20) - len(placed)
    assert args["lines"] > 0


def test_the_continuation_alone_of_a_story_that_cannot_be_made_up(make):
    source = issue([COPY] * 12, 5)
    assert [a["page"] for a in told(make(source, number=3), "E322")] == [2]
    assert told(make(source, number=None), "E322") == []


def test_faults_of_lines_are_told_where_the_lines_stand(make):
    """A long word breaks the measure of the first part, where it does not stand."""
    body = [COPY] * 12 + ["见 abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz 一页。"]
    narrow = make(issue(body, 20), number=None)
    wide = make(issue(body, 20, second=", legs: 1"), number=None)
    faults = ["W201", "W202", "W205"]
    assert [d.code for d in narrow.report.diagnostics if d.code in faults]
    assert [d.code for d in wide.report.diagnostics if d.code in faults] == []


def test_open_rows_give_the_neighbours_what_they_need(make):
    """A story that jumps takes what the others leave."""
    copy = "".join(f"      {COPY}\n" for _ in range(14))
    source = (
        f"stories:\n  qiao:\n    headline: 新桥\n    jump: 3\n    body: |\n{copy * 8}"
        f"  c:\n    headline: 机收过半\n    body: |\n{copy}"
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n      AAAAAA\n      CCCCCC\n"
        "    stories: {A: qiao, C: c}\n"
        "  - section: 新闻\n    dummy: FFFFFF\n    stories: {F: {continues: 2A}}\n"
    )
    made = make(source, number=2)
    assert [c for c in made.codes if c[0] in "EW"] == []


def test_an_issue_without_jumps_has_no_ledger(make, tmp_path):
    make("pages:\n  - section: 要闻\n", number=1)
    found = read_issue(tmp_path / "试报" / "2026-11-23", make("pages:\n  - {}\n", number=1).report)
    assert found is not None
    assert open_ledger(found[0]) is NO_JUMPS
