"""The archive of whole issues: valid by veraPDF, complete, able to make its press file again."""

import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from layout.build import Order, build
from layout.diagnostics import LayoutError, Report
from layout.display import Group, Item, Role
from layout.font import load_faces
from layout.identity import check_identity
from layout.identity.reading import read_text
from layout.page import make_up
from layout.read import read_issue
from layout.rebuild import rebuild
from tests import verapdf

ROOT = Path(__file__).parent.parent
SPECIMEN = ROOT / "issues" / "shashi" / "2023-10-24"
PICTURE = SPECIMEN / "pictures" / "alley.jpg"

PAPER = """\
name: 江边新报
cn: CN 42-0001
publisher: 江边新报社
press: {printer: newsprint, profile: CGATS21_CRPC1, intent: relative}
styles:
  rules: {accent: {spot: 专红, tint: 80, process: [0, 100, 90, 0]}}
"""
ISSUE = """\
date: 2026-11-23
number: 7
ear: {title: 今日导读, items: [新桥 1版, 天气 1版]}
pages:
  - section: 要闻
    dummy: |
      AAAABB
      AAAABB
      CCDDDD
    stories:
      A:
        rank: 1
        series: 江上
        kicker: 第四座桥
        headline: 新桥今晨 通车
        deck: 两岸步行一刻钟
        byline: 本报讯（记者）
        body: |
          今天清晨6时，江上的第四座桥开始通行。桥长1200米，双向6车道，“[新桥]{着重}”是当年的规矩[1]{注}。
          ## 步行过江
          北岸的菜农起得更早，天没亮就挑着担子上了桥，赶在早市开张之前把菜送到南岸。
          从前要等头班轮渡，遇上大雾，一等就是半天；如今桥上的灯一亮，担子便动起来。
          前后相接，像一条慢慢流动的河。桥头的茶馆也提早一个钟头开门，第一壶水烧开时天色才青。
          老人们说，这座桥等了三十年。年轻人不大记得轮渡的汽笛，只觉得从家到学校近了许多。
          养护队每晚巡查一遍，桥面的接缝、栏杆、路灯都记在册子上，第二天一早交给区里。
          两岸居民步行过江，只要一刻钟。详情见[区政府网站]{https://example.com/bridge}，也可到[图书馆]{楷体}询问……
        signature: （作者系农技员）
        photos: [{file: tu.jpg, caption: 雨夜小巷。, credit: 某某 摄, alt: 雨夜里的石板小巷}]
      B:
        kind: briefs
        title: 江边简讯
        items:
          - {headline: 图书馆延长开放, body: 市图书馆从下周起每晚开放到9点，周末不变。}
          - {headline: 银杏黄了, body: 人民公园的银杏黄了，本周末是最好看的时候。}
      C:
        kind: picture
        headline: 晨练
        photo: {file: tu.jpg, caption: 晨练的人们, alt: 几位老人在江边打太极拳}
      D: {kind: advertisement, headline: 新米上市, body: 电话一二三}
"""


def made(issue: Path, *targets: str, page: int | None = None) -> dict[str, bytes]:
    order = Order(source=issue, targets=targets, page=page, dpi=0)
    return dict(build(order, Report())[1])


