"""The issues that both programs set: invented copy, the same text as YAML and as Typst source.

Every page has eight stories under heads over five columns of 14 characters, about 6,000 characters
in all, and in the variants with photos a picture over three columns.  Everything comes from the
seed; the same issue is the same bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from newspaper_copy import SENTENCES

from layout.font.coverage import standard_characters

COLUMNS, MEASURE = 5, 14
SIZE, PITCH = 9.0, 11.55
# Body lines of a page: with these it holds about 6,000 characters, beside a picture in the second.
LINES, LINES_WITH_PHOTOS = 118, 134
PAPER, DATE = "临江晨报", "2026-11-23"
WRITTEN_DATE = "2026年11月23日 星期一"
NAMEPLATE_LINES = 6
IMPRINT_LINES = 3
# Level 1 of 通用规范汉字表 has 3500 characters; a paper uses about 2500 of them in a day.
COMMON = 2_500
REPLACED = 0.12
# Maps of the page, and the shares of its depth that their rows take.
DUMMIES = (
    ("AAABB", "CCDDD", "EEEFF", "GGHHH"),
    ("AABBB", "CCCDD", "EEFFF", "GGGHH"),
)
SHARES = (0.31, 0.26, 0.23, 0.20)
PHOTO_ROW, PHOTO_SHARES = 1, (0.26, 0.38, 0.19, 0.17)
# Lines that a head of each rank and a picture with its caption take; what paragraphs leave white.
HEAD_LINES = {1: 9, 3: 4, 4: 4}
PHOTO_LINES = 30
FILL = 0.91
PHOTO_PIXELS = (1600, 1067)
CREDIT = "（本报记者　摄）"


@dataclass(frozen=True, slots=True)
class Piece:
    """A story: its rank, head, paragraphs, and perhaps a picture's file name and caption."""

    letter: str
    rank: int
    headline: str
    paragraphs: tuple[str, ...]
    photo: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its number, section, map and stories."""

    number: int
    section: str
    dummy: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """An issue of so many pages, with ``photos`` of "rgb", of "grey", or none."""

    leaves: tuple[Leaf, ...]
    photos: str = ""

    @property
    def text(self) -> str:
        """Every word that stands on a page, in no order that matters."""
        words = [PAPER, WRITTEN_DATE.replace(" ", ""), f"今日{len(self.leaves)}版"]
        for leaf in self.leaves:
            words += [f"第{leaf.number}版", leaf.section, PAPER, WRITTEN_DATE]
            for piece in leaf.pieces:
                words += [piece.headline, *piece.paragraphs, piece.caption]
                words += [CREDIT] if piece.photo else []
        return "".join(words)

    @property
    def lines(self) -> int:
        """Body lines of a page."""
        return LINES_WITH_PHOTOS if self.photos else LINES


def make_specimen(pages: int, photos: str = "", seed: int = 1) -> Specimen:
    """Return an issue of invented copy."""
    pool = random.Random(seed).sample(sorted(standard_characters()[:3500]), COMMON)
    leaves = tuple(
        _make_leaf(number, photos, random.Random(f"{seed} {number}"), pool)
        for number in range(1, pages + 1)
    )
    return Specimen(leaves, photos)


def _make_leaf(number: int, photos: str, chance: random.Random, pool: list[str]) -> Leaf:
    dummy = DUMMIES[number % len(DUMMIES)]
    lines = LINES_WITH_PHOTOS if photos else LINES
    if number == 1:
        lines -= NAMEPLATE_LINES + IMPRINT_LINES
    pieces = []
    for letter in dict.fromkeys("".join(dummy)):
        row = next(i for i, marks in enumerate(dummy) if letter in marks)
        columns = dummy[row].count(letter)
        rank = 1 if letter == "A" else 3 if columns == 3 else 4
        has_photo = bool(photos) and columns == 3 and row == PHOTO_ROW
        depth = lines * (PHOTO_SHARES if photos else SHARES)[row] - 1
        depth -= HEAD_LINES[rank] + (PHOTO_LINES if has_photo else 0)
        pieces.append(
            Piece(
                letter,
                rank,
                _words(8 if columns == 2 else 11, chance, pool),
                _write_copy(round(depth * columns * MEASURE * FILL), chance, pool),
                f"pictures/{number:02}.jpg" if has_photo else "",
                _words(24, chance, pool) + "。" if has_photo else "",
            )
        )
    return Leaf(number, _words(4, chance, pool), dummy, tuple(pieces))


def _words(length: int, chance: random.Random, pool: list[str]) -> str:
    """Return Han characters of some sentence, without marks and numbers."""
    text = "".join(c for _ in range(4) for c in chance.choice(SENTENCES) if "一" <= c <= "龥")
    return _vary(text[:length], chance, pool)


def _vary(text: str, chance: random.Random, pool: list[str]) -> str:
    """Replace some of the Han characters, so that the copy has as many as a real issue's."""
    return "".join(
        chance.choice(pool) if "一" <= c <= "龥" and chance.random() < REPLACED else c for c in text
    )


