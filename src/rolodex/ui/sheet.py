"""A page that lies over a panel while one job is done, and goes again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import PlainLabel
from rolodex.ui.reading_order import lead_tab
from rolodex.ui.told_as import Role


class Sheet(QWidget):
    """Covers its parent from `come` to `go`; the keyboard then returns to where it was."""

    told_as = Role.Dialog

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        # Within a sub-window Qt itself leads the Tab key round: what lies below is not to be reached. Walking
        # the chain of focus here instead would make Python objects of the headers and scroll bars that Qt
        # keeps within its tables, and deletes unasked.
        super().__init__(parent, Qt.WindowType.SubWindow)
        self._over = parent
        self._came_from: QWidget | None = None
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        parent.installEventFilter(self)
        self.hide()

    def entitle(self, title: PlainLabel) -> None:
        """Be called by the words of this label, for those who cannot see it, whenever it is worded anew."""
        self.setAccessibleName(title.text())
        title.said.connect(self.setAccessibleName)

    def come(self) -> None:
        """Lie over the parent."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        if not self._has_keyboard():
            # whoever comes puts it where it is wanted; what is disabled or hidden would leave it below
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def go(self) -> None:
        """Give the parent and the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.closed.emit()

    def leave(self) -> None:
        """What Esc does: go, unless a sheet has something to finish first."""
        self.go()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go as one reads."""
        return lead_tab(self, forwards=forwards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        # Asked of Qt: at the end events come to a sheet whose own attributes are gone already.
        over = self.parentWidget()
        if watched is over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; no other key reaches what lies below."""
        if _is_escape(event):
            self.leave()
        event.accept()


def lies_on(widget: QWidget) -> bool:
    """Whether a sheet covers this widget."""
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    return any(not sheet.isHidden() for sheet in widget.findChildren(Sheet, options=directly))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
