"""A database that is away, not migrated or slow: said so, in time, with when to come back."""

import time
from collections.abc import Iterator

import httpx
import pytest
from fastapi import Request
from pydantic import SecretStr

from app.connecting import connect
from app.engine import free_port
from app.graph.driver import Graph, Reader
from app.main import create_app
from app.settings import Settings
from tests.api.asking import problem
from tests.conftest import serve, serve_app


@pytest.fixture(scope="module")
def away() -> Iterator[httpx.Client]:
    """The API over an address where nothing listens."""
    yield from serve(
        Settings(NEO4J_URI=f"bolt://127.0.0.1:{free_port()}", NEO4J_PASSWORD=SecretStr("none"))
    )


@pytest.fixture
def unmigrated(empty_settings: Settings) -> Iterator[httpx.Client]:
    """The API over a database in which no migration was applied."""
    with connect(empty_settings) as found:
        found.run_alone("MATCH (n) DETACH DELETE n")
    yield from serve(empty_settings)


def test_a_database_that_is_away_is_said_with_when_to_come_back(away: httpx.Client) -> None:
    for path in ("/readyz", "/v1/transfers"):
        started = time.monotonic()
        answer = away.get(path)
        assert "does not answer" in problem(answer, 503)["detail"]
        assert int(answer.headers["retry-after"]) > 0
        assert time.monotonic() - started < 10


def test_the_process_is_alive_all_the_same(away: httpx.Client) -> None:
    assert away.get("/healthz").json() == {"status": "alive"}
    assert away.get("/v1/vocabulary").status_code == 200


def test_what_is_missing_is_named_by_readyz_and_by_any_question(unmigrated: httpx.Client) -> None:
    for path in ("/readyz", "/v1/transfers", "/v1/search?q=kn", "/v1/stats", "/v1/countries/PRK"):
        answer = unmigrated.get(path)
        detail = problem(answer, 503)["detail"]
        assert "0001_schema" in detail
        assert "foedus migrate" in detail
        assert "retry-after" in answer.headers
    assert unmigrated.get("/healthz").status_code == 200


def test_once_migrated_it_answers(unmigrated: httpx.Client, graph: Graph) -> None:
    """`graph` migrates the same database."""
    assert unmigrated.get("/readyz").json() == {"status": "ready"}
    assert unmigrated.get("/v1/transfers").json()["items"] == []


def test_a_database_of_a_newer_version_is_not_ready(unmigrated: httpx.Client, graph: Graph) -> None:
    graph.run_alone("CREATE (:Migration {id: '9999_later', checksum: 'x'})")
    found = problem(unmigrated.get("/readyz"), 503)
    assert "9999_later" in found["detail"]
    problem(unmigrated.get("/v1/transfers"), 503)


@pytest.fixture
def slow(seeded_settings: Settings) -> Iterator[httpx.Client]:
    """The API with a tenth of a second for a question, and `/slow`, which takes longer."""
    app = create_app(seeded_settings)
    app.state.graph.seconds = 0.1

    @app.get("/slow")
    def ask(request: Request) -> None:
        request.app.state.graph.read(_count)

    yield from serve_app(app)


def _count(reader: Reader) -> None:
    reader._transaction.run("UNWIND range(1, 10000000000) AS n RETURN count(n)").consume()


def test_a_question_past_its_time_limit_is_ended(slow: httpx.Client) -> None:
    assert "longer than 0.1 s" in problem(slow.get("/slow"), 504)["detail"]
