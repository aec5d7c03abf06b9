"""Texts that name a person without belonging to them: of other people, of jobs and lists, of settings."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rolodex.domain.erased_terms import GONE, Terms, terms, words_of
from rolodex.domain.erasure import Mention
from rolodex.domain.receipt_json import heading_of, heading_text, rows_of, rows_text
from rolodex.store import erased
from rolodex.store.engine import AMONG, Connection
from rolodex.store.erasing_history import naming, text_without, texts
from rolodex.store.erasing_rows import HISTORY, TECHNICAL, Belongings, tables

SILENT = HISTORY | {
    "blob",
    "customer",
    "draft",
    "draft_text",
    "entry",
    "erased_mark",
    "erasure",
    "fired",
    "gram",
    "household",
    "import_batch",
    "import_receipt",
    "setting",
    "vocabulary",
    "word",
    "word_count",
}
"""Tables in which a name is taken out without asking, that are made from others, or hold no words."""
URN = "urn:uuid:"
"""What may stand before a UID."""
OF_NOBODY = ("import_batch", "household", "import_mapping")
"""Tables of words about jobs and lists, of which the person's name is taken out without asking."""


def terms_of(connection: Connection, belongings: Belongings) -> Terms:
    """What the person is named by, on all cards they ever had, but for what others go by too."""
    names: list[str] = []
    emails: list[str] = []
    numbers: list[str] = []
    uids: list[str] = []
    for table, row in texts(connection, belongings):
        if table == "contact":
            names.append(row["fn"])
            uids += [row["uid"], row["uid"].removeprefix(URN)]
        elif table == "name":
            given, family, family2 = (row.get(part, "") for part in ("given", "family", "family2"))
            names += [f"{given} {family}", f"{family} {given}"] if given and family else []
            names += [f"{given} {family} {family2}", f"{family} {family2} {given}"] if family2 else []
            names += [f"{given} {row['additional']} {family}"] if given and row.get("additional") else []
        elif table == "email":
            emails.append(row["value"])
        elif table == "tel":
            numbers += [row["value"], row.get("e164", "")]
        elif table == "source":
            uids.append(row["uid"])
    found = terms(names, emails, numbers, uids)
    return found.without(_of_others(connection, belongings.ids, found))


def _of_others(connection: Connection, ids: Sequence[int], found: Terms) -> set[str]:
    """Those of the terms that stand on somebody else's card."""
    mine = json.dumps(ids)
    known: set[str] = set()
    wanted = {*found.names}
    for fn in _values(connection, f"SELECT fn FROM contact WHERE id NOT {AMONG}", mine, found.patterns):
        known |= {words_of(fn)} & wanted
    for kind, table, column in (("emails", "email", "value"), ("numbers", "tel", "value")):
        such = f"SELECT {column} FROM {table} WHERE contact_id NOT {AMONG}"
        for value in _values(connection, such, mine, found.patterns):
            one = terms((), (value,) if kind == "emails" else (), (value,) if kind == "numbers" else (), ())
            known |= {*one.emails, *one.numbers}
    for uid in found.uids:
        such = f"SELECT 1 FROM contact WHERE id NOT {AMONG} AND uid = ? COLLATE NOCASE"
        known |= {uid} if connection.value(such, (mine, uid)) else set()
    return known


def _values(connection: Connection, select: str, mine: str, patterns: Sequence[str]) -> Iterator[str]:
    column = select.split(" ", 2)[1]
    such = " OR ".join(f"{column} LIKE ?" for _ in patterns) or "0"
    for (value,) in connection.stream(f"{select} AND ({such})", (mine, *patterns)):
        yield value


def mentions(connection: Connection, belongings: Belongings, found: Terms) -> Iterator[Mention]:
    """Texts of other people, or of nobody, that name the person."""
    schema = tables(connection)
    for name, table in schema.items():
        if name in SILENT or not table.counted or not table.texts:
            continue
        owner = "id" if name == "contact" else "contact_id" if "contact_id" in table.columns else "NULL"
        wordy = [column for column in table.texts if column not in TECHNICAL]
        columns = ", ".join(f'"{column}"' for column in wordy)
        select = f'SELECT id, {owner}, {columns} FROM "{name}"'
        going = belongings.gone.get(name, set()) | belongings.kept.get(name, set())
        rows = naming(connection, found, select, wordy) if wordy else ()
        for row_id, contact_id, *cells in rows:
            said = [cell for cell in cells if found.stand_in(cell)]
            if said and row_id not in going:
                fn = connection.value("SELECT fn FROM contact WHERE id = ?", (contact_id,)) or ""
                yield Mention(name, row_id, contact_id or 0, fn, "\n".join(said))


