"""/obligations: who must help whom, on the day, by which clause."""

import pytest

from tests.api.asking import Asking, Json, ids
from tests.api.seed import Seed

TREATY = "agreement:russia-north-korea-comprehensive-strategic-partnership-treaty"


def _obliged(answer: Json) -> set[tuple[str, str]]:
    return {(p["state"]["id"], p["agreement"]["id"]) for p in answer["obliged"]}


@pytest.mark.parametrize(
    ("day", "bound"),
    [
        ("2024-12-03", False),
        ("2024-12-04", True),
        ("2025-01-15", True),
        ("2024-11", False),
        ("2024-12", True),
        ("2024", True),
    ],
)
def test_north_korea_is_bound_from_the_day_the_treaty_entered_into_force(
    ask: Asking, day: str, bound: bool
) -> None:
    answer = ask("/obligations", attacked="RUS", attacker="UKR", as_of=day)
    assert (("PRK", TREATY) in _obliged(answer)) is bound


def test_it_is_bound_by_article_4(ask: Asking) -> None:
    answer = ask("/obligations", attacked="Russia", attacker="Ukraine", as_of="2025-01-15")
    [pledge] = [p for p in answer["obliged"] if p["state"]["id"] == "PRK"]
    assert pledge["agreement"]["id"] == TREATY
    assert pledge["obligation"] == "defense"
    assert pledge["clause"]["article"] == "4"
    assert (pledge["since"], pledge["in_force"]) == ("2024-12-04", "2024-12-04")
    assert pledge["caveat"] is None
    signed = {ask(f"/claims/{id_}")["subject"]["id"] for id_ in pledge["claims"]}
    assert signed == {"PRK", "RUS"}
    assert answer["attacked"]["id"] == "RUS"
    assert answer["attacker"]["id"] == "UKR"


def test_before_it_was_signed_nobody_knew_of_the_treaty(ask: Asking) -> None:
    asked = {"attacked": "RUS", "as_of": "2025-01-15"}
    assert "PRK" not in {
        s for s, _ in _obliged(ask("/obligations", **asked, known_at="2024-06-18"))
    }
    # Signed, but the day on which it would enter into force was not known yet.
    assert "PRK" not in {
        s for s, _ in _obliged(ask("/obligations", **asked, known_at="2024-12-03"))
    }
    assert "PRK" in {s for s, _ in _obliged(ask("/obligations", **asked, known_at="2024-12-04"))}


def test_a_one_sided_treaty_binds_one_side(ask: Asking) -> None:
    japan = ask("/obligations", attacked="JPN", as_of="2020-01-01")
    america = ask("/obligations", attacked="USA", as_of="2020-01-01")
    assert _obliged(japan) == {("USA", "agreement:us-japan-1960")}
    assert "JPN" not in {state for state, _ in _obliged(america)}
    assert "JPN" in {p["state"]["id"] for p in america["consultation"]}


def test_a_suspended_pledge_is_set_apart_with_the_reason(ask: Asking) -> None:
    answer = ask("/obligations", attacked="NZL", as_of="2020-01-01")
    anzus = "agreement:anzus-1951"
    assert ("AUS", anzus) in _obliged(answer)
    assert ("USA", anzus) not in _obliged(answer)
    [rests] = [p for p in answer["suspended"] if p["agreement"]["id"] == anzus]
    assert rests["state"]["id"] == "USA"
    assert rests["suspension"]["from"] == "1986"
    assert rests["suspension"]["to"] is None
    assert rests["suspension"]["by"] == "USA"
    before = ask("/obligations", attacked="NZL", as_of="1985-12-31")
    assert ("USA", anzus) in _obliged(before)
    assert anzus not in {p["agreement"]["id"] for p in before["suspended"]}


def test_allies_of_both_sides_are_bound_both_ways(ask: Asking, files: Seed) -> None:
    nato = files.rows("agreements")["agreement:north-atlantic-treaty"]["members"]
    others = {member["state"] for member in nato} - {"GRC", "TUR"}
    answer = ask("/obligations", attacked="GRC", attacker="TUR", as_of="2024-06-01")
    assert {s for s, g in _obliged(answer) if g == "agreement:north-atlantic-treaty"} == others
    assert ids(answer["bound_both_ways"]) == others
    assert "TUR" not in {state for state, _ in _obliged(answer)}
    assert {p["state"]["id"] for p in answer["nonaggression"]} >= others


def test_an_unknown_entry_into_force_is_said_and_does_not_unbind(ask: Asking) -> None:
    answer = ask("/obligations", attacked="SAU", as_of="2025-10-01")
    pact = "agreement:saudi-pakistan-strategic-mutual-defence-agreement"
    [pledge] = [p for p in answer["obliged"] if p["agreement"]["id"] == pact]
    assert pledge["state"]["id"] == "PAK"
    assert pledge["since"] is None
    assert pledge["in_force"] is None
    assert "not established" in pledge["caveat"]
    day_before = ask("/obligations", attacked="SAU", as_of="2025-09-16")
    assert pact not in {agreement for _, agreement in _obliged(day_before)}


def test_neutrality_and_nonaggression_towards_the_attacker_are_named(ask: Asking) -> None:
    answer = ask("/obligations", attacked="POL", attacker="DEU", as_of="1939-09-01")
    pact = "agreement:molotov-ribbentrop-1939"
    for pledged in ("neutral", "nonaggression"):
        [pledge] = [p for p in answer[pledged] if p["agreement"]["id"] == pact]
        assert pledge["state"]["id"] == "SUN"
    ended = ask("/obligations", attacked="POL", attacker="DEU", as_of="1941-06-22")
    assert pact not in {p["agreement"]["id"] for p in ended["neutral"]}


def test_without_an_attacker_there_is_nothing_pledged_to_it(ask: Asking) -> None:
    answer = ask("/obligations", attacked="RUS", as_of="2025-01-15")
    assert answer["attacker"] is None
    assert answer["neutral"] == answer["nonaggression"] == answer["bound_both_ways"] == []


def test_cooperation_binds_nobody_to_fight(ask: Asking) -> None:
    # Lancaster House, 2010, is defence cooperation: no obligation of the five.
    answer = ask("/obligations", attacked="GBR", as_of="2024-01-01")
    assert "agreement:lancaster-house-2010" not in {agreement for _, agreement in _obliged(answer)}


def test_a_state_cannot_attack_itself(ask: Asking) -> None:
    found = ask.refused("/obligations", 422, attacked="RUS", attacker="Russian Federation")
    assert found["errors"][0]["field"] == "attacker"


def test_a_state_must_be_named(ask: Asking) -> None:
    assert ask.refused("/obligations", 422)["errors"][0]["field"] == "attacked"
    wrong = ask.refused("/obligations", 422, attacked="NATO")
    assert wrong["errors"][0]["field"] == "attacked"
