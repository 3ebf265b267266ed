"""/pact-practice: pledge meets practice."""

import pytest

from tests.api.asking import Asking, Json
from tests.graph.conftest import fact

from .conftest import World


def _pair(world: World, a: str, b: str, **asked: object) -> Json:
    [pair] = world("/pact-practice", a=a, b=b, **asked)["pairs"]
    return dict(pair)


def test_a_pledge_of_one_side_is_a_pact_whoever_asks(world: World) -> None:
    world.pact("pp-one", "THA", "TGO", TGO={"obligations": []})
    for a, b in (("THA", "TGO"), ("TGO", "THA")):
        pair = _pair(world, a, b)
        [pact] = pair["pacts"]
        assert [s["id"] for s in pact["bound"]] == ["THA"]
        assert pair["practice"] == "pact, no arms known"


def test_a_pledge_of_both_sides_is_one_pact(world: World) -> None:
    world.pact("pp-both", "TJK", "TKM")
    [pact] = _pair(world, "TJK", "TKM")["pacts"]
    assert [s["id"] for s in pact["bound"]] == ["TJK", "TKM"]
    assert len(pact["claims"]) == 2
    assert pact["signed"] == "2000-06"


@pytest.mark.parametrize(
    ("partner", "change", "practice"),
    [
        ("TUN", {}, "arms, no pact"),
        ("TON", {"status": "agreed"}, "neither"),
        ("TTO", {"status": "planned", "modality": "planned"}, "neither"),
        ("TUV", {"modality": "denied"}, "neither"),
    ],
)
def test_only_deliveries_count_as_arms(
    world: World, partner: str, change: dict[str, object], practice: str
) -> None:
    world.supply(f"pp-{partner}", f"TZA {partner}", change)
    pair = _pair(world, "TZA", partner)
    assert pair["practice"] == practice
    assert len(pair["a_to_b"]) == 1
    assert pair["lag_days"] is None


def test_the_lag_is_as_wide_as_the_dates_are_partial(world: World) -> None:
    world.pact("pp-lag", "UGA", "URY")
    world.supply("pp-lag-1", "UGA URY", {"date": {"from": "2000-08", "to": "2000-08"}})
    world.supply(
        "pp-lag-2", "URY UGA", {"date": {"from": "1999", "to": "1999"}, "status": "agreed"}
    )
    # From 30 June to 1 August at least, from 1 June to 31 August at most.
    assert _pair(world, "UGA", "URY")["lag_days"] == {"min": 32, "max": 91}


def test_arms_before_the_pact_have_a_negative_lag(world: World) -> None:
    world.pact("pp-early", "UZB", "VCT")
    world.supply("pp-early-1", "UZB VCT", {"date": {"from": "2000-05-31", "to": "2000-05-31"}})
    lag = _pair(world, "UZB", "VCT")["lag_days"]
    assert (lag["min"], lag["max"]) == (-30, -1)


def test_a_pact_that_rests_is_named_but_does_not_count(world: World) -> None:
    rest = {"from": "2010", "to": None, "by": "VNM", "what": "towards Vanuatu alone"}
    world.pact("pp-rest", "VNM", "VUT", VNM={"suspended": [rest]}, VUT={"suspended": [rest]})
    pair = _pair(world, "VNM", "VUT")
    assert [p["suspended"] for p in pair["pacts"]] == [True]
    assert pair["practice"] == "neither"
    assert _pair(world, "VNM", "VUT", as_of="2009")["practice"] == "pact, no arms known"


def test_a_pact_that_ended_is_none(world: World) -> None:
    ended = {"bound_to": "2010-01-01"}
    world.pact("pp-end", "WSM", "YEM", WSM=ended, YEM=ended)
    assert _pair(world, "WSM", "YEM")["pacts"] == []
    assert len(_pair(world, "WSM", "YEM", as_of="2009-12-31")["pacts"]) == 1


def test_a_state_is_paired_with_allies_and_partners_of_the_picture_alone(world: World) -> None:
    world.pact("pp-state", "ZAF", "ZWE")
    world.supply("pp-state-1", "ZAF XKX", published_on="2024-05-01")
    world.supply("pp-state-2", "QAT ZAF", published_on="2024-05-01")
    answer = world("/pact-practice", state="South Africa")
    assert [p["b"]["id"] for p in answer["pairs"]] == ["QAT", "XKX", "ZWE"]
    before = world("/pact-practice", state="ZAF", known_at="2024-04-30")
    assert [p["b"]["id"] for p in before["pairs"]] == ["ZWE"]
    first = world("/pact-practice", state="ZAF", limit=1)
    assert (first["cut"], len(first["pairs"])) == (True, 1)


def test_without_its_speaker_a_delivery_is_no_practice(world: World) -> None:
    world.tell("pp-doubt", fact(subject="AND", object="MCO", attributed_to="FRA"))
    assert _pair(world, "AND", "MCO")["practice"] == "arms, no pact"
    assert _pair(world, "AND", "MCO", without="France")["practice"] == "neither"


def test_north_korea_and_russia_have_pact_and_arms(ask: Asking) -> None:
    [pair] = ask("/pact-practice", a="PRK", b="RUS", as_of="2025-06-01", known_at="2025-06-01")[
        "pairs"
    ]
    assert pair["practice"] == "pact and arms"
    assert pair["pacts"][0]["signed"] == "2024-06-19"
    assert pair["lag_days"]["max"] < 0


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"a": "PRK"},
        {"b": "RUS"},
        {"a": "PRK", "b": "RUS", "state": "RUS"},
        {"state": "RUS", "a": "PRK"},
    ],
)
def test_a_pair_or_a_state_must_be_asked_for(ask: Asking, asked: dict[str, str]) -> None:
    assert ask.refused("/pact-practice", 422, **asked)["errors"][0]["field"] == "state"


def test_a_state_has_no_pact_with_itself(ask: Asking) -> None:
    assert ask.refused("/pact-practice", 422, a="RUS", b="Russia")["errors"][0]["field"] == "b"
