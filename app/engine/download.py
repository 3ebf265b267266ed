"""Jars from a Maven repository into a folder, several at a time, each one checked."""

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
from jgo.constants import MAVEN_CENTRAL_URL

from app.engine.lock import Jar
from app.engine.signature import remove_signature
from app.errors import EngineError

THREADS = 8
TRIES = 3
TIMEOUT_SECONDS = 30
_UNFINISHED = ".download"


def default_repository() -> str:
    """The address that jgo itself fetches from."""
    return str(MAVEN_CENTRAL_URL)


def download(
    jars: Sequence[Jar], folder: Path, repository: str, count: Callable[[int], None]
) -> None:
    """Put each jar into `folder` under its final name once its hash was checked.

    `count` is told each number of bytes that arrived, from several threads. The first
    error ends it: EngineError, or the OSError of a disk; complete jars stay.
    """
    for unfinished in folder.glob(f"*{_UNFINISHED}"):
        unfinished.unlink()
    halt = threading.Event()
    with (
        httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True) as client,
        ThreadPoolExecutor(THREADS, "neo4j-jars") as pool,
    ):
        fetch = _Fetch(client, repository.rstrip("/"), folder, count, halt)
        tasks = [pool.submit(fetch.jar, jar) for jar in jars]
        try:
            for task in tasks:
                task.result()
        finally:
            # After an error or Ctrl-C the threads must not go on to the last jar.
            halt.set()
            pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Fetch:
    client: httpx.Client
    repository: str
    folder: Path
    count: Callable[[int], None]
    halt: threading.Event

    def jar(self, jar: Jar) -> None:
        for again in range(1, TRIES + 1):
            try:
                return self._once(jar)
            except httpx.TransportError as error:
                if again == TRIES or self.halt.is_set():
                    raise self._no_network(jar, error) from error
            except httpx.HTTPStatusError as error:
                code = error.response.status_code
                if code < 500 or again == TRIES or self.halt.is_set():
                    raise EngineError(
                        f"{jar.file_name}: {self.repository} answers HTTP {code}; what was "
                        "fetched is kept, so starting again goes on from there"
                    ) from error
            self.halt.wait(0.3 * again)
        raise AssertionError("the last try returns or raises")

    def _once(self, jar: Jar) -> None:
        unfinished = self.folder / (jar.file_name + _UNFINISHED)
        digest = hashlib.sha256()
        with self.client.stream("GET", f"{self.repository}/{jar.path}") as response:
            response.raise_for_status()
            with unfinished.open("wb") as file:
                for chunk in response.iter_bytes(1 << 16):
                    if self.halt.is_set():
                        return
                    file.write(chunk)
                    digest.update(chunk)
                    self.count(len(chunk))
                # Else a power cut could leave an empty file under a name that means 'checked'.
                file.flush()
                os.fsync(file.fileno())
        if digest.hexdigest() != jar.sha256:
            unfinished.unlink()
            raise EngineError(
                f"{jar.file_name}: {self.repository} sent other content than the lock names "
                f"(sha256 {digest.hexdigest()} instead of {jar.sha256}); it was deleted"
            )
        remove_signature(unfinished)
        unfinished.replace(self.folder / jar.file_name)

    def _no_network(self, jar: Jar, error: httpx.TransportError) -> EngineError:
        reason = str(error) or type(error).__name__
        return EngineError(
            f"{jar.file_name}: no answer from {self.repository} ({reason}); "
            "Neo4j is fetched once, which needs the network (HTTPS_PROXY is heeded); what was "
            "fetched is kept, so starting again goes on from there"
        )
