"""Withdrawing a document: what only it supports leaves the picture and stays in the past."""

from neo4j import ManagedTransaction

from app.claims.dates import first_day, parse_date
from app.claims.identity import retraction_digest
from app.errors import Conflict, Fault, InvalidValue, NotFound
from app.graph.driver import Graph, Reader, run_all
from app.graph.ingest import derive_edges
from app.graph.writing import writing


def retract(graph: Graph, document: str, retracted_on: str, reason: str | None) -> bool:
    """Withdraw a document from a day on; False where that was done before, with the same day.

    Raises NotFound for an unknown document, Conflict for one withdrawn on another day, InvalidValue
    for a day before it was published.
    """
    if graph.read(lambda reader: _withdrawn(reader, document, _day(retracted_on))):
        return False
    return graph.write(lambda transaction: withdraw(transaction, document, retracted_on, reason))


def withdraw(
    transaction: ManagedTransaction,
    document: str,
    retracted_on: str,
    reason: str | None,
    by: str | None = None,
) -> bool:
    """`retract` within a transaction of the caller's; `by`: who does it, kept with the release."""
    day = _day(retracted_on)
    write = writing(transaction, by)
    if _withdrawn(Reader(transaction), document, day):
        return False
    with write:
        values = {"document": document, "retracted_on": day, "reason": reason, "at": write.at}
        statements = run_all(transaction, "write/retract", values)
        derive_edges(transaction, {(t, s, o) for t, s, o in statements if o})
        write.judged(retraction_digest(document, day))
    return True


def _day(retracted_on: str) -> str:
    day = parse_date("retracted_on", retracted_on)
    if len(day) != 10:
        raise InvalidValue(Fault("retracted_on", f"{day!r} is no day", allowed=("YYYY-MM-DD",)))
    return day


def _withdrawn(reader: Reader, document: str, day: str) -> bool:
    """Whether the document was withdrawn on this day already; raises what `retract` says."""
    asked = {"id": document, "claims": [], "things": []}
    [held] = reader.rows("read/held", {"documents": [asked]})
    if not held["there"]:
        raise NotFound(f"{document!r} is no document of this graph")
    if held["retracted_on"] not in (None, day):
        raise Conflict(Fault(document, f"was withdrawn on {held['retracted_on']} already"))
    published = held["published_on"]
    if published and day < first_day(published):
        raise InvalidValue(Fault("retracted_on", f"{day} is before the document was published"))
    return held["retracted_on"] is not None
