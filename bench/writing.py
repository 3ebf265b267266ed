"""Loading through the driver: to a first and a second time, beside others' writers and imports."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.claims.annotated import Batch
from app.claims.claim import Document
from app.engine import Engine
from app.entities.kinds import kind_of_id
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import ingest
from app.graph.rows import CLAIM_COLUMNS, Identified, claim_row, identified
from app.graph.seed import store_vocabulary
from app.graph.store import document_properties, entity_properties
from bench.articles import article, dataset
from bench.gates import Gate, Ratio
from bench.load import served
from bench.shape import enlarged, world

WRITER = Gate(
    "ingest of a register: neo4j-graphrag's Neo4jWriter to Foedus",
    *(5, 0.55),
    least=True,
    planned=4,
    because="both write the same nodes and relationships into the same indexes, and committing "
    "them alone takes 30 % of Foedus's time: 4 is out of any writer's reach. It also keeps edges, "
    "denials and the release right",
)
SECOND = Gate("second load of the same input to the first", 0.06, 0.10)
IMPORT = Gate(
    "claims a second into a large graph: driver to neo4j-admin import",
    *(0.25, 0.012),
    least=True,
    planned=0.15,
    because="the commit alone comes to 0.148 of the import at a million claims; the rest derives "
    "hubs' edges from all their claims, which the import leaves to what follows it",
)
_SEED = 7
_EDITION, _WARM_UP = 5000, 2


def first_and_second(
    home: Path, vocabulary: Vocabulary, claims: int, *, rounds: int
) -> list[Ratio]:
    """Load a register of so many claims into empty graphs, again, and by Neo4jWriter."""
    large = enlarged(vocabulary)
    batches = _register(large, claims)
    # Java compiles what it does often: both sides begin warm, on documents of another register.
    warm_up = [dataset(world(large, _SEED), f"warm-up-{n}", _EDITION) for n in range(_WARM_UP)]
    firsts: list[float] = []
    seconds: list[float] = []
    theirs: list[float] = []
    writer = _writer()
    for _ in range(rounds):
        with empty(home) as (engine, graph):
            store_vocabulary(graph, large)
            _load(graph, warm_up, large)
            load = partial(_load, graph, batches, large)
            firsts.append(_seconds(load))
            seconds.append(_seconds(load))
        if writer:
            with empty(home) as (engine, graph):
                writer(engine, *neighbours(warm_up, large))
                nodes, relationships = neighbours(batches, large)
                theirs.append(writer(engine, nodes, relationships))
    first, second = median(firsts), median(seconds)
    size = f"{claims:,} claims, {len(batches)} documents, a small graph; seconds, {rounds} rounds"
    found = [Ratio(SECOND, second, first, second / first, size)]
    if not theirs:
        return [Ratio(WRITER, None, first, None, "neo4j-graphrag is not installed"), *found]
    note = f"{size}; its statement for relationships rewritten without APOC"
    return [Ratio(WRITER, median(theirs), first, median(theirs) / first, note), *found]


def into_large(graph: Graph, vocabulary: Vocabulary, claims: int, imported: float) -> Ratio:
    """Load a register into a graph that holds a lot; `imported`: claims a second of the import."""
    large = enlarged(vocabulary)
    rate = claims / _seconds(partial(_load, graph, _register(large, claims), large))
    note = f"claims a second, {claims:,} more"
    return Ratio(IMPORT, rate, imported, rate / imported, note)


def articles_a_second(home: Path, vocabulary: Vocabulary, count: int) -> float:
    """How many articles of 20 claims, a transaction each, go into an empty graph a second."""
    large = enlarged(vocabulary)
    place = world(large, _SEED)
    batches = [article(place, f"article-{number}", 20).batch for number in range(count)]
    with empty(home) as (_, graph):
        store_vocabulary(graph, large)
        return count / _seconds(partial(_load, graph, batches, large))


def _register(vocabulary: Vocabulary, claims: int) -> list[Batch]:
    """Editions of a register: a document is one transaction, which must fit into the heap."""
    place = world(vocabulary, _SEED)
    sizes = [min(_EDITION, claims - start) for start in range(0, claims, _EDITION)]
    return [dataset(place, f"register-{n}", size) for n, size in enumerate(sizes)]


def _load(graph: Graph, batches: Sequence[Batch], vocabulary: Vocabulary) -> None:
    for batch in batches:
        ingest(graph, batch, vocabulary)


@contextmanager
def empty(home: Path) -> Iterator[tuple[Engine, Graph]]:
    """A migrated graph of its own that holds nothing."""
    with TemporaryDirectory(prefix="foedus-bench-") as data, served(home, Path(data)) as found:
        yield found


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


Named = tuple[str, str, dict[str, object]]  # id, label, properties
Joined = tuple[str, str, str]
_JOINS = {
    "subject": "SUBJECT",
    "object": "OBJECT",
    "weapon": "WEAPON",
    "place": "AT",
    "attributed_to": "ATTRIBUTED_TO",
}


def neighbours(
    batches: Sequence[Batch], vocabulary: Vocabulary
) -> tuple[list[Named], list[Joined]]:
    """The same rows as nodes and relationships of neo4j-graphrag; without typed edges."""
    nodes: dict[str, Named] = {}
    joins: list[Joined] = []
    for document, claims, *_ in batches:
        of = _plain(document_properties(document, "", {}))
        nodes[document.id] = (document.id, "Document", of)
        for item in identified(Batch(document, claims, {})):
            nodes[item.id] = (item.id, "Claim", _said(item, document, vocabulary))
            joins.append((item.id, "FROM", document.id))
            for name, type_ in _JOINS.items():
                if end := getattr(item.claim, name):
                    joins.append((item.id, type_, end))
                    properties = _plain(entity_properties(vocabulary.entities[end]))
                    nodes.setdefault(end, (end, str(kind_of_id(end)), properties))
    return list(nodes.values()), joins


def _said(item: Identified, document: Document, vocabulary: Vocabulary) -> dict[str, object]:
    """A claim's properties: what write/claims stores."""
    row = claim_row(item, document, "", vocabulary)
    rest = row[-1]
    assert isinstance(rest, Mapping)
    return _plain({**dict(zip(CLAIM_COLUMNS, row, strict=True)), "document": document.id, **rest})


def _plain(properties: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in properties.items() if v is not None and not isinstance(v, dict)}


def _writer() -> Callable[[Engine, Sequence[Named], Sequence[Joined]], float] | None:
    """Writes by neo4j-graphrag and tells how many seconds it took; null where it is missing."""
    try:
        from bench.graphrag import write
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "neo4j_graphrag":
            raise
        return None
    return lambda engine, nodes, joins: asyncio.run(write(engine, nodes, joins))
