"""The addresses of somebody, each with whether mail comes back from it and a button to say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from rolodex.domain.household import Address
from rolodex.domain.tamed import tamed
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button


class Addresses(QFrame):
    """Emits what is said of an address: its mark, and whether mail comes back from it."""

    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._shown: tuple[Address, ...] = ()
        self._parts: list[QWidget] = []
        self.buttons: dict[str, Button] = {}
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(16))
        self._rows.setHorizontalSpacing(theme.size(12))
        self._rows.setVerticalSpacing(theme.size(4))
        self._rows.setColumnStretch(0, 1)

    def show_addresses(self, addresses: Sequence[Address]) -> None:
        """Show these."""
        self._shown = tuple({one.mark: one for one in addresses}.values())
        self.retranslate()
        self.setVisible(bool(self._shown))

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in self._parts:
            self._rows.removeWidget(part)
            part.deleteLater()
        self._parts, self.buttons = [], {}
        for place, address in enumerate(self._shown):
            self._put(3 * place, address)
            self._rows.setRowMinimumHeight(
                3 * place + 2, theme.size(8) if address is not self._shown[-1] else 0
            )

    def _put(self, row: int, address: Address) -> None:
        line = plain_label(address.line, "", self, wrap=True)
        state = plain_label(_state(address), "bad" if address.is_bad else "dim", self, wrap=True)
        button = Button(self, _("It is right after all") if address.is_bad else _("Mail comes back"))
        button.setAccessibleDescription(tamed(address.line))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.told.emit, address.mark, not address.is_bad))
        self._rows.addWidget(line, row, 0)
        self._rows.addWidget(state, row + 1, 0)
        self._rows.addWidget(button, row, 1, 2, 1)
        self._parts += [line, state, button]
        self.buttons[address.mark] = button


def _day(at: str) -> str:
    moment = wording.local(at)
    return wording.short_day(moment.date(), wording.today()) if moment else _("an unknown day")


def _state(address: Address) -> str:
    if not address.is_bad:
        return _("Mail arrives, as far as is known")
    said = {"day": _day(address.at), "reason": address.reason}
    if address.reason:
        return _("Mail came back (%(day)s): %(reason)s") % said
    return _("Mail came back (%(day)s)") % said
