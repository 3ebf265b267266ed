"""Java's start-up cache: classes loaded and linked ahead, which halves the time of a start.

Making it takes Java 15 to 20 s, most of it after its last query, and the run that is
recorded starts slower. So no user's server is recorded: a run of its own does it, on an
empty folder, in the background after the first stop. One that is killed leaves no cache, and
the next stop starts another.

    python -m app.engine.cache HOME
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from app.engine.artefacts import Installation, install
from app.engine.folder import Addresses, Folder
from app.engine.java import Java, find_java
from app.engine.launch import KEEPER, OPENINGS, launch, server_command, wait_until_ready
from app.engine.locking import only_one
from app.engine.ports import free_port
from app.errors import EngineError

# What the recorded run asks, so that planner, indexes, paths and writes are in the cache.
_QUERIES = (
    "CREATE CONSTRAINT a IF NOT EXISTS FOR (n:A) REQUIRE n.id IS UNIQUE",
    "UNWIND range(1, 200) AS i MERGE (:A {id: toString(i), day: date('2020-01-01')})",
    "MATCH (a:A), (b:A) WHERE toInteger(a.id) + 1 = toInteger(b.id) MERGE (a)-[:R {n: 1}]->(b)",
    "MATCH (a:A {id: '7'})-[r:R]->(b) WHERE r.n > 0 RETURN a, collect(b.id), count(*), max(b.day)",
    "MATCH p = SHORTEST 1 (:A {id: '1'})-[:R]->{1,9}(:A {id: '5'}) RETURN [n IN nodes(p) | n.id]",
    "MATCH (a:A) CALL (a) { MATCH (a)-[:R]->(b) RETURN b ORDER BY b.id LIMIT 1 } RETURN a.id, b.id",
)
_DUMP_SECONDS = 300.0


def cache_file(installation: Installation, java: Java) -> Path:
    """Where the cache lies for this Java and this very class path, made or not.

    Another Java, Neo4j or folder has another name: Java would refuse what it did not make.
    """
    subject = "\n".join((str(java.path), java.version, installation.class_path, *OPENINGS))
    digest = hashlib.sha256(f"{installation.lock.digest}\n{subject}".encode()).hexdigest()[:12]
    return installation.jars.parent / f"java-{java.version}-{digest}.aot"


def cache_flags(installation: Installation, java: Java) -> list[str]:
    """Java's flag to use the cache; none while there is no complete one."""
    file = cache_file(installation, java)
    return [f"-XX:AOTCache={file}"] if java.has_cache and file.is_file() else []


def make_cache(home: Path, wait_seconds: float = 0) -> Path | None:
    """The cache, made if it was missing, which takes 20 s; None for a Java that has none.

    Raises EngineError when another process is at it, even after `wait_seconds`, or when
    Java could not make it.
    """
    installation, java = install(home), find_java()
    file = cache_file(installation, java)
    if not java.has_cache:
        return None
    with only_one(file.with_suffix(".lock"), "is making the start-up cache", wait_seconds):
        if not file.is_file():
            _sweep(file)
            with tempfile.TemporaryDirectory(
                prefix=_work(file), dir=file.parent, ignore_cleanup_errors=True
            ) as work:
                _record(installation, java, Path(work), Path(work) / "cache")
                # Under its final name only when whole: Java trusts what it finds there.
                (Path(work) / "cache").replace(file)
    return file


def make_cache_in_background(installation: Installation, java: Java) -> None:
    """Have another process make the cache if it is missing; returns at once."""
    if not java.has_cache or cache_file(installation, java).is_file():
        return
    subprocess.run(
        # A keeper of 0 seconds leaves at once, and so nobody has to wait for its child.
        [
            *(sys.executable, "-I", "-S", str(KEEPER), "0", os.devnull),
            *(sys.executable, "-m", "app.engine.cache", str(installation.home)),
        ],
        cwd=Path(__file__).parents[2],  # where -m looks first, before any other `app`
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _work(file: Path) -> str:
    return f"{file.stem}-"


def _sweep(file: Path) -> None:
    """Remove what a killed recording left."""
    for left in file.parent.glob(_work(file) + "*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _record(installation: Installation, java: Java, work: Path, cache: Path) -> None:
    folder = Folder(work / "neo4j")
    addresses = Addresses("127.0.0.1", free_port(), free_port())
    folder.make()
    password = folder.settle_password(None)
    folder.write_conf(addresses, "64m", ())
    flags = ("-Xmx512m", f"-XX:AOTCacheOutput={cache}")
    command = server_command(installation, java, folder, flags)
    server = launch(folder, addresses, command, _DUMP_SECONDS)
    try:
        wait_until_ready(server, 120)
        for query in _QUERIES:
            _ask(addresses, password, query)
    finally:
        code = server.stop()
    if code != 0 or not cache.is_file():
        raise EngineError(f"Java made no start-up cache (it ended with {code})")


def _ask(addresses: Addresses, password: str, query: str) -> None:
    """Over HTTP, which needs no driver here."""
    token = base64.b64encode(f"neo4j:{password}".encode()).decode()
    request = urllib.request.Request(
        f"{addresses.http_uri}/db/neo4j/query/v2",
        json.dumps({"statement": query}).encode(),
        {"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(15)
    make_cache(Path(sys.argv[1]))
