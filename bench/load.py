"""From generated files to a Neo4j that answers: import, start, migrate."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import Any

from app.claims.annotated import Batch
from app.claims.curated import claims_of
from app.engine import Engine, find_java, free_port, install, start
from app.engine.admin import import_full
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.migrate import migrate, migrations
from app.graph.rows import claim_row, identified
from app.graph.store import entity_properties
from app.paths import SEED
from bench.generate import Generated, generate
from bench.shape import enlarged

# The local engine's heap, and a page cache that holds the store of a million claims (2 GB).
HEAP, PAGE_CACHE = "1g", "2g"
_OPTIONS = ("--id-type=string", "--multiline-fields=true", "--threads=2")


@dataclass(frozen=True)
class Loaded:
    """A folder with a graph, and how long its making took (seconds; 0 where it was there)."""

    data: Path
    generated: Generated
    generate_seconds: float
    import_seconds: float


def loaded(home: Path, folder: Path, vocabulary: Vocabulary, claims: int) -> Loaded:
    """A graph of so many claims below `folder`; one made by the same code is used again."""
    data, note = folder / str(claims), folder / f"{claims}.json"
    digest = _digest(claims)
    if note.is_file() and (held := json.loads(note.read_text("utf-8")))["digest"] == digest:
        made: dict[str, Any] = held["generated"]
        made |= {name: tuple(made[name]) for name in ("nodes", "relationships")}
        generated = Generated(**made)
        return Loaded(data, generated, held["generate_seconds"], held["import_seconds"])
    note.unlink(missing_ok=True)
    rmtree(data, ignore_errors=True)
    files = folder / f"{claims}.csv"
    began = time.perf_counter()
    generated = generate(files, vocabulary, claims)
    written = time.perf_counter()
    import_full(
        install(home),
        find_java(),
        data,
        nodes=generated.nodes,
        relationships=generated.relationships,
        options=_OPTIONS,
    )
    done = Loaded(data, generated, written - began, time.perf_counter() - written)
    rmtree(files)
    with served(home, data) as (_, graph):
        _fill(graph, enlarged(vocabulary))
    note.write_text(
        json.dumps(
            {
                "digest": digest,
                "generated": vars(generated),
                "generate_seconds": done.generate_seconds,
                "import_seconds": done.import_seconds,
            }
        ),
        "utf-8",
    )
    return done


def cypher(name: str) -> str:
    """The text of bench/cypher/<name>.cypher."""
    return (Path(__file__).parent / "cypher" / f"{name}.cypher").read_text("utf-8")


def _fill(graph: Graph, vocabulary: Vocabulary) -> None:
    """Lists that are empty or hold an empty text, which no CSV file of neo4j-admin can say."""
    entities = [
        {"id": id_, "lists": _lists(entity_properties(entity))}
        for id_, entity in vocabulary.entities.items()
    ]
    memberships = [
        {"id": claim.id, "lists": _lists(rest)}
        for document, claims in claims_of(vocabulary)
        for claim in identified(Batch(document, tuple(claims), {}))
        for rest in [claim_row(claim, document, "", vocabulary)[-1]]
        if isinstance(rest, Mapping)
    ]
    graph.run_alone(cypher("entities"), {"rows": entities})
    graph.run_alone(cypher("memberships"), {"rows": memberships})
    graph.run_alone(cypher("edges"))


def _lists(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if isinstance(value, list)}


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A graph's folder to write to, which goes with the block."""
    with TemporaryDirectory(prefix="foedus-bench-", dir=data.parent) as folder:
        yield Path(copytree(data, Path(folder) / data.name))


@contextmanager
def served(home: Path, data: Path) -> Iterator[tuple[Engine, Graph]]:
    """A Neo4j on a folder, migrated, its indexes ready; it ends with the block."""
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
        migrate(graph)
        yield engine, graph


def _digest(claims: int) -> str:
    """Of all that decides what the graph holds."""
    made = ("articles", "disputes", "edges", "generate", "shape", "tables")
    text = [(Path(__file__).parent / f"{name}.py").read_text("utf-8") for name in made]
    text += [path.read_text("utf-8") for path in sorted((SEED / "vocabulary").glob("*.json"))]
    text += [f"{migration.id} {migration.checksum}" for migration in migrations()]
    text += [cypher(name) for name in ("edges", "entities", "memberships")]
    return sha256("\n".join([str(claims), *text]).encode()).hexdigest()
