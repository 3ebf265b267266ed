"""/vocabulary: the terms, and their counterparts elsewhere."""

from functools import cache
from hashlib import sha256
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.api.asking import has
from app.api.models.categories import category_terms
from app.api.models.vocabulary import (
    Counterpart,
    EventTerm,
    FactTypeTerm,
    SchemeTerm,
    Term,
    Vocabulary,
)
from app.api.params import Common
from app.claims.claim import Modality, Status
from app.claims.counterparts import SCOPES, counterparts, counterparts_of_kind
from app.claims.crosswalk import CROSSINGS
from app.claims.fact_types import RULES
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
    Status.PLANNED: "intended, asked for or pending approval",
    Status.AGREED: "licensed, contracted or set aside for it",
    Status.DELIVERED: "arrived, as somebody says",
    Status.HALTED: "refused, blocked, seized or cancelled on the way",
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


def _of_kind(kind: Kind) -> Term:
    told = [Counterpart(**row._asdict()) for row in counterparts_of_kind(kind)]
    return Term(term=kind, meaning=KINDS[kind], ftm=FTM[kind], counterparts=told)


def _compared(term: str) -> dict[str, Any]:  # fields of Term, by name
    """What others call a term, and its short forms."""
    rows = {row.scheme: row for row in counterparts(term)}
    kiel = rows["Kiel"].term
    return {
        "plover": rows["PLOVER"].term,
        "ftm": rows["FtM"].term,
        "counterpart": f"Kiel: {kiel}" if kiel else None,
        "counterparts": [Counterpart(**row._asdict()) for row in rows.values()],
    }


@cache
def _body() -> str:
    return _vocabulary().model_dump_json()


def _vocabulary() -> Vocabulary:
    assert set(OBLIGATIONS) == set(get_args(Obligation))
    return Vocabulary(
        kinds=[_of_kind(kind) for kind in Kind],
        fact_types=[
            FactTypeTerm(
                term=type_,
                meaning=rule.meaning,
                subject=sorted(rule.subject),
                object=sorted(rule.object),
                lasting=rule.lasting,
                mutual=rule.mutual,
                **_compared(type_),
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
            Term(term=term, meaning=meaning, **_compared(term))
            for term, meaning in STATUSES.items()
        ],
        standings=[Term(term=term, meaning=meaning) for term, meaning in STANDINGS.items()],
        obligations=[
            Term(term=term, meaning=meaning, **_compared(term))
            for term, meaning in OBLIGATIONS.items()
        ],
        sipri_categories=list(SIPRI_CATEGORIES),
        unroca_categories=list(UNROCA_CATEGORIES),
        categories=category_terms(),
        schemes=[SchemeTerm(scheme=name, **told._asdict()) for name, told in SCOPES.items()],
        reliability=RELIABILITY,
        credibility=CREDIBILITY,
    )


@router.get("/vocabulary", response_model=Vocabulary, summary="The terms and their counterparts")
def get_vocabulary(request: Request, query: Annotated[Common, Query()]) -> Response:
    """Fact types, modalities, statuses, standings, obligations, categories and grades, and what
    SIPRI, UNROCA, ATOP, PLOVER, FollowTheMoney and Kiel call them, or why they do not.

    They are the same on every day and for every source; the parameters are checked all the same.
    """
    query.picture()
    body = _body()
    headers = {"ETag": f'"{sha256(body.encode()).hexdigest()[:32]}"'}
    if has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
