"""/search: names, aliases, demonyms, capitals and typos."""

import pytest

from tests.api.asking import Asking


@pytest.mark.parametrize(
    ("q", "id_", "matched"),
    [
        ("North Korea", "PRK", "North Korea"),
        ("DPRK", "PRK", "DPRK"),
        ("North Korean", "PRK", "North Korean"),
        ("north koera", "PRK", "North Korea"),
        ("KN 23", "weapon:kn-23", "KN-23"),
        ("kn23", "weapon:kn-23", "KN23"),
        ("Bayraktr", "weapon:bayraktar-tb2", "Bayraktar"),
        ("NATO", "org:nato", "NATO"),
        ("KCNA", "org:kcna", "KCNA"),
        ("Shin Won Sik", "person:shin-won-sik", "Shin Won-sik"),
        ("Erdoğan", "person:recep-tayyip-erdogan", "Erdogan"),
        ("erdogan", "person:recep-tayyip-erdogan", "Erdogan"),
        ("Rajin", "place:najin", "Rajin"),
        ("USSR", "SUN", "USSR"),
        ("North Atlantic Treaty", "agreement:north-atlantic-treaty", "North Atlantic Treaty"),
    ],
)
def test_the_thing_meant_comes_first(ask: Asking, q: str, id_: str, matched: str) -> None:
    first = ask("/search", q=q)["items"][0]
    assert first["entity"]["id"] == id_
    assert first["matched"] == matched


def test_a_capital_finds_the_city_and_the_state(ask: Asking) -> None:
    found = [hit["entity"]["id"] for hit in ask("/search", q="Pyongyang")["items"]]
    assert set(found[:2]) == {"place:pyongyang", "PRK"}
    states = ask("/search", q="Pyongyang", kind="Country")["items"]
    assert states[0]["entity"]["id"] == "PRK"


def test_kinds_narrow(ask: Asking) -> None:
    hits = ask("/search", q="korea", kind=["Agreement", "Organization"], limit=100)["items"]
    assert hits
    assert {hit["entity"]["kind"] for hit in hits} <= {"Agreement", "Organization"}
    [error] = ask.refused("/search", 422, q="korea", kind="Planet")["errors"]
    assert error["field"] == "kind.0"
    assert "Country" in error["allowed"]


def test_the_best_come_first_and_no_more_than_asked_for(ask: Asking) -> None:
    hits = ask("/search", q="hwasong", limit=3)["items"]
    scores = [hit["score"] for hit in hits]
    assert len(hits) == 3
    assert scores == sorted(scores, reverse=True)


def test_nothing_found_is_an_empty_answer(ask: Asking) -> None:
    assert ask("/search", q="xyzzyqwv")["items"] == []


@pytest.mark.parametrize("q", ["", " ", "...", "' -", "x" * 201])
def test_a_text_that_names_nothing_is_refused(ask: Asking, q: str) -> None:
    [error] = ask.refused("/search", 422, q=q)["errors"]
    assert error["field"] == "q"


@pytest.mark.parametrize(
    "q",
    [
        "a*",
        "*",
        "?",
        "~",
        "a~9",
        "OR",
        "a OR",
        "NOT a",
        "(",
        "[a TO b]",
        "a:b",
        "\\",
        '"',
        "\0",
        "+ -",
        "&&",
        "🚀",
        "ﷺ",
        "\u202e",
        "\ufeff",
        "a^9",
        "/a/",
        "{",
        "İ",
        "ß" * 50,
    ],
)
def test_signs_of_the_index_mean_themselves(ask: Asking, q: str) -> None:
    answer = ask.client.get("/v1/search", params={"q": q})
    assert answer.status_code in (200, 422)
    ask.client.get("/v1/countries", params={"q": q}).raise_for_status()
    assert ask.client.get("/v1/transfers", params={"supplier": q}).status_code == 422
