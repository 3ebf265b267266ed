"""Which edition may take the place of another, and what is said of one that may not."""

import pytest

from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, InvalidValue, NotFound
from app.graph.driver import Graph
from app.graph.ingest import complete
from app.graph.retract import retract
from app.graph.verify import verify

from .conftest import Ask, Tell, fact


@pytest.fixture
def editions(graph: Graph, tell: Tell) -> None:
    """Three editions of a dataset, the last half read; one of another; an article."""
    for number in (1, 2, 3):
        about = {"dataset": "lists", "edition": str(number), "complete": False}
        tell(f"lists-{number}", fact(), published_on=f"202{number}-05-01", **about)
    tell("other-1", fact(), published_on="2021-05-01", dataset="other", edition="1")
    tell("article", fact())
    for id_ in ("lists-1", "lists-2", "other-1"):
        complete(graph, id_)


@pytest.mark.parametrize(
    ("old", "new", "on", "why"),
    [
        ("lists-1", "none", "2023-01-01", "superseded_by: 'none' is no document of this graph"),
        ("lists-1", "lists-1", "2023-01-01", "lists-1 cannot take its own place"),
        ("lists-1", "lists-3", "2024-01-01", "lists-3 is not complete"),
        ("lists-1", "other-1", "2023-01-01", "other-1 is an edition of other, lists-1 of lists"),
        ("lists-1", "article", "2025-01-01", "article: no edition of a dataset"),
        ("article", "lists-2", "2025-01-01", "article: no edition of a dataset"),
        ("lists-2", "lists-1", "2023-01-01", "lists-1 is the older one: 2021-05-01, 2022-05-01"),
        ("lists-1", "lists-2", "2022-04-30", "retracted_on: 2022-04-30 is before lists-2 became"),
        ("lists-1", "lists-2", "2022-05", "retracted_on: '2022-05' is no day"),
    ],
)
def test_what_cannot_take_its_place_is_refused_in_words(
    graph: Graph, editions: None, cypher: Ask, old: str, new: str, on: str, why: str
) -> None:
    with pytest.raises(InvalidValue, match=why):
        retract(graph, old, on, None, new)
    assert cypher("MATCH (d:Document) WHERE d.retracted_on IS NOT NULL RETURN d.id AS id") == []


def test_an_edition_that_is_not_there_cannot_be_superseded(graph: Graph, editions: None) -> None:
    with pytest.raises(NotFound, match="'none' is no document"):
        retract(graph, "none", "2023-01-01", None, "lists-2")


def test_what_left_the_picture_takes_nobodys_place(graph: Graph, editions: None) -> None:
    retract(graph, "lists-2", "2023-01-01", "withdrawn by its publisher")
    with pytest.raises(InvalidValue, match="lists-2 itself left the picture on 2023-01-01"):
        retract(graph, "lists-1", "2023-01-01", None, "lists-2")


def test_editions_follow_each_other_one_by_one(
    graph: Graph, editions: None, vocabulary: Vocabulary
) -> None:
    complete(graph, "lists-3")
    assert retract(graph, "lists-1", "2022-05-01", None, "lists-2")
    assert retract(graph, "lists-2", "2023-05-01", None, "lists-3")
    # The same call stays the same, whatever became of the newer edition since.
    assert not retract(graph, "lists-1", "2022-05-01", None, "lists-2")
    assert verify(graph, vocabulary) == []


def test_who_is_superseded_once_is_neither_withdrawn_nor_superseded_otherwise(
    graph: Graph, editions: None
) -> None:
    complete(graph, "lists-3")
    retract(graph, "lists-1", "2023-05-01", None, "lists-2")
    for day, newer in (("2023-05-01", "lists-3"), ("2023-05-02", "lists-2"), ("2023-06-01", None)):
        with pytest.raises(Conflict, match="was superseded by lists-2 on 2023-05-01 already"):
            retract(graph, "lists-1", day, None, newer)
    assert not retract(graph, "lists-1", "2023-05-01", "again")


def test_an_edition_that_was_withdrawn_gets_no_successor_afterwards(
    graph: Graph, editions: None
) -> None:
    retract(graph, "lists-1", "2023-05-01", None)
    with pytest.raises(Conflict, match="was withdrawn on 2023-05-01 already"):
        retract(graph, "lists-1", "2023-05-01", None, "lists-2")


def test_without_a_day_of_publication_it_is_public_from_the_day_it_was_recorded(
    graph: Graph, tell: Tell
) -> None:
    for id_ in ("undated-1", "undated-2"):
        tell(id_, fact(), published_on=None, dataset="undated", edition=id_)
        complete(graph, id_)
    with pytest.raises(InvalidValue, match="2020-01-01 is before undated-2 became public on 20"):
        retract(graph, "undated-1", "2020-01-01", None, "undated-2")
    assert retract(graph, "undated-1", "2999-01-01", None, "undated-2")


def test_a_successor_that_is_no_edition_of_the_dataset_is_a_fault(
    graph: Graph, editions: None, cypher: Ask, vocabulary: Vocabulary
) -> None:
    retract(graph, "lists-1", "2022-05-01", None, "lists-2")
    cypher("MATCH (d:Document {id: 'lists-2'}) SET d.dataset = 'other'")
    assert "is superseded by lists-2, which is no edition of its dataset" in str(
        verify(graph, vocabulary)[0]
    )
