"""Erasing one person for good."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table
from rolodex.cli.wrong_usage import missing
from rolodex.domain.erasure import ErasurePlan, ErasureReport
from rolodex.domain.erasure_words import counts, listed, proof, verdict
from rolodex.domain.errors import UserError
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services


def erase(
    context: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="ID|UID", help=_("Whom to erase; by id also somebody who was deleted."))
    ] = "",
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help=_("Erase; without this it is only said what would go."))
    ] = False,
    with_orders: Annotated[
        bool, typer.Option("--with-orders", help=_("Let the orders go too, which otherwise stay nameless."))
    ] = False,
    leave_mentions: Annotated[
        bool, typer.Option("--leave-mentions", help=_("Leave the name in texts of other people."))
    ] = False,
    leave_copies: Annotated[
        bool, typer.Option("--leave-copies", help=_("List the backups instead of making them again."))
    ] = False,
    past: Annotated[bool, typer.Option("--past", help=_("List the erasures there were."))] = False,
    allow: Annotated[
        int,
        typer.Option("--allow", metavar="ERASURE", help=_("Let imports bring them back: they asked for it.")),
    ] = 0,
    book: BookOption = None,
    json: JsonOption = False,
) -> int:
    """Erase a person for good, with proof; nothing brings them back."""
    if not who and not past and not allow:
        raise typer.BadParameter("; ".join(missing(context.command_path, "ID|UID")))
    with opened(context, book) as services:
        if services.erasing.waiting() and not services.read_only:
            with progress(_("Cleaning")) as told:
                services.erasing.resume(told)
        if allow:
            services.erasing.forget(allow)
        if past or allow:
            _tell_past(services.erasing.past(), json=json)
            return 0
        contact_id = _whom(services, who)
        with progress(_("Looking")) as told:
            plan = services.erasing.plan(contact_id, told)
        if not yes:
            _tell_plan(plan, json=json)
            return 0
        mentions = () if leave_mentions else plan.mentions
        with progress(_("Erasing")) as told:
            report = services.erasing.erase(
                contact_id, not with_orders, mentions, not leave_copies, told, _("Erased person")
            )
    _tell_report(report, json=json)
    return 0 if report.is_whole else 1


def _whom(services: Services, who: str) -> int:
    """The contact, who may be in the history alone."""
    try:
        return services.contacts.named(who).id
    except UserError:
        if who.isascii() and who.isdigit():
            return int(who)
        raise


def _tell_plan(plan: ErasurePlan, *, json: bool) -> None:
    if json:
        say_json(
            {
                "id": plan.contact_id,
                "fn": plan.fn,
                "rows": dict(plan.rows),
                "kept": dict(plan.kept),
                "steps": plan.steps,
                "mentions": [
                    {"table": one.table, "id": one.row_id, "contact": one.contact_id, "text": one.text}
                    for one in plan.mentions
                ],
                "copies": [str(path) for path in plan.copies],
                "locked_copies": [str(path) for path in plan.locked_copies],
                "away": str(plan.away) if plan.away else None,
            }
        )
        return
    say(_("%(name)s would be erased for good:") % {"name": plan.fn or plan.contact_id})
    for line in counts(plan.rows):
        say(f"  {word(line)}")
    if plan.kept:
        say(_("Stays without the name, unless --with-orders:"))
        for line in counts(plan.kept):
            say(f"  {word(line)}")
    if plan.mentions:
        say(_("Named in texts of others, unless --leave-mentions the name is taken out:"))
        say_table([(f"  {one.fn}", " ".join(one.text.split())) for one in plan.mentions])
    if plan.copies:
        text = ngettext(
            "%(count)d backup holds them and is made again.",
            "%(count)d backups hold them and are made again.",
            len(plan.copies),
        )
        say(text % {"count": len(plan.copies)})
    for path in plan.locked_copies:
        say(_("%(file)s cannot be opened here and may hold them.") % {"file": path})
    if plan.away is not None:
        say(_("%(folder)s is not here now; copies in it may hold them.") % {"folder": plan.away})
    say(_("Nothing was changed. Add --yes to erase; nothing brings them back."))


def _tell_report(report: ErasureReport, *, json: bool) -> None:
    if json:
        say_json(_document(report))
        return
    say(word(verdict(report)))
    for title, lines in proof(report):
        say(word(title))
        for line in lines:
            say(f"  {word(line)}")
    for copy in listed(report):
        say(_("%(file)s may still hold them.") % {"file": copy.path})


def _tell_past(reports: tuple[ErasureReport, ...], *, json: bool) -> None:
    if json:
        say_json([_document(report) for report in reports])
    elif not reports:
        say(_("Nobody was erased from this book."))
    else:
        say_table([(str(report.erasure_id), report.at, word(verdict(report))) for report in reports])


def _document(report: ErasureReport) -> dict[str, object]:
    return {
        "erasure": report.erasure_id,
        "at": report.at,
        "whole": report.is_whole,
        "waiting": report.is_waiting,
        "rows": dict(report.rows),
        "kept": dict(report.kept),
        "steps": report.steps,
        "searched": report.searched,
        "found": dict(report.found),
        "left": report.left,
        "shared": report.shared,
        "copies": [{"file": str(copy.path), "fate": copy.fate, "left": copy.left} for copy in report.copies],
    }
