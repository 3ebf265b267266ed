"""A synthetic graph as files for `neo4j-admin database import full`.

It holds what `ingest` would have made of the same documents, by the same functions: claims with
ids, digests and clocks, typed edges, disputes, documents, releases. `foedus verify` proves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from app.claims.claim import Document
from app.claims.curated import document_of
from app.claims.dates import instant
from app.claims.identity import EMPTY_RELEASE, release_after, retraction_digest
from app.entities.vocabulary import Vocabulary, Weapon
from app.graph.rows import CLAIM_COLUMNS, claim_row, identified
from app.graph.seed import figures_of
from app.graph.store import document_properties, entity_properties, links
from bench.articles import Article, articles
from bench.disputes import Disputes
from bench.edges import EDGE_COLUMNS, Edges
from bench.shape import enlarged, world
from bench.tables import Table, typed

SEED = 20_240_819
# So many writes brought the claims, a day apart.
RELEASES = 12
_RECORDED = datetime(2025, 12, 20, tzinfo=UTC)

_LONG = {"quantity_min", "quantity_max", "start", "end", "paragraph", "credibility"}
# Without its lists: see load.
_REST = (
    "agreement locator office note embargo scope direction renewed_to member:boolean bound_from "
    "bound_to bound_begins bound_ends"
).split()
_REST_NAMES = [name.partition(":")[0] for name in _REST]
_DOCUMENT = (
    "id title publisher url language published_on text text_origin sha256 publisher_id recorded_at "
    "claims retracted_on retraction_reason retraction_recorded_at"
).split()
_FROM_CLAIM = (("SUBJECT", 2), ("OBJECT", 3), ("WEAPON", 4), ("AT", 5), ("ATTRIBUTED_TO", 15))


@dataclass(frozen=True)
class Generated:
    """The files of a graph, as `engine.admin.import_full` takes them, and its size."""

    nodes: tuple[str, ...]
    relationships: tuple[str, ...]
    claims: int
    documents: int
    edges: int
    disputes: int
    release: str


def generate(folder: Path, vocabulary: Vocabulary, claims: int, *, seed: int = SEED) -> Generated:
    """Write a graph of so many claims; the curated ones of the vocabulary are always among them.

    The same vocabulary, size and seed give the same files. `folder` is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    large = enlarged(vocabulary)
    writer = _Writer(folder, large)
    with writer:
        for article in articles(world(large, seed), claims):
            writer.add(article, _recorded_at(writer.claims, claims))
        writer.finish()
    entities = list(_entities(folder, large))
    _links(folder, large)
    return Generated(
        nodes=(*entities, *(str(folder / f"{name}.csv") for name in _NODES)),
        relationships=tuple(str(folder / f"{name}.csv") for name in _RELATIONSHIPS),
        claims=writer.claims,
        documents=writer.documents,
        edges=len(writer.edges),
        disputes=writer.disputed,
        release=writer.release,
    )


