"""Two visitors and an old woman by the window, seen against the light."""

from __future__ import annotations

import random

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
    modelled,
    noise,
    ramp,
    stamp,
    vary,
)
from darkroom.people import (
    SIDE,
    SIT,
    Dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    beam,
    foliage,
)


def paint(size: Size) -> Image.Image:
    """Paint two visitors and an old woman by the window, seen against the light."""
    wide, deep = size
    canvas = gradient(size, [(0, (190, 160, 122)), (0.6, (160, 126, 94)), (1, (120, 90, 68))])
    grain_surface(
        canvas, Image.new("L", size, 255), noise(size, (wide * 0.3, deep * 0.3), 3, 5), 0.2
    )
    shade = ramp(size, [(0, 190), (0.3, 30), (0.55, 0), (0.75, 60), (1, 215)], across=True)
    lay(canvas, (46, 32, 28), shade)
    boards = gradient(size, [(0, (206, 156, 106)), (0.84, (190, 140, 92)), (1, (84, 54, 38))])
    lay(canvas, boards, draw_mask(size, lambda d: d.rectangle((0, deep * 0.84, wide, deep), 255)))
    _window(canvas)
    _pictures_on_wall(canvas)
    chair = draw_mask(size, lambda d: _armchair(d, wide, deep))
    stamp(
        canvas,
        modelled(chair, (84, 54, 40), light=(0.8, -0.6), depth=16, bright=(196, 138, 88)),
        (0, 0),
    )
    stool = draw_mask(
        size,
        lambda d: d.rounded_rectangle((wide * 0.6, deep * 0.7, wide * 0.72, deep * 0.94), 14, 255),
    )
    beam(
        canvas,
        [
            (wide * 0.4, deep * 0.08),
            (wide * 0.62, deep * 0.08),
            (wide * 0.74, deep),
            (wide * 0.3, deep),
        ],
        (255, 226, 172),
        0.3,
        wide * 0.04,
    )
    glow(canvas, (wide * 0.5, deep * 0.3), wide * 0.36, (255, 236, 196), 0.5)
    _company(canvas, stool)
    _gift_box(canvas, (wide * 0.12, deep * 0.95), deep * 0.16)
    glow(canvas, (wide * 0.5, deep * 0.2), wide * 0.3, (255, 236, 196), 0.3)
    return canvas


def _company(canvas: Image.Image, stool: Image.Image) -> None:
    """Seat the old woman and a visitor face to face; another stands by."""
    wide, deep = canvas.size
    tone: Rgb = (40, 26, 26)
    rim: Rgb = (255, 230, 184)
    elder = toned(
        Dress(
            coat=(150, 60, 66), trousers=(70, 60, 66), hair=(214, 208, 202), skin=(216, 164, 130)
        ),
        tone,
        0.3,
    )
    guest = toned(
        Dress(coat=(220, 210, 196), trousers=(50, 56, 76), vest=(206, 44, 38), long_hair=True),
        tone,
        0.28,
    )
    other = toned(
        Dress(coat=(206, 200, 190), trousers=(48, 50, 62), vest=(206, 44, 38)), tone, 0.34
    )
    standing = person(deep * 0.86, SIDE, other, light=(0.8, -0.5), rim=rim, mirrored=True)
    put_person(canvas, (wide * 0.81, deep * 0.97), standing)
    stamp(canvas, modelled(stool, (96, 62, 44), light=(-0.6, -0.7), depth=10), (0, 0))
    put_person(
        canvas,
        (wide * 0.36, deep * 0.98),
        person(deep * 0.98, SIT, elder, light=(0.6, -0.8), rim=rim),
    )
    seated = person(deep * 0.98, SIT, guest, light=(-0.6, -0.8), rim=rim, mirrored=True)
    put_person(canvas, (wide * 0.65, deep * 0.99), seated)


def _armchair(draw: ImageDraw.ImageDraw, wide: float, deep: float) -> None:
    """Draw an armchair from the side."""
    draw.rounded_rectangle((wide * 0.24, deep * 0.42, wide * 0.32, deep * 0.86), 26, fill=255)
    draw.rounded_rectangle((wide * 0.25, deep * 0.68, wide * 0.44, deep * 0.88), 20, fill=255)
    for x in (0.26, 0.42):
        draw.rectangle((wide * x, deep * 0.86, wide * (x + 0.015), deep * 0.95), fill=255)


def _pictures_on_wall(canvas: Image.Image) -> None:
    """Hang framed pictures and set a cabinet with flowers at the right."""
    wide, deep = canvas.size
    draw = ImageDraw.Draw(canvas)
    frames = (
        (0.75, 0.14, 0.1, 0.16, (150, 56, 44)),
        (0.88, 0.18, 0.07, 0.11, (120, 104, 84)),
        (0.08, 0.16, 0.12, 0.15, (96, 110, 104)),
    )
    for x, y, w, h, tone in frames:
        draw.rectangle((wide * x, deep * y, wide * (x + w), deep * (y + h)), fill=(70, 48, 34))
        draw.rectangle(
            (
                wide * (x + 0.008),
                deep * (y + 0.014),
                wide * (x + w - 0.008),
                deep * (y + h - 0.014),
            ),
            fill=tone,
        )
    cabinet = draw_mask(
        canvas.size, lambda d: d.rectangle((wide * 0.9, deep * 0.56, wide * 1.02, deep * 0.88), 255)
    )
    lay(
        canvas,
        gradient(canvas.size, [(0, (96, 62, 42)), (0.6, (84, 54, 38)), (1, (40, 26, 22))]),
        cabinet,
    )
    _flowers(canvas, (wide * 0.95, deep * 0.56), deep * 0.2)


