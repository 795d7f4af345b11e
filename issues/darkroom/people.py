"""People, seen from some way off: bodies built from joints, dressed and modelled by the light."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    draw_mask,
    grain_surface,
    lay,
    mix,
    modelled,
    noise,
    soften,
    stamp,
)

# Joints in shares of the body's height, x from the middle, y from the crown down.  "l" and "r"
# are the viewer's left and right; a person walking to the right leads with the right.
Pose = Mapping[str, Point]

STAND: Final[Pose] = {
    "head": (0.0, 0.075),
    "neck": (0.0, 0.16),
    "shoulder_l": (-0.088, 0.2),
    "shoulder_r": (0.088, 0.2),
    "elbow_l": (-0.118, 0.35),
    "elbow_r": (0.115, 0.35),
    "hand_l": (-0.11, 0.485),
    "hand_r": (0.118, 0.49),
    "hip_l": (-0.045, 0.52),
    "hip_r": (0.045, 0.52),
    "knee_l": (-0.046, 0.74),
    "knee_r": (0.05, 0.74),
    "foot_l": (-0.055, 0.965),
    "foot_r": (0.052, 0.965),
}
STEP: Final[Pose] = {
    **STAND,
    "elbow_l": (-0.15, 0.34),
    "hand_l": (-0.1, 0.46),
    "elbow_r": (0.15, 0.33),
    "hand_r": (0.16, 0.47),
    "knee_l": (-0.05, 0.72),
    "foot_l": (-0.06, 0.9),
    "knee_r": (0.06, 0.74),
    "foot_r": (0.055, 0.975),
}
STRIDE: Final[Pose] = {
    "head": (0.025, 0.075),
    "neck": (0.01, 0.16),
    "shoulder_l": (-0.06, 0.2),
    "shoulder_r": (0.06, 0.2),
    "elbow_l": (-0.11, 0.34),
    "hand_l": (-0.06, 0.46),
    "elbow_r": (0.08, 0.35),
    "hand_r": (0.17, 0.44),
    "hip_l": (-0.045, 0.52),
    "hip_r": (0.045, 0.52),
    "knee_l": (-0.07, 0.74),
    "foot_l": (-0.19, 0.93),
    "knee_r": (0.11, 0.73),
    "foot_r": (0.15, 0.965),
}
# From the side, standing still.
SIDE: Final[Pose] = {
    **STRIDE,
    "knee_l": (-0.03, 0.74),
    "foot_l": (-0.06, 0.965),
    "knee_r": (0.05, 0.74),
    "foot_r": (0.04, 0.97),
    "hand_l": (0.02, 0.46),
    "hand_r": (0.1, 0.45),
}
BEND: Final[Pose] = {
    "head": (0.3, 0.34),
    "neck": (0.22, 0.36),
    "shoulder_l": (0.15, 0.36),
    "shoulder_r": (0.19, 0.42),
    "elbow_l": (0.2, 0.55),
    "hand_l": (0.27, 0.68),
    "elbow_r": (0.25, 0.58),
    "hand_r": (0.33, 0.76),
    "hip_l": (-0.1, 0.53),
    "hip_r": (-0.04, 0.56),
    "knee_l": (-0.07, 0.75),
    "foot_l": (-0.12, 0.965),
    "knee_r": (0.05, 0.76),
    "foot_r": (0.03, 0.97),
}
SIT: Final[Pose] = {
    "head": (0.02, 0.3),
    "neck": (0.0, 0.385),
    "shoulder_l": (-0.08, 0.43),
    "shoulder_r": (0.06, 0.43),
    "elbow_l": (-0.06, 0.57),
    "hand_l": (0.08, 0.63),
    "elbow_r": (0.09, 0.58),
    "hand_r": (0.2, 0.62),
    "hip_l": (-0.08, 0.71),
    "hip_r": (0.0, 0.72),
    "knee_l": (0.16, 0.71),
    "foot_l": (0.14, 0.96),
    "knee_r": (0.22, 0.73),
    "foot_r": (0.23, 0.965),
}
# From behind or in front at a table or on a step: the legs are hidden or drawn up.
SEATED: Final[Pose] = {
    "head": (0.0, 0.3),
    "neck": (0.0, 0.385),
    "shoulder_l": (-0.092, 0.43),
    "shoulder_r": (0.092, 0.43),
    "elbow_l": (-0.135, 0.58),
    "hand_l": (-0.07, 0.66),
    "elbow_r": (0.135, 0.58),
    "hand_r": (0.07, 0.66),
    "hip_l": (-0.1, 0.75),
    "hip_r": (0.1, 0.75),
    "knee_l": (-0.15, 0.8),
    "foot_l": (-0.09, 0.86),
    "knee_r": (0.15, 0.8),
    "foot_r": (0.09, 0.86),
}


@dataclass(frozen=True, slots=True)
class Dress:
    """What a person wears, and whether we see the face or the back of the head."""

    coat: Rgb = (60, 66, 84)
    trousers: Rgb = (40, 42, 50)
    skin: Rgb = (196, 148, 118)
    hair: Rgb = (32, 28, 28)
    vest: Rgb | None = None
    cap: Rgb | None = None
    pack: Rgb | None = None
    long_hair: bool = False
    is_back: bool = False
    # The head bent over a book or a bowl: we see its crown.
    is_bowed: bool = False
    has_mask: bool = False
    head_size: float = 1.0


COATS: Final[Sequence[Rgb]] = (
    (58, 70, 98),
    (122, 62, 58),
    (88, 92, 84),
    (150, 122, 84),
    (70, 58, 76),
    (46, 78, 84),
    (170, 160, 146),
    (96, 38, 46),
    (52, 54, 60),
    (128, 138, 150),
)


def any_dress(rng: random.Random, *, elderly: bool = False, is_back: bool = False) -> Dress:
    """Return clothes by chance; the elderly have grey hair."""
    hair = rng.choice(((150, 148, 146), (108, 106, 106), (190, 188, 184)))
    return Dress(
        coat=rng.choice(COATS),
        trousers=rng.choice(((40, 42, 50), (58, 54, 52), (34, 44, 62), (76, 72, 66))),
        hair=hair if elderly else rng.choice(((30, 26, 26), (44, 36, 32), (24, 24, 28))),
        long_hair=rng.random() < 0.35,
        is_back=is_back,
    )


def toned(dress: Dress, tone: Rgb, share: float) -> Dress:
    """Return the clothes seen through haze or in the dark: every colour moved to a tone."""
    return replace(
        dress,
        coat=mix(dress.coat, tone, share),
        trousers=mix(dress.trousers, tone, share),
        skin=mix(dress.skin, tone, share),
        hair=mix(dress.hair, tone, share),
        vest=mix(dress.vest, tone, share) if dress.vest else None,
        cap=mix(dress.cap, tone, share) if dress.cap else None,
        pack=mix(dress.pack, tone, share) if dress.pack else None,
    )


def person(
    height: float,
    pose: Pose,
    dress: Dress,
    *,
    light: Point = (-0.8, -0.5),
    rim: Rgb | None = None,
    mirrored: bool = False,
) -> Image.Image:
    """Return a person as a sprite; the crown is at its top, the soles at ``height``.

    The sprite is ``1.2 * height`` wide with the body's middle in its middle.  ``rim`` is the
    colour of the light on the edges.
    """
    return _Body(height, pose, dress, (-light[0], light[1]) if mirrored else light, rim).sprite(
        mirrored
    )


def put_person(
    canvas: Image.Image, foot: Point, sprite: Image.Image, *, blur: float = 0, base: float = 1
) -> None:
    """Stand a person with the soles (or the share ``base`` of the height) at a point."""
    height = sprite.width / 1.2
    stamp(canvas, sprite, (foot[0] - sprite.width / 2, foot[1] - height * base), blur)


class _Body:
    """A sprite in the making: parts are drawn from the far ones to the near ones."""

    def __init__(
        self, height: float, pose: Pose, dress: Dress, light: Point, rim: Rgb | None
    ) -> None:
        self.unit = height
        self.size = (max(4, round(height * 1.2)), max(4, round(height * 1.04)))
        self.pose, self.dress, self.light, self.rim = pose, dress, light, rim
        self.image = Image.new("RGBA", self.size)
        # Seated and seen from behind: legs and hands are out of sight.
        self.is_settled = dress.is_back and pose is SEATED
        self.is_profile = pose["head"][0] > 0

    def sprite(self, mirrored: bool) -> Image.Image:
        """Return the finished person."""
        dress = self.dress
        if not self.is_settled:
            for side in ("l", "r"):
                joints = (f"hip_{side}", f"knee_{side}", f"foot_{side}")
                self.limb(joints, (0.054, 0.042, 0.029), dress.trousers)
                self.shoe(f"foot_{side}")
        self.arm("l")
        self.torso()
        self.arm("r")
        self.fold()
        self.head()
        if dress.pack:
            self.pack(dress.pack)
        return self.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else self.image

    def at(self, joint: str, dx: float = 0, dy: float = 0) -> Point:
        """Return a joint's place in the sprite."""
        x, y = self.pose[joint]
        return self.size[0] / 2 + (x + dx) * self.unit, (y + dy) * self.unit

    def add(self, mask: Image.Image, colour: Rgb, depth: float = 0.018) -> None:
        """Add a part with its roundness."""
        body = modelled(
            mask,
            colour,
            light=self.light,
            depth=max(1.0, self.unit * depth),
            bright=self.rim or mix(colour, (255, 244, 226), 0.5),
            dark=mix(colour, (8, 8, 16), 0.65),
            strength=2.0 if self.rim else 1.4,
        )
        self.image.alpha_composite(body)

    def limb(self, joints: Sequence[str], widths: Sequence[float], colour: Rgb) -> None:
        """Add a limb as a tapering tube through its joints."""
        points = [self.at(joint) for joint in joints]
        half = [width * self.unit for width in widths]
        self.add(draw_mask(self.size, lambda d: tube(d, points, half)), colour)

    def arm(self, side: str) -> None:
        """Add an arm and its hand."""
        dress = self.dress
        joints = (f"shoulder_{side}", f"elbow_{side}", f"hand_{side}")
        self.limb(joints, (0.034, 0.03, 0.023), dress.coat)
        if self.is_settled:
            return
        x, y = self.at(f"hand_{side}", 0, 0.012)
        r = 0.02 * self.unit
        self.add(
            draw_mask(self.size, lambda d: d.ellipse((x - r, y - r, x + r, y + r), 255)), dress.skin
        )

    def shoe(self, joint: str) -> None:
        """Add a shoe."""
        x, y = self.at(joint)
        u = self.unit
        box = (x - 0.036 * u, y - 0.012 * u, x + 0.046 * u, y + 0.028 * u)
        self.add(
            draw_mask(self.size, lambda d: d.ellipse(box, 255)),
            mix(self.dress.trousers, (20, 20, 20), 0.6),
        )

    def torso(self) -> None:
        """Add the trunk with the coat, and a vest over it."""
        outline = (
            self.at("shoulder_l", -0.012, -0.02),
            self.at("neck", -0.03, -0.005),
            self.at("neck", 0.03, -0.005),
            self.at("shoulder_r", 0.01, -0.018),
            self.at("shoulder_r", 0.014, 0.06),
            self.at("hip_r", 0.02, -0.08),
            self.at("hip_r", 0.026, 0.05),
            self.at("hip_l", -0.026, 0.05),
            self.at("hip_l", -0.02, -0.08),
            self.at("shoulder_l", -0.014, 0.06),
        )
        mask = draw_mask(self.size, lambda d: d.polygon(outline, 255))
        round_mask = soften(mask, self.unit * 0.012).point([0] * 110 + [255] * 146)
        self.add(round_mask, self.dress.vest or self.dress.coat, 0.03)

    def fold(self) -> None:
        """Give the cloth its folds, and the coat its closing and collar."""
        u = self.unit
        alpha = self.image.getchannel("A")
        cloth = self.image.convert("RGB")
        seed = round(u * 13) + sum(self.dress.coat)
        folds = noise(self.size, (u * 0.07 + 3, u * 0.24 + 3), seed, 3)
        grain_surface(cloth, alpha, folds, 0.42)
        draw = ImageDraw.Draw(cloth)
        line = mix(self.dress.vest or self.dress.coat, (10, 10, 14), 0.5)
        thin = max(1, round(u * 0.006))
        if not self.dress.is_back and not self.is_profile and u > 60:
            neck, hem = self.at("neck", 0, 0.02), self.at("hip_l", 0, 0.02)
            foot = (self.size[0] / 2 + self.pose["neck"][0] * u, hem[1])
            draw.line((*neck, *foot), line, thin)
            for side in (-1, 1):
                draw.line(
                    (*self.at("neck", side * 0.036, 0), neck[0], neck[1] + u * 0.045), line, thin
                )
        self.image = cloth.convert("RGBA")
        self.image.putalpha(alpha)

    def head(self) -> None:
        """Add neck, head, hair and cap."""
        dress = self.dress
        u = self.unit * dress.head_size
        x, y = self.at("head")
        neck = [self.at("neck", 0, 0.02), (x, y + 0.03 * u)]
        shade = mix(dress.skin, (60, 40, 30), 0.3)
        self.add(draw_mask(self.size, lambda d: tube(d, neck, (0.03 * u, 0.026 * u))), shade)
        face = (x - 0.049 * u, y - 0.068 * u, x + 0.049 * u, y + 0.068 * u)
        self.add(draw_mask(self.size, self._face(face, x, y, u)), dress.skin, 0.02)
        if not dress.is_back and u > 60:
            self._features(x, y, u)
        self.add(draw_mask(self.size, self._hair(x, y, u)), dress.hair, 0.014)
        if dress.cap:
            cap = (x - 0.056 * u, y - 0.08 * u, x + 0.056 * u, y + 0.03 * u)
            peak = (x - 0.054 * u, y - 0.034 * u, x + 0.054 * u, y - 0.012 * u)
            if self.is_profile:
                peak = (x, y - 0.034 * u, x + 0.09 * u, y - 0.012 * u)

            def masker(draw: ImageDraw.ImageDraw) -> None:
                draw.pieslice(cap, 180, 360, 255)
                if not dress.is_back:
                    draw.ellipse(peak, 255)

            self.add(draw_mask(self.size, masker), dress.cap, 0.016)

    def _face(
        self, box: tuple[float, float, float, float], x: float, y: float, u: float
    ) -> Callable[[ImageDraw.ImageDraw], None]:
        """Return what draws the head's outline; in profile with brow, nose and chin."""

        def masker(draw: ImageDraw.ImageDraw) -> None:
            draw.ellipse(box, 255)
            if self.is_profile and not self.dress.is_back:
                profile = (
                    (0.03, -0.05),
                    (0.049, -0.03),
                    (0.05, -0.008),
                    (0.066, 0.018),
                    (0.052, 0.026),
                    (0.055, 0.036),
                    (0.05, 0.046),
                    (0.048, 0.062),
                    (0.03, 0.072),
                    (0.0, 0.06),
                )
                draw.polygon([(x + dx * u, y + dy * u) for dx, dy in profile], 255)

        return masker

    def _features(self, x: float, y: float, u: float) -> None:
        """Hint at brows, eyes, nose and mouth, or cover the lower face with a mask."""
        sheet = Image.new("RGBA", self.size)
        draw = ImageDraw.Draw(sheet)
        drop = 0.022 * u if self.dress.is_bowed else 0
        turn = self.pose["head"][0] * 0.25 * u
        ink = mix(self.dress.skin, (30, 14, 10), 0.75)
        soft = mix(self.dress.skin, (120, 50, 40), 0.45)
        if self.is_profile:
            ex, ey = x + 0.036 * u, y - 0.004 * u
            draw.ellipse(
                (ex - 0.007 * u, ey - 0.004 * u, ex + 0.007 * u, ey + 0.005 * u), (*ink, 200)
            )
            self.image.alpha_composite(soften(sheet, max(0.4, u * 0.002)))
            return
        for side in (-1, 1):
            ex, ey = x + turn + side * 0.019 * u, y - 0.004 * u + drop
            draw.ellipse(
                (ex - 0.009 * u, ey - 0.004 * u, ex + 0.009 * u, ey + 0.005 * u), (*ink, 210)
            )
            draw.line(
                (ex - 0.012 * u, ey - 0.014 * u, ex + 0.012 * u, ey - 0.015 * u),
                (*ink, 150),
                max(1, round(0.005 * u)),
            )
        if self.dress.has_mask:
            box = (x - 0.043 * u, y + 0.01 * u, x + 0.043 * u, y + 0.066 * u)
            draw.rounded_rectangle(box, 0.02 * u, fill=(216, 226, 230, 255))
        else:
            draw.line(
                (x + turn, y + drop, x + turn + 0.006 * u, y + 0.022 * u + drop),
                (*soft, 150),
                max(1, round(0.006 * u)),
            )
            draw.line(
                (
                    x + turn - 0.015 * u,
                    y + 0.038 * u + drop,
                    x + turn + 0.015 * u,
                    y + 0.038 * u + drop,
                ),
                (*mix(soft, (150, 40, 40), 0.4), 220),
                max(1, round(0.007 * u)),
            )
        self.image.alpha_composite(soften(sheet, max(0.4, u * 0.002)))

    def _hair(self, x: float, y: float, u: float) -> Callable[[ImageDraw.ImageDraw], None]:
        """Return what draws the hair: a cap with its hairline, or the whole back of the head."""
        dress = self.dress

        def masker(draw: ImageDraw.ImageDraw) -> None:
            draw.ellipse((x - 0.054 * u, y - 0.078 * u, x + 0.054 * u, y + 0.055 * u), fill=255)
            if self.is_profile and not dress.is_back:
                draw.ellipse((x - 0.008 * u, y - 0.04 * u, x + 0.1 * u, y + 0.1 * u), fill=0)
                draw.rectangle((x + 0.02 * u, y - 0.02 * u, x + 0.08 * u, y + 0.08 * u), fill=0)
            elif not dress.is_back:
                brow = 0.0 if dress.is_bowed else -0.036
                draw.ellipse((x - 0.045 * u, y + brow * u, x + 0.045 * u, y + 0.1 * u), fill=0)
                draw.rectangle((x - 0.06 * u, y + 0.012 * u, x + 0.06 * u, y + 0.08 * u), fill=0)
            if dress.long_hair:
                for side in (-1,) if self.is_profile else (-1, 1):
                    middle = x + side * 0.047 * u
                    box = (middle - 0.013 * u, y - 0.03 * u, middle + 0.013 * u, y + 0.09 * u)
                    draw.rounded_rectangle(box, 0.012 * u, fill=255)
                if dress.is_back:
                    box = (x - 0.055 * u, y - 0.01 * u, x + 0.055 * u, y + 0.11 * u)
                    draw.rounded_rectangle(box, 0.03 * u, fill=255)

        return masker

    def pack(self, colour: Rgb) -> None:
        """Add a rucksack or satchel on the back."""
        u = self.unit
        left, top = self.at("shoulder_l", 0.015, 0.01)
        right, foot = self.at("hip_r", 0.02, -0.06)
        mask = draw_mask(
            self.size, lambda d: d.rounded_rectangle((left, top, right, foot), 0.04 * u, fill=255)
        )
        self.add(mask, colour, 0.03)


