"""The rest of a paragraph: the same characters at the same distances, in another measure."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.diagnostics import Report, Span
from layout.model.phrase import Mark, MarkKind, Phrase
from layout.style import Cells, Composition
from layout.text import Paragraph, Run, prepare, set_lines
from layout.text.rest import cut_prepared
from layout.units import PT

SIZE = 9 * PT
MARKS = "，。、；：？！“”‘’（）《》—…·"
copy = st.text(
    st.sampled_from("天地玄黄宇宙洪荒日月盈昃" * 2 + MARKS + "aB2 .%"), min_size=2, max_size=80
)
measures = st.integers(6, 14)


def cut_somewhere(prepared, measure, share):
    """Return the end of one of the lines but the last, by its share of them; None without one."""
    ends = [line.end for line in set_lines(prepared, measure)][:-1]
    return ends[share * len(ends) // 100] if ends else None


@given(copy, measures, measures, st.integers(0, 99))
def test_every_stretch_is_as_wide_as_in_the_whole(ready, text, first, second, share) -> None:
    prepared = ready(text, indent=2)
    at = cut_somewhere(prepared, first * SIZE, share)
    if at is None:
        return
    rest = cut_prepared(prepared, at)
    assert rest.text == text[at:]
    for start in range(len(rest.text)):
        whole = prepared.natural_width(at + start, len(text))
        assert rest.natural_width(start, len(rest.text)) == whole
        assert rest.natural_width(0, start + 1) == prepared.natural_width(at, at + start + 1)
    places = {place - at: cost for place, cost in prepared.breaks() if place > at}
    assert dict(rest.breaks()) == places
    lines = set_lines(rest, second * SIZE)
    assert "".join(line.text for line in lines) == rest.text
    assert [glyph for line in lines for run in line.runs for glyph in run.glyphs] == [
        glyph
        for line in set_lines(prepared, second * SIZE, [at, *(at + x.end for x in lines)])[1:]
        for run in line.runs
        for glyph in run.glyphs
    ]


@given(copy, measures, st.integers(0, 99))
def test_lines_are_drawn_as_the_paragraphs_own(ready, text, measure, share) -> None:
    prepared = ready(text, "五六七", text, indent=2, cells=Cells.GRID)
    at = cut_somewhere(prepared, measure * SIZE, share)
    if at is None:
        return
    further = set_lines(prepared, measure * SIZE, [at, len(prepared.text)])[1]
    rest = cut_prepared(prepared, at)
    own = set_lines(rest, measure * SIZE, [len(rest.text)])[0]
    assert own.runs == further.runs
    assert [(a.rule, a.at + at, a.amount) for a in own.adjustments] == [
        (a.rule, a.at, a.amount) for a in further.adjustments
    ]


NEWS = (
    "今天清晨六时，江上的第四座桥开始通行。桥长一千二百米，双向六车道，用钢2.6万吨；“修桥的时候，"
    "我们天天来看。”一位老人说。据介绍，两岸还将修建3处停车场，并开通4条公交线路——下月就能乘坐。"
)


def test_in_the_same_measure_the_rest_has_the_paragraphs_own_lines(ready) -> None:
    prepared = ready(NEWS * 2, indent=2)
    lines = set_lines(prepared, 11 * SIZE)
    assert len(lines) > 15
    for number, line in enumerate(lines[:-1], 1):
        rest = set_lines(cut_prepared(prepared, line.end), 11 * SIZE)
        assert [x.text for x in rest] == [x.text for x in lines[number:]]
        assert [x.runs for x in rest] == [x.runs for x in lines[number:]]


def test_marks_and_links_go_along(faces) -> None:
    marks = (
        Mark(MarkKind.NAME, 6, 9),
        Mark(MarkKind.LINK, 10, 14, "https://www.example.com/"),
        Mark(MarkKind.DOTS, 0, 2),
        Mark(MarkKind.NOTE, 14, 15),
    )
    phrase = Phrase(
        "天地玄黄宇宙洪荒日月盈昃辰宿1列张寒来暑往秋收冬藏", Span("copy", 1, 1), marks=marks
    )
    run = Run(phrase, "song", 400)
    paragraph = Paragraph(runs=(run,), size=SIZE, composition=Composition())
    prepared = prepare(paragraph, faces, Report())
    further = set_lines(prepared, 12 * SIZE, [7, 19, len(phrase.text)])
    rest = set_lines(cut_prepared(prepared, 7), 12 * SIZE, [12, len(phrase.text) - 7])
    for own, line in zip(rest, further[1:], strict=True):
        assert own.runs == line.runs
        assert own.marks == line.marks
    assert any(run.link for run in rest[0].runs)
    assert rest[0].marks
    assert not cut_prepared(prepared, 19).has_links


def test_what_has_one_entry_a_character_keeps_one(ready) -> None:
    prepared = ready(NEWS)
    rest = cut_prepared(prepared, 20)
    for name in structs.asdict(prepared):
        whole, part = getattr(prepared, name), getattr(rest, name)
        if isinstance(whole, str | bytes | list) and len(whole) == len(NEWS):
            assert len(part) == len(NEWS) - 20, name


def test_the_rest_ends_with_no_lone_character(ready) -> None:
    text = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
    prepared = ready(text, indent=2)
    (at, *_) = (line.end for line in set_lines(prepared, 9 * SIZE))
    rest = set_lines(cut_prepared(prepared, at), 8 * SIZE)
    assert (len(text) - at) % 8 == 1
    assert len(rest[-1].text) == 2