def _window(canvas: Image.Image) -> None:
    """Open a bright window with a plant on its sill and a curtain."""
    wide, deep = canvas.size
    box = (wide * 0.36, deep * 0.05, wide * 0.66, deep * 0.58)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((box[0] - 14, box[1] - 14, box[2] + 14, box[3] + 14), fill=(236, 226, 206))
    draw.rectangle(box, fill=(255, 252, 240))
    rng = random.Random(4)
    for _ in range(420):
        x, y = (
            rng.uniform(box[0], box[2] - 14),
            box[3] - 14 - (box[3] - box[1]) * rng.random() ** 1.7 * 0.8,
        )
        r = rng.uniform(4, 13)
        draw.ellipse(
            (x, y - r, x + r * 2, y + r),
            fill=mix(vary((206, 214, 150), 26, rng), (255, 255, 240), 0.35),
        )
    for x in (box[0] + (box[2] - box[0]) / 2,):
        draw.rectangle((x - 6, box[1], x + 6, box[3]), fill=(236, 226, 206))
    draw.rectangle((box[0], deep * 0.24, box[2], deep * 0.255), fill=(236, 226, 206))
    for side in (0, 1):
        x0 = box[0] - wide * 0.03 if not side else box[2] - wide * 0.03
        drape = draw_mask(
            canvas.size,
            lambda d, x0=x0: d.rectangle((x0, 0, x0 + wide * 0.07, deep * 0.66), 255),
            2,
        )
        lay(canvas, (226, 206, 170), drape, 0.94)
        folds = noise(canvas.size, (wide * 0.014, deep * 3), 6 + side, 2)
        grain_surface(canvas, drape, folds, 0.6)
    draw.rectangle((box[0] - 24, box[3] + 10, box[2] + 24, box[3] + 34), fill=(206, 180, 142))
    _flowers(canvas, (wide * 0.47, box[3] + 12), deep * 0.15)


def _flowers(canvas: Image.Image, foot: Point, height: float) -> None:
    """Stand a pot of flowers."""
    x, y = foot
    side = (round(height), round(height * 0.5))
    mask = draw_mask(
        side,
        lambda d: d.polygon(
            [
                (side[0] * 0.24, 0),
                (side[0] * 0.76, 0),
                (side[0] * 0.66, side[1]),
                (side[0] * 0.34, side[1]),
            ],
            255,
        ),
    )
    stamp(
        canvas, modelled(mask, (166, 96, 64), depth=height * 0.05), (x - side[0] / 2, y - side[1])
    )
    foliage(
        canvas,
        (x, y - height * 0.66),
        (height * 0.42, height * 0.34),
        [(40, 62, 34), (86, 116, 56), (160, 180, 96)],
        420,
        height * 0.028,
        3,
    )
    foliage(
        canvas,
        (x, y - height * 0.74),
        (height * 0.36, height * 0.26),
        [(190, 120, 30), (246, 196, 66), (255, 234, 150)],
        90,
        height * 0.04,
        5,
    )


def _gift_box(canvas: Image.Image, foot: Point, height: float) -> None:
    """Set a bag of rice and a bottle of oil by the chair."""
    x, y = foot
    side = (round(height * 1.1), round(height * 1.2))
    sack = draw_mask(
        side,
        lambda d: d.rounded_rectangle(
            (side[0] * 0.1, side[1] * 0.12, side[0] * 0.9, side[1] * 0.98), height * 0.14, 255
        ),
    )
    body = modelled(sack, (240, 234, 220), light=(-0.9, -0.4), depth=height * 0.09)
    draw = ImageDraw.Draw(body)
    draw.ellipse(
        (side[0] * 0.3, side[1] * 0.36, side[0] * 0.7, side[1] * 0.74), fill=(206, 50, 40, 255)
    )
    stamp(canvas, body, (x - side[0] / 2, y - side[1]))
    bottle = draw_mask(
        side,
        lambda d: (
            (
                d.rounded_rectangle(
                    (side[0] * 0.3, side[1] * 0.24, side[0] * 0.7, side[1] * 0.98),
                    height * 0.1,
                    255,
                ),
                d.rectangle((side[0] * 0.44, side[1] * 0.08, side[0] * 0.56, side[1] * 0.3), 255),
            )
        ),
    )
    stamp(
        canvas,
        modelled(
            bottle, (232, 168, 40), light=(-0.9, -0.4), depth=height * 0.08, bright=(255, 236, 160)
        ),
        (x + side[0] * 0.34, y - side[1] * 1.04),
    )
