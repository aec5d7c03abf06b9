"""Deals and tickets."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.figures import money
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain.deal import DealRow, Sum
from rolodex.domain.ticket import PRIORITY_WORDS, STATUS_WORDS, TicketRow
from rolodex.i18n import _, word


def deals(context: typer.Context, book: BookOption = None, json: JsonOption = False) -> None:
    """List the open deals stage by stage, and what they are worth."""
    with opened(context, book) as services:
        board = services.deals.board(asked.now())
    stages = {stage.id: word(stage.said) for stage in board.stages}
    if json:
        rows = [_deal(row, stages.get(row.deal.stage_id, "")) for row in board.deals]
        say_json({"deals": rows, "forecast": [_sum(one) for one in board.forecast]})
        return
    say_table(
        [
            (
                str(row.deal.id),
                stages.get(row.deal.stage_id, ""),
                row.deal.title,
                row.fn,
                money(row.deal.amount, row.deal.currency),
                f"{row.probability} %",
                row.deal.expected_close,
            )
            for row in board.deals
        ]
    )
    for one in board.forecast:
        say(
            _("%(weighted)s weighted of %(amount)s")
            % {"weighted": money(one.weighted, one.currency), "amount": money(one.amount, one.currency)}
        )
    if not board.deals:
        warn(_("There is no open deal in this book."))


def tickets(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to list."))] = 200,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the tickets that are not closed."""
    with opened(context, book) as services:
        rows = services.tickets.open_ones(limit)
    if json:
        say_json([_ticket(row) for row in rows])
        return
    say_table(
        [
            (
                f"#{row.ticket.number}",
                word(STATUS_WORDS[row.ticket.status]),
                word(PRIORITY_WORDS[row.ticket.priority]),
                row.fn,
                row.ticket.subject,
            )
            for row in rows
        ]
    )
    if not rows:
        warn(_("There is no open ticket in this book."))


def _deal(row: DealRow, stage: str) -> dict[str, object]:
    deal = row.deal
    return {
        "id": deal.id,
        "title": deal.title,
        "contact_id": deal.contact_id,
        "fn": row.fn,
        "stage": stage,
        "amount": deal.amount,
        "currency": deal.currency,
        "probability": row.probability,
        "expected_close": deal.expected_close,
        "next_step": row.next_step,
        "next_due": row.next_due,
    }


def _sum(one: Sum) -> dict[str, object]:
    return {
        "currency": one.currency,
        "count": one.count,
        "amount": one.amount,
        "weighted": one.weighted,
    }


def _ticket(row: TicketRow) -> dict[str, object]:
    ticket = row.ticket
    return {
        "id": ticket.id,
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": ticket.priority,
        "contact_id": ticket.contact_id,
        "fn": row.fn,
        "opened_at": ticket.opened_at,
    }
