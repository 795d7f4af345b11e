"""Light and surface: gradients, noise, glows, shading, the finish of a picture, and its inks.

A canvas is an RGB image; a mask is an ``L`` image of the canvas's size.  All randomness comes from
:class:`random.Random` with a seed, so the same code makes the same picture.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageOps

Rgb: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]
Size: TypeAlias = tuple[int, int]
Stops: TypeAlias = Sequence[tuple[float, Rgb]]
Masker: TypeAlias = Callable[[ImageDraw.ImageDraw], object]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Return the colour that lies at ``share`` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def vary(colour: Rgb, amount: int, rng: random.Random) -> Rgb:
    """Return the colour a little lighter or darker, and a little off its hue."""
    step = rng.randint(-amount, amount)
    red, green, blue = (
        max(0, min(255, part + step + rng.randint(-amount // 3, amount // 3))) for part in colour
    )
    return red, green, blue


def gradient(size: Size, stops: Stops, *, across: bool = False) -> Image.Image:
    """Return a gradient through the stops, from top to bottom or from left to right."""
    steps = 256
    line = Image.new("RGB", (1, steps))
    for step in range(steps):
        at = step / (steps - 1)
        line.putpixel((0, step), _colour_at(stops, at))
    if across:
        line = line.transpose(Image.Transpose.ROTATE_90)
    return line.resize(size, Image.Resampling.BICUBIC)


def _colour_at(stops: Stops, at: float) -> Rgb:
    """Return the gradient's colour at a share of its length."""
    before = stops[0]
    for stop in stops:
        if stop[0] >= at:
            room = stop[0] - before[0]
            return mix(before[1], stop[1], (at - before[0]) / room if room else 1)
        before = stop
    return before[1]


def ramp(size: Size, values: Sequence[tuple[float, int]], *, across: bool = False) -> Image.Image:
    """Return a mask that runs through the values from top to bottom or from left to right."""
    stops = [(at, (value, value, value)) for at, value in values]
    return gradient(size, stops, across=across).getchannel(0)


def noise(size: Size, cell: tuple[float, float], seed: int, octaves: int = 4) -> Image.Image:
    """Return smooth fractal noise; ``cell`` is the size of its largest grains in pixels."""
    rng = random.Random(seed)
    total, weight = 0.0, 1.0
    result = Image.new("L", size, 128)
    for octave in range(octaves):
        wide = max(2, round(size[0] / cell[0] * 2**octave))
        deep = max(2, round(size[1] / cell[1] * 2**octave))
        wide, deep = min(wide, size[0]), min(deep, size[1])
        grains = Image.frombytes("L", (wide, deep), rng.randbytes(wide * deep))
        total += weight
        result = Image.blend(result, grains.resize(size, Image.Resampling.BICUBIC), weight / total)
        weight *= 0.55
    return ImageOps.autocontrast(result, cutoff=1)


