"""The one file format for documents with their claims, made by hand, by annotators or by rules.

docs/format.md describes it with an example. A text and quotes that stand in it, or no text and a
locator a fact (`article 4`, `row 17`): a fact without its source is a fault.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from app.claims.claim import CURATED, Claim, Deal, Document, Modality, Span, Status
from app.claims.dates import PartialDate
from app.claims.evidence import locate
from app.claims.extractor import program
from app.claims.fact_types import FactType
from app.claims.grade import PATTERN, UNGRADED
from app.claims.identity import claim_id
from app.claims.quantity import Quantity
from app.entities.kinds import Kind, Model, kind_of_id
from app.entities.vocabulary import Entity, faults_of, read_json
from app.errors import BadFile, Fault, InvalidValue, join


class AnnotatedEntity(Model):
    """A thing that the facts mention, and how the text calls it."""

    key: str
    kind: Kind
    mentions: tuple[str, ...] = ()


class Fact(Model):
    """One fact as annotators write it; see docs/format.md."""

    type: FactType
    subject: str
    object: str | None
    weapon: str | None = None
    place: str | None = None
    agreement: str | None = None
    quantity: Quantity | None = None
    date: Span | None = None
    status: Status | None = None
    modality: Modality
    attributed_to: str | None = None
    evidence: str | None = None
    start: int | None = Field(None, ge=0)
    locator: str | None = None
    extractor: str | None = None
    rule: str | None = None
    grade: str = Field(UNGRADED, pattern=PATTERN)
    note: str | None = None
    deal: Deal | None = None


class AnnotatedFile(Model):
    """A whole file."""

    id: str
    url: str | None = None
    publisher: str | None = None
    title: str
    published: PartialDate | None = None
    language: str = "en"
    text_origin: Literal["rewritten", "original"] | None = None
    text: str | None = None
    extractor: str = CURATED
    entities: tuple[AnnotatedEntity, ...] = ()
    facts: tuple[object, ...]


class Batch(NamedTuple):
    """A document, its claims, and a name for each thing that the file names.

    `things`: what the document tells of things that no vocabulary knows.
    """

    document: Document
    claims: tuple[Claim, ...]
    names: Mapping[str, str]
    things: Mapping[str, Entity] = {}


def read(path: Path) -> Batch:
    """A file's document and claims; BadFile names every fault, with file and fact."""
    return batch_of(read_json(path), path.name)


def batch_of(content: object, where: str) -> Batch:
    """What `read` makes of a file's content; faults are named by `where` it stands."""
    try:
        file = AnnotatedFile.model_validate(content)
        document = Document(
            id=file.id,
            title=file.title,
            publisher=file.publisher,
            url=file.url,
            language=file.language,
            published_on=file.published,
            text=file.text,
            text_origin=file.text_origin,
            read_by=(file.extractor,) if program(file.extractor) else None,
        )
    except ValidationError as error:
        raise BadFile(*faults_of(error, where)) from error
    faults = [fault for entity in file.entities for fault in _entity_faults(entity, where)]
    claims: dict[str, Claim] = {}
    places: dict[str, int] = {}
    for number, row in enumerate(file.facts, 1):
        at = f"{where}, fact {number}"
        try:
            claim = claim_of(row, document, file.extractor)
        except ValidationError as error:
            faults += faults_of(error, at)
        except InvalidValue as error:
            faults += [Fault(at, str(error))]
        else:
            id_ = claim_id(document.id, claim)
            if id_ in claims:
                faults.append(Fault(at, f"says the same as fact {places[id_]}; keep one"))
            claims[id_], places[id_] = claim, number
    join(faults, BadFile)
    names = {entity.key: entity.mentions[0] for entity in file.entities if entity.mentions}
    return Batch(document, tuple(claims.values()), names)


def claim_of(row: object, document: Document, extractor: str = CURATED) -> Claim:
    """One fact as a claim, its quote found in the document's text.

    `extractor`: who made it, where the fact does not say. Raises ValidationError for what cannot
    be, InvalidValue for a quote that is not in the text and for a fact without a source.
    """
    fact = Fact.model_validate(row)
    said = fact.model_dump(exclude={"evidence", "start", "date", "quantity", "deal"})
    said["extractor"] = fact.extractor or extractor
    evidence = None
    if document.text is not None and fact.evidence is not None:
        evidence = locate(fact.evidence, document.text, fact.start)
    elif fact.evidence is not None:
        raise InvalidValue("evidence: the document has no text in which the quote could stand")
    elif fact.locator is None:
        raise InvalidValue("evidence: a fact needs its quote, or a locator where there is no text")
    return Claim(**said, date=fact.date, quantity=fact.quantity, evidence=evidence, deal=fact.deal)


def _entity_faults(entity: AnnotatedEntity, file: str) -> list[Fault]:
    where = f"{file}, entity {entity.key!r}"
    try:
        kind = kind_of_id(entity.key)
    except InvalidValue as error:
        return [Fault(where, error.faults[0].message, error.faults[0].allowed)]
    if kind != entity.kind:
        return [Fault(where, f"is said to be a {entity.kind}, but its id is that of a {kind}")]
    return []
