"""/review and POST /claims/{id}/review: extracted claims before the eyes of a person."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from neo4j import ManagedTransaction
from pydantic import BaseModel, ConfigDict, Field

from app.api.asking import Question, answer, page
from app.api.bodies import body, takes
from app.api.changing import answered, change
from app.api.keys import Writer
from app.api.models.answer import Page
from app.api.models.changes_made import ClaimReviewed
from app.api.models.claims import Claim, claim
from app.api.params import Listed, Text
from app.api.routes.claims import claim_answer
from app.claims.review import Verdict
from app.graph.read import claims_of
from app.graph.review import judge

router = APIRouter(tags=["claims"])


class QueueQuery(Listed):
    """The parameters of /review."""

    document: Text | None = Field(None, description="Id of a document.", examples=["seed-001"])
    sort: Literal["credibility"] | None = Field(
        None, description="The weakest first, then as they came."
    )


class ReviewIn(BaseModel):
    """A reviewer's verdict."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    reason: Text | None = None


_EXAMPLE = {"verdict": "reject", "reason": "the sentence is about another country"}


@router.get("/review", response_model=Page[Claim], summary="Extracted claims that nobody reviewed")
def list_queue(request: Request, query: Annotated[QueueQuery, Query()]) -> Response:
    """The review queue: claims that rules made, the weakest first."""

    def find(question: Question) -> Page[Claim]:
        names = ("after_weakness", "after_recorded", "after_id")
        question.picture, position = query.start(question.picture, ["", "", ""])
        wanted = {"document": query.document and question.document("document", query.document)}
        after = dict(zip(names, position, strict=True))
        found = question.ask("queue", **wanted, **after, limit=query.limit + 1)
        rows = claims_of(found)
        return page(
            question,
            query,
            found,
            [claim(row, found) for row in rows],
            [[str(9 - int(row.grade[1])), row.recorded_at, row.id] for row in rows],
            lambda: int(question.rows("queue_total", **wanted)[0]["total"]),
        )

    return answer(request, query, find)


@router.post(
    "/claims/{id}/review",
    response_model=ClaimReviewed,
    summary="Accept or reject an extracted claim",
    openapi_extra=dict(takes(ReviewIn, _EXAMPLE)),
)
def review_claim(
    request: Request,
    id: Annotated[
        str, Path(description="Id of a claim.", examples=["c2afe974deac56ae102c6b834e705199"])
    ],
    by: Writer,
    sent: Annotated[ReviewIn, Depends(body(ReviewIn))],
) -> Response:
    """A rejected claim leaves the picture from now on; `undo` takes the last verdict back.

    Nothing is deleted: every verdict is kept with its reason and who gave it, and answers of
    before can be repeated by `recorded_by`.
    """

    def store(transaction: ManagedTransaction) -> Callable[[Question], ClaimReviewed]:
        changed = judge(transaction, id, sent.verdict, sent.reason, by).changed
        return lambda question: ClaimReviewed(**claim_answer(question, id), changed=changed)

    return answered(change(request, store), 200)
