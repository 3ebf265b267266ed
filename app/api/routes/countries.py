"""/countries: states, those that are gone too."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.bounds import check_edges
from app.api.models.agreements import agreement, alliance
from app.api.models.answer import Page
from app.api.models.countries import CountryAnswer, CountryItem, Succession, countries
from app.api.models.entities import Edge, Link, entity_fields
from app.api.models.transfers import Transfer, transfers
from app.api.params import Common, Listed, Text
from app.api.profile import PROFILE_ROWS, first_edges
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.entities.names import fold
from app.graph.read import agreements_of

router = APIRouter(tags=["countries"])
# What a profile sums up.
_SHOWN = (
    FactType.LEADS,
    FactType.SUPPLIES,
    FactType.ALLIED_WITH,
    FactType.ACCUSED,
    FactType.SANCTIONED,
)
# How many transfers a profile shows each way, and how many edges of a type.
TOP_TRANSFERS, _EDGES = 10, 25


class CountriesQuery(Listed):
    """The parameters of /countries."""

    q: Text | None = Field(None, description="Start of a name or alias.", examples=["North"])
    region: Text | None = Field(None, description="UN M49 region.", examples=["Eastern Asia"])
    sort: Literal["id"] | None = Field(None, description="By id.")


@router.get("/countries", response_model=Page[CountryItem], summary="States")
def list_countries(request: Request, query: Annotated[CountriesQuery, Query()]) -> Response:
    """One row a state, with how many it supplies, how many supply it, and its alliances."""

    def find(question: Question) -> Page[CountryItem]:
        question.picture, (after,) = query.start(question.picture, [""])
        values = {"q": fold(query.q) if query.q else None, "region": query.region}
        found = question.ask("countries", **values, after=after, limit=query.limit + 1)
        items = countries(found)
        return page(
            question,
            query,
            found,
            items,
            [[item.country.id] for item in items],
            lambda: len(question.ask("countries", **values, after="", limit=EVERYTHING).rows),
        )

    return answer(request, query, find)


@router.get("/countries/{id}", response_model=CountryAnswer, summary="One state")
def get_country(
    request: Request,
    id: Annotated[str, Path(description="ISO 3166 alpha-3.", examples=["PRK"])],
    query: Annotated[Common, Query()],
) -> Response:
    """Its names, what came before and after it, leaders, arms, alliances, charges, sanctions."""

    def find(question: Question) -> CountryAnswer:
        # Of most edges only the first are summed up.
        check_edges(question, [question.existing(id, (Kind.COUNTRY,))], _SHOWN, reads=3)
        found = question.ask("entity", id=id)
        fields = entity_fields(found)
        asked = {"member": id, "obligations": None, "id": None, "after": "", "limit": PROFILE_ROWS}
        signed = question.ask("agreements", **asked, bound=False)
        binding = question.ask(
            "agreements", **{**asked, "obligations": ["defense", "offense"]}, bound=True
        )

        def edges(direction: str, type_: FactType) -> list[Edge]:
            return first_edges(question, id, direction, type_, limit=_EDGES)

        return CountryAnswer(
            **fields,
            names=[fields["name"], *fields["aliases"]],
            predecessors=_successions(fields["links"], "in"),
            successors=_successions(fields["links"], "out"),
            leaders=edges("in", FactType.LEADS),
            arms_out=_top(question, supplier=id, recipient=None),
            arms_in=_top(question, supplier=None, recipient=id),
            alliances=[alliance(row, binding) for row in agreements_of(binding)],
            allied_with=edges("any", FactType.ALLIED_WITH),
            agreements=[agreement(row, signed) for row in agreements_of(signed)],
            accused_by=edges("in", FactType.ACCUSED),
            accuses=edges("out", FactType.ACCUSED),
            sanctioned_by=edges("in", FactType.SANCTIONED),
            sanctions=edges("out", FactType.SANCTIONED),
            **question.clocks(found),
        )

    return answer(request, query, find)


def _successions(links: list[Link], direction: str) -> list[Succession]:
    return [
        Succession(state=link.other, on=link.on, continues=link.continues)
        for link in links
        if link.type == "PRECEDED" and link.direction == direction
    ]


def _top(question: Question, supplier: str | None, recipient: str | None) -> list[Transfer]:
    """The transfers of which the most claims tell (cypher/read/top_transfers.cypher)."""
    found = question.ask(
        "top_transfers",
        supplier=supplier,
        recipient=recipient,
        status=None,
        after_key="",
        after_weapon="",
        after_status="",
        limit=TOP_TRANSFERS,
    )
    return transfers(found)
