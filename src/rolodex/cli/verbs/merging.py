"""Making one contact of several, and taking that apart again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.cli.wrong_usage import missing
from rolodex.domain.contact import Contact
from rolodex.domain.merging import FieldOfMerge, MergePlan
from rolodex.domain.said import Words, counted
from rolodex.i18n import _, word
from rolodex.services.cards import as_json
from rolodex.services.opening import Services


def merge(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="CONTACT...", help=_("Two contacts or more, by id or UID; the first stays.")),
    ] = None,
    *,
    take: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=N", help=_("Take this field of the Nth contact, such as fn=2; may stand twice.")
        ),
    ] = None,
    separate: Annotated[
        int, typer.Option("--separate", metavar="STEP", help=_("Take the merge of this step apart again."))
    ] = 0,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Make one contact of several; what belonged to the others follows."""
    if not separate and len(names or ()) < 2:
        for line in missing(context.command_path, "CONTACT..."):
            warn(line)
        raise typer.Exit(2)
    now = asked.now()
    with opened(context, book) as services:
        if separate:
            _separate(services, separate, now, json=json)
            return
        ids = [services.contacts.named(name).id for name in names or ()]
        plan = services.merging.plan(ids)
        choices = _choices(plan, take or ())
        changeset = None if dry_run else services.merging.merge(plan, choices, now).changeset
        card = services.merging.merged(plan, choices)
    if json:
        say_json(_document(plan, choices, card, changeset))
        return
    _tell(plan, choices, written=not dry_run)


def _separate(services: Services, step_id: int, now: datetime, *, json: bool) -> None:
    changes = services.merging.separate(step_id, now)
    if json:
        say_json({"changeset": changes.changeset, "contacts": sorted(changes.of("contact"))})
    elif changes.step is not None:
        say(word(changes.step.label))


def _choices(plan: MergePlan, takes: Sequence[str]) -> dict[str, int]:
    """The side that was asked for of each field. Raises BadParameter where there is no such."""
    names = {field.name for field in plan.fields if not field.united}
    choices: dict[str, int] = {}
    for said in takes:
        name, _sign, number = said.rpartition("=")
        if name not in names:
            known = ", ".join(sorted(names)) or _("none")
            raise typer.BadParameter(
                _("“%(field)s” is no field to choose of here; there are: %(known)s.")
                % {"field": name or said, "known": known}
            )
        if not number.isdecimal() or not 1 <= int(number) <= len(plan.contacts):
            raise typer.BadParameter(
                _("“%(said)s” should end in the number of a contact, from 1 to %(last)d.")
                % {"said": said, "last": len(plan.contacts)}
            )
        choices[name] = int(number) - 1
    return choices


def _tell(plan: MergePlan, choices: Mapping[str, int], *, written: bool) -> None:
    for doubt in plan.doubts:
        warn(word(doubt))
    say_table(
        [
            (
                " · ".join(map(word, field.label)),
                *(_side(field, place, choices) for place in range(len(plan.contacts))),
            )
            for field in plan.fields
        ]
    )
    if plan.follows:
        follows = ", ".join(word(counted(table, count)) for table, count in plan.follows.items())
        say(_("Comes over: %(what)s.") % {"what": follows})
    if not written:
        say(_("Nothing was written."))


def _side(field: FieldOfMerge, place: int, choices: Mapping[str, int]) -> str:
    """What one contact says there, marked where it is taken."""
    said = _words(field.sides[place])
    taken = field.united or choices.get(field.name, field.chosen) == place
    return f"* {said}" if taken and said else said


def _words(words: Words) -> str:
    return "; ".join(map(word, words))


def _document(
    plan: MergePlan, choices: Mapping[str, int], card: Contact, changeset: int | None
) -> dict[str, object]:
    return {
        "contacts": [one.id for one in plan.contacts],
        "fields": [
            {
                "name": field.name,
                "sides": [[word(said) for said in side] for side in field.sides],
                "united": field.united,
                "chosen": None if field.united else choices.get(field.name, field.chosen) + 1,
            }
            for field in plan.fields
        ],
        "follows": dict(plan.follows),
        "doubts": [word(doubt) for doubt in plan.doubts],
        "card": as_json(card),
        "changeset": changeset,
    }
