"""/changes and /whatif: what a picture gains or loses."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.models.answer import Answer, Ref, refs
from app.api.models.network import ChangedEdge, Key, NetworkEdge, edges_by_key
from app.api.params import Common, Text
from app.claims.clocks import Picture
from app.claims.dates import first_day, last_day, parse_date, parse_instant
from app.claims.fact_types import FactType
from app.errors import Fault, InvalidValue
from app.graph.read import Found

router = APIRouter(tags=["changes"])


class ChangesQuery(Common):
    """The parameters of /changes."""

    from_: Text = Field(
        alias="from",
        description="A day of public knowledge, or with clock=recorded an instant of the graph.",
        examples=["2024-08-01"],
    )
    to: Text = Field(description="The later one.", examples=["2024-09-01"])
    clock: Literal["known", "recorded"] = Field("known", description="Which clock is moved.")
    limit: int = Field(200, ge=1, le=500, description="Edges at most.")


class Changes(Answer):
    """What came, went or changed standing between two pictures; `cut`: there is more."""

    clock: str
    from_: str = Field(alias="from")
    to: str
    changes: list[ChangedEdge]
    cut: bool


class WhatIfQuery(Common):
    """The parameters of /whatif; `without` says what is taken out."""

    from_: Text | None = Field(
        None,
        alias="from",
        description="With `to`: does a path between the two break?",
        examples=["PRK"],
    )
    to: Text | None = Field(None, description="The other end of that path.", examples=["UKR"])
    limit: int = Field(200, ge=1, le=500, description="Edges at most.")


class WhatIf(Answer):
    """What collapses without a source; `cut`: there is more."""

    without: list[str]
    vanish: list[ChangedEdge] = Field(description="Edges that no claim is left for.")
    weaken: list[ChangedEdge] = Field(description="Edges whose standing or speakers change.")
    unchanged: int = Field(description="Edges that it speaks of and that stand as before.")
    path_before: list[Ref] | None = Field(description="The shortest path with the source.")
    path_after: list[Ref] | None = Field(description="The shortest path without it.")
    cut: bool


@router.get("/changes", response_model=Changes, summary="What changed between two pictures")
def get_changes(request: Request, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Edges that came, went or changed standing, and because of which documents.

    With clock=recorded the same question later gives the same bytes.
    """

    def find(question: Question) -> Changes:
        before, after, (first, last) = _pictures(question.picture, query)
        rows = question.reader.rows(
            f"read/changed_{query.clock}",
            {
                "first": first,
                "last": last,
                "recorded_by": after.recorded_by,
                "limit": query.limit + 1,
            },
        )
        touched = rows[: query.limit]
        keys = [(row["type"], row["subject"], row["object"]) for row in touched]
        old, _ = edges_in(question, before, keys)
        new, found = edges_in(question, after, keys)
        documents = {key: list(row["documents"]) for key, row in zip(keys, touched, strict=True)}
        changes = [
            change
            for key in keys
            if (change := compared(old.get(key), new.get(key), documents[key]))
        ]
        question.picture = after
        return Changes(
            clock=query.clock,
            from_=first,
            to=last,
            changes=changes,
            cut=len(rows) > query.limit,
            **question.clocks(found),
        )

    return answer(request, query, find)


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
        sources = question.picture.without
        if not sources:
            raise InvalidValue(Fault("without", "name at least one speaker, publisher or document"))
        rows = question.reader.rows(
            "read/affected",
            {"sources": list(sources), "after": ["", "", ""], "limit": query.limit + 1},
        )
        keys = [(row["type"], row["subject"], row["object"]) for row in rows[: query.limit]]
        with_it = replace(question.picture, without=())
        old, _ = edges_in(question, with_it, keys)
        new, found = edges_in(question, question.picture, keys)
        changes = [c for key in keys if (c := compared(old.get(key), new.get(key), []))]
        weakened = [
            change
            for change in changes
            if change.after is not None and change.before != change.after
        ]
        return WhatIf(
            without=list(sources),
            vanish=[change for change in changes if change.after is None],
            weaken=weakened,
            unchanged=len(old) - len(weakened) - sum(change.after is None for change in changes),
            path_before=_path(question, with_it, query),
            path_after=_path(question, question.picture, query),
            cut=len(rows) > query.limit,
            **question.clocks(found),
        )

    return answer(request, query, find)


def _path(question: Question, picture: Picture, query: WhatIfQuery) -> list[Ref] | None:
    """The shortest path between the two things asked about, null where there is none."""
    if not (query.from_ and query.to):
        return None
    ends = {"from": question.must("from", query.from_), "to": question.must("to", query.to)}
    asked = {**picture.parameters(), **ends, "types": list(FactType), "limit": 1}
    rows = question.reader.rows("read/paths", asked)
    if not rows:
        return None
    names = question.named(rows[0]["nodes"])
    return refs(names, rows[0]["nodes"])


def edges_in(
    question: Question, picture: Picture, keys: Sequence[Key]
) -> tuple[Mapping[Key, NetworkEdge], Found]:
    """The statements asked for as they stand in a picture."""
    there = replace(question, picture=picture)
    found = there.ask("statements", statements=[list(key) for key in keys])
    return edges_by_key(found), found


def compared(
    before: NetworkEdge | None, after: NetworkEdge | None, documents: list[str]
) -> ChangedEdge | None:
    """How an edge differs between two pictures, null where it does not."""
    edge = after or before
    if edge is None:
        return None
    old, new = set(before.claims if before else ()), set(after.claims if after else ())
    if before is None or after is None:
        change = "came" if before is None else "went"
    elif before.standing.value != after.standing.value:
        change = "standing"
    elif old != new or before.standing != after.standing:
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
        claims_added=sorted(new - old),
        claims_gone=sorted(old - new),
        documents=documents,
    )