def _write_copy(length: int, chance: random.Random, pool: list[str]) -> tuple[str, ...]:
    """Return paragraphs of two to four sentences, cut off at so many characters in all."""
    paragraphs: list[str] = []
    while length > 0:
        text = "".join(chance.choice(SENTENCES) for _ in range(chance.randint(2, 4)))
        if length < len(text) + 30:
            text = "".join(c for c in text[: length - 1] if c not in "“”《》（）") + "。"
            length = 0
        paragraphs.append(_vary(text, chance, pool))
        length -= len(text)
    return tuple(paragraphs)


# -- as an issue of ours ---------------------------------------------------------------------------


def write_issue(specimen: Specimen, folder: Path) -> Path:
    """Write paper.yaml, issue.yaml and the pictures; return the issue's folder."""
    issue = folder / DATE
    issue.mkdir(parents=True, exist_ok=True)
    (folder / "paper.yaml").write_text(_paper(specimen), encoding="utf-8")
    (issue / "issue.yaml").write_text(_issue(specimen), encoding="utf-8")
    write_photos(specimen, issue)
    return issue


def _paper(specimen: Specimen) -> str:
    """Return a paper that sets everything in three weights of one family, as Typst will."""
    song = ("kicker", "deck", "byline", "caption", "credit", "imprint", "folio", "folio_number")
    styles = "".join(f"  {name}: {{face: song}}\n" for name in song)
    depth = specimen.lines * PITCH + 180
    return (
        f"name: {PAPER}\nlanguage: zh-CN\n"
        f"nameplate: {{text: {PAPER}, lines: {NAMEPLATE_LINES}, size: 48pt}}\n"
        f"sheet: {{preset: 四开5栏, height: {depth:.2f}pt, lines: {specimen.lines}}}\n"
        f"styles:\n{styles}  heads:\n    4: {{face: song, weight: 700}}\n"
    )


def _issue(specimen: Specimen) -> str:
    rows = [f"date: {DATE}", "paper: ../paper.yaml", "pages:"]
    for leaf in specimen.leaves:
        rows += [f"  - section: {leaf.section}", "    dummy: |"]
        rows += [f"      {marks}" for marks in leaf.dummy]
        rows.append("    stories:")
        for piece in leaf.pieces:
            rows += [f"      {piece.letter}:", f"        rank: {piece.rank}"]
            rows += [f"        headline: {piece.headline}", "        body: |"]
            rows += [f"          {paragraph}" for paragraph in piece.paragraphs]
            if piece.photo:
                rows.append("        photos:")
                rows.append(f"          - {{file: {piece.photo}, caption: {piece.caption},")
                rows.append(f"             credit: {CREDIT}, at: top, alt: 版面测速用图}}")
    return "\n".join(rows) + "\n"


# -- pictures --------------------------------------------------------------------------------------


