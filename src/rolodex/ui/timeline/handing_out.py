"""Files of the book for other programs: opened only when asked, from a folder nobody else may enter."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rolodex.domain.activity import Attachment
from rolodex.domain.attached import may_run
from rolodex.domain.errors import UserError
from rolodex.domain.file_name import safe_name
from rolodex.domain.message import message
from rolodex.ui.handed_out import made_within, own_folder, written
from rolodex.ui.links import open_own_file

LONGEST_END = 12
_END = re.compile(r"\.\w+[ .]*")


class HandingOut:
    """Copies of attachments that are gone when the program ends."""

    def __init__(self, opening: Callable[[Path], object] = open_own_file) -> None:
        self.opening = opening
        self._folder: Path | None = None
        self._count = 0

    def place(self, name: str) -> Path:
        """Where a copy under this name may lie; each has a folder, so that names stay as they are."""
        if self._folder is None:
            self._folder = own_folder(self, "rolodex-file-")
        self._count += 1
        return made_within(self._folder / str(self._count)) / plain_name(name)

    def written(self, file: Attachment, data: bytes) -> Path:
        """A copy to be looked at: what is changed in it does not come back into the book."""
        path = written(self.place(file.name), data)
        path.chmod(0o400)
        return path


def plain_name(name: str) -> str:
    """A name that every file system takes, its ending kept."""
    end = Path(name).suffix
    if len(end) > LONGEST_END or not _END.fullmatch(end):
        return safe_name(name)
    return f"{safe_name(name.removesuffix(end))}{end.rstrip(' .')}"


def refuse_program(file: Attachment) -> None:
    """Raise UserError for a file that might run when it is opened."""
    if may_run(file.name) or may_run(plain_name(file.name)):
        raise UserError(
            message(
                "“%(file)s” may be a program and was not opened from here; save it first if you trust it.",
                file=file.name,
            )
        )
