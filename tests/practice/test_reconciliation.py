"""/reconciliation: who says how many."""

from tests.api.asking import Asking
from tests.graph.conftest import Fact

from .conftest import World


def _figure(low: int | None, high: int | None, unit: str = "shell", **more: object) -> Fact:
    return {"quantity": {"min": low, "max": high, "unit": unit}, **more}


def test_figures_stand_side_by_side_and_span_what_they_cover(world: World) -> None:
    ids = world.supply(
        "rc-1",
        "ROU RWA",
        _figure(10, 20, attributed_to="ROU"),
        _figure(15, 40, attributed_to="ITA"),
        _figure(30, 30, attributed_to="ESP"),
        {"attributed_to": "PRT"},
    )
    answer = world("/reconciliation", supplier="ROU", recipient="RWA")
    assert len(answer["rows"]) == 3
    assert {row["id"] for row in answer["rows"]} < set(ids)
    [span] = answer["span"]
    assert (span["min"], span["max"], span["unit"]) == (10, 40, "shell")
    assert answer["without_figure"] == 1
    [conflict] = answer["conflicts"]
    assert conflict["why"] == "10 to 20 shell against 30 shell"
    left = world("/reconciliation", supplier="ROU", recipient="RWA", without="Spain")
    assert left["conflicts"] == []
    assert left["span"][0]["max"] == 40


def test_a_promise_is_neither_spanned_with_a_delivery_nor_against_it(world: World) -> None:
    world.supply("rc-2", "ROU SAU", _figure(100, 100, status="agreed"), _figure(40, 40))
    answer = world("/reconciliation", supplier="ROU", recipient="SAU")
    assert [(s["status"], s["min"], s["max"]) for s in answer["span"]] == [
        ("agreed", 100, 100),
        ("delivered", 40, 40),
    ]
    assert answer["conflicts"] == []
    only = world("/reconciliation", supplier="ROU", recipient="SAU", status="agreed")
    assert len(only["rows"]) == 1


def test_deliveries_of_other_weapons_or_other_days_may_both_be_right(world: World) -> None:
    world.supply(
        "rc-3",
        "ROU SDN",
        _figure(10, 10, weapon="weapon:152mm-artillery-shell"),
        _figure(99, 99, weapon="weapon:122mm-artillery-shell"),
        _figure(1, 1, weapon="weapon:122mm-artillery-shell", date={"from": "2020", "to": "2020"}),
        _figure(2, 2, weapon="weapon:122mm-artillery-shell", date={"from": "2021", "to": "2021"}),
    )
    answer = world(
        "/reconciliation", supplier="ROU", recipient="SDN", weapon="weapon:artillery-shell"
    )
    assert answer["conflicts"] == []
    assert len(answer["rows"]) == 4
    spans = [(s["weapon"]["id"], s["min"], s["max"]) for s in answer["span"]]
    assert spans == [
        ("weapon:122mm-artillery-shell", 1, 99),
        ("weapon:152mm-artillery-shell", 10, 10),
    ]


def test_what_is_denied_is_a_row_that_spans_nothing(world: World) -> None:
    world.supply("rc-4", "ROU SEN", _figure(10, 10), _figure(900, 900, modality="denied"))
    answer = world("/reconciliation", supplier="ROU", recipient="SEN")
    assert len(answer["rows"]) == 2
    assert [s["max"] for s in answer["span"]] == [10]
    assert answer["conflicts"] == []


def test_more_claims_than_are_compared_are_cut_and_said(world: World) -> None:
    world.supply("rc-5", "ROU SGP", *(_figure(5, 5) for _ in range(501)))
    answer = world("/reconciliation", supplier="ROU", recipient="SGP")
    assert answer["cut"]
    assert len(answer["rows"]) == 500


def test_at_least_six_million_against_up_to_4_8_million_cannot_both_be_right(ask: Asking) -> None:
    answer = ask(
        "/reconciliation", supplier="North Korea", recipient="Russia", weapon="artillery shell"
    )
    [conflict] = answer["conflicts"]
    assert "at least 6,000,000 shell" in conflict["why"]
    assert "up to 4,800,000 shell" in conflict["why"]
    [span] = answer["span"]
    assert (span["min"], span["max"]) == (None, None)


def test_a_pair_nobody_speaks_of_has_nothing(ask: Asking) -> None:
    answer = ask("/reconciliation", supplier="TUV", recipient="NRU")
    assert (answer["rows"], answer["span"], answer["without_figure"]) == ([], [], 0)
    ask.refused("/reconciliation", 422, supplier="TUV")
