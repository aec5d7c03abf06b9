"""Cards in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.imported import Imported, take, tell
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress
from rolodex.i18n import _


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
        wanted = Wanted(kind, mapping, key, sheet, alike, tag)
        import_tables(context, tables, wanted, dry_run=dry_run, book=book, json=json)
        return
    done = Imported()
    with opened(context, book, create=True) as services:
        with progress(_("Reading")) as told:
            plan = services.importing.plan(files, told)
        with plan:
            take(services, plan, alike, tag, done, dry_run=dry_run)
    tell(done, "contacts", dry_run=dry_run, json=json)
