"""Documents as the tests of this room make them, and questions in plain Cypher."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import pytest
from neo4j import GraphDatabase, NotificationMinimumSeverity, Query

from app.claims.annotated import Batch, claim_of
from app.claims.claim import Document
from app.claims.clocks import Picture, current
from app.connecting import connect
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import Report, ingest
from app.graph.read import TransferRow, ask, transfers_of
from app.settings import Settings
from tests.conftest import empty

Fact = Mapping[str, object]
Ask = Callable[..., list[dict[str, Any]]]
Tell = Callable[..., Report]
# That North Korea delivered shells to Russia, in the document's own voice.
SHELLS: Fact = {
    "type": "SUPPLIES",
    "subject": "PRK",
    "object": "RUS",
    "weapon": "weapon:artillery-shell",
    "modality": "asserted",
    "status": "delivered",
}


def fact(**changes: object) -> Fact:
    return {**SHELLS, **changes}


def batch(id_: str, *facts: Fact, **about: object) -> Batch:
    """A document without a text that states the facts, one a row."""
    said = {"title": f"Title of {id_}", "published_on": "2024-05-01", "publisher": "Test Press"}
    document = Document.model_validate({"id": id_, **said, **about})
    rows = ({"locator": f"row {n}", **fact} for n, fact in enumerate(facts, 1))
    return Batch(document, tuple(claim_of(row, document) for row in rows), {})


def many(id_: str, count: int, first: int = 0) -> Batch:
    """A document with as many claims about as many weapons of four pairs of states."""
    pairs = [("PRK", "RUS"), ("IRN", "RUS"), ("USA", "UKR"), ("DEU", "UKR")]
    rows = (
        fact(
            subject=pairs[n % 4][0],
            object=pairs[n % 4][1],
            weapon=f"weapon:test-{n % 500}",
            date={"from": f"{1950 + n % 70}"},
        )
        for n in range(first, first + count)
    )
    return batch(id_, *rows)


@contextmanager
def plain(settings: Settings) -> Iterator[Ask]:
    """A function that runs a statement and gives its rows."""
    assert settings.neo4j_uri
    assert settings.neo4j_password
    auth = (settings.neo4j_username, settings.neo4j_password.get_secret_value())
    with GraphDatabase.driver(
        settings.neo4j_uri, auth=auth, notifications_min_severity=NotificationMinimumSeverity.OFF
    ) as driver:

        def run(statement: str, **parameters: object) -> list[dict[str, Any]]:
            with driver.session() as session:
                # The driver asks for a literal; a test's statement is one, through two hands.
                return session.run(cast("Any", Query)(statement), parameters).data()

        yield run


@pytest.fixture(scope="session")
def cypher(empty_settings: Settings) -> Iterator[Ask]:
    """Ask the Neo4j of `graph` in plain Cypher."""
    with plain(empty_settings) as ask:
        yield ask


@pytest.fixture(scope="module")
def kept(empty_settings: Settings) -> Iterator[Graph]:
    """An empty, migrated graph that the tests of one file share."""
    with connect(empty_settings) as found:
        empty(found)
        yield found


@pytest.fixture
def tell(graph: Graph, vocabulary: Vocabulary) -> Tell:
    """Ingest a document with the facts given; see `batch`."""

    def told(id_: str, *facts: Fact, **about: object) -> Report:
        return ingest(graph, batch(id_, *facts, **about), vocabulary)

    return told


@pytest.fixture
def everything(cypher: Ask) -> Callable[[], object]:
    """All that the graph holds, to compare; times are part of it."""

    def read() -> object:
        nodes = cypher("MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY elementId(n)")
        links = cypher(
            "MATCH (a)-[r]->(b) RETURN elementId(a) AS a, type(r) AS t, properties(r) AS p, "
            "elementId(b) AS b ORDER BY elementId(r)"
        )
        return nodes, links

    return read


def transfers(graph: Graph, picture: Picture | None = None) -> list[TransferRow]:
    """All transfers that a reader sees in a picture."""
    start = {"after_key": "", "after_weapon": "", "after_status": "", "limit": 100}
    none = dict.fromkeys(("supplier", "recipient", "weapons", "status", "place"))
    found = graph.read(
        lambda reader: ask(reader, "transfers", picture or current(), **start, **none)
    )
    return transfers_of(found)
