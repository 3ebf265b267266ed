"""Neo4j as each test of this room starts it, on a data folder and ports of its own."""

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Protocol

import pytest

from app.engine import Engine, free_port, start
from app.engine.lock import Jar, Lock


class Start(Protocol):
    """`start` with free ports and this test's folder, unless told otherwise."""

    def __call__(
        self,
        *,
        bolt_port: int | None = None,
        http_port: int | None = None,
        password: str | None = None,
        detach: bool = False,
    ) -> Engine: ...


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "neo4j"


@pytest.fixture
def begin(engine_home: Path, data: Path) -> Iterator[Start]:
    """Starts a Neo4j on `data`; all are stopped at the end of the test."""
    engines: list[Engine] = []

    def begin(
        *,
        bolt_port: int | None = None,
        http_port: int | None = None,
        password: str | None = None,
        detach: bool = False,
    ) -> Engine:
        engine = start(
            engine_home,
            bolt_port=bolt_port or free_port(),
            http_port=http_port or free_port(),
            data=data,
            password=password,
            detach=detach,
        )
        engines.append(engine)
        return engine

    yield begin
    for engine in engines:
        engine.stop()


class Repository:
    """A Maven repository on loopback: `bodies` by path; what is asked is in `asked`."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}
        self.truncated: set[str] = set()
        self.failures: dict[str, int] = {}
        self.asked: list[str] = []
        self.pause: Callable[[], None] = lambda: None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, self))
        self.server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


class _Answer(BaseHTTPRequestHandler):
    def __init__(self, repository: Repository, *details: object) -> None:
        self.repository = repository
        super().__init__(*details)  # type: ignore[arg-type]  # socketserver passes them

    def do_GET(self) -> None:
        there, path = self.repository, self.path.lstrip("/")
        there.asked.append(path)
        there.pause()
        body = there.bodies.get(path)
        if there.failures.get(path, 0) > 0:
            there.failures[path] -= 1
            return self.send_error(503)
        if body is None:
            return self.send_error(404)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if path in there.truncated else body)
        return None

    def log_message(self, format: str, *details: object) -> None:
        pass


@pytest.fixture
def repository() -> Iterator[Repository]:
    repository = Repository()
    thread = Thread(target=repository.server.serve_forever, args=(0.02,))
    thread.start()
    yield repository
    repository.server.shutdown()
    repository.server.server_close()
    thread.join()


@pytest.fixture
def small(repository: Repository) -> Lock:
    """A lock of two jars, which the repository has."""
    jars = []
    for name, body in (("one", b"1" * 5000), ("two", b"2" * 90_000)):
        jar = Jar("org.example", name, "1.0", hashlib.sha256(body).hexdigest())
        repository.bodies[jar.path] = body
        jars.append(jar)
    return Lock("1.0", tuple(jars), 100_000)