def take_out(connection: Connection, rows: Collection[tuple[str, int]], found: Terms) -> set[int]:
    """Take the person out of these rows; gives the contacts whose rows they are."""
    schema = tables(connection)
    touched: set[int] = set()
    for name, row_id in rows:
        columns = schema[name].texts
        listed = ", ".join(f'"{column}"' for column in columns)
        cells = connection.execute(f'SELECT {listed} FROM "{name}" WHERE id = ?', (row_id,))
        for column, cell in zip(columns, cells[0] if cells else (), strict=False):
            now = text_without(cell, found)
            if now != cell:
                connection.execute(f'UPDATE "{name}" SET "{column}" = ? WHERE id = ?', (now, row_id))
        owner = "id" if name == "contact" else "contact_id"
        if owner in schema[name].columns:
            one = connection.value(f'SELECT "{owner}" FROM "{name}" WHERE id = ?', (row_id,))
            touched |= {one} if one else set()
    return touched


def clean(
    connection: Connection, belongings: Belongings, found: Terms, imports: Collection[int] = ()
) -> None:
    """Take the person out of what nobody is asked about: lists, settings, drafts, receipts of imports.

    Of the files of these imports, with which they came, goes every word of their name.
    """
    for name in OF_NOBODY:
        columns = tables(connection)[name].texts
        rows = naming(connection, found, f'SELECT id FROM "{name}"', columns)
        take_out(connection, [(name, row_id) for (row_id,) in list(rows)], found)
    _audiences(connection, {*belongings.ids})
    _settings(connection, belongings.ids, found)
    _told(connection, belongings.ids)
    _drafts(connection, belongings.ids, found)
    _texts_begun(connection, belongings.ids, found)
    _receipts(connection, {*belongings.ids}, found, imports)
    _files(connection, imports, found)


def _files(connection: Connection, imports: Collection[int], found: Terms) -> None:
    """Take every word of the person's name out of the names of these imports, now and in the history."""
    wanted = json.dumps(sorted(imports))
    rows = connection.execute(f"SELECT label, file, id FROM import_batch WHERE id {AMONG}", (wanted,))
    connection.executemany(
        "UPDATE import_batch SET label = ?, file = ? WHERE id = ?",
        [(found.words_taken_out(label), found.words_taken_out(file), row_id) for label, file, row_id in rows],
    )
    rows = connection.execute(
        "SELECT before, id FROM journal WHERE table_name = 'import_batch' AND before IS NOT NULL "
        f"AND row_id {AMONG}",
        (wanted,),
    )
    for before, entry_id in rows:
        cells = [found.words_taken_out(one) if isinstance(one, str) else one for one in json.loads(before)]
        text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        connection.execute("UPDATE journal SET before = ? WHERE id = ?", (text, entry_id))


def links_by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, set[int]]:
    """Rows of others that name the person by their UID: places in groups, and relations."""
    found: dict[str, set[int]] = defaultdict(set)
    for uid in uids:
        for table, such in (
            ("member", "uid COLLATE NOCASE IN (?1, ?2)"),
            ("related", "value COLLATE NOCASE IN (?1, ?2)"),
        ):
            rows = connection.execute(f"SELECT id FROM {table} WHERE {such}", (uid, URN + uid))
            found[table] |= {row_id for (row_id,) in rows}
        rows = connection.execute("SELECT id FROM related WHERE instr(lower(params), ?) > 0", (uid,))
        found["related"] |= {row_id for (row_id,) in rows}
    return found


def shared_pieces(connection: Connection, belongings: Belongings, names: Sequence[str]) -> set[int]:
    """Printed pieces of others on which the person stands too, as "Ana and Leo García" names Ana.

    They are those of a campaign where the person shared a piece, and those with their first name of whom
    lives with them.
    """
    ids = json.dumps(belongings.ids)
    rows = connection.execute(
        "SELECT p.id, p.text FROM mailing_piece p JOIN mailing m ON m.id = p.mailing_id "
        "JOIN campaign_member l ON l.campaign_id = m.campaign_id AND l.contact_id = p.contact_id "
        f"JOIN campaign_member s ON s.lead_id = l.id WHERE s.contact_id {AMONG}",
        (ids,),
    )
    found = {row_id for row_id, _ in rows}
    rows = connection.execute(
        "SELECT p.id, p.text FROM mailing_piece p JOIN contact c ON c.id = p.contact_id WHERE c.household_id "
        f"IN (SELECT household_id FROM contact WHERE id {AMONG} AND household_id IS NOT NULL)",
        (ids,),
    )
    first = {name.split()[0] for name in names if name}
    return found | {row_id for row_id, text in rows if not first.isdisjoint(words_of(text).split())}


def _audiences(connection: Connection, gone: set[int]) -> None:
    """Take the person from the lists of those whom a campaign is for or not for."""
    for campaign_id, text in connection.execute(
        "SELECT id, audience FROM campaign WHERE audience LIKE '%ontact_ids%' OR audience LIKE '%cluded%'"
    ):
        told = json.loads(text)
        now = {
            key: [one for one in value if one not in gone] if isinstance(value, list) else value
            for key, value in told.items()
        }
        if now != told:
            connection.execute(
                "UPDATE campaign SET audience = ? WHERE id = ?",
                (json.dumps(now, ensure_ascii=False, separators=(",", ":")), campaign_id),
            )


