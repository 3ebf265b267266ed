"""/dependence/{id}: on whom a recipient depends."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, Question, answer
from app.api.bounds import SUMMED, check_edges
from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.api.params import Common, Text
from app.claims.claim import Status
from app.claims.dependence import (
    Amount,
    Concentration,
    Figure,
    Share,
    amount,
    apart,
    concentration,
)
from app.claims.fact_types import FactType
from app.errors import Fault, InvalidValue
from app.graph.read import Found, SupplierRow, ThingRow, suppliers_of

router = APIRouter(tags=["transfers"])

_MEASURES = {
    "claims": "Counts claims: how much is said about each supplier, not how much it gave. Ten "
    "reports of one shipment count ten times.",
    "quantity": "Adds up, for each supplier, one figure a weapon (the span of all that is said of "
    "it), in one unit; `summed` says which. Different weapons count alike, and what nobody "
    "numbered is left out.",
    "tiv": "TIV is a volume of military capability, not money and not a price; it is known only "
    "where a dataset that gives it was imported.",
}


class DependenceQuery(Common):
    """The parameters of /dependence/{id}."""

    by: Literal["claims", "quantity", "tiv"] = Field("claims", description="The measure.")
    unit: Text | None = Field(
        None,
        description="With by=quantity: the unit; default the most frequent.",
        examples=["shell"],
    )
    status: Status = Field(Status.DELIVERED, description="Only transfers of this status.")


class Summed(Model):
    """One weapon, the span of all that is said of it; of TIV the sum of an edition's orders."""

    weapon: Ref | None
    unit: str
    min: int | float | None
    max: int | float | None
    claims: list[str]


class SupplierShare(Model):
    """A supplier's part; `share` null: nothing of it can be measured so.

    `min`..`max`: what the figures say, an end null where it is open; `share` takes the middle of
    the numbers named.
    """

    supplier: Ref
    share: float | None = Field(description="0 to 1, the unknown in the denominator.")
    min: float | None
    max: float | None
    claims: int
    speakers: int
    summed: list[Summed] = Field(description="What `min`, `max` and `share` add up.")
    not_summed: list[Summed] = Field(
        description="Figures that may be about the same deliveries: of a weapon that is a kind of "
        "one summed, or that those summed are kinds of."
    )


class Dependence(Answer):
    """Shares, their concentration, the unknown part, and what the measure can say."""

    recipient: Ref
    by: str
    unit: str | None
    status: str
    shares: list[SupplierShare]
    unknown_share: float | None = Field(description="Of suppliers that nobody knows.")
    unmeasured_claims: int = Field(description="Claims that give no figure in this measure.")
    hhi: float | None = Field(description="Herfindahl-Hirschman index, 0 to 1, known suppliers.")
    hhi_max: float | None = Field(description="The same if all unknown were one supplier.")
    says: str
    total: None = Field(
        None, description="Never given: statuses and repeats do not add up to one number."
    )


@router.get("/dependence/{id}", response_model=Dependence, summary="On whom a recipient depends")
def get_dependence(
    request: Request,
    id: Annotated[str, Path(description="A recipient.", examples=["RUS"])],
    query: Annotated[DependenceQuery, Query()],
) -> Response:
    """Suppliers' shares of what is said to have reached a recipient, and their concentration."""

    def find(question: Question) -> Dependence:
        if query.unit and query.by != "quantity":
            raise InvalidValue(Fault("unit", f"by={query.by} has none; it is for by=quantity"))
        if query.unit == "TIV":
            raise InvalidValue(Fault("unit", "TIV is a measure of its own: ask by=tiv"))
        recipient = question.existing(id, ACTORS)
        # Without figures a claim takes half of what it takes to sum it up.
        reads = SUMMED // 2 if query.by == "claims" else SUMMED
        check_edges(question, [recipient], [FactType.SUPPLIES], "in", reads)
        figures = query.by != "claims"
        found = question.ask(
            "dependence",
            recipient=recipient,
            status=query.status,
            figures=figures,
            tiv=query.by == "tiv",
        )
        rows = suppliers_of(found)
        unit = _unit(rows, query)
        amounts = [_amount(row, query.by, unit) for row in rows]
        result = concentration(amounts)
        return Dependence(
            recipient=ref({**found.names, **question.named([recipient])}, recipient),
            by=query.by,
            unit=unit,
            status=query.status,
            shares=_shares(rows, result, unit, found),
            unknown_share=_rounded(result.unknown),
            unmeasured_claims=_unmeasured(rows, query.by, unit),
            hhi=_rounded(result.hhi),
            hhi_max=_rounded(result.hhi_max),
            says=_MEASURES[query.by],
            **question.clocks(found),
        )

    return answer(request, query, find)


def _unit(rows: Sequence[SupplierRow], query: DependenceQuery) -> str | None:
    if query.by == "claims":
        return None
    if query.by == "tiv":
        return "TIV"
    if query.unit:
        return query.unit
    units = Counter[str]()
    for row in rows:
        for thing in row.things:
            if thing.unit:
                units[thing.unit] += thing.claims
    return min(units, key=lambda u: (-units[u], u)) if units else None


def _measured(row: SupplierRow, unit: str | None) -> list[ThingRow]:
    return [thing for thing in row.things if unit is not None and thing.unit == unit]


def _added(row: SupplierRow, unit: str | None) -> list[Figure]:
    """The figures of a supplier that add up."""
    return apart(
        [
            Figure(t.weapon, t.low, t.high, (t.least + t.most) / 2, t.above)
            for t in _measured(row, unit)
            if t.least is not None and t.most is not None
        ]
    )


def _amount(row: SupplierRow, by: str, unit: str | None) -> Amount:
    if by == "claims":
        return Amount(row.supplier, row.claims, row.claims, row.claims)
    return amount(row.supplier, _added(row, unit))


def _unmeasured(rows: Sequence[SupplierRow], by: str, unit: str | None) -> int:
    if by == "claims":
        return 0
    return sum(t.claims for row in rows for t in row.things if unit is None or t.unit != unit)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _shares(
    rows: Sequence[SupplierRow], result: Concentration, unit: str | None, found: Found
) -> list[SupplierShare]:
    by_id = {row.supplier: row for row in rows}
    return [_share(by_id[share.supplier], share, unit, found) for share in result.shares]


def _share(row: SupplierRow, share: Share, unit: str | None, found: Found) -> SupplierShare:
    added = {figure.weapon for figure in _added(row, unit)}
    figures = [(thing, _figure(thing, found)) for thing in _measured(row, unit)]
    return SupplierShare(
        supplier=ref(found.names, share.supplier),
        share=_rounded(share.share),
        min=share.low,
        max=share.high,
        claims=row.claims,
        speakers=len(row.voices),
        summed=[figure for thing, figure in figures if thing.weapon in added],
        not_summed=[figure for thing, figure in figures if thing.weapon not in added],
    )


def _figure(thing: ThingRow, found: Found) -> Summed:
    return Summed(
        weapon=optional_ref(found.names, thing.weapon),
        unit=thing.unit or "",
        min=thing.low,
        max=thing.high,
        claims=list(thing.ids),
    )
