"""/changes and /whatif: what a picture gains or loses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.bounds import check_counted, leading
from app.api.models.answer import Answer, Ref
from app.api.models.network import ChangedEdge, Key, NetworkEdge, edges_by_key
from app.api.params import Moment, Paged, Text
from app.api.routes.network import paths_between
from app.claims.clocks import Picture
from app.claims.dates import first_day, last_day, parse_date, parse_instant
from app.errors import Fault, InvalidValue
from app.graph.read import Found

router = APIRouter(tags=["changes"])


# Reads that it takes to find what a claim touches.
_EACH = 5
# Before all statements.
_FIRST = ("", "", "")


class ChangesQuery(Paged):
    """The parameters of /changes."""

    from_: Moment = Field(
        alias="from",
        description="A day of public knowledge, or with clock=recorded an instant of the graph.",
    )
    to: Moment = Field(description="The later one.")
    clock: Literal["known", "recorded"] = Field("known", description="Which clock is moved.")
    limit: int = Field(200, ge=1, le=500, description="Edges looked at, a page.")


class Changes(Answer):
    """What came, went or changed standing between two pictures, by type, subject and object.

    `cut`: there is more; `next` goes on, unless an edge alone is more than a question may read.
    """

    clock: str
    from_: str = Field(alias="from")
    to: str
    changes: list[ChangedEdge]
    cut: bool
    next: str | None = Field(description="The next page's cursor; null: this is the last.")


class WhatIfQuery(Paged):
    """The parameters of /whatif; `without` says what is taken out."""

    from_: Text | None = Field(
        None,
        alias="from",
        description="With `to`: does a path between the two break?",
        examples=["PRK"],
    )
    to: Text | None = Field(None, description="The other end of that path.", examples=["UKR"])
    limit: int = Field(200, ge=1, le=500, description="Edges looked at, a page.")


class WhatIf(Answer):
    """What collapses without a source, by type, subject and object.

    `cut`: there is more; `next` goes on, unless an edge alone is more than a question may read.
    """

    without: list[str]
    vanish: list[ChangedEdge] = Field(description="Edges that no claim is left for.")
    weaken: list[ChangedEdge] = Field(description="Edges whose standing or speakers change.")
    unchanged: int = Field(
        description="Edges of this page that it speaks of and that stand as before."
    )
    path_before: list[Ref] | None = Field(description="The shortest path with the source.")
    path_after: list[Ref] | None = Field(description="The shortest path without it.")
    cut: bool
    next: str | None = Field(description="The next page's cursor; null: this is the last.")


@router.get("/changes", response_model=Changes, summary="What changed between two pictures")
def get_changes(request: Request, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Edges that came, went or changed standing, and because of which documents.

    With clock=recorded the same question later gives the same bytes.
    """

    def find(question: Question) -> Changes:
        moved = "known_at" if query.clock == "known" else "recorded_by"
        if getattr(query, moved) is not None:
            raise InvalidValue(Fault(moved, f"is what from and to say with clock={query.clock}"))
        question.picture, start = query.start(question.picture, _FIRST)
        before, after, (first, last) = _pictures(question.picture, query)
        window = {"clock": query.clock, "first": first, "last": last}
        check_counted(question, "weight_changed", window, _EACH)
        span = {"first": first, "last": last, "recorded_by": after.recorded_by}
        touched = _touched(question, query, f"changed_{query.clock}", span, start)
        because = touched.because
        old, _ = edges_in(question, before, because)
        new, found = edges_in(question, after, because)
        seen = _seen(question, before, after, because.values())
        changes = [
            change
            for key, claims in because.items()
            if (change := compared(old.get(key), new.get(key), claims, seen))
        ]
        question.picture = after
        return Changes(
            clock=query.clock,
            from_=first,
            to=last,
            changes=changes,
            cut=touched.cut,
            next=touched.next(question, query, found),
            **question.clocks(found),
        )

    return answer(request, query, find)


class _Touched(NamedTuple):
    """The statements of a page, each with the claims that it is because of, and their documents.

    `after`: where the next page begins, None for the last one.
    """

    because: Mapping[Key, Mapping[str, str]]
    after: Key | None
    cut: bool

    def next(self, question: Question, query: Paged, found: Found) -> str | None:
        """The cursor of the next page, which sees the graph as this one did."""
        picture = replace(question.picture, recorded_by=found.recorded_by)
        return query.next(picture, self.after) if self.after else None


def _touched(
    question: Question, query: Paged, name: str, values: Mapping[str, object], start: Sequence[str]
) -> _Touched:
    """What a query finds after a statement, as far as one page may look through it."""
    rows = question.reader.rows(
        f"read/{name}", {**values, "after": list(start), "limit": query.limit + 1}
    )
    because = {
        (row["type"], row["subject"], row["object"]): dict(row["because"])
        for row in rows[: query.limit]
    }
    keys = list(because)
    kept, passed = leading(question, keys, pictures=2)
    more = passed < len(rows)
    return _Touched(
        {key: because[key] for key in kept},
        keys[passed - 1] if more else None,
        more or len(kept) < passed,
    )


