"""/countries, /entities, /weapons, /documents, /vocabulary, /stats: lists and profiles."""

import httpx
import pytest

from app.api.routes import countries
from tests.api.asking import Asking, ids
from tests.api.seed import Seed


def test_every_state_of_the_vocabulary_is_listed(ask: Asking, files: Seed) -> None:
    rows = files.rows("countries")
    found = {item["country"]["id"]: item for item in ask.items("/countries")}
    assert found.keys() == rows.keys()
    for id_, item in found.items():
        assert item["country"]["name"] == rows[id_]["name"]
        assert (item["region"], item["form"]) == (rows[id_]["region"], rows[id_]["kind"])


def test_a_state_counts_whom_it_supplies_and_who_supplies_it(ask: Asking, files: Seed) -> None:
    told = [fact for _, fact in files.facts(type="SUPPLIES")]
    for id_ in ("RUS", "USA", "UKR", "TUR"):
        [item] = [
            item
            for item in ask.items(
                "/countries", q=files.rows("countries")[id_]["name"], as_of="2035"
            )
            if item["country"]["id"] == id_
        ]
        assert item["transfers_out"] == len({f["object"] for f in told if f["subject"] == id_})
        assert item["transfers_in"] == len({f["subject"] for f in told if f["object"] == id_})


def test_lists_of_states_are_narrowed_by_name_and_region(ask: Asking, files: Seed) -> None:
    assert {i["country"]["id"] for i in ask.items("/countries", q="north k")} == {"PRK"}
    rows = files.rows("countries")
    eastern = {id_ for id_, row in rows.items() if row["region"] == "Eastern Asia"}
    found = {i["country"]["id"] for i in ask.items("/countries", region="Eastern Asia")}
    assert found == eastern


def test_a_profile_says_what_ties_a_state(ask: Asking) -> None:
    found = ask("/countries/PRK", as_of="2025-01-15")
    assert found["name"] == "North Korea"
    assert "DPRK" in found["names"]
    assert "Pyongyang" in found["also_called"]
    assert "person:kim-jong-un" in {edge["other"]["id"] for edge in found["leaders"]}
    assert {row["recipient"]["id"] for row in found["arms_out"]} == {"RUS"}
    assert {row["supplier"]["id"] for row in found["arms_in"]} == {"RUS"}
    assert {row["agreement"]["id"] for row in found["alliances"]} == {
        "agreement:china-north-korea-1961",
        "agreement:russia-north-korea-comprehensive-strategic-partnership-treaty",
    }
    assert "USA" in {edge["other"]["id"] for edge in found["accused_by"]}
    assert "org:un-security-council" in {edge["other"]["id"] for edge in found["sanctioned_by"]}


@pytest.mark.parametrize(
    ("id_", "direction", "side"), [("PRK", "arms_out", "supplier"), ("RUS", "arms_in", "recipient")]
)
def test_a_profile_shows_the_transfers_that_most_claims_tell_of(
    ask: Asking, monkeypatch: pytest.MonkeyPatch, id_: str, direction: str, side: str
) -> None:
    monkeypatch.setattr(countries, "TOP_TRANSFERS", 2)
    listed = ask.items("/transfers", **{side: id_}, as_of="2035")
    most = sorted(listed, key=lambda row: -row["claims_count"])[:2]
    assert most != listed[:2]
    assert ask(f"/countries/{id_}", as_of="2035")[direction] == most


def test_successors_are_named_with_the_day(ask: Asking, files: Seed) -> None:
    gone = ask("/countries/SUN")
    expected = {
        (row["id"], row["on"], row["continues"])
        for row in files.rows("countries")["SUN"]["successors"]
    }
    found = {(s["state"]["id"], s["on"], s["continues"]) for s in gone["successors"]}
    assert found == expected
    assert [s["state"]["id"] for s in ask("/countries/RUS")["predecessors"]] == ["SUN"]


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("PRK", "Country"),
        ("org:nato", "Organization"),
        ("person:kim-jong-un", "Person"),
        ("weapon:kn-23", "Weapon"),
        ("place:najin", "Place"),
        ("agreement:anzus-1951", "Agreement"),
        ("event:use-of-tb2-in-eastern-ukraine", "Event"),
    ],
)
def test_anything_can_be_looked_at(ask: Asking, id_: str, kind: str) -> None:
    found = ask(f"/entities/{id_}")
    assert (found["id"], found["kind"]) == (id_, kind)
    degree = {row["type"]: row["edges"] for row in found["degree"]}
    edges = ask.items(f"/entities/{id_}/neighbors")
    assert degree == {
        type_: sum(edge["type"] == type_ for edge in edges) for type_ in {e["type"] for e in edges}
    }


def test_neighbours_are_narrowed_by_type_direction_and_kind(ask: Asking, files: Seed) -> None:
    told = {fact["object"] for _, fact in files.facts(type="SUPPLIES", subject="USA")}
    path = "/entities/USA/neighbors"
    out = ask.items(path, types="SUPPLIES", direction="out", as_of="2035")
    assert {edge["other"]["id"] for edge in out} == told
    assert ask.items(path, types="SUPPLIES", direction="in") == []
    people = ask.items(path, kinds="Person")
    assert {edge["other"]["kind"] for edge in people} == {"Person"}
    assert "LEADS" in {edge["type"] for edge in people}


