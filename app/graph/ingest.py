"""From claims to graph: one function, one transaction a document, the same result on every run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple, TypedDict

from neo4j import ManagedTransaction

from app.claims.annotated import Batch
from app.claims.claim import Document, denies, things
from app.entities.kinds import Kind, kind_of_id
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, Fault, InvalidValue, join
from app.graph.driver import Graph, Reader, Row, Values, chunks, run_all
from app.graph.laying import lay_links
from app.graph.rows import Identified, claim_row, identified
from app.graph.store import (
    Properties,
    document_properties,
    provisional_properties,
    publisher_id,
)
from app.graph.writing import writing

# Statements whose edges are derived at once: one may have ten thousand claims to walk.
STATEMENTS = 500


@dataclass(frozen=True)
class Report:
    """What one document brought. `provisional`: ids of things that no vocabulary knows.

    `came`: whether the document itself was new.
    """

    document: str
    added: int
    known: int
    provisional: tuple[str, ...] = ()
    came: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.came or self.added > 0


def ingest(graph: Graph, batch: Batch, vocabulary: Vocabulary) -> Report:
    """Store a document with its claims, the edges they touch and the new release, or nothing.

    A claim that the graph holds is left as it is; a second run writes nothing. Raises Conflict
    where the graph holds the document with another text or a claim that says something else
    under the same id, and for new claims of a document that was withdrawn or stands there with
    another day or publisher; InvalidValue for a state that does not exist.
    """
    check_states(batch, vocabulary)
    [held] = graph.read(lambda reader: held_of(reader, [(batch, identified(batch))]), seconds=60)
    if not held.lacks:
        return Report(batch.document.id, 0, len(batch.claims))
    return store(graph, [batch], vocabulary)[0]


def store(graph: Graph, batches: Sequence[Batch], vocabulary: Vocabulary) -> list[Report]:
    """`ingest` of several documents in one transaction, for a caller that checked the states."""
    return graph.write(lambda transaction: stored(transaction, batches, vocabulary))


def complete(graph: Graph, document: str) -> None:
    """Note that all of an edition's parts are stored; until then it says that some may lack."""
    values = {"document": document}
    graph.write(lambda transaction: run_all(transaction, "write/complete", values))


class Held(NamedTuple):
    """A document and its claims: whether the graph has it, which of them, which things it lacks
    for them, and whether it holds any denial."""

    batch: Batch
    claims: Sequence[Identified]
    there: bool
    known: frozenset[str]
    missing: tuple[str, ...]
    denials: bool

    @property
    def new(self) -> list[Identified]:
        """The claims that the graph lacks."""
        return [claim for claim in self.claims if claim.id not in self.known]

    @property
    def lacks(self) -> bool:
        """Whether the graph lacks the document or a claim of it."""
        return not self.there or len(self.known) < len(self.claims)


def held_of(reader: Reader, said: Sequence[tuple[Batch, Sequence[Identified]]]) -> list[Held]:
    """What the graph holds of documents and claims of theirs.

    Conflict where the two contradict each other.
    """
    asked = [
        {
            "id": batch.document.id,
            "claims": [claim.id for claim in claims],
            "things": sorted(set(chain.from_iterable(things(claim.claim) for claim in claims))),
        }
        for batch, claims in said
    ]
    rows = reader.rows("read/held", {"documents": asked})
    return [_agreed(*each, row) for each, row in zip(said, rows, strict=True)]


def _agreed(batch: Batch, claims: Sequence[Identified], held: Row) -> Held:
    """A row of read/held, unless it contradicts the document or a claim of it."""
    document = batch.document
    if held["there"]:
        check_text(document, held["sha256"])
    digests = dict(held["claims"])
    join(
        [
            Fault(
                f"{document.id}, claim {claim.id}",
                f"is in the graph and says something else of {claim.claim.subject} "
                f"{claim.claim.type} {claim.claim.object}",
            )
            for claim in claims
            if digests.get(claim.id, claim.digest) != claim.digest
        ],
        Conflict,
    )
    if held["there"] and len(digests) < len(claims):
        _check_open(document, held)
    known, missing = frozenset(digests), tuple(held["missing"])
    return Held(batch, claims, held["there"], known, missing, held["denials"])


def check_text(document: Document, held: str | None) -> None:
    """Return if the graph holds a document with the same digest of its text."""
    if held != document.sha256:
        otherwise = "name its edition otherwise" if document.dataset else "give it another id"
        raise Conflict(Fault(document.id, f"is in the graph with another text; {otherwise}"))


def _check_open(document: Document, held: Row) -> None:
    """Return if a document that the graph holds may get new claims."""
    if held["retracted_on"]:
        raise Conflict(
            Fault(document.id, f"was withdrawn on {held['retracted_on']}: it gets no new claims")
        )
    given = {"published_on": document.published_on, "publisher": document.publisher}
    join(
        [
            Fault(document.id, f"is in the graph with {field} {held[field]!r}, not {value!r}")
            for field, value in given.items()
            if held[field] != value
        ],
        Conflict,
    )


