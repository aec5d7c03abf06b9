"""The verbs of the command, a module for each group of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from rolodex import __version__
from rolodex.cli.beginning import BookOption, named
from rolodex.cli.help_words import word_help
from rolodex.cli.terminal import say
from rolodex.cli.verbs.screen import Screen
from rolodex.cli.window_door import Window
from rolodex.i18n import _


def command(window: Window | None, argv: Sequence[str] = ()) -> Any:
    """The verbs as one command: all of them, or those of the groups that a command line names."""
    app = typer.Typer(
        name="rolodex",
        help=_("Your contacts, what was said to them and what to do next, in one file you own."),
        epilog=_("Without a verb the window opens, and brings in the files of contacts that are named."),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=window is not None)(_before(window))
    # Loading every verb takes as long as looking somebody up.
    words = list(takewhile(lambda word: word not in ("--help", "-h"), argv))
    named = [add for verbs, add in GROUPS if not verbs.isdisjoint(words)]
    for add in named or [add for _verbs, add in GROUPS]:
        add(app)
    if window is not None:
        app.command("window", help=_("Open the window, or take a picture of it."))(Screen(window).window)
        app.command("quickcard", help=_("Print the keys of the window on one page."))(
            Screen(window).quickcard
        )
    made = get_command(app)
    word_help(made)
    return made


def _cards(app: typer.Typer) -> None:
    from rolodex.cli.verbs import cards, cards_out, sample

    app.command("demo", help=_("Make a sample book, the same for the same seed."))(sample.demo)
    app.command("import", help=_("Take cards, tables and lists in as one step."))(cards.import_)
    app.command("export", help=_("Write contacts to a .vcf, .csv, .xlsx or .json file."))(cards_out.export)


def _imports(app: typer.Typer) -> None:
    from rolodex.cli.verbs import imports

    app.command("imports", help=_("List the imports, show what one accounts for, or take it back."))(
        imports.imports
    )


def _merging(app: typer.Typer) -> None:
    from rolodex.cli.verbs import duplicates, merging

    app.command("duplicates", help=_("List contacts that look like one person."))(duplicates.duplicates)
    app.command("merge", help=_("Make one contact of several, or take that apart."))(merging.merge)


def _editing(app: typer.Typer) -> None:
    from rolodex.cli.verbs import editing

    app.command("edit", help=_("Change a field of many contacts as one step."))(editing.edit)


def _tidying(app: typer.Typer) -> None:
    from rolodex.cli.verbs import tidying

    app.command("tidy", help=_("List what is worth repairing, or answer one repair."))(tidying.tidy)


def _finding(app: typer.Typer) -> None:
    from rolodex.cli.verbs import finding

    app.command("find", help=_("Look people and companies up."))(finding.find)
    app.command("show", help=_("Show everything about one contact."))(finding.show)
    app.command("groups", help=_("List the groups and how many are in each."))(finding.groups)
    app.command("undelete", help=_("Bring deleted contacts back."))(finding.undelete)


def _person(app: typer.Typer) -> None:
    from rolodex.cli.verbs import person

    app.command("person", help=_("Hand over everything that is kept about one person."))(person.person)


def _steps(app: typer.Typer) -> None:
    from rolodex.cli.verbs import steps

    app.command("history", help=_("List what was done to the book, the newest first."))(steps.history)
    app.command("undo", help=_("Take back the newest step, or the one named."))(steps.undo)


def _working(app: typer.Typer) -> None:
    from rolodex.cli.verbs import working

    app.command("today", help=_("List what is late, due and coming."))(working.today)
    app.command("log", help=_("Write down what happened with a contact, and what is next."))(working.log)
    app.command("remind", help=_("Plan a follow-up."))(working.remind)
    app.command("done", help=_("Mark a follow-up as done, and plan what is next."))(working.done)
    app.command("snooze", help=_("Show a follow-up again later."))(working.snooze)


def _selling(app: typer.Typer) -> None:
    from rolodex.cli.verbs import selling

    app.command("deals", help=_("List the open deals and what they are worth."))(selling.deals)
    app.command("tickets", help=_("List the tickets that are not closed."))(selling.tickets)


def _sales(app: typer.Typer) -> None:
    from rolodex.cli.verbs import sales

    app.command("sale", help=_("Write a sale down that is said in one line."))(sales.sale)
    app.command("orders", help=_("List the orders, or those with something to pay."))(sales.orders)
    app.command("products", help=_("List what is sold."))(sales.products)


def _reporting(app: typer.Typer) -> None:
    from rolodex.cli.verbs import reporting

    app.command("report", help=_("Show the figures of the book, or write them to a file."))(reporting.report)


def _segments(app: typer.Typer) -> None:
    from rolodex.cli.verbs import segments

    app.command("segments", help=_("List the segments, or the people of one."))(segments.segments)


def _forecasting(app: typer.Typer) -> None:
    from rolodex.cli.verbs import forecasting

    app.command("forecast", help=_("List who may be expected to buy for most within a year."))(
        forecasting.forecast
    )


def _planning(app: typer.Typer) -> None:
    from rolodex.cli.verbs import planning

    app.command("planner", help=_("Print a day as a page with numbered lines."))(planning.planner)
    app.command("marks", help=_("Enter the marks of a planner page."))(planning.marks)
    app.command("calendar", help=_("Write follow-ups, birthdays and deals to an .ics file."))(
        planning.calendar
    )
    app.command("events", help=_("Take the events of an .ics file in for a contact."))(planning.events)


def _campaigns(app: typer.Typer) -> None:
    from rolodex.cli.verbs import campaigns

    app.command("campaign", help=_("List the campaigns, or do something with one."))(campaigns.campaign)
    app.command("answer", help=_("Write down that a piece was answered or came back, by its code."))(
        campaigns.answer
    )


def _directories(app: typer.Typer) -> None:
    from rolodex.cli.verbs import directories

    app.command("directory", help=_("Print a pocket list, a booklet, index cards or badges."))(
        directories.directory
    )


def _diagnosis(app: typer.Typer) -> None:
    from rolodex.cli.verbs import diagnosis

    app.command("diagnosis", help=_("Say how the program and the book stand, without personal data."))(
        diagnosis.diagnosis
    )


def _privacy(app: typer.Typer) -> None:
    from rolodex.cli.verbs import privacy

    app.command("erase", help=_("Erase a person for good, with proof."))(privacy.erase)


def _protecting(app: typer.Typer) -> None:
    from rolodex.cli.verbs import protecting

    app.command("protect", help=_("Give the book a passphrase, another one, or none."))(protecting.protect)


def _keeping(app: typer.Typer) -> None:
    from rolodex.cli.verbs import keeping, mending, printing

    app.command("stocks", help=_("List label stocks by brand, number or size."))(printing.stocks)
    app.command("labels", help=_("Print address labels to a PDF."))(printing.labels)
    app.command("check", help=_("Say whether the book is whole."))(mending.check)
    app.command("salvage", help=_("Save what can be read of a damaged book."))(mending.salvage)
    app.command("backup", help=_("Make a verified copy of the book."))(keeping.backup)
    app.command("backups", help=_("List the copies there are and what each holds."))(keeping.backups)
    app.command("restore", help=_("Put a backup in place of the book."))(keeping.restore)


GROUPS: Sequence[tuple[frozenset[str], Callable[[typer.Typer], None]]] = (
    (frozenset({"demo", "import", "export"}), _cards),
    (frozenset({"imports"}), _imports),
    (frozenset({"find", "show", "groups", "undelete"}), _finding),
    (frozenset({"person"}), _person),
    (frozenset({"duplicates", "merge"}), _merging),
    (frozenset({"edit"}), _editing),
    (frozenset({"tidy"}), _tidying),
    (frozenset({"history", "undo"}), _steps),
    (frozenset({"today", "log", "remind", "done", "snooze"}), _working),
    (frozenset({"deals", "tickets"}), _selling),
    (frozenset({"sale", "orders", "products"}), _sales),
    (frozenset({"report"}), _reporting),
    (frozenset({"segments"}), _segments),
    (frozenset({"forecast"}), _forecasting),
    (frozenset({"planner", "marks", "calendar", "events"}), _planning),
    (frozenset({"campaign", "answer"}), _campaigns),
    (frozenset({"directory"}), _directories),
    (frozenset({"stocks", "labels", "check", "backup", "backups", "restore", "salvage"}), _keeping),
    (frozenset({"erase"}), _privacy),
    (frozenset({"protect"}), _protecting),
    (frozenset({"diagnosis"}), _diagnosis),
)
"""The verbs in the order of the help, each with what adds it."""


def _version(wanted: bool) -> None:
    if wanted:
        say(f"rolodex {__version__}")
        raise typer.Exit


def _before(window: Window | None) -> Any:
    """What stands before the verb; where no verb follows, the window opens."""

    def before(
        context: typer.Context,
        *,
        book: BookOption = None,
        passphrase_file: Annotated[
            Path | None,
            typer.Option(
                "--passphrase-file",
                metavar="FILE",
                help=_(
                    "Holds the book's passphrase in its first line; otherwise ROLODEX_PASSPHRASE, or asked."
                ),
            ),
        ] = None,
        new_contact: Annotated[
            bool, typer.Option("--new-contact", help=_("Open the window on a new contact."))
        ] = False,
        today: Annotated[
            bool, typer.Option("--today", help=_("Open the window on what is due today."))
        ] = False,
        version: Annotated[
            bool,
            typer.Option("--version", help=_("Say which version this is."), callback=_version, is_eager=True),
        ] = False,
    ) -> None:
        if context.invoked_subcommand is None and window is not None:
            deed = "new_contact" if new_contact else "today" if today else ""
            raise typer.Exit(window.open(named(context, book), deed=deed))
        if new_contact or today:
            raise typer.BadParameter(
                _("These words open the window, so no verb may follow: --new-contact, --today.")
            )

    return before
