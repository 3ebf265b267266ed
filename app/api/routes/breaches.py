"""/embargo-breaches: transfers while an arms embargo was in force."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, EVERYTHING, Question, answer, page
from app.api.bounds import check
from app.api.models.answer import Model, Page, Ref, optional_ref, ref
from app.api.models.claims import Dates
from app.api.params import Listed, Text
from app.api.weapons import weapon_ids
from app.claims.dates import last_day
from app.claims.embargoes import Embargo, Membership, Transfer, Weighed, weigh
from app.graph.read import BreachRow, Found, breaches_of

router = APIRouter(tags=["embargoes"])
# Transfers within an embargo's days that a page looks at: of many its terms say nothing.
_LOOKED_AT = 200


class BreachesQuery(Listed):
    """The parameters of /embargo-breaches."""

    supplier: Text | None = Field(None, description="Id or name.", examples=["PRK"])
    recipient: Text | None = Field(None, description="Id or name.", examples=["RUS"])
    target: Text | None = Field(None, description="Under embargo: id or name.", examples=["PRK"])
    imposed_by: Text | None = Field(
        None, description="Id or name.", examples=["org:un-security-council"]
    )
    weapon: Text | None = Field(
        None, description="Id or name, with all its kinds.", examples=["ammunition"]
    )
    category: Text | None = Field(
        None, description="Ours, SIPRI's or UNROCA's, with all kinds.", examples=["missiles"]
    )
    verdict: Literal["breach", "may breach"] | None = Field(None, description="Only these.")
    sort: Literal["embargo"] | None = Field(None, description="By embargo, then by claim.")


class TransferClaim(Model):
    """A claim of a transfer; its dates as given."""

    claim: str
    supplier: Ref
    recipient: Ref
    weapon: Ref | None
    status: str | None
    date: Dates | None
    reported_on: str | None
    attributed_to: Ref | None
    quote: str | None
    document: str
    denied_by: list[str] = Field(description="Ids of the claims that dispute it.")


class EmbargoClaim(Model):
    """The claim that an embargo held; `to` is its last day, null: no end was found."""

    claim: str
    embargo: str
    imposed_by: Ref
    target: Ref
    direction: str
    date: Dates
    renewed_to: str | None
    instrument: str | None
    note: str | None
    document: str


class Breach(Model):
    """A transfer and an embargo that it breaches or may breach if the claim is true, and why."""

    transfer: TransferClaim
    embargo: EmbargoClaim
    scope: str
    verdict: str = Field(description="breach, or 'may breach' where claims or terms leave it open.")
    timing: str = Field(
        description="during; 'agreed before, delivered during'; 'may fall inside' where a date is "
        "unknown or only partly inside."
    )
    why: list[str]
    agreed_before: list[str] = Field(description="Claims of an agreement older than the embargo.")


@router.get("/embargo-breaches", response_model=Page[Breach], summary="Transfers under embargo")
def list_breaches(request: Request, query: Annotated[BreachesQuery, Query()]) -> Response:
    """Each transfer said to have happened (or been agreed) while an embargo forbade it.

    An embargo binds those who took it: a Security Council embargo all states, another its own
    members. Measures against armed groups do not concern the government. A page may hold fewer
    rows than its limit where very much that touches an embargo's days is not covered by it.
    """

    def find(question: Question) -> Page[Breach]:
        question.picture, after = query.start(question.picture, ["", ""])
        values = {
            "supplier": question.id("supplier", query.supplier, ACTORS),
            "recipient": question.id("recipient", query.recipient, ACTORS),
            "target": question.id("target", query.target, ACTORS),
            "imposed_by": question.id("imposed_by", query.imposed_by, ACTORS),
            "weapons": weapon_ids(question, query.weapon, query.category),
        }
        [weight] = question.rows("weight_breaches", **values)
        check(question, weight["claims"])
        most = max(query.limit, _LOOKED_AT)
        found = question.ask("breaches", **values, after=after, limit=most + 1)
        rows = breaches_of(found)
        kept: list[tuple[BreachRow, Weighed]] = []
        looked_at = 0
        for row in rows[:most]:
            verdict = _weighed(row)
            if verdict and query.verdict in (None, verdict.verdict):
                if len(kept) == query.limit:
                    break
                kept.append((row, verdict))
            looked_at += 1

        def total() -> int:
            every = question.ask("breaches", **values, after=["", ""], limit=EVERYTHING)
            verdicts = [_weighed(row) for row in breaches_of(every)]
            return sum(1 for v in verdicts if v and query.verdict in (None, v.verdict))

        answered = page(
            question,
            query,
            found,
            rows,
            [[row.embargo_claim, row.claim] for row in rows],
            total,
            looked_at,
        )
        items = [_breach(row, verdict, found) for row, verdict in kept]
        return Page[Breach](**{**dict(answered), "items": items})

    return answer(request, query, find)


def _weighed(row: BreachRow) -> Weighed | None:
    return weigh(
        Transfer(
            supplier=row.supplier,
            recipient=row.recipient,
            weapon=row.weapon,
            status=row.status,
            begun_by=last_day(row.date_from) if row.date_from else None,
            begins=row.begins,
            ends=row.ends,
            kinds=row.kinds,
            promised_before=bool(row.promised),
        ),
        Embargo(
            row.imposed_by,
            row.target,
            row.scope,
            row.direction,
            row.embargo_begins,
            row.embargo_ends,
        ),
        [Membership(*member) for member in row.members],
    )


def _breach(row: BreachRow, weighed: Weighed, found: Found) -> Breach:
    names = found.names
    dated = row.date_from or row.date_to
    return Breach(
        transfer=TransferClaim(
            claim=row.claim,
            supplier=ref(names, row.supplier),
            recipient=ref(names, row.recipient),
            weapon=optional_ref(names, row.weapon),
            status=row.status,
            date=Dates(from_=row.date_from, to=row.date_to) if dated else None,
            reported_on=row.reported_on,
            attributed_to=optional_ref(names, row.speaker),
            quote=row.quote,
            document=row.document,
            denied_by=sorted(set(row.denied_by)),
        ),
        embargo=EmbargoClaim(
            claim=row.embargo_claim,
            embargo=row.embargo,
            imposed_by=ref(names, row.imposed_by),
            target=ref(names, row.target),
            direction=row.direction,
            date=Dates(from_=row.embargo_from, to=row.embargo_to),
            renewed_to=row.renewed_to,
            instrument=row.instrument,
            note=row.note,
            document=row.embargo_document,
        ),
        scope=row.scope,
        verdict=weighed.verdict,
        timing=weighed.timing,
        why=weighed.why,
        agreed_before=list(row.promised),
    )
