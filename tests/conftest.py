"""A Neo4j of the tests' own on free ports, a seeded graph with the API over it, an empty one.

`seeded`, `api`: read only, shared by all tests. `graph`: empty, migrated, for tests that write.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from app.connecting import connect
from app.engine import find_java, free_port, install, make_ready, start
from app.engine.cache import cache_file
from app.entities.vocabulary import Vocabulary, load
from app.graph.driver import Graph
from app.graph.migrate import migrate, migrations
from app.graph.seed import contents, seed
from app.main import create_app
from app.paths import SEED, program_digest
from app.rehearsal import rehearse
from app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
# A busy machine may take longer than a user would wait to plan a query that no test asked before.
SECONDS = os.environ.setdefault("FOEDUS_SECONDS", "60")
# A graph that is emptied and filled again has Neo4j plan what it planned before, every ten seconds.
PLANNED_ONCE = {"dbms.cypher.min_replan_interval": "1h"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With pytest-xdist: how tests are handed out to processes."""
    from tests.rooms import ByRoom

    return ByRoom(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests that ask a Neo4j before the others, which so fill what time is left."""
    asking = {item.path for item in items if "engine_home" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in asking)


@pytest.fixture(scope="session")
def engine_home() -> Path:
    """Where the jars lie: fetched once, shared with `make up`; no data of a user's."""
    home = Path(os.environ.get("FOEDUS_HOME", ROOT / ".foedus")).absolute()
    make_ready(home, rehearse, wait_seconds=300)
    return home


def home_of(engine_home: Path, folder: Path) -> Path:
    """A home without data in a folder of a test's own, with the jars and the cache of another."""
    there, java = install(engine_home), find_java()
    engine = folder / "home" / "engine"
    engine.mkdir(parents=True)
    (engine / there.jars.name).symlink_to(there.jars)
    # Java takes the cache for the same jars in another folder.
    cache_file(install(engine.parent), java).symlink_to(cache_file(there, java))
    return engine.parent


@contextmanager
def _served(home: Path, data: Path, program: str | None = None) -> Iterator[Settings]:
    """The settings of a Neo4j that many tests ask: most of their time it plans their queries."""
    with start(
        home,
        bolt_port=free_port(),
        http_port=free_port(),
        data=data,
        program=program,
        settings=PLANNED_ONCE,
    ) as engine:
        yield Settings(
            NEO4J_URI=engine.bolt_uri,
            NEO4J_USERNAME=engine.user,
            NEO4J_PASSWORD=SecretStr(engine.password),
        )


@pytest.fixture(scope="session")
def seeded_settings(
    engine_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The settings of a graph that holds the seed; it begins from one that was made ready."""
    program = program_digest()
    make_ready(engine_home, rehearse, program, wait_seconds=300)
    with _served(engine_home, tmp_path_factory.mktemp("seeded"), program) as settings:
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
    """The settings of a second Neo4j, migrated, whose graph each test of `graph` finds empty."""
    with _served(engine_home, tmp_path_factory.mktemp("empty")) as settings:
        with connect(settings) as graph:
            migrate(graph)
        yield settings


@pytest.fixture
def graph(empty_settings: Settings) -> Iterator[Graph]:
    """An empty, migrated graph to write to."""
    with connect(empty_settings) as found:
        empty(found)
        yield found


def empty(graph: Graph) -> None:
    """Leave nothing in a graph but what migrating it brought.

    The schema stays as it is: laid down again, it would have Neo4j plan every query anew.
    """
    graph.run_alone("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    migrate(graph, [replace(migration, statements=()) for migration in migrations()])


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The seed's vocabularies."""
    return load(SEED / "vocabulary")
