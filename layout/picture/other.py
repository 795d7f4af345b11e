"""The header of a picture in any format but JPEG and PNG, through Pillow."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from layout.picture.measure import Fault, Header, PictureError

# Formats of still pictures that newsrooms send.  Pillow opens many more, some of them by
# external programs; those stay closed.
FORMATS: Final = ("TIFF", "WEBP", "GIF", "BMP")
_MODES: Final = {
    "1": "bilevel",
    "L": "grey",
    "LA": "grey",
    "La": "grey",
    "I;16": "grey",
    "I;16B": "grey",
    "I": "grey",
    "CMYK": "cmyk",
}
_ALPHA: Final = frozenset(("LA", "La", "PA", "RGBA", "RGBa"))
_ORIENTATION: Final = 0x0112
_ORIENTATIONS: Final = range(1, 9)


def read_other(data: bytes) -> Header:
    """Read a picture's header by Pillow.  Raises PictureError, also when its data are cut off.

    The pixels are decoded once to see that all of them are there, because these formats do not
    tell it otherwise.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=FORMATS)
        with image:
            width, height = image.size
            image.load()
            orientation = image.getexif().get(_ORIENTATION, 1)
            return Header(
                width=width,
                height=height,
                mode=_MODES.get(image.mode, "rgb"),
                format=(image.format or "").lower(),
                bits=16 if image.mode.startswith("I") else 8,
                alpha=image.mode in _ALPHA or "transparency" in image.info,
                orientation=orientation if orientation in _ORIENTATIONS else 1,
            )
    except UnidentifiedImageError:
        raise PictureError(Fault.NOT_A_PICTURE) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(Fault.TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise PictureError(Fault.DAMAGED) from None
