"""Books that open with a passphrase only: whether a file is one, and giving the passphrase."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.errors import LockedBook
from rolodex.store import cipher, engine, keys

__all__ = ["LockedBook", "forget", "is_locked", "unlock"]


def is_locked(path: Path) -> bool:
    """Whether the file opens with a passphrase that has not been given in this process."""
    salt = cipher.salt_of(path)
    return salt is not None and keys.known(salt) is None


def unlock(path: Path, passphrase: str) -> None:
    """Open this file, and copies of it made under the same passphrase, from now on without asking.

    Takes a quarter of a second, so that guessing is slow. Raises LockedBook where the passphrase does not
    fit; a file that anyone can read needs none.
    """
    salt = cipher.salt_of(path)
    if salt is None:
        return
    key = keys.derived(passphrase, salt)
    if not engine.fits(path, key):
        raise cipher.wrong(path)
    keys.add(key)


def forget() -> None:
    """Ask for passphrases anew."""
    keys.forget()
