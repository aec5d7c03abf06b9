"""Contacts that look like one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say_json, say_table, warn
from rolodex.domain.likeness import Level, Pair
from rolodex.i18n import _, ngettext, word

LEVELS: tuple[Level, ...] = ("possible", "suggested", "certain")


def duplicates(
    context: typer.Context,
    *,
    level: Annotated[
        str, typer.Option(metavar="LEVEL", help=_("The least likeness: possible, suggested or certain."))
    ] = "suggested",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many pairs to show at most."))] = 50,
    distinct: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", help=_("Remember that these contacts are not the same (twice or more).")),
    ] = None,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List contacts that look like one person."""
    wanted = next((known for known in LEVELS if known == level), None)
    if wanted is None:
        raise typer.BadParameter(_("--level is possible, suggested or certain."))
    with opened(context, book) as services:
        if distinct:
            changes = services.look_alikes.distinct(distinct)
            if json:
                say_json({"changeset": changes.changeset})
            return
        with progress(_("Comparing contacts")) as told:
            pairs = services.look_alikes.pairs(told, wanted)
        shown = pairs[:limit]
        ids = [one for pair in shown for one in (pair.one, pair.other)]
        names = {row.id: row.fn for row in services.contacts.rows(ids)}
    if json:
        say_json([_told(pair, names) for pair in shown])
        return
    say_table([_row(pair, names) for pair in shown])
    _say_rest(pairs, len(shown))


def _say_rest(pairs: Sequence[Pair], shown: int) -> None:
    if not pairs:
        warn(_("No two contacts look like one person."))
    elif len(pairs) > shown:
        left = len(pairs) - shown
        warn(ngettext("%(count)d more pair.", "%(count)d more pairs.", left) % {"count": left})


def _told(pair: Pair, names: Mapping[int, str]) -> dict[str, object]:
    likeness = pair.likeness
    return {
        "ids": [pair.one, pair.other],
        "fn": [names.get(pair.one, ""), names.get(pair.other, "")],
        "level": likeness.level,
        "score": likeness.score,
        "reasons": [word(reason) for reason in likeness.reasons],
    }


def _row(pair: Pair, names: Mapping[int, str]) -> tuple[str, ...]:
    reasons = ", ".join(word(reason) for reason in pair.likeness.reasons)
    one, other = ((str(number), names.get(number, "")) for number in (pair.one, pair.other))
    return (*one, *other, str(pair.likeness.score), reasons)
