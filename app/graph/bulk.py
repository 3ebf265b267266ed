"""A first load in bulk: what ingesting would write of documents, as files for neo4j-admin.

Claims and what joins them are in the files, things by their ids alone. All else follows by the
ordinary statements, once the files are imported: app/graph/settling.py.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self

from app.claims.annotated import Batch
from app.claims.claim import denies, things
from app.claims.clocks import now
from app.claims.identity import EMPTY_RELEASE, release_after
from app.entities.vocabulary import Entity, Vocabulary
from app.graph.driver import Values
from app.graph.files import DIALECT, Table, sayable
from app.graph.ingest import (
    DocumentRows,
    Report,
    check_states,
    check_text,
    document_rows,
    provisional_row,
)
from app.graph.laying import figured
from app.graph.rows import CLAIM_COLUMNS, Identified, by_type, identified
from app.graph.writing import later

# The relationships of cypher/write/claims.cypher, by the property that holds the same id.
_JOINS = {
    "SUBJECT": "subject",
    "OBJECT": "object",
    "WEAPON": "weapon",
    "AT": "place",
    "ATTRIBUTED_TO": "speaker",
}


class Part(NamedTuple):
    """What one transaction would have written: its instant, the release that it left, how much.

    `claims`: how many by type. `denying`: the documents that hold denials.
    """

    at: str
    release: str
    claims: Mapping[str, int] = MappingProxyType({})
    documents: int = 0
    denying: tuple[str, ...] = ()


class Bulk:
    """The files of a new graph that holds a vocabulary, and what to write once they are imported.

    `parts`: the first is the vocabulary's. `statements`: those that need an edge. `unknown`: things
    that no vocabulary knows; `told`: what documents say of them. `lists`: of claims, those that no
    file can say. `editions`: those that were read to their end. `seed`: the digest of the seed
    that is in it whole.
    """

    def __init__(
        self,
        folder: Path,
        vocabulary: Vocabulary,
        *,
        began: str | None = None,
        clock: Callable[[str], str] = later,
    ) -> None:
        """`clock`: an instant after the one given, for the next part; they follow on `began`."""
        self.began = began or now()
        self.vocabulary = vocabulary
        self.statements: set[tuple[str, str, str]] = set()
        self.unknown: dict[str, Values] = {}
        self.told: list[Entity] = []
        self.lists: list[Values] = []
        self.editions: list[str] = []
        self.seed: str | None = None
        self._clock = clock
        self._figured = figured(vocabulary)
        first = Part(clock(self.began), EMPTY_RELEASE, documents=len(self._figured))
        self.parts = [first]
        self._held: dict[str, str | None] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._files = ExitStack()

        def table(name: str, **columns: str) -> Table:
            return self._files.enter_context(Table(folder, name, columns))

        self._claims = table("claims", id="id:ID(Claim)", labels=":LABEL")
        self._documents = table("documents", id="id:ID(Document)", labels=":LABEL")
        self._things = table("things", id="id:ID(Entity)", labels=":LABEL")
        self._joins = table("joins", a=":START_ID(Claim)", b=":END_ID(Entity)", type=":TYPE")
        self._from = table("from", a=":START_ID(Claim)", b=":END_ID(Document)", type=":TYPE")

    @property
    def files(self) -> Mapping[str, Sequence[str]]:
        """What `engine.admin.import_full` takes, once all files are closed."""
        return {
            "nodes": [*self._claims.files, *self._documents.files, *self._things.files],
            "relationships": [*self._joins.files, *self._from.files],
            "options": DIALECT,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._files:
            for id_ in chain(self.vocabulary.entities, self.unknown):
                self._things.write([id_, "Entity"])

    def add(self, batch: Batch) -> Report:
        """What `ingest` would write of a document's claims."""
        check_states(batch, self.vocabulary)
        return self.write([batch])[0]

    def complete(self, document: str) -> None:
        """Note that all of an edition was given; given again, all of it is known."""
        if document not in self.editions:
            self.editions.append(document)

    def write(self, batches: Iterable[Batch]) -> list[Report]:
        """What `store` would write of several documents in one transaction.

        Raises Conflict for a document that was given with another text before.
        """
        at, release = self._clock(self.parts[-1].at), self.parts[-1].release
        reports: list[Report] = []
        denying: list[str] = []
        claims: Counter[str] = Counter()
        for batch in batches:
            items = identified(batch)
            reports.append(report := self._add(batch, items, at))
            if report.added:
                release = release_after(release, (item.digest for item in items))
                claims += by_type(items)
                if any(denies(item.claim) for item in items):
                    denying.append(report.document)
        if any(report.changed for report in reports):
            came = sum(r.came for r in reports)
            self.parts.append(Part(at, release, claims, came, tuple(denying)))
        return reports

    def _add(self, batch: Batch, items: Sequence[Identified], at: str) -> Report:
        document = batch.document
        given = document.id in self._held
        if given:
            check_text(document, self._held[document.id])
        if document.id in self.editions:
            return Report(document.id, 0, len(items))
        there = given or document.id in self._figured
        pairs = [(document, item) for item in items]
        [rows] = document_rows(pairs or [(document, None)], at, self.vocabulary)
        if not given:
            self._held[document.id] = document.sha256
            since = self.parts[0].at if there else at
            node = {**rows["properties"], "recorded_at": since, "labels": ["Document"]}
            self._documents.add(node)
        for item, row in zip(items, rows["rows"], strict=True):
            self._write_claim(item, row, rows, at)
        return Report(document.id, len(items), 0, self._name(batch), not there)

    def _name(self, batch: Batch) -> tuple[str, ...]:
        """Keep the things that neither the vocabulary nor an earlier document has."""
        mentioned = sorted(set(chain.from_iterable(map(things, batch.claims))))
        known = self.vocabulary.entities, self.unknown
        named = tuple(id_ for id_ in mentioned if not any(id_ in ids for ids in known))
        self.unknown |= {id_: provisional_row(batch, id_) for id_ in named}
        self.told += [batch.things[id_] for id_ in named if id_ in batch.things]
        return named

    def _write_claim(
        self, item: Identified, row: Sequence[object], of: DocumentRows, at: str
    ) -> None:
        """A claim as cypher/write/claims.cypher creates it."""
        *columns, rest = row
        assert isinstance(rest, Mapping)
        said = {**dict(zip(CLAIM_COLUMNS, columns, strict=False)), **rest}
        if lists := {name: value for name, value in rest.items() if not sayable(value)}:
            self.lists.append({"id": item.id, "lists": lists})
            said = {name: value for name, value in said.items() if name not in lists}
        said["of_weapon"] = item.claim.weapon or ""
        said["document"], said["publisher"] = of["id"], of["publisher"]
        said["reported_on"], said["recorded_at"] = of["reported_on"], at
        denial = ["Denial"] if denies(item.claim) else []
        pending = ["Pending"] if item.claim.rule is not None else []
        self._claims.add({**said, "labels": ["Claim", *denial, *pending]})
        self._from.write([item.id, of["id"], "FROM"])
        for type_, name in _JOINS.items():
            if said[name] is not None:
                self._joins.write([item.id, said[name], type_])
        claim = item.claim
        if claim.object:
            self.statements.add((str(claim.type), claim.subject, claim.object))
