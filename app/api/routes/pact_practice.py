"""/pact-practice: where pledge meets practice."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.bounds import LISTED, check_edges, check_statements
from app.api.models.answer import Answer, Model, Ref, ref
from app.api.models.transfers import Transfer, transfers
from app.api.params import Common, Text
from app.claims.dates import first_day, last_day
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.errors import Fault, InvalidValue
from app.graph.read import PledgeRow, pledges_of

router = APIRouter(tags=["agreements"])

_COUNTRY = (Kind.COUNTRY,)


class PactPracticeQuery(Common):
    """The parameters of /pact-practice: a pair, or a state with all its partners."""

    a: Text | None = Field(None, description="One state of a pair, id or name.", examples=["PRK"])
    b: Text | None = Field(None, description="The other, id or name.", examples=["RUS"])
    state: Text | None = Field(
        None, description="A state: with each of its partners.", examples=["PRK"]
    )
    limit: int = Field(100, ge=1, le=200, description="Pairs at most, by id.")


class Pact(Model):
    """A defence obligation between the two on the day; `bound`: who of them owes it."""

    agreement: Ref
    bound: list[Ref]
    signed: str | None = Field(description="The later of the two signatures.")
    in_force: str | None
    claims: list[str]
    suspended: bool = Field(description="It rests on the day for each who owes it.")


class Lag(Model):
    """Days from the first signature to the first dated delivery; an interval where dates are
    partial, negative where arms came first."""

    min: int
    max: int


class Pair(Model):
    """Two states: what they pledged, what each delivered, and how the two meet."""

    a: Ref
    b: Ref
    pacts: list[Pact]
    a_to_b: list[Transfer]
    b_to_a: list[Transfer]
    practice: str = Field(
        description="'pact and arms', 'pact, no arms known', 'arms, no pact' or 'neither'; only "
        "transfers delivered and not just denied count as arms, only pacts not suspended as pacts."
    )
    lag_days: Lag | None


class PactPractice(Answer):
    """Pairs in the order of their ids. 'No arms known' is about this graph, see /coverage."""

    pairs: list[Pair]
    cut: bool


@router.get("/pact-practice", response_model=PactPractice, summary="Pledge meets practice")
def get_pact_practice(request: Request, query: Annotated[PactPracticeQuery, Query()]) -> Response:
    """Allies that do not arm each other, arms without a pact, and the time between the two."""

    def find(question: Question) -> PactPractice:
        pair = query.a is not None and query.b is not None
        if pair == (query.state is not None) or (query.a is None) != (query.b is None):
            raise InvalidValue(Fault("state", "ask for a and b, or for state"))
        one = question.must("a" if pair else "state", query.a or query.state or "", _COUNTRY)
        if not pair:
            check_edges(question, [one], [FactType.SUPPLIES], reads=LISTED)
        found = question.ask("pledges", states=[one])
        members = pledges_of(found)
        if pair:
            others = [question.must("b", query.b or "", _COUNTRY)]
        else:
            partners = question.rows("partners", id=one)
            met = {row.state for row in members} | {str(p["id"]) for p in partners}
            others = sorted(met - {one})
        if one in others:
            raise InvalidValue(Fault("b", f"{one!r} is the same as a"))
        # What `one` pledged to the others is not among what is pledged to it.
        owed = [r for r in pledges_of(question.ask("pledges", states=others)) if r.state == one]
        pledges = [row for row in (*members, *owed) if "defense" in row.obligations]
        both = [(s, r) for other in others for s, r in ((one, other), (other, one))]
        if pair:
            check_statements(question, [(FactType.SUPPLIES, s, r) for s, r in both])
        deals = transfers(question.ask("deals", pairs=both, weapons=None))
        if not pair:
            met = {row.state for row in pledges} | {row.beneficiary for row in pledges}
            met |= {end.id for deal in deals for end in (deal.supplier, deal.recipient)}
            others = [other for other in others if other in met]
        chosen = others[: query.limit]
        names = {**found.names, **question.named([one, *chosen])}
        day = str(question.picture.parameters()["as_of"])
        ids = [claim for row in pledges for claim in row.claims]
        signed = {row["id"]: row["day"] for row in question.rows("signatures", ids=ids)}
        return PactPractice(
            pairs=[_pair(one, other, pledges, deals, names, signed, day) for other in chosen],
            cut=len(others) > query.limit,
            **question.clocks(found),
        )

    return answer(request, query, find)


def _pair(
    a: str,
    b: str,
    pledges: Sequence[PledgeRow],
    deals: Sequence[Transfer],
    names: dict[str, tuple[str, str]],
    signed: dict[str, str],
    day: str,
) -> Pair:
    between: dict[str, list[PledgeRow]] = {}
    for row in pledges:
        if {row.state, row.beneficiary} == {a, b}:
            between.setdefault(row.agreement, []).append(row)
    pacts = [_pact(rows, names, signed, day) for _, rows in sorted(between.items())]
    to_b = [d for d in deals if (d.supplier.id, d.recipient.id) == (a, b)]
    to_a = [d for d in deals if (d.supplier.id, d.recipient.id) == (b, a)]
    delivered = [
        deal
        for deal in (*to_b, *to_a)
        if deal.status == "delivered" and deal.standing.value != "denied"
    ]
    return Pair(
        a=ref(names, a),
        b=ref(names, b),
        pacts=pacts,
        a_to_b=to_b,
        b_to_a=to_a,
        practice=_practice(any(not pact.suspended for pact in pacts), bool(delivered)),
        lag_days=_lag([p.signed for p in pacts], [deal.since for deal in delivered]),
    )


def _pact(
    rows: Sequence[PledgeRow], names: dict[str, tuple[str, str]], signed: dict[str, str], day: str
) -> Pact:
    """An agreement by the pledges of one or both of its two members."""
    claims = sorted({claim for row in rows for claim in row.claims})
    return Pact(
        agreement=ref(names, rows[0].agreement),
        bound=[ref(names, state) for state in sorted(row.state for row in rows)],
        signed=max((signed[c] for c in claims if c in signed), default=None),
        in_force=rows[0].in_force,
        claims=claims,
        suspended=all(row.rest(day) for row in rows),
    )


def _practice(pact: bool, arms: bool) -> str:
    if pact:
        return "pact and arms" if arms else "pact, no arms known"
    return "arms, no pact" if arms else "neither"


def _lag(signed: Sequence[str | None], delivered: Sequence[str | None]) -> Lag | None:
    signatures = [day for day in signed if day]
    deliveries = [day for day in delivered if day]
    if not signatures or not deliveries:
        return None
    start, arms = min(signatures, key=first_day), min(deliveries, key=first_day)
    return Lag(
        min=_days(last_day(start), first_day(arms)), max=_days(first_day(start), last_day(arms))
    )


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
