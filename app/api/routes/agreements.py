"""/agreements, /alliances, /obligations: who is sworn to whom."""

from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, EVERYTHING, Question, answer, page
from app.api.models.agreements import (
    Agreement,
    AgreementAnswer,
    Alliance,
    Obligations,
    Pledge,
    Suspended,
    SuspendedPledge,
    agreement,
    alliance,
    pledge_fields,
    states,
)
from app.api.models.answer import Page, optional_ref, ref
from app.api.params import Common, Listed, Text
from app.claims.suspension import Rest, resting
from app.entities.kinds import Kind
from app.entities.vocabulary import Obligation
from app.errors import Fault, InvalidValue, NotFound
from app.graph.read import Found, PledgeRow, agreements_of, pledges_of

router = APIRouter(tags=["agreements"])
T = TypeVar("T")


class AgreementsQuery(Listed):
    """The parameters of /agreements."""

    member: Text | None = Field(None, description="A member, id or name.", examples=["PRK"])
    obligation: list[Obligation] = Field([], description="With one of these obligations.")
    sort: Literal["id"] | None = Field(None, description="By id.")


class AlliancesQuery(Listed):
    """The parameters of /alliances."""

    member: Text | None = Field(None, description="A bound member, id or name.", examples=["POL"])
    obligation: list[Obligation] = Field(
        [], description="With one of these obligations; default: defense or offense."
    )
    sort: Literal["id"] | None = Field(None, description="By id.")


class ObligationsQuery(Common):
    """The parameters of /obligations."""

    attacked: Text = Field(description="The state attacked, id or name.", examples=["RUS"])
    attacker: Text | None = Field(None, description="The attacker, id or name.", examples=["UKR"])


@router.get("/agreements", response_model=Page[Agreement], summary="Agreements")
def list_agreements(request: Request, query: Annotated[AgreementsQuery, Query()]) -> Response:
    """Agreements with their members and obligations, also those that ended or do not bind yet."""

    def find(question: Question) -> Page[Agreement]:
        found = _ask(question, query, query.obligation or None, bound=False)
        items = [agreement(row, found) for row in agreements_of(found)]
        return _page(question, query, found, items, query.obligation or None, False)

    return answer(request, query, find)


@router.get("/agreements/{id}", response_model=AgreementAnswer, summary="One agreement")
def get_agreement(
    request: Request,
    id: Annotated[
        str,
        Path(description="Id of an agreement.", examples=["agreement:north-atlantic-treaty"]),
    ],
    query: Annotated[Common, Query()],
) -> Response:
    """Signature, force, end and why; members with entry and exit; obligations and clause."""

    def find(question: Question) -> AgreementAnswer:
        question.existing(id, (Kind.AGREEMENT,))
        asked = {"member": None, "obligations": None, "after": "", "limit": 1}
        found = question.ask("agreements", **asked, id=id, bound=False)
        for row in agreements_of(found):
            return AgreementAnswer(**dict(agreement(row, found)), **question.clocks(found))
        raise NotFound(f"{id!r} is no agreement here")

    return answer(request, query, find)


@router.get("/alliances", response_model=Page[Alliance], summary="Who is bound to whom on a day")
def list_alliances(request: Request, query: Annotated[AlliancesQuery, Query()]) -> Response:
    """Agreements that oblige to defend or attack together, with the members bound on the day."""
    wanted = query.obligation or ["defense", "offense"]

    def find(question: Question) -> Page[Alliance]:
        found = _ask(question, query, wanted, bound=True)
        items = [alliance(row, found) for row in agreements_of(found)]
        return _page(question, query, found, items, wanted, True)

    return answer(request, query, find)


def _ask(
    question: Question,
    query: AgreementsQuery | AlliancesQuery,
    obligations: Sequence[Obligation] | None,
    *,
    bound: bool,
    all_rows: bool = False,
) -> Found:
    after = ""
    if not all_rows:
        question.picture, (after,) = query.start(question.picture, [""])
    return question.ask(
        "agreements",
        member=question.id("member", query.member, ACTORS),
        obligations=obligations,
        bound=bound,
        id=None,
        after=after,
        limit=EVERYTHING if all_rows else query.limit + 1,
    )


def _page(
    question: Question,
    query: AgreementsQuery | AlliancesQuery,
    found: Found,
    items: Sequence[T],
    obligations: Sequence[Obligation] | None,
    bound: bool,
) -> Page[T]:
    return page(
        question,
        query,
        found,
        items,
        [[str(row[0])] for row in found.rows],
        lambda: len(_ask(question, query, obligations, bound=bound, all_rows=True).rows),
    )


@router.get("/obligations", response_model=Obligations, summary="Casus foederis")
def get_obligations(request: Request, query: Annotated[ObligationsQuery, Query()]) -> Response:
    """Who is bound, on the day, to help the attacked, and what is pledged to the attacker.

    A pledge that rests is listed apart with the reason; limits that an agreement sets itself are
    named, not decided.
    """

    def find(question: Question) -> Obligations:
        attacked = question.id("attacked", query.attacked, (Kind.COUNTRY,)) or ""
        attacker = question.id("attacker", query.attacker, (Kind.COUNTRY,))
        if attacked == attacker:
            raise InvalidValue(Fault("attacker", f"{attacker!r} is the attacked state itself"))
        to_attacked = question.ask("pledges", state=attacked)
        to_attacker = question.ask("pledges", state=attacker) if attacker else None
        ours = [row for row in pledges_of(to_attacked) if row.state != attacker]
        theirs = pledges_of(to_attacker) if to_attacker else []
        day = str(question.picture.parameters()["as_of"])
        known = {**to_attacked.names, **(to_attacker.names if to_attacker else {})}
        obliged = _pledges(ours, to_attacked, "defense", attacked, day)
        both = {p.state.id for p in obliged} & {
            row.state for row in theirs if "defense" in row.obligations
        }
        return Obligations(
            attacked=ref(known, attacked),
            attacker=optional_ref(known, attacker),
            obliged=obliged,
            bound_both_ways=states(both, to_attacked),
            neutral=_to_attacker(theirs, to_attacker, "neutral", attacker, day),
            nonaggression=_to_attacker(theirs, to_attacker, "nonagg", attacker, day),
            consultation=_pledges(ours, to_attacked, "consul", attacked, day),
            suspended=_suspended(ours, to_attacked, attacked, day),
            **question.clocks(to_attacked),
        )

    return answer(request, query, find)


def _to_attacker(
    rows: Sequence[PledgeRow], found: Found | None, obligation: str, attacker: str | None, day: str
) -> list[Pledge]:
    return _pledges(rows, found, obligation, attacker, day) if found and attacker else []


def _pledges(
    rows: Sequence[PledgeRow], found: Found, obligation: str, beneficiary: str, day: str
) -> list[Pledge]:
    return [
        Pledge.model_validate(pledge_fields(row, found, obligation))
        for row in rows
        if obligation in row.obligations and not _rest(row, beneficiary, day)
    ]


def _suspended(
    rows: Sequence[PledgeRow], found: Found, beneficiary: str, day: str
) -> list[SuspendedPledge]:
    return [
        SuspendedPledge.model_validate(
            {
                **pledge_fields(row, found, "defense"),
                "suspension": Suspended(
                    from_=rest.from_, to=rest.to or None, by=rest.by, what=rest.what
                ),
            }
        )
        for row in rows
        if "defense" in row.obligations
        for rest in [_rest(row, beneficiary, day)]
        if rest
    ]


def _rest(row: PledgeRow, beneficiary: str, day: str) -> Rest | None:
    return resting(row.rests(), row.other_rests(), row.state, beneficiary, day)
