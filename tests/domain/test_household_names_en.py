"""Names and greetings of those who share a piece, in English."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from tests.builders import contacts
from tests.domain.household_people import people

from rolodex.domain.household_names import joint_name, salutation

JERRY, BETH, TOM = "Jerry / Smith M", "Beth / Smith F", "Tom / Smith M"

NAMES = [
    # who, formal, familiar
    (f"{JERRY} + {BETH}", "Mr and Mrs Smith", "Jerry and Beth Smith"),
    (f"{BETH} + {JERRY}", "Mr and Mrs Smith", "Beth and Jerry Smith"),
    ("Jerry / Smith + Beth / Smith", "Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("Jerry / Smith M + Beth / Smith", "Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("Jerry / SMITH M + Beth / Smith F", "Mr and Mrs SMITH", "Jerry and Beth SMITH"),
    ("[Mr] Jerry / Smith + [Mrs] Beth / Smith", "Mr and Mrs Smith", "Jerry and Beth Smith"),
    ("[Mr.] Jerry / Smith + [Mrs.] Beth / Smith", "Mr and Mrs Smith", "Jerry and Beth Smith"),
    ("[Mr] Jerry / Smith + [Ms] Beth / Smith", "Mr Jerry and Ms Beth Smith", "Jerry and Beth Smith"),
    ("[Mr] Jerry / Smith + [Miss] Beth / Smith", "Mr Jerry and Miss Beth Smith", "Jerry and Beth Smith"),
    ("[Dr] Jerry / Smith M + Beth / Smith F", "Dr and Mrs Smith", "Jerry and Beth Smith"),
    ("Jerry / Smith M + [Dr] Beth / Smith F", "Dr Beth and Mr Jerry Smith", "Jerry and Beth Smith"),
    ("[Dr] Jerry / Smith M + [Dr] Beth / Smith F", "Drs Smith", "Jerry and Beth Smith"),
    ("[Dr] Jerry / Smith + [Dr] Beth / Smith", "Drs Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("[Prof. Dr.] Jerry / Smith M + Beth / Smith F", "Professor and Mrs Smith", "Jerry and Beth Smith"),
    ("[Rev.] Jerry / Smith M + Beth / Smith F", "Reverend and Mrs Smith", "Jerry and Beth Smith"),
    ("[Lord] Hugh / Ashby + [Lady] Anne / Ashby", "Lord and Lady Ashby", "Hugh and Anne Ashby"),
    ("[Sir] Ian / Holm + Sophie / Holm F", "Sir Ian and Ms Sophie Holm", "Ian and Sophie Holm"),
    ("[Captain] Jerry / Smith M + Beth / Smith F", "Captain Jerry and Ms Beth Smith", "Jerry and Beth Smith"),
    (f"{JERRY} + {TOM}", "Jerry and Tom Smith", "Jerry and Tom Smith"),
    (f"{BETH} + Ann / Smith F", "Beth and Ann Smith", "Beth and Ann Smith"),
    ("[Mr] Jerry / Smith + [Mr] Tom / Smith", "Jerry and Tom Smith", "Jerry and Tom Smith"),
    ("[Mx] Alex / Smith + Beth / Smith F", "Mx Alex and Ms Beth Smith", "Alex and Beth Smith"),
    ("Alex / Smith O + Beth / Smith F", "Alex and Beth Smith", "Alex and Beth Smith"),
    ("Jerry / Smith M + Beth / Smith F sibling=Jerry Smith", "Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("Jerry / Smith M child=Beth + Beth / Smith F", "Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("Jerry / Smith M spouse=Beth + Beth / Smith F", "Mr and Mrs Smith", "Jerry and Beth Smith"),
    ("Jerry / Smith M + Beth / Jones F", "Mr Jerry Smith and Ms Beth Jones", "Jerry Smith and Beth Jones"),
    ("Jerry / Smith + Beth / Jones F", "Jerry Smith and Beth Jones", "Jerry Smith and Beth Jones"),
    (
        "[Dr] Jerry / Smith + [Mrs] Beth / Jones",
        "Dr Jerry Smith and Mrs Beth Jones",
        "Jerry Smith and Beth Jones",
    ),
    (
        "Jerry / Smith M + Beth / Smith-Jones F",
        "Mr Jerry Smith and Ms Beth Smith-Jones",
        "Jerry Smith and Beth Smith-Jones",
    ),
    ("Beth / Jones F + Ann / Hill F", "Ms Beth Jones and Ms Ann Hill", "Beth Jones and Ann Hill"),
    ("Jerry / Smith M + Tom / Hill M", "Mr Jerry Smith and Mr Tom Hill", "Jerry Smith and Tom Hill"),
    (f"{JERRY} + {BETH} + {TOM}", "The Smith Family", "The Smith Family"),
    (f"{JERRY} + {BETH} + {TOM} + Amy / Smith F", "The Smith Family", "The Smith Family"),
    (f"{JERRY} + Beth / Jones F + {TOM}", "The Smith and Jones Family", "The Smith and Jones Family"),
    (
        "Jerry / Smith + Beth / Jones + Tom / Hill",
        "Jerry Smith, Beth Jones and Tom Hill",
        "Jerry Smith, Beth Jones and Tom Hill",
    ),
    ("J. / Smith M + B. / Smith F", "Mr and Mrs Smith", "J. and B. Smith"),
    ("J. / Smith + B. / Smith", "J. and B. Smith", "J. and B. Smith"),
    ("[Mr] / Smith + [Mrs] / Smith", "Mr and Mrs Smith", "The Smith Family"),
    ("Jerry / Smith + / Smith", "The Smith Family", "The Smith Family"),
    ("John / Smith / / Sr M + John / Smith / / Jr M", "John Smith Sr and John Smith Jr", None),
    ("John / Smith M + John / Smith M", "John Smith", "John Smith"),
    ("Mary Ann / Smith F + Jerry / Smith M", "Mr and Mrs Smith", "Mary Ann and Jerry Smith"),
    ("Otto / von Berg M + Ida / von Berg F", "Mr and Mrs von Berg", "Otto and Ida von Berg"),
    ("Jan / van der Meer M + Els / Bos F", "Mr Jan van der Meer and Ms Els Bos", None),
    ("Helena / Bonham Carter F + Tim / Burton M", "Ms Helena Bonham Carter and Mr Tim Burton", None),
    ("Pat / O'Brien M + Sue / O’Brien F", "Mr and Mrs O'Brien", "Pat and Sue O'Brien"),
    ("Juan / Ruiz / Pérez M + Ana / Gómez / López F", "Mr Juan Ruiz and Ms Ana Gómez", None),
    ("firm Acme + Jerry / Smith M", "Acme and Jerry Smith", "Acme and Jerry Smith"),
    ("/ Smith M + / Smith F", "Mr and Mrs Smith", "The Smith Family"),
    ("Juan / Ruiz / Gil M + Ana / Ruiz / Gil F", "Juan and Ana Ruiz", "Juan and Ana Ruiz"),
    ("John / Smith Jr. M + Mary / Smith F", "Mr and Mrs Smith", "John and Mary Smith"),
    ("John / Smith Jr. M + John / Smith M", "John Smith Jr. and John Smith", None),
    ("[Sir] Ian / Holm + [Lady] / Holm", "Sir Ian and Lady Holm", "The Holm Family"),
    ("[Lord] Hugh / Ashby + Ann / Ashby F", "Lord and Lady Ashby", "Hugh and Ann Ashby"),
    ("Anna / Kowalska F + Jan / Kowalski M + Ola / Kowalska F", "The Kowalski Family", None),
    ("Jerry / + Beth /", "Jerry and Beth", "Jerry and Beth"),
    ("Jerry / Smith M + Beth /", "Jerry Smith and Beth", "Jerry Smith and Beth"),
    ("as Jerry Smith + as Beth Smith", "Jerry and Beth Smith", "Jerry and Beth Smith"),
    ("as 王小明 + as 李丽", "王小明 and 李丽", "王小明 and 李丽"),
    ("Иван / Петров M + Анна / Петрова F", "Иван Петров and Анна Петрова", None),
    ("Jerry / Smith M", "Jerry Smith", "Jerry Smith"),
    ("[Dr] Jerry / Smith", "Dr Jerry Smith", "Dr Jerry Smith"),
]

GREETINGS = [
    ("Jerry / Smith M", "Dear Mr Smith", "Dear Jerry"),
    ("Beth / Jones F", "Dear Ms Jones", "Dear Beth"),
    ("Jerry / Smith", "Dear Jerry Smith", "Dear Jerry"),
    ("[Mrs] Beth / Jones", "Dear Mrs Jones", "Dear Beth"),
    ("[Miss] Beth / Jones F", "Dear Miss Jones", "Dear Beth"),
    ("[Mx] Alex / Hill F", "Dear Mx Hill", "Dear Alex"),
    ("[Dr.] Jerry / Smith", "Dear Dr Smith", "Dear Jerry"),
    ("[Dra.] Ana / Gómez / López", "Dear Dr Gómez", "Dear Ana"),
    ("[Prof. Dr.] Jerry / Smith M", "Dear Professor Smith", "Dear Jerry"),
    ("[Sir] Ian / Holm", "Dear Sir Ian", "Dear Ian"),
    ("[Lady] Anne / Ashby", "Dear Lady Ashby", "Dear Anne"),
    ("[Captain] Jerry / Smith M", "Dear Captain Smith", "Dear Jerry"),
    ("[Herr] Otto / von Berg", "Dear Mr von Berg", "Dear Otto"),
    ("Alex / Hill O", "Dear Alex Hill", "Dear Alex"),
    ("J. / Smith M", "Dear Mr Smith", "Dear Mr Smith"),
    ("J. R. / Smith", "Dear J. R. Smith", "Dear J. R. Smith"),
    ("Jerry /", "Dear Jerry", "Dear Jerry"),
    ("/ Smith", "Dear Sir or Madam", "Dear Sir or Madam"),
    ("/ Smith M", "Dear Mr Smith", "Dear Mr Smith"),
    ("as Cher", "Dear Cher", "Dear Cher"),
    ("as 王小明", "Dear 王小明", "Dear 王小明"),
    ("[Mr. and Mrs.] John / Smith", "Dear Mr. and Mrs. John Smith", "Dear Mr. and Mrs. John Smith"),
    ("[Mrs. John] / Smith", "Dear Mrs Smith", "Dear Mrs Smith"),
    ("Mr John / Smith", "Dear Mr Smith", "Dear John"),
    ("Don / Smith M", "Dear Mr Smith", "Dear Don"),
    ("as SMITH, John", "Dear John SMITH", "Dear John"),
    ("as The Smith Family", "Dear Smith Family", "Dear Smith Family"),
    ("John and Mary / Smith", "Dear John and Mary Smith", "Dear John and Mary"),
    ("John E / Smith M", "Dear Mr Smith", "Dear John E"),
    ("/ Smith + / Jones", "Dear Sir or Madam", "Dear Sir or Madam"),
    ("/ Smith M + / Smith F", "Dear Mr and Mrs Smith", "Dear Mr and Mrs Smith"),
    ("firm Acme", "Dear Sir or Madam", "Dear Sir or Madam"),
    ("firm Acme + Jerry / Smith M", "Dear Sir or Madam", "Dear Sir or Madam"),
    (f"{JERRY} + {BETH}", "Dear Mr and Mrs Smith", "Dear Jerry and Beth"),
    ("[Mr] Jerry / Smith + [Ms] Beth / Smith", "Dear Mr and Ms Smith", "Dear Jerry and Beth"),
    ("Jerry / Smith M + [Dr] Beth / Smith F", "Dear Dr and Mr Smith", "Dear Jerry and Beth"),
    ("Jerry / Smith + Beth / Smith", "Dear Jerry and Beth Smith", "Dear Jerry and Beth"),
    ("Jerry / Smith M + Beth / Jones F", "Dear Mr Smith and Ms Jones", "Dear Jerry and Beth"),
    ("Jerry / Smith + Beth / Jones F", "Dear Jerry Smith and Beth Jones", "Dear Jerry and Beth"),
    (f"{JERRY} + {TOM}", "Dear Jerry and Tom Smith", "Dear Jerry and Tom"),
    (f"{JERRY} + {BETH} + {TOM}", "Dear Smith Family", "Dear Jerry, Beth and Tom"),
    (f"{JERRY} + {BETH} + {TOM} + Amy / Smith + Eve / Smith", "Dear Smith Family", "Dear Smith Family"),
    ("J. / Smith M + B. / Smith F", "Dear Mr and Mrs Smith", "Dear Mr and Mrs Smith"),
    ("John / Smith M + John / Smith M", "Dear Mr Smith", "Dear John"),
    ("John / Smith / / Sr M + John / Smith / / Jr M", "Dear John Smith Sr and John Smith Jr", "Dear John"),
]


@pytest.mark.parametrize(("who", "formal", "familiar"), NAMES)
def test_joint_name(who: str, formal: str, familiar: str | None) -> None:
    assert joint_name(people(who), "en", "formal") == formal
    assert familiar is None or joint_name(people(who), "en", "familiar") == familiar


@pytest.mark.parametrize(("who", "formal", "familiar"), GREETINGS)
def test_salutation(who: str, formal: str, familiar: str) -> None:
    assert salutation(people(who), "en", "formal") == formal
    assert salutation(people(who), "en", "familiar") == familiar


@settings(max_examples=25, deadline=None)
@given(st.lists(contacts(1), min_size=1, max_size=4), st.sampled_from(["en", "es", "de"]))
def test_any_people_can_be_named_and_greeted(who: list[object], language: str) -> None:
    for style in ("formal", "familiar"):
        assert isinstance(joint_name(who, language, style), str)  # type: ignore[arg-type]
        assert salutation(who, language, style).strip()  # type: ignore[arg-type]
