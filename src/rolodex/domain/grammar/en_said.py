"""English words that say what happened or what is to be done."""

from __future__ import annotations

from rolodex.domain.grammar.tables import cue

_DONE = [
    *cue("called|phoned|rang|telephoned\ncalled|phoned|rang back", kind="call", direction="out", done=True),
    *cue("made a call (to)\noutgoing|outbound call (to)", kind="call", direction="out", done=True),
    *cue("called|phoned|rang me|us (back)", kind="call", direction="in", done=True),
    *cue("got|received|had|took a call (from)", kind="call", direction="in", done=True),
    *cue("incoming|inbound call (from)", kind="call", direction="in", done=True),
    *cue("missed call (from)", kind="call", direction="in", outcome="no answer", done=True),
    *cue("spoke|talked|spoken (to|with)", kind="call", done=True),
    *cue("had a call (with)\non the phone (with)", kind="call", done=True),
    *cue("visited\nwent to see", kind="visit", direction="out", done=True),
    *cue("stopped|dropped|came by|in|round|over", kind="visit", direction="in", done=True),
    *cue("met (with)\nmet up (with)\nhad a meeting (with)", kind="meeting", done=True),
    *cue("emailed\ne - mailed\nsent (an) email|e-mail (to)", kind="email", direction="out", done=True),
    *cue("sent (an) e - mail (to)\nemail sent (to)", kind="email", direction="out", done=True),
    *cue("got|received (an) email (from)\nemail from", kind="email", direction="in", done=True),
    *cue("mailed|posted\nsent (a) letter (to)", kind="letter", direction="out", done=True),
    *cue("got|received (a) letter (from)\nletter from", kind="letter", direction="in", done=True),
    *cue("texted|messaged|whatsapped", kind="message", direction="out", done=True),
    *cue("sent (a) text|message|whatsapp|sms (to)", kind="message", direction="out", done=True),
    *cue("got|received (a) text|message|whatsapp|sms (from)", kind="message", direction="in", done=True),
    *cue("bought|ordered|purchased", kind="purchase", direction="in", done=True),
    *cue("has|have bought|ordered|purchased", kind="purchase", direction="in", done=True),
    *cue("sold (him|her|them)", kind="purchase", done=True),
    *cue("buys|buy|purchase|order", kind="purchase"),
    *cue("note", kind="note", first=True),
    *cue("ticket|complaint", kind="ticket", first=True),
]
_EITHER = [
    *cue("call|ring|phone", kind="call", todo="call"),
    *cue("phone call\nphonecall", kind="call", todo="call", noun=True),
    *cue("visit\nstop|drop by", kind="visit", todo="visit"),
    *cue("meeting", kind="meeting", todo="meeting", noun=True),
    *cue("meet\nmeet up", kind="meeting", todo="meeting"),
    *cue("email\ne - mail", kind="email", todo="email"),
    *cue("letter", kind="letter", todo="letter", noun=True),
    *cue("text|whatsapp|sms|message", kind="message", todo="message"),
]
_TO_DO = [
    *cue("call|ring|phone back|again\ncallback\ncall - back", todo="call"),
    *cue("stop calling|phoning|visiting|emailing|writing|texting|messaging|sending"),
    *cue("appointment", todo="meeting"),
    *cue("send (an) email\nsend (an) e - mail", todo="email"),
    *cue("send (a) letter", todo="letter"),
    *cue("send (a) text|message|whatsapp|sms", todo="message"),
    *cue("follow up\nfollow - up\nfollowup", todo="task", pure=True, again=True),
    *cue("try again\nretry", todo="call", pure=True, again=True),
    *cue(
        "remind me (to)\nreminder (to)\nremember to\ntodo\nto do\nnext step",
        todo="task",
        pure=True,
        bare=True,
    ),
    *cue("don '|’ t forget (to)\ndo not forget (to)\ndont forget (to)", todo="task", pure=True, bare=True),
    *cue("wants|asked|asks me|us to", todo="task", pure=True),
]
_OUTCOMES = [
    *cue("no answer|reply|response\nnot answering|answered\nunanswered", outcome="no answer", alone=True),
    *cue(
        "didn '|’ t answer|reply\ndid not answer|reply\ndidnt answer|reply", outcome="no answer", alone=True
    ),
    *cue("didn '|’ t pick up\ndid not pick up\nnobody answered|home", outcome="no answer", alone=True),
    *cue(
        "busy\nengaged\n(the) line busy|engaged\n(the) line is|was busy|engaged", outcome="busy", alone=True
    ),
    *cue("left (a|her|him|them) (voice) message|voicemail|vm", outcome="voicemail"),
    *cue("left (a) voice mail\nleft (a) message on (the) voicemail", outcome="voicemail"),
    *cue("voicemail|vm\nvoice mail\ngot voicemail", outcome="voicemail", alone=True),
    *cue("wrong number", outcome="wrong number", alone=True),
    *cue("not interested (at all|anymore)\nno interest", outcome="not interested", alone=True),
    *cue("not interested any more|longer\nis|are|was not interested", outcome="not interested", alone=True),
    *cue("isn|wasn|aren '|’ t interested", outcome="not interested", alone=True),
    *cue("reached", outcome="reached", alone=True),
]

SAID = (*_DONE, *_EITHER, *_TO_DO, *_OUTCOMES)

ACTIONS = frozenset(
    "send call ring phone email mail write visit meet check ask bring take deliver prepare quote invoice "
    "confirm remind review discuss talk speak order collect pick fix repair show offer book schedule arrange "
    "renew chase ping text message thank invite follow try get give find make do drop update submit share "
    "finish close sign ship test install measure present propose congratulate demo meeting appointment lunch "
    "coffee dinner pay negotiate contact reply answer forward return print pass stop go see buy sell "
    "let put plan verify clarify explain provide request resend redo draft fetch start begin hand whatsapp "
    "replace exchange refund credit claim inform notify tell report clean set look cancel move".split()
)
"""Words with which an order begins."""
