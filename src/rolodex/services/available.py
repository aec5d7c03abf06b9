"""What this installation cannot do, said before somebody tries it."""

from __future__ import annotations

from rolodex.domain.message import Message, message
from rolodex.store import extras


def no_passphrases() -> Message | None:
    """Why no book can be given a passphrase here, or None where it can."""
    if extras.is_installed("sqlcipher3"):
        return None
    return message(
        "A passphrase needs a part of Rolodex that is not installed on this computer, so your book stays as "
        "it is. Install Rolodex with “privacy” to have it."
    )


def no_locked_copies() -> Message | None:
    """Why no copy can be locked here, or None where it can."""
    if extras.is_installed("pyrage"):
        return None
    return message(
        "Locking copies needs a part of Rolodex that is not installed on this computer, so they are written "
        "unlocked. Install Rolodex with “privacy” to have it."
    )
