"""Records as entities or statements of FollowTheMoney, as its own library makes them (extra `ftm`).

What FtM has a term for is said in it: states, bodies, persons and places are entities, documents
too; a sanction, an office or a membership is one; any other claim that says so is an UnknownLink
with its fact type as the role. What is planned, denied or halted, or has a weapon or an agreement
at an end, is an Event that involves its parties: FtM has no term for those, and a link that is
denied must not look like one. Each entity carries its records whole in `foedus`, a key that FtM's
readers keep aside: so the file comes back as it was.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from app.claims.claim import stance
from app.claims.fact_types import FactType
from app.claims.records import ClaimRecord, DocumentRecord, Record, Thing
from app.entities.kinds import FTM, Kind
from app.export.whole.found import placed
from app.export.whole.jsonl import said
from app.packages import package

# The name under which other programs know where the entities come from.
DATASET = "foedus"
# An entity of the library, whose types are its own.
Entity = Any
Values = Mapping[str, object]


def write(records: Iterable[Record], out: Path) -> None:
    """Entities as JSON Lines, sorted as the records are."""
    with placed(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for entity, kept in _Entities(str(out)).of(records):
            content = {**entity.to_dict(), "datasets": [DATASET], DATASET: kept}
            file.write(json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n")


def write_statements(records: Iterable[Record], out: Path) -> None:
    """Statements as CSV: each value with who made the claim (`origin`), since when it is held."""
    statements = package("followthemoney.statement", str(out), "ftm")
    serialize = package("followthemoney.statement.serialize", str(out), "ftm")
    with (
        placed(out) as part,
        part.open("wb") as file,
        serialize.get_statement_writer(file, "csv") as writer,
    ):
        for entity, kept in _Entities(str(out)).of(records):
            first, origin = _origin(kept)
            about = {"dataset": DATASET, "first_seen": first, "origin": origin}
            for prop, value in entity.itervalues():
                of = {"entity_id": entity.id, "schema": entity.schema.name, "prop": prop.name}
                writer.write(statements.Statement(**of, value=value, **about))


def _origin(kept: Iterable[Mapping[str, object]]) -> tuple[object, object]:
    """Since when the graph has held what an entity tells, and who made the claim."""
    dated = [row for row in kept if row.get("recorded_at")]
    return (dated[-1]["recorded_at"], dated[-1].get("extractor")) if dated else (None, None)


@dataclass
class _Entities:
    """Entities from records; it knows the things and the document that it came by.

    `waiting`: records of things that FtM has no term for: the next document carries them.
    """

    where: str
    things: dict[str, Thing] = field(default_factory=dict)
    document: DocumentRecord | None = None
    waiting: list[dict[str, object]] = field(default_factory=list)

    def of(self, records: Iterable[Record]) -> Iterator[tuple[Entity, list[dict[str, object]]]]:
        """Each entity with the records that it carries."""
        model = package("followthemoney", self.where, "ftm").model
        countries = package("followthemoney.types", self.where, "ftm").registry.country
        last: tuple[Entity, list[dict[str, object]]] | None = None
        for record in records:
            made = self._made(record, model, countries)
            if made is None:
                # A review goes with its claim, a weapon or an agreement with the next document.
                held = self.waiting if isinstance(record, Thing) or last is None else last[1]
                held.append(said(record))
                continue
            if last:
                yield last
            last = made, [*self.waiting, said(record)]
            self.waiting = []
        if last:
            yield last[0], [*last[1], *self.waiting]

    def _made(self, record: Record, model: ModuleType, countries: Entity) -> Entity | None:
        match record:
            case Thing():
                self.things[record.id] = record
                schema, values = FTM[record.kind], _of_thing(record, countries)
            case DocumentRecord():
                self.document = record
                schema, values = "Article" if record.text else "Document", _of_document(record)
            case ClaimRecord():
                schema, values = self._of_claim(record, countries)
            case _:
                return None
        if schema is None:
            return None
        entity = model.make_entity(schema)
        entity.id = f"document:{record.id}" if isinstance(record, DocumentRecord) else record.id
        for name, value in values.items():
            entity.add(name, value, quiet=True)
        return entity

    def _of_claim(self, claim: ClaimRecord, countries: Entity) -> tuple[str, Values]:
        """The schema that says a claim, and its properties."""
        subject, object_ = self.things[claim.subject], self.things.get(claim.object or "")
        common = {**self._of_any(claim), "summary": self._summary(claim)}
        both = bool(object_ and FTM[subject.kind] and FTM[object_.kind])
        if not both or stance(claim) != "says":
            involved = [thing.id for thing in (subject, object_) if thing and FTM[thing.kind]]
            return "Event", {
                **common,
                "name": common["summary"],
                "involved": involved,
                "location": claim.place and self.things[claim.place].name,
                "summary": None,
            }
        if claim.type is FactType.SANCTIONED:
            return "Sanction", {
                **common,
                "entity": claim.object,
                "authority": subject.name,
                "country": countries.clean(subject.id),
                "program": claim.embargo and claim.embargo.embargo,
                "provisions": claim.embargo and claim.embargo.scope,
            }
        if claim.type is FactType.LEADS:
            ends = {"director": claim.subject, "organization": claim.object}
            return "Directorship", {**common, **ends, "role": claim.office}
        if claim.type is FactType.ALLIED_WITH and object_ and object_.kind is Kind.ORGANIZATION:
            return "Membership", {**common, "member": claim.subject, "organization": claim.object}
        ends = {"subject": claim.subject, "object": claim.object}
        role = f"{claim.type} ({claim.status})" if claim.status else claim.type
        return "UnknownLink", {**common, **ends, "role": role}

    def _of_any(self, claim: ClaimRecord) -> dict[str, object]:
        document = self.document
        span = claim.date
        return {
            "startDate": span and span.from_,
            "endDate": span and span.to,
            "recordId": claim.id,
            "status": claim.modality,
            "description": claim.evidence.quote if claim.evidence else claim.locator,
            "proof": document and f"document:{document.id}",
            "publisher": document and document.publisher,
            "sourceUrl": document and document.url,
        }

    def _summary(self, claim: ClaimRecord) -> str:
        """The claim in a line: who, what, whom, which weapon, how many, how far, on whose word."""
        parts = [self.things[claim.subject].name, claim.type]
        if claim.object:
            parts.append(self.things[claim.object].name)
        text = " ".join(parts)
        more = [
            claim.weapon and self.things[claim.weapon].name,
            str(claim.quantity) if claim.quantity else None,
            claim.status,
            claim.modality,
            claim.attributed_to and f"according to {self.things[claim.attributed_to].name}",
        ]
        return f"{text}: {', '.join(part for part in more if part)}"


def _of_thing(thing: Thing, countries: Entity) -> Values:
    """The properties of a thing's entity."""
    code = countries.clean(thing.id if thing.kind is Kind.COUNTRY else thing.country)
    values = {"name": thing.name, "alias": thing.aliases, "country": code, "notes": thing.note}
    if thing.kind is Kind.PLACE:
        values |= {"full": thing.name, "latitude": thing.lat, "longitude": thing.lon}
    if thing.kind is Kind.EVENT:
        values |= {"date": thing.date}
    return values


def _of_document(document: DocumentRecord) -> Values:
    return {
        "title": document.title,
        "publisher": document.publisher,
        "publishedAt": document.published_on,
        "sourceUrl": document.url,
        "language": document.language,
        "bodyText": document.text,
        "contentHash": document.sha256 if document.file_sha256 else None,
    }
