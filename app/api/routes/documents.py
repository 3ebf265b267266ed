"""/documents: the sources."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer, page
from app.api.models.answer import Page
from app.api.models.claims import claim
from app.api.models.documents import Document, DocumentAnswer, document
from app.api.params import Common, Listed, Text
from app.graph.read import ClaimRow, DocumentRow, documents_of

router = APIRouter(tags=["documents"])


class DocumentsQuery(Listed):
    """The parameters of /documents."""

    publisher: Text | None = Field(None, description="Id or name.", examples=["POLITICO"])
    language: Text | None = Field(None, description="BCP 47 tag.", examples=["en"])
    sort: Literal["published_on"] | None = Field(
        None, description="By the day of publication, undated first."
    )


@router.get("/documents", response_model=Page[Document], summary="Sources")
def list_documents(request: Request, query: Annotated[DocumentsQuery, Query()]) -> Response:
    """Articles, dataset editions and reference sources, with how many claims each makes."""

    def find(question: Question) -> Page[Document]:
        question.picture, (day, id_) = query.start(question.picture, ["", ""])
        publisher = query.publisher and _publisher(question, query.publisher)
        values = {"publisher": publisher, "language": query.language}
        found = question.ask(
            "documents", **values, after_day=day, after_id=id_, limit=query.limit + 1
        )
        rows = documents_of(found)
        return page(
            question,
            query,
            found,
            [document(row) for row in rows],
            [[row.published_on or "", row.id] for row in rows],
            lambda: int(question.rows("documents_total", **values)[0]["total"]),
        )

    return answer(request, query, find)


def _publisher(question: Question, value: str) -> str:
    [id_] = question.resolver.source(question.reader, "publisher", value)
    return id_


@router.get("/documents/{id}", response_model=DocumentAnswer, summary="One source")
def get_document(
    request: Request,
    id: Annotated[str, Path(description="Id of a document.", examples=["seed-001"])],
    query: Annotated[Common, Query()],
) -> Response:
    """Its text, with its claims: `evidence.start` and `end` are the spans of their quotes."""

    return answer(request, query, lambda question: document_answer(question, id))


def document_answer(question: Question, id_: str) -> DocumentAnswer:
    """A document with its claims; NotFound where there is none."""
    found = question.ask("document", id=question.existing(id_, ("Document",)))
    [(*head, text, claims, count)] = found.rows
    rows = [ClaimRow(*row[1:]) for row in claims]
    return DocumentAnswer(
        **dict(zip(DocumentRow._fields, head, strict=False)),
        text=text,
        claims=[claim(row, found) for row in rows],
        claims_count=count,
        **question.clocks(found),
    )
