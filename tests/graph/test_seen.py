"""Edges that tell by themselves that they are in a picture: never more than their claims do."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.claims.clocks import Picture, current
from app.graph.queries import expanded, query
from app.settings import Settings

from .conftest import Ask, plain

SEEN = expanded(query("seen"))
ASKED = f"""
MATCH (:Entity)-[e]->(:Entity) WHERE e.key IS NOT NULL
WITH e, coalesce({SEEN}, false) AS sure, EXISTS {{
  MATCH (claim:Claim)
  WHERE claim.subject = e.subject AND claim.object = e.object AND claim.type = type(e)
    AND claim.held_to >= $as_of_from AND
    {expanded(query("heard"))}
}} AS seen
RETURN count(CASE WHEN sure AND NOT seen THEN 1 END) AS wrong,
       count(CASE WHEN sure THEN 1 END) AS sure, count(CASE WHEN seen THEN 1 END) AS seen
"""


@pytest.fixture
def ask(seeded_settings: Settings) -> Iterator[Ask]:
    with plain(seeded_settings) as found:
        yield found


@pytest.mark.parametrize(
    "clocks",
    [
        {},
        {"as_of": "2024-08-19", "known_at": "2024-08-19"},
        {"as_of": "2022-02", "known_at": "2025"},
        {"known_at": "2023-10-13"},
        {"as_of": "1955"},
        {"recorded_by": "2020-01-01T00:00:00.000000Z"},
    ],
    ids=str,
)
def test_an_edge_is_sure_to_be_seen_only_where_a_claim_of_it_is(
    ask: Ask, clocks: dict[str, Any]
) -> None:
    [row] = ask(ASKED, **replace(current(), **clocks).parameters())
    assert row["wrong"] == 0
    assert (row["sure"] > 0) == (row["seen"] > 0)


def test_most_edges_need_no_look_at_their_claims(ask: Ask) -> None:
    [row] = ask(ASKED, **current().parameters())
    assert row["sure"] > 0.9 * row["seen"]


@pytest.mark.parametrize(
    "doubt",
    [
        {"without": ("KOR",)},
        {"according_to": ("KOR",)},
        {"min_speakers": 2},
        {"min_grade": ("B", 2)},
        {"since": "2023"},
        {"until": "2023"},
        {"modality": ("claimed",)},
    ],
    ids=str,
)
def test_no_edge_is_sure_where_a_doubt_or_filter_is_asked(ask: Ask, doubt: dict[str, Any]) -> None:
    picture: Picture = replace(current(), **doubt)
    [row] = ask(ASKED, **picture.parameters())
    assert row["sure"] == 0
