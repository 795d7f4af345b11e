"""Build hook: a wheel carries the fonts inside the package, an editable install finds them here."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FontsHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Puts ``fonts/`` into the wheel as ``layout/font/files``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folder, unless the install is editable."""
        if version != "editable":
            build_data["force_include"]["fonts"] = "layout/font/files"
