"""People, companies and groups: one table for each property of a vCard (RFC 6350 names)."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, text
from sqlmodel import Field

from rolodex.store.tables.columns import (
    DEALT,
    KEYED,
    STRICT,
    Keyed,
    Row,
    by,
    by_link,
    link,
    owner,
    whole,
    words,
)


class Contact(Row, table=True):
    """A person, company or group; `uid` may stand twice, for two cards with one UID are both kept."""

    __tablename__ = "contact"
    __table_args__ = (
        by("contact", "uid"),
        by("contact", "fingerprint"),
        by_link("contact", "household_id"),
        by_link("contact", "import_id"),
        STRICT,
    )

    uid: str = words()
    kind: str = words("individual")
    fn: str = words()
    tz: str = words()
    gender: str = words()
    rev: str = words()
    favourite: int = whole()
    household_id: int | None = link("household")
    import_id: int | None = link("import_batch")
    fingerprint: str = words()
    created_at: str = words()
    updated_at: str = words()


class Name(Row, table=True):
    """N: the parts of a name, two surnames apart, and how they sound."""

    __tablename__ = "name"
    __table_args__ = (by("name", "contact_id"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    family: str = words()
    given: str = words()
    additional: str = words()
    prefix: str = words()
    suffix: str = words()
    family2: str = words()
    generation: str = words()
    phonetic_family: str = words()
    phonetic_given: str = words()
    phonetic_additional: str = words()
    prop_group: str = words()
    params: str = words()


class _Value(Row):
    """A repeated property of one text; `types` joined by commas, `params` JSON [[NAME, value], ...] or ''."""

    contact_id: int = owner("contact")
    position: int = whole()
    value: str = words()
    types: str = words()
    pref: int = whole()
    label: str = words()
    prop_group: str = words()
    params: str = words()


class Tel(_Value, table=True):
    """TEL; `e164` holds the digits with the country code where the number says it."""

    __tablename__ = "tel"
    __table_args__ = (by("tel", "contact_id"), DEALT)

    e164: str = words()


class Email(_Value, table=True):
    """EMAIL."""

    __tablename__ = "email"
    __table_args__ = (by("email", "contact_id"), DEALT)


class Url(_Value, table=True):
    """URL."""

    __tablename__ = "url"
    __table_args__ = (by("url", "contact_id"), DEALT)


class Impp(_Value, table=True):
    """IMPP and other addresses of chat."""

    __tablename__ = "impp"
    __table_args__ = (by("impp", "contact_id"), DEALT)


class Related(_Value, table=True):
    """RELATED: another person, by name, UID or URI."""

    __tablename__ = "related"
    __table_args__ = (by("related", "contact_id"), DEALT)


class Lang(_Value, table=True):
    """LANG."""

    __tablename__ = "lang"
    __table_args__ = (by("lang", "contact_id"), DEALT)


class Nickname(_Value, table=True):
    """NICKNAME."""

    __tablename__ = "nickname"
    __table_args__ = (by("nickname", "contact_id"), DEALT)


class Note(_Value, table=True):
    """NOTE."""

    __tablename__ = "note"
    __table_args__ = (by("note", "contact_id"), DEALT)


class Adr(Row, table=True):
    """ADR: a postal address by its parts; `country_code` is ISO 3166-1 alpha-2.

    `shared_adr_id` is the address of a company that this one is kept equal to.
    """

    __tablename__ = "adr"
    __table_args__ = (by("adr", "contact_id"), by_link("adr", "shared_adr_id"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    box: str = words()
    ext: str = words()
    street: str = words()
    city: str = words()
    region: str = words()
    code: str = words()
    country: str = words()
    country_code: str = words()
    types: str = words()
    pref: int = whole()
    label: str = words()
    prop_group: str = words()
    params: str = words()
    shared_adr_id: int | None = link("adr")


class Org(Row, table=True):
    """ORG, TITLE and ROLE of one job; `units` is a JSON list; `company_id` the company's own card.

    `since` and `until` are ISO 8601 dates, perhaps without day or month.
    """

    __tablename__ = "org"
    __table_args__ = (by("org", "contact_id"), by_link("org", "company_id"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    name: str = words()
    units: str = words("[]")
    title: str = words()
    role: str = words()
    company_id: int | None = link("contact")
    types: str = words()
    pref: int = whole()
    prop_group: str = words()
    params: str = words()
    since: str = words()
    until: str = words()


class Date(Row, table=True):
    """BDAY, ANNIVERSARY, DEATHDATE or an event; year, month and day are 0 where the card is silent."""

    __tablename__ = "date"
    __table_args__ = (
        by("date", "contact_id"),
        Index("date_by_month_day", "month", "day", sqlite_where=text("month > 0")),
        DEALT,
    )

    contact_id: int = owner("contact")
    position: int = whole()
    name: str = words()
    value: str = words()
    year: int = whole()
    month: int = whole()
    day: int = whole()
    label: str = words()
    prop_group: str = words()
    params: str = words()


class Photo(Row, table=True):
    """PHOTO or LOGO: a blob by its SHA-256, or a link that is never fetched."""

    __tablename__ = "photo"
    __table_args__ = (by("photo", "contact_id"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    name: str = words("photo")
    sha256: str = words()
    media_type: str = words()
    uri: str = words()
    prop_group: str = words()
    params: str = words()


class ForeignProperty(Row, table=True):
    """A property kept word for word; `place` is where it stood in its card."""

    __tablename__ = "foreign_property"
    __table_args__ = (by("foreign_property", "contact_id"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    place: int = whole()
    name: str = words()
    value: str = words()
    prop_group: str = words()
    params: str = words()


class Member(Row, table=True):
    """MEMBER of a group: `contact_id` is the group, `uid` the member's."""

    __tablename__ = "member"
    __table_args__ = (by("member", "contact_id"), by("member", "uid"), DEALT)

    contact_id: int = owner("contact")
    position: int = whole()
    uid: str = words()


