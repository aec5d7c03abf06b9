"""Photos of the list, read and made small off the UI thread, and kept while they are of use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from rolodex.domain.progress import Progress
from rolodex.ui.photos.imaging import FORMATS
from rolodex.ui.tasks import TaskRunner

LARGEST_MB = 64
KEPT = 300
LIST_SIDE = 160


def picture(data: bytes, side: int) -> QImage | None:
    """A picture made just large enough for a square of `side` pixels; None where it cannot be read."""
    QImageReader.setAllocationLimit(LARGEST_MB)
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # What a card calls its picture is no proof; a drawing (SVG) could point to files of this computer.
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in FORMATS:
        return None
    reader.setAutoTransform(True)
    size = reader.size()
    scales = reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize)
    if not scales and size.width() * size.height() * 4 > LARGEST_MB << 20:
        return None
    if size.isValid() and min(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image


class Photos(QObject):
    """Gives the photos that are here and fetches the others, some at a time."""

    arrived = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._read: Callable[[str], bytes] | None = None
        self._here: dict[str, QImage | None] = {}
        self._asked: list[str] = []

    def attach(self, read: Callable[[str], bytes]) -> None:
        """Read photos with this from now on."""
        self._read = read

    def get(self, sha256: str) -> QImage | None:
        """The photo, or None while it is on its way or where it cannot be shown."""
        if sha256 in self._here:
            return self._here[sha256]
        if sha256 not in self._asked:
            self._asked.append(sha256)
            if len(self._asked) == 1:
                self._fetch()
        return None

    def _fetch(self) -> None:
        read = self._read
        if read is None:
            self._asked.clear()
            return
        asked = tuple(self._asked)

        def work(progress: Progress) -> dict[str, QImage | None]:
            return {sha256: picture(read(sha256), LIST_SIDE) for sha256 in asked}

        self._runner.submit("lookups", "photos", work, self._arrive, owner=self)

    def _arrive(self, photos: dict[str, QImage | None]) -> None:
        if len(self._here) > KEPT:
            self._here.clear()
        self._here.update(photos)
        self._asked = [sha256 for sha256 in self._asked if sha256 not in photos]
        if self._asked:
            self._fetch()
        self.arrived.emit()
