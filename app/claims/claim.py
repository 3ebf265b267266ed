"""The unit of knowledge: one statement by one document, and the document itself."""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256
from typing import Literal, Self

from pydantic import Field, model_validator

from app.claims.dates import PartialDate, first_day, last_day
from app.claims.evidence import Evidence
from app.claims.fact_types import MUTUAL, RULES, FactType
from app.claims.grade import PATTERN, UNGRADED
from app.claims.quantity import Quantity
from app.entities.kinds import Kind, Model, is_id, kind_of_id
from app.entities.vocabulary import Obligation, Suspension
from app.errors import InvalidValue


class Modality(StrEnum):
    """In whose voice, and whether it is said to have happened."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    PLANNED = "planned"
    DENIED = "denied"


class Status(StrEnum):
    """How far a transfer got; a promise is never a delivery."""

    PLANNED = "planned"
    AGREED = "agreed"
    DELIVERED = "delivered"
    HALTED = "halted"


class Span(Model):
    """Valid time in the world, `from`..`to` (both days included), as precise as the source."""

    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.from_ and self.to and first_day(self.from_) > last_day(self.to):
            raise ValueError(f"from {self.from_} is after to {self.to}")
        return self


class Membership(Model):
    """What a SIGNED claim of an agreement says about a member.

    `bound_from`: the later of joining and the entry into force, null where that day is not
    established; `bound_to`: the first day on which it was no longer bound.
    """

    bound_from: PartialDate | None
    bound_to: PartialDate | None
    obligations: tuple[Obligation, ...]
    suspended: tuple[Suspension, ...] = ()


class EmbargoTerms(Model):
    """What a SANCTIONED claim says about an arms embargo; `direction` is seen from the target."""

    embargo: str
    scope: str
    direction: Literal["to", "from", "both"]
    renewed_to: PartialDate | None = None


class Deal(Model):
    """What a dataset's row says of a transfer beside who, what and when.

    `tiv`: the volume of this order or delivery, `tiv_per_unit` of one (SIPRI's trend-indicator
    value, in millions: capability, not money). `estimated`: what the dataset marks as uncertain.
    `local_production`: made under licence by the recipient. `years`: those of the deliveries.
    """

    tiv: float | None = None
    tiv_per_unit: float | None = None
    estimated: tuple[Literal["ordered on", "ordered", "delivered", "delivered on"], ...] = ()
    condition: str | None = None
    local_production: bool | None = None
    years: tuple[int, ...] = ()


class Document(Model):
    """An article, a dataset edition or a reference source.

    Of an edition: `dataset` and `edition`, what its publisher asks for (`terms`, `citation`), the
    digest of its file, and whether all of that was read (`complete`). Of an article: the programs
    that read its text last (`read_by`), also where they found nothing.
    """

    id: str = Field(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:\-]*$")
    title: str
    publisher: str | None = None
    url: str | None = None
    language: str = Field("en", pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")
    published_on: PartialDate | None = None
    text: str | None = None
    text_origin: str | None = None
    dataset: str | None = None
    edition: str | None = None
    terms: str | None = None
    citation: str | None = None
    complete: bool | None = None
    read_by: tuple[str, ...] | None = None
    file_sha256: str | None = Field(None, exclude=True)

    @property
    def sha256(self) -> str | None:
        """The digest of the text, as UTF-8, or of an edition's file; null where there is none."""
        return sha256(self.text.encode()).hexdigest() if self.text is not None else self.file_sha256


# The extractor of claims that people made.
CURATED = "curated"

# What a claim is made of; within it `object` is a field.
Given = object


class Claim(Model):
    """One statement by one document. `date.to` of a state is the last day on which it held."""

    type: FactType
    subject: str
    object: str | None
    weapon: str | None = None
    place: str | None = None
    agreement: str | None = None
    modality: Modality
    status: Status | None = None
    quantity: Quantity | None = None
    date: Span | None = None
    attributed_to: str | None = None
    evidence: Evidence | None = None
    locator: str | None = None
    extractor: str = CURATED
    rule: str | None = None
    grade: str = Field(UNGRADED, pattern=PATTERN)
    office: str | None = None
    note: str | None = None
    membership: Membership | None = None
    embargo: EmbargoTerms | None = None
    deal: Deal | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_way(cls, said: Given) -> Given:
        """The same, with the ends of a mutual statement between two of a kind in order of id.

        'Kim met Putin' and 'Putin met Kim' are one statement, with one edge and one standing.
        """
        if isinstance(said, dict) and said.get("type") in MUTUAL:
            ends = [said.get("subject"), said.get("object")]
            if all(isinstance(end, str) and is_id(end) for end in ends):
                first, second = sorted(map(str, ends))
                if kind_of_id(first) is kind_of_id(second):
                    return {**said, "subject": first, "object": second}
        return said

    @model_validator(mode="after")
    def _sound(self) -> Self:
        rule = RULES[self.type]
        _check_kind("subject", self.subject, rule.subject, self.type)
        if self.object is not None:
            _check_kind("object", self.object, rule.object, self.type)
        elif not rule.object_optional:
            raise ValueError(f"object: {self.type} needs one")
        for field in ("weapon", "place", "agreement"):
            value = getattr(self, field)
            if value is not None and not (is_id(value) and value.startswith(f"{field}:")):
                raise ValueError(f"{field}: {value!r} is no id of a {field}")
        if self.attributed_to is not None and not is_id(self.attributed_to):
            raise ValueError(f"attributed_to: {self.attributed_to!r} is no id")
        if self.status is not None and self.type is not FactType.SUPPLIES:
            raise ValueError(f"status: only SUPPLIES has one, not {self.type}")
        if self.type is FactType.DENIED and self.modality is not Modality.DENIED:
            raise ValueError("modality: of DENIED is always 'denied'")
        return self


def things(claim: Claim) -> Iterator[str]:
    """The ids of all that a claim mentions."""
    mentioned = (claim.subject, claim.object, claim.weapon, claim.place, claim.agreement)
    return (id_ for id_ in (*mentioned, claim.attributed_to) if id_)


def denies(claim: Claim) -> bool:
    """Whether a claim may dispute others: it becomes a Denial (cypher/write/claims.cypher)."""
    return claim.type is FactType.DENIED or stance(claim) in ("denies", "halts")


def stance(claim: Claim) -> str:
    """What the claim does to its statement: says, plans, denies or halts it.

    A DENIED claim says that a denial was made; what that denial disputes is another statement.
    """
    if claim.status is Status.HALTED:
        return "halts"
    if claim.type is FactType.DENIED:
        return "says"
    if claim.modality is Modality.DENIED:
        return "denies"
    planned = claim.modality is Modality.PLANNED or claim.status is Status.PLANNED
    return "plans" if planned else "says"


def _check_kind(field: str, id_: str, allowed: frozenset[Kind], type_: FactType) -> None:
    try:
        kind = kind_of_id(id_)
    except InvalidValue as error:
        raise ValueError(f"{field}: {error.faults[0].message}") from None
    if kind not in allowed:
        kinds = ", ".join(sorted(str(k) for k in allowed))
        raise ValueError(f"{field}: {id_!r} is a {kind}; {type_} allows {kinds}")
