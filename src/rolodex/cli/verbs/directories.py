"""Lists of people on paper: pocket list, booklet, index cards, name badges."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import progress, say, say_json, warn
from rolodex.cli.verbs.planning import PAPERS
from rolodex.domain.directory import DirectoryJob, DirectoryKind, DirectoryPlan
from rolodex.domain.listing import Query
from rolodex.i18n import _, language, ngettext, word


def directory(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help=_("The file to write."))],
    *,
    kind: Annotated[DirectoryKind, typer.Option(help=_("What is printed."))] = "list",
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    stock: Annotated[
        str, typer.Option(metavar="NAME", help=_("What cards and badges are printed on, such as 5385."))
    ] = "",
    start: Annotated[
        int, typer.Option(metavar="N", min=1, help=_("The first card or badge of the sheet to use."))
    ] = 1,
    paper: Annotated[
        str, typer.Option(metavar="a4|letter", help=_("The paper, otherwise that of your country."))
    ] = "",
    addresses: Annotated[
        bool, typer.Option("--addresses/--no-addresses", help=_("Print the address of each."))
    ] = True,
    with_refused: Annotated[
        bool,
        typer.Option(
            "--with-refused",
            help=_("Print the numbers and addresses of those, too, who refused to be reached there."),
        ),
    ] = False,
    outlines: Annotated[
        bool, typer.Option("--outlines", help=_("Print the outlines of cards and badges."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Print people as a pocket list, a booklet with tabs, index cards or name badges."""
    if paper and paper.lower() not in PAPERS:
        raise typer.BadParameter(_("The paper is a4 or letter."))
    with opened(context, book) as services, progress(_("Printing")) as told:
        chosen = asked.people(services, query, segment) or Query(kind="")
        job = DirectoryJob(
            kind,
            tuple(services.contacts.listing(chosen).ids),
            stock=stock,
            start=start,
            paper=paper.lower(),
            addresses=addresses,
            outlines=outlines,
            consent=not with_refused,
        )
        today = asked.now().date()
        plan = services.directories.write(job, out, today, word=word, language=language(), progress=told)
    _tell(job, out, plan, json=json)


def _tell(job: DirectoryJob, out: Path, plan: DirectoryPlan, *, json: bool) -> None:
    if json:
        undrawn = [{"id": one, "fn": name, "reason": word(why)} for one, name, why in plan.undrawn]
        counts = {"entries": plan.entries, "pages": plan.pages, "undrawn": undrawn}
        withheld = [{"id": one, "fn": name, "reason": word(why)} for one, name, why in plan.withheld]
        say_json({"file": str(out), "kind": job.kind, **counts, "withheld": withheld})
        return
    for _id, name, why in plan.undrawn:
        warn(f"{name}: {word(why)}")
    for _id, name, why in plan.withheld:
        warn(f"{name}: {word(why)}")
    entries = ngettext("%(count)d entry", "%(count)d entries", plan.entries) % {"count": plan.entries}
    pages = ngettext("on %(count)d page", "on %(count)d pages", plan.pages) % {"count": plan.pages}
    say(f"{entries} {pages}")
