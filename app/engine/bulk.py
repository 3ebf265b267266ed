"""A graph made offline by neo4j-admin, and put in the place of an empty one once it is whole.

It is made in a folder beside the user's data and moved there at the end: one that was killed
before leaves the graph as it was, and one that was killed in the move is moved by the next start.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from rich.progress import Progress

from app.engine.admin import import_full
from app.engine.artefacts import Installation, install
from app.engine.aside import Work, served
from app.engine.cache import cache_flags
from app.engine.folder import LOADING, Folder
from app.engine.java import Java, find_java
from app.engine.running import check_stopped
from app.errors import EngineError
from app.locking import only_one

# Writes files into a folder; gives them as `import_full` takes them.
Write = Callable[[Path], Mapping[str, Sequence[str]]]
# Enough for the indexes and the edges of millions.
_HEAP, _PAGE_CACHE = "1g", "1g"
# All that was written must reach the disk before the Neo4j that wrote it ends.
_PATIENCE_SECONDS = 600.0


def fill(
    home: Path,
    *,
    look: Work,
    write: Write,
    finish: Work,
    data: Path | None = None,
    report: Progress | None = None,
) -> None:
    """Fill the empty graph in the folder `data`, `home`/neo4j without it, while no Neo4j serves it.

    `look` is given a graph that is there, before anything else, and raises where it is not empty.
    `write` makes the files that are imported, `finish` is given the graph that came of them. No
    Neo4j can be started on the folder meanwhile. Raises EngineError where one runs on it, for no
    Java or network, and with the last lines of a neo4j-admin that fails.
    """
    installation, java = install(home, report), find_java()
    folder = Folder((data or home / "neo4j").absolute())
    folder.check_version(installation.lock.version)
    folder.make()
    with only_one(folder.lock, "is starting a Neo4j there or loading in bulk", EngineError, 5):
        check_stopped(folder.path)
        folder.settle_load()
        folder.write_version(installation.lock.version)
        if folder.holds_graph:
            with _served(installation, java, folder) as access:
                look(*access)
        with tempfile.TemporaryDirectory(
            prefix=LOADING, dir=folder.path, ignore_cleanup_errors=True
        ) as work:
            graph = _made(installation, java, Path(work), write, finish)
            graph.rename(folder.loaded)
        folder.settle_load()


def _made(installation: Installation, java: Java, work: Path, write: Write, finish: Work) -> Path:
    """A folder with the parts of a whole graph."""
    folder, files = Folder(work / "neo4j"), work / "files"
    import_full(installation, java, folder.path, **write(files))
    shutil.rmtree(files)
    with _served(installation, java, folder) as access:
        finish(*access)
    folder.take_out(work / "graph")
    return work / "graph"


def _served(
    installation: Installation, java: Java, folder: Folder
) -> AbstractContextManager[tuple[str, str, str]]:
    flags = [f"-Xmx{_HEAP}", "-XX:+ExitOnOutOfMemoryError", *cache_flags(installation, java)]
    return served(installation, java, folder, flags, _PAGE_CACHE, _PATIENCE_SECONDS)
