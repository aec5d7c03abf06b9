"""The keys this process was given: they are in memory only, and gone when it ends."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field

ROUNDS = 256_000
SALT = 16
SECRET = 32
FOREIGN = (b"PK\x03\x04", b"\x1f\x8b", b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"7z\xbc\xaf", b"age-", b"RIFF")
"""How files of other programs begin that are as dense as secret text; no salt of ours begins so."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the files that begin with this salt."""

    salt: bytes
    secret: bytes = field(repr=False)

    def as_sql(self) -> str:
        """The key as SQLCipher takes it: ready made, so that a connection costs no derivation."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


_ring: dict[bytes, Key] = {}


def derived(passphrase: str, salt: bytes) -> Key:
    """The key a passphrase makes with a salt, as SQLCipher 4 makes it unless told otherwise.

    So any program with SQLCipher opens the file by its passphrase. Letters with accents are joined first:
    one keyboard types them as one sign, another as two.
    """
    import hashlib  # start-up: only books with a passphrase need it

    text = unicodedata.normalize("NFC", passphrase).encode()
    return Key(salt, hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, SECRET))


def fresh(passphrase: str) -> Key:
    """A key with a salt of its own."""
    salt = os.urandom(SALT)
    while salt.startswith(FOREIGN):
        salt = os.urandom(SALT)
    return derived(passphrase, salt)


def one_time() -> Key:
    """A key that nobody knows, for what is not read again once this process has ended."""
    return Key(os.urandom(SALT), os.urandom(SECRET))


def known(salt: bytes) -> Key | None:
    """The key of files that begin with this salt, once it was added."""
    return _ring.get(salt)


def add(key: Key) -> None:
    """Open files of this key from now on."""
    _ring[key.salt] = key


def forget() -> None:
    """Open no file with a passphrase any more until it is asked for again."""
    _ring.clear()
