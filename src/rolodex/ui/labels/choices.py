"""What can be chosen for labels, and how a box offers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rolodex.domain.message import message
from rolodex.ui.choice_box import ChoiceBox

_Key = TypeVar("_Key", bound=str)

ORDERS = {"code": message("Postal code"), "name": message("Name"), "listed": message("As listed")}
ADDRESSES = {
    "preferred": message("Preferred"),
    "work": message("Work, then home"),
    "home": message("Home, then work"),
}
CAPITALS = {"postal": message("Postal"), "typed": message("As typed")}


def fill(box: ChoiceBox, choices: Iterable[tuple[str | int, str]], chosen: str | int | None = None) -> None:
    """Offer these, by their key; the one chosen before stays so where it still is there."""
    wanted = box.currentData() if chosen is None else chosen
    box.clear()
    for key, text in choices:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(wanted)))


def of(known: Sequence[_Key], box: ChoiceBox) -> _Key:
    """The choice that was made, the first of all where there is none."""
    return next((key for key in known if key == box.currentData()), known[0])
