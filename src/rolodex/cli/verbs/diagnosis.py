"""What can be given to whoever mends the program: no name, number, address or text of the book is in it."""

from __future__ import annotations

import typer

from rolodex import i18n
from rolodex.cli.session import BookOption, named
from rolodex.cli.terminal import say
from rolodex.domain.errors import UserError


def diagnosis(context: typer.Context, book: BookOption = None) -> None:
    """Print how the program and the book stand, and what went wrong."""
    from rolodex.services.diagnosing import of_closed
    from rolodex.services.opening import open_services  # start-up

    path = named(context, book)
    screen = {"language": i18n.language()}
    try:
        services = open_services(path)
    except UserError as error:
        text = of_closed(path, error, screen)
    else:
        try:
            text = services.diagnosing.text(screen)
        finally:
            services.close()
    say(text.rstrip("\n"))
