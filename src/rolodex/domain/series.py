"""Series that are planned often, to begin with; their words become the user's own once one is planned."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.message import Message, message
from rolodex.domain.reminder import ToDo


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """What is to be done so many days from the anchor date, before it where negative."""

    days: int
    kind: ToDo
    summary: Message


@dataclass(frozen=True, slots=True)
class Template:
    """A series to begin with; `anchor` says what its date is the date of."""

    key: str
    name: Message
    anchor: Message
    steps: tuple[TemplateStep, ...]


TEMPLATES: tuple[Template, ...] = (
    Template(
        "fair",
        message("Trade fair"),
        message("First day of the fair"),
        (
            TemplateStep(-30, "email", message("Invite to the fair")),
            TemplateStep(-14, "call", message("Arrange a meeting at the fair")),
            TemplateStep(-7, "task", message("Get samples and price lists ready")),
            TemplateStep(0, "meeting", message("Meet at the fair")),
            TemplateStep(3, "email", message("Thank for the visit at the fair")),
            TemplateStep(10, "call", message("Ask about the offer made at the fair")),
        ),
    ),
    Template(
        "renewal",
        message("Renewal"),
        message("Day of the renewal"),
        (
            TemplateStep(-60, "call", message("Ask how content they are")),
            TemplateStep(-30, "email", message("Send the offer for the renewal")),
            TemplateStep(-14, "call", message("Talk about the renewal")),
            TemplateStep(-3, "call", message("Ask for the decision on the renewal")),
            TemplateStep(0, "task", message("Renew")),
        ),
    ),
    Template(
        "new customer",
        message("New customer"),
        message("Day of the first order"),
        (
            TemplateStep(1, "email", message("Thank for the first order")),
            TemplateStep(7, "call", message("Ask whether everything arrived well")),
            TemplateStep(30, "call", message("Ask how content they are")),
            TemplateStep(90, "visit", message("Show what else would suit them")),
        ),
    ),
)
