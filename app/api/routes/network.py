"""/network and /paths: what hangs together, and how."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.bounds import SUMMED, check_statements, fitting, within
from app.api.models.answer import refs
from app.api.models.network import (
    Key,
    Network,
    NetworkEdge,
    PathItem,
    Paths,
    Step,
    edges_by_key,
)
from app.api.params import Common, Text
from app.claims.fact_types import FactType
from app.claims.standing import Standing
from app.errors import Fault, InvalidValue
from app.export import FORMATS, Graph
from app.graph.read import Found

router = APIRouter(tags=["network"])

# How many shortest paths the database gives; those that meet a thing twice are dropped.
_LOOKED_AT = 40
_MAX_HOPS = 6


class Format(StrEnum):
    """How a network is written; all but json are for other programs."""

    JSON = "json"
    CYTOSCAPE = "cytoscape"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


class NetworkQuery(Common):
    """The parameters of /network."""

    around: Text = Field(description="A thing, id or name.", examples=["PRK"])
    hops: int = Field(1, ge=1, le=3, description="How far from it.")
    types: list[FactType] = Field([], description="Only these fact types.", examples=[["SUPPLIES"]])
    limit: int = Field(200, ge=1, le=1000, description="Edges at most, the best attested first.")
    format: Format = Field(Format.JSON, description="csv: two files in a zip.")


class PathsQuery(Common):
    """The parameters of /paths."""

    from_: Text = Field(alias="from", description="A thing, id or name.", examples=["PRK"])
    to: Text = Field(description="A thing, id or name.", examples=["UKR"])
    types: list[FactType] = Field([], description="Only these fact types.", examples=[["SUPPLIES"]])
    max_hops: int = Field(4, ge=1, le=_MAX_HOPS, description="Edges a path at most.")
    k: int = Field(5, ge=1, le=20, description="Paths at most.")
    directed: bool = Field(False, description="Only along the edges, subject to object.")


# What other programs get, by media type.
_FILES: dict[int | str, dict[str, object]] = {
    200: {
        "content": {
            "application/vnd.cytoscape+json": {"schema": {"type": "object"}},
            "application/graphml+xml": {"schema": {"type": "string"}},
            "application/gexf+xml": {"schema": {"type": "string"}},
            "application/zip": {"schema": {"type": "string", "format": "binary"}},
        }
    }
}


@router.get(
    "/network",
    response_model=Network,
    responses=_FILES,
    summary="A subgraph around a thing",
)
def get_network(request: Request, query: Annotated[NetworkQuery, Query()]) -> Response:
    """Edges in the picture within some hops, each with its standing; says when it was cut."""

    def find(question: Question) -> Network:
        around = question.must("around", query.around)
        keys, cut = _walk(question, around, query)
        found = question.ask("statements", statements=[list(key) for key in keys])
        by_key = edges_by_key(found)
        names = {**found.names, **question.named([around])}
        edges = [by_key[key] for key in keys if key in by_key]
        ids = dict.fromkeys([around, *(id_ for key in keys for id_ in key[1:])])
        return Network(
            around=refs(names, [around])[0],
            hops=query.hops,
            nodes=refs(names, ids),
            edges=edges,
            cut=cut,
            **question.clocks(found),
        )

    if query.format is Format.JSON:
        return answer(request, query, find)
    write = FORMATS[query.format]
    return answer(request, query, find, lambda network: write(_exported(network)))


def _walk(question: Question, around: str, query: NetworkQuery) -> tuple[list[Key], bool]:
    """The statements met on the way out, hop by hop; whether some were left out."""
    keys: dict[Key, int] = {}
    seen: list[str] = []
    border = [around]
    cut = False
    for _ in range(query.hops):
        rows = question.rows(
            "expand",
            ids=border,
            seen=seen,
            types=query.types or list(FactType),
            limit=query.limit - len(keys) + 1,
        )
        met = {(row["type"], row["subject"], row["object"]): row["claims"] for row in rows}
        cut = cut or len(keys) + len(met) > query.limit
        keys |= dict(islice(met.items(), query.limit - len(keys)))
        seen += border
        walked = set(seen)
        border = sorted({id_ for _, *ends in met for id_ in ends if id_ not in walked})
        if not border or cut:
            break
    weights = ((key, SUMMED * claims) for key, claims in keys.items())
    kept, more = fitting(question, weights)
    return kept, cut or more


def _exported(network: Network) -> Graph:
    return Graph(
        nodes=[(node.id, node.name, node.kind) for node in network.nodes],
        edges=[
            {
                "source": edge.subject.id,
                "target": edge.object.id,
                "type": edge.type,
                "standing": edge.standing.value,
                "speakers": edge.standing.speakers,
                "claims": edge.claims_count,
                "statuses": " ".join(edge.statuses),
                "weapons": " ".join(weapon.id for weapon in edge.weapons),
                "since": edge.since or "",
                "until": edge.until or "",
                "why": edge.standing.why,
                "claim_ids": " ".join(edge.claims),
            }
            for edge in network.edges
        ],
        about={
            "as_of": network.as_of,
            "known_at": network.known_at,
            "recorded_by": network.recorded_by,
            "release": network.release,
            "cut": str(network.cut).lower(),
        },
    )


@router.get("/paths", response_model=Paths, summary="How two things hang together")
def get_paths(request: Request, query: Annotated[PathsQuery, Query()]) -> Response:
    """The k shortest paths whose every edge is in the picture, each edge with its claims."""

    def find(question: Question) -> Paths:
        start, end = question.must("from", query.from_), question.must("to", query.to)
        if start == end:
            raise InvalidValue(Fault("to", f"{end!r} is where the path begins"))
        paths, more, found = paths_between(
            question, start, end, query.types, max_hops=query.max_hops, directed=query.directed
        )
        names = question.named([start, end])
        return Paths(
            from_=refs(names, [start])[0],
            to=refs(names, [end])[0],
            paths=paths[: query.k],
            cut=len(paths) > query.k or more,
            **question.clocks(found),
        )

    return answer(request, query, find)


def paths_between(
    question: Question,
    start: str,
    end: str,
    types: Sequence[FactType] = (),
    *,
    max_hops: int = _MAX_HOPS,
    directed: bool = False,
    whole: bool = False,
) -> tuple[list[PathItem], bool, Found]:
    """The shortest paths, fewest hops first, then the best attested; whether there may be more;
    and what their edges were found in.

    Paths over edges that are too much for one question are left out; `whole`: raises TooMuch.
    """
    rows = question.rows(
        "paths_directed" if directed else "paths",
        **{"from": start, "to": end},
        types=types or list(FactType),
        limit=_LOOKED_AT,
    )
    short = [row for row in rows if len(row["edges"]) <= max_hops]
    simple = [row for row in short if len(set(row["nodes"])) == len(row["nodes"])]
    met = dict.fromkeys((t, s, o) for row in simple for t, s, o in row["edges"])
    if whole:
        check_statements(question, met)
    keys, cut = within(question, met)
    found = question.ask("statements", statements=[list(key) for key in keys])
    edges = edges_by_key(found)
    paths = [
        _path(row["nodes"], row["edges"], edges, found.names)
        for row in simple
        if all((t, s, o) in edges for t, s, o in row["edges"])
    ]
    paths.sort(key=lambda p: (p.hops, -p.weakest, [node.id for node in p.nodes]))
    return paths, cut or len(short) >= _LOOKED_AT, found


def _path(
    nodes: Sequence[str],
    keys: Sequence[Sequence[str]],
    edges: Mapping[Key, NetworkEdge],
    names: Mapping[str, tuple[str, str]],
) -> PathItem:
    steps = [
        Step(edge=edge, along=edge.subject.id == node)
        for edge, node in zip((edges[t, s, o] for t, s, o in keys), nodes, strict=False)
    ]
    return PathItem(
        nodes=refs(names, nodes),
        edges=steps,
        hops=len(steps),
        weakest=min(_attested(step.edge.standing) for step in steps),
    )


def _attested(standing: Standing) -> int:
    return 0 if standing.value == "denied" else standing.speakers
