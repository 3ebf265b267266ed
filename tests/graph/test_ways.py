"""Each query file of read/claims starts from another index and finds the same claims."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.claims.clocks import Picture, current
from app.graph.driver import Graph, Reader
from app.graph.read import ClaimRow, Found, ask, claims_of

NONE = dict.fromkeys(
    ("type", "subject", "object", "weapons", "place", "document", "speaker", "status")
)
WAYS = [
    ("document", {"document": "seed-001"}, {}),
    ("known", {"subject": "USA"}, {"known_at": "1999"}),
    ("object", {"object": "UKR"}, {}),
    ("pair", {"subject": "PRK", "object": "RUS"}, {}),
    ("pair", {"subject": "PRK", "object": "RUS", "type": "SUPPLIES"}, {"min_speakers": 2}),
    ("place", {"place": "place:kyiv"}, {}),
    ("speaker", {"speaker": "UKR"}, {}),
    ("status", {"status": "agreed"}, {}),
    ("subject", {"subject": "PRK"}, {"min_speakers": 3}),
    ("type", {"type": "DENIED"}, {}),
    ("weapon", {"weapons": ["weapon:kn-23", "weapon:artillery-shell", "weapon:hwasong-11"]}, {}),
    ("weapon", {"weapons": ["weapon:kn-23"], "subject": "RUS"}, {}),
    ("weapon", {"weapons": []}, {}),
]


@pytest.mark.parametrize(("way", "filters", "seen"), WAYS, ids=lambda value: str(value)[:40])
def test_each_way_to_the_claims_finds_the_same_ones_in_the_same_order(
    seeded: Graph, way: str, filters: Mapping[str, object], seen: Mapping[str, Any]
) -> None:
    picture = replace(current(), **seen)
    whole = pages(seeded, "all", picture, filters, 500)
    assert bool(whole) == (filters.get("weapons") != [])
    for size in (3, 500):
        assert pages(seeded, way, picture, filters, size) == whole


def pages(
    graph: Graph, way: str, picture: Picture, filters: Mapping[str, object], size: int
) -> list[ClaimRow]:
    """All claims that the file finds, so many a page."""
    rows: list[ClaimRow] = []
    while True:
        after = {
            "after_begins": rows[-1].begins if rows else "",
            "after_id": rows[-1].id if rows else "",
        }
        asked = {**NONE, **filters, **after, "limit": size}

        def find(reader: Reader, asked: Mapping[str, object] = asked) -> Found:
            return ask(reader, f"claims/{way}", picture, **asked)

        page = claims_of(graph.read(find))
        rows += page
        if len(page) < size:
            return rows
