"""How large a file of cards and its parts may be; what is larger is refused by name."""

from __future__ import annotations

MEBIBYTE = 1 << 20

FILE = 500 * MEBIBYTE
CARD = 5 * MEBIBYTE
"""The text of one card; pictures do not count, they have a measure of their own."""

PROPERTIES = 120_000
"""Lines of one card, each of which costs memory however short it is: a group names all its members."""

LINE = 1 * MEBIBYTE
PHOTO = 10 * MEBIBYTE
PHOTO_LINE = PHOTO * 3 // 2
"""A picture as base64 with its folds."""

BLOCK = MEBIBYTE
HEADERS_KEPT = 4096
HEADER_KEPT = 256
REJECTED_TEXT = 20_000
"""So many characters of what was refused are kept to show to the user."""
