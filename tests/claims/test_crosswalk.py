"""Event ontologies against fact types: every kind of event has one answer."""

import pytest

from app.claims.crosswalk import CROSSINGS, of_cameo, of_plover, plover_of
from app.claims.fact_types import FactType

PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT"
).split()


@pytest.mark.parametrize("event", PLOVER)
def test_each_type_of_plover_is_a_fact_or_says_why_not(event: str) -> None:
    row = of_plover(event, ["a mode of next year"], [])
    assert row and row.lost


@pytest.mark.parametrize("root", [f"{number:02}" for number in range(1, 21)])
def test_each_root_of_cameo_is_a_fact_or_says_why_not(root: str) -> None:
    row = of_cameo(f"{root}9")
    assert row and row.lost


def test_no_code_stands_in_two_rows() -> None:
    codes = [code for row in CROSSINGS for code in row.cameo]
    assert len(codes) == len(set(codes))


def test_a_denial_is_never_made_of_an_event() -> None:
    assert FactType.DENIED not in {row.fact_type for row in CROSSINGS}


def test_a_code_below_one_that_is_named_follows_it() -> None:
    assert of_cameo("1121") is of_cameo("112")
    found = of_cameo("0871")
    assert found and found.fact_type is None
    assert of_cameo("21") is None


def test_what_is_not_taken_in_has_its_nearest_event_all_the_same() -> None:
    assert plover_of(FactType.DEPLOYED_TO) == "MOBILIZE"
    assert plover_of(FactType.SUPPLIES) == "AID (military)"
    assert plover_of(FactType.PRODUCES) is None
