"""Cards in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli import unread
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.importing import Counts
from rolodex.i18n import _, ngettext
from rolodex.services.importing import ImportPlan


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help=_("vCards (.vcf), tables (.csv, .xlsx), .ldif or .json.")),
    ],
    *,
    kind: Annotated[
        Literal["contacts", "purchases", "activities"],
        typer.Option("--as", help=_("What the rows of tables are: people, orders, or calls and notes.")),
    ] = "contacts",
    mapping: Annotated[str, typer.Option(metavar="NAME", help=_("Read tables by this saved mapping."))] = "",
    key: Annotated[
        str,
        typer.Option(
            metavar="FIELD",
            help=_("Rows update whom they name by uid, email, tel, fn or a field of your own."),
        ),
    ] = "",
    sheet: Annotated[str, typer.Option(metavar="NAME", help=_("The sheet of a workbook."))] = "",
    alike: Annotated[
        Literal["merge", "both", "skip"] | None,
        typer.Option(
            help=_("What becomes of cards that look like somebody in the book; both are kept unless told."),
            show_default=False,
        ),
    ] = None,
    tag: Annotated[str, typer.Option(metavar="TAG", help=_("A tag for everybody new."))] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Take in files of cards, tables of people, orders or activities, or a whole book."""
    if files[0].suffix.lower() == ".zip":
        from rolodex.cli.verbs.whole_book import import_book  # start-up

        import_book(context, files, dry_run=dry_run, book=book, json=json)
        return
    from rolodex.cli.verbs.tables import Wanted, import_tables, is_table  # start-up

    tables = [file for file in files if kind != "contacts" or is_table(file)]
    if tables:
        if len(tables) < len(files):
            raise typer.BadParameter(_("Give vCards and tables in two runs, as each is undone by itself."))
        wanted = Wanted(kind, mapping, key, sheet)
        import_tables(context, tables, wanted, dry_run=dry_run, book=book, json=json)
        return
    with opened(context, book, create=True) as services:
        with progress(_("Reading")) as told:
            plan = services.importing.plan(files, told)
        with plan:
            plan.tag = tag
            if alike:
                plan.choose_rest("alike", alike)
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
        "review": plan.counts.alike,
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
