"""The working day: what is due, logging what happened, planning what is next."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain.agenda import Celebration, Day, FollowUp, Slipping
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.line import Line
from rolodex.domain.message import message
from rolodex.domain.reminder import TO_DOS, Done, Reminder
from rolodex.i18n import _, locale, word

WhoArgument = Annotated[
    str, typer.Argument(metavar="WHO", help=_("An id, a UID, or a name that only one contact has."))
]
KeyArgument = Annotated[
    str, typer.Argument(metavar="REMINDER", help=_("A follow-up's key or number, as `today` gives it."))
]
NextOption = Annotated[
    str, typer.Option("--next", metavar="WHEN", help=_("When the next step is: “friday 10:00”."))
]
NoneOption = Annotated[str, typer.Option("--none", metavar="REASON", help=_("Why there is no next step."))]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="WHEN", help=_("Until when who is not interested is left alone."))
]


def today(
    context: typer.Context,
    *,
    day: Annotated[str, typer.Option("--date", metavar="WHEN", help=_("Another day than today."))] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many of each to list."))] = 50,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List what is late, due and coming."""
    with opened(context, book) as services:
        found = services.agenda.day(asked.on(services, day), limit)
    if json:
        say_json(_day(found))
        return
    parts = (
        (_("Late"), found.late, found.late_count),
        (_("Today"), found.due, found.due_count),
        (_("Coming"), found.coming, found.coming_count),
    )
    for title, follow_ups, count in parts:
        if follow_ups:
            say(f"{title} ({count})")
            say_table([_row(one) for one in follow_ups])
    if found.celebrations:
        say(_("Birthdays"))
        say_table([(one.day, one.fn, str(one.turns or "")) for one in found.celebrations])
    if found.slipping:
        say(_("Slipping away"))
        usual = _("usually every %(usual)d days, now %(now)d")
        say_table([(one.fn, usual % {"usual": one.interval, "now": one.days}) for one in found.slipping])
    if not any(follow_ups for _title, follow_ups, _count in parts):
        warn(_("Nothing is due."))


def log(
    context: typer.Context,
    name: WhoArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("“called, wants a quote, call friday”."))],
    *,
    after: NextOption = "",
    no_next: NoneOption = "",
    until: UntilOption = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write down what happened with a contact, and what is next."""
    now = asked.now()
    with opened(context, book) as services:
        contact_id = asked.who(services, name)
        line = services.lines.read(
            text, "log", now, contact_id, locale=locale(), day_first=asked.day_first(services)
        )
        line = replace(
            line,
            next_due=asked.when(services, after, now) if after else "",
            no_next=no_next,
            review=asked.when(services, until, now) if until else "",
        )
        _refuse_open_end(line)
        saved = services.lines.save(line, now)
    if json:
        say_json(
            {"id": saved.id, "contact_id": contact_id, **_line(line), "changeset": saved.changes.changeset}
        )
        return
    say(_told(saved.changes))
    if line.planned is not None:
        say(_("Next: %(when)s %(what)s") % {"when": _shown(line.planned.due), "what": line.planned.summary})


def remind(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="WHO", help=_("An id, a UID, a name, or - for nobody."))],
    when: Annotated[str, typer.Argument(metavar="WHEN", help=_("2026-05-03, “friday 10:00”."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What is to be done."))],
    *,
    repeat: Annotated[str, typer.Option(metavar="HOW", help=_("“every monday”, or an RRULE."))] = "",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help=_("task, call, meeting, visit, email, letter, message."))
    ] = "task",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Plan a follow-up."""
    to_do = next((one for one in TO_DOS if one == kind), None)
    if to_do is None:
        raise typer.BadParameter(_("There is no such kind of follow-up."))
    now = asked.now()
    with opened(context, book) as services:
        contact_id = 0 if name == asked.NOBODY else asked.who(services, name)
        due = asked.when(services, when, now)
        wanted = Reminder(
            contact_id=contact_id, kind=to_do, summary=text, due=due, rrule=asked.how_often(repeat)
        )
        saved = services.reminders.add(wanted)
        made = services.reminders.get(saved.id) or wanted
    if json:
        said = {"due": made.due, "rrule": made.rrule, "summary": made.summary, "kind": made.kind}
        key = f"reminder:{saved.id}"
        say_json(
            {
                "id": saved.id,
                "key": key,
                "contact_id": contact_id or None,
                **said,
                "changeset": saved.changes.changeset,
            }
        )
        return
    say(_("%(key)s is due %(when)s.") % {"key": f"reminder:{saved.id}", "when": _shown(made.due)})


