"""/bibliography: the documents behind any /claims query."""

from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.bounds import check_claims
from app.api.models.answer import Page
from app.api.routes.claims import ClaimsQuery, filters
from app.export.bibliography import Reference, bibtex, csl_json

router = APIRouter(tags=["documents"])


class Format(StrEnum):
    """How references are written."""

    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"


class BibliographyQuery(ClaimsQuery):
    """The parameters of /bibliography: those of /claims, and a format."""

    limit: int = Field(500, ge=1, le=500, description="Documents a page.")
    sort: Literal["document"] | None = Field(None, description="By the document's id.")  # type: ignore[assignment]  # its own orders
    format: Format = Field(Format.CSL_JSON, description="csl-json or bibtex.")


@router.get(
    "/bibliography",
    summary="The documents behind any /claims query",
    response_class=Response,
    responses={
        200: {
            "content": {
                "application/vnd.citationstyles.csl+json": {
                    "schema": {"type": "array", "items": {"type": "object"}}
                },
                "application/x-bibtex": {"schema": {"type": "string"}},
            }
        }
    },
)
def get_bibliography(request: Request, query: Annotated[BibliographyQuery, Query()]) -> Response:
    """References for pandoc, Zotero or BibTeX; `accessed` is the day of public knowledge asked.

    The header `Link` leads to the next page, where there is one; `X-Total-Count` has all with
    total=true.
    """

    def find(question: Question) -> Page[Reference]:
        question.picture, (after,) = query.start(question.picture, [""])
        asked = {**filters(question, query), "after_begins": "", "after_id": ""}
        check_claims(question, asked)
        found = question.ask("sources", **asked, after=after, limit=query.limit + 1)
        items = [Reference(*row[:8]) for row in found.rows]

        def total() -> int:
            return len(question.ask("sources", **asked, after="", limit=EVERYTHING).rows)

        return page(question, query, found, items, [[item.id] for item in items], total)

    write = csl_json if query.format is Format.CSL_JSON else bibtex
    return answer(request, query, find, lambda found: write(found.items, found.known_at))
