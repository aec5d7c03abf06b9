"""The keys that count in one place only: where, from which table, and what they do in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from rolodex.domain.message import Message, message

Table = Mapping[Qt.Key, str] | Mapping[int, str]
"""Keys of Qt, each with the name of what it does."""
Said = tuple[tuple[tuple[str, ...], Message], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where keys of their own count: its title, the tables, and what their deeds are called.

    `besides` are keys that stand in no table: those of every form, text or list. `usual` places are worth a
    card on the desk.
    """

    title: Message
    tables: tuple[Callable[[], Table], ...]
    words: Mapping[str, Message]
    besides: Said = ()
    usual: bool = True


def _today() -> Table:
    from rolodex.ui.today.day_list import KEYS

    return KEYS


def _views() -> Table:
    from rolodex.ui.today.day_list import VIEWS

    return VIEWS


def _tickets() -> Table:
    from rolodex.ui.tickets.rows import TicketList

    return TicketList.deeds


def _board() -> Table:
    from rolodex.ui.pipeline.board import LETTERS

    return LETTERS


def _closed() -> Table:
    from rolodex.ui.pipeline.closed import ClosedList

    return ClosedList.deeds


def _orders() -> Table:
    from rolodex.ui.purchases.order_rows import OrderList

    return OrderList.deeds


def _campaigns() -> Table:
    from rolodex.ui.campaigns.list import KEYS

    return KEYS


def _rehearsal() -> Table:
    from rolodex.ui.campaigns.rehearsal import KEYS

    return KEYS


def _members() -> Table:
    from rolodex.ui.campaigns.people import KEYS

    return KEYS


def _pairs() -> Table:
    from rolodex.ui.look_alikes.table import PairTable

    return PairTable.deeds


def _imports() -> Table:
    from rolodex.ui.importing.imports_sheet import ImportList

    return ImportList.deeds


def _columns() -> Table:
    from rolodex.ui.importing.mapping_page import ColumnList

    return ColumnList.deeds


def _left_out() -> Table:
    from rolodex.ui.labels.left_out import LineList

    return LineList.deeds


def _mailings() -> Table:
    from rolodex.ui.labels.reprint_sheet import MailingList

    return MailingList.deeds


def _steps() -> Table:
    from rolodex.ui.drips.step_list import StepList

    return StepList.deeds


def _due() -> Table:
    from rolodex.ui.drips.due_rows import DueList

    return DueList.deeds


_NEW = message("Add one")
_PERSON = message("Show the contact")
PLACES: tuple[Place, ...] = (
    Place(
        message("Forms and pages that lie over the window"),
        (),
        {},
        (
            (("Ctrl+Enter",), message("Save")),
            (("Esc",), message("Leave; what was written is kept as a draft")),
            (("Tab", "Shift+Tab"), message("To the next field, or back")),
        ),
    ),
    Place(
        message("Lists"),
        (),
        {},
        (
            (("Up", "Down"), message("To the next row, or back")),
            (("Home", "End"), message("To the first or the last row")),
            (("Shift+Down",), message("Choose several")),
            (("Enter", "F2"), message("Open or change the row")),
            (("A…Z",), message("In the list of people: search for what is typed")),
        ),
    ),
    Place(
        message("A line to log"),
        (),
        {},
        (
            (("Enter",), message("Keep what was understood")),
            (("Up",), message("In the empty line: the line before")),
            (("Down",), message("To what was understood, to change it")),
        ),
    ),
    Place(
        message("Today"),
        (_today, _views),
        {
            "done": message("Done; a digit says how it went"),
            "snooze": message("Show it again later"),
            "call": message("Call them"),
            "open": message("Open the card"),
            "edit": message("Change the follow-up"),
            "skip": message("Skip or remove it"),
            "day": message("The day"),
            "week": message("The week"),
            "month": message("The month"),
            "today": message("Back to today"),
        },
        ((("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"), message("Move it by a day or a week")),),
    ),
    Place(
        message("Calls"),
        (),
        {},
        (
            (("Enter",), message("Dial, then write down how it went")),
            (("PgDown",), message("The next person")),
        ),
        usual=False,
    ),
    Place(
        message("Pipeline"),
        (_board, _closed),
        {
            "new": _NEW,
            "win": message("Won"),
            "lose": message("Lost"),
            "edit": message("Change it"),
            "delete": message("Delete it"),
            "reopen": message("Open a closed deal again"),
            "person": _PERSON,
        },
        ((("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down"), message("Move the card")),),
    ),
    Place(
        message("Tickets"),
        (_tickets,),
        {
            "new": _NEW,
            "close": message("Close it"),
            "wait": message("Let it wait for an answer, or not"),
            "reopen": message("Open it again"),
            "person": _PERSON,
        },
    ),
    Place(
        message("Orders"),
        (_orders,),
        {
            "new": _NEW,
            "person": _PERSON,
            "pay": message("Write a payment down"),
            "refund": message("Take something back"),
            "cancel": message("Cancel it"),
        },
    ),
    Place(
        message("Reports"),
        (),
        {},
        ((("T",), message("The table, or the chart")), (("Ctrl+Enter",), message("All rows of a report"))),
    ),
    Place(
        message("Campaigns"),
        (_campaigns, _rehearsal, _members),
        {
            "new": _NEW,
            "copy": message("Make another one like it"),
            "include": message("Take a person in"),
            "exclude": message("Leave a person out"),
            "mend": message("Mend the address"),
            "answered": message("Has answered"),
            "returned": message("The piece came back"),
            "bought": message("Has bought"),
            "sent": message("Was only sent it"),
        },
        ((("1…4",), message("To another page of the campaign")),),
        usual=False,
    ),
    Place(
        message("Look-alikes"),
        (_pairs,),
        {
            "merge": message("Merge"),
            "distinct": message("Not the same person"),
            "later": message("Ask me later"),
            "first": message("Open the first"),
            "second": message("Open the second"),
        },
        ((("F5",), message("Compare again")),),
        usual=False,
    ),
    Place(
        message("Imports and the columns of a table"),
        (_imports, _columns),
        {
            "people": message("List the people of an import"),
            "revert": message("Take an import back"),
            "keep": message("Keep a column word for word"),
        },
        usual=False,
    ),
    Place(
        message("Labels, and what was printed before"),
        (_left_out, _mailings),
        {"include": message("Print for this person all the same"), "print": message("Print again")},
        ((("PgUp", "PgDown"), message("Turn the pages")),),
        usual=False,
    ),
    Place(
        message("Plans that follow letters"),
        (_steps, _due),
        {
            "after": message("Add what follows the row"),
            "branch": message("Add a branch beside it"),
            "open": message("Open its campaign"),
        },
        ((("Alt+Up", "Alt+Down"), message("Move a step")),),
        usual=False,
    ),
)
"""Every place whose lists have keys of their own."""
