"""Cursors: all pages together are the list, whatever the size of a page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from json import dumps, loads

import pytest

from tests.api.asking import Asking, Json

CLOCKS = {"as_of": "2025-06-01", "known_at": "2025-06-01"}
# Each list, narrowed to a few rows so that pages of one do not take long.
LISTS: list[tuple[str, Json]] = [
    ("/countries", {"q": "s"}),
    ("/entities/RUS/neighbors", {"types": ["USES", "SUPPLIES", "ATTACKED", "SIGNED"]}),
    ("/transfers", {}),
    ("/transfers", {"recipient": "RUS"}),
    ("/transfers", {"weapon": "artillery shell"}),
    ("/transfers", {"status": "halted"}),
    ("/transfers", {"according_to": ["KOR"]}),
    ("/weapons", {"category": "ballistic missile"}),
    ("/agreements", {"member": "RUS"}),
    ("/alliances", {"member": "GBR"}),
    ("/claims", {"document": "seed-001"}),
    ("/claims", {"type": "DENIED"}),
    ("/claims", {"type": "SUPPLIES", "modality": "claimed"}),
    ("/claims", {"subject": "PRK", "object": "RUS"}),
    ("/claims", {"object": "UKR"}),
    ("/claims", {"attributed_to": "UKR"}),
    ("/claims", {"weapon": "KN-23"}),
    ("/claims", {"place": "Kyiv"}),
    ("/documents", {"publisher": "Associated Press"}),
    ("/documents", {"since": "2023"}),
]
PATHS = sorted({path for path, _ in LISTS})


@pytest.mark.parametrize(("path", "asked"), LISTS, ids=lambda value: str(value)[:60])
def test_pages_of_any_size_make_the_whole_list(ask: Asking, path: str, asked: Json) -> None:
    whole = ask(path, **asked, **CLOCKS, limit=500, total="true")
    assert whole["next"] is None
    assert whole["total"] == len(whole["items"])
    assert len({dumps(item, sort_keys=True) for item in whole["items"]}) == len(whole["items"])
    for limit in range(1, 8) if len(whole["items"]) < 16 else (2, 7):
        assert ask.items(path, **asked, **CLOCKS, limit=limit) == whole["items"]


@pytest.mark.parametrize(("path", "asked"), LISTS, ids=lambda value: str(value)[:60])
def test_a_full_page_that_is_the_last_says_so(ask: Asking, path: str, asked: Json) -> None:
    count = ask(path, **asked, **CLOCKS, limit=1, total="true")["total"]
    if count:
        assert ask(path, **asked, **CLOCKS, limit=min(count, 500))["next"] is None
    if count > 1:
        assert ask(path, **asked, **CLOCKS, limit=count - 1)["next"]


@pytest.mark.parametrize("path", PATHS)
def test_total_is_there_only_where_it_was_asked_for(ask: Asking, path: str) -> None:
    assert "total" not in ask(path, limit=1)
    assert isinstance(ask(path, limit=1, total="true")["total"], int)


@pytest.mark.parametrize("path", PATHS)
def test_the_largest_page_is_answered(ask: Asking, path: str) -> None:
    assert ask(path, limit=500)["items"]


def test_the_next_page_is_of_the_same_clocks(ask: Asking) -> None:
    first = ask("/transfers", limit=1)
    second = ask("/transfers", limit=1, cursor=first["next"])
    clocks = ("as_of", "known_at", "recorded_by", "release")
    assert [first[clock] for clock in clocks] == [second[clock] for clock in clocks]


def test_limit_may_change_between_pages(ask: Asking) -> None:
    first = ask("/claims", document="seed-001", limit=3)
    rest = ask("/claims", document="seed-001", limit=500, cursor=first["next"])
    assert [*first["items"], *rest["items"]] == ask.items("/claims", document="seed-001")


@pytest.mark.parametrize(
    "changed",
    [{"supplier": "USA"}, {"as_of": "2024-01-01"}, {"min_speakers": 2}, {"sort": "supplier"}],
)
def test_a_cursor_of_another_query_is_refused(ask: Asking, changed: Json) -> None:
    cursor = ask("/transfers", limit=1)["next"]
    [error] = ask.refused("/transfers", 422, cursor=cursor, **changed)["errors"]
    assert error["field"] == "cursor"
    assert ask.refused("/claims", 422, cursor=cursor)["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "cursor", ["", "x", "e30=", "WzFd", "\0", "é", "bnVsbA==", "Ww==" * 500, "W1tbW1tbW10="]
)
def test_what_is_no_cursor_is_refused(ask: Asking, path: str, cursor: str) -> None:
    [error] = ask.refused(path, 422, cursor=cursor)["errors"]
    assert error["field"] == "cursor"


@pytest.mark.parametrize("place", range(1, 7))
@pytest.mark.parametrize("value", [1, None, {}, ["a"], "nonsense"])
def test_a_forged_cursor_makes_no_fault(ask: Asking, place: int, value: object) -> None:
    parts = loads(urlsafe_b64decode(ask("/transfers", limit=1)["next"]))
    parts[place] = value
    forged = urlsafe_b64encode(dumps(parts).encode()).decode()
    answer = ask.client.get("/v1/transfers", params={"limit": 1, "cursor": forged})
    # A position that is a text is a position, be there a row or not.
    assert answer.status_code == (200 if place > 3 and value == "nonsense" else 422)
