"""Markup in copy: what is printed, what is marked, where it stood, and what is wrong with it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.model.phrase import Mark, MarkKind, Phrase
from layout.model.story import Paragraph, Story
from layout.read import read_issue
from layout.read.address import find_address
from layout.read.language import CHOICES
from layout.read.markup import escape_markup, parse_markup

HEI, KAI, DOTS, NAME, TITLE, NOTE, LINK = MarkKind


@pytest.mark.parametrize(
    ("source", "text", "marks"),
    [
        ("他[说]{黑体}了", "他说了", [Mark(HEI, 1, 2)]),
        ("[a b]{kai}c", "a bc", [Mark(KAI, 0, 3)]),
        ("账[1]{注}。", "账1。", [Mark(NOTE, 1, 2)]),
        ("[鲁迅]{专名}[呐喊]{书名}", "鲁迅呐喊", [Mark(NAME, 0, 2), Mark(TITLE, 2, 4)]),
        ("[两样]{楷体、着重}", "两样", [Mark(KAI, 0, 2), Mark(DOTS, 0, 2)]),
        ("[外[内]{点}外]{楷}", "外内外", [Mark(KAI, 0, 3), Mark(DOTS, 1, 2)]),
        ("[[内]{楷}]{黑}", "内", [Mark(HEI, 0, 1), Mark(KAI, 0, 1)]),
        ("见[图[1]注]{着重}", "见图[1]注", [Mark(DOTS, 1, 6)]),
        ("[官网]{https://a.cn/x?y=1}", "官网", [Mark(LINK, 0, 2, "https://a.cn/x?y=1")]),
        ("[信]{mailto:a@b.cn}", "信", [Mark(LINK, 0, 1, "mailto:a@b.cn")]),
        (r"[照印]\{楷体}", "[照印]{楷体}", []),
        (r"[有\]的]{楷体}", "有]的", [Mark(KAI, 0, 3)]),
        (r"C:\x {y} \n", r"C:\x {y} \n", []),
    ],
)
def test_text_and_marks(source: str, text: str, marks: list[Mark]) -> None:
    parsed = parse_markup(source)
    assert parsed.faults == ()
    assert (parsed.text, list(parsed.marks)) == (text, marks)


@pytest.mark.parametrize(
    "text",
    [
        "增长**显著**，P*<0.05；见[1]、[2](3)。",
        "写信到a_b_c@example.com或看http://a.cn/~x_y。",
        "3~5年，~~约~~半数，`代码`，<b>，# 号。",
        r"反斜线 \[ \] \\ 不在有花括号的段落里不起作用",
        "［全角］（括号）【】｛｝",
    ],
)
def test_ordinary_copy_is_left_alone(text: str) -> None:
    parsed = parse_markup(text)
    assert parsed.text is text
    assert not (parsed.marks or parsed.skips or parsed.faults)


@pytest.mark.parametrize(
    ("source", "code", "marked"),
    [
        ("甲[乙]{楷体", "E107", "{"),
        ("甲]{楷体}", "E189", "{楷体}"),
        ("[甲] {楷体}", "E189", "{楷体}"),
        ("甲{https://a.cn}", "E189", "{https://a.cn}"),
        ("甲[]{楷体}", "E189", "{楷体}"),
        ("甲[ 　]{楷体}", "E189", "{楷体}"),
        ("甲[[]{注}]{楷体}", "E189", "{注}"),
        ("[甲]{}", "E197", "{}"),
        ("[甲]{楷体 粗}", "E197", "粗"),
        ("[甲[乙]{kai}]{楷}", "E198", "楷"),
        ("[甲]{楷 楷体}", "E198", "楷体"),
        ("[甲[乙]{专名}]{着重}", "E198", "着重"),
        ("[甲]{javascript:alert(1)}", "E199", "javascript:alert(1)"),
        ("[甲]{data:text/html,x}", "E199", "data:text/html,x"),
        ("[甲]{https://}", "E199", "https://"),
        ("[甲]{https://bank.cn@evil.cn/}", "E199", "https://bank.cn@evil.cn/"),
        ("[甲]{a@b.cn}", "E199", "a@b.cn"),
    ],
)
def test_faults_have_their_exact_place(source: str, code: str, marked: str) -> None:
    faults = parse_markup(source).faults
    assert faults[0].code == code
    offset, length = faults[0].offset, faults[0].length
    assert source[offset : offset + length] == marked


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("HTTPS://A.cn:8080/X", "https://a.cn:8080/X"),
        ("http://a.cn/路 ".strip(), "http://a.cn/%E8%B7%AF"),
        ("https://深圳.政务/?q=%20", "https://xn--fes124c.xn--zfr164b/?q=%20"),
        ("mailto:a.b@c.cn?subject=书", "mailto:a.b@c.cn?subject=%E4%B9%A6"),
        ("楷体", None),
        ("ftp://a.cn", ""),
        ("http:a.cn", ""),
        ("https://a b", ""),
        ("https://" + "a" * 3000, ""),
        ("https://" + "深" * 70 + ".cn", ""),
    ],
)
def test_addresses(word: str, address: str | None) -> None:
    assert find_address(word) == address


# -- properties ------------------------------------------------------------------------------------

WORDS = st.text("天地玄黄，。“”[]{}\\ab1 \u0301", max_size=6)
ANY = st.text(st.sampled_from("[]{}\\ 　楷体注黑kai、天a1:/@."), max_size=40)


@given(ANY)
@example("[" * 2000 + "]{楷体}" * 2000)
def test_anything_parses_and_keeps_its_places(source: str) -> None:
    parsed = parse_markup(source)
    phrase = Phrase(parsed.text, Span("x", 1, 1), marks=parsed.marks, skips=parsed.skips)
    for at in range(0, len(parsed.text), max(1, len(parsed.text) // 50)):
        assert source[phrase.place(at).column - 1] == parsed.text[at]
    for mark in parsed.marks:
        assert 0 <= mark.start < mark.end <= len(parsed.text)
    for fault in parsed.faults:
        assert 0 <= fault.offset < fault.offset + fault.length <= len(source)


@given(st.text())
def test_escaped_text_is_printed_as_it_stands(text: str) -> None:
    parsed = parse_markup(escape_markup(text))
    assert parsed.text == text
    assert not (parsed.marks or parsed.faults)


@st.composite
def spans(draw: st.DrawFn, kinds: tuple[MarkKind, ...] = tuple(MarkKind)) -> tuple[str, str, list]:
    """Draw marked text as source, as text, and its marks, the outer before the inner."""
    source, text, marks = "", "", []
    for _ in range(draw(st.integers(0, 3))):
        words = draw(WORDS)
        source += "".join("\\" + c if c in "[]{}\\" else c for c in words)
        text += words
        if not kinds or not draw(st.booleans()):
            continue
        kind = draw(st.sampled_from(kinds))
        below = (DOTS, NAME, TITLE)
        rest = tuple(k for k in kinds if k is not kind and not (k in below and kind in below))
        inner_source, inner_text, inner = draw(spans(rest))
        if not inner_text.strip():
            continue
        names = [w for word, more in CHOICES["mark"].words for w in (word, *more)
                 if word == kind.value] or ["https://a.cn/"]  # fmt: skip
        address = "https://a.cn/" if kind is LINK else ""
        marks.append(Mark(kind, len(text), len(text) + len(inner_text), address))
        marks += [replace(m, start=m.start + len(text), end=m.end + len(text)) for m in inner]
        source += f"[{inner_source}]{{{draw(st.sampled_from(names))}}}"
        text += inner_text
    return source, text, marks


@given(spans())
def test_round_trip(drawn: tuple[str, str, list]) -> None:
    source, text, marks = drawn
    # With a brace in front backslashes count, whether anything is marked or not.
    parsed = parse_markup("\\{" + source)
    assert parsed.faults == ()
    assert parsed.text == "{" + text
    assert list(parsed.marks) == [replace(m, start=m.start + 1, end=m.end + 1) for m in marks]


@given(spans(), st.integers(0, 8), st.integers(0, 8))
def test_a_cut_phrase_keeps_its_places_and_marks(
    drawn: tuple[str, str, list], start: int, length: int
) -> None:
    parsed = parse_markup(drawn[0])
    phrase = Phrase(parsed.text, Span("x", 1, 1), marks=parsed.marks, skips=parsed.skips)
    cut = phrase.cut(start, start + length)
    for at, char in enumerate(cut.text):
        assert cut.text[at] == phrase.text[start + at] == char
        assert cut.place(at) == phrase.place(start + at)

        def kinds(of: Phrase, place: int) -> list[MarkKind]:
            return [mark.kind for mark in of.marks if mark.start <= place < mark.end]

        assert kinds(cut, at) == kinds(phrase, start + at)


# -- through the reader ----------------------------------------------------------------------------


def read_body(write_issue, tmp_path, body: str, copy: bool = False) -> tuple[Story, Report]:
    text = f"body: |\n          {body}" if not copy else "copy: wen.txt"
    issue = f"date: 2026-11-23\npages:\n  - stories:\n      A:\n        {text}\n"
    day = write_issue(tmp_path, issue)
    (day / "wen.txt").write_text(f"　　{body}\n", encoding="utf-8")
    report = Report()
    found = read_issue(day, report)
    assert found is not None, report.diagnostics
    (_, story) = found[0].pages[0].items[0]
    return story, report


@pytest.mark.parametrize("copy", [False, True])
def test_body_and_copy_files_are_marked(write_issue, tmp_path, copy: bool) -> None:
    story, report = read_body(write_issue, tmp_path, "他[说]{黑体},好[1]{注}。[2]{注}", copy)
    (paragraph,) = story.body
    assert isinstance(paragraph, Paragraph)
    phrase = paragraph.phrase
    assert phrase.text == "他说,好1。2"
    assert [(m.kind, phrase.text[m.start : m.end]) for m in phrase.marks] == [
        (HEI, "说"), (NOTE, "1"), (NOTE, "2"),
    ]  # fmt: skip
    # The half-width comma behind the markup is warned of where it stands; a note mark behind the
    # last point leaves the sentence ended.
    (warning,) = [d for d in report.diagnostics if d.code.startswith("W1")]
    assert warning.code == "W102"
    source = report.sources[warning.span.file].split("\n")[warning.span.line - 1]
    assert source[warning.span.column - 1] == ","


def test_a_crosshead_may_be_marked(write_issue, tmp_path) -> None:
    story, _ = read_body(write_issue, tmp_path, "## 新[书]{楷体}店\n          完。")
    head = story.body[0].phrase
    assert (head.text, list(head.marks)) == ("新书店", [Mark(KAI, 1, 2)])
    assert head.place(1).column == head.span.column + 2


def test_marks_have_two_names_each() -> None:
    assert {kind.value for kind in MarkKind} - {"link"} == {
        word for word, _ in CHOICES["mark"].words
    }
