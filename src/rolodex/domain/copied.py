"""Text that was copied out of a chat or an e-mail, as an entry that is looked at before it is kept."""

from __future__ import annotations

import re

from rolodex.domain.activity import Activity

LONGEST = 1_000_000
"""Letters of a text that is taken."""
HEADS = 12
"""So many lines at the beginning may be the head of an e-mail."""

_HEAD = re.compile(r"\s*\*?([A-Za-zÁÉÍÓÚáéíóúñ-]{2,12})\*?\s*:\*?\s*(.*)")
_SUBJECT = frozenset({"subject", "asunto"})
_DATE = frozenset({"date", "sent", "fecha", "enviado"})
_PEOPLE = frozenset({"from", "de", "to", "para", "cc", "bcc", "cco", "reply-to", "message-id"})


def copied(text: str) -> Activity:
    """An e-mail where the text begins with the head of one, else a message; whose it is stays open."""
    body = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    lines = body.split("\n")
    found: dict[str, str] = {}
    taken = 0
    for line in lines[:HEADS]:
        head = _HEAD.fullmatch(line)
        name = head[1].lower() if head else ""
        if head and name in _SUBJECT | _DATE | _PEOPLE:
            found[name] = head[2].strip()
        elif line.strip() or not found:
            break
        taken += 1
    subject = next((found[name] for name in found if name in _SUBJECT), "")
    if len(found) < 2 or not (subject or found.keys() & _PEOPLE):
        return Activity(kind="message", body=body)
    sent = next((found[name] for name in found if name in _DATE), "")
    return Activity(
        kind="email", subject=subject, body="\n".join(lines[taken:]).strip(), at=_stamp(sent) if sent else ""
    )


def _stamp(text: str) -> str:
    from rolodex.domain.mail_message import date_of  # start-up

    return date_of(text)
