"""The terms of the model, and what others call them."""

from pydantic import Field

from app.api.models.answer import Model
from app.api.models.categories import CategoryTerm
from app.claims.claim import Status
from app.claims.counterparts import Scheme
from app.claims.fact_types import FactType
from app.entities.kinds import Kind


class Counterpart(Model):
    """What a scheme calls a term; null: it has none."""

    scheme: Scheme
    term: str | None
    note: str | None = Field(description="What the two do not share; without a term, why.")


class SchemeTerm(Model):
    """A scheme of others, and what of it has no term here."""

    scheme: Scheme
    tells: str
    unmapped: str


class Term(Model):
    """A term and what it means; counterparts null where there is none."""

    term: str
    meaning: str
    plover: str | None = None
    ftm: str | None = None
    counterpart: str | None = Field(None, description="In Kiel's ladder.")
    counterparts: list[Counterpart] = Field([], description="What others call it, one a scheme.")


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
    categories: list[CategoryTerm] = Field(description="SIPRI's against UNROCA's, both ways.")
    schemes: list[SchemeTerm] = Field(description="Those that `counterparts` name.")
    reliability: dict[str, str] = Field(description="Admiralty scale, the source.")
    credibility: dict[int, str] = Field(description="Admiralty scale, the information.")