class Tag(Row, table=True):
    """A category."""

    __tablename__ = "tag"
    __table_args__ = (by("tag", "name"), STRICT)

    name: str = words()


class ContactTag(Row, table=True):
    """A category of a contact, in the order of its card."""

    __tablename__ = "contact_tag"
    __table_args__ = (by("contact_tag", "contact_id"), by("contact_tag", "tag_id", "contact_id"), DEALT)

    contact_id: int = owner("contact")
    tag_id: int = owner("tag")
    position: int = whole()


class Household(Row, table=True):
    """People who get one label and one letter; `name`, `salutation` and `style` where the user chose them."""

    __tablename__ = "household"
    __table_args__ = (by_link("household", "adr_id"), STRICT)

    name: str = words()
    salutation: str = words()
    adr_id: int | None = link("adr")
    style: str = words()


class CustomField(Row, table=True):
    """A field of the user's own; `choices` is a JSON list.

    `type` is text, number, yesno, date, time, link or choice; `scope` says on whose cards it is offered: all,
    individual, org, or one where only those have it who have a value.
    """

    __tablename__ = "custom_field"
    __table_args__ = (by("custom_field", "name"), STRICT)

    position: int = whole()
    name: str = words()
    type: str = words("text")
    scope: str = words("individual")
    choices: str = words("[]")


class CustomValue(Row, table=True):
    """What stands in a field of the user's own; numbers as decimal text, dates as ISO 8601."""

    __tablename__ = "custom_value"
    __table_args__ = (by("custom_value", "contact_id"), by("custom_value", "field_id", "value"), STRICT)

    contact_id: int = owner("contact")
    field_id: int = owner("custom_field")
    value: str = words()
    position: int = whole()


class ImportBatch(Row, table=True):
    """One import: when, of which file, as what it was read (card, csv, xlsx, ldif, json), and what came of
    it.

    `changeset_id` is the step of the history that brought it.
    """

    __tablename__ = "import_batch"
    __table_args__ = (STRICT,)

    label: str = words()
    at: str = words()
    file: str = words()
    cards: int = whole()
    created: int = whole()
    updated: int = whole()
    unchanged: int = whole()
    rejected: int = whole()
    format: str = words("card")
    changeset_id: int = whole()


