"""A red paper-cutting on a table, with scissors and snippets: a portrait close-up."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageOps

from darkroom.light import (
    Point,
    Size,
    add_light,
    darken,
    gradient,
    grain_surface,
    lay,
    modelled,
    noise,
    ramp,
    soften,
    stamp,
    vary,
)


def paint(size: Size) -> Image.Image:
    """Paint a red paper-cutting on a table, with scissors and snippets: a portrait close-up."""
    wide, deep = size
    table = gradient(size, [(0, (236, 222, 196)), (0.6, (214, 192, 158)), (1, (150, 120, 90))])
    grain_surface(
        table, Image.new("L", size, 255), noise(size, (wide * 0.9, deep * 0.012), 4, 5), 0.3
    )
    grain_surface(table, Image.new("L", size, 255), noise(size, (7, 7), 5, 2), 0.12)
    side = round(wide * 0.94)
    cut = _cut_pattern(side)
    tilted = cut.rotate(-9, Image.Resampling.BICUBIC)
    flat = tilted.resize((side, round(side * 0.98)), Image.Resampling.LANCZOS)
    mask = Image.new("L", size, 0)
    mask.paste(flat, (round(wide * 0.035), round(deep * 0.1)))
    shadow = soften(ImageChops.offset(mask, round(wide * 0.012), round(wide * 0.018)), wide * 0.007)
    darken(table, shadow, 0.5)
    red = gradient(size, [(0, (222, 50, 38)), (0.5, (202, 26, 24)), (1, (146, 10, 16))])
    grain_surface(red, Image.new("L", size, 255), noise(size, (wide * 0.3, wide * 0.3), 8, 6), 0.3)
    lay(table, red, mask)
    edge = ImageChops.subtract(mask, ImageChops.offset(mask, 3, 4))
    lay(table, (255, 150, 120), edge, 0.6)
    _scissors(table, (wide * 0.66, deep * 0.8), wide * 0.5)
    rng = random.Random(6)
    for _ in range(26):
        x, y = wide * rng.uniform(0.04, 0.6), deep * rng.uniform(0.76, 0.98)
        _snippet(table, (x, y), wide * rng.uniform(0.015, 0.045), rng)
    light = ramp(size, [(0, 200), (0.4, 90), (1, 0)])
    add_light(
        table,
        (255, 236, 200),
        ImageChops.multiply(light, ramp(size, [(0, 255), (1, 60)], across=True)),
        0.35,
    )
    darken(table, ramp(size, [(0, 0), (0.6, 0), (1, 190)]), 0.5)
    blurred = soften(table, wide * 0.008)
    lay(table, blurred, ramp(size, [(0, 230), (0.09, 0), (0.82, 0), (1, 255)]))
    return table


def _cut_pattern(side: int) -> Image.Image:
    """Return the cutting as a mask: rings of petals, leaves and teeth about a character of luck."""
    sheet = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(sheet)
    c = side / 2

    def ring(radius: float, width: float, fill: int = 255) -> None:
        r = radius * c
        draw.ellipse((c - r, c - r, c + r, c + r), outline=fill, width=round(width * c))

    def petals(
        count: int, radius: float, length: float, wide: float, fill: int, turn: float = 0
    ) -> None:
        for step in range(count):
            angle = 2 * math.pi * (step + turn) / count
            outline = []
            for t in range(25):
                s = t / 24
                half = wide * math.sin(math.pi * s) ** 0.8
                outline.append((radius + length * s, half))
            outline += [(r, -h) for r, h in reversed(outline)]
            points = [
                (
                    c + c * (r * math.cos(angle) - h * math.sin(angle)),
                    c + c * (r * math.sin(angle) + h * math.cos(angle)),
                )
                for r, h in outline
            ]
            draw.polygon(points, fill=fill)

    def dots(count: int, radius: float, size: float, fill: int, turn: float = 0) -> None:
        for step in range(count):
            angle = 2 * math.pi * (step + turn) / count
            x, y, r = c + c * radius * math.cos(angle), c + c * radius * math.sin(angle), size * c
            draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    petals(24, 0.74, 0.24, 0.1, 255)
    petals(24, 0.8, 0.13, 0.045, 0)
    dots(24, 0.955, 0.02, 255, 0)
    ring(0.84, 0.16)
    petals(48, 0.72, 0.09, 0.02, 0, 0.5)
    dots(24, 0.785, 0.013, 0)
    ring(0.72, 0.035)
    petals(12, 0.38, 0.34, 0.15, 255)
    petals(12, 0.43, 0.25, 0.1, 0)
    petals(12, 0.45, 0.22, 0.066, 255)
    petals(12, 0.49, 0.15, 0.03, 0)
    petals(12, 0.5, 0.2, 0.05, 255, 0.5)
    petals(12, 0.54, 0.13, 0.022, 0, 0.5)
    dots(12, 0.67, 0.022, 255, 0.5)
    ring(0.44, 0.05)
    petals(36, 0.395, 0.05, 0.014, 0)
    ring(0.375, 0.022)
    draw.ellipse((c - 0.36 * c, c - 0.36 * c, c + 0.36 * c, c + 0.36 * c), fill=0)
    ring(0.345, 0.02)
    _longevity(draw, c, 0.27 * c)
    return _unite(sheet)


def _longevity(draw: ImageDraw.ImageDraw, c: float, r: float) -> None:
    """Cut the round form of the character for long life, from strokes mirrored left and right."""
    bar = r * 0.12

    def level(y: float, half: float) -> None:
        draw.rectangle(
            (c - half * r, c + y * r - bar / 2, c + half * r, c + y * r + bar / 2), fill=255
        )

    def upright(x: float, top: float, foot: float) -> None:
        for side in (-1, 1):
            cx = c + side * x * r
            draw.rectangle((cx - bar / 2, c + top * r, cx + bar / 2, c + foot * r), fill=255)

    for y, half in (
        (-0.86, 0.5),
        (-0.58, 0.8),
        (-0.3, 0.62),
        (0, 1.26),
        (0.3, 0.62),
        (0.58, 0.8),
        (0.86, 0.5),
    ):
        level(y, half)
    upright(0, -1.26, 1.26)
    upright(0.8, -0.58, -0.24)
    upright(0.8, 0.24, 0.58)
    upright(0.34, -0.3, 0.3)
    upright(1.02, -0.24, 0.24)
    upright(0.62, 0.0, 0.3)
    upright(0.62, -0.3, 0.0)


def _unite(sheet: Image.Image) -> Image.Image:
    """Return the pattern folded on itself, so that both halves are alike."""
    return ImageChops.lighter(sheet, ImageOps.mirror(sheet))


def _scissors(canvas: Image.Image, at: Point, length: float) -> None:
    """Lay a pair of iron scissors on the table."""
    side = round(length * 1.3)
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    u = length
    ox, oy = side * 0.5, side * 0.45
    for sign in (-1, 1):
        draw.polygon(
            [
                (ox - sign * u * 0.02, oy),
                (ox + sign * u * 0.045, oy - u * 0.02),
                (ox + sign * u * 0.11, oy - u * 0.42),
                (ox + sign * u * 0.085, oy - u * 0.43),
            ],
            fill=255,
        )
        box = (
            ox - sign * u * 0.17 - u * 0.13,
            oy + u * 0.1,
            ox - sign * u * 0.17 + u * 0.13,
            oy + u * 0.44,
        )
        draw.ellipse(box, outline=255, width=round(u * 0.04))
        draw.line((ox, oy, ox - sign * u * 0.1, oy + u * 0.14), 255, round(u * 0.05))
    mask = mask.rotate(38, Image.Resampling.BICUBIC)
    place = (at[0] - side / 2, at[1] - side / 2)
    shade = Image.new("L", canvas.size, 0)
    shade.paste(mask, (round(place[0] + u * 0.03), round(place[1] + u * 0.045)))
    darken(canvas, soften(shade, u * 0.018), 0.55)
    stamp(
        canvas,
        modelled(
            mask,
            (62, 60, 66),
            depth=u * 0.014,
            bright=(226, 222, 216),
            dark=(16, 14, 18),
            strength=2.4,
        ),
        place,
    )
    pin = (at[0] + u * 0.03, at[1] - u * 0.052)
    ImageDraw.Draw(canvas).ellipse(
        (pin[0] - u * 0.02, pin[1] - u * 0.02, pin[0] + u * 0.02, pin[1] + u * 0.02),
        fill=(170, 160, 150),
        outline=(40, 36, 36),
    )


def _snippet(canvas: Image.Image, at: Point, size: float, rng: random.Random) -> None:
    """Drop a scrap of red paper."""
    angle = rng.uniform(0, 6.28)
    points = [
        (
            at[0] + math.cos(angle + turn) * size * reach,
            at[1] + math.sin(angle + turn) * size * reach * 0.6,
        )
        for turn, reach in ((0, 1), (0.5, 0.4), (2.1, 0.9), (3.4, 0.5), (4.4, 0.8))
    ]
    shade = [(x + size * 0.12, y + size * 0.18) for x, y in points]
    draw = ImageDraw.Draw(canvas)
    draw.polygon(shade, fill=(140, 104, 78))
    draw.polygon(points, fill=vary((204, 34, 28), 24, rng))
