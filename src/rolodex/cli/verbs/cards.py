"""Cards in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.card import Rejected
from rolodex.domain.importing import Counts
from rolodex.domain.listing import Query
from rolodex.i18n import _, ngettext, word


def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Files of vCards (.vcf)."))],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Take in files of cards."""
    with opened(context, book, create=True) as services:
        with progress(_("Reading")) as told:
            plan = services.importing.plan(files, told)
        with plan:
            counts, rejected, changeset = plan.counts, plan.rejected, None
            if not dry_run:
                with progress(_("Importing")) as told:
                    receipt = services.importing.apply(plan, told)
                counts, rejected = receipt.counts, receipt.rejected
                changeset = receipt.changes.step.id if receipt.changes.step else None
    if json:
        say_json(_receipt(counts, rejected, changeset))
        return
    for item in rejected:
        say(_where(item))
    say(_summary(counts, dry_run))


def _receipt(counts: Counts, rejected: tuple[Rejected, ...], changeset: int | None) -> dict[str, object]:
    return {
        "cards": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "review": 0,
        "rejected": [
            {"file": item.file, "line": item.line, "name": item.name, "reason": word(item.reason)}
            for item in rejected
        ],
        "changeset": changeset,
    }


def _where(item: Rejected) -> str:
    place = f"{item.file}:{item.line}" + (f" ({item.name})" if item.name else "")
    return f"{place}: {word(item.reason)}"


def _summary(counts: Counts, dry_run: bool) -> str:
    numbers = {
        "count": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }
    text = ngettext(
        "%(count)d card: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected.",
        "%(count)d cards: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected.",
        counts.cards,
    )
    return text % numbers + (" " + _("Nothing was written.") if dry_run else "")


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=_("A file ending in .vcf or .json."))],
    *,
    version: Annotated[Literal["3.0", "4.0"], typer.Option(help=_("The version of the vCards."))] = "3.0",
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write contacts to a file."""
    kind = out.suffix.lower()
    if kind not in (".vcf", ".json"):
        raise typer.BadParameter(
            _("%(file)s should end in .vcf or .json, which says how it is written.") % {"file": out}
        )
    chosen = Query(text=query, kind="") if query else None
    with opened(context, book) as services, progress(_("Writing")) as told:
        if kind == ".vcf":
            count = services.exporting.vcf(out, None, chosen, version, told)
        else:
            count = services.exporting.json(out, None, chosen, told)
    if json:
        say_json({"file": str(out), "cards": count})
        return
    say(
        ngettext("%(count)d card written to %(file)s.", "%(count)d cards written to %(file)s.", count)
        % {"count": count, "file": out}
    )
