"""A person as a few lines of text, for a letter, a message or a note."""

from __future__ import annotations

from rolodex.domain.address import AddressRules, lines
from rolodex.domain.contact import Contact
from rolodex.domain.display import detail
from rolodex.domain.naming import display_name


def plain_card(contact: Contact, rules: AddressRules, home: str = "", language: str = "en") -> str:
    """Name, job and firm, phones, mails and links a line each, then each address as its country writes it."""
    name = display_name(contact)
    said = [name]
    said += [detail(job.title, job.name) for job in contact.org]
    for values in (contact.tel, contact.email, contact.url):
        said += [value.value for value in values]
    found = [" ".join(line.split()) for line in said]
    blocks = ["\n".join(dict.fromkeys(line for line in found if line))]
    blocks += ["\n".join(lines(adr, rules, home, language)) for adr in contact.adr]
    return "\n".join(block for block in blocks if block)
