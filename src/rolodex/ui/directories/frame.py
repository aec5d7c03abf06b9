"""How the sheet of directories is laid out: choices and buttons at the left, pages at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.directories.form import DirectoryForm
from rolodex.ui.directories.pages import DirectoryPages
from rolodex.ui.directories.troubles import Troubles
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.labels.footer import flowing
from rolodex.ui.labels.stock_picker import Find
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn

COLUMN = 330


class DirectoryFrame(QWidget):
    """Holds the parts of the sheet and its buttons."""

    def __init__(self, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.subtitle = plain_label("", "dim", wrap=True)
        self.form = DirectoryForm(find)
        self.troubles = Troubles()
        self.state = plain_label("", "small", wrap=True)
        self.open_button, self.save_button = Button(), Button()
        self.print_button, self.close_button = Button(), Button()
        self.pages = DirectoryPages()
        self._build()

    def allow(self, there: bool) -> None:
        """Whether there are pages to be saved or printed."""
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there)

    def say(self, text: str, role: str = "small", *, file: bool = False) -> None:
        """Say how things stand, and offer to open the `file` that was written."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        theme.set_role(self.state, role)
        self.open_button.setVisible(file)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("People on paper"))
        self.subtitle.setText(_("For the pocket, the desk and the lapel."))
        self.save_button.setText(_("Save PDF…"))
        self.print_button.setText(_("Print…"))
        self.print_button.setToolTip(_("At 100 %, nothing scaled to fit the page"))
        self.close_button.setText(_("Close"))
        self.open_button.setText(_("Open it"))
        for part in (self.form, self.troubles, self.pages):
            part.retranslate()

    def _build(self) -> None:
        side = theme.size(24)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(14))
        head = QVBoxLayout()
        head.setSpacing(theme.size(2))
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.troubles)
        column.addStretch(1)
        panel = QWidget()
        theme.set_role(panel, "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(theme.size(COLUMN))
        holder = QVBoxLayout(panel)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.setSpacing(0)
        holder.addWidget(_Choices(inner), 1)
        holder.addWidget(Line(Qt.Orientation.Horizontal))
        holder.addLayout(self._footer())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(self.pages, 1)

    def _footer(self) -> QVBoxLayout:
        theme.set_role(self.save_button, "primary")
        self.save_button.setIcon(theme.icon("file-down", "onacc"))
        self.print_button.setIcon(theme.icon("printer", "ink"))
        self.open_button.hide()
        buttons = (self.save_button, self.print_button, self.close_button)
        for button in buttons:
            # Qt sets no gap between icon and words; a wider icon with its picture at the left does
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
        footer = QVBoxLayout()
        around = theme.size(16)
        footer.setContentsMargins(around, theme.size(12), around, theme.size(12))
        footer.setSpacing(theme.size(8))
        footer.addWidget(self.state)
        footer.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        footer.addWidget(flowing(*buttons))
        return footer


class _Choices(ScrollColumn):
    """The column of choices; Page Up and Page Down are left to the pages beside it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is chosen with the keyboard scrolls into view by itself."""
        event.ignore()
