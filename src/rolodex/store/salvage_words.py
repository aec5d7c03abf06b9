"""What the user calls the rows of each table of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, plural_message

Noun = Callable[[int], Message]

NOUNS: Mapping[str, Noun] = MappingProxyType(
    {
        "activity": lambda n: plural_message(
            "%(count)d entry of the timeline", "%(count)d entries of the timeline", n
        ),
        "adr": lambda n: plural_message("%(count)d address", "%(count)d addresses", n),
        "attachment": lambda n: plural_message("%(count)d attached file", "%(count)d attached files", n),
        "bad_address": lambda n: plural_message(
            "%(count)d note of a returned letter", "%(count)d notes of returned letters", n
        ),
        "blob": lambda n: plural_message("%(count)d picture or file", "%(count)d pictures or files", n),
        "campaign": lambda n: plural_message("%(count)d campaign", "%(count)d campaigns", n),
        "campaign_member": lambda n: plural_message(
            "%(count)d piece of a campaign", "%(count)d pieces of campaigns", n
        ),
        "changeset": lambda n: plural_message(
            "%(count)d step of the history", "%(count)d steps of the history", n
        ),
        "consent": lambda n: plural_message("%(count)d consent", "%(count)d consents", n),
        "contact": lambda n: plural_message("%(count)d card", "%(count)d cards", n),
        "contact_tag": lambda n: plural_message("%(count)d tag on a card", "%(count)d tags on cards", n),
        "custom_field": lambda n: plural_message(
            "%(count)d field of your own", "%(count)d fields of your own", n
        ),
        "custom_value": lambda n: plural_message(
            "%(count)d value of a field of your own", "%(count)d values of fields of your own", n
        ),
        "date": lambda n: plural_message("%(count)d date", "%(count)d dates", n),
        "deal": lambda n: plural_message("%(count)d deal", "%(count)d deals", n),
        "declined_repair": lambda n: plural_message(
            "%(count)d declined suggestion", "%(count)d declined suggestions", n
        ),
        "distinct_pair": lambda n: plural_message(
            "%(count)d note that two cards are different people",
            "%(count)d notes that two cards are different people",
            n,
        ),
        "draft": lambda n: plural_message("%(count)d draft of a card", "%(count)d drafts of cards", n),
        "draft_text": lambda n: plural_message("%(count)d begun text", "%(count)d begun texts", n),
        "drip": lambda n: plural_message("%(count)d chain of mailings", "%(count)d chains of mailings", n),
        "drip_deed": lambda n: plural_message(
            "%(count)d mailing of a chain that was done", "%(count)d mailings of chains that were done", n
        ),
        "drip_step": lambda n: plural_message(
            "%(count)d step of a chain of mailings", "%(count)d steps of chains of mailings", n
        ),
        "email": lambda n: plural_message("%(count)d e-mail address", "%(count)d e-mail addresses", n),
        "erased_mark": lambda n: plural_message(
            "%(count)d mark against importing somebody again",
            "%(count)d marks against importing somebody again",
            n,
        ),
        "erasure": lambda n: plural_message(
            "%(count)d record of an erasure", "%(count)d records of erasures", n
        ),
        "expectation": lambda n: plural_message(
            "%(count)d forecast of a customer", "%(count)d forecasts of customers", n
        ),
        "fired": lambda n: plural_message(
            "%(count)d note of a reminder shown", "%(count)d notes of reminders shown", n
        ),
        "follow_up_rule": lambda n: plural_message(
            "%(count)d rule for follow-ups", "%(count)d rules for follow-ups", n
        ),
        "foreign_property": lambda n: plural_message(
            "%(count)d detail of another program", "%(count)d details of other programs", n
        ),
        "household": lambda n: plural_message("%(count)d household", "%(count)d households", n),
        "import_batch": lambda n: plural_message("%(count)d import", "%(count)d imports", n),
        "import_mapping": lambda n: plural_message(
            "%(count)d saved way to import", "%(count)d saved ways to import", n
        ),
        "import_receipt": lambda n: plural_message(
            "%(count)d original line of imports", "%(count)d original lines of imports", n
        ),
        "impp": lambda n: plural_message("%(count)d messenger address", "%(count)d messenger addresses", n),
        "journal": lambda n: plural_message(
            "%(count)d entry of the history", "%(count)d entries of the history", n
        ),
        "journal_shape": lambda n: plural_message(
            "%(count)d description of old history", "%(count)d descriptions of old history", n
        ),
        "label_sheet": lambda n: plural_message(
            "%(count)d begun sheet of labels", "%(count)d begun sheets of labels", n
        ),
        "label_template": lambda n: plural_message("%(count)d label design", "%(count)d label designs", n),
        "lang": lambda n: plural_message(
            "%(count)d language of a contact", "%(count)d languages of contacts", n
        ),
        "last_id": lambda n: plural_message(
            "%(count)d count of numbers given", "%(count)d counts of numbers given", n
        ),
        "letter": lambda n: plural_message("%(count)d letter text", "%(count)d letter texts", n),
        "loyalty": lambda n: plural_message(
            "%(count)d entry of loyalty points", "%(count)d entries of loyalty points", n
        ),
        "mailing": lambda n: plural_message("%(count)d print job", "%(count)d print jobs", n),
        "mailing_piece": lambda n: plural_message("%(count)d printed piece", "%(count)d printed pieces", n),
        "member": lambda n: plural_message("%(count)d place in a group", "%(count)d places in groups", n),
        "merged_contact": lambda n: plural_message(
            "%(count)d note of merged cards", "%(count)d notes of merged cards", n
        ),
        "name": lambda n: plural_message("%(count)d name in its parts", "%(count)d names in their parts", n),
        "nickname": lambda n: plural_message("%(count)d nickname", "%(count)d nicknames", n),
        "note": lambda n: plural_message("%(count)d note", "%(count)d notes", n),
        "occurrence": lambda n: plural_message(
            "%(count)d time of a follow-up that repeats", "%(count)d times of follow-ups that repeat", n
        ),
        "offer": lambda n: plural_message("%(count)d offer", "%(count)d offers", n),
        "opened": lambda n: plural_message(
            "%(count)d recently opened card", "%(count)d recently opened cards", n
        ),
        "org": lambda n: plural_message("%(count)d job", "%(count)d jobs", n),
        "own_stock": lambda n: plural_message(
            "%(count)d label paper of your own", "%(count)d label papers of your own", n
        ),
        "pause": lambda n: plural_message(
            "%(count)d pause of follow-ups", "%(count)d pauses of follow-ups", n
        ),
        "payment": lambda n: plural_message("%(count)d payment", "%(count)d payments", n),
        "photo": lambda n: plural_message("%(count)d photo", "%(count)d photos", n),
        "pipeline": lambda n: plural_message("%(count)d sales pipeline", "%(count)d sales pipelines", n),
        "printer": lambda n: plural_message("%(count)d printer setting", "%(count)d printer settings", n),
        "product": lambda n: plural_message("%(count)d product", "%(count)d products", n),
        "purchase": lambda n: plural_message("%(count)d order", "%(count)d orders", n),
        "purchase_line": lambda n: plural_message(
            "%(count)d line of an order", "%(count)d lines of orders", n
        ),
        "refund": lambda n: plural_message("%(count)d refund", "%(count)d refunds", n),
        "related": lambda n: plural_message(
            "%(count)d relation between people", "%(count)d relations between people", n
        ),
        "reminder": lambda n: plural_message("%(count)d follow-up", "%(count)d follow-ups", n),
        "segment": lambda n: plural_message("%(count)d saved segment", "%(count)d saved segments", n),
        "segment_move": lambda n: plural_message(
            "%(count)d move between segments", "%(count)d moves between segments", n
        ),
        "series": lambda n: plural_message(
            "%(count)d series of follow-ups", "%(count)d series of follow-ups", n
        ),
        "setting": lambda n: plural_message("%(count)d setting", "%(count)d settings", n),
        "source": lambda n: plural_message(
            "%(count)d note where a card came from", "%(count)d notes where cards came from", n
        ),
        "stage": lambda n: plural_message("%(count)d stage of deals", "%(count)d stages of deals", n),
        "tag": lambda n: plural_message("%(count)d tag", "%(count)d tags", n),
        "tel": lambda n: plural_message("%(count)d phone number", "%(count)d phone numbers", n),
        "ticket": lambda n: plural_message("%(count)d ticket", "%(count)d tickets", n),
        "url": lambda n: plural_message("%(count)d web page", "%(count)d web pages", n),
    }
)


def noun(table: str, count: int) -> Message:
    """So many rows of a table, as the user calls them."""
    named = NOUNS.get(table)
    return (
        named(count) if named else plural_message("%(count)d other entry", "%(count)d other entries", count)
    )
