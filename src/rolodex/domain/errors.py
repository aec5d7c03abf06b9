"""Errors of the user's world; our own bugs are ordinary exceptions and fly."""

from __future__ import annotations

from rolodex.domain.message import Message


class UserError(Exception):
    """Something the user can act on: what happened, what is safe, what to do, in one sentence."""

    def __init__(self, message: Message) -> None:
        """Keep the message; the edge words it."""
        super().__init__(message.text)
        self.message = message


class Cancelled(Exception):  # noqa: N818 - an order of the user that was obeyed, not an error
    """The user stopped a long piece of work; whatever it had begun was rolled back."""


class DamagedBook(UserError):  # noqa: N818 - says what is the matter
    """The file was a book and cannot be read as one any more; it can be put right from a copy."""


class LockedBook(UserError):  # noqa: N818 - says what is the matter
    """The book, or a copy of it, opens with a passphrase only; `wrong` where the one given does not fit."""

    def __init__(self, message: Message, *, wrong: bool = False) -> None:
        super().__init__(message)
        self.wrong = wrong


class BookElsewhere(UserError):  # noqa: N818 - says what is the matter
    """Another window, here or on another computer, holds the book.

    `host` is the other computer, or "" where the window is on this one; `since` and `seen` are when it took
    the book and when it was last heard of, as UTC stamps, "" where that is not known.
    """

    def __init__(self, message: Message, *, host: str = "", since: str = "", seen: str = "") -> None:
        super().__init__(message)
        self.host, self.since, self.seen = host, since, seen
