"""Cards in and out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli import unread
from rolodex.cli.asked import people
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.exporting import CardLoss, Losses, Target, Version
from rolodex.domain.importing import Counts
from rolodex.i18n import _, ngettext, word
from rolodex.services.importing import ImportPlan

ALL = sys.maxsize


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=_("Files of vCards (.vcf), or of orders (.csv)."))
    ],
    *,
    kind: Annotated[
        Literal["contacts", "purchases"],
        typer.Option("--as", help=_("What the files hold: vCards, or orders as CSV.")),
    ] = "contacts",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Take in files of cards, or of orders."""
    if kind == "purchases":
        from rolodex.cli.verbs.orders_in import import_orders  # start-up

        import_orders(context, files, dry_run=dry_run, book=book, json=json)
        return
    with opened(context, book, create=True) as services:
        with progress(_("Reading")) as told:
            plan = services.importing.plan(files, told)
        with plan:
            counts, changeset = plan.counts, None
            if not dry_run:
                with progress(_("Importing")) as told:
                    receipt = services.importing.apply(plan, told)
                counts = receipt.counts
                changeset = receipt.changes.changeset
    if json:
        say_json(_receipt(counts, plan, changeset))
        return
    for item in plan.rejected:
        say(unread.line(item))
    say(_summary(counts, dry_run))
    if counts.doubts:
        text = ngettext(
            "%(count)d thing was read with a doubt; --json names it.",
            "%(count)d things were read with a doubt; --json names them.",
            counts.doubts,
        )
        say(text % {"count": counts.doubts})


def _receipt(counts: Counts, plan: ImportPlan, changeset: int | None) -> dict[str, object]:
    return {
        "cards": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "review": 0,
        "rejected": [unread.document(item) for item in plan.rejected],
        "warnings": [unread.document(item) for item in plan.doubts],
        "changeset": changeset,
    }


def _summary(counts: Counts, dry_run: bool) -> str:
    numbers = {
        "count": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }
    text = ngettext(
        "%(count)d card: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected.",
        "%(count)d cards: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected.",
        counts.cards,
    )
    return text % numbers + (" " + _("Nothing was written.") if dry_run else "")


def export(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help=_("A file ending in .vcf or .json, or with --one-each a folder.")),
    ],
    *,
    version: Annotated[
        Literal["2.1", "3.0", "4.0"] | None,
        typer.Option(help=_("The version of the vCards; 3.0, with --one-each 2.1."), show_default=False),
    ] = None,
    one_each: Annotated[
        bool, typer.Option("--one-each", help=_("A file for each card in a new folder, as Outlook wants it."))
    ] = False,
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what the file could not hold; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write contacts to a file."""
    kind = out.suffix.lower()
    if not one_each and kind not in (".vcf", ".json"):
        raise typer.BadParameter(
            _("%(file)s should end in .vcf or .json, which says how it is written.") % {"file": out}
        )
    as_json = kind == ".json" and not one_each
    asked: Version = version or ("2.1" if one_each else "3.0")
    with opened(context, book) as services:
        chosen = people(services, query, segment)
        with progress(_("Comparing")) as told:
            target: Target = "json" if as_json else asked
            losses = services.exporting.losses(target, None, chosen, told, ALL if json else 0)
        if not dry_run:
            with progress(_("Writing")) as told:
                if one_each:
                    services.exporting.one_each(out, None, chosen, asked, told)
                elif as_json:
                    services.exporting.json(out, None, chosen, told)
                else:
                    services.exporting.vcf(out, None, chosen, asked, told)
    if json:
        say_json({"file": str(out), "cards": losses.cards, "losses": [_loss(row) for row in losses.rows]})
        return
    for line in _said(losses, out, written=not dry_run, files=one_each):
        say(line)


def _loss(row: CardLoss) -> dict[str, object]:
    loss = row.loss
    return {
        "id": row.contact_id,
        "fn": row.fn,
        "property": loss.property,
        "value": loss.value,
        "reason": word(loss.reason),
    }


def _said(losses: Losses, out: Path, *, written: bool, files: bool) -> Iterator[str]:
    """How much was written, and how much of it the file does not hold."""
    if written and files:
        text = ngettext(
            "%(count)d card written to a file in %(file)s.",
            "%(count)d cards written to a file each in %(file)s.",
            losses.cards,
        )
    elif written:
        text = ngettext(
            "%(count)d card written to %(file)s.", "%(count)d cards written to %(file)s.", losses.cards
        )
    else:
        text = ngettext(
            "%(count)d card would be written to %(file)s.",
            "%(count)d cards would be written to %(file)s.",
            losses.cards,
        )
    yield text % {"count": losses.cards, "file": out}
    if losses.count:
        text = ngettext(
            "%(count)d thing cannot be said there; --json names it.",
            "%(count)d things cannot be said there; --json names them.",
            losses.count,
        )
        yield text % {"count": losses.count}
