"""/transfers: who supplies what to whom."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, EVERYTHING, Question, answer, page
from app.api.models.answer import Page
from app.api.models.transfers import Transfer, transfers
from app.api.params import Listed, Text
from app.api.weapons import weapon_ids
from app.claims.claim import Status
from app.claims.clocks import Picture
from app.entities.kinds import Kind
from app.entities.weapons import Scheme

router = APIRouter(tags=["transfers"])


class TransfersQuery(Listed):
    """The parameters of /transfers."""

    supplier: Text | None = Field(None, description="Id or name.", examples=["PRK"])
    recipient: Text | None = Field(None, description="Id or name.", examples=["RUS"])
    weapon: Text | None = Field(
        None,
        description="Id or name; of a category: with all that is a kind of it.",
        examples=["weapon:artillery-shell"],
    )
    category: Text | None = Field(
        None,
        description="A category of weapons, or one of SIPRI or UNROCA, with all its kinds; with "
        "`category_scheme` one of that scheme, and just what it counts there.",
        examples=["missiles"],
    )
    category_scheme: Scheme | None = Field(
        None,
        description="Whose categories `category` takes and the items tell; without it `category` "
        "takes any, and the items tell SIPRI's.",
        examples=["unroca"],
    )
    status: Status | None = Field(None, description="How far the transfer got.")
    place: Text | None = Field(None, description="Id or name.", examples=["Najin"])
    sort: Literal["supplier"] | None = Field(None, description="By supplier, recipient, weapon.")


@router.get("/transfers", response_model=Page[Transfer], summary="Who supplies what to whom")
def list_transfers(request: Request, query: Annotated[TransfersQuery, Query()]) -> Response:
    """One row a supplier, recipient, weapon and status, with its standing and its claims.

    A promise never mixes with a delivery: each status is a row of its own. `category` is that of
    the weapon itself; what has none in a scheme says why.
    """

    def find(question: Question) -> Page[Transfer]:
        question.picture, after = query.start(question.picture, ["", "", ""])
        scheme = query.category_scheme
        values = {
            "supplier": question.id("supplier", query.supplier, ACTORS),
            "recipient": question.id("recipient", query.recipient, ACTORS),
            "weapons": weapon_ids(question, query.weapon, query.category, scheme),
            "status": query.status,
            "place": question.id("place", query.place, (Kind.PLACE,)),
        }
        start = dict(zip(("after_key", "after_weapon", "after_status"), after, strict=True))
        name = _file(question.picture, values)
        found = question.ask(name, **values, **start, limit=query.limit + 1)

        def total() -> int:
            none = {"after_key": "", "after_weapon": "", "after_status": "", "limit": EVERYTHING}
            return len(question.ask(name, **values, **none).rows)

        positions = [[f"{row[0]}|{row[1]}", row[2] or "", row[3] or ""] for row in found.rows]
        items = transfers(found, scheme or "sipri")
        return page(question, query, found, items, positions, total)

    return answer(request, query, find)


def _file(picture: Picture, values: Mapping[str, object]) -> str:
    """The query: the plain one, planned in half the time, or that for what few claims may pass."""
    early = picture.known_at < picture.recorded_by[:10]
    rare = (*(values[name] for name in ("weapons", "status", "place")), picture.according_to)
    filtered = early or any(value not in (None, ()) for value in rare)
    return "transfers_filtered" if filtered else "transfers"
