"""Looking up and showing contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli.beginning import BookOption, JsonOption, begun
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.cli.wrong_usage import missing
from rolodex.domain.contact import Contact
from rolodex.domain.folding import index_tokens, tokens
from rolodex.domain.listing import Query
from rolodex.i18n import _, ngettext
from rolodex.services.beginning import Beginning
from rolodex.services.cards import as_json


def find(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help=_("Words, digits of a number, or fields: city:bilbao."))
    ] = "",
    *,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to show at most."))] = 20,
    deleted: Annotated[
        bool, typer.Option("--deleted", help=_("Look among those who were deleted, by their names."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Look people and companies up."""
    if deleted:
        _find_deleted(context, query, limit, book, json)
        return
    if not query:
        for line in missing(context.command_path, "QUERY"):
            warn(line)
        raise typer.Exit(2)
    with begun(context, book) as services:
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
    _tell_left(matches.total - len(found))
    if not matches.total:
        warn(_("Nobody matches “%(query)s”.") % {"query": query})


def _find_deleted(context: typer.Context, query: str, limit: int, book: Path | None, json: bool) -> None:
    words = tokens(query)
    with begun(context, book) as services:
        found = [one for one in services.contacts.deleted(limit=-1) if _begins(one.fn, words)]
    if json:
        say_json([asdict(one) for one in found[:limit]])
        return
    say_table([(str(one.contact_id), one.fn, one.at, str(one.step_id)) for one in found[:limit]])
    _tell_left(len(found) - limit)
    if not found:
        warn(_("Nobody of that name was deleted.") if query else _("Nobody was deleted."))


def _begins(name: str, words: Sequence[str]) -> bool:
    """Whether each of these begins a word of a name."""
    have = index_tokens(name)
    return all(any(word.startswith(begun) for word in have) for begun in words)


def _tell_left(left: int) -> None:
    if left > 0:
        warn(
            ngettext(
                "%(count)d more matches; --limit shows it.", "%(count)d more match; --limit shows them.", left
            )
            % {"count": left}
        )


def undelete(
    context: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help=_("As `find --deleted` gives them."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Bring deleted contacts back with all that belonged to them."""
    with begun(context, book) as services:
        changes = services.contacts.restore(ids)
        rows = services.contacts.rows([one for one in ids if one in changes.of("contact")])
    if json:
        say_json({"changeset": changes.changeset, "contacts": [row.id for row in rows]})
    elif changes.step is not None:
        say(_("Brought back: %(names)s.") % {"names": ", ".join(row.fn for row in rows)})


def groups(context: typer.Context, book: BookOption = None, json: JsonOption = False) -> None:
    """List the groups of the book."""
    with begun(context, book) as services:
        found = services.groups.groups()
    if json:
        say_json([{"id": one.id, "uid": one.uid, "name": one.name, "members": one.count} for one in found])
        return
    say_table([(str(one.id), one.name, str(one.count)) for one in found])
    if not found:
        warn(_("There are no groups in this book."))


def show(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="ID|UID", help=_("As `find --json` gives them."))],
    *,
    at: Annotated[str, typer.Option(metavar="DAY", help=_("As it was at the end of this day."))] = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Show everything about one contact."""
    with begun(context, book) as services:
        card = as_json(_on(services, contact, at) if at else services.contacts.named(contact))
    if json:
        say_json(card)
        return
    for name, value in card.items():
        for line in _lines(value):
            say(f"{name}: {line}")


def _on(services: Beginning, contact: str, day: str) -> Contact:
    from rolodex.cli.verbs.steps import card_on  # with it comes all that undoing takes

    return card_on(services, contact, day)


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
