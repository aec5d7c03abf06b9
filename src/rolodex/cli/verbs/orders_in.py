"""Orders in from files of CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from rolodex.cli.session import opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.card import Rejected
from rolodex.i18n import _, ngettext, word


def import_orders(
    context: typer.Context, files: Sequence[Path], *, dry_run: bool, book: Path | None, json: bool
) -> None:
    """Take in files of orders, each as one step of the history."""
    rejected: list[Rejected] = []
    cards = new = unchanged = 0
    changesets: list[int] = []
    with opened(context, book) as services:
        for file in files:
            with progress(_("Reading")) as told:
                plan = services.purchase_importing.plan(file, told)
            counts = plan.counts
            cards, new, unchanged = cards + counts.cards, new + counts.new, unchanged + counts.unchanged
            rejected += plan.rejected
            if not dry_run:
                with progress(_("Importing")) as told:
                    receipt = services.purchase_importing.apply(plan, told)
                if receipt.changes.changeset is not None:
                    changesets.append(receipt.changes.changeset)
    if json:
        say_json(
            {
                "cards": cards,
                "new": new,
                "updated": 0,
                "unchanged": unchanged,
                "review": 0,
                "rejected": [
                    {"file": one.file, "line": one.line, "name": one.name, "reason": word(one.reason)}
                    for one in rejected
                ],
                "changeset": changesets[-1] if changesets else None,
            }
        )
        return
    for one in rejected:
        name = f" ({one.name})" if one.name else ""
        say(f"{one.file}:{one.line}{name}: {word(one.reason)}")
    text = ngettext(
        "%(count)d order: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
        "%(count)d orders: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
        cards,
    )
    numbers = {"count": cards, "new": new, "unchanged": unchanged, "rejected": len(rejected)}
    say(text % numbers + (" " + _("Nothing was written.") if dry_run else ""))
