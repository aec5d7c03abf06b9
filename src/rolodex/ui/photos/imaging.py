"""Pictures as they come from files and clipboards, and as they are kept."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from rolodex.domain.card import Blob
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message

LARGEST_MB = 64
"""Memory that one picture may take while it is read."""
LARGEST_FILE = 50_000_000
FORMATS = frozenset((b"jpeg", b"png", b"webp", b"gif", b"bmp", b"tiff"))
"""Pictures made of dots: a drawing could point to files elsewhere."""
WORKED_ON = 2048
"""Larger pictures are made so small before they are cut."""
KEPT = 720
QUALITY = 85


def read(data: bytes) -> QImage:
    """The picture upright, at most 2048 pixels a side. Raises UserError where there is none to be read."""
    QImageReader.setAllocationLimit(LARGEST_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # what a file is called is no proof of what is in it
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or bytes(reader.format().data()) not in FORMATS:
        raise UserError(
            message("This is no picture that can be read; the photo is as it was. Choose a JPEG or PNG file.")
        )
    size = reader.size()
    scales = reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize)
    if not scales and size.width() * size.height() * 4 > LARGEST_MB << 20:
        raise too_large()
    if max(size.width(), size.height()) > WORKED_ON:
        reader.setScaledSize(size.scaled(WORKED_ON, WORKED_ON, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise too_large()
    return image


def fitted(image: QImage) -> QImage:
    """A picture of the clipboard, at most 2048 pixels a side."""
    if max(image.width(), image.height()) <= WORKED_ON:
        return image
    return image.scaled(
        QSize(WORKED_ON, WORKED_ON),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def shrunk(image: QImage, cut: QRect | None = None) -> QImage:
    """The part of the picture in `cut`, at most 720 pixels a side."""
    part = image.copy(cut) if cut is not None else image
    if max(part.width(), part.height()) <= KEPT:
        return part
    return part.scaled(
        QSize(KEPT, KEPT), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def blob(image: QImage) -> Blob:
    """The picture as the book keeps it: PNG where something shines through, JPEG otherwise."""
    through = is_transparent(image)
    kept = image if through else image.convertToFormat(QImage.Format.Format_RGB32)
    # what a camera wrote beside the picture, such as the place, stays behind
    for key in kept.textKeys():
        kept.setText(key, "")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if through else b"jpeg"))
    writer.setQuality(-1 if through else QUALITY)
    if not writer.write(kept):
        raise RuntimeError(writer.errorString())
    from hashlib import sha256  # start-up

    written = bytes(data.data())
    media_type = "image/png" if through else "image/jpeg"
    return Blob(sha256(written).hexdigest(), media_type, written)


def too_large() -> UserError:
    """What is said of a picture that is too much for memory, or broken."""
    return UserError(
        message(
            "This picture is damaged or too large to be read; the photo is as it was. Choose another, or "
            "make it smaller first."
        )
    )


def unreadable(file: str, reason: Message) -> UserError:
    """What is said of a file that the system does not give."""
    return UserError(
        message(
            "%(file)s could not be read (%(reason)s); the photo is as it was. Choose another file.",
            file=file,
            reason=reason,
        )
    )


def is_transparent(image: QImage) -> bool:
    """Whether anything shines through the picture."""
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    # lines are padded to whole words with bytes that say nothing
    rows = bytes(alpha.constBits())
    pitch, width = alpha.bytesPerLine(), alpha.width()
    return any(min(rows[at : at + width]) < 255 for at in range(0, pitch * alpha.height(), pitch))
