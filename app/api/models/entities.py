"""Things and their edges."""

from typing import Any

from pydantic import Field

from app.api.models.answer import Answer, Model, Ref, Said, ref, refs
from app.api.models.claims import DocumentRef
from app.api.models.transfers import said
from app.graph.read import EdgeRow, Found, edges_of


class Link(Model):
    """What the vocabulary joins a thing to: KIND_OF, PART_OF, PRECEDED, LOCATED_IN."""

    type: str
    direction: str
    other: Ref
    on: str | None = None
    continues: bool | None = None


class Figure(Model):
    """A figure of a weapon (range_km, mass_kg, calibre_mm, warhead_kg) and where it was read."""

    name: str
    min: float
    max: float
    grade: str
    recorded_at: str
    document: DocumentRef


class Degree(Model):
    """How many edges of a type are in the picture."""

    type: str
    edges: int


class Statement(Model):
    """What joins a thing to another."""

    type: str
    direction: str = Field(description="'out': the thing is the subject; 'in': the object.")
    other: Ref
    weapons: list[Ref]
    statuses: list[str]
    offices: list[str]


class Edge(Said, Statement):
    """One typed edge of a thing, as the claims in the picture make it."""


class Entity(Model):
    """A thing: what it is called, what it is, what it is joined to."""

    id: str
    name: str
    kind: str
    aliases: list[str]
    also_called: list[str] = Field(description="Demonyms, capital, seats of government.")
    provisional: bool = Field(description="True: no vocabulary knows it yet.")
    properties: dict[str, Any] = Field(description="What its kind adds.")
    degree: list[Degree]
    links: list[Link]


class EntityAnswer(Answer, Entity):
    """One thing, with the clocks of the answer."""


# What every Entity node has, or has for the service's own sake.
_PLAIN = frozenset(
    "id kind name aliases also keys digest provisional ambiguous_names demonyms short".split()
)


def entity_fields(found: Found) -> dict[str, Any]:  # fields of Entity, by name
    """The fields of the one thing found."""
    [(properties, degrees, links, _)] = found.rows
    return {
        "id": properties["id"],
        "name": properties["name"],
        "kind": properties["kind"],
        "aliases": properties["aliases"],
        "also_called": properties["also"],
        "provisional": properties.get("provisional", False),
        "properties": {k: v for k, v in sorted(properties.items()) if k not in _PLAIN},
        "degree": [Degree(type=type_, edges=edges) for type_, edges in degrees],
        "links": [
            Link(type=type_, direction=way, other=ref(found.names, id_), on=on, continues=continues)
            for type_, way, id_, on, continues in links
        ],
    }


def figures(found: Found) -> list[Figure]:
    """The figures of the weapon found."""
    [(_, _, _, rows)] = found.rows
    return [
        Figure(
            name=name,
            min=low,
            max=high,
            grade=grade,
            recorded_at=at,
            document=DocumentRef(id=id_, title=title, publisher=by, url=url, published_on=day),
        )
        for name, low, high, grade, at, id_, title, by, url, day in rows
    ]


def edges(found: Found) -> list[Edge]:
    """The rows of read/neighbors as items."""
    return [_edge(row, found) for row in edges_of(found)]


def _edge(row: EdgeRow, found: Found) -> Edge:
    return Edge.model_validate(
        {
            "type": row.type,
            "direction": row.direction,
            "other": ref(found.names, row.other),
            "weapons": refs(found.names, sorted(row.weapons)),
            "statuses": sorted(row.statuses),
            "offices": sorted(row.offices),
            **said(row.summary, found),
        }
    )
