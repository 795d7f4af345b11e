"""A reading room in the afternoon: shelves, long tables, light from the tall windows."""

from __future__ import annotations

import random
from collections.abc import Sequence
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
    noise,
    perspective_floor,
    vary,
)
from darkroom.people import (
    SEATED,
    any_dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    beam,
    haze,
)


def paint(size: Size) -> Image.Image:
    """Paint a reading room in the afternoon: shelves, long tables, light from the tall windows."""
    wide, deep = size
    vx, vy = wide * 0.52, deep * 0.4
    canvas = gradient(
        size, [(0, (96, 80, 66)), (0.3, (140, 116, 92)), (0.42, (170, 142, 112)), (1, (70, 50, 38))]
    )
    _room(canvas, (vx, vy))
    _tall_windows(canvas, (vx, vy))
    _shelves(canvas, (vx, vy), side=-1)
    _shelves(canvas, (vx, vy), side=1)
    for outline in (
        [
            (wide * 0.46, deep * 0.12),
            (wide * 0.5, deep * 0.12),
            (wide * 0.34, deep),
            (wide * 0.1, deep),
        ],
        [
            (wide * 0.53, deep * 0.12),
            (wide * 0.57, deep * 0.12),
            (wide * 0.72, deep),
            (wide * 0.5, deep),
        ],
    ):
        beam(canvas, outline, (255, 226, 170), 0.26, wide * 0.02)
    rng = random.Random(5)
    for distance in (0.16, 0.24, 0.36, 0.54, 0.82):
        _reading_row(canvas, (vx, vy), distance, rng)
    glow(canvas, (vx, vy - deep * 0.1), wide * 0.34, (255, 232, 186), 0.55)
    haze(canvas, (255, 224, 176), [(0, 0), (0.28, 50), (0.42, 70), (0.55, 20), (0.7, 0), (1, 0)])
    return canvas


def _room(canvas: Image.Image, vanish: Point) -> None:
    """Lay the floor, the ceiling with its lamps and the end wall."""
    wide, deep = canvas.size
    vx, vy = vanish
    floor = gradient(
        (wide, round(deep - vy)), [(0, (206, 172, 130)), (0.4, (150, 108, 74)), (1, (72, 46, 32))]
    )
    texture = perspective_floor(noise((3000, 3000), (200, 26), 4, 4), floor.size, 0.14)
    grain_surface(floor, Image.new("L", floor.size, 255), texture, 0.35)
    canvas.paste(floor, (0, round(vy)))
    draw = ImageDraw.Draw(canvas)
    wall = (vx - wide * 0.13, vy - deep * 0.3, vx + wide * 0.13, vy + deep * 0.09)
    draw.rectangle(wall, fill=(222, 196, 158))
    ceiling = [(0, -deep * 0.3), (wide, -deep * 0.3), (wall[2], wall[1]), (wall[0], wall[1])]
    lay(
        canvas,
        gradient(canvas.size, [(0, (84, 70, 58)), (0.15, (186, 162, 130)), (1, (186, 162, 130))]),
        draw_mask(canvas.size, lambda d: d.polygon(ceiling, 255)),
    )
    for x in (0.16, 0.5, 0.84):
        draw.line((x * wide, -4, wall[0] + (wall[2] - wall[0]) * x, wall[1]), (92, 74, 58), 5)
    distance = 1.0
    while distance > 0.14:
        for side in (-1, 1):
            x = vx + side * wide * 0.2 * distance
            y = vy - deep * 0.44 * distance
            length = wide * 0.05 * distance
            draw.line(
                (x, y - deep * distance * 0.2, x, y), (60, 48, 40), max(1, round(3 * distance))
            )
            glow(canvas, (x, y + length * 0.3), length * 3, (255, 214, 140), 0.5)
            draw.polygon(
                [
                    (x - length, y + length * 0.36),
                    (x - length * 0.4, y),
                    (x + length * 0.4, y),
                    (x + length, y + length * 0.36),
                ],
                fill=(48, 62, 54),
            )
            draw.ellipse(
                (x - length * 0.9, y + length * 0.28, x + length * 0.9, y + length * 0.46),
                fill=(255, 242, 206),
            )
        distance *= 0.68


def _tall_windows(canvas: Image.Image, vanish: Point) -> None:
    """Open three tall windows in the end wall."""
    wide, deep = canvas.size
    vx, vy = vanish
    draw = ImageDraw.Draw(canvas)
    for column in (-1, 0, 1):
        x = vx + column * wide * 0.078
        half = wide * 0.028
        box = (x - half, vy - deep * 0.26, x + half, vy + deep * 0.05)
        draw.rounded_rectangle(box, half, fill=(255, 250, 232))
        draw.rectangle((box[0], vy - deep * 0.12, box[2], box[3]), fill=(250, 246, 226))
        for leaf in range(30):
            rng = random.Random(leaf + column * 50)
            px, py = rng.uniform(box[0], box[2] - 6), rng.uniform(vy - deep * 0.16, box[3] - 4)
            draw.ellipse((px - 5, py - 4, px + 6, py + 4), fill=vary((198, 214, 150), 24, rng))
        draw.line((x, box[1], x, box[3]), (150, 124, 96), 4)
        for share in (0.3, 0.55, 0.8):
            y = box[1] + (box[3] - box[1]) * share
            draw.line((box[0], y, box[2], y), (150, 124, 96), 3)
        glow(canvas, (x, vy - deep * 0.1), wide * 0.1, (255, 236, 190), 0.6)


