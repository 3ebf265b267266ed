"""From imported files to the graph that ingesting would have left, by the ordinary statements."""

from collections.abc import Callable, Sequence

from neo4j import ManagedTransaction

from app.graph.bulk import Bulk
from app.graph.driver import Graph, chunks, run_all
from app.graph.ingest import STATEMENTS, derive_edges
from app.graph.laying import lay_entities, lay_links, lay_vocabulary
from app.graph.migrate import migrate

# Told what is being written, how much is done and how much there is.
Step = Callable[[str, int, int], None]
# Documents whose denials are joined in one transaction.
_DOCUMENTS = 500


def settle(graph: Graph, bulk: Bulk, step: Step = lambda *_: None) -> None:
    """Write what the files cannot say: the schema, things, lists, counts and releases."""
    step("constraints and indexes", 0, 1)
    migrate(graph, at=bulk.began)
    step("things", 0, 1)
    vocabulary, at = bulk.vocabulary, bulk.parts[0].at
    entities = list(vocabulary.entities.values())
    graph.write(lambda transaction: lay_vocabulary(transaction, vocabulary, entities, at))
    graph.write(lambda transaction: _things(transaction, bulk))
    for rows in chunks(bulk.lists):
        _run(graph, "write/lists", rows=rows)
    graph.write(lambda transaction: _released(transaction, bulk))


def _things(transaction: ManagedTransaction, bulk: Bulk) -> None:
    """The things that no vocabulary knows."""
    lay_entities(transaction, bulk.unknown.values())
    lay_links(transaction, bulk.told)


def _released(transaction: ManagedTransaction, bulk: Bulk) -> None:
    """What tells how much there is: of claims in documents, editions, parts and the seed."""
    run_all(transaction, "write/lock", {})
    run_all(transaction, "write/counted", {})
    for document in bulk.editions:
        run_all(transaction, "write/complete", {"document": document})
    for part in bulk.parts:
        values = {name: getattr(part, name) for name in ("at", "release", "documents")}
        values |= {"claims": dict(part.claims), "by": None}
        run_all(transaction, "write/release", values)
    if bulk.seed:
        run_all(transaction, "write/seeded", {"seed": bulk.seed})


def derive(graph: Graph, bulk: Bulk, step: Step = lambda *_: None) -> None:
    """Join denials to what they dispute, then derive every statement's typed edge."""
    step("denials", 0, 1)
    for part in bulk.parts:
        for documents in chunks(part.denying, _DOCUMENTS):
            _run(graph, "write/disputes", documents=documents, recorded_at=part.at)
    statements: Sequence[tuple[str, str, str]] = sorted(bulk.statements)
    for number, some in enumerate(chunks(statements, STATEMENTS)):
        step("edges", number * STATEMENTS, len(statements))
        _derive(graph, some)


def _derive(graph: Graph, statements: Sequence[tuple[str, str, str]]) -> None:
    graph.write(lambda transaction: derive_edges(transaction, statements))


def _run(graph: Graph, name: str, **values: object) -> None:
    graph.write(lambda transaction: run_all(transaction, name, values))
