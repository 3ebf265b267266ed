"""The typed edges that a person sees in Neo4j Browser."""

import pytest

from .conftest import Ask, Fact, Tell, fact

EDGE = "MATCH ({id: 'PRK'})-[e:SUPPLIES]->({id: 'RUS'}) RETURN properties(e) AS e"


def test_an_edge_carries_what_its_claims_come_to(tell: Tell, cypher: Ask) -> None:
    some = {"min": 3_000_000, "unit": "shell"}
    most = {"min": 4_800_000, "max": 4_800_000, "unit": "shell"}
    tell("a", fact(quantity=some, date={"from": "2023-09"}, attributed_to="KOR"))
    tell("b", fact(quantity=most, date={"from": "2022", "to": "2024-03"}, attributed_to="UKR"))
    tell("c", fact(weapon="weapon:kn-23", date={"from": "2024-01"}, attributed_to="KOR"))
    [row] = cypher(EDGE)
    edge = row["e"]
    assert edge["weapons"] == ["weapon:artillery-shell", "weapon:kn-23"]
    assert (edge["since"], edge.get("until")) == ("2022", None)
    assert (edge["claims"], edge["speakers"]) == (3, 2)
    assert edge["quantity"] == ["delivered: artillery-shell, at least 3000000 shell"]
    assert edge["reads"] == "SUPPLIES"


def test_an_edge_ends_where_all_that_is_said_ends(tell: Tell, cypher: Ask) -> None:
    tell("a", fact(date={"from": "2022", "to": "2024-03"}), fact(date={"to": "2023"}, locator="x"))
    [row] = cypher(EDGE)
    assert row["e"]["until"] == "2024-03"


@pytest.mark.parametrize(
    ("facts", "reads"),
    [
        ([fact()], "SUPPLIES"),
        ([fact(status="agreed")], "SUPPLIES (agreed)"),
        ([fact(status=None)], "SUPPLIES (said)"),
        ([fact(status="planned")], "SUPPLIES (planned)"),
        ([fact(modality="planned", status="agreed")], "SUPPLIES (planned)"),
        ([fact(modality="denied", status="halted")], "SUPPLIES (halted)"),
        ([fact(modality="denied", status=None)], "SUPPLIES (denied)"),
        ([fact(status="planned"), fact()], "SUPPLIES"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_promise_never_reads_as_a_delivery(
    tell: Tell, cypher: Ask, facts: list[Fact], reads: str
) -> None:
    tell("a", *facts)
    [row] = cypher(EDGE)
    assert row["e"]["reads"] == reads


def test_a_speaker_who_is_repeated_counts_once(tell: Tell, cypher: Ask) -> None:
    for n in range(3):
        tell(f"a-{n}", fact(attributed_to="person:shin-won-sik"), published_on="2024-06-20")
    tell("b", fact(attributed_to="org:south-korean-defense-ministry"))
    [row] = cypher(EDGE)
    assert (row["e"]["claims"], row["e"]["speakers"]) == (4, 1)
