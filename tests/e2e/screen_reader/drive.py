"""Add, find, edit, delete and bring back a person as someone does who hears the window and cannot see it."""

from __future__ import annotations

import subprocess
import sys
import time

from reader import WITHIN, NotThereError, Reader  # type: ignore[import-not-found,unused-ignore]


def main() -> None:
    """Start the program that the arguments name and do it all, saying after each step how long it took."""
    begun = time.monotonic()
    with subprocess.Popen(sys.argv[1:]) as program:
        try:
            reader = Reader("Rolodex")
            for name, do in STEPS:
                try:
                    do(reader)
                except NotThereError as missing:
                    ended = program.poll()
                    shown = reader.tree() if ended is None else f"the program ended with {ended}"
                    sys.exit(f"{name}: not there: {missing}\n{shown}")
                sys.stdout.write(f"{name} {time.monotonic() - begun:.1f}\n")
            if program.wait(WITHIN):
                sys.exit(f"the program ended with {program.returncode}")
        finally:
            program.kill()


def add(reader: Reader) -> None:
    """A new contact from the menu, with two names."""
    reader.choose("Rolodex menu", "New contact")
    reader.write("First name", "Wilhelmina")
    reader.write("Surname", "Quimby")
    reader.press("Save")
    reader.find("label", "Wilhelmina Quimby")


def find(reader: Reader) -> None:
    """Someone else first, then the new one by a part of her name."""
    reader.write("Search", "garcia")
    reader.select("Ana García")
    reader.find("label", "Ana García")
    reader.write("Search", "quimb")
    reader.select("Wilhelmina Quimby")
    reader.find("label", "Wilhelmina Quimby")


def edit(reader: Reader) -> None:
    """Another family name."""
    reader.choose("More", "Edit")
    reader.write("Surname", "Quimby Vane")
    reader.press("Save")
    reader.find("label", "Wilhelmina Quimby Vane")
    reader.find("table cell", "Wilhelmina Quimby Vane", starts=True)


def delete(reader: Reader) -> None:
    """Away with her."""
    reader.choose("More", "Delete")
    reader.gone("table cell", "Wilhelmina")


def undo(reader: Reader) -> None:
    """By the button of the notice that says what was done."""
    reader.press("Undo")
    reader.find("table cell", "Wilhelmina Quimby Vane", starts=True)


def close(reader: Reader) -> None:
    """The program, by its menu."""
    reader.choose("Rolodex menu", "Quit")


STEPS = (
    ("there", lambda reader: reader.find("table", "Contacts")),
    ("added", add),
    ("found", find),
    ("edited", edit),
    ("deleted", delete),
    ("undone", undo),
    ("closed", close),
)

if __name__ == "__main__":
    main()
