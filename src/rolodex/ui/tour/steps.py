"""The steps of the tour as a table: what is to be done, and the action by which it begins."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.changes import Changes
from rolodex.domain.message import Message, message


@dataclass(frozen=True, slots=True)
class StepSpec:
    """One step: its name in the program, its sentence, and the action that leads to it.

    `keys` are pressed besides those of the action.
    """

    id: str
    text: Message
    action: str
    keys: tuple[str, ...] = ()


STEPS: tuple[StepSpec, ...] = (
    StepSpec("find", message("Find somebody: type “ana”, and the list follows each key."), "search"),
    StepSpec(
        "open",
        message("Walk through the list with the arrow keys, and open a card with Enter."),
        "people",
        ("Down", "Return"),
    ),
    StepSpec(
        "edit",
        message("Change something on the card, such as the job title, and keep it."),
        "edit",
        ("Ctrl+Return",),
    ),
    StepSpec(
        "log",
        message("Log a call: type “called, wants a quote, follow up Friday 10:00”, then Enter."),
        "log",
        ("Return",),
    ),
    StepSpec(
        "today",
        message("This is your day: Space marks a follow-up as done, then one key says how it went."),
        "today",
        ("Space",),
    ),
    StepSpec(
        "import",
        message("Bring in the card of Rosa that lies ready; you see first what will happen."),
        "import",
    ),
    StepSpec(
        "labels",
        message("Print labels: choose somebody, look at the very page, and save it as PDF."),
        "labels",
    ),
    StepSpec(
        "undo",
        message("Take back all you did here, step by step. This works tomorrow, too."),
        "undo",
    ),
    StepSpec(
        "reports",
        message("See how the business is doing; behind each figure are its people."),
        "reports",
    ),
)

SEARCHED = "ana"
"""What Show me types; half of the world has one."""


def done_by(step: str, changes: Changes, *, on_today: bool) -> bool:
    """Whether what was written to the book is what this step of the line or the day asks for."""
    made = changes.step
    if made is None or made.kind != "change":
        return False
    if step == "log":
        return changes.touches("activity") and changes.touches("reminder")
    return step == "today" and on_today and changes.touches("reminder")
