"""A kill in the midst of a write, of Neo4j or of who writes, leaves nothing half written."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.engine import Engine, free_port, start
from app.entities.vocabulary import Vocabulary
from app.errors import Unavailable
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.migrate import migrate
from app.graph.verify import verify
from app.settings import Settings

from .conftest import Ask, batch, fact, many, plain

COUNT = "MATCH (c:Claim) RETURN count(c) AS claims"
WRITING = (
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery CONTAINS $what "
    "RETURN transactionId"
)


def wait_for_the_write(ask: Ask) -> None:
    """Return once claims of a document are being written."""
    deadline = time.monotonic() + 60
    while not ask(WRITING, what="CREATE (c:Claim {"):
        assert time.monotonic() < deadline, "nobody wrote"
        time.sleep(0.02)


def settings_of(engine: Engine) -> Settings:
    return Settings.model_validate(
        {"NEO4J_URI": engine.bolt_uri, "NEO4J_PASSWORD": engine.password}
    )


def graph_of(engine: Engine) -> Graph:
    return Graph(engine.bolt_uri, (engine.user, engine.password), None, retry_seconds=1)


def test_a_kill_of_neo4j_in_the_midst_of_a_write_leaves_what_was_there_before(
    engine_home: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    bolt, http, data = free_port(), free_port(), tmp_path / "neo4j"
    big = many("big", 12_000)
    with (
        start(engine_home, data=data, bolt_port=bolt, http_port=http) as engine,
        graph_of(engine) as graph,
        plain(settings_of(engine)) as ask,
        ThreadPoolExecutor(1) as pool,
    ):
        migrate(graph)
        ingest(graph, many("small", 10), vocabulary)
        writing = pool.submit(ingest, graph, big, vocabulary)
        wait_for_the_write(ask)
        os.kill(engine.pid, signal.SIGKILL)
        with pytest.raises(Unavailable):
            writing.result()
    with (
        start(engine_home, data=data, bolt_port=bolt, http_port=http) as engine,
        graph_of(engine) as graph,
        plain(settings_of(engine)) as ask,
    ):
        assert ask(COUNT) == [{"claims": 10}]
        assert verify(graph, vocabulary) == []
        assert ingest(graph, many("small", 20), vocabulary).added == 10


def test_a_kill_of_who_ingests_leaves_what_was_there_before(
    empty_settings: Settings, graph: Graph, vocabulary: Vocabulary, cypher: Ask, tmp_path: Path
) -> None:
    ingest(graph, many("small", 10), vocabulary)
    rows = [{**fact(weapon=f"weapon:test-{n % 500}"), "locator": f"row {n}"} for n in range(10_000)]
    big = {"id": "big", "title": "Big", "published": "2024-05-01", "facts": rows}
    path = tmp_path / "big.json"
    path.write_text(json.dumps(big))
    assert empty_settings.neo4j_password
    env = {
        **os.environ,
        "NEO4J_URI": empty_settings.neo4j_uri or "",
        "NEO4J_PASSWORD": empty_settings.neo4j_password.get_secret_value(),
    }
    command = [sys.executable, "-m", "app.cli", "ingest", str(path)]
    with subprocess.Popen(command, env=env) as process:
        try:
            wait_for_the_write(cypher)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGKILL
    # The next writer gets the lock once Neo4j has noticed, and finds nothing of the dead one's.
    assert ingest(graph, batch("after", fact()), vocabulary).added == 1
    assert cypher(COUNT) == [{"claims": 11}]
    assert verify(graph, vocabulary) == []
