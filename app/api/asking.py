"""How a question is answered: one read transaction, names resolved, ETag, one dump to JSON."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TypeVar

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import State

from app.api.models.answer import Answer, Page
from app.api.params import Common, Listed
from app.claims.clocks import Picture, today
from app.entities.kinds import Kind
from app.errors import Fault, InvalidValue, NotFound, join
from app.export import Exported
from app.graph.driver import Graph, Reader, Row
from app.graph.migrate import require_migrated
from app.graph.read import Found, ask, release_of
from app.graph.resolve import ANY, Resolver

T = TypeVar("T")
A = TypeVar("A", bound=Answer)
ACTORS = (Kind.COUNTRY, Kind.ORGANIZATION)
# More rows than any answer has: a limit for counting.
EVERYTHING = 1_000_000


@dataclass
class Question:
    """One request's view of the graph.

    `faults`: of the names asked for so far. They are told together, before the graph is asked.
    """

    reader: Reader
    resolver: Resolver
    picture: Picture
    faults: list[Fault] = field(default_factory=list)

    def id(self, field: str, value: str | None, kinds: Sequence[Kind] = ANY) -> str | None:
        """The id that a parameter means; null stays null."""
        return value and self.must(field, value, kinds)

    def must(self, field: str, value: str, kinds: Sequence[Kind] = ANY) -> str:
        """The id that a required parameter means."""
        try:
            return self.resolver.id(self.reader, field, value, kinds)
        except InvalidValue as error:
            self.faults += error.faults
            return value

    def sources(self, field: str, values: Sequence[str]) -> tuple[str, ...]:
        """The ids of speakers, publishers or documents that a parameter means."""
        found: list[str] = []
        for value in values:
            try:
                found += self.resolver.source(self.reader, field, value)
            except InvalidValue as error:
                self.faults += error.faults
        return tuple(found)

    def existing(self, value: str, kinds: Sequence[str] = ANY) -> str:
        """The id that a path names; NotFound where there is no such thing."""
        found = self.reader.one("read/exists", {"ids": [value]})
        if found and found["kind"] in kinds:
            return value
        what = " or ".join(kinds) if len(kinds) < 4 else "thing"
        raise NotFound(Fault("id", f"{value!r} is no {what} here", (), self._meant(value)))

    def document(self, field: str, value: str) -> str:
        """The document that a parameter names; InvalidValue where there is none."""
        found = self.reader.one("read/exists", {"ids": [value]})
        if found and found["kind"] == "Document":
            return value
        raise InvalidValue(Fault(field, f"{value!r} is no id of a document that the graph holds"))

    def _meant(self, value: str) -> tuple[str, ...]:
        """Ids of things that are called so, for one who gives a name where an id belongs."""
        try:
            return (self.resolver.id(self.reader, "id", value),)
        except InvalidValue as error:
            return error.faults[0].did_you_mean

    def ask(self, name: str, **values: object) -> Found:
        """What cypher/read/<name>.cypher finds."""
        join(self.faults, InvalidValue)
        return ask(self.reader, name, self.picture, **values)

    def rows(self, name: str, **values: object) -> list[Row]:
        """All rows of a query that only finds ids for another to fill."""
        join(self.faults, InvalidValue)
        return self.reader.rows(f"read/{name}", {**self.picture.parameters(), **values})

    def early(self, claims: int) -> bool:
        """Whether the picture is of a day in the past by which no more claims were known."""
        if str(self.picture.parameters()["known_at"]) >= today():
            return False
        [row] = self.rows("known_count", limit=claims + 1)
        return int(row["claims"]) <= claims

    def named(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Ids to (name, kind)."""
        rows = self.reader.rows("read/called", {"ids": list(ids)})
        return {row["id"]: (row["name"], row["kind"]) for row in rows}

    def clocks(self, found: Found) -> dict[str, str]:
        """The fields of Answer."""
        return {
            "as_of": self.picture.as_of,
            "known_at": self.picture.known_at,
            "recorded_by": found.recorded_by,
            "release": found.release,
        }


