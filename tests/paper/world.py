"""People of our own making in twelve scripts, some with two scripts in one address."""

from __future__ import annotations

import random
from dataclasses import dataclass

from rolodex.domain.address import postal_lines
from rolodex.domain.contact import Adr, Contact, Name, Org
from rolodex.paper.faces import Han
from rolodex.paper.labels import Text
from rolodex.services import addresses

HOME = "ES"
"""The sender's country: every other is named in Latin capitals at the end, as the post asks."""


@dataclass(frozen=True, slots=True)
class Script:
    """Words of one script to make addresses of; `{}` in a street is the number of the house."""

    country: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    firms: tuple[str, ...]
    streets: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...]
    joined: bool = False


SCRIPTS = {
    "Latin": Script(
        "PL",
        ("Małgorzata", "Łukasz", "Zoë", "Íñigo", "Đặng Thị Ẩn"),
        ("Wójcik", "Żółkiewska", "Peña", "Ångström", "O’Byrne"),
        ("Księgarnia pod Lipą", "Øst & Ærø A/S"),
        ("ul. Długa {}", "al. Świętokrzyska {} m. 4"),
        (("00-238", "Warszawa", ""), ("31-147", "Kraków", "")),
    ),
    "Greek": Script(
        "GR",
        ("Νίκος", "Ελένη", "Ιωάννα", "Άγγελος"),
        ("Παπαδόπουλος", "Οικονόμου", "Ξενάκης"),
        ("Βιβλιοπωλείο Ήλιος", "Αφοί Ψαρρά Α.Ε."),
        ("Οδός Ερμού {}", "Λεωφόρος Αλεξάνδρας {}, 3ος όροφος"),
        (("105 63", "Αθήνα", ""), ("546 24", "Θεσσαλονίκη", "")),
    ),
    "Cyrillic": Script(
        "RU",
        ("Иван", "Ольга", "Євген", "Ђорђе"),
        ("Петров", "Щербакова", "Їжакевич", "Љубичић"),
        ("ООО «Берёза»", "Книжный дом на Невском"),
        ("ул. Тверская, д. {}, кв. 7", "Большой проспект, д. {}"),
        (("125009", "Москва", ""), ("191186", "Санкт-Петербург", "")),
    ),
    "Armenian": Script(
        "AM",
        ("Գրիգոր", "Անահիտ", "Եւգինէ", "Հայկ"),
        ("Սարգսյան", "Տեր-Պետրոսյան", "Խաչատրյան"),
        ("«Արև» գրատուն", "Երևանի կոնյակ"),
        ("Աբովյան փողոց {}", "Մաշտոցի պողոտա {}, բն. 12"),
        (("0001", "Երևան", ""), ("3101", "Գյումրի", "Շիրակ")),
    ),
    "Georgian": Script(
        "GE",
        ("გიორგი", "ნინო", "თამარ", "ზურაბ"),
        ("ბერიძე", "ჯაფარიძე", "წულუკიძე"),
        ("წიგნის სახლი", "ღვინის მარანი"),
        ("რუსთაველის გამზირი {}", "ჭავჭავაძის ქუჩა {}"),
        (("0108", "თბილისი", ""), ("4600", "ქუთაისი", "")),
    ),
    "Hebrew": Script(
        "IL",
        ("דוד", "שרה", "נועם", "יעל"),
        ("לוי", "כהן־צדק", "בן גוריון"),
        ("הוצאת ספרים (אור)", "בית קפה 24"),
        ("רחוב דיזנגוף {}", "שדרות רוטשילד {} (ב)"),
        (("6423902", "תל אביב", ""), ("9414001", "ירושלים", "")),
    ),
    "Arabic": Script(
        "SA",
        ("محمد", "فاطمة", "عبد الله", "پریسا"),
        ("الأنصاري", "بن سعود", "گلستانی"),
        ("مكتبة النور", "شركة الأفق (ش.م.م)"),
        ("شارع الملك فهد {}", "طريق العليا {}، الدور ٣"),
        (("11564", "الرياض", ""), ("21442", "جدة", "")),
    ),
    "Devanagari": Script(
        "IN",
        ("राजेश", "प्रज्ञा", "कृष्ण", "हृदयेश"),
        ("शर्मा", "श्रीवास्तव", "द्विवेदी"),
        ("ज्ञान प्रकाशन", "किताब घर"),
        ("महात्मा गाँधी मार्ग {}", "{}, लक्ष्मी नगर"),
        (("400001", "मुंबई", "महाराष्ट्र"), ("110092", "नई दिल्ली", "दिल्ली")),
    ),
    "Thai": Script(
        "TH",
        ("สมชาย", "ปิ่นแก้ว", "ณัฐพงษ์", "กุ้ง"),
        ("ใจดี", "ศรีสุวรรณ", "อภิสิทธิ์โรจน์"),
        ("ร้านหนังสือใต้ต้นไม้ใหญ่ริมแม่น้ำเจ้าพระยา", "บริษัท น้ำใส จำกัด"),
        ("{} ถนนสุขุมวิท", "{} หมู่ที่ ๕ ตำบลบ้านใหม่"),
        (("10110", "เขตวัฒนา", "กรุงเทพมหานคร"), ("50200", "อำเภอเมือง", "เชียงใหม่")),
    ),
    "Kana": Script(
        "JP",
        ("さくら", "ひなた", "ユーゴ", "しょうた"),
        ("たかはし", "はっとり", "ヴァーグナー"),
        ("コーヒーショップ「ひまわり」", "ﾊﾟﾝﾀﾞ㈱"),
        ("さくらがおか{}ちょうめ", "ニュータウンみなみ{}－５"),
        (("330-0081", "さいたま市", "埼玉県"), ("901-0151", "うるま市", "沖縄県")),
        joined=True,
    ),
    "Han": Script(
        "CN",
        ("小明", "喆", "丽华", "堃"),
        ("王", "欧阳", "諸葛", "龔"),
        ("北京清晨图书出版有限责任公司", "三聯書店（上海）"),
        ("建国路{}号（东门）", "中山北路{}弄12号、3楼"),
        (("100022", "朝阳区", "北京市"), ("200063", "普陀区", "上海市")),
        joined=True,
    ),
    "Hangul": Script(
        "KR",
        ("철수", "영희", "쀼믜", "하늘"),
        ("김", "남궁", "섥"),
        ("㈜푸른책방", "햇살 문구"),
        ("세종대로 {}", "테헤란로{}길 5 (역삼동)"),
        (("04524", "중구", "서울특별시"), ("48058", "해운대구", "부산광역시")),
    ),
}


