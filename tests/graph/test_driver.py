"""Ways to a Neo4j, and what is said where there is none."""

import pytest

from app.connecting import connect
from app.engine import free_port
from app.entities.vocabulary import Vocabulary
from app.errors import Unavailable
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.verify import verify
from app.settings import Settings

from .conftest import batch, fact, transfers


def test_reads_and_writes_work_over_a_routed_address(
    empty_settings: Settings, graph: Graph, vocabulary: Vocabulary
) -> None:
    uri = (empty_settings.neo4j_uri or "").replace("bolt://", "neo4j://")
    with connect(empty_settings.model_copy(update={"neo4j_uri": uri})) as routed:
        routed.check()
        ingest(routed, batch("a", fact()), vocabulary)
        assert [row.supplier for row in transfers(routed)] == ["PRK"]
        assert verify(routed, vocabulary) == []
    assert len(transfers(graph)) == 1


def test_a_neo4j_that_is_not_there_is_named() -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    with Graph(uri, None, None) as nowhere, pytest.raises(Unavailable, match=uri):
        nowhere.check()


def test_a_wrong_password_says_what_to_set(empty_settings: Settings) -> None:
    uri = empty_settings.neo4j_uri or ""
    with (
        Graph(uri, ("neo4j", "not the password"), None) as refused,
        pytest.raises(Unavailable, match="set NEO4J_USERNAME and NEO4J_PASSWORD"),
    ):
        refused.check()


def test_what_is_no_address_names_the_variable() -> None:
    with pytest.raises(Unavailable, match="NEO4J_URI: 'localhost' is no address"):
        Graph("localhost", None, None)
