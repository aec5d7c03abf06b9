"""Orders in from files of CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from rolodex.cli import unread
from rolodex.cli.session import opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.card import Rejected
from rolodex.domain.importing import Counts
from rolodex.i18n import _, ngettext
from rolodex.services.purchase_importing import PurchasePlan


def import_orders(
    context: typer.Context, files: Sequence[Path], *, dry_run: bool, book: Path | None, json: bool
) -> None:
    """Take in files of orders, each as one step of the history."""
    plans: list[PurchasePlan] = []
    changeset: int | None = None
    with opened(context, book) as services:
        for file in files:
            with progress(_("Reading")) as told:
                plans.append(services.purchase_importing.plan(file, told))
            if not dry_run:
                with progress(_("Importing")) as told:
                    done = services.purchase_importing.apply(plans[-1], told).changes.changeset
                changeset = changeset if done is None else done
    rejected = [one for plan in plans for one in plan.rejected]
    counts = Counts(
        cards=sum(plan.counts.cards for plan in plans),
        new=sum(plan.counts.new for plan in plans),
        unchanged=sum(plan.counts.unchanged for plan in plans),
        rejected=len(rejected),
    )
    if json:
        say_json(_receipt(counts, rejected, changeset))
        return
    for one in rejected:
        say(unread.line(one))
    say(_summary(counts) + (" " + _("Nothing was written.") if dry_run else ""))


def _receipt(counts: Counts, rejected: Sequence[Rejected], changeset: int | None) -> dict[str, object]:
    return {
        "cards": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "review": 0,
        "rejected": [unread.document(one) for one in rejected],
        "changeset": changeset,
    }


def _summary(counts: Counts) -> str:
    text = ngettext(
        "%(count)d order: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
        "%(count)d orders: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
        counts.cards,
    )
    numbers = {"count": counts.cards, "new": counts.new, "unchanged": counts.unchanged}
    return text % (numbers | {"rejected": counts.rejected})
