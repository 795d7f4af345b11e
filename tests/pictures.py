"""Grey pictures for pages made in tests: encoded once, since that takes longer than many a page."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image


@cache
def grey_jpeg(width: int, height: int) -> bytes:
    """Return a grey picture as a JPEG file."""
    file = BytesIO()
    Image.new("L", (width, height), 128).save(file, "JPEG")
    return file.getvalue()


def write_pictures(folder: Path) -> None:
    """Write one picture that is wider than high, and one that is higher than wide."""
    (folder / "wide.jpg").write_bytes(grey_jpeg(2400, 1600))
    (folder / "tall.jpg").write_bytes(grey_jpeg(1600, 2400))
