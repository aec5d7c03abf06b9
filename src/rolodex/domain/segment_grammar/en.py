"""English words and phrases of segments."""

from __future__ import annotations

from rolodex.domain.segment_grammar.signs import (
    Point,
    choice,
    day_month,
    event,
    field,
    having,
    made,
    month_day,
    month_of,
    said,
    stretch,
    unit,
)

_LITTLE = [
    *said(
        "skip",
        "who|whom|that|which|whose|the|a|an|is|are|was|were|be|been|being|do|does|did|there\n"
        "all|any|every|each|everyone|everybody|anyone|anybody|those|these|them|they|it|its|we|i|us|our|my|their\n"
        "contacts|cards|something|anything|goods|things|please|show|find|list|search\ngive me\n"
        "at all\nso far\n"
        "also|ever|already|yet|both|either|to|located|based|live|lives|living|lived|placed|made|make",
    ),
    *said("and", "and|&|plus\nas well as"),
    *said("and", "but", "but"),
    *said("or", "or\nor else"),
    *said("nor", "nor\nneither"),
    *said(
        "not",
        "not|never|no|without|nothing|lacking|missing\ndon ' t\ndoesn ' t\ndidn ' t\nhaven ' t\nhasn ' t\n"
        "hadn ' t\nisn ' t\naren ' t\nwasn ' t\nweren ' t\ndont|doesnt|didnt|havent|hasnt\ncannot",
        "not",
    ),
    *said(
        "not",
        "except (for)\nexcluding|excepting|save\napart from\nother than\nbut not\nbut those\nbut the ones\n"
        "all|everyone|everybody but",
        "except",
    ),
    *said("not", "outside (of)", "outside"),
    *said("with", "with|have|has|had|having"),
    *said("in", "in|on|at|within|during|inside|into"),
    *said("of", "of|from|for"),
    *said("reason", "because of\nbecause\ndue to\nreason\nwith the reason\nfor the reason"),
    *said("employer", "who work|works for|at\nwork|works|working|worked|employed for|at|by\nemployees of|at"),
]
_FIELDS = [
    *field("tag", "tag|tags|tagged|label|labelled\ntagged as|with"),
    *field("group", "group|groups\nmember|members of\nmember|members of the group"),
    *field("city", "town|towns|city|cities"),
    *field("region", "region|province|state|county"),
    *field("country", "country|countries"),
    *field("code", "postcode|zip|postcodes\npostal|zip|post code"),
    *field("company", "company|firm|employer"),
    *field("product", "product|products"),
    *field("category", "category|categories"),
    *field("campaign", "campaign|campaigns|mailshot"),
    *field("title", "job|position|role\njob title"),
    *field("note", "note|notes"),
    *field("source", "source\ncame from|through"),
    *field("import", "import\nimported from\nimported with"),
    *field("name", "name|named|surname"),
    *field("address", "street"),
    *having("phone", "phone|phones|telephone|mobile\nphone|telephone|mobile number\nphone numbers"),
    *having("email", "email|mail|e-mail\ne - mail", "sent_email"),
    *having("email", "email|mail address\ne - mail address\nemail addresses"),
    *having("address", "address|addresses\npostal address"),
    *having("photo", "photo|picture|photos"),
    *having("web", "website|web|url\nweb page|site"),
]
_STAGES = [
    *choice("lifecycle", "vip", "vip|vips"),
    *choice("lifecycle", "active", "active"),
    *choice("lifecycle", "new", "new"),
    *choice(
        "lifecycle",
        "slipping",
        "slipping (away)\nat risk\nwho are slipping (away)\ngoing quiet\ndrifting away",
    ),
    *choice("lifecycle", "inactive", "inactive|dormant\ngone quiet\nwho have gone quiet"),
    *choice("lifecycle", "prospect", "prospect|prospects\npotential|prospective customers"),
    *said("skip", "lifecycle\nlifecycle stage"),
    *said("customers", "customer|customers|client|clients|buyer|buyers"),
    *choice("kind", "individual", "person|people|persons|individuals"),
    *choice("kind", "org", "companies|firms|businesses|organisations|organizations"),
    *choice("favourite", "yes", "favourite|favourites|favorite|favorites|starred"),
    *choice(
        "mail",
        "refused",
        "do not mail|email|write|contact\ndon ' t mail|email|write\ndo not send mailings|mail|letters\n"
        "do - not - mail\nmailings refused\nno mailings|mailing\nrefuse|refuses|refused mailings\nopted out\n"
        "unsubscribed\nnot to be mailed",
    ),
    *choice("mail", "allowed", "mailings allowed\nmay|can be mailed\nallow|allows mailings"),
    *choice("paused", "yes", "not interested|paused\nuninterested"),
]
_HAPPENED = [
    *event(
        "purchase",
        "bought|buy|buys|buying|purchased|purchase|purchases|ordered|order|orders|shopped\n"
        "bought anything|something\nbuy anything|something",
    ),
    *event("refund", "return|returns|returned|refund|refunds|refunded\nsent|gave|brought back"),
    *event(
        "talk",
        "talk|talks|talked|spoken|spoke|contact|contacted|conversation|conversations\n"
        "talked|spoken|spoke to|with\nbeen in touch\nin touch\ncontact with",
    ),
    *event("call", "call|calls|called|calling|phoned|telephoned|rung\nphone|telephone call|calls"),
    *event("meeting", "meeting|meetings|met\nmet with"),
    *event("visit", "visit|visits|visited|visiting"),
    *event("sent_email", "emails|emailed|mailed|mails\ne - mails\nwritten to"),
    *event("letter", "letter|letters"),
    *event("message", "message|messages|messaged"),
    *event("activity", "activity|activities|entry|entries\nany entry"),
    *said("got", "mail returned from", "returned"),
    *said("got", "bought through", "bought"),
    *said("got", "received|receive|receives\nwere|was sent\ngot the campaign", "sent"),
    *said("got", "answered|answer|answers|replied|reply|responded|respond", "answered"),
    *said("outcome", "no answer|reply\nwithout answer|reply\nunanswered", "no answer"),
    *said("outcome", "busy", "busy"),
    *said("outcome", "voicemail", "voicemail"),
    *said("outcome", "wrong number", "wrong number"),
    *said("state", "open|pending|planned", "open"),
    *said("state", "won|win", "won"),
    *said("state", "lost|lose", "lost"),
    *said("state", "closed|solved|resolved", "closed"),
    *said("state", "late|overdue", "late"),
    *said("stateful", "deal|deals|opportunity|opportunities", "deal"),
    *said("stateful", "ticket|tickets", "ticket"),
    *said(
        "stateful",
        "follow - up\nfollow - ups\nfollowup|followups\nfollow up|ups\nreminder|reminders",
        "follow_up",
    ),
]
_COUNTED = [
    *said(
        "measure",
        "spent|spend|spends|spending|turnover|revenue|sales\nnet sales\nlifetime value\nworth",
        "net",
    ),
    *said("measure", "average|mean order|orders|purchase (value)\naverage basket", "average"),
    *said(
        "measure",
        "unpaid (orders|order|invoices|invoice|bills|bill|amount)\n"
        "owe|owes|owing|outstanding (orders|invoices|bills)\n"
        "open|outstanding invoices|bills|payments\nto be paid\nowe (us) money",
        "unpaid",
    ),
    *said("measure", "days between orders|purchases\norder interval", "interval"),
    *said("measure", "expected value\nexpected sales", "expected_value"),
    *said("score", "recency (score)", "recency"),
    *said("score", "frequency (score)", "frequency"),
    *said("score", "monetary (score|value)", "monetary"),
    *said("date", "added|created\nin the book", "created"),
    *said("date", "first order|purchase|bought", "first_order"),
    *said("date", "last order|purchase|bought", "last_order"),
    *said(
        "date",
        "next order|purchase (expected)\nnext expected order|purchase\nexpected (next) order\n"
        "expected to buy|order",
        "next_order",
    ),
    *said("date", "birthday|birthdays|born\nbirth date\ndate of birth", "birthday"),
    *said("date", "last contact|talk|contacted|talked|spoken (to)", "talk"),
    *said("date", "last call|called", "call"),
    *said("date", "last visit|visited", "visit"),
    *said("date", "last meeting", "meeting"),
    *said("compare", "at least\nnot|no less|fewer than\nminimum|min (of)\na minimum of", "least"),
    *said("compare", "more|over|above|greater|higher|longer (than)", "more"),
    *said("compare", "less|fewer|under|below|lower (than)", "less"),
    *said("compare", "at most\nup to\nnot|no more than\nmaximum|max (of)\na maximum of", "most"),
    *said("compare", "exactly|precisely|just|only", "exactly"),
    *said("or_more", "or more\nor over|higher|above\nand more|above"),
    *said("or_less", "or less|fewer|lower|below"),
    *said("times", "times|time"),
    *said("times", "twice", 2),
    *made("number", "{n}", lambda _, number: number),
]
_WHEN = [
    *said("since", "since\nstarting|from on|with"),
    *said("before", "before\nearlier than"),
    *said("after", "after\nlater than"),
    *said("until", "until|till|til|through\nup to and including"),
    *said("between", "between"),
    *made(
        "point",
        "{day} (of) {month}\n{day} (of) {month} (,) {year}\n{ord} (of) {month}\n"
        "{ord} (of) {month} (,) {year}",
        day_month,
    ),
    *made(
        "point", "{month} {day}\n{month} {day} (,) {year}\n{month} {ord}\n{month} {ord} (,) {year}", month_day
    ),
    *made("point", "{month}\n{month} (of) {year}", month_of),
    *made("point", "year {year}", lambda _, year: Point(year)),
    *made("point", "last {month}", month_of),
    *made("point", "(last) {wd}", lambda _, weekday: Point(weekday=weekday)),
    *unit("day", 0, "today"),
    *unit("day", 1, "yesterday"),
    *unit("day", -1, "tomorrow"),
    *unit("week", 0, "this week"),
    *unit("week", 1, "last week\nthe previous week"),
    *unit("week", -1, "next week"),
    *unit("month", 0, "this month"),
    *unit("month", 1, "last month\nthe previous month"),
    *unit("month", -1, "next month"),
    *unit("quarter", 0, "this quarter"),
    *unit("quarter", 1, "last quarter"),
    *unit("year", 0, "this year\nthis calendar year\nthe current year"),
    *unit("year", 1, "last year\nthe previous year"),
    *stretch("last", "(the) last|past|previous {n} {unit}"),
    *stretch("last", "the last|past {unit}", 1),
    *stretch("last", "in|within|for|during last|past {unit}", 1),
    *stretch("last", "in|within|for|during the last|past {unit}", 1),
    *stretch("next", "(the) next|coming|following {n} {unit}"),
    *stretch("ago", "more than {n} {unit} ago\nover {n} {unit} ago"),
    *stretch(
        "bare", "{n} {unit}\n(for) (more than) {n} {unit}\nfor over {n} {unit}\nfor at least {n} {unit}"
    ),
]
ONCE = said("times", "once", 1)
"""Eleven in Spanish, so that it counts only where the program speaks English."""
SIGNS = (*_LITTLE, *_FIELDS, *_STAGES, *_HAPPENED, *_COUNTED, *_WHEN)
