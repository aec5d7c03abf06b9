"""Repairs worth doing."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.cli.verbs.editing import difference
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.repair import Repair, Tidy
from rolodex.i18n import _, language, ngettext, word
from rolodex.services.opening import Services
from rolodex.services.tidying import QUICK

ALL = 1_000_000
"""More repairs than a book has."""

Kind = Literal["email", "phone", "name", "postcode", "country", "capitals", "alike"]


def tidy(
    context: typer.Context,
    *,
    kind: Annotated[
        Kind | None,
        typer.Option(help=_("Only repairs of this kind; look-alikes take longer."), show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to list at most."))] = 50,
    yes: Annotated[str, typer.Option(metavar="MARK", help=_("Do the repair with this mark."))] = "",
    no: Annotated[str, typer.Option(metavar="MARK", help=_("Never offer the repair with this mark."))] = "",
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List what is worth repairing, or answer one repair."""
    with opened(context, book) as services:
        if yes or no:
            _answer(services, kind, yes or no, do=bool(yes), json=json)
            return
        found = _look(services, kind, limit)
    if json:
        counts = {str(one): count for one, count in found.counts.items()}
        say_json({"counts": counts, "repairs": [_document(one) for one in found.repairs]})
        return
    say_table(
        [(one.mark, one.kind, str(one.contact_id), one.fn, word(one.question)) for one in found.repairs]
    )
    left = found.total - len(found.repairs)
    if not found.total:
        say(_("There is nothing to repair."))
    elif left > 0:
        text = ngettext("%(count)d more; --limit shows it.", "%(count)d more; --limit shows them.", left)
        warn(text % {"count": left})


def _look(services: Services, kind: Kind | None, limit: int) -> Tidy:
    with progress(_("Looking through the cards")) as told:
        quick = tuple(one for one in QUICK if kind in (None, one))
        if kind == "alike":
            return services.tidying.alike(limit, progress=told)
        return services.tidying.look(quick, limit, language=language(), progress=told)


def _answer(services: Services, kind: Kind | None, mark: str, *, do: bool, json: bool) -> None:
    found = next((one for one in _look(services, kind, ALL).repairs if one.mark == mark), None)
    if found is None:
        raise UserError(
            message("There is no repair with the mark “%(mark)s”; nothing was changed.", mark=mark)
        )
    if do and found.kind == "alike":
        raise UserError(
            message(
                "Look-alikes are merged by “rolodex merge %(one)d %(other)d”; nothing was changed.",
                one=found.contact_id,
                other=found.other_id,
            )
        )
    changes = services.tidying.do(found, language=language()) if do else services.tidying.decline(found)
    if json:
        say_json({"changeset": changes.changeset, **_document(found)})
    elif changes.step is not None:
        say(_("Done: %(step)s.") % {"step": word(changes.step.label)})


def _document(one: Repair) -> dict[str, object]:
    found: dict[str, object] = {
        "mark": one.mark,
        "kind": one.kind,
        "id": one.contact_id,
        "fn": one.fn,
        "question": word(one.question),
        "worth": one.worth,
        "fields": [difference(field) for field in one.differences],
    }
    if one.other_id:
        found |= {"other": one.other_id, "other_fn": one.other_fn, "reasons": list(map(word, one.reasons))}
    return found
