"""What could not be read, or was read with a doubt, as a list to be shown to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rolodex.domain.card import Doubt, Rejected
from rolodex.i18n import _, word
from rolodex.services.files import replacing


def save(rejected: Sequence[Rejected], doubts: Sequence[Doubt], out: Path) -> None:
    """Write each with its line and the reason."""
    with replacing(out) as stream:
        for item in rejected:
            stream.write(_listed(item).encode())
        for doubt in doubts:
            stream.write(_doubtful(doubt).encode())


def _listed(item: Rejected) -> str:
    said = _("%(file)s, line %(line)d: %(name)s: %(reason)s") % {
        "file": Path(item.file).name,
        "line": item.line,
        "name": item.name or "?",
        "reason": word(item.reason),
    }
    text = "".join(f"    {line}\n" for line in item.text.splitlines())
    return f"{said}\n{text}"


def _doubtful(doubt: Doubt) -> str:
    """The reason names the line."""
    said = {"file": Path(doubt.file).name, "name": doubt.name or "?", "reason": word(doubt.reason)}
    return _("%(file)s: %(name)s: %(reason)s") % said + "\n"
