"""Property names and words of the address books of this world, and what they mean in a contact."""

from __future__ import annotations

VALUE_TYPES_IMPLIED = frozenset(
    {"", "text", "uri", "url", "phone-number", "date", "date-time", "date-and-or-time"}
)

IM_SERVICES: dict[str, tuple[str, str]] = {
    "X-AIM": ("AIM", "aim"),
    "X-ICQ": ("ICQ", "icq"),
    "X-JABBER": ("Jabber", "xmpp"),
    "X-MSN": ("MSN", "msnim"),
    "X-YAHOO": ("Yahoo", "ymsgr"),
    "X-YAHOO-ID": ("Yahoo", "ymsgr"),
    "X-SKYPE": ("Skype", "skype"),
    "X-SKYPE-USERNAME": ("Skype", "skype"),
    "X-GOOGLE-TALK": ("GoogleTalk", "xmpp"),
    "X-GTALK": ("GoogleTalk", "xmpp"),
    "X-QQ": ("QQ", "qq"),
    "X-GADUGADU": ("GaduGadu", "gg"),
    "X-GROUPWISE": ("GroupWise", "groupwise"),
    "X-SIP": ("SIP", "sip"),
    "X-MATRIX": ("Matrix", "matrix"),
    "X-TELEGRAM": ("Telegram", "telegram"),
    "X-TWITTER": ("Twitter", "twitter"),
    "X-MS-IMADDRESS": ("IM", "im"),
}
"""Properties of one messenger each: its name and the scheme of its addresses."""

RELATIONS = {
    "X-ABRELATEDNAMES": "",
    "X-SPOUSE": "spouse",
    "X-ASSISTANT": "assistant",
    "X-MANAGER": "manager",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-EVOLUTION-MANAGER": "manager",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-MS-SPOUSE": "spouse",
    "X-MS-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant",
}

DATE_NAMES = {
    "BDAY": "bday",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "DEATHDATE": "deathdate",
}

APPLE_RELATIONS = {
    name.lower(): name
    for name in (
        *("Father", "Mother", "Parent", "Brother", "Sister", "Child", "Son", "Daughter"),
        *("Friend", "Spouse", "Partner", "Assistant", "Manager"),
    )
}
APPLE_LABELS = frozenset(
    {"HomePage", "Anniversary", "Home", "Work", "Other", "Mobile", *APPLE_RELATIONS.values()}
)
"""Labels that Apple's programs translate, written by them as `_$!<Home>!$_`."""

ANDROID_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domestic partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}

ONLY_BEFORE_4 = frozenset({"LABEL", "AGENT", "CLASS", "MAILER", "NAME", "PROFILE", "SORT-STRING"})
"""Properties that 4.0 dropped; there they are written with X- before their name, and read back by it."""

ONLY_SINCE_4 = frozenset({"KIND", "MEMBER", "GENDER", "LANG", "CLIENTPIDMAP", "XML"})
"""Properties that 3.0 lacks; there they are written with X- before their name, and read back by it."""

_APPLE = ("_$!<", ">!$_")


def plain_label(text: str) -> str:
    """A label without the marks that Apple's programs put around the words they translate."""
    text = text.strip()
    if text.startswith(_APPLE[0]) and text.endswith(_APPLE[1]):
        return text[len(_APPLE[0]) : -len(_APPLE[1])].strip()
    return text


def apple_label(label: str) -> str:
    """A label as Apple's programs write it."""
    return f"{_APPLE[0]}{label}{_APPLE[1]}" if label in APPLE_LABELS else label
