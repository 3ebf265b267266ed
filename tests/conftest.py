"""A Neo4j of the tests' own on free ports, a seeded graph with the API over it, an empty one.

`seeded`, `api`: read only, shared by all tests. `graph`: empty, migrated, for tests that write.
"""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from app.engine import Engine, free_port, make_ready, start
from app.entities.vocabulary import Vocabulary, load
from app.graph.driver import Graph
from app.graph.migrate import migrate
from app.graph.seed import contents, seed
from app.main import connect, create_app
from app.paths import SEED
from app.rehearsal import rehearse
from app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
# A busy machine may take longer than a user would wait to plan a query that no test asked before.
os.environ.setdefault("FOEDUS_SECONDS", "60")


@pytest.fixture(scope="session")
def engine_home() -> Path:
    """Where the jars lie: fetched once, shared with `make up`; no data of a user's."""
    home = Path(os.environ.get("FOEDUS_HOME", ROOT / ".foedus"))
    make_ready(home, rehearse, wait_seconds=300)
    return home


def _settings(engine: Engine) -> Settings:
    return Settings(
        NEO4J_URI=engine.bolt_uri,
        NEO4J_USERNAME=engine.user,
        NEO4J_PASSWORD=SecretStr(engine.password),
    )


@pytest.fixture(scope="session")
def seeded_settings(
    engine_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The settings of a graph that holds the seed."""
    data = tmp_path_factory.mktemp("seeded")
    with start(engine_home, bolt_port=free_port(), http_port=free_port(), data=data) as engine:
        settings = _settings(engine)
        with connect(settings) as graph:
            migrate(graph)
            seed(graph, contents())
        yield settings


@pytest.fixture(scope="session")
def seeded(seeded_settings: Settings) -> Iterator[Graph]:
    """The graph that holds the seed; read only."""
    with connect(seeded_settings) as graph:
        yield graph


@pytest.fixture(scope="session")
def api(seeded_settings: Settings) -> Iterator[httpx.Client]:
    """A client of the API over the seeded graph, served for real."""
    yield from serve(seeded_settings)


def serve(settings: Settings) -> Iterator[httpx.Client]:
    """Serve the API on a free port until the caller is done."""
    yield from serve_app(create_app(settings))


def serve_app(app: FastAPI) -> Iterator[httpx.Client]:
    """Serve an app on a free port until the caller is done."""
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the API did not start within 20 s"
        time.sleep(0.02)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=90) as client:
        yield client
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="session")
def empty_settings(
    engine_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The settings of a second Neo4j, whose graph each test of `graph` finds empty."""
    data = tmp_path_factory.mktemp("empty")
    with start(engine_home, bolt_port=free_port(), http_port=free_port(), data=data) as engine:
        yield _settings(engine)


@pytest.fixture
def graph(empty_settings: Settings) -> Iterator[Graph]:
    """An empty, migrated graph to write to."""
    with connect(empty_settings) as found:
        found.run_alone("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        migrate(found)
        yield found


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The seed's vocabularies."""
    return load(SEED / "vocabulary")
