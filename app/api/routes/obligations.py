"""/obligations: casus foederis."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.models.answer import Ref, optional_ref, ref, refs
from app.api.models.obligations import Link, Obligations, Pledge, pledges, suspended
from app.api.params import Common, Text
from app.entities.kinds import Kind
from app.errors import Fault, InvalidValue
from app.graph.read import pledges_of

router = APIRouter(tags=["agreements"])


class ObligationsQuery(Common):
    """The parameters of /obligations."""

    attacked: Text = Field(description="The state attacked, id or name.", examples=["RUS"])
    attacker: Text | None = Field(None, description="The attacker, id or name.", examples=["UKR"])
    depth: int = Field(
        1, ge=1, le=3, description="2: also who is bound to those who are obliged; 3: and to them."
    )


@router.get("/obligations", response_model=Obligations, summary="Casus foederis")
def get_obligations(request: Request, query: Annotated[ObligationsQuery, Query()]) -> Response:
    """Who is bound, on the day, to help the attacked, and what is pledged to the attacker.

    A pledge that rests is listed apart with the reason; limits that an agreement sets itself are
    named, not decided.
    """

    def find(question: Question) -> Obligations:
        attacked = question.must("attacked", query.attacked, (Kind.COUNTRY,))
        attacker = question.id("attacker", query.attacker, (Kind.COUNTRY,))
        if attacked == attacker:
            raise InvalidValue(Fault("attacker", f"{attacker!r} is the attacked state itself"))
        sides = [attacked, *([attacker] if attacker else [])]
        found = question.ask("pledges", states=sides)
        names = {**found.names, **question.named(sides)}
        day = str(question.picture.parameters()["as_of"])
        rows = pledges_of(found)
        ours = [row for row in rows if row.beneficiary == attacked and row.state != attacker]
        theirs = [row for row in rows if row.beneficiary == attacker and row.state != attacked]
        obliged = pledges(ours, names, "defense", day)
        both = {p.state.id for p in obliged} & {
            pledge.state.id for pledge in pledges(theirs, names, "defense", day)
        }
        return Obligations(
            attacked=ref(names, attacked),
            attacker=optional_ref(names, attacker),
            obliged=obliged,
            bound_both_ways=refs(names, sorted(both)),
            neutral=pledges(theirs, names, "neutral", day),
            nonaggression=pledges(theirs, names, "nonagg", day),
            consultation=pledges(ours, names, "consul", day),
            suspended=suspended(ours, names, day),
            chains=_chains(question, obliged, sides, query.depth, day),
            **question.clocks(found),
        )

    return answer(request, query, find)


def _chains(
    question: Question, obliged: Sequence[Pledge], sides: Sequence[str], depth: int, day: str
) -> list[Link]:
    """States bound through those who are obliged, each by the shortest way, step by step."""
    ways = {pledge.state.id: [pledge.state] for pledge in obliged}
    links: list[Link] = []
    border = sorted(ways)
    for _ in range(depth - 1):
        if not border:
            break
        found = question.ask("pledges", states=border)
        owed: dict[tuple[str, str], list[Pledge]] = {}
        for pledge in pledges(pledges_of(found), found.names, "defense", day):
            if pledge.state.id not in ways and pledge.state.id not in sides:
                owed.setdefault((pledge.state.id, pledge.beneficiary.id), []).append(pledge)
        reached: dict[str, list[Ref]] = {}
        for (state, through), found_pledges in sorted(owed.items()):
            links.append(
                Link(state=found_pledges[0].state, through=ways[through], pledges=found_pledges)
            )
            reached.setdefault(state, [*ways[through], found_pledges[0].state])
        ways |= reached
        border = sorted(reached)
    return links
