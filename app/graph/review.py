"""Reviewing extracted claims: a rejected one leaves the picture; every verdict can be undone."""

from collections.abc import Sequence
from typing import NamedTuple

from neo4j import ManagedTransaction

from app.claims.review import State, Verdict, review_digest, state, turns
from app.errors import Conflict, Fault, NotFound
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
    is nothing to undo.
    """
    return graph.write(lambda transaction: judge(transaction, claim, verdict, reason, by))


def judge(
    transaction: ManagedTransaction, claim: str, verdict: Verdict, reason: str | None, by: str
) -> Reviewed:
    """`review` within a transaction of the caller's."""
    write = writing(transaction, by)
    given = [given.verdict for given in _reviewable(Reader(transaction), claim)]
    now, after = state(given), state([*given, verdict])
    if verdict is Verdict.UNDO and now is None:
        raise Conflict(Fault(claim, "waits for its review: there is nothing to undo"))
    if verdict is not Verdict.UNDO and now is after:
        return Reviewed(False, now)
    with write:
        number = len(given) + 1
        digest = review_digest(claim, number, verdict, reason, by)
        values = {
            "claim": claim,
            "number": number,
            "verdict": verdict,
            "reason": reason,
            "by": by,
            "at": write.at,
            "digest": digest,
            "state": after,
            "turned": number - 1 in turns([*given, verdict]),
        }
        [(type_, subject, object_)] = run_all(transaction, "write/review", values)
        if object_:
            derive_edges(transaction, [(type_, subject, object_)])
        write.judged(digest)
    return Reviewed(True, after)


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
