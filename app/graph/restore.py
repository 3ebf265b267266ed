"""From records back into a graph: a document with its things, claims, reviews and withdrawal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from neo4j import ManagedTransaction

from app.claims.annotated import Batch
from app.claims.claim import things
from app.claims.records import DocumentRecord, ReviewRecord, Thing
from app.claims.review import Verdict
from app.entities.vocabulary import Vocabulary
from app.graph.driver import Graph, Reader, run_all
from app.graph.ingest import Report, add, check_states, held_of
from app.graph.retract import retract, withdraw
from app.graph.review import Judgement, keep, reviews
from app.graph.rows import Identified
from app.graph.writing import writing


@dataclass(frozen=True)
class Kept:
    """A document with claims of it, or the `last` of many: with reviews, and its withdrawal."""

    document: DocumentRecord
    claims: Sequence[Identified]
    reviews: Sequence[ReviewRecord] = ()
    last: bool = True

    @property
    def withdrawn(self) -> str | None:
        """The day of its withdrawal; what a newer edition superseded goes once that is there."""
        return None if self.document.superseded_by else self.document.retracted_on

    @property
    def batch(self) -> Batch:
        """As `ingest` takes it; an edition is complete once its last claims are in."""
        document = self.document.document()
        if document.complete:
            document = document.model_copy(update={"complete": False})
        return Batch(document, tuple(item.claim for item in self.claims), {})


def restore(graph: Graph, kept: Kept, known: Mapping[str, Thing], vocabulary: Vocabulary) -> Report:
    """Store what a graph lacks of a document, in one transaction; a second run writes nothing.

    `known`: the things of the export; those that neither graph nor vocabulary has are made as they
    were. Raises what `ingest` raises.
    """
    batch = kept.batch
    check_states(batch, vocabulary)
    [found] = graph.read(lambda reader: held_of(reader, [(batch, kept.claims)]), seconds=60)
    more = kept.last and (kept.reviews or kept.withdrawn)
    if not found.lacks and not more:
        return Report(batch.document.id, 0, len(batch.claims))
    return graph.write(lambda transaction: _restored(transaction, kept, batch, known, vocabulary))


def supersede(graph: Graph, old: DocumentRecord) -> None:
    """Withdraw an edition that another superseded; plainly where the export lacks the other."""
    assert old.retracted_on
    held = graph.read(lambda reader: reader.one("read/exists", {"ids": [old.superseded_by]}))
    by = old.superseded_by if held and held["kind"] == "Document" else None
    retract(graph, old.id, old.retracted_on, old.retraction_reason, by)


def _restored(
    transaction: ManagedTransaction,
    kept: Kept,
    batch: Batch,
    known: Mapping[str, Thing],
    vocabulary: Vocabulary,
) -> Report:
    id_, reader = batch.document.id, Reader(transaction)
    with writing(transaction) as write:
        made = _make(transaction, batch, known)
        [found] = held_of(reader, [(batch, kept.claims)])
        lacking = [found] if found.lacks else []
        named = add(transaction, write, lacking, vocabulary)
        if kept.last and kept.document.complete:
            run_all(transaction, "write/complete", {"document": id_})
        for review in kept.reviews:
            _judge(transaction, write, review)
    if kept.last and (day := kept.withdrawn):
        withdraw(transaction, id_, day, kept.document.retraction_reason)
    provisional = (*made, *named.get(id_, ()))
    return Report(id_, len(found.new), len(found.known), provisional, not found.there)


def _make(
    transaction: ManagedTransaction, batch: Batch, known: Mapping[str, Thing]
) -> tuple[str, ...]:
    """Create the things that the graph lacks, with their links; which."""
    wanted = sorted(_reached({id_ for claim in batch.claims for id_ in things(claim)}, known))
    asked = {"id": batch.document.id, "claims": [], "things": wanted}
    [row] = Reader(transaction).rows("read/held", {"documents": [asked]})
    lacking = [known[id_] for id_ in row["missing"] if id_ in known]
    if lacking:
        rows = [{"id": t.id, "kind": t.kind, "properties": t.properties()} for t in lacking]
        run_all(transaction, "write/provisional", {"rows": rows})
        linked = [
            {
                "from": thing.id,
                "type": link.type,
                "to": link.to,
                "properties": {"on": link.on, "continues": link.continues},
            }
            for thing in lacking
            for link in thing.links
        ]
        values = {"sources": [thing.id for thing in lacking], "rows": linked}
        run_all(transaction, "write/links", values)
    return tuple(thing.id for thing in lacking)


def _reached(ids: Iterable[str], known: Mapping[str, Thing]) -> set[str]:
    """Things, and what they are part or kind of, however far."""
    reached: set[str] = set()
    waiting = list(ids)
    while waiting:
        if (id_ := waiting.pop()) not in reached:
            reached.add(id_)
            waiting += [link.to for link in known[id_].links] if id_ in known else []
    return reached


def _judge(transaction: ManagedTransaction, write: writing, review: ReviewRecord) -> None:
    """Repeat a verdict, unless the graph has had so many on the claim."""
    given = [each.verdict for each in reviews(Reader(transaction), review.claim)]
    if review.number > len(given):
        judgement = Judgement(review.claim, given, Verdict(review.verdict), review.reason)
        keep(transaction, write, [judgement], review.by)
