"""A picture of the user's own as a layout keeps it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from rolodex.domain.card import Blob
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.ui.photos import imaging


def logo(file: Path) -> Blob:
    """The picture of a file without loss, no larger than paper shows. Raises UserError where it is none."""
    try:
        image = imaging.shrunk(imaging.read(file.read_bytes()))
    except (OSError, UserError) as error:
        raise UserError(
            message(
                "%(file)s is no picture that can be read; the layout is as it was. Choose a PNG file.",
                file=file.name,
            )
        ) from error
    written = _png(image)
    return Blob(hashlib.sha256(written).hexdigest(), "image/png", written)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise RuntimeError(writer.errorString())
    return bytes(data.data())