def write_photos(specimen: Specimen, folder: Path) -> None:
    """Write a JPEG for each picture: soft shapes under grain, about 0.7 MB like a press photo."""
    names = [piece.photo for leaf in specimen.leaves for piece in leaf.pieces if piece.photo]
    if not names:
        return
    from PIL import Image

    mode = {"rgb": "RGB", "grey": "L"}[specimen.photos]
    for i, name in enumerate(names):
        chance = random.Random(i)
        bands = [_grain(chance) for _ in mode.replace("L", "G")]
        image = bands[0] if mode == "L" else Image.merge("RGB", bands)
        (folder / name).parent.mkdir(exist_ok=True)
        image.save(folder / name, "JPEG", quality=92)


def _grain(chance: random.Random):
    """Return one channel: a few large soft spots with fine grain on them."""
    from PIL import Image

    def noise(width: int, height: int):
        return Image.frombytes("L", (width, height), chance.randbytes(width * height))

    soft = noise(8, 5).resize(PHOTO_PIXELS, Image.Resampling.BICUBIC)
    fine = noise(PHOTO_PIXELS[0] // 2, PHOTO_PIXELS[1] // 2).resize(PHOTO_PIXELS)
    return Image.blend(soft, fine, 0.16)


# -- as Typst source -------------------------------------------------------------------------------

_TYPST_HEAD = """\
#set document(title: "{paper}", date: datetime(year: 2026, month: 11, day: 23))
#set page(width: {width}pt, height: {height}pt, columns: {columns},
  margin: (left: {side}pt, right: {side}pt, top: 23mm, bottom: {foot}pt))
#set columns(gutter: {size}pt)
#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: {leading}pt, spacing: {leading}pt,
  first-line-indent: (amount: 2em, all: true))
#let head(size, weight, body) = block(above: 6pt, below: 8pt, width: 100%,
  align(center, text(size: size, weight: weight,
    par(first-line-indent: 0pt, justify: false, body))))
#let plate(body) = place(top, scope: "parent", float: true, clearance: 12pt, body)
"""
_HEADS = {1: ("24pt", 900), 3: ("15pt", 700), 4: ("12pt", 700)}


def write_typst(specimen: Specimen, folder: Path) -> Path:
    """Write the same text for Typst, which fills its columns in order; return the file."""
    width = 275 / 25.4 * 72
    side = (width - (COLUMNS * MEASURE + COLUMNS - 1) * SIZE) / 2
    foot = 18.0
    height = specimen.lines * PITCH + 23 / 25.4 * 72 + foot
    parts = [
        _TYPST_HEAD.format(
            paper=PAPER,
            width=f"{width:.3f}",
            height=f"{height:.3f}",
            columns=COLUMNS,
            side=f"{side:.3f}",
            foot=foot,
            size=SIZE,
            leading=round(PITCH - SIZE, 3),
        )
    ]
    for leaf in specimen.leaves:
        folio = f"第{leaf.number}版 {leaf.section} #h(1fr) {PAPER} #h(1fr) {WRITTEN_DATE}"
        parts.append(f"#set page(header: text(size: 8.5pt)[{folio}])\n")
        if leaf.number == 1:
            imprint = f"{WRITTEN_DATE.replace(' ', '#h(1em)')}#h(1em)今日{len(specimen.leaves)}版"
            parts.append(
                f"#plate(align(center)[#text(size: 48pt, weight: 900, fill: cmyk(0%, 100%, 100%, "
                f"0%))[{PAPER}] \\ #text(size: 7.5pt)[{imprint}]])\n"
            )
        for piece in leaf.pieces:
            parts.append(_typst_piece(piece))
    path = folder / "issue.typ"
    path.write_text("".join(parts), encoding="utf-8")
    write_photos(specimen, folder)
    return path


def _typst_piece(piece: Piece) -> str:
    size, weight = _HEADS[piece.rank]
    parts = [f"#head({size}, {weight})[{piece.headline}]\n\n"]
    if piece.photo:
        parts.append(
            f'#block(image("{piece.photo}", width: 100%))\n\n'
            f"#text(size: 7.5pt)[{_escape(piece.caption)}{CREDIT}]\n\n"
        )
    parts += [f"{_escape(paragraph)}\n\n" for paragraph in piece.paragraphs]
    return "".join(parts)


def _escape(text: str) -> str:
    return "".join(f"\\{c}" if c in "#$*_`<>@~[]\\/-=+\"'" else c for c in text)
