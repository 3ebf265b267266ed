"""/both-sides: who arms both."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import ACTORS, EVERYTHING, Question, answer, page
from app.api.bounds import on_a_page
from app.api.models.answer import Model, Page, Ref, ref
from app.api.models.transfers import Transfer, transfers
from app.api.params import Listed, Text
from app.claims.fact_types import FactType
from app.errors import Fault, InvalidValue

router = APIRouter(tags=["transfers"])


class BothSidesQuery(Listed):
    """The parameters of /both-sides."""

    a: Text = Field(description="One recipient, id or name.", examples=["UKR"])
    b: Text = Field(description="The other, id or name.", examples=["RUS"])
    sort: Literal["supplier"] | None = Field(None, description="By the supplier's id.")


class BothSides(Model):
    """A supplier and its transfers to each, each with its status and standing."""

    supplier: Ref
    to_a: list[Transfer]
    to_b: list[Transfer]


@router.get("/both-sides", response_model=Page[BothSides], summary="Who arms both")
def list_both_sides(request: Request, query: Annotated[BothSidesQuery, Query()]) -> Response:
    """Suppliers with transfers to each of two recipients; a plan stays a plan by its status.

    A page holds fewer than its limit where their transfers are more than one may look through.
    """

    def find(question: Question) -> Page[BothSides]:
        question.picture, (after,) = query.start(question.picture, [""])
        a, b = question.must("a", query.a, ACTORS), question.must("b", query.b, ACTORS)
        if a == b:
            raise InvalidValue(Fault("b", f"{b!r} is the same as a"))
        found = question.ask("both_sides", a=a, b=b, after=after, limit=query.limit + 1)
        suppliers = [str(row[0]) for row in found.rows]
        between_both = [[(FactType.SUPPLIES, s, r) for r in (a, b)] for s in suppliers]
        held = min(query.limit, on_a_page(question, between_both))
        pairs = [(s, r) for both in between_both[:held] for _, s, r in both]
        deals = transfers(question.ask("deals", pairs=pairs, weapons=None))
        between: dict[tuple[str, str], list[Transfer]] = {}
        for deal in deals:
            between.setdefault((deal.supplier.id, deal.recipient.id), []).append(deal)
        items = [
            BothSides(
                supplier=ref(found.names, supplier),
                to_a=between.get((supplier, a), []),
                to_b=between.get((supplier, b), []),
            )
            for supplier in suppliers
        ]
        return page(
            question,
            query,
            found,
            items,
            [[supplier] for supplier in suppliers],
            lambda: len(question.ask("both_sides", a=a, b=b, after="", limit=EVERYTHING).rows),
            held,
        )

    return answer(request, query, find)
