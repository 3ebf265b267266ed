"""/reconciliation: who says how many."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, Question, answer
from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.api.models.claims import Claim, claim
from app.api.params import Common, Text
from app.api.weapons import weapon_ids
from app.claims.claim import Modality, Status
from app.claims.dates import OPEN_END, last_day
from app.claims.fact_types import FactType
from app.claims.quantity import Quantity, spans
from app.claims.reconciliation import Figure, conflicts
from app.entities.kinds import Kind
from app.graph.read import ClaimRow, Found, claims_of

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
    """Two claims about the same weapon, status and days whose figures have no number in common; why
    that may be is left to the reader."""

    claims: list[str]
    unit: str
    why: str


class FigureSpan(Model):
    """The interval that covers all figures given of one weapon at one status in one unit."""

    weapon: Ref | None
    status: str | None
    unit: str
    min: int | None
    max: int | None
    claims: list[str]


class Reconciliation(Answer):
    """One row a claim that gives a figure, and what they span; never a sum, and a promise never
    beside a delivery. What is denied is a row, but spans nothing."""

    supplier: Ref
    recipient: Ref
    weapon: Ref | None
    rows: list[Claim]
    span: list[FigureSpan]
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
        rows = claims_of(found)
        claims = [claim(row, found) for row in rows[:_LOOKED_AT]]
        numbered = [c for c in claims if c.quantity]
        figures = [_figure(row) for row in rows[:_LOOKED_AT] if _counts(row)]
        weapon = question.id("weapon", query.weapon, (Kind.WEAPON,))
        names = question.named([supplier, recipient, *([weapon] if weapon else [])])
        return Reconciliation(
            supplier=ref(names, supplier),
            recipient=ref(names, recipient),
            weapon=optional_ref(names, weapon),
            rows=numbered,
            span=_spans(figures, found),
            conflicts=[
                Conflict(
                    claims=[one.claim, other.claim],
                    unit=one.quantity.unit,
                    why=f"{one.quantity} against {other.quantity}",
                )
                for one, other in conflicts(figures)
            ],
            without_figure=len(claims) - len(numbered),
            cut=len(rows) > _LOOKED_AT,
            **question.clocks(found),
        )

    return answer(request, query, find)


def _counts(row: ClaimRow) -> bool:
    return row.unit is not None and row.modality != Modality.DENIED


def _figure(row: ClaimRow) -> Figure:
    quantity = Quantity(min=row.quantity_min, max=row.quantity_max, unit=row.unit or "")
    ends = last_day(row.date_to) if row.date_to else OPEN_END
    return Figure(row.id, quantity, (row.weapon, row.status), row.begins, ends)


def _spans(figures: Sequence[Figure], found: Found) -> list[FigureSpan]:
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        weapon, status = figure.about
        key = (weapon or "", status or "", figure.quantity.unit)
        groups.setdefault(key, []).append(figure)
    return [
        FigureSpan(
            weapon=optional_ref(found.names, weapon),
            status=status or None,
            claims=[figure.claim for figure in group],
            **span._asdict(),
        )
        for (weapon, status, _), group in sorted(groups.items())
        for span in spans(figure.quantity.interval() for figure in group)
    ]