def curve(mask: Image.Image, low: int, high: int, top: int = 255) -> Image.Image:
    """Return the mask with values up to ``low`` at 0 and from ``high`` at ``top``."""
    room = max(1, high - low)
    return mask.point([max(0, min(top, (value - low) * top // room)) for value in range(256)])


def fade(mask: Image.Image, share: float) -> Image.Image:
    """Return the mask weakened to a share of its strength."""
    return mask.point([round(value * share) for value in range(256)])


def soften(image: Image.Image, radius: float) -> Image.Image:
    """Return the image out of focus."""
    return image.filter(ImageFilter.GaussianBlur(radius)) if radius > 0 else image


def draw_mask(size: Size, masker: Masker, blur: float = 0) -> Image.Image:
    """Return a mask with what the masker draws on it."""
    mask = Image.new("L", size, 0)
    masker(ImageDraw.Draw(mask))
    return soften(mask, blur)


def lay(canvas: Image.Image, paint: Rgb | Image.Image, mask: Image.Image, share: float = 1) -> None:
    """Lay a colour or a picture over the canvas through a mask."""
    through = mask if share >= 1 else fade(mask, share)
    if isinstance(paint, Image.Image):
        canvas.paste(paint, (0, 0), through)
    else:
        canvas.paste(paint, (0, 0, *canvas.size), through)


def add_light(canvas: Image.Image, colour: Rgb, mask: Image.Image, share: float = 1) -> None:
    """Add light of a colour through a mask, as a lamp adds to what is there (screen)."""
    light = Image.new("RGB", canvas.size)
    light.paste(colour, (0, 0, *canvas.size), mask if share >= 1 else fade(mask, share))
    canvas.paste(ImageChops.screen(canvas, light))


def glow(canvas: Image.Image, at: Point, radius: float, colour: Rgb, share: float = 1) -> None:
    """Add a round glow that falls off from its centre."""
    side = max(4, round(radius * 2))
    disc = ImageOps.invert(Image.radial_gradient("L"))
    falloff = disc.point([round(255 * share * (value / 255) ** 2.2) for value in range(256)])
    falloff = falloff.resize((side, side), Image.Resampling.BICUBIC)
    left, top = round(at[0] - radius), round(at[1] - radius)
    patch = canvas.crop((left, top, left + side, top + side))
    light = Image.new("RGB", (side, side))
    light.paste(colour, (0, 0, side, side), falloff)
    canvas.paste(ImageChops.screen(patch, light), (left, top))


def darken(canvas: Image.Image, mask: Image.Image, share: float) -> None:
    """Darken the canvas where the mask is white."""
    lay(canvas, BLACK, mask, share)


def grain_surface(
    canvas: Image.Image, mask: Image.Image, texture: Image.Image, share: float
) -> None:
    """Give what the mask covers the grain of a texture (grey 128 changes nothing)."""
    worked = ImageChops.overlay(canvas, Image.merge("RGB", (texture, texture, texture)))
    lay(canvas, worked, mask, share)


def modelled(
    mask: Image.Image,
    colour: Rgb,
    *,
    light: Point = (-0.7, -0.7),
    depth: float = 6,
    bright: Rgb | None = None,
    dark: Rgb | None = None,
    strength: float = 1.6,
) -> Image.Image:
    """Return the mask's shape as a rounded body (RGBA), lit from the side ``light`` points to."""
    soft = soften(mask, depth)
    step = (round(-light[0] * depth), round(-light[1] * depth))
    moved = ImageChops.offset(soft, *step)
    lit = ImageChops.subtract(soft, moved).point(
        [min(255, round(v * strength)) for v in range(256)]
    )
    shady = ImageChops.subtract(moved, soft).point(
        [min(255, round(v * strength)) for v in range(256)]
    )
    body = Image.new("RGB", mask.size, colour)
    lay(body, bright or mix(colour, WHITE, 0.55), lit)
    lay(body, dark or mix(colour, BLACK, 0.7), shady)
    body.putalpha(mask)
    return body


def stamp(canvas: Image.Image, sprite: Image.Image, at: Point, blur: float = 0) -> None:
    """Put a sprite (RGBA) on the canvas with its top left corner at a point."""
    sprite = soften(sprite, blur)
    canvas.paste(sprite.convert("RGB"), (round(at[0]), round(at[1])), sprite.getchannel("A"))


def perspective_floor(texture: Image.Image, size: Size, nearness: float = 0.16) -> Image.Image:
    """Return a texture seen as a plane that runs from the near foot to a horizon at the top.

    ``nearness`` is the share of the depth at which the horizon is cut off: small is far.
    """
    wide, deep = size
    near = deep * nearness
    # With d = y / near + 1 (1 at the horizon): source x = centre + (x - middle) * spread / d,
    # source y = depth / d.
    spread = texture.width / wide
    centre = texture.width / 2
    plane = (
        spread,
        centre / near,
        centre - wide / 2 * spread,
        0.0,
        0.0,
        texture.height - 1.0,
        0.0,
        1 / near,
    )
    return texture.transform(size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC)


# -- finish ----------------------------------------------------------------------------------------


def finish(
    canvas: Image.Image,
    size: Size,
    *,
    vignette: float = 0.3,
    contrast: float = 1.0,
) -> Image.Image:
    """Return the picture at its size, with lens falloff, an S-curve and a last sharpening."""
    picture = canvas.resize(size, Image.Resampling.LANCZOS)
    falloff = Image.radial_gradient("L").resize(size, Image.Resampling.BICUBIC)
    darken(picture, curve(falloff, 110, 300), vignette)
    if contrast != 1:
        table = [_s_curve(value / 255, contrast) for value in range(256)]
        picture = picture.point(table * 3)
    return picture.filter(ImageFilter.UnsharpMask(radius=1.2, percent=60, threshold=2))


def _s_curve(value: float, contrast: float) -> int:
    """Return a tone of an S-shaped curve through the middle, in 0 to 255."""
    bent = (value - 0.5) * contrast + 0.5
    bent = max(0.0, min(1.0, bent))
    return round(255 * (0.6 * bent + 0.4 * bent * bent * (3 - 2 * bent)))


def _grain(size: Size, amount: float, seed: int) -> Image.Image:
    """Return a fine, soft grain about grey 128, so many levels strong."""
    rng = random.Random(seed)
    raw = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    return soften(raw, 0.8).point([round(128 + (v - 128) * amount / 40) for v in range(256)])


# -- inks ------------------------------------------------------------------------------------------

# Newsprint bears 240 per cent of ink in all; the rest is left for what JPEG adds (per cent / 4).
MEAN_INK = 53
INK_PASSES = 3


def separate(picture: Image.Image, profile: Path, grain: float, seed: int) -> Image.Image:
    """Return the picture in the inks of a profile, with no more ink on a spot than paper bears.

    Relative colorimetric with black point compensation: the picture's black is the paper's black.
    """
    inks = ImageCms.profileToProfile(
        picture,
        ImageCms.createProfile("sRGB"),
        str(profile),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if inks is None:
        raise ValueError("no separation")
    cyan, magenta, yellow, black = _limit_ink(inks).split()
    # The grain is the black plate's alone: it costs no colour, and a third of the bytes.
    black = ImageChops.add(black, _grain(picture.size, grain, seed), scale=1, offset=-128)
    black = ImageChops.multiply(black, curve(black, 0, 24))
    return Image.merge("CMYK", (cyan, magenta, yellow, black))


def _limit_ink(inks: Image.Image) -> Image.Image:
    """Return the inks with what is too much taken out of the three colours evenly."""
    cyan, magenta, yellow, black = inks.split()
    limit = 255 * MEAN_INK / 100
    table = [min(255, math.ceil(max(0.0, mean - limit) * 4 / 3)) for mean in range(256)]
    for _ in range(INK_PASSES):
        mean = ImageChops.add(
            ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2
        )
        excess = mean.point(table)
        cyan, magenta, yellow = (
            ImageChops.subtract(ink, excess) for ink in (cyan, magenta, yellow)
        )
    return Image.merge("CMYK", (cyan, magenta, yellow, black))
