"""The photo of a contact in the head of the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from rolodex.domain import display, os_reason
from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact, Photo
from rolodex.domain.errors import UserError
from rolodex.domain.naming import display_name
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.photos import imaging
from rolodex.ui.photos.crop_sheet import CropSheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.menu import Menu

SIDE = 72
RING = 3
SUFFIXES = "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff"


class Pictures(Protocol):
    """What is asked of the book."""

    def photo(self, sha256: str) -> bytes: ...


class PhotoField(QAbstractButton):
    """The first picture of a contact, or initials; pressed, it offers what can be done.

    A picture is taken from a file, a drop or the clipboard (Ctrl+V), cut on a sheet over the window, and
    made small. One that is only looked at stays byte for byte; one that is a link is never fetched.
    """

    edited = Signal()
    rows_changed = Signal()
    noticed = Signal(str)
    """One sentence about a picture that could not be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner: TaskRunner | None = None
        self._book: Pictures | None = None
        self._contact = Contact()
        self._photo: Photo | None = None
        self._image: QImage | None = None
        self._taken: dict[str, Blob] = {}
        self._sheet: CropSheet | None = None
        self._folder = Path.home()
        self.setFixedSize(theme.size(SIDE + 2 * RING), theme.size(SIDE + 2 * RING))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = Menu(self)
        self.choose = self._action(self._ask)
        self.paste = self._action(self._paste)
        self.crop = self._action(self._crop)
        self.remove = self._action(self.take_away)
        self.clicked.connect(self.open_menu)
        self.retranslate()

    def attach(self, runner: TaskRunner, pictures: Pictures) -> None:
        """Take pictures from this book."""
        self._runner, self._book = runner, pictures

    def load(self, contact: Contact) -> None:
        """Show the picture of the contact."""
        self._contact = contact
        self._photo = next((one for one in contact.photo if one.sha256), None) or next(
            iter(contact.photo), None
        )
        self._image = None
        self._read_image()
        self._name()
        self.update()

    def store(self, contact: Contact) -> Contact:
        """The contact with the picture that is shown now."""
        shown = next((one for one in self._contact.photo if one.sha256), None) or next(
            iter(self._contact.photo), None
        )
        if self._photo == shown:
            return replace(contact, photo=self._contact.photo)
        rest = list(self._contact.photo)
        place = rest.index(shown) if shown is not None else 0
        if shown is not None:
            rest.pop(place)
        if self._photo is not None:
            rest.insert(place, self._photo)
        return replace(contact, photo=tuple(rest))

    def blobs(self) -> tuple[Blob, ...]:
        """The bytes of a picture that is new, to be kept with the contact."""
        new = self._taken.get(self._photo.sha256) if self._photo else None
        return (new,) if new else ()

    def show_name(self, contact: Contact) -> None:
        """Show the initials of this contact while there is no picture."""
        self._contact = replace(contact, photo=self._contact.photo)
        self.update()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.choose.setText(_("Choose a file…"))
        self.paste.setText(_("Paste"))
        self.crop.setText(_("Crop…"))
        self.remove.setText(_("Take the photo away"))
        if self._sheet is not None:
            self._sheet.retranslate()
        self._name()

    def open_menu(self) -> None:
        """Offer what can be done."""
        data = QGuiApplication.clipboard().mimeData()
        self.paste.setEnabled(_has_picture(data))
        self.crop.setEnabled(self._image is not None)
        self.remove.setEnabled(self._photo is not None)
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def take_file(self, file: Path) -> None:
        """Take the picture in a file, as soon as it is read."""
        self._folder = file.parent
        self._open(lambda: imaging.read(_bytes(file)))

    def take_away(self) -> None:
        """Let the contact have no picture."""
        if self._photo is not None:
            self._photo, self._image = None, None
            self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, Delete takes away, Enter opens what the space bar opens."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture, or a file of one."""
        if _has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self._take_data(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the round and, where the keyboard is, a ring."""
        painter = QPainter(self)
        side, dpr = theme.size(SIDE), self.devicePixelRatioF()
        if self._image is not None:
            drawn = theme.round_photo(self._image, side, dpr)
        else:
            contact = self._contact
            name = display_name(contact)
            letters = display.initials(name, contact.n.given, contact.n.family)
            drawn = theme.initials_pixmap(letters, display.ground(name), side, dpr)
        painter.drawPixmap(theme.size(RING), theme.size(RING), drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        self._draw_mark(painter)

    def _draw_mark(self, painter: QPainter) -> None:
        """A small pencil says that the picture can be changed."""
        side = theme.size(22)
        left, top = self.width() - side - 1, self.height() - side - 1
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawEllipse(left, top, side, side)
        mark = theme.pixmap("image", "dim", 13, self.devicePixelRatioF())
        inset = (side - mark.deviceIndependentSize().width()) / 2
        painter.drawPixmap(round(left + inset), round(top + inset), mark)

    def _read_image(self) -> None:
        runner, book, photo = self._runner, self._book, self._photo
        if photo is None or not photo.sha256:
            return
        sha256 = photo.sha256
        if sha256 in self._taken:
            self._image = imaging.read(self._taken[sha256].data)
        elif runner is not None and book is not None:
            runner.submit(
                "lookups",
                "photo",
                lambda progress: (sha256, imaging.read(book.photo(sha256))),
                lambda found: self._arrive(*found),
                owner=self,
                failed=lambda _error: None,  # a picture that cannot be read is kept, and initials shown
            )

    def _arrive(self, sha256: str, image: QImage) -> None:
        if self._photo is not None and self._photo.sha256 == sha256:
            self._image = image
            self.update()

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose a photo"),
            str(self._folder),
            _("Pictures (%(endings)s);;All files (*)") % {"endings": SUFFIXES},
        )
        if name:
            self.take_file(Path(name))

    def _paste(self) -> None:
        self._take_data(QGuiApplication.clipboard().mimeData())

    def _take_data(self, data: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if data.hasImage():
            image = QImage(data.imageData())
            self._show_sheet(imaging.fitted(image))
        elif files:
            self.take_file(files[0])
        elif data.hasUrls():
            self.noticed.emit(
                _("Pictures are not fetched from the internet; save it first, then drop the file.")
            )

    def _crop(self) -> None:
        if self._image is not None:
            self._show_sheet(self._image)

    def _open(self, read: Callable[[], QImage]) -> None:
        if self._runner is not None:
            self._runner.submit(
                "lookups",
                "open photo",
                lambda progress: read(),
                self._show_sheet,
                owner=self,
                failed=self._failed,
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.noticed.emit(word(error.message))
        elif self._runner is not None:
            self._runner.error.emit(error)

    def _show_sheet(self, image: QImage) -> None:
        if image.isNull():
            return
        if self._sheet is None:
            self._sheet = CropSheet(self.window())
            self._sheet.taken.connect(self._take)
        self._sheet.show_image(image)

    def _take(self, image: QImage, cut: QRect | None) -> None:
        small = imaging.shrunk(image, cut)
        made = imaging.blob(small)
        self._taken[made.sha256] = made
        name = self._photo.name if self._photo else "photo"
        self._photo = Photo(name, made.sha256, made.media_type)
        self._image = small
        self._changed()

    def _changed(self) -> None:
        self._name()
        self.update()
        self.edited.emit()

    def _name(self) -> None:
        if self._photo is None:
            text = _("Add a photo")
        elif self._photo.sha256:
            text = _("Change the photo")
        else:
            text = _("The photo is a link, which is not fetched: %(link)s") % {"link": self._photo.uri}
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text + "\n" + _("Drop a picture here, or paste one with Ctrl+V")))

    def _action(self, run: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda _checked: run())
        self.menu.addAction(action)
        return action


def _has_picture(data: QMimeData | None) -> bool:
    return data is not None and (data.hasImage() or data.hasUrls())


def _bytes(file: Path) -> bytes:
    """The bytes of a file. Raises UserError where it cannot be read or is too large to be a photo."""
    try:
        if file.stat().st_size > imaging.LARGEST_FILE:
            raise imaging.too_large()
        return file.read_bytes()
    except OSError as error:
        raise imaging.unreadable(file.name, os_reason.reason(error)) from error