def _shelves(canvas: Image.Image, vanish: Point, side: int) -> None:
    """Line a side wall with shelves of books that run to the vanishing point."""
    wide, deep = canvas.size
    vx, vy = vanish
    rng = random.Random(30 + side)
    draw = ImageDraw.Draw(canvas)
    near_x = vx + side * wide * 0.66

    def at(distance: float, height: float) -> Point:
        return vx + (near_x - vx) * distance, vy + deep * 0.68 * height * distance

    far, near = 0.2, 1.15
    draw.polygon(
        [at(near, -0.95), at(far, -0.95), at(far, 0.66), at(near, 0.66)], fill=(74, 48, 32)
    )
    rows = 7
    spines: Sequence[Rgb] = (
        (150, 52, 44),
        (44, 78, 96),
        (196, 160, 96),
        (84, 96, 64),
        (120, 84, 60),
        (208, 198, 176),
        (62, 52, 80),
        (168, 98, 52),
    )
    for row in range(rows):
        top = -0.9 + row * 1.5 / rows
        foot = top + 1.5 / rows * 0.88
        distance = far
        while distance < near:
            step = distance * rng.uniform(0.012, 0.03)
            tone = mix(
                vary(rng.choice(spines), 16, rng), (255, 216, 160), max(0, 0.42 - distance * 0.4)
            )
            tone = mix(tone, (30, 20, 16), max(0, (distance - 0.5) * 0.5))
            if rng.random() < 0.93:
                head = top + (foot - top) * rng.uniform(0.06, 0.3)
                draw.polygon(
                    [
                        at(distance, head),
                        at(distance + step, head),
                        at(distance + step, foot),
                        at(distance, foot),
                    ],
                    fill=tone,
                )
                edge = mix(tone, (20, 14, 10), 0.5)
                draw.line((*at(distance, head), *at(distance, foot)), edge, 1)
            distance += step
        draw.line((*at(far, foot), *at(near, foot)), (138, 96, 62), 6)
    for distance in (0.2, 0.26, 0.34, 0.45, 0.6, 0.8, 1.08):
        draw.line(
            (*at(distance, -0.97), *at(distance, 0.67)), (112, 74, 48), max(3, round(14 * distance))
        )


def _reading_row(canvas: Image.Image, vanish: Point, distance: float, rng: random.Random) -> None:
    """Set a row of tables across the room with readers behind and before them."""
    wide, deep = canvas.size
    vx, vy = vanish
    y = vy + deep * 0.46 * distance
    tall = deep * 0.9 * distance
    haze_tone: Rgb = (236, 206, 164)
    far = max(0, 0.55 - distance)
    for side in (-1, 1):
        left, right = (
            vx + side * wide * 0.09 * distance * 2,
            vx + side * wide * 0.46 * distance * 1.0,
        )
        left, right = min(left, right), max(left, right)
        for seat in range(3):
            x = left + (right - left) * (0.17 + seat * 0.33)
            if rng.random() < 0.85:
                dress = toned(any_dress(rng), haze_tone, far)
                sprite = person(
                    tall * 0.62,
                    SEATED,
                    replace(dress, is_bowed=True),
                    light=(0, -1),
                    rim=(255, 232, 190),
                )
                put_person(canvas, (x, y + tall * 0.06), sprite, base=0.74, blur=0.5)
        thick = tall * 0.05
        top: Rgb = mix((178, 124, 78), haze_tone, far)
        draw = ImageDraw.Draw(canvas)
        draw.polygon(
            [
                (left, y),
                (right, y),
                (right + thick, y + thick * 1.5),
                (left - thick, y + thick * 1.5),
            ],
            fill=top,
        )
        draw.polygon(
            [
                (left - thick, y + thick * 1.5),
                (right + thick, y + thick * 1.5),
                (right + thick, y + thick * 2.1),
                (left - thick, y + thick * 2.1),
            ],
            fill=mix(top, (50, 30, 20), 0.6),
        )
        for leg in (left, right - thick * 0.5):
            draw.rectangle(
                (leg, y + thick * 2, leg + thick * 0.5, y + tall * 0.34),
                fill=mix(top, (40, 24, 16), 0.7),
            )
        for seat in range(3):
            x = left + (right - left) * (0.17 + seat * 0.33)
            page = tall * 0.055
            draw.polygon(
                [
                    (x - page, y + thick * 0.3),
                    (x + page, y + thick * 0.3),
                    (x + page * 1.2, y + thick),
                    (x - page * 1.2, y + thick),
                ],
                fill=(255, 248, 228),
            )
            draw.line((x, y + thick * 0.3, x, y + thick), (170, 150, 120), 2)
        for seat in range(2):
            x = left + (right - left) * (0.3 + seat * 0.36)
            if rng.random() < 0.8:
                dress = toned(any_dress(rng, is_back=True), haze_tone, far * 0.8)
                sprite = person(tall * 0.72, SEATED, dress, light=(0, -1), rim=(255, 226, 180))
                put_person(
                    canvas, (x, y + tall * 0.27), sprite, base=0.8, blur=0.5 + distance * 1.6
                )
