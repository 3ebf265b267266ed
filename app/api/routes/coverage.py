"""/coverage: what the graph has looked at."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.bounds import check_all
from app.api.models.answer import Model, Page, Ref
from app.api.params import Listed

router = APIRouter(tags=["stats"])


class CoverageQuery(Listed):
    """The parameters of /coverage."""

    by: Literal["country", "year", "publisher", "language"] = Field(
        "country", description="What the rows stand for; year: of the day a claim begins."
    )
    sort: Literal["key"] | None = Field(None, description="By key.")


class Coverage(Model):
    """How much was looked at. 'no source': nothing speaks of it, so nothing follows;
    'no transfer': sources speak of it, none of a transfer; 'transfers': some do."""

    key: str
    thing: Ref | None
    claims: int
    documents: int
    transfers: int
    covered: str
    first: str | None = Field(description="Earliest day that a claim begins.")
    last: str | None = Field(description="Latest day that a claim became known.")


@router.get("/coverage", response_model=Page[Coverage], summary="What the graph has looked at")
def list_coverage(request: Request, query: Annotated[CoverageQuery, Query()]) -> Response:
    """Claims and documents by country, year, publisher or language."""

    def find(question: Question) -> Page[Coverage]:
        question.picture, (after,) = query.start(question.picture, [""])
        check_all(question)
        name = f"coverage_{query.by}"
        found = question.ask(name, after=after, limit=query.limit + 1)
        items = [
            Coverage(
                key=key,
                thing=_thing(key, found.names.get(key)),
                claims=claims,
                documents=documents,
                transfers=transfers,
                covered=_covered(claims, transfers),
                first=first,
                last=last,
            )
            for key, claims, documents, transfers, first, last in found.rows
        ]
        return page(
            question,
            query,
            found,
            items,
            [[item.key] for item in items],
            lambda: len(question.ask(name, after="", limit=EVERYTHING).rows),
        )

    return answer(request, query, find)


def _thing(key: str, called: tuple[str, str] | None) -> Ref | None:
    return Ref(id=key, name=called[0], kind=called[1]) if called else None


def _covered(claims: int, transfers: int) -> str:
    if not claims:
        return "no source"
    return "transfers" if transfers else "no transfer"
