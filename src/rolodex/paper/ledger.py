"""The ledger of one customer on paper: a table for each currency."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.figure_words import day, sum_of
from rolodex.domain.ledger import KINDS, Ledger, LedgerEntry
from rolodex.domain.message import Word, message
from rolodex.domain.purchase import METHODS
from rolodex.paper.leaves import Leaves
from rolodex.paper.tables import TextColumn

_COLUMNS = (
    (message("Date"), False),
    (message("Number"), False),
    (message("What"), False),
    (message("Ordered"), True),
    (message("Paid"), True),
    (message("Still open"), True),
)


def drawn(
    ledgers: Sequence[Ledger], title: tuple[str, str], word: Word, locale: str, paper: str
) -> tuple[bytes, int]:
    """The PDF of these ledgers and its pages; `title` is the customer's name and a line below it."""
    leaves = Leaves(paper, *title, word)
    columns = [TextColumn(word(head), right) for head, right in _COLUMNS]
    for ledger in ledgers:

        def sum_(amount: int, currency: str = ledger.currency) -> str:
            return sum_of(amount, currency, locale) if amount else ""

        if len(ledgers) > 1:
            leaves.heading(ledger.currency, leads=True)
        rows = (
            [["", "", word(message("Brought forward")), "", "", sum_(ledger.brought)]]
            if ledger.brought
            else []
        )
        for entry in ledger.entries:
            kind, said = word(KINDS[entry.kind]), _said(entry, word)
            told = word(message("%(kind)s: %(said)s", kind=kind, said=said)) if said else kind
            cells = [sum_(entry.ordered), sum_(entry.paid), sum_of(entry.open, ledger.currency, locale)]
            rows.append([day(entry.day, word, locale), entry.number, told, *cells])
        sums = (ledger.ordered, ledger.paid, ledger.open)
        total = ["", "", word(message("Total")), *(sum_of(one, ledger.currency, locale) for one in sums)]
        leaves.table(columns, rows, total)
    if not ledgers:
        leaves.remark(word(message("Nothing was ordered in this time.")))
    return leaves.data(), leaves.pages


def _said(entry: LedgerEntry, word: Word) -> str:
    """The user's own words; how it was paid in the words of the language."""
    if entry.kind != "payment":
        return entry.said
    known = (kept for kept in METHODS if f"{entry.said} ".startswith(f"{kept} "))
    kept = next(known, "")
    return f"{word(METHODS[kept])}{entry.said[len(kept) :]}" if kept else entry.said
