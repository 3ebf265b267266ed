"""/transfers: who supplies what to whom, against the facts in the seed's documents."""

import pytest

from tests.api.asking import Asking, Json
from tests.api.seed import Seed

SHELL = "weapon:artillery-shell"
CLOCKS: list[Json] = [{"as_of": "2024-08-19", "known_at": "2024-08-19"}, {}]


def _rows(items: list[Json]) -> set[tuple[str | None, str | None]]:
    return {(row["weapon"] and row["weapon"]["id"], row["status"]) for row in items}


def _one(items: list[Json], weapon: str) -> Json:
    [row] = [row for row in items if row["weapon"] and row["weapon"]["id"] == weapon]
    return row


@pytest.mark.parametrize("clocks", CLOCKS, ids=["on 2024-08-19", "today"])
def test_each_weapon_and_status_that_documents_give_is_a_row(
    ask: Asking, files: Seed, clocks: Json
) -> None:
    told = files.facts(type="SUPPLIES", subject="PRK", object="RUS")
    if clocks:
        told = [t for t in told if files.document(t[0])["published"] <= "2024-08-19"]
    expected = {(fact["weapon"], fact["status"]) for _, fact in told}
    found = ask.items("/transfers", supplier="PRK", recipient="RUS", **clocks)
    assert _rows(found) == expected
    assert len(found) == len(expected)


def test_on_the_day_of_the_first_article_the_shells_are_what_shin_won_sik_said(
    ask: Asking,
) -> None:
    clocks = {"as_of": "2024-08-19", "known_at": "2024-08-19"}
    row = _one(ask.items("/transfers", supplier="PRK", recipient="RUS", **clocks), SHELL)
    assert row["since"] == "2023-09"
    assert row["until"] is None
    assert row["quantity"] == [{"unit": "shell", "min": None, "max": 4_800_000}]
    assert row["standing"]["value"] == "single-source"
    assert row["standing"]["speakers"] == 1
    assert row["standing"]["documents"] == 1
    [claim] = [ask(f"/claims/{id_}", **clocks) for id_ in row["claims"]]
    assert claim["attributed_to"]["id"] == "person:shin-won-sik"
    assert claim["date"] == {"from": "2023-09", "to": None}
    assert claim["evidence"]["quote"] == (
        "According to Shin Won-sik, they could have carried up to 4.8 million artillery shells "
        "of the kinds that Russia fires at Ukraine."
    )


def test_figures_of_several_documents_give_a_span_and_never_a_sum(ask: Asking) -> None:
    row = _one(ask.items("/transfers", supplier="PRK", recipient="RUS"), SHELL)
    # 'up to 4.8 million' beside 'more than 6 million': neither end is known.
    assert row["quantity"] == [{"unit": "shell", "min": None, "max": None}]
    figures = {(f["unit"], f["min"], f["max"]) for f in row["figures"]}
    assert figures == {("shell", None, 4_800_000), ("shell", 6_000_000, None)}
    assert row["claims_count"] == len(row["claims"]) == 3
    assert row["since"] == "2023-09"


def test_a_minister_and_his_state_are_one_speaker(ask: Asking) -> None:
    clocks = {"as_of": "2024-08-27", "known_at": "2024-08-27"}
    row = _one(ask.items("/transfers", supplier="PRK", recipient="RUS", **clocks), SHELL)
    assert row["claims_count"] == 2
    assert (row["standing"]["value"], row["standing"]["speakers"]) == ("single-source", 1)
    assert row["standing"]["documents"] == 2


def test_a_category_takes_in_what_is_a_kind_of_it(ask: Asking) -> None:
    shells = {SHELL, "weapon:122mm-artillery-shell", "weapon:152mm-artillery-shell"}
    asked = {"supplier": "PRK", "recipient": "RUS"}
    by_weapon = {w for w, _ in _rows(ask.items("/transfers", weapon=SHELL, **asked))}
    by_category = {
        w for w, _ in _rows(ask.items("/transfers", category="artillery shell", **asked))
    }
    assert by_weapon == by_category == shells
    assert {w for w, _ in _rows(ask.items("/transfers", category="missiles", **asked))} == {
        "weapon:missile",
        "weapon:ballistic-missile",
    }


