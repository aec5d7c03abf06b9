"""One change for many contacts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rolodex.cli.asked import people, who
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.domain.bulk import BulkEdit, BulkPlan, BulkRow
from rolodex.domain.difference import FieldDifference
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.domain.said import Words
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services

EVERY = "all"
"""Stands for all texts of a card."""
SHOWN = 50


def edit(
    context: typer.Context,
    field: Annotated[
        str, typer.Argument(metavar="[FIELD]", help=_("A field, or “all”; none lists the fields."))
    ] = "",
    value: Annotated[str, typer.Argument(metavar="[VALUE]", help=_("What is to stand there."))] = "",
    *,
    deed: Annotated[
        Literal["set", "add", "remove", "clear"],
        typer.Option("--deed", help=_("Whether it is written, added to a list, taken off it, or emptied.")),
    ] = "set",
    find: Annotated[str, typer.Option(metavar="TEXT", help=_("Put VALUE in the place of this text."))] = "",
    whole_words: Annotated[bool, typer.Option("--whole-words", help=_("Find whole words only."))] = False,
    exact: Annotated[bool, typer.Option("--exact", help=_("Heed capitals and accents."))] = False,
    move: Annotated[
        str, typer.Option("--move", metavar="COMPANY", help=_("Give its address to those who work there."))
    ] = "",
    place: Annotated[int, typer.Option(metavar="N", min=1, help=_("Which address of the company."))] = 1,
    query: Annotated[str, typer.Option(metavar="QUERY", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    everybody: Annotated[bool, typer.Option("--everybody", help=_("All contacts of the book."))] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Change a field of many contacts as one step, or list the fields that can be changed."""
    with opened(context, book) as services:
        if not field and not move:
            _list_fields(services, json=json)
            return
        with progress(_("Looking through the cards")) as told:
            if move:
                plan = services.bulk_editing.move_address(who(services, move), place - 1, progress=told)
            else:
                wanted = BulkEdit(
                    "replace" if find else deed,
                    "" if field == EVERY else field,
                    value,
                    find,
                    whole_words,
                    exact,
                )
                plan = services.bulk_editing.plan(wanted, _ids(services, query, segment, everybody), told)
        done, changeset = len(plan.taking()), None
        passed_over: tuple[BulkRow, ...] = ()
        if done and not dry_run:
            with progress(_("Changing")) as told:
                done, passed_over, changeset = _apply(services, plan, told)
    _tell(plan, done, passed_over, changeset, dry_run=dry_run, json=json)


def _apply(services: Services, plan: BulkPlan, told: Progress) -> tuple[int, tuple[BulkRow, ...], int | None]:
    edited = services.bulk_editing.apply(plan, progress=told)
    done = len(plan.taking()) - len(edited.passed_over)
    return done, edited.passed_over, edited.changes.changeset


def _ids(services: Services, query: str, segment: str, everybody: bool) -> tuple[int, ...]:
    asked = people(services, query, segment) or (Query(kind="") if everybody else None)
    if asked is None:
        raise UserError(message("Say who is meant: --query, --segment or --everybody. Nothing was changed."))
    return tuple(services.contacts.listing(asked).ids)


def _list_fields(services: Services, *, json: bool) -> None:
    fields = services.bulk_editing.fields()
    if json:
        say_json(
            [
                {"field": one.name, "name": _label(one.label), "deeds": list(one.deeds)}
                | ({"choices": [key for key, _said in one.choices]} if one.choices else {})
                for one in fields
            ]
        )
        return
    say_table([(one.name, _label(one.label), ", ".join(one.deeds)) for one in fields])


def _tell(
    plan: BulkPlan,
    done: int,
    passed_over: tuple[BulkRow, ...],
    changeset: int | None,
    *,
    dry_run: bool,
    json: bool,
) -> None:
    doubtful = [row for row in plan.rows if row.doubt is not None]
    if json:
        say_json(
            {
                "changed": done,
                "unchanged": plan.unchanged,
                "left_out": [{**_row(row), "reason": word(row.doubt)} for row in doubtful if row.doubt],
                "passed_over": [_row(row) for row in passed_over],
                "rows": [{**_row(row), "fields": _fields(row)} for row in plan.taking()],
                "changeset": changeset,
            }
        )
        return
    shown = plan.taking()[:SHOWN]
    say_table([(str(row.contact_id), row.fn, _told(row)) for row in shown])
    for row in doubtful[:SHOWN]:
        warn(_("%(name)s: %(reason)s") % {"name": row.fn, "reason": word(row.doubt) if row.doubt else ""})
    for row in passed_over:
        warn(_("%(name)s was changed meanwhile and stays as it is.") % {"name": row.fn})
    text = ngettext(
        "%(count)d contact changes, %(unchanged)d stay as they are, %(left)d cannot be changed.",
        "%(count)d contacts change, %(unchanged)d stay as they are, %(left)d cannot be changed.",
        done,
    ) % {"count": done, "unchanged": plan.unchanged, "left": len(doubtful)}
    say(text + (" " + _("Nothing was written.") if dry_run else ""))


def _told(row: BulkRow) -> str:
    return "; ".join(
        f"{_label(one.label)}: {_side(one.before) or '–'} → {_side(one.after) or '–'}"
        for one in row.differences
    )


def _row(row: BulkRow) -> dict[str, object]:
    return {"id": row.contact_id, "fn": row.fn}


def _fields(row: BulkRow) -> list[dict[str, str]]:
    return [difference(one) for one in row.differences]


def difference(one: FieldDifference) -> dict[str, str]:
    """A field with what it is and would be, for a document."""
    return {
        "field": one.name,
        "name": _label(one.label),
        "before": _side(one.before),
        "after": _side(one.after),
    }


def _label(words: Words) -> str:
    return " · ".join(map(word, words))


def _side(words: Words) -> str:
    return ", ".join(map(word, words))