def done(
    context: typer.Context,
    key: KeyArgument,
    *,
    outcome: Annotated[
        str, typer.Option(metavar="TEXT", help=_("reached, no answer, busy, voicemail …"))
    ] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help=_("What was said."))] = "",
    after: NextOption = "",
    no_next: NoneOption = "",
    until: UntilOption = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Mark a follow-up as done, and plan what is next."""
    now = asked.now()
    with opened(context, book) as services:
        saved = services.reminders.done(
            asked.key(key),
            Done(
                outcome=outcome,
                body=note,
                next=Reminder(due=asked.when(services, after, now)) if after else None,
                no_next=no_next,
                review=asked.when(services, until, now) if until else "",
            ),
            now,
        )
    if json:
        say_json(
            {"key": asked.key(key), "activity_id": saved.id or None, "changeset": saved.changes.changeset}
        )
    else:
        say(_told(saved.changes))


def snooze(
    context: typer.Context,
    key: KeyArgument,
    when: Annotated[str, typer.Argument(metavar="WHEN", help=_("When it is shown again."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Show a follow-up again later; its date and its series stay."""
    now = asked.now()
    with opened(context, book) as services:
        until = asked.when(services, when, now)
        changes = services.reminders.snooze([asked.key(key)], until, now)
    if json:
        say_json({"key": asked.key(key), "until": until, "changeset": changes.changeset})
    else:
        say(_("%(key)s is shown again %(when)s.") % {"key": asked.key(key), "when": _shown(until)})


def _refuse_open_end(line: Line) -> None:
    """Raise UserError where something is left open that has to be said."""
    if line.needs_review and not line.review and not line.next_due:
        raise UserError(
            message("It is not said until when to leave them alone; nothing was kept. Add --until or --next.")
        )
    if line.needs_day and not line.next_due:
        raise UserError(message("It is not said when the next step is; nothing was kept. Add --next."))
    if line.needs_next and not line.next_due and not line.no_next:
        raise UserError(
            message(
                "Nothing is planned after this call; nothing was kept. Add --next, or --none with the reason."
            )
        )


def _row(one: FollowUp) -> tuple[str, str, str, str, str]:
    return one.key, _shown(one.shown or one.due), one.fn, word(one.title), one.tel


def _shown(at: str) -> str:
    return at.replace("T", " ")


def _told(changes: Changes) -> str:
    if changes.step is None:
        return _("Nothing was changed.")
    return f"{word(changes.step.label)} ({changes.step.id})"


def _line(line: Line) -> dict[str, object]:
    planned = line.planned
    return {
        "kind": line.phrase.kind,
        "outcome": line.phrase.outcome,
        "minutes": line.phrase.minutes,
        "body": line.phrase.body,
        "next": {"due": planned.due, "summary": planned.summary, "rrule": planned.rrule} if planned else None,
    }


def _day(day: Day) -> dict[str, object]:
    return {
        "today": day.today,
        "late": [_follow_up(one) for one in day.late],
        "due": [_follow_up(one) for one in day.due],
        "coming": [_follow_up(one) for one in day.coming],
        "late_count": day.late_count,
        "due_count": day.due_count,
        "coming_count": day.coming_count,
        "celebrations": [_celebration(one) for one in day.celebrations],
        "slipping": [_slipping(one) for one in day.slipping],
    }


def _follow_up(one: FollowUp) -> dict[str, object]:
    return {
        "key": one.key,
        "title": word(one.title),
        "kind": one.kind,
        "due": one.due,
        "shown": one.shown or one.due,
        "snoozed": one.snoozed,
        "rrule": one.rrule,
        "why": word(one.why),
        "contact_id": one.contact_id or None,
        "fn": one.fn,
        "tel": one.tel,
    }


def _celebration(one: Celebration) -> dict[str, object]:
    return {
        "contact_id": one.contact_id,
        "fn": one.fn,
        "day": one.day,
        "name": one.name,
        "label": one.label,
        "turns": one.turns or None,
    }


def _slipping(one: Slipping) -> dict[str, object]:
    return {
        "contact_id": one.contact_id,
        "fn": one.fn,
        "interval": one.interval,
        "days": one.days,
        "lifetime": one.lifetime,
        "currency": one.currency,
    }
