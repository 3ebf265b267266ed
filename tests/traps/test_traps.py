"""Traps of the field (DOMAIN.md, section 7), each held by a test over the seed."""

import httpx

from tests.api.asking import Asking, Json, ids
from tests.api.seed import Seed


def _transfers(ask: Asking, **asked: object) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (
            row["supplier"]["id"],
            row["recipient"]["id"],
            row["weapon"] and row["weapon"]["id"],
            row["status"],
        )
        for row in ask.items("/transfers", **asked)
    }


def test_a_promise_is_not_stored_as_a_delivery(ask: Asking, files: Seed) -> None:
    delivered = _transfers(ask, status="delivered")
    for status in ("agreed", "planned"):
        for row in _transfers(ask, status=status):
            told = files.facts(
                type="SUPPLIES", subject=row[0], object=row[1], weapon=row[2], status="delivered"
            )
            assert (*row[:3], "delivered") not in delivered or told
    [m270] = ask.items("/transfers", supplier="GBR", recipient="UKR")
    assert (m270["status"], m270["weapon"]["id"]) == ("agreed", "weapon:m270")
    assert ask.items("/transfers", supplier="GBR", status="delivered") == []


def test_a_notified_sale_stays_planned(ask: Asking) -> None:
    [row] = ask.items("/transfers", supplier="TUR", recipient="ETH")
    assert (row["status"], row["standing"]["value"]) == ("planned", "planned")


def test_the_soviet_union_is_not_russia(ask: Asking) -> None:
    assert ask("/entities/SUN")["name"] == "Soviet Union"
    soviet = {row["agreement"]["id"] for row in ask.items("/agreements", member="Soviet Union")}
    russian = {row["agreement"]["id"] for row in ask.items("/agreements", member="Russia")}
    assert "agreement:warsaw-pact" in soviet - russian
    assert "agreement:csto-charter" in russian - soviet
    # What Russia took over it holds as a member of its own.
    treaty = ask("/agreements/agreement:ussr-north-korea-1961", as_of="1992-01-01")
    bound = {m["state"]["id"]: m["bound"] for m in treaty["members"]}
    assert bound == {"PRK": True, "RUS": True, "SUN": False}
    assert ask.items("/transfers", supplier="SUN") == []


def test_north_yemen_and_north_vietnam_are_not_yemen_and_vietnam(ask: Asking) -> None:
    names = {"Vietnam": "VNM", "North Vietnam": "VDR", "Yemen": "YEM", "North Yemen": "XYA"}
    for name, id_ in names.items():
        assert ask("/obligations", attacked=name)["attacked"]["id"] == id_
    found = ask("/agreements/agreement:arab-league-joint-defence-1950", as_of="1980-01-01")
    assert "XYA" in {m["state"]["id"] for m in found["members"] if m["bound"]}


def test_a_meeting_is_not_expanded_to_pairs_that_nobody_reported(ask: Asking, files: Seed) -> None:
    told = [tuple(sorted((f["subject"], f["object"]))) for _, f in files.facts(type="MET_WITH")]
    found = ask.items("/claims", type="MET_WITH")
    assert sorted((c["subject"]["id"], c["object"]["id"]) for c in found) == sorted(told)
    # Thirty-two members of one treaty are thirty-two claims, not 496 pairs.
    nato = ask.items("/claims", type="SIGNED", object="agreement:north-atlantic-treaty")
    assert len(nato) == 32
    allied = ask.items("/claims", type="ALLIED_WITH", subject="USA")
    assert ids([c["object"] for c in allied]) == {"org:nato", "org:aukus"}


def test_a_place_on_the_way_is_no_recipient(ask: Asking) -> None:
    # Containers were shipped out of Najin; neither the port nor its state received them.
    [claim] = ask.items("/claims", type="SUPPLIES", place="place:najin")
    assert claim["object"]["id"] == "RUS"
    ends = {row["recipient"]["id"] for row in ask.items("/transfers", place="place:najin")}
    assert ends == {"RUS"}
    kinds = {
        side["kind"]
        for row in ask.items("/transfers")
        for side in (row["supplier"], row["recipient"])
    }
    assert kinds <= {"Country", "Organization"}


def test_an_old_fact_loaded_today_is_not_current(ask: Asking) -> None:
    # Loaded with the seed, long after: sanctions of 1975, drones used in 2020, a past minister.
    def current(**asked: object) -> list[Json]:
        return ask.items("/claims", **asked)

    assert current(type="SANCTIONED", object="TUR", subject="USA", as_of="1976-01-01")
    assert current(type="SANCTIONED", object="TUR", subject="USA") == []
    group = "org:government-of-national-accord"
    assert current(type="USES", subject=group, as_of="2020-06-01", document="c-004")
    assert current(type="USES", subject=group, document="c-004") == []
    led = ask.items("/entities/KOR/neighbors", types="LEADS", as_of="2024-06-01", min_grade="B2")
    assert "person:shin-won-sik" in {edge["other"]["id"] for edge in led}
    led = ask.items("/entities/KOR/neighbors", types="LEADS", min_grade="B2")
    assert "person:shin-won-sik" not in {edge["other"]["id"] for edge in led}


def test_the_day_of_loading_is_not_the_day_of_knowing(ask: Asking) -> None:
    [claim] = ask.items("/claims", type="SUPPLIES", subject="KOR", weapon="FA-50")
    assert claim["recorded_at"] > claim["reported_on"]
    assert claim["known_from"] == claim["reported_on"] == "2022-08-27"


def test_what_several_articles_repeat_is_counted_once(ask: Asking) -> None:
    # Three articles tell of the treaty: three documents, one row, no second treaty.
    treaty = "agreement:russia-north-korea-comprehensive-strategic-partnership-treaty"
    [edge] = [
        edge
        for edge in ask.items("/entities/PRK/neighbors", types="SIGNED")
        if edge["other"]["id"] == treaty
    ]
    assert edge["standing"]["documents"] == 4
    signed = {row["agreement"]["id"] for row in ask.items("/agreements", member="PRK")}
    assert len([id_ for id_ in signed if "partnership" in id_]) == 1


def test_a_volume_is_never_added_to_money(ask: Asking) -> None:
    for row in ask.items("/transfers"):
        units = [span["unit"] for span in row["quantity"]]
        assert len(set(units)) == len(units)


def test_health_and_readiness_are_two_things(api: httpx.Client) -> None:
    """That neither is constantly true: tests/api/test_away.py."""
    assert api.get("/healthz").json() == {"status": "alive"}
    assert api.get("/readyz").json() == {"status": "ready"}
