"""Links that begin an e-mail in the user's own program (RFC 6068)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from rolodex.domain.message import Message, message

LONGEST = 2000
"""Characters of a link that every program takes; Windows cuts it at 2,083."""


def link(to: Sequence[str], subject: str, text: str) -> str:
    """The link to these addresses; line ends are CRLF, all but plain letters UTF-8 with percent signs."""
    addresses = ",".join(quote(address, safe="!$'*+@") for address in to)
    fields = [
        f"{name}={quote(_lines(value), safe='')}"
        for name, value in (("subject", " ".join(subject.split())), ("body", text))
        if value
    ]
    return f"mailto:{addresses}" + ("?" + "&".join(fields) if fields else "")


def warning(url: str) -> Message | None:
    """What a mail program may not manage of a link."""
    if len(url) <= LONGEST:
        return None
    return message(
        "This message is long (%(length)d characters in its link); some mail programs cut it at %(most)d. "
        "Copy the text and paste it if the end is missing.",
        length=len(url),
        most=LONGEST,
    )


def _lines(text: str) -> str:
    return "\r\n".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