def _pictures(picture: Picture, query: ChangesQuery) -> tuple[Picture, Picture, tuple[str, str]]:
    """The pictures before and after, and the two ends of the clock that is moved.

    Unless asked otherwise, the day in the world is the later one's, so that the answer stays.
    """
    if query.clock == "known":
        start, end = parse_date("from", query.from_), parse_date("to", query.to)
        first, last = first_day(start), last_day(end)
        world = query.as_of or last
        before = replace(picture, known_at=first, as_of=world)
        after = replace(picture, known_at=last, as_of=world)
    else:
        first, last = parse_instant("from", query.from_), parse_instant("to", query.to)
        world, known = query.as_of or last[:10], query.known_at or last[:10]
        before = replace(picture, recorded_by=first, as_of=world, known_at=known)
        after = replace(picture, recorded_by=last, as_of=world, known_at=known)
    if first >= last:
        raise InvalidValue(Fault("to", f"{query.to} is not after from {query.from_}"))
    return before, after, (first, last)


@router.get("/whatif", response_model=WhatIf, summary="What collapses without a source")
def get_whatif(request: Request, query: Annotated[WhatIfQuery, Query()]) -> Response:
    """Edges that vanish or fall to fewer speakers if a speaker, publisher or document is wrong."""

    def find(question: Question) -> WhatIf:
        question.picture, start = query.start(question.picture, _FIRST)
        sources = question.picture.without
        if not sources:
            raise InvalidValue(Fault("without", "name at least one speaker, publisher or document"))
        if (query.from_ is None) != (query.to is None):
            missing = "to" if query.to is None else "from"
            raise InvalidValue(Fault(missing, "a path has two ends: give from and to, or neither"))
        check_counted(question, "weight_sources", {"sources": list(sources)}, _EACH)
        touched = _touched(question, query, "affected", {"sources": list(sources)}, start)
        because = touched.because
        with_it = replace(question.picture, without=())
        old, _ = edges_in(question, with_it, because)
        new, found = edges_in(question, question.picture, because)
        seen = _seen(question, with_it, question.picture, because.values())
        changes = [
            change
            for key, claims in because.items()
            if (change := compared(old.get(key), new.get(key), claims, seen))
        ]
        weakened = [change for change in changes if change.after is not None]
        return WhatIf(
            without=list(sources),
            vanish=[change for change in changes if change.after is None],
            weaken=weakened,
            unchanged=len(old) - len(weakened) - sum(change.after is None for change in changes),
            path_before=_path(question, with_it, query),
            path_after=_path(question, question.picture, query),
            cut=touched.cut,
            next=touched.next(question, query, found),
            **question.clocks(found),
        )

    return answer(request, query, find)


def _path(question: Question, picture: Picture, query: WhatIfQuery) -> list[Ref] | None:
    """The shortest path between the two things asked about, null where there is none."""
    if not (query.from_ and query.to):
        return None
    start, end = question.must("from", query.from_), question.must("to", query.to)
    found, _, _ = paths_between(replace(question, picture=picture), start, end, whole=True)
    return found[0].nodes if found else None


class _Seen(NamedTuple):
    """Which of the claims looked at are in the picture before and in the one after."""

    before: frozenset[str]
    after: frozenset[str]


def _seen(
    question: Question, before: Picture, after: Picture, because: Iterable[Mapping[str, str]]
) -> _Seen:
    ids = sorted({id_ for claims in because for id_ in claims})

    def among(picture: Picture) -> frozenset[str]:
        [row] = replace(question, picture=picture).rows("in_picture", ids=ids)
        return frozenset(row["ids"])

    return _Seen(among(before), among(after))


def edges_in(
    question: Question, picture: Picture, keys: Iterable[Key]
) -> tuple[Mapping[Key, NetworkEdge], Found]:
    """The statements asked for as they stand in a picture."""
    there = replace(question, picture=picture)
    found = there.ask("statements", statements=[list(key) for key in keys])
    return edges_by_key(found), found


def compared(
    before: NetworkEdge | None,
    after: NetworkEdge | None,
    because: Mapping[str, str],
    seen: _Seen,
) -> ChangedEdge | None:
    """How an edge differs between two pictures, null where it does not.

    `because`: the claims that may have brought it, each with its document.
    """
    edge = after or before
    if edge is None:
        return None
    came = because.keys() & (seen.after - seen.before)
    went = because.keys() & (seen.before - seen.after)
    if before is None or after is None:
        change = "came" if before is None else "went"
    elif before.standing.value != after.standing.value:
        change = "standing"
    elif came or went or before.standing != after.standing:
        change = "claims"
    else:
        return None
    return ChangedEdge(
        type=edge.type,
        subject=edge.subject,
        object=edge.object,
        change=change,
        before=before.standing if before else None,
        after=after.standing if after else None,
        claims_added=sorted(came),
        claims_gone=sorted(went),
        documents=sorted({because[id_] for id_ in came | went}),
    )
