"""A quiet bar at the bottom of the window: what was done, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.told_as import Role, announce
from rolodex.ui.widgets.button import Button

SECONDS = 10.0
WIDEST = 620
ABOVE_BOTTOM = 40


class Notice(QFrame):
    """Says one thing over the bottom of its parent, with at most one thing to do about it.

    It goes with the next notice, or after ten seconds in which neither mouse nor keyboard is on it.
    """

    told_as = Role.AlertMessage

    gone = Signal()

    def __init__(self, parent: QWidget, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._over = parent
        self._run: Callable[[], object] | None = None
        self._stays = False
        self._came_from: QWidget | None = None
        self.label = plain_label("", wrap=True)
        self.button = Button()
        self.close_button = Button(text="×")
        theme.set_role(self, "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size(16), theme.size(6), theme.size(8), theme.size(6))
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._press)
        self.close_button.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.dismiss)
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
        self.retranslate()
        self.hide()

    def say(
        self, text: str, action: str = "", run: Callable[[], object] | None = None, *, stays: bool = False
    ) -> None:
        """Show a text and, where there is something to do about it, a button that does it.

        What `stays` goes only when it is closed, or with the next notice.
        """
        self._stays = stays
        self._run = run
        self.label.setText(text)
        self.button.setText(action.replace("&", "&&"))
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action) and run is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        self._wait()
        # a bar that takes no focus is not looked at by a screen reader
        announce(self, text if not action else f"{text} {action}")

    def say_so_far(self, text: str, action: str, run: Callable[[], object]) -> None:
        """Show how far work is that `run` stops; it is told once, and not again where it was put away."""
        if self._run != run:
            self.say(text, action, run, stays=True)
        elif self.isVisible():
            self.label.setText(text)
            self.setAccessibleName(text)
            self._place()

    def focus(self) -> None:
        """Bring the keyboard to what can be done."""
        if self.isVisible():
            target = self.button if self.button.isVisible() else self.close_button
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Take the bar away; the keyboard goes back to where it came from."""
        self._timer.stop()
        had_focus = self._holds(QApplication.focusWidget())
        self.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.gone.emit()

    def retranslate(self) -> None:
        """Word the button that closes; what was said stays as it was said."""
        self.close_button.setAccessibleName(_("Close notice"))
        self.close_button.setToolTip(_("Close notice"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Wait while the mouse is over the bar."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self._wait()
        elif event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Wait while the keyboard is on the bar, and remember where it was before."""
        if not self.isVisible():
            return
        if self._holds(new):
            self._timer.stop()
            if not self._holds(old):
                self._came_from = old
        elif self._holds(old):
            self._wait()

    def _wait(self) -> None:
        if not self._stays and not self.underMouse() and not self._holds(QApplication.focusWidget()):
            self._timer.start()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _place(self) -> None:
        """Stand in the middle above the bottom edge, as wide as the text asks and the parent allows."""
        parent = self._over
        margin = theme.size(12)
        self.ensurePolished()
        text = self.label.fontMetrics().horizontalAdvance(self.label.text()) + theme.size(4)
        wanted = self.sizeHint().width() - self.label.sizeHint().width() + text
        width = min(max(wanted, theme.size(220)), theme.size(WIDEST), parent.width() - 2 * margin)
        row = self.layout()
        height = row.totalHeightForWidth(width) if row is not None else 0
        top = parent.height() - height - theme.size(ABOVE_BOTTOM)
        self.setGeometry((parent.width() - width) // 2, top, width, height)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
