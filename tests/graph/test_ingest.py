"""Storing claims: all of a document or nothing, and the same graph on every run."""

from collections.abc import Callable

import pytest

from app.claims.annotated import Batch
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, InvalidValue
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.verify import verify

from .conftest import Ask, Tell, batch, fact, many


def test_a_second_run_writes_nothing(
    graph: Graph, vocabulary: Vocabulary, everything: Callable[[], object]
) -> None:
    first = ingest(graph, many("a", 20), vocabulary)
    before = everything()
    again = ingest(graph, many("a", 20), vocabulary)
    assert (first.added, first.known, first.changed) == (20, 0, True)
    assert (again.added, again.known, again.changed) == (0, 20, False)
    assert everything() == before


def test_only_what_is_new_is_added(graph: Graph, vocabulary: Vocabulary) -> None:
    ingest(graph, many("a", 20), vocabulary)
    report = ingest(graph, many("a", 25), vocabulary)
    assert (report.added, report.known) == (5, 20)
    assert verify(graph, vocabulary) == []


def test_one_bad_row_in_a_thousand_leaves_the_graph_as_it_was(
    graph: Graph, vocabulary: Vocabulary, everything: Callable[[], object]
) -> None:
    good = many("a", 1000)
    bad = good.claims[616].model_copy(update={"note": "half a character: \ud800"})
    claims = (*good.claims[:616], bad, *good.claims[617:])
    before = everything()
    with pytest.raises(UnicodeEncodeError):  # what no check before the database catches
        ingest(graph, Batch(good.document, claims, {}), vocabulary)
    assert everything() == before


def test_another_statement_under_the_same_id_is_a_conflict_and_nothing_is_written(
    graph: Graph, tell: Tell, everything: Callable[[], object]
) -> None:
    tell("a", fact())
    before = everything()
    with pytest.raises(Conflict, match="says something else of PRK SUPPLIES RUS"):
        tell("a", fact(status="agreed"), fact(weapon="weapon:kn-23"))
    assert everything() == before


@pytest.mark.parametrize(
    ("about", "fault"),
    [
        ({"text": "Shells went."}, "a: is in the graph with another text"),
        ({"published_on": "2024-06"}, "a: is in the graph with published_on '2024-05-01', not"),
        ({"publisher": "Other"}, "a: is in the graph with publisher 'Test Press', not 'Other'"),
    ],
)
def test_new_claims_of_a_document_that_changed_are_a_conflict(
    tell: Tell, everything: Callable[[], object], about: dict[str, object], fault: str
) -> None:
    tell("a", fact())
    before = everything()
    with pytest.raises(Conflict) as refused:
        tell("a", fact(), fact(weapon="weapon:kn-23"), **about)
    assert str(refused.value).startswith(fault)
    assert everything() == before


def test_a_thing_that_no_vocabulary_knows_becomes_provisional_and_is_reported(
    tell: Tell, cypher: Ask
) -> None:
    report = tell("a", fact(weapon="weapon:never-heard-of", attributed_to="person:some-body"))
    new = {"weapon:never-heard-of", "person:some-body"}
    assert new <= set(report.provisional)
    names = cypher("MATCH (e:Entity) WHERE e.provisional RETURN e.id AS id, e.name AS name")
    assert {"id": "weapon:never-heard-of", "name": "never heard of"} in names
    assert not new & set(tell("b", fact(weapon="weapon:never-heard-of")).provisional)


def test_an_unknown_state_is_an_error_that_names_the_claim_and_what_was_meant(
    tell: Tell, everything: Callable[[], object]
) -> None:
    before = everything()
    with pytest.raises(InvalidValue) as refused:
        tell("a", fact(), fact(subject="PRQ"), fact(object="XQX", attributed_to="PRQ"))
    places = [(fault.field, fault.message) for fault in refused.value.faults]
    assert places == [
        ("a, claim 2", "'PRQ' is no country id"),
        ("a, claim 3", "'XQX' is no country id"),
        ("a, claim 3", "'PRQ' is no country id"),
    ]
    assert "PRK" in refused.value.faults[0].did_you_mean
    assert everything() == before


def test_the_word_of_a_minister_counts_as_his_states(tell: Tell, cypher: Ask) -> None:
    tell("a", fact(attributed_to="person:shin-won-sik"), published_on="2024-06-20")
    tell("b", fact(attributed_to="person:shin-won-sik"), published_on="1999-06-20")
    voices = cypher("MATCH (c:Claim) RETURN c.document AS by, c.voice AS voice ORDER BY by")
    assert voices == [
        {"by": "a", "voice": "KOR"},
        {"by": "b", "voice": "person:shin-won-sik"},
    ]


def test_a_document_without_claims_is_kept_and_a_repeat_changes_nothing(
    graph: Graph, vocabulary: Vocabulary, everything: Callable[[], object], cypher: Ask
) -> None:
    assert ingest(graph, batch("a"), vocabulary).came
    assert cypher("MATCH (d:Document) RETURN d.id AS id, d.claims AS n") == [{"id": "a", "n": 0}]
    assert cypher("MATCH (r:Release) RETURN sum(r.documents) AS n") == [{"n": 1}]
    before = everything()
    assert not ingest(graph, batch("a"), vocabulary).changed
    assert everything() == before
    assert ingest(graph, batch("a", fact()), vocabulary).added == 1
    assert cypher("MATCH (d:Document) RETURN d.claims AS n") == [{"n": 1}]
