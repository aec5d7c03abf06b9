"""Files for other programs, in folders nobody else may enter and that are gone when the program ends."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from rolodex.services.files import cannot_write, replacing


def own_folder(owner: object, prefix: str) -> Path:
    """A new folder that goes with its owner. Raises UserError where there is no room for one."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=prefix))
    except OSError as error:
        raise cannot_write(Path(tempfile.gettempdir()), error) from error
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return folder


def written(file: Path, data: bytes) -> Path:
    """The file with these bytes, its folder made where needed. Raises UserError where there is no room."""
    made_within(file.parent)
    with replacing(file) as stream:
        stream.write(data)
    return file


def made_within(folder: Path) -> Path:
    """The folder, made where needed. Raises UserError where there is no room."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def png_of(picture: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(picture)
    return bytes(buffer.data().data())
