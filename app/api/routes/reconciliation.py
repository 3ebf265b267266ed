"""/reconciliation: who says how many."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, Question, answer
from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.api.models.claims import Claim, claim
from app.api.params import Common, Text
from app.api.weapons import weapon_ids
from app.claims.claim import Status
from app.claims.fact_types import FactType
from app.claims.quantity import Span, spans
from app.claims.reconciliation import conflicts
from app.entities.kinds import Kind
from app.graph.read import claims_of

router = APIRouter(tags=["transfers"])


class ReconciliationQuery(Common):
    """The parameters of /reconciliation."""

    supplier: Text = Field(description="Id or name.", examples=["PRK"])
    recipient: Text = Field(description="Id or name.", examples=["RUS"])
    weapon: Text | None = Field(
        None, description="Id or name, with all its kinds.", examples=["artillery shell"]
    )
    status: Status | None = Field(None, description="Only transfers of this status.")


class Conflict(Model):
    """Two claims whose figures have no number in common; why that may be is left to the reader."""

    claims: list[str]
    unit: str
    why: str


class Reconciliation(Answer):
    """One row a claim that gives a figure, and what they span; never a sum."""

    supplier: Ref
    recipient: Ref
    weapon: Ref | None
    rows: list[Claim]
    span: list[Span]
    conflicts: list[Conflict]
    without_figure: int = Field(description="Claims of the same transfers that give no number.")
    cut: bool


# More claims about one pair than anybody compares by eye.
_LOOKED_AT = 500


@router.get("/reconciliation", response_model=Reconciliation, summary="Who says how many")
def get_reconciliation(
    request: Request, query: Annotated[ReconciliationQuery, Query()]
) -> Response:
    """Each figure given for a transfer with its date, speaker and quote, side by side."""

    def find(question: Question) -> Reconciliation:
        supplier = question.must("supplier", query.supplier, ACTORS)
        recipient = question.must("recipient", query.recipient, ACTORS)
        weapons = weapon_ids(question, query.weapon, None)
        found = question.ask(
            "claims/pair",
            type=FactType.SUPPLIES,
            subject=supplier,
            object=recipient,
            weapons=weapons,
            place=None,
            document=None,
            speaker=None,
            status=query.status,
            after_begins="",
            after_id="",
            limit=_LOOKED_AT + 1,
        )
        claims = [claim(row, found) for row in claims_of(found)]
        numbered = [(c, c.quantity) for c in claims if c.quantity]
        weapon = question.id("weapon", query.weapon, (Kind.WEAPON,))
        names = question.named([supplier, recipient, *([weapon] if weapon else [])])
        return Reconciliation(
            supplier=ref(names, supplier),
            recipient=ref(names, recipient),
            weapon=optional_ref(names, weapon),
            rows=[c for c, _ in numbered],
            span=list(spans(quantity for _, quantity in numbered)),
            conflicts=[
                Conflict(
                    claims=[a, b],
                    unit=next(q.unit for c, q in numbered if c.id == a),
                    why=" against ".join(str(q) for c, q in numbered if c.id in (a, b)),
                )
                for a, b in conflicts([(c.id, quantity) for c, quantity in numbered])
            ],
            without_figure=len(claims) - len(numbered),
            cut=len(claims) > _LOOKED_AT,
            **question.clocks(found),
        )

    return answer(request, query, find)
