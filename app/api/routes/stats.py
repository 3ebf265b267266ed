"""/stats: the size of the graph."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.api.asking import Question, answer
from app.api.models.answer import Answer, Model
from app.api.params import Common
from app.claims.fact_types import FactType

router = APIRouter(tags=["stats"])


class Release(Model):
    """A state of the graph: its digest, since when, and how much it held."""

    id: str
    at: str
    claims: int
    documents: int


class LastDocument(Model):
    """A document by when the graph came to hold it."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    recorded_at: str


class Stats(Answer):
    """How much there is."""

    things: dict[str, int]
    claims: dict[str, int]
    claims_total: int
    documents: int
    retracted_documents: int
    provisional_things: int
    releases: list[Release]
    last_documents: list[LastDocument]


@router.get("/stats", response_model=Stats, summary="The size of the graph")
def get_stats(request: Request, query: Annotated[Common, Query()]) -> Response:
    """Things by kind, claims by type, the newest releases and documents."""
    return answer(request, query, stats)


def stats(question: Question) -> Stats:
    """The size of the graph at the picture's instant."""
    found = question.ask("stats", types=sorted(FactType))
    [(releases, documents, things, claims, provisional, count, retracted)] = found.rows
    return Stats(
        things=dict(things),
        claims=dict(claims),
        claims_total=sum(count for _, count in claims),
        documents=count,
        retracted_documents=retracted,
        provisional_things=provisional,
        releases=[Release(**dict(zip(Release.model_fields, row, strict=True))) for row in releases],
        last_documents=[
            LastDocument(**dict(zip(LastDocument.model_fields, row, strict=True)))
            for row in documents
        ],
        **question.clocks(found),
    )
