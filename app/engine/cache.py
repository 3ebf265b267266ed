"""Java's start-up cache: classes loaded and linked ahead, which halves the time of a start.

Making it takes Java half a minute, most of it after its last query, and the run that is
recorded starts slower. So no user's server is recorded: a run of its own does it, on an
empty folder, in the background after the first stop. One that is killed leaves no cache, and
the next stop starts another.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.engine.artefacts import Installation, install
from app.engine.folder import USER, Addresses, Folder
from app.engine.java import Java, find_java
from app.engine.launch import KEEPER, OPENINGS, launch, server_command, wait_until_ready
from app.engine.locking import only_one
from app.engine.ports import free_port
from app.errors import EngineError

# What the recorded run does: given address, user and password of an empty Neo4j.
Rehearsal = Callable[[str, str, str], None]
# The module that knows what Foedus does, named and not imported: it stands above this room.
RECORDER = "app.rehearsal"
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


def make_cache(home: Path, rehearse: Rehearsal, wait_seconds: float = 0) -> Path | None:
    """The cache, made if it was missing, which takes half a minute; None for a Java without.

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
                made = _record(installation, java, Path(work), rehearse)
                # Under its final name only when whole: Java trusts what it finds there.
                made.replace(file)
    return file


def make_cache_in_background(installation: Installation, java: Java) -> None:
    """Have another process make the cache if it is missing; returns at once."""
    if not java.has_cache or cache_file(installation, java).is_file():
        return
    subprocess.run(
        # A keeper of 0 seconds leaves at once, and so nobody has to wait for its child.
        [
            *(sys.executable, "-I", "-S", str(KEEPER), "0", os.devnull),
            *(sys.executable, "-m", RECORDER, str(installation.home)),
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


def _record(installation: Installation, java: Java, work: Path, rehearse: Rehearsal) -> Path:
    cache = work / "cache"
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
        rehearse(addresses.bolt_uri, USER, password)
    finally:
        code = server.stop()
    if code != 0 or not cache.is_file():
        raise EngineError(f"Java made no start-up cache (it ended with {code})")
    return cache
