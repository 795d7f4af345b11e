"""A walking party of the elderly on the river promenade in autumn sun."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from darkroom.light import (
    WHITE,
    Point,
    Rgb,
    Size,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    noise,
    perspective_floor,
)
from darkroom.people import (
    STEP,
    Dress,
    any_dress,
    cast_shadow,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    foliage,
    haze,
    hills,
    sky,
    skyline,
    trunk,
    water,
)


def paint(size: Size) -> Image.Image:
    """Paint a walking party of the elderly on the river promenade in autumn sun."""
    wide, deep = size
    horizon = deep * 0.42
    canvas = sky(
        size,
        [
            (0, (112, 164, 214)),
            (0.3, (190, 216, 232)),
            (0.42, (250, 236, 206)),
            (1, (250, 236, 206)),
        ],
        9,
        lit=(255, 252, 244),
        shade=(190, 204, 220),
        cover=126,
    )
    hills(canvas, horizon, deep * 0.05, (176, 190, 196), 8)
    skyline(canvas, horizon, deep * 0.1, (170, 176, 182), 3, width=0.02, reach=(0, 0.6))
    water(canvas, horizon, 6, tint=(120, 150, 166), tinted=0.5, waves=0.5)
    vx = wide * 0.4
    path = [(vx, horizon), (wide * 0.5, horizon), (wide * 1.3, deep), (wide * 0.1, deep)]
    paving = gradient(size, [(0, (236, 214, 184)), (0.45, (226, 200, 166)), (1, (170, 136, 110))])
    texture = perspective_floor(
        noise((2800, 2800), (9, 7), 5, 3), (wide, round(deep - horizon)), 0.14
    )
    lane = draw_mask(size, lambda d: d.polygon(path, 255))
    lay(canvas, paving, lane)
    sheet = Image.new("L", size, 128)
    sheet.paste(texture, (0, round(horizon)))
    grain_surface(canvas, lane, sheet, 0.25)
    grass = [(wide * 0.5, horizon), (wide, horizon), (wide, deep * 0.86)]
    lay(
        canvas,
        gradient(size, [(0, (150, 160, 90)), (0.42, (176, 172, 96)), (0.9, (110, 112, 54))]),
        draw_mask(size, lambda d: d.polygon(grass, 255), 2),
    )
    _railing(canvas, (vx, horizon))
    autumn: Sequence[Rgb] = ((104, 52, 20), (176, 90, 26), (226, 140, 44), (250, 190, 84))
    for distance in (0.14, 0.22, 0.34, 0.52, 0.8):
        foot = (wide * 0.5 + wide * 0.46 * distance, horizon + deep * 0.3 * distance)
        tone = max(0.0, 0.5 - distance)
        trunk(
            canvas,
            foot,
            deep * 0.36 * distance,
            wide * 0.026 * distance,
            mix((78, 58, 46), (230, 210, 180), tone),
            round(distance * 100),
        )
        crown = (foot[0], foot[1] - deep * 0.62 * distance)
        foliage(
            canvas,
            crown,
            (wide * 0.24 * distance, deep * 0.36 * distance),
            [mix(c, (250, 226, 180), tone) for c in autumn],
            round(2600 + 6000 * distance),
            wide * 0.0026 * (0.5 + distance),
            round(distance * 100) + 3,
        )
    _walkers(canvas, (wide * 0.43, horizon))
    glow(canvas, (wide * 0.2, deep * 0.05), wide * 0.6, (255, 236, 190), 0.4)
    haze(canvas, (255, 240, 214), [(0, 0), (0.36, 60), (0.43, 90), (0.55, 20), (0.7, 0), (1, 0)])
    return canvas


def _railing(canvas: Image.Image, vanish: Point) -> None:
    """Draw the stone railing between path and river."""
    wide, deep = canvas.size
    vx, vy = vanish
    draw = ImageDraw.Draw(canvas)
    foot = (wide * 0.1, deep)
    stone: Rgb = (232, 222, 206)
    for height in (0.2, 0.09):
        draw.line(
            (vx, vy - 1, foot[0] - wide * 0.02, foot[1] - deep * height * 1.1),
            mix(stone, (120, 110, 100), 0.2 if height > 0.1 else 0.5),
            7,
        )
    distance = 1.0
    while distance > 0.03:
        x, y = vx + (foot[0] - vx) * distance, vy + (foot[1] - vy) * distance
        tall, half = deep * 0.25 * distance, wide * 0.012 * distance
        draw.rectangle((x - half, y - tall, x + half, y), fill=stone)
        draw.rectangle(
            (x + half * 0.2, y - tall, x + half, y), fill=mix(stone, (110, 100, 96), 0.5)
        )
        draw.ellipse(
            (x - half * 1.3, y - tall * 1.08, x + half * 1.3, y - tall * 0.94),
            fill=mix(stone, WHITE, 0.3),
        )
        distance *= 0.8


def _walkers(canvas: Image.Image, vanish: Point) -> None:
    """Let the party walk away from us into the sun, the far ones first, in red caps."""
    wide, deep = canvas.size
    vx, vy = vanish
    rng = random.Random(23)
    rows = (0.2, 0.24, 0.29, 0.35, 0.43, 0.53, 0.66, 0.8)
    for distance in rows:
        for lane in (-0.34, -0.06, 0.22, 0.48):
            if rng.random() < 0.12:
                continue
            x = vx + (lane + rng.uniform(-0.06, 0.06)) * wide * 0.62 * distance
            y = vy + deep * 0.56 * distance * rng.uniform(0.96, 1.04)
            tall = deep * 0.6 * distance
            hair = rng.choice(((92, 88, 88), (58, 54, 54), (132, 128, 126), (40, 36, 36)))
            dress = any_dress(rng)
            coat = rng.choice(
                (
                    (206, 52, 44),
                    (222, 214, 200),
                    (52, 96, 150),
                    (178, 70, 110),
                    (70, 120, 96),
                    (220, 150, 60),
                )
            )
            dress = Dress(
                coat=coat,
                trousers=dress.trousers,
                hair=hair,
                long_hair=dress.long_hair,
                cap=(212, 40, 34),
                is_back=True,
            )
            dress = toned(dress, (246, 228, 196), max(0.0, 0.45 - distance * 0.6))
            cast_shadow(canvas, (x, y), (tall * 0.3, tall * 0.34), tall * 0.1, 0.4)
            put_person(
                canvas,
                (x, y),
                person(
                    tall,
                    STEP,
                    dress,
                    light=(-0.8, -0.6),
                    rim=(255, 244, 214),
                    mirrored=rng.random() < 0.5,
                ),
                blur=0.3,
            )
            if rng.random() < 0.3:
                _flag(canvas, (x + tall * 0.12, y - tall * 0.5), tall * 0.4, rng)


def _flag(canvas: Image.Image, hand: Point, height: float, rng: random.Random) -> None:
    """Give a walker a little red flag."""
    x, y = hand
    draw = ImageDraw.Draw(canvas)
    draw.line((x, y, x + height * 0.1, y - height), (220, 210, 190), max(1, round(height * 0.03)))
    top = (x + height * 0.1, y - height)
    wave = height * 0.06 * rng.choice((-1, 1))
    draw.polygon(
        [
            top,
            (top[0] + height * 0.28, top[1] + wave),
            (top[0] + height * 0.56, top[1]),
            (top[0] + height * 0.53, top[1] + height * 0.36),
            (top[0] + height * 0.25, top[1] + height * 0.36 + wave),
            (x + height * 0.065, top[1] + height * 0.36),
        ],
        fill=(214, 36, 30),
    )