def test_coordinates_of_a_place_are_given(ask: Asking) -> None:
    found = ask("/entities/place:najin")
    assert (found["properties"]["lat"], found["properties"]["lon"]) == (42.256, 130.283)
    assert ("LOCATED_IN", "out", "PRK") in {
        (link["type"], link["direction"], link["other"]["id"]) for link in found["links"]
    }


def test_a_weapon_has_figures_makers_users_and_places_of_use(ask: Asking, files: Seed) -> None:
    found = ask("/weapons/weapon:kn-23")
    row = files.rows("weapons")["weapon:kn-23"]
    [reach] = [figure for figure in found["figures"] if figure["name"] == "range_km"]
    assert [reach["min"], reach["max"]] == row["figures"]["range_km"]
    assert reach["document"]["title"]
    assert ids(found["kinds"]) >= set(row["kind_of"])
    assert "PRK" in {edge["other"]["id"] for edge in found["makers"]}
    assert {edge["other"]["id"] for edge in found["users"]} == {"RUS"}
    assert {edge["other"]["id"] for edge in found["used_in"]} == {"UKR"}


def test_suppliers_of_a_weapon_are_its_transfers(ask: Asking) -> None:
    found = ask("/weapons/weapon:bayraktar-tb2")["suppliers"]
    assert {(row["supplier"]["id"], row["recipient"]["id"], row["status"]) for row in found} == {
        ("TUR", "ETH", "planned"),
        ("TUR", "KGZ", "agreed"),
    }


def test_weapons_are_listed_by_category(ask: Asking, files: Seed) -> None:
    rows = files.rows("weapons")
    ships = {id_ for id_, row in rows.items() if row.get("sipri_category") == "ships"}
    found = {item["weapon"]["id"] for item in ask.items("/weapons", category="ships")}
    assert ships <= found
    numbered = {item["weapon"]["id"] for item in ask.items("/weapons", category="VI")}
    named = {item["weapon"]["id"] for item in ask.items("/weapons", category="VI warships")}
    assert numbered == named


def test_a_document_shows_its_text_with_the_spans_of_its_claims(ask: Asking, files: Seed) -> None:
    file = files.document("a-001")
    found = ask("/documents/a-001", as_of="2024-08-27")
    assert found["text"] == file["text"]
    assert (found["publisher"], found["url"], found["published_on"]) == (
        file["publisher"],
        file["url"],
        file["published"],
    )
    assert found["claims_count"] == len(file["facts"])
    starts = [claim["evidence"]["start"] for claim in found["claims"]]
    assert starts == sorted(starts)
    for claim in found["claims"]:
        evidence = claim["evidence"]
        assert found["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_documents_are_listed_by_publisher_and_day(ask: Asking, files: Seed) -> None:
    [item] = ask.items("/documents", publisher="Firstpost")
    assert item["id"] == "a-003"
    listed = [d["id"] for d in ask.items("/documents") if d["published_on"]]
    dated = sorted(files.documents(), key=lambda d: (d["published"], d["id"]))
    assert listed == [document["id"] for document in dated]


def test_the_largest_document_is_answered(ask: Asking) -> None:
    found = ask("/documents/public-record")
    assert found["claims_count"] > 500
    assert len(found["claims"]) > 500


def test_the_vocabulary_names_all_terms_and_their_counterparts(api: httpx.Client) -> None:
    found = api.get("/v1/vocabulary").json()
    assert len(found["fact_types"]) == 16
    lasting = {row["term"] for row in found["fact_types"] if row["lasting"]}
    assert lasting == {
        "ALLIED_WITH",
        "LEADS",
        "SANCTIONED",
        "DEPLOYED_TO",
        "PRODUCES",
        "SUPPORTS",
        "USES",
    }
    assert [row["term"] for row in found["obligations"]] == [
        "defense",
        "offense",
        "neutral",
        "nonagg",
        "consul",
    ]
    assert len(found["sipri_categories"]) == 12
    assert len(found["unroca_categories"]) == 8
    assert set(found["reliability"]) == set("ABCDEF")
    assert set(found["credibility"]) == set("123456")
    assert any(row["plover"] for row in found["fact_types"])
    for row in (*found["fact_types"], *found["statuses"], *found["obligations"]):
        assert len(row["counterparts"]) == len(found["schemes"]) == 6
        assert all(other["term"] or other["note"] for other in row["counterparts"])
    assert len(found["categories"]) == 20
    assert all(row["counterparts"] or row["unmapped"] for row in found["categories"])


def test_the_size_of_the_graph_is_that_of_the_seed(ask: Asking, files: Seed) -> None:
    found = ask("/stats")
    assert found["things"]["Country"] == len(files.rows("countries"))
    assert found["claims"]["USED_IN"] == len(files.facts(type="USED_IN"))
    assert found["claims_total"] == sum(found["claims"].values())
    assert found["releases"][0]["id"] == found["release"]
    assert found["retracted_documents"] == 0
