"""Ripe rice to the horizon and a combine harvester at work."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from darkroom.light import (
    WHITE,
    Point,
    Rgb,
    Size,
    curve,
    darken,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    modelled,
    noise,
    perspective_floor,
    soften,
    stamp,
    vary,
)
from darkroom.world import (
    foliage,
    haze,
    hills,
    sky,
)


def paint(size: Size) -> Image.Image:
    """Paint ripe rice to the horizon and a combine harvester at work."""
    wide, deep = size
    horizon = deep * 0.4
    canvas = sky(
        size,
        [
            (0, (92, 148, 204)),
            (0.28, (172, 204, 226)),
            (0.4, (240, 232, 208)),
            (1, (240, 232, 208)),
        ],
        17,
        lit=(255, 252, 244),
        shade=(186, 198, 214),
        cover=118,
    )
    hills(canvas, horizon + 4, deep * 0.05, (160, 178, 186), 3)
    for x in range(0, 100, 3):
        seed = 100 + x
        tall = deep * (0.028 + 0.03 * random.Random(seed).random())
        foliage(
            canvas,
            (wide * x / 100, horizon - tall * 0.4),
            (wide * 0.03, tall),
            [(52, 76, 58), (84, 110, 70), (146, 158, 96)],
            240,
            wide * 0.0022,
            seed,
        )
    draw = ImageDraw.Draw(canvas)
    for x in (0.12, 0.17, 0.2, 0.78, 0.84):
        house = (wide * x, horizon - deep * 0.045, wide * (x + 0.032), horizon)
        draw.rectangle(house, fill=(232, 226, 214))
        draw.polygon(
            [
                (house[0] - 6, house[1]),
                (house[2] + 6, house[1]),
                (house[2] - 12, house[1] - deep * 0.018),
                (house[0] + 12, house[1] - deep * 0.018),
            ],
            fill=(120, 70, 58),
        )
    field = gradient(
        (wide, round(deep - horizon)),
        [(0, (234, 202, 118)), (0.3, (222, 176, 74)), (1, (150, 98, 30))],
    )
    texture = perspective_floor(noise((3600, 3600), (26, 60), 7, 5), field.size, 0.09)
    full = Image.new("L", field.size, 255)
    grain_surface(field, full, texture, 0.75)
    canvas.paste(field, (0, round(horizon)))
    _stubble(canvas, horizon)
    _rice_tufts(canvas, horizon)
    _combine(canvas, (wide * 0.6, deep * 0.66), wide * 0.2)
    _foreground_rice(canvas)
    glow(canvas, (wide * 0.2, -deep * 0.05), wide * 0.7, (255, 236, 190), 0.35)
    haze(canvas, (255, 240, 206), [(0, 0), (0.34, 60), (0.41, 110), (0.5, 20), (0.6, 0), (1, 0)])
    return canvas


def _stubble(canvas: Image.Image, horizon: float) -> None:
    """Lay the strip that is already cut, paler, with its rows."""
    wide, deep = canvas.size
    vx = wide * 0.74
    strip = [
        (vx, horizon + 4),
        (wide * 1.3, deep * 0.74),
        (wide * 1.3, deep),
        (wide * 0.66, deep),
        (wide * 0.6, deep * 0.66),
        (vx - wide * 0.03, horizon + 4),
    ]
    inside = draw_mask(canvas.size, lambda d: d.polygon(strip, 255), 5)
    lay(canvas, (214, 186, 128), inside, 0.8)
    rows = Image.new("L", canvas.size, 0)
    draw = ImageDraw.Draw(rows)
    for step in range(70):
        draw.line((vx, horizon, wide * (0.2 + step * 0.03), deep), 150, 3)
    darken(canvas, ImageChops.multiply(soften(rows, 1), inside), 0.35)


def _rice_tufts(canvas: Image.Image, horizon: float) -> None:
    """Draw standing rice as strokes that grow to the foot."""
    wide, deep = canvas.size
    rng = random.Random(8)
    draw = ImageDraw.Draw(canvas)
    y = horizon + deep * 0.03
    while y < deep * 1.1:
        near = (y - horizon) / (deep - horizon)
        edge = (
            wide * (0.72 - 0.13 * min(1, near * 1.6)) if near < 0.46 else wide * (0.6 + 0.02 * near)
        )
        for _ in range(round(90 / (0.25 + near))):
            x = rng.uniform(0, edge)
            tall = deep * 0.012 + deep * 0.075 * near
            tone = vary(mix((120, 84, 26), (252, 216, 122), rng.random() ** 1.4), 12, rng)
            bow = rng.uniform(-0.35, 0.45) * tall
            draw.line(
                (x, y, x + bow * 0.3, y - tall * 0.6, x + bow, y - tall * 0.85),
                tone,
                max(1, round(1 + near * 3)),
            )
        y += deep * (0.004 + 0.022 * near)


def _combine(canvas: Image.Image, at: Point, length: float) -> None:
    """Draw a combine harvester from the side, with its dust."""
    x, y = at
    size = canvas.size
    dust = ImageChops.multiply(
        draw_mask(
            size,
            lambda d: d.ellipse(
                (x - length * 0.2, y - length * 0.75, x + length * 1.6, y + length * 0.2), 200
            ),
            length * 0.16,
        ),
        curve(noise(size, (length * 0.7, length * 0.4), 12, 5), 60, 220),
    )
    lay(canvas, (240, 216, 164), dust, 0.85)
    shade = draw_mask(
        size,
        lambda d: d.ellipse(
            (x - length * 0.75, y - length * 0.06, x + length * 0.62, y + length * 0.1), 255
        ),
        length * 0.04,
    )
    darken(canvas, shade, 0.55)
    red: Rgb = (196, 46, 34)
    unit = length

    def part(outline: Sequence[Point], colour: Rgb, depth: float = 0.03) -> None:
        points = [(x + px * unit, y + py * unit) for px, py in outline]
        mask = draw_mask(size, lambda d: d.polygon(points, 255), 1)
        box = mask.getbbox()
        if box is None:
            return
        box = (box[0] - 30, box[1] - 30, box[2] + 30, box[3] + 30)
        sprite = modelled(
            mask.crop(box),
            colour,
            light=(-0.5, -0.8),
            depth=unit * depth,
            dark=mix(colour, (30, 10, 10), 0.6),
        )
        stamp(canvas, sprite, box[:2])

    part([(-0.36, -0.5), (0.5, -0.52), (0.56, -0.16), (0.3, -0.08), (-0.36, -0.1)], red)
    part([(-0.02, -0.72), (0.4, -0.72), (0.46, -0.5), (-0.06, -0.5)], mix(red, WHITE, 0.12))
    part([(-0.34, -0.8), (-0.06, -0.8), (-0.04, -0.42), (-0.4, -0.4)], (66, 92, 110), 0.02)
    part([(-0.38, -0.85), (-0.02, -0.85), (-0.04, -0.79), (-0.36, -0.79)], (224, 220, 210), 0.01)
    part([(-0.36, -0.34), (-0.7, -0.08), (-0.72, 0.0), (-0.34, -0.12)], (170, 40, 30), 0.02)
    part([(-0.86, -0.06), (-0.62, -0.14), (-0.58, 0.03), (-0.84, 0.04)], (230, 176, 50), 0.02)
    part(
        [(0.28, -0.72), (0.34, -0.96), (0.74, -1.02), (0.76, -0.97), (0.4, -0.9), (0.36, -0.7)],
        (214, 150, 40),
        0.015,
    )
    for step in range(7):
        angle = step * 0.898
        part(
            [
                (-0.78, -0.14),
                (-0.78 + 0.16 * math.cos(angle), -0.14 + 0.16 * math.sin(angle)),
                (-0.76 + 0.16 * math.cos(angle), -0.12 + 0.16 * math.sin(angle)),
            ],
            (236, 186, 60),
            0.006,
        )
    part(
        [(-0.34, -0.1), (0.52, -0.12), (0.56, 0.0), (0.46, 0.05), (-0.28, 0.05), (-0.38, -0.02)],
        (40, 38, 38),
        0.02,
    )
    draw = ImageDraw.Draw(canvas)
    for wheel in range(6):
        cx = x + unit * (-0.26 + wheel * 0.145)
        r = unit * 0.042
        draw.ellipse(
            (cx - r, y - unit * 0.03 - r, cx + r, y - unit * 0.03 + r),
            (92, 84, 78),
            (20, 20, 20),
            3,
        )
    draw.line((x - unit * 0.2, y - unit * 0.8, x - unit * 0.2, y - unit * 0.42), (40, 44, 50), 3)
    # The driver, a shape behind the glass, and the sky's glint on it.
    shape = ((-0.25, -0.66, -0.19, -0.58), (-0.28, -0.58, -0.16, -0.46))
    for left, top, right, foot in shape:
        box = (x + left * unit, y + top * unit, x + right * unit, y + foot * unit)
        draw.ellipse(box, fill=(40, 52, 64))
    glint = ((-0.33, -0.77), (-0.27, -0.77), (-0.33, -0.5), (-0.38, -0.5))
    draw.polygon([(x + px * unit, y + py * unit) for px, py in glint], fill=(150, 176, 190))


def _foreground_rice(canvas: Image.Image) -> None:
    """Let ripe rice, out of focus, stand in the lower left foreground."""
    wide, deep = canvas.size
    rng = random.Random(3)
    layer = Image.new("RGBA", canvas.size)
    draw = ImageDraw.Draw(layer)
    for _ in range(150):
        x = wide * (rng.random() ** 1.5 * 0.62 - 0.04)
        tall = deep * rng.uniform(0.1, 0.3) * (1 - 0.5 * x / wide)
        bow = tall * rng.uniform(0.25, 0.7) * rng.choice((-1, 1, 1))
        points = [
            (x + bow * (t / 14) ** 2.6, deep * 1.02 - tall * math.sin(t / 14 * 2.0))
            for t in range(15)
        ]
        stem = vary((134, 104, 40), 20, rng)
        draw.line(points, fill=(*stem, 255), width=max(3, round(wide * 0.0022)))
        grain = vary((230, 184, 84), 24, rng)
        for step, (px, py) in enumerate(points[7:]):
            r = wide * (0.0046 - 0.0003 * step)
            for _ in range(5):
                gx, gy = px + rng.gauss(0, r * 0.8), py + rng.gauss(0, r)
                draw.ellipse(
                    (gx - r * 0.5, gy - r, gx + r * 0.5, gy + r), fill=(*vary(grain, 22, rng), 255)
                )
    stamp(canvas, layer, (0, 0), wide * 0.003)
