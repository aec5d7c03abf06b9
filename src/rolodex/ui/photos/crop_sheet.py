"""A sheet on which the part of a picture is chosen that stands for a contact."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.photos.crop_frame import CropFrame
from rolodex.ui.sheet import Sheet
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button


class CropSheet(Sheet):
    """Shows a picture until a part of it, or all, is taken: `taken(QImage, QRect | None)`."""

    taken = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.title = plain_label("", "title")
        self.entitle(self.title)
        self.hint = plain_label("", "dim", wrap=True)
        self.frame = CropFrame(self)
        self.preview = Avatar(96)
        self.use = Button()
        self.whole = Button()
        self.cancel = Button()
        theme.set_role(self.use, "primary")
        self._build()
        self.use.clicked.connect(lambda: self._take(self.frame.square()))
        self.whole.clicked.connect(lambda: self._take(None))
        self.cancel.clicked.connect(self.leave)
        self.frame.changed.connect(self._show_preview)
        self.retranslate()

    def show_image(self, image: QImage) -> None:
        """Come with this picture."""
        self._image = image
        self.frame.show_image(image)
        self.come()
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Crop the photo"))
        self.hint.setText(
            _("Arrow keys move the square, + and − size it, Enter takes it. The mouse does the same.")
        )
        self.frame.setAccessibleName(_("Part of the photo to keep"))
        self.frame.setAccessibleDescription(self.hint.text())
        self.preview.setAccessibleName(_("Preview"))
        self.use.setText(_("Use this part"))
        self.whole.setText(_("Use the whole picture"))
        self.cancel.setText(_("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the square."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.frame.hasFocus():
            self._take(self.frame.square())
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take(self, cut: QRect | None) -> None:
        self.go()
        self.taken.emit(self._image, cut)

    def _show_preview(self) -> None:
        self.preview.show_contact("", 0, self._image.copy(self.frame.square()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(12))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(theme.size(24))
        row.addWidget(self.frame, 1)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        for button in (self.use, self.whole, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
