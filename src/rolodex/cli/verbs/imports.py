"""The imports that were done: their receipts, who was changed since, and taking them back."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.domain.card import PropertyFate
from rolodex.domain.errors import UserError
from rolodex.domain.importing import ChangedSince, Fate, ImportRow, ReceiptRow, RowKind
from rolodex.domain.message import message
from rolodex.domain.naming import short_name
from rolodex.i18n import _, word
from rolodex.services.history import UndoClash
from rolodex.services.opening import Services

Deed = Literal["list", "show", "changed", "revert"]


def imports(
    context: typer.Context,
    deed: Annotated[
        Deed,
        typer.Argument(
            metavar="list|show|changed|revert",
            help=_("List the imports, or show, compare or take back one of them."),
        ),
    ] = "list",
    number: Annotated[
        int, typer.Argument(metavar="N", help=_("The number of an import."), show_default=False)
    ] = 0,
    *,
    kind: Annotated[
        Literal["new", "update", "same", "alike", "rejected", "kept_out"] | None,
        typer.Option(help=_("Only rows of this kind."), show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many rows to show."))] = 50,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=_("Also where later work on the same cards is lost."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """List the imports that were done, show what one accounts for, or take it back."""
    with opened(context, book) as services:
        if deed == "list":
            _list(services, json=json)
            return 0
        if not number:
            raise UserError(
                message(
                    "Say which import is meant by its number; nothing was changed. “rolodex imports” "
                    "lists them."
                )
            )
        if deed == "show":
            _show(services, number, kind, limit, json=json)
        elif deed == "changed":
            _changed(services, number, json=json)
        else:
            return _revert(services, number, anyway=anyway, json=json)
    return 0


def _list(services: Services, *, json: bool) -> None:
    rows = services.imports.all()
    if json:
        say_json([_document(row) for row in rows])
        return
    say_table(
        [
            (str(row.id), row.at, row.label, _sums(row), "" if row.standing else _("taken back"))
            for row in rows
        ]
    )
    if not rows:
        warn(_("Nothing was imported into this book yet."))


def _show(services: Services, number: int, kind: RowKind | None, limit: int, *, json: bool) -> None:
    row = services.imports.one(number)
    fates = services.imports.fates(number)
    rows = services.imports.receipt(number, kind, 0, limit)
    if json:
        told = {"properties": [_fate(fate) for fate in fates], "rows": [_row(one) for one in rows]}
        say_json({**_document(row), **told})
        return
    say(" · ".join((short_name(row.label), row.at, _sums(row))))
    words = _fate_words()
    say_table([(fate.name or _("line that is none"), words[fate.fate], str(fate.count)) for fate in fates])
    for one in rows:
        reason = f": {word(one.reason)}" if one.reason else ""
        place = _("line %(line)d") % {"line": one.line} if one.line else ""
        say(f"{_kind_words()[one.kind]} · {one.title or place}{reason}")


def _changed(services: Services, number: int, *, json: bool) -> None:
    people = services.imports.changed_since(number)
    if json:
        say_json([_since(one) for one in people])
        return
    for one in people:
        say(f"{one.fn or _('No name')} ({one.contact_id}): {', '.join(map(word, one.steps))}")
    if not people:
        warn(_("Nobody of this import was changed since."))


def _revert(services: Services, number: int, *, anyway: bool, json: bool) -> int:
    try:
        with progress(_("Taking back")) as told:
            changes = services.imports.revert(number, anyway, told)
    except UndoClash as clash:
        warn(word(clash.message))
        for one in clash.clashes:
            warn(f"{one.fn or _('No name')}: {word(one.later.label)}")
        return 1
    if json:
        say_json({"import": number, "changeset": changes.changeset})
    else:
        say(_("Taken back. What was written since on people it had changed has stayed."))
    return 0


def _sums(row: ImportRow) -> str:
    counts = row.counts
    return _("%(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected") % {
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }


def _fate_words() -> dict[Fate, str]:
    return {"mapped": _("in a field"), "kept": _("kept word for word"), "rejected": _("rejected")}


def _kind_words() -> dict[RowKind, str]:
    return {
        "new": _("New"),
        "update": _("Update"),
        "same": _("Same"),
        "alike": _("Looks like somebody"),
        "rejected": _("Cannot be read"),
        "kept_out": _("Kept out"),
    }


def _document(row: ImportRow) -> dict[str, object]:
    counts = row.counts
    return {
        "id": row.id,
        "label": row.label,
        "at": row.at,
        "format": row.format,
        "cards": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "skipped": counts.skipped,
        "rejected": counts.rejected,
        "changeset": row.changeset,
        "standing": row.standing,
    }


def _fate(fate: PropertyFate) -> dict[str, object]:
    reason = word(fate.reason) if fate.reason else ""
    return {"name": fate.name, "fate": fate.fate, "count": fate.count, "reason": reason}


def _row(row: ReceiptRow) -> dict[str, object]:
    return {
        "id": row.contact_id,
        "fn": row.title,
        "kind": row.kind,
        "choice": row.choice,
        "file": row.file,
        "line": row.line,
        "reason": word(row.reason) if row.reason else "",
        "properties": [_fate(fate) for fate in row.fates],
    }


def _since(one: ChangedSince) -> dict[str, object]:
    return {"id": one.contact_id, "fn": one.fn, "steps": [word(step) for step in one.steps]}
