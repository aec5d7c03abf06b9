"""Names and greetings of those who share a piece, in Spanish."""

from __future__ import annotations

import pytest
from tests.domain.household_people import people

from rolodex.domain.household_names import joint_name, salutation

JUAN, ANA = "Juan / Ruiz / Pérez M", "Ana / Gómez / López F"
LUIS, EVA = "Luis / Ruiz / Gómez M", "Eva / Ruiz / Gómez F"

NAMES = [
    # who, formal, familiar
    ("Juan / Ruiz M + Ana / Ruiz F", "Sr. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("Ana / Ruiz F + Juan / Ruiz M", "Sr. y Sra. Ruiz", "Ana y Juan Ruiz"),
    ("Juan / Ruiz + Ana / Ruiz", "Familia Ruiz", "Juan y Ana Ruiz"),
    ("Juan / Ruiz M + Ana / Ruiz", "Familia Ruiz", "Juan y Ana Ruiz"),
    ("Juan / Ruiz M + Luis / Ruiz M", "Sres. Ruiz", "Juan y Luis Ruiz"),
    ("Ana / Ruiz F + Eva / Ruiz F", "Sras. Ruiz", "Ana y Eva Ruiz"),
    ("[Sr.] Juan / Ruiz + [Sra.] Ana / Ruiz", "Sr. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("[D.] Juan / Ruiz + [Dña.] Ana / Ruiz", "Sr. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("[Don] Juan / Ruiz + [Doña] Ana / Ruiz", "Sr. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("[Sr. D.] Juan / Ruiz + [Srta.] Ana / Ruiz", "Sr. y Srta. Ruiz", "Juan y Ana Ruiz"),
    ("[Dr.] Juan / Ruiz + Ana / Ruiz F", "Dr. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("Juan / Ruiz M + [Dra.] Ana / Ruiz", "Sr. y Dra. Ruiz", "Juan y Ana Ruiz"),
    ("[Dr.] Juan / Ruiz + [Dra.] Ana / Ruiz", "Dr. y Dra. Ruiz", "Juan y Ana Ruiz"),
    ("[Dr] Juan / Ruiz M + [Dr] Ana / Ruiz F", "Dr. y Dra. Ruiz", "Juan y Ana Ruiz"),
    ("[Prof.] Juan / Ruiz + [Sra.] Ana / Ruiz", "Prof. y Sra. Ruiz", "Juan y Ana Ruiz"),
    ("[Mr] Jerry / Smith + [Mrs] Beth / Smith", "Sr. y Sra. Smith", "Jerry y Beth Smith"),
    ("Jerry / Smith M + Beth / Smith F", "Sr. y Sra. Smith", "Jerry y Beth Smith"),
    ("Ana / García / López + Luis / García / López", "Familia García López", "Ana y Luis García López"),
    ("Ana / García López + Luis / García López", "Familia García López", "Ana y Luis García López"),
    ("Ana / García / López F + Luis / García / López M", "Familia García López", "Ana y Luis García López"),
    (f"{JUAN} + {LUIS}", "Familia Ruiz", "Juan y Luis Ruiz"),
    ("Juan / Ruiz M + Luis / Ruiz / Gómez M", "Sres. Ruiz", "Juan y Luis Ruiz"),
    ("Juan / Ruiz M child=Luis + Luis / Ruiz M", "Familia Ruiz", "Juan y Luis Ruiz"),
    ("Juan / Ruiz M + Ana / Ruiz F sibling=Juan Ruiz", "Familia Ruiz", "Juan y Ana Ruiz"),
    (f"{JUAN} + {ANA}", "Sr. Ruiz y Sra. Gómez", "Juan Ruiz y Ana Gómez"),
    (f"{ANA} + {JUAN}", "Sra. Gómez y Sr. Ruiz", "Ana Gómez y Juan Ruiz"),
    ("Juan / Ruiz M + Ana / Gómez F", "Sr. Ruiz y Sra. Gómez", "Juan Ruiz y Ana Gómez"),
    ("Juan / Ruiz Pérez M + Ana / Gómez López F", "Sr. Ruiz y Sra. Gómez", "Juan Ruiz y Ana Gómez"),
    ("Juan / Ruiz + Ana / Gómez", "Juan Ruiz y Ana Gómez", "Juan Ruiz y Ana Gómez"),
    ("Juan / Ruiz M + Ana / Gómez", "Juan Ruiz y Ana Gómez", "Juan Ruiz y Ana Gómez"),
    ("[Dr.] Juan / Ruiz + [Dra.] Ana / Gómez", "Dr. Ruiz y Dra. Gómez", "Juan Ruiz y Ana Gómez"),
    ("[Ing.] Juan / Ruiz M + Ana / Gómez F", "Ing. Ruiz y Sra. Gómez", "Juan Ruiz y Ana Gómez"),
    ("Ana / Gómez F + Eva / Sanz F", "Sra. Gómez y Sra. Sanz", "Ana Gómez y Eva Sanz"),
    ("Juan / Ruiz M + Leo / Sanz M", "Sr. Ruiz y Sr. Sanz", "Juan Ruiz y Leo Sanz"),
    ("Ana / Gómez F + Inés / Sanz", "Ana Gómez e Inés Sanz", "Ana Gómez e Inés Sanz"),
    ("Ana / Ruiz + Inés / Ruiz", "Familia Ruiz", "Ana e Inés Ruiz"),
    ("Ana / Ruiz + Hilario / Ruiz", "Familia Ruiz", "Ana e Hilario Ruiz"),
    ("Ana / Ruiz + Iago / Ruiz", "Familia Ruiz", "Ana y Iago Ruiz"),
    ("Ana / Ruiz + Yves / Ruiz", "Familia Ruiz", "Ana e Yves Ruiz"),
    ("Ana / Ruiz + Yolanda / Ruiz", "Familia Ruiz", "Ana y Yolanda Ruiz"),
    (f"{JUAN} + {ANA} + {LUIS}", "Familia Ruiz Gómez", "Familia Ruiz Gómez"),
    (f"{ANA} + {LUIS} + {EVA}", "Familia Ruiz Gómez", "Familia Ruiz Gómez"),
    (f"{ANA} + {LUIS}", "Familia Ruiz Gómez", "Ana Gómez y Luis Ruiz"),
    (f"{LUIS} + {EVA}", "Familia Ruiz Gómez", "Luis y Eva Ruiz Gómez"),
    (f"{JUAN} + {LUIS} + {EVA}", "Familia Ruiz", "Familia Ruiz"),
    ("Juan / Ruiz M + Ana / Gómez F + Luis / Ruiz M", "Familia Ruiz Gómez", "Familia Ruiz Gómez"),
    ("Juan / Ruiz M + Ana / Ruiz F + Luis / Ruiz M", "Familia Ruiz", "Familia Ruiz"),
    ("Juan / Ruiz + Luis / Ruiz / Gómez + Eva / Ruiz / Gómez", "Familia Ruiz Gómez", "Familia Ruiz Gómez"),
    (
        "Juan / Ruiz + Ana / Gómez + Leo / Sanz",
        "Juan Ruiz, Ana Gómez y Leo Sanz",
        "Juan Ruiz, Ana Gómez y Leo Sanz",
    ),
    ("Juan / de la Cruz M + Ana / de la Cruz F", "Sr. y Sra. De la Cruz", "Juan y Ana de la Cruz"),
    ("Juan / de la Cruz + Ana / de la Cruz", "Familia De la Cruz", "Juan y Ana de la Cruz"),
    ("Juan / del Río M + Ana / Gómez F", "Sr. Del Río y Sra. Gómez", "Juan del Río y Ana Gómez"),
    ("Juan / López de Haro M + Ana / Gil F", "Sr. López de Haro y Sra. Gil", "Juan López de Haro y Ana Gil"),
    ("Otto / von Berg M + Ida / von Berg F", "Sr. y Sra. von Berg", "Otto e Ida von Berg"),
    ("Jordi / Pla i Serra M + Anna / Pons F", "Sr. Pla i Serra y Sra. Pons", "Jordi Pla i Serra y Anna Pons"),
    ("J. / Ruiz M + A. / Ruiz F", "Sr. y Sra. Ruiz", "J. y A. Ruiz"),
    ("J. / Ruiz + A. / Ruiz", "Familia Ruiz", "J. y A. Ruiz"),
    ("[Sr.] / Ruiz + [Sra.] / Ruiz", "Sr. y Sra. Ruiz", "Familia Ruiz"),
    ("Juan / Ruiz + / Ruiz", "Familia Ruiz", "Familia Ruiz"),
    ("Juan / Ruiz / Pérez M + Juan / Ruiz / Pérez M", "Juan Ruiz Pérez", "Juan Ruiz Pérez"),
    (
        "Juan / Ruiz / Pérez M + Juan / Ruiz / Gómez M",
        "Familia Ruiz",
        "Juan Ruiz Pérez y Juan Ruiz Gómez",
    ),
    ("/ Ruiz M + / Ruiz F", "Sr. y Sra. Ruiz", "Familia Ruiz"),
    ("M.ª José / Gil F + Juan / Ros M", "Sra. Gil y Sr. Ros", "M.ª José Gil y Juan Ros"),
    ("Ana / d'Ors F + Juan / d'Ors M", "Sr. y Sra. D'Ors", "Ana y Juan d'Ors"),
    ("Ana / Gil F + / Ros M", "Sra. Gil y Sr. Ros", "Sra. Gil y Sr. Ros"),
    ("[Excmo. Sr. D.] Juan / Gil + [Excma. Sra. Dña.] Ana / Gil", "Sr. y Sra. Gil", "Juan y Ana Gil"),
    (
        "Luis / Ruiz / Gil M + Ana / Sanz / Ros F + Leo / Ruiz / Sanz M + Eva / Ros F",
        "Familia Ruiz Sanz",
        None,
    ),
    ("Ana / Kowalska F + Jan / Kowalski M + Ola / Kowalska F", "Familia Kowalski", "Familia Kowalski"),
    ("John / Smith Jr. M + Mary / Smith F", "Sr. y Sra. Smith", "John y Mary Smith"),
    ("as Juan y Ana Ruiz + Leo / Ruiz M", "Juan y Ana Ruiz y Leo Ruiz", "Juan y Ana Ruiz y Leo Ruiz"),
    ("José María / Ruiz M + María José / Gómez F", "Sr. Ruiz y Sra. Gómez", None),
    ("firm Bodegas Ruiz + Juan / Ruiz M", "Bodegas Ruiz y Juan Ruiz", "Bodegas Ruiz y Juan Ruiz"),
    ("Juan / + Ana /", "Juan y Ana", "Juan y Ana"),
    ("as Juan Ruiz + as Ana Gómez", "Juan Ruiz y Ana Gómez", "Juan Ruiz y Ana Gómez"),
    ("as 王小明 + as 李丽", "王小明 y 李丽", "王小明 y 李丽"),
    ("Ana / Gómez / López F", "Ana Gómez López", "Ana Gómez López"),
]

GREETINGS = [
    ("Juan / Ruiz / Pérez M", "Estimado Sr. Ruiz", "Hola, Juan"),
    ("Ana / Gómez López F", "Estimada Sra. Gómez", "Hola, Ana"),
    ("Alex / Gil", "Estimado/a Alex Gil", "Hola, Alex"),
    ("Alex / Gil O", "Estimado/a Alex Gil", "Hola, Alex"),
    ("[Mx] Alex / Gil", "Estimado/a Alex Gil", "Hola, Alex"),
    ("[D.] Juan / Ruiz", "Estimado Sr. Ruiz", "Hola, Juan"),
    ("[Dña.] Ana / Gómez", "Estimada Sra. Gómez", "Hola, Ana"),
    ("[Srta.] Ana / Gómez", "Estimada Srta. Gómez", "Hola, Ana"),
    ("[Dr.] Juan / Ruiz", "Estimado Dr. Ruiz", "Hola, Juan"),
    ("[Dra.] Ana / Gómez", "Estimada Dra. Gómez", "Hola, Ana"),
    ("[Dr] Beth / Smith F", "Estimada Dra. Smith", "Hola, Beth"),
    ("[Prof.] Ana / Gómez F", "Estimada Prof.ª Gómez", "Hola, Ana"),
    ("[Ing.] Juan / Ruiz M", "Estimado Ing. Ruiz", "Hola, Juan"),
    ("[Eng.º] Rui / Costa M", "Estimado Eng.º Costa", "Hola, Rui"),
    ("[Sr.D.] Juan / Ruiz", "Estimado Sr. Ruiz", "Hola, Juan"),
    ("[Sir] Ian / Holm", "Estimado Sir Ian", "Hola, Ian"),
    ("Juan / de la Cruz M", "Estimado Sr. De la Cruz", "Hola, Juan"),
    ("J. / Ruiz M", "Estimado Sr. Ruiz", "Estimado Sr. Ruiz"),
    ("J. / Ruiz", "Estimado/a J. Ruiz", "Estimado/a J. Ruiz"),
    ("Ana / F", "Estimada Ana", "Hola, Ana"),
    ("/ Ruiz", "Estimados señores", "Estimados señores"),
    ("/ Ruiz M", "Estimado Sr. Ruiz", "Estimado Sr. Ruiz"),
    ("firm Bodegas Ruiz", "Estimados señores", "Estimados señores"),
    ("firm Bodegas Ruiz + Juan / Ruiz M", "Estimados señores", "Estimados señores"),
    ("Juan / Ruiz M + Ana / Ruiz F", "Estimados Sr. y Sra. Ruiz", "Hola, Juan y Ana"),
    ("Juan / Ruiz + Ana / Ruiz", "Estimada familia Ruiz", "Hola, Juan y Ana"),
    (f"{JUAN} + {ANA}", "Estimados Sr. Ruiz y Sra. Gómez", "Hola, Juan y Ana"),
    ("Ana / Gómez F + Eva / Sanz F", "Estimadas Sra. Gómez y Sra. Sanz", "Hola, Ana y Eva"),
    ("Ana / Ruiz F + Eva / Ruiz F", "Estimadas Sras. Ruiz", "Hola, Ana y Eva"),
    ("Juan / Ruiz + Ana / Gómez", "Estimados Juan Ruiz y Ana Gómez", "Hola, Juan y Ana"),
    (f"{JUAN} + {ANA} + {LUIS}", "Estimada familia Ruiz Gómez", "Hola, Juan, Ana y Luis"),
    (
        f"{JUAN} + {ANA} + {LUIS} + {EVA} + Inés / Ruiz",
        "Estimada familia Ruiz Gómez",
        "Hola, familia Ruiz Gómez",
    ),
    ("Ana / García / López + Luis / García / López", "Estimada familia García López", "Hola, Ana y Luis"),
    ("Ana / Gil + Inés / Gil", "Estimada familia Gil", "Hola, Ana e Inés"),
    ("J. / Ruiz + A. / Ruiz", "Estimada familia Ruiz", "Hola, J. y A. Ruiz"),
    ("[Prof.] Ana / Gómez", "Estimado/a Prof. Gómez", "Hola, Ana"),
    ("[Excmo. Sr.] Juan / Gil", "Estimado Sr. Gil", "Hola, Juan"),
    ("[Vda. de Ruiz] Ana / Gómez", "Estimada Sra. Gómez", "Hola, Ana"),
    ("M.ª Carmen / Gil F", "Estimada Sra. Gil", "Hola, M.ª Carmen"),
    ("Sr. / Gil", "Estimado Sr. Gil", "Estimado Sr. Gil"),
    ("as Ruiz, Juan", "Estimado/a Juan Ruiz", "Hola, Juan"),
    ("as Familia Ruiz", "Estimada familia Ruiz", "Hola, familia Ruiz"),
    ("as Juan y Ana Ruiz", "Estimados Juan y Ana Ruiz", "Hola, Juan y Ana Ruiz"),
    ("Juan y Ana / Ruiz", "Estimados Juan y Ana Ruiz", "Hola, Juan y Ana"),
    ("[Sres.] / Gil", "Estimados Sres. Gil", "Hola, Sres. Gil"),
    ("/ Gil + / Ros", "Estimados señores", "Estimados señores"),
    ("/ Gil M + / Gil F", "Estimados Sr. y Sra. Gil", "Hola, familia Gil"),
    ("Ana / Gil F + / Ros M", "Estimados Sra. Gil y Sr. Ros", "Hola, Sra. Gil y Sr. Ros"),
    ("as 王小明", "Estimado/a 王小明", "Estimado/a 王小明"),
]


@pytest.mark.parametrize(("who", "formal", "familiar"), NAMES)
def test_joint_name(who: str, formal: str, familiar: str | None) -> None:
    assert joint_name(people(who), "es", "formal") == formal
    assert familiar is None or joint_name(people(who), "es", "familiar") == familiar


@pytest.mark.parametrize(("who", "formal", "familiar"), GREETINGS)
def test_salutation(who: str, formal: str, familiar: str) -> None:
    assert salutation(people(who), "es", "formal") == formal
    assert salutation(people(who), "es", "familiar") == familiar
