"""What stands above letters: lines, a picture, and where the envelope has its window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.letter import Letterhead
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.contacts.photos import picture
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.logo import logo
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.text_entry import Lines

PICTURE = (180, 72)


class LetterheadSheet(FormSheet):
    """Asks for the letterhead; Ctrl+Enter keeps it."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._shown = Letterhead()
        self.lines = Lines(least=4, most=8, parent=self)
        self.window_box = ChoiceBox(self)
        self.picture = plain_label("", "dim", self)
        self.choose, self.remove = Button(self), Button(self)
        self.fields = FieldList()
        self.fields.add(lambda: _("Lines"), self.lines)
        self.fields.add(lambda: _("Logo"), self._pictured())
        self.fields.add(lambda: _("Window of the envelope"), self.window_box)
        self.build(self.fields)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._show_logo(replace(self._shown, logo=None)))
        self.retranslate()

    def start(self) -> None:
        """Show the letterhead of the book."""
        self.retranslate()
        self.come()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        letters = self._services.letters
        self._runner.submit(
            "lookups", "letterhead", lambda _progress: letters.letterhead(), self._show, owner=self
        )

    def save(self) -> None:
        """Print this above letters from now on."""
        if self._services.read_only:
            return
        lines = tuple(line.strip() for line in self.lines.text_value().splitlines() if line.strip())
        head = replace(self._shown, lines=lines, window=self.window_box.currentData() or "left")
        letters = self._services.letters
        self._runner.submit(
            "changes",
            "form",
            lambda _progress: letters.keep_letterhead(head),
            lambda _changes: self.go(),
            owner=self,
            failed=self.fail,
        )

    def take(self, file: Path) -> None:
        """Put the picture of this file beside the lines."""
        try:
            self._show_logo(replace(self._shown, logo=logo(file)))
        except UserError as error:
            self.say(word(error.message), "bad")

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Letterhead"))
        self.say(_("Stands above the first page of each letter. The first line is set large."))
        self.fields.retranslate()
        self.choose.setText(_("Choose a picture…"))
        self.remove.setText(_("Without a picture"))
        chosen = self.window_box.currentData()
        self.window_box.clear()
        self.window_box.addItem(_("On the left"), "left")
        self.window_box.addItem(_("On the right"), "right")
        self.window_box.setCurrentIndex(max(0, self.window_box.findData(chosen)))

    def _show(self, head: Letterhead) -> None:
        self.lines.show_text("\n".join(head.lines))
        self.window_box.setCurrentIndex(max(0, self.window_box.findData(head.window)))
        self._show_logo(head)

    def _show_logo(self, head: Letterhead) -> None:
        self._shown = head
        self.remove.setVisible(head.logo is not None)
        if head.logo is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(_("No picture"))
            return
        room = QSize(*(theme.size(side) for side in PICTURE)) * self.devicePixelRatioF()
        image = picture(head.logo.data, max(room.width(), room.height())) or QImage()
        shown = QPixmap.fromImage(
            image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(_("Logo"))

    def _ask(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), str(Path.home()), kinds)
        if name:
            self.take(Path(name))

    def _pictured(self) -> QWidget:
        holder = QWidget(self)
        theme.set_role(holder, "clear")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(6))
        column.addWidget(self.picture)
        column.addLayout(buttons)
        return holder
