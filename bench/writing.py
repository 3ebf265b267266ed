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
from app.claims.identity import claim_id
from app.engine import Engine
from app.entities.kinds import kind_of_id
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph
from app.graph.ingest import claim_row, identified, ingest, things
from app.graph.seed import store_vocabulary
from app.graph.store import document_properties, entity_properties
from bench.articles import article, dataset
from bench.gates import Gate, Ratio
from bench.load import served
from bench.shape import enlarged, world

WRITER = Gate("ingest of a register: neo4j-graphrag's Neo4jWriter to Foedus", 5, 4, least=True)
SECOND = Gate("second load of the same input to the first", 0.06, 0.10)
IMPORT = Gate(
    "claims a second into a large graph: driver to neo4j-admin import", 0.25, 0.15, least=True
)
_SEED = 7


def first_and_second(
    home: Path, vocabulary: Vocabulary, claims: int, *, rounds: int
) -> list[Ratio]:
    """Load a register of so many claims into empty graphs, again, and by Neo4jWriter."""
    large = enlarged(vocabulary)
    batch = dataset(world(large, _SEED), "register", claims)
    firsts: list[float] = []
    seconds: list[float] = []
    theirs: list[float] = []
    writer = _writer()
    for _ in range(rounds):
        with empty(home) as (engine, graph):
            store_vocabulary(graph, large)
            load = partial(ingest, graph, batch, large)
            firsts.append(_seconds(load))
            seconds.append(_seconds(load))
        if writer:
            with empty(home) as (engine, graph):
                nodes, relationships = neighbours(batch, large)
                theirs.append(writer(engine, nodes, relationships))
    first, second = median(firsts), median(seconds)
    size = f"{claims:,} claims, one document, an empty graph; seconds, {rounds} rounds"
    found = [Ratio(SECOND, second, first, second / first, size)]
    if not theirs:
        return [Ratio(WRITER, None, first, None, "neo4j-graphrag is not installed"), *found]
    note = f"{size}; its statement for relationships without APOC, which has no such version"
    return [Ratio(WRITER, median(theirs), first, median(theirs) / first, note), *found]


def into_large(graph: Graph, vocabulary: Vocabulary, claims: int, imported: float) -> Ratio:
    """Load a register into a graph that holds a lot; `imported`: claims a second of the import."""
    large = enlarged(vocabulary)
    batch = dataset(world(large, _SEED), "register", claims)
    rate = claims / _seconds(lambda: ingest(graph, batch, large))
    note = f"claims a second, {claims:,} more"
    return Ratio(IMPORT, rate, imported, rate / imported, note)


def articles_a_second(home: Path, vocabulary: Vocabulary, count: int) -> float:
    """How many articles of 20 claims, a transaction each, go into an empty graph a second."""
    large = enlarged(vocabulary)
    place = world(large, _SEED)
    batches = [article(place, f"article-{number}", 20).batch for number in range(count)]
    with empty(home) as (_, graph):
        store_vocabulary(graph, large)

        def load() -> None:
            for batch in batches:
                ingest(graph, batch, large)

        return count / _seconds(load)


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


def neighbours(batch: Batch, vocabulary: Vocabulary) -> tuple[list[Named], list[Joined]]:
    """The same rows as nodes and relationships of neo4j-graphrag; without typed edges."""
    document = batch.document
    nodes: dict[str, Named] = {
        document.id: (document.id, "Document", _plain(document_properties(document, "", {})))
    }
    for claim in batch.claims:
        for id_ in things(claim):
            properties = _plain(entity_properties(vocabulary.entities[id_]))
            nodes.setdefault(id_, (id_, str(kind_of_id(id_)), properties))
    joins: list[Joined] = []
    for item in identified(batch):
        row = claim_row(item, document, "", vocabulary)
        names = ("subject", "object", "weapon", "place", "attributed_to")
        properties = item.claim.model_dump(mode="json", exclude={"date", "quantity", "evidence"})
        times = zip(("begins", "ends", "known_from", "held_to"), row[11:15], strict=True)
        nodes[item.id] = (item.id, "Claim", _plain({**properties, **dict(times)}))
        joins.append((item.id, "FROM", document.id))
        for name, type_ in zip(
            names, ("SUBJECT", "OBJECT", "WEAPON", "AT", "ATTRIBUTED_TO"), strict=True
        ):
            if end := getattr(item.claim, name):
                joins.append((item.id, type_, end))
    assert len(nodes) > len({claim_id(document.id, claim) for claim in batch.claims})
    return list(nodes.values()), joins


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
