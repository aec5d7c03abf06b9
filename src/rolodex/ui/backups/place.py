"""Where copies go, as the book says it."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.services.opening import Services


@dataclass(frozen=True, slots=True)
class Place:
    """The own folder of the copies, the second one ("" for none), and whether the copies there are locked."""

    own: str
    folder: str = ""
    locked: bool = False


def read(services: Services) -> Place:
    """Where copies go now."""
    backups = services.backups
    folder = backups.second_folder()
    locked = folder is not None and services.settings.get("backup_locked") == "yes"
    return Place(str(backups.folder()), str(folder or ""), locked)
