"""From claims to graph: one function, one transaction a document, the same result on every run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from itertools import chain, groupby
from operator import itemgetter
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from neo4j import ManagedTransaction

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document, Modality, Status, things
from app.claims.clocks import Times, bound_days, now, times
from app.claims.dates import instant
from app.claims.fact_types import FactType
from app.claims.identity import claim_digest, claim_id, release_after
from app.entities.kinds import Kind, kind_of_id
from app.entities.vocabulary import Vocabulary
from app.errors import Conflict, Fault, InvalidValue, join
from app.graph.driver import Graph, Reader, Row, Values, run_all
from app.graph.store import (
    document_properties,
    provisional_properties,
    publisher_id,
)

T = TypeVar("T")
# Rows a statement: from a thousand up the size makes no difference to speed, only to memory.
ROWS, _STATEMENTS = 5000, 500


@dataclass(frozen=True)
class Report:
    """What one document brought. `provisional`: ids of things that no vocabulary knows."""

    document: str
    added: int
    known: int
    provisional: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.added > 0


@dataclass(frozen=True)
class Identified:
    """A claim with what the graph derives from it alone."""

    id: str
    digest: str
    claim: Claim


def ingest(graph: Graph, batch: Batch, vocabulary: Vocabulary) -> Report:
    """Store a document's claims, the edges they touch and the new release, or nothing at all.

    A claim that the graph holds is left as it is; a second run writes nothing. Raises Conflict
    where the graph holds the document with another text or a claim that says something else
    under the same id, and for new claims of a document that was withdrawn or stands there with
    another day or publisher; InvalidValue for a state that does not exist.
    """
    check_states(batch, vocabulary)
    [held] = graph.read(lambda reader: _held(reader, [batch]), seconds=60)
    if len(held.known) == len(batch.claims):
        return Report(batch.document.id, 0, len(batch.claims))
    return store(graph, [batch], vocabulary)[0]


def store(graph: Graph, batches: Sequence[Batch], vocabulary: Vocabulary) -> list[Report]:
    """`ingest` of several documents in one transaction, for a caller that checked the states."""
    return graph.write(lambda transaction: _store(transaction, batches, vocabulary))


def identified(batch: Batch) -> list[Identified]:
    """The claims of a batch with their ids and digests."""
    document = batch.document.id
    return [
        Identified(claim_id(document, claim), claim_digest(document, claim), claim)
        for claim in batch.claims
    ]


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


def _held(reader: Reader, batches: Sequence[Batch]) -> list[Held]:
    """What the graph holds of documents; Conflict where the two contradict each other."""
    claims = [identified(batch) for batch in batches]
    asked = [
        {
            "id": batch.document.id,
            "claims": [claim.id for claim in held],
            "things": sorted(set(chain.from_iterable(things(claim.claim) for claim in held))),
        }
        for batch, held in zip(batches, claims, strict=True)
    ]
    rows = reader.rows("read/held", {"documents": asked})
    return [
        _agreed(batch, held, row) for batch, held, row in zip(batches, claims, rows, strict=True)
    ]


def _agreed(batch: Batch, claims: Sequence[Identified], held: Row) -> Held:
    """A row of read/held, unless it contradicts the document or a claim of it."""
    document = batch.document
    if held["there"] and held["sha256"] != document.sha256:
        raise Conflict(Fault(document.id, "is in the graph with another text; give it another id"))
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


def _store(
    transaction: ManagedTransaction, batches: Sequence[Batch], vocabulary: Vocabulary
) -> list[Report]:
    with writing(transaction) as write:
        # Asked again under the lock: another writer may have come between.
        found = _held(Reader(transaction), batches)
        lacking = [held for held in found if held.new]
        named = _name(transaction, lacking)
        new = [(held.batch.document, claim) for held in lacking for claim in held.new]
        for part in chunks(new):
            documents = _documents(part, write.at, vocabulary)
            run_all(transaction, "write/claims", {"documents": documents, "recorded_at": write.at})
        ids = [held.batch.document.id for held in lacking]
        if any(_denies(claim.claim) for _, claim in new):
            run_all(transaction, "write/disputes", {"documents": ids, "recorded_at": write.at})
        if any(held.denials for held in lacking):
            run_all(transaction, "write/disputed", {"documents": ids, "recorded_at": write.at})
        said = [claim.claim for _, claim in new]
        derive_edges(transaction, {(str(c.type), c.subject, c.object) for c in said if c.object})
        if new:
            write.came([c.digest for _, c in new], documents=sum(not h.there for h in lacking))
    return [
        Report(id_, len(held.new), len(held.known), named.get(id_, ()))
        for held in found
        for id_ in (held.batch.document.id,)
    ]


def _documents(
    part: Sequence[tuple[Document, Identified]], recorded_at: str, vocabulary: Vocabulary
) -> list[Values]:
    """Documents with the rows of their claims, as write/claims takes them."""
    return [
        {
            "id": document.id,
            "properties": document_properties(document, recorded_at, vocabulary.publishers),
            "publisher": publisher_id(document.publisher, vocabulary.publishers),
            "reported_on": document.published_on,
            "rows": [claim_row(claim, document, recorded_at, vocabulary) for _, claim in claims],
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
        rows |= {
            id_: {
                "id": id_,
                "kind": str(kind_of_id(id_)),
                "properties": provisional_properties(id_, batch.names.get(id_)),
            }
            for id_ in named[batch.document.id]
        }
    if rows:
        run_all(transaction, "write/provisional", {"rows": list(rows.values())})
    return named


def _denies(claim: Claim) -> bool:
    """Whether a claim may dispute others: it becomes a Denial (cypher/write/claims.cypher)."""
    return claim.type is FactType.DENIED or stance(claim) in ("denies", "halts")


def derive_edges(
    transaction: ManagedTransaction, statements: Iterable[tuple[str, str, str]]
) -> None:
    """Bring the typed edges of statements (type, subject, object) up to date."""
    # Fewer at a time: one may have ten thousand claims to walk.
    for part in chunks(sorted(statements), _STATEMENTS):
        run_all(transaction, "write/edges", {"statements": [list(row) for row in part]})


def chunks(rows: Sequence[T], size: int = ROWS) -> Iterator[Sequence[T]]:
    """The rows in parts small enough for one statement."""
    return (rows[i : i + size] for i in range(0, len(rows), size))


def stance(claim: Claim) -> str:
    """What the claim does to its statement: says, plans, denies or halts it.

    A DENIED claim says that a denial was made; what that denial disputes is another statement.
    """
    if claim.status is Status.HALTED:
        return "halts"
    if claim.type is FactType.DENIED:
        return "says"
    if claim.modality is Modality.DENIED:
        return "denies"
    planned = claim.modality is Modality.PLANNED or claim.status is Status.PLANNED
    return "plans" if planned else "says"


# The order of a row of write/claims.
CLAIM_COLUMNS = tuple(
    "id type subject object weapon place modality status stance date_from date_to begins ends "
    "known_from held_to speaker voice quantity_min quantity_max unit quote start end paragraph "
    "extractor reliability credibility digest rest".split()
)


def claim_row(
    item: Identified, document: Document, recorded_at: str, vocabulary: Vocabulary
) -> list[object]:
    """A claim as a row of write/claims, in the order of CLAIM_COLUMNS."""
    claim, when = item.claim, times(item.claim, document, recorded_at)
    date, quantity, evidence = claim.date, claim.quantity, claim.evidence
    speaker = claim.attributed_to
    voice = vocabulary.voice(speaker, when.known_from) if speaker else f"document:{document.id}"
    return [
        *(item.id, claim.type, claim.subject, claim.object, claim.weapon, claim.place),
        *(claim.modality, claim.status, stance(claim)),
        *((date.from_, date.to) if date else (None, None)),
        *(when.begins, when.ends, when.known_from, when.held_to),
        *(speaker, voice),
        *((quantity.min, quantity.max, quantity.unit) if quantity else (None, None, None)),
        *(
            (evidence.quote, evidence.start, evidence.end, evidence.paragraph)
            if evidence
            else (None, None, None, None)
        ),
        *(claim.extractor, claim.grade[0], int(claim.grade[1]), item.digest),
        _rest(claim, when) | _denier(claim, when, vocabulary),
    ]


def _denier(claim: Claim, when: Times, vocabulary: Vocabulary) -> dict[str, object]:
    """Whose word a denial is: that of who denies, whoever reports it."""
    if claim.type is not FactType.DENIED:
        return {}
    return {"denier": vocabulary.voice(claim.subject, when.known_from)}


def _rest(claim: Claim, when: Times) -> dict[str, object]:
    """What few claims have: a locator, office or rule, the terms of a membership or an embargo."""
    rest: dict[str, object] = {
        "agreement": claim.agreement,
        "locator": claim.locator,
        "office": claim.office,
        "note": claim.note,
        "rule": claim.rule,
    }
    if terms := claim.embargo:
        rest |= terms.model_dump(mode="json")
    if member := claim.membership:
        begins, ends = bound_days(member, when.begins)
        rest |= {
            "member": True,
            "bound_from": member.bound_from,
            "bound_to": member.bound_to,
            "bound_begins": begins,
            "bound_ends": ends,
            "obligations": list(member.obligations),
            # Nodes hold no maps: four lists in step, one entry a suspension.
            "suspended_from": [s.from_ for s in member.suspended],
            "suspended_to": [s.to or "" for s in member.suspended],
            "suspended_by": [s.by for s in member.suspended],
            "suspended_what": [s.what for s in member.suspended],
        }
    return {key: value for key, value in rest.items() if value is not None}


class writing:
    """The one writer's turn: takes the lock, gives the instant, closes with the new release.

    `at` is later than the instant of any earlier write, so that a reader who repeats a question
    with an answer's `recorded_by` finds exactly that answer.
    """

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction
        self._digests: list[str] = []
        self._claims = 0
        self._documents = 0
        self._changed = False
        [(self._release, last)] = run_all(transaction, "write/lock", {})
        self.at = max(now(), _just_after(last))

    def came(self, claims: Sequence[str] = (), *, documents: int = 0) -> None:
        """Count what was written: the digests of claims, and how many documents."""
        self._changed = True
        self._digests += claims
        self._claims += len(claims)
        self._documents += documents

    def withdrawn(self, digest: str) -> None:
        """Count a withdrawal, which changes the release and no number."""
        self._changed = True
        self._digests.append(digest)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None and self._changed:
            values: Values = {
                "release": release_after(self._release, self._digests),
                "at": self.at,
                "claims": self._claims,
                "documents": self._documents,
            }
            run_all(self._transaction, "write/release", values)


def _just_after(at: str) -> str:
    return instant(datetime.fromisoformat(at).astimezone(UTC) + timedelta(microseconds=1))
