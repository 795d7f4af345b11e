"""Volunteers in red vests clean the river's beach; bridge and barge in the haze."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw

from darkroom.light import (
    WHITE,
    Point,
    Rgb,
    Size,
    curve,
    darken,
    draw_mask,
    fade,
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
from darkroom.people import (
    BEND,
    STAND,
    STEP,
    Dress,
    any_dress,
    cast_shadow,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    haze,
    hills,
    sky,
    skyline,
    water,
)


def paint(size: Size) -> Image.Image:
    """Paint volunteers in red vests clean the river's beach; bridge and barge in the haze."""
    wide, deep = size
    horizon = deep * 0.36
    canvas = sky(
        size,
        [
            (0, (136, 172, 204)),
            (0.24, (200, 216, 224)),
            (0.36, (240, 232, 216)),
            (1, (240, 232, 216)),
        ],
        61,
        lit=(255, 254, 250),
        shade=(176, 190, 204),
        cover=108,
    )
    hills(canvas, horizon, deep * 0.04, (186, 194, 198), 12)
    skyline(canvas, horizon, deep * 0.07, (182, 186, 188), 2, width=0.014)
    _far_bridge(canvas, horizon)
    water(canvas, horizon, 5, foot=deep * 0.76, tint=(134, 150, 150), tinted=0.5, waves=0.6)
    _barge(canvas, (wide * 0.3, horizon + deep * 0.07), wide * 0.2)
    _beach(canvas, deep)
    rng = random.Random(31)
    scene = (
        (0.62, 0.66, 0.24, BEND),
        (0.72, 0.68, 0.25, STAND),
        (0.84, 0.66, 0.23, BEND),
        (0.47, 0.7, 0.28, STEP),
        (0.26, 0.82, 0.42, BEND),
        (0.6, 0.86, 0.46, BEND),
        (0.88, 0.9, 0.5, BEND),
    )
    for x, y, tall, pose in scene:
        foot = (wide * x, deep * y)
        dress = any_dress(rng)
        worn = Dress(
            coat=mix(dress.coat, (210, 206, 200), 0.35),
            trousers=dress.trousers,
            hair=dress.hair,
            vest=(214, 40, 32),
            cap=(214, 40, 32),
            is_back=pose is not BEND,
        )
        worn = toned(worn, (230, 226, 216), max(0.0, 0.3 - tall * 0.6))
        cast_shadow(canvas, foot, (deep * tall * 0.5, deep * tall * 0.06), deep * tall * 0.1, 0.35)
        put_person(
            canvas,
            foot,
            person(
                deep * tall,
                pose,
                worn,
                light=(-0.6, -0.8),
                rim=(255, 250, 236),
                mirrored=rng.random() < 0.4,
            ),
            blur=0.3,
        )
        if pose is BEND or rng.random() < 0.5:
            _bag(canvas, (foot[0] - deep * tall * 0.28, foot[1]), deep * tall * 0.24)
    haze(canvas, (244, 238, 226), [(0, 0), (0.3, 60), (0.37, 110), (0.5, 20), (0.6, 0), (1, 0)])
    return canvas


def _far_bridge(canvas: Image.Image, horizon: float) -> None:
    """Draw a long bridge in the haze."""
    wide, deep = canvas.size
    draw = ImageDraw.Draw(canvas)
    tone: Rgb = (150, 160, 168)
    y = horizon - deep * 0.05
    draw.rectangle((0, y, wide, y + deep * 0.008), fill=tone)
    for x in (0.2, 0.55, 0.9):
        top = y - deep * 0.14
        draw.polygon(
            [
                (wide * x - 5, horizon),
                (wide * x - 2, top),
                (wide * x + 2, top),
                (wide * x + 5, horizon),
            ],
            fill=tone,
        )
        for cable in range(1, 12):
            reach = wide * 0.15 * cable / 11
            for side in (-1, 1):
                draw.line(
                    (wide * x, top + deep * 0.004 * cable, wide * x + side * reach, y),
                    mix(tone, (220, 222, 222), 0.35),
                    1,
                )
    for x in range(0, 100, 7):
        draw.rectangle((wide * x / 100, y, wide * x / 100 + 5, horizon), fill=tone)


