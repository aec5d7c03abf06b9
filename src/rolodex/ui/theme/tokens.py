"""The two tables of colours, light and dark, and the grounds of the initials."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Mode = Literal["light", "dark"]

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "window": "#F6F4EF",
        "rail": "#EEEAE1",
        "panel": "#FFFFFF",
        "card": "#FFFFFF",
        "line": "#E3DED3",
        "ink": "#23211D",
        "dim": "#6B665C",
        "faint": "#868074",
        "accent": "#B4451F",
        "accent_hover": "#9E3B19",
        "accent_soft": "#F8E6DE",
        "onacc": "#FFFFFF",
        "selected": "#FBEFE9",
        "hover": "#F8F6F1",
        "railhover": "#EAE5DB",
        "chip": "#F1EDE4",
        "good": "#2A7549",
        "warn": "#8A5A0F",
        "bad": "#B3261E",
        "blue": "#2F5E9E",
        "violet": "#6B4FA0",
        "good_soft": "#E4F1E8",
        "warn_soft": "#FBF0DA",
        "blue_soft": "#E4ECF7",
        "violet_soft": "#EDE7F6",
        "bad_soft": "#F8E6DE",
        "mark": "#FBF0DA",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "window": "#1B1A18",
        "rail": "#151412",
        "panel": "#232220",
        "card": "#232220",
        "line": "#35332F",
        "ink": "#ECE8E0",
        "dim": "#A8A297",
        "faint": "#7F7A72",
        "accent": "#E98A63",
        "accent_hover": "#F09C78",
        "accent_soft": "#3A251C",
        "onacc": "#23160F",
        "selected": "#2F2621",
        "hover": "#292825",
        "railhover": "#1F1D1B",
        "chip": "#2D2B28",
        "good": "#7CC79A",
        "warn": "#E0B15A",
        "bad": "#F08A80",
        "blue": "#8FB4E8",
        "violet": "#B9A3E8",
        "good_soft": "#1E3226",
        "warn_soft": "#3A2F1A",
        "blue_soft": "#1F2B3D",
        "violet_soft": "#2C2540",
        "bad_soft": "#3A251C",
        "mark": "#3A2F1A",
    }
)

TABLES: Mapping[Mode, Mapping[str, str]] = MappingProxyType({"light": LIGHT, "dark": DARK})

AVATARS: tuple[tuple[str, str], ...] = (
    ("#F3DDD3", "#8F3416"),
    ("#DCE8DD", "#2C6142"),
    ("#DDE6F2", "#2A4F85"),
    ("#E9E0F3", "#5B4190"),
    ("#F5E8CC", "#7E5A12"),
    ("#DDEBEC", "#1F6068"),
)
"""Ground and ink of the initials, the same in both tables."""

INKS = ("ink", "dim", "accent", "good", "warn", "bad", "blue", "violet")
"""The colours of words."""

GROUNDS = (
    "window",
    "rail",
    "panel",
    "selected",
    "hover",
    "chip",
    "mark",
    "accent_soft",
    "good_soft",
    "warn_soft",
    "blue_soft",
    "violet_soft",
    "bad_soft",
)
"""The grounds that words of any colour may stand on."""

READABLE: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("ink", "railhover"),
    ("dim", "railhover"),
    ("onacc", "accent"),
    ("onacc", "accent_hover"),
    ("window", "ink"),
    ("accent_soft", "ink"),
)
"""Each colour of words with a ground it stands on; all keep a contrast of 4.5."""

SEEN: tuple[tuple[str, str], ...] = (
    *(("faint", ground) for ground in (*GROUNDS, "railhover")),
    ("accent", "railhover"),
)
"""What is no word but is to be seen: icons, rings, and words of what cannot be used now; contrast of 3."""
