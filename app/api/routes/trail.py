"""/weapons/{id}/trail: from the maker to the place of use."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.models.answer import Answer, Model, Ref, Said, optional_ref, ref
from app.api.models.transfers import said, transfers
from app.api.params import Common
from app.api.profile import PROFILE_ROWS, first_edges
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.graph.read import Summary

router = APIRouter(tags=["weapons"])

# Hands that a weapon may pass through, and chains shown.
_HANDS = 4
_CHAINS = 50


class Leg(Model):
    """A stage of the way: made, supplied, used or used_in; from whom, to whom or where."""

    stage: str
    from_: Ref = Field(alias="from")
    to: Ref | None
    place: Ref | None
    weapon: Ref
    exact: bool = Field(description="False: the claims name a category of the weapon only.")
    status: str | None


class Hop(Said, Leg):
    """A leg with its standing and claims."""


class Chain(Model):
    """Hops (by their numbers in `hops`) that join up; `gaps`: what no claim says."""

    hops: list[int]
    gaps: list[str]


class Trail(Answer):
    """What the claims say of the way of a weapon, and how far they join up."""

    weapon: Ref
    hops: list[Hop]
    chains: list[Chain]
    cut: bool = Field(description="Whether there are more chains than are shown.")


@router.get(
    "/weapons/{id}/trail", response_model=Trail, summary="From the maker to the place of use"
)
def get_trail(
    request: Request,
    id: Annotated[str, Path(description="Id of a weapon.", examples=["weapon:kn-23"])],
    query: Annotated[Common, Query()],
) -> Response:
    """Maker, supplier, recipient and place of use: each hop with its standing and claims.

    A hop that the claims tell of a category only ('ballistic missile') is marked, a transfer that
    is only planned or agreed says so, and what joins the hops but is nobody's claim is a gap.
    """

    def find(question: Question) -> Trail:
        weapon = question.existing(id, (Kind.WEAPON,))
        found = question.ask("suppliers", weapons=[weapon], limit=PROFILE_ROWS)
        above = [row["id"] for row in question.rows("above", id=weapon)]
        hops = [hop for named in (weapon, *above) for hop in _hops(question, named, weapon)]
        chains = list(islice(_chains(hops), _CHAINS + 1))
        return Trail(
            weapon=ref(question.named([weapon]), weapon),
            hops=hops,
            chains=chains[:_CHAINS],
            cut=len(chains) > _CHAINS,
            **question.clocks(found),
        )

    return answer(request, query, find)


def _hops(question: Question, named: str, weapon: str) -> Iterator[Hop]:
    """The hops that claims about `named`, the weapon or a category of it, tell."""
    called = ref(question.named([named]), named)
    common = {"weapon": called, "exact": named == weapon, "place": None, "status": None}
    if named == weapon:
        for edge in first_edges(question, named, "in", FactType.PRODUCES):
            yield _hop(edge, {**common, "stage": "made", "from": edge.other, "to": None})
    for deal in transfers(question.ask("suppliers", weapons=[named], limit=PROFILE_ROWS)):
        ends = {"from": deal.supplier, "to": deal.recipient, "status": deal.status}
        yield _hop(deal, {**common, "stage": "supplied", **ends})
    if named == weapon:
        for edge in first_edges(question, named, "in", FactType.USES):
            yield _hop(edge, {**common, "stage": "used", "from": edge.other, "to": None})
        found = question.ask("used_in", weapons=[named], limit=PROFILE_ROWS)
        for _, where, place, *summary in found.rows:
            names = found.names
            yield Hop.model_validate(
                {
                    **common,
                    "stage": "used_in",
                    "from": called,
                    "to": ref(names, where),
                    "place": optional_ref(names, place),
                    **said(Summary(*summary), found),
                }
            )


def _hop(statement: Said, leg: dict[str, object]) -> Hop:
    fields = {name: getattr(statement, name) for name in Said.model_fields}
    return Hop.model_validate({**leg, **fields})


def _chains(hops: Sequence[Hop]) -> Iterator[Chain]:
    """From each maker by way of those supplied to each user and each place of use.

    Where nobody is said to make it, from those who supply it; where nobody is said to use it, to
    those who have it. What is only denied joins nothing.
    """
    told = [(i, hop) for i, hop in enumerate(hops) if hop.standing.value != "denied"]
    users = {hop.from_.id: i for i, hop in told if hop.stage == "used"}
    supplied = any(hop.stage == "supplied" for _, hop in told)
    places: list[int | None] = [i for i, hop in told if hop.stage == "used_in"]
    for first, holder, unmade in _starts(told):
        for legs, last in _handed_on(told, holder, ()):
            if last not in users if users else not legs and supplied:
                continue
            gaps = [*unmade, *_unsure(hops, legs)]
            way = [*first, *legs, *([users[last]] if users else [])]
            for place in places or [None]:
                where = [] if place is None else [place]
                yield Chain(hops=[*way, *where], gaps=[*gaps, *_use(users, where)])


def _starts(
    hops: Sequence[tuple[int, Hop]],
) -> Iterator[tuple[list[int], str, list[str]]]:
    """Hops to begin with, who then has the weapon, and what is not told of it."""
    makers = [(i, hop.from_.id) for i, hop in hops if hop.stage == "made"]
    for number, maker in makers:
        yield [number], maker, []
    if not makers:
        supplied = [hop for _, hop in hops if hop.stage == "supplied"]
        had = {hop.to.id for hop in supplied if hop.to}
        for supplier in sorted({hop.from_.id for hop in supplied} - had):
            yield [], supplier, ["no claim tells who made it"]


def _unsure(hops: Sequence[Hop], legs: Sequence[int]) -> list[str]:
    """What the claims leave open of the transfers on the way."""
    gaps = [f"hop {i}: claims name a category only" for i in legs if not hops[i].exact]
    return gaps + [
        f"hop {i}: {hops[i].status or hops[i].standing.value}, not delivered"
        for i in legs
        if hops[i].status in ("planned", "agreed") or hops[i].standing.value == "planned"
    ]


def _use(users: Mapping[str, int], places: Sequence[int]) -> list[str]:
    """What the claims leave open of the use."""
    gaps = [] if users else ["no claim tells who used it"]
    if not places:
        return [*gaps, "no claim tells where it was used"]
    if len(users) > 1:
        whose = " and ".join(sorted(users))
        return [f"{whose} use it: the claims do not tell whose was used there"]
    return gaps


def _handed_on(
    hops: Sequence[tuple[int, Hop]], holder: str, legs: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Ways that transfers lead from a holder, itself included, no hand twice."""
    yield legs, holder
    if len(legs) == _HANDS:
        return
    passed = {hops[i][1].from_.id for i in legs} | {holder}
    for number, hop in hops:
        if hop.stage != "supplied" or hop.from_.id != holder or hop.status == "halted":
            continue
        if hop.to and hop.to.id not in passed:
            yield from _handed_on(hops, hop.to.id, (*legs, number))
