"""The command as a whole: its verbs, its errors, its exit codes."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex import i18n
from rolodex.cli.window_door import Window
from rolodex.domain.errors import Cancelled, UserError

DONE, PROBLEM, USAGE, INTERRUPTED = 0, 1, 2, 130
PROGRAM = "rolodex"


def run(argv: Sequence[str], window: Window | None = None) -> int:
    """Do what the command line says; the exit code is 0 done, 1 a problem to act on, 2 wrong usage.

    `window` is how the verb `window` reaches the screen; without it that verb is not offered.
    """
    i18n.use(i18n.preferred())
    # The verbs are loaded only now: their help is worded in the language chosen above.
    from rolodex.cli import terminal
    from rolodex.cli.verbs import command
    from rolodex.cli.wrong_usage import TyperException, worded

    try:
        answer = command(window, argv).main(list(argv), prog_name=PROGRAM, standalone_mode=False)
        terminal.finish()
    except UserError as error:
        terminal.warn(i18n.word(error.message))
        return PROBLEM
    except Cancelled:
        return _stopped()
    except BrokenPipeError:
        return terminal.nobody_listens()
    except TyperException as error:
        for line in worded(error):
            terminal.warn(line)
        return USAGE
    if answer == INTERRUPTED:  # what Typer makes of Ctrl+C; the open step was rolled back on the way here
        return _stopped()
    return answer if isinstance(answer, int) else DONE


def _stopped() -> int:
    from rolodex.cli import terminal

    terminal.warn(i18n._("Stopped. What was under way was taken back; nothing was changed."))
    return PROBLEM