def _settings(connection: Connection, ids: Sequence[int], found: Terms) -> None:
    """Take the person out of every setting: by name, and by what is kept under their number."""
    mine = re.compile(rf"(?:^|:)(?:{'|'.join(map(str, ids))})(?::|$)")
    for key, text in connection.execute("SELECT key, value FROM setting"):
        now = text_without(text, found)
        if text[:1] in ("[", "{") and key != erased.SALT:
            kept = _without_ids(json.loads(now), {*ids}, mine)
            if kept != json.loads(now):
                now = json.dumps(kept, ensure_ascii=False)
        if now != text:
            connection.execute("UPDATE setting SET value = ? WHERE key = ?", (now, key))


def _without_ids(value: Any, ids: set[int], mine: re.Pattern[str]) -> Any:
    """A setting without what is kept under a key with the person's number, such as "birthday:1:17:9"."""
    if isinstance(value, dict):
        return {
            key: _without_ids(one, ids, mine)
            for key, one in value.items()
            if not (":" in key and mine.search(key))
        }
    if isinstance(value, list):
        return [_without_ids(one, ids, mine) for one in value if not _is_theirs(one, ids, mine)]
    return value


def _is_theirs(value: Any, ids: set[int], mine: re.Pattern[str]) -> bool:
    """Whether a line of a kept page is about the person: a list with their number and a key that has it."""
    return isinstance(value, list) and any(
        isinstance(one, str) and ":" in one and mine.search(one) for one in value
    )


def _told(connection: Connection, ids: Sequence[int]) -> None:
    """Forget of what the user was reminded that is the person's."""
    for one in ids:
        connection.execute(
            "DELETE FROM fired WHERE follow_up LIKE '%:%:' || ?1 OR follow_up LIKE '%:%:' || ?1 || ':%'",
            (one,),
        )


def _drafts(connection: Connection, ids: Sequence[int], found: Terms) -> None:
    """Drop edits of the person that were begun, and take their name out of others."""
    connection.execute(f"DELETE FROM draft WHERE contact_id {AMONG}", (json.dumps(ids),))
    rows = naming(connection, found, "SELECT contact_id, contact FROM draft", ("contact",))
    for key, text in list(rows):
        told = json.loads(text)
        if found.stand_in(str(told.get("fn", ""))) or found.stand_in(str(told.get("uid", ""))):
            connection.execute("DELETE FROM draft WHERE contact_id = ?", (key,))
            continue
        now = text_without(text, found)
        if now != text:
            connection.execute("UPDATE draft SET contact = ? WHERE contact_id = ?", (now, key))


def _texts_begun(connection: Connection, ids: Sequence[int], found: Terms) -> None:
    """Drop what was begun about the person, and take their name out of the rest."""
    if "draft_text" not in tables(connection):
        return
    connection.execute(f"DELETE FROM draft_text WHERE contact_id {AMONG}", (json.dumps(ids),))
    rows = naming(connection, found, "SELECT place, key, text FROM draft_text", ("text",))
    for place, key, text in list(rows):
        now = text_without(text, found)
        if now != text:
            connection.execute(
                "UPDATE draft_text SET text = ? WHERE place = ? AND key = ?", (now, place, key)
            )


def _receipts(connection: Connection, ids: set[int], found: Terms, imports: Collection[int]) -> None:
    """Take the person out of the receipts of imports, which are packed."""
    if "import_receipt" not in tables(connection):
        return
    for row_id, position, import_id in connection.execute(
        "SELECT id, position, import_id FROM import_receipt"
    ):
        out = found.words_taken_out if import_id in imports else found.taken_out
        data = connection.value("SELECT data FROM import_receipt WHERE id = ?", (row_id,))
        text = zlib.decompress(data).decode()
        if position == 0:
            heading = heading_of(text)
            now = heading_text(replace(heading, files=tuple(map(out, heading.files))))
        else:
            now = _receipt_rows(text, ids, found, out)
        if now != text:
            connection.execute(
                "UPDATE import_receipt SET data = ? WHERE id = ?",
                (zlib.compress(now.encode("utf-8", "replace"), 1), row_id),
            )


def _receipt_rows(text: str, ids: set[int], found: Terms, out: Callable[[str], str]) -> str:
    """The rows of a receipt without the person; their line stays, as one that names nobody."""
    rows = rows_of(text)
    now = tuple(
        replace(
            row,
            contact_id=0 if row.contact_id in ids else row.contact_id,
            title=GONE,
            text="",
            file=out(row.file),
        )
        if row.contact_id in ids or found.stand_in(f"{row.title}\n{row.text}")
        else replace(row, file=out(row.file))
        for row in rows
    )
    return text if now == rows else rows_text(now)
