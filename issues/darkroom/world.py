"""Sky, water, trees, towns, lamps: what more than one picture shows."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from darkroom.light import (
    BLACK,
    WHITE,
    Point,
    Rgb,
    Size,
    Stops,
    add_light,
    curve,
    draw_mask,
    fade,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    modelled,
    noise,
    perspective_floor,
    ramp,
    soften,
    stamp,
    vary,
)

Box = tuple[float, float, float, float]


def sky(
    size: Size, stops: Stops, seed: int, *, lit: Rgb, shade: Rgb, cover: int = 128
) -> Image.Image:
    """Return a sky with clouds that grow smaller to the horizon; ``cover`` 255 is none."""
    canvas = gradient(size, stops)
    tall = (size[0], size[1])
    field = noise((2800, 2800), (420, 300), seed, 6)
    field = ImageOps.flip(perspective_floor(field, tall, 0.35))
    mask = curve(field, cover, min(255, cover + 90))
    mask = ImageChops.multiply(mask, ramp(size, [(0, 255), (0.75, 220), (1, 40)]))
    lower = ImageChops.offset(soften(field, size[1] * 0.012), 0, -round(size[1] * 0.03))
    belly = curve(ImageChops.subtract(field, lower, offset=128), 100, 175)
    clouds = Image.new("RGB", size, shade)
    lay(clouds, lit, belly)
    lay(canvas, clouds, mask, 0.85)
    return canvas


def sun(canvas: Image.Image, at: Point, radius: float, colour: Rgb, halo: Rgb) -> None:
    """Put the sun into the sky with its halo."""
    glow(canvas, at, radius * 16, halo, 0.75)
    glow(canvas, at, radius * 6, halo, 0.9)
    disc = draw_mask(
        canvas.size,
        lambda d: d.ellipse((at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius), 255),
        radius * 0.12,
    )
    lay(canvas, colour, disc)


def hills(canvas: Image.Image, base: float, height: float, colour: Rgb, seed: int) -> None:
    """Draw a soft ridge of far hills or woods above a base line."""
    rng = random.Random(seed)
    wide = canvas.width
    waves = [(rng.uniform(1, 9), rng.uniform(0, 6.3), rng.uniform(0.2, 1)) for _ in range(7)]
    total = sum(part[2] for part in waves)
    points: list[Point] = [(0, base)]
    for x in range(0, wide + 8, 8):
        lift = sum(a * (1 + math.sin(f * x / wide * 6.3 + p)) for f, p, a in waves) / total / 2
        points.append((x, base - height * lift))
    points.append((wide, base))
    lay(canvas, colour, draw_mask(canvas.size, lambda d: d.polygon(points, 255), 1.5))


def skyline(  # noqa: PLR0913 - a brush with its defaults
    canvas: Image.Image,
    base: float,
    height: float,
    colour: Rgb,
    seed: int,
    *,
    lamp: Rgb | None = None,
    reach: tuple[float, float] = (0, 1),
    width: float = 0.03,
) -> None:
    """Draw a row of houses and towers, with some lit windows if ``lamp`` is a colour."""
    rng = random.Random(seed)
    draw = ImageDraw.Draw(canvas)
    x = reach[0] * canvas.width
    while x < reach[1] * canvas.width:
        wide = canvas.width * width * rng.uniform(0.5, 1.4)
        tall = height * (rng.random() ** 2 * 0.8 + 0.2)
        tone = vary(colour, 5, rng)
        draw.rectangle((x, base - tall, x + wide, base), fill=tone)
        if rng.random() < 0.3:
            draw.rectangle(
                (x + wide * 0.4, base - tall * 1.12, x + wide * 0.6, base - tall), fill=tone
            )
        if rng.random() < 0.15:
            draw.line((x + wide / 2, base - tall * 1.3, x + wide / 2, base - tall), tone, 2)
        if lamp:
            _windows(draw, (x, base - tall, x + wide, base), lamp, tone, rng)
        x += wide * rng.uniform(0.8, 1.15)


def _windows(draw: ImageDraw.ImageDraw, box: Box, lamp: Rgb, wall: Rgb, rng: random.Random) -> None:
    """Light some windows of a house."""
    step = max(5.0, (box[2] - box[0]) / 6)
    y = box[1] + step
    while y < box[3] - step:
        x = box[0] + step * 0.6
        while x < box[2] - step * 0.6:
            if rng.random() < 0.42:
                tone = mix(wall, lamp, rng.uniform(0.3, 1))
                draw.rectangle((x, y, x + step * 0.45, y + step * 0.55), fill=tone)
            x += step
        y += step * 1.3


def water(
    canvas: Image.Image,
    horizon: float,
    seed: int,
    *,
    tint: Rgb,
    foot: float | None = None,
    tinted: float = 0.45,
    waves: float = 1.0,
) -> None:
    """Fill the canvas from the horizon down with water that mirrors what stands above it."""
    top, bottom = round(horizon), round(foot if foot is not None else canvas.height)
    wide, deep = canvas.width, bottom - top
    above = ImageOps.flip(canvas.crop((0, max(0, top - deep), wide, top)))
    mirror = above.resize((wide, deep), Image.Resampling.BICUBIC)
    mirror = mirror.filter(ImageFilter.BoxBlur((1, deep * 0.012)))
    broken = _shake(mirror, seed, waves)
    lay(broken, tint, ramp((wide, deep), [(0, 60), (0.4, 170), (1, 255)]), tinted)
    swell = perspective_floor(noise((3000, 3000), (46, 14), seed + 1, 4), (wide, deep), 0.12)
    full = Image.new("L", (wide, deep), 255)
    grain_surface(broken, full, curve(swell, 20, 235), 0.55 * waves)
    canvas.paste(broken, (0, top))


def _shake(mirror: Image.Image, seed: int, waves: float) -> Image.Image:
    """Return a mirror image broken into rows by waves that grow to the foot."""
    rng = random.Random(seed)
    wide, deep = mirror.size
    result = mirror.copy()
    phase = 0.0
    for y in range(deep):
        near = y / deep
        phase += 1.9 / (1 + near * 9)
        swing = math.sin(phase) * 2.4 + math.sin(phase * 2.7 + 1) * 1.6 + rng.uniform(-1, 1)
        shift = round(swing * waves * (0.6 + near * wide * 0.006))
        source = min(
            deep - 1, max(0, y + round(math.sin(phase * 0.7) * near * deep * 0.02 * waves))
        )
        row = mirror.crop((0, source, wide, source + 1))
        result.paste(ImageChops.offset(row, shift, 0), (0, y))
    return result


def glitter(
    canvas: Image.Image, horizon: float, x: float, colour: Rgb, seed: int, spread: float = 0.12
) -> None:
    """Lay the sun's broken path over the water, from the horizon to the foot."""
    top, wide = round(horizon), canvas.width
    deep = canvas.height - top
    sparks = perspective_floor(noise((3200, 3200), (22, 7), seed, 3), (wide, deep), 0.1)
    sparks = curve(sparks, 128, 205)
    path = Image.new("L", (wide, deep), 0)
    draw = ImageDraw.Draw(path)
    near = spread * wide
    draw.polygon(
        [(x - near * 0.22, 0), (x + near * 0.22, 0), (x + near, deep), (x - near, deep)], 255
    )
    path = soften(path, wide * 0.03)
    mask = Image.new("L", canvas.size, 0)
    mask.paste(ImageChops.multiply(sparks, path), (0, top))
    add_light(canvas, colour, mask)
    veil = Image.new("L", canvas.size, 0)
    veil.paste(fade(path, 0.35), (0, top))
    add_light(canvas, colour, veil)


