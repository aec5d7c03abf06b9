"""What becomes of a text for one person: the page of the very PDF, or the e-mail; and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.label import Raster, Skipped
from rolodex.domain.letter import LetterPlan, MailMessage
from rolodex.domain.merge_text import Problem, told
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_label
from rolodex.ui.letters.page_view import PageView

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
MOST = 4
"""Problems that are told at once."""


class LetterPreview(QWidget):
    """Shows the letter of one person; the arrows lead to the next person, and to the next page."""

    stepped = Signal(int)
    """The person before (-1) or behind (1) is wanted."""
    turned = Signal(int)
    """This page (0-based) is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages = 0, 0
        self._place, self._people = 0, 0
        self.before = icon_button("chevron-left", lambda: self.stepped.emit(-1), self)
        self.after = icon_button("chevron-right", lambda: self.stepped.emit(1), self)
        self.person = ElidedLabel("", "strong", self)
        self.person.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place = plain_label("", "dim", self)
        self.page_before = icon_button("chevron-left", lambda: self.turned.emit(self._page - 1), self)
        self.page_after = icon_button("chevron-right", lambda: self.turned.emit(self._page + 1), self)
        self.page_words = plain_label("", "small", self)
        self.page = PageView(self)
        self.to = plain_label("", "dim", self, wrap=True)
        self.subject = plain_label("", "strong", self, wrap=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.trouble = plain_label("", "warn", self, wrap=True)
        self.stack = QStackedWidget(self)
        self._build()

    def show_person(self, name: str, place: int, people: int) -> None:
        """Say whose letter this is: number `place` (0-based) of so many."""
        self._place, self._people = place, people
        self.person.setText(name)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < people)
        for widget in (self.before, self.after, self.place):
            widget.setVisible(people > 1)
        self._word()

    def show_page(self, raster: Raster | None, page: int, plan: LetterPlan) -> None:
        """Show a page of the letter."""
        self._page, self._pages = page, plan.pages
        self.stack.setCurrentIndex(0)
        self.page.show_shape(*SIZES[plan.paper])
        self.page.show_page(raster)
        for widget in (self.page_before, self.page_after, self.page_words):
            widget.setVisible(plan.pages > 1)
        self.page_before.setEnabled(page > 0)
        self.page_after.setEnabled(page + 1 < plan.pages)
        self._word()

    def show_message(self, message: MailMessage | None) -> None:
        """Show an e-mail."""
        self.stack.setCurrentIndex(1)
        for widget in (self.page_before, self.page_after, self.page_words):
            widget.hide()
        self.to.setText(_("To: %(address)s") % {"address": message.to} if message else "")
        self.subject.setText(message.subject if message else "")
        self.text.setPlainText(message.text if message else "")

    def show_trouble(
        self, problems: Sequence[Problem], left_out: Sequence[Skipped], more: Sequence[str]
    ) -> None:
        """Say what is wrong with the text, and why this person gets nothing."""
        said = [_with_line(problem) for problem in problems[:MOST]]
        left = len(problems) - MOST
        if left > 0:
            said.append(ngettext("%(count)d more problem", "%(count)d more problems", left) % {"count": left})
        said += [*map(skipped, left_out), *more]
        self.trouble.setText("\n".join(said))
        self.trouble.setVisible(bool(said))

    def retranslate(self) -> None:
        """Word everything anew."""
        name_button(self.before, _("Previous person"))
        name_button(self.after, _("Next person"))
        name_button(self.page_before, _("Previous page"))
        name_button(self.page_after, _("Next page"))
        self.page.setAccessibleName(_("Preview"))
        self.text.setAccessibleName(_("Text of the e-mail"))
        self._word()

    def _word(self) -> None:
        counted = {"place": wording.number(self._place + 1), "count": wording.number(self._people)}
        self.place.setText(_("%(place)s of %(count)s") % counted)
        pages = {"page": self._page + 1, "pages": self._pages}
        self.page_words.setText(_("Page %(page)d of %(pages)d") % pages)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.size(4))
        for widget in (self.before, self.person, self.place, self.after):
            head.addWidget(widget, 1 if widget is self.person else 0)
            widget.setHidden(widget is not self.person)
        foot = QHBoxLayout()
        foot.setSpacing(theme.size(4))
        foot.addStretch(1)
        for shown in (self.page_before, self.page_words, self.page_after):
            foot.addWidget(shown)
            shown.hide()
        foot.addStretch(1)
        mail = QWidget(self)
        lines = QVBoxLayout(mail)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.size(8))
        lines.addWidget(self.to)
        lines.addWidget(self.subject)
        lines.addWidget(self.text, 1)
        self.stack.addWidget(self.page)
        self.stack.addWidget(mail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)


def skipped(one: Skipped) -> str:
    """Who gets nothing, and why."""
    return _("%(name)s: %(reason)s") % {"name": one.fn or _("No name"), "reason": word(one.reason)}


def _with_line(problem: Problem) -> str:
    """A problem in a sentence; line 0 is the subject."""
    if problem.line:
        return word(told(problem))
    return _("Subject: %(problem)s") % {"problem": word(problem.said)}
