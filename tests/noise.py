"""Pictures of noise, the same in every run."""

from random import Random

from PIL import Image


def draw_noise(mode: str, size: tuple[int, int]) -> Image.Image:
    """Return a picture of this mode and size in pixels, each of its bytes any with equal chance."""
    width, height = size
    count = width * height * len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, Random(1).randbytes(count))
