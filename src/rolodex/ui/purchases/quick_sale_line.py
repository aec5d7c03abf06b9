"""A sale in one line on the card: what was understood is shown before Enter keeps it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.quick_sale import QuickSale
from rolodex.domain.tamed import tamed
from rolodex.i18n import _, word
from rolodex.services.purchases import Purchases
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.ports import Saved
from rolodex.ui.purchases.sale_chips import SaleChips, understood
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.hint import Hint


class QuickSaleLine(QWidget):
    """Takes “2 chairs 89.90 card” for the contact on the card; Esc leaves the line."""

    noticed = Signal(str, bool)
    """Something was sold: the words for it, and whether undo is to be offered."""
    left = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._purchases: Purchases | None = None
        self._contact_id = 0
        self._name = ""
        self._reading = self._saving = False
        self._wants_save = False
        self._drafts: dict[int, str] = {}
        self.sale: QuickSale | None = None
        self.edit = QLineEdit(self)
        self._hint = Hint(self.edit)
        self.trouble = plain_label("", "bad", self, wrap=True)
        self.chips = SaleChips(self)
        self._bag = QLabel(self)
        self._key = plain_label("", "key", self)
        self._build()
        self.retranslate()

    def attach(self, purchases: Purchases, *, may_write: bool) -> None:
        """Sell in this book."""
        self._purchases = purchases
        self.edit.setReadOnly(not may_write)

    def set_contact(self, contact_id: int, name: str = "") -> None:
        """Sell to this contact from now on; what was begun for another waits there."""
        if contact_id != self._contact_id:
            self._drafts[self._contact_id] = self.edit.text()
            self._contact_id = contact_id
            self.edit.setText(self._drafts.pop(contact_id, ""))
        self._name = name
        self.edit.setAccessibleDescription(tamed(name))

    def focus_line(self) -> None:
        """Come, and take the keyboard."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def widget(self) -> QWidget:
        """The line itself, for the card it stands on."""
        return self

    def is_settled(self) -> bool:
        """Whether what is typed has been read, and nothing waits to be kept."""
        return not (self._reading or self._saving or self._wants_save)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.edit.setAccessibleName(_("Sale in one line"))
        self._hint.say(_("What was sold: 2 chairs 89.90 card"), _("What was sold"))
        self._key.setText(_("Enter"))
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_bag()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what is typed stays."""
        if _is_escape(event):
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        """Ask the book what the line says."""
        purchases, contact_id, now = self._purchases, self._contact_id, self._clock()
        text, comma = self.edit.text(), wording.comma()
        self.trouble.hide()
        if purchases is None or not contact_id or not text.strip():
            self._reading = self._wants_save = False
            self.sale = None
            self.chips.show_said(())
            return
        self._reading = True
        self._runner.submit(
            "lookups",
            "sale",
            lambda _progress: purchases.quick(text, contact_id, now, comma),
            self._show,
            owner=self,
            failed=self._fail,
        )

    def _show(self, sale: QuickSale) -> None:
        if not self.edit.text().strip():
            return
        self._reading = False
        self.sale = sale
        self.chips.show_said(understood(sale, self._clock().date()))
        if self._wants_save:
            self._wants_save = False
            self._enter()

    def _enter(self) -> None:
        """Keep what was understood, where that is enough."""
        sale, purchases = self.sale, self._purchases
        if self._reading:
            self._wants_save = True
        elif sale is not None and sale.complete and purchases is not None and not self.edit.isReadOnly():
            self._save(sale, purchases)

    def _save(self, sale: QuickSale, purchases: Purchases) -> None:
        if self._saving:
            return
        text, contact_id = self.edit.text(), self._contact_id
        money = wording.money(sale.purchase.total, sale.purchase.currency)
        said = _("Sold to %(name)s: %(amount)s") % {"name": self._name or _("No name"), "amount": money}
        self._saving = True
        self.edit.clear()

        def saved(_saved: Saved) -> None:
            self._saving = False
            self.noticed.emit(said, True)

        def failed(error: Exception) -> None:
            if contact_id == self._contact_id and not self.edit.text():
                self.edit.setText(text)
            self._fail(error)

        self._runner.submit(
            "changes",
            "sell",
            lambda _progress: purchases.sell_quick(sale),
            saved,
            owner=self,
            failed=failed,
        )

    def _fail(self, error: Exception) -> None:
        self._reading = self._saving = self._wants_save = False
        if isinstance(error, UserError) and self.isVisible():
            self.trouble.setText(word(error.message))
            self.trouble.show()
        else:
            self._runner.error.emit(error)

    def _draw_bag(self) -> None:
        self._bag.setPixmap(theme.pixmap("shopping-bag", "dim", 16, self.devicePixelRatioF()))

    def _build(self) -> None:
        self.edit.setMaxLength(500)
        theme.set_role(self.edit, "bare")
        self._bag.setFixedSize(QSize(theme.size(16), theme.size(16)))
        self._key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(theme.size(10))
        top.addWidget(self._bag)
        top.addWidget(self.edit, 1)
        top.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(14), theme.size(10), theme.size(14), theme.size(10))
        column.setSpacing(theme.size(8))
        column.addLayout(top)
        column.addWidget(self.chips)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(lambda _text: self._read())
        self.edit.returnPressed.connect(self._enter)
        self._draw_bag()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