def answer(
    request: Request,
    query: Common,
    find: Callable[[Question], A],
    write: Callable[[A], Exported] | None = None,
) -> Response:
    """The answer that `find` gives, or 304 where the client has it already.

    `write` makes another format of it than JSON.
    """
    graph: Graph = request.app.state.graph
    resolver: Resolver = request.app.state.resolver
    _check_once(request, query)
    picture = query.picture()
    check_migrated(request.app.state, graph)

    def read(reader: Reader) -> Response:
        question = Question(reader, resolver, picture)
        question.picture = asked = replace(
            picture,
            according_to=question.sources("according_to", query.according_to),
            without=question.sources("without", query.without),
        )
        if "if-none-match" in request.headers and not question.faults:
            tag = _etag(request, asked, *release_of(reader, asked))
            if has(request, tag):
                return Response(status_code=304, headers={"ETag": tag})
        found = _found(question, find)
        headers = {"ETag": _etag(request, asked, found.release, found.recorded_by)}
        if write:
            file = write(found)
            headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
            headers |= _paging(request, found)
            return Response(file.content, media_type=file.media_type, headers=headers)
        content = found.model_dump_json(by_alias=True, exclude=_left_out(query))
        return Response(content, media_type="application/json", headers=headers)

    return graph.read(read)


def _found(question: Question, find: Callable[[Question], A]) -> A:
    """What `find` gives, unless a name that was asked for is none: all faults at once."""
    try:
        found = find(question)
    except InvalidValue as error:
        more = [fault for fault in error.faults if fault not in question.faults]
        raise InvalidValue(*question.faults, *more) from error
    join(question.faults, InvalidValue)
    return found


def _paging(request: Request, found: Answer) -> dict[str, str]:
    """What the fields of a page say, for formats that have no place for it (RFC 8288)."""
    headers: dict[str, str] = {}
    if isinstance(found, Page):
        if found.next:
            url = request.url.include_query_params(cursor=found.next)
            headers["Link"] = f'<{url}>; rel="next"'
        if found.total is not None:
            headers["X-Total-Count"] = str(found.total)
    return headers


def has(request: Request, tag: str) -> bool:
    """Whether the client says (If-None-Match) that it has the answer with this tag.

    A proxy that compresses an answer makes its tag a weak one; for a read that is the same.
    """
    known = request.headers.get("if-none-match", "").split(",")
    return tag in {part.strip().removeprefix("W/") for part in known}


def page(
    question: Question,
    query: Listed,
    found: Found,
    items: Sequence[T],
    positions: Sequence[Sequence[str]],
    total: Callable[[], int],
    held: int | None = None,
) -> Page[T]:
    """A page of `items`, one row more than the limit telling that there is another.

    `positions`: of each item, where the next page would begin after it. `held`: how many the page
    holds, where not as many as the query's limit.
    """
    held = query.limit if held is None else held
    more = len(items) > held
    picture = replace(question.picture, recorded_by=found.recorded_by)
    return Page[T](
        items=list(items[:held]),
        next=query.next(picture, positions[held - 1]) if more else None,
        total=total() if query.total else None,
        **question.clocks(found),
    )


def _check_once(request: Request, query: Common) -> None:
    """Raise InvalidValue for a parameter given twice of which only the last would count."""
    counts = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        Fault(name, f"is given {count} times and takes one value")
        for name, count in counts.items()
        if count > 1 and not isinstance(getattr(query, name, None), list)
    ]
    join(faults, InvalidValue)


def check_migrated(state: State, graph: Graph) -> None:
    """Raise NotMigrated before the first answer; migrations never go away, so once is enough."""
    if not getattr(state, "migrated", False):
        require_migrated(graph)
        state.migrated = True


def _left_out(query: Common) -> set[str] | None:
    return {"total"} if isinstance(query, Listed) and not query.total else None


def _etag(request: Request, picture: Picture, release: str, at: str) -> str:
    """Of the graph's state and the question, the clocks filled in (an answer of today ages)."""
    asked = sorted(request.query_params.multi_items())
    text = f"{release} {at} {request.url.path} {asked} {picture.as_of} {picture.known_at}"
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'
