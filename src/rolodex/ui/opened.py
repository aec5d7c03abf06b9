"""The services of an open book as they are; importing this loads them, and the store below them."""

from __future__ import annotations

from rolodex.services.opening import Services


def opened(services: object) -> Services:
    """All that can be done with the book, where the window knows only what it needs at its start."""
    if not isinstance(services, Services):
        raise TypeError("the book is not open yet")
    return services
