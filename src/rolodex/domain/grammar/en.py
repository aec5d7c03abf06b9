"""English words and phrases."""

from __future__ import annotations

from rolodex.domain.grammar import dates, lengths, repeats, times
from rolodex.domain.grammar.en_said import ACTIONS, SAID
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.tables import amount, date, length, part, repeat, slots, time

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
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
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
    *date("good|black|casual friday\ncyber monday\nash wednesday\nsunday times|post|mail", dates.never),
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
    *date("{wd} fortnight", dates.weeks_from_weekday(2)),
    *date("in a|one fortnight\na fortnight from now|today", dates.fixed(14, "day")),
    *date("{wd} week\na|one|1 week from|on|after {wd}\n{wd} in a week", dates.weeks_from_weekday(1)),
    *date("{wd} after next", dates.weekday_of_week(2)),
    *date("{n} {unit} from|after {wd}", dates.count_from_weekday),
    *date("{wd} in {n} {unit}", dates.weekday_in),
    *date("{n} {unit} from today|now\nin|within {n} {unit}", dates.ahead),
    *date("in (a) couple (of) {unit}\nin {n} of {unit}", lambda now, *s: dates.ahead(now, 2, s[-1])),
    *date("{n} {unit} from tomorrow", dates.from_tomorrow),
    *date("in half an hour\nin half|1/2 hour", dates.fixed(30, "minute")),
    *date("in an hour and a half\nin one and a half hours", dates.fixed(90, "minute")),
    *date("in {n} and a half {unit}\nin {n} {unit} and a half", dates.and_a_half),
    *date("in {n} working|business|work days\n{n} working|business days from now", dates.working_days),
    *date("in (a) few {unit}\nin some {unit}\nin several {unit}", dates.never),
    *date("{n} {unit} ago", dates.ago),
    *date("in|within {hours}\n{hours} from now", dates.hours_ahead),
    *date("{hours} ago", dates.hours_ago),
    *date("half an hour ago", dates.fixed(30, "minute", dates.ago)),
    *date("a couple (of) {unit} ago", lambda now, unit: dates.ago(now, 2, unit)),
    *date("next week", dates.next_week),
    *date("(the) week after next", dates.week_after_next),
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
    *date("starting (in) {month} ({year})\nas of {month} ({year})", dates.in_month(1)),
    *date("from {month}", dates.in_month(1), "beside"),
    *date("early {month}\nin early {month}", dates.in_month(1)),
    *date("late {month}", dates.never),
    *date("this weekend\n(over) the weekend\nat the weekend\nweekend", dates.weekend(0)),
    *date("next weekend", dates.weekend(1)),
    *date("(the) {day} (of) {month} ({year})\n{day} {month} , {year}", dates.day_month),
    *date("{month} {ord} ({year})\n{month} {day} (,) {year}\n{month} {ord} , {year}", dates.month_day),
    *date("{month} {day}\n{month} the {ord}", dates.month_day, "noun"),
    *date("{wd} (,) (the) {day} (of) {month} ({year})", dates.weekday_day_month),
    *date("{wd} (,) {month} {day} ({year})\n{wd} (,) {month} {day} , {year}", dates.weekday_month_day),
    *date("{wd} (the) {ord}", dates.weekday_day),
    *date("{wd} {day}", dates.weekday_day, "noun"),
    *date("the {ord} of this month", dates.day_of_other_month(0)),
    *date("the {ord} of next month", dates.day_of_other_month(1)),
    *date("the {ord}\non {ord}", dates.day_of_month, "noun"),
    *date("{day} and|or|to|& {day} (of) {month}", dates.never),
    *date("{day} {month} street|road|avenue|lane|square", dates.never),
    *date(
        "{nth} {wd}\n{nth} {wd} after|before|following\n"
        "{wd} after|before|following easter|christmas|xmas|new|holidays",
        dates.never,
    ),
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
    *time("at|@ {hour} {min}", times.hour_minute, "noun"),
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
    *part("{half}", times.part, "beside"),
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
    *repeat("every|each {nth} {unit}\nevery|each {ord} {unit}", repeats.every_nth),
    *repeat("every|each {nth} {wd}\nevery|each {ord} {wd}", repeats.never),
    *repeat("every|each {wd} in {month}\n{wds} in {month}", repeats.never),
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
    *repeat("daily", repeats.one("day"), "last"),
    *repeat("weekly", repeats.one("week"), "last"),
    *repeat("monthly", repeats.one("month"), "last"),
    *repeat("quarterly", repeats.one("month", 3), "last"),
    *repeat("yearly|annually", repeats.one("year"), "last"),
    *repeat("biweekly|bimonthly|biannually\ntwice|thrice a {unit}", repeats.never),
]
_LENGTHS = [
    *length("(for) {n} {unit}", lengths.counted),
    *length("(for) {n} and a half {unit}", lambda now, count, unit: lengths.hours_and_a_half(now, count)),
    *length("for {hours}", lengths.written),
    *length("(for) half an hour\n(for) half hour", lengths.fixed(30)),
    *length("(for) an|one|1 hour and a half", lengths.fixed(90)),
    *length("(for) {n} {unit} (and) {n} {unit}", lengths.both),
]
_AMOUNTS = [
    *amount("€ {amount}\neur {amount}\n{amount} €|eur|euro|euros", "EUR"),
    *amount("$ {amount}\nusd {amount}\n{amount} $|usd|dollar|dollars", "USD"),
    *amount("£ {amount}\ngbp {amount}\n{amount} £|gbp|pounds|quid", "GBP"),
]

ENGLISH = Language(
    code="en",
    slots=_SLOTS,
    rules=(*_DATES, *_TIMES, *_REPEATS, *_LENGTHS, *SAID, *_AMOUNTS),
    date_leads=frozenset("on by for".split()),
    time_leads=frozenset("at @ by around".split()),
    joints=frozenset("at on @ , the by around from starting -".split()),
    bars=frozenset(
        "until till til before after not except since than to of from about between the dated".split()
    ),
    either=frozenset("or and to through thru until till & / + -".split()),
    safe=frozenset("at about to for in with and call on re @ regarding from by or".split()),
    guarded={word: frozenset(("on", "by")) for word in "mon wed sat sun may march mar weekend".split()},
    first_person=frozenset("i we".split()),
    others=frozenset("she he they client customer wife husband secretary".split()),
    fillers=frozenset("just also then have has had i we already again finally he she they the a an".split()),
    negations=frozenset("not no never nobody is was are be been being so".split()),
    refusals=frozenset("not no never t without dont doesnt wont cant cannot unable needn".split()),
    unreal=frozenset("should would could might if whether unless d".split()),
    over=frozenset("went was were".split()),
    wishes=frozenset(
        "want wants wanted need needs needed will would must should says said asks asked is are has have "
        "come comes coming pay pays paid expects expecting due and but he she they i we".split()
    ),
    forward=frozenset("for by".split()),
    called_off=frozenset("cancelled canceled postponed".split()),
    telling=frozenset("tell ask remind inform notify say explain confirm warn write check see know".split()),
    told=frozenset("that if whether why what who where how we he she they i".split()),
    topics=frozenset("about re regarding concerning because for to that".split()),
    before_names=frozenset("with to from".split()),
    conjunctions=frozenset("and then but".split()),
    openers=frozenset(
        "to please i we ll will must should need have has me us so now also just then and".split()
    )
    | {"'", "’"},
    prices=frozenset("for at".split()),
    each=frozenset("each apiece per piece unit".split()),
    is_action=ACTIONS.__contains__,
)
