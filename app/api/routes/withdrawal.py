"""POST /documents/{id}/retraction: a document that its publisher withdrew or replaced."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from neo4j import ManagedTransaction
from pydantic import BaseModel, ConfigDict, Field

from app.api.asking import Question
from app.api.bodies import body, takes
from app.api.changing import answered, change
from app.api.keys import Writer
from app.api.models.changes_made import Withdrawal
from app.api.params import Day, Text
from app.graph.read import DocumentRow
from app.graph.retract import withdraw

router = APIRouter(tags=["documents"])


class WithdrawalIn(BaseModel):
    """When and why a publisher withdrew a document."""

    model_config = ConfigDict(extra="forbid")

    retracted_on: Day = Field(description="Day: YYYY-MM-DD.")
    reason: Text | None = None
    superseded_by: Text | None = Field(
        None, description="Of an edition of a dataset: the newer one that takes its place."
    )


_EXAMPLE = {"retracted_on": "2024-06-01", "reason": "corrected by the publisher"}


@router.post(
    "/documents/{id}/retraction",
    response_model=Withdrawal,
    summary="Withdraw a document",
    openapi_extra=dict(takes(WithdrawalIn, _EXAMPLE)),
)
def retract_document(
    request: Request,
    id: Annotated[str, Path(description="Id of a document.", examples=["seed-001"])],
    by: Writer,
    sent: Annotated[WithdrawalIn, Depends(body(WithdrawalIn))],
) -> Response:
    """What only it supports leaves the picture from that day on; nothing is deleted.

    It stays visible to `known_at` before that day, and to `recorded_by` before this change. An
    edition of a dataset may give its place to a newer one, `superseded_by`.
    """

    def store(transaction: ManagedTransaction) -> Callable[[Question], Withdrawal]:
        changed = withdraw(transaction, id, sent.retracted_on, sent.reason, by, sent.superseded_by)
        return lambda question: _withdrawal(question, id, changed)

    return answered(change(request, store), 200)


def _withdrawal(question: Question, id_: str, changed: bool) -> Withdrawal:
    found = question.ask("document", id=id_)
    row = dict(zip(DocumentRow._fields, found.rows[0], strict=False))
    return Withdrawal(
        id=id_,
        retracted_on=row["retracted_on"],
        superseded_by=row["superseded_by"],
        changed=changed,
        **question.clocks(found),
    )
