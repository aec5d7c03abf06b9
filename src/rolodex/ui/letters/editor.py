"""The form of one letter: name, language, how one greets, subject and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rolodex.domain.letter import Letter
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.letters.fields_bar import FieldsBar

LONGEST = 200


class LetterEditor(QWidget):
    """Shows a letter and gives back what was written; fields are put in where the cursor is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = Letter()
        self._in_subject = False
        self.name, self.subject = QLineEdit(self), QLineEdit(self)
        self.language, self.style_box = ChoiceBox(self), ChoiceBox(self)
        self.bar = FieldsBar(self)
        self.body = QPlainTextEdit(self)
        self.body.setTabChangesFocus(True)
        self.labels = {
            field: plain_label("", "small", self)
            for field in (self.name, self.language, self.style_box, self.subject, self.body)
        }
        self._build()
        for line in (self.name, self.subject):
            line.setMaxLength(LONGEST)
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.body.textChanged.connect(self.changed)
        for box in (self.language, self.style_box):
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.bar.wanted.connect(self._put_in)
        self.subject.installEventFilter(self)
        self.body.installEventFilter(self)

    def show_letter(self, letter: Letter) -> None:
        """Show this letter."""
        self._letter = letter
        fields = (self.name, self.subject, self.body, self.language, self.style_box)
        blocked = [QSignalBlocker(field) for field in fields]
        self.name.setText(letter.name)
        self.subject.setText(letter.subject)
        self.body.setPlainText(letter.body)
        self.language.setCurrentIndex(max(0, self.language.findData(letter.language)))
        self.style_box.setCurrentIndex(max(0, self.style_box.findData(letter.style)))
        for blocker in blocked:
            blocker.unblock()
        self.changed.emit()

    def letter(self) -> Letter:
        """The letter as it is written now."""
        return replace(
            self._letter,
            name=self.name.text().strip(),
            subject=self.subject.text().strip(),
            body=self._text(),
            language=self.language.currentData() or "",
            style=self.style_box.currentData() or "formal",
        )

    def is_changed(self) -> bool:
        """Whether it says anything else than the one that was shown."""
        written, shown = self.letter(), self._letter
        same = (written.name, written.subject, written.language, written.style) == (
            *(shown.name.strip(), shown.subject.strip(), shown.language, shown.style),
        )
        return not same or written.body.rstrip() != shown.body.rstrip()

    def offer_own(self, names: Sequence[str]) -> None:
        """Offer these fields of the user's own, too."""
        self.bar.offer_own(names)

    def write_in(self) -> None:
        """Put the cursor where one goes on writing."""
        field = self.body if self._letter.id else self.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        words = {
            self.name: _("Name of the text"),
            self.language: _("Language"),
            self.style_box: _("Salutation"),
            self.subject: _("Subject"),
            self.body: _("Text"),
        }
        for field, label in self.labels.items():
            label.setText(words[field])
            field.setAccessibleName(words[field])
        _offer(
            self.language,
            [("", _("As the person speaks")), ("en", _("English")), ("es", _("Spanish"))],
        )
        _offer(self.style_box, [("formal", _("Formal")), ("familiar", _("Familiar"))])
        self.bar.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Know in which of the two the cursor was last."""
        if event.type() == QEvent.Type.FocusIn:
            self._in_subject = watched is self.subject
        return super().eventFilter(watched, event)

    def _put_in(self, text: str) -> None:
        """Put a text in where the cursor was last, in the text or, if it has one line, in the subject."""
        if self._in_subject and "\n" not in text:
            self.subject.insert(text)
            self.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.body.insertPlainText(text)
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self) -> str:
        # toPlainText would turn no-break spaces into plain ones
        return self.body.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addLayout(self._labelled(self.name))
        both = QHBoxLayout()
        both.setSpacing(theme.size(10))
        both.addLayout(self._labelled(self.language), 3)
        both.addLayout(self._labelled(self.style_box), 2)
        column.addLayout(both)
        column.addLayout(self._labelled(self.subject))
        text = self._labelled(self.body)
        text.insertWidget(1, self.bar)
        column.addLayout(text, 1)

    def _labelled(self, field: QLineEdit | ChoiceBox | QPlainTextEdit) -> QVBoxLayout:
        label = self.labels[field]
        label.setBuddy(field)
        pair = QVBoxLayout()
        pair.setSpacing(theme.size(3))
        pair.addWidget(label)
        pair.addWidget(field)
        return pair


def _offer(box: ChoiceBox, choices: Sequence[tuple[str, str]]) -> None:
    """Fill a box, whose choice stays."""
    chosen = box.currentData()
    blocked = QSignalBlocker(box)
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    blocked.unblock()
