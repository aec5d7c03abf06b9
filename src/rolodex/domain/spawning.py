"""Starting worker processes that never hear of Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """What is started in the block never hears of Ctrl+C; whoever waits for it does, and stops it."""
    from multiprocessing import resource_tracker  # start-up

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # It would otherwise start in the block, and let the signal in again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
