"""How a question is answered: one read transaction, names resolved, ETag, one dump to JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from fastapi import Request
from fastapi.responses import Response

from app.api.models.answer import Answer, Page
from app.api.params import Common, Listed
from app.claims.clocks import Picture
from app.entities.kinds import Kind
from app.errors import NotFound
from app.graph.driver import Graph, Reader
from app.graph.read import Found, ask, release_of
from app.graph.resolve import ANY, Resolver

T = TypeVar("T")
ACTORS = (Kind.COUNTRY, Kind.ORGANIZATION)
# More rows than any answer has: a limit for counting.
EVERYTHING = 1_000_000


@dataclass
class Question:
    """One request's view of the graph."""

    reader: Reader
    resolver: Resolver
    picture: Picture

    def id(self, field: str, value: str | None, kinds: Sequence[Kind] = ANY) -> str | None:
        """The id that a parameter means; null stays null."""
        return value and self.resolver.id(self.reader, field, value, kinds)

    def existing(self, value: str, kinds: Sequence[str] = ANY) -> str:
        """The id that a path names; NotFound where there is no such thing."""
        found = self.reader.one("read/exists", {"ids": [value]})
        if found and found["kind"] in kinds:
            return value
        raise NotFound(f"{value!r} is no {' or '.join(kinds) if len(kinds) < 4 else 'thing'} here")

    def ask(self, name: str, **values: object) -> Found:
        """What cypher/read/<name>.cypher finds."""
        return ask(self.reader, name, self.picture, **values)

    def clocks(self, found: Found) -> dict[str, str]:
        """The fields of Answer."""
        return {
            "as_of": self.picture.as_of,
            "known_at": self.picture.known_at,
            "recorded_by": found.recorded_by,
            "release": found.release,
        }


def answer(request: Request, query: Common, find: Callable[[Question], Answer]) -> Response:
    """The answer that `find` gives, or 304 where the client has it already."""
    graph: Graph = request.app.state.graph
    resolver: Resolver = request.app.state.resolver
    picture = query.picture()

    def read(reader: Reader) -> Response:
        asked = replace(
            picture,
            according_to=_sources(resolver, reader, "according_to", query.according_to),
            without=_sources(resolver, reader, "without", query.without),
        )
        if wanted := request.headers.get("if-none-match"):
            tag = _etag(request, asked, *release_of(reader, asked))
            if tag in [part.strip() for part in wanted.split(",")]:
                return Response(status_code=304, headers={"ETag": tag})
        found = find(Question(reader, resolver, asked))
        return Response(
            found.model_dump_json(by_alias=True, exclude=_left_out(query)),
            media_type="application/json",
            headers={"ETag": _etag(request, asked, found.release, found.recorded_by)},
        )

    return graph.read(read)


def page(
    question: Question,
    query: Listed,
    found: Found,
    items: Sequence[T],
    positions: Sequence[Sequence[str]],
    total: Callable[[], int],
) -> Page[T]:
    """A page of `items`, one row more than the limit telling that there is another.

    `positions`: of each item, where the next page would begin after it.
    """
    more = len(items) > query.limit
    picture = replace(question.picture, recorded_by=found.recorded_by)
    return Page[T](
        items=list(items[: query.limit]),
        next=query.next(picture, positions[query.limit - 1]) if more else None,
        total=total() if query.total else None,
        **question.clocks(found),
    )


def _left_out(query: Common) -> set[str] | None:
    return {"total"} if isinstance(query, Listed) and not query.total else None


def _sources(
    resolver: Resolver, reader: Reader, field: str, values: Sequence[str]
) -> tuple[str, ...]:
    return tuple(id_ for value in values for id_ in resolver.source(reader, field, value))


def _etag(request: Request, picture: Picture, release: str, at: str) -> str:
    """Of the graph's state and the question, the clocks filled in (an answer of today ages)."""
    asked = sorted(request.query_params.multi_items())
    text = f"{release} {at} {request.url.path} {asked} {picture.as_of} {picture.known_at}"
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'