def ground(
    canvas: Image.Image,
    horizon: float,
    stops: Stops,
    cell: tuple[float, float],
    seed: int,
    share: float,
) -> None:
    """Lay the ground from the horizon to the foot, with a texture that fades out far off."""
    top = round(horizon)
    floor = gradient((canvas.width, canvas.height - top), stops)
    texture = perspective_floor(noise((2800, 2800), cell, seed, 4), floor.size, 0.14)
    near = ramp(floor.size, [(0, 0), (0.12, 60), (0.4, 255), (1, 255)])
    grain_surface(floor, near, texture, share)
    canvas.paste(floor, (0, top))


# Leaves are lit from above, a little from the left.
LEAF_LIGHT: Final[Point] = (-0.4, -0.8)

# -- plants ----------------------------------------------------------------------------------------


def foliage(
    canvas: Image.Image,
    at: Point,
    reach: Point,
    colours: Sequence[Rgb],
    count: int,
    dab: float,
    seed: int,
) -> None:
    """Dab a crown of leaves in an ellipse: dark ones below first, lit ones above last."""
    rng = random.Random(seed)
    clumps = [_in_disc(rng) for _ in range(max(5, count // 160))]
    dabs: list[tuple[float, Point]] = []
    for _ in range(count):
        clump = rng.choice(clumps)
        x = clump[0] * 0.78 + rng.gauss(0, 0.16)
        y = clump[1] * 0.78 + rng.gauss(0, 0.14)
        bright = (
            (x - clump[0]) * LEAF_LIGHT[0]
            + (y - clump[1]) * LEAF_LIGHT[1]
            + y * LEAF_LIGHT[1] * 0.35
        )
        dabs.append((bright + rng.gauss(0, 0.12), (x, y)))
    dabs.sort(key=lambda item: item[0])
    draw = ImageDraw.Draw(canvas)
    for rank, (_bright, (x, y)) in enumerate(dabs):
        share = rank / len(dabs) * (len(colours) - 1)
        low = min(len(colours) - 2, int(share))
        tone = vary(mix(colours[low], colours[low + 1], share - low), 12, rng)
        size = dab * rng.uniform(0.5, 1.3)
        cx, cy = at[0] + x * reach[0], at[1] + y * reach[1]
        flat = rng.uniform(0.45, 1)
        draw.ellipse((cx - size, cy - size * flat, cx + size, cy + size * flat), fill=tone)


def _in_disc(rng: random.Random) -> Point:
    """Return a point by chance in the unit disc."""
    angle, radius = rng.uniform(0, 6.283), math.sqrt(rng.random())
    return math.cos(angle) * radius, math.sin(angle) * radius


def trunk(
    canvas: Image.Image, foot: Point, height: float, width: float, colour: Rgb, seed: int
) -> None:
    """Draw a trunk with a few boughs that spread at the top."""
    rng = random.Random(seed)
    draw = ImageDraw.Draw(canvas)

    def grow(at: Point, angle: float, length: float, thick: float, level: int) -> None:
        end = (at[0] + math.sin(angle) * length, at[1] - math.cos(angle) * length)
        tone = vary(colour, 8, rng)
        half = thick / 2
        nx, ny = math.cos(angle) * half, math.sin(angle) * half
        draw.polygon(
            [
                (at[0] - nx, at[1] - ny),
                (at[0] + nx, at[1] + ny),
                (end[0] + nx * 0.65, end[1] + ny * 0.65),
                (end[0] - nx * 0.65, end[1] - ny * 0.65),
            ],
            fill=tone,
        )
        draw.line(
            (at[0] - nx * 0.6, at[1], end[0] - nx * 0.4, end[1]),
            mix(tone, WHITE, 0.2),
            max(1, round(thick * 0.2)),
        )
        if level:
            for _ in range(rng.randint(2, 3)):
                grow(end, angle + rng.uniform(-0.7, 0.7), length * 0.55, thick * 0.55, level - 1)

    grow(foot, rng.uniform(-0.05, 0.05), height, width, 3)


def reeds(
    canvas: Image.Image, reach: tuple[float, float], height: float, colour: Rgb, seed: int
) -> None:
    """Draw reeds with plumes that stand before the light at the foot of a picture."""
    rng = random.Random(seed)
    draw = ImageDraw.Draw(canvas)
    foot = canvas.height
    for _ in range(round((reach[1] - reach[0]) * canvas.width / 9)):
        x = rng.uniform(*reach) * canvas.width
        tall = height * rng.uniform(0.45, 1.0)
        lean = rng.uniform(-0.1, 0.3) * tall
        points = [(x + lean * (t / 10) ** 2, foot - tall * t / 10) for t in range(11)]
        draw.line(points, fill=vary(colour, 6, rng), width=max(2, round(height * 0.006)))
        if rng.random() < 0.5:
            _plume(draw, points[-1], tall * 0.2, mix(colour, (150, 110, 80), 0.35), rng)


def _plume(
    draw: ImageDraw.ImageDraw, at: Point, length: float, colour: Rgb, rng: random.Random
) -> None:
    """Draw the feathery head of a reed."""
    for step in range(16):
        t = step / 16
        x, y = at[0] + t * length * 0.5, at[1] - length * 0.9 * t + length * 0.25
        size = length * 0.16 * (1 - t) + 1
        draw.line((x, y, x + rng.uniform(0.3, 1.4) * size, y + size), vary(colour, 10, rng), 2)


# -- lamps -----------------------------------------------------------------------------------------

LANTERN_RED: Final[Rgb] = (206, 32, 22)


def lantern(
    canvas: Image.Image, at: Point, radius: float, *, glowing: float = 0.6, blur: float = 0
) -> None:
    """Hang a red silk lantern with its light inside, its caps and its tassel."""
    side = round(radius * 3)
    sprite = Image.new("RGBA", (side, round(side * 1.5)))
    cx, cy = side / 2, side * 0.5
    body = draw_mask(
        sprite.size,
        lambda d: d.ellipse(
            (cx - radius, cy - radius * 0.84, cx + radius, cy + radius * 0.84), 255
        ),
    )
    silk = modelled(
        body,
        LANTERN_RED,
        light=(-0.5, -0.6),
        depth=radius * 0.3,
        bright=(250, 96, 52),
        dark=(96, 6, 8),
    )
    paper = silk.convert("RGB")
    glow(paper, (cx, cy + radius * 0.1), radius * 1.05, (255, 188, 84), 0.85)
    draw = ImageDraw.Draw(paper)
    for rib in (-0.8, -0.45, 0, 0.45, 0.8):
        half = radius * abs(rib)
        start, stop = (90, 270) if rib < 0 else (270, 90)
        draw.arc(
            (cx - half, cy - radius * 0.84, cx + half, cy + radius * 0.84),
            start,
            stop,
            (150, 18, 12),
            max(1, round(radius * 0.03)),
        )
    paper.putalpha(body)
    sprite.alpha_composite(paper)
    draw = ImageDraw.Draw(sprite)
    for y in (cy - radius * 0.92, cy + radius * 0.74):
        draw.rectangle(
            (cx - radius * 0.42, y, cx + radius * 0.42, y + radius * 0.18), (196, 142, 52, 255)
        )
    draw.line((cx, 0, cx, cy - radius * 0.9), (60, 40, 30, 255), max(1, round(radius * 0.04)))
    for dx in (-0.12, -0.06, 0, 0.06, 0.12):
        draw.line(
            (cx + dx * radius * 0.6, cy + radius * 0.9, cx + dx * radius * 1.6, cy + radius * 1.7),
            (212, 60, 40, 255),
            max(1, round(radius * 0.04)),
        )
    stamp(canvas, sprite, (at[0] - cx, at[1] - cy), blur)
    glow(canvas, at, radius * 3.2, (255, 110, 50), glowing * 0.5)


def string_of_lamps(
    canvas: Image.Image,
    start: Point,
    stop: Point,
    sag: float,
    count: int,
    radius: float,
    colour: Rgb,
) -> None:
    """Hang a string of bulbs between two points."""
    draw = ImageDraw.Draw(canvas)
    points = []
    for step in range(count * 4 + 1):
        t = step / (count * 4)
        points.append(
            (
                start[0] + (stop[0] - start[0]) * t,
                start[1] + (stop[1] - start[1]) * t + sag * 4 * t * (1 - t),
            )
        )
    draw.line(points, fill=(20, 18, 22), width=max(1, round(radius * 0.35)))
    for at in points[2::4]:
        glow(canvas, at, radius * 6, colour, 0.55)
        ImageDraw.Draw(canvas).ellipse(
            (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius),
            fill=mix(colour, WHITE, 0.65),
        )


def bokeh(
    canvas: Image.Image,
    box: Box,
    count: int,
    radius: float,
    colours: Sequence[Rgb],
    seed: int,
    share: float = 0.5,
) -> None:
    """Scatter discs of light that are out of focus."""
    rng = random.Random(seed)
    for _ in range(count):
        x, y = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])
        size = radius * rng.uniform(0.4, 1.2)
        side = round(size * 2) + 8
        disc = Image.new("L", (side, side), 0)
        draw = ImageDraw.Draw(disc)
        draw.ellipse((4, 4, side - 4, side - 4), fill=round(255 * share * rng.uniform(0.4, 1)))
        draw.ellipse(
            (4, 4, side - 4, side - 4), outline=round(255 * share), width=max(1, side // 30)
        )
        disc = soften(disc, size * 0.06 + 1)
        left, top = round(x - size), round(y - size)
        patch = canvas.crop((left, top, left + side, top + side))
        light = Image.new("RGB", (side, side))
        light.paste(rng.choice(colours), (0, 0, side, side), disc)
        canvas.paste(ImageChops.screen(patch, light), (left, top))


def beam(
    canvas: Image.Image, outline: Sequence[Point], colour: Rgb, share: float, blur: float
) -> None:
    """Let a beam of light fall through the air."""
    add_light(
        canvas, colour, draw_mask(canvas.size, lambda d: d.polygon(outline, 255), blur), share
    )


def steam(
    canvas: Image.Image, at: Point, reach: Point, seed: int, share: float = 0.8, colour: Rgb = WHITE
) -> None:
    """Let steam rise from a point to a height, widening and breaking up."""
    wide, deep = round(reach[0] * 2), round(reach[1])
    field = noise((wide, deep), (wide * 0.5, deep * 0.3), seed, 5)
    shape = draw_mask(
        (wide, deep),
        lambda d: d.polygon(
            [
                (wide * 0.32, deep),
                (wide * 0.1, deep * 0.45),
                (wide * 0.3, 0),
                (wide * 0.8, 0),
                (wide * 0.92, deep * 0.4),
                (wide * 0.68, deep),
            ],
            255,
        ),
        wide * 0.09,
    )
    shape = ImageChops.multiply(
        shape, ramp((wide, deep), [(0, 0), (0.3, 120), (0.85, 255), (1, 120)])
    )
    mask = Image.new("L", canvas.size, 0)
    mask.paste(
        ImageChops.multiply(shape, curve(field, 10, 250)),
        (round(at[0] - reach[0]), round(at[1] - deep)),
    )
    lay(canvas, colour, soften(mask, wide * 0.008), share)


def haze(canvas: Image.Image, colour: Rgb, values: Sequence[tuple[float, int]]) -> None:
    """Lay a haze over the canvas with a strength by height."""
    lay(canvas, colour, ramp(canvas.size, values))


def rail(canvas: Image.Image, y: float, height: float, colour: Rgb, step: float) -> None:
    """Draw a railing across the canvas."""
    draw = ImageDraw.Draw(canvas)
    thick = max(2, round(height * 0.07))
    for at in (y - height, y - height * 0.5):
        draw.line((0, at, canvas.width, at), colour, thick)
        draw.line(
            (0, at - thick * 0.4, canvas.width, at - thick * 0.4),
            mix(colour, WHITE, 0.3),
            max(1, thick // 4),
        )
    x = step * 0.3
    while x < canvas.width:
        draw.rectangle((x, y - height * 1.06, x + thick * 1.3, y), fill=colour)
        x += step


def silhouette(
    canvas: Image.Image, outline: Sequence[Point], colour: Rgb = BLACK, blur: float = 0.8
) -> None:
    """Lay a flat shape over the canvas."""
    lay(canvas, colour, draw_mask(canvas.size, lambda d: d.polygon(outline, 255), blur))
