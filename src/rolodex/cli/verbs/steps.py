"""What was done to the book, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.domain.changes import Clash, Step
from rolodex.domain.contact import Contact
from rolodex.domain.difference import WHAT, ContactDifference, Counted, FieldDifference
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.said import Words
from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _, ngettext, word
from rolodex.services.beginning import Beginning
from rolodex.services.history import end_of
from rolodex.services.opening import Services


def history(
    context: typer.Context,
    step: Annotated[
        int | None, typer.Argument(metavar="STEP", help=_("Tell what this step changed, field by field."))
    ] = None,
    *,
    contact: Annotated[
        str, typer.Option(metavar="ID|UID", help=_("Only what was done to this contact."))
    ] = "",
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help=_("How many steps, or contacts of a step, to list."))
    ] = 50,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the steps of the book, or tell what one of them changed."""
    with opened(context, book) as services:
        contact_id = contact_of(services, contact) if contact else 0
        if step is not None:
            _tell_step(services, step, contact_id, limit, json=json)
            return
        steps = (
            services.history.of_contact(contact_id, limit) if contact_id else services.history.steps(limit)
        )
    if json:
        say_json([_step(step) for step in steps])
        return
    say_table(
        [
            (str(step.id), step.at, step.author, _worded(step), _("undone") if step.undone else "")
            for step in steps
        ]
    )
    if not steps:
        warn(_("Nothing was done to this contact.") if contact else _("Nothing was done to this book yet."))


def contact_of(services: Beginning, name: str) -> int:
    """The contact meant by an id or UID; an id may be that of one who was deleted."""
    if name.isascii() and name.isdigit() and services.history.of_contact(int(name), 1):
        return int(name)
    return services.contacts.named(name).id


def card_on(services: Beginning, name: str, day: str) -> Contact:
    """The card of a contact as it was at the end of a day. Raises UserError where there is none."""
    found = typed_date(day)
    if found is None or not (found.year and found.month and found.day):
        raise UserError(message("“%(day)s” is no day; nothing was shown. Write it as 2026-05-03.", day=day))
    asked = date(found.year, found.month, found.day)
    card = services.history.card_on(contact_of(services, name), end_of(asked))
    if card is None:
        raise UserError(
            message(
                "%(name)s was not in the book on %(day)s; nothing was changed. Name a later day.",
                name=name,
                day=asked.isoformat(),
            )
        )
    return card


def undo(
    context: typer.Context,
    changeset: Annotated[
        int | None, typer.Argument(metavar="CHANGESET", help=_("A step's number from the history."))
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=_("Also where later work on the same cards is lost."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """Take a step back."""
    with opened(context, book) as services, progress(_("Taking back")) as told:
        newest = services.history.next_undo() if changeset is None else None
        step_id = newest.id if newest else changeset
        if step_id is None:
            warn(_("There is nothing to take back."))
            return 1
        clashes = () if anyway else services.history.clashes(step_id)
        changes = None if clashes else services.history.revert(step_id, anyway, told)
    if changes is None:
        _name(clashes)
        return 1
    step = changes.step
    if json:
        say_json(
            {
                "changeset": changes.changeset,
                "reverts": step_id,
                "label": word(step.label) if step else "",
            }
        )
    elif step is not None:
        say(_("Taken back: %(step)s.") % {"step": word(step.label)})
    return 0


def _tell_step(services: Services, step_id: int, contact_id: int, limit: int, *, json: bool) -> None:
    """Tell what a step changed, to everybody or to one contact."""
    step = services.history.step(step_id)
    if step is None:
        raise UserError(
            message("There is no step %(step)d in the history; nothing was changed.", step=step_id)
        )
    people = services.history.differences(step_id, limit, contact_id=contact_id)
    others = () if contact_id else services.history.others(step_id)
    count = len(people) if contact_id else services.history.touched(step_id)
    if json:
        told = {"contacts": [_person(person) for person in people], "others": [_other(o) for o in others]}
        say_json({**_step(step), "touched": count, **told})
        return
    who = step.author or _("nobody is named")
    say(" · ".join((str(step.id), step.at, who, _worded(step), *([_("undone")] if step.undone else []))))
    for other in others:
        say(_counted(other))
    for person in people:
        say(f"{person.fn or _('No name')} ({person.contact_id}): {word(WHAT[person.what])}")
        for field in person.fields:
            say(f"  {_told(field)}")
        for other in person.others:
            say(f"  {_counted(other)}")
    left = count - len(people)
    if left > 0:
        text = ngettext(
            "%(count)d more contact; --limit shows it.", "%(count)d more contacts; --limit shows them.", left
        )
        warn(text % {"count": left})


def _told(field: FieldDifference) -> str:
    """A field with what it was and is."""
    was = _("was %(value)s") % {"value": _side(field.before)} if field.before else ""
    now = _("now %(value)s") % {"value": _side(field.after)} if field.after else ""
    return f"{_label(field)}: {'; '.join(part for part in (was, now) if part)}"


def _label(field: FieldDifference) -> str:
    return " · ".join(map(word, field.label))


def _side(words: Words) -> str:
    if not words:
        return ""
    value, *remarks = map(word, words)
    if not remarks:
        return value
    return _("%(what)s (%(kind)s)") % {"what": value, "kind": ", ".join(remarks)}


def _counted(other: Counted) -> str:
    said = _("%(what)s: %(which)s") % {"what": word(WHAT[other.what]), "which": word(other.words)}
    return f"{said} ({', '.join(other.names)})" if other.names else said


def _person(person: ContactDifference) -> dict[str, object]:
    return {
        "id": person.contact_id,
        "fn": person.fn,
        "what": person.what,
        "fields": [
            {
                "name": field.name,
                "label": _label(field),
                "what": field.what,
                "before": _side(field.before),
                "after": _side(field.after),
            }
            for field in person.fields
        ],
        "others": [_other(other) for other in person.others],
    }


def _other(other: Counted) -> dict[str, object]:
    return {"kind": other.noun, "what": other.what, "count": other.words.count, "names": list(other.names)}


def _name(clashes: tuple[Clash, ...]) -> None:
    for clash in clashes:
        warn(
            _("%(name)s was changed later: %(step)s (%(id)d).")
            % {"name": clash.fn, "step": word(clash.later.label), "id": clash.later.id}
        )
    warn(
        ngettext(
            "Nothing was taken back, as the later work on %(count)d card would be lost; --anyway does it.",
            "Nothing was taken back, as the later work on %(count)d cards would be lost; --anyway does it.",
            len(clashes),
        )
        % {"count": len(clashes)}
    )


def _step(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "label": word(step.label),
        "at": step.at,
        "author": step.author,
        "kind": step.kind,
        "reverts": step.reverts,
        "undone": step.undone,
        "rows": step.rows,
    }


def _worded(step: Step) -> str:
    if step.kind == "undo":
        return _("Undo: %(step)s") % {"step": word(step.label)}
    if step.kind == "redo":
        return _("Redo: %(step)s") % {"step": word(step.label)}
    return word(step.label)
