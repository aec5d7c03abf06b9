"""How the sheet of plans is laid out: the list, the plan, and what is done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.drips.drip_list import DripList
from rolodex.ui.drips.editor import DripEditor
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line

LIST, WIDEST = 240, 760


class DripFrame(QWidget):
    """Holds the parts of the sheet and its buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._due = 0
        self.title = ElidedLabel("", "title", self, lines=2)
        self.hint = plain_label("", "dim", self, wrap=True)
        self.list = DripList(self)
        self.editor = DripEditor(self)
        self.nothing = Blank("repeat", self)
        self.state = plain_label("", "small", self, wrap=True)
        self.new, self.due_button = Button(self), Button(self)
        self.save, self.delete, self.close_button = Button(self), Button(self), Button(self)
        theme.set_role(self.save, "primary")
        self._build()

    def show_due(self, count: int) -> None:
        """Say how many steps are due."""
        self._due = count
        text = ngettext("%(count)s step is due", "%(count)s steps are due", count)
        said = text % {"count": wording.number(count)}
        self.due_button.setText(said if count else _("No step is due"))
        self.due_button.setAccessibleName(self.due_button.text())
        self.due_button.setEnabled(count > 0)

    def show_kind(self, *, there: bool, kept: bool, may_write: bool) -> None:
        """Show what can be done: whether there is a plan in the editor, and one the book has."""
        self.editor.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.paint_icon()
        self.editor.setEnabled(may_write)
        self.save.setVisible(there and may_write)
        self.delete.setVisible(kept and may_write)
        self.new.setEnabled(may_write)

    def say(self, text: str, role: str = "small") -> None:
        """Say how things stand."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        theme.set_role(self.state, role)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("What follows"))
        self.hint.setText(_("Plans of letters and tasks for after a piece is sent. Campaigns choose one."))
        self.list.setAccessibleName(_("Plans"))
        self.new.setText(_("New plan"))
        self.save.setText(_("Save"))
        self.save.setToolTip(_("Ctrl+Enter"))
        self.delete.setText(_("Delete the plan"))
        self.close_button.setText(_("Close"))
        self.editor.retranslate()
        self.nothing.say(_("No plans yet"), _("There is no plan yet: “New plan” begins one."))
        self.show_due(self._due)

    def _build(self) -> None:
        side = theme.size(20)
        left = QVBoxLayout()
        left.setContentsMargins(side, side, side, side)
        left.setSpacing(theme.size(8))
        left.addWidget(self.title)
        left.addWidget(self.hint)
        left.addWidget(self.list, 1)
        for button, icon in ((self.new, "plus"), (self.due_button, "bell")):
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            theme.set_role(button, "quiet")
            left.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        panel = QWidget(self)
        theme.set_role(panel, "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(theme.size(LIST))
        panel.setLayout(left)
        middle = QVBoxLayout()
        middle.setContentsMargins(side, side, side, side)
        middle.setSpacing(theme.size(10))
        middle.addWidget(self.editor, 1)
        middle.addWidget(self.nothing, 1)
        middle.addWidget(self.state)
        middle.addLayout(self._buttons())
        form = QWidget(self)
        theme.set_role(form, "clear")
        form.setMaximumWidth(theme.size(WIDEST))
        form.setLayout(middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(form, 100)
        row.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        for button in (self.save, self.close_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.delete.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons.addWidget(self.delete)
        return buttons
