"""How many contacts are listed, in words."""

from __future__ import annotations

from rolodex.domain.listing import Matches, Query
from rolodex.domain.message import message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

FIELDS = (
    message("name"),
    message("tag"),
    message("group"),
    message("country"),
    message("city"),
    message("region"),
    message("code"),
    message("address"),
    message("company"),
    message("title"),
    message("phone"),
    message("email"),
    message("note"),
    message("import"),
    message("missing"),
    message("has"),
    message("is"),
)
"""The fields of a search as they may be typed; a language has names here that `domain.asked` knows."""


def count_line(query: Query, matches: Matches) -> str:
    """The line over the list: "486 people match", "12,408 people"."""
    count = matches.total
    if query.text.strip() or query.filters:
        if query.kind == "org":
            text = ngettext("%(count)s company matches", "%(count)s companies match", count)
        else:
            text = ngettext("%(count)s person matches", "%(count)s people match", count)
    elif query.kind == "org":
        text = ngettext("%(count)s company", "%(count)s companies", count)
    else:
        text = ngettext("%(count)s person", "%(count)s people", count)
    line = text % {"count": wording.number(count)}
    if matches.mended and count:
        return _("%(line)s “%(spelling)s”") % {"line": line, "spelling": matches.mended}
    return line


def field_hint(text: str) -> str:
    """What can be asked for by field, while a word that ends in a colon is typed."""
    if not text.endswith(":") or len(text) < 2 or text[-2].isspace():
        return ""
    return _("Fields: %(fields)s; in quotes for several words, with - in front for all but these") % {
        "fields": ", ".join(f"{word(field)}:" for field in FIELDS)
    }


def selected_line(count: int) -> str:
    """The line over columns in which several are selected: "12 selected · Enter shows what can be done"."""
    text = ngettext("%(count)s selected", "%(count)s selected", count) % {"count": wording.number(count)}
    return _("%(count)s · Enter shows what can be done") % {"count": text}


def nothing_line(query: Query) -> str:
    """What stands in an empty list."""
    if query.text.strip():
        return _("Nothing matches “%(text)s”.") % {"text": query.text.strip()}
    if query.filters:
        return _("Nobody is left with these filters.")
    if query.within == "favourites":
        return _("No favourites yet: the star on a card makes one.")
    if query.within == "recent":
        return _("Nobody was looked at yet.")
    if query.group:
        return _("Nobody is in this group yet.")
    if query.tag:
        return _("Nobody has the tag “%(tag)s”.") % {"tag": query.tag}
    return _("No companies yet.") if query.kind == "org" else _("No people yet.")
