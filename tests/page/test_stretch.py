"""Rows are dealt again where a page has copy over or white, by what copyfit really can."""

from layout.page import makeup

PHOTO = "{file: wide.jpg, caption: 桥。, credit: （摄）, alt: 桥}"
# Twelve characters, a full stop among them.
COPY = "新桥今天清晨六时开始通行。"


def page(count: int) -> str:
    return (
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
        "      AA....\n      PP....\n      ...... 46\n"
        f"    stories:\n      A: {{headline: 新桥通车, body: {COPY * count}}}\n"
        f"      P: {{kind: picture, headline: 桥, photo: {PHOTO}}}\n"
    )


def test_a_picture_gives_way_before_copy_is_over(make, monkeypatch):
    dealt = []
    lay_slabs = makeup.lay_slabs

    def lay(*given):
        dealt.append(lay_slabs(*given))
        return dealt[-1]

    monkeypatch.setattr(makeup, "lay_slabs", lay)
    made = make(page(44))
    assert not {"E301", "W301", "E308"} & set(made.codes)
    # The story has its thirty lines, the picture three fewer than its crop allows.
    assert [laid.edges for laid in dealt] == [(0, 28, 40, 86), (0, 30, 40, 86)]


def test_a_page_that_comes_out_is_dealt_once(make, monkeypatch):
    monkeypatch.setattr("layout.page.stretch.stretch_rooms", None)
    assert make(page(35)).codes == ["N301"]
