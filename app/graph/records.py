"""What the graph holds as records: all of it, or some claims with what they rest on."""

from collections.abc import Collection, Iterator, Sequence

from app.claims.records import ClaimRecord, DocumentRecord, Record, ReviewRecord, Thing
from app.graph.driver import ROWS, Graph, Row, Values, chunks
from app.graph.rows import claim_from
from app.graph.store import document_from

# Documents with their texts at a time.
_DOCUMENTS, _SECONDS = 200, 120


def records(
    graph: Graph, recorded_by: str, claims: Collection[str] | None = None
) -> Iterator[Record]:
    """What the graph held by an instant: things, then each document with its claims, their reviews.

    `claims`: only these, with their documents and all that they name. Pages are read one by one:
    what is written meanwhile is later than the instant and stays out.
    """
    documents, things = _named(graph, claims)
    for row in _pages(graph, "things", things, {}, ROWS):
        yield Thing.model_validate({**row["thing"], "links": row["links"]})
    wanted = None if claims is None else frozenset(claims)
    batch: list[DocumentRecord] = []
    size = 0
    for row in _pages(graph, "documents", documents, {"recorded_by": recorded_by}, _DOCUMENTS):
        held = row["document"]["claims"]
        if batch and size + held > ROWS:
            yield from _with_claims(graph, batch, recorded_by, wanted)
            batch, size = [], 0
        batch.append(_document(row["document"], recorded_by))
        size += held
    yield from _with_claims(graph, batch, recorded_by, wanted)


def _named(
    graph: Graph, claims: Collection[str] | None
) -> tuple[Sequence[str] | None, Sequence[str] | None]:
    """The documents and things of claims; null: all there are."""
    if claims is None:
        return None, None
    documents: set[str] = set()
    things: set[str] = set()
    for part in chunks(sorted(claims)):
        [row] = _rows(graph, "named", {"claims": part})
        documents.update(row["documents"])
        things.update(row["things"])
    return sorted(documents), sorted(things)


def _pages(
    graph: Graph, name: str, ids: Sequence[str] | None, values: Values, limit: int
) -> Iterator[Row]:
    after = ""
    while rows := _rows(graph, name, {**values, "ids": ids, "after": after, "limit": limit}):
        yield from rows
        after = rows[-1][name.removesuffix("s")]["id"]


def _with_claims(
    graph: Graph,
    documents: Sequence[DocumentRecord],
    recorded_by: str,
    wanted: frozenset[str] | None,
) -> Iterator[Record]:
    """Documents, each with its claims; many of one document page by page."""
    rows = _claims(graph, [document.id for document in documents], recorded_by)
    row = next(rows, None)
    for document in documents:
        yield document
        while row and row["claim"]["document"] == document.id:
            if wanted is None or row["claim"]["id"] in wanted:
                yield _claim(row["claim"])
                for given in row["reviews"]:
                    yield ReviewRecord(**{f: given.get(f) for f in ReviewRecord.model_fields})
            row = next(rows, None)


def _claims(graph: Graph, documents: Sequence[str], recorded_by: str) -> Iterator[Row]:
    values = {"documents": documents, "recorded_by": recorded_by, "limit": ROWS}
    begins = id_ = ""
    while rows := _rows(graph, "claims", {**values, "begins": begins, "id": id_}):
        yield from rows
        if len(rows) < ROWS or len(documents) > 1:
            return
        begins, id_ = rows[-1]["claim"]["begins"], rows[-1]["claim"]["id"]


def _rows(graph: Graph, name: str, values: Values) -> list[Row]:
    return graph.read(lambda reader: reader.rows(f"read/records_{name}", values), seconds=_SECONDS)


def _document(node: Row, recorded_by: str) -> DocumentRecord:
    withdrawn = str(node.get("retraction_recorded_at", "9999")) <= recorded_by
    document = document_from(node)
    return DocumentRecord(
        **{name: getattr(document, name) for name in type(document).model_fields},
        retracted_on=node.get("retracted_on") if withdrawn else None,
        retraction_reason=node.get("retraction_reason") if withdrawn else None,
        superseded_by=node.get("superseded_by") if withdrawn else None,
        recorded_at=node["recorded_at"],
    )


def _claim(node: Row) -> ClaimRecord:
    own = {name: node[name] for name in ("id", "document", "digest", "recorded_at")}
    return ClaimRecord.model_validate({**claim_from(node), **own})
