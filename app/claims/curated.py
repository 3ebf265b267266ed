"""Curated reference facts as claims: agreements, embargoes, offices and makers.

The source that a row names is their document, else the public record; a locator says where in
it; their grade says how good that is; no quote is invented for them.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.claims.agreements import membership_claim
from app.claims.claim import Claim, Document, EmbargoTerms, Modality, Span
from app.claims.clocks import last_day_held
from app.claims.fact_types import FactType
from app.claims.grade import PUBLIC_RECORD, READ
from app.claims.identity import source_id
from app.entities.vocabulary import (
    Agreement,
    Embargo,
    Office,
    Person,
    Source,
    Vocabulary,
    Weapon,
)

PUBLIC_RECORD_DOCUMENT = Document(id="public-record", title="Public record: uncontested facts")


def document_of(source: Source | None) -> Document:
    """A source as a document; the public record where there is none."""
    if source is None:
        return PUBLIC_RECORD_DOCUMENT
    document = Document(
        id="unnamed", title=source.title, publisher=source.publisher, url=source.url
    )
    return document.model_copy(update={"id": source_id(document)})


def embargo_claim(embargo: Embargo) -> Claim:
    """An embargo as a SANCTIONED claim; the instrument is its locator."""
    return Claim(
        type=FactType.SANCTIONED,
        subject=embargo.imposed_by,
        object=embargo.target,
        modality=Modality.ASSERTED,
        date=Span.model_validate({"from": embargo.from_, "to": last_day_held(embargo.to)}),
        locator=embargo.instrument,
        grade=READ if embargo.basis == "read" else PUBLIC_RECORD,
        note=embargo.notes,
        embargo=EmbargoTerms(
            embargo=embargo.id,
            scope=embargo.scope,
            direction=embargo.direction,
            renewed_to=embargo.renewed_to,
        ),
    )


def office_claim(person: Person, office: Office, grade: str) -> Claim:
    """An office as a LEADS claim; the office is its locator."""
    return Claim(
        type=FactType.LEADS,
        subject=person.id,
        object=office.of,
        modality=Modality.ASSERTED,
        date=Span.model_validate({"from": office.from_, "to": office.to}),
        locator=f"{office.office}, {office.of}",
        grade=grade,
        office=office.office,
        note=f"still held when last read, {office.as_of}" if office.as_of else None,
    )


def maker_claim(weapon: Weapon, maker: str, grade: str) -> Claim:
    """A maker as a PRODUCES claim, since the year of service at the latest."""
    started = str(weapon.in_service) if weapon.in_service else None
    return Claim(
        type=FactType.PRODUCES,
        subject=maker,
        object=weapon.id,
        modality=Modality.ASSERTED,
        date=Span.model_validate({"from": started, "to": None}) if started else None,
        locator=weapon.name,
        grade=grade,
    )


def claims_of(vocabulary: Vocabulary) -> list[tuple[Document, list[Claim]]]:
    """All curated claims, by document, in a fixed order."""
    by_document: dict[str, tuple[Document, list[Claim]]] = {}
    for source, claim in _sourced(vocabulary):
        document = document_of(source)
        by_document.setdefault(document.id, (document, []))[1].append(claim)
    return [by_document[id_] for id_ in sorted(by_document)]


def _sourced(vocabulary: Vocabulary) -> Iterator[tuple[Source | None, Claim]]:
    for agreement in vocabulary.of(Agreement):
        for member in agreement.members:
            yield agreement.source, membership_claim(agreement, member)
    for embargo in vocabulary.embargoes:
        yield embargo.source, embargo_claim(embargo)
    for person in vocabulary.of(Person):
        # What was read of a person is the latest change; earlier offices are public record.
        for office in person.leads:
            source = person.sources[0] if person.sources and office is person.leads[-1] else None
            yield source, office_claim(person, office, READ if source else PUBLIC_RECORD)
    for weapon in vocabulary.of(Weapon):
        source = source_for(weapon.sources, ("maker",))
        for maker in weapon.makers:
            yield source, maker_claim(weapon, maker, READ if source else PUBLIC_RECORD)


def source_for(sources: Sequence[Source], topics: Iterable[str]) -> Source | None:
    """The source that covers one of the topics (or all of the row); null: public record."""
    wanted = set(topics)
    covering = (s for s in sources if not s.topics or wanted & set(s.topics))
    return next(covering, None)
