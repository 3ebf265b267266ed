"""How a change is made: one transaction, answered from within it, and undone for a dry run."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from neo4j import ManagedTransaction
from pydantic import BaseModel

from app.api.asking import Question, check_migrated
from app.claims.clocks import current
from app.entities.vocabulary import Vocabulary, load
from app.graph.driver import Graph, Reader
from app.paths import SEED

A = TypeVar("A", bound=BaseModel)
# How long one change may take, the wait for another writer included.
SECONDS = 60.0


class _Undone(Exception):
    """Rolls a dry run back, with what it would have answered."""

    def __init__(self, answer: BaseModel) -> None:
        self.answer = answer


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the seed, loaded with the first change."""
    return load(SEED / "vocabulary")


def change(
    request: Request,
    work: Callable[[ManagedTransaction], Callable[[Question], A]],
    *,
    dry: bool = False,
) -> A:
    """What `work` does in one transaction, answered by what it returns; a dry run leaves nothing.

    The answer is read in the same transaction: nothing of another writer's can come between.
    """
    graph: Graph = request.app.state.graph
    check_migrated(request.app.state, graph)

    def run(transaction: ManagedTransaction) -> A:
        answer = work(transaction)(question(request, Reader(transaction, graph.reads)))
        if dry:
            raise _Undone(answer)
        return answer

    try:
        return graph.write(run, seconds=SECONDS)
    except _Undone as undone:
        answer: A = undone.answer  # type: ignore[assignment]  # what `run` put there
        return answer


def question(request: Request, reader: Reader) -> Question:
    """A question about all that the graph holds by now, what was just written included."""
    return Question(
        reader, request.app.state.resolver, replace(current(), recorded_by="9999-12-31T00:00:00Z")
    )


def answered(answer: BaseModel, status: int, **headers: str) -> Response:
    """A change's answer."""
    return JSONResponse(answer.model_dump(mode="json", by_alias=True), status, headers)
