"""Drop caps: how large the first character is, what stands beside it, what has none."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.display import GlyphRun, Group, Role
from layout.display.dump import dump
from layout.model import DropCap, Paragraph, Phrase, Story
from layout.page.composer import Composer
from layout.page.copyfit import find_settings
from layout.page.grid import Area
from layout.page.story import compose_story
from layout.style import Style
from layout.units import PT
from tests.examples import share_of
from tests.page.conftest import COPY, groups, text_of, walk

EM = 9 * PT
HERE = Span("issue.yaml", 1, 1)
ASKED = Span("issue.yaml", 3, 5)
GOLDEN = Path(__file__).parent.parent / "golden" / "drop-cap.txt"


@pytest.fixture
def composer(square_faces) -> Composer:
    return Composer(Style(), square_faces, Report())


def make_story(*texts: str, lines: int = 2, **others) -> Story:
    body = tuple(Paragraph(Phrase(text, HERE)) for text in texts or (COPY * 2, COPY, COPY))
    others.setdefault("legs", 1)
    return Story(id="s", span=HERE, body=body, drop_cap=DropCap(lines, ASKED), **others)


def place(composer: Composer, story: Story, columns: int = 2) -> Group:
    grid = composer.grid
    module = compose_story(composer, story, grid.sheet.measure(columns), columns)
    return module.place(Area(grid.x(0), grid.sheet.measure(columns), 0, module.room().natural))


def initial_of(article: Group) -> Group:
    (found,) = [i for i in walk(article.items) if isinstance(i, Group) and i.role is Role.DROP_CAP]
    return found


def lines_of(article: Group) -> list[list[GlyphRun]]:
    """Return the runs of the first paragraph's lines."""
    paragraph = next(
        i for i in walk(article.items) if isinstance(i, Group) and i.role is Role.PARAGRAPH
    )
    lines = [i for i in paragraph.items if isinstance(i, Group) and i.role is Role.LINE]
    return [[run for run in walk(line.items) if isinstance(run, GlyphRun)] for line in lines]


def ink(run: GlyphRun) -> tuple[int, int]:
    """Return top and foot of the square font's ink: from 0.8 over the baseline to 0.1 below."""
    return run.origin.y - run.size * 8 // 10, run.origin.y + run.size // 10


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_its_ink_is_in_line_with_the_first_line_and_the_last_beside_it(composer, lines):
    article = place(composer, make_story(lines=lines))
    (run,) = [i for i in walk(initial_of(article).items) if isinstance(i, GlyphRun)]
    text = lines_of(article)
    top, foot = ink(run)
    assert top == pytest.approx(ink(text[0][0])[0], abs=PT // 100)
    assert foot == pytest.approx(ink(text[lines - 1][0])[1], abs=PT // 100)
    assert run.face == "song-700"
    assert not composer.report.diagnostics


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_lines_beside_it_lose_whole_characters_and_no_other_does(composer, lines):
    article = place(composer, make_story(lines=lines))
    (run,) = [i for i in walk(initial_of(article).items) if isinstance(i, GlyphRun)]
    text = lines_of(article)
    lefts = [line[0].origin.x - run.origin.x for line in text[: lines + 1]]
    assert lefts[0] % EM == 0
    assert lefts == [lefts[0]] * lines + [0]
    # White remains between its ink and the text, but not so much as a character.
    right = run.origin.x + run.xs[0] + run.size * 95 // 100
    assert EM // 4 <= text[0][0].origin.x - right < EM * 5 // 4
    for line in text[:-1]:
        measure = 23 * EM - (line[0].origin.x - run.origin.x)
        end = line[-1].origin.x + line[-1].width - line[0].origin.x
        # A mark at a line's end may stand with half of its white outside its ink.
        assert measure - EM // 2 <= end <= measure


def test_the_text_is_read_from_the_character_on(composer):
    article = place(composer, make_story())
    assert text_of(article.items) == COPY * 4
    assert text_of(initial_of(article).items) == COPY[0]


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("“今天清晨六时，桥开始通行”", "“今"),
        ("『《江》上的桥", "『《江》"),
        ("“好”，他说桥真的通了", "“好”"),
        ("2023年的桥", "2023"),
        ("3.5万人过桥", "3.5"),
        ("45%的人过桥", "45%"),
        ("A股上涨", "A"),
        ("GDP上涨", "G"),
        ("A 股上涨", "A"),
        ("好，他说桥通了", "好"),
    ],
)
def test_a_number_and_a_quoted_character_are_one(composer, text, initial):
    article = place(composer, make_story(text + COPY * 2, COPY))
    assert text_of(initial_of(article).items) == initial
    assert re.sub(r"\s", "", text_of(article.items)) == re.sub(r"\s", "", text + COPY * 3)


