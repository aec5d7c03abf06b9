"""The words that Typer itself puts into the help of a verb, in the user's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rolodex.i18n import _

NOTE = re.compile(r"  \[([^\[\]]+)\]\Z")
"""What Typer adds to an option: whether it has to be there, what stands where it is left out, its bounds."""
ARGUMENT = re.compile(r"(?<![\w-])[A-Z]{2,}(?!\w)")
"""What stands in the place of something that is typed, such as WHO."""
KIND = re.compile(r"<(?:list\[)?(path|Path|str|int|float)\]?>")


def word_help(command: Any) -> None:
    """Let the help of this command and of its verbs speak the user's language throughout.

    Typer writes help by a formatter that its contexts name; what the formatter is given is worded there.
    """
    context = command.context_class
    context.formatter_class = _formatter(context.formatter_class)


def argument(name: str) -> str:
    """What is typed in this place, as the help names it: WHO, "OUT.pdf", "FIELD=N"."""
    return ARGUMENT.sub(lambda found: _arguments().get(found[0], found[0]), name)


def _formatter(base: Any) -> Any:
    while hasattr(base, "plain"):
        base = base.plain

    class Worded(base):  # type: ignore[misc]  # Typer's formatter is private, so it is known at run time only
        """Writes the same help, worded."""

        plain = base

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, _usage(args), f"{_('Usage:')} " if prefix is None else prefix)

        def write_heading(self, heading: str) -> None:
            super().write_heading(_texts().get(heading, heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *widths: Any, **named: Any) -> None:
            super().write_dl([(_name(name), _said(said)) for name, said in rows], *widths, **named)

    return Worded


def _texts() -> dict[str, str]:
    """Typer's own texts, in the user's language."""
    return {
        "Arguments": _("Arguments"),
        "Options": _("Options"),
        "Commands": _("Verbs"),
        "Show this message and exit.": _("Show this help."),
        "Install completion for the current shell.": _("Let this shell complete verbs and options."),
        "Show completion for the current shell, to copy it or customize the installation.": _(
            "Show what that would write for this shell."
        ),
        "required": _("has to be there"),
    }


def _arguments() -> dict[str, str]:
    """What is typed, by the names that verbs give it."""
    return {
        "AMOUNT": _("AMOUNT"),
        "BOOK": _("BOOK"),
        "CODE": _("CODE"),
        "COMPANY": _("COMPANY"),
        "CONTACT": _("CONTACT"),
        "DAY": _("DAY"),
        "DEED": _("DEED"),
        "ERASURE": _("ERASURE"),
        "FIELD": _("FIELD"),
        "FILE": _("FILE"),
        "HOW": _("HOW"),
        "KIND": _("KIND"),
        "LEVEL": _("LEVEL"),
        "NAME": _("NAME"),
        "OUT": _("OUT"),
        "PART": _("PART"),
        "QUERY": _("QUERY"),
        "REASON": _("REASON"),
        "REMINDER": _("REMINDER"),
        "STATE": _("STATE"),
        "STEP": _("STEP"),
        "TAG": _("TAG"),
        "TEXT": _("TEXT"),
        "VALUE": _("VALUE"),
        "WAY": _("WAY"),
        "WHEN": _("WHEN"),
        "WHO": _("WHO"),
    }


def _kinds() -> dict[str, str]:
    """What may stand for an argument that has no name of its own."""
    return {"path": _("file"), "Path": _("file"), "str": _("text"), "int": _("number"), "float": _("number")}


def _usage(args: str) -> str:
    if args.endswith("COMMAND [ARGS]..."):
        return args.replace("COMMAND [ARGS]...", _("VERB [WORDS]...")).replace("[OPTIONS]", _("[OPTIONS]"))
    return argument(args.replace("[OPTIONS]", _("[OPTIONS]")))


def _name(name: str) -> str:
    def kind(found: re.Match[str]) -> str:
        return f"<{_kinds()[found[1]]}>"

    return KIND.sub(kind, argument(name))


def _said(said: str) -> str:
    found = NOTE.search(said)
    notes = "; ".join(_note(note) for note in found[1].split("; ")) if found else ""
    plain = said[: found.start()] if found else said
    worded = _texts().get(plain, plain)
    return f"{worded}  [{notes}]" if notes else worded


def _note(note: str) -> str:
    if note.startswith("default: "):
        return _("usually %(value)s") % {"value": note.removeprefix("default: ")}
    return _texts().get(note, note)
