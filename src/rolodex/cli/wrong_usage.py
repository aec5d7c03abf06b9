"""What to say when a command line makes no sense."""

from __future__ import annotations

import re

from typer import TyperException

from rolodex.cli.help_words import argument
from rolodex.i18n import _

__all__ = ["TyperException", "missing", "worded"]


def worded(error: TyperException) -> list[str]:
    """The trouble in the user's language where it is one of the usual ones, and where to find help."""
    context = getattr(error, "ctx", None)
    return [_trouble(error), _help(context.command_path if context is not None else "rolodex")]


def missing(command: str, name: str) -> list[str]:
    """What to say where an argument is not there that only sometimes has to be."""
    return [_("%(name)s is missing.") % {"name": argument(name)}, _help(command)]


def _help(command: str) -> str:
    return _("“%(command)s --help” shows how it is used.") % {"command": command}


def _trouble(error: TyperException) -> str:
    # Typer's own classes for these are private, hence their names.
    kind, told = type(error).__name__, error.format_message()
    if kind == "NoSuchOption":
        return _("There is no option %(name)s.") % {"name": getattr(error, "option_name", told)}
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        name = parameter.get_error_hint() if parameter is not None else ""
        return _("%(name)s is missing.") % {"name": argument(name.replace("'", ""))}
    if told.startswith("No such command"):
        return _("There is no verb %(name)s.") % {"name": told.split("'")[1] if "'" in told else ""}
    if told.startswith("Missing command"):
        return _("Say what to do: a verb is missing.")
    if told.startswith("Got unexpected extra argument"):
        return _("There is more on the line than this verb takes: %(rest)s") % {
            "rest": told.partition(" (")[2].removesuffix(".").removesuffix(")")
        }
    if kind == "BadOptionUsage" and told.endswith("requires an argument."):
        return _("%(name)s needs a value.") % {"name": getattr(error, "option_name", "")}
    for pattern, word in _values():
        if found := pattern.search(told):
            said = found.groupdict()
            return word % {
                **said,
                "name": argument(said["name"].strip("[]")),
                "values": said.get("values", "").replace("'", ""),
            }
    # What a verb itself refuses is said in whole; Typer puts this before it, in English only.
    return told.removeprefix("Invalid value: ").replace(": Value error, ", ": ", 1)


def _values() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How Typer says in English that a value does not fit, and how we say it."""
    name = "Invalid value for '(?P<name>[^']+)': "
    return (
        (re.compile(name + "Input should be a valid integer"), _("%(name)s takes a whole number.")),
        (re.compile(name + "Input should be a valid number"), _("%(name)s takes a number.")),
        (
            re.compile(name + r"Input should be greater than or equal to (?P<least>[\d.]+)"),
            _("%(name)s takes %(least)s or more."),
        ),
        (
            re.compile(name + r"Input should be less than or equal to (?P<most>[\d.]+)"),
            _("%(name)s takes %(most)s or less."),
        ),
        (
            re.compile(name + r"(?:Value error, )?'(?P<value>.*)' is not one of (?P<values>.+?)\.?$"),
            _("%(name)s does not take “%(value)s”, but one of: %(values)s."),
        ),
    )
