"""Withdrawing a document."""

from collections.abc import Callable

import pytest

from app.claims.clocks import Picture, now
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, InvalidValue, NotFound
from app.graph.driver import Graph
from app.graph.retract import retract
from app.graph.verify import verify

from .conftest import Ask, Tell, fact, transfers

Everything = Callable[[], object]


def known(graph: Graph, known_at: str) -> list[str]:
    """The documents behind the transfers that were known on a day."""
    rows = transfers(graph, Picture("2025-01-01", known_at, now()))
    return sorted(voice for row in rows for voice, _ in row.summary.voices)


def test_a_withdrawn_claim_stays_visible_before_that_day_and_leaves_from_it_on(
    graph: Graph, tell: Tell, vocabulary: Vocabulary
) -> None:
    tell("a", fact())
    tell("b", fact())
    assert retract(graph, "a", "2024-06-01", "corrected")
    assert known(graph, "2024-05-31") == ["document:a", "document:b"]
    assert known(graph, "2024-06-01") == ["document:b"]
    assert verify(graph, vocabulary) == []


def test_an_edge_that_only_withdrawn_claims_support_says_so(
    graph: Graph, tell: Tell, cypher: Ask
) -> None:
    tell("a", fact())
    retract(graph, "a", "2024-06-01", None)
    [row] = cypher("MATCH ()-[e:SUPPLIES]->() RETURN e.reads AS reads, e.claims AS claims")
    assert row == {"reads": "SUPPLIES (withdrawn)", "claims": 0}


def test_withdrawing_twice_on_the_same_day_changes_nothing(
    graph: Graph, tell: Tell, everything: Everything
) -> None:
    tell("a", fact())
    assert retract(graph, "a", "2024-06-01", None)
    before = everything()
    assert not retract(graph, "a", "2024-06-01", "again")
    assert everything() == before


def test_withdrawing_on_another_day_is_a_conflict(
    graph: Graph, tell: Tell, everything: Everything
) -> None:
    tell("a", fact())
    retract(graph, "a", "2024-06-01", None)
    before = everything()
    with pytest.raises(Conflict, match="a: was withdrawn on 2024-06-01 already"):
        retract(graph, "a", "2024-06-02", None)
    assert everything() == before


@pytest.mark.parametrize("day", ["2024-04-30", "2024-06", "2024-02-30", "soon"])
def test_a_day_that_cannot_be_is_refused(graph: Graph, tell: Tell, day: str) -> None:
    tell("a", fact())
    with pytest.raises(InvalidValue, match="retracted_on"):
        retract(graph, "a", day, None)


def test_a_document_that_is_not_there_cannot_be_withdrawn(graph: Graph) -> None:
    with pytest.raises(NotFound, match="'none' is no document"):
        retract(graph, "none", "2024-06-01", None)


def test_a_withdrawal_changes_the_release(graph: Graph, tell: Tell, cypher: Ask) -> None:
    tell("a", fact())
    retract(graph, "a", "2024-06-01", None)
    releases = cypher("MATCH (r:Release) RETURN r.id AS id, r.claims AS claims ORDER BY r.at")
    assert len({row["id"] for row in releases}) == 3
    assert [row["claims"] for row in releases] == [0, 1, 1]


def test_a_withdrawn_document_gets_no_new_claims_and_takes_no_harm(
    graph: Graph, tell: Tell, everything: Everything, vocabulary: Vocabulary
) -> None:
    tell("a", fact())
    retract(graph, "a", "2024-06-01", None)
    before = everything()
    with pytest.raises(Conflict, match="a: was withdrawn on 2024-06-01"):
        tell("a", fact(), fact(weapon="weapon:kn-23"))
    assert not tell("a", fact()).changed
    assert everything() == before
    assert verify(graph, vocabulary) == []


def test_an_undated_document_may_have_been_withdrawn_before_it_was_recorded(
    graph: Graph, tell: Tell, vocabulary: Vocabulary
) -> None:
    tell("a", fact(), published_on=None)
    retract(graph, "a", "2024-06-01", None)
    assert known(graph, "2099-01-01") == []
    assert verify(graph, vocabulary) == []
