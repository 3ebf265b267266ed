"""according_to, without, min_speakers, min_grade, modality: the same on lists and details."""

import pytest

from tests.api.asking import Asking
from tests.api.seed import Seed

# DAPA is the arms agency of the state.
KOREANS = {"KOR", "person:shin-won-sik", "org:dapa"}


@pytest.mark.parametrize("name", ["KOR", "South Korea", "Seoul"])
def test_a_ministers_word_is_his_states(ask: Asking, files: Seed, name: str) -> None:
    told = [fact for _, fact in files.facts() if fact["attributed_to"] in KOREANS]
    found = ask.items("/claims", according_to=name)
    assert len(found) == len(told)
    assert {c["attributed_to"]["id"] for c in found} == KOREANS


def test_a_ministers_own_word_can_be_asked_for(ask: Asking) -> None:
    found = ask.items("/claims", according_to="Shin Won-sik")
    assert {c["attributed_to"]["id"] for c in found} == {"person:shin-won-sik"}


def test_an_agencys_word_is_its_states(ask: Asking) -> None:
    [claim] = ask.items("/claims", according_to="PRK", type="SUPPLIES")
    assert claim["attributed_to"]["id"] == "org:kcna"


@pytest.mark.parametrize("source", ["POLITICO", "politico", "b-001"])
def test_a_publisher_and_a_document_speak_where_nobody_else_is_credited(
    ask: Asking, files: Seed, source: str
) -> None:
    told = [fact for document, fact in files.facts() if document == "b-001"]
    own = [fact for fact in told if fact["attributed_to"] is None]
    found = ask.items("/claims", according_to=source)
    assert len(found) == len(own)
    left = ask.items("/claims", document="b-001", without=source)
    assert left == []


def test_several_sources_are_joined(ask: Asking) -> None:
    both = ask.items("/claims", according_to=["KOR", "UKR"])
    apart = [ask.items("/claims", according_to=name) for name in ("KOR", "UKR")]
    assert {c["id"] for c in both} == {c["id"] for found in apart for c in found}


def test_without_shows_what_collapses(ask: Asking) -> None:
    asked = {"supplier": "PRK", "recipient": "RUS", "weapon": "weapon:artillery-shell"}
    clocks = {"as_of": "2024-08-19", "known_at": "2024-08-19"}
    shell = {"weapon:artillery-shell"}
    every = ask.items("/transfers", **asked, **clocks)
    assert shell <= {row["weapon"]["id"] for row in every}
    left = ask.items("/transfers", **asked, **clocks, without="KOR")
    assert not shell & {row["weapon"]["id"] for row in left}
    # Later Ukraine says so too, in the article that carries the denials.
    [row] = [
        row
        for row in ask.items("/transfers", **asked, without="KOR")
        if row["weapon"]["id"] in shell
    ]
    assert row["standing"]["speakers"] == 1
    assert "South Korea" not in row["standing"]["why"]


def test_a_denial_is_left_out_with_who_denies_not_with_who_reports_it(ask: Asking) -> None:
    def denied(**doubt: object) -> set[str]:
        items = ask.items("/transfers", supplier="PRK", recipient="RUS", **doubt)
        return {item["standing"]["why"].partition("denied by ")[2] for item in items}

    assert denied() == {"North Korea on 2025-04-24 and Russia on 2025-04-24"}
    assert denied(without="Russia") == {"North Korea on 2025-04-24"}
    assert denied(without=["Russia", "North Korea"]) == {""}


def test_what_a_state_denies_is_what_it_says(ask: Asking) -> None:
    [claim] = ask.items("/claims", according_to="Russia", type="DENIED")
    assert claim["subject"]["id"] == "RUS"