class Source(Row, table=True):
    """The card a contact was read from, so that the same card is known again."""

    __tablename__ = "source"
    __table_args__ = (
        by("source", "contact_id"),
        by_link("source", "import_id"),
        by("source", "uid"),
        by("source", "fingerprint"),
        by("source", "digest"),
        DEALT,
    )

    contact_id: int = owner("contact")
    import_id: int | None = link("import_batch")
    uid: str = words()
    fingerprint: str = words()
    digest: str = words()


class ImportReceipt(Row, table=True):
    """A part of the receipt of an import: rows as JSON, packed by zlib. Housekeeping, so it outlives an
    undo.
    """

    __tablename__ = "import_receipt"
    __table_args__ = (by("import_receipt", "import_id", "position"), STRICT)

    import_id: int = whole()
    position: int = whole()
    rows: int = whole()
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ImportMapping(Row, table=True):
    """How the columns of a table are taken, saved under a name; `columns` is JSON (domain/mapping_json.py).

    `header` is the folded header it was made for, so that the same table is known again.
    """

    __tablename__ = "import_mapping"
    __table_args__ = (by("import_mapping", "header"), STRICT)

    name: str = words()
    subject: str = words("contacts")
    header: str = words()
    columns: str = words()


class Distinct(Row, table=True):
    """Two contacts of whom the user said that they are not the same; the lower id stands first."""

    __tablename__ = "distinct_pair"
    __table_args__ = (by("distinct_pair", "contact_id", "other_id"), by("distinct_pair", "other_id"), STRICT)

    contact_id: int = owner("contact")
    other_id: int = owner("contact")
    at: str = words()


class Merged(Row, table=True):
    """A contact that became one with another: `merged_id` is what its id was, `changeset_id` the step.

    Without a `contact_id` the one it became has gone as well.
    """

    __tablename__ = "merged_contact"
    __table_args__ = (by_link("merged_contact", "contact_id"), by("merged_contact", "merged_id"), STRICT)

    contact_id: int | None = link("contact")
    merged_id: int = whole()
    changeset_id: int = whole()
    at: str = words()


class DeclinedRepair(Row, table=True):
    """A repair the user did not want; `mark` digests what it was about: once that changes, it is offered
    anew.
    """

    __tablename__ = "declined_repair"
    __table_args__ = (by("declined_repair", "contact_id", "repair"), STRICT)

    contact_id: int = owner("contact")
    repair: str = words()
    mark: str = words()
    at: str = words()


class Opened(Keyed, table=True):
    """When a card was last opened; housekeeping, in no step of the history."""

    __tablename__ = "opened"
    __table_args__ = (by("opened", "at"), KEYED)

    contact_id: int | None = Field(
        default=None,
        sa_column=Column(Integer, ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    )
    at: str = words()


class Draft(Keyed, table=True):
    """An edit that was begun and not saved, as JSON; 0 is that of a new contact. Housekeeping."""

    __tablename__ = "draft"
    __table_args__ = (KEYED,)

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: str = words()
    contact: str = words()


class DraftText(Keyed, table=True):
    """A text or record that was begun and not saved: where, and under which number there. Housekeeping.

    That of a new record is 0, or below zero that of the contact it was opened for; `contact_id` is whom it is
    about, 0 where nobody is chosen.
    """

    __tablename__ = "draft_text"
    __table_args__ = (KEYED,)

    place: str = Field(sa_column=Column(Text, primary_key=True))
    key: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    contact_id: int = whole()
    at: str = words()
    text: str = words()


class Erasure(Row, table=True):
    """That a person was erased for good, and what went: `report` is JSON and holds no personal data.

    Housekeeping, so that no undo can bring it back.
    """

    __tablename__ = "erasure"
    __table_args__ = (STRICT,)

    at: str = words()
    report: str = words()


class ErasedMark(Row, table=True):
    """A salted digest of something an erased person was known by, so that imports keep them out."""

    __tablename__ = "erased_mark"
    __table_args__ = (by("erased_mark", "mark"), by("erased_mark", "erasure_id"), STRICT)

    erasure_id: int = whole()
    mark: str = words()
