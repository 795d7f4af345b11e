"""Yellow chrysanthemums in full bloom, others behind them out of focus."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    add_light,
    darken,
    draw_mask,
    glow,
    gradient,
    lay,
    mix,
    ramp,
    soften,
    vary,
)
from darkroom.world import (
    bokeh,
    foliage,
)


def paint(size: Size) -> Image.Image:
    """Paint yellow chrysanthemums in full bloom, others behind them out of focus."""
    wide, deep = size
    canvas = gradient(size, [(0, (46, 60, 44)), (0.6, (34, 44, 34)), (1, (20, 26, 22))])
    for seed in range(9):
        rng = random.Random(seed)
        foliage(
            canvas,
            (wide * rng.random(), deep * rng.random()),
            (wide * 0.24, deep * 0.3),
            [(24, 36, 26), (54, 78, 46), (104, 128, 70)],
            260,
            wide * 0.012,
            seed + 30,
        )
    far: Sequence[tuple[float, float, float, Rgb]] = (
        (0.1, 0.2, 0.13, (226, 120, 150)),
        (0.42, 0.1, 0.12, (250, 240, 226)),
        (0.94, 0.16, 0.14, (206, 70, 90)),
        (0.72, 0.06, 0.1, (246, 196, 80)),
        (0.02, 0.7, 0.13, (246, 240, 220)),
        (1.0, 0.72, 0.15, (236, 140, 60)),
    )
    for seed, (x, y, radius, tone) in enumerate(far):
        _bloom(canvas, (wide * x, deep * y), wide * radius, tone, seed + 70)
    canvas = soften(canvas, wide * 0.011)
    bokeh(
        canvas,
        (0, 0, wide, deep * 0.5),
        26,
        wide * 0.02,
        [(255, 240, 190), (220, 240, 180)],
        4,
        0.28,
    )
    for seed, (x, y, radius, tone) in enumerate(
        ((0.83, 0.5, 0.15, (240, 176, 50)), (0.16, 0.52, 0.15, (244, 186, 60)))
    ):
        layer = canvas.copy()
        _bloom(layer, (wide * x, deep * y), wide * radius, tone, seed + 90)
        canvas.paste(soften(layer, wide * 0.0025))
    _leaves(canvas)
    _bloom(canvas, (wide * 0.49, deep * 0.53), wide * 0.255, (252, 200, 56), 7)
    _bloom(canvas, (wide * 0.76, deep * 0.93), wide * 0.14, (250, 190, 52), 8)
    _bloom(canvas, (wide * 0.22, deep * 0.97), wide * 0.13, (250, 194, 60), 9)
    light = ImageChops.multiply(
        ramp(size, [(0, 255), (1, 0)]), ramp(size, [(0, 255), (0.7, 40), (1, 0)], across=True)
    )
    add_light(canvas, (255, 236, 190), light, 0.3)
    return canvas


def _leaves(canvas: Image.Image) -> None:
    """Spread the lobed leaves below the blooms."""
    wide, deep = canvas.size
    rng = random.Random(12)
    for _ in range(26):
        x, y = rng.uniform(0.05, 0.95) * wide, rng.uniform(0.72, 1.05) * deep
        length, angle = wide * rng.uniform(0.07, 0.14), rng.uniform(-2.8, -0.3)
        outline: list[Point] = []
        for sign in (1, -1):
            part = []
            for t in range(13):
                s = t / 12
                half = 0.26 * math.sin(math.pi * s) ** 0.7 * (0.72 + 0.28 * math.cos(s * 18))
                part.append((s, sign * half))
            outline += part if sign > 0 else part[::-1]
        points = [
            (
                x + length * (r * math.cos(angle) - h * math.sin(angle)),
                y + length * (r * math.sin(angle) + h * math.cos(angle)),
            )
            for r, h in outline
        ]
        tone = vary((58, 84, 48), 16, rng)
        draw = ImageDraw.Draw(canvas)
        draw.polygon([(px + 6, py + 10) for px, py in points], fill=(18, 26, 20))
        draw.polygon(points, fill=tone)
        draw.line(
            (x, y, x + length * 0.9 * math.cos(angle), y + length * 0.9 * math.sin(angle)),
            mix(tone, (200, 210, 150), 0.5),
            3,
        )


def _bloom(canvas: Image.Image, at: Point, radius: float, colour: Rgb, seed: int) -> None:
    """Draw a bloom: rings of petals that curl inwards, the outer ones first."""
    rng = random.Random(seed)
    x, y = at
    deep_tone = mix(colour, (120, 50, 8), 0.55)
    shade = draw_mask(
        canvas.size,
        lambda d: d.ellipse(
            (x - radius * 0.95, y - radius * 0.7, x + radius * 1.0, y + radius * 1.0), 255
        ),
        radius * 0.12,
    )
    darken(canvas, shade, 0.5)
    rings = 17
    for ring in range(rings):
        share = ring / (rings - 1)
        reach = radius * (1 - share * 0.9)
        count = round(46 - 30 * share)
        for petal in range(count):
            angle = 2 * math.pi * (petal + 0.5 * (ring % 2) + rng.uniform(-0.22, 0.22)) / count
            length = reach * rng.uniform(0.86, 1.08)
            lift = 1 - 0.24 * (1 - math.sin(angle)) * (1 - share)
            curl = rng.uniform(0.2, 0.7) * rng.choice((-1, 1))
            tone = mix(deep_tone, colour, 0.25 + 0.75 * (1 - share) ** 0.7)
            tone = vary(
                mix(tone, (255, 246, 190), 0.25 * (1 - share) + 0.12 * max(0, -math.sin(angle))),
                12,
                rng,
            )
            _petal(canvas, at, (angle, length * lift, radius * (0.06 - 0.022 * share), curl), tone)

    heart = draw_mask(
        canvas.size,
        lambda d: d.ellipse(
            (x - radius * 0.09, y - radius * 0.09, x + radius * 0.09, y + radius * 0.07), 255
        ),
        radius * 0.02,
    )
    lay(canvas, mix(colour, (200, 110, 10), 0.5), heart)
    ball = draw_mask(
        canvas.size,
        lambda d: d.ellipse((x - radius, y - radius, x + radius, y + radius), 255),
        radius * 0.06,
    )
    lx, ly, lr = x - radius * 0.28, y - radius * 0.34, radius * 1.02
    low = draw_mask(
        canvas.size, lambda d: d.ellipse((lx - lr, ly - lr, lx + lr, ly + lr), 255), radius * 0.3
    )
    lay(canvas, mix(colour, (90, 30, 0), 0.75), ImageChops.subtract(ball, low), 0.55)
    glow(canvas, (x - radius * 0.25, y - radius * 0.35), radius * 0.8, (255, 226, 150), 0.22)


def _petal(
    canvas: Image.Image, at: Point, shape: tuple[float, float, float, float], tone: Rgb
) -> None:
    """Draw a petal as a bent, tapering band with a dark edge and a light middle."""
    angle, length, half, curl = shape
    spine: list[Point] = []
    for step in range(13):
        t = step / 12
        bend = angle + curl * max(0, t - 0.55) ** 2 * 2.4
        reach = length * (t - 0.1 * max(0, t - 0.8) * 5)
        spine.append((at[0] + math.cos(bend) * reach, at[1] + math.sin(bend) * reach * 0.94))
    draw = ImageDraw.Draw(canvas)

    def band(width: float, colour: Rgb, shift: float = 0.0) -> None:
        left, right = [], []
        for step in range(2, 13):
            t = step / 12
            w = (
                width
                * (0.35 + 0.65 * math.sin(math.pi * min(1, t * 0.62 + 0.1)))
                * (1 if t < 0.9 else 0.72)
            )
            (ax, ay), (bx, by) = (
                spine[step - 1],
                spine[min(12, step + 1)] if step < 12 else spine[12],
            )
            size = math.hypot(bx - ax, by - ay) or 1
            nx, ny = -(by - ay) / size, (bx - ax) / size
            px, py = spine[step][0] + nx * shift, spine[step][1] + ny * shift
            left.append((px + nx * w, py + ny * w))
            right.append((px - nx * w, py - ny * w))
        draw.polygon(left + right[::-1], fill=colour)
        tip = spine[12]
        r = width * 0.62
        draw.ellipse((tip[0] - r, tip[1] - r, tip[0] + r, tip[1] + r), fill=colour)

    band(half, mix(tone, (120, 52, 0), 0.34))
    band(half * 0.84, tone)
    band(half * 0.4, mix(tone, (255, 250, 206), 0.4), -half * 0.2)
