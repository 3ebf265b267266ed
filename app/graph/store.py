"""How documents and entities lie in Neo4j: the properties of their nodes, in one place."""

from collections.abc import Iterator, Mapping

from app.claims.claim import Document
from app.claims.identity import digest
from app.entities.kinds import kind_of_id, slug
from app.entities.names import fold
from app.entities.vocabulary import (
    Agreement,
    Country,
    Entity,
    Event,
    Organization,
    Person,
    Place,
    Weapon,
)

Properties = Mapping[str, object]
# Bumped when the shape of stored entities changes, so that a re-seed writes them anew.
_SHAPE = 1


def publisher_id(publisher: str | None, publishers: Mapping[str, str]) -> str | None:
    """A publisher's id: that of the organization with exactly this name, else `publisher:slug`."""
    if publisher is None:
        return None
    return publishers.get(fold(publisher), unlisted_publisher(publisher))


def unlisted_publisher(name: str) -> str:
    """The id of a publisher that no vocabulary knows, from its name."""
    return f"publisher:{slug(name)}"


def document_properties(
    document: Document, recorded_at: str, publishers: Mapping[str, str]
) -> Properties:
    """A Document node."""
    return {
        **document.model_dump(mode="json"),
        "sha256": document.sha256,
        "publisher_id": publisher_id(document.publisher, publishers),
        "recorded_at": recorded_at,
        # By which day /documents lists it: the undated come first.
        "listed_on": document.published_on or "",
        "claims": 0,
    }


def document_from(node: Properties) -> Document:
    """The document that a Document node stands for."""
    said = {name: node.get(name) for name in Document.model_fields if name in node}
    if node.get("text") is None and node.get("sha256"):
        said["file_sha256"] = node["sha256"]
    return Document.model_validate(said)


def entity_properties(entity: Entity) -> Properties:
    """An Entity node: names for finding it, and what its kind adds."""
    names = (*entity.names(), *entity.also())
    properties: dict[str, object] = {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "aliases": list(entity.aliases),
        "also": list(entity.also()),
        "ambiguous_names": list(entity.ambiguous_names),
        "keys": sorted({fold(name) for name in names}),
        "basis": entity.basis,
        "note": entity.note,
        **dict(_own(entity)),
    }
    properties["digest"] = digest(_SHAPE, entity.model_dump(mode="json", by_alias=True))
    return {key: value for key, value in properties.items() if value is not None}


def provisional_properties(id_: str, name: str | None, told: Entity | None = None) -> Properties:
    """An Entity node for a thing that no vocabulary knows yet; `told`: what its document says."""
    if told:
        return {**entity_properties(told), "basis": "provisional", "provisional": True}
    kind = kind_of_id(id_)
    name = name or id_.partition(":")[2].replace("-", " ")
    return {
        "id": id_,
        "kind": str(kind),
        "name": name,
        "aliases": [],
        "also": [],
        "ambiguous_names": [],
        "keys": [fold(name)],
        "basis": "provisional",
        "provisional": True,
    }


def _own(entity: Entity) -> Iterator[tuple[str, object]]:
    match entity:
        case Country():
            yield from (("region", entity.region), ("capital", entity.capital))
            yield from (("from", entity.from_), ("to", entity.to), ("form", entity.form))
            yield from (("demonyms", list(entity.demonyms)), ("notes", entity.notes))
        case Organization():
            yield from (("form", entity.form), ("country", entity.country))
        case Person():
            yield from (("country", entity.country), ("short", list(entity.short)))
        case Place():
            yield from (("form", entity.form), ("country", entity.country))
            yield from (("lat", entity.lat), ("lon", entity.lon))
            yield from (("coordinates", entity.coordinates), ("source", entity.source))
        case Weapon():
            yield "category", entity.category
            yield "sipri_category", entity.sipri_category
            yield "unroca_category", entity.unroca_category
            yield "in_service", entity.in_service
        case Agreement():
            yield from _agreement(entity)
        case Event():
            yield "date", entity.date
        case _:
            pass


def _agreement(agreement: Agreement) -> Iterator[tuple[str, object]]:
    yield from (("signed", agreement.signed), ("in_force", agreement.in_force))
    yield from (("ended", agreement.ended), ("ended_why", agreement.ended_why))
    yield from (("obligations", list(agreement.obligations)), ("atop_id", agreement.atop_id))
    yield from (("is_alliance", agreement.is_alliance), ("signed_at", agreement.place))
    yield from (("organization", agreement.organization), ("notes", agreement.notes))
    if agreement.clause:
        yield "clause_article", agreement.clause.article
        yield "clause_gist", agreement.clause.gist


def links(entity: Entity) -> Iterator[Mapping[str, object]]:
    """The vocabulary's own links of an entity: rows of write/links."""

    def link(type_: str, to: str, **properties: object) -> Mapping[str, object]:
        return {"from": entity.id, "type": type_, "to": to, "properties": properties}

    match entity:
        case Country():
            if entity.part_of:
                yield link("PART_OF", entity.part_of)
            for state in entity.successors:
                yield link("PRECEDED", state.id, on=state.on, continues=state.continues)
        case Organization(part_of=str(whole)):
            yield link("PART_OF", whole)
        case Place(country=str(country)):
            yield link("LOCATED_IN", country)
        case Weapon():
            for kind in dict.fromkeys((*entity.kind_of, *filter(None, (entity.family,)))):
                yield link("KIND_OF", kind)
        case _:
            pass
