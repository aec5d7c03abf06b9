"""Who a campaign is for and who not, as choices of a box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolodex.domain.audience import Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.segment import EVERYBODY
from rolodex.i18n import _, word
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.known import Known

LISTED, RULE, ALL, SEGMENT, CAMPAIGN = "listed", "rule", "all", "segment:", "campaign:"


def key(audience: Audience) -> str:
    """The choice that an audience stands for, "" for nobody yet."""
    if audience.segment_id:
        return f"{SEGMENT}{audience.segment_id}"
    if audience.rule is not None:
        return ALL if audience.rule == EVERYBODY else RULE
    return LISTED if audience.contact_ids else ""


def choices(audience: Audience, known: Known) -> Iterator[tuple[str, str]]:
    """Whom one can write to: what the campaign came with, the segments, everybody."""
    now = key(audience)
    if now == "":
        yield "", _("Choose people…")
    if audience.contact_ids:
        yield LISTED, _("List: %(people)s") % {"people": words.people(len(audience.contact_ids))}
    if now == RULE:
        yield RULE, _("People found by a rule")
    if now.startswith(SEGMENT) and all(one.id != audience.segment_id for one in known.segments):
        # were it not offered, the box would say Everybody, and the next change would mean it
        yield now, _("A segment that was deleted")
    yield ALL, _("Everybody")
    for segment in known.segments:
        yield f"{SEGMENT}{segment.id}", _("Segment: %(name)s") % {"name": word(segment.title)}


def taken(audience: Audience, chosen: str) -> Audience:
    """The audience with another choice of whom it is for."""
    if chosen == key(audience):
        return audience
    if chosen.startswith(SEGMENT):
        return replace(audience, segment_id=int(chosen.removeprefix(SEGMENT)), rule=None)
    if chosen == ALL:
        return replace(audience, segment_id=0, rule=EVERYBODY)
    return replace(audience, segment_id=0, rule=None)


def less_key(audience: Audience) -> str:
    """Whom the campaign leaves out beforehand, "" for nobody."""
    if audience.without:
        return f"{SEGMENT}{audience.without[0]}"
    return f"{CAMPAIGN}{audience.without_campaigns[0]}" if audience.without_campaigns else ""


def less_choices(campaign: Campaign, known: Known) -> Iterator[tuple[str, str]]:
    """Whom one can leave out beforehand: a segment, or those who got an earlier campaign."""
    yield "", _("Nobody")
    now = campaign.audience.without[:1]
    if now and all(one.id != now[0] for one in known.segments):
        yield f"{SEGMENT}{now[0]}", _("A segment that was deleted")
    for segment in known.segments:
        yield f"{SEGMENT}{segment.id}", word(segment.title)
    for row in known.rows:
        if row.id != campaign.id:
            yield f"{CAMPAIGN}{row.id}", _("Who got “%(name)s”") % {"name": row.name}


def less(audience: Audience, chosen: str) -> Audience:
    """The audience with another choice of whom it leaves out."""
    if chosen == less_key(audience):
        return audience
    segments = (int(chosen.removeprefix(SEGMENT)),) if chosen.startswith(SEGMENT) else ()
    campaigns = (int(chosen.removeprefix(CAMPAIGN)),) if chosen.startswith(CAMPAIGN) else ()
    return replace(audience, without=segments, without_campaigns=campaigns)


def included(audience: Audience, contact_ids: tuple[int, ...]) -> Audience:
    """The audience with these people in spite of what speaks against it."""
    wanted = frozenset(contact_ids)
    kept = tuple(one for one in audience.excluded if one not in wanted)
    return replace(audience, excluded=kept, included=tuple(sorted(wanted.union(audience.included))))


def excluded(audience: Audience, contact_ids: tuple[int, ...]) -> Audience:
    """The audience without these people."""
    gone = frozenset(contact_ids)
    kept = tuple(one for one in audience.included if one not in gone)
    return replace(audience, included=kept, excluded=tuple(sorted(gone.union(audience.excluded))))
