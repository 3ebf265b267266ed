"""/both-sides: who arms both."""

import pytest

from app.settings import Settings
from tests.api.asking import Asking
from tests.conftest import serve
from tests.graph.conftest import fact

from .conftest import World

SIDES = {"a": "MWI", "b": "ZMB"}


@pytest.fixture(scope="module", autouse=True)
def told(world: World) -> None:
    world.tell(
        "bs-1",
        fact(subject="BRA", object="MWI", attributed_to="BRA"),
        fact(subject="BRA", object="ZMB", attributed_to="BRA"),
        fact(subject="ARG", object="MWI"),
        fact(subject="ARG", object="ZMB", modality="planned", status="planned"),
        fact(subject="CHL", object="MWI"),
        fact(subject="CHL", object="ZMB", modality="denied", status=None),
        fact(subject="PER", object="MWI"),
        fact(subject="PER", object="ZMB", modality="denied", status="halted"),
        fact(subject="URY", object="MWI"),
    )
    world.tell(
        "bs-2",
        fact(subject="BRA", object="MWI", attributed_to="PRY"),
        fact(subject="BRA", object="ZMB", attributed_to="PRY"),
        published_on="2024-07-01",
    )


def test_only_who_supplies_or_plans_to_supply_both_is_named(world: World) -> None:
    found = world.items("/both-sides", **SIDES)
    assert [row["supplier"]["id"] for row in found] == ["ARG", "BRA"]
    argentina = found[0]
    assert [t["status"] for t in argentina["to_a"]] == ["delivered"]
    assert [(t["status"], t["standing"]["value"]) for t in argentina["to_b"]] == [
        ("planned", "planned")
    ]


def test_a_supplier_on_one_word_alone_is_left_out_where_two_are_asked_for(world: World) -> None:
    found = world.items("/both-sides", **SIDES, min_speakers=2)
    assert [row["supplier"]["id"] for row in found] == ["BRA"]
    assert all(row["to_a"] and row["to_b"] for row in found)
    assert world.items("/both-sides", **SIDES, min_speakers=2, without="PRY") == []


def test_the_sides_change_places_with_the_question(world: World) -> None:
    [_, brazil] = world.items("/both-sides", a="ZMB", b="Malawi")
    assert {t["recipient"]["id"] for t in brazil["to_a"]} == {"ZMB"}
    assert {t["recipient"]["id"] for t in brazil["to_b"]} == {"MWI"}


def test_pages_of_one_give_each_supplier_once(world: World) -> None:
    first = world("/both-sides", **SIDES, limit=1, total="true")
    assert first["total"] == 2
    second = world("/both-sides", **SIDES, limit=1, cursor=first["next"])
    assert [r["supplier"]["id"] for r in (*first["items"], *second["items"])] == ["ARG", "BRA"]
    assert second["next"] is None


def test_pages_hold_what_one_question_may_look_through(
    world: World, empty_settings: Settings
) -> None:
    whole = world.items("/both-sides", **SIDES)
    for client in serve(empty_settings.model_copy(update={"reads": 150})):
        ask = Asking(client)
        first = ask("/both-sides", **SIDES)
        assert first["items"] == whole[:1]
        second = ask("/both-sides", **SIDES, cursor=first["next"])
        assert (second["items"], second["next"]) == (whole[1:], None)
    for client in serve(empty_settings.model_copy(update={"reads": 90})):
        ask = Asking(client)
        first = ask("/both-sides", **SIDES)
        assert first["items"] == whole[:1]
        refused = ask.refused("/both-sides", 504, **SIDES, cursor=first["next"])
        assert "FOEDUS_READS" in refused["detail"]


def test_a_day_before_anything_was_known_has_nobody(world: World) -> None:
    assert world.items("/both-sides", **SIDES, known_at="2024-04-30") == []


def test_two_names_of_one_side_are_refused(ask: Asking) -> None:
    found = ask.refused("/both-sides", 422, a="Russia", b="RUS")
    assert found["errors"][0]["field"] == "b"
