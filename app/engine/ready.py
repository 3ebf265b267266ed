"""What is made ready for the next start: Java's start-up cache, and a graph that holds the seed.

Making them takes half a minute, most of it after the last query, and a Java that is recorded
starts slower. So it is no user's server that is recorded: a run of its own does it, on an
empty folder, in the background after the first stop. One that is killed leaves nothing, and
the next stop starts another.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from app.engine.artefacts import Installation, install
from app.engine.aside import Work, served
from app.engine.cache import cache_file, cache_flags
from app.engine.folder import Folder
from app.engine.java import Java, find_java
from app.engine.launch import KEEPER
from app.errors import EngineError
from app.locking import only_one

# The module that knows what Foedus does, named and not imported: it stands above this room.
REHEARSAL = "app.rehearsal"
_DUMP_SECONDS = 300.0
_WORK = "ready-"
_GRAPH = "graph-"


def ready_graph(installation: Installation, program: str) -> Path:
    """Where the graph lies that this very program filled, made or not.

    `program` is a digest of all that decides what a first start writes.
    """
    subject = f"{installation.lock.digest} {program}"
    return installation.jars.parent / (_GRAPH + hashlib.sha256(subject.encode()).hexdigest()[:12])


def make_ready(
    home: Path, rehearse: Work, program: str | None = None, wait_seconds: float = 0
) -> None:
    """Make the cache if it is missing, for a Java that has one; with `program` the graph too.

    Raises EngineError when another process is at it, even after `wait_seconds`, or when
    Java could not make it.
    """
    installation, java = install(home), find_java()
    engine = installation.jars.parent
    doing = "is making the next start ready"
    with only_one(engine / "ready.lock", doing, EngineError, wait_seconds):
        missing = _missing(installation, java, program)
        if not missing:
            return
        for left in engine.glob(f"{_WORK}*"):  # by one that was killed
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=_WORK, dir=engine, ignore_cleanup_errors=True
        ) as work:
            _rehearsed(installation, java, Path(work), rehearse)
            if "graph" in missing:
                for older in engine.glob(f"{_GRAPH}*"):
                    shutil.rmtree(older)
            # Under their final names only when whole: the next start trusts what it finds there.
            for name, final in missing.items():
                (Path(work) / name).replace(final)


def make_ready_in_background(
    installation: Installation, java: Java, program: str | None = None
) -> None:
    """Have another process make what is missing; returns at once."""
    if not _missing(installation, java, program):
        return
    subprocess.run(
        # A keeper of 0 seconds leaves at once, and so nobody has to wait for its child.
        [
            *(sys.executable, "-I", "-S", str(KEEPER), "0", os.devnull),
            *(sys.executable, "-m", REHEARSAL, str(installation.home)),
        ],
        cwd=Path(__file__).parents[2],  # where -m looks first, before any other `app`
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _missing(installation: Installation, java: Java, program: str | None) -> dict[str, Path]:
    """By the names that `_rehearsed` leaves them under: where what is not there belongs."""
    places = {}
    if java.has_cache:
        places["cache"] = cache_file(installation, java)
    if program is not None:
        places["graph"] = ready_graph(installation, program)
    return {name: place for name, place in places.items() if not place.exists()}


def _rehearsed(installation: Installation, java: Java, work: Path, rehearse: Work) -> None:
    """Leave in `work` what one run makes: `cache`, where there was none, and `graph`."""
    folder, cache = Folder(work / "neo4j"), work / "cache"
    flags = cache_flags(installation, java)
    record = java.has_cache and not flags
    if record:
        flags = [f"-XX:AOTCacheOutput={cache}"]
    with served(installation, java, folder, ["-Xmx512m", *flags], "64m", _DUMP_SECONDS) as access:
        rehearse(*access)
    if record and not cache.is_file():
        raise EngineError("Java made no start-up cache")
    folder.take_out(work / "graph")
