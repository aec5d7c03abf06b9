"""What was done to the book, and taking it back."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.domain.changes import Clash, Step
from rolodex.i18n import _, ngettext, word


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many steps to list."))] = 50,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the steps of the book."""
    with opened(context, book) as services:
        steps = services.history.steps(limit)
    if json:
        say_json([_step(step) for step in steps])
        return
    say_table([(str(step.id), step.at, _worded(step), _("undone") if step.undone else "") for step in steps])
    if not steps:
        warn(_("Nothing was done to this book yet."))


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
                "changeset": step.id if step else None,
                "reverts": step_id,
                "label": word(step.label) if step else "",
            }
        )
    elif step is not None:
        say(_("Taken back: %(step)s.") % {"step": word(step.label)})
    return 0


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
