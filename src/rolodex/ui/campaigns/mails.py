"""Who an e-mail is for: a street is not asked for, an e-mail address is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rolodex.domain.audience import LeftOut, Rehearsal
from rolodex.domain.campaign import Campaign
from rolodex.domain.progress import Progress
from rolodex.i18n import language
from rolodex.services.opening import Services
from rolodex.ui.campaigns import words


def rehearse(
    services: Services, campaign: Campaign, home: str, now: datetime, progress: Progress
) -> Rehearsal:
    """Who gets a message and who does not; those without an e-mail address are known once there is a text."""
    asked = replace(campaign.audience, households=False, leave_out_refused=False)
    post = services.audiences.rehearse(asked, now.date(), home, language(), progress)
    unreached = [one.contact_id for one in post.left_out if one.reason in words.UNUSABLE]
    pieces = (*post.pieces, *services.letters.pieces(unreached, now, language()))
    out = tuple(one for one in post.left_out if one.reason not in words.UNUSABLE)
    if not campaign.letter_id:
        return Rehearsal(pieces, out)
    run = services.letters.run(campaign.letter_id, pieces, now, language=language(), campaign_id=campaign.id)
    begun = {one.contact_id for one in run.messages}
    silent = tuple(LeftOut(one.id, one.fn, "none", one.reason) for one in run.left_out)
    return Rehearsal(tuple(piece for piece in pieces if piece.contact_ids[0] in begun), (*silent, *out))
