"""How a label is laid out: the address, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

Align = Literal["left", "center"]
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
PartKind = Literal["text", "logo", "code", "qr"]

FACES: Mapping[str, Message] = MappingProxyType(
    {
        "": message("Rolodex Sans"),
        "RolodexSans-Medium": message("Rolodex Sans, medium"),
        "RolodexSans-SemiBold": message("Rolodex Sans, half bold"),
        "RolodexSans-Bold": message("Rolodex Sans, bold"),
        "RolodexSans-Italic": message("Rolodex Sans, italic"),
        "NotoSans": message("Noto Sans"),
    }
)
"""The faces of a layout, with what they are called; other faces step in for letters they lack."""
CORNERS: Mapping[Corner, Message] = MappingProxyType(
    {
        "top-left": message("Top left"),
        "top-right": message("Top right"),
        "bottom-left": message("Bottom left"),
        "bottom-right": message("Bottom right"),
    }
)
KINDS: Mapping[PartKind, Message] = MappingProxyType(
    {
        "text": message("Text"),
        "logo": message("Logo"),
        "code": message("Code"),
        "qr": message("QR code"),
    }
)
LEAST, LARGEST = 6.0, 36.0
"""The sizes that a layout may ask for, in points."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something beside the address: `text` with fields in braces, or a logo by the SHA-256 of its blob.

    It stands in a corner of the label; `size` is its type in points, or its side in millimetres for pictures
    (the longer one of a logo). The code is that of the piece, its QR code holds the code alone.
    """

    kind: PartKind
    corner: Corner = "bottom-right"
    text: str = ""
    size: float = 7.0


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """Lines with fields in braces, one below the other; those whose fields are all empty close up.

    "{address}" alone on a line is the whole address block as the post wants it, names included; "{postal}" is
    the same without the names. `face` is one of `FACES`, `size` the usual size in points (two more on
    envelopes), which may shrink to 7 (6 on the smallest labels).
    """

    lines: tuple[str, ...] = ("{address}",)
    align: Align = "left"
    face: str = ""
    size: float = 10.0
    parts: tuple[Part, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class LabelTemplate:
    """A layout under a name."""

    id: int = 0
    name: str = ""
    layout: LabelLayout = field(default_factory=LabelLayout)
