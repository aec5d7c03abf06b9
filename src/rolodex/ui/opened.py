"""The services of an open book as they are; importing this loads them, and the store below them."""

from __future__ import annotations

from functools import lru_cache

from rolodex.services.beginning import Beginning
from rolodex.services.opening import Services, complete


def opened(services: object) -> Services:
    """All that can be done with the book, where the window knows only what it needs at its start."""
    if isinstance(services, Services):
        return services
    if not isinstance(services, Beginning):
        raise TypeError("the book is not open yet")
    return _completed(services)


@lru_cache(maxsize=1)
def _completed(begun: Beginning) -> Services:
    """The services that the parts of one window have in common."""
    return complete(begun)
