"""/timeline: claims in the order of time, or counted by day, month or year."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.bounds import check_claims
from app.api.models.answer import Model, Page
from app.api.models.claims import Claim
from app.api.routes.claims import ClaimsQuery, claims_page, filters

router = APIRouter(tags=["claims"])

_WIDTH = {"day": 10, "month": 7, "year": 4}


class TimelineQuery(ClaimsQuery):
    """The parameters of /timeline: those of /claims, and a bucket."""

    bucket: Literal["day", "month", "year"] | None = Field(
        None, description="Count instead of listing."
    )


class Bucket(Model):
    """How many claims begin in a day, month or year; `undated`: by their report alone."""

    bucket: str
    claims: int
    undated: int


@router.get(
    "/timeline",
    response_model=Page[Claim] | Page[Bucket],
    summary="Claims in the order of time",
)
def list_timeline(request: Request, query: Annotated[TimelineQuery, Query()]) -> Response:
    """Dated claims in order; with `bucket` how many begin in each day, month or year."""
    if query.bucket is None:
        return answer(request, query, lambda question: claims_page(question, query))
    width = _WIDTH[query.bucket]

    def find(question: Question) -> Page[Bucket]:
        question.picture, (after,) = query.start(question.picture, [""])
        asked = {**filters(question, query), "width": width, "after_id": ""}
        check_claims(question, asked)
        found = question.ask("buckets", **asked, after_begins=after, limit=query.limit + 1)
        items = [
            Bucket(bucket=bucket, claims=claims, undated=undated)
            for bucket, claims, undated in found.rows
        ]
        return page(
            question,
            query,
            found,
            items,
            [[item.bucket] for item in items],
            lambda: len(question.ask("buckets", **asked, after_begins="", limit=EVERYTHING).rows),
        )

    return answer(request, query, find)
