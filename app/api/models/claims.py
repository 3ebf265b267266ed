"""Claims: one statement by one document."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import Field

from app.api.models.answer import Answer, Model, Ref, optional_ref, ref
from app.claims.quantity import Quantity
from app.claims.review import State, Verdict
from app.graph.read import ClaimRow, Found


class Dates(Model):
    """Valid time, at the precision of the source; null: not said or still open."""

    from_: str | None = Field(alias="from")
    to: str | None


class DocumentRef(Model):
    """The document that makes a claim."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    retracted_on: str | None = None


class Quote(Model):
    """A verbatim quote and where it stands in the document's text."""

    quote: str
    start: int
    end: int
    paragraph: int


class Embargo(Model):
    """The terms of an arms embargo; `direction` is seen from the target."""

    id: str
    scope: str | None
    direction: str | None
    renewed_to: str | None


class Bound(Model):
    """When and to what a SIGNED claim binds; `from` null: entry into force not established."""

    from_: str | None = Field(alias="from")
    to: str | None
    obligations: list[str]


class Deal(Model):
    """What a dataset says of a transfer beside who, what and when.

    TIV (SIPRI's trend-indicator value, in millions) is a volume of capability, not money.
    """

    tiv: float | None = Field(description="Of this order or delivery.")
    tiv_per_unit: float | None
    estimated: list[str] = Field(description="What the dataset marks as uncertain.")
    condition: str | None = Field(description="New, second hand ...", examples=["Second hand"])
    local_production: bool | None = Field(description="Made under licence by the recipient.")
    years: list[int] = Field(description="Years of the deliveries, where there are several.")


class Claim(Model):
    """One statement by one document, with its evidence, and what stands against it."""

    id: str
    type: str
    subject: Ref
    object: Ref | None
    weapon: Ref | None
    place: Ref | None
    agreement: Ref | None
    modality: str
    status: str | None
    quantity: Quantity | None
    date: Dates | None
    reported_on: str | None
    known_from: str
    recorded_at: str
    retracted_on: str | None
    attributed_to: Ref | None
    grade: str
    extractor: str
    rule: str | None
    document: DocumentRef
    evidence: Quote | None
    locator: str | None
    office: str | None
    note: str | None
    embargo: Embargo | None
    bound: Bound | None
    deal: Deal | None
    disputes: list[str]
    disputed_by: list[str]


class Review(Model):
    """A reviewer's verdict on an extracted claim."""

    verdict: Verdict
    reason: str | None
    by: str
    at: str


class ClaimAnswer(Answer, Claim):
    """One claim, with what reviewers said of it and the clocks of the answer."""

    review: State | None = Field(
        description="What the verdicts come to; a rejected claim is in no other answer. Null: "
        "nobody reviewed it, or it was not extracted."
    )
    reviews: list[Review]


def claim_fields(row: ClaimRow, found: Found) -> dict[str, Any]:  # fields of Claim, by name
    """A claim's fields."""
    names = found.names
    return {
        "id": row.id,
        "type": row.type,
        "subject": ref(names, row.subject),
        "object": optional_ref(names, row.object),
        "weapon": optional_ref(names, row.weapon),
        "place": optional_ref(names, row.place),
        "agreement": optional_ref(names, row.agreement),
        "modality": row.modality,
        "status": row.status,
        "quantity": _quantity(row),
        "date": Dates(from_=row.date_from, to=row.date_to)
        if row.date_from or row.date_to
        else None,
        "reported_on": row.reported_on,
        "known_from": row.known_from,
        "recorded_at": row.recorded_at,
        "retracted_on": row.retracted_on,
        "attributed_to": optional_ref(names, row.speaker),
        "grade": row.grade,
        "extractor": row.extractor,
        "rule": row.rule,
        "document": document_ref(found.documents, row.document),
        "evidence": _evidence(row),
        "locator": row.locator,
        "office": row.office,
        "note": row.note,
        "embargo": _embargo(row),
        "bound": (
            Bound(from_=row.bound_from, to=row.bound_to, obligations=list(row.obligations))
            if row.obligations is not None
            else None
        ),
        "deal": _deal(row),
        "disputes": list(row.disputes),
        "disputed_by": list(row.disputed_by),
    }


def claim(row: ClaimRow, found: Found) -> Claim:
    """A claim as an item."""
    return Claim(**claim_fields(row, found))


def document_ref(documents: Mapping[str, Any], id_: str) -> DocumentRef:
    """A document among those that came with the rows."""
    return _document(*documents[id_])


@lru_cache(maxsize=1000)
def _document(
    id_: str,
    title: str,
    publisher: str | None,
    url: str | None,
    published_on: str | None,
    retracted_on: str | None,
) -> DocumentRef:
    """One object a document, however many claims of it a page has."""
    return DocumentRef(
        id=id_,
        title=title,
        publisher=publisher,
        url=url,
        published_on=published_on,
        retracted_on=retracted_on,
    )


def _quantity(row: ClaimRow) -> Quantity | None:
    if row.unit is None:
        return None
    return Quantity(min=row.quantity_min, max=row.quantity_max, unit=row.unit)


def _evidence(row: ClaimRow) -> Quote | None:
    if row.quote is None or row.start is None or row.end is None or row.paragraph is None:
        return None
    return Quote(quote=row.quote, start=row.start, end=row.end, paragraph=row.paragraph)


def _embargo(row: ClaimRow) -> Embargo | None:
    if row.embargo is None:
        return None
    return Embargo(
        id=row.embargo, scope=row.scope, direction=row.direction, renewed_to=row.renewed_to
    )


def _deal(row: ClaimRow) -> Deal | None:
    said = (row.tiv, row.tiv_per_unit, row.estimated, row.condition, row.local_production)
    if all(part is None for part in (*said, row.years)):
        return None
    return Deal(
        tiv=row.tiv,
        tiv_per_unit=row.tiv_per_unit,
        estimated=list(row.estimated or ()),
        condition=row.condition,
        local_production=row.local_production,
        years=list(row.years or ()),
    )
