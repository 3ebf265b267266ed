"""Edges between any two things: networks, paths, changes."""

from collections.abc import Mapping

from pydantic import Field

from app.api.models.answer import Answer, Model, Ref, Said, ref, refs
from app.api.models.transfers import said
from app.claims.standing import Standing
from app.graph.read import Found, StatementRow, statements_of


class Ends(Model):
    """A statement: what joins which two things."""

    type: str
    subject: Ref
    object: Ref


class NetworkEdge(Said, Ends):
    """A typed edge as the claims in the picture make it."""

    weapons: list[Ref]
    statuses: list[str]


class Network(Answer):
    """A subgraph; `cut`: more was there than the limit allowed."""

    around: Ref
    hops: int
    nodes: list[Ref]
    edges: list[NetworkEdge]
    cut: bool


class Step(Model):
    """One edge of a path; `along`: walked from subject to object."""

    edge: NetworkEdge
    along: bool


class PathItem(Model):
    """A path; `weakest`: independent speakers behind its least attested edge, 0 if denied."""

    nodes: list[Ref]
    edges: list[Step]
    hops: int
    weakest: int


class Paths(Answer):
    """The shortest paths, fewest hops first, then the best attested; `cut`: there may be more."""

    from_: Ref = Field(alias="from")
    to: Ref
    paths: list[PathItem]
    cut: bool


class ChangedEdge(Ends):
    """An edge before and after; null: it was not in that picture."""

    change: str = Field(
        description="came, went, standing (its value changed) or claims (only who says it did)."
    )
    before: Standing | None
    after: Standing | None
    claims_added: list[str] = Field(description="Claims, and denials of them, that came.")
    claims_gone: list[str] = Field(description="Claims, and denials of them, that went.")
    documents: list[str] = Field(description="Ids of the documents of those that came or went.")


def edge(row: StatementRow, found: Found) -> NetworkEdge:
    """A row of read/statements as an edge."""
    return NetworkEdge.model_validate(
        {
            "type": row.type,
            "subject": ref(found.names, row.subject),
            "object": ref(found.names, row.object),
            "weapons": refs(found.names, sorted(row.weapons)),
            "statuses": sorted(row.statuses),
            **said(row.summary, found),
        }
    )


Key = tuple[str, str, str]


def edges_by_key(found: Found) -> Mapping[Key, NetworkEdge]:
    """The rows of read/statements by (type, subject, object)."""
    return {(row.type, row.subject, row.object): edge(row, found) for row in statements_of(found)}