def _recorded_at(done: int, claims: int) -> str:
    part = min(done * RELEASES // max(claims, 1), RELEASES - 1)
    return instant(_RECORDED + timedelta(days=part))


_NODES = ("claims", "documents", "releases", "writer")
_RELATIONSHIPS = ("joins", "from", "disputes", "edges", "links", "figures")


class _Writer:
    """The files of claims, documents, releases and edges."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._files = ExitStack()
        named = {name: f"{name}:long" for name in _LONG}
        claim = [named.get(name, name) for name in CLAIM_COLUMNS[:-1]]

        def table(name: str, *columns: str) -> Table:
            return self._files.enter_context(Table(folder, name, columns))

        self._claims = table(
            "claims",
            *("id:ID(Claim)", *claim[1:]),
            *("document", "publisher", "reported_on", "recorded_at"),
            *("retracted_on", "retraction_recorded_at", *_REST, ":LABEL"),
        )
        document = ["claims:long" if name == "claims" else name for name in _DOCUMENT]
        self._documents = table("documents", "id:ID(Document)", *document[1:], ":LABEL")
        self._releases = table("releases", "id", "at", "claims:long", "documents:long", ":LABEL")
        self._writer = table("writer", "id", "release", "at", ":LABEL")
        self._joins = table("joins", ":START_ID(Claim)", ":END_ID(Entity)", ":TYPE")
        self._from = table("from", ":START_ID(Claim)", ":END_ID(Document)", ":TYPE")
        self._disputes = table("disputes", ":START_ID(Claim)", ":END_ID(Claim)", ":TYPE")
        self._edges = table("edges", ":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", *EDGE_COLUMNS)
        self.edges, self._found = Edges(), Disputes()
        self.claims = self.documents = self.disputed = 0
        self._written: set[str] = set()
        self.release, self._at = EMPTY_RELEASE, instant(_RECORDED - timedelta(days=1))

    def __enter__(self) -> "_Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, article: Article, at: str) -> None:
        """A document with its claims, recorded at an instant not before the last."""
        document = article.batch.document
        held = identified(article.batch)
        rows = [claim_row(claim, document, at, self._vocabulary) for claim in held]
        if at != self._at:
            self._close()
            self._at = at
        for row in rows:
            self.edges.add(row, at, withdrawn=article.retracted_on is not None)
        self._found.add(rows, document.id)
        self._write_document(document, article.retracted_on, at, len(rows))
        self._write_claims(rows, document, article.retracted_on, at)
        self.release = release_after(self.release, (claim.digest for claim in held))
        if article.retracted_on:
            withdrawal = retraction_digest(document.id, article.retracted_on)
            self.release = release_after(self.release, [withdrawal])
        self.claims += len(rows)
        self.documents += 1

    def finish(self) -> None:
        """Edges, disputes, documents that only figures of weapons come from, the last release."""
        self._close()
        for weapon in self._vocabulary.of(Weapon):
            for source, _, _ in figures_of(weapon, self._at):
                if (document := document_of(source)).id not in self._written:
                    self._write_document(document, None, instant(_RECORDED), 0)
        self._writer.add(["foedus", self.release, self._at, "Writer"])
        for (type_, subject, object_), edge in self.edges:
            self._edges.add([subject, object_, type_, *edge.row(type_, subject, object_)])
        for denial, claim in self._found.pairs():
            self._disputes.add([denial, claim, "DISPUTES"])
            self.disputed += 1

    def _close(self) -> None:
        self._releases.add([self.release, self._at, self.claims, self.documents, "Release"])

    def _write_document(
        self, document: Document, retracted_on: str | None, at: str, claims: int
    ) -> None:
        self._written.add(document.id)
        properties = {
            **document_properties(document, at, self._vocabulary.publishers),
            "claims": claims,
        }
        if retracted_on:
            properties |= {
                "retracted_on": retracted_on,
                "retraction_reason": "withdrawn by its publisher",
                "retraction_recorded_at": at,
            }
        self._documents.add([*(properties.get(name) for name in _DOCUMENT), "Document"])

    def _write_claims(
        self,
        rows: Sequence[Sequence[object]],
        document: Document,
        retracted_on: str | None,
        at: str,
    ) -> None:
        publisher = document_properties(document, at, self._vocabulary.publishers)["publisher_id"]
        common = [document.id, publisher, document.published_on, at, retracted_on]
        common.append(at if retracted_on else None)
        for *row, rest in rows:
            assert isinstance(rest, Mapping)
            label = (
                "Claim;Denial" if row[8] in ("denies", "halts") or row[1] == "DENIED" else "Claim"
            )
            label += ";Withdrawn" if retracted_on else ""
            self._claims.add(chain(row, common, (rest.get(name) for name in _REST_NAMES), [label]))
            for type_, column in _FROM_CLAIM:
                if row[column] is not None:
                    self._joins.add([row[0], row[column], type_])
            self._from.add([row[0], document.id, "FROM"])


def _entities(folder: Path, vocabulary: Vocabulary) -> Iterator[str]:
    """A file for each kind."""
    by_kind: dict[str, list[Mapping[str, object]]] = {}
    for entity in vocabulary.entities.values():
        by_kind.setdefault(entity.kind, []).append(entity_properties(entity))
    for kind, rows in by_kind.items():
        columns = typed(rows) | {"id": "id:ID(Entity)"}
        with Table(folder, kind.lower(), [*columns.values(), ":LABEL"]) as table:
            for row in rows:
                table.add([*(row.get(name) for name in columns), f"Entity;{kind}"])
        yield str(table.path)


def _links(folder: Path, vocabulary: Vocabulary) -> None:
    """The vocabulary's own links, and the figures of weapons at the documents they come from."""
    found = [link for entity in vocabulary.entities.values() for link in links(entity)]
    ends = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE"]
    with Table(folder, "links", [*ends, "on", "continues:boolean"]) as table:
        for link in found:
            properties = link["properties"]
            assert isinstance(properties, Mapping)
            of = [properties.get("on"), properties.get("continues")]
            table.add([link["from"], link["to"], link["type"], *of])
    ends[1] = ":END_ID(Document)"
    columns = [*ends, "name", "min:double", "max:double", "grade", "recorded_at"]
    with Table(folder, "figures", columns) as table:
        for weapon in vocabulary.of(Weapon):
            for source, id_, values in figures_of(weapon, instant(_RECORDED)):
                table.add([id_, document_of(source).id, "FIGURE", *values.values()])
