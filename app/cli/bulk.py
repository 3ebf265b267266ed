"""`foedus import --bulk`: the seed and a dataset's files as a new graph of the local engine."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from rich.progress import Progress

from app import engine
from app.cli.importing import Store
from app.cli.seed import told
from app.errors import EngineError
from app.graph.bulk import Bulk
from app.graph.driver import Graph
from app.graph.seed import check_unused, contents, seed_in_bulk
from app.graph.settling import derive, settle
from app.settings import Settings, read_settings

T = TypeVar("T")
_SECONDS = 600.0


def in_bulk(load: Callable[[Store], T], bar: Progress) -> T:
    """What `load` returns, once all that it stored is in the graph, with the seed before it.

    Raises EngineError where the graph is not the local engine's or that runs, Conflict where it
    holds more than the seed: nothing was touched then.
    """
    settings = read_settings()
    _check(settings)
    seed = contents()
    loads: list[tuple[Bulk, T]] = []
    step = _steps(bar)

    def look(*access: str) -> None:
        with _graph(*access) as graph:
            check_unused(graph, seed)

    def write(folder: Path) -> Mapping[str, Sequence[str]]:
        with Bulk(folder, seed.vocabulary) as bulk:
            seeded = seed_in_bulk(bulk, seed)
            loads.append((bulk, load(bulk)))
        if not bar.disable:
            bar.console.print(told(seeded))
        step("neo4j-admin", 0, 1)
        return bulk.files

    def finish(*access: str) -> None:
        [(bulk, _)] = loads
        with _graph(*access) as graph:
            settle(graph, bulk, step)
            derive(graph, bulk, step)

    engine.fill(settings.home, look=look, write=write, finish=finish, report=bar)
    [(_, done)] = loads
    return done


def _check(settings: Settings) -> None:
    """Return if the graph is the local engine's, and that does not run."""
    if not settings.local:
        raise EngineError(
            "--bulk writes the files of the local Neo4j, and NEO4J_URI names a server of yours: "
            "unset it, or import without --bulk"
        )
    data = settings.home / "neo4j"
    if (found := engine.status(data)).running:
        raise EngineError(
            f"--bulk writes the files of {data}, which a Neo4j serves (pid {found.pid}): end it "
            "(Ctrl-C in `foedus up`, or `foedus neo4j stop`), or import without --bulk"
        )


def _graph(uri: str, user: str, password: str) -> Graph:
    """No reader waits: each question may take as long as a Neo4j that has just begun needs."""
    return Graph(uri, (user, password), None, seconds=_SECONDS)


def _steps(bar: Progress) -> Callable[[str, int, int], None]:
    """Shows what is being done on a line of its own."""
    task = bar.add_task("", total=None, visible=False)

    def step(what: str, done: int, total: int) -> None:
        known = total if total > 1 else None
        bar.update(task, description=what, completed=done, total=known, visible=True)

    return step