def tube(draw: ImageDraw.ImageDraw, points: Sequence[Point], half: Sequence[float]) -> None:
    """Draw a tapering tube through points with rounded joints."""
    for (start, begin), (stop, end) in zip(
        zip(points, half, strict=True), list(zip(points, half, strict=True))[1:], strict=False
    ):
        length = ((stop[0] - start[0]) ** 2 + (stop[1] - start[1]) ** 2) ** 0.5 or 1
        nx, ny = -(stop[1] - start[1]) / length, (stop[0] - start[0]) / length
        draw.polygon(
            [
                (start[0] + nx * begin, start[1] + ny * begin),
                (stop[0] + nx * end, stop[1] + ny * end),
                (stop[0] - nx * end, stop[1] - ny * end),
                (start[0] - nx * begin, start[1] - ny * begin),
            ],
            fill=255,
        )
    for (x, y), radius in zip(points, half, strict=True):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def cast_shadow(
    canvas: Image.Image, foot: Point, reach: Point, width: float, share: float = 0.5
) -> None:
    """Cast a person's long shadow from the feet to a point at some reach."""
    end = (foot[0] + reach[0], foot[1] + reach[1])
    mask = draw_mask(
        canvas.size, lambda d: tube(d, (foot, end), (width * 0.5, width * 0.8)), width * 0.25
    )
    lay(canvas, (20, 16, 24), mask, share)