def test_min_speakers_keeps_what_several_say(ask: Asking) -> None:
    rows = ask.items("/transfers", supplier="PRK", recipient="RUS", min_speakers=2)
    assert {row["weapon"]["id"] for row in rows} == {
        "weapon:artillery-shell",
        "weapon:ballistic-missile",
    }
    assert all(row["standing"]["speakers"] >= 2 for row in rows)
    assert ask.items("/transfers", min_speakers=3) == []
    claims = ask.items("/claims", subject="PRK", object="RUS", type="SUPPLIES", min_speakers=2)
    assert {c["weapon"]["id"] for c in claims} == {row["weapon"]["id"] for row in rows}
    assert len(claims) == sum(row["claims_count"] for row in rows)


def test_min_grade_keeps_the_reliable_alone(ask: Asking) -> None:
    signed = {"type": "SIGNED", "subject": "RUS"}
    assert {c["grade"] for c in ask.items("/claims", **signed)} == {"A2", "B2", "F6"}
    assert {c["grade"] for c in ask.items("/claims", **signed, min_grade="B2")} == {"A2", "B2"}
    assert {c["grade"] for c in ask.items("/claims", **signed, min_grade="A")} == {"A2"}
    assert ask.items("/claims", min_grade="A1") == []
    # Nobody has graded the articles: F6 passes only where F6 is enough.
    assert ask.items("/transfers", supplier="PRK", min_grade="E5") == []
    assert ask.items("/transfers", supplier="PRK", min_grade="F6")
    assert ask.items("/transfers", supplier="PRK", min_grade="f")
    assert ask.refused("/claims", 422, min_grade="G1")["errors"][0]["allowed"]


def test_modality_narrows(ask: Asking, files: Seed) -> None:
    told = files.facts(modality="planned")
    found = ask.items("/claims", modality="planned", as_of="2035-01-01")
    assert len(found) == len(told)
    assert {c["modality"] for c in ask.items("/claims", modality=["planned", "denied"])} == {
        "planned",
        "denied",
    }
    planned = ask.items("/transfers", modality="planned")
    assert {(r["supplier"]["id"], r["recipient"]["id"]) for r in planned} == {
        ("USA", "UKR"),
        ("TUR", "ETH"),
    }


@pytest.mark.parametrize(
    "doubt",
    [
        {"according_to": "UKR"},
        {"without": ["KOR", "seed-001"]},
        {"min_speakers": 2},
        {"modality": "asserted"},
        {"known_at": "2024-08-19", "as_of": "2024-08-19"},
        {"since": "2024", "until": "2024"},
    ],
    ids=str,
)
def test_lists_and_details_agree(ask: Asking, doubt: dict[str, object]) -> None:
    def key(row: dict[str, dict[str, str] | None]) -> tuple[object, ...]:
        weapon = row["weapon"]
        return row["supplier"], row["recipient"], weapon and weapon["id"], row["status"]

    country = ask("/countries/PRK", **doubt)
    for direction, side in (("arms_out", "supplier"), ("arms_in", "recipient")):
        listed = ask.items("/transfers", **{side: "PRK"}, **doubt)
        assert len(country[direction]) == min(len(listed), 10)
        shown = {str(key(row)): row for row in listed}
        assert all(shown[str(key(row))] == row for row in country[direction])
    weapon = ask("/weapons/weapon:kn-23", **doubt)
    used = ask.items("/entities/weapon:kn-23/neighbors", types="USED_IN", **doubt)
    assert weapon["used_in"] == used


@pytest.mark.parametrize("doubt", [{"min_speakers": 2}, {"according_to": "UKR"}], ids=str)
def test_the_degree_counts_the_edges_that_are_listed(ask: Asking, doubt: dict[str, object]) -> None:
    entity = ask("/entities/RUS", **doubt)
    edges = ask.items("/entities/RUS/neighbors", **doubt)
    counted = {row["type"]: row["edges"] for row in entity["degree"]}
    assert counted == {
        type_: sum(edge["type"] == type_ for edge in edges) for type_ in {e["type"] for e in edges}
    }
