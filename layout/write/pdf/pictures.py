"""Image XObjects: one for each picture file, however often it is placed."""

from __future__ import annotations

from collections.abc import Mapping

from layout.display.items import Image
from layout.units import PT, Length
from layout.write.pdf.objects import PdfFile, Reference, Stream, Value, number
from layout.write.pictures import Plate, Space

_SPACES = {Space.GREY: "/DeviceGray", Space.CMYK: "/DeviceCMYK"}
# The six numbers that put the unit square's image upright for each EXIF orientation, y up.
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class ImageBook:
    """The plates of a document's pictures, by digest, and the resources that pages used."""

    def __init__(self, plates: Mapping[str, Plate]) -> None:
        self._plates = plates
        self._resources = {digest: f"I{i}" for i, digest in enumerate(plates, 1)}

    def place(self, image: Image, height: Length) -> tuple[str, str]:
        """Return the resource and the matrix that puts the crop onto the rectangle.

        ``height`` is the page's.
        """
        plate = self._plates[image.digest]
        left, top, right, bottom = image.crop
        rect = image.rect
        x_scale, y_scale = rect.width / (right - left), rect.height / (bottom - top)
        width, tall = plate.picture.width_px * x_scale, plate.picture.height_px * y_scale
        x, y = rect.x - left * x_scale, height - (rect.y - top * y_scale + tall)
        a, b, c, d, e, f = _TURNS[plate.orientation]
        numbers = (
            a * width,
            b * tall,
            c * width,
            d * tall,
            x + e * width,
            y + f * tall,
        )
        return self._resources[image.digest], " ".join(number(n / PT) for n in numbers)

    def is_colour(self, digest: str) -> bool:
        """Tell whether a picture needs more plates than the black one."""
        return self._plates[digest].space is Space.CMYK

    def write(self, file: PdfFile) -> dict[str, Reference]:
        """Add all pictures to the file; return the XObject resources of its pages."""
        return {
            self._resources[digest]: file.add(_image(plate))
            for digest, plate in self._plates.items()
        }


def _image(plate: Plate) -> Stream:
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": plate.width,
        "Height": plate.height,
        "ColorSpace": _SPACES[plate.space],
        "BitsPerComponent": plate.bits,
        "Filter": "/DCTDecode" if plate.jpeg else "/FlateDecode",
    }
    if plate.inverted:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    return Stream(plate.data, entries)
