"""Words of headlines: a list of them, how a text divides into them, and where it may break."""

from __future__ import annotations

from layout.words.joints import WHOLE, find_joints
from layout.words.segmentation import Word, segment

__all__ = ["WHOLE", "Word", "find_joints", "segment"]
