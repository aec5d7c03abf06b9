"""Lines for whoever runs the faults by hand."""

from __future__ import annotations

import sys


def tell(line: str) -> None:
    """Say a line now."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
