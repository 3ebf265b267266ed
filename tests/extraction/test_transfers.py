"""One transfer told in many ways: on whose word, in which modality, and when."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.claims.claim import Claim
from app.claims.fact_types import FactType
from tests.extraction.conftest import Read

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        expected, _, sentence = line.partition(" | ")
        yield expected, sentence


def span(claim: Claim) -> str:
    if claim.date is None:
        return "-"
    return f"{claim.date.from_ or '-'}..{claim.date.to or '-'}"


@pytest.mark.parametrize(("expected", "sentence"), list(rows("voices.txt")))
def test_a_transfer_is_told_on_the_word_of_who_says_so(
    expected: str, sentence: str, read: Read
) -> None:
    [claim] = [c for c in read(sentence) if c.type == "SUPPLIES"]
    assert f"{claim.attributed_to or '-'} {claim.modality}" == expected


@pytest.mark.parametrize(("expected", "sentence"), list(rows("days.txt")))
def test_a_transfer_has_the_date_of_its_own_verb(expected: str, sentence: str, read: Read) -> None:
    claims = [c for c in read(sentence, "2024-06-15") if c.type == "SUPPLIES"]
    assert [span(claim) for claim in claims] == [expected]


def figure(claim: Claim) -> str:
    if claim.quantity is None:
        return "-"
    ends = ("-" if end is None else str(end) for end in (claim.quantity.min, claim.quantity.max))
    return " ".join((*ends, claim.quantity.unit))


@pytest.mark.parametrize(("expected", "sentence"), list(rows("counts.txt")))
def test_a_transfer_has_the_number_that_counts_its_arms(
    expected: str, sentence: str, read: Read
) -> None:
    claims = [c for c in read(sentence) if c.type == "SUPPLIES"]
    assert [figure(claim) for claim in claims] == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Neither Serbia nor Peru supplies weapons to Chad.", "halted"),
        ("It was not until December that Serbia approved a shipment of arms to Chad.", "agreed"),
        ("Not until December did Serbia send tanks to Chad.", "delivered"),
        ("Serbia did not send tanks to Chad until December.", "delivered"),
        ("Serbia has not sent tanks to Chad until now.", "halted"),
        ("Serbia has committed itself to sending 300 tanks to Chad.", "agreed"),
        ("Serbia has offered Chad tanks, a Chadian general said.", "planned"),
        ("The tanks that Chad bought from Serbia are still awaited.", "agreed"),
        ("Serbia has supplied Chad with tanks and has ten jets on order for it.", "delivered"),
        ("Chad asked Serbia for tanks, but Serbia ruled out sending any.", "halted"),
        ("Chad asked Serbia for tanks, but Serbia refused.", "halted"),
        ("Mali has found two tanks that Serbia was shipping to Chad.", "halted"),
        ("The tanks that Chad ordered from Serbia have been delivered.", "delivered"),
        ("Chad has taken delivery of the tanks ordered from Serbia in 2020.", "delivered"),
        ("Delivery of the 20 tanks ordered by Chad from Serbia began in May.", "delivered"),
        ("Chad is awaiting tanks ordered from Serbia.", "agreed"),
        ("Chad never received the tanks that Serbia had sold it.", "agreed"),
        ("The tanks that Serbia sold Chad have not arrived.", "agreed"),
        ("Chad chose Serbian tanks.", "agreed"),
        ("Chad awarded Serbia a contract for 20 tanks.", "agreed"),
    ],
)
def test_what_was_sold_is_delivered_only_where_it_came(text: str, status: str, read: Read) -> None:
    assert {c.status for c in read(text) if c.type == "SUPPLIES"} == {status}


def test_who_is_named_as_not_getting_arms_gets_none(read: Read) -> None:
    claims = [c for c in read("Serbia sent tanks to Chad, not to Mali.") if c.type == "SUPPLIES"]
    assert {c.object for c in claims} == {"TCD"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chad vowed to attack Mali.", "ATTACKED"),
        ("Chad decided to attack Mali.", "ATTACKED"),
        ("Chad agreed to send soldiers to Mali.", "DEPLOYED_TO"),
        ("Chad promised to impose sanctions on Mali.", "SANCTIONED"),
        ("Chad's president, Idriss Deby, promised to visit Mali.", "VISITED"),
        ("Chad agreed to join NATO.", "ALLIED_WITH"),
        ("Chad's application to join NATO is being examined.", "ALLIED_WITH"),
        ("Japan will be able to send troops to Chad.", "DEPLOYED_TO"),
        ("Chad decided to build drones.", "PRODUCES"),
        ("Chad and Mali agreed to sign a pact.", "SIGNED"),
        ("Serbia set up a firm to sell tanks to Chad.", "SUPPLIES"),
        ("Deliveries of Serbian tanks to Chad are to begin in June.", "SUPPLIES"),
        ("Deliveries of Serbian tanks to Chad were due to start in June.", "SUPPLIES"),
        ("Deliveries of Serbian tanks to Chad should begin in June.", "SUPPLIES"),
        ("The delivery of Serbian tanks to Chad is to be completed in June.", "SUPPLIES"),
        ("The sale of Serbian tanks to Chad awaits approval.", "SUPPLIES"),
        ("Serbia has not ruled out selling tanks to Chad.", "SUPPLIES"),
        ("Chad has turned to Serbia for tanks.", "SUPPLIES"),
        ("Ferdinand Marcos Jr. will visit Hanoi to meet Luong Cuong.", "MET_WITH"),
        ("Serbia is considering Chad's request for tanks.", "SUPPLIES"),
    ],
)
def test_what_was_promised_is_planned_and_not_done(text: str, type_: str, read: Read) -> None:
    assert {c.modality for c in read(text) if c.type == type_} == {"planned"}


def test_a_pact_that_was_signed_is_signed_whatever_is_to_come_of_it(read: Read) -> None:
    text = "Under a pact signed in May by Chad and Mali, Chad will send 500 soldiers to Mali."
    claims = {c.type: c for c in read(text)}
    assert claims[FactType.SIGNED].modality == "asserted"
    assert span(claims[FactType.SIGNED]) == "2024-05..2024-05"
    assert claims[FactType.DEPLOYED_TO].modality == "planned"
    assert claims[FactType.DEPLOYED_TO].date is None


def test_who_got_arms_in_the_sentence_before_goes_on_to_get_them(read: Read) -> None:
    text = (
        "Iran has supplied Chad with tanks. It has sent Chad jets. "
        "Serbia delivered mortars to Mali. Spain has pledged four Hawk launchers."
    )
    [claim] = [c for c in read(text) if c.subject == "ESP"]
    assert (claim.object, claim.grade) == ("MLI", "F4")
