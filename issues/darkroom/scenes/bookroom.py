"""A reading room in an old warehouse: trusses, a skylight, shelves, a long table."""

from __future__ import annotations

import random
from dataclasses import replace

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    vary,
)
from darkroom.people import (
    SIT,
    any_dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    beam,
    foliage,
    ground,
    haze,
)


def paint(size: Size) -> Image.Image:
    """Paint a reading room in an old warehouse: trusses, a skylight, shelves, a long table."""
    wide, deep = size
    vx, vy = wide * 0.5, deep * 0.46
    canvas = gradient(size, [(0, (66, 50, 42)), (0.46, (150, 116, 86)), (1, (84, 58, 44))])
    ground(
        canvas,
        vy,
        [(0, (206, 170, 128)), (0.4, (146, 108, 80)), (1, (64, 46, 38))],
        (40, 8),
        14,
        0.3,
    )
    _end_wall(canvas, (vx, vy))
    _side_walls(canvas, (vx, vy))
    _roof(canvas, (vx, vy))
    beam(
        canvas,
        [(wide * 0.42, 0), (wide * 0.5, 0), (wide * 0.46, deep), (wide * 0.16, deep)],
        (255, 226, 172),
        0.34,
        wide * 0.02,
    )
    beam(
        canvas,
        [(wide * 0.54, 0), (wide * 0.6, 0), (wide * 0.86, deep), (wide * 0.58, deep)],
        (255, 226, 172),
        0.24,
        wide * 0.02,
    )
    rng = random.Random(8)
    for distance in (0.24, 0.29, 0.36, 0.45, 0.57, 0.73, 0.95):
        _readers(canvas, (vx, vy), distance, rng)
    haze(canvas, (255, 226, 182), [(0, 20), (0.3, 40), (0.46, 60), (0.6, 16), (0.8, 0), (1, 0)])
    return canvas


def _end_wall(canvas: Image.Image, vanish: Point) -> None:
    """Draw the gable wall of brick with its big arched window."""
    wide, deep = canvas.size
    vx, vy = vanish
    draw = ImageDraw.Draw(canvas)
    half, top, foot = wide * 0.16, vy - deep * 0.16, vy + deep * 0.12
    gable = [
        (vx - half, foot),
        (vx - half, top),
        (vx, top - deep * 0.12),
        (vx + half, top),
        (vx + half, foot),
    ]
    draw.polygon(gable, fill=(186, 124, 92))
    rng = random.Random(3)
    inside = draw_mask(canvas.size, lambda d: d.polygon(gable, 255))
    bricks = Image.new("L", canvas.size, 128)
    pen = ImageDraw.Draw(bricks)
    y = top - deep * 0.12
    while y < foot:
        x = vx - half + rng.uniform(-20, 0)
        while x < vx + half:
            pen.rectangle((x, y, x + 17, y + 6), fill=128 + rng.randint(-40, 40))
            x += 19
        y += 8
    grain_surface(canvas, inside, bricks, 0.7)
    win = wide * 0.06
    draw.rounded_rectangle(
        (vx - win, vy - deep * 0.16, vx + win, vy + deep * 0.06), win, fill=(255, 250, 230)
    )
    draw.rectangle((vx - win, vy - deep * 0.06, vx + win, vy + deep * 0.06), fill=(252, 246, 222))
    for bar in (-0.5, 0, 0.5):
        draw.line(
            (vx + bar * win, vy - deep * 0.16, vx + bar * win, vy + deep * 0.06), (120, 92, 70), 4
        )
    for y in (-0.08, -0.02, 0.03):
        draw.line((vx - win, vy + y * deep, vx + win, vy + y * deep), (120, 92, 70), 3)
    glow(canvas, (vx, vy - deep * 0.05), wide * 0.2, (255, 240, 200), 0.8)


def _side_walls(canvas: Image.Image, vanish: Point) -> None:
    """Line both walls with low shelves under brick, in perspective."""
    wide, deep = canvas.size
    vx, vy = vanish
    rng = random.Random(17)
    draw = ImageDraw.Draw(canvas)
    spines = (
        (150, 52, 44),
        (44, 78, 96),
        (206, 170, 106),
        (84, 96, 64),
        (214, 206, 186),
        (62, 52, 80),
        (178, 108, 62),
    )
    for side in (-1, 1):

        def at(distance: float, height: float, side: int = side) -> Point:
            return vx + side * wide * 0.62 * distance, vy + deep * height * distance

        draw.polygon(
            [at(1.3, -0.62), at(0.258, -0.62), at(0.258, 0.47), at(1.3, 0.47)], fill=(118, 80, 62)
        )
        draw.polygon(
            [at(1.3, -0.3), at(0.258, -0.3), at(0.258, 0.47), at(1.3, 0.47)], fill=(64, 42, 30)
        )
        for row in range(4):
            top, foot = -0.28 + row * 0.18, -0.28 + row * 0.18 + 0.155
            distance = 0.258
            while distance < 1.25:
                step = distance * rng.uniform(0.012, 0.032)
                if rng.random() < 0.9:
                    head = top + 0.155 * rng.uniform(0.05, 0.35)
                    tone = mix(
                        vary(rng.choice(spines), 16, rng),
                        (255, 216, 160),
                        max(0, 0.4 - distance * 0.45),
                    )
                    draw.polygon(
                        [
                            at(distance, head),
                            at(distance + step, head),
                            at(distance + step, foot),
                            at(distance, foot),
                        ],
                        fill=mix(tone, (24, 16, 12), 0.12 + 0.3 * max(0, distance - 0.5)),
                    )
                distance += step
            draw.line((*at(0.258, foot + 0.01), *at(1.3, foot + 0.01)), (150, 108, 72), 6)
        for distance in (0.258, 0.32, 0.41, 0.53, 0.7, 0.93, 1.24):
            draw.line(
                (*at(distance, -0.31), *at(distance, 0.47)),
                (128, 90, 60),
                max(3, round(12 * distance)),
            )
            draw.line(
                (*at(distance, -0.62), *at(distance, -0.31)),
                (92, 62, 50),
                max(2, round(8 * distance)),
            )