def _barge(canvas: Image.Image, at: Point, length: float) -> None:
    """Let a laden barge pass."""
    x, y = at
    draw = ImageDraw.Draw(canvas)
    hull: Rgb = (112, 110, 116)
    draw.polygon(
        [
            (x - length * 0.5, y - length * 0.03),
            (x + length * 0.5, y - length * 0.04),
            (x + length * 0.46, y + length * 0.03),
            (x - length * 0.46, y + length * 0.03),
        ],
        fill=hull,
    )
    for pile in range(5):
        px = x - length * (0.36 - pile * 0.14)
        draw.polygon(
            [
                (px - length * 0.08, y - length * 0.03),
                (px, y - length * 0.085),
                (px + length * 0.08, y - length * 0.03),
            ],
            fill=mix(hull, (206, 180, 140), 0.5),
        )
    draw.rectangle(
        (x + length * 0.3, y - length * 0.15, x + length * 0.42, y - length * 0.03),
        fill=(226, 226, 224),
    )
    draw.rectangle(
        (x + length * 0.31, y - length * 0.13, x + length * 0.41, y - length * 0.1),
        fill=(84, 98, 112),
    )
    for line in range(3):
        draw.line(
            (
                x - length * 0.6,
                y + length * (0.04 + line * 0.012),
                x + length * (0.5 + line * 0.1),
                y + length * (0.035 + line * 0.012),
            ),
            (214, 220, 218),
            2,
        )


def _beach(canvas: Image.Image, deep: int) -> None:
    """Lay sand, pebbles, drift and grass in the foreground."""
    wide = canvas.width
    rng = random.Random(7)
    shore = [(0.0, deep * 0.7)]
    for step in range(1, 41):
        shore.append(
            (
                wide * step / 40,
                deep
                * (
                    0.7
                    - 0.18 * (step / 40)
                    + 0.008 * math.sin(step * 0.9)
                    + rng.uniform(-0.003, 0.003)
                ),
            )
        )
    outline = [*shore, (wide, deep), (0, deep)]
    inside = draw_mask(canvas.size, lambda d: d.polygon(outline, 255), 2)
    foam = ImageChops.subtract(soften(inside, 14), inside)
    lay(canvas, WHITE, foam, 0.7)
    lay(
        canvas,
        gradient(canvas.size, [(0, (206, 188, 156)), (0.55, (196, 178, 146)), (1, (148, 124, 94))]),
        inside,
    )
    texture = Image.new("L", canvas.size, 128)
    top = round(deep * 0.46)
    texture.paste(
        perspective_floor(noise((3200, 3200), (9, 6), 13, 3), (wide, deep - top), 0.2), (0, top)
    )
    grain_surface(canvas, inside, texture, 0.4)
    wet = ImageChops.multiply(
        inside, ImageChops.invert(soften(ImageChops.offset(inside, 0, round(deep * 0.03)), 10))
    )
    darken(canvas, fade(curve(wet, 0, 255), 1), 0.3)
    draw = ImageDraw.Draw(canvas)
    for _ in range(900):
        near = rng.random()
        y = deep * (0.62 + 0.38 * near)
        x = rng.uniform(0, wide)
        if y < deep * (0.72 - 0.18 * x / wide):
            continue
        r = wide * (0.0008 + 0.004 * near * rng.random())
        tone = vary(
            rng.choice(((150, 140, 128), (190, 176, 150), (110, 104, 100), (216, 204, 184))),
            14,
            rng,
        )
        draw.ellipse((x - r + 2, y - r * 0.3 + 2, x + r + 2, y + r * 0.6 + 2), fill=(110, 92, 72))
        draw.ellipse((x - r, y - r * 0.6, x + r, y + r * 0.5), fill=tone)
    for _ in range(60):
        x, y = rng.uniform(0, wide), deep * rng.uniform(0.9, 1.03)
        for _ in range(16):
            lean = rng.uniform(-0.03, 0.03) * wide
            draw.line(
                (x + rng.uniform(-12, 12), y, x + lean, y - deep * rng.uniform(0.03, 0.1)),
                vary((128, 134, 70), 26, rng),
                3,
            )


def _bag(canvas: Image.Image, foot: Point, height: float) -> None:
    """Set down a white bag for what is picked up."""
    side = (round(height * 1.1), round(height * 1.2))
    points = [
        (0.2, 0.18),
        (0.4, 0.1),
        (0.62, 0.1),
        (0.8, 0.2),
        (0.92, 0.7),
        (0.84, 0.98),
        (0.16, 0.98),
        (0.08, 0.66),
    ]
    mask = draw_mask(
        side, lambda d: d.polygon([(x * side[0], y * side[1]) for x, y in points], 255), 2
    )
    body = modelled(
        mask, (226, 224, 220), light=(-0.6, -0.7), depth=max(2, height * 0.08), dark=(120, 116, 116)
    )
    stamp(canvas, body, (foot[0] - side[0] / 2, foot[1] - side[1]))
