"""Picture files: what they are and how large, without decoding them."""

from __future__ import annotations

from layout.picture.measure import Fault, Picture, PictureError, measure_picture, read_picture

__all__ = ["Fault", "Picture", "PictureError", "measure_picture", "read_picture"]
