"""English words and phrases."""

from __future__ import annotations

from rolodex.domain.grammar import dates, lengths, repeats, times
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.tables import amount, cue, date, length, part, repeat, slots, time

_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday weds wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_UNITS = {
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "week": "week weeks wk wks",
    "month": "month months",
    "year": "year years yr yrs",
}


_SLOTS = slots(
    {"{wd}": _WEEKDAYS, "{month}": ("", *_MONTHS)},
    [(words.split()[0] + "s", "{wds}", number) for number, words in enumerate(_WEEKDAYS)],
    [(word, slot, number) for number, word in enumerate(_NUMBERS, 1) for slot in ("{n}", "{min}")],
    [(word, "{hour}", number) for number, word in enumerate(_NUMBERS[:12], 1)],
    [(word, slot, number) for word, number in _TENS.items() for slot in ("{n}", "{min}")],
    [("a an", "{n}", 1), ("couple", "{n}", 2)],
    [(word, "{nth}", number) for word, number in _NTH.items()],
    [(words, "{unit}", unit) for unit, words in _UNITS.items()],
    [("morning", "{half}", "morning"), ("afternoon", "{half}", "afternoon")],
    [("evening night", "{half}", "evening")],
)
_DATES = [
    *date("today", dates.day_from_now(0)),
    *date("tonight", dates.day_from_now(0, "evening")),
    *date("this morning", dates.day_from_now(0, "morning")),
    *date("this afternoon", dates.day_from_now(0, "afternoon")),
    *date("this evening", dates.day_from_now(0, "evening")),
    *date("tomorrow|tmrw|tmr", dates.day_from_now(1)),
    *date("(the) day after tomorrow", dates.day_from_now(2)),
    *date("yesterday", dates.day_from_now(-1)),
    *date("last night", dates.day_from_now(-1, "evening")),
    *date("(the) day before yesterday", dates.day_from_now(-2)),
    *date("{wd}", dates.named_weekday),
    *date("this {wd}", dates.this_weekday),
    *date("coming|upcoming {wd}\nthis coming {wd}", dates.coming_weekday),
    *date("last|past {wd}\nthis past {wd}", dates.passed_weekday),
    *date("next {wd}\n{wd} (of|in|on) next week\nnext week (on) {wd}", dates.weekday_of_week(1)),
    *date("{wd} (of|in) this week\nthis week (on) {wd}", dates.weekday_of_week(0)),
    *date("{wd} (of) last week\nlast week (on) {wd}", dates.weekday_of_week(-1)),
    *date("{wd} week\na|one|1 week from|on|after {wd}\n{wd} in a week", dates.weeks_from_weekday(1)),
    *date("{wd} after next", dates.weekday_of_week(2)),
    *date("{n} {unit} from|after {wd}", dates.count_from_weekday),
    *date("{wd} in {n} {unit}", dates.weekday_in),
    *date("{n} {unit} from today|now\nin|within {n} {unit}", dates.ahead),
    *date("in (a) couple (of) {unit}\nin {n} of {unit}", lambda now, *s: dates.ahead(now, 2, s[-1])),
    *date("{n} {unit} from tomorrow", dates.from_tomorrow),
    *date("in half an hour\nin half|1/2 hour", dates.fixed(30, "minute")),
    *date("in an hour and a half\nin one and a half hours", dates.fixed(90, "minute")),
    *date("in {n} and a half {unit}", dates.and_a_half),
    *date("in {n} working|business|work days\n{n} working|business days from now", dates.working_days),
    *date("in (a) few {unit}\nin some {unit}\nin several {unit}", dates.never),
    *date("{n} {unit} ago", dates.ago),
    *date("half an hour ago", dates.fixed(30, "minute", dates.ago)),
    *date("a couple (of) {unit} ago", lambda now, unit: dates.ago(now, 2, unit)),
    *date("next week", dates.next_week),
    *date("(the) week after next", dates.fixed(1, "week")),
    *date("next month\n(the) beginning|start of next month", dates.first_of_month(1)),
    *date("next year\n(the) beginning|start of next year", dates.next_year),
    *date("last week|month|year\nthis week|month|year\nlater this week|month|year", dates.never),
    *date("(the) end of (the|this) month\nmonth end\nmonth - end\neom", dates.end_of_month(0)),
    *date("(the) end of next month", dates.end_of_month(1)),
    *date("(the) middle of (the|this) month\nmid month\nmid - month", dates.middle_of_month(0)),
    *date("(the) middle of next month", dates.middle_of_month(1)),
    *date("(the) end of (the|this) week\neow", dates.end_of_week(0)),
    *date("(the) end of next week", dates.end_of_week(1)),
    *date("(the) beginning|start of next week", dates.next_week),
    *date("(the) end of (the|this) year\nyear end\nyear - end\neoy", dates.end_of_year),
    *date("(the) end of (the) day\neod", dates.day_from_now(0)),
    *date("(the) end of (next) {month} ({year})", dates.in_month(0)),
    *date("mid {month} ({year})\nmid - {month} ({year})\n(the) middle of {month}", dates.in_month(15)),
    *date("in|next {month} ({year})\n(the) beginning|start of {month} ({year})", dates.in_month(1)),
    *date("early {month}\nin early {month}", dates.in_month(1)),
    *date("late {month}", dates.never),
    *date("this weekend\nthe weekend\nat the weekend\nweekend", dates.weekend(0)),
    *date("next weekend", dates.weekend(1)),
    *date("{day} (of) {month} ({year})\n{day} {month} , {year}", dates.day_month),
    *date("{month} {ord} ({year})\n{month} {day} (,) {year}\n{month} {ord} , {year}", dates.month_day),
    *date("{month} {day}\n{month} the {ord}", dates.month_day, "noun"),
    *date("{wd} (,) (the) {day} (of) {month} ({year})", dates.weekday_day_month),
    *date("{wd} (,) {month} {day} ({year})\n{wd} (,) {month} {day} , {year}", dates.weekday_month_day),
    *date("{wd} (the) {ord}", dates.weekday_day),
    *date("{wd} {day}", dates.weekday_day, "noun"),
    *date("the {ord}\non {ord}", dates.day_of_month, "noun"),
    *date("{iso}", dates.iso),
    *date("{dmy}", dates.figures),
    *date("{dm}", dates.figures, "alone"),
    *date("{wd} (,) {dm}\n{wd} (,) {dmy}", dates.weekday_figures),
    *date("(the) {nth} {wd} of|in (the|this) month", dates.nth_weekday(0)),
    *date("(the) {nth} {wd} of|in next month", dates.nth_weekday(1)),
    *date("(the) {nth} {wd} of|in {month} ({year})", dates.nth_weekday_of),
]
_TIMES = [
    *time("{clock}\n{clock} o '|’ clock", times.clock),
    *time("{hour} o '|’ clock\n{hour} oclock", times.hour),
    *time("at|@ {hour}\nat about|around {hour}", times.hour, "noun"),
    *time("at|@ {dotted}\nat about|around {dotted}", times.clock, "noun"),
    *time("{dotted}\n{hours}", times.clock, "alone"),
    *time("half past {hour}\nat half {hour}", times.plus(30)),
    *time("(a) quarter past|after {hour}", times.plus(15)),
    *time("(a) quarter to|of|before {hour}", times.less(15)),
    *time("{min} past {hour}\n{min} minutes past|after {hour}", times.minute_past),
    *time("{min} minutes to {hour}\nat {min} to {hour}", times.minute_to),
    *time("noon|midday", times.at(12 * 60)),
    *time("midnight", times.never),
    *time("first thing (in the morning)", times.at(9 * 60)),
    *part("in the {half}", times.part),
    *part("{half}", times.part, "alone"),
]
_REPEATS = [
    *repeat("every|each {unit}\nonce a|every|per {unit}", repeats.each),
    *repeat("every|each {n} {unit}\nonce every {n} {unit}", repeats.every),
    *repeat("every other|second|2nd {unit}", repeats.other),
    *repeat(
        "every|each {wd}\nevery|each {wd} and|& {wd}\nevery|each {wd} (,) {wd} and {wd}\n{wds}\n"
        "{wds} and {wds}",
        repeats.weekdays,
    ),
    *repeat("every other|second|2nd {wd}", repeats.other_weekday),
    *repeat("every|each {n} {unit} on {wd}", repeats.every_on),
    *repeat("every|each weekday|workday\nevery working|business day", repeats.working),
    *repeat(
        "(the) {nth} {wd} of every|each (the) month\n"
        "every|each {nth} {wd} of (the|each|every) month\nevery|each month on the {nth} {wd}",
        repeats.nth_weekday,
    ),
    *repeat(
        "(the) {ord} of every|each month\nevery|each month on the {ord}\nevery|each {ord} (of the month)",
        repeats.month_day,
    ),
    *repeat("every|each {n} {unit} on the {ord}", repeats.months_day),
    *repeat("(the) last day of every|each month\n(the) end of every|each month", repeats.last_of_month),
    *repeat("every|each {day} (of) {month}\nevery|each year on {day} (of) {month}", repeats.year_day),
    *repeat("every|each {month} {day}\nevery|each year on {month} {day}", repeats.year_month_day),
    *repeat("every|each quarter", repeats.one("month", 3)),
    *repeat("every|each fortnight\nfortnightly", repeats.one("week", 2)),
    *repeat("every|each morning", repeats.one("day", 1, "morning")),
    *repeat("every|each afternoon", repeats.one("day", 1, "afternoon")),
    *repeat("every|each evening|night", repeats.one("day", 1, "evening")),
    *repeat("daily", repeats.one("day"), "alone"),
    *repeat("weekly", repeats.one("week"), "alone"),
    *repeat("monthly", repeats.one("month"), "alone"),
    *repeat("quarterly", repeats.one("month", 3), "alone"),
    *repeat("yearly|annually", repeats.one("year"), "alone"),
    *repeat("biweekly|bimonthly|biannually\ntwice|thrice a {unit}", repeats.never),
]
_LENGTHS = [
    *length("(for) {n} {unit}", lengths.counted),
    *length("(for) {n} and a half {unit}", lambda now, count, unit: lengths.hours_and_a_half(now, count)),
    *length("(for) half an hour\n(for) half hour", lengths.fixed(30)),
    *length("(for) an|one|1 hour and a half", lengths.fixed(90)),
    *length("(for) {n} {unit} (and) {n} {unit}", lengths.both),
]
_CUES = [
    *cue("called|phoned|rang|telephoned\ncalled|phoned|rang back", kind="call", direction="out", done=True),
    *cue("called|phoned|rang me|us (back)", kind="call", direction="in", done=True),
    *cue(
        "(i) got|received|had|took a call (from)\nincoming|inbound call (from)",
        kind="call",
        direction="in",
        done=True,
    ),
    *cue("outgoing|outbound call (to)\nmade a call (to)", kind="call", direction="out", done=True),
    *cue("spoke|talked|spoken (to|with)\nhad a call (with)\non the phone (with)", kind="call", done=True),
    *cue("missed call (from)", kind="call", direction="in", outcome="no answer", done=True),
    *cue("call\nphone call\nphonecall\nring|phone", kind="call", todo="call"),
    *cue("call|ring|phone back\ncallback\ncall - back", todo="call"),
    *cue("call|ring|phone again", todo="call"),
    *cue("visited", kind="visit", direction="out", done=True),
    *cue("went to see", kind="visit", direction="out", done=True),
    *cue("stopped|dropped|came by|in|round|over", kind="visit", direction="in", done=True),
    *cue("visit\nstop|drop by", kind="visit", todo="visit"),
    *cue("met (with)\nhad a meeting (with)\nmet up (with)", kind="meeting", done=True),
    *cue("meeting\nmeet (with)\nmeet up (with)\nappointment", kind="meeting", todo="meeting"),
    *cue(
        "emailed|mailed by email\ne - mailed\nsent (an|the|her|him|them) email|e-mail\n"
        "sent (an) e - mail\nemail|e-mail sent",
        kind="email",
        direction="out",
        done=True,
    ),
    *cue(
        "(i) got|received an|her|his|their email (from)\nemail from", kind="email", direction="in", done=True
    ),
    *cue("email\ne - mail\nsend (an) email (to)", kind="email", todo="email"),
    *cue("mailed|posted\nsent (a|the) letter (to)", kind="letter", direction="out", done=True),
    *cue("got|received a letter (from)\nletter from", kind="letter", direction="in", done=True),
    *cue("letter\nsend (a) letter (to)", kind="letter", todo="letter"),
    *cue(
        "texted|messaged|whatsapped\nsent (a|an|her|him|them) text|message|whatsapp|sms (to)",
        kind="message",
        direction="out",
        done=True,
    ),
    *cue("got|received a|an text|message|whatsapp|sms (from)", kind="message", direction="in", done=True),
    *cue("text|whatsapp|sms|message", kind="message", todo="message"),
    *cue("note", kind="note", first=True),
    *cue("ticket|complaint", kind="ticket", first=True),
    *cue("bought|ordered|purchased\nhas|have bought|ordered", kind="purchase", direction="in", done=True),
    *cue("buys|buy|purchase|order", kind="purchase"),
    *cue("sold (him|her|them)", kind="purchase", done=True),
    *cue(
        "no answer\nno reply\nnot answering\n(she|he|they) didn '|’ t|tn answer|reply\n"
        "(she|he|they) did not answer\ndidn '|’ t pick up\ndid not pick up\nunanswered\nno response",
        outcome="no answer",
    ),
    *cue("busy\nline busy|engaged\n(the) line is|was busy|engaged\nengaged", outcome="busy", alone=True),
    *cue(
        "left (a|her|him|them) (voice) message|voicemail|vm\nleft (a) voice mail\nvoicemail|vm\n"
        "voice mail\nleft word",
        outcome="voicemail",
    ),
    *cue("wrong number", outcome="wrong number"),
    *cue(
        "not interested\nno interest\nnot interested any more|longer\nnot interested anymore\n"
        "(she|he|they) is|are not interested",
        outcome="not interested",
        alone=True,
    ),
    *cue("reached", outcome="reached", alone=True),
    *cue(
        "follow up (with)\nfollow - up\nfollowup\nremind me (to)\nreminder (to)\nremember to\ntodo\n"
        "to do\nnext step",
        todo="task",
        pure=True,
        again=True,
    ),
    *cue("try again\nretry", todo="call", again=True),
    *cue("need|needs|have|has to\nmust|should|will\ni|we '|’ ll\ni|we will|must|should", todo="task"),
]
_AMOUNTS = [
    *amount("€ {amount}\neur {amount}\n{amount} €|eur|euro|euros", "EUR"),
    *amount("$ {amount}\nusd {amount}\n{amount} $|usd|dollar|dollars", "USD"),
    *amount("£ {amount}\ngbp {amount}\n{amount} £|gbp|pounds|quid", "GBP"),
]
_ACTIONS = frozenset(
    "send call ring phone email mail write visit meet check ask bring take deliver prepare quote invoice "
    "confirm remind review discuss talk speak order collect pick fix repair show offer book schedule arrange "
    "renew chase ping text message thank invite follow try get give find make do drop update submit share "
    "finish close sign ship test install measure present propose congratulate demo meeting appointment lunch "
    "coffee dinner pay negotiate contact reply answer forward return print order pass stop go see buy sell "
    "let put plan verify clarify explain provide request resend redo draft fetch start begin hand whatsapp "
    "replace exchange refund credit claim inform notify tell report clean set look have cancel move".split()
)

ENGLISH = Language(
    code="en",
    slots=_SLOTS,
    rules=(*_DATES, *_TIMES, *_REPEATS, *_LENGTHS, *_CUES, *_AMOUNTS),
    date_leads=frozenset("on by for the starting from of".split()),
    time_leads=frozenset("at @ by around about from the".split()),
    joints=frozenset("at on @ , the by around from starting -".split()),
    bars=frozenset("until till til before after not except since than to".split()),
    either=frozenset("or and".split()),
    safe=frozenset("at about to for in with and call on re @ regarding from by or".split()),
    guarded=frozenset("mon wed sat sun may mar weekend".split()),
    first_person=frozenset("i we".split()),
    others=frozenset("she he they client customer wife husband secretary".split()),
    fillers=frozenset("just also then have has had i we already again finally he she they the a an".split()),
    negations=frozenset("not no never is was are be been being so".split()),
    topics=frozenset("about re regarding concerning because for to that".split()),
    before_names=frozenset("with to from".split()),
    conjunctions=frozenset("and then but".split()),
    is_action=_ACTIONS.__contains__,
)
