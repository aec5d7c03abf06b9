"""People as the tables of joint names write them: "Sra. Ana / Gómez / López", with F, M or nothing."""

from __future__ import annotations

from rolodex.domain.contact import Contact, Name, Org, Value


def people(text: str) -> list[Contact]:
    """Those parted by "+": prefix in brackets, given name, surnames after "/", gender and kin at the end.

    "[Dr] Jerry / Smith M" is a man; "Ana / Gómez / López F spouse=Juan Ruiz" has two surnames and a tie;
    "firm Acme" is a company, "as 王小明" a name without parts.
    """
    return [_one(part.strip()) for part in text.split("+")]


def _one(text: str) -> Contact:
    if text.startswith("firm "):
        name = text.removeprefix("firm ")
        return Contact(kind="org", fn=name, org=(Org(name),))
    if text.startswith("as "):
        return Contact(fn=text.removeprefix("as "))
    related: tuple[Value, ...] = ()
    for tie in ("spouse", "child", "parent", "sibling"):
        text, _, who = text.partition(f" {tie}=")
        if who:
            related = (Value(who.strip(), (tie,)),)
    gender = ""
    if text[-2:] in (" M", " F", " O"):
        text, gender = text[:-2], text[-1]
    prefix = ""
    if text.startswith("["):
        prefix, _, text = text[1:].partition("]")
    given, *surnames = (part.strip() for part in text.split("/"))
    family, family2, suffix = (*surnames, "", "", "")[:3]
    fn = " ".join(filter(None, (prefix, given, family, family2, suffix)))
    n = Name(given=given, family=family, family2=family2, prefix=prefix, suffix=suffix)
    return Contact(fn=fn, n=n, gender=gender, related=related)
