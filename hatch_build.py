"""Puts the resources and the compiled translations into the wheel; an editable install reads the tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Adds `resources/` to a standard wheel as `rolodex/resources/`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file of `resources/`; an editable wheel gets none, or its copy would grow stale."""
        if version != "standard":
            return
        resources = Path(self.root) / "resources"
        _compile(resources / "locale")
        for file in sorted(resources.rglob("*")):
            if file.is_file():
                target = Path("rolodex", "resources", file.relative_to(resources))
                build_data["force_include"][str(file)] = target.as_posix()


def _compile(folder: Path) -> None:
    """Write each catalogue's compiled form beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in folder.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as text:
            catalogue = read_po(text)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
