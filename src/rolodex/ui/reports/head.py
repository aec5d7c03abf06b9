"""The head of the reports: which months, which currency, and how they are handed out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.report import Period
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.reports import words
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow
from rolodex.ui.widgets.menu import Menu

CHOICES = ("month", "quarter", "year", "12", "last_year", "all", "own")
CHEVRON = 14
NARROW = 820


class MenuButton(Button):
    """A button that opens a menu, with an arrow behind its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMenu(Menu(self))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + theme.size(CHEVRON + 6), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, its words beside the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = option.rect.adjusted(0, 0, -theme.size(CHEVRON), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        arrow = theme.pixmap("chevron-down", "dim", CHEVRON, self.devicePixelRatioF())
        side = arrow.deviceIndependentSize()
        left = self.width() - side.width() - theme.size(10)
        painter.drawPixmap(round(left), round((self.height() - side.height()) / 2), arrow)


class Head(QWidget):
    """Title and period at the left, the choices at the right."""

    period_chosen = Signal(str)
    """A choice of period, "own" for months that are still to be named."""
    currency_chosen = Signal(str)
    print_wanted = Signal()
    pdf_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._period = Period("", "")
        self._currencies: tuple[str, ...] = ()
        self._currency = ""
        self._others: tuple[str, ...] = ()
        self.title = plain_label("", "title", self)
        self.subtitle = plain_label("", "dim", self, wrap=True)
        self.currency_button = MenuButton(self)
        self.period_button = MenuButton(self)
        self.print_button = Button(self)
        self.pdf_button = Button(self)
        self.sheet_button = Button(self)
        self._build()
        self.retranslate()

    def show_period(self, period: Period) -> None:
        """Say which months are shown."""
        self._period = period
        self.retranslate()

    def show_currencies(self, currencies: Sequence[str], chosen: str) -> None:
        """Offer these currencies; there is no choice where there is one."""
        self._currencies, self._currency = tuple(currencies), chosen
        self.retranslate()

    def show_others(self, others: Sequence[str]) -> None:
        """Say which currencies are not in the figures."""
        self._others = tuple(others)
        self.retranslate()

    def allow_files(self, allowed: bool) -> None:
        """Offer files as soon as there is something to write."""
        for button in (self.print_button, self.pdf_button, self.sheet_button):
            button.setEnabled(allowed)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("How we are doing"))
        self.subtitle.setText(self._said())
        shown = words.choice(self._period.name, self._period)
        self.period_button.setText(shown)
        self.period_button.setAccessibleName(_("Period: %(period)s") % {"period": shown})
        self.currency_button.setText(self._currency)
        self.currency_button.setAccessibleName(_("Currency: %(currency)s") % {"currency": self._currency})
        self.currency_button.setVisible(len(self._currencies) > 1)
        self.print_button.setText(_("Print…"))
        self.print_button.setAccessibleName(_("Print the reports"))
        self.pdf_button.setText(_("PDF"))
        self.pdf_button.setAccessibleName(_("Write a PDF"))
        self.sheet_button.setText(_("Spreadsheet"))
        self.sheet_button.setAccessibleName(_("Write a spreadsheet"))
        self._fill(self.period_button, CHOICES, self._period.name)
        self._fill(self.currency_button, self._currencies, self._currency)

    def _said(self) -> str:
        if not self._period.last:
            return ""
        said = [words.period(self._period)]
        if self._others:
            money = _("in %(currency)s only, without %(others)s")
            said.append(money % {"currency": self._currency, "others": ", ".join(self._others)})
        if self._period.before_first and self._period.last == f"{wording.today():%Y-%m}":
            said.append(_("%(month)s is not over yet") % {"month": words.month(self._period.last)})
        return " · ".join(said)

    def resizeEvent(self, event: object) -> None:
        """Where there is little room the buttons show their icons alone."""
        narrow = self.width() < theme.size(NARROW)
        texts = (
            (self.print_button, _("Print…")),
            (self.pdf_button, _("PDF")),
            (self.sheet_button, _("Spreadsheet")),
        )
        for button, text in texts:
            button.setText("" if narrow else text)
            button.setToolTip(plain_tip(button.accessibleName() if narrow else ""))

    def _fill(self, button: MenuButton, names: Sequence[str], chosen: str) -> None:
        menu, period = button.menu(), button is self.period_button
        menu.clear()
        group = QActionGroup(menu)
        for name in names:
            action = menu.addAction(words.choice(name) if period else name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            signal = self.period_chosen if period else self.currency_chosen
            action.triggered.connect(lambda _checked=False, name=name, signal=signal: signal.emit(name))

    def _build(self) -> None:
        self.period_button.setIcon(theme.icon("calendar", "ink"))
        self.print_button.setIcon(theme.icon("printer", "ink"))
        self.pdf_button.setIcon(theme.icon("file-down", "ink"))
        self.sheet_button.setIcon(theme.icon("sheet", "ink"))
        self.print_button.clicked.connect(self.print_wanted)
        self.pdf_button.clicked.connect(self.pdf_wanted)
        self.sheet_button.clicked.connect(self.sheet_wanted)
        named = QVBoxLayout()
        named.setSpacing(theme.size(2))
        named.addWidget(self.title)
        named.addWidget(self.subtitle)
        made = (self.print_button, self.pdf_button, self.sheet_button)
        tools = (self.currency_button, self.period_button, *made)
        for button in tools:
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(HeadRow(named, tools, centred=True))
