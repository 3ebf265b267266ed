"""From generated files to a Neo4j that answers: import, start, settle."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from neo4j import ManagedTransaction

from app.claims.identity import retraction_digest
from app.engine import Engine, find_java, free_port, install, start
from app.engine.admin import import_full
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph, run_all
from app.graph.migrate import migrate
from app.graph.settling import derive, settle
from app.graph.writing import writing
from app.paths import program_digest
from bench.generate import generate

# The local engine's heap, and a page cache that holds the store of a million claims (2 GB).
HEAP, PAGE_CACHE = "1g", "2g"


@dataclass(frozen=True)
class Made:
    """What a graph holds, and how long files, import and all that follows took."""

    claims: int
    documents: int
    edges: int
    generate_seconds: float
    import_seconds: float
    settle_seconds: float


@dataclass(frozen=True)
class Loaded:
    """A folder with a graph."""

    data: Path
    made: Made


def loaded(home: Path, folder: Path, vocabulary: Vocabulary, claims: int) -> Loaded:
    """A graph of so many claims below `folder`; one made by the same code is used again."""
    data, note = folder / str(claims), folder / f"{claims}.json"
    digest = _digest(claims)
    if note.is_file() and (held := json.loads(note.read_text("utf-8")))["digest"] == digest:
        return Loaded(data, Made(**held["made"]))
    note.unlink(missing_ok=True)
    rmtree(data, ignore_errors=True)
    made = _made(home, data, folder / f"{claims}.csv", vocabulary, claims)
    note.write_text(json.dumps({"digest": digest, "made": asdict(made)}), "utf-8")
    return Loaded(data, made)


def _made(home: Path, data: Path, files: Path, vocabulary: Vocabulary, claims: int) -> Made:
    times = [time.perf_counter()]
    bulk, withdrawn = generate(files, vocabulary, claims)
    times.append(time.perf_counter())
    import_full(install(home), find_java(), data, **bulk.files)
    times.append(time.perf_counter())
    rmtree(files)
    with _running(home, data) as (_, graph):
        settle(graph, bulk)
        graph.write(lambda transaction: _withdraw(transaction, withdrawn))
        derive(graph, bulk)
    times.append(time.perf_counter())
    sizes = (
        sum(sum(part.claims.values()) for part in bulk.parts),
        sum(part.documents for part in bulk.parts),
    )
    took = [after - before for before, after in pairwise(times)]
    return Made(*sizes, len(bulk.statements), *took)


def _withdraw(transaction: ManagedTransaction, documents: Mapping[str, str]) -> None:
    """Withdraw many documents at once; their edges are derived later."""
    with writing(transaction) as write:
        for document, day in documents.items():
            values = {"document": document, "retracted_on": day, "at": write.at}
            reason = "withdrawn by its publisher"
            run_all(transaction, "write/retract", {**values, "reason": reason})
            write.judged(retraction_digest(document, day))


def cypher(name: str) -> str:
    """The text of bench/cypher/<name>.cypher."""
    return (Path(__file__).parent / "cypher" / f"{name}.cypher").read_text("utf-8")


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A graph's folder to write to, which goes with the block."""
    with TemporaryDirectory(prefix="foedus-bench-", dir=data.parent) as folder:
        yield Path(copytree(data, Path(folder) / data.name))


@contextmanager
def served(home: Path, data: Path) -> Iterator[tuple[Engine, Graph]]:
    """A Neo4j on a folder, migrated, its indexes ready; it ends with the block."""
    with _running(home, data) as (engine, graph):
        migrate(graph)
        yield engine, graph


@contextmanager
def _running(home: Path, data: Path) -> Iterator[tuple[Engine, Graph]]:
    with (
        start(
            home,
            bolt_port=free_port(),
            http_port=free_port(),
            heap=HEAP,
            page_cache=PAGE_CACHE,
            data=data,
        ) as engine,
        Graph(engine.bolt_uri, (engine.user, engine.password), None, seconds=10) as graph,
    ):
        yield engine, graph


def _digest(claims: int) -> str:
    """Of all that decides what the graph holds."""
    made = ("articles", "generate", "load", "shape")
    text = [(Path(__file__).parent / f"{name}.py").read_text("utf-8") for name in made]
    return sha256("\n".join([str(claims), program_digest(), *text]).encode()).hexdigest()
