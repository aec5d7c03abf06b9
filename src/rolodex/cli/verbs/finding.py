"""Looking up and showing contacts."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain.contact import Contact
from rolodex.domain.listing import Query
from rolodex.i18n import _, ngettext
from rolodex.services.cards import as_json


def find(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=_("Words, or digits of a number."))],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to show at most."))] = 20,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Look people and companies up."""
    with opened(context, book) as services:
        matches = services.contacts.matches(Query(text=query, kind=""), limit)
        found = [contact for row in matches.rows if (contact := services.contacts.get(row.id))]
    if json:
        say_json([_short(contact) for contact in found])
        return
    if matches.mended:
        warn(
            _("Nothing matches “%(typed)s”; this is for “%(mended)s”.")
            % {"typed": query, "mended": matches.mended}
        )
    say_table([(str(one.id), one.fn, _org(one), _first_tel(one), _first_email(one)) for one in found])
    left = matches.total - len(found)
    if left > 0:
        warn(
            ngettext(
                "%(count)d more matches; --limit shows it.", "%(count)d more match; --limit shows them.", left
            )
            % {"count": left}
        )
    if not matches.total:
        warn(_("Nobody matches “%(query)s”.") % {"query": query})


def show(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="ID|UID", help=_("As `find --json` gives them."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Show everything about one contact."""
    with opened(context, book) as services:
        card = as_json(services.contacts.named(contact))
    if json:
        say_json(card)
        return
    for name, value in card.items():
        for line in _lines(value):
            say(f"{name}: {line}")


def _short(contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id,
        "uid": contact.uid,
        "fn": contact.fn,
        "org": _org(contact),
        "tel": _first_tel(contact),
        "email": _first_email(contact),
    }


def _org(contact: Contact) -> str:
    return contact.org[0].name if contact.org else ""


def _first_tel(contact: Contact) -> str:
    return contact.tel[0].value if contact.tel else ""


def _first_email(contact: Contact) -> str:
    return contact.email[0].value if contact.email else ""


def _lines(value: object) -> list[str]:
    """A value of a card's JSON as lines: an entry of a list each, the parts of an entry parted by commas."""
    if isinstance(value, list):
        return [line for item in value for line in _lines(item)] if value else []
    if isinstance(value, dict):
        parts = [
            f"{name} {text}" if name in ("types", "pref", "label") else text
            for name, part in value.items()
            if (text := ", ".join(_lines(part)))
        ]
        return [", ".join(parts)] if parts else []
    return [str(value)] if value not in ("", None, 0, False) else []
