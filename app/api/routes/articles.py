"""POST /documents: an article in, its claims out."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from neo4j import ManagedTransaction
from pydantic import BaseModel, ConfigDict, Field

from app.api.asking import Question
from app.api.bodies import JSON, limited, media_type, parsed, takes, text_of
from app.api.changing import answered, change, vocabulary
from app.api.keys import Writer
from app.api.models.changes_made import Ambiguous, DocumentStored
from app.api.params import Change, Day
from app.api.reader import SECONDS, ArticleReader, model_of
from app.api.routes.documents import document_answer
from app.extraction.article import Article, document_of
from app.extraction.extractors import Extractor
from app.extraction.reading import Reading, unread
from app.graph.driver import Graph
from app.graph.ingest import Report, check_states, stored
from app.graph.same import Same, same_as
from app.settings import Settings

router = APIRouter(tags=["documents"])
HTML, TEXT = "text/html", "text/plain"


class ArticleIn(BaseModel):
    """An article: its text, or a page to find it in."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = None
    html: str | None = Field(None, description="A page; its own title, day and so on count less.")
    id: str | None = Field(None, description="Null: named by its text.")
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: Day | None = None
    language: str | None = Field(None, description="BCP 47 tag; English alone is read.")


class ArticleQuery(Change):
    """The parameters of POST /documents."""

    extractor: Extractor = Field(Extractor.RULES, description="How the text becomes claims.")


_EXAMPLE: Mapping[str, object] = {
    "text": "North Korea delivered artillery shells to Russia in September 2023, Seoul said.",
    "title": "Shells for Russia",
    "publisher": "Example Press",
    "url": "https://example.org/shells",
    "published_on": "2023-11-01",
}


async def _fields(request: Request, by: Writer) -> Mapping[str, object]:
    """What was sent of an article; by whom is known before it is read."""
    kind = media_type(request, (JSON, HTML, TEXT))
    raw = await limited(request)
    if kind == JSON:
        return parsed(ArticleIn, raw).model_dump(exclude_none=True)
    return {"html" if kind == HTML else "text": text_of(raw)}


@router.post(
    "/documents",
    response_model=DocumentStored,
    status_code=201,
    summary="An article in, its claims out",
    openapi_extra=dict(takes(ArticleIn, _EXAMPLE, HTML, TEXT)),
)
def add_document(
    request: Request,
    by: Writer,
    fields: Annotated[Mapping[str, Any], Depends(_fields)],
    query: Annotated[ArticleQuery, Query()],
) -> Response:
    """Read an article and store it with its claims, all or nothing: 201.

    The same text again, from whatever address, changes nothing and says so: 200 with
    `stored: false` and what is there.
    """
    reader: ArticleReader = request.app.state.articles
    graph: Graph = request.app.state.graph
    article = reader.article(fields)
    document = document_of(article)
    known = graph.read(lambda r: same_as(r, document))
    reading = None
    if not known.whole(read=query.extractor is not Extractor.NONE):
        if known.id:
            article = article.model_copy(update={"id": known.id})
        reading = _read(request, article, query.extractor)
        check_states(reading.batch, vocabulary())

    def store(transaction: ManagedTransaction) -> Callable[[Question], DocumentStored]:
        if reading is None:
            return lambda question: _told(question, Report(str(known.id), 0, known.claims), known)
        [report] = stored(transaction, [reading.batch], vocabulary(), by)
        return lambda question: _told(question, report, known, reading)

    answer = change(request, store, dry=query.dry_run or reading is None)
    if not answer.stored or query.dry_run:
        return answered(answer, 200)
    return answered(answer, 201, Location=f"/v1/documents/{answer.id}")


def _read(request: Request, article: Article, extractor: Extractor) -> Reading:
    if extractor is Extractor.NONE:
        return unread(article)
    if extractor is Extractor.RULES:
        reader: ArticleReader = request.app.state.articles
        return reader.read(article)
    settings: Settings = request.app.state.settings
    return model_of(settings).read(article, SECONDS)


def _told(
    question: Question, report: Report, known: Same, reading: Reading | None = None
) -> DocumentStored:
    return DocumentStored(
        **dict(document_answer(question, report.document)),
        stored=report.changed,
        added=report.added,
        provisional=list(report.provisional),
        ambiguous=[
            Ambiguous(name=u.text, start=u.start, end=u.end, candidates=list(u.candidates))
            for u in (reading.unlinked if reading else ())
        ],
        discarded=dict(reading.discarded) if reading else {},
        same_url=list(known.same_url),
    )
