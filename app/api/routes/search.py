"""/search: names, aliases, demonyms, capitals, typos."""

from difflib import SequenceMatcher
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.api.asking import Question, answer
from app.api.models.answer import Answer, Model, Ref, ref
from app.api.params import Common
from app.entities.kinds import Kind
from app.entities.names import fold
from app.errors import Fault, InvalidValue
from app.graph.resolve import escaped, quoted

router = APIRouter(tags=["search"])


class SearchQuery(Common):
    """The parameters of /search."""

    q: str = Field(min_length=1, max_length=200, description="A name.", examples=["north koera"])
    kind: list[Kind] = Field([], description="Only things of these kinds.")
    limit: int = Field(20, ge=1, le=100, description="How many at most.")


class Hit(Model):
    """A thing found; the higher the score the better, scores of one answer compare."""

    entity: Ref
    score: float
    matched: str = Field(description="Which of its names is nearest to the text.")


class Hits(Answer):
    """What was found, best first."""

    items: list[Hit]


@router.get("/search", response_model=Hits, summary="Find a thing by what it is called")
def search(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
    """Whole names first, then their beginnings, typos and single words."""
    key = fold(query.q)
    if not key:
        raise InvalidValue(Fault("q", f"{query.q!r} has no letter or digit"))

    def find(question: Question) -> Hits:
        typos = 1 if len(key) < 6 else 2
        whole = f"{quoted(key)}^8 OR {escaped(key)}*^3 OR {escaped(key)}~{typos}"
        words = " AND ".join(f"({escaped(word)}^2 OR {escaped(word)}*)" for word in key.split())
        found = question.ask(
            "search", keys=whole, words=words, kinds=query.kind or list(Kind), limit=query.limit
        )
        items = [
            Hit(entity=ref(found.names, id_), score=round(score, 3), matched=_nearest(key, names))
            for id_, score, names in found.rows
        ]
        return Hits(items=items, **question.clocks(found))

    return answer(request, query, find)


def _nearest(key: str, names: list[str]) -> str:
    return max(names, key=lambda name: SequenceMatcher(None, key, fold(name)).ratio())
