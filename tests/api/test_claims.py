"""/claims: one statement by one document, with the quote that stands in its text."""

import pytest

from tests.api.asking import Asking
from tests.api.seed import Seed


def test_what_shin_won_sik_said_comes_with_its_quotes(ask: Asking, files: Seed) -> None:
    told = files.facts(attributed_to="person:shin-won-sik")
    found = ask.items("/claims", attributed_to="Shin Won-sik")
    assert {(c["document"]["id"], c["type"], c["evidence"]["quote"]) for c in found} == {
        (document, fact["type"], fact["evidence"]) for document, fact in told
    }
    assert len(found) == len(told)


def test_each_quote_stands_in_its_document_at_the_offsets_given(ask: Asking, files: Seed) -> None:
    texts = {document["id"]: document["text"] for document in files.documents()}
    quoted = [c for c in ask.items("/claims") if c["evidence"]]
    assert {c["document"]["id"] for c in quoted} == texts.keys()
    for claim in quoted:
        evidence = claim["evidence"]
        text = texts[claim["document"]["id"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert evidence["quote"] in text.split("\n\n")[evidence["paragraph"] - 1]


@pytest.mark.parametrize(
    "clocks", [{"as_of": "2024-08-19", "known_at": "2024-08-19"}, {}], ids=["then", "today"]
)
def test_kn_23_was_used_in_ukraine_since_october_2023(ask: Asking, clocks: dict[str, str]) -> None:
    found = ask.items("/claims", type="USED_IN", subject="KN-23", object="UKR", **clocks)
    [claim] = [c for c in found if c["document"]["id"] == "seed-001"]
    assert claim["date"] == {"from": "2023-10", "to": None}
    assert claim["evidence"]["quote"] == (
        "The Russian army has been using North Korean KN-23 ballistic missiles in Ukraine since "
        "October 2023."
    )
    assert claim["document"]["published_on"] == claim["reported_on"] == "2024-08-19"
    assert claim["subject"] == {"id": "weapon:kn-23", "name": "KN-23", "kind": "Weapon"}
    edges = ask.items("/entities/weapon:kn-23/neighbors", types="USED_IN", **clocks)
    assert [(e["other"]["id"], e["since"]) for e in edges] == [("UKR", "2023-10")]


def test_filters_meet(ask: Asking, files: Seed) -> None:
    told = files.facts(type="ATTACKED", subject="RUS", object="UKR")
    found = ask.items("/claims", type="ATTACKED", subject="RUS", object="Ukraine")
    assert len(found) == len(told)
    [kharkiv] = ask.items("/claims", type="ATTACKED", weapon="KN-23", place="Kharkiv")
    assert kharkiv["attributed_to"]["id"] == "person:oleksandr-kovalenko"
    assert len(ask.items("/claims", document="seed-001")) == 24
    planned = ask.items("/claims", status="planned")
    assert {c["document"]["id"] for c in planned} == {"b-001", "c-004"}


def test_a_weapon_is_found_wherever_it_stands_and_with_its_kinds(ask: Asking) -> None:
    found = ask.items("/claims", weapon="ballistic missile", document="seed-001")
    assert {(c["type"], (c["weapon"] or c["subject"])["id"]) for c in found} >= {
        ("ATTACKED", "weapon:ballistic-missile"),
        ("USED_IN", "weapon:kn-23"),
        ("USED_IN", "weapon:ballistic-missile"),
    }


def test_one_claim_says_what_its_item_in_the_list_says(ask: Asking) -> None:
    [item] = ask.items("/claims", subject="USA", type="SUPPLIES", weapon="HIMARS")
    one = ask(f"/claims/{item['id']}")
    assert {key: one[key] for key in item} == item
    assert one["quantity"] == {"unit": "launcher", "min": 4, "max": 4}
    assert {"as_of", "known_at", "release"} <= set(one)


def test_claims_come_in_the_order_of_the_days_they_begin(ask: Asking) -> None:
    dated = [c["date"]["from"] for c in ask.items("/claims", type="SIGNED") if c["date"]]
    days = [day + "-01-01"[3 * (len(day) // 3 - 1) :] if len(day) < 10 else day for day in dated]
    assert days == sorted(days)


def test_curated_facts_have_a_locator_instead_of_a_quote(ask: Asking) -> None:
    treaty = "agreement:us-japan-1960"
    claims = ask.items("/claims", type="SIGNED", object=treaty)
    assert {c["subject"]["id"] for c in claims} == {"JPN", "USA"}
    for claim in claims:
        assert claim["evidence"] is None
        assert claim["locator"] == "article V"
        assert claim["bound"]["from"] == "1960-06-23"
        assert claim["grade"] == "A2"


def test_an_embargo_carries_its_terms(ask: Asking, files: Seed) -> None:
    row = files.rows("embargoes")["embargo:un-north-korea-1718"]
    found = ask.items("/claims", type="SANCTIONED", object="PRK", subject=row["imposed_by"])
    [claim] = [c for c in found if c["embargo"]["id"] == row["id"]]
    assert claim["embargo"]["direction"] == row["direction"]
    assert claim["embargo"]["scope"] == row["scope"]
    assert claim["locator"] == row["instrument"]
    assert claim["date"] == {"from": "2006-10-14", "to": None}
