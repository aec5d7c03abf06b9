"""What a step of a plan does, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rolodex.domain.drip import Deed, DripDue, DripStep, StepState
from rolodex.domain.message import Message, message, plural_message

STATES: Mapping[StepState, Message] = MappingProxyType(
    {
        "silent": message("Those who did not answer"),
        "answered": message("Those who answered"),
        "bought": message("Those who bought"),
        "returned": message("Those whose piece came back"),
        "": message("All whom it reached"),
    }
)
DEEDS: Mapping[Deed, Message] = MappingProxyType(
    {"letter": message("Letter"), "labels": message("Labels"), "task": message("Task")}
)
_FIRST: Mapping[StepState, Message] = MappingProxyType(
    {
        "": plural_message(
            "%(count)d day after the piece was sent, to all whom it reached",
            "%(count)d days after the piece was sent, to all whom it reached",
            0,
        ),
        "silent": plural_message(
            "%(count)d day after the piece was sent, to those who did not answer",
            "%(count)d days after the piece was sent, to those who did not answer",
            0,
        ),
        "answered": plural_message("%(count)d day after the answer", "%(count)d days after the answer", 0),
        "bought": plural_message("%(count)d day after the order", "%(count)d days after the order", 0),
        "returned": plural_message(
            "%(count)d day after the piece came back", "%(count)d days after the piece came back", 0
        ),
    }
)
_LATER: Mapping[StepState, Message] = MappingProxyType(
    {
        "": plural_message(
            "%(count)d day later, to all whom it reached", "%(count)d days later, to all whom it reached", 0
        ),
        "silent": plural_message(
            "%(count)d day later, to those who did not answer",
            "%(count)d days later, to those who did not answer",
            0,
        ),
        "answered": plural_message(
            "%(count)d day later, to those who answered", "%(count)d days later, to those who answered", 0
        ),
        "bought": plural_message(
            "%(count)d day later, to those who bought", "%(count)d days later, to those who bought", 0
        ),
        "returned": plural_message(
            "%(count)d day later, to those whose piece came back",
            "%(count)d days later, to those whose piece came back",
            0,
        ),
    }
)


def when(step: DripStep) -> Message:
    """When a step comes, and for whom."""
    return replace((_LATER if step.parent_id else _FIRST)[step.state], count=step.days)


def deed(step: DripStep, letter: str = "") -> Message:
    """What is done; `letter` is the name of the letter of the step."""
    if step.deed == "letter":
        return message("letter “%(name)s”", name=letter) if letter else message("a letter")
    if step.deed == "labels":
        return message("labels “%(name)s”", name=step.text) if step.text else message("labels")
    return message("task “%(name)s”", name=step.text) if step.text else message("a task")


def said(step: DripStep, letter: str = "") -> Message:
    """A step in one sentence; `letter` is the name of its letter."""
    return message("%(when)s: %(deed)s", when=when(step), deed=deed(step, letter))


def come(due: DripDue, letter: str = "") -> Message:
    """How many people have come to a step, and what is to be done."""
    text = plural_message(
        "%(count)d person has come to the next step: %(deed)s",
        "%(count)d people have come to the next step: %(deed)s",
        len(due.member_ids),
    )
    return replace(text, parts=(("deed", deed(due.step, letter)),))


def done(due: DripDue) -> Message:
    """What became of a step that was done."""
    count = len(due.member_ids)
    if due.step.deed == "task":
        return plural_message("%(count)d task planned for today", "%(count)d tasks planned for today", count)
    return plural_message(
        "%(count)d piece queued in a campaign that follows “%(name)s”",
        "%(count)d pieces queued in a campaign that follows “%(name)s”",
        count,
        name=due.campaign,
    )
