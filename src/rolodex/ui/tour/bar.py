"""The bar of the sample book at the edge of the window: what to do, by which keys, and the way home."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.key_names import named
from rolodex.ui.labelling import plain_label
from rolodex.ui.told_as import announce
from rolodex.ui.widgets.button import Button

WIDE = 1180
"""From this width on the buttons stand beside the sentence."""


class TourBar(QWidget):
    """Shows one step at a time; Esc gives the keyboard back."""

    shown_wanted = Signal()
    back_wanted = Signal()
    skip_wanted = Signal()
    later_wanted = Signal()
    """The user's own book is wanted; the sample book stays for another day."""
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came_from: QWidget | None = None
        self._icon = QLabel(self)
        self.progress = plain_label("", "small", self)
        self.text = plain_label("", "strong", self, wrap=True)
        self._keys = QHBoxLayout()
        self.show_button, self.back_button, self.skip_button = Button(self), Button(self), Button(self)
        self.later_button, self.remove_button = Button(self), Button(self)
        theme.set_role(self, "tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._paint_icon()
        self.retranslate()

    def show_step(self, number: int, total: int, text: str, keys: Sequence[str], *, done: bool) -> None:
        """Show the step of this number (from 1); `done` says that the one before was just done."""
        said = _("Step %(number)d of %(total)d") % {"number": number, "total": total}
        self.progress.setText(_("Done. %(step)s") % {"step": said} if done else said)
        self._say(text, said)
        self._show_keys(keys)
        for button in (self.show_button, self.skip_button, self.back_button):
            button.show()
        self.back_button.setEnabled(number > 1)
        theme.set_role(self.remove_button, "")

    def show_end(self, text: str) -> None:
        """Say that nothing is left but to go home."""
        self.progress.setText(_("The tour is done"))
        self._say(text, _("The tour is done"))
        self._show_keys(())
        for button in (self.show_button, self.skip_button):
            button.hide()
        self.back_button.setEnabled(True)
        theme.set_role(self.remove_button, "primary")

    def focus(self) -> None:
        """Bring the keyboard here."""
        self._came_from = QApplication.focusWidget()
        target = self.remove_button if self.show_button.isHidden() else self.show_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back to where it came from."""
        came_from = self._came_from
        if event.key() == Qt.Key.Key_Escape and came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word the buttons anew; the step is shown anew by whoever knows it."""
        for button, text in (
            (self.show_button, _("Show me")),
            (self.back_button, _("Back")),
            (self.skip_button, _("Skip")),
            (self.later_button, _("Go on later")),
            (self.remove_button, _("Remove the sample book and go to mine")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.later_button.setToolTip(_("Opens your own book; the sample book stays"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the sentence, or below it in a narrow window."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = event.size().width() >= theme.size(WIDE)
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icon()
        super().changeEvent(event)

    def _say(self, text: str, step: str) -> None:
        self.text.setText(text)
        self.setAccessibleName(_("Tour. %(step)s. %(text)s") % {"step": step, "text": text})
        for button in (self.show_button, self.remove_button):
            button.setAccessibleDescription(text)
        announce(self, f"{self.progress.text()}. {text}")

    def _show_keys(self, keys: Sequence[str]) -> None:
        while (item := self._keys.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for one in keys:
            self._keys.addWidget(plain_label(named(one), "key", self), 0, Qt.AlignmentFlag.AlignVCenter)

    def _paint_icon(self) -> None:
        self._icon.setPixmap(theme.pixmap("compass", "accent", 18, self.devicePixelRatioF()))

    def _build(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(theme.size(2))
        line = QHBoxLayout()
        line.setSpacing(theme.size(10))
        line.addWidget(self.progress)
        line.addLayout(self._keys)
        line.addStretch(1)
        said.addLayout(line)
        said.addWidget(self.text)
        left = QHBoxLayout()
        left.setSpacing(theme.size(12))
        left.addWidget(self._icon)
        left.addLayout(said, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        for button in (self.show_button, self.back_button, self.skip_button):
            buttons.addWidget(button)
        buttons.addSpacing(theme.size(12))
        buttons.addStretch(1)
        for button in (self.later_button, self.remove_button):
            buttons.addWidget(button)
        theme.set_role(self.later_button, "link")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(theme.size(16), theme.size(8), theme.size(16), theme.size(8))
        self._row.setSpacing(theme.size(8))
        self._row.addLayout(left, 1)
        self._row.addLayout(buttons)
        self._keys.setSpacing(theme.size(4))
        for button, signal in (
            (self.show_button, self.shown_wanted),
            (self.back_button, self.back_wanted),
            (self.skip_button, self.skip_wanted),
            (self.later_button, self.later_wanted),
            (self.remove_button, self.removal_wanted),
        ):
            button.clicked.connect(signal)
