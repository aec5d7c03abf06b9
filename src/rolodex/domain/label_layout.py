"""How a label is laid out: the address, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center"]
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
PartKind = Literal["text", "logo", "code", "qr"]


@dataclass(frozen=True, slots=True)
class Part:
    """Something beside the address: `text` with fields in braces, or a logo by the SHA-256 of its blob.

    It stands in a corner of the label; `size` is its type in points, or its side in millimetres for pictures.
    """

    kind: PartKind
    corner: Corner = "bottom-right"
    text: str = ""
    size: float = 7.0


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """Lines with fields in braces, one below the other; those whose fields are all empty close up.

    "{address}" alone on a line is the whole address block as the post wants it. `face` is a face that is
    shipped, `size` the usual size in points, which may shrink to 7 (6 on the smallest labels).
    """

    lines: tuple[str, ...] = ("{address}",)
    align: Align = "left"
    face: str = ""
    size: float = 10.0
    parts: tuple[Part, ...] = field(default_factory=tuple)
