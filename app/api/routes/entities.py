"""/entities: any thing, and what it is joined to."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.models.answer import Page
from app.api.models.entities import Edge, EntityAnswer, edges, entity_fields
from app.api.params import Common, Listed
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.graph.read import edges_of

router = APIRouter(tags=["entities"])
EntityId = Annotated[str, Path(description="Id of a thing.", examples=["PRK"])]


class NeighborsQuery(Listed):
    """The parameters of /entities/{id}/neighbors."""

    types: list[FactType] = Field([], description="Only these fact types.", examples=[["SUPPLIES"]])
    direction: Literal["out", "in", "any"] = Field(
        "any", description="'out': where the thing is the subject; 'in': where it is the object."
    )
    kinds: list[Kind] = Field([], description="Only neighbours of these kinds.")
    sort: Literal["type"] | None = Field(None, description="By type, direction, neighbour's id.")


@router.get("/entities/{id}", response_model=EntityAnswer, summary="Any thing")
def get_entity(request: Request, id: EntityId, query: Annotated[Common, Query()]) -> Response:
    """Its names, properties and vocabulary links, and how many edges of each type it has."""

    def find(question: Question) -> EntityAnswer:
        found = question.ask("entity", id=question.existing(id))
        return EntityAnswer(**entity_fields(found), **question.clocks(found))

    return answer(request, query, find)


@router.get("/entities/{id}/neighbors", response_model=Page[Edge], summary="The edges of a thing")
def list_neighbors(
    request: Request, id: EntityId, query: Annotated[NeighborsQuery, Query()]
) -> Response:
    """One row a fact type, direction and neighbour, with the statement's standing and claims."""

    def find(question: Question) -> Page[Edge]:
        question.picture, (after,) = query.start(question.picture, [""])
        question.existing(id)
        asked = {
            "id": id,
            "types": query.types or list(FactType),
            "direction": query.direction,
            "kinds": query.kinds or None,
        }
        found = question.ask("neighbors", **asked, after=after, limit=query.limit + 1)
        positions = [[row.position] for row in edges_of(found)]
        return page(
            question,
            query,
            found,
            edges(found),
            positions,
            lambda: len(question.ask("neighbors", **asked, after="", limit=EVERYTHING).rows),
        )

    return answer(request, query, find)
