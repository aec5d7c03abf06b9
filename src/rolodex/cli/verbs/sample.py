"""The sample book."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from rolodex import i18n
from rolodex.cli.session import JsonOption, opened_at
from rolodex.cli.terminal import progress, say, say_json
from rolodex.i18n import _, ngettext
from rolodex.services.demo import CONTACTS, Demo, Voice


def demo(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help=_("The file to make."))],
    *,
    contacts: Annotated[
        int, typer.Option(metavar="N", min=1, max=5_000_000, help=_("How many contacts."))
    ] = CONTACTS,
    purchases: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=0, max=5_000_000, help=_("How many purchases; usually four a contact.")
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help=_("Another number gives another book."))] = 1,
    today: Annotated[
        datetime | None,
        typer.Option(
            metavar="DAY", formats=["%Y-%m-%d"], help=_("The day the book is made for, instead of today.")
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Make a sample book."""
    day = today.date() if today else None
    with opened_at(book, create=True) as services, progress(_("Making the sample book")) as told:
        # in English it tells each contact's story in the contact's own language
        voice = Voice(i18n.language()) if i18n.language() != "en" else None
        made = Demo(services.book).fill(contacts, purchases, seed, day, told, voice=voice)
    if json:
        say_json({"book": str(book), "contacts": made.contacts, "purchases": made.purchases})
        return
    say(
        ngettext("%(file)s holds %(count)d contact", "%(file)s holds %(count)d contacts", made.contacts)
        % {"file": book, "count": made.contacts}
        + " "
        + ngettext("and %(count)d purchase.", "and %(count)d purchases.", made.purchases)
        % {"count": made.purchases}
    )
