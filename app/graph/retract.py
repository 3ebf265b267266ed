"""Withdrawing a document: what only it supports leaves the picture and stays in the past.

A newer edition of a dataset takes the place of an older one by the same rule.
"""

from neo4j import ManagedTransaction

from app.claims.dates import first_day, parse_date
from app.claims.identity import retraction_digest
from app.errors import Conflict, Fault, InvalidValue, NotFound
from app.graph.driver import Graph, Reader, run_all
from app.graph.ingest import derive_edges
from app.graph.succession import check_successor
from app.graph.writing import writing


def retract(
    graph: Graph,
    document: str,
    retracted_on: str,
    reason: str | None,
    superseded_by: str | None = None,
    *,
    dry_run: bool = False,
) -> bool:
    """Withdraw a document from a day on; False where that was done before, with the same day.

    `superseded_by`: the newer edition of the same dataset that takes its place. A dry run tells
    the same and writes nothing. Raises NotFound for an unknown document, Conflict for one
    withdrawn on another day or for another edition, InvalidValue for a day before it was published
    or an edition that cannot take its place.
    """
    day = _day(retracted_on)
    done = graph.read(lambda reader: _withdrawn(reader, document, day, superseded_by))
    if done or dry_run:
        return not done
    return graph.write(
        lambda transaction: withdraw(
            transaction, document, day, reason, superseded_by=superseded_by
        )
    )


def withdraw(
    transaction: ManagedTransaction,
    document: str,
    retracted_on: str,
    reason: str | None,
    by: str | None = None,
    superseded_by: str | None = None,
) -> bool:
    """`retract` within a transaction of the caller's; `by`: who does it, kept with the release."""
    day = _day(retracted_on)
    write = writing(transaction, by)
    if _withdrawn(Reader(transaction), document, day, superseded_by):
        return False
    with write:
        values = {
            "document": document,
            "retracted_on": day,
            "reason": reason,
            "superseded_by": superseded_by,
            "at": write.at,
        }
        statements = run_all(transaction, "write/retract", values)
        derive_edges(transaction, {(t, s, o) for t, s, o in statements if o})
        write.judged(retraction_digest(document, day, superseded_by))
    return True


def _day(retracted_on: str) -> str:
    day = parse_date("retracted_on", retracted_on)
    if len(day) != 10:
        raise InvalidValue(Fault("retracted_on", f"{day!r} is no day", allowed=("YYYY-MM-DD",)))
    return day


def _withdrawn(reader: Reader, document: str, day: str, superseded_by: str | None) -> bool:
    """Whether the document was withdrawn just so already; raises what `retract` says."""
    ids = [document, *([superseded_by] if superseded_by else [])]
    asked = [{"id": id_, "claims": [], "things": []} for id_ in ids]
    held, *newer = reader.rows("read/held", {"documents": asked})
    if not held["there"]:
        raise NotFound(f"{document!r} is no document of this graph")
    if held["retracted_on"]:
        said = {"retracted_on": day, "superseded_by": superseded_by or held["superseded_by"]}
        if any(held[field] != value for field, value in said.items()):
            raise Conflict(Fault(document, _already(held["retracted_on"], held["superseded_by"])))
        return True
    published = held["published_on"]
    if published and day < first_day(published):
        raise InvalidValue(Fault("retracted_on", f"{day} is before the document was published"))
    for row in newer:
        check_successor(held, row, day)
    return False


def _already(day: str, superseded_by: str | None) -> str:
    how = f"superseded by {superseded_by}" if superseded_by else "withdrawn"
    return f"was {how} on {day} already"
