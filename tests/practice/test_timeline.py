"""/timeline: claims in the order of time, or counted."""

from collections import Counter

import pytest

from tests.api.asking import Asking
from tests.graph.conftest import fact

from .conftest import World


def test_claims_come_in_the_order_of_their_days(ask: Asking) -> None:
    asked = {"type": "SUPPLIES", "status": "delivered"}
    rows = ask.items("/timeline", **asked, limit=7)
    assert rows == ask.items("/claims", **asked)
    days = [row["date"]["from"] for row in rows if row["date"]]
    assert days == sorted(days)


@pytest.mark.parametrize(("bucket", "width"), [("year", 4), ("month", 7), ("day", 10)])
def test_buckets_count_every_claim_once_page_by_page(ask: Asking, bucket: str, width: int) -> None:
    rows = ask.items("/timeline", bucket=bucket, type="SUPPLIES", limit=2)
    keys = [row["bucket"] for row in rows]
    assert keys == sorted(set(keys))
    assert {len(key) for key in keys} == {width}
    assert sum(row["claims"] for row in rows) == len(ask.items("/claims", type="SUPPLIES"))
    page = ask("/timeline", bucket=bucket, type="SUPPLIES", limit=1, total="true")
    assert page["total"] == len(rows)


def test_a_bucket_says_how_many_are_there_by_their_report_alone(world: World) -> None:
    world.tell(
        "tl-1",
        fact(subject="FJI", object="FSM"),
        fact(subject="FJI", object="FSM", date={"from": "2024-05", "to": "2024-05"}),
        fact(subject="FJI", object="FSM", date={"from": "2023-02-03", "to": None}),
    )
    rows = world.items("/timeline", subject="FJI", bucket="month")
    assert [(r["bucket"], r["claims"], r["undated"]) for r in rows] == [
        ("2023-02", 1, 0),
        ("2024-05", 2, 1),
    ]
    assert world.items("/timeline", subject="FJI", bucket="month", known_at="2024-04") == []


def test_the_filters_of_claims_hold(ask: Asking) -> None:
    asked = {"weapon": "artillery shell", "status": "delivered", "without": "Ukraine"}
    rows = ask.items("/timeline", **asked)
    assert rows
    assert rows == ask.items("/claims", **asked)
    counted = Counter(row["bucket"] for row in ask.items("/timeline", **asked, bucket="year"))
    assert set(counted.values()) == {1}


def test_an_unknown_bucket_is_refused(ask: Asking) -> None:
    assert "month" in ask.refused("/timeline", 422, bucket="week")["errors"][0]["allowed"]
