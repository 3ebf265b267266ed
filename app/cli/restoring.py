"""`foedus import foedus`: what `foedus export` wrote, into the graph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.claims.records import ClaimRecord, DocumentRecord, ReviewRecord, Thing
from app.cli.connection import graph
from app.cli.imported import Imported, bar_of
from app.datasets.outcome import Reject
from app.datasets.reading import Account
from app.datasets.rejects import Rejects
from app.datasets.table import Row
from app.entities.vocabulary import Vocabulary, load
from app.errors import InvalidValue
from app.export.whole import Found, read
from app.graph.driver import ROWS, Graph
from app.graph.migrate import require_migrated
from app.graph.restore import Kept, restore, supersede
from app.graph.rows import Identified
from app.paths import SEED


def import_exported(
    files: Sequence[Path], folder: Path, *, dry_run: bool, quiet: bool
) -> list[Imported]:
    """Store the records of exports; `folder`: for the files of rejects. A repeat writes nothing."""
    vocabulary = load(SEED / "vocabulary")
    sources = [(path, read(path)) for path in files]
    if dry_run:
        return [_import(None, path, found, folder, vocabulary, quiet) for path, found in sources]
    with graph() as there:
        require_migrated(there)
        return [_import(there, path, found, folder, vocabulary, quiet) for path, found in sources]


def _import(
    there: Graph | None,
    path: Path,
    found: Iterator[Found],
    folder: Path,
    vocabulary: Vocabulary,
    quiet: bool,
) -> Imported:
    name = path.name
    records = _Records(found)
    done = Imported(name, records.account)
    with Rejects(folder / f"{name}.rejects.csv") as rejects, bar_of(quiet) as bar:
        task = bar.add_task(name, total=None)
        for kept in records.kept():
            for reject in records.refused():
                rejects.add(reject)
            if there:
                done.count(restore(there, kept, records.things, vocabulary))
            bar.update(task, completed=records.account.rows, total=records.account.rows)
        for reject in records.refused():
            rejects.add(reject)
        if there:
            for old in records.superseded:
                supersede(there, old)
    if rejects.path.exists():
        done.rejects_file = str(rejects.path)
    done.linked = sum(id_ in vocabulary.entities for id_ in records.things)
    done.new = len(records.things) - done.linked
    return done


@dataclass
class _Records:
    """The records of an export while they are read: each is taken, or refused with its reason."""

    found: Iterator[Found]
    account: Account = field(default_factory=Account)
    things: dict[str, Thing] = field(default_factory=dict)
    superseded: list[DocumentRecord] = field(default_factory=list)
    _document: DocumentRecord | None = None
    _claims: list[Identified] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _reviews: list[ReviewRecord] = field(default_factory=list)
    _refused: list[Reject] = field(default_factory=list)

    def kept(self) -> Iterator[Kept]:
        """Each document with its claims, in parts that fit into a transaction."""
        for one in self.found:
            self.account.rows += 1
            if isinstance(one.record, DocumentRecord):
                yield from self._closed()
                self._document = one.record
                if one.record.superseded_by:
                    self.superseded.append(one.record)
            if reason := one.fault or self._take(one):
                self._refuse(one, reason)
            else:
                self.account.told += 1
            if self._document and len(self._claims) >= ROWS:
                yield Kept(self._document, self._claims, last=False)
                self._claims = []
        yield from self._closed()

    def refused(self) -> list[Reject]:
        """What was refused since this was asked last."""
        refused, self._refused = self._refused, []
        return refused

    def _closed(self) -> Iterator[Kept]:
        """The rest of the document that ends here."""
        if self._document:
            yield Kept(self._document, self._claims, self._reviews)
        self._document, self._claims, self._ids, self._reviews = None, [], set(), []

    def _take(self, one: Found) -> str | None:
        """Keep a record; why it cannot be."""
        match one.record:
            case Thing(id=id_):
                self.things[id_] = one.record
            case ClaimRecord():
                return self._take_claim(one.record)
            case ReviewRecord(claim=claim):
                if claim not in self._ids:
                    return f"is a review of claim {claim}, which does not stand before it"
                self._reviews.append(one.record)
        return None

    def _take_claim(self, record: ClaimRecord) -> str | None:
        if self._document is None or record.document != self._document.id:
            return f"is a claim of document {record.document}, which does not stand before it"
        try:
            claim = record.claim()
        except InvalidValue as error:
            return str(error)
        self._claims.append(Identified(record.id, record.digest, claim))
        self._ids.add(record.id)
        self.account.claims += 1
        return None

    def _refuse(self, one: Found, reason: str) -> None:
        cells = {"table": one.table} if one.table else {}
        reject = Reject(Row(one.line, cells), reason)
        self.account.note(reject)
        self._refused.append(reject)
