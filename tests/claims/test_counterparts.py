"""What others call our terms: each scheme has an answer for each term."""

from typing import get_args

import pytest

from app.claims.claim import Status
from app.claims.counterparts import SCOPES, Scheme, counterparts
from app.claims.crosswalk import plover_of
from app.claims.fact_types import RULES, FactType
from app.entities.vocabulary import Obligation

TERMS = (*FactType, *Status, *get_args(Obligation))


@pytest.mark.parametrize("term", TERMS)
def test_each_scheme_has_a_term_or_says_why_not(term: str) -> None:
    rows = counterparts(term)
    assert [row.scheme for row in rows] == list(get_args(Scheme))
    assert all(row.term or row.note for row in rows)


def test_each_scheme_says_what_of_it_has_no_term_here() -> None:
    assert set(SCOPES) == set(get_args(Scheme))
    assert all(scope.tells and scope.unmapped for scope in SCOPES.values())


@pytest.mark.parametrize("type_", FactType)
def test_events_and_schemata_are_those_of_their_own_homes(type_: FactType) -> None:
    told = {row.scheme: row.term for row in counterparts(type_)}
    assert told["PLOVER"] == plover_of(type_)
    assert told["FtM"] == RULES[type_].ftm


def test_an_event_that_becomes_no_such_fact_says_so() -> None:
    [plover] = [row for row in counterparts(FactType.DENIED) if row.scheme == "PLOVER"]
    assert plover.term == "REJECT"
    assert plover.note and plover.note.startswith("no such fact is made of it")
