"""The planner page and its marks, and calendars."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import say, say_json, warn
from rolodex.domain.marks import Mark
from rolodex.domain.planner import Paper
from rolodex.i18n import _, locale, ngettext, word

NAMED = 10
"""As many events that were left out are named."""
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "letter"}


def planner(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help=_("The file to write."))],
    *,
    day: Annotated[str, typer.Option("--date", metavar="WHEN", help=_("Another day than today."))] = "",
    paper: Annotated[
        str, typer.Option(metavar="a4|letter", help=_("The paper, otherwise that of your country."))
    ] = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Print a day as a page with numbered lines."""
    if paper and paper.lower() not in PAPERS:
        raise typer.BadParameter(_("The paper is a4 or letter."))
    with opened(context, book) as services:
        pages = services.planner.print(out, asked.on(services, day), word, PAPERS.get(paper.lower()))
    undrawn = [{"number": one.number, "fn": one.fn, "reason": word(one.reason)} for one in pages.undrawn]
    if json:
        told = {"day": pages.day, "paper": pages.paper, "pages": pages.pages, "lines": pages.lines}
        say_json({"file": str(out), **told, "undrawn": undrawn})
        return
    for one in pages.undrawn:
        warn(f"{one.number} {one.fn}: {word(one.reason)}")
    text = ngettext("%(count)d line", "%(count)d lines", pages.lines) % {"count": pages.lines}
    sheets = ngettext("on %(count)d page", "on %(count)d pages", pages.pages) % {"count": pages.pages}
    say(f"{pages.day}: {text} {sheets}")


def marks(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=_("“3 ok, 5 no answer, 7 buy 120, 4 ok monday 10:00”."))
    ],
    *,
    day: Annotated[
        str, typer.Option("--date", metavar="WHEN", help=_("The page of this day, not the one printed last."))
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would be done; write nothing."))
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=_("Enter what is understood though something else is not."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """Enter the marks of a planner page."""
    now = asked.now()
    with opened(context, book) as services:
        page = asked.when(services, day, now)[:10] if day else ""
        found = services.planner.read_marks(
            text, now, locale=locale(), day=page, day_first=asked.day_first(services)
        )
        doubtful = [mark for mark in found if not mark.understood]
        refused = bool(doubtful) and not anyway
        changeset = None
        if not dry_run and not refused:
            entered = services.planner.enter(found, now, page)
            changeset = entered.changes.changeset
    if json:
        say_json({"marks": [_mark(mark) for mark in found], "changeset": changeset})
    else:
        for mark in found:
            if mark.understood:
                say(" ".join(filter(None, (str(mark.number), mark.fn, "·", word(mark.does)))))
        for mark in doubtful:
            warn(_("“%(text)s”: %(why)s") % {"text": mark.text, "why": word(mark.doubt)})
    if refused and not dry_run:
        warn(_("Nothing was entered; correct these marks, or enter the others with --anyway."))
    return 1 if refused else 0


def calendar(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT.ics", help=_("The file to write."))],
    *,
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write follow-ups, birthdays and deals to an .ics file."""
    with opened(context, book) as services:
        chosen = asked.people(services, query, segment)
        ids = tuple(services.contacts.listing(chosen).ids) if chosen else None
        counts = services.calendars.export(out, asked.now(), word, ids)
    if json:
        told = {"follow_ups": counts.follow_ups, "celebrations": counts.celebrations, "deals": counts.deals}
        say_json({"file": str(out), **told})
        return
    follow_ups = ngettext("%(count)d follow-up", "%(count)d follow-ups", counts.follow_ups)
    days = ngettext(
        "%(count)d birthday or anniversary", "%(count)d birthdays and anniversaries", counts.celebrations
    )
    deals = ngettext("%(count)d deal", "%(count)d deals", counts.deals)
    parts = ((follow_ups, counts.follow_ups), (days, counts.celebrations), (deals, counts.deals))
    say(", ".join(text % {"count": count} for text, count in parts))


def events(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="WHO", help=_("An id, a UID, or a name that only one contact has."))
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE.ics", help=_("A file of events."))],
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Take events in as entries and follow-ups of a contact."""
    with opened(context, book) as services:
        contact_id = asked.who(services, name)
        taken = services.calendars.take(contact_id, file, asked.now())
    if json:
        told = {"activities": taken.activities, "follow_ups": taken.follow_ups, "updated": taken.updated}
        rejected = [{"summary": one.summary, "reason": word(one.reason)} for one in taken.rejected]
        say_json(
            {"contact_id": contact_id, **told, "rejected": rejected, "changeset": taken.changes.changeset}
        )
        return
    for one in taken.rejected[:NAMED]:
        warn(f"{one.summary}: {word(one.reason)}")
    if (left := len(taken.rejected) - NAMED) > 0:
        warn(
            ngettext("%(count)d more was left out.", "%(count)d more were left out.", left) % {"count": left}
        )
    say(
        _("%(activities)d logged, %(follow_ups)d planned, %(updated)d brought up to date")
        % {"activities": taken.activities, "follow_ups": taken.follow_ups, "updated": taken.updated}
    )


def _mark(mark: Mark) -> dict[str, object]:
    return {
        "text": mark.text,
        "number": mark.number,
        "deed": mark.deed,
        "outcome": mark.outcome,
        "when": mark.when,
        "amount": mark.amount,
        "currency": mark.currency,
        "body": mark.body,
        "key": mark.key,
        "contact_id": mark.contact_id or None,
        "fn": mark.fn,
        "understood": mark.understood,
        "does": word(mark.does) if mark.understood else "",
        "doubt": word(mark.doubt),
    }
