"""The widths that stories are offered: what an editor would not look at is not tried."""

import pytest
from msgspec.structs import replace
from PIL import Image as Picture

from layout.diagnostics import Report
from layout.model import Place
from layout.page import make_up
from layout.proposal.problem import LOOSE_MOST, NO_SLACK, WIDER, Slack, make_pieces
from layout.rules.profile import MODULAR
from layout.rules.shape import RIBBON_MOST, is_narrow
from tests.proposal.conftest import photo, story

SHEETS = {"tabloid": "sikai-6x11", "broadsheet": "duikai-8x13"}
LEAD = story("A", 14, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
LONG = story("B", 24, "图书馆延长开放", "        rank: 2\n")
SHORT = story("C", 4, "夜市摊位有了二维码") + story("D", 4, "供热管网检修提前完成", photo())
ESSAY = """\
      E:
        kind: essay
        headline: 江城秋色
        photos:
          - {file: wide.jpg, caption: 江上}
          - {file: wide.jpg, caption: 岸边}
        credit: （某某　摄）
"""


@pytest.fixture(params=SHEETS)
def desk(open_desk, request):
    paper = f"name: 试报\nsheet: {SHEETS[request.param]}\n"
    return open_desk(LEAD + LONG + SHORT + ESSAY, paper)


@pytest.mark.parametrize(
    "slack", [NO_SLACK, Slack(is_dear=True), Slack(WIDER, is_dear=True), Slack(0, LOOSE_MOST)]
)
def test_no_story_is_a_ribbon_and_the_lead_takes_half_of_the_page(desk, slack):
    problem = desk.pose()
    pieces = dict(zip("ABCDE", make_pieces(problem, slack), strict=True))
    assert min(option.columns for option in pieces["A"].options) * 2 >= problem.columns
    for letter, piece in pieces.items():
        narrow = [size for size in problem.sizes[letter] if is_narrow(size.facts)]
        deep = {size.columns for size in narrow if size.facts.leg_lines > RIBBON_MOST}
        assert not deep & {option.columns for option in piece.options}
    # The test has a story that would be one.
    assert any(size.facts.leg_lines > RIBBON_MOST for size in problem.sizes["B"][:1])


def test_a_story_alone_may_have_any_width(open_desk):
    desk = open_desk(LONG)
    problem = desk.pose()
    (piece,) = make_pieces(problem, Slack(problem.columns, problem.lines, is_dear=True))
    assert {option.columns for option in piece.options} == {1, 2, 3, 4, 5, 6}


def test_a_picture_in_one_narrow_leg_is_dear(desk):
    problem = desk.pose()
    pieces = dict(zip("ABCDE", make_pieces(problem, Slack(is_dear=True)), strict=True))
    narrow, wide = (
        min(min(o.costs) for o in pieces["D"].options if (o.columns == 1) is is_one)
        for is_one in (True, False)
    )
    assert narrow >= wide + MODULAR.tiny


def test_an_essay_leaves_no_single_column_beside_it_unless_it_is_paid_for(desk):
    problem = desk.pose()
    pieces = dict(zip("ABCDE", make_pieces(problem, Slack(is_dear=True)), strict=True))
    costs = {option.columns: min(option.costs) for option in pieces["E"].options}
    assert costs[problem.columns - 1] >= costs[problem.columns // 2] + MODULAR.strait


def test_an_essay_of_wide_and_high_pictures_is_not_cropped_hard(open_desk, tmp_path):
    folder = tmp_path / "试报" / "2026-11-23"
    folder.mkdir(parents=True)
    Picture.new("L", (1500, 1800), 128).save(folder / "high.jpg")
    mixed = ESSAY.replace("wide.jpg, caption: 岸边", "high.jpg, caption: 岸边")
    desk = open_desk(LEAD + SHORT + mixed)
    problem = desk.pose()
    columns, room = next((s.columns, s.facts.room) for s in problem.sizes["E"] if s.columns == 4)
    # At no depth that it is offered a picture loses two fifths of its width.
    for lines in range(room.least, room.most + 1):
        page = replace(
            desk.page,
            items=tuple(item for item in desk.page.items if item[0] == "E"),
            places=(("E", Place(1, 1, columns, lines, desk.page.span)),),
        )
        report = Report()
        make_up(desk.issue, [page], desk.style, desk.faces, report)
        assert "W302" not in [d.code for d in report.diagnostics]
