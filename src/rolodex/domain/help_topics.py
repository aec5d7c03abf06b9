"""The pages of the help, in the order of their contents."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.message import Message, message


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the contents: its title and the names of its pages."""

    title: Message
    pages: tuple[str, ...]


FIRST = "start"
"""The page that is shown where no other fits."""
CHAPTERS = (
    Chapter(message("First steps"), ("start", "people", "search", "keys")),
    Chapter(message("Bringing people together"), ("cards", "tables", "look-alikes")),
    Chapter(message("Every day"), ("notes", "today", "calls")),
    Chapter(message("Selling"), ("orders", "pipeline", "tickets", "segments", "reports")),
    Chapter(message("Post and paper"), ("campaigns", "letters", "labels")),
    Chapter(message("Your book"), ("backups", "passphrase", "privacy", "books")),
    Chapter(message("More"), ("command", "troubleshooting")),
)
PAGES = tuple(page for chapter in CHAPTERS for page in chapter.pages)
