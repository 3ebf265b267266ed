"""Reviewing extracted claims: a rejected one leaves the picture; every verdict can be undone."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from neo4j import ManagedTransaction

from app.claims.extractor import program
from app.claims.review import State, Verdict, review_digest, state, turns
from app.errors import Conflict, Fault, InvalidValue, NotFound
from app.graph.driver import Graph, Reader, Row, run_all
from app.graph.ingest import derive_edges
from app.graph.writing import writing

# The longest there is of an instant.
_ALWAYS = "9999"


class Review(NamedTuple):
    """A reviewer's verdict, as it was given."""

    verdict: Verdict
    reason: str | None
    by: str
    at: str


class Reviewed(NamedTuple):
    """What a verdict came to; `changed`: false where the claim stood so before."""

    changed: bool
    state: State | None


def review(graph: Graph, claim: str, verdict: Verdict, reason: str | None, by: str) -> Reviewed:
    """Keep a verdict on an extracted claim.

    Raises NotFound for an unknown claim, Conflict for one that no extractor made and where there
    is nothing to undo, InvalidValue for a program as the reviewer.
    """
    return graph.write(lambda transaction: judge(transaction, claim, verdict, reason, by))


def judge(
    transaction: ManagedTransaction, claim: str, verdict: Verdict, reason: str | None, by: str
) -> Reviewed:
    """`review` within a transaction of the caller's."""
    if program(by):
        raise InvalidValue(Fault("by", f"{by!r} is the name of a program, not of a person"))
    write = writing(transaction, by)
    before = _reviewable(Reader(transaction), claim)
    given = [each.verdict for each in before]
    now, after = state(given), state([*given, verdict])
    if verdict is Verdict.UNDO and now is None:
        raise Conflict(Fault(claim, "waits for its review: there is nothing to undo"))
    # What only a program rejected, a person may reject for good.
    by_people = any(program(each.by) is None for each in before)
    if verdict is not Verdict.UNDO and now is after and by_people:
        return Reviewed(False, now)
    with write:
        keep(transaction, write, [Judgement(claim, given, verdict, reason)], by)
    return Reviewed(True, after)


class Judgement(NamedTuple):
    """A verdict to come on a claim, and those that were given before it."""

    claim: str
    given: Sequence[Verdict]
    verdict: Verdict
    reason: str | None


def keep(
    transaction: ManagedTransaction, write: writing, judgements: Sequence[Judgement], by: str
) -> None:
    """Write verdicts, all of the same instant, and what follows from them for the picture."""
    rows = [_row(judgement, by) for judgement in judgements]
    values = {"verdicts": rows, "by": by, "at": write.at}
    statements = run_all(transaction, "write/review", values)
    derive_edges(transaction, {(type_, subject, object_) for type_, subject, object_ in statements
                               if object_})  # fmt: skip
    for row in rows:
        write.judged(row["digest"])


def _row(judgement: Judgement, by: str) -> dict[str, Any]:
    """A verdict as write/review takes it."""
    claim, given, verdict, reason = judgement
    number, all_given = len(given) + 1, [*given, verdict]
    return {
        "claim": claim,
        "number": number,
        "verdict": verdict,
        "reason": reason,
        "digest": review_digest(claim, number, verdict, reason, by),
        "state": state(all_given),
        "turned": number - 1 in turns(all_given),
    }


def reviews(reader: Reader, claim: str, recorded_by: str = _ALWAYS) -> list[Review]:
    """The verdicts on a claim, in their order."""
    return _given(reader.rows("read/reviews", {"id": claim, "recorded_by": recorded_by}))


def _given(rows: Sequence[Row]) -> list[Review]:
    """The verdicts that stand in the rows of read/reviews; a claim without one has a row too."""
    return [
        Review(Verdict(row["verdict"]), row["reason"], row["by"], row["at"])
        for row in rows
        if row["verdict"]
    ]


def _reviewable(reader: Reader, claim: str) -> Sequence[Review]:
    """The verdicts on a claim that an extractor made; raises what `review` says."""
    rows = reader.rows("read/reviews", {"id": claim, "recorded_by": _ALWAYS})
    if not rows:
        raise NotFound(f"{claim!r} is no claim of this graph")
    if rows[0]["rule"] is None:
        raise Conflict(
            Fault(
                claim,
                f"was not extracted but {rows[0]['extractor']}: what a person stated is mended in "
                "its file, or withdrawn with its document",
            )
        )
    return _given(rows)
