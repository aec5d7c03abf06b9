"""What kinds of conversations are called, and how one went."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, message

KINDS: Mapping[str, Message] = MappingProxyType(
    {
        "call": message("Call"),
        "meeting": message("Meeting"),
        "visit": message("Visit"),
        "note": message("Note"),
        "email": message("Email"),
        "letter": message("Letter"),
        "message": message("Message"),
    }
)
OUTCOMES: Mapping[str, Message] = MappingProxyType(
    {
        "reached": message("Reached"),
        "no answer": message("No answer"),
        "busy": message("Busy"),
        "voicemail": message("Voicemail"),
        "not interested": message("Not interested"),
        "wrong number": message("Wrong number"),
    }
)
"""In the order in which they are offered after a call."""
