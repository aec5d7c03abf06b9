"""Every key of the window: from the table of actions, and from the tables that lists have of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rolodex.domain.message import Message, message
from rolodex.domain.quick_card import KeyGroup, KeyRow
from rolodex.i18n import word
from rolodex.ui.actions import ACTIONS, ActionSpec
from rolodex.ui.help import local_keys
from rolodex.ui.help.local_keys import Place, Table
from rolodex.ui.key_names import named, of_key


def groups() -> tuple[KeyGroup, ...]:
    """All keys in the user's language, those that count everywhere first."""
    return (*_of_actions(), *(_of_place(place) for place in local_keys.PLACES))


def of_action(action_id: str) -> tuple[str, ...]:
    """The keys of an action, as they are said to the user."""
    return next(
        (tuple(named(keys) for keys in spec.shortcuts) for spec in ACTIONS if spec.id == action_id), ()
    )


def _of_actions() -> Iterable[KeyGroup]:
    titles: tuple[tuple[Message, Callable[[ActionSpec], bool]], ...] = (
        (message("Where to"), lambda spec: not spec.menu),
        (message("The book"), lambda spec: spec.menu == "book"),
        (message("The contact one stands on"), lambda spec: spec.menu == "card"),
    )
    for title, belongs in titles:
        rows = [
            KeyRow(tuple(map(named, spec.shortcuts)), plain(word(spec.text)))
            for spec in ACTIONS
            if spec.shortcuts and belongs(spec)
        ]
        if rows:
            yield KeyGroup(word(title), tuple(rows))


def plain(text: str) -> str:
    """The words of an action without its dots and the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _of_place(place: Place) -> KeyGroup:
    rows = [KeyRow(tuple(map(named, keys)), word(text)) for keys, text in place.besides]
    rows += _rows([table() for table in place.tables], place.words)
    return KeyGroup(word(place.title), tuple(rows), place.usual)


def _rows(tables: Iterable[Table], words: Mapping[str, Message]) -> Sequence[KeyRow]:
    """The keys of these tables, those that do the same in one row."""
    deeds: dict[str, list[str]] = {}
    for table in tables:
        for key, deed in table.items():
            if deed:
                deeds.setdefault(deed, []).append(of_key(key))
    return [KeyRow(tuple(dict.fromkeys(keys)), word(words[deed])) for deed, keys in deeds.items()]