def person(number: int) -> tuple[str, Contact]:
    """Somebody, always the same for a number, and the script of the address.

    Every sixth works for a firm of a Latin name, every eleventh has a Latin name themself.
    """
    chance = random.Random(number)
    script = list(SCRIPTS)[number % len(SCRIPTS)]
    words = SCRIPTS[script]
    given, family = chance.choice(words.given), chance.choice(words.family)
    fn = f"{family}{given}" if words.joined else f"{given} {family}"
    if number % 11 == 0:
        given, family, fn = "Ana", "García Ortiz", "Ana García Ortiz"
    firm = "Globex (Iberia) S.L." if number % 6 == 0 else chance.choice((*words.firms, ""))
    code, city, region = chance.choice(words.places)
    adr = Adr(
        street=chance.choice(words.streets).format(chance.randint(1, 300)),
        code=code,
        city=city,
        region=region,
        country_code=words.country,
        types=("work",),
    )
    name = Name(family=family, given=given)
    return script, Contact(fn=fn, n=name, org=(Org(name=firm),) if firm else (), adr=(adr,))


def text(contact: Contact) -> Text:
    """The lines of this person's label."""
    adr = contact.adr[0]
    names = {"name": contact.fn, "firm": contact.org[0].name if contact.org else ""}
    han: Han = "jp" if adr.country_code == "JP" else "sc"
    return Text(postal_lines(names, adr, addresses.rules(), HOME, "en"), han=han)


def thousand() -> list[tuple[str, Text]]:
    """A thousand labels, each with its script."""
    people = [person(number) for number in range(1000)]
    return [(script, text(contact)) for script, contact in people]