def test_a_category_of_a_scheme_means_what_it_counts_there_and_no_kinds(ask: Asking) -> None:
    asked = {"supplier": "RUS", "recipient": "PRK"}
    [tanks] = ask.items("/transfers", category="II", **asked)
    assert tanks["weapon"]["id"] == "weapon:tank"
    assert ask.items("/transfers", category="II", category_scheme="unroca", **asked) == []
    [tanks] = ask.items("/transfers", category="battle tanks", category_scheme="unroca", **asked)
    told = {"scheme": "unroca", "value": "I", "name": "battle tanks", "why": None}
    assert tanks["category"] == told
    [same] = ask.items("/transfers", category="armoured vehicles", category_scheme="sipri", **asked)
    assert same["category"]["value"] == "armoured vehicles"


def test_each_item_tells_its_weapons_category_or_why_it_has_none(ask: Asking, files: Seed) -> None:
    rows = files.rows("weapons")
    numbers = {
        row["id"]: (row.get("unroca_category") or "").partition(" ")[0] for row in rows.values()
    }
    for scheme in ("sipri", "unroca"):
        items = ask.items("/transfers", category_scheme=scheme, as_of="2035")
        assert len(items) > 20
        for item in items:
            told, weapon = item["category"], item["weapon"]
            row = rows.get(weapon["id"], {}) if weapon else {}
            own = row.get("sipri_category") if scheme == "sipri" else numbers.get(row.get("id"))
            assert (told["scheme"], told["value"]) == (scheme, own or None)
            assert (told["why"] is None) == bool(own)
            assert (told["name"] is None) == (told["value"] is None)


@pytest.mark.parametrize("text", ["sensors", "IX", "artillery", "ballistic missile"])
def test_a_category_of_another_scheme_is_refused_with_those_there_are(
    ask: Asking, text: str
) -> None:
    [fault] = ask.refused("/transfers", 422, category=text, category_scheme="unroca")["errors"]
    assert (fault["field"], len(fault["allowed"])) == ("category", 8)
    assert fault["message"] == f"{text!r} is no category of the UN Register"
    [fault] = ask.refused("/transfers", 422, category="VII", category_scheme="sipri")["errors"]
    assert len(fault["allowed"]) == 12
    [fault] = ask.refused("/transfers", 422, category_scheme="wassenaar")["errors"]
    assert fault["allowed"] == ["sipri", "unroca"]


def test_place_and_status_narrow(ask: Asking) -> None:
    [row] = ask.items("/transfers", place="Najin")
    assert (row["supplier"]["id"], row["recipient"]["id"]) == ("PRK", "RUS")
    assert row["quantity"] == [{"unit": "container", "min": 13_000, "max": None}]
    agreed = ask.items("/transfers", status="agreed", recipient="UKR")
    assert {(row["supplier"]["id"], row["weapon"]["id"]) for row in agreed} == {
        ("GBR", "weapon:m270"),
        ("DEU", "weapon:m270"),
    }


def test_a_maker_that_supplies_is_not_taken_for_its_state(ask: Asking) -> None:
    items = ask.items("/transfers", recipient="POL")
    found = {(row["supplier"]["id"], row["weapon"]["id"]) for row in items}
    assert ("org:hyundai-rotem", "weapon:k2-black-panther") in found
    assert ("KOR", "weapon:k2-black-panther") in found


def test_a_transfer_without_a_weapon_is_kept(ask: Asking) -> None:
    [row] = ask.items("/transfers", supplier="USA", recipient="UKR", status="planned")
    assert row["weapon"] is None
    assert row["quantity"] == [{"unit": "USD", "min": 450_000_000, "max": 450_000_000}]
    assert row["standing"]["value"] == "planned"
