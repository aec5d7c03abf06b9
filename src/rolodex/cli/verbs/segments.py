"""Segments and who belongs to them."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli.asked import now, segment
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say_json, say_table, warn
from rolodex.domain.listing import ContactRow, Query
from rolodex.domain.segment import Move, Segment
from rolodex.i18n import _, ngettext, word


def segments(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=_("A segment, to list its people."))] = "",
    *,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many people to show at most."))] = 50,
    moves: Annotated[bool, typer.Option("--moves", help=_("List who left which and entered which."))] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the segments, or the people of one."""
    with opened(context, book) as services:
        services.segments.keep_up(now().date())
        number = segment(services, name) if name else 0
        if moves:
            _say_moves(services.segments.moves(limit, segment_id=number), json)
            return
        if number:
            matches = services.contacts.matches(Query(kind="", segment=number), limit)
            _say_people(matches.rows, matches.total, json)
            return
        listed = services.segments.all(now().date())
    if json:
        say_json([_told(one) for one in listed])
        return
    say_table([(str(one.id), word(one.title), str(one.count)) for one in listed])
    for one in listed:
        if one.problem:
            warn(f"{one.name}: {word(one.problem)}")


def _say_moves(moves: tuple[Move, ...], json: bool) -> None:
    if json:
        say_json(
            [
                {"day": one.day, "contact_id": one.contact_id, "fn": one.fn}
                | {"left": word(one.left), "entered": word(one.entered)}
                for one in moves
            ]
        )
        return
    say_table(
        [
            (one.day, str(one.contact_id), one.fn, f"{word(one.left) or '–'} → {word(one.entered) or '–'}")
            for one in moves
        ]
    )
    if not moves:
        warn(_("Nobody has moved from one segment to another yet."))


def _say_people(rows: tuple[ContactRow, ...], total: int, json: bool) -> None:
    if json:
        say_json([{"id": row.id, "fn": row.fn, "detail": row.detail} for row in rows])
        return
    say_table([(str(row.id), row.fn, row.detail) for row in rows])
    left = total - len(rows)
    if left > 0:
        text = ngettext("%(count)d more; --limit shows it.", "%(count)d more; --limit shows them.", left)
        warn(text % {"count": left})


def _told(one: Segment) -> dict[str, object]:
    found: dict[str, object] = {
        "id": one.id,
        "name": word(one.title),
        "count": one.count,
        "built_in": one.id < 0,
        "said": one.said,
    }
    return found | ({"problem": word(one.problem)} if one.problem else {})