def _roof(canvas: Image.Image, vanish: Point) -> None:
    """Draw the pitched roof with its skylight and a row of timber trusses."""
    wide, deep = canvas.size
    vx, vy = vanish

    def at(across: float, height: float, distance: float) -> Point:
        return vx + across * wide * 0.62 * distance, vy - deep * height * distance

    for side in (-1, 1):
        slope = [at(side, 0.62, 0.258), at(0, 1.08, 0.258), at(0, 1.08, 1.6), at(side, 0.62, 1.6)]
        lay(
            canvas,
            gradient(canvas.size, [(0, (70, 50, 40)), (0.3, (120, 88, 64)), (1, (120, 88, 64))]),
            draw_mask(canvas.size, lambda d, s=slope: d.polygon(s, 255)),
        )
        light = [
            at(side * 0.2, 0.99, 0.3),
            at(side * 0.5, 0.85, 0.3),
            at(side * 0.5, 0.85, 1.3),
            at(side * 0.2, 0.99, 1.3),
        ]
        lay(
            canvas,
            (255, 248, 226),
            draw_mask(canvas.size, lambda d, s=light: d.polygon(s, 255), 3),
            0.92,
        )
    draw = ImageDraw.Draw(canvas)
    for distance in (0.26, 0.33, 0.43, 0.57, 0.78, 1.1):
        tone = mix((52, 34, 26), (206, 160, 116), max(0, 0.62 - distance))
        thick = max(3, round(wide * 0.013 * distance))
        left, right, ridge = at(-1, 0.62, distance), at(1, 0.62, distance), at(0, 1.08, distance)
        middle = at(0, 0.62, distance)
        draw.line((*left, *ridge, *right), tone, thick)
        draw.line((*left, *right), tone, thick)
        draw.line((*ridge, *middle), tone, max(2, thick // 2))
        for side in (-1, 1):
            draw.line((*at(side * 0.5, 0.85, distance), *middle), tone, max(2, thick // 2))
            draw.line(
                (*at(side * 0.5, 0.85, distance), *at(side * 0.5, 0.62, distance)),
                tone,
                max(2, thick // 2),
            )
        lamp = at(0, 0.42, distance)
        draw.line((*middle, *lamp), tone, max(1, thick // 5))
        r = wide * 0.022 * distance
        glow(canvas, lamp, r * 5, (255, 214, 140), 0.6)
        draw = ImageDraw.Draw(canvas)
        draw.pieslice(
            (lamp[0] - r, lamp[1] - r * 0.6, lamp[0] + r, lamp[1] + r), 180, 360, fill=(40, 40, 44)
        )
        draw.ellipse(
            (lamp[0] - r * 0.4, lamp[1], lamp[0] + r * 0.4, lamp[1] + r * 0.5), fill=(255, 246, 214)
        )


def _readers(canvas: Image.Image, vanish: Point, distance: float, rng: random.Random) -> None:
    """Set a stretch of the long middle table with readers on both sides."""
    wide, deep = canvas.size
    vx, vy = vanish
    tone: Rgb = (240, 208, 164)
    far = max(0.0, 0.5 - distance)
    y = vy + deep * 0.26 * distance
    half = wide * 0.16 * distance
    tall = deep * 0.62 * distance
    for side in (-1, 1):
        for _seat in range(1):
            x = vx + side * half * 1.5
            if rng.random() < 0.92:
                dress = toned(
                    replace(any_dress(rng, elderly=rng.random() < 0.4), is_bowed=True), tone, far
                )
                sprite = person(
                    tall, SIT, dress, light=(-0.2, -1), rim=(255, 232, 184), mirrored=side > 0
                )
                foot = (x + side * half * 0.1, y + deep * 0.2 * distance)
                put_person(canvas, foot, sprite, blur=0.4 + max(0, distance - 0.8) * 8)
    thick = deep * 0.05 * distance
    draw = ImageDraw.Draw(canvas)
    wood = mix((190, 136, 88), tone, far)
    draw.polygon(
        [
            (vx - half * 1.05, y - thick),
            (vx + half * 1.05, y - thick),
            (vx + half * 1.35, y + thick),
            (vx - half * 1.35, y + thick),
        ],
        fill=wood,
    )
    draw.polygon(
        [
            (vx - half * 1.35, y + thick),
            (vx + half * 1.35, y + thick),
            (vx + half * 1.35, y + thick * 1.5),
            (vx - half * 1.35, y + thick * 1.5),
        ],
        fill=mix(wood, (40, 26, 18), 0.6),
    )
    for side in (-1, 1):
        x, page = vx + side * half * 0.82, half * 0.2
        draw.polygon(
            [
                (x - page, y - thick * 0.4),
                (x + page, y - thick * 0.4),
                (x + page * 1.2, y + thick * 0.5),
                (x - page * 1.2, y + thick * 0.5),
            ],
            fill=(255, 250, 232),
        )
        leg = vx + side * half * 1.2
        draw.rectangle(
            (leg - thick * 0.2, y + thick * 1.4, leg + thick * 0.2, y + deep * 0.17 * distance),
            fill=mix(wood, (40, 26, 18), 0.7),
        )
    foliage(
        canvas,
        (vx, y - thick * 1.6),
        (half * 0.2, thick * 1.4),
        [(44, 66, 40), (96, 124, 66), (190, 200, 130)],
        120,
        half * 0.022,
        4,
    )
