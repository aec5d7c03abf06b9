"""How the window looks: colours by token, fonts, icons, and the style put on the program."""

from __future__ import annotations

from rolodex.ui.theme.fonts import font, load_other_scripts, metrics, size
from rolodex.ui.theme.fonts import percent as text_size
from rolodex.ui.theme.icons import icon, pixmap
from rolodex.ui.theme.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    draw_chip,
    draw_fitting,
    draw_ground,
    draw_round_icon,
    draw_text,
    initials_pixmap,
    round_photo,
    shortened,
)
from rolodex.ui.theme.resizing import UNBOUND
from rolodex.ui.theme.state import colour, mode, soft
from rolodex.ui.theme.style import (
    Choice,
    apply,
    choice,
    percent,
    resolve,
    set_motion,
    set_role,
    set_text_size,
)
from rolodex.ui.theme.tokens import Mode

__all__ = [
    "CENTRE",
    "LEFT",
    "RIGHT",
    "UNBOUND",
    "Choice",
    "Mode",
    "apply",
    "choice",
    "colour",
    "draw_chip",
    "draw_fitting",
    "draw_ground",
    "draw_round_icon",
    "draw_text",
    "font",
    "icon",
    "initials_pixmap",
    "load_other_scripts",
    "metrics",
    "mode",
    "percent",
    "pixmap",
    "resolve",
    "round_photo",
    "set_motion",
    "set_role",
    "set_text_size",
    "shortened",
    "size",
    "soft",
    "text_size",
]
