"""Steps by words of their labels or of who took them, as the user reads them."""

from __future__ import annotations

import json
from collections.abc import Callable

from rolodex.domain.changes import Step
from rolodex.domain.folding import fold, tokens
from rolodex.domain.message import Message
from rolodex.domain.progress import Progress
from rolodex.store import journal, steps
from rolodex.store.engine import Connection
from rolodex.store.history import NEVER

PAGE = 2000
_ARGUMENTS = '"args":'

Template = Callable[[Message], str]
"""Gives a message in the user's language before its arguments are put in."""


class Sought:
    """What the user looks for; says of the columns of a step whether they have all its words.

    The label is kept as JSON: its source string is worded once for all steps that share it, and what it
    says of its own is compared as it stands.
    """

    def __init__(self, text: str, template: Template) -> None:
        self._words = tokens(text)
        self._template = template
        self._left: dict[str, tuple[str, ...]] = {}

    def __call__(self, label: str, author: str) -> bool:
        """Whether a step of this label and author is looked for."""
        cut = label.find(_ARGUMENTS)
        source, own = label[:cut], label[cut + len(_ARGUMENTS) :]
        left = self._left.get(source)
        if left is None:
            said = self._said(label)
            left = self._left[source] = tuple(word for word in self._words if word not in said)
        if not left:
            return True
        said = own + author
        folded = said.casefold() if said.isascii() else fold(said)
        return all(word in folded for word in left)

    def _said(self, label: str) -> str:
        """The source string of a label as the user reads it, one and many."""
        kept = journal.label_of(label)
        forms = (Message(kept.text, plural=kept.plural, count=count) for count in (1, 2))
        return fold(" ".join(map(self._template, forms)))


def found(
    connection: Connection, sought: Sought, limit: int, before: int, progress: Progress
) -> tuple[Step, ...]:
    """The newest steps that are looked for, or those older than step `before`."""
    ids: list[int] = []
    last = before
    while len(ids) < limit:
        rows = connection.execute(
            "SELECT id, label, author FROM changeset WHERE id < ? ORDER BY id DESC LIMIT ?",
            (last or NEVER, PAGE),
        )
        if not rows:
            break
        progress(0, 0)
        ids += [step_id for step_id, label, author in rows if sought(label, author)]
        last = rows[-1][0]
    there = connection.execute(
        f"SELECT {steps.STEP} FROM changeset WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        (json.dumps(ids[:limit]),),
    )
    return tuple(steps.of_row(row) for row in there)
