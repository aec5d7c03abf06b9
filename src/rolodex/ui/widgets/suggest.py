"""A line that offers what it may mean while one types; what is typed stays as good as what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from rolodex.ui import theme
from rolodex.ui.widgets.text_entry import Line

_PLACE = Qt.ItemDataRole.UserRole + 1
SHOWN = 9


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: the text that goes into the line, what tells it from others, and its key."""

    text: str
    detail: str = ""
    key: str | int = ""


Ask = Callable[[str, Callable[[Sequence[Suggestion]], None]], None]
"""Finds what a text may mean and hands it to the function given, now or later."""


class SuggestLine(Line):
    """A line whose suggestions drop down as one types, and all of them on the Down key."""

    chosen = Signal(object)
    """The Suggestion that was taken."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._offered: list[Suggestion] = []
        self._completer: QCompleter | None = None
        self.textEdited.connect(self._typed)

    def suggestions(self) -> tuple[str, ...]:
        """What is offered at the moment."""
        return tuple(suggestion.text for suggestion in self._offered) if self._is_open() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers what the text may mean."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._ask(self.text() if self.is_touched() else "", self._offer)
            event.accept()
        else:
            super().keyPressEvent(event)

    def take(self, suggestion: Suggestion) -> None:
        """Write this suggestion into the line."""
        self.setText(suggestion.text)
        self.chosen.emit(suggestion)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._ask(text, self._offer)
        else:
            self._offer(())

    def _offer(self, found: Sequence[Suggestion]) -> None:
        self._offered = list(found)
        if not found or not self.hasFocus():
            if self._completer is not None:
                self._list(self._completer).hide()
            return
        completer = self._drop_down()
        model = completer.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        for place, suggestion in enumerate(found):
            item = QStandardItem(" · ".join(filter(None, (suggestion.text, suggestion.detail))))
            item.setData(place, _PLACE)
            model.appendRow(item)
        completer.complete()

    def _drop_down(self) -> QCompleter:
        """The list below the line; made when first wanted, as a form has many lines."""
        if self._completer is None:
            completer = QCompleter(QStandardItemModel(self), self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(SHOWN)
            completer.setWidget(self)
            theme.set_role(self._list(completer), "card")
            # the other form of this signal tells only the text
            completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
            self._completer = completer
        return self._completer

    @staticmethod
    def _list(completer: QCompleter) -> QAbstractItemView:
        popup = completer.popup()
        assert popup is not None
        return popup

    def _pick(self, index: QModelIndex) -> None:
        self.take(self._offered[index.data(_PLACE)])

    def _is_open(self) -> bool:
        return self._completer is not None and self._list(self._completer).isVisible()
