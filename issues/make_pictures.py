"""Make the pictures of the specimen issues.

``python issues/make_pictures.py [NAME…]`` paints the named pictures, or all of them, and writes
them as CMYK or grey JPEG beside their issue.  The same code makes the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from darkroom.light import Size, finish, separate
from darkroom.scenes import (
    alley,
    banquet,
    bookroom,
    breakfast,
    bridge,
    chrysanthemum,
    citywall,
    factory,
    ginkgo,
    harvest,
    library,
    nightmarket,
    papercut,
    riverbank,
    station,
    visit,
    walk,
    wharf,
)
from PIL import Image

HERE: Final = Path(__file__).resolve().parent
FOLDER: Final = HERE / "shashi" / "2023-10-24" / "pictures"
# Scenes are painted larger than they are kept, which smooths every edge.
OVERSIZE: Final = 2.1
QUALITY: Final = 80
# The paper the issue is printed on decides the separation.
PROFILE: Final = HERE.parent / "layout" / "write" / "profiles" / "PSO_SNP_Paper_eci.icc"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to make: its scene, its pixels, and how it is finished."""

    scene: Callable[[Size], Image.Image]
    size: Size
    vignette: float = 0.3
    grain: float = 4
    contrast: float = 1.06
    is_grey: bool = False


PICTURES: Final[Mapping[str, Picture]] = {
    "banquet": Picture(banquet.paint, (880, 660)),
    "walk": Picture(walk.paint, (560, 330)),
    "visit": Picture(visit.paint, (560, 330)),
    "papercut": Picture(papercut.paint, (480, 720)),
    "riverbank": Picture(riverbank.paint, (840, 560)),
    "wharf": Picture(wharf.paint, (1000, 667)),
    "bookroom": Picture(bookroom.paint, (840, 560)),
    "factory": Picture(factory.paint, (1400, 788)),
    "bridge": Picture(bridge.paint, (1400, 1050)),
    "breakfast": Picture(breakfast.paint, (840, 504)),
    "station": Picture(station.paint, (840, 504)),
    "harvest": Picture(harvest.paint, (1080, 675)),
    "library": Picture(library.paint, (1080, 675)),
    "ginkgo": Picture(ginkgo.paint, (840, 538)),
    "citywall": Picture(citywall.paint, (840, 538)),
    "nightmarket": Picture(nightmarket.paint, (840, 538)),
    "alley": Picture(alley.paint, (800, 960)),
    "chrysanthemum": Picture(chrysanthemum.paint, (840, 560)),
}


def make(picture: Picture) -> Image.Image:
    """Return a finished picture in RGB."""
    wide, deep = picture.size
    canvas = picture.scene((round(wide * OVERSIZE), round(deep * OVERSIZE)))
    return finish(canvas, picture.size, vignette=picture.vignette, contrast=picture.contrast)


def save(name: str, picture: Picture, image: Image.Image) -> None:
    """Write a picture in the inks it will be printed with."""
    seed = sum(ord(letter) * (at + 1) for at, letter in enumerate(name))
    inks = image.convert("L") if picture.is_grey else separate(image, PROFILE, picture.grain, seed)
    inks.save(FOLDER / f"{name}.jpg", quality=QUALITY, optimize=True, dpi=(300, 300))


def main(names: Sequence[str]) -> None:
    """Make the named pictures, or all."""
    for name in names or PICTURES:
        picture = PICTURES[name]
        image = make(picture)
        save(name, picture, image)
        print(f"{name}: {image.width} x {image.height}")


if __name__ == "__main__":
    main(sys.argv[1:])
