"""Which edition of a dataset may take the place of another, and what would leave with that."""

from collections.abc import Iterator
from typing import NamedTuple

from app.claims.dates import first_day, last_day
from app.errors import Fault, InvalidValue, join
from app.graph.driver import Graph, Row

FIELD = "superseded_by"
# A whole register is looked through.
_SECONDS = 300


def check_successor(old: Row, new: Row, day: str) -> None:
    """Return if from a day on an edition may take the place of another; rows of read/held.

    Raises InvalidValue that names each reason against it.
    """
    if not new["there"]:
        raise InvalidValue(Fault(FIELD, f"{new['id']!r} is no document of this graph"))
    join([Fault(field, why) for field, why in _reasons(old, new, day)], InvalidValue)


def _reasons(old: Row, new: Row, day: str) -> Iterator[tuple[str, str]]:
    if old["dataset"] is None or new["dataset"] is None:
        of = " and ".join(row["id"] for row in (old, new) if row["dataset"] is None)
        yield FIELD, f"{of}: no edition of a dataset; other documents are only withdrawn"
    elif old["dataset"] != new["dataset"]:
        yield (
            FIELD,
            f"{new['id']} is an edition of {new['dataset']}, {old['id']} of {old['dataset']}",
        )
    if old["id"] == new["id"]:
        yield FIELD, f"{new['id']} cannot take its own place"
    elif new["retracted_on"]:
        yield FIELD, f"{new['id']} itself left the picture on {new['retracted_on']}"
    if new["dataset"] and not new["complete"]:
        yield FIELD, f"{new['id']} is not complete: import its file to the end"
    # Until then it is not public knowledge, and there would be days without either.
    known = first_day(new["published_on"] or new["recorded_at"][:10])
    if day < known:
        yield "retracted_on", f"{day} is before {new['id']} became public on {known}"
    if _older(new["published_on"], old["published_on"]):
        yield FIELD, f"{new['id']} is the older one: {new['published_on']}, {old['published_on']}"


def _older(one: str | None, other: str | None) -> bool:
    """Whether a date is before another on whatever days the two may mean."""
    return bool(one and other and last_day(one) < first_day(other))


class Leaving(NamedTuple):
    """What a document takes with it: its claims that stand, and how many of the rows that they make
    (who, whom, which weapon, which status) it `alone` tells."""

    claims: int
    alone: int


def leaving(graph: Graph, document: str) -> Leaving:
    """What would leave the picture with a document."""
    [row] = graph.read(
        lambda reader: reader.rows("read/alone", {"document": document}), seconds=_SECONDS
    )
    return Leaving(row["claims"], row["alone"])