@pytest.mark.parametrize(
    ("story", "code"),
    [
        (make_story(byline=Phrase("本报讯（记者）", HERE)), "W360"),
        (make_story("今天通车。", lines=2), "W361"),
        (make_story("好", lines=2), "W361"),
        (make_story("——江上的桥" + COPY), "W363"),
        (make_story("1200000000" + COPY, lines=3), "W364"),
    ],
)
def test_what_has_no_drop_cap_is_told_and_set_without(composer, story, code):
    article = place(composer, story)
    (told,) = [d for d in composer.report.diagnostics if d.code[1:3] == "36"]
    assert (told.code, told.span) == (code, ASKED)
    assert not [i for i in walk(article.items) if getattr(i, "role", None) is Role.DROP_CAP]
    texts = [story.byline.text] if story.byline else []
    texts += [block.phrase.text for block in story.body]
    assert text_of(article.items) == "".join(texts)


def test_one_line_is_none(composer):
    article = place(composer, make_story(lines=1))
    assert not [i for i in walk(article.items) if getattr(i, "role", None) is Role.DROP_CAP]
    assert not composer.report.diagnostics


def test_lines_beside_it_stay_in_one_leg(composer):
    module = compose_story(composer, make_story(lines=4), 23 * EM, 2)
    assert module.strip.ties[:5] == (True, True, True, False, False)


def test_copyfit_sets_the_paragraph_again_beside_it(composer):
    module = compose_story(composer, make_story(COPY * 3, lines=3), 11 * EM, 1)
    (passage,) = module.passages
    found = [s.join() for s in find_settings(module.passages, (), 10_000, 1)]
    assert found
    for strip in found:
        lines = [slot.line for slot in strip.slots]
        assert len(lines) != len(passage.slots)
        assert "".join(line.text for line in lines) == (COPY * 3)[1:]
        assert [slot.shift for slot in strip.slots[:4]] == [passage.initial.taken] * 3 + [0]
        assert [line.measure for line in lines[:4]] == [11 * EM - passage.initial.taken] * 3 + [
            11 * EM
        ]


PAGE = """\
pages:
  - stories: {{}}
  - dummy: |
      AAABBB
    stories:
      A:
        首字下沉: 3
        rank: 4
        body: |
{copy}
      B:
        kind: commentary
        rank: 4
        body: |
{copy}
"""
PAPER = """\
name: 试报
styles:
  composition: {评论首字: 2}
  首字: {face: hei, color: [0, 100, 100, 0]}
"""


def test_a_page_with_drop_caps(make, check_golden):
    copy = "\n".join(f"          {text}" for text in (COPY * 2, COPY))
    made = make(PAGE.format(copy=copy), PAPER)
    assert made.codes == ["N301", "W301", "W301"]
    found = groups(made.page, "drop-cap")
    assert [text_of(g.items) for g in found] == [COPY[0], COPY[0]]
    text = dump(made.document)
    part = re.findall(r"^ +paragraph\b[^\n]*\n +drop-cap\n(?:^ {6,}.*\n)+", text, re.M)
    check_golden(GOLDEN, "".join(part))


def test_sizes_of_a_drop_cap_mean_nothing(make):
    made = make(
        PAGE.format(copy=f"          {COPY}"),
        PAPER.replace("face: hei", "size: 20pt, align: end, face: hei"),
    )
    assert made.codes.count("W362") == 2


@pytest.mark.parametrize("core", ["g", "Q", "j", "（g）", "“Q", "H", "国", "今", "Å", "φ", "3,5"])
@pytest.mark.parametrize("lines", [2, 4])
def test_no_ink_stands_on_the_line_above_or_below(faces, core, lines):
    composer = Composer(Style(), faces, Report())
    article = place(composer, make_story(core + COPY * 3, COPY, lines=lines))
    initial = initial_of(article)
    assert text_of(initial.items) == core
    top, foot = ink_of(faces, initial)
    text = lines_of(article)
    # As near as optical overshoot, a twentieth of its size, to the Han beside it.
    size = next(run.size for run in walk(initial.items) if isinstance(run, GlyphRun))
    above, below = text[0][0].origin.y, text[lines - 1][0].origin.y
    assert top >= above - EM * 85 // 100 - size * 51 // 1000
    assert foot <= below + EM * 9 // 100 + size * 51 // 1000
    # And no less deep than the lines are: one end touches the line of theirs.
    assert foot >= below - EM // 10


def ink_of(faces, group: Group) -> tuple[int, int]:
    """Return how far up and down the ink of a group's glyphs goes."""
    tops, feet = [], []
    for run in (i for i in walk(group.items) if isinstance(i, GlyphRun)):
        face = faces.named(run.face)
        for gid in run.glyphs:
            _, low, _, high = face.ink(gid)
            tops.append(run.origin.y - high * run.size // face.upem)
            feet.append(run.origin.y - low * run.size // face.upem)
    return min(tops), max(feet)


@settings(max_examples=share_of(60))
@given(st.text(min_size=1, max_size=60), st.integers(2, 4), st.integers(1, 4))
def test_no_text_is_lost_whatever_it_begins_with(square_faces, text, lines, columns):
    composer = Composer(Style(), square_faces, Report())
    story = make_story(text.strip() + COPY, COPY, lines=lines)
    article = place(composer, story, columns)
    if composer.report.has_errors:
        return
    wanted = "".join(block.phrase.text for block in story.body)
    assert re.sub(r"\s", "", text_of(article.items)) == re.sub(r"\s", "", wanted)
