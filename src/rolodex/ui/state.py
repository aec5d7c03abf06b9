"""What the window remembers on this machine: where it stood and what was last chosen."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from rolodex import paths
from rolodex.services.files import cannot_write, replacing


@dataclass(slots=True)
class WindowState:
    """The remembered choices; `geometry` and `splitter` are Qt's own bytes in base64.

    `text_size` is in percent and `motion` "reduced" or "full", "" as the desktop has it. `background` is
    "login" where Rolodex starts with the computer; `tray` is "close" where a closed window stays in the tray.
    `recent` holds the books that were open lately, see `ui.books.recent`.
    """

    geometry: str = ""
    splitter: str = ""
    theme: str = "system"
    order: str = "family"
    panel: str = "people"
    folder: str = ""
    view: str = "cards"
    columns: str = ""
    text_size: str = ""
    motion: str = ""
    background: str = ""
    tray: str = ""
    recent: str = ""


def load() -> WindowState:
    """What was remembered; the usual choices where nothing was, or where the file cannot be read."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowState()
    if not isinstance(kept, dict):
        return WindowState()
    known = {field.name for field in fields(WindowState)}
    return WindowState(**{name: str(value) for name, value in kept.items() if name in known})


def save(state: WindowState) -> None:
    """Remember these choices: the file is replaced whole or stays as it was. Raises UserError."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(file, error) from error
    with replacing(file) as stream:
        stream.write(json.dumps(asdict(state), indent=1).encode())


def _file() -> Path:
    return paths.config() / "window.json"
