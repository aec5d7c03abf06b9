"""What was said and done with a contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActivityKind = Literal["call", "meeting", "visit", "note", "email", "letter", "message"]
Direction = Literal["in", "out", ""]
Outcome = Literal["", "reached", "no answer", "busy", "voicemail", "wrong number", "not interested"]

KINDS: tuple[ActivityKind, ...] = ("call", "meeting", "visit", "note", "email", "letter", "message")
TALKS: tuple[ActivityKind, ...] = ("call", "meeting", "visit", "email", "letter", "message")
"""Kinds in which somebody was talked to; a note is not."""
MISSED: tuple[Outcome, ...] = ("no answer", "busy", "voicemail", "wrong number")
"""Outcomes after which nobody was talked to."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an activity; `size` is in bytes, the bytes are the blob `sha256`."""

    name: str
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """A call, meeting, visit, note, e-mail, letter or message.

    `at` is the UTC stamp of when it happened, `created_at` of when it was written down. `no_next` is why
    nothing follows it, `uid` that of the event or e-mail it was made from, `reminder_id` the follow-up that
    was done with it (0 none).
    """

    id: int = 0
    contact_id: int = 0
    kind: ActivityKind = "note"
    direction: Direction = ""
    at: str = ""
    minutes: int = 0
    outcome: str = ""
    subject: str = ""
    body: str = ""
    author: str = ""
    pinned: bool = False
    created_at: str = ""
    uid: str = ""
    no_next: str = ""
    reminder_id: int = 0
    deal_id: int = 0
    attachments: tuple[Attachment, ...] = ()
