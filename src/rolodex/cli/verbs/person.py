"""Everything about one person, to be handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.dossier_json import document
from rolodex.i18n import _, locale, ngettext, word
from rolodex.services.cards import as_json


def person(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="ID|UID", help=_("Whom it is about."))],
    out: Annotated[
        Path | None,
        typer.Argument(
            metavar="[OUT]",
            help=_("A file ending in .pdf, .json, .vcf or .zip, or a new folder; without it, what there is."),
            show_default=False,
        ),
    ] = None,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Hand over everything that is kept about one person, as PDF, JSON and vCard."""
    now = asked.now()
    with opened(context, book) as services:
        contact_id = services.contacts.named(who).id
        if out is not None:
            with progress(_("Writing")) as told:
                written = services.personal_data.write(
                    contact_id, out, now, word=word, locale=locale(), progress=told
                )
            if json:
                say_json({"out": str(out), "files": list(written.files), "pages": written.pages})
                return
            text = ngettext(
                "%(count)d file written to %(out)s.",
                "%(count)d files written to %(out)s.",
                len(written.files),
            )
            say(text % {"count": len(written.files), "out": out})
            return
        dossier = services.personal_data.dossier(contact_id, now)
    if json:
        draft = as_json(dossier.draft) if dossier.draft else None
        say_json(document(dossier, as_json(dossier.contact), draft))
        return
    say(dossier.fn)
    for title, count in dossier.counts:
        say(f"{word(title)}: {count}")
