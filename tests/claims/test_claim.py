"""What a claim may say."""

import pytest

from app.claims.fact_types import RULES, FactType

from .conftest import Make


def test_each_of_the_sixteen_fact_types_has_its_rule() -> None:
    assert set(RULES) == set(FactType)
    assert len(RULES) == 16


def test_states_hold_over_a_span_and_events_have_happened() -> None:
    lasting = {str(type_) for type_, rule in RULES.items() if rule.lasting}
    assert lasting == set("ALLIED_WITH LEADS SANCTIONED DEPLOYED_TO PRODUCES SUPPORTS USES".split())


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"subject": "weapon:kn-23"}, "subject: 'weapon:kn-23' is a Weapon; SUPPLIES allows"),
        ({"object": None}, "object: SUPPLIES needs one"),
        ({"weapon": "place:najin"}, "weapon: 'place:najin' is no id of a weapon"),
        ({"place": "UKR"}, "place: 'UKR' is no id of a place"),
        ({"attributed_to": "Shin Won-sik"}, "attributed_to: 'Shin Won-sik' is no id"),
        ({"type": "SUPPORTS"}, "status: only SUPPLIES has one"),
        ({"type": "DENIED", "status": None}, "modality: of DENIED is always 'denied'"),
        ({"status": "sent"}, "'planned', 'agreed', 'delivered' or 'halted'"),
        ({"tonnes": 7}, "tonnes"),
    ],
)
def test_a_claim_that_cannot_be_says_why(
    claim: Make, changes: dict[str, object], fault: str
) -> None:
    with pytest.raises(ValueError) as refused:
        claim(**changes)
    assert fault in str(refused.value)


def test_a_denial_needs_nobody_who_accused(claim: Make) -> None:
    assert claim(type="DENIED", object=None, status=None, modality="denied").object is None


def test_a_meeting_is_one_statement_whoever_is_named_first(claim: Make) -> None:
    ends = ("person:vladimir-putin", "person:kim-jong-un")
    met = [
        claim(type="MET_WITH", subject=a, object=b, weapon=None, status=None)
        for a, b in (ends, ends[::-1])
    ]
    assert met[0] == met[1]
    # The member of an alliance stays its subject, also where its id comes later.
    joined = claim(type="ALLIED_WITH", subject="USA", object="org:nato", weapon=None, status=None)
    assert (joined.subject, joined.object) == ("USA", "org:nato")
