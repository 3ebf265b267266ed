"""/obligations with depth: who is bound through others."""

import pytest

from tests.api.asking import Asking, Json

from .conftest import World


@pytest.fixture(scope="module", autouse=True)
def told(world: World) -> None:
    # GUY <- HND <- HTI <- IDN, and two ways of the same length to ISL.
    world.pact("ob-1", "GUY", "HND")
    world.pact("ob-2", "HND", "HTI")
    world.pact("ob-3", "HTI", "IDN")
    world.pact("ob-4", "GUY", "JAM")
    world.pact("ob-5", "HND", "ISL")
    world.pact("ob-6", "JAM", "ISL")
    world.pact("ob-7", "JAM", "JOR")
    rest = {"from": "2010", "to": None, "by": "JAM", "what": "towards Kazakhstan alone"}
    world.pact("ob-8", "JAM", "KAZ", JAM={"suspended": [rest]}, KAZ={"suspended": [rest]})


def _chains(answer: Json) -> set[tuple[str, ...]]:
    return {
        (link["state"]["id"], *(through["id"] for through in link["through"]))
        for link in answer["chains"]
    }


def test_without_depth_there_are_no_chains(world: World) -> None:
    answer = world("/obligations", attacked="GUY")
    assert {p["state"]["id"] for p in answer["obliged"]} == {"HND", "JAM"}
    assert answer["chains"] == []


def test_each_step_binds_by_the_shortest_ways_alone(world: World) -> None:
    second = {("HTI", "HND"), ("ISL", "HND"), ("ISL", "JAM"), ("JOR", "JAM")}
    assert _chains(world("/obligations", attacked="GUY", depth=2)) == second
    third = world("/obligations", attacked="GUY", depth=3)
    assert _chains(third) == second | {("IDN", "HND", "HTI")}
    for link in third["chains"]:
        assert {p["beneficiary"]["id"] for p in link["pledges"]} == {link["through"][-1]["id"]}
        assert {p["state"]["id"] for p in link["pledges"]} == {link["state"]["id"]}


def test_neither_side_is_bound_through_others(world: World) -> None:
    answer = world("/obligations", attacked="GUY", attacker="JOR", depth=3)
    assert "JOR" not in {state for state, *_ in _chains(answer)}
    assert "GUY" not in {state for state, *_ in _chains(answer)}
    hti = world("/obligations", attacked="GUY", attacker="HTI", depth=3)
    assert "IDN" not in {state for state, *_ in _chains(hti)}


def test_a_pledge_that_rests_binds_nobody_further(world: World) -> None:
    assert "KAZ" not in {s for s, *_ in _chains(world("/obligations", attacked="GUY", depth=2))}
    before = world("/obligations", attacked="GUY", depth=2, as_of="2009")
    assert ("KAZ", "JAM") in _chains(before)


def test_before_the_pacts_nobody_is_bound(world: World) -> None:
    answer = world("/obligations", attacked="GUY", depth=3, as_of="2000-12-31")
    assert (answer["obliged"], answer["chains"]) == ([], [])


def test_an_attack_on_russia_reaches_china_over_north_korea(ask: Asking) -> None:
    answer = ask("/obligations", attacked="RUS", attacker="UKR", depth=2, as_of="2025-01-15")
    assert ("CHN", "PRK") in _chains(answer)


@pytest.mark.parametrize("depth", [0, 4, "deep"])
def test_a_depth_out_of_range_is_refused(ask: Asking, depth: object) -> None:
    found = ask.refused("/obligations", 422, attacked="RUS", depth=depth)
    assert found["errors"][0]["field"] == "depth"
