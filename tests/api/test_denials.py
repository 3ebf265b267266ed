"""A denial and what it disputes stay side by side, and each says so."""

from tests.api.asking import Asking

# a-003, 24 April 2025: 'Moscow and Pyongyang have both denied transferring weapons'.
BEFORE = {"as_of": "2025-04-23", "known_at": "2025-04-23"}
AFTER = {"as_of": "2025-04-24", "known_at": "2025-04-24"}


def test_a_denial_makes_what_it_disputes_contested_with_the_reason(ask: Asking) -> None:
    rows = ask.items("/transfers", supplier="PRK", recipient="RUS", **AFTER)
    assert {row["standing"]["value"] for row in rows} == {"contested"}
    [row] = [r for r in rows if r["weapon"]["id"] == "weapon:artillery-shell"]
    why = row["standing"]["why"]
    assert "said by South Korea and Ukraine" in why
    assert "denied by North Korea on 2025-04-24 and Russia on 2025-04-24" in why
    denials = [ask(f"/claims/{id_}", **AFTER) for id_ in row["denied_by"]]
    assert {(d["type"], d["subject"]["id"], d["object"]["id"]) for d in denials} == {
        ("DENIED", "PRK", "RUS"),
        ("DENIED", "RUS", "PRK"),
    }
    for denial in denials:
        assert set(row["claims"]) <= set(denial["disputes"])
        assert denial["modality"] == "denied"


def test_the_disputed_claims_name_their_denials(ask: Asking) -> None:
    [row] = ask.items(
        "/transfers", supplier="PRK", recipient="RUS", weapon="rocket system", **AFTER
    )
    for id_ in row["claims"]:
        assert sorted(ask(f"/claims/{id_}", **AFTER)["disputed_by"]) == row["denied_by"]


def test_before_it_was_published_nothing_was_contested(ask: Asking) -> None:
    rows = ask.items("/transfers", supplier="PRK", recipient="RUS", **BEFORE)
    assert rows
    assert {row["standing"]["value"] for row in rows} == {"single-source"}
    assert all(row["denied_by"] == [] for row in rows)
    for row in rows:
        for id_ in row["claims"]:
            assert ask(f"/claims/{id_}", **BEFORE)["disputed_by"] == []


def test_it_reaches_transfers_both_ways_between_the_two_alone(ask: Asking) -> None:
    back = ask.items("/transfers", supplier="RUS", recipient="PRK", **AFTER)
    assert {row["standing"]["value"] for row in back} == {"contested"}
    elsewhere = ask.items("/transfers", recipient="UKR", **AFTER)
    assert "contested" not in {row["standing"]["value"] for row in elsewhere}


def test_left_out_it_contests_nothing(ask: Asking) -> None:
    asked = {"supplier": "PRK", "recipient": "RUS", **AFTER}
    for out in ("a-003", "Firstpost"):
        rows = ask.items("/transfers", **asked, without=out)
        assert rows
        assert "contested" not in {row["standing"]["value"] for row in rows}


def test_it_counts_though_only_claims_of_another_modality_are_asked_for(ask: Asking) -> None:
    rows = ask.items("/transfers", supplier="PRK", recipient="RUS", modality="claimed", **AFTER)
    assert {row["standing"]["value"] for row in rows} == {"contested"}


def test_a_membership_that_its_own_leader_denies_is_denied(ask: Asking) -> None:
    [edge] = [
        edge
        for edge in ask.items("/entities/ARM/neighbors", types="ALLIED_WITH", as_of="2024-03")
        if edge["other"]["id"] == "org:csto"
    ]
    assert edge["standing"]["value"] == "denied"
    assert "Armenia" in edge["standing"]["why"]
