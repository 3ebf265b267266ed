"""Releases, and several who write at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

from app.claims.annotated import Batch
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.retract import retract
from app.graph.verify import verify
from tests.conftest import empty

from .conftest import Ask, batch, fact, many

SIZE = "MATCH (c:Claim) RETURN count(c) AS claims"
RELEASE = "MATCH (w:Writer) RETURN w.release AS id"
LAST = "MATCH (r:Release) RETURN r.id AS id, r.claims AS claims ORDER BY r.at DESC LIMIT 1"


def at_once(*works: Callable[[], object]) -> list[object]:
    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(work) for work in works]]


def test_the_same_claims_give_the_same_release_in_whatever_order_they_come(
    graph: Graph, vocabulary: Vocabulary, cypher: Ask
) -> None:
    batches = [batch("a", fact()), batch("b", fact(), fact(object="SYR")), many("c", 3)]
    releases = set()
    for order in permutations(batches):
        empty(graph)
        for document in order:
            ingest(graph, document, vocabulary)
        releases.add(cypher(RELEASE)[0]["id"])
    empty(graph)
    for part in (many("c", 1), batch("b", fact()), batch("a", fact()), *batches):
        ingest(graph, part, vocabulary)
    releases.add(cypher(RELEASE)[0]["id"])
    assert len(releases) == 1


def test_writers_of_different_documents_all_end_well(
    graph: Graph, vocabulary: Vocabulary, cypher: Ask
) -> None:
    batches = [many(f"a-{n}", 200, first=150 * n) for n in range(4)]

    def write(document: Batch) -> Callable[[], object]:
        return lambda: ingest(graph, document, vocabulary)

    at_once(*map(write, batches))
    assert cypher(SIZE) == [{"claims": 800}]
    assert cypher(LAST) == [{"id": cypher(RELEASE)[0]["id"], "claims": 800}]
    assert verify(graph, vocabulary) == []


def test_writers_of_the_same_document_store_it_once(
    graph: Graph, vocabulary: Vocabulary, cypher: Ask
) -> None:
    at_once(*[lambda: ingest(graph, many("a", 300), vocabulary)] * 3)
    assert cypher(SIZE) == [{"claims": 300}]
    assert len(cypher("MATCH (r:Release) RETURN r")) == 2
    assert verify(graph, vocabulary) == []


def test_a_document_that_is_withdrawn_while_it_grows_stays_whole(
    graph: Graph, vocabulary: Vocabulary
) -> None:
    ingest(graph, many("a", 10), vocabulary)

    def grow() -> None:
        for n in range(11, 15):
            ingest(graph, many("a", n), vocabulary)

    def grown() -> object:
        try:
            grow()
        except Conflict as error:
            return str(error)
        return ""

    said, *withdrawn = at_once(
        grown,
        lambda: retract(graph, "a", "2024-06-01", None),
        lambda: retract(graph, "a", "2024-06-01", None),
    )
    assert "was withdrawn" in str(said) or said == ""
    assert sorted(map(bool, withdrawn)) == [False, True]
    assert verify(graph, vocabulary) == []
