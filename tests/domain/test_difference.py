"""What differs between two states of a contact."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from tests.builders import contacts, person, phones

from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Org, Photo, Value
from rolodex.domain.difference import differences
from rolodex.domain.said import Words
from rolodex.i18n import word

ANA = person()
FEW = contacts(most=2)


def said(words: Words) -> str:
    return ", ".join(map(word, words))


def told(before: Contact | None, after: Contact | None) -> list[tuple[str, str, str, str]]:
    """Each difference as (name, label, before, after)."""
    return [
        (one.name, said(one.label), said(one.before), said(one.after)) for one in differences(before, after)
    ]


def test_the_same_state_differs_in_nothing() -> None:
    assert differences(ANA, ANA) == ()


def test_a_new_number_is_added() -> None:
    assert told(ANA, replace(ANA, tel=phones("600"))) == [("tel", "Phone, Mobile", "", "600")]


def test_a_number_of_the_same_kind_in_place_of_another_is_a_change() -> None:
    before, after = replace(ANA, tel=phones("600", "700")), replace(ANA, tel=phones("600", "800"))
    assert told(before, after) == [("tel", "Phone, Mobile", "700", "800")]


def test_a_number_written_otherwise_is_the_same_number_changed() -> None:
    before, after = replace(ANA, tel=phones("1", "600 1")), replace(ANA, tel=phones("6001", "1"))
    assert told(before, after) == [("tel", "Phone, Mobile", "600 1", "6001")]


def test_another_kind_of_the_same_number_is_said_on_both_sides() -> None:
    before = replace(ANA, tel=(Value("600", ("home",)),))
    after = replace(ANA, tel=(Value("600", ("work",), label="Shop"),))
    assert told(before, after) == [("tel", "Phone", "600, Home", "600, Work, Shop")]


def test_the_preferred_one_is_said_where_that_is_all_that_changed() -> None:
    before, after = replace(ANA, tel=(Value("600"),)), replace(ANA, tel=(Value("600", pref=1),))
    assert told(before, after) == [("tel", "Phone", "600", "600, preferred")]


def test_another_order_is_a_difference_too() -> None:
    before, after = replace(ANA, tel=phones("1", "2")), replace(ANA, tel=phones("2", "1"))
    assert told(before, after) == [("tel", "Phone, Sort order", "1, 2", "2, 1")]


def test_of_an_address_only_the_part_that_changed_is_said() -> None:
    home = Adr(street="Calle Mayor 1", code="28013", city="Madrid", types=("home",))
    before, after = replace(ANA, adr=(home,)), replace(ANA, adr=(replace(home, code="28014"),))
    assert told(before, after) == [("adr.code", "Address, Home, Postal code", "28013", "28014")]


def test_a_new_address_is_said_as_a_whole() -> None:
    home = Adr(street="Calle Mayor 1", code="28013", city="Madrid", types=("home",))
    assert told(ANA, replace(ANA, adr=(home,))) == [
        ("adr", "Address, Home", "", "Calle Mayor 1, 28013 Madrid")
    ]


def test_of_a_job_only_the_part_that_changed_is_said_with_the_firm_it_is_at() -> None:
    before, after = replace(ANA, org=(Org("Acme", title="Clerk"),)), replace(ANA, org=(Org("Acme"),))
    assert told(before, after) == [("org.title", "Job, Acme, Job title", "Clerk", "")]


def test_parts_of_a_name_are_told_one_by_one() -> None:
    assert told(person(), person("Eva")) == [
        ("fn", "Name", "Ana García", "Eva García"),
        ("n.given", "First name", "Ana", "Eva"),
    ]


def test_what_kind_of_contact_came_is_told_unless_it_is_a_person() -> None:
    assert told(None, Contact(fn="Acme", kind="org")) == [
        ("fn", "Name", "", "Acme"),
        ("kind", "Kind", "", "Company"),
    ]
    assert told(None, Contact(fn="Ana")) == [("fn", "Name", "", "Ana")]


def test_a_date_is_told_as_far_as_it_is_known() -> None:
    before = replace(ANA, dates=(Date("bday", "1985-03-14", 1985, 3, 14),))
    after = replace(ANA, dates=(Date("bday", "--03-15", 0, 3, 15),))
    assert told(before, after) == [("bday", "Birthday", "1985-03-14", "--03-15")]


def test_a_picture_in_place_of_another_names_both() -> None:
    before, after = replace(ANA, photo=(Photo(sha256="aa"),)), replace(ANA, photo=(Photo(sha256="bb"),))
    (difference,) = differences(before, after)
    assert (difference.name, difference.pictures, difference.what) == ("photo", ("aa", "bb"), "changed")
    assert told(before, after) == [("photo", "Photo", "A picture", "Another picture")]


def test_tags_come_and_go_each_for_itself() -> None:
    before, after = replace(ANA, categories=("vip", "old")), replace(ANA, categories=("vip", "new"))
    assert told(before, after) == [("categories", "Tag", "old", ""), ("categories", "Tag", "", "new")]


def test_fields_of_ones_own_consents_and_favourites_are_told() -> None:
    before = replace(ANA, custom=(Custom("Size", "41", "number"),))
    after = replace(
        ANA,
        custom=(Custom("Size", "42", "number"), Custom("Vegan", "yes", "yesno")),
        consent=(Consent("email", granted=True, source="fair", at="2026-05-03"),),
        favourite=True,
    )
    assert told(before, after) == [
        ("x-rolodex-field", "Size", "41", "42"),
        ("x-rolodex-field", "Vegan", "", "Yes"),
        ("x-rolodex-consent", "Consent, Email", "", "agreed, fair, 2026-05-03"),
        ("x-rolodex-favourite", "Favourite", "", "Yes"),
    ]


def test_what_is_kept_word_for_word_is_told_by_its_own_name() -> None:
    before, after = (
        replace(ANA, foreign=(Foreign("X-FOO", "1"),)),
        replace(ANA, foreign=(Foreign("X-FOO", "2"),)),
    )
    assert told(before, after) == [("x-foo", "X-FOO", "1", "2")]


def test_text_of_the_users_own_is_never_taken_for_a_format() -> None:
    assert told(ANA, replace(ANA, note=(Value("100 % %(wool)s"),))) == [
        ("note", "Note", "", "100 % %(wool)s")
    ]


@given(FEW, FEW)
@settings(max_examples=25, deadline=None)
def test_two_states_differ_in_something_unless_they_are_equal(one: Contact, other: Contact) -> None:
    assert bool(differences(one, other)) == (one != other)
    assert all(difference.before or difference.after for difference in differences(one, other))


@given(FEW)
@settings(max_examples=25, deadline=None)
def test_one_that_comes_brings_what_it_loses_when_it_goes(contact: Contact) -> None:
    come, gone = differences(None, contact), differences(contact, None)
    assert [(one.label, one.after) for one in come if not one.before] == [
        (one.label, one.before) for one in gone if not one.after
    ]
