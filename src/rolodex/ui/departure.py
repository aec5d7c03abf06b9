"""Why a window lets its book go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rolodex.domain.errors import UserError
from rolodex.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Departure:
    """What comes after a window has let its book go, and why it did.

    `work` is done while the file is closed, and `told` gives the notice about what came of it; `words` say
    what is being done. With a `trouble` the next window begins at its gate.
    """

    path: Path
    work: Callable[[Progress], object] | None = None
    words: str = ""
    told: Callable[[object], str] | None = None
    trouble: UserError | None = None
