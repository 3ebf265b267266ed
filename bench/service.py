"""The API in a process of its own, and a plain client of it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlencode

from app.engine import Engine, free_port

Parameters = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Reply:
    """An answer; `body` is what its JSON says."""

    status: int
    size: int
    body: Any  # any route's answer


class Client:
    """One connection, kept open, as a script of a user's would have it."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, parameters: Parameters | None = None) -> Reply:
        """The answer of a path, its JSON read."""
        query = urlencode(parameters or {}, doseq=True)
        target = f"{path}?{query}" if query else path
        try:
            response = self._asked(target)
        except ConnectionError:  # it was idle for so long that the server closed it
            self._connection.close()
            response = self._asked(target)
        content = response.read()
        is_json = "json" in (response.getheader("content-type") or "")
        return Reply(response.status, len(content), json.loads(content) if is_json else None)

    def answer(self, path: str, parameters: Parameters | None = None) -> dict[str, Any]:
        """What the JSON of a 200 says; a 503 or 504 of a cold server is asked again."""
        for _ in range(6):
            reply = self.get(path, parameters)
            if reply.status not in (503, 504):
                break
        assert reply.status == 200, f"{path}: HTTP {reply.status}: {reply.body}"
        body: dict[str, Any] = reply.body
        return body

    def _asked(self, target: str) -> HTTPResponse:
        self._connection.request("GET", target)
        return self._connection.getresponse()

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


@contextmanager
def api(engine: Engine, **settings: str) -> Iterator[int]:
    """The port of an API over an engine, with more settings; it ends with the block."""
    port = free_port()
    environment = {
        **os.environ,
        "NEO4J_URI": engine.bolt_uri,
        "NEO4J_USERNAME": engine.user,
        "NEO4J_PASSWORD": engine.password,
        "FOEDUS_PORT": str(port),
        **settings,
    }
    process = subprocess.Popen([sys.executable, "-m", "app.cli", "serve"], env=environment)
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while True:
        client = Client(port)
        try:
            if client.get("/readyz").status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            client.close()
        assert process.poll() is None, "the API ended before it answered"
        assert time.monotonic() < deadline, "the API did not answer within 60 s"
        time.sleep(0.1)
