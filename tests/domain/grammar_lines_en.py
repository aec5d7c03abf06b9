"""What English lines say, as a reader of them expected it: kind, when, how long, outcome; what follows."""

from __future__ import annotations

from tests.domain.grammar_lines import CLOCKS_BACK, FRI_MORNING, LAST_OF_MAY, WED_MORNING, YEAR_TURN

LINES = (
    (
        WED_MORNING,
        "log",
        """
        called, remind me to call when he is back friday => call -> call 2026-05-08
        called, check it friday => call -> task 2026-05-08
        called Ana and Bob yesterday => call@2026-05-05
        called no answer will try again tmrw => call =no-answer -> call 2026-05-07
        rang him, left vm, call back fri 2pm => call =voicemail -> call 2026-05-08T14:00
        spoke w/ Maria 12 mins, wants 3-4 chairs => call
        don't call before Monday => note ?
        dont call him before 15 may => note ?
        not before Friday => note ?
        called, he says not before Friday => call ?
        she's busy until end of month => note ?
        40% off until May => note
        Q4 budget is frozen => note
        works 9 to 5 => note
        price 12,50 per box => note
        he wants 1/2 ton of sand => note ?
        ordered ref 10-05-26 blue => note ?
        sku 2026-11 is out of stock => note
        met April at the fair => meeting
        spoke to May about the invoice => call
        June's new number is 555 0199 => note
        Mr Friday wants the catalogue => note ?
        March is our best month => note
        may need more chairs => note
        he may call on Friday => note ?
        they march on => note
        sun umbrellas, 12 pcs => note ?
        give me a second => note
        the second order is late => note
        his second call today => note ?
        called at noon => call ?
        called yesterday at noon => call@2026-05-05T12:00
        called at 9 => call@2026-05-06T09:00
        called this morning, follow up next week => call@2026-05-06 -> call 2026-05-11
        visited Monday => visit@2026-05-04
        visited on monday, send offer tuesday => visit@2026-05-04 -> task 2026-05-12
        visited last friday => visit@2026-05-01
        called wednesday => call@2026-04-29
        emailed 3 May => email@2026-05-03
        emailed on the 3rd => email@2026-05-03
        mailed them the catalogue on the 8th => letter@2026-04-08
        called 3 days ago, wants price list => call@2026-05-03
        met 2 weeks ago at expo => meeting@2026-04-22
        bought 12 chairs for 1,250.50 eur => purchase 1,250.50EUR
        ORDERED 500 USD => purchase 500USD
        CALLED. SEND SAMPLES NEXT MONDAY => call -> task 2026-05-11
        called 👍 follow up friday 🎉 => call -> call 2026-05-08
        called; follow-up in 2 wks => call -> call 2026-05-20
        called, fu mon => call ?
        called, f/u 5/6 => call ?
        called, follow up in 10 days at 4 => call -> call 2026-05-16T16:00
        called, call again in an hour => call -> call 2026-05-06T11:30
        called, ring back in half an hour => call -> call 2026-05-06T11:00
        called, ring in 30 => call
        called, wants delivery by Friday => call ?
        called, needs it for friday or monday => call ?
        called, send invoice on the 31st => call -> task 2026-05-31
        called, follow up end of month => call -> call 2026-05-31
        called, follow up eom => call -> call 2026-05-31
        called, follow up 29 feb => call -> call 2028-02-29
        called, follow up 31 june => call ?
        called, follow up 13/13 => call ?
        called, follow up friday 13 => call ?
        called, follow up today at 9 => call ?
        called, follow up today at 9pm => call -> call 2026-05-06T21:00
        called, follow up this afternoon => call -> call 2026-05-06T16:00
        called, follow up tonight => call -> call 2026-05-06T19:00
        called, follow up mid june => call -> call 2026-06-15
        called, follow up sometime next week => call -> call 2026-05-11
        called, follow up asap => call
        called, follow up never => call
        called, no follow up needed => call
        called, no need to follow up friday => call ?
        called, follow up friday 15th => call -> call 2026-05-15
        called, follow up fri 15/5 => call -> call 2026-05-15
        called, follow up fri 16/5 => call ?
        called, follow up 10.30 friday => call -> call 2026-05-08T10:30
        called, follow up friday @ 3 => call -> call 2026-05-08T15:00
        called, follow up friday 1530 => call -> call 2026-05-08
        called, follow up 25:00 friday => call ?
        called, follow up half past nine tomorrow => call -> call 2026-05-07T09:30
        called, follow up quarter to 5 friday => call -> call 2026-05-08T16:45
        called, follow up 3 friday => call -> call 2026-05-08
        called, follow up first thing monday => call -> call 2026-05-11T09:00
        called, follow up a week on friday => call -> call 2026-05-15
        called, follow up friday week => call -> call 2026-05-15
        called, follow up the day after tomorrow => call -> call 2026-05-08
        called, follow up day after tomorrow 9ish => call -> call 2026-05-08
        called, follow up friday, not monday => call -> call 2026-05-08 ?
        called, follow up friday or monday => call ?
        called, follow up friday, send quote monday => call -> call 2026-05-08 ?
        called mon, wed and fri => call ?
        called twice today => call@2026-05-06
        no answer => call =no-answer
        not interested => note =not-interested
        called, not interested => call =not-interested
        called, not interested in the blue ones, send red catalogue tomorrow => call -> task 2026-05-07
        he called, wants visit => call
        they rang me, 15', all good => call
        called 5h ago => call@2026-05-06T05:30
        called 5 h => call 300min
        they open at 9 => note ?
        ticket: chair 3 broken, delivered 2 May => ticket ?
        complained about order 4/2026 => note
        WhatsApp'd him photos yesterday => message@2026-05-05
        txt him thurs => note ?
        sent letter 1 April => letter@2026-04-01
        wants call back tomorrow => note ?
        asked me to call on the 3rd => -> call 2026-06-03
        asked me to call him back after lunch tomorrow => -> call 2026-05-07
        meeting next tuesday => -> meeting 2026-05-12
        meeting tuesday => meeting ?
        meeting tomorrow 3pm => -> meeting 2026-05-07T15:00
        llamó, follow up el viernes => call ?
        call in 2h => -> call 2026-05-06T12:30
        called, won't follow up friday => call ?
        called, he doesn't want a follow up friday => call ?
        called, can't meet friday => call ?
        called, visit friday cancelled => call ?
        called, never call on mondays => call ?
        called, stop calling on mondays => call ?
        called, stop by monday => call -> visit 2026-05-11
        called, call between 11 and 18 may => call ?
        called, call 11 & 18 may => call ?
        called, call mon & fri => call ?
        called, call friday / monday => call ?
        called, call friday - monday => call ?
        called, call monday and tuesday => call ?
        called, call him in 1-2 weeks => call
        called, call him in 2 or 3 days => call
        called, call him in a week or two => call ?
        called, call him every monday in june => call ?
        called, call him every monday except 25 may => call -> call 2026-05-11 FREQ=WEEKLY;BYDAY=MO ?
        called, call every monday for 3 weeks => call ?
        called, call every monday 3 times => call ?
        called, call every 6 months until 2028 => call ?
        called, call every 3rd monday => call ?
        called, call every third monday => call ?
        called, call every third week => call -> call 2026-05-27 FREQ=WEEKLY;INTERVAL=3
        called, call every second tuesday => call -> call 2026-05-12 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
        called, call every monday from september => call -> call 2026-09-07 FREQ=WEEKLY;BYDAY=MO
        called, call him at 9 or 10 tomorrow => call ?
        called, call him tomorrow 9am to 11am => call ?
        called, call him tomorrow, not at 9 => call -> call 2026-05-07 ?
        called, call him friday the 8th of may at 5:30pm => call -> call 2026-05-08T17:30
        called, send 8 may lamps => call ?
        called, bring 2 sat phones => call ?
        called, send invoice of 3 march => call ?
        called, send invoice dated 3 june => call ?
        called, send the friday menu => call ?
        called, discuss visit of friday => call ?
        called, ask if he can come friday => call ?
        called, ask why he didn't come on friday => call ?
        called, remind him that the offer ends on friday => call ?
        called, tell him we are closed on friday => call ?
        called, tell him friday that we are closed => call -> task 2026-05-08
        called, call friday fortnight => call -> call 2026-05-22
        called, call in a fortnight => call -> call 2026-05-20
        called, call fri at ten thirty => call -> call 2026-05-08T10:30
        called, call fri 12am => call -> call 2026-05-08T00:00
        called, call fri 12pm => call -> call 2026-05-08T12:00
        called, call fri 12:60 => call ?
        called, call 5/13/26 => call -> call 2026-05-13
        called, send monthly report friday => call -> task 2026-05-08 ?
        called for 5 minutes, send quote for 10 minutes => call 5min
        called at 3 => call ?
        called yesterday 3pm 20 min => call@2026-05-05T15:00
        called next monday => call ?
        called 31 april => call ?
        called him and he will come friday => call ?
        called wants delivery friday => call ?
        called Ana wants quote friday => call ?
        called to confirm friday => call ?
        called about the meeting on friday => call ?
        called re: meeting 12 may => call ?
        called, meeting moved from 12 may to 14 may => call ?
        called, offer valid until 30 june, follow up 25 june => call -> call 2026-06-25 ?
        called monday, will call back friday => call@2026-05-04 -> call 2026-05-08
        called monday no answer => call@2026-05-04 =no-answer
        called no answer call again monday 10am => call =no-answer -> call 2026-05-11T10:00
        called - busy - try again 4pm => call =busy -> call 2026-05-06T16:00
        called, left message to call back friday => call =voicemail ?
        visit monday went well => visit ?
        visit today at 4 => -> visit 2026-05-06T16:00
        ordered 3 sofas for friday => note ?
        ordered 1,200 € on monday => purchase@2026-05-04 1,200EUR
        has not ordered 500€ => note
        nobody called => note
        should have called => note
        I'd have called monday => note ?
        if he called monday => note ?
        haven't called => note
        will call tomorrow => -> call 2026-05-07
        don't forget to call Ana monday => -> call 2026-05-11
        they'll pay friday => note ?
        let's meet friday => -> task 2026-05-08
        """,
    ),
    (
        FRI_MORNING,
        "log",
        """
        called, follow up friday => call -> call 2026-05-15
        called, follow up this friday => call -> call 2026-05-08
        called, follow up next friday => call -> call 2026-05-15
        called, follow up next monday => call -> call 2026-05-11
        called last friday => call@2026-05-01
        called friday => call@2026-05-01
        called, follow up fri 13 => call ?
        called, follow up over the weekend => call -> call 2026-05-09
        called, follow up next weekend => call -> call 2026-05-16
        """,
    ),
    (
        LAST_OF_MAY,
        "log",
        """
        called, follow up in a month => call -> call 2026-06-30
        called, follow up end of month => call -> call 2026-06-30
        called, follow up at 9 => call -> call 2026-06-01T09:00
        called, follow up at 7 => call -> call 2026-06-01T07:00
        called on the 31st => call@2026-05-31
        """,
    ),
    (
        YEAR_TURN,
        "log",
        """
        called, follow up tomorrow => call -> call 2027-01-01
        called, follow up in 20 minutes => call -> call 2027-01-01T00:10
        called, follow up 2 jan => call -> call 2027-01-02
        called 2 jan => call@2026-01-02
        called, follow up next year => call -> call 2027-01-01
        called, follow up feb 29 2027 => call ?
        """,
    ),
    (
        CLOCKS_BACK,
        "log",
        """
        called, follow up in 3 hours => call -> call 2026-10-25T02:30
        called, follow up tomorrow 2:30 am => call -> call 2026-10-25T02:30
        """,
    ),
    (
        WED_MORNING,
        "plan",
        """
        no call, email Ana friday => -> email 2026-05-08
        no rush, call Ana friday => -> call 2026-05-08
        call Ana Ruiz friday at 10 about the quote => -> call 2026-05-08T10:00
        call May tomorrow => -> call 2026-05-07
        call April on 3 June => -> call 2026-06-03
        call Mr March in March => -> call 2027-03-01
        call June in june => -> call 2026-06-01
        email Augusto the price list by friday => -> email 2026-05-08
        lunch with Bob fri noon => -> task 2026-05-08T12:00
        call Bob every monday at 9 => -> call 2026-05-11T09:00 FREQ=WEEKLY;BYDAY=MO
        call Bob every 2 weeks from 1 june => -> call 2026-06-01 FREQ=WEEKLY;INTERVAL=2
        call Bob every other friday => -> call 2026-05-08 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
        call Bob every month on the 31st => -> call 2026-05-31 FREQ=MONTHLY;BYMONTHDAY=31
        call Bob first monday of each month => -> call 2026-06-01 FREQ=MONTHLY;BYDAY=1MO
        call Bob every mon and thu => -> call 2026-05-07 FREQ=WEEKLY;BYDAY=MO,TH
        call Bob every weekday 8:30 => -> call 2026-05-07T08:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        call Bob every quarter => -> call 2026-08-06 FREQ=MONTHLY;INTERVAL=3
        call Bob daily until friday => -> call - ?
        send catalogue to Room 101 tomorrow 14h => -> task 2026-05-07T14:00
        tmrw 9am Ana => -> task 2026-05-07T09:00
        12 chairs for Ana => -> task -
        pay invoice 2026-05-12 => -> task 2026-05-12
        call Ana 555-0199 tomorrow => -> call 2026-05-07
        call +34 600 10 10 10 tomorrow => -> call 2026-05-07
        call Ana re order 12/5 on friday => -> call 2026-05-08 ?
        call Ana re model 9:16 screen friday => -> call 2026-05-08T09:16
        deliver 3 pm 20 pumps friday => -> task 2026-05-08T15:00
        remind me in a month to call Ana => -> call 2026-06-06
        remind me the 6th to call Ana => -> call 2026-05-06
        call Ana 6 may => -> call 2026-05-06
        call Ana 5 may => -> call 2027-05-05
        call Ana 5/6/26 => -> call 2026-06-05
        call Ana 5-6 => -> call -
        call Ana at 9 => -> call 2026-05-07T09:00
        call Ana at 11 => -> call 2026-05-06T11:00
        call Ana in the morning => -> call 2026-05-07T09:00
        call Ana tomorrow morning at 7 => -> call 2026-05-07T07:00
        call Ana tomorrow at 7 in the evening => -> call 2026-05-07T19:00
        call Ana tomorrow evening at 8 => -> call 2026-05-07T20:00
        call Ana monday or tuesday => -> call - ?
        don't call Ana before monday => -> task - ?
        don't call Ana on monday => -> task - ?
        call Ana except mondays => -> call - ?
        call Ana 2 days before 20 may => -> call - ?
        call Ana after 20 may => -> call - ?
        call Ana a week before christmas => -> call -
        call Ana wed => -> call - ?
        call Ana this wed => -> call 2026-05-06
        call Ana next wed => -> call 2026-05-13
        wish Ana happy birthday 29 february => -> task 2028-02-29
        call Ana 31 sept => -> call - ?
        call Ana 32 may => -> call -
        CALL ANA TOMOROW => -> call -
        call ana thusday => -> call -
        call ana wendesday 9.30 => -> call - ?
        call Ana for 2h tomorrow => -> call 2026-05-07
        call Ana in 2h => -> call 2026-05-06T12:30
        don't forget to call Ana monday => -> call 2026-05-11
        call Ana about Monday => -> call - ?
        call Ana friday about meeting on Monday => -> call 2026-05-08 ?
        call Ana to move monday to friday => -> call - ?
        visit 3 May Street tomorrow => -> visit 2026-05-07 ?
        meet Ana at 10 Downing Street friday at 3 => -> meeting 2026-05-08T15:00 ?
        deliver 10 to 12 chairs friday => -> task 2026-05-08
        call Ana monday after easter => -> call - ?
        call Ana first monday after 15 may => -> call - ?
        call Ana 2 days after friday => -> call 2026-05-10
        call Ana the day before friday => -> call - ?
        call Ana friday and Bob monday => -> call - ?
        call Ana 8 pm and 9 pm => -> call - ?
        call Ana at 5 tomorrow at 6 => -> call 2026-05-07T17:00 ?
        """,
    ),
)
