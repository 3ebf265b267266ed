"""/coverage: what the graph has looked at."""

import pytest

from tests.api.asking import Asking
from tests.api.seed import Seed
from tests.graph.conftest import fact

from .conftest import World


@pytest.mark.parametrize("by", ["country", "year", "publisher", "language"])
def test_small_pages_give_every_row_once(ask: Asking, by: str) -> None:
    whole = ask("/coverage", by=by, limit=500, total="true")
    assert whole["next"] is None
    assert whole["total"] == len(whole["items"])
    limit = 100 if by == "country" else 5
    seen = ask.items("/coverage", by=by, limit=limit)
    assert seen == whole["items"]


@pytest.mark.parametrize("by", ["year", "publisher", "language"])
def test_the_rows_count_every_claim_of_the_picture(ask: Asking, by: str) -> None:
    picture = {"as_of": "2025-06-01", "known_at": "2025-06-01"}
    total = ask("/claims", **picture, limit=1, total="true")["total"]
    assert sum(row["claims"] for row in ask.items("/coverage", by=by, **picture)) == total


def test_no_source_is_set_apart_from_no_transfer(world: World) -> None:
    world.tell(
        "cv-1", fact(type="CONDEMNED", subject="BTN", object="BRN", weapon=None, status=None)
    )
    world.supply("cv-2", "BWA CAF")
    world.supply("cv-3", "CHL COD", {"modality": "denied"})
    rows = {row["key"]: row for row in world.items("/coverage")}
    covered = {key: rows[key]["covered"] for key in ("BTN", "CAF", "BWA", "COD", "PLW")}
    assert covered == {
        "BTN": "no transfer",
        "CAF": "transfers",
        "BWA": "transfers",
        "COD": "no transfer",
        "PLW": "no source",
    }
    assert rows["PLW"]["first"] is None
    assert rows["BTN"]["thing"]["name"] == "Bhutan"


def test_documents_without_a_publisher_are_counted_apart(world: World) -> None:
    world.supply("cv-4", "CRI CUB", publisher=None)
    rows = {row["key"]: row for row in world.items("/coverage", by="publisher")}
    assert rows["no publisher"]["claims"] == 1
    assert rows["publisher:test-press"]["claims"] > 1


def test_doubts_narrow_what_was_looked_at(world: World) -> None:
    world.tell(
        "cv-5",
        fact(subject="DMA", object="DOM", attributed_to="EST"),
        fact(subject="DMA", object="DOM", attributed_to="ETH"),
        fact(subject="DMA", object="DOM", weapon="weapon:tank", attributed_to="ETH"),
    )

    def of(**asked: object) -> int:
        [row] = [r for r in world.items("/coverage", **asked) if r["key"] == "DMA"]
        return int(row["claims"])

    assert (of(), of(without="Ethiopia"), of(according_to="EST")) == (3, 1, 1)
    assert (of(min_speakers=2), of(min_speakers=3), of(known_at="2024-04-30")) == (2, 0, 0)


def test_the_seeds_articles_are_counted_by_their_publishers(ask: Asking, files: Seed) -> None:
    rows = {row["key"]: row for row in ask.items("/coverage", by="publisher")}
    articles = [d for d in files.documents() if d.get("publisher") == "The Kyiv Independent"]
    row = rows["org:kyiv-independent"]
    assert row["thing"]["name"] == "The Kyiv Independent"
    assert row["documents"] == len(articles) > 0


def test_coverage_by_anything_else_is_refused(ask: Asking) -> None:
    found = ask.refused("/coverage", 422, by="weather")
    assert "country" in found["errors"][0]["allowed"]
