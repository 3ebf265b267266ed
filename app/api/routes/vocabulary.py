"""/vocabulary: the terms, and their counterparts elsewhere."""

from hashlib import sha256
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import has
from app.api.models.answer import Model
from app.api.params import Common
from app.claims.claim import Modality, Status
from app.claims.crosswalk import CROSSINGS, plover_of
from app.claims.fact_types import RULES, FactType
from app.claims.grade import CREDIBILITY, RELIABILITY
from app.entities.kinds import FTM, Kind
from app.entities.vocabulary import Obligation
from app.entities.weapons import SIPRI_CATEGORIES, UNROCA_CATEGORIES

router = APIRouter(tags=["vocabulary"])

KINDS = {
    Kind.COUNTRY: "a state, by its ISO 3166 alpha-3 code, also one that is gone",
    Kind.ORGANIZATION: "a bloc, armed group, ministry, agency, maker, medium or research body",
    Kind.PERSON: "a person who leads or speaks",
    Kind.WEAPON: "a weapon system, munition or platform, or a category of them",
    Kind.PLACE: "a place, in a state where it lies in one",
    Kind.AGREEMENT: "a treaty, declaration or contract",
    Kind.EVENT: "something that happened and has a name of its own",
}
MODALITIES = {
    Modality.ASSERTED: "the document's own voice, or an official act",
    Modality.CLAIMED: "attributed to a speaker, alleged or suspected",
    Modality.PLANNED: "intended, considered, asked for or threatened",
    Modality.DENIED: "said not to be so",
}
STATUSES = {
    Status.PLANNED: ("intended, asked for or pending approval", "Kiel: commitment"),
    Status.AGREED: ("licensed, contracted or set aside for it", "Kiel: allocation"),
    Status.DELIVERED: ("arrived, as somebody says", "Kiel: delivery"),
    Status.HALTED: ("refused, blocked, seized or cancelled on the way", None),
}
OBLIGATIONS: dict[Obligation, str] = {
    "defense": "come to the aid of a member that is attacked",
    "offense": "fight beside a member also where it attacks",
    "neutral": "stay neutral if a member is at war",
    "nonagg": "not attack a member",
    "consul": "consult in a crisis",
}
STANDINGS = {
    "corroborated": "two or more independent speakers say so and none denies it",
    "single-source": "one independent speaker says so and none denies it",
    "contested": "asserted by some, denied by others",
    "denied": "only denied",
    "planned": "only planned",
}


class Term(Model):
    """A term and what it means; counterparts null where there is none."""

    term: str
    meaning: str
    plover: str | None = None
    ftm: str | None = None
    counterpart: str | None = Field(None, description="In Kiel's or another tracker's ladder.")


class FactTypeTerm(Term):
    """A fact type: who may stand where, and whether it holds over a span (a state)."""

    subject: list[Kind]
    object: list[Kind]
    lasting: bool
    mutual: bool


class EventTerm(Model):
    """A kind of event in PLOVER and CAMEO, and the fact that an import makes of it."""

    plover: str | None = Field(description="Event type; null: only a code of CAMEO tells it.")
    modes: list[str] | None = Field(description="'': without one; null: all that no row names.")
    context: str | None
    cameo: list[str] = Field(description="Codes; those below them too, where no row names them.")
    fact_type: FactType | None
    status: Status | None
    lost: str = Field(description="What the fact does not keep; without a fact, why.")


class Vocabulary(Model):
    """All terms of the model."""

    kinds: list[Term]
    fact_types: list[FactTypeTerm]
    modalities: list[Term]
    event_types: list[EventTerm] = Field(description="What an import of events makes of them.")
    statuses: list[Term]
    standings: list[Term]
    obligations: list[Term] = Field(description="ATOP's.")
    sipri_categories: list[str]
    unroca_categories: list[str]
    reliability: dict[str, str] = Field(description="Admiralty scale, the source.")
    credibility: dict[int, str] = Field(description="Admiralty scale, the information.")


def _vocabulary() -> Vocabulary:
    assert set(OBLIGATIONS) == set(get_args(Obligation))
    return Vocabulary(
        kinds=[Term(term=kind, meaning=KINDS[kind], ftm=FTM[kind]) for kind in Kind],
        fact_types=[
            FactTypeTerm(
                term=type_,
                meaning=rule.meaning,
                subject=sorted(rule.subject),
                object=sorted(rule.object),
                lasting=rule.lasting,
                mutual=rule.mutual,
                plover=plover_of(type_),
                ftm=rule.ftm,
            )
            for type_, rule in RULES.items()
        ],
        modalities=[Term(term=term, meaning=meaning) for term, meaning in MODALITIES.items()],
        event_types=[
            EventTerm(
                plover=row.event,
                modes=list(row.modes) if row.modes is not None else None,
                context=row.context,
                cameo=list(row.cameo),
                fact_type=row.fact_type,
                status=row.status,
                lost=row.lost,
            )
            for row in CROSSINGS
        ],
        statuses=[
            Term(term=term, meaning=meaning, counterpart=elsewhere)
            for term, (meaning, elsewhere) in STATUSES.items()
        ],
        standings=[Term(term=term, meaning=meaning) for term, meaning in STANDINGS.items()],
        obligations=[Term(term=term, meaning=meaning) for term, meaning in OBLIGATIONS.items()],
        sipri_categories=list(SIPRI_CATEGORIES),
        unroca_categories=list(UNROCA_CATEGORIES),
        reliability=RELIABILITY,
        credibility=CREDIBILITY,
    )


@router.get("/vocabulary", response_model=Vocabulary, summary="The terms and their counterparts")
def get_vocabulary(request: Request, query: Annotated[Common, Query()]) -> Response:
    """Fact types, modalities, statuses, standings, obligations, categories and grades.

    They are the same on every day and for every source; the parameters are checked all the same.
    """
    query.picture()
    body = _vocabulary().model_dump_json()
    headers = {"ETag": f'"{sha256(body.encode()).hexdigest()[:32]}"'}
    if has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
