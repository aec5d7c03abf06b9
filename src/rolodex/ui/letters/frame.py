"""How the sheet of letters is laid out: the list, the form, and the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.letter import LetterKind
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.letters.editor import LetterEditor
from rolodex.ui.letters.letter_list import LetterList
from rolodex.ui.letters.preview import LetterPreview
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn

LIST, FORM = 220, 400
UNBOUND = 16_777_215
"""As wide as Qt lets a widget be."""


class LettersFrame(QWidget):
    """Holds the parts of the sheet and its buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title", self, lines=2)
        self.hint = plain_label("", "dim", self, wrap=True)
        self.list = LetterList(self)
        self.editor = LetterEditor(self)
        self.preview = LetterPreview(self)
        self.nothing = Blank("mail", self)
        self._parting = Line(Qt.Orientation.Vertical)
        self._form = QWidget(self)
        self._row, self._right = QHBoxLayout(), QVBoxLayout()
        self.new_letter, self.new_mail, self.head_button = (Button(self) for _n in range(3))
        self.delete, self.save, self.print, self.close_button = (Button(self) for _n in range(4))
        self.paper = Button(self)
        self.sent = Button(self)
        self.state = plain_label("", "small", self, wrap=True)
        self._kind: LetterKind = "letter"
        self._peopled = False
        theme.set_role(self.save, "primary")
        theme.set_role(self.sent, "quiet")
        self.sent.hide()
        self._build()

    def show_people(self, count: int) -> None:
        """Say for how many people one writes; 0 where the first of the book only stand for them."""
        if count:
            said = ngettext("For %(count)s person", "For %(count)s people", count)
            self.hint.setText(said % {"count": wording.number(count)})
        else:
            self.hint.setText(_("Texts for campaigns"))
        self.print.setVisible(count > 0)
        self._peopled = count > 0
        self.paper.setVisible(self._peopled and self._kind == "letter")

    def show_kind(self, kind: LetterKind, *, there: bool, kept: bool) -> None:
        """Show what can be done with what is written: whether there is a text, and one the book has."""
        self._kind = kind
        for part in (self.editor, self.preview, self._parting, self.save):
            part.setVisible(there)
        self.editor.setEnabled(there)
        self._form.setMaximumWidth(theme.size(FORM + 200) if there else UNBOUND)
        self._row.setStretchFactor(self._right, 6 if there else 0)
        self.nothing.setVisible(not there)
        self.nothing.paint_icon()
        self.print.setVisible(self._peopled and there)
        self.paper.setVisible(self._peopled and there and kind == "letter")
        self.delete.setVisible(kept)
        self.print.setText(_("Begin e-mails…") if kind == "email" else _("Save PDF…"))
        self.print.setIcon(theme.icon("mail" if kind == "email" else "file-down"))

    def say(self, text: str, role: str = "small") -> None:
        """Say how things stand."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        theme.set_role(self.state, role)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Letters"))
        self.list.setAccessibleName(_("Letters"))
        self.new_letter.setText(_("New letter"))
        self.new_mail.setText(_("New e-mail"))
        self.head_button.setText(_("Letterhead…"))
        self.delete.setText(_("Delete"))
        self.save.setText(_("Save"))
        self.save.setToolTip(_("Ctrl+Enter"))
        self.close_button.setText(_("Close"))
        self.sent.setText(_("Log as sent"))
        self.print.setText(_("Begin e-mails…") if self._kind == "email" else _("Save PDF…"))
        self.paper.setText(_("Print…"))
        self.paper.setIcon(theme.icon("printer"))
        self.editor.retranslate()
        self.nothing.say(_("No letters yet"), _("There is no letter yet: “New letter” begins one."))
        self.preview.retranslate()

    def _build(self) -> None:
        side = theme.size(20)
        left = QVBoxLayout()
        left.setContentsMargins(side, side, side, side)
        left.setSpacing(theme.size(8))
        for widget in (self.title, self.hint):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        for button, icon in ((self.new_letter, "plus"), (self.new_mail, "plus"), (self.head_button, "image")):
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
        middle.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(self._buttons())
        form = self._form
        theme.set_role(form, "clear")
        form.setMinimumWidth(theme.size(FORM - 80))
        form.setMaximumWidth(theme.size(FORM + 200))
        form.setLayout(middle)
        right = self._right
        right.setContentsMargins(side, side, side, side)
        right.addWidget(self.preview)
        inner = QWidget()
        row = self._row
        inner.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(form, 5)
        row.addWidget(self._parting)
        row.addLayout(right, 6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(inner))

    def _buttons(self) -> QWidget:
        row = QWidget(self)
        theme.set_role(row, "clear")
        buttons = FlowLayout(row, theme.size(8), theme.size(8))
        for button in (self.save, self.paper, self.print, self.delete, self.close_button):
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            buttons.addWidget(button)
        return row
