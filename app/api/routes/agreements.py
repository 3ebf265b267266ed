"""/agreements and /alliances: who is sworn to whom."""

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
    agreement,
    alliance,
)
from app.api.models.answer import Page
from app.api.params import Common, Listed, Text
from app.entities.kinds import Kind
from app.entities.vocabulary import Obligation
from app.errors import NotFound
from app.graph.read import Found, agreements_of

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
