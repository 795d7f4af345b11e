"""Pictures converted to grey or to newspaper CMYK by Pillow and its colour management.

Finished conversions are kept in the cache by content.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import PIL
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageCms, ImageOps, features

from layout import cache
from layout.picture import Fault, Picture, PictureError
from layout.picture.other import FORMATS
from layout.write.pictures import Plate, Space

# FOGRA42: heatset offset on standard newsprint (see the text beside the profile).
NEWSPRINT: Final = Path(__file__).parent / "profiles" / "PSO_SNP_Paper_eci.icc"
# Raise it when the way of converting changes.
_VERSION: Final = 3
_KIND: Final = "pictures"
_ALL_FORMATS: Final = ("JPEG", "PNG", *FORMATS)
# A drawing deflates to less than this part of itself and is kept exact; a photograph does not.
_DRAWING: Final = 0.25
_LOSSY: Final = frozenset(("jpeg", "webp"))
# Nothing of JPEG shows at this quality, at a third of the size that lossless would take.
_QUALITY: Final = 90
_PAPER: Final = (255, 255, 255, 255)
_HIGH_BYTE: Final = 1 / 256


def convert_picture(picture: Picture, data: bytes, factor: int = 1) -> Plate:
    """Return a picture as an upright plate in grey or CMYK, its sides divided by ``factor``.

    Raises PictureError when the data turn out to be damaged.
    """
    key = _key(picture, factor)
    if (stored := cache.load(_KIND, key)) is not None and (found := _unpack(picture, stored)):
        return found
    plate = _convert(picture, data, factor)
    cache.store(_KIND, key, _pack(plate))
    return plate


def _key(picture: Picture, factor: int) -> str:
    parts = (
        _VERSION,
        PIL.__version__,
        features.version("littlecms2"),
        features.version("jpg"),
        zlib.ZLIB_RUNTIME_VERSION,
        NEWSPRINT.stat().st_size,
        picture.digest,
        factor,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _convert(picture: Picture, data: bytes, factor: int) -> Plate:
    try:
        image = _decode(data, picture, factor)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PictureError(Fault.DAMAGED) from None
    profile = image.info.get("icc_profile")
    image = _flatten(image)
    left = factor * image.width // picture.width_px
    if left > 1 and image.mode != "1":
        image = image.reduce(left)
    is_colour = image.mode == "RGB" and not _is_grey(image)
    is_profiled = is_colour and profile is not None and _opens(profile)
    image = _to_ink(image, profile if is_profiled else None)
    plate = _encode(picture, image)
    return replace(plate, lost_profile=is_colour and profile is not None and not is_profiled)


def _decode(data: bytes, picture: Picture, factor: int) -> Image.Image:
    """Return the picture upright; a JPEG is thinned out while it is decoded, where it can be."""
    image = Image.open(BytesIO(data), formats=_ALL_FORMATS)
    if factor > 1 and picture.format == "jpeg":
        image.draft(None, (-(-image.width // factor), -(-image.height // factor)))
    image.load()
    return ImageOps.exif_transpose(image)


def _flatten(image: Image.Image) -> Image.Image:
    """Return the picture as 1, L, RGB, LAB or CMYK at 8 bits, on white paper where it was clear."""
    if image.mode in ("I;16", "I;16B", "I;16L", "I;16N", "I"):
        return image.convert("I").point(lambda value: value * _HIGH_BYTE).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, _PAPER), layer).convert("RGB")
    if image.mode in ("1", "L", "RGB", "LAB", "CMYK"):
        return image
    return image.convert("RGB")


def _to_ink(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in 1, L or CMYK; colour goes through ICC profiles, perceptually."""
    if image.mode in ("1", "L", "CMYK"):
        return image
    if image.mode == "RGB" and _is_grey(image):
        return image.getchannel("G")
    converted = ImageCms.applyTransform(image, _transform(image.mode, profile))
    if converted is None:
        raise PictureError(Fault.DAMAGED)
    return converted


@lru_cache(maxsize=8)
def _transform(mode: str, profile: bytes | None) -> ImageCms.ImageCmsTransform:
    """Return the way from a picture's colours to the newspaper's; making one takes 20 ms."""
    source = _source_profile(mode, profile)
    # Without its cache of the last pixel the same result comes a fifth faster: photographs hardly
    # ever repeat a pixel.
    return ImageCms.buildTransform(
        source,
        str(NEWSPRINT),
        mode,
        "CMYK",
        ImageCms.Intent.PERCEPTUAL,
        flags=ImageCms.Flags.NOCACHE,
    )


def _opens(profile: bytes) -> bool:
    """Tell whether an embedded profile leads from RGB to the newspaper's inks."""
    try:
        embedded = ImageCms.ImageCmsProfile(BytesIO(profile))
        if embedded.profile.xcolor_space.strip() != "RGB":
            return False
        _transform("RGB", profile)
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )


def _source_profile(mode: str, profile: bytes | None) -> Any:
    """Return the embedded profile if there is one of use, else sRGB (or Lab)."""
    if mode == "LAB":
        return ImageCms.createProfile("LAB")
    if profile:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    return ImageCms.createProfile("sRGB")


def _encode(picture: Picture, image: Image.Image) -> Plate:
    space = Space.CMYK if image.mode == "CMYK" else Space.GREY
    bits = 1 if image.mode == "1" else 8
    data = None if picture.format in _LOSSY else _deflate(image)
    jpeg = data is None
    if data is None:
        out = BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        data = out.getvalue()
    return Plate(
        picture=picture,
        data=data,
        width=image.width,
        height=image.height,
        space=space,
        bits=bits,
        jpeg=jpeg,
        # Pillow writes CMYK as Photoshop does: upside down, with Adobe's marker.
        inverted=jpeg and space is Space.CMYK,
    )


def _deflate(image: Image.Image) -> bytes | None:
    """Return the rows deflated, or None when that does not pay."""
    rows = image.tobytes()
    data = zlib.compress(rows)
    return data if image.mode == "1" or len(data) < _DRAWING * len(rows) else None


def _pack(plate: Plate) -> bytes:
    head = [
        plate.width,
        plate.height,
        plate.space.value,
        plate.bits,
        plate.jpeg,
        plate.inverted,
        plate.lost_profile,
    ]
    return json.dumps(head).encode() + b"\n" + plate.data


def _unpack(picture: Picture, stored: bytes) -> Plate | None:
    """Return a plate from the cache, None if what lies there is none."""
    line, _, data = stored.partition(b"\n")
    try:
        width, height, space, bits, jpeg, inverted, lost = json.loads(line)
        inks = Space(space)
    except (ValueError, TypeError):
        return None
    return Plate(
        picture=picture,
        data=data,
        width=width,
        height=height,
        space=inks,
        bits=bits,
        jpeg=jpeg,
        inverted=inverted,
        lost_profile=lost,
    )
