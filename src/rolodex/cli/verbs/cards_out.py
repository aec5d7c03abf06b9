"""Contacts out: as cards, tables or JSON, or the whole book."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.asked import people
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.consent import CHANNELS
from rolodex.domain.exporting import ONE_EACH, VERSIONS, CardLoss, Extent, Losses, Target, Version
from rolodex.i18n import _, locale, ngettext, word

ALL = sys.maxsize
_ENDINGS: dict[str, Target] = {".vcf": "3.0", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


def export(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help=_(
                "A file ending in .vcf, .csv, .xlsx or .json, in .zip for the whole book, or with --one-each "
                "a folder."
            ),
        ),
    ],
    *,
    version: Annotated[
        Literal["2.1", "3.0", "4.0"] | None,
        typer.Option(help=_("The version of the vCards; 3.0, with --one-each 2.1."), show_default=False),
    ] = None,
    target: Annotated[
        Literal["iphone", "android", "outlook"] | None,
        typer.Option(
            help=_("Write vCards for this program; for outlook a folder of them."), show_default=False
        ),
    ] = None,
    one_each: Annotated[
        bool, typer.Option("--one-each", help=_("A file for each card in a new folder, as Outlook wants it."))
    ] = False,
    exact: Annotated[
        bool,
        typer.Option(
            "--exact/--spreadsheet",
            help=_("A table that is an exact copy and can be read again, or one for people."),
        ),
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="PART", help=_("What stays at home: photos, notes."), show_default=False),
    ] = None,
    without_refused: Annotated[
        list[str] | None,
        typer.Option(
            "--without-refused",
            metavar="WAY",
            help=_("Leave out who refused to be reached by letter, email, phone or message."),
            show_default=False,
        ),
    ] = None,
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what the file could not hold; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write contacts to a file, or the whole book."""
    extent = _extent(without or [], without_refused or [])
    if out.suffix.lower() == ".zip" and not (one_each or target):
        if query or segment or version or exact or without or without_refused or dry_run:
            raise typer.BadParameter(_("A .zip holds the whole book; it takes no other options."))
        _whole_book(context, out, book, json=json)
        return
    asked = _target(out, version, target, one_each=one_each, exact=exact)
    files = one_each or asked in ONE_EACH
    with opened(context, book) as services:
        chosen = people(services, query, segment)
        with progress(_("Comparing")) as told:
            losses = services.exporting.losses(asked, None, chosen, told, ALL if json else 0, extent=extent)
        if not dry_run:
            with progress(_("Writing")) as told:
                if one_each:
                    services.exporting.one_each(out, None, chosen, VERSIONS[asked], told, extent=extent)
                else:
                    services.exporting.write(
                        asked,
                        out,
                        None,
                        chosen,
                        word=word,
                        progress=told,
                        extent=extent,
                        locale=locale(),
                    )
    if json:
        counts = {"cards": losses.cards, "refused": losses.refused}
        say_json({"file": str(out), **counts, "losses": [_loss(row) for row in losses.rows]})
        return
    for line in _said(losses, out, written=not dry_run, files=files):
        say(line)


def _target(
    out: Path, version: Version | None, target: Target | None, *, one_each: bool, exact: bool
) -> Target:
    """For whom it is written: as was said, else as the name of the file says."""
    ending = out.suffix.lower()
    if target is not None:
        if version or one_each or exact or (target not in ONE_EACH and ending != ".vcf"):
            raise typer.BadParameter(
                _("--target writes vCards as the program reads them; neither version nor table goes with it.")
            )
        return target
    if one_each:
        return version or "2.1"
    if ending not in _ENDINGS:
        raise typer.BadParameter(
            _("%(file)s should end in .vcf, .csv, .xlsx, .json or .zip, which says how it is written.")
            % {"file": out}
        )
    if exact:
        if ending not in (".csv", ".xlsx"):
            raise typer.BadParameter(_("Only .csv and .xlsx are written as an exact copy."))
        return "exact"
    return (version or "3.0") if ending == ".vcf" else _ENDINGS[ending]


def _extent(without: Sequence[str], without_refused: Sequence[str]) -> Extent:
    parts, ways = _listed(without), _listed(without_refused)
    if unknown := ways - set(CHANNELS):
        raise typer.BadParameter(
            _("“%(way)s” is no way to reach somebody; letter, email, phone and message are.")
            % {"way": min(unknown)}
        )
    if unknown := parts - {"photos", "notes"}:
        raise typer.BadParameter(
            _("“%(part)s” cannot be left out; photos and notes can.") % {"part": min(unknown)}
        )
    refused = tuple(way for way in CHANNELS if way in ways)
    return Extent("photos" not in parts, "notes" not in parts, refused)


def _listed(texts: Sequence[str]) -> set[str]:
    """The words of an option that may stand twice or hold several, parted by commas."""
    return {part.strip().lower() for text in texts for part in text.split(",")} - {""}


def _whole_book(context: typer.Context, out: Path, book: Path | None, *, json: bool) -> None:
    with opened(context, book) as services, progress(_("Writing")) as told:
        made = services.whole_book.export(out, told)
    if json:
        say_json({"file": str(out), "contacts": made.contacts, "rows": made.rows, "blobs": made.blobs})
        return
    text = ngettext(
        "The whole book is in %(file)s, with %(count)d contact and its history.",
        "The whole book is in %(file)s, with %(count)d contacts and its history.",
        made.contacts,
    )
    say(text % {"file": out, "count": made.contacts})


def _loss(row: CardLoss) -> dict[str, object]:
    loss = row.loss
    return {
        "id": row.contact_id,
        "fn": row.fn,
        "property": loss.property,
        "value": loss.value,
        "reason": word(loss.reason),
    }


def _said(losses: Losses, out: Path, *, written: bool, files: bool) -> Iterator[str]:
    """How much was written, and how much of it the file does not hold."""
    if written and files:
        text = ngettext(
            "%(count)d card written to a file in %(file)s.",
            "%(count)d cards written to a file each in %(file)s.",
            losses.cards,
        )
    elif written:
        text = ngettext(
            "%(count)d card written to %(file)s.", "%(count)d cards written to %(file)s.", losses.cards
        )
    else:
        text = ngettext(
            "%(count)d card would be written to %(file)s.",
            "%(count)d cards would be written to %(file)s.",
            losses.cards,
        )
    yield text % {"count": losses.cards, "file": out}
    if losses.refused:
        text = ngettext(
            "%(count)d person is left out, who refused to be reached.",
            "%(count)d people are left out, who refused to be reached.",
            losses.refused,
        )
        yield text % {"count": losses.refused}
    if losses.count:
        text = ngettext(
            "%(count)d thing cannot be said there; --json names it.",
            "%(count)d things cannot be said there; --json names them.",
            losses.count,
        )
        yield text % {"count": losses.count}