def check_states(batch: Batch, vocabulary: Vocabulary) -> None:
    """Return if every state that a batch names exists; InvalidValue names each with its claim.

    States are never provisional: every code there is stands in the vocabulary.
    """
    codes = [id_ for id_ in vocabulary.entities if len(id_) == 3]
    join(
        [
            Fault(
                f"{batch.document.id}, claim {number}",
                f"{id_!r} is no country id",
                did_you_mean=tuple(_close(id_, codes)),
            )
            for number, claim in enumerate(batch.claims, 1)
            for id_ in dict.fromkeys(things(claim))
            if id_ not in vocabulary.entities and kind_of_id(id_) is Kind.COUNTRY
        ],
        InvalidValue,
    )


def _close(code: str, codes: Sequence[str]) -> list[str]:
    return get_close_matches(code, codes, n=5, cutoff=0.6)


def stored(
    transaction: ManagedTransaction,
    batches: Sequence[Batch],
    vocabulary: Vocabulary,
    by: str | None = None,
) -> list[Report]:
    """`store` within a transaction of the caller's; `by`: who writes, kept with the release."""
    with writing(transaction, by) as write:
        # Asked again under the lock: another writer may have come between.
        said = [(batch, identified(batch)) for batch in batches]
        found = held_of(Reader(transaction), said)
        named = add(transaction, write, [held for held in found if held.lacks], vocabulary)
    return [
        Report(id_, len(held.new), len(held.known), named.get(id_, ()), not held.there)
        for held in found
        for id_ in (held.batch.document.id,)
    ]


def add(
    transaction: ManagedTransaction,
    write: writing,
    lacking: Sequence[Held],
    vocabulary: Vocabulary,
) -> Mapping[str, tuple[str, ...]]:
    """Write what the graph lacks of documents, with edges and disputes.

    Gives what is provisional now, by document.
    """
    named = _name(transaction, lacking)
    # A document without claims has a row of its own.
    new = [(held.batch.document, row) for held in lacking for row in held.new or (None,)]
    for part in chunks(new):
        documents = document_rows(part, write.at, vocabulary)
        run_all(transaction, "write/claims", {"documents": documents, "recorded_at": write.at})
    ids = [held.batch.document.id for held in lacking]
    said = [claim for held in lacking for claim in held.new]
    if any(denies(item.claim) for item in said):
        run_all(transaction, "write/disputes", {"documents": ids, "recorded_at": write.at})
    if any(held.denials for held in lacking):
        run_all(transaction, "write/disputed", {"documents": ids, "recorded_at": write.at})
    claims = [item.claim for item in said]
    derive_edges(transaction, {(str(c.type), c.subject, c.object) for c in claims if c.object})
    if lacking:
        came = sum(not held.there for held in lacking)
        write.came(said, documents=came)
    return named


class DocumentRows(TypedDict):
    """A document with rows of claims, as write/claims takes it."""

    id: str
    properties: Properties
    publisher: str | None
    reported_on: str | None
    rows: list[list[object]]


def document_rows(
    part: Sequence[tuple[Document, Identified | None]], recorded_at: str, vocabulary: Vocabulary
) -> list[DocumentRows]:
    """Documents with the rows of their claims, as write/claims takes them."""
    return [
        {
            "id": document.id,
            "properties": document_properties(document, recorded_at, vocabulary.publishers),
            "publisher": publisher_id(document.publisher, vocabulary.publishers),
            "reported_on": document.published_on,
            "rows": [
                claim_row(claim, document, recorded_at, vocabulary) for _, claim in claims if claim
            ],
        }
        for document, claims in groupby(part, key=itemgetter(0))
    ]


def _name(
    transaction: ManagedTransaction, lacking: Sequence[Held]
) -> Mapping[str, tuple[str, ...]]:
    """Create, as provisional, the things that no vocabulary knows; which by document."""
    rows: dict[str, Values] = {}
    named: dict[str, tuple[str, ...]] = {}
    for held in lacking:
        batch = held.batch
        named[batch.document.id] = tuple(id_ for id_ in held.missing if id_ not in rows)
        rows |= {id_: provisional_row(batch, id_) for id_ in named[batch.document.id]}
    if rows:
        run_all(transaction, "write/provisional", {"rows": list(rows.values())})
        told = [held.batch.things[id_] for held in lacking for id_ in named[held.batch.document.id]
                if id_ in held.batch.things]  # fmt: skip
        lay_links(transaction, told)
    return named


def provisional_row(batch: Batch, id_: str) -> Values:
    """A thing that no vocabulary knows, as write/provisional takes it."""
    properties = provisional_properties(id_, batch.names.get(id_), batch.things.get(id_))
    return {"id": id_, "kind": str(kind_of_id(id_)), "properties": properties}


def derive_edges(
    transaction: ManagedTransaction, statements: Iterable[tuple[str, str, str]]
) -> None:
    """Bring the typed edges of statements (type, subject, object) up to date."""
    for part in chunks(sorted(statements), STATEMENTS):
        run_all(transaction, "write/edges", {"statements": [list(row) for row in part]})