def write_small(folder: Path) -> Path:
    """Write an issue of one page with an element of every kind."""
    day = folder / "jiangbian" / "2026-11-23"
    day.mkdir(parents=True)
    (day.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (day / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    shutil.copy(PICTURE, day / "tu.jpg")
    return day


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    (data,) = made(write_small(tmp_path_factory.mktemp("small")), "archive").values()
    return data


@pytest.fixture(scope="module")
def press_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The press files of the same issue."""
    return made(write_small(tmp_path_factory.mktemp("small")), "press")


@pytest.fixture(scope="module")
def archive_with_insets(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    (data,) = made(write_insets(tmp_path_factory.mktemp("insets")), "archive").values()
    return data


# -- what stands in it -----------------------------------------------------------------------------


def kinds(element: pikepdf.Object) -> list:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [kinds(kid) for kid in kids if not isinstance(kid, int) and "/S" in kid]
    name = str(element.S)[1:]
    return [name, *below] if below else [name]


def test_tree_is_the_page_in_reading_order(archive: bytes) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        top = kinds(file.Root.StructTreeRoot.K)
        assert top[0] == "Document"
        arts = [kid for kid in top[1:] if kid[0] in ("Art", "Sect")]
        assert [art[0] for art in arts] == ["Art", "Sect", "Art", "Sect"]
        flat = json.dumps(arts[0])
        assert flat.index("H1") < flat.index("H2") < flat.index("Figure")
        assert '["P", ["Link"]' in flat
        assert '["Figure", ["Caption"]' in flat


def test_marks_of_the_text_stand_beside_each_other(archive: bytes) -> None:
    """Poppler loses the rest of an element's text after a mark inside its mark."""
    depths: dict[str, set[int]] = {}
    with pikepdf.open(BytesIO(archive)) as file:
        depth = 0
        for instruction in pikepdf.parse_content_stream(file.pages[0]):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                depth += 1
                depths.setdefault(str(instruction.operands[0]), set()).add(depth)
            elif operator == "EMC":
                depth -= 1
            elif operator in ("TJ", "Do", "S", "f"):
                assert depth >= 1, "all content is marked"
        assert depth == 0
    del depths["/Artifact"]
    assert {"/P", "/H1", "/H2", "/Figure", "/Caption", "/Link"} <= depths.keys()
    assert all(found == {1} for name, found in depths.items() if name != "/Span")
    assert 1 in depths["/Span"]


def test_press_file_has_no_annotations(press_files: dict[str, bytes]) -> None:
    (data,) = press_files.values()
    with pikepdf.open(BytesIO(data)) as file:
        assert "/Annots" not in file.pages[0]
        assert "/AF" not in file.Root


def test_story_titles_alternatives_and_place_of_figures(archive: bytes) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        found = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        figures = [o for o in found if o.S == "/Figure"]
        assert [str(f.Alt) for f in figures] == ["雨夜里的石板小巷", "几位老人在江边打太极拳"]
        assert all(len(f.A.BBox) == 4 for f in figures)
        assert [str(o.T) for o in found if o.S == "/Art"] == ["新桥今晨 通车", "晨练"]


def test_source_is_inside(archive: bytes, small: Path) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        names = list(file.Root.Names.EmbeddedFiles.Names)
        found = {str(k): v for k, v in zip(names[::2], names[1::2], strict=True)}
        assert list(found) == sorted(found)
        assert set(found) == {
            "2026-11-23/issue.yaml",
            "2026-11-23/tu.jpg",
            "fonts.lock",
            "paper.yaml",
            "pictures.lock",
            "rebuild.json",
        }
        for name, specification in found.items():
            assert str(specification.AFRelationship) == "/Source"
            stream = specification.EF.F
            assert int(stream.Params.Size) == len(stream.read_bytes())
            if not name.endswith((".lock", ".json")):
                assert stream.read_bytes() == (small.parent / name).read_bytes()
        assert "song-400" in found["fonts.lock"].EF.F.read_bytes().decode()
        assert len(file.Root.AF) == len(found)


def test_threads_lead_through_the_columns(archive: bytes) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        titles = [str(thread.I.Title) for thread in file.Root.Threads]
        assert titles[0] == "新桥今晨 通车"
        first = file.Root.Threads[0].F
        assert first.P.objgen == file.pages[0].obj.objgen
        bead, count = first, 0
        while count == 0 or bead.objgen != first.objgen:
            left, bottom, right, top = (float(n) for n in bead.R)
            assert left < right
            assert bottom < top
            bead, count = bead.N, count + 1
        assert count >= 2
        assert len(file.pages[0].B) == sum(1 for _ in file.pages[0].B) >= count


def test_picture_without_alternative_text_is_told_with_its_place(small: Path) -> None:
    text = ISSUE.replace(", alt: 雨夜里的石板小巷", "")
    (small / "issue.yaml").write_text(text, encoding="utf-8")
    report = Report()
    with pytest.raises(LayoutError):
        build(Order(source=small, targets=("archive",), dpi=0), report)
    (told,) = [d for d in report.diagnostics if d.code.startswith("E")]
    assert told.code == "E504"
    assert told.span is not None
    line = text.split("\n")[told.span.line - 1]
    assert "tu.jpg" in line
    assert line[told.span.column - 1 :].startswith("tu.jpg")
    made(small, "press")


JUMP = """\
date: 2026-11-23
stories:
  qiao:
    headline: 新桥今晨通车 两岸只要一刻钟
    rank: 2
    byline: 本报讯（记者）
    jump: 2
    body: |
{copy}
pages:
  - places: {{A: [1, 1, 3, 20]}}
    stories: {{A: qiao}}
  - places: {{F: [1, 1, 3, 60]}}
    stories: {{F: {{continues: qiao{head}}}}}
"""


@pytest.mark.parametrize("head", ["", ", headline: 江上灯火"])
def test_a_story_that_jumps_keeps_its_text(head: str, tmp_path: Path) -> None:
    """Jump lines and a head made of the story's own are no copy, and no copy is missing."""
    day = tmp_path / "jiangbian" / "2026-11-23"
    day.mkdir(parents=True)
    (day.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
    copy = "\n".join(
        f"      第{i}天，江上的桥开始通行，步行过江只要一刻钟，两岸居民都来看。" * 3
        for i in range(8)
    )
    (day / "issue.yaml").write_text(JUMP.format(copy=copy, head=head), encoding="utf-8")
    (data,) = made(day, "archive").values()
    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages) == 2
    assert made(day, "archive", page=1)


INSETS = """\
date: 2026-11-23
pages:
  - dummy: |
      AAAABB
    stories:
      A:
        headline: 新桥今晨 通车
        首字下沉: 3
        photos:
          - {{file: tu.jpg, caption: 雨夜, credit: 摄, alt: 小巷, at: middle, columns: 2}}
        pull_quotes:
          - {{text: 桥长1200米, leg: 1, at: top}}
          - {{text: 桥通了，心就近了。, source: ——菜农, form: mark}}
        body: |
{copy}
      B:
        headline: 过江
        legs: 1
        photos: [{{file: tu.jpg, caption: 晨, credit: 摄, alt: 小巷, at: middle-left, width: 8}}]
        body: |
{copy}
"""


def write_insets(folder: Path) -> Path:
    """Write an issue with a drop cap, pictures inside legs, and pull quotes of both kinds."""
    day = write_small(folder)
    line = "今天清晨6时，江上的第四座桥开始通行。桥长1200米，双向6车道，步行过江只要一刻钟。"
    copy = "\n".join(f"          {line}{i}" for i in range(20))
    (day / "issue.yaml").write_text(INSETS.format(copy=copy), encoding="utf-8")
    return day


def test_pull_quotes_are_read_once_behind_the_text(archive_with_insets: bytes) -> None:
    """One whose words the text has too is an artifact, the other a quotation after the text."""
    with pikepdf.open(BytesIO(archive_with_insets)) as file:
        art, other = (kid for kid in kinds(file.Root.StructTreeRoot.K)[1:] if kid[0] == "Art")
        assert art[-1] == ["BlockQuote", ["P"], ["P"]]
        assert art[-2] == ["Figure", ["Caption"]]
        assert "BlockQuote" not in json.dumps(other)
    text = read_text(archive_with_insets)
    story = next(text.text_of(node) for node in text.nodes if node.kind == "Art")
    assert story.startswith("新桥今晨 通车今天清晨")
    assert story.count("桥长1200米") == 20
    assert story.endswith("桥通了，心就近了。——菜农")


def test_a_pull_quote_is_copy_that_may_not_be_lost(
    archive_with_insets: bytes, tmp_path: Path
) -> None:
    """The gate misses a quote that is not on the page, also one that the text has too."""
    day = write_insets(tmp_path)
    report = Report()
    issue, style = read_issue(day, report)
    document = make_up(issue, issue.pages, style, load_faces(report), report)
    check_identity(archive_with_insets, document, issue, report)
    assert not report.has_errors
    page = document.pages[0]
    for role in (Role.QUOTE, Role.REPEAT):
        items = tuple(without(page.items, role))
        spoilt = Report()
        without_it = replace(document, pages=(replace(page, items=items),))
        check_identity(archive_with_insets, without_it, issue, spoilt)
        assert "E522" in {d.code for d in spoilt.diagnostics}


def without(items: tuple[Item, ...], role: Role) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, Group):
            yield item
        elif item.role is not role:
            yield replace(item, items=tuple(without(item.items, role)))


def test_a_drop_cap_and_insets_part_no_thread(archive_with_insets: bytes) -> None:
    with pikepdf.open(BytesIO(archive_with_insets)) as file:
        for thread, legs in zip(file.Root.Threads, (4, 1), strict=True):
            bead, count = thread.F.N, 1
            while bead.objgen != thread.F.objgen:
                bead, count = bead.N, count + 1
            assert count == legs


@pytest.mark.slow
def test_archive_with_insets_is_valid(archive_with_insets: bytes, tmp_path: Path) -> None:
    found = judged(archive_with_insets, tmp_path)
    assert found["3a"] == found["ua1"] == set()


# -- judged by veraPDF -----------------------------------------------------------------------------


def judged(data: bytes, folder: Path) -> dict[str, set[str]]:
    path = folder / "judged.pdf"
    path.write_bytes(data)
    return {flavour: set(verapdf.faults(path, flavour)) for flavour in verapdf.PROFILES}


@pytest.mark.slow
def test_small_archive_is_valid(archive: bytes, tmp_path: Path) -> None:
    found = judged(archive, tmp_path)
    assert found["3a"] == found["ua1"] == set()
    # Controls: a judge that passes everything would pass these too.
    assert {"6.8-5", "6.6.4-2"} <= found["2b"]
    assert {"6.8-5", "6.6.4-2"} <= found["2u"]


@pytest.mark.slow
def test_specimen_archive_is_valid(tmp_path: Path) -> None:
    (data,) = made(SPECIMEN, "archive").values()
    found = judged(data, tmp_path)
    assert found["3a"] == found["ua1"] == set()
    assert "6.6.4-2" in found["2b"]
    assert "6.6.4-2" in found["2u"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_archive_of_one_page_is_valid(number: int, tmp_path: Path) -> None:
    (data,) = made(SPECIMEN, "archive", page=number).values()
    found = judged(data, tmp_path)
    assert found["3a"] == found["ua1"] == set()


@pytest.mark.slow
def test_archive_with_a_vertical_head_is_valid(small: Path, tmp_path: Path) -> None:
    text = ISSUE.replace("rank: 1\n", "rank: 1\n        headline_direction: vertical\n")
    (small / "issue.yaml").write_text(text, encoding="utf-8")
    (data,) = made(small, "archive").values()
    assert b"Identity-V" in data
    found = judged(data, tmp_path)
    assert found["3a"] == found["ua1"] == set()


@pytest.mark.slow
def test_press_file_claims_no_archive(press_files: dict[str, bytes], tmp_path: Path) -> None:
    found = judged(press_files["jiangbian-2026-11-23-press.pdf"], tmp_path)
    assert all(found.values())


# -- made again ------------------------------------------------------------------------------------


def test_press_file_is_made_again_byte_for_byte(
    archive: bytes, press_files: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(archive)
    report = Report()
    issue, *files = rebuild(path, tmp_path / "out", report)
    assert not [d.code for d in report.diagnostics if d.code[1] == "5"]
    assert issue.read_text(encoding="utf-8") == ISSUE
    assert {file.name: file.read_bytes() for file in files} == press_files


def test_press_file_of_one_page_is_made_again_byte_for_byte(small: Path, tmp_path: Path) -> None:
    wanted = made(small, "press", page=1)
    path = tmp_path / "a.pdf"
    (data,) = made(small, "archive", page=1).values()
    path.write_bytes(data)
    shutil.rmtree(small.parent)
    _, *files = rebuild(path, tmp_path / "out", Report())
    assert {file.name: file.read_bytes() for file in files} == wanted


def test_story_that_is_not_placed_does_not_hinder(small: Path, tmp_path: Path) -> None:
    shutil.copy(small / "tu.jpg", small / "other.jpg")
    pool = "stories: {x: {headline: 未用, body: 无, photos: [{file: other.jpg, alt: 无}]}}\n"
    (small / "issue.yaml").write_text(pool + ISSUE, encoding="utf-8")
    path = tmp_path / "a.pdf"
    (data,) = made(small, "archive").values()
    path.write_bytes(data)
    wanted = made(small, "press")
    _, *files = rebuild(path, tmp_path / "out", Report())
    assert {file.name: file.read_bytes() for file in files} == wanted


@pytest.mark.slow
def test_specimen_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    (data,) = made(SPECIMEN, "archive").values()
    path.write_bytes(data)
    _, *files = rebuild(path, tmp_path / "out", Report())
    assert {file.name: file.read_bytes() for file in files} == made(SPECIMEN, "press")


def spoil(data: bytes, kind: str) -> bytes:
    if kind == "filtered":
        start = data.rindex(b" obj", 0, data.index(b"/EmbeddedFile\n"))
        head, rest = data[:start], data[start:]
        return head + rest.replace(b"/FlateDecode", b"/LZWDecode  ", 1)
    with pikepdf.open(BytesIO(data)) as file:
        names = file.Root.Names.EmbeddedFiles.Names
        first = names[1]
        if kind in (
            "../../out.yaml",
            "/etc/x.yaml",
            "C:x.yaml",
            "a\\b.yaml",
            "a/./b",
            "a//b",
            "~x",
        ):
            first.UF = pikepdf.String(kind)
        elif kind == "twice":
            first.UF = names[3].UF
        elif kind == "bomb":
            first.EF.F.write(b"\0" * (3 * 1024**2))
        elif kind == "altered":
            first.EF.F.write(first.EF.F.read_bytes() + b"# more\n")
        elif kind == "without a record":
            del file.Root.Names.EmbeddedFiles.Names[-2:]
        elif kind == "without attachments":
            del file.Root.Names
        elif kind == "tree in a loop":
            tree = file.make_indirect(pikepdf.Dictionary())
            tree.Kids = pikepdf.Array([tree])
            file.Root.Names.EmbeddedFiles = tree
        elif kind in ("paper", "issue", "format"):
            record = names[-1].EF.F
            row = json.loads(record.read_bytes())
            row[kind] = {"paper": "../x", "issue": "nowhere.yaml", "format": 99}[kind]
            record.write(json.dumps(row).encode())
        out = BytesIO()
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("../../out.yaml", "E531"),
        ("/etc/x.yaml", "E531"),
        ("C:x.yaml", "E531"),
        ("a\\b.yaml", "E531"),
        ("a/./b", "E531"),
        ("a//b", "E531"),
        ("~x", "E531"),
        ("twice", "E531"),
        ("bomb", "E532"),
        ("altered", "E533"),
        ("without a record", "E530"),
        ("without attachments", "E530"),
        ("filtered", "E530"),
        ("tree in a loop", "E530"),
        ("paper", "E530"),
        ("issue", "E530"),
        ("format", "E530"),
    ],
)
def test_altered_archives_are_refused_and_nothing_is_written(
    kind: str, code: str, archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.rebuild._MOST_IN_FILE", 2 * 1024**2)
    path = tmp_path / "a.pdf"
    path.write_bytes(spoil(archive, kind))
    report = Report()
    with pytest.raises(LayoutError):
        rebuild(path, tmp_path / "out", report)
    assert [d.code for d in report.diagnostics] == [code]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf"])
def test_what_is_no_pdf_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    report = Report()
    with pytest.raises(LayoutError):
        rebuild(path, tmp_path / "out", report)
    assert [d.code for d in report.diagnostics] == ["E530"]


def test_locked_and_missing_archives_are_told(archive: bytes, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        file.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    for name, code in (("locked.pdf", "E632"), ("none.pdf", "E630")):
        report = Report()
        with pytest.raises(LayoutError):
            rebuild(tmp_path / name, tmp_path / "out", report)
        assert [d.code for d in report.diagnostics] == [code]


def test_folder_that_is_there_stays(archive: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(archive)
    (tmp_path / "out" / "source").mkdir(parents=True)
    report = Report()
    with pytest.raises(LayoutError):
        rebuild(path, tmp_path / "out", report)
    assert [d.code for d in report.diagnostics] == ["E534"]


def test_other_program_and_other_fonts_are_told(archive: bytes, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        names = list(file.Root.Names.EmbeddedFiles.Names)
        found = {str(k): v for k, v in zip(names[::2], names[1::2], strict=True)}
        record = found["rebuild.json"].EF.F
        record.write(record.read_bytes().replace(b'"banmian ', b'"banmian 9'))
        fonts = found["fonts.lock"].EF.F
        fonts.write(fonts.read_bytes().replace(fonts.read_bytes()[:8], b"00000000", 1))
        file.save(tmp_path / "a.pdf")
    report = Report()
    rebuild(tmp_path / "a.pdf", tmp_path / "out", report)
    assert [d.code for d in report.diagnostics if d.code[1] == "5"] == ["W535", "W536"]


def test_a_lock_of_fonts_that_is_none_is_told(archive: bytes, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(archive)) as file:
        names = list(file.Root.Names.EmbeddedFiles.Names)
        found = {str(k): v for k, v in zip(names[::2], names[1::2], strict=True)}
        found["fonts.lock"].EF.F.write(b"no lock\n\n\xff\n")
        file.save(tmp_path / "a.pdf")
    report = Report()
    rebuild(tmp_path / "a.pdf", tmp_path / "out", report)
    assert {d.code for d in report.diagnostics if d.code[1] == "5"} == {"W536"}
