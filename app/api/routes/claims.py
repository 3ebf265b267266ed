"""/claims: the evidence."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer, page
from app.api.bounds import check_claims, narrowest
from app.api.models.answer import Page
from app.api.models.claims import Claim, ClaimAnswer, Review, claim, claim_fields
from app.api.params import Common, Listed, Text
from app.api.weapons import weapon_ids
from app.claims.claim import Status
from app.claims.fact_types import FactType
from app.claims.review import state
from app.entities.kinds import Kind
from app.errors import NotFound
from app.graph.read import claims_of
from app.graph.resolve import SPEAKERS
from app.graph.review import reviews

router = APIRouter(tags=["claims"])
# 'Seoul' that does or says something is the state, not the city.
SUBJECTS = (*SPEAKERS, Kind.WEAPON)
# So few claims, known by a day long ago, are looked through whatever else is asked.
EARLY = 1000


class ClaimsQuery(Listed):
    """The parameters of /claims."""

    type: FactType | None = Field(None, description="A fact type.", examples=["SUPPLIES"])
    subject: Text | None = Field(None, description="Id or name.", examples=["PRK"])
    object: Text | None = Field(None, description="Id or name.", examples=["RUS"])
    weapon: Text | None = Field(
        None,
        description="Id or name, wherever it stands in the claim; with all that is a kind of it.",
        examples=["KN-23"],
    )
    place: Text | None = Field(None, description="Id or name.", examples=["Kyiv"])
    document: Text | None = Field(None, description="Id of a document.", examples=["seed-001"])
    attributed_to: Text | None = Field(
        None, description="The speaker: id or name.", examples=["Shin Won-sik"]
    )
    status: Status | None = Field(None, description="Of transfers: how far they got.")
    sort: Literal["date"] | None = Field(None, description="By the day they begin, then by id.")


@router.get("/claims", response_model=Page[Claim], summary="Claims, each with its evidence")
def list_claims(request: Request, query: Annotated[ClaimsQuery, Query()]) -> Response:
    """One statement by one document a row, in the order of the days they begin."""
    return answer(request, query, lambda question: claims_page(question, query))


def claims_page(question: Question, query: ClaimsQuery) -> Page[Claim]:
    """The page of claims that a query asks for."""
    question.picture, (day, id_) = query.start(question.picture, ["", ""])
    values = filters(question, query)
    found = question.ask(
        f"claims/{_file(question, values)}",
        **values,
        after_begins=day,
        after_id=id_,
        limit=query.limit + 1,
    )
    rows = claims_of(found)

    def total() -> int:
        check_claims(question, values)
        none = {"after_begins": "", "after_id": ""}
        return int(question.rows("claims_total", **values, **none)[0]["total"])

    items = [claim(row, found) for row in rows]
    return page(question, query, found, items, [[r.begins, r.id] for r in rows], total)


def filters(question: Question, query: ClaimsQuery) -> dict[str, object]:
    """The values of cypher/wanted.cypher and candidates, names resolved."""
    values = {
        "type": query.type,
        "subject": question.id("subject", query.subject, SUBJECTS),
        "object": question.id("object", query.object),
        "weapons": weapon_ids(question, query.weapon, None),
        "place": question.id("place", query.place, (Kind.PLACE,)),
        "document": query.document and question.document("document", query.document),
        "speaker": question.id("attributed_to", query.attributed_to, SPEAKERS),
        "status": query.status,
    }
    return {**values, "by": narrowest(values)}


def _file(question: Question, values: Mapping[str, object]) -> str:
    """The query file that looks at the fewest claims for a page."""
    by, weapons = str(values["by"]), values["weapons"]
    if by in ("document", "pair"):
        return by
    if question.early(EARLY):
        return "known"
    if values["place"]:
        return "place"
    # Each weapon is looked up for itself: many of them only where nothing else narrows it down.
    if isinstance(weapons, Sequence) and (len(weapons) == 1 or by in ("type", "all")):
        return "weapon"
    return by


@router.get("/claims/{id}", response_model=ClaimAnswer, summary="One claim")
def get_claim(
    request: Request,
    id: Annotated[
        str, Path(description="Id of a claim.", examples=["c2afe974deac56ae102c6b834e705199"])
    ],
    query: Annotated[Common, Query()],
) -> Response:
    """One claim, whole, also one that was withdrawn; what disputes it is as the clocks show it."""

    return answer(request, query, lambda question: ClaimAnswer(**claim_answer(question, id)))


def claim_answer(question: Question, id_: str) -> dict[str, Any]:  # fields of ClaimAnswer, by name
    """One claim with its reviews; NotFound where there is none."""
    found = question.ask("claim", ids=[id_])
    for row in claims_of(found):
        given = reviews(question.reader, id_, question.picture.recorded_by)
        return {
            **claim_fields(row, found),
            **question.clocks(found),
            "review": state([review.verdict for review in given]),
            "reviews": [Review(**review._asdict()) for review in given],
        }
    raise NotFound(f"{id_!r} is no claim of this graph")
