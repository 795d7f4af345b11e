"""Pictures converted to grey or to newspaper CMYK by Pillow and its colour management.

Finished conversions are kept in the cache by content.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import PIL
from msgspec import DecodeError, json
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageOps, features

from layout import cache
from layout.picture import Fault, Picture, PictureError
from layout.picture.other import FORMATS
from layout.write.pictures import PREVIEW, Demand, Plate, Separation, Space
from layout.write.total_ink import limit_ink, make_table, measure_ink

# Raise it when the way of converting changes.
_VERSION: Final = 5
_KIND: Final = "pictures"
_ALL_FORMATS: Final = ("JPEG", "PNG", *FORMATS)
# A drawing deflates to less than this part of itself and is kept exact; a photograph does not.
_DRAWING: Final = 0.25
_LOSSY: Final = frozenset(("jpeg", "webp"))
# Nothing of JPEG shows at this quality, at a third of the size that lossless would take.
_QUALITY: Final = 90
_PAPER: Final = (255, 255, 255, 255)
_HIGH_BYTE: Final = 1 / 256
_INTENTS: Final = {
    "perceptual": ImageCms.Intent.PERCEPTUAL,
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "saturation": ImageCms.Intent.SATURATION,
    "absolute": ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
}


def convert_picture(
    picture: Picture, data: bytes, factor: int = 1, demand: Demand = PREVIEW
) -> Plate:
    """Return a picture as an upright plate in grey or CMYK, its sides divided by ``factor``.

    Raises PictureError when the data turn out to be damaged.
    """
    key = _key(picture, factor, demand)
    if (stored := cache.load(_KIND, key)) is not None and (found := _unpack(picture, stored)):
        return found
    plate = _convert(picture, data, factor, demand)
    cache.store(_KIND, key, _pack(plate))
    return plate


def measure_jpeg(picture: Picture, data: bytes) -> int | None:
    """Return the most ink of a CMYK JPEG, in tenths of a per cent; None if it has a profile."""
    try:
        image = Image.open(BytesIO(data), formats=("JPEG",))
        return None if image.info.get("icc_profile") else measure_ink(image)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PictureError(Fault.DAMAGED) from None


def _key(picture: Picture, factor: int, demand: Demand) -> str:
    separation = demand.separation
    parts = (
        _VERSION,
        PIL.__version__,
        features.version("littlecms2"),
        features.version("jpg"),
        zlib.ZLIB_RUNTIME_VERSION,
        _digest(separation.profile),
        separation.intent,
        separation.total_ink,
        demand.is_strict,
        picture.digest,
        factor,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@lru_cache(maxsize=4)
def _digest(profile: Path) -> str:
    return hashlib.sha256(profile.read_bytes()).hexdigest()


def _convert(picture: Picture, data: bytes, factor: int, demand: Demand) -> Plate:
    try:
        image = _decode(data, picture, factor)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PictureError(Fault.DAMAGED) from None
    profile = image.info.get("icc_profile")
    image = _flatten(image)
    left = factor * image.width // picture.width_px
    if left > 1 and image.mode != "1":
        image = image.reduce(left)
    if image.mode == "RGB" and _is_grey(image):
        image = image.getchannel("G")
    is_colour = image.mode == "RGB"
    is_profiled = is_colour and profile is not None and _opens(profile, demand.separation)
    if image.mode == "CMYK" and demand.is_strict:
        image, came = _press_inks(image, profile, demand.separation)
    else:
        image, came = _to_ink(image, profile if is_profiled else None, demand.separation), 0
    plate = _encode(picture, image)
    lost = is_colour and profile is not None and not is_profiled
    plate = replace(plate, lost_profile=lost, no_profile=is_colour and profile is None)
    if demand.separation.total_ink is None or plate.space is Space.GREY:
        return plate
    left_over = measure_ink(Image.open(BytesIO(plate.data)) if plate.jpeg else image)
    return replace(plate, ink=came or left_over, limited=left_over)


def _press_inks(
    image: Image.Image, profile: bytes | None, separation: Separation
) -> tuple[Image.Image, int]:
    """Return inks made for another press as inks of this one, and how much they came with.

    Inks without a profile, or with the press's own, are taken as they are.
    """
    if (
        profile
        and profile != separation.profile.read_bytes()
        and _opens(profile, separation, "CMYK")
    ):
        image = _apply(image, _transform("CMYK", profile, separation))
    came = measure_ink(image)
    if separation.total_ink is not None and came > separation.total_ink:
        image = limit_ink(image, separation.total_ink)
    return image, came


def _decode(data: bytes, picture: Picture, factor: int) -> Image.Image:
    """Return the picture upright; a JPEG is thinned out while it is decoded, where it can be."""
    image = Image.open(BytesIO(data), formats=_ALL_FORMATS)
    if factor > 1 and picture.format == "jpeg":
        # What is asked for is rounded down, or a side that the factor does not divide would forbid
        # it; what the decoder gives is rounded up.
        image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
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


def _to_ink(image: Image.Image, profile: bytes | None, separation: Separation) -> Image.Image:
    """Return the picture in 1, L or CMYK; colour goes through ICC profiles."""
    if image.mode in ("1", "L", "CMYK"):
        return image
    if image.mode == "RGB" and separation.total_ink is not None:
        return image.filter(_table(profile, separation))
    converted = _apply(image, _transform(image.mode, profile, separation))
    if separation.total_ink is not None:
        return limit_ink(converted, separation.total_ink)
    return converted


def _apply(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    if converted is None:
        raise PictureError(Fault.DAMAGED)
    return converted


@lru_cache(maxsize=8)
def _table(profile: bytes | None, separation: Separation) -> ImageFilter.Color3DLUT:
    """Return the way from a picture's colours to inks within the limit, as a table."""
    limit = separation.total_ink or 0
    return make_table(lambda grid: _apply(grid, _transform("RGB", profile, separation)), limit)


@lru_cache(maxsize=8)
def _transform(
    mode: str, profile: bytes | None, separation: Separation
) -> ImageCms.ImageCmsTransform:
    """Return the way from a picture's colours to the newspaper's; making one takes 20 ms."""
    source = _source_profile(mode, profile)
    # Without its cache of the last pixel the same result comes a fifth faster: photographs hardly
    # ever repeat a pixel.
    flags = ImageCms.Flags.NOCACHE
    if separation.intent == "relative":
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(
        source,
        str(separation.profile),
        mode,
        "CMYK",
        _INTENTS[separation.intent],
        flags=flags,
    )


def _opens(profile: bytes, separation: Separation, mode: str = "RGB") -> bool:
    """Tell whether an embedded profile leads from these colours to the newspaper's inks."""
    try:
        embedded = ImageCms.ImageCmsProfile(BytesIO(profile))
        if embedded.profile.xcolor_space.strip() != mode:
            return False
        _transform(mode, profile, separation)
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
        plate.no_profile,
        plate.ink,
        plate.limited,
    ]
    return json.encode(head) + b"\n" + plate.data


def _unpack(picture: Picture, stored: bytes) -> Plate | None:
    """Return a plate from the cache, None if what lies there is none."""
    line, _, data = stored.partition(b"\n")
    try:
        width, height, space, bits, jpeg, inverted, lost, bare, ink, limited = json.decode(line)
        inks = Space(space)
    except (DecodeError, ValueError, TypeError):
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
        no_profile=bare,
        ink=ink,
        limited=limited,
    )
