"""POST /claims: curated claims for a document that is stored."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from neo4j import ManagedTransaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.api.asking import Question
from app.api.bodies import body, takes
from app.api.changing import answered, change, question, vocabulary
from app.api.keys import Writer
from app.api.models.changes_made import ClaimsStored
from app.api.models.claims import claim as claim_item
from app.api.params import Change
from app.claims.annotated import AnnotatedEntity, Batch, Fact, claim_of
from app.claims.claim import Claim, Document, things
from app.claims.identity import claim_id
from app.entities.vocabulary import faults_of
from app.errors import Fault, InvalidValue, join
from app.graph.driver import Graph, Reader
from app.graph.ingest import check_states, stored
from app.graph.read import DocumentRow, claims_of

router = APIRouter(tags=["claims"])
MAX_CLAIMS = 200


class ClaimsIn(BaseModel):
    """Facts of a stored document, as docs/format.md has them."""

    model_config = ConfigDict(extra="forbid")

    document: str = Field(min_length=1, description="Id of a document that the graph holds.")
    facts: list[Fact] = Field(min_length=1, max_length=MAX_CLAIMS)
    entities: list[AnnotatedEntity] = Field(
        [], description="Things that are new to the graph: they come in as provisional."
    )


_EXAMPLE = {
    "document": "seed-001",
    "facts": [
        {
            "type": "SUPPLIES",
            "subject": "PRK",
            "object": "RUS",
            "weapon": "weapon:artillery-shell",
            "modality": "claimed",
            "status": "delivered",
            "attributed_to": "KOR",
            "evidence": "a quote, word for word as it stands in the text",
        }
    ],
}


@router.post(
    "/claims",
    response_model=ClaimsStored,
    status_code=201,
    summary="Curated claims for a stored document",
    openapi_extra=dict(takes(ClaimsIn, _EXAMPLE)),
)
def add_claims(
    request: Request,
    by: Writer,
    sent: Annotated[ClaimsIn, Depends(body(ClaimsIn))],
    query: Annotated[Change, Query()],
) -> Response:
    """Store claims that a person made of a document, all or none: 201, or 200 if all are there.

    A quote that is not in the text, an unknown id or type is a 422 that names each.
    """
    graph: Graph = request.app.state.graph
    batch = graph.read(lambda reader: _batch(question(request, reader), sent))
    check_states(batch, vocabulary())

    def store(transaction: ManagedTransaction) -> Callable[[Question], ClaimsStored]:
        [report] = stored(transaction, [batch], vocabulary(), by)

        def tell(asked: Question) -> ClaimsStored:
            ids = [claim_id(batch.document.id, claim) for claim in batch.claims]
            found = asked.ask("claim", ids=ids)
            return ClaimsStored(
                document=report.document,
                added=report.added,
                known=report.known,
                provisional=list(report.provisional),
                claims=[claim_item(row, found) for row in claims_of(found)],
                **asked.clocks(found),
            )

        return tell

    answer = change(request, store, dry=query.dry_run)
    return answered(answer, 201 if answer.added and not query.dry_run else 200)


def _batch(asked: Question, sent: ClaimsIn) -> Batch:
    """What was sent, checked against the document and against what the graph knows."""
    document = _document(asked, sent.document)
    claims: dict[str, Claim] = {}
    faults: list[Fault] = []
    for number, fact in enumerate(sent.facts):
        at = f"facts.{number}"
        try:
            claim = claim_of(fact.model_dump(by_alias=True), document)
        except ValidationError as error:
            faults += faults_of(error, at)
        except InvalidValue as error:
            faults += [Fault(at, str(error))]
        else:
            if claims.setdefault(claim_id(document.id, claim), claim) is not claim:
                faults.append(Fault(at, "says the same as a fact before it; keep one"))
    names = {entity.key: (entity.mentions or (entity.key,))[0] for entity in sent.entities}
    faults += _unknown(asked.reader, list(claims.values()), names)
    join(faults, InvalidValue)
    return Batch(document, tuple(claims.values()), names)


def _document(asked: Question, id_: str) -> Document:
    found = asked.ask("document", id=asked.document("document", id_))
    [(*head, text, _, _)] = found.rows
    row = dict(zip(DocumentRow._fields, head, strict=False))
    given = {name: value for name, value in row.items() if name in Document.model_fields}
    return Document(**given, text=text)


def _unknown(reader: Reader, claims: Sequence[Claim], new: dict[str, Any]) -> list[Fault]:
    """The things that neither the graph nor the request knows; a slip makes no new thing."""
    wanted = {id_: f"facts.{n}" for n, claim in enumerate(claims) for id_ in things(claim)}
    rows = reader.rows("read/exists", {"ids": sorted(wanted)})
    return [
        Fault(
            wanted[row["id"]],
            f"{row['id']!r} is nothing that the graph knows; a new thing stands in `entities`",
        )
        for row in rows
        if row["kind"] is None and row["id"] not in new
    ]
