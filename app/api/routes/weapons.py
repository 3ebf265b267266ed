"""/weapons: what there is, who makes it, who uses it, where it was used."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import EVERYTHING, Question, answer, page
from app.api.models.answer import Page
from app.api.models.entities import entity_fields, figures
from app.api.models.transfers import transfers
from app.api.models.weapons import WeaponAnswer, WeaponItem, weapons
from app.api.params import Common, Listed, Text
from app.api.profile import PROFILE_ROWS, first_edges
from app.api.weapons import of_category
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.entities.names import fold

router = APIRouter(tags=["weapons"])


class WeaponsQuery(Listed):
    """The parameters of /weapons."""

    q: Text | None = Field(None, description="Start of a name or alias.", examples=["KN"])
    category: Text | None = Field(
        None, description="A category, ours, SIPRI's or UNROCA's.", examples=["ballistic missile"]
    )
    sort: Literal["id"] | None = Field(None, description="By id.")


@router.get("/weapons", response_model=Page[WeaponItem], summary="Weapons and their categories")
def list_weapons(request: Request, query: Annotated[WeaponsQuery, Query()]) -> Response:
    """One row a weapon or category, with how many make, use and met it."""

    def find(question: Question) -> Page[WeaponItem]:
        question.picture, (after,) = query.start(question.picture, [""])
        values = {
            "category": of_category(question, query.category) if query.category else None,
            "q": fold(query.q) if query.q else None,
        }
        found = question.ask("weapons", **values, after=after, limit=query.limit + 1)
        items = weapons(found)
        return page(
            question,
            query,
            found,
            items,
            [[item.weapon.id] for item in items],
            lambda: len(question.ask("weapons", **values, after="", limit=EVERYTHING).rows),
        )

    return answer(request, query, find)


@router.get("/weapons/{id}", response_model=WeaponAnswer, summary="One weapon")
def get_weapon(
    request: Request,
    id: Annotated[str, Path(description="Id of a weapon.", examples=["weapon:kn-23"])],
    query: Annotated[Common, Query()],
) -> Response:
    """Figures with their sources, kinds, makers, users, suppliers and where it was used."""

    def find(question: Question) -> WeaponAnswer:
        found = question.ask("entity", id=question.existing(id, (Kind.WEAPON,)))
        fields = entity_fields(found)
        return WeaponAnswer(
            **fields,
            figures=figures(found),
            kinds=[
                link.other
                for link in fields["links"]
                if link.type == "KIND_OF" and link.direction == "out"
            ],
            makers=first_edges(question, id, "in", FactType.PRODUCES),
            users=first_edges(question, id, "in", FactType.USES),
            suppliers=transfers(question.ask("suppliers", weapons=[id], limit=PROFILE_ROWS)),
            used_in=first_edges(question, id, "out", FactType.USED_IN),
            **question.clocks(found),
        )

    return answer(request, query, find)
